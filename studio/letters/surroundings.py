"""What is the same on every letter of a batch: the studio, its hours and head, who signs, how many work here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy.orm import Session

from studio import business
from studio.actor import Role
from studio.business import Hours, StaffId, StaffRow, StudioRow
from studio.documents import Letterhead
from studio.errors import Refused
from studio.languages import HOME
from studio.letters.languages import Language, language
from studio.letters.spelling import name_words
from studio.letters.taught import taught_words
from studio.letters.wording import Wordings, own_wordings


@dataclass(frozen=True)
class Surroundings:
    """Read once for each batch, in the transaction that writes it."""

    studio: StudioRow
    hours: Hours
    letterhead: Letterhead
    owner_id: StaffId
    owner: str
    people: tuple[StaffRow, ...]
    wordings: Wordings = field(default_factory=dict)
    """The studio's own wordings, asked once for the batch."""
    taught: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The words the studio has taught the spelling, by language, in lower case."""
    language: Language = field(default_factory=lambda: language(HOME))
    """In which the letter is written that this surrounds; the studio's own until a family wishes for another."""

    def speaking(self, language: Language) -> Surroundings:
        """The same around a letter in another language."""
        return self if language is self.language else replace(self, language=language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the studio, of its place and of those who work here, which no dictionary is asked about."""
        here = (self.studio.name, self.studio.address, self.studio.place, self.studio.owner_hours)
        return name_words(*here, *self.letterhead.lines, *(person.name for person in self.people))

    @property
    def staff(self) -> int:
        """How many work here."""
        return len(self.people)

    def signer(self, role: Role, first_asked: StaffId | None = None) -> StaffRow:
        """Who signs: the one asked first if it is theirs to sign, else the first of that role, else the owner."""
        of_role = [each for each in self.people if each.role is role]
        owner = next(each for each in self.people if each.id == self.owner_id)
        asked = [each for each in self.people if each.id == first_asked]
        if role is Role.PHOTOGRAPHER:  # whoever photographed signs, the owner too
            return next(iter((*asked, *of_role, owner)))
        return next(iter((*(each for each in asked if each.role is role), *of_role, owner)))

    def person(self, staff_id: StaffId) -> StaffRow:
        """Someone who works here, or the owner in place of one who has left."""
        return next((each for each in self.people if each.id == staff_id), self.signer(Role.OWNER))

    @property
    def ring_me_on(self) -> str:
        """The owner's own number, and when she answers it. Raises Refused while it is not known."""
        if not self.studio.owner_direct.strip():
            raise Refused("The owner's direct line is not in Settings yet.", "owner_direct")
        hours = self.language.typed_or_not(self.studio.owner_hours.strip(), self.studio.language)
        return self.language.number_and_hours(self.studio.owner_direct.strip(), hours)

    @property
    def own_number(self) -> str:
        """The owner's own number alone."""
        if not self.studio.owner_direct.strip():
            raise Refused("The owner's direct line is not in Settings yet.", "owner_direct")
        return self.studio.owner_direct.strip()

    def door(self, wall: datetime) -> datetime:
        """When the door is open for an appointment."""
        return wall - timedelta(minutes=self.studio.door_minutes)

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
    studio = business.studio(db)
    return Surroundings(
        studio=studio,
        hours=business.hours(db),
        letterhead=business.letterhead(db),
        owner_id=owner.id,
        owner=owner.name,
        people=tuple(people),
        wordings=own_wordings(db),
        taught=taught_words(db),
        language=language(studio.language),
    )
