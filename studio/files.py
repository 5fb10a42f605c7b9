"""Files are written whole or not at all (RR13), and named so that every system takes them."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import BinaryIO

from studio import clock
from studio.errors import Trouble

UNFINISHED = ".unfinished-"
"""How the name of a file begins until it is whole."""
PIECE = 1_000_000
"""Bytes read and written at a time."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a kill or a full disk leaves the old one or the new one, never a part.

    Raises Trouble when it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as failed:
        raise Trouble(f"{path.name} could not be written: {reason(failed)}.") from failed


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file piece by piece so that a kill leaves a whole copy or none; the hash (SHA-256) of what was copied.

    A file that is there already is never replaced: raises FileExistsError. Raises Trouble when the disk does not take
    it, and OSError when the source does not give it.
    """
    digest = hashlib.sha256()
    with source.open("rb") as given:
        try:
            handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=target.parent)
        except OSError as failed:
            raise Trouble(f"{target.name} could not be written: {reason(failed)}.") from failed
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                while piece := given.read(PIECE):
                    digest.update(piece)
                    _put(file, piece, target)
                _put(file, b"", target)
                os.fsync(file.fileno())
            _claim(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
    sync_folder(target.parent)
    return digest.hexdigest()


def _put(file: BinaryIO, piece: bytes, target: Path) -> None:
    """What fails in writing is told from what fails in reading."""
    try:
        file.write(piece)
        file.flush()
    except OSError as failed:
        raise Trouble(f"{target.name} could not be written: {reason(failed)}.") from failed


def _claim(unfinished: Path, target: Path) -> None:
    """Give the whole file its name, unless somebody else has it."""
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second name for a file
        if target.exists():
            raise FileExistsError(target) from None
        unfinished.replace(target)


def sha256_of(file: Path) -> str:
    """The hash of a file, read piece by piece; raises OSError when it cannot be read."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path, older_than: float = 0) -> int:
    """Remove what a kill left unfinished in a folder; returns how many files.

    Where others may be writing at this moment, only what is ``older_than`` so many seconds.
    """
    swept = 0
    for path in folder.glob(f"{UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if older_than <= 0 or clock.seconds_since(path.stat().st_mtime) > older_than:
                path.unlink()
                swept += 1
    return swept


def reason(failed: OSError) -> str:
    """Why the system refused, in plain words."""
    known = {
        "ENOSPC": "the disk is full",
        "EACCES": "this folder does not allow it",
        "EPERM": "this folder does not allow it",
        "EROFS": "this folder can only be read",
        "ENOENT": "the folder is not there",
        "ENOTDIR": "the folder is not there",
        "EISDIR": "there is a folder of that name",
        "EFBIG": "the disk is full",
    }
    return known.get(errno.errorcode.get(failed.errno or 0, ""), "the disk did not take it")


def file_name(number: str, words: str, ending: str) -> str:
    """``L-000123-smith.pdf``: a number and at most 40 plain letters, safe on every system."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return f"{number}-{slug}.{ending}" if slug else f"{number}.{ending}"
