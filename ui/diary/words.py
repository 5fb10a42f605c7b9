"""How the diary says things: lengths, the whole of a booking, what an appointment looks like."""

from __future__ import annotations

from datetime import datetime, timedelta

from studio.dates import appointment_in_full, clock_time, part_of_day
from studio.diary import AppointmentKind, AppointmentRow, OtherKind, kind_words

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


OTHERS: dict[OtherKind, tuple[str, str]] = {
    OtherKind.LUNCH: ("Lunch", "utensils"),
    OtherKind.MAINTENANCE: ("Maintenance", "wrench"),
    OtherKind.HOLIDAY: ("Holiday", "tree-palm"),
    OtherKind.MEETING: ("Meeting", "users-round"),
    OtherKind.OTHER: ("Something else", "calendar-days"),
}
"""What an appointment with no client is called, and its sign."""
_SHORT = {
    AppointmentKind.SESSION: "Session",
    AppointmentKind.RESHOOT: "Reshoot",
    AppointmentKind.VIEWING: "Viewing",
    AppointmentKind.PRESENTATION: "Collection",
    AppointmentKind.OTHER: "Other",
}


def kind_and_sign(row: AppointmentRow) -> tuple[str, str, str]:
    """What kind an appointment is, in full and in a word, and its sign."""
    if row.other is not None:
        words, icon = OTHERS[row.other]
        return words, words, icon
    return kind_words(row.kind), _SHORT[row.kind], ICONS[row.kind]


def titled(row: AppointmentRow) -> str:
    """The name as the diary shows it: "Ashworth family"."""
    title = row.title.removeprefix("The ")
    return title[:1].upper() + title[1:]
