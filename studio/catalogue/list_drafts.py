"""What the form of a price list hands in: its prices, choices and sets, with their problems by field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import only, wants
from studio.catalogue.model import ChoiceKind, Framing, GlazingId, MouldingId, MountId
from studio.money import Money

MOST_PRICES = 500
MOST_CHOICES = 200
MOST_SETS = 60
MOST_PARTS = 40
NOTHING = Money(0)
What = tuple[str, int, int, str]
"""Product, inches wide and high, finish: what makes two prices prices of the same thing."""


def what(product: str, width_in: int, height_in: int, finish: str) -> What:
    """The same for two ways of writing one thing."""
    return (product.strip().casefold(), width_in, height_in, finish.strip().casefold())


@dataclass(frozen=True, slots=True)
class PriceDraft(Draft):
    """One product in one size and finish. Inches wide by high; lead days are working days for its material (R22).

    ``tax_basis_points`` is its own rate of tax; None where the studio's holds.
    """

    product: str
    width_in: int
    height_in: int
    finish: str
    amount: Money
    lead_days: int = 0
    framing: Framing = Framing.NONE
    tax_basis_points: int | None = None

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        sizes = 1 <= self.width_in <= 120 and 1 <= self.height_in <= 120
        rate = self.tax_basis_points is None or 0 <= self.tax_basis_points <= 10_000
        return only(
            {
                "product": wants(self.product, 80, "Please name the product."),
                "size": "" if sizes else "Please type inches from 1 to 120, wide by high.",
                "finish": wants(self.finish, 80, "Please name the finish."),
                "amount": "A price is nothing or more." if self.amount.minor < 0 else "",
                "lead_days": "" if 0 <= self.lead_days <= 365 else "Please type days from 0 to 365.",
                "tax_basis_points": "" if rate else "Please type a rate from 0 to 100 %.",
            }
        )

    @property
    def what(self) -> What:
        """What makes two prices prices of the same thing."""
        return what(self.product, self.width_in, self.height_in, self.finish)


@dataclass(frozen=True, slots=True)
class ChoiceDraft(Draft):
    """What a moulding, a mount, a glazing or an extra adds: for each piece, and for each metre around the outside.

    A ``standard`` one is included, so it adds nothing. A material is named by its id, an extra by its name.
    """

    kind: ChoiceKind
    amount: Money = NOTHING
    per_metre: Money = NOTHING
    standard: bool = False
    moulding_id: MouldingId | None = None
    mount_id: MountId | None = None
    glazing_id: GlazingId | None = None
    name: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        adds = self.amount.minor or self.per_metre.minor
        return only(
            {
                "name": self._name_problem(),
                "amount": "A price is nothing or more." if self.amount.minor < 0 else "",
                "per_metre": "A price is nothing or more." if self.per_metre.minor < 0 else "",
                "standard": "What is included adds nothing." if self.standard and adds else "",
            }
        )

    def _name_problem(self) -> str:
        if self.kind is ChoiceKind.EXTRA:
            return wants(self.name, 80, "Please name the extra, such as a plaque.")
        named = {
            ChoiceKind.MOULDING: self.moulding_id,
            ChoiceKind.MOUNT: self.mount_id,
            ChoiceKind.GLAZING: self.glazing_id,
        }
        alone = sum(each is not None for each in named.values()) == 1
        return "" if named[self.kind] is not None and alone else f"Please choose the {self.kind}."

    @property
    def what(self) -> tuple[str, str | int]:
        """What makes two choices choices of the same thing."""
        of = self.moulding_id or self.mount_id or self.glazing_id
        return (self.kind.value, of or self.name.strip().casefold())


@dataclass(frozen=True, slots=True)
class SetPartDraft:
    """So many of one price of the same list, named by what it is."""

    product: str
    width_in: int
    height_in: int
    finish: str
    quantity: int = 1

    @property
    def what(self) -> What:
        """The price it is one of."""
        return what(self.product, self.width_in, self.height_in, self.finish)


@dataclass(frozen=True, slots=True)
class SetDraft(Draft):
    """Several pictures together at one price."""

    name: str
    amount: Money
    parts: tuple[SetPartDraft, ...]

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        kinds = [part.what for part in self.parts]
        counted = all(1 <= part.quantity <= 99 for part in self.parts)
        pieces = sum(part.quantity for part in self.parts)
        return only(
            {
                "name": wants(self.name, 80, "Please name the set."),
                "amount": "A price is nothing or more." if self.amount.minor < 0 else "",
                "parts": "Please put at least two pictures into the set."
                if pieces < 2
                else "Please keep a set to 40 kinds of picture."
                if len(self.parts) > MOST_PARTS
                else "Please type how many, from 1 to 99."
                if not counted
                else "The same picture is in the set twice; please type how many of it."
                if len(set(kinds)) < len(kinds)
                else "",
            }
        )


@dataclass(frozen=True, slots=True)
class PriceListDraft(Draft):
    """A whole list of prices and the day from which it holds."""

    name: str
    starts_on: date
    prices: tuple[PriceDraft, ...]
    choices: tuple[ChoiceDraft, ...] = ()
    sets: tuple[SetDraft, ...] = ()

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do; a price by its place: "prices.0", "choices.0", "sets.0"."""
        found = {"name": wants(self.name, 80, "Please name the list, such as Spring 2027.")}
        if not self.prices:
            found["prices"] = "Please put at least one price on the list."
        for kind, rows, most in (
            ("prices", self.prices, MOST_PRICES),
            ("choices", self.choices, MOST_CHOICES),
            ("sets", self.sets, MOST_SETS),
        ):
            if len(rows) > most:
                found[kind] = f"Please keep a list to {most} {kind}."
        twice = "This product is on the list twice in that size and finish."
        found |= _each("prices", self.prices, lambda price: price.what, twice)
        found |= _each(
            "choices", self.choices, lambda choice: choice.what, "This choice is on the list twice."
        )
        found |= _each("sets", self.sets, lambda row: row.name.strip().casefold(), "Two sets have that name.")
        known = {price.what for price in self.prices}
        for place, row in enumerate(self.sets):
            if any(part.what not in known for part in row.parts):
                found[f"sets.{place}"] = "A picture of this set is not on the list in that size and finish."
        return only(found)


def _each(
    name: str, rows: Sequence[PriceDraft | ChoiceDraft | SetDraft], key: Callable[..., Hashable], twice: str
) -> dict[str, str]:
    """The problem of each row by its place, and of those that are there a second time."""
    found: dict[str, str] = {}
    seen: set[Hashable] = set()
    for place, row in enumerate(rows):
        found[f"{name}.{place}"] = next(iter(row.problems().values()), "")
        if key(row) in seen:
            found[f"{name}.{place}"] = twice
        seen.add(key(row))
    return found
