"""The shot list of a session: proposed when it is booked, changed by hand, ticked on the day; it stays with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import catalogue, clients, clock, written
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.clients.model import PersonId
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.sessions.model import PortraitSession, SessionId, SessionState, Shot, ShotId, ShotKind, Sitter
from studio.sessions.proposing import ShotDraft, propose_shots
from studio.sessions.service import found

LONGEST_SHOT = 200
MOST_SHOTS = 120
_LIST_OPEN = (SessionState.PROVISIONAL, SessionState.CONFIRMED)
_TICKED_IN = (*_LIST_OPEN, SessionState.COMPLETED)


@dataclass(frozen=True, slots=True)
class ShotRow:
    """One shot; ``off_list`` ones are kept so that they can be put back."""

    id: ShotId
    text: str
    kind: ShotKind
    person_id: PersonId | None
    off_list: bool
    done_at: datetime | None
    done_by: str
    as_proposed: str
    gone_with_them: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it was taken."""
        return self.done_at is not None

    @property
    def is_own(self) -> bool:
        """Whether it was added by hand."""
        return self.kind is ShotKind.OWN


@dataclass(frozen=True, slots=True)
class ShotChanges:
    """What the list would need to be of those who are coming now: rows to add, put back, take off, word anew."""

    to_add: tuple[ShotDraft, ...] = ()
    to_put_back: tuple[ShotRow, ...] = ()
    to_take_off: tuple[ShotRow, ...] = ()
    to_reword: tuple[ShotDraft, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.to_add or self.to_put_back or self.to_take_off or self.to_reword)


_ROWS = (
    select(
        Shot.id, Shot.text, Shot.kind, Shot.person_id, Shot.off_list, Shot.done_at, func.coalesce(Staff.name, ""),
        Shot.as_proposed, Shot.gone_with_them,
    )
    .outerjoin(Staff, Staff.id == Shot.done_by)
    .order_by(Shot.position, Shot.id)
)  # fmt: skip


def shots_of(db: Session, session_id: SessionId, everything: bool = False) -> tuple[ShotRow, ...]:
    """The shot list of a session, in its order; ``everything`` adds what was taken off it."""
    rows = (ShotRow(*cells) for cells in _cells(db, session_id))
    return tuple(row for row in rows if everything or not row.off_list)


def _cells(db: Session, session_id: SessionId) -> list[Any]:
    return [tuple(row) for row in db.execute(_ROWS.where(Shot.session_id == session_id))]


def shot_changes(db: Session, session_id: SessionId) -> ShotChanges:
    """How the list differs from what would be proposed of those who are coming now.

    Ticked rows, rows added by hand and words changed by hand are never named; what was taken off stays off.
    """
    session = found(db, session_id)
    if session.state not in _LIST_OPEN:
        return ShotChanges()
    wanted = {draft.what: draft for draft in _proposal(db, session)}
    present = {_what(row): row for row in shots_of(db, session_id, everything=True)}
    return ShotChanges(
        to_add=tuple(draft for what, draft in wanted.items() if what not in present),
        to_put_back=tuple(row for what, row in present.items() if what in wanted and row.gone_with_them),
        to_take_off=tuple(
            row
            for what, row in present.items()
            if what not in wanted and not (row.is_own or row.is_done or row.off_list)
        ),
        to_reword=tuple(
            ShotDraft(text=draft.text, kind=draft.kind, person_id=draft.person_id, id=present[what].id)
            for what, draft in wanted.items()
            if what in present and _stale(present[what], draft)
        ),
    )


def _stale(row: ShotRow, draft: ShotDraft) -> bool:
    return row.text == row.as_proposed != draft.text and not row.is_done


def _what(row: ShotRow) -> tuple[ShotKind, PersonId | None, str]:
    words = row.as_proposed or row.text
    return ShotDraft(text=words, kind=row.kind, person_id=row.person_id).what


def _proposal(db: Session, session: PortraitSession) -> tuple[ShotDraft, ...]:
    kind_of = catalogue.session_type(db, session.type_id)
    coming = set(db.scalars(select(Sitter.person_id).where(Sitter.session_id == session.id)))
    people = [each for each in clients.people_of(db, session.household_id) if each.id in coming]
    return propose_shots(people if kind_of.proposes_shots else (), kind_of.standing_shots)


def begin_list(db: Session, session_id: SessionId) -> None:
    """Write the proposed list down; a part of the verbs that book a session."""
    _append(db, session_id, _proposal(db, found(db, session_id)), 0)


def begin_otherwise(db: Session, session_id: SessionId, shots: tuple[ShotDraft, ...]) -> None:
    """The proposed list as it was changed before the booking: reworded, taken off, added to; a part of booking.

    Raises Refused at "shots" for an empty or overlong row.
    """
    proposed = _kept(db, session_id)
    rows = []
    for draft in shots:
        of_that = (shot for shot in proposed if (shot.kind, shot.person_id) == (draft.kind, draft.person_id))
        shot = next(of_that, None)
        if shot is not None:
            proposed.remove(shot)
        rows.append(replace(draft, id=shot.id if shot is not None else None))
    _set(db, session_id, tuple(rows))


