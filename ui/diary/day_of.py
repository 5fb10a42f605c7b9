"""What the screen of a session shows on its day: who comes, what to take, and everything to mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio import care, sessions
from studio.care import ConcernRow, ReshootRow, ShownPicture
from studio.sessions import Comfort, SessionId, SessionRow, SessionState, ShotChanges, ShotRow
from ui.diary.whole import WholeSession, whole_session


@dataclass(frozen=True)
class Before:
    """A session of theirs that has been, and the pictures that they chose from it."""

    session: SessionRow
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class Again:
    """Why they are photographed again: the case in her words, what to change and what to keep."""

    concern: ConcernRow
    reshoot: ReshootRow
    shown: tuple[ShownPicture, ...]
    """Pictures of the time before, to change or to keep."""


@dataclass(frozen=True)
class DayOf:
    """Everything about a session on its day, in one read."""

    whole: WholeSession
    shots: tuple[ShotRow, ...]
    changes: ShotChanges
    before: Before | None
    """The last time they were here; of a reshoot, the session that is photographed again."""
    again: Again | None

    @property
    def session(self) -> SessionRow:
        """The session itself."""
        return self.whole.session

    @property
    def is_open(self) -> bool:
        """Whether it is still to take place, or takes place now."""
        return self.session.state in (SessionState.PROVISIONAL, SessionState.CONFIRMED)

    @property
    def is_today(self) -> bool:
        """Whether today is its day."""
        return self.session.wall.date() == self.whole.today

    @property
    def is_asked(self) -> bool:
        """Whether the comfort question has its answer."""
        return self.session.comfort is not None

    @property
    def were_unsure(self) -> str:
        """What they were unsure of the last time, in their words."""
        last = self.before.session if self.before is not None else None
        return last.comfort_words if last is not None and last.comfort is Comfort.UNSURE else ""


def day_of(db: Any, session_id: SessionId) -> DayOf:
    """The session with its list, its people and its past; raises Missing."""
    whole = whole_session(db, session_id)
    reshoot = care.reshoot_of_session(db, session_id)
    return DayOf(
        whole=whole,
        shots=sessions.shots_of(db, session_id),
        changes=sessions.shot_changes(db, session_id),
        before=_before(db, whole.session, reshoot),
        again=_again(db, reshoot) if reshoot is not None else None,
    )


def _again(db: Any, reshoot: ReshootRow) -> Again:
    shown = care.pictures_of_reshoot(db, reshoot.id)
    return Again(care.concern(db, reshoot.concern_id), reshoot, shown)


def _before(db: Any, row: SessionRow, reshoot: ReshootRow | None) -> Before | None:
    past = [
        each
        for each in sessions.of_household(db, row.household_id)
        if each.state is SessionState.COMPLETED and each.wall < row.wall
    ]
    if reshoot is not None:
        past = [each for each in past if each.id == reshoot.original_session_id] or past
    if not past:
        return None
    last = max(past, key=lambda each: each.wall)
    return Before(last, care.chosen_of(db, last.id))
