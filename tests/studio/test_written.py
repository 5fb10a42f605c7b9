"""Words from outside, made fit to keep."""

import time

import pytest

from studio.written import has_card_number, one_line, passage


@pytest.mark.parametrize(
    "name",
    ["O'Brien", "Smith <tom@example.com>", "<b>", "{{7*7}}", "=cmd()", "Null", "שרה כהן", "محمد العلي", "Zoë", "%", '"',
     "क्षत्रिय", "👨‍👩‍👧‍👦", "می‌خواهم", "-", "李小龍"],
)  # fmt: skip
def test_a_name_stays_as_it_was_typed(name: str) -> None:
    assert one_line(name, 200) == (name, False)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("Cla\x00ire", "Claire"), ("\ud800Mark", "Mark"), ("\u202eelliE\u202c", "elliE"), ("To\u200bm", "Tom"),
     ("Zoe\u0308", "Zoë"), ("\ufeffAnn", "Ann"), ("Ann\u200d", "Ann"), ("Ann\u200d Lee", "Ann Lee"),
     ("a\r\nb\tc", "a b c"),
     ("a\x85b\u2028c", "a b c"), ("  Ann   Lee ", "Ann Lee"), ("\x07", "")],
)  # fmt: skip
def test_what_no_pen_can_write_goes(raw: str, kept: str) -> None:
    assert one_line(raw, 200).text == kept


def test_several_lines_stay_several_lines() -> None:
    assert passage(" one \r\n\r\ntwo\rthree\x00 ", 100) == ("one\n\ntwo\nthree", False)


def test_what_is_too_long_is_cut_and_said_to_be() -> None:
    assert one_line("n" * 201, 200) == ("n" * 200, True)
    assert one_line("n" * 200 + "   \n", 200) == ("n" * 200, False)


@pytest.mark.parametrize("heap", ["a", "\u0301\u0316", "\u202e", "👨\u200d", "\ud800", " ", "\n"])
def test_a_paste_of_a_megabyte_costs_no_time(heap: str) -> None:
    started = time.perf_counter()
    assert len(one_line(heap * 1_000_000, 200).text) <= 200
    assert len(passage(heap * 1_000_000, 20_000).text) <= 20_000
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("paid with 4111 1111 1111 1111 today", True),
        ("4111-1111-1111-1111", True),
        ("378282246310005", True),
        ("4111 1111 1111 1112", False),
        ("ring 01632 960123 or 07700 900123", False),
        ("order 2026-0001", False),
        ("", False),
    ],
)
def test_a_card_number_is_known_by_its_check_figure(text: str, is_card: bool) -> None:
    assert has_card_number(text) is is_card
