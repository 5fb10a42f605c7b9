"""A letter offered on the spot: what it is, to whom, how it can go, and why it cannot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care, clock, viewings
from studio.clients import HouseholdId
from studio.dates import screen_time
from studio.errors import Missing, Refused
from studio.letters import coming, holding, meetings, post
from studio.letters.composing import NOT_YET_NUMBERED
from studio.letters.kinds import L1, L3, Kind
from studio.letters.model import Letter, LetterId, LetterState
from studio.letters.occasions import Occasion
from studio.letters.recipients import recipient
from studio.letters.surroundings import surroundings
from studio.letters.ways import Ways, ways
from studio.sessions.model import SessionId
from studio.viewings.model import ViewingId


@dataclass(frozen=True, slots=True)
class Offer:
    """One letter about one appointment, to be given out now."""

    name: str
    today: date
    occasion: Occasion | None
    """None when there is nothing to write: she has it, or the appointment does not stand."""
    already: LetterId | None
    """The letter that tells it already."""
    household_id: HouseholdId | None
    household: str
    envelope: tuple[str, ...]
    """Addressee and address, to be looked at before it goes (RELIABILITY section 4)."""
    when: str
    ways: Ways | None
    stops: str
    """Why it cannot go out by any way, "" when it can."""
    call: str
    """The occasion of the call that is to be made, "" when none is."""


def confirmation_of(db: Session, session_id: SessionId) -> Offer:
    """The confirmation of a session (L1)."""
    return _offer(db, L1, f"session:{session_id}")


def invitation_to(db: Session, viewing_id: ViewingId) -> Offer:
    """The invitation to a viewing (L3)."""
    viewing = viewings.viewing(db, viewing_id)
    if care.reshoot_of_session(db, viewing.session_id) is not None and not _told_apart(db, viewing_id):
        return _nothing(db, L3, "The invitation to the reshoot tells this viewing as well.")
    return _offer(db, L3, f"viewing:{viewing_id}")


def offer_of(db: Session, occasion: Occasion) -> Offer:
    """A letter of the list of those that are due, to be given another way than with the run."""
    today = clock.today(business.studio(db).zone)
    family = recipient(db, occasion.household_id)
    return Offer(
        name=occasion.kind.name,
        today=today,
        occasion=occasion,
        already=None,
        household_id=occasion.household_id,
        household=family.name,
        envelope=(family.addressee, *family.address_lines),
        when=screen_time(occasion.starts, today) if occasion.starts else "",
        ways=ways(db, occasion.household_id, occasion.starts),
        stops=_stops(db, occasion, today),
        call=occasion.occasion if occasion.starts else "",
    )


def _offer(db: Session, kind: Kind, occasion: str) -> Offer:
    zone = business.studio(db).zone
    today = clock.today(zone)
    if meetings.one(db, occasion, zone) is None:
        return _nothing(db, kind, "It is not booked, so there is nothing to tell of it.")
    asked = coming.about(db, kind, occasion, today)
    if asked is None:
        return replace(_nothing(db, kind, ""), already=_already(db, kind, occasion))
    if asked.cancelled:
        return _nothing(db, kind, f"It was called off: {asked.cancelled}")
    return offer_of(db, asked)


def _nothing(db: Session, kind: Kind, why: str) -> Offer:
    today = clock.today(business.studio(db).zone)
    return Offer(kind.name, today, None, None, None, "", (), "", None, why, "")


def _stops(db: Session, occasion: Occasion, today: date) -> str:
    try:
        post.written_now(
            db,
            occasion,
            recipient(db, occasion.household_id),
            surroundings(db),
            today,
            NOT_YET_NUMBERED,
            care.households_with_open_concerns(db),
            holding.checked(db),
            on_paper=False,
        )
    except (Refused, Missing) as refused:
        return refused.message
    return ""


def _already(db: Session, kind: Kind, occasion: str) -> LetterId | None:
    query = select(Letter.id).where(
        Letter.code == kind.code,
        Letter.occasion == occasion,
        Letter.number.is_not(None),
        Letter.state.not_in((LetterState.SUPERSEDED, LetterState.CANCELLED)),
    )
    return db.scalars(query.order_by(Letter.edition.desc())).first()


def _told_apart(db: Session, viewing_id: ViewingId) -> bool:
    """Whether a viewing of a reshoot was booked after its invitation went out, and wants a letter of its own."""
    zone = business.studio(db).zone
    occasion = f"viewing:{viewing_id}"
    return any(each.occasion == occasion for each in meetings.viewings_to_come(db, clock.today(zone), zone))
