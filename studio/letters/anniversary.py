"""The invitation to be photographed again (L12): thirty days before the interval of their kind of session ends.

It is the only letter that sells, so it goes to nobody who wishes no news of ours, who has told us of something that is
not right, or who has lost somebody (R16). What it says of the fee is what they will pay: a promise made before is said
again as it stands, and where there is none the fee of the day is promised until the day it names (R11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from studio import catalogue, clock, promises, sessions
from studio.business import Hours
from studio.business.model import StaffId
from studio.catalogue import SessionTypeRow
from studio.clients.model import Household, HouseholdId, HouseholdStatus, Mailing
from studio.dates import months_on
from studio.db import asked_once, asked_together
from studio.diary.model import Appointment
from studio.errors import Refused
from studio.letters.kinds import L12
from studio.letters.languages import Language
from studio.letters.occasions import Occasion, as_it_stands, written
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.money import Money
from studio.promises import OpenWorth, PromiseFor, PromiseKind
from studio.sessions import SessionId, Terms
from studio.sessions.model import PortraitSession, SessionState

BEFORE = timedelta(days=30)
LAPSES_AFTER = timedelta(days=60)
"""From the day it was due: the interval has ended by then, and an invitation to it would be late."""
AT_LEAST = timedelta(days=28)
"""What is offered stands for so long from the day of the letter."""
_SLACK = timedelta(days=3)
"""Months are of unequal length, so a little more is read than is due."""
BOOKED_AGAIN = "They have booked again meanwhile, so they need not be invited."
NO_NEWS = "They wish no news of ours, so no invitation is written."
_LATER = aliased(PortraitSession)
_LATER_AT = aliased(Appointment)


@dataclass(frozen=True, slots=True)
class Interval:
    """A family's last session of a kind that is repeated, and the day on which its interval ends."""

    session_id: SessionId
    household_id: HouseholdId
    type_id: int
    wall: datetime
    ends: date

    @property
    def due_on(self) -> date:
        """When the invitation falls due."""
        return self.ends - BEFORE

    @property
    def occasion(self) -> str:
        """What causes it: each session is followed by one invitation."""
        return f"update:{self.session_id}"


def invitations(db: Session, on: date) -> Iterator[Occasion]:
    """L12, for everyone who wishes news of ours and has not come or booked since."""
    due = [each for each in _intervals(db, on, wish_news=True) if each.due_on <= on]
    last = [(each.session_id, each.household_id, each.wall) for each in due]
    asked_together(db, _came_again, last, lambda some: dict.fromkeys(some, False))
    known = written(db, {each.occasion for each in due})
    for each in due:
        first = Occasion(
            code=L12.code,
            household_id=each.household_id,
            occasion=each.occasion,
            copy=1,
            edition=1,
            due_on=each.due_on,
            session_id=each.session_id,
        )
        stands = as_it_stands(first, known.get((L12.code, each.occasion, 1)))
        if stands is not None:
            yield stands


def without_news(db: Session, on: date) -> int:
    """How many would be invited by a day if they wished news of ours."""
    return len({each.household_id for each in _intervals(db, on, wish_news=False) if each.due_on <= on})


def _intervals(db: Session, on: date, *, wish_news: bool) -> list[Interval]:
    """The last sessions whose interval ends about now, of families who wish news, or of those who do not."""
    found = []
    for kind in catalogue.session_types(db):
        if kind.active and kind.update_months:
            found += [
                each
                for each in _of_kind(db, kind, on, wish_news=wish_news)
                if each.due_on + LAPSES_AFTER >= on
            ]
    return sorted(found, key=lambda each: (each.due_on, each.session_id))


def _of_kind(db: Session, kind: SessionTypeRow, on: date, *, wish_news: bool) -> Iterable[Interval]:
    first = months_on(on + BEFORE - LAPSES_AFTER, -kind.update_months) - _SLACK
    last = months_on(on + BEFORE, -kind.update_months) + _SLACK
    within = {"kind": kind.id, "first": clock.day_in_utc(first)[0], "last": clock.day_in_utc(last)[1]}
    for session_id, household_id, wall in db.execute(_WISHING if wish_news else _NOT_WISHING, within):
        ends = months_on(wall.date(), kind.update_months)
        yield Interval(session_id, household_id, kind.id, wall, ends)


