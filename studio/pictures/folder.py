"""What lies in a folder or on a card, by the names alone; nothing is opened yet."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studio.errors import Refused, Trouble
from studio.pictures.opener import ENDINGS, RAW
from studio.words import say

MOST_FILES = 20_000
LONGEST_NAME, LONGEST_PATH = 255, 1000
_SYSTEMS_OWN = frozenset(("$recycle.bin", "system volume information", "lost+found"))
_COMPANIONS = frozenset(
    (
        "xmp",
        "thm",
        "lrv",
        "db",
        "ini",
        "ctg",
        "dat",
        "xml",
        "wav",
        "aae",
        "pp3",
        "dop",
        "on1",
        "cos",
        "lnk",
        "bdm",
    )
)
"""Notes that cameras and other programs put beside pictures; nobody misses them in the list of what was left out."""
_FILMS = frozenset(("mov", "mp4", "avi", "mts", "m2ts", "m4v", "mxf", "mpg"))
_OTHER_KINDS = frozenset(("heic", "heif", "avif", "gif", "bmp", "psd", "svg", "jxl", "jp2", "pdf"))
_LAST_DIGITS = re.compile(r"(\d+)\D*$")
_DATED = re.compile(r"^[A-Za-z_]{1,4}\d{3,4}(\d{4})$")
"""As some cameras name them: a letter, the month and the day, then four digits that count."""


@dataclass(frozen=True, slots=True)
class OnCard:
    """A picture that lies there: its path below the folder, parted by "/", and that of the raw file beside it."""

    path: str
    raw_path: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not taken in, and why, in a sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The pictures that lie in a folder and below it, by name, and what there is besides."""

    folder: Path
    pictures: tuple[OnCard, ...]
    left_out: tuple[LeftOut, ...]


def look_over(folder: Path | str) -> Folder:
    """What would be taken in. Raises Refused for a folder that cannot be of one session, Trouble when it is gone."""
    root = Path(folder).absolute()
    if not root.is_dir():
        raise Trouble(say("The folder “{name}” is not there.", name=root.name or str(root)), "folder")
    together: dict[str, list[str]] = defaultdict(list)
    left_out = []
    for seen, path in enumerate(sorted(_files(root), key=str.casefold)):
        if seen >= MOST_FILES:
            words = say("There are more than {most:,} files here.", most=MOST_FILES)
            raise Refused(f"{words} {say('Please choose the folder of one session.')}", "folder")
        ending = _ending(path)
        if ending in _COMPANIONS:
            continue
        why = _why_not(path, ending)
        if why:
            left_out.append(LeftOut(_sayable(path), why))
        else:
            together[path.rpartition(".")[0].casefold()].append(path)
    pictures = [picture for paths in together.values() for picture in _paired(paths)]
    return Folder(root, tuple(pictures), tuple(left_out))


def _files(root: Path) -> Iterator[str]:
    """Every ordinary file below, hidden ones and the system's own left aside; a link is not followed."""
    for folder, inside, names in os.walk(root):
        inside[:] = [
            name for name in inside if not name.startswith(".") and name.casefold() not in _SYSTEMS_OWN
        ]
        below = PurePosixPath(Path(folder).relative_to(root).as_posix())
        for name in names:
            if not name.startswith("."):
                yield str(below / name)


def _why_not(path: str, ending: str) -> str:
    if len(path) > LONGEST_PATH or len(PurePosixPath(path).name) > LONGEST_NAME or _sayable(path) != path:
        return say("Its name cannot be written down here. Please give it another.")
    if ending in ENDINGS or ending in RAW:
        return ""
    if ending in _FILMS:
        return say("It is a film.")
    if ending in _OTHER_KINDS:
        return say("Pictures of this kind are not taken in. Please save it as JPEG, PNG, TIFF or WebP.")
    return say("It is no photograph by its name.")


def _paired(paths: list[str]) -> Iterable[OnCard]:
    """A raw file and a JPEG of one name are one picture."""
    raws = [path for path in paths if _ending(path) in RAW]
    shown = [path for path in paths if _ending(path) not in RAW]
    jpegs = [path for path in shown if ENDINGS[_ending(path)] == "JPEG"]
    if len(raws) == 1 and len(jpegs) == 1:
        return [OnCard(path, raws[0] if path == jpegs[0] else "") for path in shown]
    return [OnCard(path) for path in paths]


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix[1:].lower()


def _sayable(path: str) -> str:
    """Names that are no text on this system, or hold signs that no screen shows, made fit to be read."""
    text = path.encode("utf-8", "replace").decode()
    return "".join(each if each.isprintable() else "?" for each in text)


def digits_of(name: str) -> str:
    """The short number in a file's name: ``IMG_0147.JPG`` is "0147", ``P9120147.ORF`` too; empty for one without."""
    stem = PurePosixPath(name).stem
    dated = _DATED.match(stem)
    found = dated or _LAST_DIGITS.search(stem)
    if found is None or not found[1].isascii():
        return ""
    digits = found[1].lstrip("0").zfill(4)
    return digits if len(digits) <= 5 else ""


def references(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A reference for each name, in their order: its digits where nobody else has them, else numbered on.

    Of several with the same digits the one that ends in them keeps them: ``IMG_0153.JPG`` beside ``IMG_0153X.JPG``,
    whether that other is an edited copy or a damaged file that is left out afterwards.
    """
    named = list(names)
    digits = [digits_of(name) for name in named]
    used = set(taken)
    counted = Counter(digits)
    ending = Counter(each for each, name in zip(digits, named, strict=True) if _ends_in_digits(name))
    own = []
    for each, name in zip(digits, named, strict=True):
        alone = counted[each] == 1 or (ending[each] == 1 and _ends_in_digits(name))
        own.append(each if each and alone and each not in used else "")
    highest = max((int(each) for each in {*used, *digits} if each.isdecimal()), default=0)
    refs = []
    for each in own:
        if not each:
            highest += 1
        refs.append(each or f"{highest:04}")
    return refs


def _ends_in_digits(name: str) -> bool:
    return PurePosixPath(name).stem[-1:].isdecimal()
