"""What changes the studio itself: opening it, its details, hours, closures, rooms and tax."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, written
from studio.actor import Actor, Role
from studio.business.drafts import (
    ClosureDraft,
    HoursDraft,
    RoomDraft,
    StaffDraft,
    StudioDetails,
    StudioDraft,
    TaxRateDraft,
)
from studio.business.logo import LARGEST_KEPT, PNG
from studio.business.model import Closure, OpeningHours, Room, RoomId, RoomPurpose, StaffId, Studio, TaxRate
from studio.business.people import add_staff
from studio.business.versions import expect
from studio.errors import Missing, Refused
from studio.rights import verb

_OWNERS = {
    "currency": "the currency",
    "prices_include_tax": "how prices are reckoned",
    "vat_number": "the VAT number",
}


@verb("business.open_studio")
def open_studio(db: Session, by: Actor, draft: StudioDraft) -> StaffId:
    """Open the studio in fresh records: details, hours, rooms, rate of tax and its first owner, whose id is answered.

    Raises Refused with the field that does not do, or when there is a studio already.
    """
    draft.check()
    if db.get(Studio, 1) is not None:
        raise Refused("These records already have their studio.")
    details = _kept(draft)
    details["place"] = details["place"] or _town(draft.address)
    db.add(Studio(id=1, **details, opened_at=clock.now(), hours_set_at=clock.now()))
    for day in draft.hours.days:
        db.add(
            OpeningHours(weekday=day.weekday, opens=day.opens, closes=day.closes, late_until=day.late_until)
        )
    for position, room in enumerate(draft.rooms):
        db.add(Room(name=_line(room.name), purpose=room.purpose, active=True, position=position))
    db.add(TaxRate(starts_on=clock.today(draft.zone), basis_points=draft.tax_basis_points))
    return add_staff(db, by, StaffDraft(draft.owner_name, Role.OWNER, photographs=draft.owner_photographs))


@verb("business.amend_studio")
def amend_studio(db: Session, by: Actor, details: StudioDetails, version: int) -> None:
    """Change what stands on the paper. Currency, tax and VAT number are the owner's (R25).

    Raises Refused with the field that does not do, Conflict when another desk was first (RR10).
    """
    details.check()
    studio = _studio(db)
    expect(studio, version)
    for name, value in _kept(details).items():
        if getattr(studio, name) == value:
            continue
        if name in _OWNERS and by.role is not Role.OWNER:
            raise Refused(f"Only the owner can change {_OWNERS[name]}.", name)
        setattr(studio, name, value)
    db.flush()


@verb("business.set_logo")
def set_logo(db: Session, by: Actor, picture: bytes | None) -> None:
    """Keep a picture made by ``fitted_logo`` as the logo of the letterhead, or None for none."""
    if picture is not None and (not picture.startswith(PNG) or len(picture) > LARGEST_KEPT):
        raise Refused("Please choose a PNG or JPEG picture for the logo.", "logo")
    _studio(db).logo = picture
    db.flush()


@verb("business.set_hours")
def set_hours(db: Session, by: Actor, draft: HoursDraft, version: int) -> None:
    """Set the opening hours of the week; ``version`` is the studio's (RR10). Appointments already made stay."""
    draft.check()
    studio = _studio(db)
    expect(studio, version)
    studio.hours_set_at = clock.now()
    wanted = {day.weekday: day for day in draft.days}
    for row in db.scalars(select(OpeningHours)).all():
        day = wanted.pop(row.weekday, None)
        if day is None:
            db.delete(row)
        else:
            row.opens, row.closes, row.late_until = day.opens, day.closes, day.late_until
    for day in wanted.values():
        db.add(
            OpeningHours(weekday=day.weekday, opens=day.opens, closes=day.closes, late_until=day.late_until)
        )
    db.flush()


@verb("business.add_closure")
def add_closure(db: Session, by: Actor, draft: ClosureDraft) -> int:
    """Close the studio for some days, which then are no working days (R12). Appointments already made stay."""
    draft.check()
    closure = Closure(first_day=draft.first_day, last_day=draft.last_day, reason=_line(draft.reason))
    db.add(closure)
    db.flush()
    return closure.id


