"""What a form hands in when something is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import fits, only, wants
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.money import Money
from studio.promises.model import NO_END, PARTNER_LENGTH, REASON_LENGTH, PromiseFor, PromiseKind

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class PromiseDraft(Draft):
    """One undertaking to a household. ``source`` is what it was written in, such as ``order:17``; "" for itself.

    A price or a discount whose end was not named has ``NO_END`` for its day.
    """

    household_id: HouseholdId
    text: str
    kind: PromiseKind
    due: date
    price: Money | None = None
    source: str = ""
    good_for: PromiseFor = PromiseFor.ANYTHING
    session_type_id: SessionTypeId | None = None
    basis_points: int = 0
    """Of a discount, in hundredths of a per cent, where it is not an amount."""
    partner: str = ""
    """Who promised it in our name, when it was nobody here."""
    not_feasible_because: str = ""
    """The owner's reason for a day on which we are closed (R22)."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        text = "" if self.text.strip() else "Please write what was promised, as it was said."
        if len(self.text) > LONGEST_TEXT:
            text = f"Please shorten this to {LONGEST_TEXT} characters."
        endless = self.due == NO_END and self.kind not in (PromiseKind.PRICE, PromiseKind.DISCOUNT)
        priced = self.kind in (PromiseKind.PRICE, PromiseKind.VOUCHER) and self.price is None
        return only(
            {
                "text": text,
                "due": "Please say by which day." if endless else "",
                "price": "Please type the price that was promised." if priced else "",
                "partner": fits(self.partner, PARTNER_LENGTH),
                "not_feasible_because": fits(self.not_feasible_because, REASON_LENGTH),
            }
        )


@dataclass(frozen=True, slots=True)
class MoveDraft(Draft):
    """Another day for a promise, and who agreed to it."""

    due: date
    agreed_with: str
    because: str = ""
    not_feasible_because: str = ""

    def problems(self) -> dict[str, str]:
        """A day is moved by two: somebody agreed."""
        return only(
            {
                "agreed_with": wants(
                    self.agreed_with, PARTNER_LENGTH, "Please type who agreed to the new day."
                ),
                "because": fits(self.because, REASON_LENGTH),
                "not_feasible_because": fits(self.not_feasible_because, REASON_LENGTH),
            }
        )
