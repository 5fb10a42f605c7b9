"""What is made from pictures, kept until there is too much of it: small JPEGs named by the hash of the whole file.

Nobody misses it when it is gone. A file that is not whole any more is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import threading
from pathlib import Path

from studio import clock
from studio.files import UNFINISHED
from studio.pictures import places

LARGEST = 4_000_000_000
"""Bytes; some ten thousand pictures as large as the screen."""
_SWEPT_EVERY = 300
_MARK = b"PDP1"
_A_DAY = 86_400


class _Writes:
    def __init__(self) -> None:
        self.count = 0
        self.lock = threading.Lock()


_writes = _Writes()


def _file(sha256: str, side: int) -> Path:
    return places.cache() / sha256[:2] / f"{sha256}-{side}"


def kept(sha256: str, side: int) -> bytes | None:
    """The JPEG of this longest side made from the file with this hash, when there is a whole one."""
    file = _file(sha256, side)
    try:
        content = file.read_bytes()
        if content[:4] != _MARK or _digest(content[20:]) != content[4:20]:
            file.unlink()
            return None
        if clock.seconds_since(file.stat().st_mtime) > _A_DAY:
            os.utime(file)
    except OSError:
        return None
    return content[20:]


def is_kept(sha256: str, side: int) -> bool:
    """Whether it is there, whole or not: asked of many, to know which are still to be made."""
    return _file(sha256, side).exists()


def keep(sha256: str, side: int, jpeg: bytes) -> None:
    """Keep it, where there is room; a disk that does not take it is no misfortune."""
    file = _file(sha256, side)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as unfinished:
                unfinished.write(_MARK + _digest(jpeg) + jpeg)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    with _writes.lock:
        _writes.count += 1
        due = _writes.count % _SWEPT_EVERY == 1
    if due:
        sweep()


def sweep(largest: int = LARGEST) -> int:
    """Throw out what was not looked at for longest until at most so many bytes are left; returns how many files."""
    found = []
    for file in places.cache().glob("*/*"):
        with contextlib.suppress(OSError):
            seen = file.stat()
            found.append((seen.st_mtime, seen.st_size, file))
    total, thrown = sum(size for _, size, _ in found), 0
    for _, size, file in sorted(found):
        if total <= largest:
            break
        with contextlib.suppress(OSError):
            file.unlink()
            total, thrown = total - size, thrown + 1
    return thrown


def _digest(jpeg: bytes) -> bytes:
    return hashlib.blake2b(jpeg, digest_size=16).digest()
