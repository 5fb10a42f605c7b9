"""What is asked about reshoots: of a case, of a session, of a family, and the pictures the photographer is shown."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import pictures
from studio.care.model import ConcernId, ReshootId
from studio.care.reshoot_model import Reshoot, ReshootPicture
from studio.care.rows import ReshootRow
from studio.clients.model import HouseholdId
from studio.db import asked_once
from studio.errors import Missing
from studio.pictures import PictureRow
from studio.sessions.model import SessionId


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of an earlier round that the photographer is shown."""

    picture: PictureRow
    keep: bool
    """To keep as it is; else to change."""


def reshoot(db: Session, reshoot_id: ReshootId) -> ReshootRow:
    """One complimentary reshoot; raises Missing."""
    record = db.get(Reshoot, reshoot_id)
    if record is None:
        raise Missing("This reshoot is not in the records any more.")
    return _row(record)


def reshoot_of_concern(db: Session, concern_id: ConcernId) -> ReshootRow | None:
    """The complimentary reshoot of a case; where there were several, the latest."""
    found = reshoots_of_concern(db, concern_id)
    return found[-1] if found else None


@asked_once
def reshoots_of_concern(db: Session, concern_id: ConcernId) -> tuple[ReshootRow, ...]:
    """Every complimentary reshoot of a case, in the order they were offered."""
    records = db.scalars(select(Reshoot).where(Reshoot.concern_id == concern_id).order_by(Reshoot.id))
    return tuple(_row(record) for record in records)


@asked_once
def reshoots_of_household(db: Session, household_id: HouseholdId) -> tuple[ReshootRow, ...]:
    """Every complimentary reshoot of a household, in the order they were offered."""
    records = db.scalars(select(Reshoot).where(Reshoot.household_id == household_id).order_by(Reshoot.id))
    return tuple(_row(record) for record in records)


def reshoot_of_session(db: Session, session_id: SessionId) -> ReshootRow | None:
    """The reshoot whose new session this is; None for an ordinary session."""
    record = db.scalars(select(Reshoot).where(Reshoot.session_id == session_id)).first()
    return _row(record) if record is not None else None


def pictures_of_reshoot(db: Session, reshoot_id: ReshootId) -> tuple[ShownPicture, ...]:
    """The pictures the photographer is shown, those to change first."""
    records = db.scalars(
        select(ReshootPicture)
        .where(ReshootPicture.reshoot_id == reshoot_id)
        .order_by(ReshootPicture.keep, ReshootPicture.id)
    )
    return tuple(ShownPicture(pictures.picture(db, each.picture_id), each.keep) for each in records)


def _row(record: Reshoot) -> ReshootRow:
    return ReshootRow(
        record.id, record.concern_id, record.round, record.original_session_id, record.session_id, record.change,
        record.keep, record.offered_at, record.accepted_at, record.declined_at,
    )  # fmt: skip
