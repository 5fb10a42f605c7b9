"""What the diary's rows become on screen: columns by room or by person, blocks in them, and what is taken when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from studio.business import Hours
from studio.dates import clock_time, screen_date
from studio.diary import AppointmentKind, AppointmentRow
from ui.diary.whole import WholeDiary
from ui.diary.words import TONES, kind_and_sign, titled
from ui.kit.dayplan import MIDNIGHT, Block, Busy, DayColumn, Held

WEEK = 7
ELSEWHERE = "Elsewhere"
NOBODY = "Nobody yet"
_SHUT_AND_EMPTY, _EMPTY, _REST = 0.5, 0.8, 0.95
"""How wide a closed day with nothing in it is, and a room or person with nothing on that day, to the others."""


class By(StrEnum):
    """What stands side by side."""

    ROOMS = "room"
    PEOPLE = "person"


@dataclass(frozen=True)
class ColumnKey:
    """What a column stands for: a day, and in it a room or a person; 0 for neither."""

    day: date
    kind: str = ""
    id: int = 0


@dataclass(frozen=True)
class Plan:
    """Everything a day view is given."""

    columns: tuple[DayColumn, ...]
    blocks: tuple[Block, ...]
    busy: tuple[Busy, ...]
    first: int
    last: int
    now: int | None


def plan(whole: WholeDiary, by: By, only: int, now: datetime) -> Plan:
    """The day or week by rooms or by people; ``only`` shows one of them alone (0: all)."""
    days = [whole.first + timedelta(days=ahead) for ahead in range(whole.days)]
    rows = [row for row in whole.appointments if not only or only in _own(row, by)]
    if by is By.ROOMS and whole.days > 1:
        rows = [row for row in rows if not is_of_people_alone(row)]
    alone = bool(only) or len(_names(whole, by)) < 2
    columns = tuple(_columns(whole, days, rows, by, only, alone=alone))
    blocks = tuple(_blocks(whole, columns, rows, by, now))
    today = any(column.today for column in columns)
    minute = now.hour * 60 + now.minute if today else None
    return Plan(columns, blocks, tuple(_busy(whole, days)), *_span(whole.hours, days), minute)


def is_of_people_alone(row: AppointmentRow) -> bool:
    """Lunch, a holiday, a meeting in no room of ours: a week by rooms has no place for it, the one by people has."""
    return row.kind is AppointmentKind.OTHER and not row.rooms


def _names(whole: WholeDiary, by: By) -> list[tuple[int, str]]:
    if by is By.ROOMS:
        return [(int(room.id), room.name) for room in whole.rooms]
    return [(int(person.id), person.name.split()[0]) for person in whole.staff]


def _own(row: AppointmentRow, by: By) -> tuple[int, ...]:
    return tuple(int(each) for each in (row.rooms if by is By.ROOMS else row.people))


# Columns.


def _columns(
    whole: WholeDiary, days: list[date], rows: list[AppointmentRow], by: By, only: int, *, alone: bool
) -> Iterator[DayColumn]:
    names = [(key, name) for key, name in _names(whole, by) if not only or key == only]
    known = {key for key, _ in names}
    if whole.days > 1 and by is By.PEOPLE and not only:
        names = _busy_in_week(whole, names)
    for day in days:
        of_day = [row for row in rows if _is_on(row, day)]
        base = _ground(whole, day, empty=not of_day)
        if whole.days > 1 and (alone or (base.note and not of_day)):
            holder = Held(by, names[0][0], names[0][1]) if alone and names else None
            title = screen_date(day).rpartition(" ")[0] if base.weight < 1 else screen_date(day)
            yield _column(base, ColumnKey(day, by if holder else "", _key(holder)), title, holder)
            continue
        group = screen_date(day) if whole.days > 1 else ""
        for place, (key, name) in enumerate(names):
            note = base.note if not place else ""
            column = _column(base, ColumnKey(day, by, key), name, Held(by, key, name), group, note)
            idle = bool(group) and not any(key in _own(row, by) for row in of_day)
            yield replace(column, weight=_EMPTY) if idle else column
        if not only and any(not known & set(_own(row, by)) for row in of_day):
            rest = _column(base, ColumnKey(day), ELSEWHERE if by is By.ROOMS else NOBODY, None, group, "")
            yield replace(rest, weight=_REST) if group else rest


def _busy_in_week(whole: WholeDiary, names: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those who photograph or have something on that week; whoever has nothing on takes no width from the others."""
    wanted = {int(person.id) for person in whole.staff if person.photographs}
    wanted |= {key for row in whole.appointments for key in _own(row, By.PEOPLE)}
    return [(key, name) for key, name in names if key in wanted]


def _key(holder: Held | None) -> int:
    return holder.key if holder is not None and isinstance(holder.key, int) else 0


def _column(
    base: DayColumn, key: ColumnKey, title: str, holder: Held | None, group: str = "", note: str | None = None
) -> DayColumn:
    return DayColumn(
        key=key,
        title=title,
        shut=base.shut,
        note=base.note if note is None else note,
        today=base.today,
        late=base.late,
        day=key.day,
        stands_for=holder,
        group=group,
        weight=base.weight if not group else 1.0,
    )


def _ground(whole: WholeDiary, day: date, *, empty: bool) -> DayColumn:
    """What all columns of a day have in common: when it is shut and why, its late evening, whether it is today."""
    shut, note = _shut(whole.hours, day)
    narrow = _SHUT_AND_EMPTY if note and empty and whole.days > 1 else 1.0
    return DayColumn(
        day, "", shut=shut, note=note, today=day == whole.today, late=_late(whole.hours, day), weight=narrow
    )


