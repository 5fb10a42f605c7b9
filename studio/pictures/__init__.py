"""Pictures: the photographs of a session, taken in from a folder or a card and shown small or as large as the screen.

Each has a reference by which it is called in the room and on the order. Files come from outside and are opened by
workers of their own; what is made from them carries no place, no name and no time.
"""

from studio.pictures.alike import alike, grouped
from studio.pictures.copying import Copied, copy_back, copy_out
from studio.pictures.finding import FoundAgain, look_for, missing
from studio.pictures.folder import Folder, LeftOut, OnCard, look_over
from studio.pictures.model import Kept, PictureId
from studio.pictures.opening import openers
from studio.pictures.places import cache_in, home, keep_in
from studio.pictures.queries import by_refs, count, of_session, picture
from studio.pictures.rows import PictureRow
from studio.pictures.service import find_again
from studio.pictures.showing import (
    SCREEN,
    THUMBNAIL,
    glimpse,
    kept_small,
    make_ready,
    screen_size,
    small,
    thumbnail,
)
from studio.pictures.taking_in import Report, take_in
from studio.pictures.telling import next_step, story

__all__ = [
    "SCREEN", "THUMBNAIL", "Copied", "Folder", "FoundAgain", "Kept", "LeftOut", "OnCard", "PictureId", "PictureRow",
    "Report", "alike", "by_refs", "cache_in", "copy_back", "copy_out", "count", "find_again", "glimpse", "grouped",
    "home", "keep_in", "kept_small", "look_for", "look_over", "make_ready", "missing", "next_step", "of_session",
    "openers", "picture", "screen_size", "small", "story", "take_in", "thumbnail",
]  # fmt: skip
