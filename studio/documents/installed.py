"""Installed faces: where none of ours has a letter of some script, one that the operating system has may step in.

The system's font folders are searched by coverage, once, when such a letter is first met. Only faces with TrueType
outlines that their makers let be embedded are taken, an upright regular one before any other.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import uharfbuzz as hb

_ENDINGS = (".ttf", ".ttc", ".TTF", ".TTC")
_LEANING = re.compile("(?i)bold|black|light|thin|medium|italic|oblique|slanted|condensed|mono")
_MAY_NOT_EMBED = 0x0002
"""A bit of the table OS/2: the face may be put into a file only with its maker's leave."""


class Installed(NamedTuple):
    """One face of the system: its file, and which of the faces in that file."""

    path: Path
    number: int


def folders() -> tuple[Path, ...]:
    """Where this operating system keeps its fonts, and those of whoever is signed in to it."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
        return Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts", own
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    own = Path(os.environ.get("XDG_DATA_HOME", str(home / ".local" / "share"))) / "fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", own


def writes_words(letters: frozenset[str]) -> bool:
    """Whether these are letters of a script with what belongs to them; pictures and marks of control are not."""
    kinds = {unicodedata.category(letter)[0] for letter in letters}
    return "L" in kinds and kinds <= set("LMNPZ")


def covering(letters: frozenset[str]) -> Installed | None:
    """The installed face that has all these letters, or None."""
    return _covering(letters, folders()) if writes_words(letters) else None


@lru_cache(maxsize=4096)
def _covering(letters: frozenset[str], places: tuple[Path, ...]) -> Installed | None:
    wanted = [ord(letter) for letter in letters]
    for installed, has in _faces(places):
        if all(letter in has for letter in wanted):
            return installed
    return None


@cache
def _faces(places: tuple[Path, ...]) -> tuple[tuple[Installed, hb.Set], ...]:
    """Every face that can be used, the likeliest first, with the code points it has."""
    files = (path for place in places if place.is_dir() for path in place.rglob("*"))
    ordered = sorted((path for path in files if path.suffix in _ENDINGS), key=_likely)
    return tuple(found for path in ordered for found in _in_file(path))


def _likely(path: Path) -> tuple[bool, bool, bool, str]:
    name = path.stem
    return bool(_LEANING.search(name)), "Noto" not in name, "Serif" not in name, str(path)


def _in_file(path: Path) -> list[tuple[Installed, hb.Set]]:
    # Loaded when something is printed, not when the program opens.
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(path))
        count = max(1, int(hb.Face(blob).count))
    except (OSError, MemoryError):  # taken away meanwhile, or not ours to read
        return []
    found = []
    for number in range(count):
        face = hb.Face(blob, number)
        if "glyf" in face.table_tags and _may_be_embedded(face):
            found.append((Installed(path, number), face.unicodes))
    return found


def _may_be_embedded(face: hb.Face) -> bool:
    table = bytes(face.reference_table("OS/2").data) if "OS/2" in face.table_tags else b""
    return len(table) < 10 or not int.from_bytes(table[8:10], "big") & _MAY_NOT_EMBED
