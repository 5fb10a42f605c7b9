"""Answers to wishes about the diary: open a session or an appointment, complete a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import sessions
from studio.diary import AppointmentId, AppointmentKind
from studio.sessions import SessionId
from ui.diary.forms import CompleteForm
from ui.diary.hold_sheet import open_hold
from ui.diary.other_gestures import open_other
from ui.diary.session_sheet import SessionSheet
from ui.diary.whole import Behind, WholeSession, behind, whole_session
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.main_window import MainWindow


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
        elif found.viewing is not None and found.room_ready:
            window.grant(Wish("open_viewing_room", {"viewing_id": found.viewing.id}))
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
