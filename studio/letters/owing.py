"""Which letters want a draft before they can be printed: apologies, invitations to a reshoot, and "because of you".

Of one case (L9, L10, L9+L10): the apology and the invitation are one letter while nothing has gone out; once the
apology was written alone, or a second reshoot was agreed, the invitation is a letter of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care, casebook, clock
from studio.business import Hours, StaffId
from studio.care.model import OPEN, Concern, ConcernId
from studio.care.reshoot_model import Reshoot
from studio.clients.model import HouseholdId, PersonId
from studio.letters.kinds import L9, L9_L10, L10, L14, Kind
from studio.letters.occasions import UNISSUED, Written, written
from studio.sessions.model import PortraitSession, SessionState

LAPSES_AFTER = timedelta(days=14)
"""An apology alone, or the news of a change, that nobody wrote by then has been overtaken by what was said since."""
NOT_APART = "The reshoot was booked, so the apology and the invitation are one letter."


@dataclass(frozen=True, slots=True)
class Owing:
    """A letter that nobody has drafted yet."""

    kind: Kind
    occasion: str
    household_id: HouseholdId
    person_id: PersonId
    due_on: date
    concern_id: ConcernId
    instead_of: Written | None = None
    """The draft of an apology alone, which the joined letter takes the place of."""
    worded_by: StaffId | None = None
    """Whose sentence it tells, so that somebody else reads it over (R15); None where the records word it."""


@dataclass(frozen=True, slots=True)
class _Booked:
    """A reshoot with its session."""

    id: int
    accepted_at: datetime
    booked_at: datetime
    to_come: bool


def unwritten(db: Session) -> list[Owing]:
    """Everything that is to be drafted: of each open case, and of each change that somebody is to hear of."""
    open_now = list(db.scalars(select(Concern).where(Concern.state.in_(OPEN)).order_by(Concern.id)))
    return [*_of_cases(db, open_now, asked=False), *_because_of_her(db)]


def unwritten_in(db: Session, concern_id: ConcernId) -> list[Owing]:
    """What is to be drafted in one case when somebody asks for it, however long ago it was. Raises Missing."""
    care.concern(db, concern_id)
    return [*_of_cases(db, [db.get_one(Concern, concern_id)], asked=True)]


def _of_cases(db: Session, cases: list[Concern], *, asked: bool) -> Iterator[Owing]:
    if not cases:
        return
    hours = business.hours(db)
    booked = _reshoots(db, [case.id for case in cases])
    names = {f"concern:{case.id}" for case in cases}
    names |= {f"reshoot:{each.id}" for of_case in booked.values() for each in of_case}
    known = written(db, names)
    for case in cases:
        yield from _of_case(case, booked.get(case.id, []), known, hours, asked=asked)


def _of_case(
    case: Concern,
    booked: list[_Booked],
    known: dict[tuple[str, str, int], Written],
    hours: Hours,
    *,
    asked: bool,
) -> Iterator[Owing]:
    where = f"concern:{case.id}"
    joined, alone = known.get((L9_L10.code, where, 1)), known.get((L9.code, where, 1))
    told_on = clock.to_wall(case.received_at, hours.zone).date()
    due_on = hours.add_working_days(told_on, 1)
    waits = alone is not None and alone.state in UNISSUED
    invited = joined is not None
    if joined is None and any(each.to_come for each in booked) and (alone is None or waits):
        yield Owing(
            L9_L10, where, case.household_id, case.person_id, due_on, case.id, alone if waits else None
        )
        invited = True
    elif joined is None and alone is None:
        spoken = case.responded_at is not None and told_on + LAPSES_AFTER >= clock.today(hours.zone)
        if not booked and (spoken or asked):
            yield Owing(L9, where, case.household_id, case.person_id, due_on, case.id)
    for each in booked[1:] if invited else booked:
        if each.to_come and (L10.code, f"reshoot:{each.id}", 1) not in known:
            since = clock.to_wall(max(each.accepted_at, each.booked_at), hours.zone).date()
            due = hours.add_working_days(since, 1)
            yield Owing(L10, f"reshoot:{each.id}", case.household_id, case.person_id, due, case.id)


def _reshoots(db: Session, concern_ids: Collection[ConcernId]) -> dict[ConcernId, list[_Booked]]:
    """The reshoots of these cases that came to the diary, in the order they were offered."""
    query = (
        select(
            Reshoot.concern_id, Reshoot.id, Reshoot.accepted_at, PortraitSession.booked_at, PortraitSession.state
        )
        .join(PortraitSession, PortraitSession.id == Reshoot.session_id)
        .where(Reshoot.concern_id.in_(concern_ids), PortraitSession.state != SessionState.CANCELLED)
        .order_by(Reshoot.id)
    )  # fmt: skip
    found: dict[ConcernId, list[_Booked]] = defaultdict(list)
    for concern_id, reshoot_id, accepted_at, booked_at, state in db.execute(query):
        to_come = state in (SessionState.PROVISIONAL, SessionState.CONFIRMED)
        found[concern_id].append(_Booked(reshoot_id, accepted_at or booked_at, booked_at, to_come))
    return found


def _because_of_her(db: Session) -> Iterator[Owing]:
    """L14: for each change of practice that somebody is to be written to about."""
    changes = casebook.changes_to_tell(db)
    if not changes:
        return
    hours = business.hours(db)
    known = written(db, {f"change:{each.change_id}" for each in changes})
    for each in changes:
        day = clock.to_wall(each.effective_at, hours.zone).date()
        where = f"change:{each.change_id}"
        if (L14.code, where, 1) not in known and day + LAPSES_AFTER >= clock.today(hours.zone):
            due_on = hours.add_working_days(day, 1)
            yield Owing(
                L14, where, each.household_id, each.person_id, due_on, each.concern_id, worded_by=each.made_by
            )
