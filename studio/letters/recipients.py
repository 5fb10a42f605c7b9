"""To whom letters go: what an envelope and a greeting need of a household, of many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import clients, clock
from studio.clients import Address, HouseholdId, HouseholdStatus, PersonRow, PreferredChannel
from studio.clients.addressing import address_lines
from studio.clients.model import EmailAddress, Household, Mailing
from studio.clients.naming import household_name
from studio.errors import Missing

_COLUMNS = (
    Household.id, Household.filing_name, Household.addressee, Household.salutation, Household.status,
    Household.letters_held, Household.large_print, Household.language, Household.segment,
    Household.address1, Household.address2,
    Household.address3, Household.post_town, Household.postcode, Household.country, Household.channel,
    Household.mailing,
)  # fmt: skip
_THESE = select(*_COLUMNS).where(Household.id.in_(bindparam("ids", expanding=True)))
_EMAILS = (
    select(EmailAddress.household_id, EmailAddress.typed)
    .where(EmailAddress.household_id.in_(bindparam("ids", expanding=True)))
    .order_by(EmailAddress.position, EmailAddress.id)
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Recipient:
    """A household as its letters see it."""

    id: HouseholdId
    name: str
    filing_name: str
    addressee: str
    salutation: str
    status: HouseholdStatus
    letters_held: bool
    large_print: bool
    language: str
    """In which they wish to be written to; "" is the studio's own."""
    address: Address
    people: tuple[PersonRow, ...]
    channel: PreferredChannel = PreferredChannel.ANY
    emails: tuple[str, ...] = ()
    mailing: Mailing = Mailing.NONE
    """How news of ours may reach them (R16)."""

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Below the name on the envelope."""
        return address_lines(self.address)


def recipients(db: Session, household_ids: Iterable[HouseholdId]) -> dict[HouseholdId, Recipient]:
    """These households, in as few questions as it takes."""
    found: dict[HouseholdId, Recipient] = {}
    today = clock.today()
    wanted = sorted(set(household_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        ids = wanted[start : start + _AT_ONCE]
        people = clients.people_of_many(db, ids)
        emails: dict[HouseholdId, tuple[str, ...]] = {}
        for household_id, typed in db.execute(_EMAILS, {"ids": ids}):
            emails[household_id] = (*emails.get(household_id, ()), typed)
        for row in db.execute(_THESE, {"ids": ids}):
            of_it = people.get(row.id, ())
            found[row.id] = Recipient(
                id=row.id,
                name=household_name(row.filing_name, row.segment, of_it, today),
                filing_name=row.filing_name,
                addressee=row.addressee,
                salutation=row.salutation,
                status=row.status,
                letters_held=row.letters_held,
                large_print=row.large_print,
                language=row.language,
                address=Address(
                    row.address1, row.address2, row.address3, row.post_town, row.postcode, row.country
                ),
                people=of_it,
                channel=row.channel,
                emails=emails.get(row.id, ()),
                mailing=row.mailing,
            )
    return found


def recipient(db: Session, household_id: HouseholdId) -> Recipient:
    """One of them. Raises Missing."""
    found = recipients(db, [household_id]).get(household_id)
    if found is None:
        raise Missing("This client is no longer in the records.")
    return found
