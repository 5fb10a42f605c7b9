"""A picture as a screen or a page needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studio.pictures.model import Kept, PictureId
from studio.sessions import SessionId


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One picture, and the folders of this desk in which its file may lie."""

    id: PictureId
    session_id: SessionId
    ref: str
    file_name: str
    captured_at: datetime | None
    width: int
    height: int
    """In dots, upright."""
    size: int
    sha256: str
    kept: Kept
    path: str
    likeness: str
    raw_path: str
    folders: tuple[str, ...]

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width
