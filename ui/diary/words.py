"""How the diary says things: lengths, the whole of a booking, what an appointment looks like."""

from __future__ import annotations

from datetime import datetime, timedelta

from studio.dates import appointment_in_full, clock_time, part_of_day
from studio.diary import AppointmentKind, AppointmentRow, kind_words
from ui.kit.dayview import Block

TONES = {
    AppointmentKind.SESSION: "session",
    AppointmentKind.RESHOOT: "concern",
    AppointmentKind.VIEWING: "viewing",
    AppointmentKind.PRESENTATION: "collection",
    AppointmentKind.OTHER: "plain",
}
ICONS = {
    AppointmentKind.SESSION: "camera",
    AppointmentKind.RESHOOT: "heart-handshake",
    AppointmentKind.VIEWING: "images",
    AppointmentKind.PRESENTATION: "package-check",
    AppointmentKind.OTHER: "calendar-days",
}
_LENGTHS = {30: "half an hour", 60: "an hour", 90: "an hour and a half", 120: "two hours", 180: "three hours"}


def length(minutes: int) -> str:
    """``an hour``, ``45 minutes``."""
    return _LENGTHS.get(minutes, f"{minutes} minutes")


def in_full(wall: datetime, minutes: int, photographer: str, room: str, door_minutes: int) -> str:
    """The appointment as it is read back on the telephone (R9)."""
    with_whom = f", with {photographer}" if photographer else ""
    where = f" in {room}" if room else ""
    door = clock_time(wall - timedelta(minutes=door_minutes))
    return (
        f"{appointment_in_full(wall)}, {part_of_day(wall)}, for {length(minutes)}{with_whom}{where}. "
        f"The door is open from {door}."
    )


def block(row: AppointmentRow, column: int, *, room: bool = False) -> Block:
    """An appointment as the day draws it; ``room`` says it where the columns do not."""
    starts = row.wall.hour * 60 + row.wall.minute
    state = "held, not confirmed" if row.provisional else ""
    parts = (
        clock_time(row.wall) if room else row.span,
        kind_words(row.kind),
        row.staff.split()[0] if row.staff else "",
        row.room if room else "",
        state,
    )
    detail = " · ".join(part for part in parts if part)
    title = row.title.removeprefix("The ")
    told = "told the client" if row.told_client else "client not told yet"
    return Block(
        key=row.id,
        column=column,
        starts=starts,
        ends=min(starts + row.minutes, 24 * 60),
        title=title[:1].upper() + title[1:],
        detail=detail,
        tone=TONES[row.kind],
        icon=ICONS[row.kind],
        held=row.turnaround,
        provisional=row.provisional,
        says=", ".join(part for part in (row.title, detail.replace(" · ", ", "), row.room, told) if part),
    )
