"""Why the owner is in a case: at once by what it is about (R13), or because it has waited too long (R12)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, diary, promises
from studio.care import clocks
from studio.care.gentle import gentle
from studio.care.goodwill import unseen
from studio.care.model import OPEN, About, Aspect, Cause, Concern, ConcernId
from studio.care.reshoot_model import Reshoot
from studio.care.reshoot_queries import reshoot_of_concern
from studio.care.undertakings import OFFER
from studio.clients.model import HouseholdId
from studio.db import asked_once

TWELVE_MONTHS = timedelta(days=365)


def owner_now(db: Session, record: Concern, hours: business.Hours) -> str:
    """Why the owner is in this case now: R13 at once, R12 by the clock; a case with a next step takes its turn."""
    if record.state not in OPEN:
        return ""
    now = clock.now()
    at_once = clocks.needs_owner_now(
        clocks.Facts(
            someone_hurt=record.someone_hurt,
            others_at_risk=record.others_at_risk,
            details_out=record.details_out,
            conduct=_is_conduct(record),
            times=times_told(db, record),
            second_reshoot=record.id in _again(db),
            reopened=record.reopened_at is not None,
            promise_broken=_is_of_a_broken_word(db, record),
            call_back_missed=record.call_back_at is not None and record.call_back_at < now,
            over_limit=record.id in _over_limit(db),
        )
    )
    if at_once:
        return at_once
    answered = is_answered(record)
    joins = clocks.owner_joins(hours, record.received_at, told_at(record), answered=answered, at=now)
    return "" if joins and answered and _has_next_step(db, record, now) else joins


def is_answered(record: Concern) -> bool:
    """Whether nothing that we were told waits for an answer (R12)."""
    return record.responded_at is not None and record.told_again_at is None


def told_at(record: Concern) -> datetime:
    """From when the clock of the answer runs: when we were told, or told again."""
    return record.told_again_at or record.received_at


def times_told(db: Session, record: Concern) -> int:
    """The how-manieth concern about one order this is within twelve months, told by the ones before it."""
    times, before = 1, record.recurrence_of_id
    while before is not None:
        row = db.execute(
            select(Concern.received_at, Concern.recurrence_of_id).where(Concern.id == before)
        ).one()
        if row.received_at < record.received_at - TWELVE_MONTHS:
            break
        times, before = times + 1, row.recurrence_of_id
    return times


def _is_conduct(record: Concern) -> bool:
    said_so = record.about is About.CONDUCT or record.cause is Cause.CONDUCT
    return said_so or record.named_id is not None or record.category == Aspect.MANNER.value


def _has_next_step(db: Session, record: Concern, now: datetime) -> bool:
    """Whether something is agreed for a day to come: an appointment, a promise, or a reshoot whose day is theirs."""
    reshoot = reshoot_of_concern(db, record.id)
    if reshoot is not None and gentle(db, reshoot.id) is not None:
        return True
    if diary.coming(db, record.household_id):
        return True
    today = clock.to_wall(now, business.studio(db).zone).date()
    return any(
        promise.standing(today) == "made" and OFFER not in promise.source
        for promise in promises.of_household(db, record.household_id)
        if promise.kind not in promises.UNTIL
    )


@asked_once
def _again(db: Session) -> frozenset[ConcernId]:
    """The cases with a reshoot of what was a reshoot already."""
    return frozenset(db.scalars(select(Reshoot.concern_id).where(Reshoot.round > 2)))


def _is_of_a_broken_word(db: Session, record: Concern) -> bool:
    """Whether it came of a promise, or one stands broken: of this case, or of the family outside any case."""
    cases, families = _broken(db)
    return record.cause is Cause.PROMISE or record.id in cases or record.household_id in families


@asked_once
def _broken(db: Session) -> tuple[frozenset[ConcernId], frozenset[HouseholdId]]:
    """The cases in which something was promised for a day that has gone by, and the families it was outside one."""
    cases: set[ConcernId] = set()
    families: set[HouseholdId] = set()
    for row in promises.broken(db, clock.today(business.studio(db).zone)):
        kind, _, number = row.source.partition(":")
        if kind == "concern":
            cases.add(ConcernId(int(number.partition(":")[0])))
        else:
            families.add(row.household_id)
    return frozenset(cases), frozenset(families)


@asked_once
def _over_limit(db: Session) -> frozenset[ConcernId]:
    return frozenset(row.concern_id for row in unseen(db))
