"""Which letters fall due: found by asking the features below; nothing is pushed up to here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import orders
from studio.clients.model import PersonId
from studio.letters.acknowledging import acknowledgements, received
from studio.letters.anniversary import invitations
from studio.letters.coming import about, coming
from studio.letters.delays import delays
from studio.letters.follow_ups import follow_ups
from studio.letters.kinds import KINDS, L1, L2, L3
from studio.letters.model import Letter, LetterState
from studio.letters.occasions import COLUMNS, UNISSUED, Occasion, written
from studio.letters.ready import finished
from studio.letters.thanks import thank_yous
from studio.orders.model import PresentationId
from studio.orders.rows import PresentationHeldRow

FOR_ONE = ("concern:", "reshoot:", "change:")
"""What is for one person alone, and says nothing to the rest of the household."""


def falling_due(db: Session, on: date) -> list[Occasion]:
    """Every letter to be written by a day, the longest due first, and what was drafted by hand.

    Whether each can go out is not asked here; see ``due``.
    """
    found = [
        *drafted(db, on),
        *follow_ups(db, on),
        *coming(db, on),
        *delays(db, on),
        *finished(db, on),
        *thank_yous(db, on),
        *invitations(db, on),
        *acknowledgements(db, on),
    ]
    return sorted({each.key: each for each in found}.values(), key=lambda each: (each.due_on, each.key))


def again(db: Session, occasions: Collection[Occasion]) -> list[Occasion]:
    """Those of these that another desk has not issued meanwhile, and that nobody has answered."""
    known = written(db, {each.occasion for each in occasions})
    left = []
    for each in occasions:
        record = known.get((each.code, each.occasion, each.copy))
        first = known.get((each.code, each.occasion, 1))
        if each.copy > 1 and first is not None and first.state is LetterState.ANSWERED:
            continue
        if each.cancelled or (record is None and each.letter_id is None):
            left.append(each)
        elif record is not None and record.state in UNISSUED:
            left.append(replace(each, letter_id=record.id, edition=record.edition))
        elif record is not None and each.edition > record.edition:
            left.append(each)
    return left


def drafted(db: Session, on: date) -> Iterator[Occasion]:
    """Letters that wait for a reader or for the printer: apologies, and new editions of what was changed."""
    query = select(*COLUMNS).where(Letter.state.in_(UNISSUED))
    rows = list(db.execute(query))
    held = {f"presentation:{row.id}": row for row in _presented(db, [row.occasion for row in rows])}
    firsts = written(db, {row.occasion for row in rows if row.copy > 1})
    for row in rows:
        origin = held.get(row.occasion)
        first = firsts.get((row.code, row.occasion, 1))
        kind = KINDS[row.code]
        to_come = about(db, kind, row.occasion, on) if kind in (L1, L2, L3) else None
        if to_come is not None:
            yield replace(to_come, due_on=row.due_on)
            continue
        yield Occasion(
            code=row.code,
            household_id=row.household_id,
            occasion=row.occasion,
            copy=row.copy,
            edition=row.edition,
            due_on=row.due_on,
            person_id=row.person_id if row.occasion.startswith(FOR_ONE) else _who_wrote(db, row.occasion),
            letter_id=row.id,
            held_on=origin.held_on if origin else None,
            hanging_place=origin.hanging_place if origin else "",
            session_id=origin.session_id if origin else None,
            first_on=first.went_on if first and row.copy > 1 else None,
        )


def _who_wrote(db: Session, occasion: str) -> PersonId | None:
    """To whom a new edition of an acknowledgement goes: whoever the message is from, None for the household."""
    if not occasion.startswith("message:"):
        return None
    return next((each.person_id for each in received(db, occasion, acknowledged=True)), None)


def _presented(db: Session, occasions: list[str]) -> list[PresentationHeldRow]:
    """The presentations that drafted follow-ups speak of, however long ago."""
    ids = {
        PresentationId(int(name.partition(":")[2])) for name in occasions if name.startswith("presentation:")
    }
    if not ids:
        return []
    return [*orders.presentations_of(db, ids)]
