"""Pictures: the photographs of a session, taken in from a folder or a card and shown small or as large as the screen.

Each has a reference by which it is called in the room and on the order. Files come from outside and are opened by
workers of their own; what is made from them carries no place, no name and no time.
"""

from studio.pictures.model import Kept, PictureId
from studio.pictures.places import cache_in, home, keep_in
from studio.pictures.queries import by_refs, count, of_session, picture
from studio.pictures.rows import PictureRow
from studio.pictures.showing import SCREEN, THUMBNAIL, screen_size, small, thumbnail

__all__ = [
    "SCREEN", "THUMBNAIL", "Kept", "PictureId", "PictureRow", "by_refs", "cache_in", "count", "home", "keep_in",
    "of_session", "picture", "screen_size", "small", "thumbnail",
]  # fmt: skip
