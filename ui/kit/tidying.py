"""Python's own tidying, on the window's thread alone.

What is left behind in circles is gathered by whichever thread happens to fill the measure; a widget gathered by a
lane of ``work`` would be taken apart on the wrong thread, and Qt falls over it a moment later. So gathering by itself
stays off, and the window's thread looks every so often whether it is time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Gathers what Python would have gathered, by the same measures, from the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """What stands by now stays for good; from here on look every so often."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Gather the generations that are over their measure."""
        over = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(over):
            gc.collect(max(generation for generation, full in enumerate(over) if full))
