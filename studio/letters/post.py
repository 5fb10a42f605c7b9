"""Letters due: what can be printed now, and what is left out with the plain reason (DOMAIN 4.1, the post)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care
from studio.clients import HouseholdId, HouseholdStatus
from studio.documents import Unprintable, lay_out
from studio.errors import Missing, Refused
from studio.letters import checks, occasions
from studio.letters.apologies import unwritten
from studio.letters.composing import NOT_YET_NUMBERED, compose
from studio.letters.kinds import L9_L10
from studio.letters.model import Letter, LetterId
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipient, recipients
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings, surroundings


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter that can be printed now."""

    occasion: Occasion
    household: str
    addressee: str
    place: str
    """Post town, by which the run is put in order for the envelopes."""
    remarks: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is chosen by."""
        return self.occasion.key

    @property
    def code(self) -> str:
        """Its letter."""
        return self.occasion.code

    @property
    def due_on(self) -> date:
        """When it fell due."""
        return self.occasion.due_on


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A letter that is due and cannot go out, and why."""

    code: str
    household_id: HouseholdId
    household: str
    reason: str
    due_on: date
    occasion: str
    letter_id: LetterId | None = None
    field: str = ""
    """What is missing, by the word of its draft; ``owner_direct`` and ``day_phone`` are the studio's own."""

    @property
    def id(self) -> str:
        """What it is told apart by."""
        return f"{self.code}|{self.occasion}|{self.due_on}"


@dataclass(frozen=True, slots=True)
class Due:
    """What is due by a day, in the order of the envelopes, and what is left out."""

    on: date
    ready: tuple[DueLetter, ...]
    left_out: tuple[LeftOut, ...]


def due(db: Session, on: date) -> Due:
    """All letters due by a day, each one written, checked and laid out already (R15)."""
    around = surroundings(db)
    quiet = care.households_with_open_concerns(db)
    readers = checked(db)
    ready, left_out = [], [*_not_drafted(db, around)]
    falling = occasions.falling_due(db, on)
    families = recipients(db, (occasion.household_id for occasion in falling))
    for occasion in falling:
        household = families[occasion.household_id]
        try:
            letter = written_now(db, occasion, household, around, on, NOT_YET_NUMBERED, quiet, readers)
        except (Refused, Missing) as refused:
            left_out.append(left(occasion, household.name, refused.message, refused.field or ""))
            continue
        lint = tuple(checks.remarks(letter.text)) if occasion.kind.by_hand else ()
        ready.append(
            DueLetter(occasion, household.name, letter.address[0], household.address.post_town, lint)
        )
    return Due(on, tuple(sorted(ready, key=by_envelope)), tuple(left_out))


def by_envelope(letter: DueLetter) -> tuple[str, str, str]:
    """The order of a print run: by town, then by name."""
    return letter.place.casefold(), letter.addressee.casefold(), letter.id


def left(occasion: Occasion, household: str, reason: str, field: str = "") -> LeftOut:
    """A letter left out, with the reason."""
    return LeftOut(
        occasion.code,
        occasion.household_id,
        household,
        reason,
        occasion.due_on,
        occasion.occasion,
        occasion.letter_id,
        field,
    )


def written_now(
    db: Session,
    occasion: Occasion,
    household: Recipient,
    around: Surroundings,
    on: date,
    number: str,
    quiet: frozenset[HouseholdId],
    readers: dict[LetterId, bool],
) -> Snapshot:
    """The letter, if it may go out now. Raises Refused with the reason why not."""
    reason = held_back(occasion, household, around, quiet, readers)
    if reason:
        raise Refused(reason)
    letter = compose(db, occasion, household, around, on, number)
    require_sound(letter)
    return letter


def require_sound(letter: Snapshot) -> None:
    """Raise Refused for whatever stops the page itself: R15, its length, its envelope window."""
    for problem in checks.problems(letter):
        raise Refused(problem)
    try:
        pages = len(lay_out(letter.paper()))
    except Unprintable as unprintable:
        raise Refused(unprintable.message) from unprintable
    require_length(letter, pages)


def require_length(letter: Snapshot, pages: int) -> None:
    """One page; two with a slip in large print."""
    most = 2 if letter.large_print else 1
    if pages > most:
        raise Refused("It is longer than a page. Please shorten what was written by hand.")


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
    if household.letters_held:
        return "Someone in this family has died. Please look at their page before anything is sent."
    if household.status is HouseholdStatus.MOVED:
        return "They have moved, and we do not know where to."
    if household.status is HouseholdStatus.DO_NOT_CONTACT:
        return "They asked us not to write to them."
    if occasion.kind.waits_for_concerns and household.id in quiet:
        return "Something is not right with them at the moment, so nobody asks how happy they are."
    read = occasion.letter_id is not None and readers.get(occasion.letter_id, False)
    if occasion.kind.second_reader and not read and around.staff > 1:
        return "Someone other than its writer reads it first."
    return ""


def checked(db: Session) -> dict[LetterId, bool]:
    """The drafts, and whether a second person has read each."""
    query = select(Letter.id, Letter.checked_by).where(Letter.state.in_(occasions.UNISSUED))
    return {letter_id: reader is not None for letter_id, reader in db.execute(query)}


def _not_drafted(db: Session, around: Surroundings) -> list[LeftOut]:
    found = []
    for concern_id in unwritten(db):
        case = care.concern(db, concern_id)
        name = recipient(db, case.household_id).name
        due_on = around.hours.add_working_days(case.received_at.date(), 1)
        reason = "The apology has not been drafted yet."
        found.append(LeftOut(L9_L10.code, case.household_id, name, reason, due_on, f"concern:{concern_id}"))
    return found
