"""Who is waiting, and the case itself, by keys and clicks."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio import care, clock, orders, sessions, viewings
from studio.care import Channel, ConcernState, OfferDraft, OfferKind, OfferOutcome, Reached
from studio.db import Store
from studio.money import Money
from tests.make import care as make
from tests.make import orders as make_orders
from tests.make.clients import namesakes
from tests.make.letters import Fringe
from ui.care.case_page import CasePage
from ui.care.nexts import Act
from ui.care.page import CarePage
from ui.care.small_forms import CaseForm
from ui.kit import notices
from ui.kit.page import Page
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work


def shown(qtbot: QtBot, page: Page, **with_: object) -> list[Wish]:
    heard: list[Wish] = []
    page.wish.connect(heard.append)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.show_with(**with_)
    return heard


def words(page: Page) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def click(qtbot: QtBot, page: CasePage, act: Act) -> None:
    button = page.next.acts.get(act, page.first)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def filled(qtbot: QtBot, field: str, typed: str) -> None:
    """The small form that has just opened: fill in one field and save."""
    form = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, CaseForm) and each.isVisible()
    )
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    form.fields[field].set_value(typed)
    qtbot.keyClick(form.fields[field].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_with_nobody_waiting_the_page_says_so_plainly(qtbot: QtBot, desk: Work) -> None:
    page = CarePage(desk)
    heard = shown(qtbot, page)
    assert page.sentence.text() == "Nobody is waiting for us."
    assert "press F8" in words(page)
    (tell,) = (each for each in page.findChildren(Button) if each.text() == "Someone is &unhappy")
    qtbot.mouseClick(tell, Qt.MouseButton.LeftButton)
    assert heard == [Wish("concern")]


def test_the_longest_waiting_is_first_in_her_own_words_and_what_was_put_right_stands_below(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    other = namesakes(store)
    late = {"channel": Channel.LETTER, "in_short": "the frame"}
    waiting = make.told(store, told.staff, other, at=datetime(2026, 11, 19, 10), **late)
    make.told(store, told.staff, told.household_id)
    agreed = (OfferDraft(OfferKind.GIFT, outcome=OfferOutcome.ACCEPTED),)
    done = make.told(
        store, told.staff, told.household_id, offers=agreed, apology="by letter", in_short="the parking"
    )
    store.do(care.resolve, done, make.case(store, done).version, by=told.staff.priya)
    page = CarePage(desk)
    heard = shown(qtbot, page)
    assert (
        page.sentence.text()
        == "2 people are waiting, the longest for 27 working hours. 1 of them is for the owner now."
    )
    first = page.waiting.model().index(0, 0)
    said = first.data()
    for part in (
        "Joan Ashworth: the frame",
        f"“{make.STORY}”",
        "27 working hours, owner now",
        "with Priya Shah",
    ):
        assert part in said
    page.waiting.setCurrentIndex(first)
    qtbot.keyClick(page.waiting, Qt.Key.Key_Return)
    assert heard == [Wish("open_case", {"concern_id": waiting})]
    assert "Claire Ashworth: the parking" in page.settled.model().index(0, 0).data()


def test_the_case_says_whose_it_is_and_how_far(qtbot: QtBot, desk: Work, store: Store, told: Fringe) -> None:
    concern_id = make.fringe_told(
        store, told.staff, told.household_id, told.session_id, order_id=told.order_id
    )
    page = CasePage(desk)
    with clock.standing_at(datetime(2026, 11, 26, 10)):
        shown(qtbot, page, concern_id=concern_id)
    assert page.title.text() == "Claire Ashworth and her fringe"
    assert page.sentence.text() == (
        "Case C-0001  ·  told us Tue 24 Nov at 1.10\u00a0pm by telephone  ·  looked after by Priya Shah  ·  day 3"
    )
    text = words(page)
    for part in (
        f"“{make.STORY}”", "to look like myself above the fireplace", "With our compliments",
        "Sat 5 Dec, 10.30\u00a0am · Daniel · £0.00", "Tue 8 Dec, 7.30\u00a0pm", "O-00001 · £1,555.00",
        "Wed 14 Oct · delighted", "the order of poses, the lounge print large", "01632 960123",
    ):  # fmt: skip
        assert part in text
    steps = [
        page.steps.row.itemAt(place).widget().accessibleName() for place in range(page.steps.row.count())
    ]
    assert steps[4:] == ["In hand: now, 1.10\u00a0pm", "Put right: to come", "Happy: to come"]
    assert page.about() == {"household_id": told.household_id}


def test_from_her_words_to_her_happy_end_by_the_buttons(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    concern_id = make.told(
        store, told.staff, told.household_id, question="Will it fade?", offers=(OfferDraft(OfferKind.RETOUCH),),
        channel=Channel.LETTER,
    )  # fmt: skip
    page = CasePage(desk)
    shown(qtbot, page, concern_id=concern_id)
    click(qtbot, page, Act.ACKNOWLEDGE)
    qtbot.mouseClick(page.next.calls[Reached.MESSAGE], Qt.MouseButton.LeftButton)
    assert make.case(store, concern_id).responded_at is None
    qtbot.mouseClick(page.next.calls[Reached.SPOKE], Qt.MouseButton.LeftButton)
    assert make.case(store, concern_id).responded_by == "Priya Shah"
    offer_id = make.case(store, concern_id).offers[0].id
    qtbot.mouseClick(page.offers.buttons[offer_id, OfferOutcome.ACCEPTED], Qt.MouseButton.LeftButton)
    assert make.case(store, concern_id).state is ConcernState.AGREED
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert make.case(store, concern_id).state is ConcernState.IN_HAND
    assert page.first.text() == "Answer the question"
    click(qtbot, page, Act.PUT_RIGHT)
    assert "how we apologised" in page.notice_bar.words.text()
    click(qtbot, page, Act.APOLOGISE)
    filled(qtbot, "apology", "on the telephone")
    click(qtbot, page, Act.ANSWER)
    filled(qtbot, "answer", "Not in a lifetime.")
    assert page.first.text() == "Put right"
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert page.first.text() == "Claire is happy"
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    filled(qtbot, "happy_words", "That is me.")
    assert make.case(store, concern_id).state is ConcernState.HAPPY
    assert "Says now: “That is me.”" in words(page)
    click(qtbot, page, Act.REOPEN)
    filled(qtbot, "story", "The frame has come apart.")
    assert make.case(store, concern_id).state is ConcernState.HEARD
    assert make.case(store, concern_id).answered
    assert "Says now" not in words(page)
    owed = make.told(
        store, told.staff, told.household_id, offers=(make.ACCEPTED,), session_id=told.session_id
    )
    page.show_with(concern_id=owed)
    (reshoot,) = make.case(store, owed).offers
    rather_not = page.offers.buttons[reshoot.id, OfferOutcome.DECLINED]
    assert rather_not.text() == "They would rather not"
    qtbot.mouseClick(rather_not, Qt.MouseButton.LeftButton)
    assert "what was agreed instead" in page.notice_bar.words.text()


def test_a_case_is_given_described_and_left_only_when_she_asked(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    concern_id = make.told(store, told.staff, told.household_id)
    page = CasePage(desk)
    heard = shown(qtbot, page, concern_id=concern_id)
    click(qtbot, page, Act.GIVE)
    form = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, CaseForm) and each.isVisible()
    )
    form.fields["owner"].set_value(told.staff.daniel.staff_id)
    form.press_save()
    click(qtbot, page, Act.DESCRIBE)
    filled(qtbot, "in_short", "her fringe")
    assert page.title.text() == "Claire Ashworth and her fringe"
    assert "looked after by Daniel Reed" in page.sentence.text()
    click(qtbot, page, Act.BOOK_RESHOOT)
    assert heard == [Wish("reshoot", {"household_id": told.household_id, "concern_id": concern_id})]
    notices.answer_next(False, True)
    click(qtbot, page, Act.WITHDRAW)
    assert make.case(store, concern_id).is_open
    click(qtbot, page, Act.WITHDRAW)
    assert make.case(store, concern_id).state is ConcernState.WITHDRAWN


@pytest.mark.parametrize("who", ["helen", "daniel", "priya"])
def test_uplift_and_cost_are_on_the_owners_screen_alone(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe, who: str
) -> None:
    concern_id = make.fringe_told(
        store, told.staff, told.household_id, told.session_id, order_id=told.order_id
    )
    gift = OfferDraft(OfferKind.GIFT, cost=Money(3300), outcome=OfferOutcome.ACCEPTED)
    store.do(care.offer, concern_id, gift, make.case(store, concern_id).version, by=told.staff.helen)
    _second_order(store, told, concern_id)
    desk.by = getattr(told.staff, who)
    page = CasePage(desk)
    shown(qtbot, page, concern_id=concern_id)
    text = words(page)
    assert "O-00002 · £2,020.00, £1,555.00 carried over" in text
    assert ("+£465.00" in text, "£33.00" in text) == ((True, True) if who == "helen" else (False, False))
    assert (page.owner_card is not None) == (who == "helen")


def test_the_second_order_is_begun_from_the_case_once_its_viewing_is_held(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    concern_id = make.fringe_told(
        store, told.staff, told.household_id, told.session_id, order_id=told.order_id
    )
    _second_viewing(store, told, concern_id)
    page = CasePage(desk)
    heard = shown(qtbot, page, concern_id=concern_id)
    assert page.first.text() == "Begin the new order"
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    (wish,) = heard
    assert wish.verb == "open_order"
    begun = store.ask(orders.order, wish.with_["order_id"])
    assert begun.replaces_order_id == told.order_id


def _second_viewing(store: Store, told: Fringe, concern_id: care.ConcernId) -> viewings.ViewingId:
    reshoot = make.case(store, concern_id).reshoot
    assert reshoot is not None
    assert reshoot.session_id is not None
    with clock.standing_at(datetime(2026, 12, 5, 12)):
        done = sessions.CompletionDraft(
            session_id=reshoot.session_id, images_taken=70, mood="happy", comfort=sessions.Comfort.FINE
        )
        viewing_id = store.do(viewings.complete_session, done, by=told.staff.daniel)
    with clock.standing_at(datetime(2026, 12, 8, 20)):
        held = viewings.HeldDraft(outcome=viewings.Outcome.ORDERED, comfort=sessions.Comfort.FINE)
        store.do(viewings.hold, viewing_id, held, by=told.staff.helen)
    return viewings.ViewingId(viewing_id)


def _second_order(store: Store, told: Fringe, concern_id: care.ConcernId) -> None:
    viewing_id = _second_viewing(store, told, concern_id)
    with clock.standing_at(make_orders.SECOND_EVENING):
        begun = store.do(care.begin_reshoot_order, viewing_id, by=told.staff.helen)
        row = store.ask(orders.order, begun)
        draft = orders.OrderDraft(
            told.household_id, row.host_id, make_orders.second_lines(store), session_id=row.session_id,
            viewing_id=viewing_id, replaces_order_id=told.order_id, version=row.revision.version,
        )  # fmt: skip
        store.do(orders.save_draft, begun, draft, by=told.staff.helen)
        paid = orders.ConfirmDraft(payments=(make_orders.paid(465),))
        store.do(orders.confirm, begun, paid, by=told.staff.helen)


def test_what_was_given_over_the_limit_is_done_and_seen_by_a_press_and_no_reply_is_said_in_one_form(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    gift = OfferDraft(
        OfferKind.GIFT, "the album", worth=Money(280_00), cost=Money(90_00), outcome=OfferOutcome.ACCEPTED
    )
    concern_id = make.told(
        store, told.staff, told.household_id, offers=(gift,), apology="on the telephone", read_back=True,
        marks=(care.MarkDraft(care.Aspect.PRICE, "twice what we thought"),),
    )  # fmt: skip
    page = CasePage(desk)
    shown(qtbot, page, concern_id=concern_id)
    said = words(page)
    for part in (
        "Listened to by Priya Shah, read back.", "The whole: price", "“twice what we thought”",
        "More than the limit of £250.00; it is honoured.", "worth £280.00 to them", "owner now",
        "Answered at once by Priya Shah.",
    ):  # fmt: skip
        assert part in said
    assert "£90.00" not in said
    (offer,) = make.case(store, concern_id).offers
    assert page.offers.seens == {}
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)  # in hand
    assert page.first.text() == "What we agreed is done"
    qtbot.mouseClick(page.offers.dones[offer.id], Qt.MouseButton.LeftButton)
    desk.by = told.staff.helen
    page.reload()
    assert "£90.00" in words(page)
    qtbot.mouseClick(page.offers.seens[offer.id], Qt.MouseButton.LeftButton)
    assert make.case(store, concern_id).owner_now == ""
    assert page.first.text() == "Put right"
    click(qtbot, page, Act.PUT_RIGHT)
    click(qtbot, page, Act.NO_REPLY)
    filled(qtbot, "asked_how", "rang twice and left a message")
    assert make.case(store, concern_id).state is ConcernState.NO_REPLY
    assert "no reply" in page.sentence.text()
    assert page.first.text() == "Claire is happy"
    click(qtbot, page, Act.REOPEN)
    filled(qtbot, "story", "It is still not the right album.")
    case = make.case(store, concern_id)
    assert (case.state, case.owner_now) == (ConcernState.HEARD, "it was not right after all")
