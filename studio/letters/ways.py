"""How a letter can reach a family: by post, by e-mail, from hand to hand or, too near for paper, by telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.business import Hours
from studio.clients import HouseholdId, HouseholdRow, HouseholdStatus, PreferredChannel
from studio.letters.remembered import changed_lately

POST_TAKES = 3
"""Working days; what is nearer than that is not left to the post (DOMAIN 1, "hear about it the day before")."""


class Way(StrEnum):
    """How a letter goes out."""

    POST = "by post"
    EMAIL = "by e-mail"
    HAND = "by hand"
    TELEPHONE = "by telephone"


@dataclass(frozen=True, slots=True)
class MailTo:
    """An e-mail address of theirs; ``fresh`` when it was changed within a day, so that it is looked at twice."""

    typed: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways make sense for one family now."""

    usual: Way
    """What to offer first."""
    post: bool
    """Whether the post reaches them in time: there is an address, and the day is far enough off."""
    emails: tuple[MailTo, ...]
    telephones: tuple[str, ...]
    too_near: bool
    """Too near for the post: hand it over or e-mail it today, and ring them."""
    says: str
    """One plain sentence, "" when the post is as good as ever."""


BY_TELEPHONE = (PreferredChannel.TELEPHONE, PreferredChannel.TEXT)
TOO_NEAR = "This is too near for the post. Please hand it over or e-mail it today, and ring them."


def ways(db: Session, household_id: HouseholdId, starts: datetime | date | None = None) -> Ways:
    """The ways to a family; ``starts`` is the wall time (or day) of the appointment that the letter tells.

    Raises Missing for a family that is not there.
    """
    hours = business.hours(db)
    family = clients.household(db, household_id)
    fresh = changed_lately(db, household_id) if family.emails else frozenset[str]()
    near = too_near(hours, clock.today(hours.zone), starts)
    addressed = family.address.is_complete and family.status is not HouseholdStatus.MOVED
    emails = tuple(MailTo(each.typed, each.typed in fresh) for each in family.emails)
    usual = usual_way(near, addressed, bool(emails), family.channel)
    rings = starts is not None and family.channel in BY_TELEPHONE and bool(family.telephones)
    says = TOO_NEAR if near else "" if addressed else _without_address(usual)
    return Ways(
        usual=Way.TELEPHONE if rings else usual,
        post=addressed and not near,
        emails=emails,
        telephones=tuple(each.typed for each in family.telephones),
        too_near=near,
        says=_rather_told(family, near, usual) if rings else says,
    )


def too_near(hours: Hours, today: date, starts: datetime | date | None) -> bool:
    """Whether a letter posted today would come too late for this."""
    if starts is None:
        return False
    day = starts.date() if isinstance(starts, datetime) else starts
    return _reached_on(hours, today) > day


_LAST: list[tuple[Hours, date, date]] = []
"""The last answer of what follows, by the very hours it was asked of: comparing all closures would cost more."""


def _reached_on(hours: Hours, today: date) -> date:
    """The day by which the post is sure to be there; asked for every letter of a run."""
    for asked_of, on, reached in _LAST:
        if asked_of is hours and on == today:
            return reached
    reached = hours.add_working_days(today, POST_TAKES)
    _LAST[:] = [(hours, today, reached)]
    return reached


def usual_way(near: bool, addressed: bool, mailed: bool, channel: PreferredChannel) -> Way:
    """How it goes if nobody says otherwise: as they prefer, else the post, else e-mail, else only a call is left.

    Whoever would rather be rung has it in writing all the same.
    """
    if mailed and (near or not addressed or channel is PreferredChannel.EMAIL):
        return Way.EMAIL
    return Way.POST if addressed and not near else Way.TELEPHONE


def _rather_told(family: HouseholdRow, near: bool, usual: Way) -> str:
    """That they would rather be rung or texted, and what becomes of the letter."""
    wish = "have a text message" if family.channel is PreferredChannel.TEXT else "be rung"
    when = f", {family.best_time}" if family.best_time else ""
    if near:
        return f"They would rather {wish}{when}. It is too near for the post."
    goes = {Way.POST: "goes by post", Way.EMAIL: "goes by e-mail"}
    after = goes.get(usual, "waits until an address is known")
    return f"They would rather {wish}{when}. Unless it is handed over, the letter {after}."


def _without_address(usual: Way) -> str:
    if usual is Way.EMAIL:
        return "There is no address yet, so it goes by e-mail."
    return "There is no address and no e-mail yet. Please hand it over, or ring them."
