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
    "INSERT INTO counter (series, last) VALUES (:series, 1) "
    "ON CONFLICT (series) DO UPDATE SET last = counter.last + 1 RETURNING last"
)


def take(db: Session, series: str) -> str:
    """The next number of a series, such as ``O-01187``; given back when the transaction does not commit."""
    last = db.execute(_TAKE, {"series": series}).scalar_one()
    return f"{series}-{last:0{WIDTHS[series]}}"
