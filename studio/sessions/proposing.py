"""Which shots a session has, proposed from who is coming: together, in small groups, and each alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.clients import PersonRole, PersonRow, PersonStatus
from studio.clients.model import PersonId
from studio.sessions.model import ShotId, ShotKind
from studio.words import listed

MOST_ALONE = 12
"""With more people than this the list has one shot for all who are taken alone."""
MOST_NAMED = 6
"""With more people than this a group is counted and not named."""
IN_ARMS_TO = 2
"""A child of fewer years than this is also taken in somebody's arms."""
_COUNT = ("", "", "both", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotDraft:
    """One row of a shot list: a new one, or by its ``id`` one that is on it; ``off_list`` takes it off."""

    text: str
    kind: ShotKind = ShotKind.OWN
    person_id: PersonId | None = None
    id: ShotId | None = None
    off_list: bool = False

    @property
    def what(self) -> tuple[ShotKind, PersonId | None, str]:
        """By what a proposal knows it again: of whom it is, and of a standing or own shot its words."""
        own = self.kind in (ShotKind.STANDING, ShotKind.OWN)
        return (self.kind, self.person_id, self.text.casefold() if own else "")


def propose_shots(people: Sequence[PersonRow], standing: Iterable[str] = ()) -> tuple[ShotDraft, ...]:
    """Everyone, the grown-ups, the children, the grandparents, each alone; then the shots this kind always has.

    A group is left out where it is of the same people as one before it. Two parents and two children give seven.
    """
    coming = [each for each in people if each.status is PersonStatus.ACTIVE]
    rows = [*_together(coming), *_alone(coming)]
    rows += [ShotDraft(text=text, kind=ShotKind.STANDING) for text in standing if text.strip()]
    return tuple(rows)


def _together(coming: list[PersonRow]) -> list[ShotDraft]:
    if len(coming) < 2:
        return []
    grown_ups, children, grandparents = (
        _grown_ups(coming),
        _children(coming),
        _of(coming, PersonRole.GRANDPARENT),
    )
    shots: list[tuple[ShotKind, PersonId | None, list[PersonRow], str]] = []
    shots.append((ShotKind.EVERYONE, None, coming, _everyone(coming)))
    shots.append((ShotKind.GROWN_UPS, None, grown_ups, _named(grown_ups, "grown-ups")))
    shots.append((ShotKind.CHILDREN, None, children, _named(children, "children")))
    shots.append((ShotKind.GRANDPARENTS, None, grandparents, _named(grandparents, "grandparents")))
    if grandparents and children:
        with_them = [*grandparents, *children]
        words = f"{_named(grandparents, 'grandparents')} with {_named(children, 'children', lower=True)}"
        shots.append((ShotKind.WITH_GRANDPARENTS, None, with_them, words))
    shots += [
        (ShotKind.IN_ARMS, baby.id, [*grown_ups, baby], f"{baby.short_name} in {_whose(grown_ups)} arms")
        for baby in children
        if grown_ups and baby.age is not None and baby.age < IN_ARMS_TO
    ]
    rows, seen = [], set()
    for kind, person_id, group, text in shots:
        who = frozenset(each.id for each in group)
        if len(who) < 2 or (who in seen and kind is not ShotKind.IN_ARMS):
            continue
        seen.add(who)
        rows.append(ShotDraft(text=text, kind=kind, person_id=person_id))
    return rows


def _alone(coming: list[PersonRow]) -> list[ShotDraft]:
    if len(coming) > MOST_ALONE:
        return [ShotDraft(text=f"Each of the {len(coming)} alone, one after another", kind=ShotKind.SINGLE)]
    return [ShotDraft(text=each.short_name, kind=ShotKind.SINGLE, person_id=each.id) for each in coming]


def _grown_ups(coming: list[PersonRow]) -> list[PersonRow]:
    """The parents or partners; where nobody is known as one, the adults of whom nothing else is known."""
    known = [each for each in coming if each.role in (PersonRole.PARENT, PersonRole.PARTNER)]
    return known or [each for each in coming if each.role is PersonRole.OTHER and not each.under_18]


def _children(coming: list[PersonRow]) -> list[PersonRow]:
    return [each for each in coming if each.role is PersonRole.CHILD or each.under_18]


def _of(coming: list[PersonRow], role: PersonRole) -> list[PersonRow]:
    return [each for each in coming if each.role is role]


def _everyone(coming: list[PersonRow]) -> str:
    if len(coming) == 2:
        return f"{listed([each.short_name for each in coming])} together"
    return f"Everyone, all {_counted(len(coming))}"


def _named(group: list[PersonRow], words: str, *, lower: bool = False) -> str:
    if len(group) > MOST_NAMED:
        return f"{'all' if lower else 'All'} {_counted(len(group))} {words}"
    return listed([each.short_name for each in group])


def _counted(count: int) -> str:
    return _COUNT[count] if count < len(_COUNT) else f"{count:,}"


def _whose(grown_ups: list[PersonRow]) -> str:
    if len(grown_ups) > 2:
        return "their"
    return listed([f"{each.short_name}’s" for each in grown_ups])
