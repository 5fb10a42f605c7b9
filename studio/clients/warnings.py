"""What whoever meets a family should know first: a death, no contact, two homes, how to write and speak to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from studio.clients.model import Advice, Household, HouseholdId, HouseholdStatus, Person, PersonStatus
from studio.clients.naming import short_name
from studio.story import Badge, Tone
from studio.words import listed, say

_IDS: BindParameter[Sequence[HouseholdId]] = bindparam("ids", expanding=True)
_MARKED = select(
    Household.id,
    Household.status,
    Household.letters_held,
    Household.spell_out_times,
    Household.large_print,
    Household.advice,
).where(
    Household.id.in_(_IDS),
    or_(
        Household.status != HouseholdStatus.ACTIVE,
        Household.letters_held,
        Household.spell_out_times,
        Household.large_print,
        Household.advice != Advice.WELCOME,
    ),
)
_PEOPLE = (
    select(Person.household_id, Person.title, Person.first, Person.last, Person.status)
    .where(Person.household_id.in_(_IDS))
    .where(or_(Person.status == PersonStatus.DECEASED, Person.shared_id.is_not(None)))
    .order_by(Person.household_id, Person.position, Person.id)
)


class Marked(Protocol):
    """How a household is marked, as kept or as shown."""

    @property
    def status(self) -> HouseholdStatus:
        """Where it stands with the studio."""

    @property
    def letters_held(self) -> bool:
        """Whether a death has stopped its letters."""

    @property
    def spell_out_times(self) -> bool:
        """Whether times are spelt out for them."""

    @property
    def large_print(self) -> bool:
        """Whether letters are in large print."""

    @property
    def advice(self) -> Advice:
        """Whether suggestions are welcome."""


def warnings_of(db: Session, household_ids: Iterable[HouseholdId]) -> dict[HouseholdId, tuple[Badge, ...]]:
    """What to know of these families before one speaks or writes to them, the gravest first; nothing for most.

    Shown wherever a family is met: diary, order, letter, call.
    """
    ids = sorted(set(household_ids))
    if not ids:
        return {}
    marked = {row.id: row for row in db.execute(_MARKED, {"ids": ids})}
    gone: dict[HouseholdId, list[str]] = defaultdict(list)
    shared: dict[HouseholdId, list[str]] = defaultdict(list)
    for person in db.execute(_PEOPLE, {"ids": ids}):
        names = gone if person.status is PersonStatus.DECEASED else shared
        names[person.household_id].append(short_name(person))
    return {
        each: said
        for each in sorted({*marked, *gone, *shared})
        if (said := warnings(marked.get(each), gone.get(each, ()), shared.get(each, ())))
    }


def warnings(marked: Marked | None, gone: Sequence[str], shared: Sequence[str]) -> tuple[Badge, ...]:
    """The same of one family: how it is marked, the names of who has died and of who has two homes."""
    found = []
    if marked is not None and marked.status is HouseholdStatus.DO_NOT_CONTACT:
        found.append(Badge(say("wants no contact"), Tone.CONCERN))
    if marked is not None and marked.letters_held:
        found.append(Badge(say("letters stopped"), Tone.CONCERN))
    if marked is not None and marked.status is HouseholdStatus.MOVED:
        found.append(Badge(say("has moved"), Tone.DUE))
    if gone:
        verb = say("has died") if len(gone) == 1 else say("have died")
        found.append(Badge(f"{listed(list(gone))} {verb}", Tone.CONCERN))
    if shared:
        verb = say("has two homes") if len(shared) == 1 else say("have two homes")
        found.append(Badge(f"{listed(list(shared))} {verb}", Tone.DUE))
    if marked is not None:
        said = [
            (marked.spell_out_times, say("spell out times")),
            (marked.large_print, say("large print")),
            (marked.advice is Advice.IF_ASKED, say("advice only if they ask")),
        ]
        found += [Badge(words, Tone.PLAIN) for is_so, words in said if is_so]
    return tuple(found)
