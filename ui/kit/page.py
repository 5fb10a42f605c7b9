"""A page: a title, a sentence, what it shows; reloads when a commit touched one of its features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.story import Badge
from ui.kit.notices import NoticeBar
from ui.kit.quiet import QuietBanner
from ui.kit.text import Label
from ui.kit.tokens import PAGE_MARGIN
from ui.kit.warnings import WarningRow
from ui.kit.wish import Wish
from ui.kit.work import Work


class Page(QWidget):
    """What every page of the window is.

    A page builds its widgets once in ``__init__``, asks for its rows in :meth:`reload` and shows them when
    they arrive; until then it keeps what it shows. It sends wishes upward and knows no other page.
    """

    wish = Signal(object)
    features: ClassVar[frozenset[str]] = frozenset()
    scrolls: ClassVar[bool] = True
    tells_the_time: ClassVar[bool] = False
    """Whether it shows what time it is now; then it looks again each minute."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.stale = True
        self.with_: dict[str, object] = {}
        self.quiet: QuietBanner | None = None
        self._build_frame()
        work.bulletin.changed.connect(self._hear)

    def show_to(self, _who: object) -> None:
        """Look again for whoever has just signed in, on pages that show them something of their own."""
        self.refresh()

    def _build_frame(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = Label("", "title", wrap=True)
        self.sentence = Label("", "muted", wrap=True, select=True)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self.warnings = WarningRow()
        words.addWidget(self.warnings)
        head.addLayout(words, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        head.addLayout(self.buttons)
        head.setAlignment(self.buttons, Qt.AlignmentFlag.AlignBottom)
        self.notice_bar = NoticeBar()
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self.notice_bar)
        self.body = QVBoxLayout()
        self.body.setSpacing(18)
        self.body.setContentsMargins(0, 0, 0, 24)
        if self.scrolls:
            column.addWidget(self._scrolling(), 1)
        else:
            column.addLayout(self.body, 1)

    def _scrolling(self) -> QScrollArea:
        ground = QWidget()
        ground.setProperty("ground", "clear")
        ground.setLayout(self.body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        area.viewport().setAutoFillBackground(False)
        return area

    def show_title(self, title: str, sentence: str = "") -> None:
        """The page's name and what it says first, in a sentence."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setWindowTitle(title)

    def show_warnings(self, badges: Sequence[Badge]) -> None:
        """What to know of the family on this page before one speaks or writes to it (``clients.warnings_of``)."""
        self.warnings.show_warnings(badges)

    def show_quiet(self, household_id: Any) -> None:
        """Say above the page when something is not right with this family, with the way to the case."""
        if self.quiet is None:
            self.quiet = QuietBanner(self.work)
            self.quiet.wish.connect(self.wish)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # a page stands in a column
            column.insertWidget(2, self.quiet)
            self.quiet.keep_clear(12)
        self.quiet.show_of(household_id)

    def show_with(self, **with_: object) -> None:
        """Show this page about something: ``show_with(household_id=7)``; reloads."""
        self.with_ = with_
        self.refresh()

    def refresh(self) -> None:
        """Load now when the page is seen, else when it next is."""
        self.stale = True
        if self.isVisible() and self.work.store is not None:
            self.stale = False
            self.reload()

    def reload(self) -> None:
        """Ask for the rows this page shows; each page has its own."""

    def about(self) -> dict[str, object]:
        """Whom this page is about, for F2, F8 and Ctrl+R: ``{"household_id": 7}`` or nothing."""
        return {key: value for key, value in self.with_.items() if key == "household_id"}

    def repeats(self) -> dict[str, object]:
        """What Ctrl+R photographs again from here: ``{"session_id": 3}``, an order or a case; or nothing."""
        return {}

    def take_keys(self) -> None:
        """The keyboard comes to this page, from the page before or from the search; to where its keys are heard."""
        self.setFocus()

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """Keys that mean something on this page alone, and what, for the list of keys."""
        return ()

    def print_document(self) -> tuple[str, bytes] | None:
        """The PDF on screen and its name, for Ctrl+P; None when there is no paper here."""
        return None

    def prints_itself(self) -> bool:
        """Whether this page has its own way to print (a batch, a kept letter); then Ctrl+P has begun it."""
        return False

    def hope(self, verb: str, **with_: object) -> None:
        """Send a wish upward: ``hope("open_client", household_id=7)``."""
        self.wish.emit(Wish(verb, with_))

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and self.features & features:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.notice_bar.hide()
