"""What the search of the frame answers: clients, and for the number of an order or a case that itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio import care, clients, orders
from studio.clients import FoundHousehold
from studio.story import Opens


@dataclass(frozen=True, slots=True)
class FoundByNumber:
    """An order or a case whose number was typed, and whose it is."""

    title: str
    why: str
    opens: Opens


def find(db: Any, typed: str) -> list[FoundHousehold | FoundByNumber]:
    """Clients by any piece of them; a number such as O-01187 finds the order first, then whose it is."""
    found = clients.find(db, typed)
    return [*_numbered(db, typed, found), *found]


def _numbered(db: Any, typed: str, found: list[FoundHousehold]) -> list[FoundByNumber]:
    """The order or the case of exactly this number, with or without its dash and noughts."""
    for row in found:
        kind, _, number = row.matched.partition(" ")
        if kind not in ("order", "case") or _plain(number) != _plain(typed):
            continue
        if kind == "order":
            opens = Opens("order", orders.order_numbered(db, number).id)
            return [FoundByNumber(f"Order {number}", row.name, opens)]
        theirs = care.concerns_of_household(db, row.household_id)
        return [
            FoundByNumber(f"Case {number}", row.name, Opens("concern", case.id))
            for case in theirs
            if case.number == number
        ]
    return []


def _plain(number: str) -> str:
    """``O-01187`` and ``o 1187`` as ``o1187``."""
    letters = "".join(letter for letter in number.casefold() if letter.isalnum())
    return letters[:1] + letters[1:].lstrip("0")
