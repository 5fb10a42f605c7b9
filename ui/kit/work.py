"""Asking and doing away from the UI thread, and handing the answer back on it.

Three lanes with a thread each: one reads for pages, one writes, one is for long work; a page never waits
behind an import. ``Work(store, inline=True)`` does everything at once, for tests.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Signal

from studio.progress import Progress
from ui.kit import failures
from ui.kit.bulletin import Bulletin
from ui.kit.lanes import Answer, Lane, Question, Sorry, run

if TYPE_CHECKING:
    from studio.actor import Actor


class StoreLike(Protocol):
    """What the window needs of ``studio.db.Store``; the real one is imported after the first paint."""

    def ask(self, query: Callable[..., Any], /, *args: Any) -> Any:
        """Read in one transaction."""

    def do(self, verb: Callable[..., Any], *args: Any, by: Actor, key: str, **named: Any) -> Any:
        """Change in one transaction."""

    def jot(self, writing: Callable[..., Any], /, *args: Any) -> Any:
        """Write what is nobody's record: a half-typed form."""

    def close(self) -> None:
        """Let go of the file or the server."""


class Under(QObject):
    """Long work under way: how far it is, and the way to stop it."""

    moved = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.progress = Progress(self.moved.emit)

    def cancel(self) -> None:
        """Stop at the next step; what is done by then stays done."""
        self.progress.cancel()


class Work(QObject):
    """The window's way to the studio. ``by`` is who is signed in; ``quiet`` says that nothing is under way."""

    opened = Signal()
    signed_in = Signal(object)
    quiet = Signal()
    _answered = Signal(object)

    def __init__(self, store: StoreLike | None = None, *, inline: bool = False) -> None:
        super().__init__()
        self.bulletin = Bulletin()
        self.inline = inline
        self.pending = 0
        self.store: StoreLike | None = None
        self._by: Actor | None = None
        self._turns: weakref.WeakKeyDictionary[QObject, dict[object, int]] = weakref.WeakKeyDictionary()
        self._lanes = (
            {} if inline else {name: Lane(name, self._answered.emit) for name in ("read", "write", "long")}
        )
        self._answered.connect(self._deliver)
        if store is not None:
            self._take(store)

    @property
    def by(self) -> Actor:
        """Who is signed in; asking before anyone is, is a fault of ours."""
        if self._by is None:
            raise LookupError("nobody is signed in")
        return self._by

    @by.setter
    def by(self, actor: Actor) -> None:
        self._by = actor
        self.signed_in.emit(actor)

    @property
    def someone_is_in(self) -> bool:
        """Whether anyone is signed in yet."""
        return self._by is not None

    def open(
        self, opening: Callable[[], StoreLike], then: Callable[[], None], refused: Sorry, owner: QObject
    ) -> None:
        """Open the store away from the UI thread; what was asked meanwhile waits for it."""

        def take(store: StoreLike) -> None:
            self._take(store)
            then()

        self._send("write", Question(opening, take, refused, owner), first=True)

    def _take(self, store: StoreLike) -> None:
        self.store = store
        self.bulletin.follow(store)
        for lane in self._lanes.values():
            lane.start()
        self.opened.emit()

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        then: Answer,
        owner: QObject,
        refused: Sorry | None = None,
        slot: object = None,
    ) -> None:
        """Read; ``then(answer)`` on the UI thread, unless ``owner`` has gone or has asked the same again.

        "The same" is the same query for the same ``then``; where two such questions are both wanted, each
        names its ``slot``.
        """
        question = Question(lambda: self._store().ask(query, *args), then, refused, owner)
        turns = self._turns.setdefault(owner, {})
        question.slot = slot or (query, getattr(then, "__code__", None) or getattr(then, "__func__", then))
        question.turn = turns[question.slot] = turns.get(question.slot, 0) + 1
        self._send("read", question)

    def do(
        self,
        verb: Callable[..., Any],
        *args: Any,
        owner: QObject,
        key: str | None = None,
        then: Answer | None = None,
        refused: Sorry | None = None,
        lost: Sorry | None = None,
        **named: Any,
    ) -> None:
        """Change, as who is signed in; a form gives the operation key it made when it opened (RR7).

        What the verb takes by name only is given by name. ``lost`` is for who counts what is under way: it is called
        when neither ``then`` nor ``refused`` is, since the record has gone or the program itself is at fault.
        """
        from studio.actor import new_key

        by, once = self.by, key or new_key()
        question = Question(
            lambda: self._store().do(verb, *args, by=by, key=once, **named), then, refused, owner
        )
        question.lost = lost
        self._send("write", question)

    def run_short(
        self,
        function: Callable[..., Any],
        *args: Any,
        owner: QObject,
        then: Answer,
        refused: Sorry | None = None,
    ) -> None:
        """Run ``function(store, *args)`` in the writer's turn: a gesture of several steps, such as signing in.

        It needs nobody signed in, and waits for no long work.
        """
        self._send("write", Question(lambda: function(self._store(), *args), then, refused, owner))

    def run_long(
        self,
        function: Callable[..., Any],
        *args: Any,
        owner: QObject,
        then: Answer,
        progress: Callable[[int, int, str], None] | None = None,
        refused: Sorry | None = None,
    ) -> Under:
        """Run ``function(store, progress, *args)`` for as long as it takes.

        ``progress(done, of, what)`` is called on the UI thread. Give the answer to a ``ProgressBar`` and its
        Cancel works. Cancelled work answers nothing: ``refused`` is called with ``Cancelled``.
        """
        under = Under()
        if progress is not None:
            under.moved.connect(_while_alive(owner, progress))
        question = Question(lambda: function(self._store(), under.progress, *args), then, refused, owner)
        question.slot = under
        self._send("long", question)
        return under

    def close(self, seconds: float = 10.0) -> None:
        """Finish what is being written and let go of the store; nothing runs on after the window."""
        for lane in self._lanes.values():
            lane.finish()
        for lane in self._lanes.values():
            lane.join(seconds)
        self.bulletin.stop()
        if self.store is not None:
            self.store.close()

    def _store(self) -> StoreLike:
        if self.store is None:
            raise LookupError("no studio is open")
        return self.store

    def _send(self, lane: str, question: Question, *, first: bool = False) -> None:
        self.pending += 1
        if self.inline:
            run(question)
            self._deliver(question)
        else:
            self._lanes[lane].put(question, first=first)

    def _is_late(self, question: Question) -> bool:
        if question.turn == 0 or question.owner is None:
            return False
        return self._turns.get(question.owner, {}).get(question.slot) != question.turn

    def _deliver(self, question: Question) -> None:
        self.pending -= 1
        self._hand_over(question)
        if self.pending == 0:
            self.quiet.emit()

    def _hand_over(self, question: Question) -> None:
        owner = question.owner
        gone = owner is not None and not shiboken6.isValid(owner)
        if question.error is not None:
            if not self._is_late(question):
                failures.tell(question.error, None if gone else owner, None if gone else question.refused)
            if question.lost is not None and not gone and not failures.is_for_refused(question.error):
                question.lost(question.error)
        elif not gone and question.then is not None and not self._is_late(question):
            question.then(question.answer)


def _while_alive(owner: QObject, tell: Callable[[int, int, str], None]) -> Callable[[int, int, str], None]:
    def told(done: int, of: int, what: str) -> None:
        if shiboken6.isValid(owner):
            tell(done, of, what)

    return told
