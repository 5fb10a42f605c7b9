"""From an occasion to the words of its letter: household, person and facts read in one transaction, then frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from studio import clients
from studio.care import ConcernId
from studio.clients import PersonId, PersonRow, PersonStatus
from studio.dates import date_in_full
from studio.errors import Refused
from studio.letters import apologies, reshoots
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipient
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings
from studio.letters.texts import hanging, sentences, since
from studio.letters.wording import wording

NOT_YET_NUMBERED = "L-000000"


@dataclass(frozen=True)
class Matter:
    """What a letter is about and to whom it goes."""

    occasion: Occasion
    household: Recipient
    person: PersonRow
    around: Surroundings
    on: date


Compose = Callable[[Session, Matter], Mapping[str, str]]


def compose(
    db: Session, occasion: Occasion, household: Recipient, around: Surroundings, on: date, number: str
) -> Snapshot:
    """The letter as it stands now. Raises Refused, in words for the desk, where something it needs is missing."""
    person = _recipient(occasion, household)
    matter = Matter(occasion, household, person, around, on)
    kind = occasion.kind
    worded = wording(kind.wording if occasion.copy == 1 else f"{kind.wording}-again")
    fields = {"salutation": _salutation(matter), **COMPOSERS[kind.composed_by](db, matter)}
    return Snapshot(
        code=occasion.code,
        copy=occasion.copy,
        edition=occasion.edition,
        occasion=occasion.occasion,
        household_id=household.id,
        person_id=person.id,
        number=number,
        on=on,
        address=_address(matter),
        paragraphs=worded.template.fill(fields),
        signed_by=around.owner,
        signed_as=kind.signed_as.value,
        letterhead=around.letterhead,
        slip=kind.slip,
        large_print=household.large_print,
        template=worded.sha256,
        written=apologies.words_of(db, occasion.letter_id).as_facts() if kind.by_hand else {},
    )


def _recipient(occasion: Occasion, household: Recipient) -> PersonRow:
    """The one person it is for; a household's letter is kept under the first grown-up of it."""
    if occasion.person_id is not None:
        found = next((each for each in household.people if each.id == occasion.person_id), None)
        if found is None:
            raise Refused("The person it is for is no longer in this family.")
        return found
    living = [each for each in household.people if each.status is PersonStatus.ACTIVE]
    grown = [each for each in living if not each.under_18]
    for each in (*grown, *living):
        return each
    raise Refused("There is nobody in this family to write to.")


def recipient_of(db: Session, occasion: Occasion) -> PersonId:
    """Under whom a letter is kept. Raises Refused where there is nobody."""
    return _recipient(occasion, recipient(db, occasion.household_id)).id


def _salutation(matter: Matter) -> str:
    alone = matter.occasion.kind.to_one_person
    said = matter.person.salutation if alone else matter.household.salutation
    if not said.strip():
        raise Refused("We do not know yet how to greet them in a letter.", "salutation")
    return said


def _address(matter: Matter) -> tuple[str, ...]:
    address = matter.household.address
    if not address.is_complete:
        half = "Their address has no town and no postcode yet." if not address.is_empty else ""
        raise Refused(half or "There is no address yet.", "address")
    if matter.occasion.kind.to_one_person:
        return (clients.addressee([matter.person], matter.on), *matter.household.address_lines)
    return (matter.household.addressee, *matter.household.address_lines)


def _follow_up(_db: Session, matter: Matter) -> Mapping[str, str]:
    """L8, and its second copy."""
    occasion = matter.occasion
    first = {"first_letter_on": date_in_full(occasion.first_on)} if occasion.first_on else {}
    return {**_at_home(matter), **first}


def _after_reshoot(_db: Session, matter: Matter) -> Mapping[str, str]:
    """L11."""
    return _at_home(matter)


def _at_home(matter: Matter) -> Mapping[str, str]:
    if matter.occasion.held_on is None:
        raise Refused("The day on which the portraits were handed over is not on record.")
    return {
        "how_long": since(matter.occasion.held_on, matter.on),
        "hanging_place": hanging(matter.occasion.hanging_place),
        "ring_me_on": matter.around.ring_me_on,
    }


def _apology(db: Session, matter: Matter) -> Mapping[str, str]:
    """L9 and L10 in one: what was written by hand from the draft, every fact from the records as they are now."""
    words = apologies.words_of(db, matter.occasion.letter_id)
    words.check()
    facts = reshoots.second_time(
        db, matter.around, ConcernId(int(matter.occasion.occasion.partition(":")[2]))
    )
    return {
        "thanks": reshoots.thanks(facts),
        "apology": sentences(words.error, words.time, words.journey, words.inconvenience),
        "all_of_you": reshoots.everyone(facts),
        "appointments": reshoots.appointments(facts, matter.around),
        "day_phone": matter.around.day_phone,
        "closing": sentences(words.closing, f"My own number is {matter.around.own_number}."),
    }


COMPOSERS: dict[str, Compose] = {
    "follow_up": _follow_up,
    "after_reshoot": _after_reshoot,
    "apology": _apology,
}
