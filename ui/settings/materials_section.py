"""What frames are made of: mouldings, mounts and glazing, and who we buy from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import catalogue, rights
from studio.actor import Actor
from studio.catalogue import (
    FIRST_GLAZINGS,
    FIRST_MOULDINGS,
    FIRST_MOUNTS,
    GlazingRow,
    MouldingId,
    MouldingRow,
    MountRow,
    SupplierRow,
)
from studio.money import Money
from studio.words import counted
from ui.kit import notices
from ui.kit.cards import Card
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.settings.material_forms import KINDS, GlazingForm, MouldingForm, MountForm, SupplierForm
from ui.settings.section import Row, Section, top_button
from ui.settings.swatch import Swatch


@dataclass(frozen=True)
class Materials:
    """Everything the section shows; costs are empty for whoever may not see them (R25)."""

    mouldings: tuple[MouldingRow, ...]
    mounts: tuple[MountRow, ...]
    glazings: tuple[GlazingRow, ...]
    suppliers: tuple[SupplierRow, ...]
    costs: dict[MouldingId, Money]


def materials(db: Any, by: Actor) -> Materials:
    """All of it, also what is no longer offered."""
    may = rights.may(by.role, "catalogue.amend_moulding")
    return Materials(
        catalogue.mouldings(db, True),
        catalogue.mounts(db, True),
        catalogue.glazings(db, True),
        catalogue.suppliers(db, True),
        catalogue.costs_per_metre(db, by) if may else {},
    )


class MaterialsSection(Section):
    """A card each, with a patch of its colour beside every material."""

    title = "Framing"
    icon = "image"

    def build(self) -> None:
        """Four cards."""
        self.read: Materials | None = None
        self.mouldings = self.card("Mouldings")
        self.first_button = top_button(self.mouldings, "&Put the first mouldings in", "plus", self._put_first)
        self.add_moulding = top_button(
            self.mouldings, "Add a &moulding", "plus", lambda: self._moulding(None)
        )
        self.mounts = self.card("Mounts")
        self.add_mount = top_button(self.mounts, "Add a m&ount", "plus", lambda: self._form(MountForm))
        self.glazings = self.card("Glazing")
        self.add_glazing = top_button(
            self.glazings, "Add a &glazing", "plus", lambda: self._form(GlazingForm)
        )
        self.suppliers = self.card("Suppliers")
        self.add_supplier = top_button(
            self.suppliers, "Add a &supplier", "plus", lambda: self._form(SupplierForm)
        )
        self.rows: dict[str, Row] = {}

    def load(self) -> None:
        """Ask for all of it."""
        if self.work.someone_is_in:
            self.work.ask(materials, self.work.by, then=self._show, owner=self)

    def _show(self, read: Materials) -> None:
        self.read, self.rows = read, {}
        may = self.may("catalogue.add_moulding")
        for button in (self.add_moulding, self.add_mount, self.add_glazing, self.add_supplier):
            button.setVisible(may)
        self.first_button.setVisible(may and not read.mouldings and not read.mounts)
        for card in (self.mouldings, self.mounts, self.glazings, self.suppliers):
            card.clear()
        for moulding in read.mouldings:
            said = self._moulding_words(moulding)
            self._line(self.mouldings, moulding, said, partial(self._moulding, moulding))
        for mount in read.mounts:
            said = f"{mount.border_mm} mm border · {_mm(mount.thickness_tenths)} thick"
            self._line(self.mounts, mount, said, partial(self._form, MountForm, mount))
        for glazing in read.glazings:
            said = f"{_mm(glazing.thickness_tenths)} thick{' · mirrors the room' if glazing.reflects else ''}"
            self._line(self.glazings, glazing, said, partial(self._form, GlazingForm, glazing))
        for supplier in read.suppliers:
            words = [dict(KINDS)[supplier.kind], supplier.phone, supplier.email]
            said = " · ".join(word for word in words if word)
            self._line(self.suppliers, supplier, said, partial(self._form, SupplierForm, supplier))
        self._say_what_is_missing(read)

    def _moulding_words(self, row: MouldingRow) -> str:
        read = self.read
        names = {each.id: each.name for each in read.suppliers} if read else {}
        cost = read.costs.get(row.id) if read else None
        parts = [
            row.code,
            f"{row.face_mm} mm face, {row.rebate_mm} mm rebate",
            row.profile.value,
            names.get(row.supplier_id, "") if row.supplier_id else "",
            counted(row.lead_days, "working day") if row.lead_days else "",
            f"costs {cost.show()} a metre" if cost is not None else "",
        ]
        return " · ".join(part for part in parts if part)

    def _line(self, card: Card, row: Any, said: str, change: Callable[[], None]) -> None:
        gone = not row.active if isinstance(row, SupplierRow) else row.discontinued
        acts = (("Change", change),) if self.may("catalogue.amend_moulding") else ()
        line = Row(row.name, said, "no longer" if gone else "", "plain", acts)
        self.rows[row.name] = line
        if not hasattr(row, "colour"):
            card.body.addWidget(line)
            return
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addWidget(Swatch(row.colour, row.name))
        across.addWidget(line, 1)
        card.body.addWidget(box)

    def _say_what_is_missing(self, read: Materials) -> None:
        for card, rows, said in (
            (
                self.mouldings,
                read.mouldings,
                "No mouldings yet. Framed pictures are offered once there are some.",
            ),
            (self.mounts, read.mounts, "No mounts yet."),
            (self.glazings, read.glazings, "No glazing yet."),
            (self.suppliers, read.suppliers, "Nobody yet: labs, framers and who sells you mouldings."),
        ):
            if not rows:
                card.body.addWidget(Label(said, "muted", wrap=True))

    def _form(self, form: Callable[..., FormDialog], row: object = None) -> None:
        self.open_form(form(self.work, row))

    def _moulding(self, row: MouldingRow | None) -> None:
        if self.read is not None:
            offered = [
                each for each in self.read.suppliers if each.active or (row and each.id == row.supplier_id)
            ]
            cost = self.read.costs.get(row.id) if row else None
            self.open_form(MouldingForm(self.work, offered, row, cost))

    def _put_first(self) -> None:
        said = (
            f"{len(FIRST_MOULDINGS)} mouldings, {len(FIRST_MOUNTS)} mounts and {len(FIRST_GLAZINGS)} kinds of "
            "glazing, to be changed as you like. They are sold once they are among the choices of a price list."
        )
        if notices.confirm(self, "Put the first mouldings in?", said, "Put them in"):
            self.work.do(catalogue.put_first_materials, owner=self)


def _mm(tenths: int) -> str:
    return f"{Decimal(tenths) / 10} mm"
