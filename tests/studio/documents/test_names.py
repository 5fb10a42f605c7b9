"""Every name prints: of any country in our sample of names, ordered, joined and marked as its readers write it.

The proof is in the dots. Qt shapes and orders text with code of its own; what it paints and what our page shows must
be the same ink.
"""

import json
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from studio.documents import (
    Paragraph,
    Template,
    Unprintable,
    faces,
    installed,
    page_count,
    plain,
    printable,
    render,
)
from studio.documents.faces import Voice, by_face
from studio.documents.installed import Installed
from studio.documents.setting import line, lines, text_line
from studio.documents.shaping import isolated, shaped
from tests.studio.documents.inks import SIZE, by_qt, families_for_qt, likeness, ours
from tests.studio.documents.letter import follow_up
from tests.studio.documents.reading import text_lines

DATA = Path(__file__).resolve().parents[2] / "data"
NAMES = DATA.joinpath("names", "names.txt").read_text("utf-8").splitlines()
TEXTS = json.loads(DATA.joinpath("scripts", "article-1.json").read_text("utf-8"))


def test_every_name_of_the_sample_has_a_face_in_every_voice() -> None:
    assert len(NAMES) > 4000
    for voice in Voice:
        assert {name for name in NAMES if printable(name, voice)} == set()


def test_no_name_of_the_sample_is_set_with_a_missing_glyph() -> None:
    for name in NAMES:
        for level in (0, 1):
            assert all(0 not in piece.glyphs for piece in shaped(name, Voice.TEXT, level)), name


def test_every_name_of_the_sample_goes_into_a_letter() -> None:
    body = tuple(Paragraph(", ".join(NAMES[start : start + 60])) for start in range(0, len(NAMES), 60))
    pdf = render(replace(follow_up(), slip=None, body=body))
    assert page_count(pdf) > 5


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["language"])
def test_latin_greek_and_cyrillic_texts_are_printed_and_read_back(entry: dict[str, str]) -> None:
    pdf = render(replace(follow_up(), slip=None, body=(Paragraph(entry["text"]),)))
    read = " ".join(text_lines(pdf))
    assert " ".join(unicodedata.normalize("NFC", entry["text"]).split()) in read


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("Ann 😀", "😀"),
        ("\x00Ann", "\x00"),
        ("ᠮᠣᠩ", "ᠮᠣᠩ"),
        ("Ann \ue000", "\ue000"),
        ("\U0001ed3e", "\U0001ed3e"),
    ],
)
def test_letters_without_a_face_are_named_before_anything_is_printed(
    name: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "folders", tuple)  # a system without a face of its own
    assert printable(name) == missing
    with pytest.raises(Unprintable) as refusal:
        render(follow_up(name))
    assert set(refusal.value.letters) <= set(missing)
    assert refusal.value.letters


@pytest.mark.parametrize(
    "unseen", ["Ann\u200b", "\u202eAnn", "A\u00adnn", "Ann\u2069", "\u2068Ann", "\ufeffAnn", "Ann\n"]
)
def test_marks_that_print_nothing_neither_print_nor_disturb(unseen: str) -> None:
    assert printable(unseen) == ""
    assert "Dear Ann" in text_lines(render(follow_up(unseen)))


def test_a_latin_word_keeps_one_face_for_all_its_letters() -> None:
    assert [face.stem for face, _ in by_face("Nguyễn", Voice.TEXT)] == ["SourceSerif4_400Regular"]
    faces = [face.stem for face, _ in by_face("Ашот Յան", Voice.TEXT)]
    assert faces == ["SourceSerif4_400Regular", "paper/NotoSansArmenian_400Regular"]


# Ink beside ink.


@pytest.fixture(scope="module")
def families(qapp: QGuiApplication) -> list[str]:
    return families_for_qt()


JOINED = ("محمد عبد الله", "فاطمة الزهراء", "یاسمین", "יעל כהן", "שָׁלוֹם", "प्रिया शर्मा", "क्षितिज", "श्रीकृष्ण")
MIXED = (
    "Dear محمد and Anna",
    "Dear יעל כהן, hello",
    "for प्रिया शर्मा, too",
    "Ms עברית (12) x",
    "Նունե and ნინო",
    "Nguyễn Thị, Ζωή, Юлія",
)
OTHERS = ("নাসিমা", "ស្រីមុំ", "김민준", "王伟 and さくら")


@pytest.mark.parametrize("words", [*JOINED, *MIXED, *OTHERS])
def test_our_page_shows_the_ink_that_qt_paints(words: str, families: list[str]) -> None:
    size = 30 if len(words) > 14 else SIZE
    mine, theirs = ours(words, size), by_qt(words, families, size)
    assert abs(mine.width - theirs.width) <= 3 + theirs.width * 0.01
    assert abs(mine.height - theirs.height) <= 4
    assert likeness(mine, theirs) > 0.8


@pytest.mark.parametrize("words", JOINED[:4] + JOINED[5:])
def test_without_ordering_and_joining_it_would_be_other_ink(words: str, families: list[str]) -> None:
    one_by_one = "\u200c".join(reversed(words))
    assert likeness(ours(words), by_qt(one_by_one, families)) < 0.7


def test_a_name_from_the_right_does_not_carry_the_sentence_with_it() -> None:
    template = Template.read("Dear {{name}} 12 Orchard Road")
    set_line = text_line(template.fill({"name": "יעל כהן"})[0], 20)
    hebrew = line("יעל", size=20).glyphs[0][0].number
    # What follows the name is drawn after it, not before.
    assert set_line.show.index(f"/F{hebrew} ") < set_line.show.rindex("/F1 ")
    assert text_line(plain("Dear יעל כהן 12 Orchard Road"), 20).width == pytest.approx(
        set_line.width, abs=0.1
    )


def test_a_value_cannot_turn_the_reading_direction_of_its_letter() -> None:
    assert isolated("\u202eAnn") == "Ann"
    assert isolated("\u2067יעל\u202e") == "\u2068יעל\u2069"


def test_a_long_name_from_the_right_breaks_into_lines_read_from_the_top() -> None:
    name = "محمد عبد الله بن عبد الرحمن الأنصاري " * 4
    found = lines(plain(name), 11, 200)
    assert len(found) > 2
    assert all(found_line.width <= 200.01 for found_line in found)


def test_faces_of_the_system_that_are_met_at_the_same_moment_are_numbered_apart() -> None:
    found = [Installed(Path(f"face{number}.ttf"), 0) for number in range(40)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            met = list(pool.map(faces._installed_face, found * 8))
    finally:
        sys.setswitchinterval(before)
    assert len({id(face) for face in met}) == len(found), "each is read once"
    assert len({face.number for face in met}) == len(found), "no page names two faces alike"
