"""What clients said in the last days and what was answered, what was promised, and the note handed over.

It is invented, like all of the sample, and leaves Today something to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from studio import clients, diary, handover, messages, promises
from studio.actor import Actor
from studio.clients import HouseholdId, HouseholdStatus
from studio.handover import NoteDraft
from studio.messages import AnswerDraft, Channel, MessageDraft, MessageId
from studio.money import Money
from studio.promises import PromiseDraft, PromiseFor, PromiseId, PromiseKind
from studio.sample.stage import Stage, Story
from studio.sample.times import at

_STRIPES = "What should we wear? The little one will only wear stripes at the moment."
_PLAIN = "Stripes are lovely. Plain colours for everyone else, and bring one change each, just in case."
_LATER = "Could we come half an hour later? The bus from school is never on time."
_WHEN = "Your card only says half past. Is that in the morning or in the evening?"
_THANKS = "The portrait hangs where Grandfather used to sit. We say good morning to it. Thank you."
_DOGS = (
    "Would like a picture of her two dogs, one very old. Asked what it costs and whether they may lie down."
)
_FRAMES = "Send the outside sizes of the three frames they liked"
_VOUCHER = "Gift voucher for a portrait, from her sister"
_PARK = "Where can we leave the car? Grandmother cannot walk far."
_PM = "half past. am or pm?"
_NOTE = (
    "The courier comes at ten for the two framed pieces on the bench.\n"
    "The viewing room lamp flickers; Daniel has a new one."
)


def story(stage: Stage) -> Story:
    """The telephone, the post and the door of the last six working days."""
    said = _Said(stage)
    yield from said.gave_their_word()
    yield from said.answered_in_time()
    yield from said.thanked()
    yield from said.promised()
    yield from said.acknowledged()
    yield from said.answered_in_full()
    yield from said.asked_yesterday()
    yield from said.asked_by_a_stranger()
    yield from said.asked_when()
    yield from said.handed_over()


class _Said:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.random = stage.random("spoken")

    def _day(self, back: int) -> date:
        day = self.stage.until
        for _ in range(back):
            day = self.stage.book.open_day(day - timedelta(days=1), before=True)
        return day

    def _at(self, back: int, minute: int) -> datetime:
        return at(self._day(back), minute)

    def _family(self, *, coming: bool = False) -> HouseholdId:
        """Somebody on the books by then who hears from us; with an appointment ahead where there is one."""
        listed = self.stage.store.ask(clients.page, None, 80)
        everyone = [each.id for each in listed if "Ashworth" not in each.name] or [listed[0].id]
        self.random.shuffle(everyone)
        active = (each for each in everyone if self._hears_from_us(each))
        if coming:
            ahead = (each for each in active if self.stage.store.ask(diary.coming, each))
            return next(ahead, everyone[0])
        return next(active, everyone[0])

    def _hears_from_us(self, family: HouseholdId) -> bool:
        return self.stage.store.ask(clients.household, family).status is HouseholdStatus.ACTIVE

    def _log(self, family: HouseholdId | None, channel: Channel, text: str, **more: object) -> MessageId:
        person = self.stage.store.ask(clients.people_of, family)[0].id if family is not None else None
        draft = MessageDraft(
            text=text,
            channel=channel,
            household_id=family,
            person_id=person,
            **more,  # type: ignore[arg-type]
        )  # the draft's own fields by name
        return MessageId(self.stage.do(messages.log, draft, by=self._desk))

    @property
    def _desk(self) -> Actor:
        return self.stage.people.priya

    def gave_their_word(self) -> Story:
        """Four promises by word of mouth: kept, kept late, let go by the client, and one that nobody kept."""
        yield self._at(6, 630)
        kept = self._promise("Ring about the baby’s naps before the session", self._day(4))
        late = self._promise("Look for the proofs of their first session", self._day(4), PromiseKind.OTHER)
        self._promise("Ring with the price of the oak frame in white", self._day(2))
        released = self._promise(
            "Hold the sample of the linen mount for them", self._day(1), PromiseKind.OTHER
        )
        yield self._at(5, 690)
        self._settle(promises.honour, kept)
        yield self._at(3, 700)
        self._settle(promises.honour, late)
        yield self._at(2, 720)
        self._settle(promises.let_go, released, "they have chosen the white mount")

    def _promise(self, text: str, due: date, kind: PromiseKind = PromiseKind.CALL_BACK) -> PromiseId:
        draft = PromiseDraft(self._family(), text, kind, due)
        return PromiseId(self.stage.do(promises.make, draft, by=self._desk))

    def _settle(self, verb: Callable[..., None], promise_id: PromiseId, *words: str) -> None:
        version = self.stage.store.ask(promises.promise, promise_id).promise.version
        self.stage.do(verb, promise_id, *words, version, by=self._desk)

    def answered_in_time(self) -> Story:
        """What to wear: asked in the morning, answered before noon."""
        yield self._at(4, 605)
        asked = self._log(self._family(), Channel.EMAIL, _STRIPES)
        yield self._at(4, 660)
        version = self.stage.store.ask(messages.message, asked).version
        answer = AnswerDraft(text=_PLAIN, channel=Channel.EMAIL)
        self.stage.do(messages.answer, asked, answer, version, by=self._desk)

    def thanked(self) -> Story:
        """A letter that wants no reply."""
        yield self._at(3, 730)
        self._log(
            self._family(), Channel.LETTER, _THANKS, needs_reply=False, no_reply_because="A word of thanks"
        )

    def promised(self) -> Story:
        """Two promises by word of mouth, one of them a gift voucher."""
        yield self._at(3, 800)
        due = self.stage.book.open_day(self.stage.until + timedelta(days=1))
        sizes = PromiseDraft(self._family(), _FRAMES, PromiseKind.OTHER, due)
        self.stage.do(promises.make, sizes, by=self.stage.people.daniel)
        voucher = PromiseDraft(
            household_id=self._family(),
            text=_VOUCHER,
            kind=PromiseKind.VOUCHER,
            due=self.stage.until + timedelta(days=330),
            price=Money(150_00),
            good_for=PromiseFor.PICTURES,
        )
        self.stage.do(promises.make, voucher, by=self._desk)

    def acknowledged(self) -> Story:
        """Acknowledged, and still owed two working days on."""
        yield self._at(3, 930)
        asked = self._log(self._family(coming=True), Channel.TELEPHONE, _LATER)
        yield self._at(3, 945)
        version = self.stage.store.ask(messages.message, asked).version
        self.stage.do(messages.acknowledge, asked, version, by=self.stage.people.gwen)

    def answered_in_full(self) -> Story:
        """Morning or evening? Answered with the whole appointment rather than with two letters (R9)."""
        yield self._at(2, 640)
        family = self._family(coming=True)
        asked = self._log(family, Channel.TEXT, _PM)
        yield self._at(2, 665)
        whole = self.stage.store.ask(messages.full_sentence, family)
        if whole:
            version = self.stage.store.ask(messages.message, asked).version
            answer = AnswerDraft(text=whole, channel=Channel.TEXT)
            self.stage.do(messages.answer, asked, answer, version, by=self._desk)

    def asked_yesterday(self) -> Story:
        """Asked before noon yesterday, and more than two working hours have gone by."""
        yield self._at(1, 700)
        self._log(self._family(coming=True), Channel.EMAIL, _PARK)

    def asked_by_a_stranger(self) -> Story:
        """Somebody who is not on the books left a name and a number."""
        yield self._at(1, 940)
        self._log(None, Channel.TELEPHONE, _DOGS, caller="Mrs Dale", reach="07700 900418")

    def asked_when(self) -> Story:
        """Morning or evening? It waits for the whole appointment in a sentence."""
        yield self._at(1, 1010)
        self._log(self._family(coming=True), Channel.EMAIL, _WHEN)

    def handed_over(self) -> Story:
        """The note for whoever opens next."""
        yield self._at(1, 1045)
        self.stage.do(handover.write, NoteDraft(_NOTE), by=self._desk)
