"""The studio's paper: the size of its sheets, the envelope they go into, and a ruler page to measure it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.business.drafts import Draft
from studio.business.model import Studio
from studio.business.queries import letterhead, studio
from studio.business.versions import expect
from studio.errors import Missing, Refused
from studio.rights import verb

if TYPE_CHECKING:
    from studio.documents import Envelope, Windows


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft(Draft):
    """The sheets, and the envelope with its window, in tenths of a millimetre from its top left corner."""

    paper_size: str = "A4"
    envelope_width: int = 2200
    envelope_height: int = 1100
    window_left: int = 200
    window_top: int = 570
    window_width: int = 900
    window_height: int = 350

    @classmethod
    def of(cls, size: str, envelope: Envelope) -> PaperDraft:
        """The draft of an envelope measured in millimetres."""
        tenths = (round(length * 10) for length in envelope)
        return cls(paper_size=size, **dict(zip(ENVELOPE_LENGTHS, tenths, strict=True)))

    def problems(self) -> dict[str, str]:
        """A sentence for the first length that leaves no room for a letter (DOMAIN 3.5)."""
        try:
            self.windows()
        except Refused as refusal:
            return {refusal.field or "paper_size": refusal.message}
        return {}

    def windows(self) -> Windows:
        """The zones of a page. Raises Refused, naming the length that leaves too little room."""
        from studio.documents import Envelope, PaperSize, fitted

        lengths = (getattr(self, name) / 10 for name in ENVELOPE_LENGTHS)
        if self.paper_size not in [size.title for size in PaperSize]:
            raise Refused("Please choose a size of paper from the list.", "paper_size")
        return fitted(PaperSize.named(self.paper_size), Envelope(*lengths))


ENVELOPE_LENGTHS = (
    "envelope_width",
    "envelope_height",
    "window_left",
    "window_top",
    "window_width",
    "window_height",
)
"""What is measured of an envelope, in the order of ``Envelope``."""


def paper_sizes() -> tuple[str, ...]:
    """The sheets we know, by name."""
    from studio.documents import PaperSize

    return tuple(size.title for size in PaperSize)


def known_envelopes() -> tuple[tuple[str, PaperDraft], ...]:
    """The envelopes that stationers have, by name, each with the paper that goes into it."""
    from studio.documents import ENVELOPES

    return tuple((name, PaperDraft.of(size.title, envelope)) for name, (size, envelope) in ENVELOPES.items())


@verb("business.set_paper")
def set_paper(db: Session, by: Actor, draft: PaperDraft, version: int) -> None:
    """Set the sheets and the window of the envelopes; letters kept already stay as they are (RR12).

    Raises Refused with the length that leaves no room, Conflict when another desk was first (RR10).
    """
    draft.check()
    row = db.get(Studio, 1)
    if row is None:
        raise Missing("These records have no studio yet.")
    expect(row, version)
    for name in ("paper_size", *ENVELOPE_LENGTHS):
        setattr(row, name, getattr(draft, name))
    db.flush()


def ruler_page(db: Session, draft: PaperDraft | None = None) -> bytes:
    """One page (a PDF) to measure an envelope by: as it is set, or as a draft would have it."""
    from studio.documents import render_ruler

    row = studio(db)
    asked = draft or PaperDraft.of(row.paper_size, row.envelope)
    asked.check()
    return render_ruler(letterhead(db).name, asked.windows())
