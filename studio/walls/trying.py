"""Trying one thing after another on a wall: the next size of the same product, the next frame. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from studio.catalogue import ChoiceKind, Edition, Framing, Piece, PriceId, PriceRow, outside_mm
from studio.catalogue.model import GlazingId, MouldingId, MountId
from studio.errors import Refused
from studio.walls.drafts import HangingDraft

T = TypeVar("T")


def piece_of(edition: Edition, draft: HangingDraft) -> Piece:
    """What hangs, priced and measured (R24); raises Refused when it is not on this price list."""
    return edition.piece(
        draft.price_id, draft.moulding_id, draft.mount_id, draft.mount_border_mm, draft.glazing_id,
        draft.choice_ids, turned=draft.turned,
    )  # fmt: skip


def outside_of(edition: Edition, draft: HangingDraft, price: PriceRow) -> tuple[int, int]:
    """How wide and high it is outside, in mm (R24), also when it is on the price list no more."""
    moulding = next((row for row in edition.mouldings if row.id == draft.moulding_id), None)
    mount = next((row for row in edition.mounts if row.id == draft.mount_id), None)
    border = draft.mount_border_mm if draft.mount_border_mm is not None else (mount.border_mm if mount else 0)
    face, overlap = (moulding.face_mm, moulding.overlap_mm) if moulding else (0, 0)
    sides = (price.height_in, price.width_in) if draft.turned else (price.width_in, price.height_in)
    wide, high = (outside_mm(inches, border if mount else 0, face, overlap) for inches in sides)
    return wide, high


def as_offered(edition: Edition, draft: HangingDraft, price_id: PriceId) -> HangingDraft:
    """The same picture at a price, framed as it was where that price takes it, else as is usual for it."""
    kept = replace(draft, price_id=price_id)
    usual = edition.usual(price_id)
    choices = {
        kind: {row.of for row in edition.offered(kind, price_id)}
        for kind in (ChoiceKind.MOULDING, ChoiceKind.MOUNT, ChoiceKind.GLAZING, ChoiceKind.EXTRA)
    }
    if kept.moulding_id not in choices[ChoiceKind.MOULDING]:
        kept = replace(kept, moulding_id=usual.moulding_id)
    if kept.mount_id is not None and kept.mount_id not in choices[ChoiceKind.MOUNT]:
        kept = replace(kept, mount_id=usual.mount_id, mount_border_mm=None)
    if kept.glazing_id not in choices[ChoiceKind.GLAZING]:
        kept = replace(kept, glazing_id=usual.glazing_id)
    return replace(
        kept, choice_ids=tuple(each for each in kept.choice_ids if each in choices[ChoiceKind.EXTRA])
    )


def first_price(edition: Edition) -> PriceRow | None:
    """What is tried first: the middle size of what comes framed, else of whatever there is."""
    framed = [row for row in edition.prices if row.framing is Framing.FRAMED]
    if not framed:
        framed = list(edition.prices)
    if not framed:
        return None
    alike = sorted((row for row in framed if _line(row) == _line(framed[0])), key=_size)
    return alike[len(alike) // 2]


def new_hanging(edition: Edition, draft: HangingDraft) -> HangingDraft:
    """A picture about to hang for the first time: framed as its price usually is."""
    usual = edition.usual(draft.price_id)
    mouldings = edition.offered(ChoiceKind.MOULDING, draft.price_id)
    return replace(
        draft,
        moulding_id=usual.moulding_id or (mouldings[0].moulding_id if mouldings else None),
        mount_id=usual.mount_id,
        glazing_id=usual.glazing_id,
        choice_ids=usual.choice_ids,
    )


def lies(price: PriceRow, upright: bool) -> bool:
    """Whether a size of the list must be turned for a picture of this shape."""
    return price.width_in != price.height_in and (price.height_in > price.width_in) != upright


def _line(row: PriceRow) -> tuple[str, str]:
    return row.product, row.finish


def _size(row: PriceRow) -> tuple[int, int]:
    return row.width_in * row.height_in, row.id


def sizes(edition: Edition, price_id: PriceId) -> tuple[PriceRow, ...]:
    """The sizes of the same product and finish, the smallest first."""
    here = edition.price(price_id)
    return tuple(sorted((row for row in edition.prices if _line(row) == _line(here)), key=_size))


def next_size(edition: Edition, draft: HangingDraft, step: int) -> HangingDraft:
    """The next larger (+1) or smaller (−1) size of the same product; the same at the end of them."""
    offered = sizes(edition, draft.price_id)
    place = next(place for place, row in enumerate(offered) if row.id == draft.price_id)
    wanted = offered[min(max(place + step, 0), len(offered) - 1)]
    return as_offered(edition, _turned_as(edition, draft, wanted), wanted.id)


def _turned_as(edition: Edition, draft: HangingDraft, wanted: PriceRow) -> HangingDraft:
    """A list may have 20 × 16 and 16 × 24: the picture stays upright, whichever way round its size is listed."""
    here = edition.price(draft.price_id)
    upright = (
        (here.width_in > here.height_in) == draft.turned if here.width_in != here.height_in else draft.turned
    )
    return replace(draft, turned=lies(wanted, upright))


def next_moulding(edition: Edition, draft: HangingDraft) -> HangingDraft:
    """The next moulding that this price takes."""
    offered = [row.moulding_id for row in edition.offered(ChoiceKind.MOULDING, draft.price_id)]
    _require(offered, "moulding")
    return replace(draft, moulding_id=MouldingId(_after(offered, draft.moulding_id) or 0))


def next_mount(edition: Edition, draft: HangingDraft) -> HangingDraft:
    """The next mount that this price takes, and after the last none."""
    offered = [row.mount_id for row in edition.offered(ChoiceKind.MOUNT, draft.price_id)]
    _require(offered, "mount")
    wanted = _after([*offered, None], draft.mount_id)
    return replace(draft, mount_id=MountId(wanted) if wanted else None, mount_border_mm=None)


def next_glazing(edition: Edition, draft: HangingDraft) -> HangingDraft:
    """The next glazing that this price takes."""
    offered = [row.glazing_id for row in edition.offered(ChoiceKind.GLAZING, draft.price_id)]
    _require(offered, "glazing")
    return replace(draft, glazing_id=GlazingId(_after(offered, draft.glazing_id) or 0))


def _require(offered: Sequence[object], what: str) -> None:
    if not offered:
        raise Refused(f"This size comes without a choice of {what}.", what)


def _after(offered: Sequence[T], here: T) -> T:
    return offered[(offered.index(here) + 1) % len(offered)] if here in offered else offered[0]
