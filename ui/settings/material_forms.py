"""The forms of a moulding, a mount, a glazing and a supplier; each saves by one verb and is refused at its fields."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QWidget

from studio import catalogue
from studio.catalogue import (
    GlazingDraft,
    GlazingRow,
    MouldingDraft,
    MouldingRow,
    MountDraft,
    MountRow,
    Profile,
    SupplierDraft,
    SupplierKind,
    SupplierRow,
)
from studio.money import Money
from ui.kit.field import LineEdit, TypedField
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField
from ui.kit.form import FormDialog
from ui.kit.text import Button
from ui.kit.work import Work
from ui.settings.swatch import Swatch

PROFILES = tuple((each, each.value.capitalize()) for each in Profile)
KINDS = (
    (SupplierKind.LAB, "Lab"),
    (SupplierKind.FRAMER, "Framer"),
    (SupplierKind.MOULDING, "Mouldings"),
    (SupplierKind.OTHER, "Something else"),
)


class ColourField(TypedField):
    """A colour as six figures, with a patch of it beside them and the system's palette to choose from."""

    def __init__(self) -> None:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        self.line = LineEdit(7)
        self.patch = Swatch("#ffffff", "")
        self.choose = Button("Pick…", says="Pick a colour")
        for widget, room in ((self.patch, 0), (self.line, 1), (self.choose, 0)):
            across.addWidget(widget, room)
        super().__init__(box)
        self.control = self.line
        self.setFocusProxy(self.line)
        self.line.setPlaceholderText("#c6a06a")
        self.line.textChanged.connect(self._show)
        self.choose.clicked.connect(self._pick)

    def value(self) -> str:
        """The colour as ``#rrggbb``."""
        typed = self.line.text().strip().lower()
        if not typed:
            raise self.missing()
        return typed if typed.startswith("#") else f"#{typed}"

    def set_value(self, value: object) -> None:
        """Put a colour in."""
        self.line.setText(str(value or ""))

    def _show(self) -> None:
        typed = self.line.text().strip()
        colour = QColor(typed if typed.startswith("#") else f"#{typed}")
        self.patch.show_colour(colour.name() if colour.isValid() else "")
        self._was_changed()

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self.line.text() or "#c6a06a"), self.window())
        dialog.colorSelected.connect(lambda colour: self.line.setText(colour.name()))
        dialog.open()


class TenthsField(TypedField):
    """Millimetres to a tenth: 1.4; its value is tenths."""

    def __init__(self, hint: str) -> None:
        self.line = LineEdit(6)
        super().__init__(self.line, hint)
        self.line.textChanged.connect(self._was_changed)

    def value(self) -> int:
        """So many tenths of a millimetre."""
        typed = self.line.text().strip().replace(",", ".").removesuffix("mm").strip()
        try:
            tenths = Decimal(typed or "0") * 10
        except InvalidOperation:
            raise self.refused("Please type millimetres such as 1.4.") from None
        if not tenths.is_finite() or tenths != tenths.to_integral_value() or not 0 <= tenths <= 100:
            raise self.refused("Please type millimetres from 0 to 10, such as 1.4.")
        return int(tenths)

    def set_value(self, value: object) -> None:
        """Put tenths in."""
        self.line.setText(f"{Decimal(int(str(value))) / 10}" if value is not None else "")


