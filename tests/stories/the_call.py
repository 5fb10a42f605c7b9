"""The fringe's concern: her call, the apology, and what is done differently because of her (DOMAIN 3.6)."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, casebook, letters, sessions, viewings
from studio.clients import HouseholdId
from studio.money import Money
from studio.orders import OrderId
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import DAY, page_text, signs_in
from ui.kit import printing

HER_WORDS = (
    "My fringe wasn’t quite right that morning, and I did not like to say. Now it is the first thing I see."
)
CHANGE = "We ask everyone, before we begin, whether they would like more time for their hair."
QUIET = (
    "Something is not right with Claire: hair and appearance. Priya looks after it. No reminders, no offers."
)


def she_rings(desk: Desk, family: HouseholdId) -> care.ConcernId:
    """Tuesday 24 November 2026, ten past one: her words, the picture she means, our offer, both appointments."""
    desk.at(datetime(2026, 11, 24, 13, 10))
    desk.press(Qt.Key.Key_1, CONTROL)
    finds_the_family(desk)
    with desk.within(9, "1.10  unhappy about her fringe, and in which picture"):
        desk.press(Qt.Key.Key_F8)
        desk.sees("“Thank you for telling us. Let me see how I can help.”", "01632 960123", "0147  30 by 24")
        desk.her_words(HER_WORDS)
        desk.type("to look like myself above the fireplace")
        desk.click("picture 0147")
        desk.type("hair")
        desk.press(Qt.Key.Key_R, CONTROL)
        desk.press(Qt.Key.Key_Space)
        desk.sees("Fee, deposit and viewing: £0.00. There is nothing to pay.")
        desk.type("sat 5 dec 10.30 am")
        desk.type("tue 8 dec 7.30 pm")
        desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    desk.sees(
        "Case C-0001  ·  told us Tue 24 Nov at 1.10 pm by telephone  ·  looked after by Priya Shah  ·  day 1",
        f"“{HER_WORDS}”",
        "Would like: “to look like myself above the fireplace”.",
        "Picture 0147: hair and appearance",
        "Two rounds, side by side",
        "With our compliments",
    )
    (case,) = desk.store.ask(care.concerns_of_household, family)
    assert (case.state, case.response_minutes) == (care.ConcernState.IN_HAND, 0)
    assert (
        (date(2026, 11, 24) - date(2026, 10, 14)).days,
        (date(2026, 11, 24) - date(2026, 9, 12)).days,
    ) == (41, 73)
    (mark,) = desk.store.ask(care.marked, case.id)
    assert (mark.ref, mark.aspect) == ("picture 0147", care.Aspect.HAIR)
    _is_booked_again(desk, case)
    return case.id


def _is_booked_again(desk: Desk, case: care.ConcernRow) -> None:
    """The session of Saturday 5 December and its viewing of Tuesday the 8th, with nothing to pay (R1)."""
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


def finds_the_family(desk: Desk) -> None:
    """Ctrl+K, four letters, Enter."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("ashw", ENTER)
    desk.title("The Ashworth family")


def the_apology_is_read_and_printed(desk: Desk) -> None:
    """Wednesday 25 November: drafted from the records by her who took the call, so somebody else reads it."""
    desk.at(datetime(2026, 11, 25, 9, 10))
    (draft,) = desk.store.ask(letters.drafts)
    assert (draft.code, draft.due_on) == ("L9+L10", date(2026, 11, 25))
    desk.click("Read the apology")
    desk.title("Apology and reshoot invitation")
    desk.sees(QUIET)
    _a_slip_of_the_pen_is_found(desk)
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


def _a_slip_of_the_pen_is_found(desk: Desk) -> None:
    """A word that is none and a day that is not that weekday stop the letter, and are written over (R15)."""
    desk.click("Change the words…")
    (before,) = (draft for draft in desk.store.ask(letters.drafts))
    words = desk.store.ask(letters.draft, before.id).words
    desk.fill(closing="From Monday 25 November 2026 we ask evreyone before we begin.")
    desk.press(ENTER, CONTROL)
    desk.sees("Look again at", "evreyone", "25 November 2026 is a Wednesday")
    assert not desk.offers("Print")
    desk.click("Change the words…")
    desk.fill(closing=words.closing)
    desk.press(ENTER, CONTROL)
    desk.does_not_see("Look again at")


def a_practice_changes(desk: Desk, concern_id: care.ConcernId) -> None:
    """11.00: one sentence, from her case; in force now, and on everybody's Today until each has read it."""
    desk.at(datetime(2026, 11, 25, 11))
    desk.press(Qt.Key.Key_6, CONTROL)
    with desk.within(4, "11.00 changes a practice after a concern"):
        desk.open_story("Claire Ashworth")
        desk.click("Change a practice…")
        desk.type(CHANGE)
        desk.press(ENTER, CONTROL)
    desk.sees(
        "Because of Claire",
        f"“{CHANGE}”",
        "In force since Wednesday 25 November 2026, 11 am. Read by 1 of 3.",
    )
    for name, read in (("Daniel Reed", 2), ("Priya Shah", 3)):
        signs_in(desk, name)
        desk.press(Qt.Key.Key_1, CONTROL)
        desk.sees("From now on", CHANGE)
        desk.click("I have read it")
        desk.does_not_see(CHANGE)
        (change,) = desk.store.ask(casebook.changes_of, concern_id)
        assert change.read_by == read


def she_hears_of_it_first(desk: Desk) -> None:
    """Thursday 26 November: L14, one working day later; Helen's own sentence, so Priya reads it over."""
    desk.at(datetime(2026, 11, 26, 9, 30))
    desk.press(Qt.Key.Key_7, CONTROL)
    (draft,) = desk.store.ask(letters.drafts)
    assert (draft.code, draft.due_on) == ("L14", date(2026, 11, 26))
    desk.click_line("Open The Ashworth family")
    desk.title("Because of you")
    desk.click("Read by me")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(Qt.Key.Key_P, CONTROL)
    said = page_text(sent[0])
    for words in (
        "Dear Mrs Ashworth",
        "on Tuesday 24 November 2026",
        "from Wednesday 25 November 2026",
        CHANGE,
    ):
        assert words in said, f"{words}: {said}"
    desk.click("Posted")


def it_is_quiet(desk: Desk, family: HouseholdId, order_id: OrderId) -> None:
    """Wednesday 2 December: no second copy of L8, no reminder; whoever meets them is told, and led to the case."""
    desk.at(datetime(2026, 12, 2, 9, 30))
    desk.press(Qt.Key.Key_7, CONTROL)
    assert not [row for row in desk.store.ask(letters.due, date(2026, 12, 2)).ready if row.code == "L8"]
    (gone,) = [row for row in desk.store.ask(letters.issued) if row.code == "L8"]
    assert (gone.posted_on, gone.due_on + 21 * DAY) == (date(2026, 11, 11), date(2026, 12, 2))
    desk.does_not_see("Follow-up")
    finds_the_family(desk)
    desk.sees(QUIET)
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("o-1", ENTER)
    desk.sees(QUIET)
    desk.click("Open the case")
    desk.title("Claire Ashworth is not happy")
