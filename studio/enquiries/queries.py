"""What is asked about enquiries: one, those open, those of a caller, and how many came to something (M18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from studio import business, clients, clock
from studio.business.model import Staff
from studio.catalogue.model import SessionType, SessionTypeId
from studio.clients.model import HouseholdId, Source
from studio.enquiries.model import Channel, Enquiry, EnquiryId, EnquiryState, LostBecause
from studio.errors import Missing
from studio.reaching import telephone

LATELY = timedelta(days=30)
LEAST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """An enquiry as its page shows it; moments are in UTC."""

    id: EnquiryId
    version: int
    first: str
    last: str
    telephone: str
    email: str
    channel: Channel
    received_at: datetime
    received_by: str
    type_id: SessionTypeId | None
    type_name: str
    who: str
    roughly: str
    wanted: str
    source: Source
    referred_by_id: HouseholdId | None
    state: EnquiryState
    tries: int
    contacted_at: datetime | None
    contacted_by: str
    ring_on: date | None
    reason: str
    lost_because: LostBecause | None
    closed_at: datetime | None
    household_id: HouseholdId | None
    referred_by: str = ""

    @property
    def name(self) -> str:
        """``Joe Okafor``; whoever gave no name is known by the number."""
        return " ".join(part for part in (self.first, self.last) if part) or self.reach

    @property
    def reach(self) -> str:
        """The telephone number, else the e-mail address."""
        return self.telephone or self.email

    @property
    def wish(self) -> str:
        """What they want in a line: ``Family portrait · two adults and a baby · in the spring``."""
        first_line = self.wanted.split("\n", 1)[0]
        return " · ".join(part for part in (self.type_name, self.who, self.roughly, first_line) if part)

    @property
    def is_open(self) -> bool:
        """Whether anything can still become of it."""
        return self.state not in (EnquiryState.BOOKED, EnquiryState.LOST)


@dataclass(frozen=True, slots=True)
class ClosedEnquiries:
    """How many were settled in a time: booked, and lost by reason (M18)."""

    booked: int
    lost: Mapping[LostBecause, int]

    @property
    def closed(self) -> int:
        """All that were settled."""
        return self.booked + sum(self.lost.values())


_SPOKE = aliased(Staff)
_ROWS: Any = (
    select(
        Enquiry.id, Enquiry.version, Enquiry.first, Enquiry.last, Enquiry.telephone, Enquiry.email, Enquiry.channel,
        Enquiry.received_at, Staff.name, Enquiry.type_id, func.coalesce(SessionType.name, ""), Enquiry.who,
        Enquiry.roughly, Enquiry.wanted, Enquiry.source, Enquiry.referred_by_id, Enquiry.state, Enquiry.tries,
        Enquiry.contacted_at, func.coalesce(_SPOKE.name, ""), Enquiry.ring_on, Enquiry.reason, Enquiry.lost_because,
        Enquiry.closed_at, Enquiry.household_id,
    )
    .join(Staff, Staff.id == Enquiry.received_by)
    .outerjoin(SessionType, SessionType.id == Enquiry.type_id)
    .outerjoin(_SPOKE, _SPOKE.id == Enquiry.contacted_by)
)  # fmt: skip
_OPEN = (EnquiryState.NEW, EnquiryState.CONTACTED, EnquiryState.NOT_NOW)


def _rows(db: Session, found: Any) -> tuple[EnquiryRow, ...]:
    rows = [EnquiryRow(*tuple(row)) for row in db.execute(found)]
    senders = clients.names_of(db, [row.referred_by_id for row in rows if row.referred_by_id is not None])
    return tuple(
        row if row.referred_by_id is None else replace(row, referred_by=senders.get(row.referred_by_id, ""))
        for row in rows
    )


def enquiry(db: Session, enquiry_id: EnquiryId) -> EnquiryRow:
    """One enquiry; raises Missing."""
    rows = _rows(db, _ROWS.where(Enquiry.id == enquiry_id))
    if not rows:
        raise Missing("This enquiry is not in the records any more.")
    return rows[0]


def open_enquiries(db: Session) -> tuple[EnquiryRow, ...]:
    """Those of which something can still become, the longest waiting first."""
    return _rows(db, _ROWS.where(Enquiry.state.in_(_OPEN)).order_by(Enquiry.received_at, Enquiry.id))


def settled_lately(db: Session, most: int = 40) -> tuple[EnquiryRow, ...]:
    """Those settled in the last thirty days, the latest first."""
    since = clock.now() - LATELY
    found = _ROWS.where(Enquiry.closed_at >= since).order_by(Enquiry.closed_at.desc(), Enquiry.id.desc())
    return _rows(db, found.limit(most))


def of_household(db: Session, household_id: HouseholdId) -> tuple[EnquiryRow, ...]:
    """What a household asked for, the first first."""
    return _rows(db, _ROWS.where(Enquiry.household_id == household_id).order_by(Enquiry.received_at))


def open_of_caller(db: Session, typed: str) -> EnquiryRow | None:
    """The open enquiry from a telephone number, the latest: whoever rings again is not asked everything again."""
    digits = telephone(typed).digits
    if len(digits) < LEAST_DIGITS:
        return None
    found = _ROWS.where(Enquiry.digits == digits, Enquiry.state.in_(_OPEN))
    rows = _rows(db, found.order_by(Enquiry.received_at.desc()).limit(1))
    return rows[0] if rows else None


def closed_between(db: Session, first: date, last: date) -> ClosedEnquiries:
    """What became of those settled from one day to another, both included (M18)."""
    zone = business.studio(db).zone
    begins, _ = clock.day_in_utc(first, zone)
    _, ends = clock.day_in_utc(last, zone)
    found = (
        select(Enquiry.state, Enquiry.lost_because, func.count())
        .where(Enquiry.closed_at >= begins, Enquiry.closed_at < ends)
        .group_by(Enquiry.state, Enquiry.lost_because)
    )
    booked, lost = 0, dict.fromkeys(LostBecause, 0)
    for state, because, many in db.execute(found):
        if state is EnquiryState.BOOKED:
            booked += many
        elif because is not None:
            lost[because] += many
    return ClosedEnquiries(booked, {because: many for because, many in lost.items() if many})
