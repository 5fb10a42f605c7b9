"""Families none of whose words any other has, and their lives, told step by step in the order of the clock.

Two studios side by side have the same ids, the same numbers and other words.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock
from studio.actor import Actor
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    Mailing,
    PersonDraft,
    PersonRole,
    PreferredChannel,
)
from studio.db import Store
from tests.make.business import Staff, room_named
from tests.make.catalogue import session_type
from tests.make.orders import priced

FIRST, SECOND = datetime(2026, 10, 15, 10), datetime(2026, 11, 11, 10)
"""The two mornings on which letters are printed."""
SYLLABLES = [consonant + vowel for consonant in "bdgklmnprsvz" for vowel in "aeiou"]
LANGUAGES = ("", "en-US", "de", "fr", "en-GB")
SCRIPTS = ("", "שדרות הרצל", "شارع النيل", "नीता मार्ग", "Żółkiewskiego", "Οδός Ερμού", "বাড়ি")
EVERYONE_EMAILS = 4
"""One family in so many would rather have an e-mail."""


def word(studio: str, number: int, end: str = "xq") -> str:
    """A word that nobody else has: the studio's own beginning, three syllables, and how such words end."""
    size = len(SYLLABLES)
    return studio + "".join(SYLLABLES[number // size**place % size] for place in range(3)) + end


@dataclass
class Family:
    """One family, with its word."""

    number: int
    """Among those of its situation."""
    id: HouseholdId
    word: str
    email: str = ""


@dataclass
class Studio:
    """A studio with its families, as far as their lives are told."""

    store: Store
    staff: Staff
    name: str
    """How its words begin."""
    room: business.RoomId
    viewing_room: business.RoomId
    kind: catalogue.SessionTypeId
    price: catalogue.PriceId
    families: dict[HouseholdId, Family] = field(default_factory=dict)
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = field(default_factory=list)
    db: Session | None = None

    @property
    def records(self) -> Session:
        """The records, while a step is told."""
        assert self.db is not None
        return self.db


def opened(store: Store, staff: Staff, name: str) -> Studio:
    """The studio whose sessions are so short that a day has room for all, and which asks families back."""
    kind = session_type(store)
    names = catalogue.SessionTypeDraft.__dataclass_fields__
    draft = catalogue.SessionTypeDraft(**{each: getattr(kind, each) for each in names if hasattr(kind, each)})
    changed = replace(draft, minutes=10, turnaround=0, update_months=24)
    store.do(catalogue.amend_session_type, kind.id, changed, kind.version, by=staff.helen)
    rooms = [room_named(store, each).id for each in ("Studio One", "Viewing room")]
    return Studio(store, staff, name, rooms[0], rooms[1], kind.id, priced(store, 10, 8).id)


Life = Callable[[Studio, Family], Iterator[datetime]]
"""What happens to a family: before each step, its moment is given."""


def settle(studio: Studio, each: int, lives: Sequence[Life]) -> None:
    """So many families to each of these lives."""

    def register(db: Session, by: Actor) -> None:
        for place, life in enumerate(lives):
            for number in range(each):
                canary = word(studio.name, place * each + number)
                home = HouseholdId(clients.register(db, by, _household(canary, place, number)))
                family = Family(
                    number, home, canary, f"{canary.lower()}@example.com" if _emails(number) else ""
                )
                studio.families[home] = family
                steps = life(studio, family)
                studio.waiting.append((next(steps), len(studio.waiting), steps))

    with clock.standing_at(datetime(2024, 11, 1, 10)):
        studio.store.do(register, by=studio.staff.priya)
    heapq.heapify(studio.waiting)


def _emails(number: int) -> bool:
    return number % EVERYONE_EMAILS == 1


def _household(canary: str, place: int, number: int) -> HouseholdDraft:
    people = (
        PersonDraft(canary, canary, "Mrs", PersonRole.PARENT),
        PersonDraft(canary, canary, "", under_18=True),
    )
    return HouseholdDraft(
        people=people,
        address1=f"{number + 1} {canary} Lane",
        address2="Round 0",
        address3=SCRIPTS[(place + number) % len(SCRIPTS)],
        post_town=canary,
        postcode="SN6 7AA",
        language=LANGUAGES[(place + number) % len(LANGUAGES)],
        large_print=number % 7 == 6,
        emails=(EmailDraft(f"{canary.lower()}@example.com"),) if _emails(number) else (),
        channel=PreferredChannel.EMAIL if _emails(number) else PreferredChannel.ANY,
        mailing=Mailing.POST,
    )


def tell(studio: Studio, until: datetime) -> None:
    """Everybody's life up to a moment, in one transaction."""

    def go_on(db: Session, _by: Actor) -> None:
        studio.db = db
        while studio.waiting and studio.waiting[0][0] <= until:
            when, number, steps = heapq.heappop(studio.waiting)
            with clock.standing_at(when):
                then = next(steps, None)
            if then is not None:
                heapq.heappush(studio.waiting, (then, number, steps))
        studio.db = None

    with clock.standing_at(until):
        studio.store.do(go_on, by=studio.staff.helen)
