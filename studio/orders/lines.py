"""The lines of an order, made from what was chosen and priced from the edition of the day, each price frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, catalogue
from studio.catalogue import Edition, Piece
from studio.catalogue.model import (
    GlazingId,
    MouldingId,
    MountId,
    Price,
    PriceChoiceId,
    PriceId,
    PriceSetId,
)
from studio.errors import Refused
from studio.money import Money
from studio.orders.drafts import LONGEST_PEOPLE, LONGEST_PLACE, LineDraft, reference
from studio.orders.model import OrderLine
from studio.orders.pricing import line_total
from studio.promises.model import Promise, PromiseKind, PromiseState
from studio.written import one_line

SPECIFIED = (
    "price_id", "width_in", "height_in", "moulding_id", "mount_id", "mount_border_mm", "glazing_id", "choice_ids",
    "set_id", "set_no",
)  # fmt: skip
"""What a line's price follows from; while none of it changes, the price stays as it was frozen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What lines may be priced from: the edition of the day, and the lists this order has been priced from before."""

    today: Edition
    earlier: tuple[Edition, ...] = ()

    def edition(self, price_id: PriceId | None, number: int) -> Edition:
        """The edition that a price is of; raises Refused for one that is offered no more."""
        for each in (self.today, *self.earlier):
            if any(price.id == price_id for price in each.prices):
                return each
        raise Refused(f"Line {number}: that size is not in the price list. Please choose it again.", "size")

    def tax_of(self, line: OrderLine) -> int:
        """The rate of tax of a line today, in basis points: its product's own, else the studio's."""
        prices = (price for each in (self.today, *self.earlier) for price in each.prices)
        own = next((price.tax_basis_points for price in prices if price.id == line.price_id), None)
        return self.today.tax_basis_points if own is None else own


def offer_on(db: Session, day: date, kept: Iterable[PriceId]) -> Offer:
    """The edition of a day, and those of prices that an order has already."""
    today = catalogue.edition_on(db, day)
    known = {price.id for price in today.prices}
    older = [price_id for price_id in kept if price_id not in known]
    if not older:
        return Offer(today)
    lists = db.scalars(select(Price.price_list_id).where(Price.id.in_(older)).distinct())
    return Offer(today, tuple(catalogue.edition_of(db, list_id) for list_id in sorted(lists)))


def tax_rates(db: Session, lines: Sequence[OrderLine], day: date) -> list[int]:
    """The rate of tax of each line on a day, in basis points: its product's own, else the studio's."""
    studio = business.tax_rate_on(db, day)
    ids = {line.price_id for line in lines if line.price_id is not None}
    found = db.execute(select(Price.id, Price.tax_basis_points).where(Price.id.in_(ids))).all() if ids else ()
    own = {row.id: row.tax_basis_points for row in found if row.tax_basis_points is not None}
    return [own.get(line.price_id, studio) if line.price_id is not None else studio for line in lines]


def priced(
    db: Session,
    drafts: Sequence[LineDraft],
    offer: Offer,
    before: Sequence[OrderLine] = (),
    settled: Collection[int] = (),
) -> list[OrderLine]:
    """New lines with their prices frozen on them, from the edition of the day or as this order already had them.

    A line of ``before`` whose making is unchanged keeps its price; ``settled`` are the keys that were issued already.
    The parts of a whole set share its price; a promised price is charged when it is lower (R11). Raises Refused naming
    the line and the field.
    """
    known = {line.key or line.position: line for line in before}
    drafts = [part for draft in drafts for part in split_free(draft)]
    pieces = [_piece(offer, draft, number) for number, draft in enumerate(drafts, 1)]
    shares = _set_shares(offer, drafts)
    promised = _promised_prices(db, drafts)
    keys = _keys(drafts, known, settled)
    lines = []
    for place, (draft, piece) in enumerate(zip(drafts, pieces, strict=True)):
        line = _line(draft, piece, place + 1, keys[place])
        in_set = shares.get(place)
        line.unit_price = piece.amount if in_set is None else in_set + (piece.amount - piece.price.amount)
        line.set_name = _set_name(offer, draft) if in_set is not None else ""
        frozen = known.get(keys[place])
        if frozen is not None and _made_alike(frozen, line):
            _keep_frozen(line, frozen)
        _honour(line, draft, promised)
        line.line_total = line_total(line.unit_price, draft.quantity, line.complimentary)
        lines.append(line)
    return lines


def broken_sets(offer: Offer, drafts: Sequence[LineDraft]) -> tuple[str, ...]:
    """The sets of which pictures are missing, so that what is left of them is at its own price; by name."""
    whole = set(_set_shares(offer, drafts))
    names = [
        _set_name(offer, draft)
        for place, draft in enumerate(drafts)
        if draft.set_id is not None and place not in whole
    ]
    return tuple(dict.fromkeys(names))


def split_free(draft: LineDraft) -> tuple[LineDraft, ...]:
    """A line of which some pieces are complimentary is two: those paid for, and those with our compliments."""
    if not draft.free:
        return (draft,)
    if draft.free >= draft.quantity:
        return (replace(draft, free=0, complimentary=True),)
    paid = replace(draft, quantity=draft.quantity - draft.free, free=0)
    given = replace(draft, quantity=draft.free, free=0, complimentary=True, key=None, price_promise_id=None)
    return (paid, given)


