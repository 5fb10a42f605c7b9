"""The search is made ready once a start, in the background: typing waits for none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.actor import Actor
    from studio.progress import Progress
    from ui.kit.work import Under, Work

_AFTER = 1000
"""Milliseconds after the first rows have come."""


def make_ready(store: Any, progress: Progress, by: Actor) -> None:
    """What the business does for it, imported when it is done."""
    from studio import clients

    clients.make_search_ready(store, progress, by)


class SearchReadying:
    """Begins once somebody is in, and gives way when the window closes."""

    def __init__(self, work: Work, window: QWidget) -> None:
        self._work, self._window = work, window
        self._asked = False
        self._under: Under | None = None

    def soon(self) -> None:
        """In a moment, the first time that this is called."""
        if not self._asked and self._work.someone_is_in:
            self._asked = True
            QTimer.singleShot(_AFTER, self.now)

    def now(self) -> None:
        """Begin; trouble speaks up where somebody searches."""
        self._under = self._work.run_long(
            make_ready, self._work.by, owner=self._window, then=lambda _: None, refused=lambda _error: None
        )

    def stop(self) -> None:
        """The window closes: what is not ready is made ready at the next start."""
        if self._under is not None:
            self._under.cancel()
