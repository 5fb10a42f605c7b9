"""The frame: the rail, the search, the main action and the page; it alone knows who answers a wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import gestures
from ui.kit import theme
from ui.kit.controls import Button, Sign
from ui.kit.finder import Finder
from ui.kit.preferences import preferences
from ui.kit.rail import Rail
from ui.kit.tokens import PAGE_MARGIN
from ui.kit.wish import Wish, opening
from ui.kit.work import Work
from ui.pages import PLACES, Place, named

if TYPE_CHECKING:
    from datetime import date

    from studio.actor import Actor
    from ui.kit.notices import NoticeBar
    from ui.kit.page import Page

KEYS: tuple[tuple[str, str], ...] = (
    ("F2", "Book a session"),
    ("F8", "Write down a concern"),
    ("F9", "Take down what was said: a call, an e-mail, a visit"),
    ("F7", "Write down a promise"),
    ("Ctrl+K", "Find a client, telephone, postcode or order"),
    ("F4", "Enquiries: who waits for our call"),
    ("F3", "Key in a reply slip"),
    ("Ctrl+P", "Print what is on screen"),
    ("Ctrl+R", "Complimentary reshoot for this client"),
    ("Ctrl+Shift+Z", "Go on with the form left half typed"),
    ("F5", "Look again"),
    ("Alt+Left", "Back"),
    ("Alt+Right", "Forward"),
    ("Ctrl+1 … Ctrl+7", "Go to a place of the rail"),
    ("Ctrl+Enter", "Save the form"),
    ("Esc", "Leave the form"),
    ("F1 or Ctrl+?", "This list"),
)

MINUTE = 60_000


def find(db: Any, typed: str) -> Any:
    """The clients' own search; its module is imported when someone searches."""
    return named(gestures.SEARCH)(db, typed)


