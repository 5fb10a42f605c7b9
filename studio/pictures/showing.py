"""Pictures made small: for lists, for the screen, for paper; made once, then read from where they are kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from studio.errors import Trouble
from studio.pictures import made
from studio.pictures.opening import Gone, NotAPicture, openers
from studio.pictures.rows import PictureRow
from studio.words import say

THUMBNAIL = 400
SCREEN = 2560
"""Longest sides, in dots."""


def thumbnail(row: PictureRow) -> bytes:
    """A JPEG with a longest side of 400 dots and nothing but its dots in it. Not for the UI thread.

    Raises Trouble naming the picture when its file is gone, or is another by now.
    """
    return _made(row, THUMBNAIL)


def screen_size(row: PictureRow) -> bytes:
    """A JPEG with a longest side of 2560 dots, to fill a screen; as ``thumbnail``."""
    return _made(row, SCREEN)


def make_ready(row: PictureRow) -> None:
    """Make what ``screen_size`` will answer, unless that was done; raises as it does."""
    if not made.is_kept(row.sha256, SCREEN):
        screen_size(row)


def small(row: PictureRow, side: int) -> bytes:
    """A JPEG with a longest side of at most ``side`` dots (up to 2560), for paper; as ``thumbnail``."""
    if side in (THUMBNAIL, SCREEN):
        return _made(row, side)
    fitted = made.kept(row.sha256, side)
    if fitted is None:
        fitted = _fitted(thumbnail(row) if side <= THUMBNAIL else screen_size(row), side)
        made.keep(row.sha256, side, fitted)
    return fitted


def kept_small(picture: bytes, side: int, make: Callable[[bytes], bytes]) -> bytes:
    """What ``make`` makes of a picture of ours that is no photograph, such as a drawn wall: made once, then kept."""
    sha256 = hashlib.sha256(picture).hexdigest()
    small = made.kept(sha256, side)
    if small is None:
        small = make(picture)
        made.keep(sha256, side, small)
    return small


def _fitted(source: bytes, side: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(source), formats=["JPEG"]) as picture:
        if max(picture.size) <= side:
            return source
        picture.draft("RGB", (side, side))
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        fitted = io.BytesIO()
        picture.save(fitted, "JPEG", quality=88)
        return fitted.getvalue()


def glimpse(file: Path) -> bytes:
    """A thumbnail of a file that is no picture of ours yet, kept nowhere; raises Trouble when it cannot be shown."""
    try:
        return openers.glimpse(file, THUMBNAIL)
    except NotAPicture as failed:
        raise Trouble(failed.words) from failed


def file_of(row: PictureRow) -> Path | None:
    """Where the file lies now, told by its size alone; None when it is in none of its folders."""
    return next(_files_of(row), None)


def _files_of(row: PictureRow) -> Iterator[Path]:
    for folder in row.folders:
        file = Path(folder, row.path)
        try:
            if file.is_file() and file.stat().st_size == row.size:
                yield file
        except OSError:
            continue


def _made(row: PictureRow, side: int) -> bytes:
    jpeg = made.kept(row.sha256, side)
    if jpeg is not None:
        return jpeg
    for file in _files_of(row):
        try:
            looked = openers.look(file, (side,), row.sha256)
        except Gone:  # of the same name and size, and yet another picture
            continue
        except NotAPicture as failed:
            raise Trouble(
                say("Picture {ref} cannot be shown. {why}", ref=row.ref, why=failed.words)
            ) from failed
        made.keep(row.sha256, side, looked.made[0])
        return looked.made[0]
    raise Trouble(gone(row))


def gone(row: PictureRow) -> str:
    """What is said of a picture whose file is not there."""
    return say(
        "Picture {ref} ({name}) is not where it was. Please put its disk or card back, or show where it is now.",
        ref=row.ref,
        name=row.file_name,
    )
