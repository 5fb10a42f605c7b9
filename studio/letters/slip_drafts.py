"""What is keyed from a reply slip: the letter's reference, what she marked, her words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import fits, only

MARKED = "Marked “"
"""How a case begins that came of a slip without words: what was marked is told, and is not in her words."""
SCORES = {5: "loves them", 4: "happy", 3: "mixed feelings", 2: "not quite right", 1: "unhappy"}
"""How she feels about her portraits, as the slip has it."""
PARTS_OF_DAY = ("morning", "afternoon", "evening")
PUT_RIGHT_TO = 3
"""Up to this score something is not right."""
LONGEST_WORDS = 5_000


@dataclass(frozen=True, slots=True)
class SlipDraft(Draft):
    """A reply slip as it came back. What she left open stays open; one thing at least is marked or written."""

    letter_ref: str
    """As it is typed or scanned: ``L-000412``, ``l-412`` or ``412``."""
    received_on: date
    score: int | None = None
    ease: int | None = None
    words: str = ""
    wants_call: bool = False
    call_when: tuple[str, ...] = ()
    """The parts of the day in which she may be telephoned; none is any."""
    would_change: bool | None = None
    """Whether her words ask for a change. When nobody says, they do; after a reshoot, only beside a low score."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do, in the order of the form."""
        marked = self.score is not None or self.words.strip() or self.wants_call
        return only(
            {
                "letter_ref": ""
                if self.letter_ref.strip()
                else "Please scan or type the letter's reference.",
                "score": _mark(self.score)
                if marked
                else "Please key what was marked or written on the slip.",
                "ease": _mark(self.ease),
                "words": fits(self.words, LONGEST_WORDS),
                "call_when": ""
                if set(self.call_when) <= set(PARTS_OF_DAY)
                else "Please choose from the slip.",
            }
        )


def _mark(mark: int | None) -> str:
    return "" if mark is None or mark in SCORES else "It is 5, 4, 3, 2 or 1."
