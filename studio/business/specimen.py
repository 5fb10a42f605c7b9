"""A sheet of the studio's paper with nothing written on it, to see what the letterhead looks like."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio.business.queries import letterhead


def letterhead_specimen(db: Session) -> bytes:
    """One page (a PDF) with the letterhead alone; raises Refused for letters that no face has."""
    from studio.documents import Paper, render

    return render(Paper(letterhead(db), address=(), aside=(), body=(), title="Letterhead"))
