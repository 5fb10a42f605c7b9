"""The pictures of the quiet and of the first order: its form, a family that is met quietly, and practising."""

from __future__ import annotations

from typing import Any

from studio import care, orders
from ui.care.first_order_card import whole_first_order
from ui.care.first_order_form import FirstOrderForm
from ui.care.practising import PracticeWindow
from ui.main_window import MainWindow


def _decided(db: Any) -> dict[str, object] | None:
    """A case with something agreed and an order behind it; best one whose second round is under way."""
    found: dict[tuple[bool, bool], dict[str, object]] = {}
    for row in (*care.open_concerns(db), *care.settled_concerns(db)):
        whole = care.first_order(db, row.id)
        if whole is not None and whole.agreed:
            found.setdefault((whole.has_reshoot, whole.presented_on is None), {"concern_id": row.id})
    return found[max(found)] if found else None


def _unhappy(db: Any) -> dict[str, object] | None:
    """A family that is met quietly."""
    rows = care.open_concerns(db)
    return {"household_id": rows[0].household_id} if rows else None


def _their_order(db: Any) -> dict[str, object] | None:
    for row in care.open_concerns(db):
        made = orders.of_household(db, row.household_id)
        if made:
            return {"order_id": made[0].id}
    return None


def _form(window: MainWindow, with_: dict[str, object]) -> None:
    concern_id: Any = with_["concern_id"]

    def show(whole: Any) -> None:
        FirstOrderForm(window.work, concern_id, whole.order, window).open()

    window.work.ask(whole_first_order, concern_id, then=show, owner=window)


def _practise(window: MainWindow, _with: dict[str, object]) -> None:
    PracticeWindow(window.work.by, window, inline=True).begin()


def _practise_call(window: MainWindow, _with: dict[str, object]) -> None:
    practice = PracticeWindow(window.work.by, window, inline=True)
    practice.begin()
    practice.take_call(practice.cards[0].caller)


PAGES = (
    ("client-met-quietly", "client", _unhappy),
    ("order-met-quietly", "order", _their_order),
    ("case-first-order", "case", _decided),
)
FORMS = (
    ("first-order", _form, _decided),
    ("practise", _practise, None),
    ("practise-call", _practise_call, None),
)
