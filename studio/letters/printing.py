"""Attempts to print: confirmed, asked about, made again. A page that may be in the tray is never sent twice unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import clients, clock
from studio.actor import Actor
from studio.clients.model import Household
from studio.db.many import change_many
from studio.errors import Missing, Refused
from studio.files import file_name
from studio.letters.claims import Claimant, left_behind
from studio.letters.issuing import PrintJob, claim
from studio.letters.model import (
    Letter,
    LetterId,
    LetterPaper,
    LetterState,
    PrintAttempt,
    PrintState,
    PrintWay,
)
from studio.rights import verb
from studio.written import one_line


@dataclass(frozen=True, slots=True)
class Claim:
    """An open attempt with the page it is for."""

    attempt_id: int
    letter_id: LetterId
    number: str
    code: str
    household: str
    way: PrintWay
    place: str
    file: str
    sha256: str


@verb("letters.confirm_printed")
def confirm_printed(db: Session, by: Actor, attempt_ids: tuple[int, ...]) -> int:
    """These pages are on paper or in their files; said twice, it is the same. Answers how many were open."""
    rows = db.execute(_OPEN.where(PrintAttempt.id.in_(attempt_ids)))
    before = {row.id: {"state": row.state, "settled_at": row.settled_at} for row in rows}
    change_many(db, PrintAttempt, before, {"state": PrintState.PRINTED, "settled_at": clock.now()})
    return len(before)


@verb("letters.ask_about")
def ask_about(db: Session, by: Actor, attempt_ids: tuple[int, ...], why: str = "") -> int:
    """These may have printed and may not: the desk is asked to look in the tray."""
    asked = 0
    for attempt in _attempts(db, attempt_ids):
        if attempt.state is PrintState.CLAIMED:
            attempt.state, attempt.reason = PrintState.ASK, attempt.reason or one_line(why, 200).text
            asked += 1
    db.flush()
    return asked


@verb("letters.print_again")
def print_again(db: Session, by: Actor, letter_id: LetterId, reason: str, job: PrintJob) -> int:
    """Claim another print of the kept page, with the reason; the same bytes go out. Answers the attempt.

    Raises Refused without a reason, while another attempt is under way, or when the letter is called off.
    """
    letter = db.get(Letter, letter_id)
    if letter is None or letter.number is None:
        raise Missing("This letter has not been printed yet.")
    why = one_line(reason, 200).text
    if not why:
        raise Refused("Please say why it is printed again.", "reason")
    if letter.state in (LetterState.CANCELLED, LetterState.SUPERSEDED):
        raise Refused(f"This letter is {letter.state.value}; another took its place.")
    open_attempts = [
        each for each in _of_letter(db, letter_id) if each.state in (PrintState.CLAIMED, PrintState.ASK)
    ]
    for attempt in open_attempts:
        if attempt.state is PrintState.CLAIMED and not left_behind(attempt, job.by):
            raise Refused("It is being printed at this moment.")
        attempt.state, attempt.settled_at, attempt.reason = PrintState.VOID, clock.now(), why
    last = db.scalar(select(func.max(PrintAttempt.number)).where(PrintAttempt.letter_id == letter_id)) or 0
    name = db.scalar(select(Household.filing_name).where(Household.id == letter.household_id)) or ""
    db.flush()
    made = claim(db, by, letter, job, file_name(letter.number, name, "pdf"), number=last + 1, reason=why)
    db.flush()
    return made.id


def claims(db: Session, attempt_ids: Sequence[int]) -> list[Claim]:
    """These attempts with the pages they are for, in the order they were claimed."""
    rows = list(db.execute(_THESE_CLAIMS.where(PrintAttempt.id.in_(attempt_ids))))
    names = clients.names_of(db, sorted({row.household_id for row in rows}))
    return [
        Claim(
            row.id, row.letter_id, row.number or "", row.code, names.get(row.household_id, row.filing_name), row.way,
            row.place, row.file, row.sha256 or "",
        )
        for row in rows
    ]  # fmt: skip


def left_claims(db: Session, me: Claimant) -> list[Claim]:
    """Attempts that were begun and never confirmed, and that nobody is at work on any more."""
    query = _CLAIMS.where(PrintAttempt.state == PrintState.CLAIMED).order_by(PrintAttempt.id)
    return [
        _open_claim(attempt, letter, name)
        for attempt, letter, name in db.execute(query)
        if left_behind(attempt, me)
    ]


_OPEN = (
    select(PrintAttempt.id, PrintAttempt.state, PrintAttempt.settled_at)
    .where(PrintAttempt.state.in_((PrintState.CLAIMED, PrintState.ASK)))
    .order_by(PrintAttempt.id)
    .with_for_update()
)
_CLAIMS = (
    select(PrintAttempt, Letter, Household.filing_name)
    .join(Letter, Letter.id == PrintAttempt.letter_id)
    .join(Household, Household.id == Letter.household_id)
)
_THESE_CLAIMS = (
    select(
        PrintAttempt.id, PrintAttempt.letter_id, PrintAttempt.way, PrintAttempt.place, PrintAttempt.file,
        Letter.number, Letter.code, Letter.sha256, Letter.household_id, Household.filing_name,
    )
    .join(Letter, Letter.id == PrintAttempt.letter_id)
    .join(Household, Household.id == Letter.household_id)
    .order_by(PrintAttempt.id)
)  # fmt: skip


def _open_claim(attempt: PrintAttempt, letter: Letter, household: str) -> Claim:
    return Claim(
        attempt.id, letter.id, letter.number or "", letter.code, household, attempt.way, attempt.place, attempt.file,
        letter.sha256 or "",
    )  # fmt: skip


def anyone_printing(db: Session, me: Claimant) -> bool:
    """Whether a claim is open that somebody is still at work on."""
    query = select(PrintAttempt).where(PrintAttempt.state == PrintState.CLAIMED)
    return any(not left_behind(attempt, me) for attempt in db.scalars(query))


def kept_pages(db: Session, letter_ids: tuple[LetterId, ...]) -> dict[LetterId, bytes]:
    """The kept PDFs of issued letters."""
    query = select(LetterPaper.letter_id, LetterPaper.pdf).where(LetterPaper.letter_id.in_(letter_ids))
    return {letter_id: bytes(pdf) for letter_id, pdf in db.execute(query) if pdf is not None}


def _attempts(db: Session, ids: tuple[int, ...]) -> list[PrintAttempt]:
    return list(db.scalars(select(PrintAttempt).where(PrintAttempt.id.in_(ids)).order_by(PrintAttempt.id)))


def _of_letter(db: Session, letter_id: LetterId) -> list[PrintAttempt]:
    return list(db.scalars(select(PrintAttempt).where(PrintAttempt.letter_id == letter_id)))
