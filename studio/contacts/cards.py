"""Cutting the text of a vCard file into cards and each card into whole lines.

Works on bytes read as Latin-1, one character a byte, because a file may change its character set from
line to line and a line may be folded in the middle of a letter. What is heavy and useless to us (pictures,
sounds, keys) is dropped before anything looks at it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# A blank before them would make them the rest of a folded line: that is how a card inside a card is written.
_BEGIN = re.compile(r"begin[ \t]*:[ \t]*vcard[ \t]*", re.IGNORECASE)
_END = re.compile(r"end[ \t]*:[ \t]*vcard[ \t]*", re.IGNORECASE)
_LINE_END = re.compile(r"\r*\n|\r")
_STARTS_LINE = re.compile(r"[A-Za-z0-9_.\-]{1,80}[ \t]*[;:]")
_DROPPED = re.compile(
    r"(?:[A-Za-z0-9_\-]+\.)?(?:photo|logo|sound|key|x-ms-cardpicture|x-ms-ol-design|x-thumbnail)[;:]", re.I
)
_OF_SEVERAL_LINES = re.compile(r"(?:[A-Za-z0-9_\-]+\.)?(?:adr|label|note)[;:]", re.IGNORECASE)
_AGENT = re.compile(r"(?:[A-Za-z0-9_\-]+\.)?agent[^:]{0,80}:[ \t]*(begin:vcard)?", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]{0,200}quoted-printable", re.IGNORECASE)

LONGEST_LINE = 100_000
"""Characters of one whole line that are kept; no name, note or address is longer."""


@dataclass(slots=True)
class Card:
    """One card: where it begins, its whole lines, and whether it was closed or carried another card."""

    number: int
    begins_at: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False
    has_agent: bool = False


@dataclass(slots=True)
class _Line:
    """A whole line being put together from the lines of the file."""

    pieces: list[str]
    length: int
    soft: bool
    dropped: bool

    def add(self, piece: str) -> None:
        if not self.dropped and self.length < LONGEST_LINE:
            piece = piece[: LONGEST_LINE - self.length]
            self.pieces.append(piece)
            self.length += len(piece)


def cards(data: bytes) -> Iterator[Card]:
    """Each card of a file, however its lines end. A card inside another one is no contact of its own."""
    text = data.decode("latin-1").replace("\x00", "")
    card: Card | None = None
    number = inside = 0
    builder = _Builder()
    for place, line in enumerate(_LINE_END.split(text), start=1):
        if _BEGIN.fullmatch(line):
            if card is not None and builder.awaits_agent:
                inside += 1
                card.has_agent = True
                continue
            if card is not None:
                yield builder.finish(card)
            number += 1
            inside = 0
            card, builder = Card(number, place), _Builder()
        elif card is None:
            continue
        elif _END.fullmatch(line) and inside:
            inside -= 1
        elif _END.fullmatch(line):
            card.closed = True
            yield builder.finish(card)
            card, builder = None, _Builder()
        elif not inside:
            builder.take(line)
    if card is not None:
        yield builder.finish(card)


class _Builder:
    """Joins the lines of one card: folds, soft breaks of quoted-printable, and lines that lost their fold."""

    def __init__(self) -> None:
        self._whole: list[_Line] = []
        self._after_blank = False
        self._agent_inline = False
        self.awaits_agent = False

    def take(self, line: str) -> None:
        last = self._whole[-1] if self._whole else None
        if last is not None and last.soft:
            last.soft = line.endswith("=")
            last.add(line[:-1] if last.soft else line)
        elif not line.strip():
            self._after_blank = True
            return
        elif line[0] in " \t" and last is not None:
            last.add(line[1:])
            if last.length < LONGEST_LINE and line.endswith("=") and _is_quoted_printable(last):
                self._soften(last)
        elif _STARTS_LINE.match(line):
            self._start(line)
        elif last is not None and not self._after_blank:
            self._orphan(last, line)
        self._after_blank = False

    def finish(self, card: Card) -> Card:
        card.lines = ["".join(line.pieces) for line in self._whole if not line.dropped]
        card.has_agent = card.has_agent or self._agent_inline
        return card

    def _start(self, line: str) -> None:
        agent = _AGENT.match(line)
        self.awaits_agent = bool(agent and not line[agent.end() :].strip() and not agent[1])
        self._agent_inline = self._agent_inline or bool(agent and agent[1])
        begun = _Line([], 0, False, bool(agent) or bool(_DROPPED.match(line)))
        begun.add(line)
        if line.endswith("=") and _QUOTED_PRINTABLE.match(line):
            self._soften(begun)
        self._whole.append(begun)

    def _orphan(self, last: _Line, line: str) -> None:
        """A line with neither a fold nor a name is the rest of the one before, on a line of its own."""
        goes_on = bool(last.pieces) and last.pieces[-1].endswith("\\")
        if goes_on:
            last.pieces[-1] = last.pieces[-1][:-1]
        if goes_on or (last.pieces and _OF_SEVERAL_LINES.match(last.pieces[0])):
            last.add("\\n" + line)

    def _soften(self, line: _Line) -> None:
        line.soft = True
        if line.pieces:
            line.pieces[-1] = line.pieces[-1].removesuffix("=")


def _is_quoted_printable(line: _Line) -> bool:
    return bool(_QUOTED_PRINTABLE.match("".join(line.pieces[:3])))
