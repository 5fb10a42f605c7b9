"""Cards of the casebook: a page of the playbook, one case, what changed and who has read it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from studio.casebook import ChangeRow, ExampleRow, PageRow
from studio.dates import clock_time, date_in_full, screen_date
from studio.pictures import PictureRow
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.text import Button, Label

PARTS = (("Say", "say"), ("Leave unsaid", "leave_unsaid"), ("What usually puts it right", "puts_right"))
WIDE, HIGH = 230, 150


class PageCard(Card):
    """A page of the playbook, and the way to word it anew for whoever may."""

    word = Signal()

    def show_page(self, page: PageRow, *, may_word: bool) -> None:
        """Its three parts, each paragraph of its own."""
        self.clear()
        own = f"version {page.version}, {page.made_by}" if page.version else "as it came with the program"
        self.show_heading("Playbook")
        self.body.addWidget(Label(f"{page.heading}, {own}", "second", wrap=True))
        for heading, part in PARTS:
            self.body.addWidget(Label(heading, "name"))
            for paragraph in str(getattr(page, part)).split("\n"):
                if paragraph.strip():
                    self.body.addWidget(Label(paragraph, "body", wrap=True, select=True))
        if may_word:
            button = Button("Change the &words…", "pencil", "quiet")
            button.clicked.connect(self.word)
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class ExampleCard(Card):
    """One case: what was not right, what it came from, what put it right. It says nothing of whose it was."""

    hide_picture = Signal(object)
    take_out = Signal(object)

    def __init__(self, row: ExampleRow, picture: PictureRow | None, *, may_take_out: bool) -> None:
        super().__init__()
        self.row, self.picture = row, picture
        self.image = QLabel()
        words = self.body
        words.setSpacing(6)
        if picture is not None:
            self.image.setFixedSize(theme.px(WIDE), theme.px(HIGH))
            self.image.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.image.setAccessibleName("An example, shown with their leave")
            words.addWidget(self.image)
        words.addWidget(Label(row.what_happened, "heading", wrap=True, select=True))
        cause = row.cause.value
        words.addWidget(Label(f"{row.aspect.value.capitalize()} · cause {cause}", "second", wrap=True))
        if row.put_right_by:
            words.addWidget(Label(f"Put right: {row.put_right_by}", "body", wrap=True, select=True))
        self._acts(may_take_out)

    def _acts(self, may_take_out: bool) -> None:
        if self.picture is not None:
            away = Button("Show the picture no longer", "eye", "quiet")
            away.clicked.connect(lambda: self.hide_picture.emit(self.row.id))
            self.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        if may_take_out:
            out = Button("Take it out", "x", "quiet")
            out.clicked.connect(lambda: self.take_out.emit(self.row.id))
            self.body.addWidget(out, 0, Qt.AlignmentFlag.AlignLeft)

    def show_image(self, image: QImage) -> None:
        """The picture, as large as its place."""
        ratio = self.devicePixelRatioF()
        pixels = self.image.size() * ratio
        fitted = image.scaled(
            pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap.fromImage(fitted)
        pixmap.setDevicePixelRatio(ratio)
        self.image.setPixmap(pixmap)


class NoticeboardCard(Card):
    """What changed because of someone, the latest first; what this reader has not ticked yet has its button."""

    read = Signal(object)
    open_case = Signal(object)

    def show_changes(self, changes: tuple[ChangeRow, ...], unread: frozenset[int]) -> None:
        """Every change of practice."""
        self.clear()
        self.show_heading("What we do differently")
        for change in changes:
            self.body.addWidget(Label(f"“{change.text}”", "body", wrap=True, select=True))
            since = (
                f"Since {screen_date(change.wall.date())}, {clock_time(change.wall)}. {change.read_words}."
            )
            said = Label(since, "second", wrap=True)
            said.setToolTip(_who(change))
            self.body.addWidget(said)
            acts = QHBoxLayout()
            if change.id in unread:
                tick = Button("I have read it", "check", "quiet")
                tick.clicked.connect(lambda _=False, change=change: self.read.emit(change.id))
                acts.addWidget(tick)
            opens = Button("The case", "heart-handshake", "quiet")
            opens.clicked.connect(lambda _=False, change=change: self.open_case.emit(change.concern_id))
            acts.addWidget(opens)
            acts.addStretch(1)
            self.body.addLayout(acts)
        if not changes:
            words = "Nothing yet. A practice is changed from the case that it comes from."
            self.body.addWidget(Label(words, "second", wrap=True))


def _who(change: ChangeRow) -> str:
    made = f"{change.made_by}, {date_in_full(change.wall.date())}."
    return (
        f"{made} Not read yet by {', '.join(change.unread_by)}."
        if change.unread_by
        else f"{made} Read by all."
    )
