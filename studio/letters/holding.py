"""Why a letter is not to go out now: a death, a move, a wish, a concern, or a reader who has not read it yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.clients import HouseholdId, HouseholdStatus
from studio.clients.model import Mailing
from studio.letters import occasions
from studio.letters.anniversary import NO_NEWS
from studio.letters.model import Letter, LetterId
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient
from studio.letters.surroundings import Surroundings

NOBODY_ASKS = "Something is not right with them at the moment, so nobody asks how happy they are."
NOTHING_OFFERED = "Something is not right with them at the moment, so nothing is offered to them."
SOMEONE_DIED = "Someone in this family has died. Please look at their page before anything is sent."
MOVED = "They have moved, and we do not know where to."
NOT_TO_BE_WRITTEN_TO = "They asked us not to write to them."


def held_back(
    occasion: Occasion,
    household: Recipient,
    around: Surroundings,
    quiet: frozenset[HouseholdId],
    readers: dict[LetterId, bool],
) -> str:
    """Why a letter is not to go out now, "" when nothing speaks against it (R16, DOMAIN 3.7)."""
    if occasion.cancelled:
        return f"It was called off: {occasion.cancelled}"
    if household.status is HouseholdStatus.ERASED:
        return "Their record was erased."
    of_them = silence(household)
    if of_them:
        return of_them
    if occasion.kind.marketing and household.mailing is Mailing.NONE:
        return NO_NEWS
    if occasion.kind.waits_for_concerns and household.id in quiet:
        return NOTHING_OFFERED if occasion.kind.marketing else NOBODY_ASKS
    read = occasion.letter_id is not None and readers.get(occasion.letter_id, False)
    if occasion.kind.second_reader and not read and around.staff > 1:
        return "Someone other than its writer reads it first."
    return ""


def silence(household: Recipient) -> str:
    """Why nothing at all goes to a family until somebody has looked, "" when letters may."""
    if household.letters_held:
        return SOMEONE_DIED
    if household.status is HouseholdStatus.MOVED:
        return MOVED
    if household.status is HouseholdStatus.DO_NOT_CONTACT:
        return NOT_TO_BE_WRITTEN_TO
    return ""


def checked(db: Session) -> dict[LetterId, bool]:
    """The drafts, and whether a second person has read each."""
    query = select(Letter.id, Letter.checked_by).where(Letter.state.in_(occasions.UNISSUED))
    return {letter_id: reader is not None for letter_id, reader in db.execute(query)}
