"""Messages: what clients said to us, by whatever way, and whether they were answered.

What comes in needs a reply unless somebody says why not. To acknowledge it tells them that we have it and ends
nothing; a reply does, or the reason why none is needed. It waits by the studio's one clock (R12), amber after two
working hours and red once the next working day has closed. A reply never says only yes, no or pm (R9), nor a time
without its half of the day (R10): ``full_sentence`` has the whole appointment ready. A call from somebody whom nobody
knows yet is taken down with a name and a number and linked to its family later.
"""

from studio.messages.drafts import AnswerDraft, MessageDraft
from studio.messages.model import Channel, Direction, MessageId, MessageState
from studio.messages.queries import (
    MessageRow,
    Replies,
    answered_by,
    drafted,
    message,
    of_household,
    replies,
    unanswered,
)
from studio.messages.replies import bare_time_question, bare_times, is_bare_reply, with_half
from studio.messages.sentences import full_sentence
from studio.messages.service import acknowledge, answer, link, log, no_reply_needed, send
from studio.messages.telling import badge, in_words, next_step, owed, story, tone

__all__ = [
    "AnswerDraft", "Channel", "Direction", "MessageDraft", "MessageId", "MessageRow", "MessageState", "Replies",
    "acknowledge", "answer", "answered_by", "badge", "bare_time_question", "bare_times", "drafted", "full_sentence",
    "in_words", "is_bare_reply", "link", "log", "message", "next_step", "no_reply_needed", "of_household", "owed",
    "replies", "send", "story", "tone", "unanswered", "with_half",
]  # fmt: skip
