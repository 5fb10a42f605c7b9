"""What changes the catalogue: kinds of session, and price lists that follow one another and are never edited (R11)."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor, Role
from studio.business import StaffId, StudioDraft
from studio.catalogue.drafts import (
    LONGEST_PREPARATION,
    LONGEST_SHOT,
    PriceDraft,
    PriceListDraft,
    SessionTypeDraft,
)
from studio.catalogue.model import Price, PriceList, PriceListId, SessionType, SessionTypeId
from studio.dates import date_in_full
from studio.errors import Missing, Refused
from studio.money import Money
from studio.rights import verb

_READY = (
    "Wear whatever makes you feel like yourselves, and bring a change if you cannot decide. If anyone is planning a "
    "haircut, a week to ten days beforehand gives it time to settle."
)
_READY_ALONE = _READY.replace("yourselves", "yourself").replace("If anyone is", "If you are")
FIRST_TYPES = (
    SessionTypeDraft("Family portrait", 60, 15, Money(60_00), preparation=_READY, deposit=Money(30_00)),
    SessionTypeDraft("Couple", 45, 15, Money(60_00), preparation=_READY, deposit=Money(30_00)),
    SessionTypeDraft("Portrait of one", 45, 15, Money(45_00), preparation=_READY_ALONE, deposit=Money(20_00)),
    SessionTypeDraft(
        "Headshot",
        30,
        10,
        Money(45_00),
        preparation=f"{_READY_ALONE} Plain colours without a pattern do best close up.",
        standing_shots=("Looking into the camera", "Looking aside", "With a smile"),
        viewing_from_days=2,
        viewing_to_days=5,
        update_months=24,
    ),
    SessionTypeDraft(
        "Baby or toddler",
        60,
        30,
        Money(60_00),
        preparation="Come when the little one is usually at their best, fed and rested; the room is warm and there is "
        "time for a break whenever it is wanted. A favourite toy and a change of clothes help.",
        deposit=Money(30_00),
        standing_shots=("Hands and feet, close",),
        update_months=12,
    ),
    SessionTypeDraft(
        "With a pet",
        60,
        30,
        Money(60_00),
        preparation=f"{_READY} A walk before you come helps, and so do a brush, a lead and a favourite treat.",
        deposit=Money(30_00),
        standing_shots=("The pet alone", "The pet's head, close", "Everyone with the pet"),
    ),
)
"""Where a new studio starts; each can be changed or taken off."""

_FRAMED = ((8, 6, 135), (10, 8, 165), (14, 11, 295), (20, 16, 495), (30, 24, 895), (40, 30, 1195))
_PRINTS = ((8, 6, 45), (10, 8, 65), (14, 11, 125), (20, 16, 195), (30, 24, 395), (40, 30, 595))
FIRST_PRICES = (
    *(
        PriceDraft("Framed print", wide, high, "oak frame", Money(pounds * 100), 10)
        for wide, high, pounds in _FRAMED
    ),
    *(PriceDraft("Print", wide, high, "lustre", Money(pounds * 100), 5) for wide, high, pounds in _PRINTS),
)
"""An example to be replaced by the studio's own list, so that the first order can be taken on the first day."""


@verb("catalogue.start_studio")
def start_studio(db: Session, by: Actor, draft: StudioDraft) -> StaffId:
    """Open the studio with kinds of session and a price list to start from; answers the first owner's id.

    Raises Refused with the field that does not do, or when there is a studio already.
    """
    owner_id = business.open_studio(db, by, draft)
    owner = Actor(owner_id, draft.owner_name, Role.OWNER)
    for session_type in FIRST_TYPES:
        add_session_type(db, owner, session_type)
    starts_on = clock.today(draft.zone)
    add_price_list(db, owner, PriceListDraft("First price list", starts_on, FIRST_PRICES))
    return owner_id


@verb("catalogue.add_session_type")
def add_session_type(db: Session, by: Actor, draft: SessionTypeDraft) -> SessionTypeId:
    """Offer a kind of session; raises Refused with the field that does not do."""
    draft.check()
    _require_own_name(db, draft, None)
    known = list(db.scalars(select(SessionType.id)))
    made = SessionType(position=len(known))
    _write(made, draft)
    db.add(made)
    db.flush()
    return made.id


@verb("catalogue.amend_session_type")
def amend_session_type(
    db: Session, by: Actor, session_type_id: SessionTypeId, draft: SessionTypeDraft, version: int
) -> None:
    """Change a kind of session or stop offering it; sessions already booked stay as they are.

    Raises Refused with the field, Missing, or Conflict when another desk was first (RR10).
    """
    draft.check()
    kept = db.get(SessionType, session_type_id)
    if kept is None:
        raise Missing("That kind of session is no longer there.")
    business.expect(kept, version)
    _require_own_name(db, draft, session_type_id)
    _write(kept, draft)
    db.flush()


def _write(kept: SessionType, draft: SessionTypeDraft) -> None:
    kept.name = written.one_line(draft.name, 80).text
    kept.minutes, kept.turnaround, kept.fee = draft.minutes, draft.turnaround, draft.fee
    kept.deposit, kept.active = draft.deposit, draft.active
    kept.preparation = written.passage(draft.preparation, LONGEST_PREPARATION).text
    shots = (written.one_line(shot, LONGEST_SHOT).text for shot in draft.standing_shots)
    kept.proposes_shots, kept.standing_shots = draft.proposes_shots, "\n".join(shot for shot in shots if shot)
    kept.viewing_from_days, kept.viewing_to_days = draft.viewing_from_days, draft.viewing_to_days
    kept.update_months = draft.update_months


@verb("catalogue.add_price_list")
def add_price_list(db: Session, by: Actor, draft: PriceListDraft) -> PriceListId:
    """Add the next price list, from today or a day to come; lists that have begun stay as they are (R11).

    Raises Refused with the field that does not do ("prices.3" is the fourth price).
    """
    draft.check()
    today = clock.today(business.studio(db).zone)
    if draft.starts_on < today:
        raise Refused(
            f"A list starts today or later: what was charged before {date_in_full(today)} stays.", "starts_on"
        )
    made = PriceList(name=written.one_line(draft.name, 80).text, starts_on=draft.starts_on)
    db.add(made)
    db.flush()
    for position, each in enumerate(draft.prices):
        db.add(
            Price(
                price_list_id=made.id,
                product=written.one_line(each.product, 80).text,
                width_in=each.width_in,
                height_in=each.height_in,
                finish=written.one_line(each.finish, 80).text,
                amount=each.amount,
                lead_days=each.lead_days,
                position=position,
            )
        )
    db.flush()
    return made.id


@verb("catalogue.withdraw_price_list")
def withdraw_price_list(db: Session, by: Actor, price_list_id: PriceListId) -> None:
    """Take back a list that has not begun; raises Refused once it has (R11)."""
    kept = db.get(PriceList, price_list_id)
    if kept is None:
        raise Missing("That price list is no longer there.")
    if kept.starts_on <= clock.today(business.studio(db).zone):
        raise Refused("This list has begun, so it stays. Please add the next one.")
    db.execute(delete(Price).where(Price.price_list_id == price_list_id))
    db.delete(kept)
    db.flush()


def _require_own_name(db: Session, draft: SessionTypeDraft, session_type_id: SessionTypeId | None) -> None:
    name = written.one_line(draft.name, 80).text.casefold()
    for other, known in db.execute(select(SessionType.id, SessionType.name)):
        if known.casefold() == name and other != session_type_id:
            raise Refused("There is a kind of session of that name already.", "name")
