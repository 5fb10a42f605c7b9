"""One letter given out on the spot, as the desk does it after booking: at most one question, and said in the bar."""

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio import clients, clock, letters
from studio.clients import EmailDraft, HouseholdId, PreferredChannel
from studio.db import Store
from studio.letters import LetterState
from studio.sessions import SessionId
from tests import make
from tests.make.business import Staff, marsh_and_reed
from ui.kit import mail_program, printing
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.call_sheet import CallSheet
from ui.letters.give_sheet import GiveSheet
from ui.letters.page import LettersPage
from ui.main_window import MainWindow

NOW = datetime(2026, 9, 2, 10)
WALL = datetime(2026, 10, 3, 10, 30)
CLAIRE = "claire@example.com"


@pytest.fixture
def now(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wednesday 2 September 2026, ten o'clock, and a folder of one's own for messages."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def staff(sqlite_store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(sqlite_store)


@pytest.fixture
def window(qtbot: QtBot, sqlite_store: Store, staff: Staff, now: None) -> MainWindow:
    """The window on the page of letters, Priya at the desk."""
    work = Work(sqlite_store, inline=True)
    work.by = staff.priya
    made = MainWindow(work)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.go("letters")
    return made


def booked(
    store: Store, staff: Staff, *addresses: str, wall: datetime = WALL, **changes: Any
) -> tuple[HouseholdId, SessionId]:
    with clock.standing_at(datetime(2026, 8, 1, 10)):
        family = make.clients.ashworths(store, staff.priya)
        draft = store.ask(clients.household, family).as_draft()
        changed = replace(draft, emails=tuple(map(EmailDraft, addresses)), **changes)
        store.do(clients.amend, family, changed, by=staff.priya)
    return family, make.sessions.booked(store, staff, family, wall)


def said(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.notice_bar.words.text()


def act(window: MainWindow) -> None:
    assert window.page is not None
    window.page.notice_bar.action.click()


def sheets(window: MainWindow, kind: type) -> list[Any]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def press(qtbot: QtBot, where: QWidget, words: str) -> None:
    def buttons() -> list[QPushButton]:
        found = where.findChildren(QPushButton)
        return [each for each in found if each.text().replace("&", "") == words and each.isVisible()]

    qtbot.waitUntil(lambda: len(buttons()) == 1)
    qtbot.mouseClick(buttons()[0], Qt.MouseButton.LeftButton)


def test_printing_a_confirmation_asks_nothing_more(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff)
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "print"}))
    (row,) = sqlite_store.ask(letters.issued)
    assert sent == [sqlite_store.ask(letters.kept_page, row.id)]
    assert said(window) == f"Booking confirmation {row.number} printed, to be posted."
    act(window)
    assert sqlite_store.ask(letters.letter, row.id).state is LetterState.POSTED
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "print"}))
    assert "tells this already" in said(window)
    assert len(sqlite_store.ask(letters.issued)) == 1


def test_handing_over_is_issuing_and_handing_over_in_one(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff)
    printing.take_next(lambda _name, _pdf: None)
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "hand over"}))
    (row,) = sqlite_store.ask(letters.issued)
    assert row.state is LetterState.HANDED_OVER
    assert said(window) == f"Booking confirmation {row.number} handed over."


def test_an_e_mail_opens_with_the_kept_page_and_is_ticked_when_it_is_sent(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff, CLAIRE)
    opened: list[Path] = []
    mail_program.take_next(lambda file: not opened.append(file))
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "email"}))
    (row,) = sqlite_store.ask(letters.issued)
    (file,) = opened
    read = email.message_from_bytes(file.read_bytes(), policy=default)
    assert (read["To"], read["X-Unsent"]) == (CLAIRE, "1")
    assert said(window) == f"Booking confirmation {row.number} is in the mail program, to {CLAIRE}."
    act(window)
    assert sqlite_store.ask(letters.letter, row.id).state is LetterState.SENT
    assert said(window) == f"{row.number} sent by e-mail."
    assert not file.exists()


def test_without_a_mail_program_it_is_said_where_the_message_lies(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff, CLAIRE)
    files: list[Path] = []

    def nobody(file: Path) -> bool:
        files.append(file)
        return False

    mail_program.take_next(nobody)
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "email"}))
    assert "No mail program answered here" in said(window)
    assert str(files[0]) in said(window)
    assert files[0].exists()


def test_not_knowing_how_is_one_question_with_the_usual_way_first(
    qtbot: QtBot, window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff, CLAIRE, channel=PreferredChannel.EMAIL)
    window.grant(Wish("confirmation", {"session_id": session_id}))
    (sheet,) = sheets(window, GiveSheet)
    assert list(sheet.ways) == ["print", f"email {CLAIRE}", "hand over"]
    first = sheet.ways[f"email {CLAIRE}"]
    assert sheet.focusWidget() is first
    opened: list[Path] = []
    mail_program.take_next(lambda file: not opened.append(file))
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert not sheets(window, GiveSheet)


