"""Faces: the type we set with, which letters each has, and the part of it a document carries.

A `Voice` is how a word is meant (running text, strong, a heading …). Each voice has its first face and, after it, the
faces that step in for letters the first one lacks. Face files are read when first needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from studio.documents import installed
from studio.documents.installed import Installed
from studio.documents.scripts import JOINERS, UNSEEN, clusters, stretches, written_in
from studio.documents.subsets import Subset, subset
from studio.errors import Refused

if TYPE_CHECKING:
    import uharfbuzz as hb

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

_BEYOND = (
    "paper/NotoSerifHebrew_400Regular",
    "paper/NotoNaskhArabic_400Regular",
    "paper/NotoSerifDevanagari_400Regular",
    "paper/NotoSansArmenian_400Regular",
    "paper/NotoSansGeorgian_400Regular",
    "paper/NotoSerifBengali_400Regular",
    "paper/NotoSerifKhmer_400Regular",
    "paper/NanumMyeongjo_400Regular",
    "paper/NotoSerifSC_400Regular",
    "paper/NotoSerifGurmukhi-Regular",
    "paper/NotoSerifTamil-Regular",
    "paper/NotoSerifThai-Regular",
)
_STRONG_BEYOND = (
    "paper/NotoSerifHebrew_600SemiBold",
    "paper/NotoNaskhArabic_600SemiBold",
    "paper/NotoSerifDevanagari_600SemiBold",
    "paper/NotoSerifBengali_600SemiBold",
    "paper/NotoSerifGurmukhi-Bold",
    "paper/NotoSerifTamil-Bold",
    "paper/NotoSerifThai-Bold",
)
_ROMAN = ("SourceSerif4_400Regular", "paper/NotoSerif_400Regular", *_BEYOND)
_STRONG = ("SourceSerif4_600SemiBold", "paper/NotoSerif_600SemiBold", *_STRONG_BEYOND, *_BEYOND)


class Voice(Enum):
    """How a word is meant; the value names its faces, the one we prefer first."""

    TEXT = _ROMAN
    STRONG = _STRONG
    ITALIC = ("SourceSerif4_400Regular_Italic", *_ROMAN)
    HEADING = ("Fraunces_600SemiBold", *_STRONG)
    SMALL = ("Inter_400Regular", *_ROMAN)
    SMALL_STRONG = ("Inter_600SemiBold", *_STRONG)

    # Members are only ever themselves; the default would hash the tuple of names for every word we look up.
    __hash__ = object.__hash__


# What nearly every letter uses, kept in the subset of the text faces so that one subset serves a whole batch.
STEADY = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(
    "\u00a0£€©·×½¼¾°–—‘’“”…•áàâäãåçéèêëíìîïñóòôöõøúùûüýß"
)
_STEADY_FACES = frozenset({"SourceSerif4_400Regular", "SourceSerif4_600SemiBold"})

# Joined-up letters that have a glyph of their own in our Latin faces, so that copied text has its letters back.
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "fj", "ft", "tt", "Th")


class Unprintable(Refused):
    """Some letters have no face; `letters` holds them, so that issuing refuses before anything is printed."""

    def __init__(self, letters: str, where: str = "") -> None:
        shown = " ".join(
            f"“{letter}”" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in letters[:8]
        )
        place = f" in “{where.strip()[:60]}”" if where.strip() else ""
        script = next((written_in(letter) for letter in letters if letter.isalpha()), "")
        such = "" if script in ("Chinese", "Japanese", "Korean") else f", such as Noto Sans {script},"
        install = (
            f"Please install a font for {script}{such} and start Portrait Desk again, or write it another way."
            if script
            else "Please write it another way."
        )
        super().__init__(f"None of our faces can print {shown}{place}. {install}")
        self.letters = letters


@dataclass(eq=False)
class Face:
    """One TrueType file: its letters, measures and shapes. Lengths are in thousandths of the type size.

    `installed` is where the system keeps it, for a face that is not one of ours.
    """

    stem: str
    number: int
    installed: Installed | None = None
    _advances: dict[int, float] = field(default_factory=dict, repr=False)

    @cached_property
    def opened(self) -> hb.Face:
        """The file as HarfBuzz reads it."""
        # Loaded when something is printed, not when the program opens.
        import uharfbuzz as hb

        path, index = self.installed or (FONTS / f"{self.stem}.ttf", 0)
        return hb.Face(hb.Blob.from_file_path(str(path)), index)

    @cached_property
    def font(self) -> hb.Font:
        """The face as HarfBuzz shapes with it, at one unit of the file to one."""
        import uharfbuzz as hb

        return hb.Font(self.opened)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character this face has a glyph for."""
        every = map(chr, self.opened.unicodes)
        return frozenset(letter for letter in every if unicodedata.category(letter) not in ("Cc", "Co"))

    @cached_property
    def scale(self) -> float:
        """Thousandths of the type size in one unit of the file."""
        return 1000 / float(self.opened.upem)

    @cached_property
    def postscript_name(self) -> str:
        """The name the face gives itself."""
        return re.sub("[^A-Za-z0-9-]", "", str(self.opened.get_name(6) or "")) or f"Face{self.number}"

    @cached_property
    def ascent(self) -> float:
        """How high the face reaches above the line."""
        return float(self.font.get_font_extents("ltr").ascender) * self.scale

    @cached_property
    def descent(self) -> float:
        """How deep it reaches below (negative)."""
        return float(self.font.get_font_extents("ltr").descender) * self.scale

    @cached_property
    def steady(self) -> frozenset[int]:
        """The glyphs carried whether used or not (see STEADY)."""
        if self.stem not in _STEADY_FACES:
            return frozenset()
        return frozenset(self.glyph(letter) for letter in STEADY & self.letters) | frozenset(self._drawn)

    def glyph(self, letter: str) -> int:
        """The number of the glyph of one letter, 0 where the face has none."""
        return int(self.font.get_nominal_glyph(ord(letter)) or 0)

    def advance(self, glyph: int) -> float:
        """How far the pen moves after a glyph when nothing is kerned."""
        try:
            return self._advances[glyph]
        except KeyError:
            known = round(float(self.font.get_glyph_h_advance(glyph)) * self.scale, 2)
            self._advances[glyph] = known
            return known

    def shape(self, text: str, from_right: bool = False) -> hb.Buffer:
        """Glyphs and their places, from left to right, for text of one script and direction."""
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        # The machine's own language must not change a page.
        buffer.language = "en"
        buffer.direction = "rtl" if from_right else "ltr"
        # Inter draws arrows for "->" and the like: what stands in a name is printed as it was written.
        hb.shape(self.font, buffer, {"calt": not text.isascii() and max(text) > "\u0530"})
        return buffer

    def means(self, glyph: int) -> str:
        """The letters a glyph stands for by itself, or nothing where that depends on its neighbours."""
        return self._readings.get(glyph, "")

    @cached_property
    def _drawn(self) -> dict[int, str]:
        drawn: dict[int, str] = {}
        for letters in (*_LIGATURES, *sorted(STEADY)):
            if all(letter in self.letters for letter in letters):
                # Alone too: Fraunces draws some letters with another glyph than its own table names.
                infos = self.shape(letters).glyph_infos
                if len(infos) == 1:
                    # A space comes before the no-break space that shares its glyph, and is what is meant.
                    drawn.setdefault(int(infos[0].codepoint), letters)
        return drawn

    @cached_property
    def _readings(self) -> dict[int, str]:
        readings: dict[int, str] = dict(self._drawn)
        # Where two letters share a glyph, the plain one is meant: mu rather than the micro sign.
        for letter in sorted(
            self.letters, key=lambda letter: (unicodedata.normalize("NFKC", letter) != letter, letter)
        ):
            readings.setdefault(self.glyph(letter), letter)
        return readings

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """The part of the face that draws these glyphs (and the steady ones); the same glyphs give the same bytes."""
        return subset(self, self.steady | frozenset(glyphs))


