"""The fringe's second round: photographed again, ordered again, and what becomes of the first order (DOMAIN 3.6)."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, orders
from studio.care import Fate
from studio.clients import HouseholdId
from studio.money import Money
from tests.stories.beside_the_desk import ticks
from tests.stories.the_call import HER_WORDS, finds_the_family
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text, signs_in, types_lines
from ui.kit import printing

SECOND_ORDER = (
    ("0311", "40 30", "above the fireplace, lounge", "all four of you"),
    ("0320", "10 8", "hall", "Ellie"),
    ("0321", "10 8", "hall", "Tom"),
    ("0322", "10 8", "study", "Claire and Mark"),
    ("0323", "10 8", "for their grandmother", "Ellie and Tom"),
    ("0324", "10 8", "landing", "Claire, laughing"),
)
KEPT = "0171"
"""Their grandmother loves hers, so it stays there; it is credited all the same."""


def the_brief_is_printed(desk: Desk) -> None:
    """Saturday 5 December: two interactions to her words; the brief on paper says what to change and what to keep."""
    desk.at(datetime(2026, 12, 5, 9, 45))
    signs_in(desk, "Daniel Reed")
    with desk.within(2, "2.00  opens a reshoot’s notes"):
        desk.press(Qt.Key.Key_1, CONTROL)
        desk.click_line("The Ashworth family")
    desk.sees(HER_WORDS, "Shot list")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("c-1", ENTER)
    with desk.within(2, "2.05  the reshoot brief on paper"):
        desk.press(Qt.Key.Key_P, CONTROL)
        desk.press(Qt.Key.Key_P, CONTROL)
    said = page_text(sent[0])
    for words in ("reshoot brief", "Hair and appearance, picture 0147", "above the fireplace", "Daniel Reed"):
        assert words in said, f"{words}: {said}"
    assert "£" not in said.replace("£0.00", "")


def they_are_photographed_again(desk: Desk) -> None:
    """Saturday 5 December: the question is asked first this time; the viewing stands already."""
    desk.at(datetime(2026, 12, 5, 11, 35))
    finds_the_family(desk)
    desk.sees("Next: complete the session of Sat 5 Dec")
    desk.click("Complete it")
    desk.title("How did the session go?")
    desk.fill(images_taken="71", mood="easy")
    desk.choose(comfort="fine")
    desk.press(ENTER, CONTROL)
    desk.title("Viewing: The Ashworth family")
    desk.sees("Next: the viewing on Tuesday 8 December 2026")


def they_order_again(desk: Desk, family: HouseholdId, concern_id: care.ConcernId) -> orders.OrderId:
    """Tuesday 8 December, in the evening: £2,020.00, of which £1,555.00 is there already; begun from the case."""
    desk.at(datetime(2026, 12, 8, 20, 50))
    signs_in(desk, "Helen Marsh")
    desk.click("Write it down")
    desk.click("They order")
    desk.fill(images_shown="71", mood="delighted", chosen="0311 0320 0321 0322 0323 0324")
    desk.press(ENTER, CONTROL)
    desk.title("Their order")
    desk.press(Qt.Key.Key_Escape)  # coffee first
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("c-1", ENTER)
    desk.title("Claire Ashworth is not happy")
    desk.click("Begin the new order")
    desk.click("Go on with it")
    desk.title("Their order")
    desk.sees("with our compliments. What was paid on O-00001 is taken off.")
    types_lines(desk, SECOND_ORDER)
    desk.sees("6 pieces", "£2,020.00", "-£1,555.00", "£465.00", "Tuesday 5 January 2027")
    desk.fill(amount="465")
    desk.press(ENTER, CONTROL)
    desk.title("O-00002, the Ashworth family")
    again = next(row for row in desk.store.ask(orders.of_household, family) if row.number == "O-00002")
    assert (again.total, again.revision.credit_brought, again.revision.to_pay, again.balance) == (
        Money(202000),
        Money(155500),
        Money(46500),
        Money(0),
    )
    assert again.promised_on == date(2027, 1, 5)
    return again.id


def the_first_order_is_decided(desk: Desk, concern_id: care.ConcernId) -> None:
    """Piece by piece, all of them exchanged but their grandmother's, which is credited and stays with her."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("c-1", ENTER)
    desk.click("Decide what becomes of the first order")
    desk.title("The first order, O-00001")
    desk.choose(**{f"Picture {KEPT}": "Credit it, and keep it"})
    desk.sees("£1,555.00 counts towards the new order")
    desk.press(ENTER, CONTROL)
    first = desk.store.ask(care.first_order, concern_id)
    assert first is not None
    fates = {row.image_ref: row.fate for row in first.pieces}
    assert fates.pop(KEPT) is Fate.CREDIT
    assert set(fates.values()) == {Fate.EXCHANGE}
    desk.sees("exchanged", "credited")


def opens_the_second_order(desk: Desk) -> None:
    """By its number."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("o-2", ENTER)


def they_bring_the_old_ones_back(desk: Desk, concern_id: care.ConcernId, order_id: orders.OrderId) -> None:
    """Tuesday 5 January 2027: handed over, and of the first pictures two are given back, as they would like."""
    desk.at(datetime(2027, 1, 5, 17))
    signs_in(desk, "Helen Marsh")
    desk.click("Hand them over")
    desk.title("Hand the portraits over")
    desk.sees("paid", "The first pictures, brought back", "Only what they would like to give back.")
    desk.fill(attendees="Claire and Mark", mood="delighted")
    ticks(desk, "Picture 0147, 30 inches wide by 24 inches high, above the fireplace, lounge")
    ticks(desk, "Picture 0163, 10 inches wide by 8 inches high, study")
    desk.press(ENTER, CONTROL)
    desk.sees("Closed")
    assert desk.store.ask(orders.order, order_id).state is orders.OrderState.CLOSED
    first = desk.store.ask(care.first_order, concern_id)
    assert first is not None
    assert {row.image_ref for row in first.pieces if row.returned_at is not None} == {"0147", "0163"}
    assert [row.replaced_by for row in first.pieces] == [*(f"O-00002/{copy}" for copy in range(1, 5)), ""]


def what_it_came_to_is_for_the_owner_alone(desk: Desk) -> None:
    """+£465.00 on Helen's screen, on the order and on the case, and on nobody else's (R7)."""
    for name, sees in (("Helen Marsh", True), ("Daniel Reed", False), ("Priya Shah", False)):
        signs_in(desk, name)
        for number in ("o-2", "c-1"):
            desk.press(Qt.Key.Key_K, CONTROL)
            desk.type(number, ENTER)
            if sees:
                desk.sees("+£465.00")
            else:
                desk.does_not_see("+£465.00")
    desk.sees("Two rounds, side by side", "O-00001 · £1,555.00", "O-00002 · £2,020.00")
    desk.sees("came back Tue 5 Jan")
