"""What a form hands in about a viewing: its booking, and how it was held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.business.model import RoomId, StaffId
from studio.sessions.model import Comfort
from studio.viewings.model import Outcome, Place

LONGEST_NOTE = 4_000
LONGEST_REFERENCE = 40
DEFAULT_MINUTES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewingDraft(Draft):
    """A viewing to book: two unhurried hours, at the studio or at home."""

    wall: datetime
    room_id: RoomId | None = None
    host_id: StaffId | None = None
    minutes: int = DEFAULT_MINUTES
    place: Place = Place.STUDIO
    fold: int | None = None
    opener_id: StaffId | None = None
    attendees: str = ""
    hospitality: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        room = "Please choose a room." if self.place is Place.STUDIO and self.room_id is None else ""
        host = "" if self.host_id is not None else "Please say who looks after them."
        return only(
            {
                "room": room,
                "host": host,
                "attendees": fits(self.attendees, LONGEST_NOTE),
                "hospitality": fits(self.hospitality, LONGEST_NOTE),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDraft(Draft):
    """How a viewing ended. "Thinking it over" wants one date on which we may ask; that is as good an end as any."""

    outcome: Outcome | None
    comfort: Comfort | None = None
    comfort_words: str = ""
    images_shown: int | None = None
    chosen: tuple[str, ...] = ()
    """References of the pictures they chose."""
    mood: str = ""
    next_contact_on: date | None = None
    reason: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        outcome = "" if self.outcome is not None else "Please say how it ended."
        contact = ""
        if self.outcome is Outcome.THINKING and self.next_contact_on is None:
            contact = "Please agree one day on which we may ask."
        shown = ""
        if self.images_shown is not None and not 0 <= self.images_shown <= 99_999:
            shown = "Please type how many pictures were shown."
        long = next((ref for ref in self.chosen if len(ref) > LONGEST_REFERENCE), "")
        chosen = f"“{long[:20]}…” is too long for a picture's reference." if long else ""
        return only(
            {
                "outcome": outcome,
                "next_contact_on": contact,
                "images_shown": shown,
                "chosen": chosen,
                "mood": fits(self.mood, 80),
                "reason": fits(self.reason, 400),
                "comfort_words": fits(self.comfort_words, LONGEST_NOTE),
            }
        )


def references(typed: str) -> tuple[str, ...]:
    """The picture references in what was typed, each once: separated by commas, spaces or lines."""
    return tuple(dict.fromkeys(part for part in re.split(r"[\s,;]+", typed.strip()) if part))
