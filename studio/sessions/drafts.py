"""What a form hands in about a session: its booking, its move, its completion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio import written
from studio.business import Draft
from studio.business.drafts import fits, only
from studio.business.model import RoomId, StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId, PersonId
from studio.money import Money
from studio.sessions.model import MONEY, Comfort, Method, SessionId, SessionKind
from studio.sessions.proposing import ShotDraft

LONGEST_NOTE = 4_000


@dataclass(frozen=True, slots=True)
class TakeDraft(Draft):
    """The fee, or the deposit, as it is taken: an amount and how. Vouchers pay by themselves."""

    amount: Money
    method: Method

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(
            {
                "amount": "" if self.amount.minor > 0 else "Please type the amount that was paid.",
                "method": "" if self.method in MONEY else "Please say how it was paid.",
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft(Draft):
    """A session to book. ``people`` None means everyone in the household; a fee off the list wants its reason."""

    household_id: HouseholdId
    type_id: SessionTypeId
    wall: datetime
    room_id: RoomId
    photographer_id: StaffId
    minutes: int | None = None
    people: tuple[PersonId, ...] | None = None
    kind: SessionKind = SessionKind.STANDARD
    fold: int | None = None
    opener_id: StaffId | None = None
    provisional: bool = False
    hold_until: date | None = None
    fee_charged: Money | None = None
    fee_reason: str = ""
    preparation: str = ""
    read_back: bool = False
    """The appointment was read back to the client in full, so she has been told it."""
    shots: tuple[ShotDraft, ...] | None = None
    """The shot list as it was changed in the form; None leaves it as it is proposed."""
    take: TakeDraft | None = None
    """The fee or the deposit, paid in the same call."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        fee = ""
        if self.fee_charged is not None and self.fee_charged.minor < 0:
            fee = "A fee is nothing or more."
        held = (
            "Please say until when the time is held." if self.provisional and self.hold_until is None else ""
        )
        card = "Please leave the card number out: it is never kept here."
        reason = card if written.has_card_number(self.fee_reason) else ""
        return only(
            {
                "fee": fee,
                "fee_reason": reason,
                "hold_until": held,
                "preparation": fits(self.preparation, LONGEST_NOTE),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDraft:
    """A new time (and perhaps room, photographer or length) for something in the diary."""

    wall: datetime
    fold: int | None = None
    minutes: int | None = None
    room_id: RoomId | None = None
    staff_id: StaffId | None = None
    opener_id: StaffId | None = None
    reason: str = ""
    seen: int | None = None
    """The version of the appointment that was on the screen: another desk's move since is a Conflict with both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendDraft(Draft):
    """Who is coming now, and what to know beforehand."""

    people: tuple[PersonId, ...]
    preparation: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only({"preparation": fits(self.preparation, LONGEST_NOTE)})


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionDraft(Draft):
    """How a session went. The comfort question is answered, or it is said why it was not asked."""

    session_id: SessionId
    images_taken: int | None
    mood: str
    comfort: Comfort | None
    comfort_words: str = ""
    photographer_id: StaffId | None = None
    """Who photographed, when it was someone else than booked."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        images = ""
        if self.images_taken is None or not 0 <= self.images_taken <= 99_999:
            images = "Please type how many pictures were taken."
        comfort = (
            "" if self.comfort is not None else "Please say what the answer to the comfort question was."
        )
        words = ""
        if self.comfort is Comfort.UNSURE and not self.comfort_words.strip():
            words = "Please write what they are unsure of, in their words."
        if self.comfort is Comfort.NOT_ASKED and not self.comfort_words.strip():
            words = "Please say why the question was not asked."
        return only(
            {
                "images_taken": images,
                "comfort": comfort,
                "comfort_words": words or fits(self.comfort_words, LONGEST_NOTE),
                "mood": fits(self.mood, 80),
            }
        )
