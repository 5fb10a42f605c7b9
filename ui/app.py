"""Starts the window: paints it, then opens the records behind it, then says who is at the desk.

Nothing before the first paint may import SQLAlchemy, reportlab or Pillow; a test holds the list.
``PORTRAIT_DESK_TRACE=1`` prints to standard error when the window was painted, took typing and showed Today.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from studio.errors import StudioError
from ui.clients.readying import SearchReadying
from ui.kit import theme
from ui.kit.preferences import preferences
from ui.kit.soundness import Soundness
from ui.kit.trace import Trace
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.kit.diagnosis import Diagnosis
    from ui.kit.tidying import Tidying

_PAPER_AFTER = 3000
"""Milliseconds after the window is first quiet, when nobody has just begun to type."""


def main(words: list[str]) -> int:
    """Open the window; ``--database FILE-or-URL`` says on which records. Returns the exit code."""
    try:
        target = database(words)
    except ValueError as unknown:
        sys.stderr.write(f"{unknown}\n")
        return 2
    # Nothing that opens the window is thrown away again; looking through it all would only delay Today.
    gc.disable()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("portrait-desk")
    app.setApplicationDisplayName("Portrait Desk")
    app.setDesktopFileName("portrait-desk")
    return Opening(app, target).run()


def database(words: list[str]) -> str:
    """The database named on the command line, or the last one, or the usual place; ValueError for other words."""
    left = list(words)
    target = ""
    while left:
        word = left.pop(0)
        if word == "--database" and left:
            target = left.pop(0)
        elif word.startswith("--database="):
            target = word.partition("=")[2]
        else:
            raise ValueError(f"Portrait Desk does not know “{word}”. Try --database FILE, or --help.")
    return (
        target
        or os.environ.get("PORTRAIT_DESK_DATABASE", "")
        or preferences().text("studio/database")
        or usual_place()
    )


def usual_place() -> str:
    """Where the operating system keeps a user's data."""
    from platformdirs import user_data_path

    return str(user_data_path("portrait-desk", appauthor=False) / "studio.db")


class Opening(QObject):
    """The first second of the program, one step after the other."""

    def __init__(self, app: QApplication, target: str) -> None:
        super().__init__()
        self.app, self.target = app, target
        self.diagnosis: Diagnosis | None = None
        self.tidying: Tidying | None = None
        self._dress()
        self.work = Work()
        self.window = MainWindow(self.work)
        self.trace = Trace(self.window)
        self.soundness = Soundness(self.work, self.window, self._say)
        self.readying = SearchReadying(self.work, self.window)
        self.work.quiet.connect(self._settled)
        self.work.quiet.connect(self._today_is_there)

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        from ui.kit.instance import OneWindow, place_of

        self.one = OneWindow(place_of(self.target))
        if not self.one.take():
            if not self.one.call():
                sys.stderr.write("Portrait Desk is already open on these records.\n")
            return 0
        self.one.called.connect(self._come_forward)
        self.window.rail.show_place("today")
        self.window.installEventFilter(self)
        self.window.show()
        try:
            return self.app.exec()
        finally:
            if self.diagnosis is not None:
                self.diagnosis.remove()
            self.soundness.stop()
            self.readying.stop()
            self.work.close()
            preferences().save()
            self.one.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint: all that is slow comes after it."""
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._after_paint)
        return super().eventFilter(watched, event)

    def _after_paint(self) -> None:
        self.trace.stamp("painted")
        self.open()
        QTimer.singleShot(0, self._take_typing)

    def _take_typing(self) -> None:
        """The first turn after the paint: keys are heard from here on; what can wait came after."""
        self.trace.stamp("typing")
        QTimer.singleShot(0, self._watch)

    def _watch(self) -> None:
        from ui.kit.diagnosis import Diagnosis

        self.app.styleHints().colorSchemeChanged.connect(self._dress)
        self.diagnosis = Diagnosis()
        self.diagnosis.install()
        self.work.quiet.connect(self.one.listen)

    def _dress(self) -> None:
        """The system has gone light or dark, and the window goes with it."""
        kept = preferences()
        theme.apply(self.app, kept.text("look/theme"), kept.number("look/text_size") or 1.0)

    def open(self) -> None:
        """Open the records away from the UI thread; the window can be typed in meanwhile."""
        self.work.open(lambda: open_store(self.target), self._opened, self._not_opened, self.window)

    def _opened(self) -> None:
        from ui.kit.pictures import use_remembered_folder

        preferences().keep("studio/database", self.target)
        use_remembered_folder(self.target)
        self.window.grant(Wish("arrive"))

    def _not_opened(self, error: Exception) -> None:
        said = error.message if isinstance(error, StudioError) else str(error)
        self.window.notice_bar.say(said, "concern", "Try again", self.open)

    def _say(self, words: str, tone: str) -> None:
        self.window.notice_bar.say(words, tone)  # the bar is made when it is first needed

    def _settled(self) -> None:
        """Everything is loaded: from now on what is thrown away is gathered, but not looked for in what stays."""
        if self.tidying is None:
            from ui.kit.tidying import Tidying

            self.tidying = Tidying(self)
            self.tidying.start()
            self.work.run_short(_clear_practice, owner=self.window, then=_done)
            QTimer.singleShot(_PAPER_AFTER, self._make_paper_ready)

    def _make_paper_ready(self) -> None:
        """The first letter that is looked at waits for nothing then; trouble speaks up where one is."""
        self.work.run_long(_make_paper_ready, owner=self.window, then=_done, refused=_done)

    def _today_is_there(self) -> None:
        """The rows of Today have come, and are about to be painted: the bench is told, and the records looked at."""
        page = self.window.page
        if page is not None and not page.stale:
            self.trace.when_painted(page, "today")
            self.soundness.look_soon()
            self.readying.soon()

    def _come_forward(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~self.window.windowState().WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()


def _clear_practice(_store: object) -> None:
    """Practice studios that a crash left behind are thrown away, off the window's thread."""
    from ui.care.practising import clear_leftovers

    clear_leftovers()


def _make_paper_ready(store: Any, _progress: object) -> None:
    """What draws and shows a page, loaded off the window's thread."""
    from studio import letters

    letters.make_ready(store)


def _done(_answer: object) -> None:
    """Nothing is to be said of it."""


def open_store(target: str) -> Any:
    """Import what keeps the records, and open them; called on the writer's thread."""
    from pathlib import Path

    from studio import schema

    if "://" not in target:
        Path(target).expanduser().parent.mkdir(parents=True, exist_ok=True)
    return schema.open_store(target)
