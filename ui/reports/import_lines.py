"""How a time of a calendar file is shown: when, what, what it would become, whose it is, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from studio import diary
from studio.calendars import CalendarFile, LeftOut, RefusedEvent
from studio.dates import screen_date, screen_span
from studio.exchange import Becomes, Line, Outcome, Standing
from studio.words import counted, listed
from ui.kit.table import Column

_CHIPS = {
    Standing.NEW: ("leave out", "plain"),
    Standing.CLASH: ("clash", "due"),
    Standing.ASK: ("to be settled", "due"),
    Standing.HERE: ("already here", "plain"),
}
BECOMES = (
    (Becomes.SESSION, "Session"),
    (Becomes.VIEWING, "Viewing"),
    (Becomes.OTHER, "Other appointment"),
)
_WORDS = dict(BECOMES)


@dataclass(frozen=True)
class Shown:
    """One line of the table; ``line`` None for an event that cannot be taken at all."""

    key: str
    when: str
    what: str
    line: Line | None
    says: str
    ticked: bool = False
    outcome: Outcome | None = None

    @property
    def becomes(self) -> str:
        """What it would be booked as."""
        if self.line is None:
            return ""
        draft = self.line.draft
        return diary.other_words(draft.other) if draft.becomes is Becomes.OTHER else _WORDS[draft.becomes]

    @property
    def who(self) -> str:
        """The family; while nobody is named, why."""
        if self.line is None or self.line.draft.becomes is Becomes.OTHER:
            return ""
        return self.line.family or self.line.found

    @property
    def where(self) -> str:
        """The room and the person it would hold."""
        if self.line is None:
            return ""
        return " · ".join(part for part in (self.line.room, self.line.staff) if part)

    @property
    def chip(self) -> tuple[str, str]:
        """What was decided, or what became of it, with its tone."""
        if self.outcome is not None:
            return ("booked", "good") if self.outcome.appointment_id is not None else ("not taken", "concern")
        if self.line is None:
            return ("cannot be read", "concern")
        if self.ticked:
            return ("take it in", "good")
        return _CHIPS[self.line.standing]

    @property
    def may_be_ticked(self) -> bool:
        """Whether nothing stands against taking it in."""
        return self.line is not None and self.line.standing is Standing.NEW and self.outcome is None

    @property
    def is_open(self) -> bool:
        """Whether something has to be decided before it can be taken in."""
        return self.line is not None and self.line.standing in (Standing.CLASH, Standing.ASK)

    def about(self) -> str:
        """All there is to say of it, in sentences."""
        if self.outcome is not None and self.outcome.reason:
            return self.outcome.reason
        remarks = self.line.event.remarks if self.line is not None else ()
        found = ""
        if self.line is not None and self.line.family and self.line.found:
            found = f"{self.line.family}, found {self.line.found}."
        return " ".join(part for part in (self.says, found, *remarks) if part)


COLUMNS = (
    Column("When", lambda row: row.when, width=206),
    Column("What it is called", lambda row: row.what, strong=True),
    Column("Becomes", lambda row: row.becomes, width=104),
    Column("Who it seems to be", lambda row: row.who, width=164),
    Column("Where and with whom", lambda row: row.where, width=190),
    Column("", lambda row: row.chip[0], tone=lambda row: row.chip[1], width=118),
)


def shown(lines: Sequence[Line], calendar: CalendarFile, today: date) -> list[Shown]:
    """The times of a file with what is ticked at first, then the events that cannot be read."""
    rows = [of_line(line, today, ticked=line.standing is Standing.NEW) for line in lines]
    return [*rows, *(_refused(each) for each in calendar.refused)]


def of_line(line: Line, today: date, *, ticked: bool) -> Shown:
    """One time as the table has it."""
    ticked = ticked and line.standing is Standing.NEW
    return Shown(line.draft.key, _when(line, today), line.draft.title, line, line.says, ticked)


def _refused(event: RefusedEvent) -> Shown:
    where = f"event {event.event}, line {event.line}"
    return Shown(where, where, event.title, None, event.reason)


def _when(line: Line, today: date) -> str:
    draft = line.draft
    day = screen_date(draft.wall.date(), today)
    if draft.days:
        return f"{day}, all day" if draft.days == 1 else f"{day}, {counted(draft.days, 'day')}"
    ends = draft.wall + timedelta(minutes=draft.minutes)
    return f"{day}, {screen_span(draft.wall, ends)}"


def with_outcomes(rows: Sequence[Shown], outcomes: Sequence[Outcome]) -> list[Shown]:
    """What became of each line that was to be taken; those that were not taken come first."""
    by_key = {outcome.key: outcome for outcome in outcomes}
    told = [replace(row, ticked=False, outcome=by_key.get(row.key, row.outcome)) for row in rows]
    return sorted(told, key=lambda row: row.outcome is None or row.outcome.appointment_id is not None)


def left_out_words(calendar: CalendarFile) -> str:
    """``214 are past, 3 were called off.``"""
    said = {
        LeftOut.PAST: ("is past", "are past"),
        LeftOut.CALLED_OFF: ("was called off", "were called off"),
        LeftOut.FAR_AHEAD: ("is more than two years ahead", "are more than two years ahead"),
        LeftOut.REPLACED: ("is an older version of another", "are older versions of another"),
    }
    parts = [counted(count, *said[why]) for why, count in calendar.left_out]
    return f"Of the others in the file, {listed(parts)}." if parts else ""
