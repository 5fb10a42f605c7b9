"""Practising: the real forms of care over a studio that is thrown away when the window is closed.

The window has records of its own in a folder of its own, and answers only the wishes of a case: nothing here can be
printed, posted or mailed, and nothing of it reaches the studio's own records, letters, measures or Today.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QChildEvent, QEvent, QLockFile, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.actor import Actor
from studio.sample import practising
from studio.sample.practising import Caller
from ui.care import gestures
from ui.care.case_page import CasePage
from ui.care.concern_form import ConcernForm
from ui.kit import theme
from ui.kit.cards import Card, EmptyState, Pile
from ui.kit.notices import NoticeBar
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from studio.db import Store
    from ui.main_window import MainWindow

NAMED = "portrait-desk-practice-"
LOCK = "in-use.lock"
BAND = "Practice: nothing here is kept"
_NOT_HERE = "That is not part of practising. Nothing leaves this window."
_CASE = ("concern", "reshoot")


def practise(window: MainWindow) -> None:
    """Open the practice window for whoever is at the desk."""
    PracticeWindow(window.work.by, window, inline=window.work.inline).begin()


def clear_leftovers(place: Path | None = None) -> int:
    """Throw away practice studios that a crash left behind; the answer is how many. One in use is let be."""
    gone = 0
    for folder in (place or Path(tempfile.gettempdir())).glob(f"{NAMED}*"):
        lock = QLockFile(str(folder / LOCK))
        lock.setStaleLockTime(0)
        if folder.is_dir() and lock.tryLock(0):
            lock.unlock()
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
    return gone


class PracticeBand(QFrame):
    """Says on everything of practising that nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "due")
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 6, 14, 6)
        across.addWidget(Label(BAND, "name"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(BAND)


class CallerWords(Card):
    """What a colleague reads aloud; it stands beside the form too, for whoever practises alone."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller.who, caller.telephone)
        self.caller = caller
        self.body.addWidget(Label(f"“{caller.says}”", "said", wrap=True))
        self.body.addWidget(Label(caller.would_like, "second", wrap=True))
        self.body.addWidget(Label(caller.answers, "second", wrap=True))


class CallerCard(CallerWords):
    """The telephone rings when its button is pressed."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self.ring = Button("Take the call", "phone-call")
        self.ring.setAccessibleName(f"Take the call of {caller.who}")
        self.body.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignLeft)


class PracticeWindow(QDialog):
    """Callers on the left, the case that came of a call on the right."""

    def __init__(
        self,
        by: Actor,
        parent: QWidget | None = None,
        *,
        inline: bool = False,
        studio: Callable[[Path], Store] = practising.begin,
    ) -> None:
        """``studio`` writes the practice studio into an empty folder and opens it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Practise")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = parent.size() if parent is not None else QSize(theme.px(1180), theme.px(760))
        self.resize(min(theme.px(1180), room.width() - 60), min(theme.px(760), room.height() - 60))
        self.role, self.studio = by.role, studio
        clear_leftovers()
        self.folder = Path(tempfile.mkdtemp(prefix=NAMED))
        self.lock = QLockFile(str(self.folder / LOCK))
        self.lock.setStaleLockTime(0)
        self.lock.tryLock(0)
        self.work = Work(inline=inline)
        self.page: CasePage | None = None
        self.cards: list[CallerCard] = []
        self.caller: Caller | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PracticeBand())
        self.notice_bar = NoticeBar()
        column.addWidget(self.notice_bar)
        self.callers = Pile()
        self.callers.setMinimumWidth(theme.px(340))
        self.callers.setMaximumWidth(theme.px(400))
        self.place = QVBoxLayout()
        self.waiting: QWidget = EmptyState("heart-handshake", "The practice studio is being set up …")
        self.place.addWidget(self.waiting)
        across = QHBoxLayout()
        across.setContentsMargins(24, 0, 0, 12)
        across.setSpacing(12)
        across.addWidget(self.callers)
        across.addLayout(self.place, 1)
        column.addLayout(across, 1)

    def begin(self) -> None:
        """Show the window; the studio is set up behind it."""
        self.open()
        self.work.open(lambda: self.studio(self.folder), self._opened, self._not_opened, self)

    def _opened(self) -> None:
        self.work.ask(practising.someone, self.role, then=self._sit_down, owner=self)

    def _sit_down(self, who: Actor) -> None:
        self.work.by = who
        self.work.ask(practising.callers, then=self._show_callers, owner=self)

    def _not_opened(self, error: Exception) -> None:
        self.notice_bar.say(str(error), "concern")

    def _show_callers(self, callers: tuple[Caller, ...]) -> None:
        for caller in callers:
            card = CallerCard(caller)
            card.ring.clicked.connect(lambda _=False, caller=caller: self.take_call(caller))
            self.cards.append(card)
            self.callers.add(card)
        self._show_instead(
            EmptyState("heart-handshake", "Ask a colleague to read a card to you, and take the call.")
        )
        if self.cards:
            self.cards[0].ring.setFocus()

    def _show_instead(self, widget: QWidget) -> None:
        self.waiting.hide()
        self.waiting.deleteLater()
        self.waiting = widget
        self.place.addWidget(widget)

    def take_call(self, caller: Caller) -> None:
        """The form of a concern for this family, as in the studio."""
        self.caller = caller
        self.grant(Wish("concern", {"household_id": caller.household_id}))

    def grant(self, wish: Wish) -> None:
        """What belongs to a case is done here; everything else would leave the window, and is not."""
        here = cast("MainWindow", self)
        if wish.verb in _CASE:
            getattr(gestures, wish.verb)(here, **wish.with_)
        elif wish.verb == "open_case":
            self._show_case(wish.with_["concern_id"])
        else:
            self.notice_bar.say(_NOT_HERE, "plain")

    def _show_case(self, concern_id: Any) -> None:
        if self.page is None:
            self.page = CasePage(self.work)
            self.page.wish.connect(self.grant)
            self._show_instead(self.page)
        self.page.show()
        self.page.show_with(concern_id=concern_id)

    def childEvent(self, event: QChildEvent) -> None:
        """Every form that opens here says it too."""
        super().childEvent(event)
        child = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(child, QDialog):
            column = child.layout()
            if isinstance(column, QVBoxLayout) and child.findChild(PracticeBand) is None:
                column.insertWidget(0, PracticeBand())
                if isinstance(child, ConcernForm) and self.caller is not None:
                    child.side.column.insertWidget(0, CallerWords(self.caller))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._throw_away()
        super().closeEvent(event)

    def reject(self) -> None:
        self._throw_away()
        super().reject()

    def _throw_away(self) -> None:
        """Let go of the records first, then of the folder."""
        if self.folder.exists():
            self.work.close()
            self.lock.unlock()
            shutil.rmtree(self.folder, ignore_errors=True)
