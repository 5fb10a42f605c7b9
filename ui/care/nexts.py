"""What may be done in a case as it stands: the one thing first, the rest below it."""

from __future__ import annotations

from enum import Enum

from studio.care import Channel, ConcernState, OfferKind, OfferOutcome
from ui.care.whole import WholeCase

S = ConcernState


class Act(Enum):
    """One thing that may be done: its words, with the person's name where it says so, and its icon."""

    OFFER = ("Offer something", "heart-handshake")
    BOOK_RESHOOT = ("Book the reshoot", "camera")
    ANOTHER = ("Photograph them once more", "camera")
    TAKE_IN_HAND = ("Take in hand", "check")
    BEGIN_ORDER = ("Begin the new order", "receipt-pound-sterling")
    OPEN_ORDER = ("Open the new order", "receipt-pound-sterling")
    ANSWER = ("Answer the question", "message-circle-reply")
    APOLOGISE = ("How we apologised", "heart")
    FIND_OUT = ("We will find out", "calendar-clock")
    RANG_BACK = ("We rang back", "phone-call")
    ACKNOWLEDGE = ("Acknowledge", "check")
    HEAR = ("What they tell us", "quote")
    MARK = ("Which pictures", "images")
    KEPT = ("What we agreed is done", "check")
    PUT_RIGHT = ("Put right", "circle-check")
    HAPPY = ("{name} is happy", "heart")
    NO_REPLY = ("No reply came", "mail")
    REOPEN = ("Open it again", "history")
    READ_LETTER = ("Read the apology", "mail")
    DESCRIBE = ("What it was about", "pencil")
    GIVE = ("Give it to someone", "users")
    OPEN_CLIENT = ("Their page", "users")
    WITHDRAW = ("Leave it, as asked", "x")

    @property
    def words(self) -> str:
        """What the button says."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """Its icon."""
        return self.value[1]


def first_act(whole: WholeCase) -> Act | None:
    """The one thing to do next; None when there is nothing that a button does."""
    row = whole.row
    accepted = [offer for offer in row.offers if offer.outcome is OfferOutcome.ACCEPTED]
    to_book = whole.can_reshoot and any(offer.kind is OfferKind.RESHOOT for offer in accepted)
    if row.call_back_at is not None:
        return Act.RANG_BACK
    if row.state is S.RECEIVED:
        return Act.HEAR
    if row.state in (S.HEARD, S.CHECKING):
        if row.channel is Channel.SLIP and not row.answered:
            return Act.HEAR
        return Act.BOOK_RESHOOT if whole.can_reshoot and row.marks else Act.OFFER
    if row.state in (S.AGREED, S.IN_HAND) and to_book:
        return Act.BOOK_RESHOOT
    if row.state is S.AGREED:
        return Act.TAKE_IN_HAND
    if row.state is S.IN_HAND:
        if whole.viewing_to_order is not None:
            return Act.BEGIN_ORDER
        if not whole.reshoot_is_booked or whole.is_over:
            return _ending(whole)
        if whole.second_order is not None:
            return Act.OPEN_ORDER
        unsent = whole.apology_letter is not None and whole.apology_letter.issued_at is None
        return Act.READ_LETTER if unsent else None
    return Act.HAPPY if row.state in (S.RESOLVED, S.NO_REPLY) else None


def _ending(whole: WholeCase) -> Act:
    """What stands between the case and its end, else the end itself."""
    if whole.row.question and not whole.row.answer:
        return Act.ANSWER
    if not whole.row.apology_how:
        return Act.APOLOGISE
    return Act.KEPT if any(each.owed for each in whole.row.offers) else Act.PUT_RIGHT


def acts(whole: WholeCase) -> list[Act]:
    """Everything else that may be done, the likelier first."""
    row = whole.row
    is_open, state = row.is_open, row.state
    may = {
        Act.HEAR: is_open,
        Act.OFFER: is_open and state is not S.RECEIVED,
        Act.BOOK_RESHOOT: is_open and state is not S.RECEIVED and whole.can_reshoot,
        Act.ANOTHER: is_open and whole.may_repeat,
        Act.TAKE_IN_HAND: state is S.AGREED,
        Act.BEGIN_ORDER: is_open and whole.viewing_to_order is not None,
        Act.OPEN_ORDER: whole.second_order is not None,
        Act.ANSWER: is_open and bool(row.question) and not row.answer,
        Act.APOLOGISE: is_open and not row.apology_how,
        Act.FIND_OUT: is_open and state is not S.RECEIVED and row.call_back_at is None,
        Act.RANG_BACK: row.call_back_at is not None,
        Act.ACKNOWLEDGE: is_open and row.acknowledged_at is None and not row.answered,
        Act.KEPT: is_open and any(each.owed for each in row.offers),
        Act.PUT_RIGHT: state in (S.AGREED, S.IN_HAND),
        Act.HAPPY: state in (S.RESOLVED, S.NO_REPLY),
        Act.NO_REPLY: state is S.RESOLVED,
        Act.REOPEN: state in (S.RESOLVED, S.NO_REPLY, S.HAPPY),
        Act.READ_LETTER: whole.apology_letter is not None,
        Act.DESCRIBE: bool(row.story),
        Act.MARK: is_open and bool(row.story),
        Act.GIVE: is_open,
        Act.OPEN_CLIENT: True,
        Act.WITHDRAW: is_open,
    }
    first = first_act(whole)
    return [act for act, allowed in may.items() if allowed and act is not first]
