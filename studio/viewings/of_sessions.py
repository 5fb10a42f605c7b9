"""What happens to a session and its viewing in one act: completed, moved, called off, offered once more."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from studio import business, clients, clock, diary, promises, sessions
from studio.actor import Actor
from studio.dates import screen_time
from studio.errors import Refused
from studio.rights import verb
from studio.sessions import CompletionDraft, MoveDraft, SessionId, SessionState
from studio.viewings.following import PROMISE, VIEWING, what_follows
from studio.viewings.model import Viewing, ViewingId, ViewingState
from studio.viewings.queries import viewing as viewing_row
from studio.viewings.service import alive_of, cancel
from studio.viewings.service import move as move_viewing


@verb("viewings.complete_session")
def complete_session(db: Session, by: Actor, draft: CompletionDraft) -> ViewingId:
    """Complete a session and make its viewing, to be arranged; one that is booked already stays as it is."""
    session = sessions.complete(db, by, draft)
    present = alive_of(db, session.id)
    return present.id if present is not None else _to_arrange(db, sessions.session(db, session.id))


@verb("viewings.offer_again")
def offer_again(db: Session, by: Actor, session_id: SessionId) -> ViewingId:
    """A new viewing of a session whose viewing was called off: they would like to see their pictures after all."""
    session = sessions.session(db, session_id)
    if session.state is not SessionState.COMPLETED:
        raise Refused(f"This session is {session.state.value}; its viewing comes once it is completed.")
    if alive_of(db, session_id) is not None:
        raise Refused("This session has its viewing already.")
    return _to_arrange(db, session)


def _to_arrange(db: Session, session: sessions.SessionRow) -> ViewingId:
    viewing = Viewing(
        household_id=session.household_id,
        session_id=session.id,
        state=ViewingState.TO_ARRANGE,
        hospitality=clients.household(db, session.household_id).hospitality,
    )
    db.add(viewing)
    db.flush()
    return viewing.id


@verb("viewings.move_session")
def move_session(
    db: Session,
    by: Actor,
    session_id: SessionId,
    draft: MoveDraft,
    version: int | None = None,
    *,
    follow: Collection[str] = (),
    told: bool = False,
    viewing_at: MoveDraft | None = None,
) -> None:
    """Move a session, and in the same act what ``follow`` names of ``what_follows``: "viewing", "promise".

    ``viewing_at`` is another time for the viewing than the one proposed. ``told``: they were told as it was agreed,
    else telling them is owed. Raises Refused when the viewing would come before the session and does not follow, and
    Conflict with both versions when another desk moved it first.
    """
    moving = _Following(db, by, session_id, draft, follow, told, viewing_at)
    moving.together(lambda: sessions.move(db, by, session_id, draft, version))


@verb("viewings.bring_back_session")
def bring_back_session(
    db: Session,
    by: Actor,
    session_id: SessionId,
    draft: MoveDraft,
    version: int | None = None,
    *,
    follow: Collection[str] = (),
    told: bool = False,
    viewing_at: MoveDraft | None = None,
) -> None:
    """They want to come after all, at a new time; what follows goes along as when a session is moved."""
    moving = _Following(db, by, session_id, draft, follow, told, viewing_at)
    moving.together(lambda: sessions.back_from_no_show(db, by, session_id, draft, version))


class _Following:
    """A session's move and what goes along with it, in the order in which neither stands in the other's way."""

    def __init__(
        self, db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, follow: Collection[str], told: bool,
        viewing_at: MoveDraft | None,
    ) -> None:  # fmt: skip
        self.db, self.by, self.told = db, by, told
        self.session = sessions.session(db, session_id)
        self.draft = draft
        found = what_follows(db, session_id, draft.wall, draft.minutes)
        self.promised = [each for each in found if each.what == PROMISE and PROMISE in follow]
        self.viewing = next((each for each in found if each.what == VIEWING), None)
        self.viewing_at = self._agreed(viewing_at) if VIEWING in follow or viewing_at is not None else None

    def _agreed(self, viewing_at: MoveDraft | None) -> MoveDraft | None:
        """Where the viewing goes; None when it can stay as it is."""
        if viewing_at is not None or self.viewing is None:
            return viewing_at
        if not self.viewing.possible or not isinstance(self.viewing.after, datetime):
            raise Refused(f"The viewing cannot follow. {self.viewing.why_not}", "follow")
        return MoveDraft(wall=self.viewing.after, fold=0, reason=self.draft.reason)

    def together(self, move_it: Callable[[], None]) -> None:
        """Move both. What goes later goes first, so that the one behind never runs into the one before it."""
        present = alive_of(self.db, self.session.id)
        if self.viewing_at is None or present is None:
            _require_viewing_after(self.db, self.session, self.draft)
            move_it()
        elif self.draft.wall >= self.session.wall:
            move_viewing(self.db, self.by, present.id, self.viewing_at)
            move_it()
            _require_viewing_after(self.db, self.session, self.draft)
        else:
            move_it()
            move_viewing(self.db, self.by, present.id, self.viewing_at)
        for each in self.promised:
            promises.move(self.db, self.by, each.source, each.after)
        if self.told:
            diary.tell(self.db, self.by, self.session.appointment_id)
            if self.viewing_at is not None and present is not None and present.appointment_id is not None:
                diary.tell(self.db, self.by, present.appointment_id)


def _require_viewing_after(db: Session, session: sessions.SessionRow, draft: MoveDraft) -> None:
    present = alive_of(db, session.id)
    if present is None or present.state is not ViewingState.BOOKED:
        return
    minutes = draft.minutes or session.minutes
    wall = viewing_row(db, present.id).wall
    if wall is not None and wall < draft.wall + timedelta(minutes=minutes):
        today = clock.today(business.studio(db).zone)
        raise Refused(
            f"Their viewing is on {screen_time(wall, today)}. "
            "Please let it follow, or choose a time for the session that is before it.",
            "follow",
        )


@verb("viewings.cancel_session")
def cancel_session(
    db: Session, by: Actor, session_id: SessionId, reason: str, version: int | None = None
) -> None:
    """Call a session off, and with it the viewing that was booked ahead: its evening is free again."""
    sessions.cancel(db, by, session_id, reason, version)
    present = alive_of(db, session_id)
    if present is not None:
        cancel(db, by, present.id, reason)
