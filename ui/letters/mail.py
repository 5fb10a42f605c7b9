"""The system's mail program: it is handed a message as a file, and says nothing back."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from shutil import which

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

Taker = Callable[[Path], bool]
_takers: deque[Taker] = deque()
_SECONDS = 5


def take_next(taker: Taker) -> None:
    """Give the next message to ``taker(file)``, which says whether a program took it: the seam of the tests."""
    _takers.append(taker)


def open_message(file: Path) -> bool:
    """Hand a message to the mail program; whether there is one to take it."""
    if _takers:
        return _takers.popleft()(file)
    return _someone_takes_messages() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _someone_takes_messages() -> bool:
    """Whether this desktop knows a program for messages; the opener itself says yes to everything."""
    asks = which("xdg-mime")
    if not sys.platform.startswith("linux") or asks is None:
        return True
    try:
        told = subprocess.run(  # noqa: S603 the system's own tool, with fixed words
            [asks, "query", "default", "message/rfc822"], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return bool(told.stdout.strip())
