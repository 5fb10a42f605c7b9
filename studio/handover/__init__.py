"""Handing over: the note that one shift leaves for the next.

It is shown from the next working day on, to each until she has ticked that she has read it. It is kept as written.
"""

from studio.handover.drafts import NoteDraft
from studio.handover.model import NoteId
from studio.handover.queries import NoteRow, notes_of, unread
from studio.handover.service import read, write

__all__ = ["NoteDraft", "NoteId", "NoteRow", "notes_of", "read", "unread", "write"]
