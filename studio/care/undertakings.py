"""What a case promises beside a call back: an accepted offer that is worth money."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, promises
from studio.actor import Actor
from studio.care.clocks import RESOLVE_DAYS
from studio.care.model import Concern, ConcernId, Offer, OfferId, OfferKind, OfferOutcome
from studio.care.steps import source
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind

OFFER = ":offer:"
"""What tells the promise of an offer from that of a call back."""


def in_writing(concern_id: ConcernId) -> str:
    """What the promise of our apology is written in: what is done, by the day that the letter names."""
    return f"concern:{concern_id}:letter"


def promise_offer(db: Session, by: Actor, concern: Concern, offer: Offer) -> None:
    """Write down what an accepted offer is worth; honoured, limit or no limit (R14). A reshoot has its own dates."""
    where = _source(concern, offer)
    if offer.kind is OfferKind.RESHOOT or offer.worth == Money(0) or promises.open_from(db, where):
        return
    hours = business.hours(db)
    what = offer.words.rstrip(" .") if offer.kind is OfferKind.OTHER else offer.kind.value.capitalize()
    draft = PromiseDraft(
        household_id=concern.household_id,
        text=f"{what}: {offer.worth.show(business.studio(db).currency)}, as agreed in case {concern.number}"[
            : promises.LONGEST_TEXT
        ],
        kind=PromiseKind.OTHER,
        due=hours.add_working_days(clock.today(hours.zone), RESOLVE_DAYS),
        price=offer.worth,
        source=where,
    )
    promises.make(db, by, draft)


def promised(db: Session, concern: Concern, offer: Offer) -> bool:
    """Whether an accepted offer is still owed."""
    return bool(promises.open_from(db, _source(concern, offer)))


def keep_promise(db: Session, by: Actor, concern: Concern, offer: Offer) -> None:
    """What an offer promised has been done."""
    promises.keep(db, by, _source(concern, offer))


def owed_offers(db: Session, concern: Concern, offers: Sequence[Offer]) -> frozenset[OfferId]:
    """Which of these offers are accepted and not done yet."""
    if not any(each.outcome is OfferOutcome.ACCEPTED and each.worth.minor for each in offers):
        return frozenset()
    return frozenset(each.id for each in offers if promised(db, concern, each))


def still_owed(db: Session, concern: Concern) -> str:
    """The first promise of a case that is open, in its words: a call back, or an offer; empty when none is."""
    sources = [source(concern), *(_source(concern, offer) for offer in _of(db, concern))]
    return next((row.text for each in sources for row in promises.open_from(db, each)), "")


def release_offers(
    db: Session, by: Actor, concern: Concern, because: str, offer: Offer | None = None
) -> None:
    """Something else was agreed instead of an offer, or the case was left: that is promised no more."""
    for each in _of(db, concern) if offer is None else [offer]:
        promises.release(db, by, _source(concern, each), because)


def _of(db: Session, concern: Concern) -> list[Offer]:
    accepted = (Offer.concern_id == concern.id) & (Offer.outcome == OfferOutcome.ACCEPTED)
    return list(db.scalars(select(Offer).where(accepted, Offer.kind != OfferKind.RESHOOT).order_by(Offer.id)))


def _source(concern: Concern, offer: Offer) -> str:
    return f"{source(concern)}{OFFER}{offer.id}"
