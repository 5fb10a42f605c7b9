"""What the forms of the catalogue hand in, with their problems by field."""

from __future__ import annotations

from dataclasses import dataclass

from studio.business import Draft
from studio.business.drafts import fits, only, wants
from studio.money import Money

LONGEST_PREPARATION = 1_000
"""Characters; what is longer would push the confirmation to a second page."""
MOST_STANDING_SHOTS = 20
LONGEST_SHOT = 120
LONGEST_WAIT = 60
"""Days from a session to its viewing."""
LONGEST_UPDATE = 120
"""Months until they are asked back."""


@dataclass(frozen=True, slots=True)
class SessionTypeDraft(Draft):
    """A kind of session: its length and the room's turnaround in minutes, its fee, and what goes with it.

    The viewing is suggested from so many days after it to so many; after so many months they are asked back (0: never).
    """

    name: str
    minutes: int = 60
    turnaround: int = 15
    fee: Money = Money(0)
    active: bool = True
    deposit: Money = Money(0)
    preparation: str = ""
    proposes_shots: bool = True
    standing_shots: tuple[str, ...] = ()
    viewing_from_days: int = 3
    viewing_to_days: int = 7
    update_months: int = 0

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(
            {
                "name": wants(self.name, 80, "Please name the kind of session."),
                "minutes": "" if 5 <= self.minutes <= 720 else "Please type minutes from 5 to 720.",
                "turnaround": "" if 0 <= self.turnaround <= 240 else "Please type minutes from 0 to 240.",
                "fee": "A fee is nothing or more." if self.fee.minor < 0 else "",
                "deposit": self._deposit_problem(),
                "preparation": fits(self.preparation, LONGEST_PREPARATION),
                "standing_shots": self._shots_problem(),
                "viewing_from_days": _days_problem(self.viewing_from_days),
                "viewing_to_days": self._interval_problem(),
                "update_months": ""
                if 0 <= self.update_months <= LONGEST_UPDATE
                else f"Please type months from 0 to {LONGEST_UPDATE}; 0 means never.",
            }
        )

    def _deposit_problem(self) -> str:
        if self.deposit.minor < 0:
            return "A deposit is nothing or more."
        return "The deposit is a part of the fee, so it cannot be more." if self.deposit > self.fee else ""

    def _shots_problem(self) -> str:
        if len(self.standing_shots) > MOST_STANDING_SHOTS:
            return f"Please keep to {MOST_STANDING_SHOTS} shots."
        if any(len(shot) > LONGEST_SHOT for shot in self.standing_shots):
            return f"Please shorten each shot to {LONGEST_SHOT} characters."
        return ""

    def _interval_problem(self) -> str:
        if self.viewing_to_days < self.viewing_from_days:
            return "The last day cannot be before the first."
        return _days_problem(self.viewing_to_days)


def _days_problem(days: int) -> str:
    return "" if 0 <= days <= LONGEST_WAIT else f"Please type days from 0 to {LONGEST_WAIT}."
