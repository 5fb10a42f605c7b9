"""What is handed in when something is said: by a family to us, or by us in answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.business.model import StaffId
from studio.clients.model import HouseholdId, PersonId
from studio.messages.model import (
    LONGEST_TEXT,
    NAME_LENGTH,
    REACH_LENGTH,
    REASON_LENGTH,
    Channel,
    Direction,
    MessageId,
)
from studio.messages.replies import bare_time_question


def _text_problem(text: str, missing: str) -> str:
    if not text.strip():
        return missing
    return fits(text, LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft(Draft):
    """Something said. What comes in needs a reply unless it is said otherwise; ``at`` is a wall time, None now."""

    text: str
    channel: Channel = Channel.TELEPHONE
    direction: Direction = Direction.IN
    household_id: HouseholdId | None = None
    person_id: PersonId | None = None
    caller: str = ""
    reach: str = ""
    at: datetime | None = None
    needs_reply: bool = True
    no_reply_because: str = ""
    for_id: StaffId | None = None

    @property
    def is_ours(self) -> bool:
        """Whether we said it."""
        return self.direction is Direction.OUT

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        missing = "Please write what was said, as it was said."
        unknown = self.household_id is None and not self.caller.strip()
        unreachable = self.household_id is None and not self.reach.strip()
        no_reason = not self.is_ours and not self.needs_reply and not self.no_reply_because.strip()
        return only(
            {
                "text": _text_problem(self.text, missing)
                or (bare_time_question(self.text) if self.is_ours else ""),
                "caller": "Please type who it was, or choose the family." if unknown else "",
                "reach": "Please type the number or address to answer to." if unreachable else "",
                "no_reply_because": "Please say why nothing has to be answered." if no_reason else "",
            }
        ) or only(
            {
                "caller": fits(self.caller, NAME_LENGTH),
                "reach": fits(self.reach, REACH_LENGTH),
                "no_reply_because": fits(self.no_reply_because, REASON_LENGTH),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft(Draft):
    """Our reply. ``is_sent`` False keeps it as drafted until it has gone out of the mail program."""

    text: str
    channel: Channel = Channel.TELEPHONE
    is_sent: bool = True
    also: tuple[MessageId, ...] = ()
    """Other messages of theirs that it answers."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do; a time without its half of the day is asked about (R10)."""
        problem = _text_problem(self.text, "Please write what was answered.")
        return only({"text": problem or bare_time_question(self.text)})
