"""What becomes of an enquiry, step by step; what DOMAIN 3.2 does not list is refused with a plain sentence."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.catalogue.model import SessionType
from studio.clients.model import NAME_LENGTH, Household, HouseholdId
from studio.enquiries.drafts import EnquiryDraft, OutcomeDraft
from studio.enquiries.model import (
    LINE_LENGTH,
    REASON_LENGTH,
    WANTED_LENGTH,
    Enquiry,
    EnquiryId,
    EnquiryState,
    LostBecause,
)
from studio.errors import Missing, Refused
from studio.reaching import EMAIL_LENGTH, telephone
from studio.rights import verb
from studio.written import one_line, passage

S = EnquiryState
MOVES: dict[EnquiryState, tuple[EnquiryState, ...]] = {
    S.NEW: (S.CONTACTED,),
    S.CONTACTED: (S.BOOKED, S.NOT_NOW, S.LOST),
    S.NOT_NOW: (S.CONTACTED,),
    S.BOOKED: (),
    S.LOST: (),
}
"""Where an enquiry may go from each state."""
ASK_AGAIN_DAYS = 3
"""Working days after which we ring again when no day was agreed."""
LONGEST_WAIT = 2 * 366


@verb("enquiries.take_down")
def take_down(db: Session, by: Actor, draft: EnquiryDraft) -> EnquiryId:
    """Somebody asks: new, and owed a call, unless it was settled in the same breath.

    Raises Refused naming the field that does not do.
    """
    draft.check()
    zone = business.studio(db).zone
    at = clock.now() if draft.received_at is None else clock.to_utc(draft.received_at, zone, 0)
    if at > clock.now():
        raise Refused("This time is still to come.", "received_at")
    enquiry = Enquiry(
        channel=draft.channel, received_at=at, received_by=StaffId(by.staff_id), state=S.NEW,
        **_kept(db, draft),
    )  # fmt: skip
    db.add(enquiry)
    db.flush()
    if draft.outcome is not None:
        _settle(db, by, enquiry, draft.outcome)
    db.flush()
    return enquiry.id


@verb("enquiries.amend")
def amend(
    db: Session, by: Actor, enquiry_id: EnquiryId, draft: EnquiryDraft, version: int | None = None
) -> EnquiryId:
    """Write down better who asked and for what; the outcome, when there is one, is settled too."""
    enquiry = found(db, enquiry_id, version)
    draft.check()
    _require_open(enquiry)
    for name, value in _kept(db, draft).items():
        if name != "household_id":
            setattr(enquiry, name, value)
    enquiry.channel = draft.channel
    if draft.outcome is not None:
        _settle(db, by, enquiry, draft.outcome)
    db.flush()
    return enquiry.id


@verb("enquiries.contacted")
def contacted(
    db: Session,
    by: Actor,
    enquiry_id: EnquiryId,
    ring_on: date | None = None,
    version: int | None = None,
) -> None:
    """We spoke with them, or left a message; we ring again on a day agreed on, else after three working days."""
    enquiry = found(db, enquiry_id, version)
    hours = business.hours(db)
    today = clock.today(hours.zone)
    if ring_on is not None:
        _require_ahead(ring_on, today)
    if enquiry.state is not S.CONTACTED:
        _enter(enquiry, S.CONTACTED)
    enquiry.contacted_at, enquiry.contacted_by = clock.now(), StaffId(by.staff_id)
    enquiry.ring_on = ring_on or hours.add_working_days(today, ASK_AGAIN_DAYS)


@verb("enquiries.tried")
def tried(db: Session, by: Actor, enquiry_id: EnquiryId, version: int | None = None) -> None:
    """We rang and nobody answered: it stays owed, and it is remembered that we tried."""
    enquiry = found(db, enquiry_id, version)
    _require_open(enquiry)
    enquiry.tries += 1


@verb("enquiries.not_now")
def not_now(
    db: Session, by: Actor, enquiry_id: EnquiryId, until: date, reason: str, version: int | None = None
) -> None:
    """Not now, for a reason; we ring again on a day."""
    enquiry = found(db, enquiry_id, version)
    _not_now(db, enquiry, until, reason)


@verb("enquiries.lost")
def lost(
    db: Session,
    by: Actor,
    enquiry_id: EnquiryId,
    because: LostBecause,
    reason: str = "",
    version: int | None = None,
) -> None:
    """They do not come to us, and why. Somebody who never answered may be let go once we have tried."""
    enquiry = found(db, enquiry_id, version)
    if enquiry.state is S.NEW and because is LostBecause.NO_ANSWER and enquiry.tries:
        _reached(enquiry, by)
    _lose(enquiry, by, because, reason)


@verb("enquiries.settle")
def settle(
    db: Session, by: Actor, enquiry_id: EnquiryId, outcome: OutcomeDraft, version: int | None = None
) -> None:
    """What they said in a call just now: not now, or that they do not come."""
    outcome.check()
    _settle(db, by, found(db, enquiry_id, version), outcome)


@verb("enquiries.booked")
def booked(db: Session, by: Actor, enquiry_id: EnquiryId, household_id: HouseholdId) -> None:
    """They have booked: whoever books has been spoken with. A part of the booking itself."""
    enquiry = found(db, enquiry_id)
    if db.get(Household, household_id) is None:
        raise Missing("This client is no longer in the records.")
    if enquiry.state in (S.NEW, S.NOT_NOW):
        _reached(enquiry, by)
    _enter(enquiry, S.BOOKED)
    enquiry.household_id = household_id
    enquiry.ring_on = None
    enquiry.closed_at, enquiry.closed_by = clock.now(), StaffId(by.staff_id)
    db.flush()


def found(db: Session, enquiry_id: EnquiryId, version: int | None = None) -> Enquiry:
    """The enquiry itself; raises Missing, or Conflict when another desk changed it since it was shown."""
    enquiry = db.get(Enquiry, enquiry_id)
    if enquiry is None:
        raise Missing("This enquiry is not in the records any more.")
    business.expect(enquiry, version, business.just_changed("this enquiry"))
    return enquiry


def _settle(db: Session, by: Actor, enquiry: Enquiry, outcome: OutcomeDraft) -> None:
    """They are on the line, so they have been spoken with."""
    if enquiry.state in (S.NEW, S.NOT_NOW):
        _reached(enquiry, by)
    if outcome.state is S.NOT_NOW:
        assert outcome.ring_on is not None
        _not_now(db, enquiry, outcome.ring_on, outcome.reason)
    elif outcome.state is S.LOST:
        assert outcome.because is not None
        _lose(enquiry, by, outcome.because, outcome.reason)
    else:
        raise Refused("Please choose: not now, or they do not come.", "outcome")


def _reached(enquiry: Enquiry, by: Actor) -> None:
    _enter(enquiry, S.CONTACTED)
    enquiry.contacted_at, enquiry.contacted_by = clock.now(), StaffId(by.staff_id)


def _not_now(db: Session, enquiry: Enquiry, until: date, reason: str) -> None:
    OutcomeDraft(state=S.NOT_NOW, ring_on=until, reason=reason).check()
    _require_ahead(until, clock.today(business.studio(db).zone))
    _enter(enquiry, S.NOT_NOW)
    enquiry.ring_on, enquiry.reason = until, one_line(reason, REASON_LENGTH).text


def _lose(enquiry: Enquiry, by: Actor, because: LostBecause, reason: str) -> None:
    OutcomeDraft(state=S.LOST, because=because, reason=reason).check()
    _enter(enquiry, S.LOST)
    enquiry.lost_because, enquiry.reason = because, one_line(reason, REASON_LENGTH).text
    enquiry.ring_on = None
    enquiry.closed_at, enquiry.closed_by = clock.now(), StaffId(by.staff_id)


def _require_ahead(day: date, today: date) -> None:
    if day <= today:
        raise Refused("Please choose a day to come.", "ring_on")
    if (day - today).days > LONGEST_WAIT:
        raise Refused("That is more than two years off. Please choose an earlier day.", "ring_on")


def _require_open(enquiry: Enquiry) -> None:
    if enquiry.state in (S.BOOKED, S.LOST):
        raise Refused(f"This enquiry is {enquiry.state.value}, so it stays as it was written.")


def _enter(enquiry: Enquiry, state: EnquiryState) -> None:
    if state in MOVES[enquiry.state]:
        enquiry.state = state
        return
    if enquiry.state in (S.BOOKED, S.LOST):
        raise Refused(
            f"This enquiry is {enquiry.state.value} and stays so. When they ask again, take it down anew."
        )
    if state in (S.NOT_NOW, S.LOST):
        raise Refused("Please say first that you have spoken with them.")
    raise Refused(f"An enquiry that is {enquiry.state.value} cannot become {state.value}.")


def _kept(db: Session, draft: EnquiryDraft) -> dict[str, object]:
    """What is kept of the draft, fit to keep; raises Refused for what it names that is not here."""
    if draft.type_id is not None and db.get(SessionType, draft.type_id) is None:
        raise Refused("Please choose what kind of session it is.", "type_id")
    if draft.referred_by_id is not None and db.get(Household, draft.referred_by_id) is None:
        raise Refused("Whoever sent them is no longer in the records.", "referred_by")
    if draft.household_id is not None and db.get(Household, draft.household_id) is None:
        raise Refused("This client is no longer in the records.", "household_id")
    number = telephone(draft.telephone)
    return {
        "first": one_line(draft.first, NAME_LENGTH).text,
        "last": one_line(draft.last, NAME_LENGTH).text,
        "telephone": number.typed,
        "digits": number.digits,
        "email": one_line(draft.email, EMAIL_LENGTH).text,
        "type_id": draft.type_id,
        "who": one_line(draft.who, LINE_LENGTH).text,
        "roughly": one_line(draft.roughly, LINE_LENGTH).text,
        "wanted": passage(draft.wanted, WANTED_LENGTH).text,
        "source": draft.source,
        "referred_by_id": draft.referred_by_id,
        "household_id": draft.household_id,
    }
