"""What is asked about reply slips: whose letter a reference is, what came back, and who never answered."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.business.model import Staff
from studio.care.model import ConcernId
from studio.clients.model import HouseholdId, PersonId
from studio.dates import screen_time
from studio.db.numbers import WIDTHS
from studio.errors import Missing, Refused
from studio.letters.kinds import KINDS
from studio.letters.model import CallMade, Letter, LetterId, LetterState
from studio.letters.slip_drafts import SCORES
from studio.letters.slip_model import ReplySlip, SlipId

NO_REPLY_AFTER = timedelta(days=21)
"""After the last copy; from then on a letter that was not answered counts as one without a reply."""

_REFERENCE = re.compile(r"[lL]?[\s\u2010-\u2015-]*0*(\d{1,9})")


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A reply slip as it was keyed."""

    id: SlipId
    version: int
    letter_id: LetterId
    number: str
    code: str
    household_id: HouseholdId
    household: str
    person_id: PersonId
    person: str
    received_on: date
    score: int | None
    ease: int | None
    words: str
    would_change: bool
    wants_call: bool
    call_when: tuple[str, ...]
    concern_id: ConcernId | None
    entered_at: datetime
    entered_by: str

    @property
    def feeling(self) -> str:
        """What she marked, in a word or two; "" for nothing."""
        return SCORES.get(self.score or 0, "")


@dataclass(frozen=True, slots=True)
class SlipLetter:
    """The letter that a reference names: whose it is, so that a wrong reference is seen, and what came back with it."""

    letter_id: LetterId
    number: str
    code: str
    name: str
    household_id: HouseholdId
    household: str
    person_id: PersonId
    person: str
    went_on: date | None
    """When it was posted, handed over or sent; None where nobody has ticked that."""
    issued_on: date
    instead_of: str
    """The number on the slip, where a newer version of that letter has taken its place."""
    keyed: SlipRow | None
    """What was keyed for it before."""


def number_of(typed: str) -> str:
    """The number of a letter as it was typed or scanned: ``L-000412``, ``l-412``, ``412``. Raises Refused."""
    found = _REFERENCE.fullmatch(typed.strip())
    if found is None:
        raise Refused(
            "A letter's reference looks like L-000412; it stands at the foot of the slip.", "letter_ref"
        )
    return f"L-{int(found[1]):0{WIDTHS['L']}}"


def letter_of_slip(db: Session, typed: str) -> SlipLetter:
    """Whose slip it is. Raises Refused for a reference nobody has, and for a letter that went out without a slip."""
    number = number_of(typed)
    letter = db.scalars(select(Letter).where(Letter.number == number)).first()
    if letter is None:
        raise Refused(f"No letter has the reference {number}. Please look at the slip again.", "letter_ref")
    kind = KINDS[letter.code]
    if not kind.slip:
        raise Refused(f"{number} is a letter without a reply slip: {kind.name.lower()}.", "letter_ref")
    newest = _newest(db, letter)
    person = clients.person(db, newest.person_id)
    return SlipLetter(
        letter_id=newest.id,
        number=newest.number or "",
        code=newest.code,
        name=kind.name if newest.copy == 1 else f"{kind.name}, second copy",
        household_id=newest.household_id,
        household=clients.names_of(db, [newest.household_id]).get(newest.household_id, ""),
        person_id=newest.person_id,
        person=person.name,
        went_on=newest.posted_on,
        issued_on=clock.to_wall(newest.issued_at).date() if newest.issued_at else newest.due_on,
        instead_of=number if newest.id != letter.id else "",
        keyed=slip_of_letter(db, newest.id),
    )


def _newest(db: Session, letter: Letter) -> Letter:
    """The newest version of this letter that has gone to paper; itself, unless it was made anew."""
    if letter.state is not LetterState.SUPERSEDED:
        return letter
    same = select(Letter).where(
        Letter.occasion == letter.occasion,
        Letter.code == letter.code,
        Letter.copy == letter.copy,
        Letter.household_id == letter.household_id,
        Letter.person_id == letter.person_id,
        Letter.number.is_not(None),
    )
    return db.scalars(same.order_by(Letter.edition.desc())).first() or letter


def slip(db: Session, slip_id: SlipId) -> SlipRow:
    """One slip; raises Missing."""
    found = _rows(db, _ROWS.where(ReplySlip.id == slip_id))
    if not found:
        raise Missing("This slip is not in the records any more.")
    return found[0]


def slip_of_letter(db: Session, letter_id: LetterId) -> SlipRow | None:
    """What came back with one letter."""
    return next(iter(_rows(db, _ROWS.where(ReplySlip.letter_id == letter_id))), None)


def slips_of_household(db: Session, household_id: HouseholdId) -> tuple[SlipRow, ...]:
    """Every slip of a family, the oldest first."""
    return _rows(db, _ROWS.where(Letter.household_id == household_id))


def slips_about(db: Session, ids: Collection[SlipId]) -> tuple[SlipRow, ...]:
    """These slips, the oldest first."""
    return _rows(db, _ROWS.where(ReplySlip.id.in_(ids))) if ids else ()


_ROWS = (
    select(ReplySlip, Letter, Staff.name)
    .join(Letter, Letter.id == ReplySlip.letter_id)
    .join(Staff, Staff.id == ReplySlip.entered_by)
    .order_by(ReplySlip.id)
)


def _rows(db: Session, query: Select[ReplySlip, Letter, str]) -> tuple[SlipRow, ...]:
    found = list(db.execute(query))
    families = clients.names_of(db, sorted({letter.household_id for _, letter, _ in found})) if found else {}
    return tuple(
        SlipRow(
            id=record.id,
            version=record.version,
            letter_id=letter.id,
            number=letter.number or "",
            code=letter.code,
            household_id=letter.household_id,
            household=families.get(letter.household_id, ""),
            person_id=letter.person_id,
            person=clients.person(db, letter.person_id).name,
            received_on=record.received_on,
            score=record.score,
            ease=record.ease,
            words=record.words,
            would_change=record.would_change,
            wants_call=record.wants_call,
            call_when=tuple(part for part in record.call_when.split(", ") if part),
            concern_id=record.concern_id,
            entered_at=record.entered_at,
            entered_by=entered_by,
        )
        for record, letter, entered_by in found
    )


def slip_tries(db: Session, slip_id: SlipId) -> tuple[str, ...]:
    """What was tried before, for a call that she asked for: ``no answer, Tue 8 Dec, 2.10 pm, Priya Shah``."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    tried = db.execute(
        select(CallMade.outcome, CallMade.at, Staff.name)
        .join(Staff, Staff.id == CallMade.made_by)
        .where(CallMade.occasion == f"slip:{slip_id}")
        .order_by(CallMade.id)
    )
    return tuple(
        f"{outcome.value}, {screen_time(clock.to_wall(at, zone), today)}, {name}"
        for outcome, at, name in tried
    )


def stands_as(letter: Letter, today: date) -> LetterState:
    """How a letter stands today: without an answer 21 days after its last copy, it is one without a reply.

    That comes by itself when it is asked for; nobody presses anything, and a slip that comes later still answers it.
    """
    kind = KINDS[letter.code]
    out = letter.state in (LetterState.POSTED, LetterState.HANDED_OVER, LetterState.SENT)
    if not kind.slip or not out or letter.posted_on is None:
        return letter.state
    second = kind.second_after if letter.copy == 1 else 0
    silent = letter.posted_on + timedelta(days=second or 0) + NO_REPLY_AFTER <= today
    return LetterState.NO_REPLY if silent else letter.state
