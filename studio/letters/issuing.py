"""Issuing: a few letters in one short transaction, each numbered, frozen, drawn, kept and claimed (RR12)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from studio import care, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.db import audit, numbers, search
from studio.documents import bind, lay_out
from studio.errors import Missing, Refused
from studio.files import file_name
from studio.letters import occasions, post
from studio.letters.claims import Claimant
from studio.letters.composing import NOT_YET_NUMBERED
from studio.letters.model import (
    Letter,
    LetterId,
    LetterPaper,
    LetterState,
    PrintAttempt,
    PrintState,
    PrintWay,
)
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings, surroundings
from studio.rights import verb

_TOKENS = insert(search.SearchToken.metadata.tables[search.SearchToken.__tablename__])
_ONE_AT_A_TIME = select(func.pg_advisory_xact_lock(7_140_002))


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Where a batch goes, and who prints it."""

    way: PrintWay
    place: str
    by: Claimant


class Claimed(TypedDict):
    """One letter issued and claimed for printing."""

    letter_id: LetterId
    attempt_id: int
    number: str
    code: str
    household: str
    file: str
    sha256: str


class Refusal(TypedDict):
    """One letter that could not be issued, and why."""

    code: str
    household: str
    reason: str


class Few(TypedDict):
    """What became of a few letters."""

    issued: list[Claimed]
    left_out: list[Refusal]


@dataclass(frozen=True)
class _Page:
    """A letter drawn: what it says, its bytes, and the record it belongs to."""

    letter: Letter
    snapshot: Snapshot
    pdf: bytes
    household: Recipient
    new: bool


@verb("letters.issue")
def issue_few(db: Session, by: Actor, chosen: tuple[Occasion, ...], on: date, job: PrintJob) -> Few:
    """Issue a few letters: number, snapshot, checks, page and its hash, and a claim to print each.

    A letter that another desk has issued meanwhile is passed over; one that may not go out is left out with the
    reason. Address and words are read here, in one transaction.
    """
    if db.get_bind().dialect.name == "postgresql":
        db.execute(_ONE_AT_A_TIME)
    around = surroundings(db)
    quiet = care.households_with_open_concerns(db)
    readers = post.checked(db)
    pages: list[_Page] = []
    left_out: list[Refusal] = []
    still = occasions.again(db, chosen)
    families = recipients(db, (occasion.household_id for occasion in still))
    with db.no_autoflush:  # all of them are written at once below
        for occasion in still:
            household = families[occasion.household_id]
            try:
                draft = post.written_now(
                    db, occasion, household, around, on, NOT_YET_NUMBERED, quiet, readers
                )
            except (Refused, Missing) as refused:
                left_out.append(
                    {"code": occasion.code, "household": household.name, "reason": refused.message}
                )
                continue
            pages.append(_numbered(db, by, draft, occasion, household, around))
    db.flush()
    _keep(db, pages)
    return {"issued": _claim(db, by, pages, job), "left_out": left_out}


def _numbered(
    db: Session,
    by: Actor,
    draft: Snapshot,
    occasion: Occasion,
    household: Recipient,
    around: Surroundings,
) -> _Page:
    """The letter with its number and its page; nothing is refused any more, so that no number is lost (RR9)."""
    snapshot = replace(draft, number=numbers.take(db, "L"))
    paper = snapshot.paper()
    sheets = lay_out(paper)
    post.require_length(snapshot, len(sheets))
    pdf = bind(paper, sheets)
    letter = db.get(Letter, occasion.letter_id) if occasion.letter_id is not None else None
    new = letter is None
    if letter is None:
        letter = Letter(
            code=occasion.code,
            household_id=household.id,
            person_id=snapshot.person_id,
            occasion=occasion.occasion,
            copy=occasion.copy,
            edition=occasion.edition,
            due_on=occasion.due_on,
        )
        db.add(letter)
    letter.number, letter.person_id = snapshot.number, snapshot.person_id
    letter.template, letter.sha256 = snapshot.template, hashlib.sha256(pdf).hexdigest()
    letter.state, letter.signed_by = LetterState.PRINTED, around.owner_id
    letter.issued_at, letter.issued_by = clock.now(), StaffId(by.staff_id)
    return _Page(letter, snapshot, pdf, household, new)


def _keep(db: Session, pages: list[_Page]) -> None:
    """The snapshots and the pages, kept with what they were drawn from; the letters' own rows carry the hashes."""
    rows = []
    for page in pages:
        letter_id = page.letter.id
        if page.new:
            rows.append({"letter_id": letter_id, "snapshot": page.snapshot.as_json(), "pdf": page.pdf})
            audit.note(db, "letter_paper", str(letter_id), {"sha256": [None, page.letter.sha256]})
        else:
            paper = db.get_one(LetterPaper, letter_id)
            paper.snapshot, paper.pdf = page.snapshot.as_json(), page.pdf
    if rows:
        db.execute(insert(LetterPaper), rows)


def _claim(db: Session, by: Actor, pages: list[_Page], job: PrintJob) -> list[Claimed]:
    attempts, tokens = [], []
    for page in pages:
        number = page.snapshot.number
        attempts.append(claim(db, by, page.letter, job, file_name(number, page.household.filing_name, "pdf")))
        token = search.reference_token(number)
        tokens.append(
            {"household_id": page.household.id, "kind": "letter", "token": token, "shown": f"letter {number}"}
        )
    db.flush()
    if tokens:
        db.execute(_TOKENS, tokens)
    return [
        {
            "letter_id": page.letter.id,
            "attempt_id": attempt.id,
            "number": page.snapshot.number,
            "code": page.snapshot.code,
            "household": page.household.name,
            "file": attempt.file,
            "sha256": page.letter.sha256 or "",
        }
        for page, attempt in zip(pages, attempts, strict=True)
    ]


def claim(
    db: Session, by: Actor, letter: Letter, job: PrintJob, file: str, *, number: int = 1, reason: str = ""
) -> PrintAttempt:
    """A claim to print a letter that has its page; the caller flushes."""
    attempt = PrintAttempt(
        letter_id=letter.id,
        number=number,
        state=PrintState.CLAIMED,
        reason=reason,
        way=job.way,
        place=job.place,
        file=file,
        claimed_at=clock.now(),
        claimed_by=StaffId(by.staff_id),
        desk=job.by.desk,
        process=job.by.process,
    )
    db.add(attempt)
    return attempt
