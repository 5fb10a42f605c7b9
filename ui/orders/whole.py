"""What the order form and the order page ask for, in one question each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from studio import business, care, catalogue, clients, clock, diary, orders, viewings
from studio.actor import Actor, Role
from studio.business import RoomRow, StaffRow
from studio.catalogue import PriceRow
from studio.clients import HouseholdId, HouseholdRow
from studio.errors import Missing
from studio.money import Money
from studio.orders import LineDraft, LineRow, OrderId, OrderKind, OrderRow, PresentationState


@dataclass(frozen=True)
class OrderFacts:
    """What the form needs to know before the first line is typed."""

    household: HouseholdRow
    order: OrderRow | None
    prices: tuple[PriceRow, ...]
    kept_prices: tuple[PriceRow, ...]
    """What the lines that are there already were priced from, also when the list has changed since."""
    staff: tuple[StaffRow, ...]
    currency: str
    today: date
    session_id: Any
    viewing_id: Any
    replaces_order: OrderRow | None
    kept_credit: Money
    at_home: bool


def order_facts(
    db: Any, household_id: HouseholdId | None, order_id: OrderId | None, viewing_id: Any, session_id: Any
) -> OrderFacts:
    """Facts for a new order, or for one that is begun or changed; raises Missing."""
    order = orders.order(db, order_id) if order_id is not None else _begun(db, viewing_id)
    viewing_id = order.viewing_id if order is not None else viewing_id
    viewing = viewings.viewing(db, viewing_id) if viewing_id is not None else None
    if order is not None:
        household_id, session_id = order.household_id, order.session_id
    elif viewing is not None:
        household_id, session_id = viewing.household_id, viewing.session_id
    if household_id is None:
        raise Missing("Please choose the family first.")
    studio = business.studio(db)
    today = clock.today(studio.zone)
    return OrderFacts(
        household=clients.household(db, household_id, today),
        order=order,
        prices=catalogue.prices_on(db, today),
        kept_prices=_kept_prices(db, order),
        staff=business.staff(db),
        currency=studio.currency,
        today=today,
        session_id=session_id,
        viewing_id=viewing_id,
        replaces_order=_replaced(db, order, session_id),
        kept_credit=orders.kept_credit(db, household_id),
        at_home=viewing is not None and viewing.place is orders.Place.HOME,
    )


def _kept_prices(db: Any, order: OrderRow | None) -> tuple[PriceRow, ...]:
    lines = order.lines if order is not None else ()
    return tuple(catalogue.price(db, line.price_id) for line in lines if line.price_id is not None)


def _begun(db: Any, viewing_id: Any) -> OrderRow | None:
    """The order that was begun for a viewing already, so that it is gone on with instead of begun twice."""
    if viewing_id is None:
        return None
    session_id = viewings.viewing(db, viewing_id).session_id
    drafts = (order for order in orders.of_session(db, session_id) if order.state is orders.OrderState.DRAFT)
    return next((order for order in drafts if order.viewing_id == viewing_id), None)


def _replaced(db: Any, order: OrderRow | None, session_id: Any) -> OrderRow | None:
    """The order whose pictures a reshoot's order replaces: the one made of the reshoot's original session."""
    if order is not None:
        return orders.order(db, order.replaces_order_id) if order.replaces_order_id is not None else None
    reshoot = care.reshoot_of_session(db, session_id) if session_id is not None else None
    if reshoot is None:
        return None
    first = [each for each in orders.of_session(db, reshoot.original_session_id) if each.number is not None]
    return orders.order(db, orders.standing_for(db, first[0].id)) if first else None


@dataclass(frozen=True)
class WholeOrder:
    """One order with all that its page shows; ``uplift`` is filled for the owner alone (R7)."""

    order: OrderRow
    household: HouseholdRow
    host: str
    currency: str
    today: date
    zone: str
    pdf: bytes | None
    uplift: Money | None
    other_number: str
    """The order whose pictures it replaces."""


def whole_order(db: Any, by: Actor, order_id: OrderId) -> WholeOrder:
    """The order, its family, its kept page; raises Missing."""
    order = orders.order(db, order_id)
    studio = business.studio(db)
    host = next((row.name for row in business.staff(db, everyone=True) if row.id == order.host_id), "")
    owned = by.role is Role.OWNER and order.kind is OrderKind.RESHOOT and order.number is not None
    other = orders.order(db, order.replaces_order_id).name if order.replaces_order_id is not None else ""
    return WholeOrder(
        order=order,
        household=clients.household(db, order.household_id),
        host=host,
        currency=studio.currency,
        today=clock.today(studio.zone),
        zone=studio.zone,
        pdf=orders.paper(db, order_id) if order.number is not None else None,
        uplift=orders.uplift(db, by, order_id) if owned else None,
        other_number=other,
    )


@dataclass(frozen=True)
class PresentationFacts:
    """What the presentation forms need: the order, rooms, staff and a first free time."""

    order: OrderRow
    family: str
    people: str
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    today: date
    currency: str
    first_free: datetime | None


def presentation_facts(db: Any, order_id: OrderId, minutes: int) -> PresentationFacts:
    """Facts for booking or holding an order's presentation; the first free time is on or after the promised day."""
    order = orders.order(db, order_id)
    studio = business.studio(db)
    rooms = business.rooms(db)
    viewing_first = tuple(sorted(rooms, key=lambda room: room.purpose is not business.RoomPurpose.VIEWING))
    today = clock.today(studio.zone)
    starts = max(today, order.promised_on or today) if order.state is not orders.OrderState.READY else today
    wish = diary.SlotWish(minutes=minutes, rooms=(viewing_first[0].id,), starts_on=starts, late=True, most=1)
    slots = diary.free_slots(db, wish) if viewing_first else []
    family = clients.household(db, order.household_id)
    return PresentationFacts(
        order=order,
        family=family.name,
        people=family.letter_name,
        rooms=viewing_first,
        staff=business.staff(db),
        today=today,
        currency=studio.currency,
        first_free=slots[0].wall if slots else None,
    )


def booked(order: OrderRow) -> Any:
    """The presentation that is booked for an order, or None."""
    return next((each for each in order.presentations if each.state is PresentationState.BOOKED), None)


def as_drafts(lines: tuple[LineRow, ...], prices: dict[Any, PriceRow]) -> list[LineDraft]:
    """Lines of an order as the form edits them."""
    return [
        LineDraft(
            image_ref=line.image_ref,
            price_id=line.price_id,
            people=line.people,
            hanging_place=line.hanging_place,
            quantity=line.quantity,
            turned=_turned(line, prices),
            complimentary=line.complimentary,
            promised_price=line.unit_price if line.price_promised else None,
        )
        for line in lines
    ]


def _turned(line: LineRow, prices: dict[Any, PriceRow]) -> bool:
    price = prices.get(line.price_id)
    if price is None:
        return False
    return (line.width_in, line.height_in) != (price.width_in, price.height_in)
