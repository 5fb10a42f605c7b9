"""Two evenings at the studio that went wrong in small things (002): a cake with a hair in it, and a sticky chair."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, casebook, letters
from studio.care import ConcernState, OfferOutcome
from studio.clients import HouseholdId
from studio.story import Tone
from tests.stories.beside_the_desk import ticks
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text, signs_in
from ui.kit import printing

NOT_STATED, DECLINED = OfferOutcome.NOT_STATED, OfferOutcome.DECLINED
THE_CAKE = "There was a hair in the cake that came with the coffee."
THE_CHAIR = "The arm of the chair was sticky, and it has marked my sleeve. I was not overly worried."
HER_QUESTION = "What would have happened if a child had put its fingers in it?"
FROM_NOW_ON = "Every chair is wiped down before a family sits in it"
F8 = Qt.Key.Key_F8


def is_here(desk: Desk, name: str, at: datetime) -> None:
    """Somebody is at the desk at a time."""
    desk.at(at)
    if not desk.window.work.someone_is_in:
        desk.arrives()
        desk.click(next(words for words in desk.words() if words.startswith(f"{name}, ")))
    else:
        signs_in(desk, name)


def finds(desk: Desk, typed: str) -> None:
    """Ctrl+K, what is known of them, Enter."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type(typed, ENTER)


def she_says_it_over_the_coffee(desk: Desk, family: HouseholdId) -> care.ConcernId:
    """Wednesday 28 October, 7.31 in the evening: Priya hears it and offers another slice; nothing is said to it."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 28, 19, 31))
    finds(desk, "claire ashw")
    desk.press(F8)
    desk.her_words(THE_CAKE)
    desk.click("Something else")
    desk.type("other")
    desk.type("another slice")
    desk.choose(**{"How they told us": "In person"})
    desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    desk.sees("Another slice", "Priya Shah, receptionist, Wed 28 Oct, 7.31 pm", "not stated")
    (row,) = desk.store.ask(care.open_concerns, family)
    return row.id


def helen_comes(desk: Desk) -> None:
    """Within a minute or two: the same again, which she declines; then fruit and fresh coffee, and nothing is said."""
    for minute, words, said in (
        (33, "another slice", "Declined"),
        (34, "fruit and fresh coffee", "Not stated"),
    ):
        is_here(desk, "Helen Marsh", datetime(2026, 10, 28, 19, minute))
        finds(desk, "c-1")
        desk.click("Offer something")
        desk.choose(kind="Other words", outcome=said)
        desk.fill(offer=words)
        desk.press(ENTER, CONTROL)


def three_offers_stand_there_and_it_stays_open(desk: Desk, concern_id: care.ConcernId) -> None:
    """In order, each with who, in which role, to the minute, and what was said to it; none of them closes anything."""
    desk.title("Claire Ashworth is not happy")
    desk.sees("Fruit and fresh coffee")
    when = [
        words
        for words in desk.words()
        if words.endswith((" 7.31 pm", " 7.33 pm", " 7.34 pm")) and "," in words
    ]
    assert [words for words in when if ", Wed" in words] == [
        "Priya Shah, receptionist, Wed 28 Oct, 7.31 pm",
        "Helen Marsh, owner, Wed 28 Oct, 7.33 pm",
        "Helen Marsh, owner, Wed 28 Oct, 7.34 pm",
    ]
    case = desk.store.ask(care.concern, concern_id)
    assert [(each.made_as.value, each.words, each.outcome) for each in case.offers] == [
        ("receptionist", "another slice", NOT_STATED),
        ("owner", "another slice", DECLINED),
        ("owner", "fruit and fresh coffee", NOT_STATED),
    ]
    assert (case.state, case.is_open, case.response_minutes) == (ConcernState.OFFERED, True, 0)


def she_says_it_of_the_chair(desk: Desk, family: HouseholdId) -> care.ConcernId:
    """Friday 30 October: wiped at once, which closes nothing; what she asks is written down as she asked it."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 30, 11, 40))
    finds(desk, "joan ashw")
    desk.press(F8)
    desk.her_words(THE_CHAIR)
    desk.fill(question=HER_QUESTION, first_aid="wiped the chair and lent her a cloth")
    ticks(desk, "A child or someone else may come to harm")
    desk.press(ENTER, CONTROL)
    desk.title("Joan Ashworth is not happy")
    desk.sees("At once: wiped the chair and lent her a cloth", f"Asked: “{HER_QUESTION}”", "owner now")
    (row,) = desk.store.ask(care.open_concerns, family)
    first = next(each for each in desk.store.ask(care.concern, row.id).steps if each.what == "told us")
    assert (first.who, desk.store.ask(care.concern, row.id).is_open) == ("Priya Shah", True)
    return row.id


