"""A page as it will be printed: looked at, printed with Ctrl+P, or saved; for any paper that was made and kept."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import printing, theme
from ui.kit.pages_of_paper import PageView
from ui.kit.text import Button, Label

_PAGE = 560


class PaperDialog(QDialog):
    """Ctrl+P prints, Escape closes; the bytes are the kept ones."""

    def __init__(self, name: str, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.pdf = name, pdf
        self.setWindowTitle(name)
        self.resize(theme.px(720), theme.px(660))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(name, "title", wrap=True))
        self.view = PageView(f"{name} as it will be printed")
        column.addWidget(self.view, 1)
        column.addLayout(self._buttons())
        self.view.show_pdf(pdf, wide=theme.px(_PAGE))
        self.view.setFocus()

    def _buttons(self) -> QHBoxLayout:
        close, save = Button("Close"), Button("&Save PDF", "file-down")
        self.print_button = Button("&Print", "printer", "primary")
        self.print_button.setToolTip("Ctrl+P")
        close.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(self.print_button)
        return row

    def print(self) -> None:
        """Print the page; then there is nothing more to look at."""
        if printing.print_pages(self, self.name, self.pdf):
            self.accept()

    def save(self) -> None:
        """Save the page as a file."""
        printing.save_pdf(self, self.name, self.pdf)
