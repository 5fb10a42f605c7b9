"""Verbs of what pictures are made of: suppliers, mouldings, mounts, glazing. What was sold is never removed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Actor
from studio.catalogue.material_drafts import GlazingDraft, MouldingDraft, MountDraft, SupplierDraft
from studio.catalogue.model import (
    Glazing,
    GlazingId,
    Moulding,
    MouldingId,
    Mount,
    MountId,
    Supplier,
    SupplierId,
)
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.written import one_line


@verb("catalogue.add_supplier")
def add_supplier(db: Session, by: Actor, draft: SupplierDraft) -> SupplierId:
    """Take down somebody we buy from; raises Refused with the field that does not do."""
    draft.check()
    _require_own(db, Supplier.name, Supplier.id, draft.name, None, "a supplier of that name", "name")
    made = Supplier()
    _write_supplier(made, draft)
    db.add(made)
    db.flush()
    return made.id


@verb("catalogue.amend_supplier")
def amend_supplier(
    db: Session, by: Actor, supplier_id: SupplierId, draft: SupplierDraft, version: int
) -> None:
    """Change a supplier, or buy from them no longer. Raises Refused, Missing, or Conflict (RR10)."""
    draft.check()
    kept = _kept(db, Supplier, supplier_id, "That supplier is no longer there.", version)
    _require_own(db, Supplier.name, Supplier.id, draft.name, supplier_id, "a supplier of that name", "name")
    _write_supplier(kept, draft)
    db.flush()


@verb("catalogue.add_moulding")
def add_moulding(db: Session, by: Actor, draft: MouldingDraft) -> MouldingId:
    """Take a moulding into the catalogue; raises Refused with the field that does not do."""
    _check_moulding(db, draft, None)
    made = Moulding()
    _write_moulding(made, draft)
    db.add(made)
    db.flush()
    return made.id


@verb("catalogue.amend_moulding")
def amend_moulding(
    db: Session, by: Actor, moulding_id: MouldingId, draft: MouldingDraft, version: int
) -> None:
    """Change a moulding or offer it no longer; what was ordered keeps the words it was ordered with.

    Raises Refused with the field, Missing, or Conflict when another desk was first (RR10).
    """
    kept = _kept(db, Moulding, moulding_id, "That moulding is no longer there.", version)
    _check_moulding(db, draft, moulding_id)
    _write_moulding(kept, draft)
    db.flush()


@verb("catalogue.add_mount")
def add_mount(db: Session, by: Actor, draft: MountDraft) -> MountId:
    """Take a mount into the catalogue; raises Refused with the field that does not do."""
    draft.check()
    _require_own(db, Mount.name, Mount.id, draft.name, None, "a mount of that name", "name")
    made = Mount()
    _write_mount(made, draft)
    db.add(made)
    db.flush()
    return made.id


@verb("catalogue.amend_mount")
def amend_mount(db: Session, by: Actor, mount_id: MountId, draft: MountDraft, version: int) -> None:
    """Change a mount or offer it no longer. Raises Refused, Missing, or Conflict (RR10)."""
    draft.check()
    kept = _kept(db, Mount, mount_id, "That mount is no longer there.", version)
    _require_own(db, Mount.name, Mount.id, draft.name, mount_id, "a mount of that name", "name")
    _write_mount(kept, draft)
    db.flush()


@verb("catalogue.add_glazing")
def add_glazing(db: Session, by: Actor, draft: GlazingDraft) -> GlazingId:
    """Take a glazing into the catalogue; raises Refused with the field that does not do."""
    draft.check()
    _require_own(db, Glazing.name, Glazing.id, draft.name, None, "a glazing of that name", "name")
    made = Glazing()
    _write_glazing(made, draft)
    db.add(made)
    db.flush()
    return made.id


@verb("catalogue.amend_glazing")
def amend_glazing(db: Session, by: Actor, glazing_id: GlazingId, draft: GlazingDraft, version: int) -> None:
    """Change a glazing or offer it no longer. Raises Refused, Missing, or Conflict (RR10)."""
    draft.check()
    kept = _kept(db, Glazing, glazing_id, "That glazing is no longer there.", version)
    _require_own(db, Glazing.name, Glazing.id, draft.name, glazing_id, "a glazing of that name", "name")
    _write_glazing(kept, draft)
    db.flush()


def _check_moulding(db: Session, draft: MouldingDraft, moulding_id: MouldingId | None) -> None:
    draft.check()
    _require_own(db, Moulding.code, Moulding.id, draft.code, moulding_id, "a moulding of that number", "code")
    _require_own(db, Moulding.name, Moulding.id, draft.name, moulding_id, "a moulding of that name", "name")
    if draft.supplier_id is not None and db.get(Supplier, draft.supplier_id) is None:
        raise Refused("That supplier is no longer there. Please choose again.", "supplier_id")


def _kept(db: Session, kind: type[Any], record_id: int, gone: str, version: int) -> Any:
    kept = db.get(kind, record_id)
    if kept is None:
        raise Missing(gone)
    business.expect(kept, version)
    return kept


def _require_own(
    db: Session, column: Any, key: Any, typed: str, own: int | None, says: str, field: str
) -> None:
    wanted = one_line(typed, 300).text.casefold()
    for other, known in db.execute(select(key, column)):
        if known.casefold() == wanted and other != own:
            raise Refused(f"There is {says} already.", field)


def _write_supplier(kept: Supplier, draft: SupplierDraft) -> None:
    kept.name, kept.kind, kept.active = one_line(draft.name, 120).text, draft.kind, draft.active
    kept.phone, kept.email = one_line(draft.phone, 40).text, one_line(draft.email, 254).text


def _write_moulding(kept: Moulding, draft: MouldingDraft) -> None:
    kept.code, kept.name = one_line(draft.code, 30).text, one_line(draft.name, 80).text
    kept.face_mm, kept.rebate_mm = draft.face_mm, draft.rebate_mm
    kept.overlap_mm, kept.depth_mm = draft.overlap_mm, draft.depth_mm
    kept.colour, kept.profile = draft.colour.lower(), draft.profile
    kept.supplier_id, kept.lead_days, kept.low_at_mm = draft.supplier_id, draft.lead_days, draft.low_at_mm
    kept.cost_per_metre, kept.discontinued = draft.cost_per_metre, draft.discontinued


def _write_mount(kept: Mount, draft: MountDraft) -> None:
    kept.name, kept.colour = one_line(draft.name, 80).text, draft.colour.lower()
    kept.border_mm, kept.thickness_tenths = draft.border_mm, draft.thickness_tenths
    kept.discontinued = draft.discontinued


def _write_glazing(kept: Glazing, draft: GlazingDraft) -> None:
    kept.name, kept.thickness_tenths = one_line(draft.name, 80).text, draft.thickness_tenths
    kept.reflects, kept.discontinued = draft.reflects, draft.discontinued
