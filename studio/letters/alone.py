"""The apology without a reshoot (L9): her words, what it cost her, what we do about it and by when.

What we do is proposed from what she accepted, the day from what was promised with it. An accepted reshoot that is not
in the diary yet is said here, and its invitation (L10) follows once both its days are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from studio import clock
from studio.care import ConcernId, OfferKind, OfferOutcome, OfferRow
from studio.dates import date_in_full
from studio.errors import Refused
from studio.letters import reshoots
from studio.letters.drafts import ApologyWords
from studio.letters.reshoots import Heard
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.promises.model import Promise, PromiseState

WITHIN = 5
"""Working days in which it is done where nothing else was promised, as in R12."""


def fields(
    db: Session, concern_id: ConcernId, words: ApologyWords, around: Surroundings
) -> Mapping[str, str]:
    """What L9 says: written by hand from the draft, the day as it stands there. Raises Refused while a slot is open."""
    for slot, says in words.alone_problems().items():
        raise Refused(says, slot)
    day = words.day
    if day is None or day < clock.today(around.studio.zone):
        raise Refused("The day named in the apology has gone by. Please name another.", "by_when")
    return {
        "thanks": reshoots.thanks(reshoots.heard(db, around, concern_id)),
        "apology": sentences(words.error, words.time, words.journey, words.inconvenience),
        "doing": words.doing,
        "by_when": by_when(day),
        "closing": sentences(words.closing, f"My own number is {around.own_number}."),
    }


def proposed(db: Session, facts: Heard, around: Surroundings) -> ApologyWords:
    """A draft to write over: her words, and what she accepted."""
    inconvenience = reshoots.proposed_inconvenience(facts)
    came = facts.first is not None
    spared = [
        *(() if came else ("time", "journey")),
        *(() if inconvenience else ("inconvenience",)),
    ]
    day = promised_day(db, facts.concern.id) or around.hours.add_working_days(
        clock.today(around.studio.zone), WITHIN
    )
    return ApologyWords(
        error=reshoots.proposed_error(facts),
        time=reshoots.proposed_time(facts) if came else "",
        journey=reshoots.proposed_journey(facts) if came else "",
        inconvenience=inconvenience,
        doing=sentences(*(doing(each) for each in facts.concern.offers if each.outcome is OfferOutcome.ACCEPTED)),
        by_when=max(day, around.hours.add_working_days(clock.today(around.studio.zone), 1)).isoformat(),
        does_not_apply=tuple(spared),
    )  # fmt: skip


def promised_day(db: Session, concern_id: ConcernId) -> date | None:
    """The last day that was promised in this case and is still open."""
    where = f"concern:{concern_id}"
    query = select(Promise.due).where(
        or_(Promise.source == where, Promise.source.startswith(f"{where}:")),
        Promise.state == PromiseState.MADE,
    )
    return max(db.scalars(query), default=None)


# How it is said.

_DOING = {
    OfferKind.RESHOOT: "We would love to photograph you again, with our compliments. There is nothing to pay, and we "
    "will ring you to find a day that suits you.",
    OfferKind.REMAKE: "We are making it again for you, with our compliments.",
    OfferKind.RETOUCH: "We are going over your picture again, as you asked.",
    OfferKind.REPLACEMENT: "We are replacing it for you, with our compliments.",
    OfferKind.PART_REFUND: "We are giving you back what we agreed.",
    OfferKind.FULL_REFUND: "We are giving you back everything you paid.",
    OfferKind.TRAVEL: "We are giving you back what the journeys cost you.",
    OfferKind.CREDIT: "What we agreed is written down here in your favour.",
    OfferKind.GIFT: "Something small is on its way to you, with our thanks.",
}


def doing(offer: OfferRow) -> str:
    """What we do, by what she accepted; anything in other words as it was worded to her."""
    said = " ".join(offer.words.split())
    if offer.kind is OfferKind.OTHER:
        return said if said.endswith((".", "!", "?")) or not said else f"{said}."
    return _DOING[offer.kind]


def by_when(day: date) -> str:
    """By when she has it."""
    said = f"You will have this from us by {date_in_full(day)}."
    return f"{said} If anything about it is not right for you then, please tell me, and we will put that right too."
