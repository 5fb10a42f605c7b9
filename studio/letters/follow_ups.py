"""When a follow-up falls due: a month after portraits were handed over, and once more when nobody answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care, clock, orders
from studio.care.reshoot_model import Reshoot
from studio.letters.kinds import L8, L11
from studio.letters.model import LetterState
from studio.letters.occasions import GONE_OUT, UNISSUED, Occasion, Written, as_it_stands, written
from studio.orders.model import OrderKind
from studio.sessions.model import PortraitSession, SessionId, SessionState

LAPSES_AFTER = 60
"""Days after which a follow-up that was never sent is no longer asked for: the month it speaks of is long gone."""
APART = timedelta(days=14)
"""A second copy never follows its first sooner, however late the first went out."""


def follow_ups(db: Session, on: date) -> Iterator[Occasion]:
    """L8, its second copy, and L11: found from what was handed over."""
    held = orders.presentations_held(
        db, on - timedelta(days=L8.after_days + LAPSES_AFTER), on - timedelta(days=L8.after_days)
    )
    again = _photographed_again(db, [row.session_id for row in held if row.session_id is not None])
    presented = [row for row in held if row.everything and row.session_id not in again]
    known = written(db, {f"presentation:{row.id}" for row in presented})
    concerned = care.latest_concerns(db, [row.household_id for row in presented])
    for row in presented:
        kind = L11 if row.kind is OrderKind.RESHOOT else L8
        first = Occasion(
            code=kind.code,
            household_id=row.household_id,
            occasion=f"presentation:{row.id}",
            copy=1,
            edition=1,
            due_on=row.held_on + timedelta(days=kind.after_days),
            held_on=row.held_on,
            hanging_place=row.hanging_place,
            session_id=row.session_id,
        )
        record = known.get((kind.code, first.occasion, 1))
        stands = as_it_stands(first, record)
        if stands is not None:
            yield stands
        elif record is not None and kind.second_after is not None and record.state in GONE_OUT:
            second = known.get((kind.code, first.occasion, 2))
            yield from _second_copy(first, record, second, on, concerned.get(row.household_id))


def _photographed_again(db: Session, session_ids: list[SessionId]) -> set[SessionId]:
    """Those of these sessions that have a reshoot: how they feel is asked about its pictures, not about the first."""
    query = (
        select(Reshoot.original_session_id)
        .join(PortraitSession, PortraitSession.id == Reshoot.session_id)
        .where(Reshoot.original_session_id.in_(session_ids), PortraitSession.state != SessionState.CANCELLED)
    )
    return set(db.scalars(query))


def _second_copy(
    first: Occasion, sent: Written, second: Written | None, on: date, concerned: datetime | None
) -> Iterator[Occasion]:
    """Once, 21 days after the first was due, unless she answered or anything was not right meanwhile."""
    went = sent.went_on or sent.due_on
    copy = replace(
        first,
        copy=2,
        due_on=max(sent.due_on + timedelta(days=first.kind.second_after or 0), went + APART),
        first_on=went,
    )
    if copy.due_on > on or (second is not None and second.state not in UNISSUED):
        if second is not None and second.state is LetterState.CANCELLED:
            yield replace(copy, cancelled=second.cancelled)
        return
    since, _ = clock.day_in_utc(first.held_on or went)
    if concerned is not None and concerned >= since:
        return
    yield copy if second is None else replace(copy, letter_id=second.id, edition=second.edition)
