"""Where the sample is played: Marsh & Reed Portraits with its people, rooms and prices, and the clock as it goes."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from studio import business, catalogue, clock
from studio.actor import SETTING_UP, Actor, Role
from studio.business import ClosureDraft, RoomDraft, RoomId, RoomPurpose, StaffDraft, StaffId, StudioDraft
from studio.catalogue import (
    FIRST_PRICES,
    FIRST_SETS,
    PriceDraft,
    PriceListDraft,
    PriceRow,
    SessionTypeRow,
    SupplierDraft,
    SupplierKind,
)
from studio.db import Store
from studio.money import Money
from studio.progress import Progress
from studio.sample.times import Book, Time, at

R = TypeVar("R")
Story = Iterator[datetime]
"""A story yields the wall time of its next gesture and goes on when the clock stands there."""

STUDIO = StudioDraft(
    name="Marsh & Reed Portraits",
    address="4 Mill Lane\nMARLFORD\nML1 4QS",
    place="Marlford",
    telephone="01632 960100",
    day_phone="07700 900100",
    owner_direct="01632 960101",
    owner_hours="Tuesday to Friday, 10 am to 4 pm",
    email="hello@example.com",
    vat_number="GB 123 4567 89",
    owner_name="Helen Marsh",
    rooms=(
        RoomDraft("Studio One", RoomPurpose.CAMERA),
        RoomDraft("Studio Two", RoomPurpose.CAMERA),
        RoomDraft("Viewing room", RoomPurpose.VIEWING),
    ),
)
SUPPLIERS = (
    SupplierDraft("Northlight Lab", SupplierKind.LAB, "01632 960140", "orders@northlight.example"),
    SupplierDraft("Hale Framing", SupplierKind.FRAMER, "01632 960155", "bench@hale.example"),
    SupplierDraft("Arden Mouldings", SupplierKind.MOULDING, "01632 960162"),
)
RAISED_BEFORE = timedelta(days=170)
"""How long before the end of the past the present prices began."""
EACH_YEAR = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class People:
    """Who works here, each as the one who acts."""

    helen: Actor
    daniel: Actor
    ruth: Actor
    priya: Actor
    gwen: Actor

    @property
    def photographers(self) -> list[StaffId]:
        """Who photographs, Helen only when both others are busy."""
        return [StaffId(each.staff_id) for each in (self.daniel, self.ruth, self.helen)]

    @property
    def hosts(self) -> list[StaffId]:
        """Who looks after viewings."""
        return [StaffId(each.staff_id) for each in (self.helen, self.daniel, self.ruth)]

    @property
    def desk(self) -> list[StaffId]:
        """Who hands finished pictures over."""
        return [StaffId(each.staff_id) for each in (self.priya, self.gwen, self.helen)]

    def of(self, staff_id: int) -> Actor:
        """The one of this id."""
        return next(each for each in self.everyone if each.staff_id == staff_id)

    @property
    def everyone(self) -> tuple[Actor, ...]:
        """All five."""
        return (self.helen, self.daniel, self.ruth, self.priya, self.gwen)


@dataclass
class Stage:
    """Everything a story asks of the studio while it is told."""

    store: Store
    seed: int
    opens: date
    until: date
    """The day on whose morning the past ends."""
    people: People
    book: Book
    cameras: list[RoomId]
    viewing_room: RoomId
    types: dict[str, SessionTypeRow]
    tell_from: date
    """From when on families are told of through the services; before, a large sample is written in bulk."""
    photographs: int = 0
    """Of how many sessions more the photographs are drawn and taken in."""
    no_slip: set[int] = field(default_factory=set)
    """Households of whom the story says that no reply slip came."""

    @property
    def ends(self) -> datetime:
        """The moment before which everything has happened."""
        return at(self.until, 0)

    def do(self, verb: Callable[..., R], *arguments: object, by: Actor) -> R:
        """One gesture, at the moment at which the clock stands."""
        return self.store.do(verb, *arguments, by=by)

    def random(self, *about: object) -> Random:
        """Chance of its own for each story, so that one story more changes no other."""
        return Random(":".join(str(each) for each in (self.seed, *about)))

    def price(self, product: str, wide: int, high: int) -> PriceRow:
        """What a size costs on the day on which the clock stands."""
        return self._price(self.store.ask(catalogue.prices_on, clock.today()), product, wide, high)

    @staticmethod
    def _price(rows: Iterable[PriceRow], product: str, wide: int, high: int) -> PriceRow:
        return next(
            row for row in rows if (row.product, row.width_in, row.height_in) == (product, wide, high)
        )

    def desk(self, random: Random) -> Actor:
        """Who sits at the desk just now."""
        return random.choice((self.people.priya, self.people.priya, self.people.gwen))

    def by_arrangement(self, day: date) -> bool:
        """Whether the studio is closed on that weekday and somebody has to open up for a family."""
        return self.book.hours.of_day(day) is None

    def opener(self, found: Time) -> StaffId | None:
        """Whoever is with the family opens up for them on a closed day."""
        return found.staff_id if self.by_arrangement(found.wall.date()) else None

    def working_moment(self, random: Random, day: date, *, before: bool = False) -> datetime:
        """Some minute of the day when the telephone is answered; of the next open day, or of the one before."""
        return at(self.book.open_day(day, before=before), random.randint(575, 1035))

    def open_moment(self, wall: datetime) -> datetime:
        """The same time on that day, or on the open day before it."""
        return datetime.combine(self.book.open_day(wall.date(), before=True), wall.time())

    def play(self, stories: Sequence[Story], progress: Progress) -> None:
        """Tell all stories at once, gesture by gesture in the order of the clock, up to the end of the past."""
        waiting: list[tuple[datetime, int, Story]] = []
        for number, story in enumerate(stories):
            self._go_on(waiting, number, story, at(self.opens, 570))
        days = (self.until - self.opens).days
        progress.start(days)
        while waiting and waiting[0][0] < self.ends:
            moment, number, story = heapq.heappop(waiting)
            told = (moment.date() - self.opens).days
            if told > progress.done:
                progress.step(f"{moment:%B %Y}", told - progress.done)
            clock.set_to(clock.to_utc(moment))
            self._go_on(waiting, number, story, moment)

    @staticmethod
    def _go_on(waiting: list[tuple[datetime, int, Story]], number: int, story: Story, now: datetime) -> None:
        moment = next(story, None)
        if moment is not None:
            heapq.heappush(waiting, (max(moment, now), number, story))


def open_studio(store: Store, seed: int, years: int, until: date) -> Stage:
    """Open the studio on its first day, with its closures, prices, rooms and staff."""
    opens = until - timedelta(days=365 * years)
    opens -= timedelta(days=(opens.weekday() - 1) % 7)
    clock.set_to(clock.to_utc(at(opens, 540)))
    helen = store.ask(business.actor, StaffId(store.do(business.open_studio, STUDIO, by=SETTING_UP)))
    staff = [
        store.ask(business.actor, StaffId(store.do(business.add_staff, StaffDraft(name, role), by=helen)))
        for name, role in (
            ("Daniel Reed", Role.PHOTOGRAPHER),
            ("Ruth Okafor", Role.PHOTOGRAPHER),
            ("Priya Shah", Role.RECEPTIONIST),
            ("Gwen Pritchard", Role.RECEPTIONIST),
        )
    ]
    for closure in closures(opens.year, until.year + 1):
        store.do(business.add_closure, closure, by=helen)
    for draft in catalogue.FIRST_TYPES:
        store.do(catalogue.add_session_type, draft, by=helen)
    store.do(catalogue.put_first_materials, by=helen)
    for supplier in SUPPLIERS:
        store.do(catalogue.add_supplier, supplier, by=helen)
    choices = store.ask(catalogue.first_choices)
    for prices in price_lists(opens, until):
        store.do(catalogue.add_price_list, replace(prices, choices=choices), by=helen)
    rooms = store.ask(business.rooms)
    return Stage(
        store=store,
        seed=seed,
        opens=opens,
        until=until,
        people=People(helen, *staff),
        book=Book(store.ask(business.hours)),
        cameras=[room.id for room in rooms if room.purpose is RoomPurpose.CAMERA],
        viewing_room=next(room.id for room in rooms if room.purpose is RoomPurpose.VIEWING),
        types={row.name: row for row in store.ask(catalogue.session_types)},
        tell_from=opens,
    )


def closures(first: int, last: int) -> Iterator[ClosureDraft]:
    """A few days at Christmas and a week in August, each year."""
    for year in range(first, last + 1):
        august = date(year, 8, 10) + timedelta(days=(1 - date(year, 8, 10).weekday()) % 7)
        yield ClosureDraft(august, august + timedelta(days=4), "Summer holiday")
        yield ClosureDraft(date(year, 12, 24), date(year, 12, 28), "Christmas")


def price_lists(opens: date, until: date) -> list[PriceListDraft]:
    """A list for each year, each a little dearer than the one before; the last is the one in force."""
    starts = [until - RAISED_BEFORE]
    while starts[0] > opens:
        starts.insert(0, max(opens, starts[0] - EACH_YEAR))
    return [
        PriceListDraft(
            f"Prices from {day.strftime('%B %Y')}",
            max(day, opens),
            _cheaper(len(starts) - 1 - place),
            sets=FIRST_SETS if place == len(starts) - 1 else (),
        )
        for place, day in enumerate(starts)
    ]


def _cheaper(years: int) -> tuple[PriceDraft, ...]:
    """The prices of so many years ago, in whole fives of pounds."""
    return tuple(replace(each, amount=_five_pounds(each.amount, years)) for each in FIRST_PRICES)


def _five_pounds(amount: Money, years: int) -> Money:
    return Money(max(500, round(amount.minor * 0.955**years / 500) * 500)) if years else amount
