"""Editions: a letter that changed is made anew, and only the newest one counts (RR12)."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.letters import delays, meetings, ready
from studio.letters.apologies import kept_words
from studio.letters.drafts import ApologyWords
from studio.letters.kinds import KINDS, L5, L6
from studio.letters.model import (
    Letter,
    LetterId,
    LetterMail,
    LetterPaper,
    LetterState,
    MailState,
    PrintAttempt,
    PrintState,
)
from studio.orders import OrderId

DONE_WITH = (LetterState.SUPERSEDED, LetterState.CANCELLED)


def supersede(db: Session, by: Actor, letter: Letter, because: str) -> None:
    """This edition is out of date; its page and the day it went out are kept."""
    letter.state, letter.cancelled_reason = LetterState.SUPERSEDED, because
    void(db, by, letter.id)


def made_anew(db: Session, by: Actor, letter: Letter, because: str) -> LetterId:
    """The next edition as a draft, with what was written by hand in this one; this one is superseded."""
    paper = db.get_one(LetterPaper, letter.id)
    words = json.loads(paper.snapshot).get("written") if KINDS[letter.code].by_hand else None
    fresh = Letter(
        code=letter.code,
        household_id=letter.household_id,
        person_id=letter.person_id,
        occasion=letter.occasion,
        copy=letter.copy,
        edition=letter.edition + 1,
        due_on=letter.due_on,
        state=LetterState.DRAFTED,
        drafted_by=StaffId(by.staff_id),
        told=letter.told if letter.posted_on is not None else "",
    )
    supersede(db, by, letter, because)
    db.add(fresh)
    db.flush()
    kept = "{}"
    if words:
        kept = kept_words(ApologyWords(**{**words, "does_not_apply": tuple(words["does_not_apply"])}))
    db.add(LetterPaper(letter_id=fresh.id, snapshot=kept, pdf=None))
    db.flush()
    return fresh.id


def supersede_before(db: Session, by: Actor, newest: Letter) -> None:
    """The editions before this one are out of date."""
    query = select(Letter).where(
        Letter.occasion == newest.occasion,
        Letter.code == newest.code,
        Letter.copy == newest.copy,
        Letter.edition < newest.edition,
        Letter.state.not_in(DONE_WITH),
    )
    for letter in db.scalars(query):
        supersede(db, by, letter, f"{newest.number} tells another time and takes its place.")
    db.flush()


def is_spoilt(db: Session, letter: Letter) -> bool:
    """Whether it tells an appointment that the diary has otherwise by now: it is not to leave the house."""
    if letter.code == L5.code:
        return delays.told_now(db, OrderId(int(letter.occasion.partition(":")[2]))) != letter.told
    if letter.code == L6.code:
        return ready.told_now(db, OrderId(int(letter.occasion.partition(":")[2]))) != letter.told
    if not letter.told or not letter.occasion.startswith(("session:", "viewing:")):
        return False
    return meetings.told_now(db, letter.occasion) != letter.told


def void(db: Session, by: Actor, letter_id: LetterId) -> None:
    """Whatever is still open about printing or mailing this letter is open no more."""
    attempts = select(PrintAttempt).where(
        PrintAttempt.letter_id == letter_id, PrintAttempt.state.in_((PrintState.ASK, PrintState.CLAIMED))
    )
    for attempt in db.scalars(attempts):
        attempt.state, attempt.settled_at = PrintState.VOID, clock.now()
    mails = select(LetterMail).where(LetterMail.letter_id == letter_id, LetterMail.state == MailState.DRAFTED)
    for mail in db.scalars(mails):
        mail.state, mail.settled_at, mail.settled_by = MailState.NOT_SENT, clock.now(), StaffId(by.staff_id)