def _is_on(row: AppointmentRow, day: date) -> bool:
    return row.wall.date() <= day <= (row.wall_end - timedelta(minutes=1)).date()


def _shut(hours: Hours, day: date) -> tuple[tuple[tuple[int, int], ...], str]:
    """The minutes in which nobody is here, and why when it is the whole day."""
    why = hours.why_closed(day)
    opening = hours.of_day(day)
    if why is not None or opening is None:
        return ((0, MIDNIGHT),), why or ""
    return ((0, opening.opens), (max(opening.closes, opening.late_until or 0), MIDNIGHT)), ""


def _late(hours: Hours, day: date) -> tuple[int, int] | None:
    """The late evening of a day; None when it has none."""
    opening = hours.of_day(day)
    if opening is None or opening.late_until is None or hours.why_closed(day) is not None:
        return None
    return opening.closes, opening.late_until


def _span(hours: Hours, days: list[date]) -> tuple[int, int]:
    """From the earliest opening to the latest closing of the days shown, half an hour more on either side."""
    found = [opening for day in days if (opening := hours.of_day(day)) is not None]
    if not found:
        return 9 * 60, 18 * 60
    first = min(opening.opens for opening in found)
    last = max(max(opening.closes, opening.late_until or 0) for opening in found)
    return max(0, first - 30), min(last + 30, MIDNIGHT)


# Blocks.


def _blocks(
    whole: WholeDiary, columns: tuple[DayColumn, ...], rows: list[AppointmentRow], by: By, now: datetime
) -> Iterator[Block]:
    for place, column in enumerate(columns):
        assert column.day is not None
        holder = column.stands_for
        of_day = [other for other in columns if other.day == column.day]
        shown = {_key(other.stands_for) for other in of_day}
        for row in rows:
            if not _is_on(row, column.day):
                continue
            own = set(_own(row, by))
            here = _key(holder) in own if holder is not None else len(of_day) == 1 or not own & shown
            if here:
                yield _block(whole, row, column.day, place, by, now, many=len(of_day) == 1)


def _block(
    whole: WholeDiary, row: AppointmentRow, day: date, place: int, by: By, now: datetime, *, many: bool
) -> Block:
    starts, ends = _minutes(row, day)
    words, word, icon = kind_and_sign(row)
    span = row.span_on(day)
    title = titled(row)
    first_names = ", ".join(name.split()[0] for name in row.staff.split(" and ") if name)
    if by is By.ROOMS and title == words and not row.rooms and len(row.people) == 1:
        title = first_names  # in no room, whose lunch or holiday it is says more than that it is one
    parts = [
        _state(whole, row),
        clock_time(row.wall) if whole.days > 1 and day == row.wall.date() and not row.whole_day else span,
        words if words != title else "",
        first_names if title != first_names and (by is By.ROOMS or many) else "",
        row.room if by is By.PEOPLE or many else "",
    ]
    told = "" if row.household_id is None else "told the client" if row.told_client else "client not told yet"
    warns = whole.warnings.get(row.household_id, ()) if row.household_id is not None else ()
    says = [row.title, span, words if words != title else "", row.staff, row.room, _state(whole, row), told]
    grave = [badge.text for badge in warns if badge.tone in ("concern", "due")]
    says += [badge.text for badge in warns]
    return Block(
        key=row.id,
        column=place,
        starts=starts,
        ends=ends,
        title=title,
        detail=" · ".join(part for part in parts if part),
        tone=TONES[row.kind],
        icon=icon,
        held=row.turnaround,
        provisional=row.provisional,
        says=", ".join(part for part in says if part),
        word=word,
        holds=_holds(whole, row),
        warns=", ".join(grave),
        goes_on=day != row.wall.date(),
        fills=row.whole_day,
        stays=row.whole_day or (row.kind is not AppointmentKind.OTHER and row.wall_end < now),
    )


def _minutes(row: AppointmentRow, day: date) -> tuple[int, int]:
    """From which minute of a day to which it takes; a day that it does not begin on starts at midnight."""
    midnight = datetime.combine(day, time())
    starts = max(0, round((row.wall - midnight).total_seconds()) // 60)
    ends = min(MIDNIGHT, round((row.wall_end - midnight).total_seconds()) // 60)
    return starts, max(ends, starts + 5)


def _state(whole: WholeDiary, row: AppointmentRow) -> str:
    if not row.provisional:
        return ""
    until = whole.held_until.get(row.id)
    return f"held until {screen_date(until, whole.today)}" if until is not None else "held, not confirmed"


def _holds(whole: WholeDiary, row: AppointmentRow) -> tuple[Held, ...]:
    rooms = {room.id: room.name for room in whole.rooms}
    people = {person.id: person.name.split()[0] for person in whole.staff}
    return (
        *(Held(By.ROOMS, int(room), rooms.get(room, row.room), row.turnaround) for room in row.rooms),
        *(Held(By.PEOPLE, int(person), people.get(person, row.staff)) for person in row.people),
    )


def _busy(whole: WholeDiary, days: list[date]) -> Iterator[Busy]:
    """What is taken, whatever is shown: a person is in one place only, also where that room is left out."""
    for row in whole.appointments:
        holds = _holds(whole, row)
        for day in days:
            if _is_on(row, day):
                yield Busy(row.id, day, *_minutes(row, day), titled(row), holds, row.provisional)
