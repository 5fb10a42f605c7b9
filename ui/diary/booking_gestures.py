"""The answer to the wish to book: the form for the family on screen, for a new caller, or for whoever has asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from studio import sessions
from studio.business import RoomId
from studio.clients import HouseholdId
from studio.dates import appointment_in_full
from studio.enquiries import EnquiryId
from studio.sessions import SessionRow
from ui.diary.booking import BookingForm
from ui.diary.booking_whole import BookingFacts, booking_facts
from ui.diary.page import DiaryPage
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
    enquiry_id: EnquiryId | None = None,
) -> None:
    """The booking form: for the family on screen, at the time chosen in the diary, with what was asked for."""
    if wall is None and on is None and isinstance(window.page, DiaryPage):
        chosen: dict[str, Any] = window.page.chosen_time()
        wall, on, room_id = chosen.get("wall"), chosen.get("on"), chosen.get("room_id")

    def show(facts: BookingFacts) -> None:
        form = BookingForm(window.work, facts, window)
        form.begin_at(wall, on, room_id)
        form.wish.connect(window.grant)
        form.saved.connect(lambda session_id: _booked(window, session_id, form.what.how()))
        form.open()

    window.work.ask(booking_facts, household_id, enquiry_id, then=show, owner=window)


def _booked(window: MainWindow, session_id: Any, how: str) -> None:
    """Say what was booked and lead to it, and let the confirmation go out."""

    def say(row: SessionRow) -> None:
        held = "Held" if row.state is sessions.SessionState.PROVISIONAL else "Booked"
        said = f"{held}: {appointment_in_full(row.wall)}, {row.room}."
        notices.bar(
            window.page or window,
            said,
            "good",
            "Open it",
            lambda: window.grant(Wish("open_session", {"session_id": session_id})),
        )
        if how:
            window.grant(Wish("confirmation", {"session_id": session_id, "how": how, "said": said}))

    window.work.ask(sessions.session, session_id, then=say, owner=window)
