"""What is asked of the casebook: cases by what they were about, what changed and who has read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff, StaffId
from studio.care.model import Aspect, Cause, Concern, ConcernId
from studio.casebook.model import (
    CaseExample,
    CaseExampleId,
    PracticeChange,
    PracticeChangeId,
    PracticeReading,
)
from studio.clients.model import HouseholdId, PersonId
from studio.pictures.model import PictureId


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A case of the casebook. It says nothing of whose it was: there is no household, person or case number in it."""

    id: CaseExampleId
    aspect: Aspect
    cause: Cause
    what_happened: str
    put_right_by: str
    picture_id: PictureId | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of practice, from when, and who has read it."""

    id: PracticeChangeId
    concern_id: ConcernId
    text: str
    wall: datetime
    """From when it is in force, on the studio's wall clock."""
    made_by: str
    tell_her: bool
    read_by: int
    of: int
    unread_by: tuple[str, ...]
    """Who has not read it yet."""

    @property
    def read_words(self) -> str:
        """As the case page says it: "Read by 4 of 5"."""
        return f"Read by {self.read_by} of {self.of}"


@dataclass(frozen=True, slots=True)
class ChangeToTell:
    """A change of practice that somebody is written to about, because it came of what she told us (L14)."""

    change_id: PracticeChangeId
    concern_id: ConcernId
    household_id: HouseholdId
    person_id: PersonId
    text: str
    effective_at: datetime
    made_by: StaffId


def examples(db: Session, aspect: Aspect | None = None, most: int = 200) -> tuple[ExampleRow, ...]:
    """The cases filed, of one kind or of all, the latest first."""
    query = select(
        CaseExample.id, CaseExample.aspect, CaseExample.cause, CaseExample.what_happened,
        CaseExample.put_right_by, CaseExample.picture_id,
    ).where(CaseExample.taken_out_at.is_(None))  # fmt: skip
    if aspect is not None:
        query = query.where(CaseExample.aspect == aspect)
    return tuple(ExampleRow(*row) for row in db.execute(query.order_by(CaseExample.id.desc()).limit(most)))


def filed(db: Session) -> dict[Aspect, int]:
    """How many cases stand under each aspect."""
    query = (
        select(CaseExample.aspect, func.count())
        .where(CaseExample.taken_out_at.is_(None))
        .group_by(CaseExample.aspect)
    )
    return dict(db.execute(query).all())


def changes(db: Session, most: int = 100) -> tuple[ChangeRow, ...]:
    """Every change of practice, the latest first."""
    return _changes(db, select(PracticeChange).order_by(PracticeChange.id.desc()).limit(most))


def changes_of(db: Session, concern_id: ConcernId) -> tuple[ChangeRow, ...]:
    """What changed because of one concern."""
    of_it = select(PracticeChange).where(PracticeChange.concern_id == concern_id)
    return _changes(db, of_it.order_by(PracticeChange.id))


def unread(db: Session, staff_id: StaffId) -> tuple[ChangeRow, ...]:
    """The changes that somebody has not read, the oldest first."""
    read = exists().where(
        PracticeReading.change_id == PracticeChange.id, PracticeReading.staff_id == staff_id
    )
    return _changes(db, select(PracticeChange).where(~read).order_by(PracticeChange.id))


def changes_to_tell(db: Session) -> tuple[ChangeToTell, ...]:
    """Every change with the person whose concern it came from, where she is to be written to (L14)."""
    query = (
        select(
            PracticeChange.id, Concern.id, Concern.household_id, Concern.person_id, PracticeChange.text,
            PracticeChange.effective_at, PracticeChange.made_by,
        )
        .join(Concern, Concern.id == PracticeChange.concern_id)
        .where(PracticeChange.tell_her)
        .order_by(PracticeChange.id)
    )  # fmt: skip
    return tuple(ChangeToTell(*row) for row in db.execute(query))


def _changes(db: Session, query: Select[PracticeChange]) -> tuple[ChangeRow, ...]:
    found = list(db.scalars(query))
    if not found:
        return ()
    zone = business.studio(db).zone
    names = dict(db.execute(select(Staff.id, Staff.name)).all())
    here = {person.id: person.name for person in business.staff(db) if person.active}
    read: dict[PracticeChangeId, set[StaffId]] = {each.id: set() for each in found}
    readings = select(PracticeReading.change_id, PracticeReading.staff_id)
    for change_id, staff_id in db.execute(readings.where(PracticeReading.change_id.in_(read))):
        read[change_id].add(staff_id)
    return tuple(
        ChangeRow(
            id=each.id,
            concern_id=each.concern_id,
            text=each.text,
            wall=clock.to_wall(each.effective_at, zone),
            made_by=names[each.made_by],
            tell_her=each.tell_her,
            read_by=len(read[each.id] & set(here)),
            of=len(here),
            unread_by=tuple(name for staff_id, name in here.items() if staff_id not in read[each.id]),
        )
        for each in found
    )
