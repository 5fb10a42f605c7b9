"""News of your order (L5): due the working day a promised day moves; of several moves one letter, the newest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business import Hours
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.languages import speech
from studio.letters.kinds import L5
from studio.letters.model import Letter, LetterState
from studio.letters.occasions import UNISSUED, Occasion, Written, written
from studio.letters.surroundings import Surroundings
from studio.orders.delaying import DelayRow, Moved, moved
from studio.orders.model import OrderId


def occasion_of(order_id: OrderId) -> str:
    """The occasion of the letters about the promised day of an order."""
    return f"order:{order_id}"


def delays(db: Session, on: date) -> Iterator[Occasion]:
    """L5: for every order whose promised day is another than the family has in writing."""
    late = moved(db)
    if not late:
        return
    hours = business.hours(db)
    known = written(db, {occasion_of(each.order_id) for each in late})
    for each in late:
        due = _occasion(each, known.get((L5.code, occasion_of(each.order_id), 1)), hours)
        if due is not None and due.due_on <= on:
            yield due


def _occasion(each: Moved, record: Written | None, hours: Hours) -> Occasion | None:
    """The letter to be written; None when what she has in writing says the same."""
    first = Occasion(
        code=L5.code,
        household_id=HouseholdId(each.household_id),
        occasion=occasion_of(each.order_id),
        copy=1,
        edition=1,
        due_on=_day(each.delays[0], hours),
    )
    if record is None:
        return first
    if record.state in UNISSUED:
        return replace(first, letter_id=record.id, edition=record.edition, moved=record.out)
    last = _day(each.delays[-1], hours)
    if record.state is LetterState.CANCELLED and last <= record.due_on:
        return replace(first, cancelled=record.cancelled)
    if record.told == each.told:
        return None
    return replace(first, edition=record.edition + 1, due_on=last, moved=record.out)


def told_now(db: Session, order_id: OrderId) -> str:
    """What a letter about an order's day would tell now; "" once nothing is to be told."""
    found = moved(db, order_id)
    return found[0].told if found else ""


def fields(db: Session, order_id: OrderId, around: Surroundings) -> Mapping[str, str]:
    """The two days, the cause, and the choices. Raises Refused once the day holds again or the pictures are ready."""
    found = moved(db, order_id)
    if not found:
        raise Refused("Their pictures are promised for the day they have in writing, so there is no news.")
    each = found[0]
    last = each.delays[-1]
    waiting = last.moulding_id is not None
    said = around.language
    own = speech(said.code) == speech(around.studio.language)
    return {
        "order": each.number,
        "cause": said.cause(last.cause, waiting=waiting, own=own),
        "old_date": said.date_in_full(_known_to_them(db, each)),
        "new_date": said.date_in_full(each.now),
        "pictures": said.pictures(last.pictures),
        "choices": said.choices(len(last.pictures), waiting=waiting),
        "next": said.meanwhile(waiting=waiting),
        "ring_me_on": around.ring_me_on,
    }


def _known_to_them(db: Session, each: Moved) -> date:
    """The day they have in writing: of the last letter that went out about this page of the order, else of the page."""
    query = (
        select(Letter.told)
        .where(
            Letter.code == L5.code,
            Letter.occasion == occasion_of(each.order_id),
            Letter.posted_on.is_not(None),
            Letter.told.like(f"%, revision {each.revision}"),
        )
        .order_by(Letter.edition.desc())
        .limit(1)
    )
    told = db.scalar(query)
    return date.fromisoformat(told.partition(",")[0]) if told else each.on_paper


def _day(delay: DelayRow, hours: Hours) -> date:
    """The working day on which a move was known."""
    return hours.open_day_from(clock.to_wall(delay.noted_at, hours.zone).date())
