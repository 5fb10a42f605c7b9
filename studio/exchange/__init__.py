"""Exchange: the diary kept elsewhere comes in once it has been looked at, and ours goes out for other programs to show.

An event of a calendar file is looked over first: who it seems to be, what it would become, whether its time is free.
Nothing is booked by that; each line that somebody ticks is booked through the diary's own verbs, once, however often
the file is brought. What goes out says initials and a reference, and names only when the owner says so.
"""

from studio.exchange.drafts import Becomes, EventDraft
from studio.exchange.looking_over import Line, Standing, Usual, look_over, reconsider
from studio.exchange.model import ImportedEvent
from studio.exchange.service import take_event
from studio.exchange.taking_in import Outcome, take_in
from studio.exchange.writing_out import DiaryOf, calendar_of, diaries, export_diaries

__all__ = [
    "Becomes", "DiaryOf", "EventDraft", "ImportedEvent", "Line", "Outcome", "Standing", "Usual", "calendar_of",
    "diaries", "export_diaries", "look_over", "reconsider", "take_event", "take_in",
]  # fmt: skip
