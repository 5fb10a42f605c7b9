"""What is written when the program itself is at fault: where, never about whom.

The log holds kinds of error and places in the code, no values: a client's name never gets there.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from platformdirs import user_log_path
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.kit.notices import BugReport

_log = logging.getLogger("portrait_desk")
_QT = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Diagnosis:
    """Keeps the log, and shows the report of a bug; one at a time, for one fault often brings another."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_log_path("portrait-desk", appauthor=False)
        self.file = self.folder / "window.log"
        self._shown: BugReport | None = None

    def install(self) -> None:
        """From now on, whatever nobody caught comes here; the window stays alive."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            self.file, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False
        self._handler = handler
        self._before = sys.excepthook, qInstallMessageHandler(_qt_said)
        sys.excepthook = self.report
        self._crashes = (self.folder / "crashes.log").open("a", encoding="utf-8")
        faulthandler.enable(self._crashes)

    def remove(self) -> None:
        """Give back what was taken over, and close the files."""
        sys.excepthook = self._before[0]
        qInstallMessageHandler(self._before[1])
        faulthandler.disable()
        self._crashes.close()
        _log.removeHandler(self._handler)
        self._handler.close()

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the fault down and show it to be copied."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = _told(kind, error, trace)
        _log.error("%s", details)
        if QApplication.instance() is not None and self._shown is None:
            self._shown = BugReport(QApplication.activeWindow(), details, str(self.file))
            self._shown.finished.connect(self._put_away)
            self._shown.open()

    def _put_away(self) -> None:
        self._shown = None


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    first = [f"because of {type(cause).__name__}"] if cause is not None else []
    versions = f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.system()} {platform.release()}"
    return "\n".join([kind.__name__, *first, *places, versions])


def _qt_said(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _log.log(_QT.get(kind, logging.WARNING), "Qt: %s", message)
