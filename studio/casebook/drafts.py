"""What is handed in to the casebook: a case without names, a change of practice, a page of the playbook."""

from __future__ import annotations

from dataclasses import dataclass

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.care.model import Aspect, Cause, ConcernId
from studio.clients.model import PersonId
from studio.pictures.model import PictureId

LONGEST_CHANGE = 240
LONGEST_WORDS = 1_000
LONGEST_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class CaseDraft(Draft):
    """A case as the studio learns from it; ``no_names`` says that what looks like a name of the family is none."""

    aspect: Aspect
    cause: Cause
    what_happened: str
    put_right_by: str = ""
    picture_id: PictureId | None = None
    agreed_by_id: PersonId | None = None
    """Who of the family agreed that the picture is shown (R20)."""
    no_names: bool = False

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        said = {
            "what_happened": _asked(self.what_happened, "Please write what was not right."),
            "put_right_by": fits(self.put_right_by, LONGEST_WORDS),
        }
        if self.picture_id is not None and self.agreed_by_id is None:
            said["agreed_by"] = "Please say who of the family agreed to it; without that no picture is shown."
        return only(said)


@dataclass(frozen=True, slots=True)
class PracticeDraft(Draft):
    """One sentence that changes how we work, and whose concern it came from."""

    text: str
    concern_id: ConcernId
    tell_her: bool = True
    """Whether she is written to about it (L14)."""

    def problems(self) -> dict[str, str]:
        """It is one sentence that everybody can keep in mind."""
        if not self.text.strip():
            return {"text": "Please write in one sentence what we do from now on."}
        return only({"text": fits(self.text, LONGEST_CHANGE)})


@dataclass(frozen=True, slots=True)
class PageDraft(Draft):
    """A page of the playbook as the studio words it; no ``aspect`` is the page for every concern."""

    aspect: Aspect | None
    say: str
    leave_unsaid: str
    puts_right: str

    def problems(self) -> dict[str, str]:
        """Each part fits beside the form."""
        parts = {"say": self.say, "leave_unsaid": self.leave_unsaid, "puts_right": self.puts_right}
        said = {name: fits(words, LONGEST_PAGE) for name, words in parts.items()}
        if not any(words.strip() for words in parts.values()):
            said["say"] = "Please leave something on this page; the shipped one can be brought back."
        return only(said)


def _asked(words: str, says: str) -> str:
    return fits(words, LONGEST_WORDS) if words.strip() else says
