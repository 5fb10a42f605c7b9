"""From an occasion to the words of its letter: household, person and facts read in one transaction, then frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from studio import care, clients
from studio.business import StaffRow
from studio.care import ConcernId, ReshootId
from studio.clients import PersonId, PersonRow, PersonStatus
from studio.errors import Refused
from studio.letters import (
    acknowledging,
    alone,
    anniversary,
    apologies,
    delays,
    enclosing,
    inviting,
    meetings,
    practice,
    ready,
    reshoots,
    thanks,
)
from studio.letters.kinds import L3, L5, L6, L7, L12, L13
from studio.letters.languages import Language
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipient
from studio.letters.snapshot import Snapshot
from studio.letters.spoken import spoken_with
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.orders import OrderId
from studio.sessions import SessionId
from studio.viewings import ViewingId

NOT_YET_NUMBERED = "L-000000"


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


def compose(
    db: Session,
    occasion: Occasion,
    household: Recipient,
    around: Surroundings,
    on: date,
    number: str,
    *,
    on_paper: bool = True,
) -> Snapshot:
    """The letter as it stands now. Raises Refused, in words for the desk, where something it needs is missing.

    Only what goes out on paper needs an address in its window.
    """
    person = _recipient(occasion, household)
    kind = occasion.kind
    enclosed = enclosing.price_list_with(db, kind, on, large_print=household.large_print)
    spoken, chosen = spoken_with(household.language, wording_of(occasion), around)
    around = around.speaking(spoken)
    matter = Matter(occasion, household, person, around, on, enclosed)
    signer = _signer(db, matter)
    fields = {"salutation": spoken.salutation(_salutation(matter)), **COMPOSERS[kind.composed_by](db, matter)}
    return Snapshot(
        code=occasion.code,
        copy=occasion.copy,
        edition=occasion.edition,
        occasion=occasion.occasion,
        household_id=household.id,
        person_id=person.id,
        number=number,
        on=on,
        address=_address(matter, on_paper),
        paragraphs=chosen.template.fill(fields),
        signed_by=signer.name,
        signed_as=spoken.roles[signer.role],
        letterhead=around.letterhead,
        slip=kind.slip,
        large_print=household.large_print,
        template=chosen.sha256,
        written=apologies.words_of(db, occasion.letter_id).as_facts() if kind.by_hand else {},
        signer_id=signer.id,
        told=_told(db, matter),
        price_list=matter.price_list,
        language=spoken.code,
        values={name: " ".join(said.split()) for name, said in fields.items()},
    )


def wording_of(occasion: Occasion) -> str:
    """The name of the wording of a letter: of a second copy, of one that takes another's place, or its own."""
    kind = occasion.kind
    named = kind.wording if occasion.copy == 1 else f"{kind.wording}-again"
    return kind.moved_wording if occasion.moved and kind.moved_wording else named


def envelope(
    occasion: Occasion, household: Recipient, around: Surroundings, on: date, *, on_paper: bool = True
) -> tuple[str, ...]:
    """Name and address as the envelope shows them. Raises Refused where either, or the greeting, is missing."""
    matter = Matter(occasion, household, _recipient(occasion, household), around, on)
    _salutation(matter)
    return _address(matter, on_paper)


def addressed_to(
    occasion: Occasion, household: Recipient, around: Surroundings, on: date, *, on_paper: bool = True
) -> str:
    """The first line of that envelope, without the others: a list of many families asks for no more."""
    if occasion.person_id is None and household.address.is_complete and household.salutation.strip():
        return household.addressee
    return envelope(occasion, household, around, on, on_paper=on_paper)[0]


def _signer(db: Session, matter: Matter) -> StaffRow:
    """Whose letter it is: reception confirms, whoever photographed invites, whoever looks after it acknowledges."""
    kind, around = matter.occasion.kind, matter.around
    if kind is L3:
        return around.signer(kind.signed_as, inviting.photographer_of(db, ViewingId(matter.number)))
    if kind is L7:
        return around.signer(kind.signed_as, thanks.photographer_of(db, matter.occasion.session_id))
    if kind is L12:
        return around.signer(kind.signed_as, anniversary.photographer_of(db, SessionId(matter.number)))
    if kind is L13:
        return around.person(_received(db, matter).answers)
    if kind is L6:
        return around.signer(kind.signed_as)
    asked = inviting.booked_by(db, SessionId(matter.number)) if matter.occasion.starts else None
    return around.signer(kind.signed_as, asked)


def _told(db: Session, matter: Matter) -> str:
    """Which appointment it tells, so that a change of it is seen."""
    occasion = matter.occasion
    if occasion.occasion.startswith(("session:", "viewing:")):
        return meetings.told_now(db, occasion.occasion)
    if occasion.kind is L5:
        return delays.told_now(db, OrderId(matter.number))
    if occasion.kind is L6:
        return ready.told_now(db, OrderId(matter.number))
    if occasion.kind.composed_by == "apology":
        return reshoots.viewing_told(db, reshoots.told_with_the_apology(db, ConcernId(matter.number)))
    if occasion.kind.composed_by == "reshoot_invitation":
        return reshoots.viewing_told(db, care.reshoot(db, ReshootId(matter.number)))
    return ""


def _recipient(occasion: Occasion, household: Recipient) -> PersonRow:
    """The one person it is for; a household's letter is kept under the first grown-up of it."""
    if occasion.person_id is not None:
        found = next((each for each in household.people if each.id == occasion.person_id), None)
        if found is None:
            raise Refused("The person it is for is no longer in this family.")
        if found.status is PersonStatus.DECEASED:
            raise Refused(f"{found.name} has died, and it is for nobody else.")
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
    said = matter.person.salutation if matter.for_one else matter.household.salutation
    if not said.strip():
        raise Refused("We do not know yet how to greet them in a letter.", "salutation")
    return said


def _address(matter: Matter, on_paper: bool) -> tuple[str, ...]:
    address = matter.household.address
    if on_paper and not address.is_complete:
        half = "Their address has no town and no postcode yet." if not address.is_empty else ""
        raise Refused(half or "There is no address yet.", "address")
    if matter.for_one:
        return (clients.addressee([matter.person], matter.on), *matter.household.address_lines)
    return (matter.household.addressee, *matter.household.address_lines)


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
    return acknowledging.fields(_received(db, matter), matter.around, matter.on)


def _received(db: Session, matter: Matter) -> acknowledging.Received:
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
