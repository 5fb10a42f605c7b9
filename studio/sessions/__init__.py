"""Sessions: an hour in which a family is photographed, from the first booking to its completion.

A session is provisional or confirmed, then completed, cancelled or a no-show; its kind is fixed when it is booked. A
complimentary reshoot costs nothing by construction and is booked by care alone. Completing asks how many pictures were
taken, how they felt, and whether anyone was unsure of how they looked. A time that is only held is kept until a day and
then held longer or released by somebody; whoever would like an earlier time waits in line for one that becomes free.
"""

from studio.sessions.arriving import arrived, note_comfort
from studio.sessions.booking import book, book_complimentary, book_new_caller
from studio.sessions.drafts import AmendDraft, CompletionDraft, MoveDraft, SessionDraft, TakeDraft
from studio.sessions.expected import Expected, expected
from studio.sessions.fee_telling import UsedPromise, promises_used
from studio.sessions.fees import FeeRow, carry_fee, fee_rows, give_back_fee, take_fee
from studio.sessions.holds import hold_longer, release
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
from studio.sessions.owing import owed
from studio.sessions.proposing import ShotDraft, propose_shots
from studio.sessions.queries import (
    next_step,
    of_appointment,
    of_household,
    proposal,
    read_homes_together,
    read_together,
    session,
    story,
)
from studio.sessions.rows import Proposal, SessionRow
from studio.sessions.service import (
    amend,
    back_from_no_show,
    cancel,
    complete,
    confirm,
    move,
    move_appointment,
    no_show,
)
from studio.sessions.shots import (
    ShotChanges,
    ShotRow,
    follow_people,
    set_shots,
    shot_changes,
    shots_of,
    tick_all,
    tick_shot,
)
from studio.sessions.terms import Terms, Use, terms_for
from studio.sessions.waiting import come_earlier, not_this_one, stop_waiting, wait
from studio.sessions.waiting_model import WaitingEnd, WaitingId
from studio.sessions.waiting_queries import could_come, waiting, waits_of
from studio.sessions.waiting_rows import CouldCome, WaitDraft, WaitingRow

__all__ = [
    "MONEY", "AmendDraft", "Comfort", "CompletionDraft", "CouldCome", "Expected", "FeeRow", "Method", "MoveDraft",
    "Proposal", "SessionDraft", "SessionId", "SessionKind", "SessionRow", "SessionState", "ShotChanges",
    "ShotDraft", "ShotId", "ShotKind", "ShotRow", "TakeDraft", "Terms", "Use", "UsedPromise", "WaitDraft",
    "WaitingEnd", "WaitingId", "WaitingRow", "amend", "arrived", "back_from_no_show", "book",
    "book_complimentary", "book_new_caller", "cancel", "carry_fee", "come_earlier", "complete", "confirm",
    "could_come", "expected", "fee_rows", "follow_people", "give_back_fee", "hold_longer", "move",
    "move_appointment", "next_step", "no_show", "not_this_one", "note_comfort", "of_appointment", "of_household",
    "owed", "promises_used", "proposal", "propose_shots", "read_homes_together",
    "read_together", "release", "session", "set_shots", "shot_changes",
    "shots_of", "stop_waiting", "story", "take_fee", "terms_for", "tick_all", "tick_shot", "wait", "waiting",
    "waits_of",
]  # fmt: skip
