"""The diary: appointments with a room, a person and a time agreed on the studio's wall.

A room or a person is never in two places: what an appointment holds stands in rows of its own, a room's with the time
to clear it, and the database refuses an overlap whoever asks. Moving keeps the history and unticks that the client was
told; what becomes free is written down for whoever waits for an earlier time. Sessions, viewings and presentations are
arranged here by their own features; lunch, maintenance, holidays and meetings are the diary's own.
"""

from studio.diary.asking import are_you_free
from studio.diary.clashes import clash, clashes, outlook, why_shut
from studio.diary.drafts import (
    LONGEST_SERIES,
    LONGEST_TURNAROUND,
    AppointmentDraft,
    ClashQuestion,
    FreeQuestion,
    OtherDraft,
    PartOfDay,
    SlotWish,
)
from studio.diary.model import LONGEST_MINUTES, AppointmentId, AppointmentKind, FreedTimeId, OtherKind
from studio.diary.month import month
from studio.diary.others import amend_other, arrange_other, call_off_other, series, series_clashes
from studio.diary.queries import (
    KINDS_COUNTED,
    appointment,
    between,
    coming,
    counts_in_words,
    day,
    door_open_from,
    freed,
    kind_words,
    moves,
    opening_up,
    other_words,
    owed,
    week,
)
from studio.diary.rows import (
    AppointmentRow,
    Clash,
    DayCount,
    FreeAnswer,
    FreedRow,
    Grade,
    MoveRow,
    Outlook,
    Slot,
    Taken,
)
from studio.diary.service import arrange, cancel, move, settle, tell
from studio.diary.slots import free_slots, offered, part_of
from studio.diary.visits import last_visits

__all__ = [
    "KINDS_COUNTED", "LONGEST_MINUTES", "LONGEST_SERIES", "LONGEST_TURNAROUND", "AppointmentDraft", "AppointmentId",
    "AppointmentKind", "AppointmentRow", "Clash", "ClashQuestion", "DayCount", "FreeAnswer", "FreeQuestion",
    "FreedRow", "FreedTimeId", "Grade", "MoveRow", "OtherDraft", "OtherKind", "Outlook", "PartOfDay", "Slot",
    "SlotWish", "Taken", "amend_other", "appointment", "are_you_free", "arrange", "arrange_other", "between",
    "call_off_other", "cancel", "clash", "clashes", "coming", "counts_in_words", "day", "door_open_from",
    "free_slots", "freed",
    "kind_words", "last_visits", "month", "move", "moves", "offered", "opening_up", "other_words", "outlook",
    "owed", "part_of", "series", "series_clashes", "settle", "tell", "week", "why_shut",
]  # fmt: skip
