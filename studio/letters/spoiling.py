"""What lies on paper and is not to be posted: its time has moved, it has crossed with a call, they died or moved house.

A letter is written from the records of one moment and carried to the post at another. What came in between is looked at
once more, from the records as they are now, so that it holds whoever wrote it down and wherever.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care
from studio.clients import HouseholdId
from studio.errors import Refused
from studio.letters import thanks
from studio.letters.composing import envelope
from studio.letters.editions import is_spoilt
from studio.letters.falling import FOR_ONE
from studio.letters.holding import silence
from studio.letters.kinds import KINDS, L7
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState
from studio.letters.occasions import Occasion, Written, written
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import from_json
from studio.letters.surroundings import Surroundings, surroundings

TIME_CHANGED = "It tells a time that has changed since."
CROSSED = "They told us meanwhile that something is not right, so nobody asks how happy they are."
OFFER_CROSSED = "They told us meanwhile that something is not right, so nothing is offered to them."
THANKS_CROSSED = (
    "They told us meanwhile that something is not right; thanks would read as if nobody had listened."
)
ANSWERED = "They have answered meanwhile, so they are not asked again."
OTHER_ENVELOPE = "Their name or their address has changed since."
ON_THE_DESK = (LetterState.PRINTED, LetterState.SIGNED)


def not_to_be_posted(db: Session) -> dict[LetterId, str]:
    """The letters that lie printed and must not leave the house, each with the reason."""
    return why_not(db, list(db.scalars(select(Letter).where(Letter.state.in_(ON_THE_DESK)))))


def why_not(db: Session, found: Sequence[Letter]) -> dict[LetterId, str]:
    """Those of these that must not be posted, with the reason."""
    if not found:
        return {}
    families = recipients(db, (letter.household_id for letter in found))
    quiet = care.households_with_open_concerns(db)
    known = written(db, {letter.occasion for letter in found if letter.copy > 1})
    around = surroundings(db)
    reasons = {}
    for letter in found:
        family = families[letter.household_id]
        reason = (
            silence(family)
            or _crossed(db, letter, quiet, known)
            or (TIME_CHANGED if is_spoilt(db, letter) else "")
            or _elsewhere(db, letter, family, around)
        )
        if reason:
            reasons[letter.id] = reason
    return reasons


def _crossed(
    db: Session,
    letter: Letter,
    quiet: frozenset[HouseholdId],
    known: dict[tuple[str, str, int], Written],
) -> str:
    """Whether they have called, or answered, since it was written."""
    kind = KINDS[letter.code]
    if kind is L7 and letter.household_id in quiet and thanks.told_since(db, letter.occasion):
        return THANKS_CROSSED
    if kind.waits_for_concerns:
        latest = care.latest_concerns(db, [letter.household_id]).get(letter.household_id)
        since = latest is not None and letter.issued_at is not None and latest >= letter.issued_at
        if since or letter.household_id in quiet:
            return OFFER_CROSSED if kind.marketing else CROSSED
    first = known.get((letter.code, letter.occasion, 1)) if letter.copy > 1 else None
    return ANSWERED if first is not None and first.state is LetterState.ANSWERED else ""


def _elsewhere(db: Session, letter: Letter, family: Recipient, around: Surroundings) -> str:
    """Whether its envelope would show another name or another address now."""
    if letter.occasion.startswith("message:"):
        return ""  # it may be for one of them or for all, and goes out the day after
    paper = db.get(LetterPaper, letter.id)
    if paper is None or not paper.snapshot:
        return ""
    kept = from_json(paper.snapshot)
    try:
        now = envelope(_occasion_of(letter), family, around, kept.on, on_paper=len(kept.address) > 1)
    except Refused:
        return OTHER_ENVELOPE
    return OTHER_ENVELOPE if now != kept.address else ""


def _occasion_of(letter: Letter) -> Occasion:
    return Occasion(
        code=letter.code,
        household_id=letter.household_id,
        occasion=letter.occasion,
        copy=letter.copy,
        edition=letter.edition,
        due_on=letter.due_on,
        person_id=letter.person_id if letter.occasion.startswith(FOR_ONE) else None,
    )
