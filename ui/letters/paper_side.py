"""The right side of the page of letters: the very page as it will be printed, or was, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.letters import DueLetter, LetterRow, LetterState, Way
from ui.kit.pages_of_paper import PageView
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.letters.drawing import DrawnPages, kept, preview
from ui.letters.whole import Post


class PaperSide(QWidget):
    """One letter at a time; the keys that turn a page go on to the next letter at its end."""

    another_way = Signal()
    call_off = Signal()
    client = Signal()
    turned = Signal(int)
    """One letter on, or back."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.kept: LetterRow | None = None
        self.due: DueLetter | None = None
        self.setProperty("ground", "clear")
        self.says = Label("", "muted", wrap=True)
        self.way = Button("Another &way…", "mail", "quiet")
        self.open_client = Button("Open &client", "user-round", "quiet")
        self.leave_out = Button("&Leave out…", "ban", "quiet")
        self.view = PageView("The letter as it will be printed")
        self.view.setToolTip("Page Down and Page Up turn the pages, letter after letter.")
        self.way.clicked.connect(self.another_way)
        self.open_client.clicked.connect(self.client)
        self.leave_out.clicked.connect(self.call_off)
        self.view.past_the_end.connect(self.turned)
        acts = QHBoxLayout()
        for each in (self.way, self.open_client, self.leave_out):
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.says)
        column.addLayout(acts)
        column.addWidget(self.view, 1)

    def show_due(self, row: DueLetter | None, post: Post) -> None:
        """A letter that is due, as it would come out of the printer now, with the number it would have."""
        self.kept, self.due = None, row
        self._say()
        if row is None:
            return
        place = next((at for at, each in enumerate(post.by_post) if each.id == row.id), 0)
        self.work.ask(
            preview, row.occasion, post.today, place, self.view.dots(), then=self._show, refused=self._cannot,
            owner=self, slot="paper",
        )  # fmt: skip

    def show_kept(self, row: LetterRow) -> None:
        """A letter that was issued: its kept page, to the byte."""
        self.kept, self.due = row, None
        self._say()
        self.work.ask(
            kept, row.id, self.view.dots(), then=self._show, refused=self._cannot, owner=self, slot="paper"
        )

    def household_id(self) -> int | None:
        """Whose letter it is."""
        if self.kept is not None:
            return self.kept.household_id
        return self.due.occasion.household_id if self.due is not None else None

    def _show(self, drawn: DrawnPages) -> None:
        self.view.show_images(*drawn)

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.says.setText(error.message)

    def _say(self) -> None:
        kept, due = self.kept, self.due
        self.leave_out.setVisible(due is not None)
        self.way.setVisible(due is not None)
        self.open_client.setVisible(kept is not None or due is not None)
        mailed = due is not None and due.way is Way.EMAIL
        self.way.setText("&E-mail it" if mailed else "Another &way…")
        if kept is not None:
            by_mail = kept.state in (LetterState.IN_MAIL, LetterState.SENT)
            self.says.setText(f"{kept.number}, the page that was {'attached' if by_mail else 'printed'}.")
        elif due is not None:
            how = "As it will be attached." if mailed else "As it will be printed."
            self.says.setText(" ".join(due.remarks) or how)
        else:
            self.says.setText("")
