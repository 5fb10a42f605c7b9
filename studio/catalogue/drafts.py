"""What the forms of the catalogue hand in, with their problems by field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import only, wants
from studio.money import Money

MOST_PRICES = 500


@dataclass(frozen=True, slots=True)
class SessionTypeDraft(Draft):
    """A kind of session: its length and the room's turnaround in minutes, and its fee."""

    name: str
    minutes: int = 60
    turnaround: int = 15
    fee: Money = Money(0)
    active: bool = True

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(
            {
                "name": wants(self.name, 80, "Please name the kind of session."),
                "minutes": "" if 5 <= self.minutes <= 720 else "Please type minutes from 5 to 720.",
                "turnaround": "" if 0 <= self.turnaround <= 240 else "Please type minutes from 0 to 240.",
                "fee": "A fee is nothing or more." if self.fee.minor < 0 else "",
            }
        )


@dataclass(frozen=True, slots=True)
class PriceDraft(Draft):
    """One product in one size and finish. Inches wide by high; lead days are working days for its material (R22)."""

    product: str
    width_in: int
    height_in: int
    finish: str
    amount: Money
    lead_days: int = 0

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        sizes = 1 <= self.width_in <= 120 and 1 <= self.height_in <= 120
        return only(
            {
                "product": wants(self.product, 80, "Please name the product."),
                "size": "" if sizes else "Please type inches from 1 to 120, wide by high.",
                "finish": wants(self.finish, 80, "Please name the finish."),
                "amount": "A price is nothing or more." if self.amount.minor < 0 else "",
                "lead_days": "" if 0 <= self.lead_days <= 365 else "Please type days from 0 to 365.",
            }
        )

    @property
    def what(self) -> tuple[str, int, int, str]:
        """What makes two prices prices of the same thing."""
        return (
            self.product.strip().casefold(),
            self.width_in,
            self.height_in,
            self.finish.strip().casefold(),
        )


@dataclass(frozen=True, slots=True)
class PriceListDraft(Draft):
    """A whole list of prices and the day from which it holds."""

    name: str
    starts_on: date
    prices: tuple[PriceDraft, ...]

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do; a price by its place: "prices.0"."""
        found = {"name": wants(self.name, 80, "Please name the list, such as Spring 2027.")}
        if not self.prices:
            found["prices"] = "Please put at least one price on the list."
        elif len(self.prices) > MOST_PRICES:
            found["prices"] = f"Please keep a list to {MOST_PRICES} prices."
        seen: set[tuple[str, int, int, str]] = set()
        for place, price in enumerate(self.prices):
            found[f"prices.{place}"] = next(iter(price.problems().values()), "")
            if price.what in seen:
                found[f"prices.{place}"] = "This product is on the list twice in that size and finish."
            seen.add(price.what)
        return only(found)
