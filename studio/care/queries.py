"""What is asked about concerns: the case in full, who is waiting, and whether a household has one open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.actor import Actor, Role
from studio.business.model import Staff
from studio.care import clocks
from studio.care.marks import aspect_of, marked
from studio.care.model import OPEN, Aspect, Concern, ConcernId, ConcernState, ConcernStep, Offer
from studio.care.pressing import is_answered, owner_now, times_told, told_at
from studio.care.reshoot_queries import reshoot_of_concern
from studio.care.rows import ConcernRow, OfferRow, OpenConcern, QuietRow, StepRow
from studio.care.steps import found
from studio.care.undertakings import owed_offers
from studio.clients.model import Household, HouseholdId, Person
from studio.db import asked_once
from studio.orders.model import OrderId

_STAMPS = (
    (ConcernState.RECEIVED, "received_at"),
    (ConcernState.HEARD, "heard_at"),
    (ConcernState.OFFERED, "offered_at"),
    (ConcernState.AGREED, "agreed_at"),
    (ConcernState.IN_HAND, "in_hand_at"),
    (ConcernState.RESOLVED, "resolved_at"),
    (ConcernState.HAPPY, "happy_at"),
)


def concern(db: Session, concern_id: ConcernId, by: Actor | None = None) -> ConcernRow:
    """A case in full; what offers cost us is told to the owner alone. Raises Missing."""
    record = found(db, concern_id)
    names = _staff_names(db)
    hours = business.hours(db)
    answer = clocks.first_answer(hours, told_at(record))
    minutes = None
    if record.responded_at is not None:
        minutes = hours.working_minutes(record.received_at, record.responded_at)
    sees_cost = by is not None and by.role is Role.OWNER
    return ConcernRow(
        id=record.id,
        version=record.version,
        number=record.number,
        household_id=record.household_id,
        person_id=record.person_id,
        person=clients.person(db, record.person_id).name,
        told_by=record.told_by,
        about=record.about,
        session_id=record.session_id,
        order_id=record.order_id,
        channel=record.channel,
        state=record.state,
        received_at=record.received_at,
        received_by=names[record.received_by],
        story=record.story,
        in_short=record.in_short,
        wish=record.wish,
        question=record.question,
        answer=record.answer,
        first_aid=record.first_aid,
        read_back=record.read_back,
        aspect=aspect_of(record.category),
        cause=record.cause,
        marks=marked(db, record.id),
        others_at_risk=record.others_at_risk,
        someone_hurt=record.someone_hurt,
        details_out=record.details_out,
        owner_id=record.owner_id,
        owner=names[record.owner_id],
        named_id=record.named_id,
        named=names[record.named_id] if record.named_id is not None else "",
        call_back_at=record.call_back_at,
        acknowledged_at=_acknowledged_at(record),
        told_again_at=record.told_again_at,
        responded_at=record.responded_at,
        responded_by=names[record.responded_by] if record.responded_by is not None else "",
        response_minutes=minutes,
        working_minutes=hours.working_minutes(_waits_since(record), _settled_at(record) or clock.now()),
        goal=answer.goal,
        limit=answer.limit,
        waiting=answer.standing(_answered_at(record) or clock.now()),
        owner_now=owner_now(db, record, hours),
        stamps=tuple((state, getattr(record, column)) for state, column in _STAMPS),
        happy_words=record.happy_words,
        asked_how=record.asked_how,
        no_reply_at=record.no_reply_at,
        apology_how=record.apology_how,
        apology_at=record.apology_at,
        apology_by=names[record.apology_by] if record.apology_by is not None else "",
        offers=_offers(db, record, names, sees_cost),
        steps=_steps(db, record.id, names),
        reshoot=reshoot_of_concern(db, record.id),
        times=times_told(db, record),
    )


def open_concerns(db: Session, household_id: HouseholdId | None = None) -> list[OpenConcern]:
    """The cases that are not put right yet, of everyone or of one household, the longest waiting first.

    Nothing but time orders them, save that what is the owner's now stands before the rest (R13).
    """
    states = [state for state in ConcernState if state in OPEN]
    waiting = _listed(db, Concern.state.in_(states), household_id, oldest_first=True)
    return sorted(waiting, key=lambda row: not row.owner_now)


def settled_concerns(db: Session, most: int = 50) -> list[OpenConcern]:
    """The cases that are put right, happy or withdrawn, the latest first."""
    return _listed(db, Concern.state.not_in(list(OPEN)), None, oldest_first=False)[:most]


def has_open_concern(db: Session, household_id: HouseholdId) -> bool:
    """Whether someone of a household is waiting for us to put something right (R16, the quiet for letters)."""
    query = (
        select(Concern.id).where(Concern.household_id == household_id, Concern.state.in_(list(OPEN))).limit(1)
    )
    return db.scalars(query).first() is not None


def open_concern_of(db: Session, household_id: HouseholdId) -> QuietRow | None:
    """The case of a household that waits longest, for the quiet wherever the family is met; None without one.

    Where nobody wrote it in short during the call, what it is about stands in its place.
    """
    what = case(
        (Concern.in_short != "", Concern.in_short),
        (Concern.category == Aspect.OTHER.value, ""),
        else_=Concern.category,
    )
    query = (
        select(Concern.id, Concern.number, Person.first, what, Concern.received_at, Staff.name)
        .join(Staff, Staff.id == Concern.owner_id)
        .join(Person, Person.id == Concern.person_id)
        .where(Concern.household_id == household_id, Concern.state.in_(list(OPEN)))
        .order_by(Concern.received_at, Concern.id)
        .limit(1)
    )
    row = db.execute(query).first()
    return QuietRow(*row) if row is not None else None


def latest_concerns(db: Session, household_ids: Sequence[HouseholdId]) -> dict[HouseholdId, datetime]:
    """When each of these households last told us of a concern; those that never did are not in it."""
    query = (
        select(Concern.household_id, func.max(Concern.received_at))
        .where(Concern.household_id.in_(household_ids))
        .group_by(Concern.household_id)
    )
    return dict(db.execute(query).all())


def households_with_open_concerns(db: Session) -> frozenset[HouseholdId]:
    """All households that have a case open."""
    return frozenset(db.scalars(select(Concern.household_id).where(Concern.state.in_(list(OPEN)))))


@asked_once
def concerns_of_household(db: Session, household_id: HouseholdId) -> list[ConcernRow]:
    """Every case of a household in full, the latest first."""
    ids = select(Concern.id).where(Concern.household_id == household_id).order_by(Concern.received_at.desc())
    return [concern(db, concern_id) for concern_id in db.scalars(ids)]


def concerns_about(db: Session, order_id: OrderId) -> int:
    """How many concerns there have been about an order."""
    return db.scalar(select(func.count()).where(Concern.order_id == order_id)) or 0


@asked_once
def _staff_names(db: Session) -> dict[int, str]:
    return dict(db.execute(select(Staff.id, Staff.name)).all())


def _offers(db: Session, record: Concern, names: dict[int, str], sees_cost: bool) -> tuple[OfferRow, ...]:
    made = db.scalars(select(Offer).where(Offer.concern_id == record.id).order_by(Offer.id)).all()
    owed = owed_offers(db, record, made)
    return tuple(
        OfferRow(
            each.id, each.kind, each.words, names[each.made_by], each.made_as, each.made_at, each.worth,
            each.cost if sees_cost else None, each.outcome, each.outcome_at, each.limit_then, each.seen_at,
            each.id in owed,
        )
        for each in made
    )  # fmt: skip


def _steps(db: Session, concern_id: ConcernId, names: dict[int, str]) -> tuple[StepRow, ...]:
    records = db.scalars(
        select(ConcernStep).where(ConcernStep.concern_id == concern_id).order_by(ConcernStep.id)
    )
    return tuple(StepRow(record.at, names[record.staff_id], record.what, record.state) for record in records)


def _listed(
    db: Session, which: object, household_id: HouseholdId | None, *, oldest_first: bool
) -> list[OpenConcern]:
    query = (
        select(Concern, Household.filing_name, Person.first, Person.last, Staff.name)
        .join(Household, Household.id == Concern.household_id)
        .join(Person, Person.id == Concern.person_id)
        .join(Staff, Staff.id == Concern.owner_id)
        .where(which)  # type: ignore[arg-type]  # a condition on a column
        .order_by(Concern.received_at if oldest_first else Concern.received_at.desc(), Concern.id)
    )
    if household_id is not None:
        query = query.where(Concern.household_id == household_id)
    return [*_lines(db, db.execute(query))]


def _lines(db: Session, rows: Iterable[tuple[Concern, str, str, str, str]]) -> Iterable[OpenConcern]:
    hours, now = business.hours(db), clock.now()
    for record, family, first, last, owner in rows:
        until = _answered_at(record) or now
        yield OpenConcern(
            id=record.id,
            number=record.number,
            household_id=record.household_id,
            family=family,
            person=f"{first} {last}".strip(),
            in_short=record.in_short,
            story=record.story,
            state=record.state,
            received_at=record.received_at,
            owner=owner,
            working_minutes=hours.working_minutes(_waits_since(record), _settled_at(record) or now),
            waiting=clocks.first_answer(hours, told_at(record)).standing(until),
            owner_now=owner_now(db, record, hours),
            answered=is_answered(record),
            acknowledged=_acknowledged_at(record) is not None,
            asks=bool(record.question) and not record.answer,
            times=times_told(db, record),
            call_back_at=record.call_back_at,
        )


def _settled_at(record: Concern) -> datetime | None:
    if record.state in OPEN:
        return None
    return record.withdrawn_at if record.state is ConcernState.WITHDRAWN else record.resolved_at


def _waits_since(record: Concern) -> datetime:
    """Since when somebody waits for us: since we were told, or since it was opened again."""
    return record.reopened_at or record.received_at


def _answered_at(record: Concern) -> datetime | None:
    """When what waits for an answer was answered; None while it is owed."""
    return record.responded_at if is_answered(record) else None


def _acknowledged_at(record: Concern) -> datetime | None:
    """When she was let know that it arrived; what she told us since then is not known to have."""
    known, since = record.acknowledged_at, told_at(record)
    return known if known is not None and known >= since else None
