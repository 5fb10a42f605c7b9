"""What the order form and the order page ask for, in one question each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from studio import business, care, clients, clock, diary, making, orders, pictures, promises, viewings
from studio.actor import Actor, Role
from studio.business import RoomRow, StaffRow
from studio.catalogue import PriceRow
from studio.clients import HouseholdId, HouseholdRow
from studio.errors import Missing
from studio.making import PieceRow
from studio.money import Money
from studio.orders import (
    LineDraft,
    LineRow,
    Offer,
    OrderId,
    OrderKind,
    OrderRow,
    PlanRow,
    PresentationState,
    RevisionChanges,
)
from studio.pictures import PictureRow
from studio.promises import OpenWorth, PromiseFor, PromiseKind
from ui.orders.became import became


@dataclass(frozen=True)
class OrderFacts:
    """What the form needs to know before the first line is typed."""

    household: HouseholdRow
    order: OrderRow | None
    prices: tuple[PriceRow, ...]
    offer: Offer
    """Today's edition, and those that the lines there already were priced from."""
    staff: tuple[StaffRow, ...]
    currency: str
    today: date
    session_id: Any
    viewing_id: Any
    replaces_order: OrderRow | None
    kept_credit: Money
    at_home: bool
    tax_included: bool = True
    pictures: tuple[PictureRow, ...] = ()
    loved: tuple[int, ...] = ()
    proposed: tuple[LineDraft, ...] = ()
    """What hangs on their wall or is loved, and is not on the order yet."""
    promised: tuple[OpenWorth, ...] = ()
    """Discounts and prices that they were promised and may use for pictures."""
    former: tuple[OrderRow, ...] = ()
    """Their orders, the latest first: any of them can be made again with new pictures."""


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
    offer = orders.offer_for(db, order.id if order is not None else None)
    return OrderFacts(
        household=clients.household(db, household_id, today),
        order=order,
        prices=offer.today.prices,
        offer=offer,
        staff=business.staff(db),
        currency=studio.currency,
        today=today,
        session_id=session_id,
        viewing_id=viewing_id,
        replaces_order=_replaced(db, order, session_id),
        kept_credit=orders.kept_credit(db, household_id),
        at_home=viewing is not None and viewing.place is orders.Place.HOME,
        tax_included=studio.prices_include_tax,
        pictures=pictures.of_session(db, session_id) if session_id is not None else (),
        loved=_loved(db, viewing_id),
        proposed=_proposed(db, viewing_id, order),
        promised=_promised(db, household_id, order),
        former=tuple(
            each for each in reversed(orders.of_household(db, household_id)) if each.number and each != order
        ),
    )


def _loved(db: Any, viewing_id: Any) -> tuple[int, ...]:
    chosen = viewings.choices(db, viewing_id) if viewing_id is not None else ()
    return tuple(row.picture_id for row in chosen if row.mark is viewings.Mark.LOVE)


def _proposed(db: Any, viewing_id: Any, order: OrderRow | None) -> tuple[LineDraft, ...]:
    """The lines from the wall of an order that was not placed yet, without those that are on it already."""
    if viewing_id is None or (order is not None and order.number is not None):
        return ()
    there = {line.picture_id for line in order.lines} if order is not None else set()
    return tuple(line for line in orders.lines_from_wall(db, viewing_id) if line.picture_id not in there)


def _promised(db: Any, household_id: HouseholdId, order: OrderRow | None) -> tuple[OpenWorth, ...]:
    """The promises still open for pictures; an order that uses one already keeps it."""
    used = order.revision.discount_promise_id if order is not None else None
    found = [
        row
        for row in promises.open_worth(db, household_id)
        if row.good_for is not PromiseFor.SESSION and row.kind in (PromiseKind.DISCOUNT, PromiseKind.PRICE)
    ]
    if used is not None and all(row.id != used for row in found):
        found.insert(0, promises.worth(db, used))
    return tuple(found)


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
    photographs: Mapping[int, PictureRow] = field(default_factory=dict)
    """The session's photographs that stand on it, by their ids."""
    history: tuple[RevisionChanges, ...] = ()
    cancelled: tuple[tuple[LineRow, str], ...] = ()
    """The lines that were taken out, with why."""
    pieces: tuple[PieceRow, ...] = ()
    plan: PlanRow | None = None
    became: Mapping[int, str] = field(default_factory=dict)
    """What a case made of its lines, by their ids."""


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
        photographs=_photographs(db, order),
        history=orders.history(db, order_id, studio.currency, studio.zone),
        cancelled=orders.taken_out(db, order_id),
        pieces=making.pieces_of(db, order_id),
        plan=orders.plan_of(db, order_id),
        became=became(db, order_id) if order.number is not None else {},
    )


def _photographs(db: Any, order: OrderRow) -> dict[int, PictureRow]:
    if order.session_id is None or all(line.picture_id is None for line in order.lines):
        return {}
    refs = [line.image_ref for line in order.lines]
    return {int(row.id): row for row in pictures.by_refs(db, order.session_id, refs)}


@dataclass(frozen=True)
class KeptPage:
    """The kept page of an order, with its name for the printer."""

    name: str
    pdf: bytes


def kept_page(db: Any, order_id: OrderId | None, household_id: HouseholdId | None) -> KeptPage | None:
    """The page in force of an order, or of the latest that a family placed; None before the first."""
    if order_id is None and household_id is not None:
        placed = [each for each in orders.of_household(db, household_id) if each.number is not None]
        order_id = placed[-1].id if placed else None
    if order_id is None:
        return None
    order = orders.order(db, order_id)
    revision = f" revision {order.revision.number}" if order.revision.number > 1 else ""
    return KeptPage(f"Order {order.name}{revision}", orders.paper(db, order_id))


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


def as_drafts(lines: tuple[LineRow, ...], offer: Offer) -> list[LineDraft]:
    """Lines of an order as the form edits them."""
    return [
        LineDraft(
            image_ref=line.image_ref,
            price_id=line.price_id,
            people=line.people,
            hanging_place=line.hanging_place,
            quantity=line.quantity,
            turned=_turned(line, offer),
            complimentary=line.complimentary,
            promised_price=line.unit_price if line.price_promised and line.price_promise_id is None else None,
            picture_id=line.picture_id,
            moulding_id=line.moulding_id,
            mount_id=line.mount_id,
            mount_border_mm=line.mount_border_mm if line.mount_id is not None else None,
            glazing_id=line.glazing_id,
            choice_ids=line.choice_ids,
            set_id=line.set_id,
            set_no=line.set_no,
            price_promise_id=line.price_promise_id,
            key=line.key,
        )
        for line in lines
    ]


def _turned(line: LineRow, offer: Offer) -> bool:
    prices = (price for edition in (offer.today, *offer.earlier) for price in edition.prices)
    price = next((row for row in prices if row.id == line.price_id), None)
    return price is not None and (line.width_in, line.height_in) != (price.width_in, price.height_in)
