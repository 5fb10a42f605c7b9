"""Sessions: an hour in which a family is photographed, from the first booking to its completion.

A session is provisional or confirmed, then completed, cancelled or a no-show; its kind is fixed when it is booked. A
complimentary reshoot costs nothing by construction and is booked by care alone. Completing asks how many pictures were
taken, how they felt, and whether anyone was unsure of how they looked.
"""

from studio.sessions.booking import book, book_complimentary, book_new_caller
from studio.sessions.drafts import AmendDraft, CompletionDraft, MoveDraft, SessionDraft
from studio.sessions.model import Comfort, Method, SessionId, SessionKind, SessionState
from studio.sessions.queries import next_step, of_appointment, of_household, owed, proposal, session, story
from studio.sessions.rows import Proposal, SessionRow
from studio.sessions.service import (
    amend,
    back_from_no_show,
    cancel,
    complete,
    confirm,
    move,
    no_show,
    take_fee,
)

__all__ = [
    "AmendDraft", "Comfort", "CompletionDraft", "Method", "MoveDraft", "Proposal", "SessionDraft", "SessionId",
    "SessionKind", "SessionRow", "SessionState", "amend", "back_from_no_show", "book", "book_complimentary",
    "book_new_caller", "cancel", "complete", "confirm", "move", "next_step", "no_show", "of_appointment",
    "of_household", "owed", "proposal", "session", "story", "take_fee",
]  # fmt: skip
