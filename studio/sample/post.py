"""The post of each week: what fell due is issued and posted, answers come in, some do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from studio import letters
from studio.care import ConcernId
from studio.letters import LetterId, LetterState
from studio.sample.stage import Stage
from studio.sample.times import at

THURSDAY = 3
RESTS = timedelta(days=6)
"""The last post went out this long before the end of the past, so that something is always due."""
WITH_SLIP = ("L8", "L11")
NOT_WANTED = "She told us all about it when she collected; there is nothing left to ask."


@dataclass
class Post:
    """What went out and is still to be heard of."""

    stage: Stage
    answers: list[tuple[date, LetterId, str]] = field(default_factory=list)

    def story(self) -> Iterator[datetime]:
        """Thursday by Thursday, to the last one before the end of the past."""
        stage = self.stage
        days = [
            day
            for day in stage.book.open_days(stage.tell_from, stage.until - RESTS)
            if day.weekday() == THURSDAY
        ]
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
                stage.do(letters.mark_answered, letter_id, on, by=stage.people.priya)
            elif what == "returned":
                stage.do(letters.mark_returned, letter_id, on, by=stage.people.priya)
            else:
                stage.do(letters.mark_no_reply, letter_id, by=stage.people.priya)
        self.answers = [each for each in self.answers if each[0] > day]

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
            issued = issued[2:]
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
