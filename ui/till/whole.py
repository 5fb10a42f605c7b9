"""What the till's page and its forms ask for, in one question each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, clock, orders, till
from studio.actor import Actor, Role
from studio.orders import ChequeRow
from studio.till import CountRow, SoldRow, ToCount


@dataclass(frozen=True)
class WholeTill:
    """What was taken and not counted, the cheques that lie here, the counts so far, the vouchers sold."""

    to_count: ToCount
    cheques: tuple[ChequeRow, ...]
    counts: tuple[CountRow, ...]
    sold: tuple[SoldRow, ...]
    today: date
    zone: str
    currency: str
    is_owner: bool

    @property
    def days_before(self) -> tuple[date, ...]:
        """The days before today of which money is not counted."""
        days = {clock.to_wall(row.taken_at, self.zone).date() for row in self.to_count.rows}
        return tuple(sorted(day for day in days if day < self.today))


def whole_till(db: Any, by: Actor) -> WholeTill:
    """The till as it stands."""
    studio = business.studio(db)
    return WholeTill(
        to_count=till.to_count(db),
        cheques=orders.cheques_here(db),
        counts=till.counts(db, by),
        sold=till.sold(db),
        today=clock.today(studio.zone),
        zone=studio.zone,
        currency=studio.currency,
        is_owner=by.role is Role.OWNER,
    )


def statement_paper(db: Any, statement_id: Any) -> tuple[str, bytes]:
    """A statement with its name."""
    return "Statement", till.statement_pdf(db, statement_id)
