"""Gapless numbers: orders O-, invoices I-, custody receipts K-, purchase orders P-, letters L-, cases C- (RR9).

A number is taken in the transaction that uses it.
"""

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from studio.db.base import Base

WIDTHS = {"O": 5, "I": 5, "K": 5, "P": 5, "L": 6, "C": 4}
"""How many figures each series is printed with."""


class Counter(Base):
    """The last number used of one series."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(String(8), primary_key=True)
    last: Mapped[int]


_TAKE = text(
    "INSERT INTO counter (series, last) VALUES (:series, :count) "
    "ON CONFLICT (series) DO UPDATE SET last = counter.last + :count RETURNING last"
)
_GIVE_BACK = text("UPDATE counter SET last = last - :count WHERE series = :series")


def take(db: Session, series: str) -> str:
    """The next number of a series, such as ``O-01187``; given back when the transaction does not commit."""
    return take_several(db, series, 1)[0]


def take_several(db: Session, series: str, count: int) -> list[str]:
    """The next so many numbers of a series, in their order."""
    if not count:
        return []
    last = db.execute(_TAKE, {"series": series, "count": count}).scalar_one()
    return [f"{series}-{number:0{WIDTHS[series]}}" for number in range(last - count + 1, last + 1)]


def give_back(db: Session, series: str, count: int) -> None:
    """The last so many that this transaction took stand on nothing after all, and are taken next."""
    if count:
        db.execute(_GIVE_BACK, {"series": series, "count": count})
