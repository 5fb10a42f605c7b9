"""From an offer to the act: at once where it is said how, else one question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from studio.letters import Offer
from studio.rights import may
from ui.kit import notices
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.give_sheet import GiveSheet
from ui.letters.giving import EMAIL, HAND_OVER, PRINT, Giving

Grant = Callable[[Wish], None]


def give(work: Work, where: QWidget, offer: Offer, how: str, grant: Grant, said: str = "") -> None:
    """Give this letter out: ``how`` is print, email, hand over, or "" to be asked.

    ``said`` is what the bar says already, such as what was booked; it stays in front of what becomes of the letter.
    """
    if offer.occasion is None:
        _nothing_to_give(where, offer, grant, said)
    elif not may(work.by.role, "letters.issue"):
        words = f"{offer.name}: it waits at the desk, with the letters that are due."
        notices.bar(where, f"{said} {words}".strip(), "plain")
    elif offer.stops:
        notices.bar(where, f"{said} {offer.name}: {offer.stops}".strip(), "due")
    else:
        giving = Giving(work, where, offer, said)
        address = _only_address(offer)
        if how in (PRINT, HAND_OVER):
            giving.give(how)
        elif how == EMAIL and address:
            giving.give(EMAIL, address)
        else:
            sheet = GiveSheet(offer, where)
            # A signal lets a method go with its object when that is no QObject; a partial holds it.
            sheet.given.connect(partial(Giving.give, giving))
            sheet.ring.connect(lambda: grant(Wish("ring", _call(offer))))
            sheet.open()


def _nothing_to_give(where: QWidget, offer: Offer, grant: Grant, said: str) -> None:
    if offer.already is None:
        notices.bar(where, f"{said} {offer.stops}".strip(), "plain")
        return
    opens = Wish("open_letter", {"letter_id": offer.already})
    words = f"{said} {offer.name}: their letter tells this already.".strip()
    notices.bar(where, words, "plain", "Open it", lambda: grant(opens))


def _only_address(offer: Offer) -> str:
    """Where an e-mail goes without a question: the one address there is, unless it was changed within a day."""
    emails = offer.ways.emails if offer.ways is not None else ()
    return emails[0].typed if len(emails) == 1 and not emails[0].fresh else ""


def _call(offer: Offer) -> dict[str, object]:
    kind, _, number = offer.call.partition(":")
    return {f"{kind}_id": int(number)}
