"""A reply handed to the system's own mail program, with its words already in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LONGEST_LINK = 1_800
"""Characters that every mail program takes from a link; a longer reply is copied instead."""

_takers: deque[Callable[[str], bool]] = deque()


def take_next(taker: Callable[[str], bool]) -> None:
    """Give the next mail to this instead of the mail program: the seam of the tests."""
    _takers.append(taker)


def link(to: str, subject: str, body: str) -> str:
    """The ``mailto:`` link of a reply; every mail program reads lines that end as on paper."""
    words = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={words}"


def write(to: str, subject: str, body: str) -> bool:
    """Open the mail program with a reply; False when there is none, or the reply is too long for a link."""
    address = link(to, subject, body)
    if len(address) > LONGEST_LINK:
        return False
    if _takers:
        return _takers.popleft()(address)
    return QDesktopServices.openUrl(QUrl(address))
