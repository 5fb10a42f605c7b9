"""The promised day moved: when, from which day to which, and why; it is written once and stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import MouldingId
from studio.db import Base
from studio.orders.model import OrderId

CAUSE_LENGTH = 200
PICTURES_LENGTH = 400


class OrderDelay(Base):
    """One move of the day that an order was promised for."""

    __tablename__ = "order_delay"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    promised_before: Mapped[date]
    promised_after: Mapped[date]
    cause: Mapped[str] = mapped_column(String(CAUSE_LENGTH))
    """Why, in words that the client may read."""
    moulding_id: Mapped[MouldingId | None] = mapped_column(ForeignKey("moulding.id"), default=None)
    """The moulding that is waited for, where that is why."""
    pictures: Mapped[str] = mapped_column(String(PICTURES_LENGTH), default="")
    """Which pictures wait, by their references with spaces between; none means all."""
    noted_at: Mapped[datetime]
    noted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
