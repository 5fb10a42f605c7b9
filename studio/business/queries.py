"""What is asked about the studio itself; every answer is a frozen row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.actor import Actor, Role
from studio.business.hours import Closed, DayHours, Hours
from studio.business.model import (
    Closure,
    OpeningHours,
    Room,
    RoomId,
    RoomPurpose,
    Staff,
    StaffId,
    Studio,
    TaxRate,
)
from studio.db import asked_once
from studio.errors import Missing, Refused
from studio.money import Money

if TYPE_CHECKING:
    from studio.documents import Envelope, Letterhead, Windows


@dataclass(frozen=True, slots=True)
class StudioRow:
    """The studio as it stands on its paper, and how it reckons."""

    name: str
    address: str
    place: str
    telephone: str
    day_phone: str
    owner_direct: str
    owner_hours: str
    email: str
    vat_number: str
    currency: str
    prices_include_tax: bool
    zone: str
    country: str
    region: str
    language: str
    door_minutes: int
    cutting_faces: int
    uncollected_days: int
    retouching_days: int
    printing_days: int
    framing_days: int
    checking_days: int
    paper_size: str
    envelope_width: int
    envelope_height: int
    window_left: int
    window_top: int
    window_width: int
    window_height: int
    logo: bytes | None
    opened_at: datetime
    version: int

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The address, one line each."""
        return tuple(line for line in self.address.splitlines() if line.strip())

    @property
    def envelope(self) -> Envelope:
        """The envelope that letters go out in, with its window, in millimetres."""
        from studio.documents import Envelope

        tenths = (
            self.envelope_width,
            self.envelope_height,
            self.window_left,
            self.window_top,
            self.window_width,
            self.window_height,
        )
        return Envelope(*(length / 10 for length in tenths))

    @property
    def windows(self) -> Windows:
        """The size of the studio's sheets, and the zones that its envelopes leave on them."""
        from studio.documents import PaperSize, fitted

        return fitted(PaperSize.named(self.paper_size), self.envelope)

    @property
    def stage_days(self) -> int:
        """Working days from a print's beginning to a wrapped piece (R22)."""
        return self.retouching_days + self.printing_days + self.framing_days + self.checking_days


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room and what it is for."""

    id: RoomId
    name: str
    purpose: RoomPurpose
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Someone who works (or worked) here."""

    id: StaffId
    name: str
    initials: str
    role: Role
    photographs: bool
    has_pin: bool
    goodwill_limit: Money
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """Days on which the studio is closed, first and last included."""

    id: int
    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class TaxRateRow:
    """The rate of tax from a day on, in basis points."""

    starts_on: date
    basis_points: int


_ROW_FIELDS = tuple(name for name in StudioRow.__dataclass_fields__)
_STUDIO = select(*(getattr(Studio, name) for name in _ROW_FIELDS))
_RECKONING = select(Studio.zone, Studio.country, Studio.region)
_HOURS = select(
    OpeningHours.weekday, OpeningHours.opens, OpeningHours.closes, OpeningHours.late_until
).order_by(OpeningHours.weekday)
_CLOSURES = select(Closure.id, Closure.first_day, Closure.last_day, Closure.reason).order_by(
    Closure.first_day, Closure.id
)
_ROOMS = select(Room.id, Room.name, Room.purpose, Room.active, Room.version).order_by(
    Room.purpose, Room.position, Room.id
)
_STAFF = select(
    Staff.id,
    Staff.name,
    Staff.initials,
    Staff.role,
    Staff.photographs,
    Staff.pin_hash.is_not(None),
    Staff.goodwill_limit,
    Staff.active,
    Staff.version,
).order_by(Staff.id)
_RATES = select(TaxRate.starts_on, TaxRate.basis_points).order_by(TaxRate.starts_on)


def is_open_for_business(db: Session) -> bool:
    """Whether these records have a studio yet; without one the welcome is shown."""
    return db.execute(_RECKONING).first() is not None


@asked_once
def studio(db: Session) -> StudioRow:
    """The studio; raises Missing before it has been opened."""
    row = db.execute(_STUDIO).first()
    if row is None:
        raise Missing("These records have no studio yet. Please start one, or open the sample studio.")
    return StudioRow(*row)


@asked_once
def hours(db: Session) -> Hours:
    """The opening hours, closures and bank holidays as one value (R12)."""
    zone, country, region = db.execute(_RECKONING).one_or_none() or ("Europe/London", "GB", "ENG")
    return Hours(
        days=tuple(DayHours(*row) for row in db.execute(_HOURS)),
        closures=tuple(Closed(*row[1:]) for row in db.execute(_CLOSURES)),
        zone=zone,
        country=country,
        region=region,
    )


def closures(db: Session, from_day: date | None = None) -> tuple[ClosureRow, ...]:
    """The closures that have not ended before a day, or all of them."""
    rows = (ClosureRow(*row) for row in db.execute(_CLOSURES))
    return tuple(row for row in rows if from_day is None or row.last_day >= from_day)


@asked_once
def rooms(db: Session, purpose: RoomPurpose | None = None, everything: bool = False) -> tuple[RoomRow, ...]:
    """The rooms in use, camera rooms first; ``everything`` adds those given up."""
    rows = (RoomRow(*row) for row in db.execute(_ROOMS))
    return tuple(row for row in rows if (everything or row.active) and purpose in (None, row.purpose))


@asked_once
def staff(db: Session, everyone: bool = False) -> tuple[StaffRow, ...]:
    """Who works here, in the order they came; ``everyone`` adds those who have left."""
    rows = (StaffRow(*row) for row in db.execute(_STAFF))
    return tuple(row for row in rows if everyone or row.active)


def photographers(db: Session) -> tuple[StaffRow, ...]:
    """Those with whom a session can be booked."""
    return tuple(row for row in staff(db) if row.photographs)


def actor(db: Session, staff_id: StaffId) -> Actor:
    """The member of staff as the one who acts; raises Missing, or Refused when they have left."""
    row = db.execute(
        select(Staff.id, Staff.name, Staff.role, Staff.active).where(Staff.id == staff_id)
    ).first()
    if row is None:
        raise Missing("Nobody of that name works here.")
    if not row.active:
        raise Refused(f"{row.name} no longer works here.")
    return Actor(row.id, row.name, row.role)


def tax_rates(db: Session) -> tuple[TaxRateRow, ...]:
    """Every rate of tax with its first day."""
    return tuple(TaxRateRow(*row) for row in db.execute(_RATES))


def tax_rate_on(db: Session, day: date) -> int:
    """The rate of tax on a day in basis points (2000 = 20 %); before the first rate, the first (RR8)."""
    rates = tax_rates(db)
    if not rates:
        return 0
    begun = [rate for rate in rates if rate.starts_on <= day]
    return (begun[-1] if begun else rates[0]).basis_points


def letterhead(db: Session) -> Letterhead:
    """The head of the studio's paper: name, address, telephone, e-mail and logo; its sheets and their zones."""
    from studio.documents import Letterhead

    row = studio(db)
    reach = " · ".join(part for part in (row.telephone, row.email) if part)
    address = ", ".join(row.address_lines)
    lines = tuple(line for line in (address, reach) if line)
    return Letterhead(row.name, lines, row.logo, windows=row.windows)
