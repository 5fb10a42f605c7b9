"""What is handed in about letters: the hand-written words of an apology."""

from __future__ import annotations

from dataclasses import asdict, dataclass

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
        for slot in (*SLOTS, "closing"):
            words = str(getattr(self, slot)).strip()
            if len(words) > LONGEST:
                said[slot] = f"Please shorten this to {LONGEST} characters; the letter is one page."
            elif slot in asks and not words and (slot == "error" or slot not in self.does_not_apply):
                said[slot] = asks[slot]
        return only(said)

    def as_facts(self) -> dict[str, object]:
        """For keeping."""
        return asdict(self)
