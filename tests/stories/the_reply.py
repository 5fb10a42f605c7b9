"""How the fringe ends: put right, asked a month later, her own words on the slip, and what we learned (DOMAIN 3.6)."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, casebook, letters, sessions
from studio.clients import HouseholdId
from studio.money import Money
from tests.stories.the_desk import ALT, CONTROL, ENTER, Desk

HAPPY_WORDS = "I love it. That is me."
F2, F3 = Qt.Key.Key_F2, Qt.Key.Key_F3


def it_is_put_right(desk: Desk, concern_id: care.ConcernId) -> None:
    """Wednesday 6 January 2027: how we apologised is written down; then it is put right, and not happy yet."""
    desk.at(datetime(2027, 1, 6, 10))
    desk.press(Qt.Key.Key_6, CONTROL)
    desk.open_story("Claire Ashworth")
    desk.title("Claire Ashworth is not happy")
    desk.click("Put right")
    desk.sees("Please note how we apologised, or why it was not needed.")
    desk.click("How we apologised")
    desk.fill(apology="on the telephone and by letter")
    desk.press(ENTER, CONTROL)
    desk.click("Put right")
    assert desk.store.ask(care.concern, concern_id).state is care.ConcernState.RESOLVED


def she_answers_the_second_follow_up(desk: Desk, concern_id: care.ConcernId, family: HouseholdId) -> None:
    """Friday 5 February 2027, half past four: her slip is keyed, and her own words close the case."""
    desk.at(datetime(2027, 2, 5, 16, 30))
    number = next(row.number for row in desk.store.ask(letters.issued) if row.code == "L11")
    with desk.within(4, "4.30  keys a reply slip, and her words"):
        desk.press(F3)
        desk.type(f"{number}55", None)  # the marks go on by themselves to what comes next
        desk.her_words(HAPPY_WORDS)
        desk.press(Qt.Key.Key_I, ALT)
        desk.press(ENTER, CONTROL)
    desk.title("It is right now")
    desk.sees(f"“{HAPPY_WORDS}”", "Case C-0001 was put right and waits for this word.")
    with desk.within(1, "4.35  … and notes it in her case"):
        desk.press(ENTER)
    case = desk.store.ask(care.concern, concern_id)
    assert (case.state, case.happy_words) == (care.ConcernState.HAPPY, HAPPY_WORDS)
    assert desk.store.ask(care.open_concerns, family) == []
    slip = desk.store.ask(
        letters.slip_of_letter, next(r.id for r in desk.store.ask(letters.issued) if r.code == "L11")
    )
    assert slip is not None
    assert (slip.score, slip.received_on) == (5, date(2027, 2, 5))


def it_is_filed_in_the_casebook(desk: Desk, concern_id: care.ConcernId) -> None:
    """From her case, in two interactions; what the next one of us can learn, and nobody's name."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("c-1", ENTER)
    desk.sees(f"Says now: “{HAPPY_WORDS}”")
    with desk.within(2, "a case is filed in the casebook"):
        desk.click("File in the casebook…")
        desk.press(ENTER, CONTROL)
    (example,) = desk.store.ask(casebook.examples)
    assert (example.aspect, example.what_happened, example.put_right_by) == (
        care.Aspect.HAIR,
        "Hair and appearance not as they had hoped.",
        "Photographed again, with our compliments.",
    )
    desk.press(Qt.Key.Key_6, CONTROL)
    desk.click("Casebook")
    desk.title("Casebook")
    desk.sees("1 case without a name, 1 change of practice.", "Photographed again, with our compliments.")
    desk.does_not_see("Ashworth")
    desk.does_not_see("Claire")


def they_ring_to_book_again(desk: Desk, family: HouseholdId) -> None:
    """Four letters find them, everything stands there as last time; a free time, read back, booked."""
    desk.press(Qt.Key.Key_1, CONTROL)
    with desk.within(6, "booking a returning client"):
        desk.press(F2)
        desk.type("ashw", ENTER)
        desk.press(ENTER)
        desk.press(ENTER)
        desk.press(Qt.Key.Key_Space)
        desk.press(ENTER, CONTROL)
    desk.sees("Booked: ")
    newest = max(desk.store.ask(sessions.of_household, family), key=lambda row: row.wall)
    assert (newest.photographer, newest.minutes, newest.fee_charged) == ("Daniel Reed", 60, Money(6000))
    assert newest.told_client
