"""What was said is taken down in two interactions and answered in two; no reply is one bare word."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio import clients, clock, messages
from studio.clients import HouseholdId
from studio.db import Store
from studio.messages import Channel, MessageDraft, MessageId, MessageState
from tests import make
from tests.make.business import Staff
from ui.kit import mail_program
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.messages.log_form import LogForm
from ui.messages.message_form import MessageForm
from ui.messages.small_forms import NoReplyForm, WhoseForm

TUESDAY = datetime(2026, 11, 24, 14, 0)


@pytest.fixture
def staff(sqlite_store: Store) -> Iterator[Staff]:
    made = make.business.marsh_and_reed(sqlite_store)
    with clock.standing_at(TUESDAY):
        yield made


@pytest.fixture
def family(sqlite_store: Store, staff: Staff) -> HouseholdId:
    return make.clients.ashworths(sqlite_store, staff.priya)


@pytest.fixture
def window(qtbot: QtBot, sqlite_store: Store, staff: Staff) -> MainWindow:
    work = Work(sqlite_store, inline=True)
    work.by = staff.priya
    made = MainWindow(work)
    qtbot.addWidget(made)
    made.go("today")
    made.show()
    qtbot.waitExposed(made)
    return made


def ask(window: MainWindow, query: Any, *args: object) -> Any:
    assert isinstance(window.work.store, Store)
    return window.work.store.ask(query, *args)


def said(window: MainWindow, staff: Staff, family: HouseholdId | None, **changes: Any) -> MessageId:
    values = {"text": "Is it am not pm?", "channel": Channel.EMAIL, "household_id": family} | changes
    assert isinstance(window.work.store, Store)
    return window.work.store.do(messages.log, MessageDraft(**values), by=staff.priya)


def sentence(window: MainWindow, family: HouseholdId) -> str:
    """The appointment as it stands in a box for typing, which knows no hard spaces."""
    return str(ask(window, messages.full_sentence, family)).replace("\u00a0", " ")


def form_of(window: MainWindow, kind: type[Any]) -> Any:
    found = [form for form in window.findChildren(kind) if form.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def opened(window: MainWindow, message_id: MessageId) -> MessageForm:
    window.grant(Wish("open_message", {"message_id": message_id}))
    return form_of(window, MessageForm)  # type: ignore[no-any-return]  # of the kind asked for


def test_what_a_family_says_is_taken_down_in_two_interactions(
    qtbot: QtBot, window: MainWindow, family: HouseholdId
) -> None:
    window.go("client", household_id=family)
    qtbot.keyClick(window, Qt.Key.Key_F9)  # one
    form = form_of(window, LogForm)
    assert form.title.text() == "The Ashworth family"
    words = form.focusWidget()
    qtbot.keyClicks(words, "Could we come half an hour later?")
    qtbot.keyClick(words, Qt.Key.Key_Return)  # two: a run of typing ended by Enter
    [row] = ask(window, messages.unanswered)
    assert (row.text, row.channel, row.who) == (
        "Could we come half an hour later?", Channel.TELEPHONE, "Mrs Ashworth",
    )  # fmt: skip
    assert not form.isVisible()


def test_shift_and_enter_begin_a_new_line(qtbot: QtBot, window: MainWindow, family: HouseholdId) -> None:
    window.grant(Wish("log_message", {"household_id": family}))
    form = form_of(window, LogForm)
    words = form.focusWidget()
    qtbot.keyClicks(words, "One")
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(words, "Two")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert ask(window, messages.unanswered)[0].text == "One\nTwo"


def test_a_caller_whom_nobody_knows_leaves_a_name_and_a_number(
    qtbot: QtBot, window: MainWindow, family: HouseholdId
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    form = form_of(window, LogForm)
    form.text.set_value("Two dogs; what does it cost?")
    form.press_save()
    assert form.caller.is_refused
    form.caller.set_value("Mrs Dale")
    form.press_save()
    assert form.reach.is_refused
    form.reach.set_value("07700 900418")
    form.press_save()
    [row] = ask(window, messages.unanswered)
    assert (row.household_id, row.who, row.reach) == (None, "Mrs Dale", "07700 900418")
    window.grant(Wish("whose_message", {"message_id": row.id}))
    whose = form_of(window, WhoseForm)
    assert whose.family.finder.text() == "07700 900418"
    [found] = ask(window, clients.find, "ashworth")
    whose.family.set_value(found)
    whose.press_save()
    assert ask(window, messages.message, row.id).household_id == family


def test_a_family_found_in_the_form_is_the_one_it_is_about(
    qtbot: QtBot, window: MainWindow, family: HouseholdId
) -> None:
    window.grant(Wish("log_message"))
    form = form_of(window, LogForm)
    [found] = ask(window, clients.find, "ashworth")
    form.household._take(found)
    assert form.title.text() == "The Ashworth family"
    assert not form.stranger.isVisibleTo(form)
    form.text.set_value("We are late.")
    form.needs_reply.set_value(False)
    assert form.because_box.isVisibleTo(form)
    form.press_save()
    [row] = ask(window, messages.of_household, family)
    assert (row.state, row.no_reply_because) == (MessageState.NO_REPLY, "Dealt with there and then")


def test_an_e_mail_that_asks_when_is_answered_in_two_interactions(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(window.work.store, staff, family, datetime(2026, 12, 8, 16, 30))  # type: ignore[arg-type]
    message_id = said(window, staff, family)
    form = opened(window, message_id)  # one: Enter on its line of Today
    assert form.reply.text.value() == sentence(window, family)
    mails: list[str] = []
    mail_program.take_next(lambda link: mails.append(link) is None)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)  # two
    assert mails[0].startswith("mailto:claire.ashworth@example.com?subject=Your%20message")
    assert "4.30%20pm%2C%20in%20the%20afternoon" in mails[0]
    assert ask(window, messages.message, message_id).is_open, "it is only drafted"
    assert form.isVisible()
    assert form.save_button.text() == "It has been &sent"
    form.press_save()
    assert ask(window, messages.message, message_id).state is MessageState.ANSWERED


def test_one_bare_word_offers_the_whole_appointment_instead(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(window.work.store, staff, family, datetime(2026, 12, 8, 16, 30))  # type: ignore[arg-type]
    form = opened(window, said(window, staff, family))
    form.reply.text.set_value("Pm.")
    assert form.reply.offer.isVisibleTo(form)
    mails: list[str] = []
    form.press_save()
    assert form.reply.text.is_refused
    assert not mails
    form.reply.in_full.click()
    assert form.reply.text.value() == sentence(window, family)
    assert not form.reply.offer.isVisibleTo(form)


def test_a_bare_time_is_asked_about_and_written_out(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    form = opened(window, said(window, staff, family, text="When?", channel=Channel.TELEPHONE))
    form.reply.text.set_value("Please come at 7.30.")
    assert form.reply.asked.text() == "7.30 in the morning or in the evening?"
    form.press_save()
    assert form.reply.text.is_refused
    form.reply.evening.click()
    assert form.reply.text.value() == "Please come at 7.30 pm."
    form.press_save()
    assert ask(window, messages.unanswered) == ()


def test_the_words_go_onto_the_clipboard(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    form = opened(window, said(window, staff, family))
    form.reply.text.set_value("Of course.")
    form.reply.copy()
    assert QGuiApplication.clipboard().text() == "Of course."


def test_a_mail_too_long_for_a_link_is_copied(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(window, staff, family)
    form = opened(window, message_id)
    form.reply.text.set_value("Thank you. " * 300)
    form.press_save()
    assert "copied" in form.notice_bar.words.text()
    assert QGuiApplication.clipboard().text().startswith("Thank you. Thank you.")
    assert ask(window, messages.message, message_id).is_open


def test_acknowledging_is_one_key_and_ends_nothing(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(window, staff, family)
    form = opened(window, message_id)
    form.acknowledge_button.click()
    assert ask(window, messages.message, message_id).acknowledged_by == "Priya Shah"
    assert not form.acknowledge_button.isVisibleTo(form)
    assert form.save_button.isVisibleTo(form)


def test_why_no_reply_is_needed_is_said(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(window, staff, family)
    form = opened(window, message_id)
    form.none_button.click()
    why = form_of(window, NoReplyForm)
    why.words.set_value("")
    why.press_save()
    assert why.words.is_refused
    why.words.set_value("A word of thanks")
    why.press_save()
    assert ask(window, messages.message, message_id).state is MessageState.NO_REPLY


def test_one_reply_answers_their_other_message_too(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    first = said(window, staff, family, channel=Channel.TELEPHONE)
    said(window, staff, family, text="Hello?", channel=Channel.TELEPHONE)
    form = opened(window, first)
    form.reply.text.set_value("In the afternoon, Mrs Ashworth.")
    form.also.set_value(True)
    form.press_save()
    assert ask(window, messages.unanswered) == ()


def test_a_client_page_shows_the_last_contacts_and_the_reply_that_is_owed(
    qtbot: QtBot, window: MainWindow, staff: Staff, family: HouseholdId
) -> None:
    for text in ("One", "Two", "Three", "Four"):
        said(window, staff, family, text=text, channel=Channel.TELEPHONE)
    window.go("client", household_id=family)
    page: Any = window.page
    assert [row.owed.detail.split("“")[1] for row in page.contacts.list.rows] == ["Four”", "Three”", "Two”"]
    assert page.banner.words.text() == "Next: answer The Ashworth family"
    page.banner.button.click()
    assert form_of(window, MessageForm).said.text() == "“One”"
