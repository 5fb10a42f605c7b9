"""A family's photograph of a wall: made elsewhere, opened in a process of its own, kept small and bare (RR19)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from studio import outside
from studio.errors import Refused, Trouble
from studio.walls.drafts import Photographed
from studio.walls.photograph_worker import LARGEST_FILE, TOO_LARGE

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_KEPT = 8_000_000
PATIENCE = 30.0
"""Seconds on the wall before the worker is ended, where the system sets no limit on its work."""

_WORKER = Path(__file__).with_name("photograph_worker.py")
_FIELD = "photograph"


def read_photograph(path: Path | str) -> Photographed:
    """A JPEG, PNG, TIFF or WebP file as a JPEG of at most 2,400 dots a side with nothing but its dots (R20).

    Raises Refused when it is none of these, is damaged or too large; Trouble when the disk does not give it. Takes up
    to a few seconds: not for the UI thread.
    """
    file, _ = outside.opened(
        path, LARGEST_FILE, "This photograph is larger than 100 MB. Please save it smaller."
    )
    try:
        ended = outside.run(["-P", os.fspath(_WORKER), os.fspath(file)], PATIENCE)
    except subprocess.TimeoutExpired as late:
        raise Refused("This photograph took too long to read. Please save it smaller.", _FIELD) from late
    except (OSError, ValueError) as failed:
        raise Trouble(f"“{file.name}” cannot be opened.", _FIELD) from failed
    if ended.returncode == 0:
        head, _, jpeg = ended.stdout.partition(b"\n")
        if jpeg.startswith(JPEG) and len(jpeg) <= LARGEST_KEPT:
            width, height = json.loads(head)
            return Photographed(jpeg, int(width), int(height))
    if ended.returncode == TOO_LARGE:
        raise Refused("This photograph is too large to read. Please save it smaller.", _FIELD)
    raise Refused("This photograph cannot be read. Please use a JPEG, PNG, TIFF or WebP file.", _FIELD)
