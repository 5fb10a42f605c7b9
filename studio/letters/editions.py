"""Editions: a letter that changed is made anew, and only the newest one counts (RR12)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.letters.model import (
    Letter,
    LetterId,
    LetterMail,
    LetterState,
    MailState,
    PrintAttempt,
    PrintState,
)

DONE_WITH = (LetterState.SUPERSEDED, LetterState.CANCELLED)


def supersede(db: Session, by: Actor, letter: Letter, because: str) -> None:
    """This edition is out of date; its page and the day it went out are kept."""
    letter.state, letter.cancelled_reason = LetterState.SUPERSEDED, because
    void(db, by, letter.id)


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
