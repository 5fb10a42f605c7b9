"""Telephone numbers, e-mail addresses and postcodes as people write them."""

import pytest

from studio.errors import Refused
from studio.reaching import email, postcode, telephone


@pytest.mark.parametrize(
    "typed",
    ["01632 960123", "01632960123", "+44 1632 960123", "+44 (0)1632 960123", "0044 1632 960123", "(01632) 960-123",
     "０１６３２ ９６０１２３", "tel:+44-1632-960123", "01632\u200b960123", "\u202d01632 960123\u202c"],
)  # fmt: skip
def test_one_number_typed_in_many_ways_is_found_by_the_same_digits(typed: str) -> None:
    read = telephone(typed)
    assert (read.e164, read.digits, read.advice) == ("+441632960123", "01632960123", None)


def test_the_number_is_kept_as_it_was_typed() -> None:
    assert telephone("  +44 (0)7700 900 123 ").typed == "+44 (0)7700 900 123"


def test_an_extension_is_kept_apart_from_the_digits() -> None:
    read = telephone("01632 960123 ext 12")
    assert (read.digits, read.extension) == ("01632960123", "12")


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert telephone("+1 (514) 721-4711").digits == "15147214711"
    assert telephone("(514) 721-4711", "CA").e164 == "+15147214711"


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("call me", "does not look like"), ("1" * 30, "more digits"), ("12345", "no area code|too short"),
     ("+44 1", "too short"), ("016329601234567", "more digits")],
)  # fmt: skip
def test_an_odd_number_is_kept_with_advice(typed: str, advice: str) -> None:
    read = telephone(typed)
    assert read.typed == typed
    assert read.e164 is None
    assert read.advice
    assert any(part in read.advice for part in advice.split("|"))


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "9" * 1_000_000, "\ud800", "+", "tel:", ";ext=1", "{{7*7}}"]
)
def test_no_telephone_number_stops_the_form(typed: str) -> None:
    assert len(telephone(typed).typed) <= 80


def test_an_unknown_region_is_no_reason_to_stop() -> None:
    assert telephone("01632 960123", "??").typed == "01632 960123"


@pytest.mark.parametrize(
    "typed",
    ["claire@example.com", "o'brien+portraits@example.co.uk", "josé@example.com", "a@münchen.de", '"c d"@example.com',
     "a@xn--mnchen-3ya.de"],
)  # fmt: skip
def test_odd_but_legal_addresses_pass_without_a_word(typed: str) -> None:
    assert email(typed) == type(email(typed))(typed, True, None)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("claire.example.com", "no @"), ("claire @example.com", "space"), ("claire@gmail.con", "claire@gmail.com?"),
     ("claire@example.com.", "claire@example.com?"), ("john@doe.invalid", "kept for examples"), ("a@b", "complete"),
     ("Claire <claire@example.com>", "Did you mean claire@example.com?"), ("c" * 400, "too long"), ("@", "complete")],
)  # fmt: skip
def test_an_unlikely_address_is_kept_with_advice(typed: str, advice: str) -> None:
    read = email(typed)
    assert read.typed == typed[:320]
    assert advice in (read.advice or "")


@pytest.mark.parametrize(
    "typed", ["a@example.com\nBcc: b@example.com", "a@example.com\rb", "a\u2028b@example.com"]
)
def test_a_line_break_in_an_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="one line") as refused:
        email(typed)
    assert refused.value.field == "email"


@pytest.mark.parametrize(
    "typed", ["a@example.com, b@example.com", "a@example.com;b@example.com", "a@x.com b@x.com"]
)
def test_two_addresses_in_one_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match="more than one"):
        email(typed)


def test_two_spellings_of_one_address_have_one_key() -> None:
    assert email("Claire@Example.COM").key == email("claire@example.com").key


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [("bs14dj", "BS1 4DJ"), ("BS1 4DJ", "BS1 4DJ"), ("sw1a 1aa", "SW1A 1AA"), ("gir 0aa", "GIR 0AA"),
     ("ze10aa", "ZE1 0AA"), ("ＢＳ１ ４ＤＪ", "BS1 4DJ")],
)  # fmt: skip
def test_a_british_postcode_gets_its_capitals_and_its_space(typed: str, tidy: str) -> None:
    read = postcode(typed)
    assert (read.typed, read.tidy, read.ok) == (typed, tidy, True)
    assert (read.advice is None) == (typed == tidy)


@pytest.mark.parametrize("typed", ["Definitely wrong", "12FSSD", "1A1 1AA", "EH1 JS", "EH1JS", "", "75008"])
def test_a_wrong_or_missing_postcode_is_advice_only(typed: str) -> None:
    read = postcode(typed)
    assert (read.ok, read.tidy) == (False, typed)
    assert read.advice


def test_a_foreign_postcode_is_left_alone() -> None:
    assert postcode("h2g 1a7", "CA") == type(postcode(""))("h2g 1a7", "h2g 1a7", True)
