"""The owner's morning and what the photographer logs at noon (DOMAIN 4.2, 4.3), on the books of 24 November 2026."""

from datetime import datetime

from PySide6.QtCore import Qt

from studio import care, casebook, letters, orders
from tests.stories.the_books_that_morning import Books
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import signs_in
from tests.stories.the_receptionists_day import HER_WORDS
from ui.kit import printing

KEY = Qt.Key


def first_coffee(desk: Desk) -> None:
    """8.45: her letter of the alphabet, and what is hers stands on one screen."""
    desk.at(datetime(2026, 11, 24, 8, 45))
    desk.arrives()
    with desk.within(1, "8.45  first coffee"):
        desk.press(KEY.Key_H)
    desk.title("Tuesday 24 November")
    desk.sees("The oldest concern", "Letters to sign", "Waiting too long", "No promise is at risk.")


def she_rings_a_client_herself(desk: Desk, books: Books) -> None:
    """9.00: the whole story is a press away; that they spoke, two."""
    desk.at(datetime(2026, 11, 24, 9))
    with desk.within(1, "9.00  opens the client she rings"):
        desk.click_line("Lockwood")
    desk.title("Frances Lockwood: the hook came away")
    desk.sees("day 4", "What we offered")
    with desk.within(2, "9.10  logs that they spoke"):
        desk.click("We rang back")
        desk.press(ENTER, CONTROL)
    desk.sees("Rang back")
    (case,) = [row for row in desk.store.ask(care.open_concerns) if "hook" in row.story]
    assert (case.answered, case.call_back_at) == (True, None)


def she_prints_an_order(desk: Desk, books: Books) -> None:
    """9.30: the order as it was signed, then every follow-up that is due; 9.50: signed, and posted in one press."""
    desk.at(datetime(2026, 11, 24, 9, 30))
    number = desk.store.ask(orders.order, books.fringe.order_id).number
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    with desk.within(3, "9.30  an order's PDF"):
        desk.press(KEY.Key_K, CONTROL)
        desk.type(number or "", ENTER)
        desk.press(KEY.Key_P, CONTROL)
    assert sent == [desk.store.ask(orders.paper, books.fringe.order_id)]
    sent.clear()
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    with desk.within(3, "9.35  every follow-up"):
        desk.press(KEY.Key_7, CONTROL)
        desk.sees("left out", "The Fir family")
        desk.press(KEY.Key_P, CONTROL)
    assert len(sent) >= 5
    with desk.within(1, "9.50  signed, and posted"):
        desk.click("Tick all as posted")
    assert desk.store.ask(letters.to_post) == []


def she_changes_a_practice(desk: Desk) -> None:
    """11.00: from Today to the case, one sentence, in force now; whoever comes in next reads it, and L14 is owed."""
    desk.at(datetime(2026, 11, 24, 11))
    desk.press(KEY.Key_1, CONTROL)
    with desk.within(4, "11.00 changes a practice"):
        desk.click_line("Lockwood")
        desk.click("Change a practice…")
        desk.type("Two hooks for every frame above 20 inches.")
        desk.press(ENTER, CONTROL)
    desk.sees("“Two hooks for every frame above 20 inches.”", "Read by 1 of 3.")
    (change,) = desk.store.ask(casebook.changes)
    assert (change.wall, change.tell_her) == (datetime(2026, 11, 24, 11), True)


def a_reshoot_is_logged(desk: Desk, books: Books) -> None:
    """12.00: offered in person; her words, two appointments; nothing to pay and nobody to ask."""
    desk.at(datetime(2026, 11, 24, 12))
    signs_in(desk, "Daniel Reed")
    desk.press(KEY.Key_K, CONTROL)
    desk.type("claire ashw", ENTER)
    with desk.within(7, "12.00 logs a reshoot, and her words"):
        desk.press(KEY.Key_R, CONTROL)
        desk.her_words(HER_WORDS)
        desk.type("sat 5 dec 10.30 am")
        desk.type("tue 8 dec 7.30 pm")
        desk.press(ENTER, CONTROL)
    (case,) = desk.store.ask(care.concerns_of_household, books.fringe.household_id)
    assert case.reshoot is not None


def it_is_photographed_again(desk: Desk, books: Books) -> None:
    """Saturday 5 December, 2 pm: two interactions, and her words stand at the top."""
    desk.at(datetime(2026, 12, 5, 10))
    with desk.within(2, "2.00  opens the reshoot"):
        desk.press(KEY.Key_1, CONTROL)
        desk.click_line("Ashworth")
    desk.sees(HER_WORDS, "Shot list")
