"""What each letter says: one function for each, which finds the fields of its wording in the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from studio import care
from studio.care import ConcernId, ReshootId
from studio.clients import PersonRow
from studio.errors import Refused
from studio.letters import (
    acknowledging,
    alone,
    anniversary,
    apologies,
    delays,
    inviting,
    practice,
    ready,
    reshoots,
    thanks,
)
from studio.letters.languages import Language
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.orders import OrderId
from studio.sessions import SessionId
from studio.viewings import ViewingId


@dataclass(frozen=True)
class Matter:
    """What a letter is about and to whom it goes."""

    occasion: Occasion
    household: Recipient
    person: PersonRow
    around: Surroundings
    on: date
    price_list: int = 0
    """The price list that goes with it; 0 for none."""

    @property
    def number(self) -> int:
        """The record that caused it: 12 of ``session:12``."""
        return int(self.occasion.occasion.partition(":")[2])

    @property
    def language(self) -> Language:
        """In which it is written."""
        return self.around.language

    @property
    def for_one(self) -> bool:
        """Whether it is for one person alone, and says nothing to the rest of the household."""
        return self.occasion.person_id is not None


Compose = Callable[[Session, Matter], Mapping[str, str]]


def _follow_up(_db: Session, matter: Matter) -> Mapping[str, str]:
    """L8, and its second copy."""
    occasion = matter.occasion
    first = {"first_letter_on": matter.language.date_in_full(occasion.first_on)} if occasion.first_on else {}
    return {**_at_home(matter), **first}


def _after_reshoot(_db: Session, matter: Matter) -> Mapping[str, str]:
    """L11."""
    return _at_home(matter)


def _at_home(matter: Matter) -> Mapping[str, str]:
    if matter.occasion.held_on is None:
        raise Refused("The day on which the portraits were handed over is not on record.")
    return {
        "how_long": matter.language.since(matter.occasion.held_on, matter.on),
        "hanging_place": matter.language.hanging(matter.occasion.hanging_place),
        "ring_me_on": matter.around.ring_me_on,
    }


def _apology(db: Session, matter: Matter) -> Mapping[str, str]:
    """L9 and L10 in one: what was written by hand from the draft, every fact from the records as they are now."""
    words = apologies.words_of(db, matter.occasion.letter_id)
    words.check()
    facts = reshoots.second_time(db, matter.around, ConcernId(matter.number))
    reshoots.require_to_come(facts, matter.on)
    return {
        "thanks": reshoots.thanks(facts, matter.language),
        "apology": sentences(words.error, words.time, words.journey, words.inconvenience),
        "all_of_you": matter.language.all_of_you(facts.sitters),
        "appointments": reshoots.appointments(facts, matter.around),
        "day_phone": matter.around.day_phone,
        "closing": sentences(words.closing, matter.language.own_number(matter.around.own_number)),
    }


def _apology_alone(db: Session, matter: Matter) -> Mapping[str, str]:
    """L9."""
    words = apologies.words_of(db, matter.occasion.letter_id)
    return alone.fields(db, ConcernId(matter.number), words, matter.around)


def _reshoot_invitation(db: Session, matter: Matter) -> Mapping[str, str]:
    """L10."""
    booked = care.reshoot(db, ReshootId(matter.number))
    facts = reshoots.second_time(db, matter.around, booked.concern_id, booked)
    reshoots.require_to_come(facts, matter.on)
    return {
        "all_of_you": matter.language.all_of_you(facts.sitters),
        "appointments": reshoots.appointments(facts, matter.around),
        "day_phone": matter.around.day_phone,
        "owner_direct": matter.around.own_number,
    }


def _ready(db: Session, matter: Matter) -> Mapping[str, str]:
    """L6."""
    return ready.fields(db, OrderId(matter.number), matter.household.id, matter.around, matter.on)


def _thanks(db: Session, matter: Matter) -> Mapping[str, str]:
    """L7."""
    return thanks.fields(db, matter.occasion, matter.around)


def _come_again(db: Session, matter: Matter) -> Mapping[str, str]:
    """L12."""
    return anniversary.fields(
        db, SessionId(matter.number), matter.household.id, matter.around, matter.on
    )  # fmt: skip


def _because_of_you(db: Session, matter: Matter) -> Mapping[str, str]:
    """L14."""
    return practice.fields(db, matter.number, matter.around)


def _confirmation(db: Session, matter: Matter) -> Mapping[str, str]:
    """L1."""
    return inviting.confirmation(db, SessionId(matter.number), matter.around, matter.on)


def _reminder(db: Session, matter: Matter) -> Mapping[str, str]:
    """L2."""
    return {
        **inviting.reminder(db, SessionId(matter.number), matter.around, matter.on),
        "at_home": matter.language.with_list if matter.price_list else matter.language.without_list,
    }


def _invitation(db: Session, matter: Matter) -> Mapping[str, str]:
    """L3."""
    return inviting.invitation(db, ViewingId(matter.number), matter.around)


def _delay(db: Session, matter: Matter) -> Mapping[str, str]:
    """L5."""
    return delays.fields(db, OrderId(matter.number), matter.around)


def _acknowledgement(db: Session, matter: Matter) -> Mapping[str, str]:
    """L13."""
    return acknowledging.fields(received(db, matter), matter.around, matter.on)


def received(db: Session, matter: Matter) -> acknowledging.Received:
    """What L13 acknowledges. Raises Refused once they were answered."""
    occasion = matter.occasion
    found = acknowledging.received(db, occasion.occasion, acknowledged=occasion.edition > 1)
    if not found:
        raise Refused("They have been answered meanwhile, so nothing is left to acknowledge.")
    return found[0]


COMPOSERS: dict[str, Compose] = {
    "follow_up": _follow_up,
    "after_reshoot": _after_reshoot,
    "apology": _apology,
    "apology_alone": _apology_alone,
    "reshoot_invitation": _reshoot_invitation,
    "ready": _ready,
    "thanks": _thanks,
    "come_again": _come_again,
    "because_of_you": _because_of_you,
    "confirmation": _confirmation,
    "reminder": _reminder,
    "invitation": _invitation,
    "delay": _delay,
    "acknowledgement": _acknowledgement,
}
