"""Lines that need not be typed: those that hang on the family's wall, and those of a former order.

Nothing is substituted in silence (R17): where something of a former order is not to be had as it was, the line says
what is different, and the choice is left open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from studio import business, catalogue, clock, viewings, walls
from studio.catalogue import ChoiceKind, Edition, PriceRow
from studio.errors import Refused
from studio.orders.drafts import LineDraft
from studio.orders.model import OrderId
from studio.orders.queries import order
from studio.orders.rows import LineRow
from studio.viewings.model import ViewingId

_MATERIALS = (
    (ChoiceKind.MOULDING, "moulding_id", "moulding"),
    (ChoiceKind.MOUNT, "mount_id", "mount"),
    (ChoiceKind.GLAZING, "glazing_id", "glazing"),
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A line to begin with, and what is different about it from what it was made after."""

    line: LineDraft
    differences: tuple[str, ...] = ()


def lines_from_wall(db: Session, viewing_id: ViewingId) -> tuple[LineDraft, ...]:
    """What hangs on a viewing's walls, each picture a line with its place; then what is loved and hangs nowhere.

    A line that is not to be had as it hangs wants its size again, and so does a picture that is only loved.
    """
    hung = walls.hung(db, viewing_id)
    lines = [_hanging(row) for row in hung]
    there = {row.picture_id for row in hung}
    lines += [
        LineDraft(row.ref, None, picture_id=row.picture_id)
        for row in viewings.choices(db, viewing_id)
        if row.mark is viewings.Mark.LOVE and row.picture_id not in there
    ]
    return tuple(lines)


def _hanging(row: walls.HangingRow) -> LineDraft:
    if row.problem:
        return LineDraft(row.ref, None, hanging_place=row.place, picture_id=row.picture_id)
    return LineDraft(
        row.ref,
        row.price_id,
        hanging_place=row.place,
        turned=row.turned,
        picture_id=row.picture_id,
        moulding_id=row.moulding_id,
        mount_id=row.mount_id,
        mount_border_mm=row.mount_border_mm if row.mount_id is not None else None,
        glazing_id=row.glazing_id,
        choice_ids=row.option_ids,
    )


def as_last_time(db: Session, order_id: OrderId) -> tuple[Proposed, ...]:
    """A former order's specification for new pictures, at today's prices, with what is different marked.

    The lines want their pictures; a size or a material that is offered no more wants another one. Raises Missing.
    """
    former = order(db, order_id)
    studio = business.studio(db)
    edition = catalogue.edition_on(db, clock.today(studio.zone))
    return tuple(_again(line, edition, studio.currency) for line in former.lines)


def _again(line: LineRow, edition: Edition, currency: str) -> Proposed:
    price = next((row for row in edition.prices if _is_same(row, line)), None)
    bare = LineDraft(
        "", price.id if price else None, line.people, line.hanging_place, line.quantity,
        turned=price is not None and (line.width_in, line.height_in) != (price.width_in, price.height_in),
    )  # fmt: skip
    if price is None:
        return Proposed(
            bare, (f"{line.product}, {line.width_in} × {line.height_in}, is not in the price list any more.",)
        )
    differences = []
    for kind, name, words in _MATERIALS:
        was = getattr(line, name)
        if was is None:
            continue
        if was in {row.of for row in edition.offered(kind, price.id)}:
            bare = replace(bare, **{name: was})
        else:
            differences.append(f"{getattr(line, words)} ({kind.value}) is not to be had any more.")
    if bare.mount_id is not None:
        bare = replace(bare, mount_border_mm=line.mount_border_mm)
    extras = {row.name.casefold(): row.id for row in edition.offered(ChoiceKind.EXTRA, price.id)}
    bare = replace(
        bare, choice_ids=tuple(extras[name.casefold()] for name in line.choices if name.casefold() in extras)
    )
    differences += [
        f"{name} is not to be had any more." for name in line.choices if name.casefold() not in extras
    ]
    return Proposed(bare, (*differences, *_dearer(line, bare, edition, currency)))


def _is_same(price: PriceRow, line: LineRow) -> bool:
    size = (price.width_in, price.height_in)
    return (price.product.casefold(), price.finish.casefold()) == (
        line.product.casefold(), line.finish.casefold()
    ) and (line.width_in, line.height_in) in (size, size[::-1])  # fmt: skip


def _dearer(line: LineRow, draft: LineDraft, edition: Edition, currency: str) -> tuple[str, ...]:
    """That it costs something else today than it did then."""
    assert draft.price_id is not None, "a line without a price has been told already"
    try:
        made = edition.piece(
            draft.price_id,
            catalogue.MouldingId(draft.moulding_id) if draft.moulding_id is not None else None,
            catalogue.MountId(draft.mount_id) if draft.mount_id is not None else None,
            draft.mount_border_mm,
            catalogue.GlazingId(draft.glazing_id) if draft.glazing_id is not None else None,
            [catalogue.PriceChoiceId(each) for each in draft.choice_ids],
            turned=draft.turned,
        )
    except Refused as refused:
        return (refused.message,)
    if made.amount == line.unit_price:
        return ()
    return (f"It was {line.unit_price.show(currency)} and is {made.amount.show(currency)} today.",)