class MouldingForm(FormDialog):
    """A moulding: what it is called, its measures, where it comes from, what it costs us."""

    heading = "A new moulding"
    opens_at = (720, 650)

    def __init__(
        self,
        work: Work,
        suppliers: Sequence[SupplierRow],
        row: MouldingRow | None = None,
        cost: Money | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.row(
            ("name", "&Name", LineField("such as Natural oak", length=80)),
            ("code", "&Number", LineField(hint="The supplier's", length=30)),
            required=True,
        )
        self.row(
            ("face_mm", "&Face", NumberField(3, 200, hint="mm seen from the front")),
            ("rebate_mm", "&Rebate", NumberField(1, 100, hint="mm deep, holds the picture")),
            ("overlap_mm", "&Lip", NumberField(0, 20, hint="mm over its edge")),
            ("depth_mm", "&Depth", NumberField(3, 150, hint="mm off the wall")),
            required=True,
        )
        self.row(
            ("colour", "&Colour", ColourField()),
            ("profile", "&Profile", ChoiceField(PROFILES, first=True)),
            required=True,
        )
        offered = [(None, "Nobody in particular"), *((each.id, each.name) for each in suppliers)]
        self.row(
            ("supplier_id", "&Supplier", ChoiceField(offered, first=True)),
            ("lead_days", "&Takes", NumberField(0, 365, hint="Working days to come")),
        )
        self.row(
            ("low_at", "Order a&gain below", NumberField(0, 1000, hint="Metres in stock")),
            ("cost_per_metre", "Costs &us a metre", MoneyField("Only the owner sees this")),
        )
        self.add("discontinued", "", TickField("No longer &offered"))
        if row is None:
            self.fill({"overlap_mm": 6, "depth_mm": 20, "lead_days": 0, "low_at": 0})
        else:
            self.show_heading(row.name, "What was ordered keeps the words it was ordered with.")
            alike = {name: getattr(row, name) for name in self.fields if hasattr(row, name)}
            self.fill(alike | {"low_at": row.low_at_mm // 1_000, "cost_per_metre": cost})

    def save(self) -> None:
        """Apply at once."""
        plain = {name: self.read(name) for name in self.fields if name != "low_at"}
        low = (self.read("low_at") or 0) * 1_000
        draft = MouldingDraft(**(plain | {"low_at_mm": low, "lead_days": plain["lead_days"] or 0}))
        if self.row_before is None:
            self.send(catalogue.add_moulding, draft)
        else:
            self.send(catalogue.amend_moulding, self.row_before.id, draft, self.row_before.version)


class MountForm(FormDialog):
    """A mount."""

    heading = "A new mount"
    opens_at = (560, 350)

    def __init__(self, work: Work, row: MountRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.row(
            ("name", "&Name", LineField("such as Ivory", length=80)),
            ("colour", "&Colour", ColourField()),
            required=True,
        )
        self.row(
            ("border_mm", "Usual &border", NumberField(0, 200, hint="mm on each side")),
            ("thickness_tenths", "&Thickness", TenthsField("mm, such as 1.4")),
            required=True,
        )
        self.add("discontinued", "", TickField("No longer &offered"))
        if row is None:
            self.fill({"border_mm": 50, "thickness_tenths": 14})
        else:
            self.show_heading(row.name)
            self.fill({name: getattr(row, name) for name in self.fields})

    def save(self) -> None:
        """Apply at once."""
        draft = MountDraft(**{name: self.read(name) for name in self.fields})
        if self.row_before is None:
            self.send(catalogue.add_mount, draft)
        else:
            self.send(catalogue.amend_mount, self.row_before.id, draft, self.row_before.version)


class GlazingForm(FormDialog):
    """A glazing."""

    heading = "A new glazing"
    opens_at = (560, 350)

    def __init__(self, work: Work, row: GlazingRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.row(
            ("name", "&Name", LineField("such as Clear glass", length=80)),
            ("thickness_tenths", "&Thickness", TenthsField("mm, such as 2")),
            required=True,
        )
        self.add("reflects", "", TickField("It &mirrors the room"))
        self.add("discontinued", "", TickField("No longer &offered"))
        if row is None:
            self.fill({"thickness_tenths": 20, "reflects": True})
        else:
            self.show_heading(row.name)
            self.fill({name: getattr(row, name) for name in self.fields})

    def save(self) -> None:
        """Apply at once."""
        draft = GlazingDraft(**{name: self.read(name) for name in self.fields})
        if self.row_before is None:
            self.send(catalogue.add_glazing, draft)
        else:
            self.send(catalogue.amend_glazing, self.row_before.id, draft, self.row_before.version)


class SupplierForm(FormDialog):
    """Somebody we buy from."""

    heading = "A new supplier"
    opens_at = (560, 340)

    def __init__(self, work: Work, row: SupplierRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.row(
            ("name", "&Name", LineField(length=120)),
            ("kind", "&What for", ChoiceField(KINDS, first=True)),
            required=True,
        )
        self.row(("phone", "&Telephone", LineField(length=40)), ("email", "&E-mail", LineField(length=254)))
        self.add("active", "", TickField("We &buy from them"))
        self.fields["active"].set_value(True)
        if row is not None:
            self.show_heading(row.name)
            self.fill({name: getattr(row, name) for name in self.fields})

    def save(self) -> None:
        """Apply at once."""
        draft = SupplierDraft(**{name: self.read(name) for name in self.fields})
        if self.row_before is None:
            self.send(catalogue.add_supplier, draft)
        else:
            self.send(catalogue.amend_supplier, self.row_before.id, draft, self.row_before.version)
