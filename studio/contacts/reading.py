"""Opening a contacts file: what may be opened at all, and the worker process that reads it (RR19)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import studio
from studio.contacts.rows import LARGEST_CSV, LARGEST_VCARD, ContactFile, from_plain
from studio.errors import Refused, Trouble
from studio.words import say

PATIENCE = 30.0
PATIENCE_FOR_LONG_LISTS = 120.0
"""Seconds on the wall before the worker is ended, where the system sets no limit on its work."""

_HOUSE = Path(studio.__file__).resolve().parent.parent


def read(path: Path | str) -> ContactFile:
    """Read the contacts of one file of vCards or of one list with headings (CSV), known by its content.

    Raises Refused when it is no contacts file, empty, too large or a folder; Trouble when the disk will
    not give it, or when reading it took more time or memory than any honest file needs. Nothing is written.
    """
    file = Path(path).absolute()
    size = _may_be_opened(file)
    answer = _ask_worker(file, PATIENCE if size <= LARGEST_VCARD else PATIENCE_FOR_LONG_LISTS)
    if "refused" in answer:
        raise Refused(str(answer["refused"]), "file")
    if "trouble" in answer:
        raise Trouble(str(answer["trouble"]), "file")
    return from_plain(answer["contacts"])


def _may_be_opened(file: Path) -> int:
    """Refuse what nobody should open; give the size in bytes of what may be."""
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
    if size > LARGEST_CSV:
        raise Refused(
            say("“{name}” is larger than 50 MB. Please export fewer contacts at a time.", name=file.name),
            "file",
        )
    return size


def _ask_worker(file: Path, patience: float) -> dict[str, Any]:
    """Run the worker on one file and return its answer, a JSON object, never code."""
    command = [sys.executable, "-X", "utf8", "-m", "studio.contacts.worker", os.fspath(file)]
    no_console = 0
    if sys.platform == "win32":
        no_console = subprocess.CREATE_NO_WINDOW
    try:
        ended = subprocess.run(  # noqa: S603 (our own worker; the file's name is one argument, no shell)
            command,
            cwd=_HOUSE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=False,
            creationflags=no_console,
        )
    except subprocess.TimeoutExpired as late:
        raise Trouble(_too_much(file), "file") from late
    except (OSError, ValueError) as failure:
        raise Trouble(say("“{name}” cannot be opened.", name=file.name), "file") from failure
    if ended.returncode != 0:
        raise Trouble(_too_much(file), "file")
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer


def _too_much(file: Path) -> str:
    return say(
        "“{name}” could not be read in good time, so nothing was taken from it. It may be damaged; "
        "please export it again, with fewer contacts and without pictures.",
        name=file.name,
    )
