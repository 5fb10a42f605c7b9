"""Goodwill: what somebody may give back or away without asking. More than that is honoured all the same (R14)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor, Role
from studio.business.model import Staff, StaffId
from studio.care.model import Concern, Offer, OfferId, OfferKind, OfferOutcome
from studio.care.rows import OverLimit
from studio.care.steps import found, log
from studio.clients.model import Person
from studio.errors import Missing
from studio.money import Money
from studio.rights import verb

GOODWILL = (
    OfferKind.PART_REFUND, OfferKind.FULL_REFUND, OfferKind.TRAVEL, OfferKind.CREDIT, OfferKind.GIFT, OfferKind.OTHER,
)  # fmt: skip
"""What a limit counts: money and gifts. Never a reshoot (R4), nor making something right again."""


def limit_of(db: Session, by: Actor) -> Money | None:
    """How far somebody's goodwill goes in one case; None for the owner, who has no limit."""
    if by.role is Role.OWNER:
        return None
    limit = db.scalar(select(Staff.goodwill_limit).where(Staff.id == by.staff_id))
    assert limit is not None
    return limit


def limit_passed(db: Session, by: Actor, concern: Concern, kind: OfferKind, worth: Money) -> Money | None:
    """The limit that one more offer goes over, counting what the same hands offered in this case before; else None."""
    limit = limit_of(db, by) if kind in GOODWILL and worth.minor else None
    if limit is None:
        return None
    before = select(Offer.worth).where(
        Offer.concern_id == concern.id,
        Offer.made_by == by.staff_id,
        Offer.kind.in_(GOODWILL),
        Offer.outcome != OfferOutcome.DECLINED,
    )
    return limit if sum(db.scalars(before), worth) > limit else None


@verb("care.see_goodwill")
def see_goodwill(db: Session, by: Actor, offer_id: OfferId, version: int) -> None:
    """The owner has seen that an offer went over the limit; it stands as it was made."""
    record = db.get(Offer, offer_id)
    if record is None:
        raise Missing("This offer is not in the records any more.")
    concern = found(db, record.concern_id, version)
    if record.limit_then is not None and record.seen_at is None:
        record.seen_at, record.seen_by = clock.now(), StaffId(by.staff_id)
        log(db, by, concern, "saw what was given over the limit")


def unseen(db: Session, concern_ids: Iterable[int] | None = None) -> tuple[OverLimit, ...]:
    """What went over a limit and no owner has seen yet, the oldest first."""
    query = (
        select(
            Offer.id, Concern.id, Concern.number, Concern.household_id, Person.first, Person.last, Offer.kind,
            Offer.words, Offer.worth, Offer.limit_then, Offer.made_by, Offer.made_at, Concern.state,
        )
        .join(Concern, Concern.id == Offer.concern_id)
        .join(Person, Person.id == Concern.person_id)
        .where(Offer.limit_then.is_not(None), Offer.seen_at.is_(None))
        .order_by(Offer.made_at, Offer.id)
    )  # fmt: skip
    if concern_ids is not None:
        query = query.where(Concern.id.in_(list(concern_ids)))
    names = {row.id: row.name for row in business.staff(db, everyone=True)}
    return tuple(
        OverLimit(
            offer_id=row[0], concern_id=row[1], number=row[2], household_id=row[3], person=f"{row[4]} {row[5]}".strip(),
            what=row[7] if row[6] is OfferKind.OTHER else row[6].value, worth=row[8],
            limit=row[9] or Money.zero(),
            made_by=names[row[10]], made_at=row[11], state=row[12],
        )
        for row in db.execute(query)
    )  # fmt: skip
