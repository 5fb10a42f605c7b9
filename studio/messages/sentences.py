"""The next appointment in full, for a reply that would else be one word (R9)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clients, diary
from studio.clients.model import HouseholdId
from studio.dates import appointment_in_full, part_of_day, time_in_words
from studio.diary import AppointmentKind, AppointmentRow

_CALLED = {
    AppointmentKind.SESSION: "portrait session",
    AppointmentKind.RESHOOT: "portrait session",
    AppointmentKind.VIEWING: "viewing",
    AppointmentKind.PRESENTATION: "collection",
}


def full_sentence(db: Session, household_id: HouseholdId) -> str:
    """When a family's next appointment is, from when the door is open and where to ring that day; "" without one.

    ``Your viewing is on Tuesday 8 December 2026 at 7.30 pm, in the evening. The door will be open from 7.15 pm.``
    """
    coming = [row for row in diary.coming(db, household_id) if row.kind in _CALLED]
    if not coming:
        return ""
    studio = business.studio(db)
    spelt = clients.household(db, household_id).spell_out_times
    sentences = [
        _when(coming[0], spelt),
        f"The door will be open from {diary.door_open_from(coming[0], studio.door_minutes)}.",
    ]
    day_phone = studio.day_phone or studio.telephone
    if day_phone:
        sentences.append(f"On the day you can reach us on {day_phone}.")
    return " ".join(sentences)


def _when(row: AppointmentRow, spelt: bool) -> str:
    words = time_in_words(row.wall) if spelt else ""
    said = f"that is {words}" if words else part_of_day(row.wall)
    verb = "is held for you" if row.provisional else "is"
    return f"Your {_CALLED[row.kind]} {verb} on {appointment_in_full(row.wall)}, {said}."
