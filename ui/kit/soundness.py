"""The records are held to their quick rules once a start, unseen; only trouble speaks up (RR17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from studio.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.kit.work import Under, Work

_AFTER = 3000
"""Milliseconds after the first rows have come: nothing of the start waits for this."""


def broken_rules(store: Any, progress: Progress) -> tuple[str, ...]:
    """The rules that the records do not keep, in words; a part of long work."""
    from studio import schema

    return tuple(broken.rule for broken in schema.check(store, quick=True, progress=progress))


class Soundness:
    """Looks at the records once, in the background."""

    def __init__(self, work: Work, window: QWidget, say: Callable[[str, str], None]) -> None:
        self._work, self._window, self._say = work, window, say
        self._asked = False
        self._under: Under | None = None

    def look_soon(self) -> None:
        """Look in a moment, the first time that this is called."""
        if not self._asked:
            self._asked = True
            QTimer.singleShot(_AFTER, self.look)

    def look(self) -> None:
        """Look now."""
        self._under = self._work.run_long(
            broken_rules, owner=self._window, then=self._found, refused=lambda _error: None
        )

    def stop(self) -> None:
        """The window closes: there is no time for this."""
        if self._under is not None:
            self._under.cancel()

    def _found(self, rules: tuple[str, ...]) -> None:
        if rules:
            more = f" and {len(rules) - 1} more" if len(rules) > 1 else ""
            self._say(
                f"The records do not keep one of their rules: {rules[0]}{more}. Nothing was changed. "
                "Please make a backup now and ask for help before you go on.",
                "concern",
            )
