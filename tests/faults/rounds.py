"""What lies between two rounds of letters: drafts are read, what went out is posted or sent, and all is made anew."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import letters
from studio.actor import Actor
from studio.letters import LetterId, LetterState
from studio.letters.model import Letter
from tests.faults.lives import FIRST, Studio


class Out(NamedTuple):
    """A letter that has its page and has not left the house."""

    id: LetterId
    number: str
    key: str
    state: LetterState
    sha256: str


def out_now(db: Session) -> list[Out]:
    """Everything that is printed, or in the mail program."""
    query = select(Letter).where(Letter.state.in_((LetterState.PRINTED, LetterState.IN_MAIL)))
    return [
        Out(row.id, row.number or "", f"{row.code}|{row.occasion}|{row.copy}", row.state, row.sha256 or "")
        for row in db.scalars(query.order_by(Letter.id))
    ]


def read_drafts(studio: Studio) -> None:
    """Whatever is to be written is drafted by Priya, and what has a second reader is read by Daniel."""

    def read(db: Session, by: Actor) -> None:
        for row in letters.drafts(db):
            if letters.KINDS[row.code].second_reader:
                letters.mark_checked(db, by, row.id, row.version)

    studio.store.do(letters.draft_apologies, by=studio.staff.priya)
    studio.store.do(read, by=studio.staff.daniel)


def post(studio: Studio, ids: list[LetterId]) -> None:
    """What lies printed went to the post on the first morning, what is in the mail program was sent."""
    by_mail = {row.id for row in studio.store.ask(out_now) if row.state is LetterState.IN_MAIL}
    printed = tuple(each for each in ids if each not in by_mail)
    studio.store.do(letters.mark_posted, printed, FIRST.date(), by=studio.staff.priya)
    for each in sorted(by_mail):
        studio.store.do(letters.mark_sent, each, by=studio.staff.priya)


def make_anew(studio: Studio, ids: list[LetterId]) -> None:
    """A new version of each of these, for a change of address."""
    by_mail = {row.id for row in studio.store.ask(out_now) if row.state is LetterState.IN_MAIL}

    def make(db: Session, by: Actor) -> None:
        for each in ids:
            if each in by_mail:
                letters.mark_not_sent(db, by, each)
            else:
                letters.new_edition(db, by, each, "They moved house.")

    studio.store.do(make, by=studio.staff.helen)
