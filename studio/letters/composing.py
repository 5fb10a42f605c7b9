"""From an occasion to the words of its letter: household, person and facts read in one transaction, then frozen."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import care, clients
from studio.business import StaffRow
from studio.care import ConcernId, ReshootId
from studio.clients import PersonId, PersonRow, PersonStatus
from studio.errors import Refused
from studio.letters import (
    anniversary,
    apologies,
    delays,
    enclosing,
    inviting,
    meetings,
    ready,
    reshoots,
    thanks,
)
from studio.letters.composers import COMPOSERS, Matter, received
from studio.letters.kinds import L3, L5, L6, L7, L12, L13
from studio.letters.occasions import Occasion
from studio.letters.recipients import Recipient, recipient
from studio.letters.snapshot import Snapshot
from studio.letters.spoken import spoken_with
from studio.letters.surroundings import Surroundings
from studio.orders import OrderId
from studio.sessions import SessionId
from studio.viewings import ViewingId

NOT_YET_NUMBERED = "L-000000"


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
        return around.person(received(db, matter).answers)
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
