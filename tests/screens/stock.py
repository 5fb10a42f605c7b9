"""Pictures of the rack, of the framer's call and of what is the clients': an order is framed in oak for them first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

from studio import catalogue, clients, clock, making, orders, stock
from studio.making import CustodyDraft, ItemDraft
from studio.orders import ConfirmDraft, LineDraft, OrderDraft, OrderState
from studio.stock import DeliveryDraft, ExpectedDraft
from ui.kit.wish import Wish
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def _families(db: Any) -> dict[str, object] | None:
    found = [row.household_id for row in clients.find(db, "ashworth")][:2]
    return {"household_ids": tuple(found)} if found else None


def _wait(window: MainWindow) -> QDialog:
    while not (shown := [each for each in window.findChildren(QDialog) if each.isVisible()]):
        QApplication.processEvents()
    return shown[-1]


def _set_up(window: MainWindow, with_: dict[str, object]) -> tuple[Any, Any]:
    """Oak and black on the rack, an order in each for two families; the oak's id and the first order."""
    store, by = window.work.store, window.work.by
    today = clock.today()
    edition = store.ask(catalogue.edition_on, today)
    oak, black = edition.mouldings[0].id, edition.mouldings[1].id
    under_way = [
        row for row in store.ask(orders.listing, (OrderState.IN_PRODUCTION, OrderState.CONFIRMED))
        if any(line.moulding_id == oak for line in store.ask(orders.order, row.id).lines)
    ]  # fmt: skip
    if under_way:
        return oak, under_way[0].id
    store.do(stock.deliver, DeliveryDraft(oak, 5_500), by=by)
    store.do(stock.deliver, DeliveryDraft(black, 24_000), by=by)
    store.do(stock.expect, ExpectedDraft(oak, 12_000, today + timedelta(days=9), "their order 20714"), by=by)
    price = next(row for row in edition.prices if (row.product, row.width_in) == ("Framed print", 30))
    placed = []
    for household_id in with_["household_ids"]:  # type: ignore[attr-defined]  # the words of the wish
        lines = tuple(
            LineDraft(reference, price.id, moulding_id=moulding)
            for reference, moulding in (("0147", oak), ("0152", oak), ("0160", black))
        )
        draft = OrderDraft(household_id, by.staff_id, lines)
        placed.append(store.do(orders.place, draft, ConfirmDraft(signed=True), by=by))
    for order_id in placed:
        store.do(making.start, order_id, by=by)
    items = (
        ItemDraft("A water-colour in a gilt frame, 40 by 30 cm", "Foxed at the lower edge; glass sound"),
        ItemDraft("Wedding photograph of 1952", "A crease across one corner"),
    )
    household_id = with_["household_ids"][0]  # type: ignore[index]  # the words of the wish
    custody = CustodyDraft(household_id, "Claire Ashworth", items, placed[0], "To be framed like the others")
    store.do(making.take_into_custody, custody, by=by)
    return oak, placed[0]


def _page(window: MainWindow, with_: dict[str, object]) -> None:
    _set_up(window, with_)
    window.go("stock")


def _out(window: MainWindow, with_: dict[str, object]) -> None:
    oak, _ = _set_up(window, with_)
    window.grant(Wish("moulding_out", {"moulding_id": oak}))
    form: Any = _wait(window)
    form.until.set_value(clock.today() + timedelta(days=50))
    form.look()
    while not form.ticks:
        QApplication.processEvents()


def _calls(window: MainWindow, with_: dict[str, object]) -> None:
    oak, order_id = _set_up(window, with_)
    if not window.work.store.ask(making.calls_to_make):
        until = clock.today() + timedelta(days=50)
        orders_ = tuple(each.order_id for each in window.work.store.ask(making.affected, oak, until))
        window.work.store.do(
            making.moulding_out, making.WaitDraft(oak, until, orders=orders_), by=window.work.by
        )
    window.grant(Wish("delay_calls", {"order_id": order_id}))


def _granted(verb: str, *names: str) -> Show:
    def show(window: MainWindow, with_: dict[str, object]) -> None:
        oak, order_id = _set_up(window, with_)
        known = {
            "moulding_id": oak,
            "order_id": order_id,
            "household_id": with_["household_ids"][0],  # type: ignore[index]  # the words of the wish
        }
        window.grant(Wish(verb, {name: known[name] for name in names}))

    return show


FORMS: tuple[tuple[str, Show, About], ...] = (
    ("stock", _page, _families),
    ("stock-count", _granted("count_stock", "moulding_id"), _families),
    ("stock-delivery", _granted("deliver_stock", "moulding_id"), _families),
    ("stock-wasted", _granted("waste_stock", "moulding_id"), _families),
    ("delivery-moves", _granted("delivery_moves", "moulding_id"), _families),
    ("stock-moves", _granted("stock_moves", "moulding_id"), _families),
    ("moulding-out", _out, _families),
    ("delay-calls", _calls, _families),
    ("another-moulding", _granted("another_moulding", "order_id"), _families),
    ("later-day", _granted("later_day", "order_id"), _families),
    ("custody-receive", _granted("take_into_custody", "household_id", "order_id"), _families),
    ("custody", _granted("custody"), _families),
    ("not-collected", _granted("collect", "order_id"), _families),
)
