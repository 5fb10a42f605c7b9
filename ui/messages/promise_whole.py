"""What the forms and the register of promises know when they open, asked in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from studio import business, clock, promises
from studio.business import Hours
from studio.clients import HouseholdId
from studio.promises import MoveRow, PromiseId, Registered, Standing
from ui.messages.knowing import Family, family


@dataclass(frozen=True)
class Whole:
    """One promise, to whom it was made, how it was moved, and the hours a new day is held to."""

    line: Registered
    moves: tuple[MoveRow, ...]
    made: datetime
    """When it was made, on the wall."""
    today: date
    hours: Hours


@dataclass(frozen=True)
class Register:
    """The promises of one standing, and how many there are of each that is still ours to do."""

    lines: tuple[Registered, ...]
    open: int
    broken: int
    kept: int
    late: int
    today: date
    family: str


def whole(db: Any, promise_id: PromiseId) -> Whole:
    """A promise as its dialog shows it; raises Missing."""
    line = promises.promise(db, promise_id)
    hours = business.hours(db)
    return Whole(
        line=line,
        moves=promises.moves(db, promise_id),
        made=clock.to_wall(line.promise.made_at, hours.zone),
        today=clock.today(hours.zone),
        hours=hours,
    )


def before_promising(db: Any, household_id: HouseholdId | None) -> tuple[Hours, Family | None]:
    """What the form for a new promise opens with."""
    return business.hours(db), family(db, household_id) if household_id is not None else None


def the_register(db: Any, standing: Standing, household_id: HouseholdId | None) -> Register:
    """The lines of one standing, of everyone or of one family."""
    today = clock.today(business.studio(db).zone)
    counts = promises.counts(db, today, household_id)
    lines = promises.register(db, today, standing, household_id)
    name = ""
    if household_id is not None:
        name = lines[0].family if lines else family(db, household_id).household.name
    return Register(lines, counts.open, counts.broken, counts.kept, counts.kept_late, today, name)
