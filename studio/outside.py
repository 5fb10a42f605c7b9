"""Files from outside are opened by a worker process of their own, with little time and memory (RR19).

Whatever a file does to the worker, the program that asked lives on. The answer is a JSON object, never code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import studio
from studio.errors import Refused, Trouble
from studio.words import say

BYTES_OF_MEMORY = 1_000_000_000

_HOUSE = Path(studio.__file__).resolve().parent.parent


def opened(path: Path | str, largest: int, too_large: str) -> tuple[Path, int]:
    """Refuse what nobody should open; the file and its size in bytes for what may be.

    ``too_large`` is what is said of a file above ``largest`` bytes. Raises Refused, or Trouble when the disk does not
    give it.
    """
    file = Path(path).absolute()
    try:
        if file.is_dir():
            raise Refused(say("“{name}” is a folder. Please choose a file.", name=file.name), "file")
        if not file.exists():
            raise Refused(say("“{name}” cannot be found.", name=file.name), "file")
        if not file.is_file():
            raise Refused(say("“{name}” is not an ordinary file.", name=file.name), "file")
        size = file.stat().st_size
    except (OSError, ValueError) as failure:
        raise Trouble(say("“{name}” cannot be opened.", name=file.name), "file") from failure
    if size == 0:
        raise Refused(say("“{name}” is empty.", name=file.name), "file")
    if size > largest:
        raise Refused(too_large, "file")
    return file, size


def run(words: Sequence[str], patience: float, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run this Python with these words, unseen, and wait for it at most so many seconds on the wall.

    Raises TimeoutExpired, and OSError or ValueError where it cannot be run at all.
    """
    no_console = 0
    if sys.platform == "win32":
        no_console = subprocess.CREATE_NO_WINDOW
    return subprocess.run(  # noqa: S603 (our own worker; a file's name is one argument, no shell)
        [sys.executable, "-X", "utf8", *words],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=patience,
        check=False,
        creationflags=no_console,
    )


def asked(worker: str, file: Path, more: Sequence[str], patience: float, too_much: str) -> dict[str, Any]:
    """Run a worker module on one file and return its answer.

    ``patience`` are the seconds on the wall before it is ended; ``too_much`` is what is said then. Raises Refused or
    Trouble, as the worker found.
    """
    try:
        ended = run(["-m", worker, os.fspath(file), *more], patience, cwd=_HOUSE)
    except subprocess.TimeoutExpired as late:
        raise Trouble(too_much, "file") from late
    except (OSError, ValueError) as failure:
        raise Trouble(say("“{name}” cannot be opened.", name=file.name), "file") from failure
    if ended.returncode != 0:
        raise Trouble(too_much, "file")
    answer: dict[str, Any] = json.loads(ended.stdout)
    if "refused" in answer:
        raise Refused(str(answer["refused"]), "file")
    if "trouble" in answer:
        raise Trouble(str(answer["trouble"]), "file")
    return answer


def limit(seconds: int, most: int, memory: int = BYTES_OF_MEMORY) -> None:
    """Said by a worker of itself: so many seconds of work (it may ask for ``most`` later), so many bytes.

    Where the system knows no such limits (Windows), the one who asked ends it after a while.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS counts shared libraries of the whole system as address space
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
