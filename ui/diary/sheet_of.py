"""What the sheet of a session shows beyond its day: the fee and what was taken, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio import sessions
from studio.money import Money, total
from studio.sessions import FeeRow, SessionId, SessionRow, SessionState, UsedPromise
from ui.diary.day_of import DayOf, day_of

_NOT_HELD = (SessionState.CANCELLED, SessionState.NO_SHOW)


@dataclass(frozen=True)
class SheetOf:
    """A session in full, in one read."""

    day: DayOf
    payments: tuple[FeeRow, ...]
    promised: tuple[UsedPromise, ...]
    others: tuple[SessionRow, ...]
    """Other sessions of theirs to which money could be carried over."""
    waits: bool
    """Whether they wait for an earlier time already."""

    @property
    def held(self) -> Money:
        """What the studio holds for this session."""
        return total(row.amount for row in self.payments)

    @property
    def may_go_back(self) -> bool:
        """Whether money was taken for a session that did not take place."""
        return self.day.session.state in _NOT_HELD and self.held.minor > 0

    @property
    def is_to_give_back(self) -> bool:
        """Whether it is owed to them: the session was called off."""
        return self.may_go_back and self.day.session.state is SessionState.CANCELLED


def sheet_of(db: Any, session_id: SessionId) -> SheetOf:
    """Everything the sheet of a session shows; raises Missing."""
    day = day_of(db, session_id)
    row = day.session
    theirs = sessions.of_household(db, row.household_id) if row.state in _NOT_HELD else []
    others = [
        each
        for each in theirs
        if each.id != row.id and each.state not in _NOT_HELD and each.fee_owed.minor > 0
    ]
    return SheetOf(
        day=day,
        payments=sessions.fee_rows(db, session_id),
        promised=sessions.promises_used(db, session_id),
        others=tuple(others),
        waits=any(
            each.session_id == session_id and each.ended_at is None
            for each in sessions.waits_of(db, row.household_id)
        ),
    )
