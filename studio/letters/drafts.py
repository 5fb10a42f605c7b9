"""What is handed in about letters: the hand-written words of an apology."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import only

LONGEST = 900
SLOTS = ("error", "time", "journey", "inconvenience")


@dataclass(frozen=True, slots=True)
class ApologyWords(Draft):
    """The four slots of an apology, each filled or marked as not applying, and what changed because of her."""

    error: str = ""
    """Her words, that we are sorry, and what we did not do."""
    time: str = ""
    journey: str = ""
    inconvenience: str = ""
    closing: str = ""
    """What is different from now on; may stay empty."""
    doing: str = ""
    """Of an apology without a reshoot: what we do about it."""
    by_when: str = ""
    """And by which day, as ``2026-11-27``."""
    does_not_apply: tuple[str, ...] = ()
    """Of time, journey and inconvenience, those that she was spared."""

    def problems(self) -> dict[str, str]:
        """A sentence for each slot that is neither filled nor marked."""
        asks = {
            "error": "Please say what went wrong, in her own words, and that you are sorry.",
            "time": "Please say what time it cost her, or mark that this does not apply.",
            "journey": "Please say what journeys it cost her, or mark that this does not apply.",
            "inconvenience": "Please say what it means to her now, or mark that this does not apply.",
        }
        said = {}
        for slot in (*SLOTS, "closing", "doing"):
            words = str(getattr(self, slot)).strip()
            if len(words) > LONGEST:
                said[slot] = f"Please shorten this to {LONGEST} characters; the letter is one page."
            elif slot in asks and not words and (slot == "error" or slot not in self.does_not_apply):
                said[slot] = asks[slot]
        return only(said)

    @property
    def day(self) -> date | None:
        """By which day, where one is named."""
        return date.fromisoformat(self.by_when) if self.by_when else None

    def alone_problems(self) -> dict[str, str]:
        """The same of an apology without a reshoot: it says what we do as well, and by when."""
        said = {**self.problems()}
        if not self.doing.strip():
            said["doing"] = "Please say what we do about it."
        if self.day is None:
            said["by_when"] = "Please say by which day she has it."
        return only(said)

    def as_facts(self) -> dict[str, object]:
        """For keeping."""
        return asdict(self)
