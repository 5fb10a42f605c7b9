"""What we offer, and what she says to it. Everyone may offer a complimentary reshoot (R4)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.care.drafts import OfferDraft
from studio.care.model import Concern, ConcernId, ConcernState, Offer, OfferId, OfferOutcome
from studio.care.reshoots import answer_reshoot, note_reshoot
from studio.care.steps import enter, found, log, require_state
from studio.rights import verb


@verb("care.offer")
def offer(db: Session, by: Actor, concern_id: ConcernId, draft: OfferDraft, version: int) -> OfferId:
    """Offer something. Any role may offer a complimentary reshoot, and a second one (R4)."""
    draft.check()
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.HEARD, ConcernState.CHECKING, ConcernState.OFFERED)
    made = make_offer(db, by, concern, draft)
    settle(db, by, concern, made if draft.outcome is OfferOutcome.ACCEPTED else None)
    db.flush()
    return made.id


@verb("care.answer_offer")
def answer_offer(db: Session, by: Actor, offer_id: OfferId, outcome: OfferOutcome, version: int) -> None:
    """What she said to an offer: accepted moves the case on, declined or thinking goes back to listening."""
    made = db.get_one(Offer, offer_id)
    concern = found(db, made.concern_id, version)
    require_state(concern, ConcernState.OFFERED, ConcernState.HEARD)
    made.outcome, made.outcome_at = outcome, clock.now()
    answer_reshoot(db, made)
    log(db, by, concern, f"{made.kind.value}: {outcome.value}")
    if concern.state is ConcernState.HEARD and outcome is OfferOutcome.ACCEPTED:
        enter(db, by, concern, ConcernState.OFFERED, "offered again")
    settle(db, by, concern, made if outcome is OfferOutcome.ACCEPTED else None)
    open_offers = select(Offer.id).where(
        Offer.concern_id == concern.id, Offer.outcome == OfferOutcome.NOT_STATED
    )
    if outcome is not OfferOutcome.ACCEPTED and concern.state is ConcernState.OFFERED:
        db.flush()
        if db.scalars(open_offers.limit(1)).first() is None:
            enter(db, by, concern, ConcernState.HEARD, "listening again")


def make_offer(db: Session, by: Actor, concern: Concern, draft: OfferDraft) -> Offer:
    """Write an offer down, in the role of whoever makes it; a reshoot is noted with the session it repeats."""
    now = clock.now()
    stated = draft.outcome is not OfferOutcome.NOT_STATED
    made = Offer(
        concern_id=concern.id,
        kind=draft.kind,
        words=draft.words.strip(),
        made_by=by.staff_id,
        made_as=by.role,
        made_at=now,
        worth=draft.worth,
        cost=draft.cost,
        outcome=draft.outcome,
        outcome_at=now if stated else None,
    )
    db.add(made)
    db.flush()
    note_reshoot(db, concern, made)
    if concern.state is not ConcernState.OFFERED:
        enter(db, by, concern, ConcernState.OFFERED, f"offered: {draft.kind.value}", stamp="offered_at")
    else:
        log(db, by, concern, f"offered: {draft.kind.value}")
    return made


def settle(db: Session, by: Actor, concern: Concern, accepted: Offer | None) -> None:
    """An accepted offer makes the case agreed."""
    if accepted is not None:
        enter(db, by, concern, ConcernState.AGREED, f"agreed: {accepted.kind.value}", stamp="agreed_at")
