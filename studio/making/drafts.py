"""What the forms of the bench hand in, with their problems by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from studio.business.drafts import Draft, fits, only
from studio.catalogue.model import SupplierId
from studio.making.model import Cause, Pays, PieceId, Point, Stage

LONGEST_BECAUSE = 400
LONGEST_WAIT = 120
MOST_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class RemakeDraft(Draft):
    """Why a piece is made again and who pays; words beside the cause where there is more to say."""

    cause: Cause | None
    words: str = ""
    pays: Pays | None = None
    """None is whoever usually pays for that cause."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        missing = "Please choose why it is made again." if self.cause is None else ""
        return only({"cause": missing, "words": fits(self.words, LONGEST_BECAUSE - 60)})


@dataclass(frozen=True, slots=True)
class NotRightDraft(Draft):
    """What a check found, and the stage to which the piece goes back."""

    point: Point
    words: str
    back_to: Stage

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        missing = "" if self.words.strip() else "Please say what is not right."
        return only({"words": missing or fits(self.words, LONGEST_BECAUSE - 60)})


@dataclass(frozen=True, slots=True)
class SendDraft(Draft):
    """The pieces that go to one lab or framer, and by when they are promised back."""

    supplier_id: SupplierId | None
    pieces: Sequence[PieceId]
    back_on: date | None
    note: str = ""
    because: str = ""
    """Why a stage before it is passed over, where one is."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(
            {
                "supplier_id": "" if self.supplier_id else "Please choose the lab or framer.",
                "pieces": "" if self.pieces else "Please choose the pieces that go.",
                "back_on": "" if self.back_on else "Please say by when they promised them back.",
                "note": fits(self.note, LONGEST_BECAUSE),
                "because": fits(self.because, LONGEST_BECAUSE),
            }
        )
