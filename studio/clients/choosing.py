"""What is kept when two records of one client become one: chosen field by field, proposed with care."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from studio.clients import belongings, likeness, queries, service
from studio.clients.addressing import Address, address_lines
from studio.clients.model import (
    Advice,
    Household,
    HouseholdId,
    HouseholdStatus,
    Mailing,
    Person,
    PersonId,
    PersonStatus,
    PreferredChannel,
)
from studio.clients.rows import HouseholdRow, PersonRow
from studio.db import search
from studio.errors import Refused
from studio.languages import name_of
from studio.words import say

KEPT = (*service.FIELDS, "filed_under", "since", "letters_held", "merged_into_id", "amended_at")
"""Fields of a household that a merge may change."""
OF_PERSON = (*service.PERSON_FIELDS, "position", "shared_id", "merged_into_id")
GROUPS = {
    "name": ("filing_name", "addressee", "salutation"),
    "address": ("address1", "address2", "address3", "post_town", "postcode", "country"),
    "status": ("status",),
    "channel": ("channel",),
    "best_time": ("best_time",),
    "advice": ("advice",),
    "mailing": ("mailing",),
    "spell_out_times": ("spell_out_times",),
    "large_print": ("large_print",),
    "language": ("language",),
    "segment": ("segment",),
    "source": ("source", "referred_by_id"),
}
"""What is chosen together."""
JOINED = ("hospitality", "notes")
"""Words that are kept from both."""
_CAREFUL: dict[str, tuple[object, ...]] = {
    "status": (HouseholdStatus.DO_NOT_CONTACT, HouseholdStatus.MOVED),
    "advice": (Advice.IF_ASKED,),
    "mailing": (Mailing.NONE,),
    "spell_out_times": (True,),
    "large_print": (True,),
}
"""Where the two differ, the wish that harms nobody when it is honoured is proposed."""


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Two households to be made one: the one that stays, the one that goes, each as it was when looked at.

    ``take`` are the groups of fields (see ``GROUPS``) kept as the one that goes has them; ``people`` pairs each person
    of the one that goes with who it is among those that stay.
    """

    keep_id: HouseholdId
    gone_id: HouseholdId
    keep_version: int
    gone_version: int
    take: frozenset[str] = field(default_factory=frozenset)
    people: tuple[tuple[PersonId, PersonId], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that differs: how each of the two has it, and whether that of the one that goes is proposed."""

    group: str
    title: str
    keep: str
    gone: str
    takes: bool


@dataclass(frozen=True, slots=True)
class PersonPair:
    """Somebody of the one that goes, and who of those that stay she seems to be."""

    gone: PersonRow
    keep: PersonRow | None


@dataclass(frozen=True)
class MergePreview:
    """What making two households one would do; changes nothing."""

    keep: HouseholdRow
    gone: HouseholdRow
    choices: tuple[Choice, ...]
    people: tuple[PersonPair, ...]
    ways: tuple[str, ...]
    """Telephone numbers and e-mail addresses that come along."""
    joined: tuple[str, ...]
    """Words of both that are kept one below the other."""
    moves: dict[str, int]
    """Rows of the one that goes, by the table they are in."""

    def draft(self) -> MergeDraft:
        """The merge as it is proposed."""
        return MergeDraft(
            self.keep.id,
            self.gone.id,
            self.keep.version,
            self.gone.version,
            frozenset(choice.group for choice in self.choices if choice.takes),
            tuple((pair.gone.id, pair.keep.id) for pair in self.people if pair.keep is not None),
        )


def preview_merge(db: Session, keep_id: HouseholdId, gone_id: HouseholdId) -> MergePreview:
    """What goes where when the second is made one with the first; raises Refused for one and the same, Missing."""
    keep, gone = queries.household(db, keep_id), queries.household(db, gone_id)
    if keep.id == gone.id:
        raise Refused(say("This is one client already."))
    return MergePreview(
        keep=keep,
        gone=gone,
        choices=tuple(_choices(keep, gone)),
        people=tuple(_pairs(keep.people, gone.people)),
        ways=tuple(_new_ways(keep, gone)),
        joined=tuple(name for name in JOINED if _joined(getattr(keep, name), getattr(gone, name))),
        moves=belongings.counted(db, gone.id),
    )


def _choices(keep: HouseholdRow, gone: HouseholdRow) -> Iterable[Choice]:
    for group, words in _titles().items():
        one, other = _said(keep, group), _said(gone, group)
        if group == "name" and one == other and keep.filing_name != gone.filing_name:
            one, other = keep.filing_name, gone.filing_name
        if one == other:
            continue
        careful = _CAREFUL.get(group, ())
        ranks = [
            careful.index(value) if value in careful else len(careful)
            for value in (getattr(row, group, None) for row in (keep, gone))
        ]
        takes = ranks[1] < ranks[0] if careful else not one
        yield Choice(group, words, one, other, takes)


def _titles() -> dict[str, str]:
    return {
        "name": say("Name on letters"),
        "address": say("Address"),
        "status": say("Where they stand"),
        "channel": say("Best reached by"),
        "best_time": say("Best time to ring"),
        "advice": say("Advice at the viewing"),
        "mailing": say("News from us"),
        "spell_out_times": say("Spell out times"),
        "large_print": say("Large print"),
        "language": say("Letters in"),
        "segment": say("Kind of client"),
        "source": say("How they came"),
    }


def _said(row: HouseholdRow, group: str) -> str:
    """How one of the two has it, in words; empty when it has nothing."""
    if group == "name":
        return f"{row.addressee} · {say('Dear {name}', name=row.salutation)}"
    if group == "address":
        return "" if row.address == Address() else ", ".join(address_lines(row.address))
    if group == "source":
        return row.referred_by or str(row.source)
    if group == "language":
        return name_of(row.language)
    value = getattr(row, group)
    if value is PreferredChannel.ANY:
        return ""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return str(value)


def _pairs(keeps: Sequence[PersonRow], goes: Sequence[PersonRow]) -> Iterable[PersonPair]:
    """By name: the same first, then one slip of the pen apart; nobody twice."""
    free = list(keeps)
    found: dict[PersonId, PersonRow] = {}
    for same in (_one_name, _nearly_one_name):
        for person in goes:
            match = None if person.id in found else next((each for each in free if same(person, each)), None)
            if match is not None:
                free.remove(match)
                found[person.id] = match
    return (PersonPair(person, found.get(person.id)) for person in goes)


def _one_name(one: PersonRow, other: PersonRow) -> bool:
    return bool(one.first) and _folded(one) == _folded(other) and not _born_apart(one, other)


def _nearly_one_name(one: PersonRow, other: PersonRow) -> bool:
    (first, last), (other_first, other_last) = _folded(one), _folded(other)
    one_last = not last or not other_last or likeness.near(last, other_last)
    return likeness.near(first, other_first) and one_last and not _born_apart(one, other)


def _folded(person: PersonRow) -> tuple[str, str]:
    return search.fold(person.first), search.fold(person.last)


def _born_apart(one: PersonRow, other: PersonRow) -> bool:
    return one.born is not None and other.born is not None and one.born != other.born


def _new_ways(keep: HouseholdRow, gone: HouseholdRow) -> Iterable[str]:
    digits = {each.digits or each.typed for each in keep.telephones}
    yield from (each.typed for each in gone.telephones if (each.digits or each.typed) not in digits)
    emails = {each.typed.casefold() for each in keep.emails}
    yield from (each.typed for each in gone.emails if each.typed.casefold() not in emails)


def _joined(one: str, other: str) -> str:
    """Both passages one below the other; empty when there is nothing to join."""
    if not other or other in one:
        return ""
    return f"{one}\n{other}" if one else other


def apply(keep: Household, gone: Household, draft: MergeDraft) -> None:
    """Write what was chosen into the record that stays."""
    unknown = draft.take - GROUPS.keys()
    if unknown:
        raise Refused(say("Nothing here is called {name}.", name=", ".join(sorted(unknown))))
    taken: dict[str, Any] = {name: getattr(gone, name) for group in draft.take for name in GROUPS[group]}
    for name in JOINED:
        joined = _joined(getattr(keep, name), getattr(gone, name))
        if joined:
            taken[name] = joined
    for name, value in taken.items():
        setattr(keep, name, value)
    if keep.referred_by_id in (keep.id, gone.id):
        keep.referred_by_id = None
    keep.filed_under = service.filed_under(keep.filing_name)
    keep.since = min(keep.since, gone.since)


def fill_in(same: Person, person: Person) -> None:
    """What the person who stays does not say, the other may; a death known of either is known."""
    for name in ("title", "first", "last", "born"):
        if not getattr(same, name):
            setattr(same, name, getattr(person, name))
    same.under_18 = same.under_18 or person.under_18
    if person.status is PersonStatus.DECEASED:
        same.status = person.status