def test_whoever_would_rather_be_rung_is_rung_first(
    qtbot: QtBot, window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    wishes = {"channel": PreferredChannel.TELEPHONE, "best_time": "after 5 pm"}
    _, session_id = booked(sqlite_store, staff, CLAIRE, **wishes)
    window.grant(Wish("confirmation", {"session_id": session_id}))
    (sheet,) = sheets(window, GiveSheet)
    assert list(sheet.ways) == ["ring", "print", f"email {CLAIRE}", "hand over"]
    first = sheet.ways["ring"]
    assert sheet.focusWidget() is first
    words = [each.text() for each in sheet.findChildren(QWidget) if hasattr(each, "text")]
    told = "They would rather be rung, after 5 pm. Unless it is handed over, the letter goes by post."
    assert told in words
    qtbot.keyClick(first, Qt.Key.Key_Return)
    (call,) = sheets(window, CallSheet)
    press(qtbot, call, "Spoke")
    (waiting,) = sqlite_store.ask(letters.due, NOW.date()).ready
    assert waiting.code == "L1", "told by telephone, they have it in writing all the same"


def test_an_address_changed_today_is_asked_about_and_marked(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    family, session_id = booked(sqlite_store, staff, CLAIRE)
    draft = sqlite_store.ask(clients.household, family).as_draft()
    changed = replace(draft, emails=(EmailDraft("claire@exampel.com"),))
    sqlite_store.do(clients.amend, family, changed, by=staff.priya)
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "email"}))
    (sheet,) = sheets(window, GiveSheet)
    words = [each.text() for each in sheet.findChildren(QWidget) if hasattr(each, "text")]
    assert "changed today: please check it" in words
    assert "Mrs C Ashworth" in words, "who it is for stands in large type"
    assert sqlite_store.ask(letters.issued) == []


def test_too_near_for_the_post_leads_to_a_call_logged_in_one_press(
    qtbot: QtBot, window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff, wall=NOW.replace(hour=10, minute=30) + timedelta(days=2))
    window.grant(Wish("confirmation", {"session_id": session_id}))
    (sheet,) = sheets(window, GiveSheet)
    assert "print" not in list(sheet.ways)[:1]
    qtbot.mouseClick(sheet.ways["ring"], Qt.MouseButton.LeftButton)
    (call,) = sheets(window, CallSheet)
    words = [each.text() for each in call.findChildren(QWidget) if hasattr(each, "text")]
    assert any("Friday 4 September 2026 at 10.30\u00a0am, in the morning" in each for each in words)
    press(qtbot, call, "Spoke")
    assert said(window) == "The Ashworth family: spoke, so they have been told."
    assert sqlite_store.ask(letters.calls_to_make, NOW.date()) == []


def test_a_line_of_today_about_a_call_opens_it(window: MainWindow, sqlite_store: Store, staff: Staff) -> None:
    booked(sqlite_store, staff, wall=NOW.replace(minute=30) + timedelta(days=2))
    from ui.kit.wish import opening

    (line,) = [each for each in sqlite_store.ask(letters.owed, NOW.date()) if each.icon == "phone"]
    window.grant(opening(line.opens))
    assert len(sheets(window, CallSheet)) == 1


def test_what_goes_by_e_mail_is_listed_with_its_way_and_asked_about_until_it_is_sent(
    qtbot: QtBot, window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    booked(sqlite_store, staff, CLAIRE, channel=PreferredChannel.EMAIL)
    page = window.page
    assert isinstance(page, LettersPage)
    page.refresh()
    assert page.sentence.text() == "Nothing is ready to print, 1 to e-mail."
    assert not page.print_button.isEnabled()
    mail_program.take_next(lambda _file: True)
    press(qtbot, page, "E-mail it")
    (row,) = sqlite_store.ask(letters.issued)
    assert row.state is LetterState.IN_MAIL
    page.refresh()
    press(qtbot, page, "Not sent")
    assert sqlite_store.ask(letters.letter, row.id).state is LetterState.SUPERSEDED
    page.refresh()
    assert page.sentence.text() == "Nothing is ready to print, 1 to e-mail."
    mail_program.take_next(lambda _file: True)
    press(qtbot, page, "E-mail it")
    page.refresh()
    press(qtbot, page, "Sent")
    assert sqlite_store.ask(letters.in_mail) == []


def test_a_letter_made_untrue_by_a_move_is_not_to_be_posted(
    qtbot: QtBot, window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    from studio import sessions

    _, session_id = booked(sqlite_store, staff)
    printing.take_next(lambda _name, _pdf: None)
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "print"}))
    moved = sessions.MoveDraft(wall=WALL + timedelta(days=7))
    sqlite_store.do(sessions.move, session_id, moved, by=staff.priya)
    page = window.page
    assert isinstance(page, LettersPage)
    page.refresh()
    words = [each.text() for each in page.notes.findChildren(QWidget) if hasattr(each, "text")]
    assert "Please take these out of the post" in words
    assert "It tells a time that has changed since." in words
    assert not page.posting.isVisible()
    printing.take_next(lambda _name, _pdf: None)
    press(qtbot, page, "Print it")
    page.refresh()
    assert page.posting.isVisible()


def test_a_photographer_leaves_the_letter_to_the_desk(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff)
    window.work.by = staff.daniel
    window.grant(Wish("confirmation", {"session_id": session_id, "how": "print"}))
    assert "waits at the desk" in said(window)
    assert sqlite_store.ask(letters.issued) == []


def test_the_letter_about_a_viewing_is_handed_over_before_they_leave(
    window: MainWindow, sqlite_store: Store, staff: Staff
) -> None:
    _, session_id = booked(sqlite_store, staff, wall=datetime(2026, 9, 5, 10, 30))
    viewing_id = make.sessions.completed(sqlite_store, staff.daniel, session_id, datetime(2026, 9, 5, 12))
    at = datetime(2026, 9, 5, 12, 10)
    make.viewings.booked(sqlite_store, staff, viewing_id, datetime(2026, 9, 15, 15), at=at)
    with clock.standing_at(at):
        printing.take_next(lambda _name, _pdf: None)
        window.grant(Wish("viewing_letter", {"viewing_id": viewing_id, "how": "hand over"}))
    (row,) = sqlite_store.ask(letters.issued)
    assert (row.code, row.state) == ("L3", LetterState.HANDED_OVER)
