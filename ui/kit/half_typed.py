"""Half-typed forms: what stands in a form is kept while it is typed, and put back when it is wanted again.

A form looks at its own fields each second and keeps what has changed, away from the window's thread; so a kill loses
no more than that second. The parts that grow and shrink while typing need not each be heard. What is kept goes in the
transaction that saves the form; left with Escape it stays and is said, and the same form offers it when it is opened
again. Tests call :meth:`Keeping.look` rather than wait.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio import clock
from studio.dates import screen_time
from studio.db import half_typed
from studio.db.half_typed import Kept
from studio.errors import StudioError
from ui.kit import icons, notices, theme
from ui.kit.going_on import PUT_BACK_KEYS, for_whom, go_on, is_wanted
from ui.kit.text import Button, Label

if TYPE_CHECKING:
    from ui.kit.form import FormDialog
    from ui.kit.work import StoreLike

EVERY: Final = 1_000
"""Milliseconds between two looks."""
AFTER_TROUBLE: Final = 10_000
"""Milliseconds until it is tried again when the disk or the server would not have it."""


class KeptBar(QFrame):
    """A quiet bar in a form: what had been typed here can be put back, or discarded on purpose."""

    def __init__(self, put_back: Callable[[], None], discard: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setProperty("tone", "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        icon = Label()
        icon.setPixmap(icons.icon("history", "muted").pixmap(theme.px(18), theme.px(18)))
        self.words = Label("", "body", wrap=True)
        self.put_back = Button(f"Put back what you had typed ({PUT_BACK_KEYS})", kind="quiet")
        self.discard = Button("Discard", kind="quiet")
        self.put_back.clicked.connect(put_back)
        self.discard.clicked.connect(discard)
        row.addWidget(icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.put_back)
        row.addWidget(self.discard)

    def offer(self, kept: Kept, about_this: bool) -> None:
        """Say when it was typed, and about whom when that is not plain."""
        at = ""
        if kept.kept_at is not None:
            wall = clock.to_wall(kept.kept_at)
            at = f", {screen_time(wall, clock.today())}"
        whom = "" if about_this else for_whom(kept.whom)
        self.words.setText(f"You had half typed this{whom}{at}.")
        self.setAccessibleName(self.words.text())
        self.show()


class Keeping(QObject):
    """Keeps what is typed into one form, from its first sight to its end."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__(form)
        self.form = form
        self.staff_id = form.work.by.staff_id
        self.bar: KeptBar | None = None
        self.offered: list[Kept] = []
        self._base: dict[str, Any] = {}
        self._last: tuple[object, ...] = ()
        self._is_kept = self._is_under_way = False
        self._has_ended = False
        self._about = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The form stands as it opens; ask what had been typed into it before."""
        self.settle()
        self._ask()
        self._timer.start()

    def settle(self) -> None:
        """What stands in the form now was put there by the form itself, and nobody would miss it."""
        self._base = self._worth(self.form.half_typed())
        self._last = self._state(self._base)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything was typed that would be lost."""
        return self._worth(self.form.half_typed()) != self._base

    def look(self) -> None:
        """Keep what has changed since the last look."""
        if self._has_ended or self.form.sending or self._is_under_way:
            return
        self._look()

    def _look(self) -> None:
        typed = self.form.half_typed()
        if self.form.about != self._about:
            self._ask()
        worth = self._worth(typed)
        if self._state(worth) == self._last:
            return
        self._last = self._state(worth)
        if worth != self._base:
            self._keep(typed)
        elif self._is_kept:
            self._forget(self.form.key)
            self._is_kept = False

    def end(self, *, saved: bool) -> None:
        """The form closes: what was saved is not kept any longer; what was left stays and is said."""
        if saved:
            if self._is_kept:
                self._forget(self.form.key)
        elif not self._has_ended:
            self._look()
            if self._is_kept:
                self._say_kept()
        self._has_ended = True
        self._timer.stop()

    def _worth(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {name: kept for name, kept in typed.items() if name not in self.form.goes_along}

    def _state(self, typed: Mapping[str, Any]) -> tuple[object, ...]:
        return (typed, self.form.about, self.form.whom)

    # Keeping, and forgetting on purpose.

    def _kept(self, typed: dict[str, Any]) -> Kept:
        form, again = self.form, self.form.again
        return Kept(
            key=form.key,
            form=form.keeps_as,
            about=form.about,
            whom=form.whom,
            again=(again.verb, dict(again.with_)) if again is not None else None,
            typed=typed,
        )

    def _keep(self, typed: dict[str, Any]) -> None:
        self._is_kept = self._is_under_way = True
        self.form.work.run_short(
            _keep,
            self.staff_id,
            self._kept(typed),
            owner=self.form,
            then=self._was_kept,
            refused=self._not_kept,
        )

    def _was_kept(self, _answer: object) -> None:
        self._is_under_way = False
        self._timer.setInterval(EVERY)

    def _not_kept(self, error: Exception) -> None:
        self._is_under_way = False
        self._last = ()
        self._timer.setInterval(AFTER_TROUBLE)
        if isinstance(error, StudioError) and not self._has_ended:
            self.form.notice_bar.say(
                f"{error.message} Until then what you type here is not kept for later.", "due"
            )

    def _forget(self, key: str) -> None:
        window = self.form.parent() or self.form
        self.form.work.run_short(_forget, key, owner=window, then=_nothing, refused=_ignored)

    def _say_kept(self) -> None:
        kept = self._kept({})
        window = self.form.parent()
        page = getattr(window, "page", None) or window
        grant = getattr(window, "grant", None)
        said = f"Your half-typed {kept.form}{for_whom(kept.whom)} is kept."
        if kept.again is None or grant is None:
            notices.bar(page, said)
        else:
            notices.bar(page, said, "plain", "Go on with it", lambda: go_on(grant, kept))

    # Putting back what was kept.

    def _ask(self) -> None:
        self._about = self.form.about
        self.form.work.ask(
            half_typed.of_form, self.staff_id, self.form.keeps_as, self.form.about,
            then=self._offer, owner=self.form,
        )  # fmt: skip

    def _offer(self, found: tuple[Kept, ...]) -> None:
        self.offered = [kept for kept in found if kept.key != self.form.key and self._fits(kept)]
        wanted = next((kept for kept in self.offered if is_wanted(kept)), None)
        if wanted is not None:
            self.offered.remove(wanted)
            self.offered.insert(0, wanted)
            self.put_back()
            return
        self._show_offer()

    def _fits(self, kept: Kept) -> bool:
        """A form about nobody yet offers all of its kind; one opened for something offers what was typed for that."""
        opened = self.form.again
        if self.form.about or opened is None or not opened.with_:
            return True
        return kept.again == (opened.verb, dict(opened.with_))

    def _show_offer(self) -> None:
        if not self.offered:
            if self.bar is not None:
                self.bar.hide()
            return
        if self.bar is None:
            self._build_bar()
        assert self.bar is not None
        kept = self.offered[0]
        self.bar.offer(kept, about_this=bool(self.form.about) and kept.about == self.form.about)

    def _build_bar(self) -> None:
        self.bar = KeptBar(self.put_back, self.discard)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.bar)
        column = self.form.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.form.notice_bar), holder)
        QShortcut(QKeySequence(PUT_BACK_KEYS), self.form, self.put_back)
        for line in (*self.form.findChildren(QLineEdit), *self.form.findChildren(QPlainTextEdit)):
            line.installEventFilter(self)  # a line of text takes these keys for its own "redo"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and event.key() == Qt.Key.Key_Z
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            and self.offered
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.put_back()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def put_back(self) -> None:
        """What had been typed stands in the form again, under the key it was to be saved with (RR7).

        What was typed in the meantime stays kept by itself.
        """
        if not self.offered:
            return
        self.look()
        kept = self.offered.pop(0)
        self.form.key = kept.key
        self._is_kept = True
        self.offered = []
        self._show_offer()
        self.form.put_back(kept.typed)
        self._about = self.form.about

    def discard(self) -> None:
        """It is not wanted any more; the one before it, when there is one, is offered next."""
        if self.offered:
            self._forget(self.offered.pop(0).key)
            self._show_offer()


def _keep(store: StoreLike, staff_id: int, kept: Kept) -> None:
    store.jot(half_typed.keep, staff_id, kept)


def _forget(store: StoreLike, key: str) -> None:
    store.jot(half_typed.forget, key)


def _nothing(_answer: object) -> None:
    """Success needs no message."""


def _ignored(_error: Exception) -> None:
    """What could not be forgotten now is swept after thirty days."""
