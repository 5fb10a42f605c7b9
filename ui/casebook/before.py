"""Which words of a page to begin from: how it stood before, or as it was shipped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clock
from studio.casebook import PageRow
from studio.dates import screen_date
from ui.kit.choice_box import StillChoice


class VersionsBox(QWidget):
    """The versions of one page, the newest first and the shipped one last; choosing one brings its words back."""

    chosen = Signal(object)

    def __init__(self, own: tuple[PageRow, ...], shipped: PageRow) -> None:
        super().__init__()
        self._pages = (*own, shipped)
        self.box = StillChoice()
        self.box.setAccessibleName("Words to begin from")
        self.box.setToolTip("The words of another version; nothing is kept until that is pressed")
        today = clock.today()
        for page in own:
            when = screen_date(page.wall.date(), today) if page.wall is not None else ""
            self.box.addItem(f"Version {page.version}, {when}, {page.made_by}")
        self.box.addItem("As it came with the program")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.box.activated.connect(self._take)

    def _take(self, place: int) -> None:
        self.chosen.emit(self._pages[place])
