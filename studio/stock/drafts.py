"""What the forms of the rack hand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.catalogue.model import MouldingId
from studio.errors import Refused
from studio.stock.model import ExpectedId

MOST = 10_000_000
"""Ten kilometres: more is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """A length that came in; ``expected_id`` is the delivery it was expected as."""

    moulding_id: MouldingId
    millimetres: int
    note: str = ""
    expected_id: ExpectedId | None = None

    def check(self) -> None:
        """Raises Refused for nothing, and for more than a lorry brings."""
        require_length(self.millimetres)


@dataclass(frozen=True, slots=True)
class ExpectedDraft:
    """A length that is to come, and when."""

    moulding_id: MouldingId
    millimetres: int
    due_on: date
    note: str = ""

    def check(self) -> None:
        """Raises Refused for nothing, and for more than a lorry brings."""
        require_length(self.millimetres)


@dataclass(frozen=True, slots=True)
class CountedDraft:
    """What was found of one moulding; ``seen`` is the last move that the form knew of."""

    moulding_id: MouldingId
    millimetres: int
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CountDraft:
    """A count of the rack: of every moulding that was looked at."""

    counted: tuple[CountedDraft, ...]
    note: str = ""

    def check(self) -> None:
        """Raises Refused when nothing was counted, or less than nothing."""
        if not self.counted:
            raise Refused("Please write what you counted of at least one moulding.", "counted")
        for each in self.counted:
            require_count(each.millimetres)


def require_length(millimetres: int) -> None:
    """Raise Refused unless it is a length that can be delivered or thrown away."""
    if not 0 < millimetres <= MOST:
        raise Refused("Please write a length in metres, such as 2.5.", "length")


def require_count(millimetres: int) -> None:
    """Raise Refused unless it is a length that can lie on a rack."""
    if not 0 <= millimetres <= MOST:
        raise Refused("A rack holds nothing or more. Please write the metres you counted.", "length")
