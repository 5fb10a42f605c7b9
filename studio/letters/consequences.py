"""What follows from a letter having been written: older editions, promises it makes, what it acknowledges."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy.orm import Session

from studio import care, promises
from studio.actor import Actor
from studio.care import ConcernId, ReshootId
from studio.dates import date_in_full
from studio.letters import acknowledging, alone, anniversary, reshoots
from studio.letters.editions import supersede_before
from studio.letters.kinds import L9, L9_L10, L10, L12, L13
from studio.letters.model import Letter, LetterPaper
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings
from studio.promises import LONGEST_TEXT, PromiseDraft, PromiseFor, PromiseKind
from studio.sessions import SessionId

FOLLOWED = (L9.code, L9_L10.code, L10.code, L12.code, L13.code)
"""The letters that something follows from besides their having been written."""


def follow_from(letter: Snapshot) -> bool:
    """Whether anything follows from a letter; from most, nothing does."""
    return letter.edition > 1 or letter.code in FOLLOWED


def follow(db: Session, by: Actor, letter: Letter, around: Surroundings, on: date) -> None:
    """Everything that a letter brings about by being issued, in the same transaction."""
    if letter.edition > 1:
        supersede_before(db, by, letter)
    if letter.code in (L9_L10.code, L10.code):
        _promise_portraits(db, by, letter, around)
    if letter.code == L9.code:
        _promise_remedy(db, by, letter)
    if letter.code == L12.code:
        _promise_fee(db, by, letter, around, on)
    if letter.code == L13.code:
        acknowledging.stamp(db, by, letter, around)


def _promise_portraits(db: Session, by: Actor, letter: Letter, around: Surroundings) -> None:
    """The day by which L10, alone or joined, says the new portraits are ready; the order of that session keeps it."""
    number = int(letter.occasion.partition(":")[2])
    if letter.code == L10.code:
        booked = care.reshoot(db, ReshootId(number))
        facts = reshoots.second_time(db, around, booked.concern_id, booked)
    else:
        facts = reshoots.second_time(db, around, ConcernId(number))
    ready = reshoots.ready_on(facts, around)
    if ready is not None:
        text = f"Your new portraits ready by {date_in_full(ready)}, as {letter.number} says."
        _promise(db, by, letter, f"session:{facts.reshoot.session_id}", text, ready)


def _promise_remedy(db: Session, by: Actor, letter: Letter) -> None:
    """The day that L9 names, unless that very day was promised in the case already; the case put right keeps it.

    A reshoot that they accepted has dates of its own, which are theirs to choose.
    """
    words = json.loads(db.get_one(LetterPaper, letter.id).snapshot)["written"]
    day = date.fromisoformat(words["by_when"])
    concern_id = ConcernId(int(letter.occasion.partition(":")[2]))
    booked = care.reshoot_of_concern(db, concern_id)
    if alone.promised_day(db, concern_id) == day or (booked is not None and booked.accepted_at is not None):
        return
    text = f"{words['doing']} As {letter.number} says."[-LONGEST_TEXT:]
    _promise(db, by, letter, care.in_writing(concern_id), text, day)


def _promise_fee(db: Session, by: Actor, letter: Letter, around: Surroundings, on: date) -> None:
    """The fee that L12 holds until a day; one that was promised before stands as it is, and is not promised twice."""
    session_id = SessionId(int(letter.occasion.partition(":")[2]))
    offer = anniversary.offered(db, session_id, letter.household_id, around.hours, on)
    source = f"letter:{letter.id}"
    if offer.stands or offer.until is None or promises.open_from(db, source=source):
        return
    terms = offer.terms
    draft = PromiseDraft(
        letter.household_id,
        f"Session fee of {terms.fee.show()} until {date_in_full(offer.until)}, as {letter.number} says.",
        PromiseKind.PRICE,
        offer.until,
        price=terms.fee,
        source=source,
        good_for=PromiseFor.SESSION,
        session_type_id=terms.type_id,
    )
    promises.make(db, by, draft)


def _promise(db: Session, by: Actor, letter: Letter, source: str, text: str, due: date) -> None:
    """Made once; a later edition moves the day."""
    if promises.open_from(db, source=source):
        promises.move(db, by, source, due)
        return
    draft = PromiseDraft(letter.household_id, text, PromiseKind.DATE, due, source=source)
    promises.make(db, by, draft)
