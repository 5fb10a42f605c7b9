"""Orders, their money and the letters of a large sample, as rows; numbered at the end in the order of time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from studio import catalogue, clock
from studio.business import StaffId
from studio.care.model import Concern, ConcernStep, Offer
from studio.catalogue import PriceRow
from studio.dates import date_in_full
from studio.db import numbers, search
from studio.db.base import Base
from studio.db.numbers import Counter
from studio.db.search import SearchToken
from studio.letters.kinds import L8
from studio.letters.model import Letter, LetterPaper, LetterState
from studio.money import Money
from studio.orders import OrderKind, OrderState, PresentationState, RevisionState
from studio.orders.model import Order, OrderLine, OrderPaper, OrderRevision, Payment, Presentation
from studio.orders.pricing import TAX_METHOD, line_total, work_out
from studio.orders.promising import feasible_on
from studio.promises import PromiseKind, PromiseState
from studio.promises.model import Promise
from studio.sample import names
from studio.sample.courses import Course
from studio.sample.making import LARGE, SIZES
from studio.sample.rows import Row, Rows
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.viewings.model import Place

NO_PAGE = hashlib.sha256(b"").hexdigest()
"""The page of these is not kept, as after an erasure."""
TAX_BASIS_POINTS = 2000


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who orders, what they chose, and with whom."""

    household_id: int
    person_id: int
    session_id: int
    viewing_id: int
    host_id: StaffId
    chosen: tuple[str, ...]
    people: tuple[str, ...]


