"""Photographs for the window: asked for away from the UI thread, the visible first, and kept while there is room.

``loader.ask(row, Size.THUMB)`` is answered by ``shown(picture_id, size, image)`` or ``failed(picture_id, words)``;
``loader.now(row, size)`` is what is at hand already, for a paint event. A page that leaves calls ``forget()``.
``loader.beside(rows, place)`` asks for the picture that is looked at and readies its neighbours, so that the next one
is there when its key is pressed; ``loader.peek(number, file)`` shows a file that is nobody's picture yet. Two threads
serve all loaders; the files themselves are opened by the studio's own workers. ``Pictures(inline=work.inline)`` answers
at once, for tests.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio import pictures
from studio.errors import StudioError
from studio.pictures import PictureRow
from studio.words import say
from ui.kit.preferences import preferences


class Size(Enum):
    """How large: for a list of many, or to fill a screen."""

    THUMB = "thumbnail"
    SCREEN = "screen"


ROOM: Final = {Size.THUMB: 80_000_000, Size.SCREEN: 120_000_000}
"""Bytes of images kept at hand, for each size; together at most 200 MB."""
THREADS: Final = 2
AHEAD: Final = (1, -1, 2)
"""Which neighbours of the picture looked at are readied, the likeliest first."""


class Pictures(QObject):
    """One loader serves a page, the family's window and the wall together."""

    shown = Signal(int, object, QImage)
    failed = Signal(int, str)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._kept: dict[Size, OrderedDict[int, QImage]] = {size: OrderedDict() for size in Size}
        self._bytes = dict.fromkeys(Size, 0)
        self._waiting: dict[tuple[int, Size], _Task] = {}
        self._beside: set[tuple[int, Size]] = set()
        self._idle: dict[str, _Task] = {}

    def now(self, row: PictureRow, size: Size) -> QImage | None:
        """The image when it is at hand; asks for nothing."""
        kept = self._kept[size]
        image = kept.get(row.id)
        if image is not None:
            kept.move_to_end(row.id)
        return image

    def ask(self, row: PictureRow, size: Size, first: bool = False) -> None:
        """Ask for an image; ``first`` goes before all that waits. Asked twice, it is made once."""
        image = self.now(row, size)
        if image is not None:
            self.shown.emit(row.id, size, image)
            return
        self._send(_of_row(self, row, size, _FIRST if first else _NEXT))

    def peek(self, number: int, file: Path) -> None:
        """Show a file before it is anybody's picture; ``shown`` says the number, which is below nothing."""
        self._send(_Task(self, number, Size.THUMB, _NEXT, lambda: pictures.glimpse(file)))

    def beside(self, rows: Sequence[PictureRow], place: int, size: Size = Size.SCREEN) -> None:
        """Ask for the picture at this place before everything else, and ready its neighbours after it."""
        ahead = [rows[place + step] for step in AHEAD if 0 <= place + step < len(rows)]
        wanted: set[tuple[int, Size]] = {(row.id, size) for row in (rows[place], *ahead)}
        for passed in self._beside - wanted:  # leafed past before it came: what is looked at now goes first
            self._forget_one(passed)
        self._beside = wanted
        self.ask(rows[place], size, first=True)
        for row in ahead:
            if self.now(row, size) is None:
                self._send(_of_row(self, row, size, _AHEAD))

    def make_ready(self, rows: Sequence[PictureRow]) -> None:
        """Make what the screen will need of all of these, one after the other, while nobody asks for anything."""
        if self._inline:
            return
        for row in rows:
            if row.sha256 not in self._idle:
                task = _Task(self, row.id, Size.SCREEN, _IDLE, partial(pictures.make_ready, row))
                self._idle[row.sha256] = task
                _hands().put(task)

    def warm(self) -> None:
        """Pictures will be asked for soon: the studio's workers are started meanwhile."""
        if not self._inline:
            _hands().put(_Task(self, 0, Size.THUMB, _NEXT, pictures.openers.warm, quiet=True))

    def forget(self) -> None:
        """Ask no longer for what has not begun; what is at hand stays."""
        for task in (*self._waiting.values(), *self._idle.values()):
            task.forgotten = True
        self._waiting.clear()
        self._idle.clear()
        self._beside.clear()

    def _forget_one(self, key: tuple[int, Size]) -> None:
        task = self._waiting.pop(key, None)
        if task is not None:
            task.forgotten = True

    def let_go(self, row: PictureRow) -> None:
        """Forget the images of one picture: its file was found again."""
        for size in Size:
            image = self._kept[size].pop(row.id, None)
            if image is not None:
                self._bytes[size] -= image.sizeInBytes()

    def bytes_at_hand(self) -> int:
        """How much memory the images take."""
        return sum(self._bytes.values())

    def _send(self, task: _Task) -> None:
        waiting = self._waiting.get((task.number, task.size))
        if waiting is not None and waiting.turn <= task.turn:
            return
        if waiting is not None:
            waiting.forgotten = True
        self._waiting[task.number, task.size] = task
        if self._inline:
            task.run()
            self.take(task)
        else:
            _hands().put(task)

    def take(self, task: _Task) -> None:
        """A task of this loader is done; called on the UI thread."""
        self._waiting.pop((task.number, task.size), None)
        if task.fault is not None:
            raise task.fault
        if task.image is None:
            self.failed.emit(task.number, task.sorry)
            return
        kept = self._kept[task.size]
        before = kept.pop(task.number, None)
        self._bytes[task.size] += task.image.sizeInBytes() - (before.sizeInBytes() if before else 0)
        kept[task.number] = task.image
        while self._bytes[task.size] > ROOM[task.size] and len(kept) > 1:
            _, oldest = kept.popitem(last=False)
            self._bytes[task.size] -= oldest.sizeInBytes()
        self.shown.emit(task.number, task.size, task.image)


