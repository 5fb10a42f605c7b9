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
from studio.letters import consequences, falling, holding, post
from studio.letters.claims import Claimant
from studio.letters.composing import NOT_YET_NUMBERED
from studio.letters.model import (
    Letter,
    LetterPaper,
    LetterState,
    PrintAttempt,
    PrintState,
    PrintWay,
)
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import surroundings
from studio.rights import verb

_TOKENS = insert(search.SearchToken.metadata.tables[search.SearchToken.__tablename__])
_ONE_AT_A_TIME = select(func.pg_advisory_xact_lock(7_140_002))


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Where a batch goes, and who prints it."""

    way: PrintWay
    place: str
    by: Claimant


class Few(TypedDict):
    """What became of a few letters, in ids alone: the answer is kept with the gesture, and names nobody."""

    issued: list[int]
    """The attempts to print, as claimed."""
    left_out: list[str]
    """The occasions of those that may not go out; ``post.reasons`` says why."""


@dataclass(frozen=True)
class Page:
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
    pages, left_out = draw(db, by, chosen, on)
    return {"issued": _claim(db, by, pages, job), "left_out": left_out}


def draw(
    db: Session, by: Actor, chosen: tuple[Occasion, ...], on: date, *, on_paper: bool = True
) -> tuple[list[Page], list[str]]:
    """Number, draw and keep these letters; those that may not go out are named by their occasions.

    What follows from each having been written is done with it: the edition before it is superseded, what it promises
    becomes a promise, what it acknowledges is acknowledged.
    """
    if db.get_bind().dialect.name == "postgresql":
        db.execute(_ONE_AT_A_TIME)
    around = surroundings(db)
    quiet = care.households_with_open_concerns(db)
    readers = holding.checked(db)
    pages: list[Page] = []
    left_out: list[str] = []
    still = falling.again(db, chosen)
    families = recipients(db, (occasion.household_id for occasion in still))
    with db.no_autoflush:  # all of them are written at once below
        for occasion in still:
            household = families[occasion.household_id]
            try:
                draft = post.written_now(
                    db, occasion, household, around, on, NOT_YET_NUMBERED, quiet, readers, on_paper=on_paper
                )
            except (Refused, Missing):
                left_out.append(occasion.key)
                continue
            pages.append(_numbered(db, by, draft, occasion, household))
    db.flush()
    _keep(db, pages)
    for page in pages:
        consequences.follow(db, by, page.letter, around, on)
    return pages, left_out


def _numbered(
    db: Session,
    by: Actor,
    draft: Snapshot,
    occasion: Occasion,
    household: Recipient,
) -> Page:
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
    letter.state, letter.told = LetterState.PRINTED, snapshot.told
    letter.signed_by = StaffId(snapshot.signer_id)
    letter.issued_at, letter.issued_by = clock.now(), StaffId(by.staff_id)
    return Page(letter, snapshot, pdf, household, new)


def _keep(db: Session, pages: list[Page]) -> None:
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
    tokens = [
        {
            "household_id": page.household.id,
            "kind": "letter",
            "token": search.reference_token(page.snapshot.number),
            "shown": f"letter {page.snapshot.number}",
        }
        for page in pages
    ]
    if tokens:
        db.execute(_TOKENS, tokens)


def _claim(db: Session, by: Actor, pages: list[Page], job: PrintJob) -> list[int]:
    attempts = [
        claim(db, by, page.letter, job, file_name(page.snapshot.number, page.household.filing_name, "pdf"))
        for page in pages
    ]
    db.flush()
    return [attempt.id for attempt in attempts]


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
