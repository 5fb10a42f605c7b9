"""What a case promises beside a call back: an accepted offer that is worth money, kept when the case is put right."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, promises
from studio.actor import Actor
from studio.care.clocks import RESOLVE_DAYS
from studio.care.model import Concern, Offer, OfferKind, OfferOutcome
from studio.care.steps import source
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind

OFFER = ":offer:"
"""What tells the promise of an offer from that of a call back."""


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


def keep_offers(db: Session, by: Actor, concern: Concern) -> None:
    """The case is put right, so what was agreed in it was done."""
    for offer in _of(db, concern):
        promises.keep(db, by, _source(concern, offer))


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
