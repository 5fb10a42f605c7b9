"""The logo: a picture somebody made elsewhere, opened in a process of its own and kept small (RR19)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from studio import outside
from studio.business.logo_worker import LARGEST_FILE, REFUSED, TOO_LARGE
from studio.errors import Refused, Trouble

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_KEPT = 8_000_000
PATIENCE = 30.0
"""Seconds on the wall before the worker is ended, where the system sets no limit on its work."""

_WORKER = Path(__file__).with_name("logo_worker.py")
_FIELD = "logo"


def fitted_logo(path: Path | str) -> bytes:
    """A PNG or JPEG file as a PNG of at most 1,300 dots a side without anything but its dots.

    Raises Refused when it is neither, is damaged, above 30 MB or above 50 million dots; Trouble when the disk
    does not give it. Takes up to a few seconds: not for the UI thread.
    """
    file = Path(path).absolute()
    _may_be_opened(file)
    try:
        ended = outside.run(["-P", os.fspath(_WORKER), os.fspath(file)], PATIENCE)
    except subprocess.TimeoutExpired as late:
        raise Refused("This picture took too long to read. Please save it smaller.", _FIELD) from late
    except (OSError, ValueError) as failed:
        raise Trouble(f"“{file.name}” cannot be opened.", _FIELD) from failed
    if ended.returncode == 0 and ended.stdout.startswith(PNG) and len(ended.stdout) <= LARGEST_KEPT:
        return ended.stdout
    if ended.returncode == REFUSED:
        raise Refused("This picture cannot be read. Please use a PNG or a JPEG file.", _FIELD)
    raise Refused(
        "This picture is too large to read. Please save it smaller, at most 50 million dots.", _FIELD
    )


def _may_be_opened(file: Path) -> None:
    try:
        if not file.is_file():
            raise Refused(f"“{file.name}” is not a file. Please choose a PNG or a JPEG file.", _FIELD)
        if file.stat().st_size > LARGEST_FILE:
            raise Refused("This picture is larger than 30 MB. Please save it smaller.", _FIELD)
    except (OSError, ValueError) as failed:
        raise Trouble(f"“{file.name}” cannot be opened.", _FIELD) from failed


__all__ = ["LARGEST_KEPT", "PNG", "TOO_LARGE", "fitted_logo"]
