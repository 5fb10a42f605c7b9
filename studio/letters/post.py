"""Letters due: what can be printed now, and what is left out with the plain reason (DOMAIN 4.1, the post)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care
from studio.business import Hours
from studio.clients import HouseholdId, HouseholdStatus
from studio.documents import Unprintable, lay_out
from studio.errors import Missing, Refused
from studio.letters import before_print, enclosing, falling, occasions
from studio.letters.composing import NOT_YET_NUMBERED, compose
from studio.letters.kinds import KINDS
from studio.letters.model import Letter, LetterId
from studio.letters.occasions import Occasion
from studio.letters.owing import unwritten
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings, surroundings
from studio.letters.ways import Way, too_near, usual_way


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter that can be printed now."""

    occasion: Occasion
    household: str
    addressee: str
    place: str
    """Post town, by which the run is put in order for the envelopes."""
    remarks: tuple[str, ...]
    way: Way = Way.POST
    """How it goes to them; what is printed in one run is what goes by post."""

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
    ready, left_out = [], [*_not_drafted(db)]
    waiting = falling.falling_due(db, on)
    families = recipients(db, (occasion.household_id for occasion in waiting))
    for occasion in waiting:
        household = families[occasion.household_id]
        way = goes(occasion, household, around.hours, on)
        try:
            letter = written_now(
                db,
                occasion,
                household,
                around,
                on,
                NOT_YET_NUMBERED,
                quiet,
                readers,
                on_paper=way is Way.POST,
            )
            _require_way(way, household)
        except (Refused, Missing) as refused:
            left_out.append(left(occasion, household.name, refused.message, refused.field or ""))
            continue
        told = (each.says for each in before_print.remarks(db, letter, around))
        lint = (*told, *enclosing.remarks(letter))
        ready.append(
            DueLetter(occasion, household.name, letter.address[0], household.address.post_town, lint, way)
        )
    return Due(on, tuple(sorted(ready, key=by_envelope)), tuple(left_out))


def goes(occasion: Occasion, household: Recipient, hours: Hours, on: date) -> Way:
    """How a letter goes to a family if nobody says otherwise."""
    if not occasion.kind.may_email:
        return Way.POST
    near = too_near(hours, on, occasion.starts)
    return usual_way(near, household.address.is_complete, bool(household.emails), household.channel)


def _require_way(way: Way, household: Recipient) -> None:
    """Raise Refused for what neither the post nor the mail program can carry to them in time."""
    if way is not Way.TELEPHONE:
        return
    if household.address.is_complete:
        raise Refused(
            "Too near for the post, and there is no e-mail. Please ring them, or hand it over.", "call"
        )
    raise Refused("There is no address and no e-mail yet. Please ring them, or hand it over.", "address")


class Refusal(TypedDict):
    """One letter that was not issued, and why."""

    code: str
    household: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What falls due by a day, in the order of the print run: what goes by post, and what goes otherwise."""

    by_post: tuple[Occasion, ...]
    otherwise: tuple[Occasion, ...]


def run_of(db: Session, on: date) -> Run:
    """The letters of a print run by letter and envelope; whether each can go out is seen when it is issued."""
    waiting = falling.falling_due(db, on)
    families = recipients(db, (occasion.household_id for occasion in waiting))
    hours = business.hours(db)

    def order(each: Occasion) -> tuple[int, str, str, str]:
        family = families[each.household_id]
        return _RANK[each.code], family.address.post_town.casefold(), family.addressee.casefold(), each.key

    in_order = sorted(waiting, key=order)
    posted = [each for each in in_order if goes(each, families[each.household_id], hours, on) is Way.POST]
    return Run(tuple(posted), tuple(each for each in in_order if each not in posted))


def reasons(db: Session, occasions: Sequence[Occasion], on: date) -> list[Refusal]:
    """Why these do not go out on paper now; said again from the records, for an answer that is kept names nobody."""
    if not occasions:
        return []
    around, readers = surroundings(db), checked(db)
    quiet = care.households_with_open_concerns(db)
    families = recipients(db, (occasion.household_id for occasion in occasions))
    found: list[Refusal] = []
    for each in occasions:
        family = families[each.household_id]
        way = goes(each, family, around.hours, on)
        try:
            written_now(
                db, each, family, around, on, NOT_YET_NUMBERED, quiet, readers, on_paper=way is Way.POST
            )
            _require_way(way, family)
        except (Refused, Missing) as refused:
            found.append({"code": each.code, "household": family.name, "reason": refused.message})
        else:
            if way is Way.EMAIL:
                found.append({"code": each.code, "household": family.name, "reason": BY_EMAIL})
    return found


NOBODY_ASKS = "Something is not right with them at the moment, so nobody asks how happy they are."
NOTHING_OFFERED = "Something is not right with them at the moment, so nothing is offered to them."
NOT_DRAFTED = "It has not been drafted yet."
BY_EMAIL = "It goes by e-mail, from the page of letters."
_RANK = {code: place for place, code in enumerate(KINDS)}


def by_envelope(letter: DueLetter) -> tuple[bool, int, str, str, str]:
    """The order of a print run: letter by letter, each by town and then by name; what is not printed comes after."""
    posted = letter.way is Way.POST
    return not posted, _RANK[letter.code], letter.place.casefold(), letter.addressee.casefold(), letter.id


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
    *,
    on_paper: bool = True,
) -> Snapshot:
    """The letter, if it may go out now. Raises Refused with the reason why not."""
    reason = held_back(occasion, household, around, quiet, readers)
    if reason:
        raise Refused(reason)
    letter = compose(db, occasion, household, around, on, number, on_paper=on_paper)
    before_print.require(db, letter, household, around, occasion.letter_id)
    require_sound(letter)
    return letter


def require_sound(letter: Snapshot) -> None:
    """Raise Refused for whatever stops the page itself: R15, its length, its envelope window."""
    try:
        pages = len(lay_out(letter.paper()))
    except Unprintable as unprintable:
        raise Refused(unprintable.message) from unprintable
    require_length(letter, pages)


def require_length(letter: Snapshot, pages: int) -> None:
    """One page; two with a slip in large print."""
    most = 2 if letter.large_print else 1
    if pages > most:
        ours = (
            "what is said of this kind of session in Settings" if letter.told else "what was written by hand"
        )
        raise Refused(f"It is longer than a page. Please shorten {ours}.")


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
        return NOTHING_OFFERED if occasion.kind.marketing else NOBODY_ASKS
    read = occasion.letter_id is not None and readers.get(occasion.letter_id, False)
    if occasion.kind.second_reader and not read and around.staff > 1:
        return "Someone other than its writer reads it first."
    return ""


def checked(db: Session) -> dict[LetterId, bool]:
    """The drafts, and whether a second person has read each."""
    query = select(Letter.id, Letter.checked_by).where(Letter.state.in_(occasions.UNISSUED))
    return {letter_id: reader is not None for letter_id, reader in db.execute(query)}


def _not_drafted(db: Session) -> list[LeftOut]:
    owed = unwritten(db)
    families = recipients(db, (each.household_id for each in owed))
    return [
        LeftOut(
            each.kind.code, each.household_id, families[each.household_id].name, NOT_DRAFTED, each.due_on,
            each.occasion,
        )
        for each in owed
    ]  # fmt: skip
