"""The diary: appointments with a room, a person and a time agreed on the studio's wall.

A room or a person is never in two places: what an appointment holds stands in rows of its own, a room's with the time
to clear it, and the database refuses an overlap whoever asks. Moving keeps the history and unticks that the client was
told. Sessions, viewings and presentations are arranged here.
"""

from studio.diary.clashes import clash, free_slots, offered, outlook, why_shut
from studio.diary.drafts import LONGEST_TURNAROUND, AppointmentDraft, ClashQuestion, SlotWish
from studio.diary.model import LONGEST_MINUTES, AppointmentId, AppointmentKind
from studio.diary.queries import (
    appointment,
    between,
    coming,
    day,
    door_open_from,
    kind_words,
    moves,
    opening_up,
    owed,
    week,
)
from studio.diary.rows import AppointmentRow, Clash, MoveRow, Outlook, Slot
from studio.diary.service import arrange, cancel, move, settle, tell

__all__ = [
    "LONGEST_MINUTES", "LONGEST_TURNAROUND", "AppointmentDraft", "AppointmentId", "AppointmentKind", "AppointmentRow",
    "Clash", "ClashQuestion", "MoveRow", "Outlook", "Slot", "SlotWish", "appointment", "arrange", "between",
    "cancel", "clash", "coming", "day", "door_open_from", "free_slots", "kind_words", "move", "moves", "offered",
    "opening_up", "outlook", "owed", "settle", "tell", "week", "why_shut",
]  # fmt: skip
