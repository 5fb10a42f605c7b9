"""What is different between two revisions of an order, line by line. Nothing here reads a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from studio.catalogue.wording import in_inches
from studio.orders.wording import made_as

if TYPE_CHECKING:
    from studio.orders.model import OrderLine
    from studio.orders.rows import LineRow

    Line: TypeAlias = OrderLine | LineRow


class Kind(StrEnum):
    """What became of a line."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a line that is different now; either side may be empty."""

    what: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """``moulding: oak is now black``."""
        if not self.before:
            return f"{self.what}: {self.after}"
        if not self.after:
            return f"{self.what}: no longer {self.before}"
        return f"{self.what}: {self.before} is now {self.after}"


@dataclass(frozen=True, slots=True)
class LineChange:
    """What a revision did to one line; ``key`` says which line of the order it is."""

    kind: Kind
    key: int
    image_ref: str
    facts: tuple[Fact, ...] = ()

    @property
    def words(self) -> str:
        """``Picture 0152 changed: moulding: oak is now black; price: £165.00 is now £185.00``."""
        told = "; ".join(fact.words for fact in self.facts)
        named = f"Picture {self.image_ref} {_SAID[self.kind]}"
        return f"{named}: {told}" if told else named


_SAID = {Kind.ADDED: "added", Kind.CHANGED: "changed", Kind.CANCELLED: "taken out"}
CONSENTED = ("size", "product", "moulding", "mount", "glazing")
"""What is not made differently from what was agreed without the client's consent (R17)."""


def key_of(line: Line) -> int:
    """Which line of its order a line is; orders older than keys go by the place."""
    return line.key or getattr(line, "position", 0)


def changes(before: Sequence[Line], after: Sequence[Line], currency: str = "") -> tuple[LineChange, ...]:
    """What is different between two revisions of an order, in the order of the lines; what was taken out last."""
    old, new = ({key_of(line): line for line in lines} for lines in (before, after))
    found = []
    for key, line in new.items():
        if key not in old:
            found.append(LineChange(Kind.ADDED, key, line.image_ref))
        elif facts := _facts(old[key], line, currency):
            found.append(LineChange(Kind.CHANGED, key, line.image_ref, facts))
    found += [LineChange(Kind.CANCELLED, key, line.image_ref) for key, line in old.items() if key not in new]
    return tuple(found)


def _facts(before: Line, after: Line, currency: str) -> tuple[Fact, ...]:
    sides = [_said(line, currency) for line in (before, after)]
    return tuple(
        Fact(what, sides[0][what], sides[1][what]) for what in sides[0] if sides[0][what] != sides[1][what]
    )


def _said(line: Line, currency: str) -> dict[str, str]:
    choices = line.choices.splitlines() if isinstance(line.choices, str) else line.choices
    return {
        "picture": line.image_ref,
        "size": in_inches(line.width_in, line.height_in),
        "product": made_as(line.product, line.finish),
        "moulding": line.moulding,
        "mount": f"{line.mount}, {line.mount_border_mm} mm" if line.mount else "",
        "glazing": line.glazing,
        "extras": ", ".join(choices),
        "who": line.people,
        "hanging place": line.hanging_place,
        "pieces": str(line.quantity),
        "price": "with our compliments" if line.complimentary else line.line_total.show(currency),
    }


def made_differently(found: Iterable[LineChange]) -> tuple[LineChange, ...]:
    """The changes of how an agreed picture is made; these want the client's consent (R17)."""
    return tuple(
        change
        for change in found
        if change.kind is Kind.CHANGED and any(fact.what in CONSENTED for fact in change.facts)
    )
