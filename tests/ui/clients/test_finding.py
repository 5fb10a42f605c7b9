"""What the search of the frame offers: who answers and why, and the very thing whose number was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clients, letters, orders
from studio.db import Store
from studio.story import Opens
from tests import make
from ui.clients.finding import find
from ui.kit.finder import Finder
from ui.kit.work import Work


def test_the_number_of_an_order_a_letter_or_a_case_finds_it_and_whose_it_is(sqlite_store: Store) -> None:
    store = sqlite_store
    told = make.letters.fringe(store)
    make.letters.concern(store, told)
    [order] = store.ask(orders.of_household, told.household_id)
    for typed in (order.number, "1", "o 1", f"ashworth {order.number}"):
        answers = [row for row in store.ask(find, typed) if "Ashworth" in f"{row.title} {row.why}"]
        thing, family = answers[0], answers[-1]
        assert (thing.title, thing.opens) == (f"Order {order.number}", Opens("order", order.id)), typed
        assert family.opens == Opens("household", told.household_id)
    case = store.ask(find, "c-0001")[0]
    assert (case.title, case.why) == ("Case C-0001", "The Ashworth family")
    for row in store.ask(letters.of_household, told.household_id):
        if row.number:
            assert store.ask(find, row.number)[0].opens == Opens("letter", row.id)


@pytest.mark.parametrize("typed", ["ashw", "ell ash", "0123"])
def test_answers_come_while_typing_and_say_why(
    qtbot: QtBot, qapp: QApplication, sqlite_store: Store, typed: str
) -> None:
    household_id = make.clients.ashworths(sqlite_store)
    work = Work(sqlite_store, inline=True)
    finder = Finder(work, find, "Find")
    qtbot.addWidget(finder)
    finder.resize(500, 40)
    with qtbot.waitExposed(finder):
        finder.show()
    finder.setFocus()
    with qtbot.waitSignal(finder.answered):
        qtbot.keyClicks(finder, typed)
    qtbot.waitUntil(lambda: len(finder.rows) == 1)
    with qtbot.waitSignal(finder.found) as chosen:
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert chosen.args[0].household_id == household_id
    assert sqlite_store.ask(clients.find, typed)[0] == chosen.args[0]