@verb("business.end_closure")
def end_closure(db: Session, by: Actor, closure_id: int) -> None:
    """Open again: a closure to come is taken away, one that has begun ends yesterday, one that is over stays."""
    closure = db.get(Closure, closure_id)
    if closure is None:
        raise Missing("That closure is no longer there.")
    today = clock.today(_studio(db).zone)
    if closure.last_day < today:
        raise Refused("That closure is over; it stays as it was.")
    if closure.first_day >= today:
        db.delete(closure)
    else:
        closure.last_day = today - timedelta(days=1)
    db.flush()


@verb("business.set_tax_rate")
def set_tax_rate(db: Session, by: Actor, draft: TaxRateDraft) -> None:
    """The rate of tax from a day on. A rate that has begun is never changed, so an old order stays right (RR8)."""
    draft.check()
    if draft.starts_on <= clock.today(_studio(db).zone):
        raise Refused("Please choose a day to come; what has been charged until then stays.", "starts_on")
    row = db.get(TaxRate, draft.starts_on)
    if row is None:
        db.add(TaxRate(starts_on=draft.starts_on, basis_points=draft.basis_points))
    else:
        row.basis_points = draft.basis_points
    db.flush()


@verb("business.add_room")
def add_room(db: Session, by: Actor, draft: RoomDraft) -> RoomId:
    """Add a room; raises Refused when another has its name."""
    draft.check()
    _require_own_name(db, draft, None)
    room = Room(name=_line(draft.name), purpose=draft.purpose, active=draft.active, position=len(_rooms(db)))
    db.add(room)
    db.flush()
    return room.id


@verb("business.amend_room")
def amend_room(db: Session, by: Actor, room_id: RoomId, draft: RoomDraft, version: int) -> None:
    """Rename a room, change what it is for, or give it up. One camera room always stays.

    Raises Refused, Missing, or Conflict when another desk was first (RR10).
    """
    draft.check()
    room = db.get(Room, room_id)
    if room is None:
        raise Missing("That room is no longer there.")
    expect(room, version)
    _require_own_name(db, draft, room_id)
    stays = draft.active and draft.purpose is RoomPurpose.CAMERA
    others = [each for each in _rooms(db) if each.id != room_id and each.active]
    if not stays and not any(each.purpose is RoomPurpose.CAMERA for each in others):
        raise Refused("This is the only camera room. Please add another one first.", "active")
    room.name, room.purpose, room.active = _line(draft.name), draft.purpose, draft.active
    db.flush()


def _rooms(db: Session) -> list[Room]:
    return list(db.scalars(select(Room)))


def _require_own_name(db: Session, draft: RoomDraft, room_id: RoomId | None) -> None:
    name = _line(draft.name).casefold()
    if any(room.name.casefold() == name and room.id != room_id for room in _rooms(db)):
        raise Refused("There is a room of that name already.", "name")


def _studio(db: Session) -> Studio:
    studio = db.get(Studio, 1)
    if studio is None:
        raise Missing("These records have no studio yet.")
    return studio


def _town(address: str) -> str:
    """The town of an address as people write one: the last line without a figure, below the first."""
    lines = [line.strip() for line in address.splitlines()[1:] if line.strip()]
    towns = [line for line in lines if not any(letter.isdigit() for letter in line)]
    town = written.one_line(towns[-1], 80).text if towns else ""
    return town.title() if town.isupper() else town


def _line(text: str) -> str:
    return written.one_line(text, 400).text


def _kept(details: StudioDetails) -> dict[str, object]:
    """The details as they are kept: invisible characters gone, one line where one line is meant."""
    values = {name: getattr(details, name) for name in StudioDetails.__dataclass_fields__}
    return {
        name: (written.passage(value, 400).text if name == "address" else _line(value))
        if isinstance(value, str)
        else value
        for name, value in values.items()
    }
