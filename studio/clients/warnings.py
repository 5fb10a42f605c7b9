"""What whoever meets a family should know first: a death, no contact, two homes, how to write and speak to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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


def warnings_of(db: Session, household_ids: Iterable[HouseholdId]) -> dict[HouseholdId, tuple[Badge, ...]]:
    """What to know of these families before one speaks or writes to them, the gravest first; nothing for most.

    Shown wherever a family is met: diary, order, letter, call.
    """
    ids = sorted(set(household_ids))
    if not ids:
        return {}
    found: dict[HouseholdId, list[Badge]] = defaultdict(list)
    wishes: dict[HouseholdId, list[Badge]] = {}
    for row in db.execute(_MARKED, {"ids": ids}):
        if row.status is HouseholdStatus.DO_NOT_CONTACT:
            found[row.id].append(Badge(say("wants no contact"), Tone.CONCERN))
        if row.letters_held:
            found[row.id].append(Badge(say("letters stopped"), Tone.CONCERN))
        if row.status is HouseholdStatus.MOVED:
            found[row.id].append(Badge(say("has moved"), Tone.DUE))
        wishes[row.id] = _wishes(row.spell_out_times, row.large_print, row.advice)
    gone: dict[HouseholdId, list[str]] = defaultdict(list)
    shared: dict[HouseholdId, list[str]] = defaultdict(list)
    for person in db.execute(_PEOPLE, {"ids": ids}):
        names = gone if person.status is PersonStatus.DECEASED else shared
        names[person.household_id].append(short_name(person))
    for household_id, names_of_it in gone.items():
        verb = say("has died") if len(names_of_it) == 1 else say("have died")
        found[household_id].append(Badge(f"{listed(names_of_it)} {verb}", Tone.CONCERN))
    for household_id, names_of_it in shared.items():
        verb = say("has two homes") if len(names_of_it) == 1 else say("have two homes")
        found[household_id].append(Badge(f"{listed(names_of_it)} {verb}", Tone.DUE))
    for household_id, badges in wishes.items():
        found[household_id] += badges
    return {household_id: tuple(badges) for household_id, badges in found.items() if badges}


def _wishes(spell_out_times: bool, large_print: bool, advice: Advice) -> list[Badge]:
    said = [
        (spell_out_times, say("spell out times")),
        (large_print, say("large print")),
        (advice is Advice.IF_ASKED, say("advice only if they ask")),
    ]
    return [Badge(words, Tone.PLAIN) for is_so, words in said if is_so]
