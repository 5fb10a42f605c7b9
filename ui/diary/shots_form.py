"""The shot list as a list to change: new words, another order, one off the list or back on it, one more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from studio import sessions
from studio.sessions import SessionRow, ShotDraft, ShotKind, ShotRow
from ui.kit import theme
from ui.kit.fields import LineField
from ui.kit.form import FormDialog
from ui.kit.text import Button
from ui.kit.work import Work

LONGEST_SHOT = 200
_DRAFT = int(Qt.ItemDataRole.UserRole)


class _List(QListWidget):
    """Rows that are worded in place, ticked when they are on the list, and moved by Alt and the arrows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(step)
            return
        super().keyPressEvent(event)

    def shift(self, step: int) -> None:
        """Move the row with the ring up or down."""
        place = self.currentRow()
        if place < 0 or not 0 <= place + step < self.count():
            return
        item = self.takeItem(place)
        self.insertItem(place + step, item)
        self.setCurrentItem(item)


class ShotsForm(FormDialog):
    """Everything about the list but the ticks, which stay with their rows."""

    heading = "Shot list"
    opens_at = (560, 620)

    def __init__(self, work: Work, session: SessionRow, family: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session = session
        self.show_heading(
            self.heading, f"{family}. A row without its tick is off the list and can be put back."
        )
        self.list = _List()
        self.list.setAccessibleName("Shot list")
        self.list.setProperty("card", True)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setEditTriggers(
            QListWidget.EditTrigger.DoubleClicked
            | QListWidget.EditTrigger.EditKeyPressed
            | QListWidget.EditTrigger.AnyKeyPressed
        )
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(self.list, 1)
        self.body.addSpacing(0)
        self._place_buttons()
        self.add("shots", "&One more", LineField("What the picture is of, then Enter", length=LONGEST_SHOT))
        line = self.fields["shots"]
        assert isinstance(line, LineField)
        self.line = line
        self.line.line.returnPressed.connect(self._add)
        self.work.ask(sessions.shots_of, session.id, True, then=self._show, owner=self)

    def _place_buttons(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for words, icon, act in (
            ("&Up", "chevron-up", lambda: self.list.shift(-1)),
            ("&Down", "chevron-down", lambda: self.list.shift(1)),
            ("&Reword", "pencil", lambda: self.list.editItem(self.list.currentItem())),
        ):
            button = Button(words, icon, "quiet")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        box = QWidget()
        box.setLayout(row)
        self.place(box)

    def _show(self, rows: tuple[ShotRow, ...]) -> None:
        for row in rows:
            self._append(
                ShotDraft(
                    text=row.text, kind=row.kind, person_id=row.person_id, id=row.id, off_list=row.off_list
                )
            )
        self.list.setCurrentRow(0)

    def _append(self, draft: ShotDraft) -> None:
        item = QListWidgetItem(draft.text)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setCheckState(Qt.CheckState.Unchecked if draft.off_list else Qt.CheckState.Checked)
        item.setData(_DRAFT, draft)
        item.setSizeHint(QSize(0, theme.px(30)))
        self.list.addItem(item)

    def _add(self) -> None:
        words = self.line.value()
        if words:
            self._append(ShotDraft(text=words, kind=ShotKind.OWN))
            self.list.setCurrentRow(self.list.count() - 1)
            self.line.set_value("")

    def drafts(self) -> tuple[ShotDraft, ...]:
        """The list as it stands on screen; what is typed below it and not entered yet comes last."""
        self._add()
        found = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            before = item.data(_DRAFT)
            assert isinstance(before, ShotDraft)
            found.append(
                ShotDraft(
                    text=item.text(),
                    kind=before.kind,
                    person_id=before.person_id,
                    id=before.id,
                    off_list=item.checkState() is Qt.CheckState.Unchecked,
                )
            )
        return tuple(found)

    def save(self) -> None:
        """Keep the list."""
        self.send(sessions.set_shots, self.session.id, self.drafts())
