"""Answers to wishes about the diary: book, open a session or an appointment, complete a session."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from studio import sessions
from studio.business import RoomId
from studio.clients import HouseholdId
from studio.dates import appointment_in_full
from studio.diary import AppointmentId, AppointmentKind
from studio.sessions import SessionId, SessionRow
from ui.diary.booking import BookingForm
from ui.diary.forms import CompleteForm
from ui.diary.hold_sheet import open_hold
from ui.diary.other_form import open_other
from ui.diary.page import DiaryPage
from ui.diary.session_sheet import SessionSheet
from ui.diary.whole import Behind, BookingFacts, WholeSession, behind, booking_facts, whole_session
from ui.kit import notices
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def book(
    window: MainWindow,
    household_id: HouseholdId | None = None,
    wall: datetime | None = None,
    on: date | None = None,
    room_id: RoomId | None = None,
) -> None:
    """The booking form: for the family on screen, at the time chosen in the diary."""
    if wall is None and on is None and isinstance(window.page, DiaryPage):
        chosen: dict[str, Any] = window.page.chosen_time()
        wall, on, room_id = chosen.get("wall"), chosen.get("on"), chosen.get("room_id")

    def show(facts: BookingFacts) -> None:
        form = BookingForm(window.work, facts, window)
        form.begin_at(wall, on, room_id)
        form.wish.connect(window.grant)
        form.saved.connect(lambda session_id: _booked(window, session_id))
        form.open()

    window.work.ask(booking_facts, household_id, then=show, owner=window)


def _booked(window: MainWindow, session_id: Any) -> None:
    """Say what was booked, and lead to it."""

    def say(row: SessionRow) -> None:
        held = "Held" if row.state is sessions.SessionState.PROVISIONAL else "Booked"
        notices.bar(
            window.page or window,
            f"{held}: {appointment_in_full(row.wall)}, {row.room}.",
            "good",
            "Open it",
            lambda: open_session(window, session_id),
        )

    window.work.ask(sessions.session, session_id, then=say, owner=window)


def open_session(window: MainWindow, session_id: SessionId) -> None:
    """The sheet of a session."""
    sheet = SessionSheet(window.work, session_id, window)
    sheet.wish.connect(window.grant)
    sheet.open()


def open_appointment(window: MainWindow, appointment_id: AppointmentId) -> None:
    """What an appointment is for: its session, its viewing, or the family's page with the order on it."""

    def show(found: Behind) -> None:
        if found.session is not None and found.is_today:
            window.grant(Wish("on_the_day", {"session_id": found.session.id}))
        elif found.session is not None and found.session.state is sessions.SessionState.PROVISIONAL:
            open_hold(window, found.session.id)
        elif found.session is not None:
            open_session(window, found.session.id)
        elif found.viewing is not None:
            window.grant(Wish("open_viewing", {"viewing_id": found.viewing.id}))
        elif found.presentation_id is not None:
            window.grant(Wish("open_presentation", {"presentation_id": found.presentation_id}))
        elif found.appointment.household_id is not None:
            window.grant(Wish("open_client", {"household_id": found.appointment.household_id}))
        elif found.appointment.kind is AppointmentKind.OTHER:
            open_other(window, appointment_id)

    window.work.ask(behind, appointment_id, then=show, owner=window)


def complete_session(window: MainWindow, session_id: SessionId) -> None:
    """How the session went; then its viewing is offered."""

    def show(whole: WholeSession) -> None:
        form = CompleteForm(window.work, whole, window)
        form.saved.connect(
            lambda viewing_id: window.grant(Wish("arrange_viewing", {"viewing_id": viewing_id}))
        )
        form.open()

    window.work.ask(whole_session, session_id, then=show, owner=window)