def the_owner_has_it_on_her_page_at_once(desk: Desk) -> None:
    """Not five minutes later: hers at once, red, before the cake that has waited two days longer."""
    is_here(desk, "Helen Marsh", datetime(2026, 10, 30, 11, 42))
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("For you now", "A child or someone else may be at risk", "The oldest concern")
    first, second = desk.store.ask(care.open_concerns)
    assert (first.person, first.owner_now, first.tone) == (
        "Joan Ashworth", "a child or someone else may be at risk", Tone.CONCERN,
    )  # fmt: skip
    assert (second.person, second.owner_now) == ("Claire Ashworth", "")
    with desk.within(1, "the owner opens what is hers at once"):
        desk.click_line("Joan Ashworth: ")
    desk.title("Joan Ashworth is not happy")


def it_is_not_put_right_before_her_question_is_answered(desk: Desk, concern_id: care.ConcernId) -> None:
    """Wiping the chair closes nothing, nor does what she accepts; the gate asks for sorry, and for the answer."""
    desk.click("Offer something")
    desk.choose(kind="Other words", outcome="Accepted")
    desk.fill(offer="we have the sleeve cleaned, and bring it back to you")
    desk.press(ENTER, CONTROL)
    desk.click("Put right")
    desk.sees("Please note how we apologised, or why it was not needed.")
    desk.click("How we apologised")
    desk.fill(apology="on the telephone")
    desk.press(ENTER, CONTROL)
    desk.click("Put right")
    desk.sees("The question we were asked has no answer yet.")
    assert desk.store.ask(care.concern, concern_id).state is ConcernState.AGREED
    desk.click("Answer the question")
    desk.fill(
        answer="It would have licked them. We had not looked at the chair since the morning, and we should have."
    )
    desk.press(ENTER, CONTROL)


def the_way_we_work_is_changed_as_of_her_report(desk: Desk, concern_id: care.ConcernId) -> None:
    """One sentence, in force at once; it stands on everyone's Today until each has read it."""
    desk.at(datetime(2026, 10, 30, 11, 55))
    with desk.within(4, "changing a practice"):
        desk.click("Change a practice…")
        desk.title("From now on")
        desk.type(FROM_NOW_ON, None)
        desk.press(ENTER, CONTROL)
    desk.sees(f"“{FROM_NOW_ON}”", "In force since Friday 30 October 2026, 11.55 am.")
    (change,) = desk.store.ask(casebook.changes_of, concern_id)
    assert change.wall == datetime(2026, 10, 30, 11, 55)
    for name in ("Priya Shah", "Daniel Reed"):
        signs_in(desk, name)
        desk.press(Qt.Key.Key_1, CONTROL)
        desk.sees("From now on", FROM_NOW_ON)
        desk.click("I have read it")
        desk.does_not_see(FROM_NOW_ON)
    (change,) = desk.store.ask(casebook.changes_of, concern_id)
    assert change.unread_by == ()


def she_is_written_to_because_of_her(desk: Desk) -> None:
    """The next working day: L14, read by somebody else than its writer, printed and posted."""
    is_here(desk, "Helen Marsh", datetime(2026, 10, 31, 9, 40))
    desk.press(Qt.Key.Key_7, CONTROL)  # what is owed is drafted
    desk.sees("Someone other than its writer reads it first.")
    signs_in(desk, "Priya Shah")
    desk.press(Qt.Key.Key_7, CONTROL)
    desk.sees("The Ashworth family (Mrs C Ashworth), apology")  # never the wrong one of two families
    desk.click("Open The Ashworth family (Mrs and Mr Ashworth), because of you")
    desk.title("Because of you")
    desk.click("Read by me")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(Qt.Key.Key_P, CONTROL)
    desk.click("Posted")
    desk.sees("posted Sat 31 Oct")
    said = page_text(*sent)
    for words in (
        "Dear Mrs Ashworth", "3 Orchard Lane", "Friday 30 October 2026", f"{FROM_NOW_ON}.", "What happens next",
        "Helen Marsh",
    ):  # fmt: skip
        assert words in said, f"{words}: {said}"
    (row,) = [each for each in desk.store.ask(letters.issued) if each.code == "L14"]
    assert (row.state, row.posted_on) == (letters.LetterState.POSTED, date(2026, 10, 31))
