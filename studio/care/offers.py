"""What we offer, and what she says to it. Everyone may offer a complimentary reshoot (R4)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, written
from studio.actor import Actor
from studio.care.answering import note_answer
from studio.care.drafts import LONGEST_STORY, OfferDraft
from studio.care.goodwill import limit_passed
from studio.care.model import Concern, ConcernId, ConcernState, Offer, OfferId, OfferKind, OfferOutcome
from studio.care.reshoots import answer_reshoot, note_reshoot
from studio.care.steps import enter, found, log, require_state
from studio.care.undertakings import keep_promise, promise_offer, promised, release_offers
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.sessions.model import SessionId

_AGREED = (ConcernState.AGREED, ConcernState.IN_HAND)
_OFFERING = (ConcernState.HEARD, ConcernState.CHECKING, ConcernState.OFFERED, *_AGREED)


@verb("care.offer")
def offer(db: Session, by: Actor, concern_id: ConcernId, draft: OfferDraft, version: int) -> OfferId:
    """Offer something, also beside what was agreed. Any role may offer a complimentary reshoot (R4)."""
    draft.check()
    concern = found(db, concern_id, version)
    require_state(concern, *_OFFERING)
    made = make_offer(db, by, concern, draft)
    settle(db, by, concern, made if draft.outcome is OfferOutcome.ACCEPTED else None)
    db.flush()
    return made.id


@verb("care.keep_offer")
def keep_offer(db: Session, by: Actor, offer_id: OfferId, version: int) -> None:
    """What was agreed in money or kind has been done: its promise is kept."""
    made = db.get(Offer, offer_id)
    if made is None:
        raise Missing("This offer is not in the records any more.")
    concern = found(db, made.concern_id, version)
    if not promised(db, concern, made):
        raise Refused("Nothing of this offer is owed.", "offer")
    keep_promise(db, by, concern, made)
    log(db, by, concern, f"done: {in_words(made)}")


@verb("care.answer_offer")
def answer_offer(db: Session, by: Actor, offer_id: OfferId, outcome: OfferOutcome, version: int) -> None:
    """What she said to an offer: accepted moves the case on, declined or thinking goes back to listening.

    An offer never lapses: one that was declined may be accepted any time while the case is open.
    """
    made = db.get(Offer, offer_id)
    if made is None:
        raise Missing("This offer is not in the records any more.")
    concern = found(db, made.concern_id, version)
    require_state(concern, *_OFFERING)
    if concern.state in _AGREED and made.outcome is OfferOutcome.ACCEPTED:
        _require_another(db, concern, made, outcome)
    if made.outcome is OfferOutcome.ACCEPTED and outcome is not OfferOutcome.ACCEPTED:
        release_offers(db, by, concern, "Something else was agreed instead.", made)
    stated = outcome is not OfferOutcome.NOT_STATED
    made.outcome, made.outcome_at = outcome, clock.now() if stated else None
    if stated:
        note_answer(by, concern, clock.now())
    answer_reshoot(db, made)
    log(db, by, concern, f"{in_words(made)}: {outcome.value}")
    if outcome is OfferOutcome.ACCEPTED:
        if concern.state in (ConcernState.HEARD, ConcernState.CHECKING):
            _found_out(db, by, concern)
            enter(db, by, concern, ConcernState.OFFERED, "offered again")
        settle(db, by, concern, made)
    elif concern.state is ConcernState.OFFERED and stated:
        _listen_again(db, by, concern)


def make_offer(
    db: Session, by: Actor, concern: Concern, draft: OfferDraft, original_id: SessionId | None = None
) -> Offer:
    """Write an offer down, in the role of whoever makes it; a reshoot is noted with the session it repeats."""
    now = clock.now()
    stated = draft.outcome is not OfferOutcome.NOT_STATED
    made = Offer(
        concern_id=concern.id,
        kind=draft.kind,
        words=written.passage(draft.words, LONGEST_STORY).text,
        made_by=by.staff_id,
        made_as=by.role,
        made_at=now,
        worth=draft.worth,
        cost=draft.cost,
        limit_then=limit_passed(db, by, concern, draft.kind, draft.worth),
        outcome=draft.outcome,
        outcome_at=now if stated else None,
    )
    db.add(made)
    db.flush()
    note_reshoot(db, concern, made, original_id)
    said = f"offered: {in_words(made)}"
    if concern.state in (ConcernState.OFFERED, *_AGREED):
        log(db, by, concern, said)
    else:
        _found_out(db, by, concern)
        enter(db, by, concern, ConcernState.OFFERED, said, stamp="offered_at")
    return made


def settle(db: Session, by: Actor, concern: Concern, accepted: Offer | None) -> None:
    """An accepted offer makes the case agreed; one more beside what was agreed is written down."""
    if accepted is None:
        return
    promise_offer(db, by, concern, accepted)
    said = f"agreed: {in_words(accepted)}"
    if concern.state in _AGREED:
        log(db, by, concern, said)
    else:
        enter(db, by, concern, ConcernState.AGREED, said, stamp="agreed_at")


def in_words(made: Offer) -> str:
    """An offer as it is called: in its own words where it is something else."""
    return made.words.rstrip(" .") if made.kind is OfferKind.OTHER else made.kind.value


def _require_another(db: Session, concern: Concern, made: Offer, outcome: OfferOutcome) -> None:
    """What was agreed can only be changed for something else that is agreed."""
    if outcome is OfferOutcome.ACCEPTED:
        return
    others = select(Offer.id).where(
        Offer.concern_id == concern.id, Offer.outcome == OfferOutcome.ACCEPTED, Offer.id != made.id
    )
    if db.scalars(others.limit(1)).first() is None:
        raise Refused("Please write down first what was agreed instead, as another offer.", "offer")


def _found_out(db: Session, by: Actor, concern: Concern) -> None:
    """Whoever offers something has found out; the call that was promised stays promised until we spoke."""
    if concern.state is ConcernState.CHECKING:
        enter(db, by, concern, ConcernState.HEARD, "found out")


def _listen_again(db: Session, by: Actor, concern: Concern) -> None:
    """Back to listening, once nothing we offered is still waiting for its answer."""
    db.flush()
    waiting = select(Offer.id).where(Offer.concern_id == concern.id, Offer.outcome == OfferOutcome.NOT_STATED)
    if db.scalars(waiting.limit(1)).first() is None:
        enter(db, by, concern, ConcernState.HEARD, "listening again")
