"""Stamps for the bench: when the window was painted, took typing and showed Today, in seconds of the system's clock."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_SWITCH = "PORTRAIT_DESK_TRACE"


class Trace(QObject):
    """Prints ``name seconds`` once for each name, when PORTRAIT_DESK_TRACE is set."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window = window
        self.on = bool(os.environ.get(_SWITCH))
        self._done: set[str] = set()

    def stamp(self, name: str) -> None:
        """It has come to this now."""
        if self.on and name not in self._done:
            self._done.add(name)
            sys.stderr.write(f"{name} {time.monotonic():.6f}\n")
            sys.stderr.flush()

    def when_painted(self, widget: QWidget, name: str) -> None:
        """Stamp when this widget is next painted."""
        if self.on:
            self._waiting = (widget, name)
            widget.installEventFilter(self)
            widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint that was waited for."""
        if event.type() == QEvent.Type.Paint:
            widget, name = self._waiting
            widget.removeEventFilter(self)
            self.stamp(name)
        return super().eventFilter(watched, event)
