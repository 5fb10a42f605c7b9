"""The second reader of a letter (R15): who read it, and what the records said when it was read."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Missing, Refused
from studio.letters import falling
from studio.letters.apologies import draft_of, problems_of, words_of
from studio.letters.composing import NOT_YET_NUMBERED, compose
from studio.letters.kinds import KINDS
from studio.letters.model import Letter, LetterId, LetterPaper, LetterState
from studio.letters.recipients import recipient
from studio.letters.surroundings import surroundings
from studio.rights import verb


@verb("letters.mark_checked")
def mark_checked(db: Session, by: Actor, letter_id: LetterId, version: int) -> None:
    """ "Read by me": the second reader of a letter, who is not its writer where there are two of us (R15).

    What the records said then is kept with it; should they say something else before it is printed, it is read again.
    """
    letter = draft_of(db, letter_id, version)
    if letter.drafted_by == by.staff_id and len(business.staff(db)) > 1:
        raise Refused("You wrote this one, so someone else reads it before it is printed.")
    if KINDS[letter.code].by_hand:
        for slot, says in problems_of(letter.code, words_of(db, letter_id)).items():
            raise Refused(says, slot)
    _keep_what_was_read(db, letter)
    letter.checked_by, letter.state = StaffId(by.staff_id), LetterState.CHECKED
    db.flush()


def _keep_what_was_read(db: Session, letter: Letter) -> None:
    """The fields of the letter as they are now; nothing where its page cannot be drawn yet."""
    on = clock.today(business.studio(db).zone)
    occasion = next((each for each in falling.drafted(db, on) if each.letter_id == letter.id), None)
    paper = db.get(LetterPaper, letter.id)
    if occasion is None or paper is None:
        return
    try:
        household = recipient(db, letter.household_id)
        now = compose(db, occasion, household, surroundings(db), on, NOT_YET_NUMBERED, on_paper=False)
    except (Refused, Missing):
        return
    paper.snapshot = json.dumps({**json.loads(paper.snapshot), "read": dict(now.values)}, ensure_ascii=False)
