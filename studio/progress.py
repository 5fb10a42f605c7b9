"""Long work says how far it is and can be stopped between two steps."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):
    """The person asked to stop; not a failure, nothing to report."""


class Progress:
    """Handed down to long work, which calls :meth:`step` between two pieces."""

    def __init__(self, tell: Callable[[int, int, str], None] | None = None) -> None:
        self._tell = tell
        self._cancelled = False
        self.done = 0
        self.of = 0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def start(self, of: int) -> None:
        """Say how many steps there will be."""
        self.done, self.of = 0, of

    def step(self, what: str = "", by: int = 1) -> None:
        """One piece is done; raises Cancelled when the person has asked to stop."""
        self.done += by
        if self._tell is not None:
            self._tell(self.done, self.of, what)
        if self._cancelled:
            raise Cancelled
