"""Pictures that look alike, put side by side; which is the better one is the family's to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from studio.pictures.queries import of_session
from studio.pictures.rows import PictureRow
from studio.sessions import SessionId

NEAR = timedelta(seconds=90)
BITS_NEAR, BITS_ANYWHERE = 10, 4
"""Of 64: how many may differ for two taken shortly after each other, and for two that were not."""


def alike(db: Session, session_id: SessionId) -> tuple[tuple[PictureRow, ...], ...]:
    """Groups of two and more that look alike, each in the order taken; a picture is in one group at most."""
    return grouped(of_session(db, session_id))


def grouped(rows: Sequence[PictureRow]) -> tuple[tuple[PictureRow, ...], ...]:
    """As ``alike``, of pictures that are at hand."""
    with_likeness = [(row, int(row.likeness, 16)) for row in rows if row.likeness]
    groups: list[list[tuple[PictureRow, int]]] = []
    for row, bits in with_likeness:
        fits = next((group for group in reversed(groups) if _fits(row, bits, group)), None)
        if fits is None:
            groups.append([(row, bits)])
        else:
            fits.append((row, bits))
    return tuple(tuple(row for row, _ in group) for group in groups if len(group) > 1)


def _fits(row: PictureRow, bits: int, group: list[tuple[PictureRow, int]]) -> bool:
    """Like the first of the group, so that a slow turn of the head does not become one long group."""
    (first, others), (last, _) = group[0], group[-1]
    near = (
        row.captured_at is not None
        and last.captured_at is not None
        and abs(row.captured_at - last.captured_at) <= NEAR
    )
    differ = (bits ^ others).bit_count()
    return row.is_upright == first.is_upright and differ <= (BITS_NEAR if near else BITS_ANYWHERE)
