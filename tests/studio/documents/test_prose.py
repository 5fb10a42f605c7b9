"""Whole letters in other scripts: read from their own side, broken where their words end, no box where a letter was."""

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication

from studio.documents import (
    Closing,
    Items,
    PageImage,
    Paragraph,
    Span,
    Template,
    Unprintable,
    Voice,
    installed,
    page_image,
    render,
)
from studio.documents.breaks import parts
from studio.documents.setting import from_right, lines, text_line
from studio.documents.shaping import shaped
from studio.documents.wording import plain
from tests.studio.documents.inks import by_qt, families_for_qt, likeness, ours
from tests.studio.documents.letter import follow_up
from tests.studio.documents.reading import ink, text_lines

DATA = Path(__file__).resolve().parents[2] / "data"
PROSE = {
    each["code"]: each["text"] for each in json.loads((DATA / "scripts" / "prose.json").read_text("utf-8"))
}
GURMUKHI = "ਸਾਰੇ ਮਨੁੱਖ ਆਜ਼ਾਦ ਪੈਦਾ ਹੁੰਦੇ ਹਨ ਅਤੇ ਉਹਨਾਂ ਦੀ ਇੱਜ਼ਤ ਅਤੇ ਹੱਕ ਬਰਾਬਰ ਹਨ।"
HEBREW = Template.read(
    """{{salutation}} היקרה

תודה שטלפנת ביום {{day}}. אמרת שהפוני "לא היה ממש בסדר" (12 תמונות). אפשר לטלפן אלינו למספר {{phone}}, בין 9.30
ל-17.30, או לכתוב אל hello@example.com; הצילום השני יהיה במתנה, £0.00.

**מה קורה עכשיו.** הצילום יהיה ביום {{when}}, עם Daniel Reed, ואחריו נשב יחד ונבחר את התמונות בלי למהר כלל.
""",
    "he",
)
VALUES = {
    "salutation": "Mrs Ashworth",
    "day": "24 בנובמבר 2026",
    "phone": "01277 555 0101",
    "when": "Saturday 5 December 2026 at 10.30 am",
}
LEFT, RIGHT = 25, 185


@pytest.fixture(scope="module")
def families(qapp: QGuiApplication) -> list[str]:
    return families_for_qt()


# Short where spaces are many: Qt takes each space from the face beside it, we from the face of the paragraph.
MIXED = (
    "טלפנו (12) אל 01277 555 0101, לא",
    "قلتِ «لم تكن» في 12 Dec، صورة",
    "क्षितिज,12",
    "স্বাধীনভাবে,12",
    "ਤੁਹਾਡੀ,12",
    "வருந்துகிறோம், 12 படம்",
    "เราขอโทษที่ภาพของคุณ, 12 ภาพ",
)


@pytest.mark.parametrize("words", MIXED)
def test_a_sentence_with_numbers_and_english_shows_the_ink_that_qt_paints(
    words: str, families: list[str]
) -> None:
    mine, theirs = ours(words, 24), by_qt(words, families, 24)
    assert abs(mine.width - theirs.width) <= 3 + theirs.width * 0.01
    assert likeness(mine, theirs) > 0.8


_DARK = bytes(1 if dot < 170 else 0 for dot in range(256))


def edges(image: PageImage, top: float, bottom: float) -> tuple[float, float]:
    """Where the ink of a stretch of the page begins and ends, in millimetres from the left."""
    scale = image.width / 210
    found = []
    for row in range(int(top * scale), int(bottom * scale)):
        dots = image.rows[row * image.stride : row * image.stride + image.width * 4 : 4].translate(_DARK)
        if 1 in dots:
            found.append((dots.find(1), dots.rfind(1)))
    return min(each[0] for each in found) / scale, max(each[1] for each in found) / scale


def test_a_letter_in_hebrew_begins_at_the_right_and_keeps_what_is_english_in_order() -> None:
    texts = HEBREW.fill(VALUES)
    assert [from_right(text) for text in texts] == [True, True, True]
    items = Items(("פריט ראשון ברשימה, עם מספר 12", "second item"))
    body = (*map(Paragraph, texts), items, Closing("Helen Marsh", "owner", greeting="בברכה"))
    pdf = render(replace(follow_up(), slip=None, body=body))
    image = page_image(pdf, 0, 144)
    left, right = edges(image, 96, 101.5)
    assert right >= RIGHT - 1.5  # the greeting stands at the right, though it begins with an English name
    assert left > 120
    first, second = edges(image, 103.5, 108), edges(image, 109, 113.5)
    assert min(first[1], second[1]) >= RIGHT - 1.5
    assert first[0] != second[0]  # ragged where the lines end
    # The name of the salutation is the first word, so it stands at the right end of its line, the rest left of it.
    name = text_line((Span("Mrs Ashworth"),), 11).width / 72 * 25.4
    whole = text_line(texts[0], 11).width / 72 * 25.4
    assert ink(pdf, RIGHT - name, 96, RIGHT, 101.5) > ink(pdf, RIGHT - whole, 96, RIGHT - name - 1, 101.5) > 0


