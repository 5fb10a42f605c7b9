"""What a commit touched, told to whoever shows it."""

from collections.abc import Callable

Changes = frozenset[str]
"""The features whose records a gesture changed, by package name."""


class Subscribers:
    """Those who want to hear of changes, called after a commit on the thread that committed."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of changes from now on; the answer stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def publish(self, changes: Changes) -> None:
        """Tell everyone; a gesture that touched nothing is not news."""
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)
