"""The bench by keys, on a real store: each gesture counted as the photographer counts it (DOMAIN 4.2)."""

from datetime import datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio import clock, making, orders
from studio.catalogue import SupplierDraft, SupplierKind, add_supplier
from studio.db import Store
from studio.making import Cause, Stage
from studio.orders import OrderState
from tests.make import clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed
from ui.kit import printing
from ui.kit.form import FormDialog
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.making.cards import DRAGGED
from ui.making.check_form import CheckForm
from ui.making.forms import MoveForm, RemakeForm, WaitForm
from ui.making.labels_form import LabelsForm
from ui.making.page import MakingPage
from ui.making.sending_forms import ParcelForm, SendForm

ENTER = Qt.Key.Key_Return
Form = TypeVar("Form", bound=FormDialog)


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


class Desk:
    """The window with the bench on it, and every key that was pressed counted."""

    def __init__(self, qtbot: QtBot, store: Store, staff: Staff) -> None:
        self.qtbot, self.store = qtbot, store
        self.work = Work(store, inline=True)
        self.work.by = staff.daniel
        self.window = MainWindow(self.work)
        qtbot.addWidget(self.window)
        self.window.resize(1360, 860)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.go("making")
        assert isinstance(self.window.page, MakingPage)
        self.page = self.window.page
        self.page.take_keys()
        self.pressed = 0

    def run(self, typed: str) -> None:
        """One run of typing ended by Enter: one interaction."""
        self.page.scanner.setFocus()
        self.qtbot.keyClicks(self.page.scanner, typed)
        self.qtbot.keyClick(self.page.scanner, ENTER)
        self.pressed += 1

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """One key or chord: one interaction."""
        where = widget or QApplication.focusWidget() or self.page.scanner
        self.qtbot.keyClick(where, key)
        self.pressed += 1

    def save(self, form: FormDialog) -> None:
        """What Ctrl+Enter does: one interaction."""
        form.press_save()
        self.pressed += 1

    def form(self, kind: type[Form]) -> Form:
        """The form of a kind that is open."""
        (found,) = (each for each in self.window.findChildren(kind) if each.isVisible())
        return found

    def counted(self) -> int:
        """How many since last asked."""
        count, self.pressed = self.pressed, 0
        return count


def test_a_day_at_the_bench(qtbot: QtBot, store: Store, staff: Staff) -> None:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = clients.ashworths(store, staff.priya)
        framer = store.do(add_supplier, SupplierDraft("Oak & Co", SupplierKind.FRAMER), by=staff.helen)
    order_id = make.first_order(store, staff.helen, family)
    with clock.standing_at(datetime(2026, 9, 21, 10)):
        pieces = bench.begin(store, order_id, staff.helen)
        desk = Desk(qtbot, store, staff)

        def at(number: int) -> Stage:
            return store.ask(making.pieces_of, order_id)[number - 1].stage

        # A scan, Enter: moved on in two interactions; a figure moves it where one stage follows the other.
        desk.run("O-00001/1")
        assert desk.page.chosen is not None
        assert desk.page.chosen.id == pieces[0].id
        desk.press(ENTER, desk.page.scanner)
        assert (at(1), desk.counted()) == (Stage.RETOUCHING, 2)
        desk.page.board.take_keys()
        desk.press(Qt.Key.Key_3)
        assert at(1) is Stage.PRINTED
        # Passing a stage asks why.
        desk.run("1/2")
        desk.page.board.take_keys()
        desk.press(Qt.Key.Key_3)
        why = desk.form(MoveForm)
        why.fields["because"].set_value("nothing to retouch")
        desk.save(why)
        assert at(2) is Stage.PRINTED
        # A card is carried to the next column.
        column = next(each for each in desk.page.board.columns if each.stage is Stage.FRAMED)
        carried = QMimeData()
        carried.setData(DRAGGED, str(pieces[0].id).encode("ascii"))
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        column.dropEvent(drop)
        assert at(1) is Stage.FRAMED
        # Daniel made it, so Helen checks it: a key for each point, and it cannot be ready with one open.
        desk.run("1/1")
        desk.press(ENTER, desk.page.scanner)
        check = desk.form(CheckForm)
        assert "yourself" in check.sentence.text()
        check.reject()
        desk.work.by = staff.helen
        desk.run("1/1")
        desk.press(ENTER, desk.page.scanner)
        check = desk.form(CheckForm)
        desk.counted()
        for figure in range(1, 6):
            desk.press(Qt.Key(Qt.Key.Key_0 + figure), check)
        assert not check.save_button.isEnabled()
        desk.press(Qt.Key.Key_6, check)
        assert desk.counted() == len(check.points) == 6
        desk.save(check)
        assert at(1) is Stage.READY
        # Made again: the cause in one key.
        desk.run("1/2")
        desk.page.board.take_keys()
        desk.counted()
        desk.press(Qt.Key.Key_R)
        remake = desk.form(RemakeForm)
        desk.press(Qt.Key.Key_6, remake)
        desk.save(remake)
        assert desk.counted() == 3
        again = store.ask(making.pieces_of, order_id)[-1]
        assert (again.remake_of, again.remake_cause) == (2, Cause.DAMAGED)
        # It waits, and goes on when the moulding is here.
        desk.run("1/3")
        desk.page.board.take_keys()
        desk.press(Qt.Key.Key_W)
        wait = desk.form(WaitForm)
        wait.fill({"what": "oak", "until": datetime(2026, 9, 29).date()})
        desk.save(wait)
        assert store.ask(making.pieces_of, order_id)[2].waits_for == "oak"
        desk.page.board.take_keys()
        desk.press(Qt.Key.Key_H)
        assert not store.ask(making.pieces_of, order_id)[2].waits
        # Another desk was quicker: nothing moves twice, and it is said.
        desk.run("1/4")
        store.do(making.move_on, pieces[3].id, None, by=staff.priya)
        desk.page.move_on(pieces[3], None)
        assert "it is retouching now" in desk.page.notice_bar.words.text()
        assert at(4) is Stage.RETOUCHING
        _parcel_and_labels(desk, store, staff, framer, order_id)
        bench.finish(store, order_id, staff.daniel)
        assert store.ask(orders.order, order_id).state is OrderState.READY


def _parcel_and_labels(
    desk: Desk, store: Store, staff: Staff, framer: object, order_id: orders.OrderId
) -> None:
    """Marked pieces go out on one page, come back in two interactions, and have their labels printed."""
    printed: list[str] = []
    fourth, fifth = store.ask(making.pieces_of, order_id)[3:5]
    for row in (fourth, fifth):
        bench.up_to(store, row, Stage.PRINTED, staff.daniel)
        desk.page.mark(row.id)
    desk.page.refresh()
    desk.page.send.click()
    send = desk.form(SendForm)
    send.fill({"supplier_id": framer, "back_on": datetime(2026, 9, 30).date()})
    printing.take_next(lambda name, _pdf: printed.append(name))
    desk.save(send)
    assert printed == ["Purchase order P-00001"]
    desk.counted()
    desk.run("P-00001")
    parcel = desk.form(ParcelForm)
    desk.save(parcel)
    assert desk.counted() == 2
    assert [row.stage for row in store.ask(making.pieces_of, order_id)[3:5]] == [Stage.FRAMED] * 2
    printing.take_next(lambda name, _pdf: printed.append(name))
    desk.window._print()
    labels = desk.form(LabelsForm)
    desk.save(labels)
    assert printed[-1] == "Labels O-00001-4 and 1 more"
