"""Orders for tests, placed through the services as the desk would; the fringe's two to the penny (DOMAIN 3.6)."""

from collections.abc import Sequence
from datetime import datetime

from studio import clock, orders
from studio.actor import Actor
from studio.business import StaffId
from studio.catalogue import PriceRow
from studio.clients import HouseholdId
from studio.db import Store
from studio.money import Money
from studio.orders import ConfirmDraft, LineDraft, Method, OrderDraft, OrderId, PaymentDraft
from tests.make import catalogue, making
from tests.make.remembered import remembered

FIRST_EVENING = datetime(2026, 9, 16, 20, 15)
SECOND_EVENING = datetime(2026, 12, 8, 20, 30)
FRAMED = "Framed print"


def priced(store: Store, wide: int, high: int, product: str = FRAMED) -> PriceRow:
    """What a size costs, framed unless said otherwise."""
    return catalogue.price(store, product, wide, high)


def line(store: Store, image_ref: str, wide: int, high: int, people: str = "", place: str = "") -> LineDraft:
    """One framed picture."""
    return LineDraft(image_ref, priced(store, wide, high).id, people, place)


def small_ones(store: Store, pictures: Sequence[tuple[str, str, str]]) -> tuple[LineDraft, ...]:
    """Framed tens by eights: reference, who, where."""
    return tuple(line(store, ref, 10, 8, who, where) for ref, who, where in pictures)


def first_lines(store: Store) -> tuple[LineDraft, ...]:
    """£1,555.00: one 30 by 24 and four 10 by 8."""
    pictures = [
        ("0152", "Ellie", "hall"),
        ("0160", "Tom", "hall"),
        ("0163", "Claire and Mark", "study"),
        ("0171", "Ellie and Tom", "for their grandmother"),
    ]
    large = line(store, "0147", 30, 24, "all four of you", "above the fireplace, lounge")
    return (large, *small_ones(store, pictures))


def second_lines(store: Store) -> tuple[LineDraft, ...]:
    """£2,020.00: one 40 by 30 and five 10 by 8."""
    pictures = [
        ("0211", "Ellie", "hall"),
        ("0215", "Tom", "hall"),
        ("0220", "Claire and Mark", "study"),
        ("0223", "Ellie and Tom", "for their grandmother"),
        ("0226", "Claire, laughing", "landing"),
    ]
    large = line(store, "0204", 40, 30, "all four of you", "above the fireplace, lounge")
    return (large, *small_ones(store, pictures))


def paid(pounds: int, method: Method = Method.CARD) -> PaymentDraft:
    """So many pounds, by card unless said otherwise."""
    return PaymentDraft(Money(pounds * 100), method)


@remembered
def placed(
    store: Store, by: Actor, household_id: HouseholdId, lines: Sequence[LineDraft], *payments: PaymentDraft,
    replaces: OrderId | None = None,
) -> OrderId:  # fmt: skip
    """An order placed now."""
    draft = OrderDraft(household_id, StaffId(by.staff_id), tuple(lines), replaces_order_id=replaces)
    return OrderId(store.do(orders.place, draft, ConfirmDraft(payments=payments), by=by))


@remembered
def first_order(store: Store, by: Actor, household_id: HouseholdId, *payments: PaymentDraft) -> OrderId:
    """The order of Wednesday 16 September 2026, paid in full that evening unless payments are given."""
    with clock.standing_at(FIRST_EVENING):
        return placed(store, by, household_id, first_lines(store), *(payments or (paid(1555),)))


@remembered
def second_order(
    store: Store, by: Actor, household_id: HouseholdId, first: OrderId, *payments: PaymentDraft
) -> OrderId:
    """The order of Tuesday 8 December 2026, after the complimentary reshoot."""
    with clock.standing_at(SECOND_EVENING):
        return placed(store, by, household_id, second_lines(store), *payments, replaces=first)


def made(store: Store, by: Actor, order_id: OrderId) -> None:
    """Signed, made and ready: every piece was on the bench and was checked."""
    making.finish(store, order_id, by)