_FIRST, _NEXT, _AHEAD, _IDLE = range(4)


class _Task:
    """One image that a loader waits for. It does not keep the loader alive."""

    def __init__(
        self,
        loader: Pictures,
        number: int,
        size: Size,
        turn: int,
        make: Callable[[], bytes | None],
        quiet: bool = False,
    ) -> None:
        self.loader = weakref.ref(loader)
        self.number = number
        self.size = size
        self.turn = turn
        self.make = make
        self.quiet = quiet
        """Nobody waits for an image of it."""
        self.forgotten = False
        self.image: QImage | None = None
        self.sorry = ""
        self.fault: Exception | None = None
        """A bug of ours, raised on the UI thread, where it is reported; the thread lives on."""

    def run(self) -> None:
        """Read or make the small picture and decode it; on one of the threads."""
        try:
            made = self.make()
            if made is None:
                return
            image = QImage.fromData(made)
        except StudioError as failed:
            self.sorry = failed.message
            return
        except Exception as fault:
            self.fault = fault
            return
        if image.isNull():
            self.sorry = say("This picture cannot be shown.")
        else:
            self.image = image


def _of_row(loader: Pictures, row: PictureRow, size: Size, turn: int) -> _Task:
    make = pictures.thumbnail if size is Size.THUMB else pictures.screen_size
    return _Task(loader, row.id, size, turn, lambda: make(row))


class _Hands(QObject):
    """Two threads that serve every loader, and the way back to the UI thread."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: tuple[deque[_Task], ...] = (deque(), deque(), deque(), deque())
        self._idling = False
        self._something = threading.Condition()
        self.done.connect(self._deliver)
        for number in range(THREADS):
            threading.Thread(target=self._work, name=f"portrait-desk pictures {number}", daemon=True).start()

    def put(self, task: _Task) -> None:
        with self._something:
            queue = self._waiting[task.turn]
            if task.turn == _FIRST:
                queue.appendleft(task)
            else:
                queue.append(task)
            self._something.notify()

    def _next(self) -> _Task:
        with self._something:
            while True:
                for turn, queue in enumerate(self._waiting):
                    while queue and not (turn == _IDLE and self._idling):
                        task = queue.popleft()
                        if not task.forgotten:
                            self._idling = self._idling or turn == _IDLE
                            return task
                self._something.wait()

    def _work(self) -> None:
        while True:
            task = self._next()
            task.run()
            if task.turn == _IDLE:
                with self._something:  # one thread at most makes ready; the other is for whoever asks
                    self._idling = False
                    self._something.notify()
                continue
            try:
                self.done.emit(task)
            except RuntimeError:  # the program is ending, nobody looks any more
                return

    def _deliver(self, task: _Task) -> None:
        """Back on the UI thread: to the loader that asked, if it is still there and still waits."""
        loader = task.loader()
        if loader is not None and shiboken6.isValid(loader) and not task.forgotten and not task.quiet:
            loader.take(task)


_hands_of: list[_Hands] = []


def _hands() -> _Hands:
    if not _hands_of:
        _hands_of.append(_Hands())
    return _hands_of[0]


def remember_folder(folder: Path) -> None:
    """The studio's pictures lie in this folder from now on, at this desk and for the records now open."""
    preferences().keep("pictures/folder", str(folder))
    preferences().keep("pictures/folder_of", preferences().text("studio/database"))
    pictures.keep_in(folder)


def use_remembered_folder(database: str) -> None:
    """The folder that was named for these records, when one was; each studio's pictures stay apart."""
    folder = preferences().text("pictures/folder")
    named = folder and preferences().text("pictures/folder_of") == database
    pictures.keep_in(Path(folder) if named else None)