class Accounts:
    """What families bought and what was written to them."""

    WAITING: tuple[type[Base], ...] = (
        Order, OrderRevision, OrderLine, OrderPaper, Payment, Presentation, Promise, Letter, LetterPaper, Concern,
        ConcernStep, Offer,
    )  # fmt: skip

    def __init__(self, stage: Stage, rows: Rows) -> None:
        self.stage, self.rows = stage, rows
        self.desk = StaffId(stage.people.priya.staff_id)
        self._feasible = cache(lambda day: feasible_on(stage.book.hours, day, [10]))
        lists = sorted(stage.store.ask(catalogue.price_lists), key=lambda row: row.starts_on)
        self._lists = [
            (
                row.starts_on,
                {
                    (p.product, p.width_in, p.height_in): p
                    for p in stage.store.ask(catalogue.prices_of, row.id)
                },
            )
            for row in lists
        ]

    def _price(self, product: str, size: tuple[int, int], day: date) -> PriceRow:
        found = [prices for starts_on, prices in self._lists if starts_on <= day]
        return (found or [self._lists[0][1]])[-1][product, *size]

    def order(self, buyer: Buyer, course: Course, placed: datetime) -> tuple[Row, date, Money]:
        """An order placed; answers its row, the day it is promised for, and what it comes to."""
        moment = clock.to_utc(placed)
        row: Row = {
            "household_id": buyer.household_id, "session_id": buyer.session_id, "viewing_id": buyer.viewing_id,
            "replaces_order_id": None, "kind": OrderKind.ORIGINAL, "state": OrderState.CONFIRMED,
            "place": Place.STUDIO, "host_id": buyer.host_id, "made_at": moment, "confirmed_at": moment,
            "signed_at": moment, "in_production_at": None, "ready_at": None, "closed_at": None,
            "cancelled_reason": "", "number": "", "version": 1,
        }  # fmt: skip
        order_id = self.rows.add(Order, **row)
        kept = self.rows.of(Order)[-1]
        promised = self._feasible(placed.date())
        total = self._revision(order_id, buyer, course, placed, promised)
        paid = Money(total.minor * course.paid_part // 10000 * 100)
        if paid.minor:
            self.pay(order_id, paid, course, moment, buyer.host_id)
        return kept, promised, total - paid

    def _revision(
        self, order_id: int, buyer: Buyer, course: Course, placed: datetime, promised: date
    ) -> Money:
        product = "Framed print" if course.framed else "Print"
        sizes = (LARGE[order_id % len(LARGE)], *SIZES)
        prices = [
            self._price(product, sizes[place % len(sizes)], placed.date())
            for place in range(len(buyer.chosen))
        ]
        sums = work_out(
            [line_total(price.amount, 1) for price in prices],
            discount_basis_points=course.discount * 100,
            discount=Money(0),
            tax_basis_points=TAX_BASIS_POINTS,
            included=True,
        )
        revision_id = self.rows.add(
            OrderRevision,
            order_id=order_id, number=1, state=RevisionState.ISSUED, discount_basis_points=course.discount * 100,
            discount=sums.discount, discount_reason="for bringing a friend" if course.discount else "",
            list_total=sums.list_total, total=sums.total, tax_basis_points=TAX_BASIS_POINTS, tax=sums.tax,
            tax_method=TAX_METHOD, prices_include_tax=True, credit_brought=Money(0), to_pay=sums.total, surplus=None,
            given_back=Money(0), promised_on=promised, promise_reason="", what_changed="",
            issued_at=clock.to_utc(placed), pdf_sha256=NO_PAGE, version=1,
        )  # fmt: skip
        self.rows.put(OrderPaper, revision_id=revision_id, snapshot="{}", pdf=b"")
        for place, (price, own, reference) in enumerate(zip(prices, sums.lines, buyer.chosen, strict=True)):
            self.rows.add(
                OrderLine,
                revision_id=revision_id, position=place, image_ref=reference,
                people="All of you" if place == 0 else buyer.people[place % len(buyer.people)],
                price_id=price.id, product=price.product, width_in=price.width_in, height_in=price.height_in,
                finish=price.finish, hanging_place=names.SITTING_ROOMS[place % len(names.SITTING_ROOMS)],
                quantity=1, unit_price=price.amount, complimentary=False, line_total=own.listed, tax=own.tax,
                charge=own.charge, price_promised=False, lead_days=price.lead_days,
            )  # fmt: skip
        return sums.total

    def pay(self, order_id: int, amount: Money, course: Course, moment: datetime, by: StaffId) -> None:
        """Money taken."""
        self.rows.add(
            Payment, order_id=order_id, amount=amount, method=course.method, taken_at=moment, taken_by=by,
            allowed=Money(0), note="",
        )  # fmt: skip

    def promise(self, order: Row, promised: date, kept_on: date | None) -> None:
        """The promised day; kept when the pictures were ready."""
        late = kept_on is not None and kept_on > promised
        state = (
            PromiseState.MADE if kept_on is None else PromiseState.KEPT_LATE if late else PromiseState.KEPT
        )
        self.rows.add(
            Promise,
            household_id=order["household_id"], made_by=order["host_id"], made_at=order["confirmed_at"],
            text=f"Your pictures ready by {date_in_full(promised)}.", kind=PromiseKind.DATE, due=promised,
            price=None, source=f"order:{order['id']}", state=state,
            fulfilled_at=clock.to_utc(at(kept_on, 900)) if kept_on else None, broke_on=None, released_because="",
            version=1,
        )  # fmt: skip

    def presentation(
        self, order: Row, appointment_id: int, held: datetime | None, who: str, course: Course
    ) -> int:
        """Booked, or held when the pictures went home."""
        return self.rows.add(
            Presentation,
            household_id=order["household_id"], order_id=order["id"], appointment_id=appointment_id,
            state=PresentationState.HELD if held else PresentationState.BOOKED, place=Place.STUDIO,
            attendees=who if held else "", mood=course.mood if held else "",
            handed_over="Everything that was ordered" if held else "", everything=True, reason="",
            held_at=clock.to_utc(held) if held else None, held_on=held.date() if held else None, version=1,
        )  # fmt: skip

    def follow_up(
        self, order: Row, person_id: int, presentation_id: int, held_on: date, answered: bool
    ) -> None:
        """The letters that asked how they felt, long ago: one answered, or two that were not."""
        due_on = held_on + timedelta(days=L8.after_days)
        for copy in (1,) if answered else (1, 2):
            day = due_on + timedelta(days=0 if copy == 1 else L8.second_after or 0)
            posted = self._thursday(day)
            letter_id = self.rows.add(
                Letter,
                number="", code=L8.code, household_id=order["household_id"], person_id=person_id,
                occasion=f"presentation:{presentation_id}", copy=copy, edition=1, due_on=day,
                state=LetterState.ANSWERED if answered else LetterState.NO_REPLY, drafted_by=None, checked_by=None,
                signed_by=StaffId(self.stage.people.helen.staff_id), template="", sha256=NO_PAGE,
                issued_at=clock.to_utc(at(posted, 930)), issued_by=self.desk, posted_on=posted,
                answered_on=posted + timedelta(days=9) if answered else None, returned_on=None, cancelled_reason="",
                version=1,
            )  # fmt: skip
            self.rows.put(LetterPaper, letter_id=letter_id, snapshot="{}", pdf=None)

    def _thursday(self, day: date) -> date:
        return day + timedelta(days=(3 - day.weekday()) % 7)

    def number(self) -> None:
        """Numbers without a gap, in the order of time, with what they are found by."""
        promises = {row["source"]: row for row in self.rows.of(Promise)}
        self._count("O", self.rows.of(Order), "confirmed_at", "order", str)
        for order in self.rows.of(Order):
            promise = promises.get(f"order:{order['id']}")
            if promise is not None:
                promise["text"] = f"Order {order['number']}: y{promise['text'][1:]}"
        self._count("L", self.rows.of(Letter), "issued_at", "letter", lambda number: f"letter {number}")
        self._count("C", self.rows.of(Concern), "received_at", "case", str)

    def _count(self, series: str, rows: list[Row], when: str, kind: str, shown: Callable[[str], str]) -> None:
        for place, row in enumerate(sorted(rows, key=lambda each: (each[when], each["id"])), 1):
            row["number"] = f"{series}-{place:0{numbers.WIDTHS[series]}}"
            token = search.reference_token(row["number"])
            self.rows.add(
                SearchToken,
                household_id=row["household_id"],
                kind=kind,
                token=token,
                shown=shown(row["number"]),
            )
        self.rows.put(Counter, series=series, last=len(rows))
