"""The second person's check: what was ordered, large, with the photograph; one key for each point."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from studio import making
from studio.making import NotRightDraft, Point, RemakeDraft, Stage
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.pictures import Pictures, Size
from ui.kit.text import Button, Chip, Label
from ui.kit.work import Work
from ui.making.whole import WholePiece
from ui.making.words import CAUSES

_SIDE = 320
_NAMES = {
    Point.SIZE: "Size",
    Point.MOUNT: "Mount",
    Point.MOULDING: "Moulding",
    Point.GLAZING: "Glazing",
    Point.PICTURE: "Picture",
    Point.SPELLING: "Spelling",
}
_UNSAID = {
    Point.MOUNT: "no mount named",
    Point.MOULDING: "no moulding named",
    Point.GLAZING: "our usual glazing",
    Point.SPELLING: "no words on it",
}


class PointRow(QWidget):
    """A point: its figure, its name, what was ordered in large type, and the tick."""

    def __init__(self, figure: int, point: Point, ordered: str) -> None:
        super().__init__()
        self.point = point
        self.tick = QCheckBox(f"{figure}   {_NAMES[point]}")
        self.tick.setAccessibleName(f"{_NAMES[point]}: {ordered}")
        self.tick.setMinimumWidth(theme.px(130))
        words = Label(ordered[:1].upper() + ordered[1:], "heading", wrap=True, select=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)


class CheckForm(FormDialog):
    """Each point by its figure; Ctrl+Enter when all are ticked: the piece is checked, wrapped and ready."""

    heading = "Check"
    save_words = "As &ordered: ready"
    opens_at = (860, 500)

    def __init__(self, work: Work, whole: WholePiece, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.whole = whole
        row = whole.row
        self.show_heading(f"Check {row.code}", _sentence(whole))
        self.loader = Pictures(self, inline=work.inline)
        self.loader.shown.connect(lambda _, __, image: self._show_picture(image))
        self.picture = Label("", "muted")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedWidth(theme.px(_SIDE))
        self.picture.setVisible(whole.picture is not None)
        self.points = [
            PointRow(figure, point, row.ordered(point) or _UNSAID.get(point, ""))
            for figure, point in enumerate(making.points(row.framing), 1)
        ]
        self._lay_out()
        if whole.picture is not None:
            self.loader.ask(whole.picture, Size.SCREEN, first=True)

    def _lay_out(self) -> None:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 4, 0, 0)
        across.setSpacing(20)
        column = QVBoxLayout()
        column.setSpacing(6)
        for point in self.points:
            column.addWidget(point)
            point.tick.toggled.connect(lambda _: self._follow())
        column.addStretch(1)
        across.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        self.place(box)
        self.wrong = Button("&Not right …")
        self.wrong.clicked.connect(self._not_right)
        self.left = Chip("", "plain")
        self.buttons.insertWidget(0, self.wrong)
        self.buttons.insertWidget(1, self.left)
        self.save_button.setEnabled(False)
        self.wrong.setEnabled(self.whole.may_check)
        self._follow()
        self.points[0].tick.setFocus()

    def _follow(self) -> None:
        left = sum(not point.tick.isChecked() for point in self.points)
        self.left.show_badge(f"{left} to look at" if left else "all looked at", "plain" if left else "good")
        self.save_button.setEnabled(not left and self.whole.may_check)

    def _show_picture(self, image: QImage) -> None:
        side = theme.px(_SIDE)
        shown = QPixmap.fromImage(image).scaled(
            QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.picture.setPixmap(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and typed.isdigit() and 1 <= int(typed) <= len(self.points):
            self.points[int(typed) - 1].tick.toggle()
            return
        super().keyPressEvent(event)

    def _not_right(self) -> None:
        open_ = next((each.point for each in self.points if not each.tick.isChecked()), self.points[0].point)
        form = NotRightForm(self.work, self.whole, open_, self)
        form.saved.connect(self.succeed)
        form.open()

    def save(self) -> None:
        """Everything is as ordered."""
        row = self.whole.row
        right = [each.point for each in self.points if each.tick.isChecked()]
        self.send(making.check, row.id, row.version, right)


class NotRightForm(FormDialog):
    """What is not as ordered: mended at a stage before, or made again with the cause."""

    heading = "Not right"
    save_words = "&Write it down"
    opens_at = (560, 440)

    def __init__(self, work: Work, whole: WholePiece, point: Point, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.piece = whole.row
        self.show_heading(f"{whole.row.code} is not right", "It goes back to be mended, or is made again.")
        points = making.points(whole.row.framing)
        self.add("point", "&What", ChoiceField([(each, _NAMES[each]) for each in points]), required=True)
        self.add("words", "What is to be &seen", LineField("a hair under the glass …"))
        back = [(stage, f"mend it: back to {stage.value}") for stage in making.going_back(whole.row)]
        again = [(cause, f"make it again: {text.lower()}") for cause, text in CAUSES]
        self.add("then", "What &happens", ChoiceField([*reversed(back), *again]), required=True)
        self.fill({"point": point})

    def save(self) -> None:
        """Send it back, or make it again."""
        point, then = self.read("point"), self.read("then")
        row = self.piece
        if isinstance(then, Stage):
            self.send(making.not_right, row.id, row.version, NotRightDraft(point, self.read("words"), then))
        else:
            draft = RemakeDraft(then, self.read("words"))
            self.send(making.check_remakes, row.id, row.version, point, draft)


def _sentence(whole: WholePiece) -> str:
    if not whole.may_check:
        return "You made this one yourself. Please let somebody else look at it."
    alone = " You work here alone, so you check your own work." if whole.is_alone else ""
    return f"Hold it against what was ordered; press the figure of each point that is right.{alone}"