_SESSIONS: Select[SessionId, HouseholdId, datetime] = (
    select(PortraitSession.id, PortraitSession.household_id, Appointment.wall)
    .join(Appointment, Appointment.id == PortraitSession.appointment_id)
    .join(Household, Household.id == PortraitSession.household_id)
    .where(
        PortraitSession.state == SessionState.COMPLETED,
        Household.status == HouseholdStatus.ACTIVE,
        ~exists().where(
            _LATER.household_id == PortraitSession.household_id,
            _LATER.state != SessionState.CANCELLED,
            _LATER_AT.id == _LATER.appointment_id,
            _LATER_AT.starts_at > Appointment.starts_at,
        ),
    )
)

_OF_KIND = _SESSIONS.where(
    PortraitSession.type_id == bindparam("kind"),
    Appointment.starts_at.between(bindparam("first"), bindparam("last")),
)
_WISHING = _OF_KIND.where(Household.mailing != Mailing.NONE)
_NOT_WISHING = _OF_KIND.where(Household.mailing == Mailing.NONE)


def photographer_of(db: Session, session_id: SessionId) -> StaffId | None:
    """Who took the pictures then."""
    return sessions.session(db, session_id).photographer_id


def fields(
    db: Session, session_id: SessionId, household_id: HouseholdId, around: Surroundings, on: date
) -> Mapping[str, str]:
    """What L12 says. Raises Refused once they have booked again."""
    session = sessions.session(db, session_id)
    if _came_again(db, session_id, household_id, session.wall):
        raise Refused(BOOKED_AGAIN)
    offer = offered(db, session_id, household_id, around.hours, on)
    return {
        "ago": around.language.ago(offer.months),
        "session_day": around.language.date_in_full(session.wall.date()),
        "portraits": around.language.your_portraits(session.type_name),
        "fee": fee(offer, around.language),
        "day_phone": around.day_phone,
    }


def booked_again(db: Session, session_id: SessionId, household_id: HouseholdId) -> bool:
    """Whether they have booked since the session that their invitation speaks of."""
    return _came_again(db, session_id, household_id, sessions.session(db, session_id).wall)


@asked_once
def _came_again(db: Session, session_id: SessionId, household_id: HouseholdId, wall: datetime) -> bool:
    query = (
        select(func.count())
        .select_from(PortraitSession)
        .join(Appointment, Appointment.id == PortraitSession.appointment_id)
        .where(
            PortraitSession.household_id == household_id,
            PortraitSession.id != session_id,
            PortraitSession.state != SessionState.CANCELLED,
            Appointment.wall > wall,
        )
    )
    return bool(db.scalar(query))


@dataclass(frozen=True, slots=True)
class Invited:
    """What is said of the fee: what they pay, why, until when, and what else was promised and is not forgotten."""

    months: int
    terms: Terms
    until: date | None
    """None for a promise whose own day has gone by: it is honoured whenever they come (R14)."""
    stands: bool
    """It was promised before, so nothing new is promised."""
    also: tuple[OpenWorth, ...]


def offered(db: Session, session_id: SessionId, household_id: HouseholdId, hours: Hours, on: date) -> Invited:
    """What this family pays if they come again, and until which day: the price snapshot of the letter."""
    session = sessions.session(db, session_id)
    kind = catalogue.session_type(db, session.type_id)
    terms = sessions.terms_for(db, household_id, session.type_id)
    worth = promises.open_worth(db, household_id)
    used = {use.promise_id for use in terms.uses if use.kind is not PromiseKind.VOUCHER}
    promised = next((each for each in worth if each.id in used), None)
    ends = months_on(session.wall.date(), kind.update_months)
    until: date | None = hours.open_day_from(max(ends, on + AT_LEAST))
    if promised is not None:
        until = promised.due if on + AT_LEAST <= promised.due != promises.NO_END else None
    return Invited(
        months=kind.update_months,
        terms=terms,
        until=until,
        stands=promised is not None,
        also=tuple(
            each
            for each in worth
            if each.kind is PromiseKind.DISCOUNT and each.good_for is not PromiseFor.SESSION and each.id not in used
        ),
    )  # fmt: skip


def fee(offer: Invited, language: Language) -> str:
    """What they pay and until when; what was promised before is named as a promise (R11)."""
    terms = offer.terms
    return sentences(
        language.fee_again(terms.fee, terms.list_fee, offer.until, promised=terms.is_promised),
        language.voucher(terms.by_voucher) if terms.by_voucher != Money(0) else "",
        *(language.also_promised(each.text.rstrip(". ")) for each in offer.also),
    )
