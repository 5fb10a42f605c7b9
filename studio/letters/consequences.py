"""What follows from a letter having been written: older editions, promises it makes, what it acknowledges."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import promises
from studio.actor import Actor
from studio.care import ConcernId
from studio.dates import date_in_full
from studio.letters import acknowledging, reshoots
from studio.letters.editions import supersede_before
from studio.letters.kinds import L9_L10, L13
from studio.letters.model import Letter
from studio.letters.surroundings import Surroundings
from studio.promises import PromiseDraft, PromiseKind


def follow(db: Session, by: Actor, letter: Letter, around: Surroundings) -> None:
    """Everything that a letter brings about by being issued, in the same transaction."""
    if letter.edition > 1:
        supersede_before(db, by, letter)
    if letter.code == L9_L10.code:
        _promise_portraits(db, by, letter, around)
    if letter.code == L13.code:
        acknowledging.stamp(db, by, letter, around)


def _promise_portraits(db: Session, by: Actor, letter: Letter, around: Surroundings) -> None:
    """The day by which L10 says the new portraits are ready; the order made of that session keeps it."""
    facts = reshoots.second_time(db, around, ConcernId(int(letter.occasion.partition(":")[2])))
    ready = reshoots.ready_on(facts, around)
    reshoot = facts.concern.reshoot
    if ready is not None and reshoot is not None:
        text = f"Your new portraits ready by {date_in_full(ready)}, as {letter.number} says."
        _promise(db, by, letter, f"session:{reshoot.session_id}", text, ready)


def _promise(db: Session, by: Actor, letter: Letter, source: str, text: str, due: date) -> None:
    """Made once; a later edition moves the day."""
    if promises.open_from(db, source=source):
        promises.move(db, by, source, due)
        return
    draft = PromiseDraft(letter.household_id, text, PromiseKind.DATE, due, source=source)
    promises.make(db, by, draft)
