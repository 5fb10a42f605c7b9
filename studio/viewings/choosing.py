"""Choosing at a viewing: love, perhaps or no for each picture, and a note; two hosts may choose in one evening.

Each mark says what its marker had seen. Where somebody else has changed the same picture meanwhile, nothing is
overwritten: both marks are said and one is chosen again. Marks of different pictures never meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from studio import clock, pictures
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.errors import Conflict, Refused
from studio.pictures.model import Picture, PictureId
from studio.rights import verb
from studio.viewings.model import (
    ChosenImage,
    Mark,
    Outcome,
    PictureChoice,
    Viewing,
    ViewingId,
    ViewingState,
)
from studio.viewings.service import found
from studio.written import passage

LONGEST_PICTURE_NOTE = 400
WORDS = {Mark.LOVE: "love", Mark.PERHAPS: "perhaps", Mark.NO: "no", None: "no mark"}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What was chosen and noted of one picture, and by whom at the desk it was written."""

    picture_id: PictureId
    ref: str
    mark: Mark | None
    marked_by: str
    marked_at: datetime | None
    note: str
    noted_by: str


_NOTER = aliased(Staff)
_ROWS = (
    select(
        PictureChoice.picture_id, Picture.ref, PictureChoice.mark, Staff.name, PictureChoice.marked_at,
        PictureChoice.note, _NOTER.name,
    )
    .join(Picture, Picture.id == PictureChoice.picture_id)
    .outerjoin(Staff, Staff.id == PictureChoice.marked_by)
    .outerjoin(_NOTER, _NOTER.id == PictureChoice.noted_by)
    .where(PictureChoice.viewing_id == bindparam("id"))
    .order_by(PictureChoice.marked_at, PictureChoice.id)
)  # fmt: skip
_LOVED = (
    select(Picture.ref)
    .join(PictureChoice, PictureChoice.picture_id == Picture.id)
    .where(PictureChoice.viewing_id == bindparam("id"), PictureChoice.mark == Mark.LOVE)
    .order_by(PictureChoice.marked_at, PictureChoice.id)
)


def choices(db: Session, viewing_id: ViewingId) -> tuple[ChoiceRow, ...]:
    """What is marked or noted at a viewing, in the order in which it was marked."""
    rows = db.execute(_ROWS, {"id": viewing_id})
    return tuple(ChoiceRow(*cells[:3], cells[3] or "", *cells[4:6], cells[6] or "") for cells in rows)


def loved(db: Session, viewing_id: ViewingId) -> tuple[str, ...]:
    """The references of the pictures they love, in the order in which they were marked."""
    return tuple(db.scalars(_LOVED, {"id": viewing_id}))


def is_choosing_open(viewing: Viewing) -> bool:
    """Whether pictures may still be marked: until it is held, and after that while it is thought over and reopened."""
    if viewing.state is ViewingState.HELD:
        return viewing.outcome is Outcome.THINKING and viewing.reopened_at is not None
    return viewing.state is not ViewingState.CANCELLED


def require_choosing(db: Session, viewing_id: ViewingId) -> Viewing:
    """The viewing, held open until the end of the gesture: whoever writes down meanwhile how it went waits.

    Raises Refused once it was held or called off; then what they chose and hung stays as it is.
    """
    viewing = found(db, viewing_id)
    db.refresh(viewing, with_for_update={"read": True})
    if viewing.state is ViewingState.CANCELLED:
        raise Refused("This viewing was called off.")
    if not is_choosing_open(viewing):
        raise Refused("This viewing was held; what they chose stays as it is.")
    return viewing


@verb("viewings.mark")
def mark(
    db: Session,
    by: Actor,
    viewing_id: ViewingId,
    picture_id: PictureId,
    to: Mark | None,
    *,
    seen: Mark | None = None,
) -> None:
    """Mark a picture love, perhaps or no; None takes the mark away. ``seen`` is the mark that stood on the screen.

    Raises Conflict with both marks where another desk has marked the same picture differently meanwhile; Refused
    once the viewing was held.
    """
    choice = _choice(db, viewing_id, picture_id)
    if choice.mark is to:
        return
    if choice.mark is not seen:
        who, ref = _name(db, choice.marked_by), pictures.picture(db, picture_id).ref
        raise Conflict(
            f"{who} has just chosen “{WORDS[choice.mark]}” for {ref}, and you “{WORDS[to]}”. Please choose again."
        )
    choice.mark, choice.marked_by, choice.marked_at = to, StaffId(by.staff_id), clock.now()
    db.flush()
    _follow(db, viewing_id)


