"""The materials of the catalogue, and a whole edition of it read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from studio import business, rights
from studio.actor import Actor
from studio.catalogue.edition import Edition
from studio.catalogue.model import (
    Glazing,
    Moulding,
    MouldingId,
    Mount,
    PriceChoice,
    PriceListId,
    PriceSet,
    PriceSetPart,
    Supplier,
)
from studio.catalogue.queries import price_list, price_list_on, prices_of
from studio.catalogue.rows import (
    ChoiceRow,
    GlazingRow,
    MouldingRow,
    MountRow,
    PriceListRow,
    SetPartRow,
    SetRow,
    SupplierRow,
)
from studio.money import Money

_SUPPLIERS = select(
    Supplier.id,
    Supplier.name,
    Supplier.kind,
    Supplier.phone,
    Supplier.email,
    Supplier.active,
    Supplier.version,
).order_by(Supplier.name, Supplier.id)
_MOULDINGS = select(
    Moulding.id,
    Moulding.code,
    Moulding.name,
    Moulding.supplier_id,
    Moulding.face_mm,
    Moulding.rebate_mm,
    Moulding.overlap_mm,
    Moulding.depth_mm,
    Moulding.colour,
    Moulding.profile,
    Moulding.lead_days,
    Moulding.low_at_mm,
    Moulding.discontinued,
    Moulding.version,
).order_by(Moulding.id)
_MOUNTS = select(
    Mount.id,
    Mount.name,
    Mount.colour,
    Mount.border_mm,
    Mount.thickness_tenths,
    Mount.discontinued,
    Mount.version,
).order_by(Mount.id)
_GLAZINGS = select(
    Glazing.id,
    Glazing.name,
    Glazing.thickness_tenths,
    Glazing.reflects,
    Glazing.discontinued,
    Glazing.version,
).order_by(Glazing.id)
_CHOICES = (
    select(
        PriceChoice.id,
        PriceChoice.kind,
        PriceChoice.moulding_id,
        PriceChoice.mount_id,
        PriceChoice.glazing_id,
        func.coalesce(Moulding.name, Mount.name, Glazing.name, PriceChoice.name),
        PriceChoice.amount,
        PriceChoice.per_metre,
        PriceChoice.standard,
    )
    .outerjoin(Moulding, Moulding.id == PriceChoice.moulding_id)
    .outerjoin(Mount, Mount.id == PriceChoice.mount_id)
    .outerjoin(Glazing, Glazing.id == PriceChoice.glazing_id)
    .order_by(PriceChoice.position, PriceChoice.id)
)
_PARTS = (
    select(PriceSetPart.price_set_id, PriceSetPart.price_id, PriceSetPart.quantity)
    .join(PriceSet, PriceSet.id == PriceSetPart.price_set_id)
    .order_by(PriceSetPart.position, PriceSetPart.id)
)


def _cells(db: Session, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return (tuple(row) for row in db.execute(query))


def suppliers(db: Session, everything: bool = False) -> tuple[SupplierRow, ...]:
    """Who we buy from, by name; ``everything`` adds those we no longer buy from."""
    rows = (SupplierRow(*row) for row in _cells(db, _SUPPLIERS))
    return tuple(row for row in rows if everything or row.active)


def mouldings(db: Session, everything: bool = False) -> tuple[MouldingRow, ...]:
    """The mouldings; ``everything`` adds those discontinued."""
    rows = (MouldingRow(*row) for row in _cells(db, _MOULDINGS))
    return tuple(row for row in rows if everything or not row.discontinued)


def mounts(db: Session, everything: bool = False) -> tuple[MountRow, ...]:
    """The mounts; ``everything`` adds those discontinued."""
    rows = (MountRow(*row) for row in _cells(db, _MOUNTS))
    return tuple(row for row in rows if everything or not row.discontinued)


def glazings(db: Session, everything: bool = False) -> tuple[GlazingRow, ...]:
    """The glazings; ``everything`` adds those discontinued."""
    rows = (GlazingRow(*row) for row in _cells(db, _GLAZINGS))
    return tuple(row for row in rows if everything or not row.discontinued)


def costs_per_metre(db: Session, by: Actor) -> dict[MouldingId, Money]:
    """What each moulding costs us a metre, where that is known. Raises Refused: costs are the owner's alone (R25)."""
    rights.require(by, "catalogue.amend_moulding")
    found = db.execute(
        select(Moulding.id, Moulding.cost_per_metre).where(Moulding.cost_per_metre.is_not(None))
    )
    return {moulding_id: cost for moulding_id, cost in found if cost is not None}


def choices_of(db: Session, price_list_id: PriceListId) -> tuple[ChoiceRow, ...]:
    """The choices of one list, in its order."""
    found = _CHOICES.where(PriceChoice.price_list_id == price_list_id)
    return tuple(ChoiceRow(*row) for row in _cells(db, found))


def sets_of(db: Session, price_list_id: PriceListId) -> tuple[SetRow, ...]:
    """The sets of one list with their parts, in its order."""
    parts: defaultdict[int, list[SetPartRow]] = defaultdict(list)
    for set_id, price_id, quantity in db.execute(_PARTS.where(PriceSet.price_list_id == price_list_id)):
        parts[set_id].append(SetPartRow(price_id, quantity))
    found = select(PriceSet.id, PriceSet.name, PriceSet.amount).where(PriceSet.price_list_id == price_list_id)
    ordered = db.execute(found.order_by(PriceSet.position, PriceSet.id))
    return tuple(SetRow(row.id, row.name, row.amount, tuple(parts[row.id])) for row in ordered)


def edition_on(db: Session, day: date) -> Edition:
    """All that is offered on a day; without prices before the first list."""
    return _edition(db, price_list_on(db, day), day)


def edition_of(db: Session, price_list_id: PriceListId) -> Edition:
    """One list with its choices and sets, in force or not, at the tax of its first day; raises Missing."""
    row = price_list(db, price_list_id)
    return _edition(db, row, row.starts_on)


def _edition(db: Session, row: PriceListRow | None, day: date) -> Edition:
    studio = business.studio(db)
    return Edition(
        price_list=row,
        prices=prices_of(db, row.id) if row else (),
        choices=choices_of(db, row.id) if row else (),
        sets=sets_of(db, row.id) if row else (),
        mouldings=mouldings(db, everything=True),
        mounts=mounts(db, everything=True),
        glazings=glazings(db, everything=True),
        tax_basis_points=business.tax_rate_on(db, day),
        prices_include_tax=studio.prices_include_tax,
        currency=studio.currency,
    )
