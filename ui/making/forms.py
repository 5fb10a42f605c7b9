"""The small forms of a piece: why a stage is passed, what it waits for, why it is made again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from studio import making
from studio.making import Cause, Pays, RemakeDraft, Stage
from studio.words import listed
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.making.whole import WholePiece
from ui.making.words import CAUSES


class MoveForm(FormDialog):
    """A stage is passed over: why."""

    heading = "Move it on"
    save_words = "&Move it on"
    opens_at = (520, 300)

    def __init__(self, work: Work, whole: WholePiece, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.piece, self.stage = whole.row, stage
        passed = listed([each.value for each in whole.row.passed(stage)])
        self.show_heading(f"{whole.row.code} to {stage.value}", f"It would pass {passed}. Why?")
        self.add("because", "&Why", LineField("nothing to retouch, printed by the family …"), required=True)

    def save(self) -> None:
        """Move it, with the reason."""
        self.send(making.move_on, self.piece.id, self.piece.version, self.stage, self.read("because"))


class WaitForm(FormDialog):
    """What a piece waits for, and until when."""

    heading = "Waiting"
    save_words = "It &waits"
    opens_at = (540, 380)

    def __init__(self, work: Work, whole: WholePiece, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.piece = whole.row
        self.show_heading(f"{whole.row.code} waits", f"{whole.row.size}. It goes on where it stands.")
        self.add("what", "&What for", LineField("oak moulding, glass …"), required=True)
        self.add(
            "until", "&Until when", DateField(hint="As far as you know; it can be changed."), required=True
        )
        self.fill({"what": whole.row.waits_for or whole.row.moulding, "until": whole.row.waits_until})

    def save(self) -> None:
        """It waits."""
        row = self.piece
        self.send(making.wait_for, row.id, self.read("what"), self.read("until"), row.version)


class CausePicker(QWidget):
    """The causes of a remake, a figure each; pressing it chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Why it is made again")
        self.group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(9)
        for place, (_, text) in enumerate(CAUSES):
            button = QRadioButton(f"{place + 1}   {text}")
            self.group.addButton(button, place)
            grid.addWidget(button, place % 4, place // 4)

    def press(self, figure: int) -> bool:
        """Choose the cause of a figure; whether there is one."""
        button = self.group.button(figure - 1)
        if button is not None:
            button.setChecked(True)
            button.setFocus()
        return button is not None

    @property
    def cause(self) -> Cause | None:
        """The cause that is chosen."""
        place = self.group.checkedId()
        return CAUSES[place][0] if place >= 0 else None


class RemakeForm(FormDialog):
    """A figure for the cause, Ctrl+Enter: the piece is made again. Words and who pays where there is more to say."""

    heading = "Make it again"
    save_words = "&Make it again"
    opens_at = (640, 470)

    def __init__(self, work: Work, whole: WholePiece, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.piece = whole.row
        self.was_out = any(step.kind is making.StepKind.SENT_OUT for step in whole.steps)
        self.show_heading(
            f"Make {whole.row.code} again",
            "A new piece is begun for the same picture. Press the figure of the cause.",
        )
        self.causes = CausePicker()
        self.place(self.causes)
        self.pays = self.add("pays", "Who &pays", ChoiceField([(each, each.value) for each in Pays]))
        self.add("words", "More to s&ay", LineField())
        self.causes.group.idToggled.connect(lambda *_: self._suggest())
        self.causes.group.button(0).setFocus()

    def _suggest(self) -> None:
        if self.causes.cause is not None:
            self.pays.set_value(making.usually_pays(self.causes.cause, made_out=self.was_out))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and typed.isdigit() and self.causes.press(int(typed)):
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Make it again."""
        draft = RemakeDraft(self.causes.cause, self.read("words"), self.pays.value_or_none() or None)  # type: ignore[arg-type]  # the field's own values
        self.send(making.remake, self.piece.id, self.piece.version, draft)
