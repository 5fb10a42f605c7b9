"""This computer: the look, the text size; and what the program and its records are made of."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QWidget

from studio import business
from ui.kit import theme
from ui.kit.preferences import preferences
from ui.kit.text import Button, Label
from ui.settings.section import Section, fact

LOOKS = (("system", "As the &system", "sun-moon"), ("light", "&Light", "sun"), ("dark", "&Dark", "moon"))
SIZES = ((1.0, "Usual"), (1.1, "Larger"), (1.2, "Largest"))


class ThisComputerSection(Section):
    """Light or dark, and how large; kept for this computer alone."""

    title = "This computer"
    icon = "sun-moon"

    def build(self) -> None:
        """Two rows of choices."""
        card = self.card("How it looks")
        self.looks = {choice: Button(words, icon, "toggle") for choice, words, icon in LOOKS}
        self.sizes = {size: Button(words, kind="toggle") for size, words in SIZES}
        card.body.addWidget(self._row("Colours", list(self.looks.values())))
        card.body.addWidget(self._row("Text", list(self.sizes.values())))
        card.body.addWidget(
            Label(
                "Another text size reaches every page when the program is next started.", "second", wrap=True
            )
        )
        for choice, button in self.looks.items():
            button.clicked.connect(lambda _=False, choice=choice: self._choose("look/theme", choice))
        for size, button in self.sizes.items():
            button.clicked.connect(lambda _=False, size=size: self._choose("look/text_size", size))

    def _row(self, words: str, buttons: list[Button]) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(8)
        label = Label(words, "muted")
        label.setFixedWidth(theme.px(90))
        across.addWidget(label)
        group = QButtonGroup(row)
        for button in buttons:
            group.addButton(button)
            across.addWidget(button)
        across.addStretch(1)
        return row

    def load(self) -> None:
        """Mark what is chosen."""
        self.looks[preferences().text("look/theme")].setChecked(True)
        size = preferences().number("look/text_size")
        self.sizes[size if size in self.sizes else 1.0].setChecked(True)

    def _choose(self, key: str, value: str | float) -> None:
        kept = preferences()
        kept.keep(key, value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, kept.text("look/theme"), kept.number("look/text_size") or 1.0)


class AboutSection(Section):
    """Which program this is, what it stands on, and where the records are."""

    title = "About"
    icon = "info"

    def build(self) -> None:
        """Two cards."""
        self.program = self.card("Portrait Desk")
        self.records = self.card("The records")

    def load(self) -> None:
        """Ask the database for its version."""
        self.program.clear()
        fact(self.program, "Version", _version("portrait-desk"))
        fact(self.program, "Python", platform.python_version())
        fact(self.program, "Qt", qVersion())
        fact(self.program, "SQLAlchemy", _version("SQLAlchemy"))
        self.work.ask(business.records_facts, then=self._show, owner=self)

    def _show(self, facts: tuple[tuple[str, str], ...]) -> None:
        self.records.clear()
        fact(self.records, "Kept in", str(getattr(self.work.store, "target", "")))
        for name, value in facts:
            fact(self.records, name, value)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # run from its folder, as the README says
        import tomllib
        from pathlib import Path

        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
