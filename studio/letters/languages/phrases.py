"""Everything that a letter says beyond its wording: one phrase for each, in every language that letters are written in.

What the studio has typed itself (how to get ready, why a fee is lower) is in its own language. It stands in a letter
of that language; in another's its place is taken by what we can say there, or it is quoted as it was typed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from studio.actor import Role
from studio.documents import Choice, WriteIn
from studio.languages import speech
from studio.letters.languages.dates import Dates
from studio.money import Money


class Words(Dates, ABC):
    """What stands around a letter, and the small words that facts are put into."""

    ending: ClassVar[str]
    tear: ClassVar[str]
    numbered: ClassVar[str]
    """The foot of a second page, with ``{number}`` and ``{count}``."""
    questions: ClassVar[tuple[Choice | WriteIn, ...]]
    """Of the reply slip; the order of marks is the score from 5 down."""
    roles: ClassVar[dict[Role, str]]
    """What stands after the name of whoever signs."""
    names_of_letters: ClassVar[dict[str, str]]
    """What an e-mail calls each letter, by its code."""
    reference: ClassVar[str]
    """With ``{number}``, beside the address."""
    slip_thanks: ClassVar[str]
    """With ``{name}``, at the foot of the slip."""

    @abstractmethod
    def salutation(self, said: str) -> str:
        """How a letter greets them, from what stands after "Dear" in our records: ``Mrs Ashworth``."""

    @abstractmethod
    def quoted(self, words: str) -> str:
        """Words as they were said or typed, between quotation marks."""

    def understood(self, words: str, studio: str) -> bool:
        """Whether what the studio typed can stand here as it is: in this language, its times written as here."""
        same = speech(studio) == speech(self.code)
        return studio == self.code or (same and not self.time_problems(words))

    def typed(self, words: str, studio: str) -> str:
        """What the studio typed, quoted where it cannot stand here as it is."""
        return words if not words or self.understood(words, studio) else self.quoted(words)

    def typed_or_not(self, words: str, studio: str) -> str:
        """What the studio typed, left out where it cannot stand here as it is."""
        return words if self.understood(words, studio) else ""

    @abstractmethod
    def in_words(self, count: int) -> str:
        """Numbers up to twelve in words."""

    @abstractmethod
    def listed(self, names: Sequence[str]) -> str:
        """``Claire, Mark, Ellie and Tom``."""

    @abstractmethod
    def hanging(self, place: str) -> str:
        """Where a picture hangs: ``above the fireplace``; "on your wall" for a place that is not understood."""

    @abstractmethod
    def of_your_own(self, place: str) -> str:
        """The same place as hers: ``above your own fireplace``; "" when it is not understood."""

    @abstractmethod
    def since(self, then: date, today: date) -> str:
        """How long the portraits have been at home: ``a month``."""

    @abstractmethod
    def all_of_you(self, count: int) -> str:
        """Whom we photograph again: ``all four of you``."""

    @abstractmethod
    def you_all(self, count: int) -> str:
        """Whom it was a pleasure to photograph: ``you``, ``you both``, ``you all``."""

    @abstractmethod
    def so_long(self, minutes: int) -> str:
        """``about an hour``."""

    @abstractmethod
    def the_whole(self, minutes: int) -> str:
        """What we promise to give them: ``the whole hour``."""

    @abstractmethod
    def your_portraits(self, kind: str) -> str:
        """What they have booked: ``your family portraits``."""

    @abstractmethod
    def number_and_hours(self, number: str, hours: str) -> str:
        """A telephone number and when it is answered, as the studio typed it."""

    @abstractmethod
    def mail(self, code: str, number: str, phone: str, *, along: bool) -> tuple[str, ...]:
        """The paragraphs of a covering e-mail between its greeting and its ending; ``along`` with the price list."""

    @abstractmethod
    def subject(self, code: str, studio: str, number: str) -> str:
        """The subject of that e-mail."""


class Meetings(Words, ABC):
    """What is said of appointments: the session, the viewing, coming for the pictures (L1–L3, L6)."""

    wear: ClassVar[str]
    """What is said where the studio has written nothing of its own for this kind of session."""
    haircut: ClassVar[str]
    this_week: ClassVar[str]
    looks: ClassVar[str]
    with_list: ClassVar[str]
    without_list: ClassVar[str]
    no_time_free: ClassVar[str]
    paid: ClassVar[str]
    by_plan: ClassVar[str]

    @abstractmethod
    def session_told(self, wall: datetime, minutes: int, who: str, door: datetime, opener: str) -> str:
        """When, how long, with whom, when the door opens; ``opener`` opens it outside our hours, "" within."""

    @abstractmethod
    def viewing_told(self, wall: datetime, minutes: int, host: str, door: datetime | None) -> str:
        """The viewing; ``door`` is None where we come to them."""

    @abstractmethod
    def fee(self, charged: Money, listed: Money, paid: Money, owed: Money, reason: str) -> str:
        """The fee as it is charged, why it is another than usual, and what of it is paid."""

    @abstractmethod
    def meeting(self, count: int, *, again: bool) -> str:
        """What we look forward to: ``meeting you all``."""

    @abstractmethod
    def drinks(self, note: str, *, at_home: bool) -> str:
        """What there will be to drink, with what was noted for them."""

    @abstractmethod
    def who_comes(self, names: str) -> str:
        """Who should come to the viewing."""

    @abstractmethod
    def that_time(self, wall: datetime) -> str:
        """``that evening``."""

    @abstractmethod
    def handing_over(self, wall: datetime, host: str, door: datetime | None) -> str:
        """The presentation that is booked; ``door`` is None where we bring them."""

    @abstractmethod
    def free_times(self, walls: Sequence[datetime]) -> str:
        """The times proposed, at least one."""

    @abstractmethod
    def set_out(self, *, booked: bool) -> str:
        """What awaits them."""

    @abstractmethod
    def left_to_pay(self, amount: Money) -> str:
        """What of the order is not paid yet."""

    @abstractmethod
    def another_time(self, phone: str) -> str:
        """If the time does not suit."""


class Orders(Words, ABC):
    """What is said of their pictures: late, handed over, and made again after some years (L5, L7, L12)."""

    @abstractmethod
    def cause(self, typed: str, *, waiting: bool, own: bool) -> str:
        """Why their pictures are late, as it was noted, in this language if it is our ``own``.

        In another's it is said for those who are ``waiting`` for the moulding they chose, else quoted.
        """

    @abstractmethod
    def pictures(self, references: Sequence[str]) -> str:
        """Which pictures are late, to begin a sentence: ``Pictures O-00012/1 and O-00012/3``."""

    @abstractmethod
    def choices(self, count: int, *, waiting: bool) -> str:
        """What they may do; ``count`` pictures are named, 0 where it is all of them."""

    @abstractmethod
    def meanwhile(self, *, waiting: bool) -> str:
        """What we do unless we hear otherwise."""

    @abstractmethod
    def thanks_for_portraits(self, sitters: int, held_on: date, *, again: bool) -> str:
        """For the pictures that we took, or took again; nobody sat for pictures that we only made."""

    @abstractmethod
    def hope(self, place: str) -> str:
        """What we wish them, where the pictures hang if that is understood."""

    @abstractmethod
    def ago(self, months: int) -> str:
        """``Two years have gone by``."""

    @abstractmethod
    def fee_again(self, fee: Money, listed: Money, until: date | None, *, promised: bool) -> str:
        """What they pay if they come again, and until when; None is whenever they come."""

    @abstractmethod
    def voucher(self, amount: Money) -> str:
        """That a gift voucher pays so much of it."""

    @abstractmethod
    def also_promised(self, words: str) -> str:
        """What else was promised, in the words in which it was."""


class Care(Words, ABC):
    """What is said when something was not right: thanks, sorry, and what happens (L9, L10, L13, L14)."""

    not_asked_closing: ClassVar[str]
    """What changed because of her, where the question was not asked that day."""

    @abstractmethod
    def thanks_for_telling(self, channel: str, day: date, *, by_another: bool) -> str:
        """For how and when she told us; whoever rang for her is not named."""

    @abstractmethod
    def session_again(self, wall: datetime, who: str, door: datetime) -> str:
        """The session of the reshoot."""

    @abstractmethod
    def viewing_again(self, wall: datetime | None, door: datetime | None) -> str:
        """Its viewing, or that we shall ring for one."""

    @abstractmethod
    def ready_by(self, day: date) -> str:
        """By when her new portraits are ready."""

    @abstractmethod
    def error(self, story: str, wall: datetime | None, *, not_asked: bool) -> str:
        """Her words in quotation marks ("" where they are too long), that we are sorry, and whether we asked.

        ``wall`` is when the session was that is repeated; None where none is.
        """

    @abstractmethod
    def her_time(self, *, twice: bool) -> str:
        """What it cost her in time."""

    @abstractmethod
    def her_journey(self, *, twice: bool) -> str:
        """What it cost her in journeys."""

    @abstractmethod
    def at_home(self, place: str) -> str:
        """What it means at home; "" for a place that is not understood."""

    @abstractmethod
    def own_number(self, number: str) -> str:
        """The owner's own number."""

    @abstractmethod
    def doing(self, kind: str) -> str:
        """What we do, by the kind of offer that she accepted; "" for one in other words."""

    @abstractmethod
    def by_when(self, day: date) -> str:
        """By when she has it."""

    @abstractmethod
    def received(self, channel: str, day: date) -> str:
        """What reached us, to follow "Thank you for"."""


class Language(Meetings, Orders, Care, ABC):
    """A language that letters are written in: how it puts facts into words, and how it reads them back."""

    name: ClassVar[str]
    """As the desk calls it."""
