"""Writing the note for the next shift, and ticking that it was read."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Missing
from studio.handover.drafts import LONGEST_NOTE, NoteDraft
from studio.handover.model import HandoverNote, HandoverReading, NoteId
from studio.rights import verb


@verb("handover.write")
def write(db: Session, by: Actor, draft: NoteDraft) -> NoteId:
    """Leave a note; it is shown from the next working day on. Raises Refused for an empty one."""
    draft.check()
    hours = business.hours(db)
    note = HandoverNote(
        written_at=clock.now(),
        written_by=StaffId(by.staff_id),
        for_day=hours.next_working_day(clock.today(hours.zone)),
        text=written.passage(draft.text, LONGEST_NOTE).text,
    )
    db.add(note)
    db.flush()
    return note.id


@verb("handover.read")
def read(db: Session, by: Actor, note_id: NoteId) -> None:
    """Tick that a note was read by whoever is signed in; a second tick is nothing."""
    if db.get(HandoverNote, note_id) is None:
        raise Missing("This note is not in the records any more.")
    staff_id = StaffId(by.staff_id)
    if db.get(HandoverReading, (note_id, staff_id)) is None:
        db.add(HandoverReading(note_id=note_id, staff_id=staff_id, read_at=clock.now()))
        db.flush()
