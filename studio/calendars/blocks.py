"""Cutting the text of a calendar into its events and time zones, before anything looks inside them.

In one pass and without recursion, so that nesting 20,000 deep costs no more than 20,000 lines. What stands inside an
event (alarms, and alarms inside alarms) and what is of no use to us (pictures, other programs' own notes) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST_LINE = 20_000
"""Characters of one whole line that are kept; no title and no note is longer."""
MOST_LINES = 300
"""Lines of one event that are kept."""

_LINE_END = re.compile(r"\r*\n|\r")
_BEGIN = re.compile(r"[ \t]*begin[ \t]*:[ \t]*([a-z0-9-]{1,60})[ \t]*", re.IGNORECASE)
_END = re.compile(r"[ \t]*end[ \t]*:[ \t]*([a-z0-9-]{1,60})[ \t]*", re.IGNORECASE)
_NAMED = re.compile(r"([A-Za-z0-9-]{1,60})[ \t]*(?=[;:])")
_OF_USE = frozenset(
    ("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "RRULE", "RDATE", "EXDATE",
     "RECURRENCE-ID", "STATUS", "SEQUENCE", "ATTENDEE", "ORGANIZER", "CONTACT")
)  # fmt: skip


@dataclass(slots=True)
class Block:
    """An event or a time zone: which of its kind (from 1), where it begins, its whole lines, whether it was closed."""

    kind: str
    number: int
    begins_at: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def text(self) -> str:
        """As the library reads it: whole lines between BEGIN and END."""
        return "\r\n".join((f"BEGIN:{self.kind}", *self.lines, f"END:{self.kind}", ""))

    def written(self, name: str) -> str:
        """The value of the first line of this name, as it stands; empty when there is none."""
        for line in self.lines:
            found = _NAMED.match(line)
            if found is not None and found[1].upper() == name:
                return line.rpartition(":")[2].strip()
        return ""


def blocks(text: str) -> Iterator[Block]:
    """Each event and time zone of a calendar in its order, however its lines end and wherever it is cut short."""
    block: Block | None = None
    whole: list[str] = []
    events = zones = inside = 0
    for place, line in enumerate(_LINE_END.split(text.replace("\x00", "")), start=1):
        begin = _BEGIN.fullmatch(line) if len(line) < 200 else None
        kind = begin[1].upper() if begin is not None else ""
        if kind in ("VEVENT", "VTIMEZONE") and (block is None or kind == "VEVENT"):
            if block is not None:  # its end is missing
                yield _finished(block, whole)
            events, zones = events + (kind == "VEVENT"), zones + (kind == "VTIMEZONE")
            block, whole, inside = Block(kind, events if kind == "VEVENT" else zones, place), [], 0
        elif block is None:
            continue
        elif kind:
            inside += 1
            _take(block, whole, line, inside)
        elif len(line) < 200 and (end := _END.fullmatch(line)) is not None:
            if end[1].upper() == block.kind:
                block.closed = True
                yield _finished(block, whole)
                block, whole, inside = None, [], 0
            else:
                _take(block, whole, line, inside)
                inside = max(0, inside - 1)
        else:
            _take(block, whole, line, inside)
    if block is not None:
        yield _finished(block, whole)


def _take(block: Block, whole: list[str], line: str, inside: int) -> None:
    """Join folds, and lines that lost their fold; a zone keeps its two halves, an event nothing inside it."""
    if block.kind == "VEVENT" and inside:
        return
    if line[:1] in (" ", "\t") or not (_NAMED.match(line[:80]) or line.upper() in _OF_USE):
        if whole and len(whole[-1]) < LONGEST_LINE and line.strip():
            whole[-1] += line[1:] if line[:1] in (" ", "\t") else line
            whole[-1] = whole[-1][:LONGEST_LINE]
        return
    if len(whole) < MOST_LINES:
        whole.append(line[:LONGEST_LINE])


def _finished(block: Block, whole: list[str]) -> Block:
    if block.kind == "VTIMEZONE":
        block.lines = whole
        return block
    for line in whole:
        found = _NAMED.match(line)
        if found is not None and found[1].upper() in _OF_USE:
            block.lines.append(line)
    return block
