"""One edition beside another: a list as drafts, to be copied into the next, and what the next would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.catalogue.edition import Edition
from studio.catalogue.list_drafts import ChoiceDraft, PriceDraft, SetDraft, SetPartDraft
from studio.catalogue.model import ChoiceKind
from studio.catalogue.wording import rate_in_words
from studio.money import Money


@dataclass(frozen=True, slots=True)
class ListParts:
    """What stands on a list, as a form hands it in."""

    prices: tuple[PriceDraft, ...] = ()
    choices: tuple[ChoiceDraft, ...] = ()
    sets: tuple[SetDraft, ...] = ()


class Becomes(StrEnum):
    """What the next list does to something on the present one."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """Something on either list: what it is, what it costs now and what it will."""

    title: str
    before: str
    after: str
    becomes: Becomes


def parts_of(edition: Edition) -> ListParts:
    """A list as drafts, in its order: the next one begins as its copy."""
    prices = {row.id: row for row in edition.prices}
    return ListParts(
        tuple(
            PriceDraft(
                row.product,
                row.width_in,
                row.height_in,
                row.finish,
                row.amount,
                row.lead_days,
                row.framing,
                row.tax_basis_points,
            )
            for row in edition.prices
        ),
        tuple(
            ChoiceDraft(
                row.kind,
                row.amount,
                row.per_metre,
                row.standard,
                row.moulding_id,
                row.mount_id,
                row.glazing_id,
                row.name if row.kind is ChoiceKind.EXTRA else "",
            )
            for row in edition.choices
        ),
        tuple(
            SetDraft(
                row.name,
                row.amount,
                tuple(
                    SetPartDraft(price.product, price.width_in, price.height_in, price.finish, part.quantity)
                    for part in row.parts
                    for price in (prices[part.price_id],)
                ),
            )
            for row in edition.sets
        ),
    )


def changes(before: Edition, after: ListParts) -> tuple[Change, ...]:
    """What the next list makes of the present one: all that is on it, then what is gone from it."""
    was = parts_of(before)
    names = {(kind.value, of): name for kind, of, name in named_materials(before)}
    currency = before.currency

    def prices(parts: ListParts) -> dict[object, tuple[str, str]]:
        return {row.what: (_title(row), _of_price(row, currency)) for row in parts.prices}

    def choices(parts: ListParts) -> dict[object, tuple[str, str]]:
        return {row.what: (_choice_title(row, names), _of_choice(row, currency)) for row in parts.choices}

    def sets(parts: ListParts) -> dict[object, tuple[str, str]]:
        return {
            row.name.strip().casefold(): (f"Set: {row.name}", _of_set(row, currency)) for row in parts.sets
        }

    return tuple(change for each in (prices, choices, sets) for change in _compared(each(was), each(after)))


def named_materials(edition: Edition) -> Iterable[tuple[ChoiceKind, int, str]]:
    """Every material of the catalogue: its kind, id and name."""
    yield from ((ChoiceKind.MOULDING, row.id, row.name) for row in edition.mouldings)
    yield from ((ChoiceKind.MOUNT, row.id, row.name) for row in edition.mounts)
    yield from ((ChoiceKind.GLAZING, row.id, row.name) for row in edition.glazings)


def _compared(
    before: dict[object, tuple[str, str]], after: dict[object, tuple[str, str]]
) -> Iterable[Change]:
    for key, (title, now) in after.items():
        was = before.get(key, ("", ""))[1]
        how = Becomes.NEW if key not in before else Becomes.SAME if was == now else Becomes.CHANGED
        yield Change(title, was, now, how)
    for key, (title, was) in before.items():
        if key not in after:
            yield Change(title, was, "", Becomes.GONE)


def _title(row: PriceDraft) -> str:
    return f"{row.product}, {row.width_in} × {row.height_in} in, {row.finish}"


def _of_price(row: PriceDraft, currency: str) -> str:
    more = [
        str(row.framing) if row.framing != "none" else "",
        f"{row.lead_days} days" if row.lead_days else "",
        f"tax {rate_in_words(row.tax_basis_points)}" if row.tax_basis_points is not None else "",
    ]
    return ", ".join([row.amount.show(currency), *(part for part in more if part)])


def _choice_title(row: ChoiceDraft, names: dict[tuple[str, int], str]) -> str:
    kind, of = row.what
    return f"{row.kind.capitalize()}: {row.name if isinstance(of, str) else names.get((kind, of), 'no longer there')}"


def _of_choice(row: ChoiceDraft, currency: str) -> str:
    return adds_in_words(row.amount, row.per_metre, row.standard, currency)


def adds_in_words(amount: Money, per_metre: Money, standard: bool, currency: str) -> str:
    """``included``, ``£25.00``, ``£18.00 a metre``, ``£5.00 and £18.00 a metre``."""
    if standard or not (amount or per_metre):
        return "included"
    each = amount.show(currency) if amount else ""
    metre = f"{per_metre.show(currency)} a metre" if per_metre else ""
    return " and ".join(part for part in (each, metre) if part)


def parts_in_words(parts: Sequence[SetPartDraft]) -> str:
    """``3 × Framed print 10 × 8 in, oak frame``."""
    return "; ".join(
        f"{part.quantity} × {part.product} {part.width_in} × {part.height_in} in, {part.finish}"
        for part in parts
    )


def _of_set(row: SetDraft, currency: str) -> str:
    return f"{row.amount.show(currency)} for {parts_in_words(row.parts)}"
