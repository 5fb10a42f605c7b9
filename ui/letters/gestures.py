"""Answers to wishes about letters: the confirmation of a session, the letter about a viewing, a call to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import letters
from studio.letters import CallToMake, Offer
from studio.sessions import SessionId
from studio.viewings import ViewingId
from ui.letters.call_sheet import CallSheet
from ui.letters.offering import give

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def confirmation(window: MainWindow, session_id: SessionId, how: str = "", said: str = "") -> None:
    """L1 for a session that was booked or moved: ``how`` is print, email, hand over, or "" to be asked.

    ``said`` is what the bar says already, such as what was booked.
    """
    window.work.ask(
        letters.confirmation_of, session_id, then=lambda offer: _give(window, offer, how, said), owner=window,
        slot="confirmation",
    )  # fmt: skip


def viewing_letter(window: MainWindow, viewing_id: ViewingId, how: str = "", said: str = "") -> None:
    """L3 for a viewing that was booked or moved."""
    window.work.ask(
        letters.invitation_to, viewing_id, then=lambda offer: _give(window, offer, how, said), owner=window,
        slot="viewing letter",
    )  # fmt: skip


def ring(
    window: MainWindow, session_id: SessionId | None = None, viewing_id: ViewingId | None = None
) -> None:
    """A call about an appointment that was agreed too near for the post."""
    occasion = f"session:{session_id}" if session_id is not None else f"viewing:{viewing_id}"

    def show(call: CallToMake) -> None:
        CallSheet(window.work, call, window.page or window).open()

    window.work.ask(letters.call, occasion, then=show, owner=window)


def _give(window: MainWindow, offer: Offer, how: str, said: str) -> None:
    give(window.work, window.page or window, offer, how, window.grant, said)