def test_an_english_letter_with_a_hebrew_name_and_a_typed_sentence_each_read_from_their_own_side() -> None:
    english = Template.read("Dear {{name}}, thank you").fill({"name": "יעל כהן"})[0]
    assert not from_right(english)
    assert from_right(plain("שלום Anna, how are you"))
    assert not from_right(plain("She wrote שלום to us"))
    assert not from_right(plain("Only English"))


@pytest.mark.parametrize("code", [*PROSE, "pan"])
def test_a_paragraph_is_set_within_the_measure_without_one_missing_glyph(code: str) -> None:
    words = PROSE.get(code, GURMUKHI)
    for voice in (Voice.TEXT, Voice.STRONG):
        found = lines(plain(words, voice), 11, 240)
        assert len(found) >= 2
        assert all(line.width <= 240 for line in found)
        assert all(0 not in glyphs for line in found for _, glyphs in line.glyphs)
        # It is set in our own face of that script, and strong words are stronger.
        stems = {face.stem for line in found for face, _ in line.glyphs}
        strong = {stem for stem in stems if stem.endswith(("600SemiBold", "-Bold"))}
        assert bool(strong) == (voice is Voice.STRONG)
    assert from_right(plain(words)) == (code in ("heb", "arb", "pes_1"))


def test_thai_ends_its_lines_between_words_and_leaves_a_name_whole() -> None:
    assert parts("มนุษย์ทั้งหลายเกิดมา") == ["มนุษย์", "ทั้งหลาย", "เกิด", "มา"]
    assert "".join(parts(PROSE["tha"].replace(" ", ""))) == PROSE["tha"].replace(" ", "")
    assert parts("ฮฮฉฉฌฌ") == ["ฮฮฉฉฌฌ"]
    assert parts("Ashworth") == ["Ashworth"]
    assert parts("私は、行く。") == ["私", "は、", "行", "く。"]
    assert all(len(piece) > 1 or piece == "ស" for piece in parts("ស្រីមុំ"))


def test_a_script_we_have_no_face_for_is_set_in_one_the_system_has_and_refused_where_it_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baybayin = "ᜋᜄᜈ᜔ᜇᜅ᜔ ᜂᜋᜄ"
    paper = replace(follow_up(), slip=None, body=(Paragraph(baybayin), Paragraph("Ann 😀".replace("😀", ""))))
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path / "none",))
    with pytest.raises(Unprintable, match="install a font for Tagalog, such as Noto Sans Tagalog") as refusal:
        render(paper)
    assert "ᜋ" in refusal.value.letters
    shutil.copy(DATA / "fonts" / "NotoSansTagalog-Regular.ttf", tmp_path)
    (tmp_path / "broken.ttf").write_bytes(b"not a face")
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path,))
    pdf = render(paper)
    assert b"NotoSansTagalog" in pdf
    assert ink(pdf, 25, 96, 80, 103) > 40
    assert all(0 not in piece.glyphs for piece in shaped("ᜋᜄᜈ᜔", Voice.TEXT))
    with pytest.raises(
        Unprintable, match="Please write it another way"
    ):  # a picture is no letter of a script
        render(replace(paper, body=(Paragraph("Ann 😀"),)))


HOSTILE = (
    "<img src=file:///etc/passwd> <a href=https://example.com>x</a>",
    "{{owner_direct}} {% include '/etc/passwd' %} ${7*7} **bold** __x__",
    ") Tj /URI (https://example.com) /JS (app.alert(1)) endstream endobj",
    '#include("/etc/passwd") \\input{/etc/passwd} =HYPERLINK("http://x")',
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_typed_and_reach_for_nothing(words: str) -> None:
    paper = follow_up()
    letterhead = replace(paper.letterhead, name=words[:40], lines=(words[:40],))
    pdf = render(replace(paper, slip=None, title=words, letterhead=letterhead, body=(Paragraph(words),)))
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == words
    read = "".join("".join(text_lines(pdf)).split())
    assert "".join(words.split()) in read
    for page in reader.pages:
        assert "/Annots" not in page
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(reader.trailer["/Root"])
    assert {key for key in ("/URI", "/JS", "/Launch", "/GoToR") if f"<<{key}".encode() in pdf} == set()
