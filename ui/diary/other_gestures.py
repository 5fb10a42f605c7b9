"""Answers to wishes about what is with no client: put in the diary at the time chosen, opened to amend or call off."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from studio.business import RoomId, StaffId
from studio.diary import AppointmentId
from ui.diary.desk import OtherFacts, other_facts
from ui.diary.other_form import OtherForm

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def open_other(window: MainWindow, appointment_id: AppointmentId) -> None:
    """One that is in the diary, to look at, amend or call off."""
    window.work.ask(
        other_facts,
        appointment_id,
        then=lambda facts: OtherForm(window.work, facts, window).open(),
        owner=window,
    )


def other_appointment(
    window: MainWindow,
    wall: datetime | None = None,
    on: date | None = None,
    room_id: RoomId | None = None,
    staff_id: StaffId | None = None,
) -> None:
    """A new one, at the time chosen in the diary."""

    def show(facts: OtherFacts) -> None:
        form = OtherForm(window.work, facts, window)
        form.begin_at(wall, on, room_id, staff_id)
        form.open()

    window.work.ask(other_facts, then=show, owner=window)
