"""The post as the desk does it: by keys and clicks, on a real store."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio import clients, clock, letters
from studio.care import ConcernDraft
from studio.clients import HouseholdDraft, PersonDraft
from studio.db import Store
from studio.letters import LetterState
from tests.make.business import Staff, marsh_and_reed
from tests.make.letters import DUE, Fringe, concern, family, fringe, presented, without_direct_number
from ui.kit import printing
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.forms import ApologyForm, CallOffForm, PrintAgainForm
from ui.letters.letter_page import LetterPage
from ui.letters.page import LettersPage

MORNING = datetime(2026, 11, 11, 9)


@pytest.fixture
def morning(qapp: QApplication) -> Iterator[None]:
    """Wednesday 11 November 2026, nine o'clock."""
    with clock.standing_at(MORNING):
        yield


def desk(store: Store, staff: Staff) -> Work:
    work = Work(store, inline=True)
    work.by = staff.priya
    return work


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1100, 720)
    with qtbot.waitExposed(widget):
        widget.show()


def buttons(page: QWidget, words: str) -> list[QPushButton]:
    return [
        each
        for each in page.findChildren(QPushButton)
        if each.text().replace("&", "") == words and each.isVisible() and each.isEnabled()
    ]


def press(qtbot: QtBot, page: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: bool(buttons(page, words)))
    qtbot.mouseClick(buttons(page, words)[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def staff(sqlite_store: Store) -> Staff:
    """Marsh & Reed on the morning when three families are due, one of them without an address."""
    made = marsh_and_reed(sqlite_store)
    lost = HouseholdDraft(people=(PersonDraft("Una", "Nowhere", "Mrs"),))
    presented(sqlite_store, made.helen, [family(1), family(2), family(3), lost])
    return made


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None) -> LettersPage:
    made = LettersPage(desk(sqlite_store, staff))
    shown(qtbot, made)
    return made


def test_the_exceptions_come_first_and_each_page_is_seen_as_it_will_be_printed(
    qtbot: QtBot, page: LettersPage, sqlite_store: Store
) -> None:
    assert page.sentence.text() == "3 letters ready to print, 1 left out."
    words = [label.text() for label in page.notes.findChildren(QWidget) if hasattr(label, "text")]
    assert "There is no address yet." in words
    first = page.view.pdf
    assert first.startswith(b"%PDF")
    qtbot.keyClick(page.ready, Qt.Key.Key_Down)
    assert page.view.pdf != first
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    press(qtbot, page, "Open")
    home = sqlite_store.ask(clients.find, "nowhere")[0].household_id
    assert wishes == [Wish("open_client", {"household_id": home})]


def test_print_all_sends_the_kept_bytes_and_one_tick_posts_them(
    qtbot: QtBot, page: LettersPage, sqlite_store: Store
) -> None:
    sent: dict[str, bytes] = {}
    printing.take_next(lambda name, pdf: sent.update({name: pdf}))
    press(qtbot, page, "Print all 3")
    issued = sqlite_store.ask(letters.issued)
    assert {hashlib.sha256(pdf).hexdigest() for pdf in sent.values()} == {row.sha256 for row in issued}
    assert len(sent) == 3
    assert page.sentence.text() == "Nothing is ready to print, 1 left out."
    page.tick_all_posted()
    assert {row.state for row in sqlite_store.ask(letters.issued)} == {LetterState.POSTED}
    assert not page.posting.isVisible()


def test_labels_come_behind_the_letters_and_what_crossed_with_a_call_is_put_aside(
    qtbot: QtBot, page: LettersPage, sqlite_store: Store, staff: Staff
) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    first = page.view.pdf
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.pdf != first, "one key turns from letter to letter"
    page.envelopes.set_value(1)
    names: list[str] = []
    printing.take_next(lambda name, _pdf: names.append(name))
    press(qtbot, page, "Print all 3")
    assert names[-1] == "Labels L-000001 and 2 more.pdf"
    home = sqlite_store.ask(letters.issued)[0].household_id
    person = sqlite_store.ask(clients.people_of, home)[0].id
    sqlite_store.do(letters.take_down, ConcernDraft(home, person, "The frame is scratched."), by=staff.priya)
    page.refresh()
    press(qtbot, page, "Put aside")
    page.tick_all_posted()
    states = [row.state for row in sqlite_store.ask(letters.issued)]
    assert sorted(states) == [LetterState.CANCELLED, LetterState.POSTED, LetterState.POSTED]


def test_the_page_shown_before_is_the_page_that_is_printed(page: LettersPage, sqlite_store: Store) -> None:
    before = page.view.pdf
    printing.take_next(lambda _name, _pdf: None)
    assert page.prints_itself()
    first = min(sqlite_store.ask(letters.issued), key=lambda row: row.number)
    assert sqlite_store.ask(letters.kept_page, first.id) == before


def test_the_batch_can_be_saved_as_pdfs(
    qtbot: QtBot, page: LettersPage, sqlite_store: Store, tmp_path: Path
) -> None:
    printing.folder_next(tmp_path)
    press(qtbot, page, "Save PDFs")
    kept = {hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.glob("*.pdf")}
    assert kept == {row.sha256 for row in sqlite_store.ask(letters.issued)}


def test_a_letter_can_be_left_out_with_its_reason(qtbot: QtBot, page: LettersPage) -> None:
    press(qtbot, page, "Leave out…")
    (form,) = page.findChildren(CallOffForm)
    qtbot.keyClicks(form.fields["reason"].control, "They are coming in tomorrow")
    press(qtbot, form, "Leave it out")
    assert page.sentence.text() == "2 letters ready to print, 2 left out."


def test_what_may_have_printed_is_asked_about_on_top(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    letters.issue_to_printer(sqlite_store, staff.priya, DUE, lambda _name, _pdf: False)
    page = LettersPage(desk(sqlite_store, staff))
    shown(qtbot, page)
    press(qtbot, page, "It printed")
    assert len(sqlite_store.ask(letters.may_have_printed)) == 2
    press(qtbot, page, "Print again")
    (form,) = page.findChildren(PrintAgainForm)
    form.press_save()
    assert form.isVisible(), "a page is never printed again without saying why"
    qtbot.keyClicks(form.fields["reason"].control, "not in the tray")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    form.press_save()
    assert len(sent) == 1
    assert len(sqlite_store.ask(letters.may_have_printed)) == 1


def test_a_photographer_sees_the_post_and_cannot_send_it(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    work = Work(sqlite_store, inline=True)
    work.by = staff.daniel
    page = LettersPage(work)
    shown(qtbot, page)
    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()


@pytest.fixture
def told(sqlite_store: Store) -> Fringe:
    """The fringe up to her call, the apology drafted by Priya."""
    made = fringe(sqlite_store)
    concern(sqlite_store, made)
    return made


def letter_page(qtbot: QtBot, store: Store, told: Fringe) -> LetterPage:
    work = Work(store, inline=True)
    work.by = told.staff.helen
    page = LetterPage(work)
    page.show_with(letter_id=store.ask(letters.drafts)[0].id)
    shown(qtbot, page)
    return page


def test_the_owner_writes_over_an_apology_and_another_reads_it(
    qtbot: QtBot, sqlite_store: Store, told: Fringe
) -> None:
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        page = letter_page(qtbot, sqlite_store, told)
        press(qtbot, page, "Change the words…")
        (form,) = page.findChildren(ApologyForm)
        form.fields["journey"].set_value("You drove to us in the rain, but you did not mind.")
        form.press_save()
        assert not form.isVisible()
        looked = [label.text() for label in page.left.findChildren(QWidget) if hasattr(label, "text")]
        assert any("After the apology this takes it back" in words for words in looked)
        assert buttons(page, "Read by me") == []
        page.work.by = told.staff.daniel
        page.refresh()
        press(qtbot, page, "Read by me")
        page.work.by = told.staff.helen
        page.refresh()
        sent: list[bytes] = []
        printing.take_next(lambda _name, pdf: sent.append(pdf))
        press(qtbot, page, "Print")
        assert sent == [page.view.pdf]
        home = sqlite_store.ask(clients.household, told.household_id).as_draft()
        moved = replace(home, address1="7 New Street")
        sqlite_store.do(clients.amend, told.household_id, moved, by=told.staff.priya)
        page.refresh()
        qtbot.waitUntil(lambda: bool(buttons(page, "Put aside")))
        assert buttons(page, "Posted") == [], "what must not leave the house is not ticked as posted"
        again = replace(
            sqlite_store.ask(clients.household, told.household_id).as_draft(), address1=home.address1
        )
        sqlite_store.do(clients.amend, told.household_id, again, by=told.staff.priya)
        page.refresh()
        press(qtbot, page, "Posted")
        assert "posted Wed 25 Nov" in page.sentence.text()


def test_an_empty_slot_is_refused_beside_its_field_and_the_words_stay(
    qtbot: QtBot, sqlite_store: Store, told: Fringe
) -> None:
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        page = letter_page(qtbot, sqlite_store, told)
        press(qtbot, page, "Change the words…")
        (form,) = page.findChildren(ApologyForm)
        form.fields["time"].set_value("")
        form.fields["error"].set_value("Other words")
        form.press_save()
        assert form.isVisible()
        assert form.fields["time"].is_refused
        assert form.read("error") == "Other words"
        form.fields["no_time"].set_value(True)
        form.press_save()
        assert not form.isVisible()


def test_what_the_studio_lacks_leads_to_settings_and_not_to_the_family(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    without_direct_number(sqlite_store, staff)
    page = LettersPage(desk(sqlite_store, staff))
    shown(qtbot, page)
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    press(qtbot, page, "Open Settings")
    assert wishes == [Wish("settings")]


def test_an_apology_without_a_reshoot_says_what_is_done_and_by_when(
    qtbot: QtBot, sqlite_store: Store, staff: Staff
) -> None:
    home = sqlite_store.ask(clients.find, "sur1")[0].household_id
    person = sqlite_store.ask(clients.people_of, home)[0].id
    with clock.standing_at(datetime(2026, 11, 24, 13)):
        draft = ConcernDraft(home, person, "The frame is scratched.")
        sqlite_store.do(letters.take_down, draft, by=staff.priya)
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        page = LetterPage(desk(sqlite_store, staff))
        page.show_with(letter_id=sqlite_store.ask(letters.drafts)[0].id)
        shown(qtbot, page)
        press(qtbot, page, "Change the words…")
        (form,) = page.findChildren(ApologyForm)
        form.press_save()
        assert form.fields["doing"].is_refused
        for name, words in (("doing", "We are making the frame again."), ("time", "You gave us your time.")):
            form.fields[name].set_value(words)
        form.fields["no_journey"].set_value(True)
        form.press_save()
        assert not form.isVisible()
        (row,) = [sqlite_store.ask(letters.draft, each.id) for each in sqlite_store.ask(letters.drafts)]
        assert (row.words.doing, row.stops) == ("We are making the frame again.", "")
        assert row.words.by_when == "2026-12-01"
