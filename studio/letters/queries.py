"""What is asked about letters: one in full with its page, the newest issued, the drafts, what may have printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from studio import business, care, clients, clock
from studio.business.model import Staff
from studio.clients.model import Household, HouseholdId, Person
from studio.db import asked_once
from studio.db.numbers import WIDTHS, Counter
from studio.documents import bind, render
from studio.errors import Missing, Refused
from studio.languages import HOME
from studio.letters import before_print, envelopes, falling, occasions, post, spoiling
from studio.letters.apologies import problems_of, words_of
from studio.letters.checks import Finding
from studio.letters.composing import compose
from studio.letters.drafts import ApologyWords
from studio.letters.kinds import KINDS
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState, PrintAttempt, PrintState
from studio.letters.occasions import Occasion
from studio.letters.recipients import recipient
from studio.letters.slip_queries import stands_as
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import surroundings
from studio.letters.tone import Remark
from studio.letters.ways import Way


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as a list shows it."""

    id: LetterId
    version: int
    number: str
    code: str
    name: str
    household_id: HouseholdId
    household: str
    person: str
    occasion: str
    copy: int
    edition: int
    due_on: date
    state: LetterState
    drafted_by: str
    drafted_by_id: int | None
    checked_by: str
    issued_at: datetime | None
    posted_on: date | None
    answered_on: date | None
    returned_on: date | None
    cancelled_reason: str
    sha256: str
    spoilt: str = ""
    """Why it must not be posted, where that was asked."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A letter with words of our own, before it is printed."""

    letter: LetterRow
    words: ApologyWords
    facts: tuple[str, ...]
    """The paragraphs that come from the records and are not written over."""
    remarks: tuple[Remark, ...]
    """Where the tone may be other than meant; every word may be kept."""
    stops: str
    """Why it cannot be printed yet, "" when it can."""
    needs_reader: bool
    findings: tuple[Finding, ...] = ()
    """What the checks before print found (R15), each to be mended, taught or said to be right."""
    about: str = ""
    """What it is called where something is said to be right as it stands."""
    language: str = HOME


@dataclass(frozen=True, slots=True)
class MayHavePrinted:
    """A page of which nobody knows whether it came out of the printer."""

    id: int
    letter_id: LetterId
    number: str
    code: str
    household: str
    claimed_at: datetime
    desk: str


_WRITER, _READER = aliased(Staff), aliased(Staff)
_ROWS: Select[*tuple[Any, ...]] = (
    select(Letter, Household.filing_name, Person.title, Person.first, Person.last, _WRITER.name, _READER.name)
    .join(Household, Household.id == Letter.household_id)
    .join(Person, Person.id == Letter.person_id)
    .outerjoin(_WRITER, _WRITER.id == Letter.drafted_by)
    .outerjoin(_READER, _READER.id == Letter.checked_by)
)


def letter(db: Session, letter_id: LetterId) -> LetterRow:
    """One letter. Raises Missing."""
    found = _rows(db, _ROWS.where(Letter.id == letter_id))
    if not found:
        raise Missing("This letter is no longer here.")
    return found[0]


def issued(db: Session, most: int = 100) -> list[LetterRow]:
    """The newest letters that were issued."""
    return _rows(db, _ROWS.where(Letter.number.is_not(None)).order_by(Letter.id.desc()).limit(most))


_ON_THE_DESK = Letter.state.in_((LetterState.PRINTED, LetterState.SIGNED))


def to_post(db: Session) -> list[LetterRow]:
    """Letters on paper that have not been posted yet and still tell what is so, in the order of their numbers."""
    left = spoiling.not_to_be_posted(db)
    return [row for row in _rows(db, _ROWS.where(_ON_THE_DESK).order_by(Letter.number)) if row.id not in left]


def spoilt(db: Session) -> list[LetterRow]:
    """Letters on paper that must not be posted any more, each with the reason."""
    why = spoiling.not_to_be_posted(db)
    rows = _rows(db, _ROWS.where(Letter.id.in_(why)).order_by(Letter.number)) if why else []
    return [replace(row, spoilt=why[row.id]) for row in rows]


def waiting_for_post(db: Session) -> tuple[int, datetime | None]:
    """How many letters have not been posted yet, and when the first of them was printed."""
    count, first = db.execute(select(func.count(), func.min(Letter.issued_at)).where(_ON_THE_DESK)).one()
    return count, first


def drafts(db: Session) -> list[LetterRow]:
    """Letters that wait for their reader or for the printer: apologies, invitations, what changed because of her."""
    drafted = [code for code, kind in KINDS.items() if kind.is_drafted]
    query = _ROWS.where(Letter.state.in_(occasions.UNISSUED), Letter.code.in_(drafted))
    return _rows(db, query.order_by(Letter.due_on, Letter.id))


@asked_once
def of_household(db: Session, household_id: HouseholdId) -> list[LetterRow]:
    """Every letter of a household, the oldest first."""
    return _rows(db, _ROWS.where(Letter.household_id == household_id).order_by(Letter.id))


