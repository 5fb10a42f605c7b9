"""What is drafted before it is printed: the apology and the invitation of a case, and the news of what changed.

The apology is proposed from the case and written over by hand; each of them is read by another (R15).
"""

from __future__ import annotations

import json
from dataclasses import fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care import ConcernDraft, ConcernId, ReshootDraft
from studio.errors import Missing, Refused
from studio.letters import alone, reshoots
from studio.letters.drafts import ApologyWords
from studio.letters.kinds import KINDS, L9, L9_L10
from studio.letters.languages import Language
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState
from studio.letters.owing import NOT_APART, Owing, unwritten, unwritten_in
from studio.letters.recipients import recipient
from studio.letters.spoken import spoken_with
from studio.letters.surroundings import surroundings
from studio.rights import verb
from studio.sessions.model import SessionId
from studio.written import passage

_KEPT = tuple(field.name for field in fields(ApologyWords))


@verb("letters.take_down")
def take_down(db: Session, by: Actor, draft: ConcernDraft) -> ConcernId:
    """A concern as ``care.log_concern`` takes it down; once we have spoken, its apology is drafted with it."""
    concern_id = care.log_concern(db, by, draft)
    for owed in unwritten(db):
        if owed.concern_id == concern_id:
            _draft_owed(db, by, owed)
    return concern_id


@verb("letters.book_reshoot")
def book_reshoot(db: Session, by: Actor, draft: ReshootDraft) -> SessionId:
    """A reshoot as ``care.book_reshoot`` books it, and its apology or invitation drafted in the same gesture."""
    session_id = care.book_reshoot(db, by, draft)
    draft_apology(db, by, draft.concern_id)
    return session_id


@verb("letters.draft_apology")
def draft_apology(db: Session, by: Actor, concern_id: ConcernId) -> LetterId:
    """Draft what a case is owed in writing, once: the apology (L9), the invitation to its reshoot (L10), or both.

    Answers the newest letter of the case. Raises Refused where there is nothing to write, as after an invitation.
    """
    made = [_draft_owed(db, by, each) for each in unwritten_in(db, concern_id)]
    known = made or [each.id for each in _letters_of(db, concern_id)]
    if not known:
        raise Refused("There is nothing to write in this case.")
    return known[-1]


@verb("letters.draft_apologies")
def draft_apologies(db: Session, by: Actor) -> list[LetterId]:
    """Draft every letter that is owed and wants a draft: apologies, invitations, what changed because of her."""
    return [_draft_owed(db, by, each) for each in unwritten(db)]


def _draft_owed(db: Session, by: Actor, owed: Owing) -> LetterId:
    """The draft of one of them, with words to write over where it has any."""
    letter = Letter(
        code=owed.kind.code,
        household_id=owed.household_id,
        person_id=owed.person_id,
        occasion=owed.occasion,
        due_on=owed.due_on,
        state=LetterState.DRAFTED,
        drafted_by=owed.worded_by or StaffId(by.staff_id),
    )
    db.add(letter)
    db.flush()
    words = _words_for(db, owed)
    db.add(LetterPaper(letter_id=letter.id, snapshot=_kept(words) if words is not None else "{}", pdf=None))
    if owed.instead_of is not None:
        before = db.get_one(Letter, owed.instead_of.id)
        before.state, before.cancelled_reason = LetterState.CANCELLED, NOT_APART
    db.flush()
    return letter.id


def _words_for(db: Session, owed: Owing) -> ApologyWords | None:
    """What is proposed; of an apology that was begun alone, what was written in it already."""
    if not owed.kind.by_hand:
        return None
    around = surroundings(db)
    wished = recipient(db, owed.household_id).language
    around = around.speaking(spoken_with(wished, owed.kind.wording, around)[0])
    if owed.kind is L9:
        return alone.proposed(db, reshoots.heard(db, around, owed.concern_id), around)
    proposed = _proposed(reshoots.second_time(db, around, owed.concern_id), around.language)
    if owed.instead_of is None:
        return proposed
    begun = words_of(db, owed.instead_of.id)
    return replace(begun, closing=begun.closing or proposed.closing, doing="", by_when="")


@verb("letters.write_apology")
def write_apology(db: Session, by: Actor, letter_id: LetterId, words: ApologyWords, version: int) -> LetterId:
    """Keep what was written over the draft; whoever had read it before reads it again (R15).

    Unfilled slots may be kept: they stop the print, not the writing. Raises Refused once it was issued.
    """
    letter = draft_of(db, letter_id, version)
    paper = _paper(db, letter_id)
    paper.snapshot = _kept(words)
    letter.state, letter.drafted_by, letter.checked_by = LetterState.DRAFTED, StaffId(by.staff_id), None
    db.flush()
    return letter_id


def words_of(db: Session, letter_id: LetterId | None) -> ApologyWords:
    """What is written by hand in a draft. Raises Missing when there is none."""
    kept = db.scalars(select(LetterPaper.snapshot).where(LetterPaper.letter_id == letter_id)).first()
    if kept is None:
        raise Missing("This letter has not been drafted yet.")
    facts = json.loads(kept)
    facts = facts.get("words", {})
    return ApologyWords(**{**facts, "does_not_apply": tuple(facts.get("does_not_apply", ()))})


def problems_of(code: str, words: ApologyWords) -> dict[str, str]:
    """What is still open in the words of a draft, by its letter."""
    if not KINDS[code].by_hand:
        return {}
    return words.alone_problems() if code == L9.code else words.problems()


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


def _proposed(facts: reshoots.SecondTime, said: Language) -> ApologyWords:
    inconvenience = said.at_home(facts.hanging_place)
    return ApologyWords(
        error=reshoots.proposed_error(facts, said),
        time=said.her_time(twice=facts.saw_pictures),
        journey=said.her_journey(twice=facts.saw_pictures),
        inconvenience=inconvenience,
        closing=reshoots.proposed_closing(facts, said),
        does_not_apply=() if inconvenience else ("inconvenience",),
    )


def _letters_of(db: Session, concern_id: ConcernId) -> list[Letter]:
    written = select(Letter).where(
        Letter.occasion == f"concern:{concern_id}", Letter.code.in_((L9.code, L9_L10.code))
    )
    return list(db.scalars(written.order_by(Letter.id)))


def draft_of(db: Session, letter_id: LetterId, version: int) -> Letter:
    """A letter that is not printed yet, as it was seen. Raises Refused once it was issued, Conflict when it changed."""
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
