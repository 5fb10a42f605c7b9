"""How each letter goes, and the order of a print run: as the postman walks, so that envelopes and labels match it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from studio import business
from studio.business import Hours
from studio.clients.model import Mailing
from studio.errors import Refused
from studio.letters import falling
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipients
from studio.letters.ways import Way, too_near, usual_way

Route = tuple[bool, tuple[tuple[int, int, str], ...], str, str]
"""Where a letter stands in the run: ours before abroad, by postcode, then by town and by name."""
_PART = re.compile(r"\d+|[^\W\d_]+")
EMAIL_ALONE = "They wish news of ours by e-mail alone, and there is no e-mail address."


def goes(occasion: Occasion, household: Recipient, hours: Hours, on: date) -> Way:
    """How a letter goes to a family if nobody says otherwise; what sells goes as they wish their news (R16)."""
    if not occasion.kind.may_email:
        return Way.POST
    if occasion.kind.marketing and household.mailing is Mailing.EMAIL:
        return Way.EMAIL
    if occasion.kind.marketing and household.mailing is Mailing.POST:
        return Way.POST
    near = too_near(hours, on, occasion.starts)
    return usual_way(near, household.address.is_complete, bool(household.emails), household.channel)


def require_way(way: Way, household: Recipient) -> None:
    """Raise Refused for what neither the post nor the mail program can carry to them in time."""
    if way is Way.EMAIL and not household.emails:
        raise Refused(EMAIL_ALONE, "email")
    if way is not Way.TELEPHONE:
        return
    if household.address.is_complete:
        raise Refused(
            "Too near for the post, and there is no e-mail. Please ring them, or hand it over.", "call"
        )
    raise Refused("There is no address and no e-mail yet. Please ring them, or hand it over.", "address")


def route(household: Recipient, addressee: str = "") -> Route:
    """Where their letters stand in the run."""
    address = household.address
    return (
        address.country != "GB",
        postcode_order(address.postcode),
        address.post_town.casefold(),
        (addressee or household.addressee).casefold(),
    )


def postcode_order(postcode: str) -> tuple[tuple[int, int, str], ...]:
    """A postcode to sort by: ``SN6`` comes before ``SN10``, and whoever has none comes last."""
    parts = _PART.findall(postcode.upper())
    found = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return found or ((2, 0, ""),)


@dataclass(frozen=True, slots=True)
class Run:
    """What falls due by a day, in the order of the print run: what goes by post, and what goes otherwise."""

    by_post: tuple[Occasion, ...]
    otherwise: tuple[Occasion, ...]


def run_of(db: Session, on: date) -> Run:
    """The letters of a print run in address order; whether each can go out is seen when it is issued."""
    waiting = falling.falling_due(db, on)
    families = recipients(db, (occasion.household_id for occasion in waiting))
    hours = business.hours(db)
    in_order = sorted(waiting, key=lambda each: (route(families[each.household_id]), each.key))
    posted = {each.key for each in in_order if goes(each, families[each.household_id], hours, on) is Way.POST}
    return Run(
        tuple(each for each in in_order if each.key in posted),
        tuple(each for each in in_order if each.key not in posted),
    )
