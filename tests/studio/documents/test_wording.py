"""Templates: slots, strong words, and values that are never anything but words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.documents import Paragraph, Template, Unprintable, Windows, kept_whole, plain, printable, render
from studio.documents.setting import lines
from studio.errors import Refused
from tests.studio.documents.letter import follow_up
from tests.studio.documents.reading import glyphs, text_lines

HOSTILE = (
    "<b>",
    "Smith <tom@example.com>",
    "{{salutation}}",
    "**",
    "O'Brien & Sons",
    "=cmd()",
    "%s %(name)s",
    "(a) Tj ET \\) [1] TJ",
    "\\n \\t",
    "</para>",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_value_is_printed_as_it_is(name: str) -> None:
    rows = text_lines(render(follow_up(name)))
    assert f"Dear {name}" in rows
    assert name in "\n".join(rows[:12])


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(Refused, match="“hanging_place”") as refusal:
        Template.read("Above {{hanging_place}}.", "L8").fill({"place": "x"})
    assert refusal.value.field == "hanging_place"


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_an_empty_value_is_named(nothing: str) -> None:
    with pytest.raises(Refused, match="“place”, and it is empty"):
        Template.read("Above {{place}}.", "L8").fill({"place": nothing})


@pytest.mark.parametrize("wording", ["Dear {{Name}}", "Dear {{ }}", "Dear {{name", "Dear name}}", "**Dear"])
def test_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(Refused, match="L8"):
        Template.read(wording, "L8")


def test_a_template_knows_its_fields_and_its_paragraphs() -> None:
    template = Template.read("Dear {{name}}\n\n**Who:** {{who}},\nand {{ name }}.\r\n\r\n", "L1")
    assert template.fields == {"name", "who"}
    filled = template.fill({"name": "Mrs Ashworth", "who": "Claire"})
    assert ["".join(span.words for span in text).replace("\u00a0", " ") for text in filled] == [
        "Dear Mrs Ashworth",
        "Who: Claire, and Mrs Ashworth.",
    ]


WHOLE = (
    "01632 960101",
    "07700 900 123",
    "Saturday 5 December 2026",
    "10.30 am",
    "7.30 pm",
    "£1,555.00",
    "Mrs Ashworth",
    "Dr O’Neill-Smith",
    "L-000412",
)


@pytest.mark.parametrize("right", range(60, 180, 7))
def test_telephones_prices_dates_and_names_never_break_across_lines(right: int) -> None:
    sentence = "Please ring {} or come on {} at {} and bring {}; ask {}, quote {}, {} or {} until {} please."
    order = (WHOLE[0], WHOLE[2], WHOLE[3], WHOLE[5], WHOLE[6], WHOLE[8], WHOLE[1], WHOLE[7], WHOLE[4])
    paper = replace(
        follow_up(),
        slip=None,
        body=(Paragraph(sentence.format(*order)),),
        windows=Windows(right=max(right, 140)),
    )
    narrow = replace(paper, windows=Windows(right=max(right, 125)))
    for shown in (paper, narrow):
        rows = text_lines(render(shown))
        for whole in WHOLE:
            assert any(whole in row for row in rows), (whole, rows)


def test_a_short_value_is_kept_on_one_line_and_a_long_one_may_break() -> None:
    (short,) = Template.read("{{name}}").fill({"name": "Priya and Tomas Shah"})
    assert " " not in short[0].words
    (long,) = Template.read("{{said}}").fill(
        {"said": "it is now the first thing I see when I come in, every day"}
    )
    assert " " in long[0].words


def test_no_word_is_left_alone_on_the_last_line_where_that_can_be_helped() -> None:
    text = plain(
        "We would much rather know about it today, and we will put it right for you if we possibly can."
    )
    for measure in range(150, 420, 10):
        last = lines(text, 11, measure)[-1]
        assert last.width > measure * 0.12


@pytest.mark.parametrize("words", ["x" * 300, "x" * 5000, "Ω" * 400, "word " * 2000, "a\u00a0" * 400])
def test_nothing_crosses_the_margin(words: str) -> None:
    pdf = render(replace(follow_up(), slip=None, body=(Paragraph(words),)))
    assert max(glyph.right for glyph in glyphs(pdf)) <= 185.1


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_set_inside_its_measure_or_refused_for_its_letters(words: str) -> None:
    if printable(words):
        with pytest.raises(Unprintable):
            lines(plain(words), 11, 120)
    else:
        assert all(line.width <= 120.01 for line in lines(plain(words), 11, 120))


def test_keeping_whole_changes_nothing_but_spaces() -> None:
    words = "On Saturday 5 December 2026 at 10.30 am, ring 01632 960101 or Mrs A. Ashworth about £60.00."
    assert re.sub("\u00a0", " ", kept_whole(words)) == words
