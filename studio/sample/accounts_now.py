"""Money as it is taken just now: instalments, a mind that is changed, cheques and vouchers, the count of each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from studio import catalogue, clients, clock, making, orders, till
from studio.catalogue import ChoiceKind, Edition
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    ConsentDraft,
    ConsentWay,
    LineDraft,
    LineRow,
    Method,
    OrderDraft,
    OrderId,
    OrderState,
    PaymentDraft,
    PlanDraft,
)
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.till import CountDraft, VoucherDraft

COUNTED = 9
"""On so many working days the till was counted; yesterday's is still to be done."""
CLOSING = 1075
FLOAT = Money(80_00)
CHEQUE_RESTS = timedelta(days=12)
UNDER_WAY = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)


def pay_by_instalments(stage: Stage, random: Random, order_id: OrderId) -> Iterator[datetime]:
    """The rest in four monthly parts; the first of them is paid on its day."""
    if stage.store.ask(orders.balance, order_id) <= Money(4):
        return
    first_on = stage.book.open_day(clock.today() + timedelta(days=12))
    stage.do(orders.make_plan, order_id, PlanDraft(4, first_on), by=stage.people.gwen)
    yield stage.working_moment(random, first_on)
    plan = stage.store.ask(orders.plan_of, order_id)
    if plan is not None and plan.next is not None:
        part = PaymentDraft(plan.next.left, Method.TRANSFER, "first instalment")
        stage.do(orders.take_payment, order_id, part, by=stage.people.priya)


def change_mind(stage: Stage, random: Random, order_id: OrderId) -> Iterator[datetime]:
    """The day after, she rings: another moulding for all of them. The next revision, with her consent (R17)."""
    placed_on = stage.store.ask(orders.order, order_id).confirmed_at
    assert placed_on is not None
    yield stage.working_moment(random, placed_on.date() + timedelta(days=1))
    row = stage.store.ask(orders.order, order_id)
    edition = stage.store.ask(catalogue.edition_on, clock.today())
    framed = [line for line in row.lines if line.moulding_id is not None]
    if not framed:
        return
    now = framed[0].moulding_id
    other = next(
        each.moulding_id
        for each in edition.offered(ChoiceKind.MOULDING, framed[0].price_id)
        if each.moulding_id != now
    )
    lines = tuple(
        replace(as_draft(line, edition), moulding_id=other if line.moulding_id is not None else None)
        for line in row.lines
    )
    first = stage.store.ask(clients.people_of, row.household_id)[0]
    draft = OrderDraft(
        row.household_id, row.host_id, lines, viewing_id=row.viewing_id, place=row.place,
        discount_basis_points=row.revision.typed_basis_points, discount=row.revision.typed_discount,
        discount_reason=row.revision.typed_reason, discount_promise_id=row.revision.discount_promise_id,
    )  # fmt: skip
    agreed = ConsentDraft(
        first.first or "the family", ConsentWay.TELEPHONE, None, "Seen again at her sister’s."
    )
    stage.do(making.amend, order_id, draft, ConfirmDraft(consent=agreed), by=stage.people.priya)


def as_draft(line: LineRow, edition: Edition) -> LineDraft:
    """A line of an order as it is handed in again."""
    assert line.price_id is not None
    price = edition.price(line.price_id)
    return LineDraft(
        line.image_ref, line.price_id, line.people, line.hanging_place, line.quantity,
        turned=(line.width_in, line.height_in) != (price.width_in, price.height_in), picture_id=line.picture_id,
        mount_id=line.mount_id, mount_border_mm=line.mount_border_mm if line.mount_id is not None else None,
        glazing_id=line.glazing_id, choice_ids=line.choice_ids, key=line.key,
    )  # fmt: skip


def vouchers(stage: Stage) -> Iterator[datetime]:
    """One is bought at the door and brought by another family, who use some of it; one is a family's present."""
    helen, gwen = stage.people.helen, stage.people.gwen
    good_until = stage.until + timedelta(days=330)
    yield stage.open_moment(at(stage.until - timedelta(days=20), 670))
    bought = VoucherDraft(Money(120_00), Method.CASH, good_until, buyer="Mrs Ferris", for_name="Joanna")
    first = stage.do(till.sell_voucher, bought, by=gwen)
    yield stage.open_moment(at(stage.until - timedelta(days=9), 845))
    families = stage.store.ask(clients.page, None, 5)
    present = VoucherDraft(Money(150_00), Method.CARD, good_until, families[-1].id, for_name="her parents")
    stage.do(till.sell_voucher, present, by=gwen)
    yield stage.open_moment(at(stage.until - timedelta(days=5), 690))
    owing = [row for row in stage.store.ask(orders.listing, UNDER_WAY) if row.balance >= Money(20_00)]
    if owing:
        code = next(row.code for row in stage.store.ask(till.sold) if row.id == first)
        worth = min(owing[0].balance, Money(85_00))
        stage.do(
            orders.take_payment, owing[0].id, PaymentDraft(worth, Method.VOUCHER, voucher=code), by=helen
        )  # fmt: skip


def counts(stage: Stage) -> Iterator[datetime]:
    """The till is counted each evening but yesterday's; older cheques go to the bank on the way home."""
    days = [stage.book.open_day(stage.until - timedelta(days=1), before=True)]
    while len(days) <= COUNTED:
        days.insert(0, stage.book.open_day(days[0] - timedelta(days=1), before=True))
    made = 0
    for day in days[:-1]:
        if day < stage.tell_from:
            continue
        yield at(day, CLOSING)
        _bank_older(stage, day)
        yield at(day, CLOSING + 4)
        made += _count(stage, short=made == 1)


def _bank_older(stage: Stage, day: date) -> None:
    old = clock.to_utc(at(day, 0)) - CHEQUE_RESTS
    waiting = [row.id for row in stage.store.ask(orders.cheques_here) if row.taken_at < old]
    if waiting:
        stage.do(orders.pay_in_cheques, waiting, day, by=stage.people.gwen)


def _count(stage: Stage, *, short: bool) -> bool:
    """Answers whether there was anything to count; where it is short, a word says why."""
    there = stage.store.ask(till.to_count)
    if not there.rows:
        return False
    left = FLOAT if there.is_first else there.float_before
    expected = till.expected_of(there.rows, left)
    missing = Money(2_00 if short else 0)
    draft = CountDraft(
        rows=frozenset(row.key for row in there.rows),
        cash=expected[Method.CASH] - missing,
        card=expected[Method.CARD],
        transfer=expected[Method.TRANSFER],
        cheques=frozenset(row.key for row in there.cheques),
        float_before=left,
        float_left=min(FLOAT, expected[Method.CASH] - missing),
        word="Two pounds went on milk; the slip is in the drawer." if short else "",
    )
    stage.do(till.count_the_day, draft, by=stage.people.priya)
    return True
