"""The fringe's second round: her call, the complimentary reshoot, and the letter that thanks her (DOMAIN 3.6)."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, letters, orders, sessions, viewings
from studio.clients import HouseholdId
from studio.money import Money
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text, signs_in, types_lines
from ui.kit import printing

HER_WORDS = (
    "My fringe wasn’t quite right that morning, and I did not like to say. Now it is the first thing I see."
)
SECOND_ORDER = (
    ("0311", "40 30", "above the fireplace, lounge", "all four of you"),
    ("0320", "10 8", "hall", "Ellie"),
    ("0321", "10 8", "hall", "Tom"),
    ("0322", "10 8", "study", "Claire and Mark"),
    ("0323", "10 8", "for their grandmother", "Ellie and Tom"),
    ("0324", "10 8", "landing", "Claire, laughing"),
)


def she_rings(desk: Desk, family: HouseholdId) -> care.ConcernId:
    """Tuesday 24 November 2026, ten past one: her words first, then what we offer, then both appointments."""
    desk.at(datetime(2026, 11, 24, 13, 10))
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("ashw", ENTER)
    desk.title("The Ashworth family")
    with desk.within(9, "taking a concern down"):
        desk.press(Qt.Key.Key_F8)
        desk.sees("“Thank you for telling us. Let me see how I can help.”", "01632 960123", "0147  30 by 24")
        desk.her_words(HER_WORDS)
        desk.type("to look like myself above the fireplace")
        desk.press(Qt.Key.Key_R, CONTROL)
        desk.press(Qt.Key.Key_Space)
        desk.sees("Fee, deposit and viewing: £0.00. There is nothing to pay.")
        for words in ("sat 5 dec", "10.30 am", "tue 8 dec", "7.30 pm"):
            desk.type(words)
        desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    desk.sees(
        "Case C-0001  ·  told us Tue 24 Nov at 1.10 pm by telephone  ·  looked after by Priya Shah  ·  day 1",
        f"“{HER_WORDS}”",
        "Would like: “to look like myself above the fireplace”.",
        "Two rounds, side by side",
        "With our compliments",
    )
    (case,) = desk.store.ask(care.concerns_of_household, family)
    assert (case.state, case.response_minutes) == (care.ConcernState.IN_HAND, 0)
    assert (
        (date(2026, 11, 24) - date(2026, 10, 14)).days,
        (date(2026, 11, 24) - date(2026, 9, 12)).days,
    ) == (41, 73)
    assert case.reshoot is not None
    assert case.reshoot.session_id is not None
    again = desk.store.ask(sessions.session, case.reshoot.session_id)
    viewing = desk.store.ask(viewings.of_session, again.id)
    assert (again.wall, again.photographer, again.fee_list, again.fee_charged, len(again.people)) == (
        datetime(2026, 12, 5, 10, 30),
        "Daniel Reed",
        Money(0),
        Money(0),
        4,
    )
    assert viewing is not None
    assert viewing.wall == datetime(2026, 12, 8, 19, 30)
    return case.id


def no_second_copy_asks_her_meanwhile(desk: Desk) -> None:
    """Wednesday 2 December: the second copy of L8 would be due, and is called off by her call."""
    desk.at(datetime(2026, 12, 2, 9, 30))
    desk.press(Qt.Key.Key_7, CONTROL)
    assert not [row for row in desk.store.ask(letters.due, date(2026, 12, 2)).ready if row.code == "L8"]


def the_apology_is_read_and_printed(desk: Desk) -> None:
    """Wednesday 25 November: drafted from the records by her who took the call, so somebody else reads it."""
    desk.at(datetime(2026, 11, 25, 9, 10))
    desk.click("Read the apology")
    desk.title("Apology and reshoot invitation")
    assert not desk.offers("Read by me"), "who wrote it does not read it over"
    signs_in(desk, "Helen Marsh")
    desk.click("Read by me")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(Qt.Key.Key_P, CONTROL)
    (pdf,) = sent
    said = page_text(pdf)
    for words in (
        "Dear Mrs Ashworth",
        "Tuesday 24 November 2026",
        "I am sorry",
        "Saturday 5 December 2026 at 10.30 am, in the morning, with Daniel Reed",
        "the door will be open from 10.15 am",
        "Tuesday 8 December 2026 at 7.30 pm, in the evening",
        "07700 900100",
        "There is nothing to pay",
        "What happens next",
        "Helen Marsh",
    ):
        assert words in said, f"{words}: {said}"
    desk.click("Posted")
    desk.sees("posted Wed 25 Nov")


def finds_the_family(desk: Desk) -> None:
    """Ctrl+K, four letters, Enter."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("ashw", ENTER)
    desk.title("The Ashworth family")


def they_are_photographed_again(desk: Desk) -> None:
    """Saturday 5 December: the question is asked first this time; the viewing stands already."""
    desk.at(datetime(2026, 12, 5, 11, 35))
    signs_in(desk, "Daniel Reed")
    finds_the_family(desk)
    desk.sees("Next: complete the session of Sat 5 Dec")
    desk.click("Complete it")
    desk.title("How did the session go?")
    desk.fill(images_taken="71", mood="easy")
    desk.choose(comfort="fine")
    desk.press(ENTER, CONTROL)
    desk.title("Viewing: The Ashworth family")
    desk.sees("Next: the viewing on Tuesday 8 December 2026")


def they_order_again(desk: Desk, family: HouseholdId) -> orders.OrderId:
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
    desk.click("Begin the second order")
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


def she_is_happy(desk: Desk, concern_id: care.ConcernId, family: HouseholdId) -> None:
    """Wednesday 6 January 2027: put right; her own words close the case."""
    desk.at(datetime(2027, 1, 6, 10))
    desk.press(Qt.Key.Key_6, CONTROL)
    desk.open_story("Claire Ashworth")
    desk.title("Claire Ashworth is not happy")
    desk.click("How we apologised")
    desk.fill(apology="on the telephone and by letter")
    desk.press(ENTER, CONTROL)
    desk.click("Put right")
    desk.click("Claire is happy")
    desk.fill(happy_words="I love it. That is me.")
    desk.press(ENTER, CONTROL)
    desk.sees("Says now: “I love it. That is me.”")
    assert desk.store.ask(care.concern, concern_id).state is care.ConcernState.HAPPY
    assert desk.store.ask(care.open_concerns, family) == []


def they_ring_to_book_again(desk: Desk, family: HouseholdId) -> None:
    """Four letters find them, everything stands there as last time; a free time, read back, booked."""
    desk.press(Qt.Key.Key_1, CONTROL)
    with desk.within(6, "booking a returning client"):
        desk.press(Qt.Key.Key_F2)
        desk.type("ashw", ENTER)
        desk.press(ENTER)
        desk.press(ENTER)
        desk.press(Qt.Key.Key_Space)
        desk.press(ENTER, CONTROL)
    desk.sees("Booked: ")
    newest = max(desk.store.ask(sessions.of_household, family), key=lambda row: row.wall)
    assert (newest.photographer, newest.minutes, newest.fee_charged) == ("Daniel Reed", 60, Money(6000))
    assert newest.told_client
