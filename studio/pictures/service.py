"""What changes the records of pictures: some more are taken in, or they were found in another folder."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, sessions
from studio.actor import Actor
from studio.business import StaffId
from studio.errors import Refused
from studio.pictures.drafts import PictureDraft
from studio.pictures.folder import references
from studio.pictures.model import Kept, Picture, PicturePlace
from studio.rights import verb
from studio.sessions import SessionId, SessionState
from studio.words import say


@verb("pictures.take_in")
def add(
    db: Session, by: Actor, session_id: SessionId, drafts: Sequence[PictureDraft], folder: str
) -> list[str]:
    """Add pictures to a session; the answer is the reference of each, empty for one that is there already.

    ``folder`` is where those left in place lie. Raises Missing, or Refused for a session that did not take place.
    """
    state = sessions.session(db, session_id).state
    if state in (SessionState.CANCELLED, SessionState.NO_SHOW):
        raise Refused(say("This session did not take place ({state}).", state=state.value), "folder")
    here = db.execute(
        select(Picture.ref, Picture.sha256, Picture.raw_sha256).where(Picture.session_id == session_id)
    ).all()
    hashes = {each for row in here for each in (row.sha256, row.raw_sha256) if each}
    used = {row.ref for row in here}
    refs = []
    for draft in drafts:
        if draft.sha256 in hashes or draft.raw_sha256 in hashes:
            refs.append("")
            continue
        ref = draft.ref if draft.ref not in used else references([""], used)[0]
        db.add(_picture(by, session_id, draft, ref))
        hashes.update(each for each in (draft.sha256, draft.raw_sha256) if each)
        used.add(ref)
        refs.append(ref)
    if any(refs) and any(draft.kept is Kept.IN_PLACE for draft in drafts):
        _remember_place(db, session_id, folder)
    db.flush()
    return refs


def _picture(by: Actor, session_id: SessionId, draft: PictureDraft, ref: str) -> Picture:
    return Picture(
        session_id=session_id,
        ref=ref,
        file_name=draft.file_name,
        captured_at=draft.captured_at,
        width=draft.width,
        height=draft.height,
        size=draft.size,
        sha256=draft.sha256,
        kept=draft.kept,
        path=draft.path,
        likeness=draft.likeness,
        raw_path=draft.raw_path,
        raw_size=draft.raw_size,
        raw_sha256=draft.raw_sha256,
        taken_in_at=clock.now(),
        taken_in_by=StaffId(by.staff_id),
    )


def _remember_place(db: Session, session_id: SessionId, folder: str) -> None:
    known = select(PicturePlace.id).where(
        PicturePlace.session_id == session_id, PicturePlace.folder == folder
    )
    if db.scalar(known) is None:
        db.add(PicturePlace(session_id=session_id, folder=folder, found_at=clock.now()))


@verb("pictures.find_again")
def find_again(db: Session, by: Actor, session_id: SessionId, folder: str) -> None:
    """Look for the pictures of a session in this folder too, from now on; ``look_for`` has proved that they lie there.

    The folders known before stay: another desk may see the disk there. Whatever lies in any of them is shown only
    when its hash is that of the picture.
    """
    _remember_place(db, session_id, folder)
    db.flush()
