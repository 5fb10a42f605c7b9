"""A field with a tick for each of a few: people, rooms, weekdays, times of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ui.kit.field import Field, plain


class SeveralField(Field):
    """Its value is the ticked ones, in the order in which they stand."""

    def __init__(self, options: Sequence[tuple[object, str]], *, across: int = 3, hint: str = "") -> None:
        self.box = QWidget()
        super().__init__(self.box, hint)
        grid = QGridLayout(self.box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(across, 1)
        self.ticks: list[tuple[object, QCheckBox]] = []
        for place, (value, words) in enumerate(options):
            tick = QCheckBox(words.replace("&", "&&"))
            tick.toggled.connect(self._was_changed)
            grid.addWidget(tick, place // across, place % across)
            self.ticks.append((value, tick))
        if self.ticks:
            self.setFocusProxy(self.ticks[0][1])

    def value(self) -> tuple[object, ...]:
        """What is ticked; refused when nothing is and something must be."""
        chosen = tuple(value for value, tick in self.ticks if tick.isChecked())
        if self.required and not chosen:
            raise self.missing()
        return chosen

    def ids(self) -> tuple[int, ...]:
        """What is ticked, where each stands for a row or a day."""
        return tuple(value for value, tick in self.ticks if tick.isChecked() and isinstance(value, int))

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        chosen = value if isinstance(value, tuple) else ()
        for each, tick in self.ticks:
            tick.setChecked(each in chosen)

    def keep(self) -> object:
        """What is ticked."""
        return [plain(value) for value in self.value()]

    def put_back(self, kept: object) -> None:
        """Tick them again."""
        known = kept if isinstance(kept, list) else []
        for value, tick in self.ticks:
            tick.setChecked(plain(value) in known)
