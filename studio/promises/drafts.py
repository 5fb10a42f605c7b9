"""What a form hands in when something is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.business import Draft
from studio.business.drafts import only
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.money import Money
from studio.promises.model import PromiseFor, PromiseKind

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class PromiseDraft(Draft):
    """One undertaking to a household. ``source`` is what it was written in, such as ``order:17``; "" for itself."""

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

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        text = "" if self.text.strip() else "Please write what was promised, as it was said."
        if len(self.text) > LONGEST_TEXT:
            text = f"Please shorten this to {LONGEST_TEXT} characters."
        priced = self.kind is PromiseKind.PRICE and self.price is None
        return only({"text": text, "price": "Please type the price that was promised." if priced else ""})
