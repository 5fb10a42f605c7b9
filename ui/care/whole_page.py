"""All that the page of a case shows, its cards with it: one read, so that what several of them ask is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio import care, casebook
from studio.actor import Actor, Role
from studio.care import ConcernId, CostRow
from studio.casebook import ChangeRow
from ui.care.first_order_card import WholeFirstOrder, whole_first_order
from ui.care.whole import WholeCase, whole_case


@dataclass(frozen=True)
class WholePage:
    """A case, what becomes of the first order, what is done differently because of it."""

    case: WholeCase
    first_order: WholeFirstOrder
    changes: tuple[ChangeRow, ...]
    cost: CostRow | None
    """What it came to; for the owner alone (R7)."""


def whole_page(db: Any, concern_id: ConcernId, by: Actor) -> WholePage:
    """Ask; raises Missing."""
    return WholePage(
        case=whole_case(db, concern_id, by),
        first_order=whole_first_order(db, concern_id),
        changes=casebook.changes_of(db, concern_id),
        cost=care.true_cost(db, by, concern_id) if by.role is Role.OWNER else None,
    )
