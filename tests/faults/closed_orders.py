"""A closed order stays as it is: every verb that takes an order, or anything of one, is tried on it.

The verbs are found by what they ask for, so that a new one cannot be forgotten: it is refused, or stands below with
the reason why it may still be done, and then leaves what was ordered, handed over and paid as it was.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any, NewType, get_args, get_type_hints

from sqlalchemy import text
from sqlalchemy.orm import Session

import studio
from studio import business, care, catalogue, clients, clock, making, orders
from studio.actor import Actor, Role
from studio.business import RoomPurpose, StaffId
from studio.care import Aspect, ConcernDraft, MarkDraft, OfferDraft, OfferKind, OfferOutcome
from studio.catalogue import SupplierDraft, SupplierId, SupplierKind
from studio.db import Store
from studio.errors import StudioError
from studio.making import (
    Cause,
    CustodyDraft,
    HandOverDraft,
    ItemDraft,
    NotRightDraft,
    Point,
    Reached,
    RemakeDraft,
    RungAbout,
    SendDraft,
    Stage,
    SubstituteDraft,
    WaitDraft,
)  # fmt: skip
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    ConsentDraft,
    ConsentWay,
    HandedOverDraft,
    Method,
    OrderDraft,
    OrderId,
    OrderState,
    PaymentDraft,
    PlanDraft,
    PresentationDraft,
    RefundDraft,
    Surplus,
)  # fmt: skip
from studio.orders.delaying import DelayDraft
from studio.rights import VERBS
from studio.sessions import MoveDraft
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import marsh_and_reed
from tests.make.care import STORY
from tests.make.clients import ashworths

STILL_DONE = {
    "orders.begin": "a reshoot's order takes the place of a closed one (R6)",
    "orders.place": "a reshoot's order takes the place of a closed one (R6)",
    "orders.close": "pressed twice it is closed once",
    "orders.refund": "goodwill comes when it comes",
    "orders.cheque_came_back": "a bank sends a cheque back when it likes; its money is owed again",
    "orders.issue_invoice": "a page about the order, for their accounts",
    "orders.print_receipt": "a page about the order",
    "orders.print_plan": "a page about the order",
    "making.moulding_out": "a moulding is out for whoever waits for it, and they are not among them",
    "making.remake": "a frame that comes apart next year is made again in a piece of its own (R6)",
    "making.log_order_call": "they ring about it afterwards, too",
    "care.log_concern": "they are unhappy with it later; the concern is a matter of its own",
    "care.mark": "which of the pictures it is about",
    "care.decide_first_order": "what she keeps, gives back or has made again; the order itself stays as it was",
    "care.decide_piece": "the same, for one picture",
    "letters.take_down": "the same, with the letter that answers it",
    "orders.hear_discount": "the owner reads in the evening what was given and closed that day (R14)",
}
"""What may be done about a closed order, and why."""

_KEPT = (
    "SELECT state, number, host_id, closed_at, cancelled_reason FROM portrait_order WHERE id = :id",
    "SELECT number, state, total, to_pay, promised_on, pdf_sha256 FROM order_revision WHERE order_id = :id ORDER BY id",
    "SELECT l.* FROM order_line l JOIN order_revision r ON r.id = l.revision_id WHERE r.order_id = :id ORDER BY l.id",
    "SELECT * FROM presentation WHERE order_id = :id ORDER BY id",
    "SELECT p.* FROM order_paper p JOIN order_revision r ON r.id = p.revision_id WHERE r.order_id = :id",
    "SELECT * FROM change_consent WHERE order_id = :id ORDER BY id",
    "SELECT * FROM payment_plan WHERE order_id = :id ORDER BY id",
    "SELECT id, stage, ended, maker_id, assigned_id, waits_for FROM piece WHERE order_id = :id AND id <= :last_piece",
    "SELECT * FROM payment WHERE order_id = :id AND id <= :last_payment ORDER BY id",
)


NEXT_MORNING = datetime(2026, 10, 15, 10)


class _Undone(Exception):
    """What was tried is taken back, so that the next is tried on the same order."""


def is_of_an_order(asked: object) -> bool:
    """Whether a type is the identity of an order or of anything that the features of orders and making keep."""
    return isinstance(asked, NewType) and asked.__module__.startswith(("studio.orders", "studio.making"))


def _types(asked: Any) -> Iterator[object]:
    """A type and those that it is made of, the fields of drafts included."""
    yield asked
    inner = get_type_hints(asked).values() if is_dataclass(asked) else get_args(asked)
    for each in inner:
        yield from _types(each)


def asks(name: str) -> dict[str, Any]:
    """What a verb asks for besides the records and who acts, by the names of its parameters."""
    function: Any = inspect.unwrap(VERBS[name])
    hints = get_type_hints(function, localns={"Session": Session})
    return {each: hints[each] for each in list(inspect.signature(function).parameters)[2:]}


def verbs_of_orders() -> list[str]:
    """Every verb that takes an order or anything of one."""
    for feature in pkgutil.iter_modules(studio.__path__):
        if feature.ispkg:
            import_module(f"studio.{feature.name}")
    return [
        name
        for name in sorted(VERBS)
        if any(is_of_an_order(each) for asked in asks(name).values() for each in _types(asked))
    ]


def tried(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """Try each on an order that was made, paid, collected and closed: refused with which words; else what changed."""
    with clock.standing_at(NEXT_MORNING):
        return _tried(store, *_closed(store))


def _tried(
    store: Store, order_id: OrderId, given: dict[object, object], owner: Actor
) -> tuple[dict[str, str], dict[str, str]]:
    refused: dict[str, str] = {}
    done: dict[str, str] = {}
    for name in verbs_of_orders():
        with_ = {
            each: _value(name, each, asked, given)
            for each, asked in asks(name).items()
            if _is_needed(name, each) or (each, asked) in given
        }
        changed: list[str] = []

        def attempt(db: Session, by: Actor, name: str, with_: dict[str, object], changed: list[str]) -> None:
            before = _as_kept(db, order_id, given)
            VERBS[name](db, by, **with_)
            db.flush()
            after = _as_kept(db, order_id, given)
            changed += [_KEPT[at] for at, rows in enumerate(before) if rows != after[at]]
            raise _Undone

        try:
            store.do(attempt, name, with_, changed, by=owner)
        except _Undone:
            done[name] = "; ".join(changed)
        except StudioError as told:
            refused[name] = told.message
    return refused, done


def _as_kept(db: Session, order_id: OrderId, given: dict[object, object]) -> list[list[tuple[object, ...]]]:
    with_ = {"id": order_id, "last_payment": given["last payment"], "last_piece": given["last piece"]}
    return [
        [tuple(row) for row in db.execute(text(each), {k: v for k, v in with_.items() if f":{k}" in each})]
        for each in _KEPT
    ]


def _is_needed(name: str, parameter: str) -> bool:
    function: Any = inspect.unwrap(VERBS[name])
    return bool(inspect.signature(function).parameters[parameter].default is inspect.Parameter.empty)


def _value(name: str, parameter: str, asked: Any, given: dict[object, object]) -> object:
    """What is handed in: found by parameter, by type, or by the first of several types that is known."""
    for key in (parameter, asked, *get_args(asked)):
        if key in given:
            return given[key]
    raise AssertionError(
        f"{name} asks for {parameter}: {asked}. Please say in {__name__} what to try it with."
    )


def _closed(store: Store) -> tuple[OrderId, dict[object, object], Actor]:
    """The fringe's first order with all there can be of one, closed; and what each verb is handed."""
    helen, daniel, priya = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = ashworths(store, priya)
        store.do(orders.limit_discounts, {Role.RECEPTIONIST: 500, Role.PHOTOGRAPHER: 500}, by=helen)
        framer = SupplierId(
            store.do(catalogue.add_supplier, SupplierDraft("Oak & Co", SupplierKind.FRAMER), by=helen)
        )
    host = StaffId(helen.staff_id)
    with clock.standing_at(make.FIRST_EVENING):
        draft = OrderDraft(
            family,
            host,
            make.first_lines(store),
            discount_basis_points=1_000,
            discount_reason="for their patience",
        )
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=priya))
        store.do(orders.make_plan, order_id, PlanDraft(2, clock.today()), by=priya)
        owed = store.ask(orders.balance, order_id)
        store.do(orders.take_payment, order_id, PaymentDraft(Money(100_00), Method.CHEQUE), by=priya)
        store.do(orders.take_payment, order_id, PaymentDraft(owed - Money(100_00), Method.CARD), by=priya)
    with clock.standing_at(datetime(2026, 9, 22, 10)):
        cheque, card = (row.id for row in store.ask(orders.order, order_id).payments)
        store.do(orders.pay_in_cheques, [cheque], clock.today(), by=priya)
        left = CustodyDraft(family, "Claire", (ItemDraft("A water-colour", "sound"),), order_id, "to copy")
        custody_id = store.do(making.take_into_custody, left, by=priya)
        first = bench.begin(store, order_id, daniel)[0]
        bench.up_to(store, first, Stage.PRINTED, daniel)
        purchase = store.do(making.send, SendDraft(framer, (first.id,), date(2026, 9, 30)), by=daniel)
        store.do(making.receive, purchase, by=priya)
        bench.finish(store, order_id, daniel)
        room = store.ask(business.rooms, RoomPurpose.VIEWING)[0].id
        collecting = PresentationDraft(order_id, datetime(2026, 10, 14, 16), host, room)
        presentation = store.do(orders.book_presentation, collecting, by=priya)
    with clock.standing_at(datetime(2026, 10, 14, 16, 20)):
        pieces = tuple(row.id for row in store.ask(making.pieces_of, order_id))
        (item,) = store.ask(making.custody_of_order, order_id)
        handed = HandOverDraft("Claire and Mark", pieces, pieces, returned=(item.id,), close=True)
        store.do(making.hand_over, presentation, handed, by=helen)
    order = store.ask(orders.order, order_id)
    assert order.state is OrderState.CLOSED
    claire = store.ask(clients.household, family).people[0].id
    with clock.standing_at(datetime(2026, 10, 14, 17, 10)):
        agreed = (OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED),)
        unhappy = ConcernDraft(family, claire, STORY, order_id=order_id, offers=agreed)
        concern_id = care.ConcernId(store.do(care.log_concern, unhappy, by=helen))
    line = order.lines[0].id
    later = datetime(2026, 10, 20, 16)
    again = OrderDraft(family, host, make.first_lines(store)[:1], replaces_order_id=order_id)
    consent = ConsentDraft("Claire", ConsentWay.TELEPHONE)
    moulding = store.ask(catalogue.mouldings)[0].id
    given: dict[object, object] = {
        "last payment": max(cheque, card), "last piece": max(pieces), "version": None, "right": tuple(Point),
        "reason": "They rang", "because": "They rang", "note": "They rang", "what": "oak", "returned_to": "Claire",
        "told": "They rang", "until": date(2026, 11, 2), "on": NEXT_MORNING.date(), "pieces": [(pieces[0], None)],
        "payments": [cheque], "payment_id": cheque, "stage": Stage.READY, "staff_id": host,
        orders.OrderId: order_id, orders.PresentationId: presentation, orders.PaymentId: card,
        making.PieceId: pieces[0], making.PurchaseId: purchase, making.CustodyId: custody_id,
        making.CustodyItemId: item.id, clients.HouseholdId: family,
        OrderDraft: again, ConfirmDraft: ConfirmDraft(surplus=Surplus.CREDIT), PaymentDraft: make.paid(1),
        PlanDraft: PlanDraft(2, later.date()),
        RefundDraft: RefundDraft(Money(1_00), Method.CARD, "Goodwill"), ConsentDraft: consent,
        PresentationDraft: PresentationDraft(order_id, later, host, room), HandedOverDraft: HandedOverDraft("Claire"),
        HandOverDraft: HandOverDraft("Claire", pieces), MoveDraft: MoveDraft(wall=later),
        DelayDraft: DelayDraft(order_id, date(2026, 11, 20), "The oak is late"),
        WaitDraft: WaitDraft(moulding, date(2026, 11, 20), orders=(order_id,)),
        SubstituteDraft: SubstituteDraft(order_id, moulding, moulding, consent),
        CustodyDraft: CustodyDraft(family, "Claire", (ItemDraft("A locket", "sound"),), order_id),
        SendDraft: SendDraft(framer, pieces[:1], date(2026, 11, 2), because="They rang"),
        RemakeDraft: RemakeDraft(Cause.DAMAGED), NotRightDraft: NotRightDraft(Point.MOUNT, "a hair", Stage.PRINTED),
        ConcernDraft: ConcernDraft(family, claire, STORY, order_id=order_id), Point: Point.MOUNT,
        RungAbout: next(iter(RungAbout)), Reached: next(iter(Reached)),
        care.ConcernId: concern_id, care.PieceFate: care.PieceFate(line, 1, care.Fate.RETURN), "came_back": (),
        "fates": (care.PieceFate(line, 1, care.Fate.KEEP),), "drafts": (MarkDraft(Aspect.FRAME, piece_id=pieces[0]),),
    }  # fmt: skip
    return order_id, given, helen