_STEMS = tuple(dict.fromkeys(stem for voice in Voice for stem in voice.value))
_FACES = {stem: Face(stem, number) for number, stem in enumerate(_STEMS, start=1)}
_CHAINS = {voice: tuple(_FACES[stem] for stem in voice.value) for voice in Voice}


def first_face(voice: Voice) -> Face:
    """The face a voice speaks in where it can."""
    return _CHAINS[voice][0]


def by_face(text: str, voice: Voice) -> Iterator[tuple[Face, str]]:
    """Split text into stretches, each with the face that prints it.

    A word keeps one face where one has all its letters. Raises `Unprintable` where no face has a letter.
    """
    current: Face | None = None
    gathered = ""
    for stretch in stretches(text, first_face(voice).letters):
        whole = _covering(stretch, voice)
        for part in (stretch,) if whole else clusters(stretch):
            face = whole or _covering(part, voice)
            if face is None:
                raise Unprintable(printable(part, voice) or part, text)
            if face is not current:
                if current is not None:
                    yield current, gathered
                current, gathered = face, ""
            gathered += part
    if current is not None:
        yield current, gathered


def printable(text: str, voice: Voice = Voice.TEXT) -> str:
    """The characters of `text` that no face can print, each once in order of appearance; empty when all can.

    Line ends and tabs count as white space. Ask before issuing: a page is never drawn with a box on it.
    """
    missing: dict[str, None] = {}
    for stretch in stretches(UNSEEN.sub("", _settled(text)), first_face(voice).letters):
        if _covering(stretch, voice) is None:
            for cluster in clusters(stretch):
                if _covering(cluster, voice) is None:
                    alone = [letter for letter in cluster if _covering(letter, voice) is None]
                    missing.update(dict.fromkeys(alone or cluster))
    return "".join(missing)


def _settled(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate({0x09: " ", 0x0A: " ", 0x0D: " "})


def _covering(text: str, voice: Voice) -> Face | None:
    needed = {" " if letter == "\u00a0" else letter for letter in text if letter not in JOINERS}
    for face in _CHAINS[voice]:
        if needed <= face.letters:
            return face
    found = installed.covering(frozenset(needed))
    return _installed_face(found) if found else None


_installed_faces: dict[Installed, Face] = {}
_NUMBERING = Lock()


def _installed_face(found: Installed) -> Face:
    """The one face of an installed file; two letters drawn at once never give one number to two faces."""
    with _NUMBERING:
        number = len(_FACES) + 1 + len(_installed_faces)
        return _installed_faces.setdefault(found, Face(str(found.path), number, found))
