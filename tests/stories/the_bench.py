"""The bench, the check and the presentation (DOMAIN 4.2, 4.00 and 5.00 pm): from the signed order to their wall."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import letters, making, orders
from studio.making import Cause, Stage
from studio.money import Money
from studio.orders import OrderId, OrderState
from tests.stories.the_desk import ALT, CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text, signs_in
from ui.kit import printing

KEY = Qt.Key
WITH_WALNUT = date(2026, 11, 10)


def the_evening_before_is_counted(desk: Desk) -> None:
    """Thursday, before the door opens: the deposit of the evening."""
    desk.at(datetime(2026, 9, 17, 9, 15))
    signs_in(desk, "Priya Shah")
    the_day_is_counted(desk, "17 Sep", "800.00")


def it_goes_to_the_bench(desk: Desk, order_id: OrderId) -> None:
    """Thursday morning: one press; a label for each of the four."""
    desk.at(datetime(2026, 9, 17, 10))
    signs_in(desk, "Daniel Reed")
    desk.press(KEY.Key_K, CONTROL)
    desk.type("o-1", ENTER)
    with desk.within(1, "17 Sep  into making"):
        desk.click("Start production")
    sent: list[tuple[str, bytes]] = []
    printing.take_next(lambda name, pdf: sent.append((name, pdf)))
    with desk.within(3, "17 Sep  four labels"):
        desk.press(KEY.Key_5, CONTROL)
        desk.press(KEY.Key_P, CONTROL)
        desk.press(ENTER, CONTROL)
    ((name, pdf),) = sent
    assert name == "Labels O-00001-1 and 3 more"
    assert all(f"O-00001/{number}" in page_text(pdf) for number in (1, 2, 3, 4))


def _moves(desk: Desk, order_id: OrderId, number: int, to: Stage) -> None:
    """Its label is scanned, which types the code and Enter; Enter moves it on."""
    before = desk.count
    desk.type(f"O-00001/{number}", ENTER)
    desk.press(ENTER)
    assert desk.count - before == 2
    assert desk.store.ask(making.pieces_of, order_id)[number - 1].stage is to


def pieces_are_moved_on(desk: Desk, order_id: OrderId) -> None:
    """Two interactions an item, whatever the stage."""
    for moment, to in (
        (datetime(2026, 9, 17, 16), Stage.RETOUCHING),
        (datetime(2026, 9, 22, 16), Stage.PRINTED),
    ):
        desk.at(moment)
        with desk.within(8, f"{moment.day} Sep  four items to {to.value}"):
            for number in (1, 2, 3, 4):
                _moves(desk, order_id, number, to)


def one_is_made_again(desk: Desk, order_id: OrderId) -> None:
    """The paper has a scratch: the cause in one key, and a new piece takes its place."""
    desk.type("1/4", ENTER)
    with desk.within(3, "22 Sep  made again, the cause in one key"):
        desk.click("Remake")
        desk.press(KEY.Key_6)
        desk.press(ENTER, CONTROL)
    again = desk.store.ask(making.pieces_of, order_id)[-1]
    assert (again.number, again.remake_of, again.remake_cause) == (5, 4, Cause.DAMAGED)


def the_walnut_is_late(desk: Desk, order_id: OrderId) -> None:
    """The supplier rings: everyone it touches at once; the promised day moves and their letter falls due today."""
    desk.at(datetime(2026, 9, 29, 15, 15))
    signs_in(desk, "Priya Shah")
    desk.press(KEY.Key_5, CONTROL)
    desk.press(KEY.Key_K, ALT)
    desk.title("Stock")
    with desk.within(4, "29 Sep  a moulding is out of stock"):
        desk.open_story("Walnut")
        desk.click("Out of stock")
        desk.type("2 nov")
        desk.press(ENTER, CONTROL)
    assert desk.store.ask(orders.order, order_id).promised_on == WITH_WALNUT
    desk.title("Ring them")
    desk.sees("1 family to ring about a later day", "01632 960123", "Tuesday 10 November 2026")
    with desk.within(1, "29 Sep  … and she has been told"):
        desk.click("Spoke")
    desk.sees("Everybody has been told")
    desk.click("Close")
    assert [row.occasion.code for row in desk.store.ask(letters.due, date(2026, 9, 29)).ready] == ["L5"]
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    with desk.within(3, "29 Sep  their letter (L5), printed and posted"):
        desk.press(KEY.Key_7, CONTROL)
        desk.press(KEY.Key_P, CONTROL)
        desk.click("Tick all as posted")
    (pdf,) = sent
    said = page_text(pdf)
    for words in ("Dear Mrs Ashworth", "alnut", "Tuesday 10 November 2026"):
        assert words in said, f"{words}: {said}"


def the_walnut_is_here(desk: Desk, order_id: OrderId) -> None:
    """Sooner than he said: what waited goes on; the days that were told stay told."""
    desk.at(datetime(2026, 10, 20, 9, 30))
    signs_in(desk, "Daniel Reed")
    desk.press(KEY.Key_5, CONTROL)
    desk.press(KEY.Key_K, ALT)
    with desk.within(4, "20 Oct  the moulding is back"):
        desk.open_story("Walnut")
        desk.click("Back in stock")
        desk.press(ENTER, CONTROL)
    assert not any(row.waits for row in desk.store.ask(making.pieces_of, order_id))
    desk.press(KEY.Key_5, CONTROL)
    for stage in (Stage.RETOUCHING, Stage.PRINTED):
        _moves(desk, order_id, 5, stage)
    with desk.within(8, "20 Oct  four items mounted and framed"):
        for number in (1, 2, 3, 5):
            _moves(desk, order_id, number, Stage.FRAMED)


def helen_checks_them(desk: Desk, order_id: OrderId) -> None:
    """5 pm: by one who did not make it, a tick each; with one open it is not ready. The last one tells the desk."""
    desk.at(datetime(2026, 10, 20, 17))
    desk.type("1/1", ENTER)
    desk.press(ENTER)
    desk.sees("You made this one yourself. Please let somebody else look at it.")
    desk.press(KEY.Key_Escape)
    signs_in(desk, "Helen Marsh")
    desk.press(KEY.Key_5, CONTROL)
    for number in (1, 2, 3, 5):
        desk.type(f"O-00001/{number}", ENTER)
        desk.press(ENTER)
        desk.title(f"Check O-00001/{number}")
        points = making.points(desk.store.ask(making.pieces_of, order_id)[number - 1].framing)
        with desk.within(
            len(points) + 1, f"20 Oct  checks /{number}: {len(points)} points, a tick each, and ready"
        ):
            for figure in range(1, len(points)):
                desk.press(KEY(KEY.Key_0 + figure))
            assert not desk.offers("As ordered: ready"), "not with one open"
            desk.press(KEY(KEY.Key_0 + len(points)))
            desk.press(ENTER, CONTROL)
    order = desk.store.ask(orders.order, order_id)
    assert order.state is OrderState.READY
    signs_in(desk, "Priya Shah")
    desk.press(KEY.Key_1, CONTROL)
    desk.sees("Ashworth: portraits are ready", "book the presentation")


def they_take_them_home(desk: Desk, order_id: OrderId) -> None:
    """Friday 23 October: piece by piece, looked at together; what is left is paid, and the order is closed."""
    desk.at(datetime(2026, 10, 21, 10))
    with desk.within(5, "21 Oct  the presentation is booked"):
        desk.click_line("portraits are ready")
        desk.click("Book the presentation")
        desk.type("fri 23 oct")
        desk.type("5 pm")
        desk.press(ENTER, CONTROL)
    desk.at(datetime(2026, 10, 23, 17))
    desk.press(KEY.Key_1, CONTROL)
    desk.click_line("Ashworth")
    desk.click("Hand them over")
    desk.title("Hand the portraits over")
    desk.sees("£1,577.04")
    with desk.within(5, "23 Oct  handed over, piece by piece"):
        desk.fill(attendees="Claire and Ellie")
        desk.type("delighted")
        desk.click("All looked at together")
        desk.press(ENTER, CONTROL)
    with desk.within(2, "23 Oct  the balance is paid"):
        desk.click("Take the payment")
        desk.press(ENTER, CONTROL)
    with desk.within(1, "23 Oct  the order is closed"):
        desk.click("Close the order")
    order = desk.store.ask(orders.order, order_id)
    assert (order.state, order.balance) == (OrderState.CLOSED, Money(0))


def the_day_is_counted(desk: Desk, day: str, taken: str) -> None:
    """The card terminal's total is typed; everything that was taken since the last count is locked."""
    desk.press(KEY.Key_4, CONTROL)
    desk.click("The day's money")
    desk.sees(f"£{taken} in 1 payment is not counted yet.")
    with desk.within(6, f"{day}  the day is counted"):
        desk.click("Count the day")
        desk.fill(cash="0", card=taken)
        desk.press(ENTER, CONTROL)
    desk.click("Close")  # the count as it would be printed
    desk.sees("Everything that was taken is counted.")
