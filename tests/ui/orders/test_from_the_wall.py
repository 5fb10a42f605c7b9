"""The order form at the table: from the wall in one act, with a set, a promise, and what every choice adds."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio import clock, orders, promises, viewings
from studio.db import Store
from studio.money import Money
from studio.promises import PromiseDraft, PromiseFor, PromiseKind
from tests.make import orders as make
from tests.make import pictures as make_pictures
from tests.make import viewings as make_viewings
from tests.make import walls as make_walls
from ui.kit.work import Work
from ui.orders.form import OrderForm
from ui.orders.gestures import kept_page
from ui.orders.order_page import OrderPage
from ui.orders.whole import order_facts


def test_the_wall_is_ordered_with_a_promise_and_each_choice_says_what_it_adds(
    qtbot: QtBot, sqlite_store: Store, tmp_path: Path
) -> None:
    ahead = make_viewings.booked_ahead(sqlite_store)
    store, by = ahead.store, ahead.staff.helen
    rows = make_pictures.taken_in(store, by, ahead.session, tmp_path / "card", 3)
    work = Work(store, inline=True)
    work.by = by
    with clock.standing_at(make.FIRST_EVENING):
        hung = make_walls.hung(store, by, ahead.viewing, rows[0])
        store.do(viewings.mark, ahead.viewing, rows[1].id, viewings.Mark.LOVE, by=by)
        tenth = PromiseDraft(
            household_id=ahead.family, text="A tenth, said in May", kind=PromiseKind.DISCOUNT,
            due=date(2027, 1, 1), good_for=PromiseFor.PICTURES, basis_points=1_000,
        )  # fmt: skip
        store.do(promises.make, tenth, by=by)
        form = OrderForm(work, store.ask(order_facts, None, None, ahead.viewing, None))
        qtbot.addWidget(form)
        form.settling.serve(by.staff_id)
        form.show()
        assert form.quote is not None
        assert form.quote.total == (hung.amount or Money(0)) - form.quote.discount, (
            "the promise is honoured unasked"
        )
        assert form.quote.discount_promised

        entry = form.entry
        assert entry.image.value() == rows[1].ref, "what they love and hangs nowhere waits for its size"
        qtbot.keyClicks(entry.measure.control, "10 8")
        offered = [entry.framing.materials["moulding"].box.itemText(place) for place in range(5)]
        assert offered[:2] == ["no frame", "Natural oak, included"]
        assert "+ £" in offered[4]
        before = entry.framing.piece()
        qtbot.keyClicks(entry.where.control, "hall")
        qtbot.keyClick(entry.where.control, Qt.Key.Key_Return)
        assert before is not None
        assert [line.hanging_place for line in form.lines] == [hung.place, "hall"]
        assert before.moulding is not None
        assert form.lines[1].moulding_id == before.moulding.id

        form.proposals.sets.menu().actions()[0].trigger()
        assert [bool(line.image_ref) for line in form.lines] == [True, True, False, False]
        form.press_save()
        assert entry.image.is_refused, "a set that wants its pictures is not placed"
        entry.clear()
        del form.lines[2:]
        form.press_save()
        order = store.ask(orders.of_household, ahead.family)[0]
        assert order.number == "O-00001"
        page = OrderPage(work)
        qtbot.addWidget(page)
        page.with_ = {"order_id": order.id}
        page.reload()
        assert page.making.isHidden()
        assert page.changes.isHidden()
        found = store.ask(kept_page, None, ahead.family)
        assert found is not None
        assert (found.name, found.pdf) == ("Order O-00001", store.ask(orders.paper, order.id))
