"""What exactly she means: photographs, pieces and the whole, each by its aspect, on top of her own words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, making, pictures, sessions, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.drafts import LONGEST_MARK, MarkDraft
from studio.care.model import Aspect, Concern, ConcernId, ConcernPicture, MarkId
from studio.care.rows import MarkedRow
from studio.care.steps import found, log
from studio.clients.model import HouseholdId
from studio.errors import Missing, Refused
from studio.making.model import Piece
from studio.orders.model import Order
from studio.pictures.model import Picture
from studio.rights import verb
from studio.words import counted

_FORMERLY = {
    "pose and grouping": Aspect.POSE,
    "clothes and colours": Aspect.CLOTHES,
    "print or frame": Aspect.FRAME,
    "hanging or size": Aspect.SIZE,
    "waiting and dates": Aspect.LATENESS,
    "how we behaved": Aspect.MANNER,
}
"""What cases were called before there was one list of aspects."""


def aspect_of(category: str) -> Aspect | None:
    """The aspect that a case was filed under, whatever it was called then; None when that was not said."""
    name = category.strip().casefold()
    if not name:
        return None
    if name in _FORMERLY:
        return _FORMERLY[name]
    return Aspect(name) if name in set(Aspect) else Aspect.OTHER


@verb("care.mark")
def mark(db: Session, by: Actor, concern_id: ConcernId, drafts: Sequence[MarkDraft]) -> int:
    """Mark what she means, beside what was marked before; the same thing and aspect again takes the newer words.

    Answers how many were marked. A picture or piece is of her own household (R20). Raises Refused naming "marks".
    """
    concern = found(db, concern_id)
    made = mark_all(db, by, concern, drafts)
    if made:
        log(db, by, concern, f"marked {counted(made, 'thing')} they mean")
    return made


@verb("care.unmark")
def unmark(db: Session, by: Actor, mark_id: MarkId) -> None:
    """It was another one: the mark is taken back. Raises Missing."""
    record = db.get(ConcernPicture, mark_id)
    if record is None:
        raise Missing("This mark is not in the records any more.")
    if record.taken_back_at is None:
        record.taken_back_at = clock.now()
        log(db, by, found(db, record.concern_id), "took a mark back")


def mark_all(db: Session, by: Actor, concern: Concern, drafts: Sequence[MarkDraft]) -> int:
    """Write the marks of a case; raises Refused when something is of another family."""
    known = {(row.picture_id, row.piece_id, row.aspect): row for row in _marks(db, concern.id)}
    for draft in drafts:
        draft.check()
        _require_theirs(db, concern.household_id, draft)
        key = (draft.picture_id, draft.piece_id, draft.aspect)
        record = known.get(key)
        if record is None:
            record = ConcernPicture(
                concern_id=concern.id,
                picture_id=draft.picture_id,
                piece_id=draft.piece_id,
                aspect=draft.aspect,
                marked_at=clock.now(),
                marked_by=StaffId(by.staff_id),
            )
            db.add(record)
            known[key] = record
        record.words = written.one_line(draft.words, LONGEST_MARK).text
    db.flush()
    return len(drafts)


def marked(db: Session, concern_id: ConcernId) -> tuple[MarkedRow, ...]:
    """What was marked in a case, in the order it was said."""
    query = (
        select(ConcernPicture, Picture.ref, Order.number, Piece.number)
        .outerjoin(Picture, Picture.id == ConcernPicture.picture_id)
        .outerjoin(Piece, Piece.id == ConcernPicture.piece_id)
        .outerjoin(Order, Order.id == Piece.order_id)
        .where(ConcernPicture.concern_id == concern_id, ConcernPicture.taken_back_at.is_(None))
        .order_by(ConcernPicture.id)
    )
    return tuple(
        MarkedRow(
            record.id,
            record.picture_id,
            record.piece_id,
            _ref(record, ref, f"{order}/{number}"),
            record.aspect,
            record.words,
        )
        for record, ref, order, number in db.execute(query)
    )


def _marks(db: Session, concern_id: ConcernId) -> Sequence[ConcernPicture]:
    standing = (ConcernPicture.concern_id == concern_id) & ConcernPicture.taken_back_at.is_(None)
    return db.scalars(select(ConcernPicture).where(standing)).all()


def _require_theirs(db: Session, household_id: HouseholdId, draft: MarkDraft) -> None:
    if draft.picture_id is not None:
        taken = pictures.picture(db, draft.picture_id)
        if sessions.session(db, taken.session_id).household_id != household_id:
            raise Refused("That picture is of another family.", "marks")
    if draft.piece_id is not None and making.piece(db, draft.piece_id).household_id != household_id:
        raise Refused("That piece is of another family.", "marks")


def _ref(record: ConcernPicture, picture: str, piece: str) -> str:
    if record.picture_id is not None:
        return f"picture {picture}"
    return piece if record.piece_id is not None else ""
