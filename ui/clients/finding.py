"""What the search of the frame answers: clients, and for the number of an order, a letter or a case that itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from studio import care, clients, letters, orders
from studio.clients import FoundHousehold
from studio.db.search import fold
from studio.story import Opens

_FIRST = ("order", "letter", "concern")
_KINDS = {"o": "order", "l": "letter", "c": "case"}


@dataclass(frozen=True, slots=True)
class FoundByNumber:
    """An order, a letter or a case whose number was typed, and whose it is."""

    title: str
    why: str
    opens: Opens
    icon: str


def find(db: Any, typed: str) -> list[FoundHousehold | FoundByNumber]:
    """Clients by any pieces of them; a number such as O-01187, or 1187, finds the order first, then whose it is."""
    found = clients.find(db, typed)
    if not any(letter.isdigit() for letter in typed):
        return [*found]
    return [*sorted(_numbered(db, typed, found), key=lambda each: _FIRST.index(each.opens.kind)), *found]


def _numbered(db: Any, typed: str, found: list[FoundHousehold]) -> Iterator[FoundByNumber]:
    """What has exactly one of the numbers typed, with or without letter, dash and noughts."""
    wanted = _numbers(typed)
    for row in found:
        for told in row.matched.split(" · "):
            series, _, figures = told.rpartition(" ")[2].partition("-")
            kind = _KINDS.get(series.casefold())
            if kind is None or not wanted & {figures.lstrip("0"), series.casefold() + figures.lstrip("0")}:
                continue
            opened = _opened(db, kind, row, f"{series}-{figures}")
            if opened is not None:
                yield opened


def _numbers(typed: str) -> set[str]:
    """``O-01187 ash`` as ``o1187``; figures alone stand for any series."""
    pieces = fold(typed).replace("-", "").split()
    joined = ["".join(pair) for pair in pairwise(pieces)]  # "o 1187"
    return {
        piece[: len(piece) - len(piece.lstrip("olc"))] + piece.lstrip("olc").lstrip("0")
        for piece in (*pieces, *joined)
        if piece.lstrip("olc").isdigit()
    }


def _opened(db: Any, kind: str, row: FoundHousehold, number: str) -> FoundByNumber | None:
    """The thing of this number, with whose it is; None when it is not theirs after all."""
    title = f"{kind.capitalize()} {number}"
    if kind == "order":
        opens = Opens("order", orders.order_numbered(db, number).id)
        return FoundByNumber(title, row.name, opens, "receipt-pound-sterling")
    if kind == "letter":
        mail = [each.id for each in letters.of_household(db, row.household_id) if each.number == number]
        return FoundByNumber(title, row.name, Opens("letter", mail[0]), "mail") if mail else None
    theirs = care.concerns_of_household(db, row.household_id)
    cases = [each.id for each in theirs if each.number == number]
    return FoundByNumber(title, row.name, Opens("concern", cases[0]), "heart-handshake") if cases else None
