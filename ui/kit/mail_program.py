"""The system's mail program: it is handed a message as a file, or the words of a reply, and says nothing back."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LONGEST_LINK = 1_800
"""Characters that every mail program takes from a link; a longer reply is copied instead."""
_SECONDS = 5
_MESSAGES, _LINKS = "message/rfc822", "x-scheme-handler/mailto"

_takers: deque[Callable[[Any], bool]] = deque()


def take_next(taker: Callable[[Any], bool]) -> None:
    """Give the next file or link to this, which says whether a program took it: the seam of the tests."""
    _takers.append(taker)


def open_message(file: Path) -> bool:
    """Hand over a message that lies ready as a file; whether there is a program to take it."""
    return _hand_over(file, QUrl.fromLocalFile(str(file)), _MESSAGES)


def write(to: str, subject: str, body: str) -> bool:
    """Open a reply with its words; False when there is no program, or the reply is too long for a link."""
    address = link(to, subject, body)
    return len(address) <= LONGEST_LINK and _hand_over(address, QUrl(address), _LINKS)


def link(to: str, subject: str, body: str) -> str:
    """The ``mailto:`` link of a reply; every mail program reads lines that end as on paper."""
    words = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={words}"


def _hand_over(what: Path | str, where: QUrl, kind: str) -> bool:
    if _takers:
        return _takers.popleft()(what)
    return _someone_takes(kind) and QDesktopServices.openUrl(where)


def _someone_takes(kind: str) -> bool:
    """Whether this desktop knows a program for it; the opener itself says yes to everything."""
    asks = which("xdg-mime")
    if not sys.platform.startswith("linux") or asks is None:
        return True
    try:
        told = subprocess.run(  # noqa: S603 the system's own tool, with fixed words
            [asks, "query", "default", kind], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return bool(told.stdout.strip())