class MainWindow(QMainWindow):
    """The one window. Its tables can be given, so that a test brings pages of its own."""

    went = Signal(str)

    def __init__(
        self,
        work: Work,
        *,
        places: Sequence[Place] = PLACES,
        opens: Mapping[str, str] = gestures.OPENS,
        answers: Mapping[str, str] = gestures.GESTURES,
    ) -> None:
        super().__init__()
        self.work = work
        self.places = {place.key: place for place in places}
        self._opens, self._answers = opens, answers
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._trail: list[tuple[str, dict[str, object]]] = []
        self._at = -1
        self._day: date | None = None
        self.minute = QTimer(self)
        self.setWindowTitle("Portrait Desk")
        self.setMinimumSize(QSize(1000, 640))
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        rail = [(place.key, place.title, place.icon) for place in self.places.values() if not place.under]
        self.rail = Rail(rail)
        self.search = Finder(self.work, find, "Find a client, phone, postcode or order")
        self.search.setFixedWidth(theme.px(420))
        self.book_button = Button("Book a session", "plus", "primary")
        self.book_button.setToolTip("F2")
        self._bar: NoticeBar | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        top = QHBoxLayout()
        top.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 20)
        top.setSpacing(10)
        top.addWidget(self.search)
        top.addWidget(Sign("Ctrl K", "small"))
        top.addStretch(1)
        top.addWidget(self.book_button)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(top)
        self._above_page = QHBoxLayout()
        self._above_page.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        column.addLayout(self._above_page)
        column.addWidget(self.stack, 1)
        ground = QWidget()
        ground.setProperty("ground", "paper")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        self.rail.went.connect(self.go)
        self.rail.who_pressed.connect(lambda: self.grant(Wish("sign_in")))
        self.book_button.clicked.connect(lambda: self._grant_about("book"))
        self.search.found.connect(self._found)
        self.work.signed_in.connect(self._show_who)
        self.minute.timeout.connect(self._a_minute_went)
        self.minute.start(MINUTE)
        keys = {
            "F2": lambda: self._grant_about("book"),
            "F8": lambda: self._grant_about("concern"),
            "F9": lambda: self._grant_about("log_message"),
            "F7": lambda: self._grant_about("make_promise"),
            "Ctrl+R": self._photograph_again,
            "Ctrl+Shift+Z": lambda: self._grant_about_nobody("go_on"),
            "F4": lambda: self._grant_about_nobody("enquiries"),
            "F3": lambda: self._grant_about_nobody("take_slip"),
            "Ctrl+K": self._to_search,
            "Ctrl+F": self._to_search,
            "Ctrl+P": self._print,
            "F5": self._look_again,
            "Alt+Left": self.back,
            "Alt+Right": self.forward,
            "F1": self.show_keys,
            "Ctrl+?": self.show_keys,
            "Ctrl+Q": self.close,
        }
        for place, key in enumerate(self.rail.buttons, 1):
            keys[f"Ctrl+{place}"] = self.rail.buttons[key].click
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self, act)

    def _restore(self) -> None:
        geometry = preferences().data("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1360, 860)

    @property
    def page(self) -> Page | None:
        """The page on screen; None until somebody is signed in."""
        return self._page

    @property
    def notice_bar(self) -> NoticeBar:
        """The window's own bar, for what belongs to no page; made when there is first something to say."""
        if self._bar is None:
            from ui.kit.notices import NoticeBar

            self._bar = NoticeBar()
            self._above_page.addWidget(self._bar)
        return self._bar

    def go(self, key: str, **with_: object) -> None:
        """Show a page, about something; Back leads to the one before."""
        here = (key, with_)
        if self._at < 0 or self._trail[self._at] != here:
            del self._trail[self._at + 1 :]
            self._trail.append(here)
            self._at = len(self._trail) - 1
        self._show(key, with_)

    def back(self) -> None:
        """To the page before."""
        self._step(-1)

    def forward(self) -> None:
        """To the page after, once one has gone back."""
        self._step(1)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._show(*self._trail[self._at])

    def _show(self, key: str, with_: dict[str, object]) -> None:
        place = self.places[key]
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = named(place.page)(self.work)
            page.wish.connect(self.grant)
            self.stack.addWidget(page)
        if with_ != page.with_:
            page.stale = True
            page.with_ = dict(with_)
        before, held = self._page, self.focusWidget()
        follows = before is not None and before is not page and before.isAncestorOf(held)
        self._page = page
        self.search.setAccessibleName("Find a client, telephone, postcode or order")
        if follows:
            held.clearFocus()  # else Qt gives the keys to whichever button comes next
        self.stack.setCurrentWidget(page)
        if page.stale:
            page.refresh()
        if follows and not page.isAncestorOf(self.focusWidget()):
            page.take_keys()
        self.rail.show_place(place.under or key)
        if self._bar is not None:
            self._bar.hide()
        self.went.emit(key)

    def grant(self, wish: Wish) -> None:
        """Answer a wish: show the page, or call the gesture that the tables name."""
        if wish.verb in self._opens:
            self.go(self._opens[wish.verb], **wish.with_)
        elif wish.verb in self._answers:
            named(self._answers[wish.verb])(self, **wish.with_)
        else:
            raise LookupError(f"no one answers the wish {wish.verb}")

    def _grant_about(self, verb: str) -> None:
        if self.work.someone_is_in:
            self.grant(Wish(verb, self.page.about() if self.page else {}))

    def _photograph_again(self) -> None:
        if self.work.someone_is_in:
            page = self.page
            self.grant(Wish("reshoot", {**page.about(), **page.repeats()} if page else {}))

    def _grant_about_nobody(self, verb: str) -> None:
        if self.work.someone_is_in:
            self.grant(Wish(verb))

    def _found(self, row: Any) -> None:
        self.search.clear()
        self.grant(opening(row.opens))
        if (
            self.search.hasFocus() and self.page is not None
        ):  # who was looked for is found: the keys are the page's
            self.page.take_keys()

    def _to_search(self) -> None:
        self.search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_who(self, actor: Actor) -> None:
        self.rail.show_who(actor.name, str(actor.role))

    def _a_minute_went(self) -> None:
        """Left open overnight, the window does not show yesterday; the time of day moves on where it is shown."""
        from studio import clock

        before, self._day = self._day, clock.today()
        if before != self._day:
            for page in self._pages.values():
                page.refresh()
        elif self.page is not None and self.page.tells_the_time:
            self.page.refresh()

    def _look_again(self) -> None:
        if self.page:
            self.page.refresh()

    def _print(self) -> None:
        if self.page and self.page.prints_itself():
            return
        document = self.page.print_document() if self.page else None
        if document is None:
            from ui.kit import notices

            notices.bar(
                self.page or self, "There is no paper on this page. Open an order or a letter to print it."
            )
            return
        from ui.kit.printing import print_pages

        print_pages(self.page or self, *document)

    def show_keys(self) -> None:
        """The list of keys."""
        from ui.kit.keys import KeysSheet

        KeysSheet(self, KEYS, self.page.own_keys() if self.page else ()).open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == QtCore.Qt.MouseButton.BackButton:
            self.back()
        elif event.button() == QtCore.Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        preferences().keep("window/geometry", self.saveGeometry())
        super().closeEvent(event)
