"""Work: off the UI thread and back on it, in order, late answers dropped, errors brought to their place."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actor import SETTING_UP
from studio.db import numbers
from studio.errors import Missing, Refused, Trouble
from studio.progress import Cancelled
from ui.kit.notices import NoticeBar
from ui.kit.work import Work


def take_number(db, by):
    """A verb that leaves a trace: the next number of a series."""
    return numbers.take(db, "O")


class Desk(QWidget):
    """A page that can be told things and asked to reload."""

    def __init__(self):
        super().__init__()
        self.notice_bar = NoticeBar()
        QVBoxLayout(self).addWidget(self.notice_bar)
        self.reloaded = 0

    def reload(self):
        self.reloaded += 1


@pytest.fixture
def desk(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    return desk


def test_a_question_is_asked_on_another_thread_and_answered_on_this_one(true_work, qtbot, desk):
    heard = []
    here = threading.get_ident
    true_work.ask(lambda db: here(), owner=desk, then=lambda there: heard.append((there, here())))
    qtbot.waitUntil(lambda: bool(heard))
    asked_on, answered_on = heard[0]
    assert answered_on == here()
    assert asked_on != here()


def test_a_page_never_waits_behind_what_is_being_written_or_worked_on_for_long(true_work, qtbot, desk):
    let_go = threading.Event()
    answered = []
    under = true_work.run_long(lambda store, progress: let_go.wait(20), owner=desk, then=answered.append)
    true_work.do(lambda db, by: let_go.wait(20) and 0, owner=desk, then=answered.append)
    true_work.ask(lambda db: "read", owner=desk, then=answered.append)
    qtbot.waitUntil(lambda: answered == ["read"])
    let_go.set()
    qtbot.waitUntil(lambda: len(answered) == 3)
    assert under is not None


def test_a_late_answer_to_an_old_question_is_dropped(true_work, qtbot, desk):
    first, heard = threading.Event(), []

    def find(db, typed):
        if typed == "har":
            first.wait(20)
        return typed

    for typed in ("har", "harg", "hargr"):
        true_work.ask(find, typed, owner=desk, then=heard.append)
    first.set()
    qtbot.waitUntil(lambda: true_work.pending == 0)
    assert heard == ["hargr"]


def test_two_different_questions_of_one_page_are_both_answered(work, desk):
    heard = []
    work.ask(lambda db: 1, owner=desk, then=heard.append)
    work.ask(lambda db: 2, owner=desk, then=heard.append)
    assert heard == [1, 2]


def test_the_answer_for_a_page_that_has_gone_is_dropped(true_work, qtbot):
    let_go, heard, page = threading.Event(), [], QObject()
    true_work.ask(lambda db: let_go.wait(20), owner=page, then=heard.append)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    let_go.set()
    qtbot.waitUntil(lambda: true_work.pending == 0)
    assert heard == []


def test_what_is_sent_twice_with_one_key_happens_once(work, desk):
    heard = []
    for _ in range(2):
        work.do(take_number, owner=desk, key="the form's key", then=heard.append)
    work.do(take_number, owner=desk, then=heard.append)
    assert heard == ["O-00001", "O-00001", "O-00002"]


def test_a_commit_is_told_to_the_window_on_its_own_thread(true_work, qtbot, desk, bare_store):
    heard = []
    true_work.bulletin.changed.connect(lambda features: heard.append((features, threading.get_ident())))
    threading.Thread(target=lambda: bare_store.changes.publish(frozenset({"orders"}))).start()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({"orders"}), threading.get_ident())]


def raises(error):
    def fail(db):
        raise error

    return fail


def test_a_refusal_goes_to_the_form_that_asked_for_it(work, desk):
    heard = []
    work.ask(raises(Refused("No.", "day")), owner=desk, then=heard.append, refused=heard.append)
    assert [str(each) for each in heard] == ["No."]
    assert desk.notice_bar.isHidden()


def test_a_refusal_without_a_form_is_said_in_the_bar_of_the_page(work, desk):
    work.ask(raises(Refused("That slot is taken.")), owner=desk, then=print)
    assert desk.notice_bar.isVisible()
    assert desk.notice_bar.words.text() == "That slot is taken."


def test_trouble_says_what_failed_in_the_bar(work, desk):
    work.ask(raises(Trouble("The disk is full. Please free some room.")), owner=desk, then=print)
    assert desk.notice_bar.words.text() == "The disk is full. Please free some room."


def test_what_is_gone_is_said_and_the_page_looks_again(work, desk):
    work.ask(raises(Missing("That order is no longer here.")), owner=desk, then=print)
    assert desk.notice_bar.words.text() == "That order is no longer here."
    assert desk.reloaded == 1


def test_a_fault_of_ours_goes_to_the_exception_hook_and_the_next_question_is_answered(
    work, desk, monkeypatch
):
    caught, heard = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    work.ask(raises(ZeroDivisionError("ours")), owner=desk, then=heard.append)
    work.ask(lambda db: "alive", owner=desk, then=heard.append)
    assert (caught, heard) == ([ZeroDivisionError], ["alive"])


def test_long_work_says_how_far_it_is_and_can_be_cancelled(true_work, qtbot, desk):
    told, sorry, go = [], [], threading.Semaphore(0)

    def letters(store, progress):
        progress.start(3)
        for number in range(3):
            go.acquire(timeout=20)
            progress.step(f"letter {number + 1}")

    under = true_work.run_long(
        letters, owner=desk, then=print, progress=lambda *how: told.append(how), refused=sorry.append
    )
    go.release()
    qtbot.waitUntil(lambda: told == [(1, 3, "letter 1")])
    under.cancel()
    go.release()
    qtbot.waitUntil(lambda: bool(sorry))
    assert isinstance(sorry[0], Cancelled)


def test_what_is_asked_before_the_studio_is_open_waits_for_it(qtbot, desk, bare_store):
    work, heard, opened = Work(), [], []
    work.ask(lambda db: "waited", owner=desk, then=heard.append)
    work.open(lambda: bare_store, lambda: opened.append(True), heard.append, desk)
    qtbot.waitUntil(lambda: heard == ["waited"] and opened == [True])
    work.close()


def test_a_studio_that_will_not_open_is_said_and_can_be_opened_again(qtbot, desk, bare_store):
    work, sorry, opened = Work(), [], []

    def broken():
        raise Trouble("This file is damaged.")

    work.open(broken, lambda: opened.append(True), sorry.append, desk)
    qtbot.waitUntil(lambda: bool(sorry))
    work.open(lambda: bare_store, lambda: opened.append(True), sorry.append, desk)
    qtbot.waitUntil(lambda: opened == [True])
    assert [str(each) for each in sorry] == ["This file is damaged."]
    work.close()


def test_closing_finishes_what_is_being_written(qtbot, desk, bare_store):
    work = Work(bare_store)
    work.by = SETTING_UP
    done = []
    for _ in range(20):
        work.do(lambda db, by: done.append(take_number(db, by)) or 0, owner=desk)
    work.close()
    assert done == [f"O-{number:05}" for number in range(1, 21)]