def may_have_printed(db: Session) -> list[MayHavePrinted]:
    """Pages to look for in the tray, the longest ago first."""
    query = (
        select(PrintAttempt, Letter.number, Letter.code, Household.filing_name)
        .join(Letter, Letter.id == PrintAttempt.letter_id)
        .join(Household, Household.id == Letter.household_id)
        .where(PrintAttempt.state == PrintState.ASK)
        .order_by(PrintAttempt.id)
    )
    return [
        MayHavePrinted(
            attempt.id, attempt.letter_id, number or "", code, name, attempt.claimed_at, attempt.desk
        )
        for attempt, number, code, name in db.execute(query)
    ]


def kept_page(db: Session, letter_id: LetterId) -> bytes:
    """The PDF that was printed, to the byte. Raises Missing before it was issued, or after erasure."""
    pdf = db.scalars(select(LetterPaper.pdf).where(LetterPaper.letter_id == letter_id)).first()
    if pdf is None:
        raise Missing("This letter has no kept page.")
    return bytes(pdf)


def preview(db: Session, occasion: Occasion, on: date, place: int = 0) -> bytes:
    """The page of a letter as it would be printed now; ``place`` is how many are printed before it.

    Raises Refused, as issuing would, where it cannot be printed.
    """
    around = surroundings(db)
    household = recipient(db, occasion.household_id)
    now = post.laid_out_now(
        db,
        occasion,
        household,
        around,
        on,
        _number_to_come(db, place),
        care.households_with_open_concerns(db),
        {occasion.letter_id: True} if occasion.letter_id is not None else {},
        on_paper=envelopes.goes(occasion, household, around.hours, on) is Way.POST,
    )
    return bind(now.paper, now.sheets)


def draft(db: Session, letter_id: LetterId) -> DraftRow:
    """A draft with its words, what the records add to them, and what stands in its way."""
    row = letter(db, letter_id)
    words = words_of(db, letter_id)
    around = surroundings(db)
    needs_reader = around.staff > 1 and not row.checked_by
    facts: tuple[str, ...] = ()
    remarks: list[Remark] = []
    found: list[Finding] = []
    which, spoken = "", HOME
    stops = next(iter(problems_of(row.code, words).values()), "")
    try:
        now = _composed(db, letter_id)
        which, spoken = before_print.about(now), now.language
        found = before_print.findings(db, now, recipient(db, row.household_id), around, letter_id)
        remarks = before_print.remarks(db, now, around)
        post.sound(now)
        facts = tuple("".join(span.words for span in each) for each in now.paragraphs[2:4])
    except (Refused, Missing) as refused:
        stops = stops or refused.message
    stops = stops or next((each.says for each in found), "")
    return DraftRow(row, words, facts, tuple(remarks), stops, needs_reader, tuple(found), which, spoken)


def draft_page(db: Session, letter_id: LetterId) -> bytes:
    """The page of a draft as it stands. Raises Refused while a slot is open."""
    return render(_composed(db, letter_id).paper())


def _composed(db: Session, letter_id: LetterId) -> Snapshot:
    on = clock.today(business.studio(db).zone)
    occasion = next((each for each in falling.drafted(db, on) if each.letter_id == letter_id), None)
    if occasion is None:
        raise Refused("This letter was already printed.")
    household = recipient(db, occasion.household_id)
    around = surroundings(db)
    on_paper = envelopes.goes(occasion, household, around.hours, on) is Way.POST
    return compose(db, occasion, household, around, on, _number_to_come(db, 0), on_paper=on_paper)


def _number_to_come(db: Session, place: int) -> str:
    last = db.scalar(select(Counter.last).where(Counter.series == "L")) or 0
    return f"L-{last + 1 + place:0{WIDTHS['L']}}"


def _rows(db: Session, query: Select[*tuple[Any, ...]]) -> list[LetterRow]:
    today = clock.today()
    found = [_row(today, *values) for values in db.execute(query)]
    names = clients.names_of(db, sorted({row.household_id for row in found}))
    return [replace(row, household=names.get(row.household_id, row.household)) for row in found]


def _row(
    today: date,
    record: Letter,
    filed: str,
    title: str,
    first: str,
    last: str,
    writer: str | None,
    reader: str | None,
) -> LetterRow:
    return LetterRow(
        id=record.id,
        version=record.version,
        number=record.number or "",
        code=record.code,
        name=KINDS[record.code].name,
        household_id=record.household_id,
        household=filed,
        person=" ".join(part for part in (first or title, last) if part),
        occasion=record.occasion,
        copy=record.copy,
        edition=record.edition,
        due_on=record.due_on,
        state=stands_as(record, today),
        drafted_by=writer or "",
        drafted_by_id=record.drafted_by,
        checked_by=reader or "",
        issued_at=record.issued_at,
        posted_on=record.posted_on,
        answered_on=record.answered_on,
        returned_on=record.returned_on,
        cancelled_reason=record.cancelled_reason,
        sha256=record.sha256 or "",
    )
