"""Viewings: an unhurried evening on which a family sees its pictures and chooses.

Completing a session makes its viewing, to be arranged three to seven days on. An evening's viewing keeps its room to
the end of the evening. It ends with an order, with no order, or with thinking it over, which is as good an end as any
and wants one agreed day on which we may ask, once.
"""

from studio.viewings.choosing import (
    ChoiceRow,
    choices,
    loved,
    mark,
    note_picture,
    reopen_choosing,
    require_choosing,
)
from studio.viewings.drafts import DEFAULT_MINUTES, HeldDraft, ViewingDraft, references
from studio.viewings.following import REMINDED_BEFORE, Follow, what_follows
from studio.viewings.holding import hold, note_comfort, ordered, thought_over
from studio.viewings.model import Mark, Outcome, Place, ViewingId, ViewingState
from studio.viewings.of_sessions import (
    bring_back_session,
    cancel_session,
    complete_session,
    move_session,
    offer_again,
)
from studio.viewings.queries import (
    next_step,
    of_appointment,
    of_household,
    of_session,
    owed,
    room_ready,
    story,
    suggested_days,
    viewing,
)
from studio.viewings.rows import SuggestedDay, ViewingRow
from studio.viewings.service import (
    book,
    book_ahead,
    cancel,
    held_after,
    move,
    no_show,
    not_yet,
)

__all__ = [
    "DEFAULT_MINUTES",
    "REMINDED_BEFORE",
    "ChoiceRow",
    "Follow",
    "HeldDraft",
    "Mark",
    "Outcome",
    "Place",
    "SuggestedDay",
    "ViewingDraft",
    "ViewingId",
    "ViewingRow",
    "ViewingState",
    "book",
    "book_ahead",
    "bring_back_session",
    "cancel",
    "cancel_session",
    "choices",
    "complete_session",
    "held_after",
    "hold",
    "loved",
    "mark",
    "move",
    "move_session",
    "next_step",
    "no_show",
    "not_yet",
    "note_comfort",
    "note_picture",
    "of_appointment",
    "of_household",
    "of_session",
    "offer_again",
    "ordered",
    "owed",
    "references",
    "reopen_choosing",
    "require_choosing",
    "room_ready",
    "story",
    "suggested_days",
    "thought_over",
    "viewing",
    "what_follows",
]  # fmt: skip
