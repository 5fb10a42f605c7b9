"""What is the same on every letter of a batch: the studio, its hours and head, who signs, how many work here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from studio import business
from studio.actor import Role
from studio.business import Hours, StaffId, StudioRow
from studio.documents import Letterhead
from studio.errors import Refused


@dataclass(frozen=True)
class Surroundings:
    """Read once for each batch, in the transaction that writes it."""

    studio: StudioRow
    hours: Hours
    letterhead: Letterhead
    owner_id: StaffId
    owner: str
    staff: int

    @property
    def ring_me_on(self) -> str:
        """The owner's own number, and when she answers it. Raises Refused while it is not known."""
        if not self.studio.owner_direct.strip():
            raise Refused("The owner's direct line is not in Settings yet.", "owner_direct")
        return ", ".join(
            part for part in (self.studio.owner_direct.strip(), self.studio.owner_hours.strip()) if part
        )

    @property
    def own_number(self) -> str:
        """The owner's own number alone."""
        if not self.studio.owner_direct.strip():
            raise Refused("The owner's direct line is not in Settings yet.", "owner_direct")
        return self.studio.owner_direct.strip()

    @property
    def day_phone(self) -> str:
        """The telephone that is answered on the day."""
        number = self.studio.day_phone.strip() or self.studio.telephone.strip()
        if not number:
            raise Refused("The studio's telephone on the day is not in Settings yet.", "day_phone")
        return number


def surroundings(db: Session) -> Surroundings:
    """The studio as its letters need it. Raises Missing before there is one, Refused without an owner."""
    people = business.staff(db)
    owner = next((person for person in people if person.role is Role.OWNER), None)
    if owner is None:
        raise Refused("There is no owner to sign letters. Please add one in Settings.")
    return Surroundings(
        studio=business.studio(db),
        hours=business.hours(db),
        letterhead=business.letterhead(db),
        owner_id=owner.id,
        owner=owner.name,
        staff=len(people),
    )
