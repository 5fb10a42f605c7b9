"""What is handed in when somebody asks, and when it is settled what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.catalogue.model import SessionTypeId
from studio.clients.model import NAME_LENGTH, HouseholdId, Source
from studio.enquiries.model import (
    LINE_LENGTH,
    REASON_LENGTH,
    WANTED_LENGTH,
    Channel,
    EnquiryState,
    LostBecause,
)
from studio.errors import Refused
from studio.reaching import EMAIL_LENGTH, TELEPHONE_LENGTH
from studio.reaching import email as read_email


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft(Draft):
    """What was agreed at once: not now, with the day to ring again and why, or lost, with why."""

    state: EnquiryState
    ring_on: date | None = None
    because: LostBecause | None = None
    reason: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        if self.state is EnquiryState.NOT_NOW:
            found = {
                "ring_on": "" if self.ring_on is not None else "Please say on which day we ring again.",
                "reason": "" if self.reason.strip() else "Please say why not now, in a few words.",
            }
        else:
            other = self.because is LostBecause.OTHER and not self.reason.strip()
            found = {
                "because": "" if self.because is not None else "Please say why they do not come to us.",
                "reason": "Please say why, in a few words." if other else "",
            }
        return only(found) or only({"reason": fits(self.reason, REASON_LENGTH)})


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryDraft(Draft):
    """Somebody who asks. ``received_at`` is a wall time, None now; ``outcome`` is what was agreed at once."""

    first: str = ""
    last: str = ""
    telephone: str = ""
    email: str = ""
    channel: Channel = Channel.TELEPHONE
    received_at: datetime | None = None
    type_id: SessionTypeId | None = None
    who: str = ""
    roughly: str = ""
    wanted: str = ""
    source: Source = Source.NOT_KNOWN
    referred_by_id: HouseholdId | None = None
    household_id: HouseholdId | None = None
    outcome: OutcomeDraft | None = None

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        nobody = not any(each.strip() for each in (self.first, self.last, self.telephone, self.email))
        rings_back = self.outcome is None or self.outcome.state is not EnquiryState.LOST
        unreachable = rings_back and not (self.telephone.strip() or self.email.strip())
        found = {
            "last": "Please type a name." if nobody else fits(self.last, NAME_LENGTH),
            "first": fits(self.first, NAME_LENGTH),
            "telephone": "Please ask for a telephone number or an e-mail address, so that we can ring back."
            if unreachable
            else fits(self.telephone, TELEPHONE_LENGTH),
            "email": _email_problem(self.email),
            "who": fits(self.who, LINE_LENGTH),
            "roughly": fits(self.roughly, LINE_LENGTH),
            "wanted": fits(self.wanted, WANTED_LENGTH),
        }
        return only(found) | (self.outcome.problems() if self.outcome is not None else {})


def _email_problem(typed: str) -> str:
    try:
        read_email(typed)
    except Refused as refused:
        return refused.message
    return fits(typed, EMAIL_LENGTH)
