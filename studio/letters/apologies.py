"""The apology joined with the invitation (L9 and L10): drafted from the case, written over by hand, read by another."""

from __future__ import annotations

import json
from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care import ConcernDraft, ConcernId, ReshootDraft
from studio.errors import Missing, Refused
from studio.letters import reshoots
from studio.letters.drafts import ApologyWords
from studio.letters.kinds import L9_L10
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState
from studio.letters.surroundings import surroundings
from studio.rights import verb
from studio.sessions.model import SessionId
from studio.written import passage

_KEPT = tuple(field.name for field in fields(ApologyWords))


@verb("letters.take_down")
def take_down(db: Session, by: Actor, draft: ConcernDraft) -> ConcernId:
    """A concern as ``care.log_concern`` takes it down; when it books the reshoot, its apology is drafted with it."""
    concern_id = care.log_concern(db, by, draft)
    if draft.second_round is not None:
        draft_apology(db, by, concern_id)
    return concern_id


@verb("letters.book_reshoot")
def book_reshoot(db: Session, by: Actor, draft: ReshootDraft) -> SessionId:
    """A reshoot as ``care.book_reshoot`` books it, and its apology drafted in the same gesture."""
    session_id = care.book_reshoot(db, by, draft)
    draft_apology(db, by, draft.concern_id)
    return session_id


@verb("letters.draft_apology")
def draft_apology(db: Session, by: Actor, concern_id: ConcernId) -> LetterId:
    """Draft the apology of a case whose reshoot is booked, due one working day after she told us; once for each case.

    Raises Refused while the reshoot is not in the diary.
    """
    known = _letters_of(db, concern_id)
    if known:
        return known[-1].id
    around = surroundings(db)
    facts = reshoots.second_time(db, around, concern_id)
    letter = Letter(
        code=L9_L10.code,
        household_id=facts.concern.household_id,
        person_id=facts.concern.person_id,
        occasion=f"concern:{concern_id}",
        due_on=around.hours.add_working_days(facts.told_on, 1),
        state=LetterState.DRAFTED,
        drafted_by=StaffId(by.staff_id),
    )
    db.add(letter)
    db.flush()
    db.add(LetterPaper(letter_id=letter.id, snapshot=_kept(_proposed(facts)), pdf=None))
    db.flush()
    return letter.id


@verb("letters.draft_apologies")
def draft_apologies(db: Session, by: Actor) -> list[LetterId]:
    """Draft every apology that is owed and not yet written: one for each open case whose reshoot is booked."""
    return [draft_apology(db, by, concern_id) for concern_id in unwritten(db)]


def unwritten(db: Session) -> list[ConcernId]:
    """The open cases whose reshoot is booked and whose apology nobody has drafted."""
    booked = []
    for case in care.open_concerns(db):
        reshoot = care.reshoot_of_concern(db, case.id)
        if reshoot is not None and reshoot.session_id is not None and not _letters_of(db, case.id):
            booked.append(case.id)
    return booked


@verb("letters.write_apology")
def write_apology(db: Session, by: Actor, letter_id: LetterId, words: ApologyWords, version: int) -> LetterId:
    """Keep what was written over the draft; whoever had read it before reads it again (R15).

    Unfilled slots may be kept: they stop the print, not the writing. Raises Refused once it was issued.
    """
    letter = _draft(db, letter_id, version)
    paper = _paper(db, letter_id)
    paper.snapshot = _kept(words)
    letter.state, letter.drafted_by, letter.checked_by = LetterState.DRAFTED, StaffId(by.staff_id), None
    db.flush()
    return letter_id


@verb("letters.mark_checked")
def mark_checked(db: Session, by: Actor, letter_id: LetterId, version: int) -> None:
    """ "Read by me": the second reader of an apology, who is not its writer where there are two of us (R15)."""
    letter = _draft(db, letter_id, version)
    if letter.drafted_by == by.staff_id and len(business.staff(db)) > 1:
        raise Refused("You wrote this one, so someone else reads it before it is printed.")
    if letter.code == L9_L10.code:
        words_of(db, letter_id).check()
    letter.checked_by, letter.state = StaffId(by.staff_id), LetterState.CHECKED
    db.flush()


def words_of(db: Session, letter_id: LetterId | None) -> ApologyWords:
    """What is written by hand in a draft. Raises Missing when there is none."""
    kept = db.scalars(select(LetterPaper.snapshot).where(LetterPaper.letter_id == letter_id)).first()
    if kept is None:
        raise Missing("This letter has not been drafted yet.")
    facts = json.loads(kept)
    facts = facts.get("words", {})
    return ApologyWords(**{**facts, "does_not_apply": tuple(facts.get("does_not_apply", ()))})


def kept_words(words: ApologyWords) -> str:
    """The words of a draft, for keeping."""
    return _kept(words)


def _kept(words: ApologyWords) -> str:
    facts = {
        name: " ".join(passage(getattr(words, name), 4000).text.split())
        for name in _KEPT
        if name != "does_not_apply"
    }
    return json.dumps({"words": {**facts, "does_not_apply": list(words.does_not_apply)}}, ensure_ascii=False)


def _proposed(facts: reshoots.SecondTime) -> ApologyWords:
    inconvenience = reshoots.proposed_inconvenience(facts)
    return ApologyWords(
        error=reshoots.proposed_error(facts),
        time=reshoots.proposed_time(facts),
        journey=reshoots.proposed_journey(facts),
        inconvenience=inconvenience,
        closing=reshoots.proposed_closing(facts),
        does_not_apply=() if inconvenience else ("inconvenience",),
    )


def _letters_of(db: Session, concern_id: ConcernId) -> list[Letter]:
    query = select(Letter).where(Letter.occasion == f"concern:{concern_id}", Letter.code == L9_L10.code)
    return list(db.scalars(query.order_by(Letter.edition)))


def _draft(db: Session, letter_id: LetterId, version: int) -> Letter:
    letter = db.get(Letter, letter_id)
    if letter is None:
        raise Missing("This letter is no longer here.")
    business.expect(letter, version)
    if letter.state not in (LetterState.DRAFTED, LetterState.CHECKED):
        raise Refused("This letter was already printed. Please make a new version of it.")
    return letter


def _paper(db: Session, letter_id: LetterId) -> LetterPaper:
    paper = db.get(LetterPaper, letter_id)
    if paper is None:
        raise Missing("This letter has no words yet.")
    return paper
