"""What lies on paper and is not to be posted: its time has moved, it has crossed with a call, they died or moved house.

A letter is written from the records of one moment and carried to the post at another. What came in between is looked at
once more, from the records as they are now, so that it holds whoever wrote it down and wherever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care
from studio.clients import HouseholdId
from studio.clients.model import Mailing
from studio.db import asked_once
from studio.errors import Refused
from studio.letters import ready, thanks
from studio.letters.anniversary import BOOKED_AGAIN, NO_NEWS, booked_again
from studio.letters.composing import envelope
from studio.letters.editions import is_spoilt
from studio.letters.falling import FOR_ONE
from studio.letters.holding import silence
from studio.letters.kinds import KINDS, L6, L7, L12
from studio.letters.meetings import told_at_once
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState
from studio.letters.occasions import Occasion, Written, written
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import from_json
from studio.letters.surroundings import Surroundings, surroundings
from studio.orders.model import OrderId
from studio.sessions.model import SessionId

TIME_CHANGED = "It tells a time that has changed since."
CROSSED = "They told us meanwhile that something is not right, so nobody asks how happy they are."
OFFER_CROSSED = "They told us meanwhile that something is not right, so nothing is offered to them."
THANKS_CROSSED = (
    "They told us meanwhile that something is not right; thanks would read as if nobody had listened."
)
ANSWERED = "They have answered meanwhile, so they are not asked again."
OTHER_ENVELOPE = "Their name or their address has changed since."
FETCHED = "Their pictures do not wait here any more: they were handed over, or are being made again."
ON_THE_DESK = (LetterState.PRINTED, LetterState.SIGNED)


@asked_once
def not_to_be_posted(db: Session) -> dict[LetterId, str]:
    """The letters that lie printed and must not leave the house, each with the reason."""
    return why_not(db, list(db.scalars(select(Letter).where(Letter.state.in_(ON_THE_DESK)))))


def why_not(db: Session, found: Sequence[Letter]) -> dict[LetterId, str]:
    """Those of these that must not be posted, with the reason."""
    if not found:
        return {}
    told_at_once(db, [letter.occasion for letter in found if letter.told])
    now = _Now(
        families=recipients(db, (letter.household_id for letter in found)),
        quiet=care.households_with_open_concerns(db),
        latest=care.latest_concerns(db, sorted({letter.household_id for letter in found})),
        firsts=written(db, {letter.occasion for letter in found if letter.copy > 1}),
        kept=_kept(db, [letter.id for letter in found]),
        around=surroundings(db),
    )
    reasons = {}
    for letter in found:
        reason = (
            silence(now.families[letter.household_id])
            or _crossed(letter, now)
            or _overtaken(db, letter, now)
            or (TIME_CHANGED if is_spoilt(db, letter) else "")
            or _elsewhere(letter, now)
        )
        if reason:
            reasons[letter.id] = reason
    return reasons


@dataclass(frozen=True, slots=True)
class _Now:
    """The records as they are, asked once for all the letters that lie here."""

    families: Mapping[HouseholdId, Recipient]
    quiet: frozenset[HouseholdId]
    latest: Mapping[HouseholdId, datetime]
    """When each last told us of something."""
    firsts: Mapping[tuple[str, str, int], Written]
    kept: Mapping[LetterId, str]
    around: Surroundings


def _kept(db: Session, ids: Sequence[LetterId]) -> dict[LetterId, str]:
    """What these were drawn from, without their pages."""
    found: dict[LetterId, str] = {}
    for start in range(0, len(ids), 500):
        of_these = LetterPaper.letter_id.in_(ids[start : start + 500])
        found |= dict(db.execute(select(LetterPaper.letter_id, LetterPaper.snapshot).where(of_these)).all())
    return found


def _crossed(letter: Letter, now: _Now) -> str:
    """Whether they have called, or answered, since it was written."""
    kind = KINDS[letter.code]
    if kind.waits_for_concerns:
        latest = now.latest.get(letter.household_id)
        since = latest is not None and letter.issued_at is not None and latest >= letter.issued_at
        if since or letter.household_id in now.quiet:
            return OFFER_CROSSED if kind.marketing else CROSSED
    first = now.firsts.get((letter.code, letter.occasion, 1)) if letter.copy > 1 else None
    return ANSWERED if first is not None and first.state is LetterState.ANSWERED else ""


def _overtaken(db: Session, letter: Letter, now: _Now) -> str:
    """Whether what it says has been overtaken: they were here, have booked, or want no more of it."""
    kind, number = KINDS[letter.code], int(letter.occasion.partition(":")[2])
    if kind is L6 and not ready.waits(db, OrderId(number)):
        return FETCHED
    if kind is L7 and letter.household_id in now.quiet and thanks.told_since(db, letter.occasion):
        return THANKS_CROSSED
    if kind.marketing and now.families[letter.household_id].mailing is Mailing.NONE:
        return NO_NEWS
    if kind is L12 and booked_again(db, SessionId(number), letter.household_id):
        return BOOKED_AGAIN
    return ""


def _elsewhere(letter: Letter, now: _Now) -> str:
    """Whether its envelope would show another name or another address now."""
    if letter.occasion.startswith("message:") or not now.kept.get(letter.id):
        return ""  # an answer to a message may be for one of them or for all, and goes out the day after
    kept = from_json(now.kept[letter.id])
    family = now.families[letter.household_id]
    try:
        shown = envelope(_occasion_of(letter), family, now.around, kept.on, on_paper=len(kept.address) > 1)
    except Refused:
        return OTHER_ENVELOPE
    return OTHER_ENVELOPE if shown != kept.address else ""


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
