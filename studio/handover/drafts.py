"""What is handed in at the end of a shift."""

from __future__ import annotations

from dataclasses import dataclass

from studio.business import Draft
from studio.business.drafts import fits, only

LONGEST_NOTE = 5_000


@dataclass(frozen=True, slots=True)
class NoteDraft(Draft):
    """The note in the words of whoever goes home."""

    text: str

    def problems(self) -> dict[str, str]:
        """A note says something, and no more than is read."""
        missing = "" if self.text.strip() else "Please write what the next shift should know."
        return only({"text": missing or fits(self.text, LONGEST_NOTE)})
