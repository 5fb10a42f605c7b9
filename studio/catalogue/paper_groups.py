"""How a list stands on paper in groups: sizes, sets, and what mouldings, mounts, glass and extras add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from studio.catalogue.copying import parts_of
from studio.catalogue.edition import Edition
from studio.catalogue.list_drafts import SetDraft
from studio.catalogue.model import ChoiceKind, Framing
from studio.catalogue.piece import takes
from studio.catalogue.rows import ChoiceRow, PriceRow
from studio.catalogue.wording import in_inches
from studio.documents import PriceGroup, PriceLine
from studio.words import listed

_HEADS = {
    ChoiceKind.MOULDING: "Frames",
    ChoiceKind.MOUNT: "Mounts (the card border around a picture)",
    ChoiceKind.GLAZING: "Glass",
    ChoiceKind.EXTRA: "Extras",
}
INCLUDED = "included"
METRE = "for each metre around the frame"


def price_groups(prices: Sequence[PriceRow], currency: str) -> Iterator[PriceGroup]:
    """What stands together in the list under one name is one group; a finish that all of it has is said once."""
    for product, found in groupby(prices, key=lambda row: row.product.strip()):
        rows = tuple(found)
        finishes = {row.finish.strip() for row in rows}
        shared = finishes.pop() if len(finishes) == 1 else ""
        said = shared and shared.casefold() not in product.casefold()
        yield PriceGroup(
            f"{product}, {shared}" if said else product,
            tuple(
                PriceLine(
                    in_inches(row.width_in, row.height_in),
                    "" if shared else row.finish.strip(),
                    row.amount.show(currency),
                )
                for row in rows
            ),
        )


def set_groups(edition: Edition) -> tuple[PriceGroup, ...]:
    """The sets, each with its pictures."""
    drafts = parts_of(edition).sets
    lines = tuple(
        PriceLine(each.name, _pictures(each), each.amount.show(edition.currency)) for each in drafts
    )
    return (PriceGroup("Several together", lines),) if lines else ()


def _pictures(each: SetDraft) -> str:
    return "; ".join(
        f"{part.quantity} × {part.product}, {in_inches(part.width_in, part.height_in)}" for part in each.parts
    )


def choice_groups(edition: Edition) -> tuple[PriceGroup, ...]:
    """What may be chosen, a group for each kind: what is included in one line, then what adds to the price."""
    framings = {row.framing for row in edition.prices}
    groups = []
    for kind, head in _HEADS.items():
        rows = edition.offered(kind)
        if rows and any(takes(framing, kind) for framing in framings):
            groups.append(PriceGroup(head, tuple(_lines(rows, edition.currency))))
    return tuple(groups)


def _lines(rows: Sequence[ChoiceRow], currency: str) -> Iterator[PriceLine]:
    free = [row.name for row in rows if not (row.amount or row.per_metre)]
    if free:
        yield PriceLine(listed(free), INCLUDED, "")
    for row in rows:
        if row.amount:
            yield PriceLine(row.name, "for each picture", row.amount.show(currency))
        if row.per_metre:
            yield PriceLine("" if row.amount else row.name, METRE, row.per_metre.show(currency))


def by_the_metre(edition: Edition) -> dict[str, str] | None:
    """An example of what is charged by the metre: the size, its metres around, the choice and what it adds.

    None where nothing is, or nothing is framed.
    """
    moulding = next((row for row in edition.offered(ChoiceKind.MOULDING) if row.per_metre), None)
    framed = [row for row in edition.prices if row.framing is Framing.FRAMED]
    if moulding is None or moulding.moulding_id is None or not framed:
        return None
    price = framed[len(framed) * 2 // 3]
    usual = edition.usual(price.id)
    piece = edition.piece(price.id, moulding.moulding_id, usual.mount_id, glazing_id=usual.glazing_id)
    adds = moulding.adds(piece.perimeter_mm)
    metres = f"{(piece.perimeter_mm + 50) // 100 / 10:.1f}"
    return {
        "size": in_inches(price.width_in, price.height_in),
        "metres": metres,
        "moulding": moulding.name,
        "adds": adds.show(edition.currency),
    }
