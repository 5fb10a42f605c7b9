"""Letters due: what can be printed now, and what is left out with the plain reason (DOMAIN 4.1, the post)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypedDict

from sqlalchemy.orm import Session

from studio import care
from studio.clients import HouseholdId
from studio.documents import Paper, Unprintable, lay_out
from studio.documents.sheet import Sheet
from studio.errors import Missing, Refused
from studio.letters import anniversary, before_print, enclosing, falling, spoken
from studio.letters.composing import NOT_YET_NUMBERED, addressed_to, compose, wording_of
from studio.letters.envelopes import Route, goes, require_way, route
from studio.letters.holding import checked, held_back
from studio.letters.kinds import L7
from studio.letters.model import LetterId
from studio.letters.occasions import Occasion
from studio.letters.owing import unwritten
from studio.letters.recipients import Recipient, recipients
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings, surroundings
from studio.letters.thanks import BY_HAND
from studio.letters.together import read_together
from studio.letters.ways import Way


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter that can be printed now."""

    occasion: Occasion
    household: str
    addressee: str
    place: str
    """Post town."""
    remarks: tuple[str, ...]
    way: Way = Way.POST
    """How it goes to them; what is printed in one run is what goes by post."""
    route: Route = (False, (), "", "")
    """Where it stands in the run, which goes by address."""

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
    addressee: str = ""
    """Who stands on the envelope, which tells two families of one name apart."""
    field: str = ""
    """What is missing, by the word of its draft; ``owner_direct`` and ``day_phone`` are the studio's own."""

    @property
    def id(self) -> str:
        """What it is told apart by."""
        return f"{self.code}|{self.occasion}|{self.due_on}"


@dataclass(frozen=True, slots=True)
class Due:
    """What is due by a day, in address order, and what is left out."""

    on: date
    ready: tuple[DueLetter, ...]
    left_out: tuple[LeftOut, ...]
    no_news: int = 0
    """How many would be invited to come again if they wished news of ours (R16)."""
    read: bool = True
    """Whether each was written, checked and laid out; a list of what is due alone tells less of what cannot go."""


def due(db: Session, on: date) -> Due:
    """All letters due by a day, each one written, checked and laid out already (R15)."""
    return _due(db, on, read=True)


def due_list(db: Session, on: date) -> Due:
    """What is due by a day and what is left out, before any of it is written: a list that is there at once.

    What only reading the letter itself can tell is not among what is left out yet; ``due`` says that, and issuing.
    """
    return _due(db, on, read=False)


def _due(db: Session, on: date, *, read: bool) -> Due:
    around = surroundings(db)
    quiet = care.households_with_open_concerns(db)
    readers = checked(db)
    ready, left_out = [], [*_not_drafted(db)]
    waiting = falling.falling_due(db, on)
    families = recipients(db, (occasion.household_id for occasion in waiting))
    if read:
        read_together(db, waiting)
    for occasion in waiting:
        household = families[occasion.household_id]
        way = goes(occasion, household, around.hours, on)
        try:
            require_not_held(occasion, household, around, quiet, readers)
            require_way(way, household)
            addressee = addressed_to(occasion, household, around, on, on_paper=way is Way.POST)
            told = spoken.told(household.language, wording_of(occasion), around)
            if read:
                letter = written_now(
                    db, occasion, household, around, on, NOT_YET_NUMBERED, quiet, readers,
                    on_paper=way is Way.POST,
                )  # fmt: skip
                told += _remarks(db, letter, occasion, around)
        except (Refused, Missing) as refused:
            left_out.append(left(occasion, household, refused.message, refused.field or ""))
            continue
        where = route(household, addressee)
        place = household.address.post_town
        ready.append(DueLetter(occasion, household.name, addressee, place, told, way, where))
    return Due(
        on, tuple(sorted(ready, key=by_envelope)), tuple(left_out), anniversary.without_news(db, on), read
    )


def _remarks(db: Session, letter: Snapshot, occasion: Occasion, around: Surroundings) -> tuple[str, ...]:
    """What the desk is told of a letter before it goes out."""
    told = (each.says for each in before_print.remarks(db, letter, around))
    return (*told, *enclosing.remarks(letter), *((BY_HAND,) if occasion.kind is L7 else ()))


class Refusal(TypedDict):
    """One letter that was not issued, and why."""

    code: str
    household: str
    reason: str


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
            require_way(way, family)
        except (Refused, Missing) as refused:
            found.append({"code": each.code, "household": family.name, "reason": refused.message})
        else:
            if way is Way.EMAIL:
                found.append({"code": each.code, "household": family.name, "reason": BY_EMAIL})
    return found


NOT_DRAFTED = "It has not been drafted yet."
BY_EMAIL = "It goes by e-mail, from the page of letters."


def by_envelope(letter: DueLetter) -> tuple[bool, Route, str]:
    """The order of a print run: by address, as envelopes and labels are; what is not printed comes after."""
    return letter.way is not Way.POST, letter.route, letter.id


def left(occasion: Occasion, household: Recipient, reason: str, field: str = "") -> LeftOut:
    """A letter left out, with the reason."""
    return LeftOut(
        occasion.code,
        occasion.household_id,
        household.name,
        reason,
        occasion.due_on,
        occasion.occasion,
        occasion.letter_id,
        household.addressee,
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
    return laid_out_now(
        db, occasion, household, around, on, number, quiet, readers, on_paper=on_paper
    ).letter  # fmt: skip


class LaidOut(NamedTuple):
    """A letter that may go out, and its pages."""

    letter: Snapshot
    paper: Paper
    sheets: list[Sheet]


def laid_out_now(
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
) -> LaidOut:
    """The letter with its pages, if it may go out now. Raises Refused with the reason why not."""
    require_not_held(occasion, household, around, quiet, readers)
    letter = compose(db, occasion, household, around, on, number, on_paper=on_paper)
    before_print.require(db, letter, household, around, occasion.letter_id)
    return sound(letter)


def sound(letter: Snapshot) -> LaidOut:
    """The letter with its pages. Raises Refused for whatever stops them: R15, its length, its envelope window."""
    paper = letter.paper()
    try:
        sheets = lay_out(paper)
    except Unprintable as unprintable:
        raise Refused(unprintable.message) from unprintable
    require_length(letter, len(sheets))
    return LaidOut(letter, paper, sheets)


def require_length(letter: Snapshot, pages: int) -> None:
    """One page; two with a slip in large print."""
    most = 2 if letter.large_print else 1
    if pages > most:
        ours = (
            "what is said of this kind of session in Settings" if letter.told else "what was written by hand"
        )
        raise Refused(f"It is longer than a page. Please shorten {ours}.")


def require_not_held(
    occasion: Occasion,
    household: Recipient,
    around: Surroundings,
    quiet: frozenset[HouseholdId],
    readers: dict[LetterId, bool],
) -> None:
    """Raise Refused where something speaks against sending it at all (R16, DOMAIN 3.7)."""
    reason = held_back(occasion, household, around, quiet, readers)
    if reason:
        raise Refused(reason)


def _not_drafted(db: Session) -> list[LeftOut]:
    owed = unwritten(db)
    families = recipients(db, (each.household_id for each in owed))
    return [
        LeftOut(
            each.kind.code, each.household_id, families[each.household_id].name, NOT_DRAFTED, each.due_on,
            each.occasion, addressee=families[each.household_id].addressee,
        )
        for each in owed
    ]  # fmt: skip
