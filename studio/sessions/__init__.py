"""Sessions: an hour in which a family is photographed, from the first booking to its completion.

A session is provisional or confirmed, then completed, cancelled or a no-show; its kind is fixed when it is booked. A
complimentary reshoot costs nothing by construction and is booked by care alone. Completing asks how many pictures were
taken, how they felt, and whether anyone was unsure of how they looked.
"""

from studio.sessions.arriving import arrived, note_comfort
from studio.sessions.booking import book, book_complimentary, book_new_caller
from studio.sessions.drafts import AmendDraft, CompletionDraft, MoveDraft, SessionDraft, TakeDraft
from studio.sessions.fees import FeeRow, carry_fee, fee_rows, give_back_fee, take_fee
from studio.sessions.model import (
    MONEY,
    Comfort,
    Method,
    SessionId,
    SessionKind,
    SessionState,
    ShotId,
    ShotKind,
)
from studio.sessions.proposing import ShotDraft, propose_shots
from studio.sessions.queries import next_step, of_appointment, of_household, owed, proposal, session, story
from studio.sessions.rows import Proposal, SessionRow
from studio.sessions.service import amend, back_from_no_show, cancel, complete, confirm, move, no_show
from studio.sessions.shots import (
    ShotChanges,
    ShotRow,
    follow_people,
    set_shots,
    shot_changes,
    shots_of,
    tick_shot,
)
from studio.sessions.terms import Terms, Use, terms_for

__all__ = [
    "MONEY", "AmendDraft", "Comfort", "CompletionDraft", "FeeRow", "Method", "MoveDraft", "Proposal",
    "SessionDraft", "SessionId", "SessionKind", "SessionRow", "SessionState", "ShotChanges", "ShotDraft",
    "ShotId", "ShotKind", "ShotRow", "TakeDraft", "Terms", "Use", "amend", "arrived", "back_from_no_show",
    "book", "book_complimentary", "book_new_caller", "cancel", "carry_fee", "complete", "confirm", "fee_rows",
    "follow_people", "give_back_fee", "move", "next_step", "no_show", "note_comfort", "of_appointment",
    "of_household", "owed", "proposal", "propose_shots", "session", "set_shots", "shot_changes", "shots_of",
    "story", "take_fee", "terms_for", "tick_shot",
]  # fmt: skip