def _append(db: Session, session_id: SessionId, drafts: tuple[ShotDraft, ...], after: int) -> None:
    db.add_all(
        Shot(
            session_id=session_id,
            position=after + place,
            text=draft.text,
            kind=draft.kind,
            person_id=draft.person_id,
            as_proposed="" if draft.kind is ShotKind.OWN else draft.text,
        )
        for place, draft in enumerate(drafts, start=1)
    )
    db.flush()


@verb("sessions.follow_people")
def follow_people(db: Session, by: Actor, session_id: SessionId) -> int:
    """Bring the list in line with who is coming; ticks, own rows and own words stay. Answers how many rows changed."""
    _require_open(db, session_id)
    changes = shot_changes(db, session_id)
    kept = {shot.id: shot for shot in _kept(db, session_id)}
    for row in changes.to_take_off:
        kept[row.id].off_list = kept[row.id].gone_with_them = True
    for row in changes.to_put_back:
        kept[row.id].off_list = kept[row.id].gone_with_them = False
    for draft in changes.to_reword:
        assert draft.id is not None
        kept[draft.id].text = kept[draft.id].as_proposed = draft.text
    _append(db, session_id, changes.to_add, max((shot.position for shot in kept.values()), default=0))
    return sum(map(len, (changes.to_add, changes.to_put_back, changes.to_take_off, changes.to_reword)))


@verb("sessions.set_shots")
def set_shots(db: Session, by: Actor, session_id: SessionId, shots: tuple[ShotDraft, ...]) -> None:
    """Keep the list in this order and these words; a row without id is new, ``off_list`` takes one off or puts it back.

    A row that is not named, because another desk has just added it, stays after the others; ticks are never lost.
    Raises Refused at "shots" for an empty or overlong row, or once the session is over.
    """
    _require_open(db, session_id)
    _set(db, session_id, shots)


def _set(db: Session, session_id: SessionId, shots: tuple[ShotDraft, ...]) -> None:
    texts = [written.one_line(draft.text, LONGEST_SHOT) for draft in shots]
    if any(not words.text for words in texts):
        raise Refused("Please write what the picture is of, or take the row off.", "shots")
    if any(words.cut for words in texts):
        raise Refused(f"Please shorten each shot to {LONGEST_SHOT} characters.", "shots")
    kept = {shot.id: shot for shot in _kept(db, session_id)}
    named = [draft.id for draft in shots if draft.id is not None]
    if len(set(named)) < len(named) or not set(named) <= set(kept):
        raise Missing("This list has just changed. It is shown again as it stands now.")
    new = sum(draft.id is None for draft in shots)
    if len(kept) + new > MOST_SHOTS:
        raise Refused(f"Please keep the list to {MOST_SHOTS} shots.", "shots")
    for place, (draft, words) in enumerate(zip(shots, texts, strict=True), start=1):
        _write(db, session_id, kept.get(draft.id) if draft.id else None, draft, words.text, place)
    others = [shot for shot in kept.values() if shot.id not in named]
    for place, shot in enumerate(others, start=len(shots) + 1):
        shot.position = place
    db.flush()


def _write(
    db: Session, session_id: SessionId, shot: Shot | None, draft: ShotDraft, text: str, place: int
) -> None:
    if shot is not None:
        if draft.off_list != shot.off_list:
            shot.gone_with_them = False  # by hand now
        shot.text, shot.position, shot.off_list = text, place, draft.off_list
    elif not draft.off_list:
        db.add(Shot(session_id=session_id, position=place, text=text, kind=ShotKind.OWN))


@verb("sessions.tick_shot")
def tick_shot(db: Session, by: Actor, shot_id: ShotId, done: bool = True) -> None:
    """A shot was taken, or was ticked by mistake; ticking twice is once."""
    shot = db.get(Shot, shot_id)
    if shot is None:
        raise Missing("This shot is not on the list any more.")
    session = found(db, shot.session_id)
    if session.state not in _TICKED_IN:
        raise Refused(f"This session is {session.state.value}, so its list stays as it is.")
    if done == (shot.done_at is not None):
        return
    shot.done_at, shot.done_by = (clock.now(), StaffId(by.staff_id)) if done else (None, None)
    if done:
        shot.off_list = shot.gone_with_them = False
    db.flush()


@verb("sessions.tick_all")
def tick_all(db: Session, by: Actor, session_id: SessionId) -> int:
    """Every shot on the list was taken; those ticked before keep their time. Answers how many were still open."""
    session = found(db, session_id)
    if session.state not in _TICKED_IN:
        raise Refused(f"This session is {session.state.value}, so its list stays as it is.")
    still_open = [shot for shot in _kept(db, session_id) if shot.done_at is None and not shot.off_list]
    for shot in still_open:
        shot.done_at, shot.done_by = clock.now(), StaffId(by.staff_id)
    db.flush()
    return len(still_open)


def _kept(db: Session, session_id: SessionId) -> list[Shot]:
    return list(
        db.scalars(select(Shot).where(Shot.session_id == session_id).order_by(Shot.position, Shot.id))
    )


def _require_open(db: Session, session_id: SessionId) -> None:
    session = found(db, session_id)
    if session.state not in _LIST_OPEN:
        raise Refused(f"This session is {session.state.value}, so its list stays as it was.")
