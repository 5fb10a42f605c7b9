"""A lane: one thread that takes questions one at a time and sends each back answered."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

Answer = Callable[[Any], None]
Sorry = Callable[[Exception], None]


class Question:
    """One thing under way: who waits for it, and what to do with the answer."""

    def __init__(
        self, run: Callable[[], Any], then: Answer | None, refused: Sorry | None, owner: QObject | None
    ) -> None:
        self.run = run
        self.then = then
        self.refused = refused
        self.owner = owner
        self.has_owner = owner is not None
        self.slot: object = None
        self.turn = 0
        self.lost: Sorry | None = None
        self.answer: Any = None
        self.error: Exception | None = None


def run(question: Question) -> None:
    """Find the answer or the error; called on a lane's thread."""
    try:
        question.answer = question.run()
    except Exception as error:
        question.error = error


class Lane:
    """Questions wait in order; until the store is open only the question that opens it is taken."""

    def __init__(self, name: str, answered: Callable[[object], None]) -> None:
        self._answered = answered
        self._waiting: deque[Question] = deque()
        self._first: deque[Question] = deque()
        self._open = False
        self._finishing = False
        self._something = threading.Condition()
        self._thread = threading.Thread(target=self._work, name=f"portrait-desk {name}", daemon=True)
        self._started = False

    def put(self, question: Question, *, first: bool = False) -> None:
        """Take a question; ``first`` is the opening of the store itself."""
        with self._something:
            (self._first if first else self._waiting).append(question)
            if not self._started:
                self._started = True
                self._thread.start()
            self._something.notify()

    def start(self) -> None:
        """The store is open: what waited may go."""
        with self._something:
            self._open = True
            self._something.notify()

    def finish(self) -> None:
        """Take what is already waiting, then end."""
        with self._something:
            self._finishing = True
            self._something.notify()

    def join(self, seconds: float) -> None:
        """Wait for the end."""
        if self._started:
            self._thread.join(seconds)

    def _next(self) -> Question | None:
        with self._something:
            while True:
                if self._first:
                    return self._first.popleft()
                if self._waiting and self._open:
                    return self._waiting.popleft()
                if self._finishing:
                    return None
                self._something.wait()

    def _work(self) -> None:
        while (question := self._next()) is not None:
            run(question)
            self._answered(question)