def _piece(offer: Offer, draft: LineDraft, number: int) -> Piece:
    edition = offer.edition(draft.price_id, number)
    assert draft.price_id is not None, "the edition has just found it"
    try:
        return edition.piece(
            draft.price_id,
            MouldingId(draft.moulding_id) if draft.moulding_id is not None else None,
            MountId(draft.mount_id) if draft.mount_id is not None else None,
            draft.mount_border_mm,
            GlazingId(draft.glazing_id) if draft.glazing_id is not None else None,
            [PriceChoiceId(each) for each in draft.choice_ids],
            turned=draft.turned,
        )
    except Refused as refused:
        raise Refused(f"Line {number}: {refused.message}", refused.field) from None


def _line(draft: LineDraft, piece: Piece, position: int, key: int) -> OrderLine:
    price, moulding, mount, glazing = piece.price, piece.moulding, piece.mount, piece.glazing
    return OrderLine(
        position=position,
        key=key,
        image_ref=reference(draft.image_ref),
        picture_id=draft.picture_id,
        people=one_line(draft.people, LONGEST_PEOPLE).text,
        price_id=price.id,
        product=price.product,
        width_in=piece.width_in,
        height_in=piece.height_in,
        finish=price.finish,
        hanging_place=one_line(draft.hanging_place, LONGEST_PLACE).text,
        quantity=draft.quantity,
        complimentary=draft.complimentary,
        price_promised=False,
        price_promise_id=None,
        lead_days=price.lead_days,
        tax=Money(0),
        charge=Money(0),
        tax_basis_points=0,
        moulding_id=moulding.id if moulding else None,
        moulding=moulding.name if moulding else "",
        mount_id=mount.id if mount else None,
        mount=mount.name if mount else "",
        mount_border_mm=piece.mount_border_mm,
        glazing_id=glazing.id if glazing else None,
        glazing=glazing.name if glazing else "",
        choice_ids=" ".join(str(choice.id) for choice in piece.extras),
        choices="\n".join(choice.name for choice in piece.extras),
        set_id=draft.set_id,
        set_no=draft.set_no,
        set_name="",
    )


def _keys(drafts: Sequence[LineDraft], known: dict[int, OrderLine], settled: Collection[int]) -> list[int]:
    """A key for each line: its own where it was there before, else the next that no issued line ever had."""
    own = [draft.key if draft.key in known else None for draft in drafts]
    used = {key for key in own if key is not None} | set(settled)
    fresh = (key for key in count(max(settled, default=0) + 1) if key not in used)
    seen: set[int] = set()
    keys = []
    for key in own:
        chosen = next(fresh) if key is None or key in seen else key
        seen.add(chosen)
        keys.append(chosen)
    return keys


def _made_alike(before: OrderLine, line: OrderLine) -> bool:
    return all(getattr(before, name) == getattr(line, name) for name in SPECIFIED) and bool(
        before.set_name
    ) == bool(line.set_name)


def _keep_frozen(line: OrderLine, before: OrderLine) -> None:
    """The price and the words of a line that is made as before stay as they were agreed."""
    if not before.price_promised:
        line.unit_price = before.unit_price
    for name in ("product", "finish", "moulding", "mount", "glazing", "choices", "set_name", "lead_days"):
        setattr(line, name, getattr(before, name))


def _set_shares(offer: Offer, drafts: Sequence[LineDraft]) -> dict[int, Money]:
    """What each line of a whole set costs of the set's price, by its place; nothing for a set that is not whole."""
    groups: dict[tuple[int, int], list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.set_id is not None and draft.quantity == 1 and not draft.complimentary:
            groups.setdefault((draft.set_id, draft.set_no), []).append(place)
    found: dict[int, Money] = {}
    for (set_id, _), places in groups.items():
        edition = offer.edition(drafts[places[0]].price_id, places[0] + 1)
        if all(row.id != set_id for row in edition.sets):
            continue
        left = [
            (part.price.id, part.amount)
            for part in edition.set_shares(PriceSetId(set_id))
            for _ in range(part.quantity)
        ]
        if Counter(price_id for price_id, _ in left) != Counter(drafts[place].price_id for place in places):
            continue
        for place in places:
            part = next(each for each in left if each[0] == drafts[place].price_id)
            left.remove(part)
            found[place] = part[1]
    return found


def _set_name(offer: Offer, draft: LineDraft) -> str:
    rows = (row for each in (offer.today, *offer.earlier) for row in each.sets)
    return next((row.name for row in rows if row.id == draft.set_id), "")


def _promised_prices(db: Session, drafts: Sequence[LineDraft]) -> dict[int, Money]:
    """The prices of the promises that lines are to honour."""
    ids = {draft.price_promise_id for draft in drafts if draft.price_promise_id is not None}
    if not ids:
        return {}
    found = db.scalars(select(Promise).where(Promise.id.in_(ids), Promise.kind == PromiseKind.PRICE))
    return {
        row.id: row.price
        for row in found
        if row.price is not None
        and row.state in (PromiseState.MADE, PromiseState.KEPT, PromiseState.KEPT_LATE)
    }


def _honour(line: OrderLine, draft: LineDraft, promised: dict[int, Money]) -> None:
    """Charge the lower of the promised price and the list's (R11); a promise that is not needed stays open."""
    price = draft.promised_price
    if draft.price_promise_id is not None and draft.price_promise_id in promised:
        price = promised[draft.price_promise_id]
    if price is not None and price < line.unit_price:
        line.unit_price, line.price_promised = price, True
        line.price_promise_id = draft.price_promise_id