@verb("viewings.note_picture")
def note_picture(
    db: Session, by: Actor, viewing_id: ViewingId, picture_id: PictureId, note: str, *, seen: str = ""
) -> None:
    """Write what they say of a picture ("from her left side"); the empty note takes it away (R21).

    Raises Conflict with both notes where another desk wrote a different one meanwhile.
    """
    kept = passage(note, LONGEST_PICTURE_NOTE)
    if kept.cut:
        raise Refused(f"A note of a picture has room for {LONGEST_PICTURE_NOTE} letters.", "note")
    choice = _choice(db, viewing_id, picture_id)
    if choice.note == kept.text:
        return
    if choice.note != seen:
        who, ref = _name(db, choice.noted_by), pictures.picture(db, picture_id).ref
        there = f"“{choice.note}”" if choice.note else "nothing any more"
        raise Conflict(f"{who} has just noted {there} of {ref}. Yours is “{kept.text}”. Please look at both.")
    choice.note, choice.noted_by = kept.text, StaffId(by.staff_id)
    db.flush()


@verb("viewings.reopen_choosing")
def reopen_choosing(db: Session, by: Actor, viewing_id: ViewingId, version: int | None = None) -> None:
    """They are thinking it over and would like to look again: the pictures may be marked once more.

    Raises Refused for any other viewing: what was held stays as it is.
    """
    viewing = found(db, viewing_id, version)
    if viewing.outcome is not Outcome.THINKING:
        raise Refused(
            "Only a family that is thinking it over chooses again; this viewing stays as it was held."
        )
    viewing.reopened_at = clock.now()


def keep_loved(db: Session, viewing_id: ViewingId, typed: tuple[str, ...] = ()) -> None:
    """The loved pictures become the chosen references, those typed by hand after them. A part of holding a viewing."""
    present = {row.image_ref: row for row in db.scalars(_CHOSEN, {"id": viewing_id})}
    wanted = tuple(dict.fromkeys((*loved(db, viewing_id), *typed)))
    for ref, row in present.items():
        if ref not in wanted:
            db.delete(row)
    for place, ref in enumerate(wanted):
        if ref in present:
            present[ref].position = place
        else:
            db.add(ChosenImage(viewing_id=viewing_id, image_ref=ref, position=place))
    db.flush()


_CHOSEN = select(ChosenImage).where(ChosenImage.viewing_id == bindparam("id"))


def _follow(db: Session, viewing_id: ViewingId) -> None:
    """Of a viewing that was held, and reopened, what they chose follows their marks."""
    viewing = found(db, viewing_id)
    if viewing.state is ViewingState.HELD:
        of_session = {row.ref for row in pictures.of_session(db, viewing.session_id)}
        typed = tuple(
            row.image_ref
            for row in db.scalars(_CHOSEN, {"id": viewing_id})
            if row.image_ref not in of_session
        )
        keep_loved(db, viewing_id, typed)


def _choice(db: Session, viewing_id: ViewingId, picture_id: PictureId) -> PictureChoice:
    """The one row of a picture at a viewing, held until the end of the gesture; made where there is none."""
    viewing = require_choosing(db, viewing_id)
    of = select(PictureChoice).where(
        PictureChoice.viewing_id == viewing_id, PictureChoice.picture_id == picture_id
    )
    held = of.with_for_update().execution_options(populate_existing=True)
    choice = db.scalars(held).one_or_none()
    if choice is None:
        if pictures.picture(db, picture_id).session_id != viewing.session_id:
            raise Refused("That picture is of another session.")
        choice = PictureChoice(viewing_id=viewing_id, picture_id=picture_id)
        db.add(choice)
        db.flush()
    return choice


def _name(db: Session, staff_id: StaffId | None) -> str:
    staff = db.get(Staff, staff_id) if staff_id is not None else None
    return staff.name if staff is not None else "Somebody else"
