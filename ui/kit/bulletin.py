"""What commits touched, as one signal on the UI thread; pages listen and reload."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Bulletin(QObject):
    """``changed(frozenset of feature names)``; published on whichever thread committed, heard on the UI's."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._stop: Callable[[], None] | None = None
        self._stop_hearing: Callable[[], None] | None = None

    def follow(self, store: object) -> None:
        """Hear of this store's commits, on a server of every desk's, and no longer of another's."""
        self.stop()
        subscribers = getattr(store, "changes", None)
        if subscribers is not None:
            self._stop = subscribers.subscribe(self.changed.emit)
        listen = getattr(store, "listen", None)
        if listen is not None:
            self._stop_hearing = listen()

    def stop(self) -> None:
        """Hear of nothing more."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        if self._stop_hearing is not None:
            self._stop_hearing()
            self._stop_hearing = None
