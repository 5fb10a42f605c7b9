"""Answers to wishes about the rack, mouldings that are out, and what stands here that is the clients'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import clients, making, orders, stock
from studio.catalogue.model import MouldingId
from studio.clients import HouseholdId
from studio.making import CallToMake, CustodyItemRow
from studio.orders import OrderId
from studio.words import counted
from ui.kit import notices
from ui.kit.wish import Wish
from ui.making.custody_forms import CustodyFacts, CustodyForm, CustodySheet, custody_facts, print_receipt
from ui.making.expected_form import ExpectedForm
from ui.making.held_forms import CollectForm, SubstituteForm, SwapFacts, said, swap_facts
from ui.making.later_form import LaterFacts, LaterForm, later_facts
from ui.making.stock_forms import CountForm, DeliveryForm, ExpectForm, MovesSheet, WasteForm
from ui.making.stock_whole import MouldingFacts, moulding_facts
from ui.making.waiting_forms import DelayCalls, MouldingBackForm, MouldingOutForm, told

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _with_mouldings(window: MainWindow, moulding_id: MouldingId | None, form: Any, then: Any = None) -> None:
    def show(facts: MouldingFacts) -> None:
        if not facts.lines:
            words = "There is no moulding in the catalogue yet. The owner can add one in Settings."
            notices.bar(window.page or window, words, "due")
            return
        made = form(window.work, facts, window)
        if then is not None:
            made.saved.connect(then)
        made.open()

    window.work.ask(moulding_facts, moulding_id, then=show, owner=window)


def count_stock(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """Count the rack."""

    def counted_now(differed: int) -> None:
        differences = (
            f"{counted(differed, 'moulding')} differed from the books" if differed else "as the books say"
        )
        said(window, f"Counted: {differences}.")

    _with_mouldings(window, moulding_id, CountForm, counted_now)


def deliver_stock(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """A length came in."""
    _with_mouldings(window, moulding_id, DeliveryForm)


def waste_stock(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """A length is written off."""
    _with_mouldings(window, moulding_id, WasteForm)


def expect_stock(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """Moulding was ordered."""
    _with_mouldings(window, moulding_id, ExpectForm)


def delivery_moves(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """What was expected comes on another day, or not at all."""
    _with_mouldings(window, moulding_id, ExpectedForm)


def stock_moves(window: MainWindow, moulding_id: MouldingId) -> None:
    """What came and went of one moulding."""

    def show(found: Any) -> None:
        row, moves = found
        MovesSheet(window.work, row, moves, window).open()

    window.work.ask(_moves, moulding_id, then=show, owner=window)


def _moves(db: Any, moulding_id: MouldingId) -> Any:
    row = next(row for row in stock.rack(db) if row.moulding_id == moulding_id)
    return row, stock.moves_of(db, moulding_id)


def moulding_out(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """The framer rings: a moulding is out of stock until a day; then whom to ring."""

    def noted(moved: int) -> None:
        told(window, moved)
        if moved:
            delay_calls(window)

    _with_mouldings(window, moulding_id, MouldingOutForm, noted)


def moulding_back(window: MainWindow, moulding_id: MouldingId | None = None) -> None:
    """It is back: every piece that waits for it goes on."""
    _with_mouldings(
        window,
        moulding_id,
        MouldingBackForm,
        lambda count: said(window, f"{counted(count, 'piece goes', 'pieces go')} on." if count else "Noted."),
    )


def later_day(window: MainWindow, order_id: OrderId) -> None:
    """An order will be later than promised; then whom to ring."""

    def show(facts: LaterFacts) -> None:
        form = LaterForm(window.work, facts, window)
        form.saved.connect(lambda _: delay_calls(window, order_id))
        form.open()

    window.work.ask(later_facts, order_id, then=show, owner=window)


def leave_with_us(window: MainWindow, order_id: OrderId) -> None:
    """Something of theirs stays with us for an order."""

    def show(order: Any) -> None:
        take_into_custody(window, order.household_id, order_id)

    window.work.ask(orders.order, order_id, then=show, owner=window)


def delay_calls(window: MainWindow, order_id: OrderId | None = None) -> None:
    """Whom to ring about a later day."""

    def show(calls: tuple[CallToMake, ...]) -> None:
        if calls:
            DelayCalls(window.work, calls, window, order_id).open()
        else:
            notices.bar(window.page or window, "Everybody has been told.", "good")

    window.work.ask(making.calls_to_make, then=show, owner=window)


def another_moulding(window: MainWindow, order_id: OrderId) -> None:
    """Another moulding in place of the one ordered, with their consent."""

    def show(facts: SwapFacts) -> None:
        if not facts.mouldings:
            notices.bar(
                window.page or window, "No picture of this order is framed in a moulding of ours.", "due"
            )
            return
        form = SubstituteForm(window.work, facts, window)
        form.saved.connect(lambda _: window.grant(Wish("open_order", {"order_id": order_id})))
        form.open()

    window.work.ask(swap_facts, order_id, then=show, owner=window)


def take_into_custody(
    window: MainWindow, household_id: HouseholdId | None = None, order_id: OrderId | None = None
) -> None:
    """Something of theirs stays with us; the receipt is printed for both to sign."""
    if household_id is None:
        notices.bar(window.page or window, "Please open the family first.", "due")
        return

    def show(facts: CustodyFacts) -> None:
        form = CustodyForm(window.work, facts, order_id, window)
        form.saved.connect(lambda custody_id: print_receipt(window, custody_id))
        form.open()

    window.work.ask(custody_facts, household_id, then=show, owner=window)


def custody(window: MainWindow, custody_id: int = 0) -> None:
    """Everything of clients' own that is with us."""

    def show(rows: tuple[CustodyItemRow, ...]) -> None:
        CustodySheet(window.work, rows, window, custody_id).open()

    window.work.ask(making.in_custody, then=show, owner=window)


def collect(window: MainWindow, order_id: OrderId) -> None:
    """Pictures that were not collected: note who was told."""

    def show(found: Any) -> None:
        order, family, tries = found
        form = CollectForm(window.work, order, family, tries, window)
        form.wish.connect(window.grant)
        form.open()

    window.work.ask(_uncollected, order_id, then=show, owner=window)


def _uncollected(db: Any, order_id: OrderId) -> Any:
    order = orders.order(db, order_id)
    tries = tuple(
        each for each in making.calls_about(db, order_id) if each.about is making.RungAbout.COLLECTING
    )
    return order, clients.household(db, order.household_id), tries
