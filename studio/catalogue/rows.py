"""What is read of the catalogue: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.catalogue.model import (
    ChoiceKind,
    Framing,
    GlazingId,
    MouldingId,
    MountId,
    PriceChoiceId,
    PriceId,
    PriceListId,
    PriceSetId,
    Profile,
    SupplierId,
    SupplierKind,
)
from studio.money import Money


@dataclass(frozen=True, slots=True)
class PriceListRow:
    """A list of prices and the day from which it holds."""

    id: PriceListId
    name: str
    starts_on: date
    version: int = 1


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One product in one size (inches, wide by high) and finish, its price and the lead days of its material."""

    id: PriceId
    product: str
    width_in: int
    height_in: int
    finish: str
    amount: Money
    lead_days: int
    framing: Framing = Framing.NONE
    tax_basis_points: int | None = None

    @property
    def title(self) -> str:
        """``Framed print, 30 × 24 in, oak``: the size is wide by high (R23)."""
        return f"{self.product}, {self.width_in} × {self.height_in} in, {self.finish}"


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """A supplier."""

    id: SupplierId
    name: str
    kind: SupplierKind
    phone: str
    email: str
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class MouldingRow:
    """A moulding: millimetres across its section, its colour and cut. What it costs is asked for apart (R25)."""

    id: MouldingId
    code: str
    name: str
    supplier_id: SupplierId | None
    face_mm: int
    rebate_mm: int
    overlap_mm: int
    depth_mm: int
    colour: str
    profile: Profile
    lead_days: int
    low_at_mm: int
    discontinued: bool
    version: int


@dataclass(frozen=True, slots=True)
class MountRow:
    """A mount: its colour, usual border in millimetres, and thickness in tenths of one."""

    id: MountId
    name: str
    colour: str
    border_mm: int
    thickness_tenths: int
    discontinued: bool
    version: int


@dataclass(frozen=True, slots=True)
class GlazingRow:
    """A glazing: its thickness in tenths of a millimetre, and whether it mirrors the room."""

    id: GlazingId
    name: str
    thickness_tenths: int
    reflects: bool
    discontinued: bool
    version: int


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What a choice of one list adds: for each piece, and for each metre of outside perimeter."""

    id: PriceChoiceId
    kind: ChoiceKind
    moulding_id: MouldingId | None
    mount_id: MountId | None
    glazing_id: GlazingId | None
    name: str
    """What is chosen: the material's own name, or the extra's."""
    amount: Money
    per_metre: Money
    standard: bool

    @property
    def of(self) -> int:
        """The id of its material; an extra's own."""
        return self.moulding_id or self.mount_id or self.glazing_id or self.id

    def adds(self, perimeter_mm: int) -> Money:
        """What it adds to a piece of so many millimetres around, rounded half up to the penny (RR8)."""
        return self.amount + self.per_metre.part(perimeter_mm, 1_000)


@dataclass(frozen=True, slots=True)
class SetPartRow:
    """So many of one price in a set."""

    price_id: PriceId
    quantity: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """Several pictures together at one price."""

    id: PriceSetId
    name: str
    amount: Money
    parts: tuple[SetPartRow, ...]
