"""One picture as it will be made: what it costs, how large it is outside (R24), whether it fits its frame (R23)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from studio.catalogue.model import ChoiceKind, Framing
from studio.catalogue.rows import ChoiceRow, GlazingRow, MouldingRow, MountRow, PriceRow
from studio.money import Money, total

PRINT_TENTHS = 3
UNDERMOUNT_TENTHS = 14
BACK_TENTHS = 25
"""Tenths of a millimetre that every framed picture has behind its glazing and mount (R23)."""
WIDEST_BORDER = 200
"""Millimetres of mount on each side."""
_TAKES = {
    Framing.NONE: frozenset({ChoiceKind.EXTRA}),
    Framing.MOUNTED: frozenset({ChoiceKind.EXTRA, ChoiceKind.MOUNT}),
    Framing.FRAMED: frozenset(ChoiceKind),
}


def frame_stack(glazing_tenths: int, mount_tenths: int) -> int:
    """What a frame's rebate has to hold, in tenths of a millimetre: 76 for 2 mm glass and a 1.4 mm mount (R23)."""
    return glazing_tenths + mount_tenths + PRINT_TENTHS + UNDERMOUNT_TENTHS + BACK_TENTHS


def outside_mm(inches: int, mount_border_mm: int, face_mm: int, overlap_mm: int) -> int:
    """How wide or high the whole piece is, to the nearest millimetre (R24)."""
    picture = (inches * 254 + 5) // 10
    return picture + 2 * mount_border_mm + 2 * face_mm - 2 * overlap_mm


def takes(framing: Framing, kind: ChoiceKind) -> bool:
    """Whether a product made up so takes choices of a kind: a print takes no frame."""
    return kind in _TAKES[framing]


@dataclass(frozen=True, slots=True)
class Piece:
    """One picture as it will be made: what it costs, how large it is outside, and whether it fits its frame."""

    price: PriceRow
    moulding: MouldingRow | None
    mount: MountRow | None
    mount_border_mm: int
    glazing: GlazingRow | None
    choices: tuple[ChoiceRow, ...]
    """Everything chosen as it stands on the list: moulding, mount, glazing, then the extras."""
    amount: Money
    """As the studio prices: with tax where its prices include it."""
    width_in: int
    height_in: int
    outside_width_mm: int
    outside_height_mm: int
    stack_mm: Decimal | None
    """What the frame's rebate has to hold; None without a frame (R23)."""

    @property
    def perimeter_mm(self) -> int:
        """All around the outside."""
        return 2 * (self.outside_width_mm + self.outside_height_mm)

    @property
    def rebate_warning(self) -> str:
        """A sentence when glazing, mount and backing are thicker than the rebate is deep; a warning only (R23)."""
        if self.moulding is None or self.stack_mm is None or self.stack_mm <= self.moulding.rebate_mm:
            return ""
        return (
            f"The stack is {self.stack_mm} mm and the rebate of {self.moulding.name} {self.moulding.rebate_mm} mm: "
            "the back will stand out. A spacer or a deeper moulding helps."
        )

    @property
    def extras(self) -> tuple[ChoiceRow, ...]:
        """The choices that are no material."""
        return tuple(choice for choice in self.choices if choice.kind is ChoiceKind.EXTRA)

    @property
    def words(self) -> str:
        """``Natural oak frame, Ivory mount 50 mm, Clear glass, Plaque``; empty for a plain print."""
        parts = [
            f"{self.moulding.name} frame" if self.moulding else "",
            f"{self.mount.name} mount {self.mount_border_mm} mm" if self.mount else "",
            self.glazing.name if self.glazing else "",
            *(choice.name for choice in self.extras),
        ]
        return ", ".join(part for part in parts if part)

    @property
    def outside(self) -> str:
        """``90.2 × 74.9 cm outside``: wide by high (R23)."""
        wide, high = (Decimal(side) / 10 for side in (self.outside_width_mm, self.outside_height_mm))
        return f"{wide:.1f} × {high:.1f} cm outside"


def stack_mm(
    moulding: MouldingRow | None, mount: MountRow | None, glazing: GlazingRow | None
) -> Decimal | None:
    """What the rebate has to hold; None without a frame (R23)."""
    if moulding is None:
        return None
    tenths = frame_stack(glazing.thickness_tenths if glazing else 0, mount.thickness_tenths if mount else 0)
    return Decimal(tenths).scaleb(-1)


def priced(made: Piece) -> Piece:
    """The same piece with its outside worked out, and everything chosen added to its price."""
    face, overlap = (made.moulding.face_mm, made.moulding.overlap_mm) if made.moulding else (0, 0)
    wide, high = (
        outside_mm(inches, made.mount_border_mm, face, overlap) for inches in (made.width_in, made.height_in)
    )
    around = 2 * (wide + high)
    amount = total([made.price.amount, *(choice.adds(around) for choice in made.choices)])
    return replace(made, amount=amount, outside_width_mm=wide, outside_height_mm=high)
