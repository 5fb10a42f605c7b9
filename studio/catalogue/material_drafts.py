"""What the forms of suppliers, mouldings, mounts and glazing hand in, with their problems by field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.business import Draft
from studio.business.drafts import fits, only, wants
from studio.catalogue.model import Profile, SupplierId, SupplierKind
from studio.money import Money

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE | re.ASCII)


def _within(value: int, least: int, most: int, unit: str = "mm") -> str:
    return "" if least <= value <= most else f"Please type {unit} from {least} to {most}."


def _colour(typed: str) -> str:
    return "" if _COLOUR.fullmatch(typed) else "Please choose a colour, such as #c9a36a."


@dataclass(frozen=True, slots=True)
class SupplierDraft(Draft):
    """Somebody we buy from."""

    name: str
    kind: SupplierKind
    phone: str = ""
    email: str = ""
    active: bool = True

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        lost = self.email.strip() and "@" not in self.email
        return only(
            {
                "name": wants(self.name, 120, "Please name the supplier."),
                "phone": fits(self.phone, 40),
                "email": "An e-mail address has an @ in it." if lost else fits(self.email, 254),
            }
        )


@dataclass(frozen=True, slots=True)
class MouldingDraft(Draft):
    """A moulding, in millimetres; ``colour`` is ``#rrggbb``, ``low_at_mm`` the length below which more is ordered."""

    code: str
    name: str
    face_mm: int
    rebate_mm: int
    colour: str
    overlap_mm: int = 6
    depth_mm: int = 20
    profile: Profile = Profile.FLAT
    supplier_id: SupplierId | None = None
    lead_days: int = 0
    low_at_mm: int = 0
    cost_per_metre: Money | None = None
    discontinued: bool = False

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        cost = self.cost_per_metre
        lip = self.overlap_mm >= self.face_mm > 0
        return only(
            {
                "code": wants(self.code, 30, "Please type the supplier's number for it."),
                "name": wants(self.name, 80, "Please name the moulding."),
                "face_mm": _within(self.face_mm, 3, 200),
                "rebate_mm": _within(self.rebate_mm, 1, 100),
                "overlap_mm": "The lip is narrower than the face."
                if lip
                else _within(self.overlap_mm, 0, 20),
                "depth_mm": _within(self.depth_mm, 3, 150),
                "colour": _colour(self.colour),
                "lead_days": _within(self.lead_days, 0, 365, "days"),
                "low_at_mm": _within(self.low_at_mm, 0, 1_000_000),
                "cost_per_metre": "A cost is nothing or more." if cost is not None and cost.minor < 0 else "",
            }
        )


@dataclass(frozen=True, slots=True)
class MountDraft(Draft):
    """A mount: its colour, usual border in millimetres and thickness in tenths of one."""

    name: str
    colour: str
    border_mm: int = 50
    thickness_tenths: int = 14
    discontinued: bool = False

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        thin = 0 <= self.thickness_tenths <= 100
        return only(
            {
                "name": wants(self.name, 80, "Please name the mount."),
                "colour": _colour(self.colour),
                "border_mm": _within(self.border_mm, 0, 200),
                "thickness_tenths": "" if thin else "Please type a thickness from 0 to 10 mm, such as 1.4.",
            }
        )


@dataclass(frozen=True, slots=True)
class GlazingDraft(Draft):
    """A glazing: its thickness in tenths of a millimetre, and whether it mirrors the room."""

    name: str
    thickness_tenths: int = 20
    reflects: bool = True
    discontinued: bool = False

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        thin = 0 <= self.thickness_tenths <= 100
        return only(
            {
                "name": wants(self.name, 80, "Please name the glazing."),
                "thickness_tenths": "" if thin else "Please type a thickness from 0 to 10 mm, such as 2.",
            }
        )
