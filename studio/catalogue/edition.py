"""One edition of the catalogue, read whole: a window prices with it while somebody chooses, and asks no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from studio.catalogue.model import (
    ChoiceKind,
    GlazingId,
    MouldingId,
    MountId,
    PriceChoiceId,
    PriceId,
    PriceSetId,
)
from studio.catalogue.piece import WIDEST_BORDER, Piece, priced, stack_mm, takes
from studio.catalogue.rows import (
    ChoiceRow,
    GlazingRow,
    MouldingRow,
    MountRow,
    PriceListRow,
    PriceRow,
    SetRow,
)
from studio.errors import Refused
from studio.money import Money, share, total


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a price includes where nothing else is chosen."""

    moulding_id: MouldingId | None = None
    mount_id: MountId | None = None
    glazing_id: GlazingId | None = None
    choice_ids: tuple[PriceChoiceId, ...] = ()


@dataclass(frozen=True, slots=True)
class SetShare:
    """What so many of one price in a set cost each; the shares of a set add up to its price."""

    price: PriceRow
    quantity: int
    amount: Money


@dataclass(frozen=True)
class Edition:
    """All that is offered on a day: prices, choices and sets of the list in force, and every material we know.

    ``mouldings``, ``mounts`` and ``glazings`` hold what was discontinued too, so that a picture hung before is still
    drawn; ``offered`` leaves it out.
    """

    price_list: PriceListRow | None
    prices: tuple[PriceRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    sets: tuple[SetRow, ...] = ()
    mouldings: tuple[MouldingRow, ...] = ()
    mounts: tuple[MountRow, ...] = ()
    glazings: tuple[GlazingRow, ...] = ()
    tax_basis_points: int = 0
    """The studio's own rate that day."""
    prices_include_tax: bool = True
    currency: str = ""

    def price(self, price_id: PriceId) -> PriceRow:
        """One price of this list; raises Refused for one of another."""
        return _one(
            self.prices, price_id, "That size is not in the price list. Please choose it again.", "size"
        )

    def choice(self, choice_id: PriceChoiceId) -> ChoiceRow:
        """One choice of this list; raises Refused for one of another."""
        return _one(self.choices, choice_id, "That extra is not in the price list.", "choices")

    def moulding(self, moulding_id: MouldingId) -> MouldingRow:
        """A moulding; raises Refused for one we do not have."""
        return _one(self.mouldings, moulding_id, "That moulding is not in the catalogue.", "moulding")

    def mount(self, mount_id: MountId) -> MountRow:
        """A mount; raises Refused for one we do not have."""
        return _one(self.mounts, mount_id, "That mount is not in the catalogue.", "mount")

    def glazing(self, glazing_id: GlazingId) -> GlazingRow:
        """A glazing; raises Refused for one we do not have."""
        return _one(self.glazings, glazing_id, "That glazing is not in the catalogue.", "glazing")

    def offered(self, kind: ChoiceKind, price_id: PriceId | None = None) -> tuple[ChoiceRow, ...]:
        """The choices of a kind that may be made now (for one price), in the order of the list."""
        if price_id is not None and not takes(self.price(price_id).framing, kind):
            return ()
        gone = {
            *((ChoiceKind.MOULDING, row.id) for row in self.mouldings if row.discontinued),
            *((ChoiceKind.MOUNT, row.id) for row in self.mounts if row.discontinued),
            *((ChoiceKind.GLAZING, row.id) for row in self.glazings if row.discontinued),
        }
        return tuple(row for row in self.choices if row.kind is kind and (kind, row.of) not in gone)

    def usual(self, price_id: PriceId) -> Usual:
        """What a price includes where nothing else is chosen: the first standard choice of each material."""

        def first(kind: ChoiceKind) -> ChoiceRow | None:
            return next((row for row in self.offered(kind, price_id) if row.standard), None)

        moulding, mount, glazing = (
            first(kind) for kind in (ChoiceKind.MOULDING, ChoiceKind.MOUNT, ChoiceKind.GLAZING)
        )
        return Usual(
            moulding.moulding_id if moulding else None,
            mount.mount_id if mount else None,
            glazing.glazing_id if glazing else None,
            tuple(row.id for row in self.offered(ChoiceKind.EXTRA, price_id) if row.standard),
        )

    def piece(
        self,
        price_id: PriceId,
        moulding_id: MouldingId | None = None,
        mount_id: MountId | None = None,
        mount_border_mm: int | None = None,
        glazing_id: GlazingId | None = None,
        choice_ids: Iterable[PriceChoiceId] = (),
        *,
        turned: bool = False,
    ) -> Piece:
        """A picture of one price with what was chosen for it; ``turned`` hangs it the other way up than it is listed.

        Nothing is chosen by itself (``usual`` says what is included); a mount without a border given has its usual
        one. Raises Refused, naming "size", "moulding", "mount", "mount_border_mm", "glazing" or "choices", for what is
        not on the list or does not go with the product.
        """
        price = self.price(price_id)
        moulding = self.moulding(moulding_id) if moulding_id is not None else None
        mount = self.mount(mount_id) if mount_id is not None else None
        glazing = self.glazing(glazing_id) if glazing_id is not None else None
        chosen = [
            self._listed(price, kind, row.id, row.name)
            for kind, row in (
                (ChoiceKind.MOULDING, moulding),
                (ChoiceKind.MOUNT, mount),
                (ChoiceKind.GLAZING, glazing),
            )
            if row is not None
        ]
        chosen += [self._extra(choice_id) for choice_id in dict.fromkeys(choice_ids)]
        made = Piece(
            price=price,
            moulding=moulding,
            mount=mount,
            mount_border_mm=_border(mount, mount_border_mm),
            glazing=glazing,
            choices=tuple(chosen),
            amount=price.amount,
            width_in=price.height_in if turned else price.width_in,
            height_in=price.width_in if turned else price.height_in,
            outside_width_mm=0,
            outside_height_mm=0,
            stack_mm=stack_mm(moulding, mount, glazing),
        )
        return priced(made)

    def _extra(self, choice_id: PriceChoiceId) -> ChoiceRow:
        """An extra; mouldings, mounts and glazing are chosen as what they are, so that none is charged twice."""
        choice = self.choice(choice_id)
        if choice.kind is not ChoiceKind.EXTRA:
            raise Refused(
                f"{choice.name} is not an extra. Please choose it as {choice.kind.value}.", "choices"
            )
        return choice

    def _listed(self, price: PriceRow, kind: ChoiceKind, of: int, name: str) -> ChoiceRow:
        if not takes(price.framing, kind):
            raise Refused(f"{price.product} takes no {kind}.", kind.value)
        for row in self.choices:
            if row.kind is kind and row.of == of:
                return row
        raise Refused(f"{name} is not on this price list. Please choose another {kind}.", kind.value)

    def set_shares(self, set_id: PriceSetId) -> tuple[SetShare, ...]:
        """The price of a set shared among its pictures by what each costs alone, to the penny (RR8).

        Two of one price may differ by a penny and then stand apart. Raises Refused for a set of another list.
        """
        row = _one(self.sets, set_id, "That set is not in the price list.", "set")
        each = [self.price(part.price_id) for part in row.parts for _ in range(part.quantity)]
        shares = share(row.amount, [price.amount.minor for price in each])
        alike = groupby(zip(each, shares, strict=True), key=lambda pair: pair)
        return tuple(SetShare(price, len(list(same)), amount) for (price, amount), same in alike)

    def set_alone(self, set_id: PriceSetId) -> Money:
        """What the pictures of a set would cost one by one."""
        row = _one(self.sets, set_id, "That set is not in the price list.", "set")
        return total(self.price(part.price_id).amount * part.quantity for part in row.parts)

    def tax_of(self, price_id: PriceId) -> int:
        """The rate of tax on a price in hundredths of a per cent: its own, else the studio's."""
        own = self.price(price_id).tax_basis_points
        return self.tax_basis_points if own is None else own


def _one(rows: Iterable[R], wanted: int, says: str, field: str) -> R:
    for row in rows:
        if row.id == wanted:
            return row
    raise Refused(says, field)


def _border(mount: MountRow | None, asked: int | None) -> int:
    if mount is None:
        return 0
    if asked is None:
        return mount.border_mm
    if not 0 <= asked <= WIDEST_BORDER:
        raise Refused(f"Please type a border from 0 to {WIDEST_BORDER} mm.", "mount_border_mm")
    return asked
