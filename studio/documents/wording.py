"""Wording: text with a voice to each stretch, and the templates that letters are worded from.

A template has fixed `{{field}}` slots, `**strong**` words, lines that begin with `- ` as items of a list and blank
lines between paragraphs, and nothing else. Values are data: whatever stands in them is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from studio.documents.faces import Voice
from studio.documents.shaping import END_ISOLATE, ISOLATE, fenced, isolated, reads_from_right, right_to_left
from studio.documents.unbroken import NO_BREAK as NO_BREAK
from studio.documents.unbroken import pattern
from studio.errors import Refused
from studio.languages import HOME

BULLET = "•\u00a0"
"""What an item of a list begins with; no value can be it, since values are stripped."""


class Span(NamedTuple):
    """Some words in one voice. A no-break space (U+00A0) keeps its neighbours on one line."""

    words: str
    voice: Voice = Voice.TEXT


Text = tuple[Span, ...]

# Longer values (her own words, a list of names) break as any sentence does.
_LONGEST_WHOLE = 42


@lru_cache(maxsize=8192)
def plain(words: str, voice: Voice = Voice.TEXT) -> Text:
    """Words in one voice, with dates, times, telephone numbers, prices and titled names kept whole."""
    return (Span(kept_whole(fenced(words)), voice),)


@lru_cache(maxsize=4096)
def value(words: str, voice: Voice = Voice.TEXT, language: str = HOME, fence: bool = False) -> Span:
    """A value as data: its own reading direction, and on one line where it is short enough to be.

    `fence` keeps it apart from words around it that are read from the right, whatever it is itself.
    """
    shown = isolated(words)
    if fence and shown == words:
        shown = f"{ISOLATE}{words}{END_ISOLATE}"
    short = len(shown) <= _LONGEST_WHOLE and "\n" not in shown
    if short and not right_to_left(shown):
        return Span(shown.replace(" ", NO_BREAK), voice)
    kept = kept_whole(shown, language)
    return Span(kept.replace(" ", NO_BREAK) if short else kept, voice)


def kept_whole(words: str, language: str = HOME) -> str:
    """The same words with no-break spaces inside every date, time, telephone number, price and titled name.

    Where two spaces were typed, two are printed. ``language`` says how those are written. Among words that are read
    from the right, each keeps its own order: a telephone number is not turned about.
    """
    turned = right_to_left(words)

    def kept(match: re.Match[str]) -> str:
        whole = match.group().replace(" ", NO_BREAK)
        if not turned or right_to_left(whole):
            return whole
        said = whole.rstrip(".,")  # the stop after a price is the sentence's
        return f"{ISOLATE}{said}{END_ISOLATE}{whole[len(said) :]}"

    return pattern(language).sub(kept, words).replace("  ", f"{NO_BREAK} ")


class _Slot(NamedTuple):
    field: str
    voice: Voice


_MARK = re.compile(r"(\*\*|\{\{\s*[a-z][a-z0-9_]*\s*\}\})")


@dataclass(frozen=True)
class Template:
    """Letter wording, read once: paragraphs of words and slots. Make one with `Template.read`."""

    name: str
    paragraphs: tuple[tuple[Span | _Slot, ...], ...]
    language: str = HOME
    """Whose dates and names are kept on one line."""

    @classmethod
    def read(cls, wording: str, name: str = "letter", language: str = HOME) -> Template:
        """Read wording. Raises `Refused` for a strong stretch that is not closed or a slot that is not one."""
        return cls(name, tuple(_paragraphs(wording, name, language)), language)

    @classmethod
    def sections(cls, wording: str, name: str) -> dict[str, Template]:
        """The paragraphs of a page by name; each name stands in square brackets above. Raises as ``read``."""
        sections: dict[str, list[str]] = {}
        section = ""
        for line in wording.splitlines():
            if line.startswith("[") and line.endswith("]"):
                section = line[1:-1]
                sections[section] = []
            elif section:
                sections[section].append(line)
        return {each: cls.read("\n".join(lines), f"{name}, {each}") for each, lines in sections.items()}

    @property
    def fields(self) -> frozenset[str]:
        """The names of every slot."""
        return frozenset(part.field for parts in self.paragraphs for part in parts if isinstance(part, _Slot))

    def fill(self, values: Mapping[str, str]) -> tuple[Text, ...]:
        """One text for each paragraph, the values in their slots.

        Raises `Refused`, naming the field, where a slot has no value or an empty one.
        """
        return tuple(self._filled_paragraph(parts, values) for parts in self.paragraphs)

    def _filled_paragraph(self, parts: tuple[Span | _Slot, ...], values: Mapping[str, str]) -> Text:
        fence = reads_from_right("".join(part.words for part in parts if isinstance(part, Span)))
        return tuple(_filled(part, values, self, fence) for part in parts)


def _paragraphs(wording: str, name: str, language: str) -> Iterator[tuple[Span | _Slot, ...]]:
    """One for each block of lines, and one for each item of a list, which begins with its bullet."""
    for block in re.split(r"\n[ \t]*\n", wording.replace("\r\n", "\n").strip()):
        for part in re.split(r"\n(?=[ \t]*- )", block):
            words = " ".join(part.split())
            if words.startswith("- "):
                yield (Span(BULLET), *_parts(words[2:], name, language))
            elif words:
                yield _parts(words, name, language)


def _parts(paragraph: str, name: str, language: str) -> tuple[Span | _Slot, ...]:
    parts: list[Span | _Slot] = []
    voice = Voice.TEXT
    for piece in _MARK.split(paragraph):
        if piece == "**":
            voice = Voice.TEXT if voice is Voice.STRONG else Voice.STRONG
        elif piece.startswith("{{") and _MARK.fullmatch(piece):
            parts.append(_Slot(piece[2:-2].strip(), voice))
        elif "{{" in piece or "}}" in piece:
            raise Refused(
                f"The wording “{name}” has a field that cannot be read near “{piece.strip()[:40]}”."
            )
        elif piece:
            parts.append(Span(kept_whole(piece, language), voice))
    if voice is not Voice.TEXT:
        raise Refused(f"The wording “{name}” opens ** without closing it.")
    return tuple(parts)


def _filled(part: Span | _Slot, values: Mapping[str, str], template: Template, fence: bool) -> Span:
    if isinstance(part, Span):
        return part
    words = values.get(part.field)
    if words is None:
        raise Refused(
            f"The wording “{template.name}” asks for “{part.field}”, which this letter does not know.",
            part.field,
        )
    if not words.strip():
        raise Refused(f"The wording “{template.name}” needs “{part.field}”, and it is empty.", part.field)
    return value(words.strip(), part.voice, template.language, fence)
