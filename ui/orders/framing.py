"""How the picture in the line is framed: moulding, mount, glazing and extras, each with what it adds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import ChoiceKind, ChoiceRow, Edition, Piece, PriceId
from studio.errors import Refused
from studio.orders import LineDraft
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, NumberField, TickField
from ui.orders.parts import labelled

_MATERIALS = (
    (ChoiceKind.MOULDING, "moulding", "Mouldin&g", "no frame"),
    (ChoiceKind.MOUNT, "mount", "&Mount", "no mount"),
    (ChoiceKind.GLAZING, "glazing", "Gla&zing", "no glazing"),
)
_ACROSS = 2
"""Extras beside each other."""


class FramingChoices(QWidget):
    """Shown when the size that is typed takes a frame or extras; what is included stands chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edition: Edition | None = None
        self.price_id: PriceId | None = None
        self.turned = False
        self.materials = {kind: ChoiceField(first=True) for kind, *_ in _MATERIALS}
        self.border = NumberField(0, 200)
        self.extras: dict[int, TickField] = {}
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        across = QHBoxLayout()
        across.setSpacing(12)
        self.boxes: dict[ChoiceKind, QWidget] = {}
        for kind, name, label, _ in _MATERIALS:
            box = labelled(self.materials[kind], name, label)
            self.boxes[kind] = box
            across.addWidget(box, 4, Qt.AlignmentFlag.AlignTop)
            self.materials[kind].changed.connect(self._material_changed)
            if kind is ChoiceKind.MOUNT:
                self.border_box = labelled(self.border, "mount_border_mm", "Bo&rder, mm")
                across.addWidget(self.border_box, 2, Qt.AlignmentFlag.AlignTop)
        self.border.changed.connect(self.changed)
        column.addLayout(across)
        self._ticks = QGridLayout()
        self._ticks.setHorizontalSpacing(14)
        self._ticks.setVerticalSpacing(2)
        column.addLayout(self._ticks)
        self.hide()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the words of a refusal."""
        named: dict[str, Field] = {name: self.materials[kind] for kind, name, *_ in _MATERIALS}
        return {**named, "mount_border_mm": self.border}

    def offer(self, edition: Edition, price_id: PriceId | None, turned: bool) -> None:
        """Offer what a price takes; what was chosen for another size stays where this one takes it too."""
        self.turned = turned
        if edition is self.edition and price_id == self.price_id:
            return
        was_shown = self.price_id is not None
        self.edition, self.price_id = edition, price_id
        if price_id is None:
            for field in self.materials.values():
                field.blockSignals(True)
                field.offer([])
                field.blockSignals(False)
            self.hide()
            return
        usual = edition.usual(price_id)
        usually = {
            ChoiceKind.MOULDING: usual.moulding_id,
            ChoiceKind.MOUNT: usual.mount_id,
            ChoiceKind.GLAZING: usual.glazing_id,
        }
        around = edition.piece(price_id, turned=turned).perimeter_mm
        for kind, _, _, none in _MATERIALS:
            offered = edition.offered(kind, price_id)
            field = self.materials[kind]
            before = field.value_or_none() if was_shown else None
            field.blockSignals(True)
            field.offer([(None, none), *((row.of, self._words(row, around)) for row in offered)])
            if before not in {row.of for row in offered}:
                field.set_value(usually[kind] if kind is not ChoiceKind.MOUNT else None)
            field.blockSignals(False)
            self.boxes[kind].setVisible(bool(offered))
        self._offer_extras(edition.offered(ChoiceKind.EXTRA, price_id), around)
        self._show_border()
        self.setVisible(any(edition.offered(kind, price_id) for kind in ChoiceKind))

    def _words(self, row: ChoiceRow, around: int) -> str:
        """``Walnut, + £55.80``: every choice says what it adds."""
        assert self.edition is not None, "only an edition has choices"
        adds = row.adds(around)
        return f"{row.name}, + {adds.show(self.edition.currency)}" if adds else f"{row.name}, included"

    def _offer_extras(self, rows: tuple[ChoiceRow, ...], around: int) -> None:
        ticked = {choice_id for choice_id, tick in self.extras.items() if tick.value()}
        known = bool(self.extras)
        while (item := self._ticks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.extras = {}
        for row in rows:
            tick = TickField(self._words(row, around))
            tick.names_itself(f"extra-{row.id}", row.name, False)
            tick.set_value(row.id in ticked if known else row.standard)
            tick.changed.connect(self.changed)
            self.extras[row.id] = tick
            self._ticks.addWidget(tick, *divmod(len(self.extras) - 1, _ACROSS))

    def _material_changed(self) -> None:
        self._show_border()
        self.changed.emit()

    def _show_border(self) -> None:
        mount_id: Any = self.materials[ChoiceKind.MOUNT].value_or_none()
        self.border_box.setVisible(mount_id is not None)
        if mount_id is None or self.edition is None:
            self.border.set_value(None)
        elif not self.border.line.text():
            self.border.blockSignals(True)
            self.border.set_value(self.edition.mount(mount_id).border_mm)
            self.border.blockSignals(False)

    # What is chosen.

    def chosen(self) -> dict[str, Any]:
        """What is chosen, by the words of a line's draft."""
        if self.price_id is None or self.isHidden():
            return {}
        mount_id = self.materials[ChoiceKind.MOUNT].value_or_none()
        return {
            "moulding_id": self.materials[ChoiceKind.MOULDING].value_or_none(),
            "mount_id": mount_id,
            "mount_border_mm": self.border.value() if mount_id is not None else None,
            "glazing_id": self.materials[ChoiceKind.GLAZING].value_or_none(),
            "choice_ids": tuple(choice_id for choice_id, tick in self.extras.items() if tick.value()),
        }

    def piece(self) -> Piece | None:
        """The piece as it is chosen, priced and measured; None while something does not go together."""
        if self.edition is None or self.price_id is None:
            return None
        try:
            return self.edition.piece(self.price_id, turned=self.turned, **self.chosen())
        except Refused:
            return None

    def show_draft(self, draft: LineDraft) -> None:
        """Choose what a line has; its size has been offered already."""
        for kind, name, *_ in _MATERIALS:
            self.materials[kind].set_value(getattr(draft, f"{name}_id"))
        self.border.set_value(draft.mount_border_mm)
        self._show_border()
        for choice_id, tick in self.extras.items():
            tick.set_value(choice_id in draft.choice_ids)

    def begin_again(self) -> None:
        """For the next picture: what is included stands chosen again."""
        self.price_id, self.extras = None, {}
        self.border.set_value(None)
        self.hide()
