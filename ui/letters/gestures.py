"""Answers to wishes about letters: the confirmation of a session, the letter about a viewing, a call to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import letters
from studio.letters import CallToMake, Offer
from studio.rights import may
from studio.sessions import SessionId
from studio.viewings import ViewingId
from ui.kit import notices
from ui.kit.wish import Wish
from ui.letters.call_sheet import CallSheet
from ui.letters.give_sheet import GiveSheet
from ui.letters.giving import EMAIL, HAND_OVER, PRINT, Giving

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def confirmation(window: MainWindow, session_id: SessionId, how: str = "") -> None:
    """L1 for a session that was booked or moved: ``how`` is print, email, hand over, or "" to be asked."""
    window.work.ask(
        letters.confirmation_of, session_id, then=lambda offer: _give(window, offer, how), owner=window,
        slot="confirmation",
    )  # fmt: skip


def viewing_letter(window: MainWindow, viewing_id: ViewingId, how: str = "") -> None:
    """L3 for a viewing that was booked or moved."""
    window.work.ask(
        letters.invitation_to, viewing_id, then=lambda offer: _give(window, offer, how), owner=window,
        slot="viewing letter",
    )  # fmt: skip


def ring(
    window: MainWindow, session_id: SessionId | None = None, viewing_id: ViewingId | None = None
) -> None:
    """A call about an appointment that was agreed too near for the post."""
    occasion = f"session:{session_id}" if session_id is not None else f"viewing:{viewing_id}"

    def show(call: CallToMake) -> None:
        CallSheet(window.work, call, window).open()

    window.work.ask(letters.call, occasion, then=show, owner=window)


def _give(window: MainWindow, offer: Offer, how: str) -> None:
    where = window.page or window
    if offer.occasion is None:
        _nothing_to_give(window, offer)
    elif not may(window.work.by.role, "letters.issue"):
        notices.bar(where, f"{offer.name}: it waits at the desk, with the letters that are due.", "plain")
    elif offer.stops:
        notices.bar(where, f"{offer.name}: {offer.stops}", "due")
    else:
        giving = Giving(window.work, where, offer)
        address = _only_address(offer)
        if how in (PRINT, HAND_OVER):
            giving.give(how)
        elif how == EMAIL and address:
            giving.give(EMAIL, address)
        else:
            sheet = GiveSheet(offer, window)
            sheet.given.connect(giving.give)
            sheet.ring.connect(lambda: window.grant(Wish("ring", _call(offer))))
            sheet.open()


def _nothing_to_give(window: MainWindow, offer: Offer) -> None:
    where = window.page or window
    if offer.already is None:
        notices.bar(where, offer.stops, "plain")
        return
    letter_id = offer.already
    notices.bar(
        where, f"{offer.name}: their letter tells this already.", "plain", "Open it",
        lambda: window.grant(Wish("open_letter", {"letter_id": letter_id})),
    )  # fmt: skip


def _only_address(offer: Offer) -> str:
    """Where an e-mail goes without a question: the one address there is, unless it was changed within a day."""
    emails = offer.ways.emails if offer.ways is not None else ()
    return emails[0].typed if len(emails) == 1 and not emails[0].fresh else ""


def _call(offer: Offer) -> dict[str, object]:
    kind, _, number = offer.call.partition(":")
    return {f"{kind}_id": int(number)}
