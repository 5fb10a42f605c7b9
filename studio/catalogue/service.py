"""What opens a studio, and what changes its kinds of session."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor, Role
from studio.business import StaffId, StudioDraft
from studio.catalogue.drafts import LONGEST_PREPARATION, LONGEST_SHOT, SessionTypeDraft
from studio.catalogue.first import FIRST_PRICES, FIRST_SETS, first_choices, put_first_materials
from studio.catalogue.list_drafts import PriceListDraft
from studio.catalogue.model import SessionType, SessionTypeId
from studio.catalogue.next_list import add_price_list
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


@verb("catalogue.start_studio")
def start_studio(db: Session, by: Actor, draft: StudioDraft) -> StaffId:
    """Open the studio with kinds of session and a price list to start from; answers the first owner's id.

    Raises Refused with the field that does not do, or when there is a studio already.
    """
    owner_id = business.open_studio(db, by, draft)
    owner = Actor(owner_id, draft.owner_name, Role.OWNER)
    for session_type in FIRST_TYPES:
        add_session_type(db, owner, session_type)
    put_first_materials(db, owner)
    starts_on = clock.today(draft.zone)
    first = PriceListDraft("First price list", starts_on, FIRST_PRICES, first_choices(db), FIRST_SETS)
    add_price_list(db, owner, first)
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


def _require_own_name(db: Session, draft: SessionTypeDraft, session_type_id: SessionTypeId | None) -> None:
    name = written.one_line(draft.name, 80).text.casefold()
    for other, known in db.execute(select(SessionType.id, SessionType.name)):
        if known.casefold() == name and other != session_type_id:
            raise Refused("There is a kind of session of that name already.", "name")
