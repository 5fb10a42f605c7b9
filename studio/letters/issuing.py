"""Issuing: a few letters in one short transaction, each numbered, frozen, drawn, kept and claimed (RR12)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypedDict

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from studio import care, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.db import audit, numbers, search, unchanged
from studio.db.many import make_many
from studio.documents import bind
from studio.errors import Missing, Refused
from studio.files import file_name
from studio.letters import consequences, falling, holding, post
from studio.letters.claims import Claimant
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
from studio.letters.together import read_together
from studio.rights import verb

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


class Page(NamedTuple):
    """A letter drawn: what it says, its bytes, its number among the records, and whose it is."""

    letter_id: LetterId
    snapshot: Snapshot
    pdf: bytes
    household: Recipient


class _Drawn(NamedTuple):
    """A letter that goes out, before it is kept."""

    occasion: Occasion
    household: Recipient
    snapshot: Snapshot
    pdf: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


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
    with unchanged(db):  # nothing is written until all of them are drawn
        around = surroundings(db)
        drawn, left_out = _drawn(db, chosen, around, on, on_paper)
    pages = _keep(db, by, drawn)
    for page in pages:
        if consequences.follow_from(page.snapshot):
            consequences.follow(db, by, db.get_one(Letter, page.letter_id), around, on)
    return pages, left_out


def _drawn(
    db: Session, chosen: tuple[Occasion, ...], around: Surroundings, on: date, on_paper: bool
) -> tuple[list[_Drawn], list[str]]:
    """These letters with their pages, numbered one after the other; one that is refused uses no number up (RR9)."""
    quiet, readers = care.households_with_open_concerns(db), holding.checked(db)
    still = falling.again(db, chosen)
    families = recipients(db, (occasion.household_id for occasion in still))
    read_together(db, still)
    drawn: list[_Drawn] = []
    left_out: list[str] = []
    taken = numbers.take_several(db, "L", len(still))
    for occasion in still:
        household, number = families[occasion.household_id], taken[len(drawn)]
        try:
            now = post.laid_out_now(
                db, occasion, household, around, on, number, quiet, readers, on_paper=on_paper
            )
        except (Refused, Missing):
            left_out.append(occasion.key)
            continue
        drawn.append(_Drawn(occasion, household, now.letter, bind(now.paper, now.sheets)))
    numbers.give_back(db, "L", len(still) - len(drawn))
    return drawn, left_out


def _keep(db: Session, by: Actor, drawn: list[_Drawn]) -> list[Page]:
    """The letters' own rows with the hashes of their pages, and the pages kept with what they were drawn from."""
    new = [each for each in drawn if each.occasion.letter_id is None]
    ids = make_many(
        db, Letter, [_row(each, by) for each in new], [each.household.id for each in new]
    )  # fmt: skip
    known = iter(ids)
    pages, rows = [], []
    for each in drawn:
        kept, written = each.snapshot.as_json(), each.occasion.letter_id
        letter_id = _redrawn(db, by, each, written, kept) if written is not None else LetterId(next(known))
        pages.append(Page(letter_id, each.snapshot, each.pdf, each.household))
        if written is None:
            rows.append({"letter_id": letter_id, "snapshot": kept, "pdf": each.pdf})
            audit.note(db, "letter_paper", str(letter_id), {"sha256": each.sha256})
    db.flush()
    if rows:
        db.execute(insert(LetterPaper), rows)
    search.add_many(
        db,
        "letter",
        ((page.household.id, page.snapshot.number, f"letter {page.snapshot.number}") for page in pages),
    )
    return pages


def _row(each: _Drawn, by: Actor) -> dict[str, object]:
    """A letter written for the first time."""
    occasion = each.occasion
    return {
        "code": occasion.code,
        "household_id": each.household.id,
        "occasion": occasion.occasion,
        "copy": occasion.copy,
        "edition": occasion.edition,
        "due_on": occasion.due_on,
        **_issued(each, by),
    }


def _issued(each: _Drawn, by: Actor) -> dict[str, object]:
    """What a letter has once it is issued."""
    snapshot = each.snapshot
    return {
        "number": snapshot.number,
        "person_id": snapshot.person_id,
        "template": snapshot.template,
        "sha256": each.sha256,
        "state": LetterState.PRINTED,
        "told": snapshot.told,
        "signed_by": StaffId(snapshot.signer_id),
        "issued_at": clock.now(),
        "issued_by": StaffId(by.staff_id),
    }


def _redrawn(db: Session, by: Actor, each: _Drawn, letter_id: LetterId, kept: str) -> LetterId:
    """One that was drafted before keeps its record, whose page is only drawn now."""
    letter, paper = db.get_one(Letter, letter_id), db.get_one(LetterPaper, letter_id)
    for name, value in _issued(each, by).items():
        setattr(letter, name, value)
    paper.snapshot, paper.pdf = kept, each.pdf
    return letter_id


def _claim(db: Session, by: Actor, pages: list[Page], job: PrintJob) -> list[int]:
    files = (file_name(page.snapshot.number, page.household.filing_name, "pdf") for page in pages)
    rows = [_attempt(by, page.letter_id, job, file) for page, file in zip(pages, files, strict=True)]
    return make_many(db, PrintAttempt, rows, [page.household.id for page in pages])


def claim(
    db: Session, by: Actor, letter: Letter, job: PrintJob, file: str, *, number: int = 1, reason: str = ""
) -> PrintAttempt:
    """A claim to print a letter that has its page; the caller flushes."""
    attempt = PrintAttempt(**_attempt(by, letter.id, job, file, number=number, reason=reason))
    db.add(attempt)
    return attempt


def _attempt(
    by: Actor, letter_id: LetterId, job: PrintJob, file: str, *, number: int = 1, reason: str = ""
) -> dict[str, object]:
    return {
        "letter_id": letter_id,
        "number": number,
        "state": PrintState.CLAIMED,
        "reason": reason,
        "way": job.way,
        "place": job.place,
        "file": file,
        "claimed_at": clock.now(),
        "claimed_by": StaffId(by.staff_id),
        "desk": job.by.desk,
        "process": job.by.process,
    }
