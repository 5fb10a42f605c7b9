"""Orders as the desk takes them: by keys and clicks, on a real store."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio import business, clock, orders
from studio.business import RoomPurpose, StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.money import Money
from studio.orders import ConfirmDraft, OrderDraft, OrderId, OrderState, PresentationDraft, PresentationId
from tests.make import clients
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.form import OrderForm
from ui.orders.money_forms import CallOffForm, PaymentForm, RefundForm
from ui.orders.order_page import OrderPage
from ui.orders.page import OrdersPage
from ui.orders.presentation_forms import MINUTES, BookPresentationForm, HandOverForm
from ui.orders.whole import order_facts, presentation_facts

ENTER = Qt.Key.Key_Return


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    return clients.ashworths(store, staff.priya)


@pytest.fixture
def desk(store: Store, staff: Staff, qapp: QApplication) -> Work:
    """Daniel at the desk on the evening of the first viewing."""
    work = Work(store, inline=True)
    work.by = staff.daniel
    with clock.standing_at(make.FIRST_EVENING):
        yield work


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1060, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def form(qtbot: QtBot, desk: Work, family: HouseholdId, order_id: OrderId | None = None) -> OrderForm:
    made = OrderForm(desk, desk.store.ask(order_facts, family, order_id, None, None))
    made.settling.serve(desk.by.staff_id)
    shown(qtbot, made)
    return made


def page(qtbot: QtBot, desk: Work, order_id: OrderId) -> OrderPage:
    made = OrderPage(desk)
    made.with_ = {"order_id": order_id}
    shown(qtbot, made)
    return made


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def type_line(qtbot: QtBot, picture: str, size: str, where: str) -> int:
    """One line by keyboard alone; answers how many interactions it took."""
    for typed, then in ((picture, Qt.Key.Key_Tab), (size, Qt.Key.Key_Tab), (where, ENTER)):
        qtbot.keyClicks(QApplication.focusWidget(), typed)
        qtbot.keyClick(QApplication.focusWidget(), then)
    return 3


def test_each_line_takes_three_runs_of_typing_and_the_order_one_press(
    qtbot: QtBot, desk: Work, family: HouseholdId
) -> None:
    made = form(qtbot, desk, family)
    took = [
        type_line(qtbot, "0147", "30 24", "above the fireplace, lounge"),
        type_line(qtbot, "0152", "10x8", "hall"),
    ]
    assert took == [3, 3]
    assert len(made.lines) == 2
    qtbot.waitUntil(lambda: "£1,060.00" in words(made.settling))
    qtbot.keyClicks(made.settling.paid.line, "60")
    with qtbot.waitSignal(made.saved) as saved:
        qtbot.keyClick(made, ENTER, Qt.KeyboardModifier.ControlModifier)
    order = desk.store.ask(orders.order, saved.args[0])
    assert (order.number, order.total, order.balance) == ("O-00001", Money(1_060_00), Money(1_000_00))
    assert order.lines[0].hanging_place == "above the fireplace, lounge"


def test_a_size_is_echoed_with_its_price_and_may_hang_the_other_way_up(
    qtbot: QtBot, desk: Work, family: HouseholdId
) -> None:
    made = form(qtbot, desk, family)
    made.entry.measure.set_value("24 30")
    assert made.entry.measure.below.text().startswith(
        "24 × 30 framed print, oak frame, £895.00; add “print” £395.00"
    )
    made.entry.measure.set_value("24 30 print")
    assert "24 × 30 print, lustre, £395.00" in made.entry.measure.below.text()
    made.entry.image.set_value("0147")
    made.entry.add()
    assert (made.lines[0].turned, made.quote.total if made.quote else None) == (True, Money(395_00))


def test_what_cannot_be_ordered_is_said_beside_its_field_and_stays_typed(
    qtbot: QtBot, desk: Work, family: HouseholdId
) -> None:
    made = form(qtbot, desk, family)
    made.press_save()
    assert "add at least one picture" in words(made)
    made.entry.image.set_value("0147")
    made.entry.measure.set_value("31 24")
    made.press_save()
    assert made.entry.measure.is_refused
    assert made.entry.measure.value() == "31 24"
    made.entry.measure.set_value("30 24")
    made.settling.discount.set_value("10 %")
    made.press_save()
    assert made.settling.reason.is_refused
    assert desk.store.ask(orders.of_household, family) == ()


def test_a_line_can_be_changed_and_taken_out(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store
) -> None:
    made = form(qtbot, desk, family)
    for line in make.first_lines(store):
        made._take(line)
    made.table.choose(2)
    qtbot.keyClick(made.table, Qt.Key.Key_Delete)
    assert [line.image_ref for line in made.lines] == ["0147", "0160", "0163", "0171"]
    made.table.choose(1)
    qtbot.keyClick(made.table, ENTER)
    assert (made.entry.image.value(), made.entry.where.value()) == ("0147", "above the fireplace, lounge")
    made.entry.measure.set_value("40 30")
    made.entry.add()
    assert made.quote is not None
    assert made.quote.total == Money((1195 + 3 * 165) * 100)


def test_a_draft_is_kept_and_gone_on_with(qtbot: QtBot, desk: Work, family: HouseholdId) -> None:
    made = form(qtbot, desk, family)
    type_line(qtbot, "0147", "30 24", "")
    with qtbot.waitSignal(made.saved) as saved:
        qtbot.mouseClick(made.keep, Qt.MouseButton.LeftButton)
    order_id = OrderId(saved.args[0])
    assert desk.store.ask(orders.order, order_id).state is OrderState.DRAFT
    again = form(qtbot, desk, family, order_id)
    type_line(qtbot, "0152", "10 8", "hall")
    with qtbot.waitSignal(again.saved):
        again.press_save()
    assert [line.image_ref for line in desk.store.ask(orders.order, order_id).lines] == ["0147", "0152"]


def test_thinking_it_over_is_one_press_and_leads_to_the_one_date(
    qtbot: QtBot, desk: Work, family: HouseholdId
) -> None:
    at_viewing = replace(desk.store.ask(order_facts, family, None, None, None), viewing_id=5)
    made = OrderForm(desk, at_viewing)
    shown(qtbot, made)
    assert made.thinking.isVisible()
    with qtbot.waitSignal(made.wish) as wished:
        qtbot.mouseClick(made.thinking, Qt.MouseButton.LeftButton)
    assert wished.args[0] == Wish("hold_viewing", {"viewing_id": 5})
    assert not made.isVisible()


def test_the_page_shows_the_kept_paper_and_prints_those_very_bytes(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    shows = page(qtbot, desk, order_id)
    assert shows.print_document() == ("Order O-00001", store.ask(orders.paper, order_id))
    assert len(shows.paper.pages) == 4
    assert shows.about() == {"household_id": family}
    assert "£1,555.00" in words(shows)


def test_the_banner_leads_down_the_road_one_press_a_step(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    shows = page(qtbot, desk, order_id)
    heard: list[Wish] = []
    shows.wish.connect(heard.append)
    for state in (OrderState.CONFIRMED, OrderState.IN_PRODUCTION):
        qtbot.mouseClick(shows.banner.button, Qt.MouseButton.LeftButton)
        assert store.ask(orders.order, order_id).state is state
    qtbot.mouseClick(shows.banner.button, Qt.MouseButton.LeftButton)
    assert heard[-1].verb == "making"
    make.made(store, staff.daniel, order_id)
    shows.refresh()
    qtbot.mouseClick(shows.banner.button, Qt.MouseButton.LeftButton)
    assert heard[-1] == Wish("present_order", {"order_id": order_id})


def test_the_uplift_is_on_nobodys_screen_but_the_owners(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    first = make.first_order(store, staff.daniel, family)
    second = make.second_order(store, staff.daniel, family, first)
    for by, sees in ((staff.daniel, False), (staff.priya, False), (staff.helen, True)):
        desk.by = by
        assert ("+£465.00" in words(page(qtbot, desk, second))) is sees


def test_a_payment_takes_one_press_and_a_refund_is_the_owners(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family, make.paid(1000))
    paying = PaymentForm(desk, store.ask(orders.order, order_id), "GBP")
    shown(qtbot, paying)
    qtbot.keyClick(paying, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert store.ask(orders.balance, order_id) == Money(0)
    assert not any(
        button.text() == "Give mone&y back" for button in page(qtbot, desk, order_id).findChildren(Button)
    )
    desk.by = staff.helen
    assert any(
        button.text() == "Give mone&y back" for button in page(qtbot, desk, order_id).findChildren(Button)
    )
    refund = RefundForm(desk, store.ask(orders.order, order_id), "GBP")
    shown(qtbot, refund)
    refund.fill({"amount": Money(2_000_00), "reason": "for the trouble"})
    refund.press_save()
    assert refund.fields["amount"].is_refused
    refund.fill({"amount": Money(55_00)})
    refund.press_save()
    assert store.ask(orders.order, order_id).taken == Money(1_500_00)


def test_calling_off_wants_a_reason(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    asks = CallOffForm(desk, store.ask(orders.order, order_id))
    shown(qtbot, asks)
    asks.press_save()
    assert asks.fields["reason"].is_refused
    asks.fill({"reason": "They are moving house"})
    asks.press_save()
    assert store.ask(orders.order, order_id).state is OrderState.CANCELLED
    assert "They are moving house" in words(page(qtbot, desk, order_id))


def test_a_presentation_is_booked_at_the_first_free_time_and_handed_over(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    with clock.standing_at(datetime(2026, 10, 9, 12)):
        make.made(store, staff.daniel, order_id)
        books = BookPresentationForm(desk, store.ask(presentation_facts, order_id, MINUTES))
        shown(qtbot, books)
        with qtbot.waitSignal(books.saved) as saved:
            qtbot.keyClick(books, ENTER, Qt.KeyboardModifier.ControlModifier)
    booked = store.ask(orders.presentation, PresentationId(saved.args[0]))
    with clock.standing_at(booked.wall):
        hands = HandOverForm(desk, store.ask(presentation_facts, order_id, MINUTES), booked.id)
        shown(qtbot, hands)
        qtbot.keyClick(hands, ENTER, Qt.KeyboardModifier.ControlModifier)
    order = store.ask(orders.order, order_id)
    assert order.state is OrderState.CLOSED, "it was paid, so handing over closed it"
    assert order.presentations[0].attendees == "Claire Ashworth"


def test_part_handed_over_says_what_and_leaves_the_order_open(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    make.made(store, staff.daniel, order_id)
    room = store.ask(business.rooms, RoomPurpose.VIEWING)[0].id
    draft = PresentationDraft(order_id, datetime(2026, 10, 14, 16), StaffId(staff.daniel.staff_id), room)
    presentation = PresentationId(store.do(orders.book_presentation, draft, by=staff.daniel))
    with clock.standing_at(datetime(2026, 10, 14, 16)):
        hands = HandOverForm(desk, store.ask(presentation_facts, order_id, MINUTES), presentation)
        shown(qtbot, hands)
        for part in hands.pieces:
            part.taken.setChecked(False)
        hands.press_save()
        assert "Please tick at least one picture" in hands.notice_bar.words.text()
        hands.pieces[0].taken.setChecked(True)
        hands.press_save()
    assert store.ask(orders.order, order_id).state is OrderState.READY


def test_a_change_is_made_out_as_a_revision(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family)
    changes = form(qtbot, desk, family, order_id)
    assert "revision 2" in words(changes)
    assert len(changes.lines) == 5
    qtbot.waitUntil(lambda: "Wednesday 14 October 2026" in words(changes.settling))
    qtbot.waitUntil(lambda: "Paid so far" in words(changes.settling))
    left = changes.half_typed()
    type_line(qtbot, "0180", "14 11", "stairs")
    with qtbot.waitSignal(changes.saved):
        changes.press_save()
    order = store.ask(orders.order, order_id)
    assert (order.revision.number, order.total) == (2, Money(1_850_00))
    assert "Picture 0180 added." in words(page(qtbot, desk, order_id))
    again = form(qtbot, desk, family, order_id)
    again.put_back(left)
    again.press_save()
    assert "revision 2 is in force now" in words(again), (
        "left half typed, it changes the order as it stood then"
    )
    assert store.ask(orders.order, order_id).total == Money(1_850_00)


def test_the_list_says_what_is_late_and_is_filtered_by_keys(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    make.first_order(store, staff.daniel, family)
    store.do(orders.begin, OrderDraft(family, StaffId(1), make.first_lines(store)[:1]), by=staff.helen)
    with clock.standing_at(datetime(2026, 10, 20, 9)):
        lists = OrdersPage(desk)
        shown(qtbot, lists)
        assert lists.sentence.text() == "2 orders are under way. 1 is late."
        assert [row.number for row in lists.table.rows_model.rows] == ["O-00001", None]
        qtbot.keyClick(lists.filters[3], Qt.Key.Key_Space)
        assert [row.number for row in lists.table.rows_model.rows] == [None]
        qtbot.keyClick(lists.filters[1], Qt.Key.Key_Space)
        heard: list[Wish] = []
        lists.wish.connect(heard.append)
        qtbot.keyClick(lists.table, ENTER)
    assert heard == [Wish("open_order", {"order_id": 1})]


def test_a_page_without_orders_offers_the_first_step(qtbot: QtBot, desk: Work, staff: Staff) -> None:
    lists = OrdersPage(desk)
    shown(qtbot, lists)
    assert lists.nothing.isVisible()
    assert "Orders will be here" in words(lists)


def test_what_another_desk_changed_reloads_the_page(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    order_id = make.first_order(store, staff.daniel, family, make.paid(500))
    shows = page(qtbot, desk, order_id)
    assert "£1,055.00" in words(shows)
    desk.do(orders.take_payment, order_id, make.paid(1055), owner=shows)
    assert "£1,055.00 to pay" not in words(shows)
    assert "paid" in shows.sentence.text()


def test_an_order_beyond_the_credit_shows_what_is_left_of_it(
    qtbot: QtBot, desk: Work, family: HouseholdId, store: Store, staff: Staff
) -> None:
    first = make.first_order(store, staff.daniel, family)
    draft = OrderDraft(family, StaffId(1), make.first_lines(store)[1:2], replaces_order_id=first)
    second = OrderId(store.do(orders.begin, draft, by=staff.helen))
    desk.by = staff.helen
    made = form(qtbot, desk, family, second)
    assert "£1,390.00 is left over." in words(made)
    made.press_save()
    assert made.settling.surplus.is_refused
    made.settling.surplus.set_value(orders.Surplus.CREDIT)
    made.press_save()
    assert store.ask(orders.kept_credit, family) == Money(1_390_00)
    assert store.ask(orders.order, second).state is OrderState.CONFIRMED


def test_the_draft_of_a_confirmation_may_be_signed_at_once(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    with clock.standing_at(make.FIRST_EVENING):
        draft = OrderDraft(family, StaffId(1), make.first_lines(store))
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(signed=True), by=staff.helen))
    assert store.ask(orders.order, order_id).signed_at is not None
