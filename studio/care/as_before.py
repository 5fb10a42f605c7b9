"""What the session that is photographed again brings to its reshoot: people, shot list, the pictures she spoke of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from studio import business, catalogue, clients, orders, pictures, sessions, viewings
from studio.care.marks import marked
from studio.care.model import ConcernId
from studio.care.rows import MarkedRow
from studio.clients.model import PersonId, PersonStatus
from studio.pictures import PictureId, PictureRow
from studio.sessions import SessionRow, ShotDraft, ShotKind, ShotRow
from studio.sessions.model import SessionId

MOST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class AsBefore:
    """A session as it is proposed again. Pictures are those she marked, loved or chose, each once."""

    session: SessionRow
    has_left: str
    """Who photographed it and is not here any more; empty while they are."""
    shots: tuple[str, ...]
    pictures: tuple[PictureRow, ...]
    to_change: tuple[PictureId, ...]
    """Ids of the pictures that were marked in the concern."""
    to_keep: tuple[PictureId, ...]
    """Ids of the pictures she loved in the viewing."""
    marks: tuple[MarkedRow, ...]


def as_before(db: Session, session_id: SessionId, concern_id: ConcernId | None = None) -> AsBefore:
    """The session, its list, and the pictures that matter; raises Missing."""
    row = sessions.session(db, session_id)
    marks = marked(db, concern_id) if concern_id is not None else ()
    taken = {each.id: each for each in pictures.of_session(db, session_id)}
    change = tuple(mark.picture_id for mark in marks if mark.picture_id in taken)
    by_ref = {each.ref: each.id for each in taken.values()}
    viewing = viewings.of_session(db, session_id)
    loved = viewings.loved(db, viewing.id) if viewing is not None else ()
    chosen = chosen_of(db, session_id)
    keep = tuple(by_ref[ref] for ref in loved if ref in by_ref and by_ref[ref] not in change)
    wanted = dict.fromkeys((*change, *keep, *(by_ref[ref] for ref in chosen if ref in by_ref)))
    here = {each.id for each in business.photographers(db)}
    return AsBefore(
        session=row,
        has_left=row.photographer if row.photographer_id not in here else "",
        shots=tuple(shot.text for shot in sessions.shots_of(db, session_id)),
        pictures=tuple(taken[each] for each in wanted)[:MOST_SHOWN],
        to_change=tuple(dict.fromkeys(change)),
        to_keep=keep,
        marks=marks,
    )


def chosen_of(db: Session, session_id: SessionId) -> tuple[str, ...]:
    """References of the pictures they chose of a session: at its viewing, else those they ordered."""
    viewing = viewings.of_session(db, session_id)
    if viewing is not None and viewing.chosen:
        return viewing.chosen
    made = orders.of_session(db, session_id)
    return tuple(dict.fromkeys(line.image_ref for order in made for line in order.lines if line.image_ref))


def shots_again(db: Session, row: SessionRow, people: tuple[PersonId, ...]) -> tuple[ShotDraft, ...]:
    """The shot list of a session for those who come this time: its order, its own rows and its own words stay.

    Whoever is left out takes their rows with them; whoever is new gets theirs; what was taken off stays off.
    """
    kind_of = catalogue.session_type(db, row.type_id)
    coming = [
        each for each in clients.people_of(db, row.household_id)
        if each.id in people and each.status is PersonStatus.ACTIVE
    ]  # fmt: skip
    wanted = {
        (draft.kind, draft.person_id, draft.text if draft.kind is ShotKind.STANDING else ""): draft
        for draft in sessions.propose_shots(coming if kind_of.proposes_shots else (), kind_of.standing_shots)
    }
    kept: list[ShotDraft] = []
    for shot in sessions.shots_of(db, row.id, everything=True):
        if shot.kind is ShotKind.OWN:
            if not shot.off_list:
                kept.append(ShotDraft(text=shot.text))
            continue
        standing = shot.as_proposed or shot.text if shot.kind is ShotKind.STANDING else ""
        draft = wanted.pop((shot.kind, shot.person_id, standing), None)
        if draft is not None:
            kept.append(_as_it_was(shot, draft))
    return (*kept, *wanted.values())


def _as_it_was(shot: ShotRow, draft: ShotDraft) -> ShotDraft:
    """Words changed by hand stay; else it is worded for those who come now."""
    own_words = bool(shot.as_proposed) and shot.text != shot.as_proposed
    off = shot.off_list and not shot.gone_with_them
    return ShotDraft(
        text=shot.text if own_words else draft.text, kind=draft.kind, person_id=draft.person_id, off_list=off
    )
