"""Another moulding in place of the one that was ordered: never silently; with who agreed, when and how (R17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from studio import business, catalogue, clock, orders
from studio.actor import Actor
from studio.catalogue.model import Moulding, MouldingId, Price
from studio.errors import Missing, Refused
from studio.making import moving, queries, starting
from studio.making.model import Stage
from studio.making.waiting import waits_for
from studio.orders import ConfirmDraft, LineDraft, LineRow, OrderDraft, OrderRow
from studio.orders.accounts import locked
from studio.orders.drafts import ConsentDraft
from studio.orders.model import OrderId, OrderState
from studio.orders.reserving import feasible, waiting
from studio.rights import verb


@dataclass(frozen=True, slots=True)
class SubstituteDraft:
    """Which moulding takes the place of which, in all pictures of an order that are not framed yet, and who agreed."""

    order_id: OrderId
    instead_of: MouldingId
    moulding_id: MouldingId | None
    consent: ConsentDraft
    promised_on: date | None = None
    """None takes the first feasible day, never later than the day they have been told."""
    signed: bool = False


@verb("making.substitute")
def substitute(db: Session, by: Actor, draft: SubstituteDraft) -> str:
    """Frame an order's pictures in another moulding: the next revision, with the consent, printed for both to sign.

    Its price is worked out anew and stands on the page. Raises Refused naming the field when nobody said who agreed,
    and once the pictures are framed. The answer is the order's number.
    """
    draft.consent.check(clock.today(business.studio(db).zone))
    locked(db, draft.order_id)  # nobody makes out another revision between the reading and the writing
    order = orders.order(db, draft.order_id)
    if order.state not in (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY):
        raise Refused(f"This order is {order.state.value}, so it stays as it is.")
    if draft.moulding_id is None or draft.moulding_id == draft.instead_of:
        raise Refused("Please choose the moulding that they agreed to.", "moulding")
    if db.get(Moulding, draft.moulding_id) is None:
        raise Missing("That moulding is no longer in the catalogue. Please look again.")
    home = _gone_home(db, order.id)
    changes = [line.moulding_id == draft.instead_of and line.id not in home for line in order.lines]
    if not any(changes):
        raise Refused("No picture of this order is still to be framed in that moulding.", "instead_of")
    lines = tuple(
        replace(each, moulding_id=draft.moulding_id) if changed else each
        for each, changed in zip(as_drafts(db, order.lines), changes, strict=True)
    )
    confirming = ConfirmDraft(
        promised_on=draft.promised_on or _day(db, order, draft),
        signed=draft.signed,
        consent=draft.consent,
    )
    number = starting.amend(db, by, order.id, _draft(order, lines), confirming)
    waited = db.get_one(Moulding, draft.instead_of).name
    for piece in queries.pieces_of(db, order.id):
        if (
            piece.waits_for == waits_for(waited)
            and piece.moulding_id != draft.instead_of
            and piece.ended is None
        ):
            moving.goes_on(db, by, piece.id)
    return number


def _gone_home(db: Session, order_id: OrderId) -> set[int]:
    """The lines whose pictures went home already, and are not being made again."""
    rows = queries.pieces_of(db, order_id)
    again = {row.remake_of_id for row in rows}
    return {row.line_id for row in rows if row.stage is Stage.PRESENTED and row.id not in again}


def others(db: Session, order_id: OrderId, instead_of: MouldingId) -> tuple[tuple[MouldingId, str, int], ...]:
    """The mouldings an order could be framed in instead: id, name, and the working days to wait for each.

    Those offered today that are not discontinued; the ones that are here first.
    """
    order = orders.order(db, order_id)
    today = clock.today(business.studio(db).zone)
    rows = []
    for moulding in catalogue.edition_on(db, today).mouldings:
        if moulding.id == instead_of or moulding.discontinued:
            continue
        changed = [
            replace(line, moulding_id=moulding.id, moulding=moulding.name)
            for line in order.lines
            if line.moulding_id == instead_of
        ]
        waits = max((each.days for each in waiting(db, changed, order_id)), default=0)
        rows.append((moulding.id, moulding.name, waits))
    return tuple(sorted(rows, key=lambda row: (row[2], row[1])))


def framed_already(db: Session, order_id: OrderId, moulding_id: MouldingId) -> int:
    """How many pieces of an order are framed in a moulding already, and would be framed once more."""
    return sum(
        row.moulding_id == moulding_id and row.ended is None and row.stage.value not in _BEFORE
        for row in queries.pieces_of(db, order_id)
    )


_BEFORE = ("to start", "retouching", "printed")


def as_drafts(db: Session, lines: tuple[LineRow, ...]) -> tuple[LineDraft, ...]:
    """Lines of a placed order as they would be handed in again, each under its key."""
    return tuple(_line(line, db.get(Price, line.price_id) if line.price_id else None) for line in lines)


def _line(line: LineRow, price: Price | None) -> LineDraft:
    turned = price is not None and (line.width_in, line.height_in) != (price.width_in, price.height_in)
    return LineDraft(
        image_ref=line.image_ref,
        price_id=line.price_id,
        people=line.people,
        hanging_place=line.hanging_place,
        quantity=line.quantity,
        turned=turned,
        complimentary=line.complimentary,
        promised_price=line.unit_price if line.price_promised else None,
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


def _draft(order: OrderRow, lines: tuple[LineDraft, ...]) -> OrderDraft:
    revision = order.revision
    typed = revision.typed_reason or revision.typed_basis_points or revision.typed_discount
    promised = revision.discount_promise_id is not None
    rate, amount, reason = revision.discount_basis_points, revision.discount, revision.discount_reason
    if typed or promised:
        rate, amount, reason = revision.typed_basis_points, revision.typed_discount, revision.typed_reason
    return OrderDraft(
        household_id=order.household_id,
        host_id=order.host_id,
        lines=lines,
        session_id=order.session_id,
        viewing_id=order.viewing_id,
        place=order.place,
        discount_basis_points=rate,
        discount=amount,
        discount_reason=reason,
        discount_promise_id=revision.discount_promise_id,
        replaces_order_id=order.replaces_order_id,
    )


def _day(db: Session, order: OrderRow, draft: SubstituteDraft) -> date:
    """The day on the page where it can be kept, else the soonest: what was moved later comes forward again."""
    changed = [
        replace(line, moulding_id=draft.moulding_id) if line.moulding_id == draft.instead_of else line
        for line in order.lines
    ]
    soonest = feasible(db, changed, order.id, order.lines)
    return max(soonest, order.revision.promised_on or soonest)
