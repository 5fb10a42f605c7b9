"""The post of each week: what fell due is issued and posted, answers come in, some do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from studio import care, clients, clock, letters
from studio.care import ConcernId
from studio.letters import LetterId, LetterState, SlipDraft
from studio.sample.stage import Stage
from studio.sample.times import at

THURSDAY = 3
RESTS = timedelta(days=6)
"""The last post went out this long before the end of the past, so that something is always due."""
WITH_SLIP = ("L8", "L11")
NOT_WANTED = "She told us all about it when she collected; there is nothing left to ask."

KIND_SLIPS = (
    SlipDraft("", date.min, 5, 5, "We say good morning to them. Thank you.", would_change=False),
    SlipDraft("", date.min, 5, 5),
    SlipDraft("", date.min, 5, 4, "Even my mother, who never likes herself.", would_change=False),
    SlipDraft("", date.min, 4, 5),
    SlipDraft("", date.min, 4, 4, "Lovely. The parking was a puzzle.", would_change=False),
)
LAST_SLIPS = (
    SlipDraft(
        "", date.min, 5, 5, "They are the first thing people look at when they come in.", would_change=False
    ),
    SlipDraft(
        "", date.min, 3, 5, "The small one is darker than it was on your screen. We keep a lamp on for it."
    ),
    SlipDraft("", date.min, 4, 5, wants_call=True, call_when=("afternoon", "evening")),
)


def thursdays(stage: Stage) -> list[date]:
    """The days on which letters are printed and posted."""
    days = stage.book.open_days(stage.tell_from, stage.until - RESTS)
    return [day for day in days if day.weekday() == THURSDAY]


@dataclass
class Post:
    """What went out and is still to be heard of."""

    stage: Stage
    answers: list[tuple[date, LetterId, str]] = field(default_factory=list)
    lies: LetterId | None = None
    """Of the last batch, the letter that still waits for its envelope."""

    def story(self) -> Iterator[datetime]:
        """Thursday by Thursday, to the last one before the end of the past."""
        stage = self.stage
        days = thursdays(stage)
        for place, day in enumerate(days):
            yield at(day, 600)
            self._opened(day)
            if place == len(days) - 3:
                self._call_one_off(day)
            random = stage.random("post", place)
            yield at(day, 930)
            report = letters.issue_to_printer(stage.store, stage.people.priya, day, lambda _name, _page: True)
            self._mailed(day, last=place == len(days) - 1)
            yield at(day, 990)
            self._posted(random, day, [each.letter_id for each in report.issued], last=place == len(days) - 1)
        yield at(stage.book.open_day(stage.until - timedelta(days=1), before=True), 605)
        self._on_the_last_morning()

    def _mailed(self, day: date, *, last: bool) -> None:
        """What goes by e-mail; of the last ones nobody has said yet whether one was sent."""
        stage = self.stage
        ready = [each for each in stage.store.ask(letters.due, day).ready if each.way is letters.Way.EMAIL]
        for place, each in enumerate(ready):
            address = stage.store.ask(letters.ways, each.occasion.household_id).emails[0].typed
            done = stage.do(letters.issue_by_mail, each.occasion, day, address, by=stage.people.priya)
            if done["letter_id"] and not (last and place == 0):
                stage.do(letters.mark_sent, LetterId(done["letter_id"]), by=stage.people.priya)

    def _opened(self, day: date) -> None:
        """Answers and returned letters of the week."""
        stage = self.stage
        for on, letter_id, what in sorted(each for each in self.answers if each[0] <= day):
            if stage.store.ask(letters.letter, letter_id).state is not LetterState.POSTED:
                continue
            if what == "answered":
                self._keyed(letter_id, on, stage.random("slip", letter_id).choice(KIND_SLIPS))
            elif what == "returned":
                stage.do(letters.mark_returned, letter_id, on, by=stage.people.priya)
        self.answers = [each for each in self.answers if each[0] > day]

    def _keyed(self, letter_id: LetterId, on: date, said: SlipDraft) -> None:
        """What she marked on her slip, keyed at the desk."""
        number = self.stage.store.ask(letters.letter, letter_id).number
        draft = replace(said, letter_ref=number, received_on=on)
        self.stage.do(letters.take_slip, draft, by=self.stage.people.priya)

    def _on_the_last_morning(self) -> None:
        """Three slips: one who loves them, one with mixed feelings, one who asks to be rung. And somebody rings
        whose letter lies written on the desk: the two have crossed.
        """
        stage, on = self.stage, clock.today()
        out = sorted(letter_id for _, letter_id, what in self.answers if what != "returned")
        asked = (each for each in out if stage.store.ask(letters.letter, each).state is LetterState.POSTED)
        for said, letter_id in zip(LAST_SLIPS, asked, strict=False):
            self._keyed(letter_id, on, said)
        if self.lies is None:
            return
        lies = stage.store.ask(letters.letter, self.lies)
        person = stage.store.ask(clients.people_of, lies.household_id)[0]
        told = care.ConcernDraft(
            lies.household_id, person.id, "The plaque says Spring and it was taken in the autumn. I only saw it "
            "when my sister read it out.", in_short="the words on the plaque", about=care.About.ITEM,
            aspect=care.Aspect.WORDS, cause=care.Cause.COMMUNICATION, wish="the right season",
            apology="on the telephone",
            offers=(care.OfferDraft(care.OfferKind.REMAKE, outcome=care.OfferOutcome.ACCEPTED),),
        )  # fmt: skip
        stage.do(care.log_concern, told, by=stage.people.gwen)

    def _asks_how_they_like_them(self, issued: list[LetterId]) -> LetterId | None:
        """A thank-you or a follow-up among them."""
        rows = (self.stage.store.ask(letters.letter, each) for each in issued)
        return next((row.id for row in rows if row.code in ("L7", "L8")), None)

    def _call_one_off(self, day: date) -> None:
        """One follow-up that nobody needs any more."""
        stage = self.stage
        ready = [each for each in stage.store.ask(letters.due, day).ready if each.code == "L8"]
        if len(ready) > 1:
            stage.do(letters.call_off, ready[0].occasion, NOT_WANTED, by=stage.people.priya)

    def _posted(self, random: Random, day: date, issued: list[LetterId], *, last: bool) -> None:
        stage = self.stage
        if last and len(issued) > 1:
            # Of the last batch one was spoilt and is made anew, and one still waits for its envelope.
            stage.do(letters.new_edition, issued[0], "the address had changed", by=stage.people.priya)
            self.lies = self._asks_how_they_like_them(issued[1:])
            issued = [each for each in issued[1:] if each != (self.lies or issued[1])]
        if issued and random.random() < 0.12:
            stage.do(letters.hand_over, issued[0], day, by=stage.people.priya)
            issued = issued[1:]
        if issued:
            stage.do(letters.mark_posted, tuple(issued), day, by=stage.people.priya)
        for letter_id in issued:
            letter = stage.store.ask(letters.letter, letter_id)
            if letter.code not in WITH_SLIP or letter.household_id in stage.no_slip:
                continue
            what = random.choices(("answered", "no reply", "returned"), (56, 41, 3))[0]
            days = random.randint(4, 18) if what == "answered" else 60 if what == "no reply" else 9
            self.answers.append((day + timedelta(days=days), letter_id, what))


def read_by_helen(stage: Stage, concern_id: ConcernId) -> None:
    """The second reader of an apology reads it."""
    for draft in stage.store.ask(letters.drafts):
        if draft.occasion == f"concern:{concern_id}" and draft.state is LetterState.DRAFTED:
            stage.do(letters.mark_checked, draft.id, draft.version, by=stage.people.helen)
