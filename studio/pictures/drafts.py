"""What is handed in of a picture whose file was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studio.pictures.model import Kept


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """A picture that was opened, proved whole and, where the studio keeps copies, copied."""

    ref: str
    """The reference it would like; it gets the next number where somebody has that by now."""
    file_name: str
    captured_at: datetime | None
    width: int
    height: int
    size: int
    sha256: str
    kept: Kept
    path: str
    likeness: str
    raw_path: str = ""
    raw_size: int = 0
    raw_sha256: str = ""
