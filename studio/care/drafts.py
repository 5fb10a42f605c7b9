"""What the concern form hands in: her words first, then what she would like, then what we offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studio.business import Draft
from studio.business.drafts import only
from studio.business.model import RoomId, StaffId
from studio.care.model import About, Aspect, Cause, Channel, ConcernId, OfferKind, OfferOutcome
from studio.clients.drafts import PersonDraft
from studio.clients.model import HouseholdId, PersonId
from studio.making.model import PieceId
from studio.money import Money
from studio.orders.model import OrderId
from studio.pictures.model import PictureId
from studio.sessions.model import SessionId
from studio.written import is_blank

LONGEST_STORY = 20_000
LONGEST_MARK = 400


@dataclass(frozen=True, slots=True)
class OfferDraft(Draft):
    """One thing we offered and what she said to it; ``cost`` is for the owner alone."""

    kind: OfferKind
    words: str = ""
    worth: Money = Money(0)
    cost: Money = Money(0)
    outcome: OfferOutcome = OfferOutcome.NOT_STATED

    def problems(self) -> dict[str, str]:
        """An offer in other words needs them."""
        missing = self.kind is OfferKind.OTHER and is_blank(self.words)
        return only({"offer": "Please write what was offered, as it was said." if missing else ""})


@dataclass(frozen=True, slots=True)
class SecondRound:
    """The appointments of a complimentary reshoot: its session and, in the same breath, its viewing."""

    original_session_id: SessionId
    session_wall: datetime
    room_id: RoomId
    photographer_id: StaffId
    minutes: int
    people: tuple[PersonId, ...]
    viewing_wall: datetime | None = None
    viewing_room_id: RoomId | None = None
    viewing_host_id: StaffId | None = None
    viewing_minutes: int = 120
    opener_id: StaffId | None = None
    viewing_opener_id: StaffId | None = None
    change: str = ""
    """What to change, one thing a line, in her words; her story when nothing else is said."""
    keep: str = ""
    """What to keep, one thing a line."""
    change_pictures: tuple[PictureId, ...] = ()
    keep_pictures: tuple[PictureId, ...] = ()
    """Pictures of an earlier round that the photographer is shown."""
    newcomers: tuple[PersonDraft, ...] = ()
    """Who was not in the household yet, such as a new baby; they come beside ``people``."""


@dataclass(frozen=True, slots=True)
class MarkDraft(Draft):
    """One picture or piece she is not happy with, and what about it; neither of them means the whole."""

    aspect: Aspect
    words: str = ""
    picture_id: PictureId | None = None
    piece_id: PieceId | None = None

    def problems(self) -> dict[str, str]:
        """One picture or one piece, and not a second story."""
        both = self.picture_id is not None and self.piece_id is not None
        marks = "Please mark a picture or a piece, one at a time." if both else ""
        if len(self.words.strip()) > LONGEST_MARK:
            marks = (
                f"Please say it of one picture in {LONGEST_MARK} characters; the story has room for the rest."
            )
        return only({"marks": marks})


@dataclass(frozen=True, slots=True)
class ConcernDraft(Draft):
    """A concern as it is told. Nobody is asked to prove anything, and there is no field to say so."""

    household_id: HouseholdId
    person_id: PersonId | None
    story: str
    about: About = About.OTHER
    channel: Channel = Channel.TELEPHONE
    session_id: SessionId | None = None
    order_id: OrderId | None = None
    told_by: str = ""
    in_short: str = ""
    wish: str = ""
    question: str = ""
    answer: str = ""
    first_aid: str = ""
    read_back: bool = False
    aspect: Aspect | None = None
    cause: Cause = Cause.NOT_KNOWN
    marks: tuple[MarkDraft, ...] = ()
    others_at_risk: bool = False
    someone_hurt: bool = False
    details_out: bool = False
    named_id: StaffId | None = None
    owner_id: StaffId | None = None
    """Who looks after it; whoever takes it down when nobody else is named."""
    received_at: datetime | None = None
    """When she told us; now, unless it is written down later."""
    apology: str = ""
    """How we apologised, such as "on the telephone"."""
    offers: tuple[OfferDraft, ...] = ()
    second_round: SecondRound | None = None
    call_back_at: datetime | None = None

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do, in the order the form is filled."""
        wordless = self.channel is Channel.SLIP and not (self.offers or self.call_back_at)
        missing = is_blank(self.story) and not wordless
        story = "Please write what was said, in their own words." if missing else ""
        if len(self.story) > LONGEST_STORY:
            story = f"That is longer than {LONGEST_STORY:,} characters. Please keep the heart of it."
        offer = "".join([*(each.problems().get("offer", "") for each in self.offers)][:1])
        if self.second_round is not None and not offer:
            reshoots = [each for each in self.offers if each.kind is OfferKind.RESHOOT]
            if not reshoots:
                offer = "Please offer the complimentary reshoot before booking it."
            elif all(each.outcome is not OfferOutcome.ACCEPTED for each in reshoots):
                offer = "Please say whether the complimentary reshoot was accepted."
        marks = "".join([*(each.problems().get("marks", "") for each in self.marks)][:1])
        person = "" if self.person_id is not None else "Please choose who is unhappy."
        return only({"person": person, "story": story, "offer": offer, "marks": marks})


@dataclass(frozen=True, slots=True)
class Described:
    """What a case was about, said after the story and changed whenever more is known."""

    aspect: Aspect | None = None
    cause: Cause = Cause.NOT_KNOWN
    in_short: str = ""
    named_id: StaffId | None = None
    others_at_risk: bool = False
    someone_hurt: bool = False
    details_out: bool = False


@dataclass(frozen=True, slots=True)
class ReshootDraft:
    """A complimentary reshoot for a concern that is already known."""

    concern_id: ConcernId
    second_round: SecondRound
