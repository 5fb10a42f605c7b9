"""Letters that a second person reads: drafted as they fall due, written over where they are open, read before the post.

On the last morning some still wait for their reader, and of those that were read three are left for the checks before
print to speak of: a word that is in no dictionary, a weekday that is not of its date, a word that sounds otherwise
than it was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from studio import care, clock, letters, promises
from studio.care import ConcernId
from studio.dates import MONTHS, WEEKDAYS
from studio.letters import KINDS, ApologyWords, LetterRow, LetterState
from studio.sample.post import thursdays
from studio.sample.stage import Stage
from studio.sample.times import at

BEFORE_THE_POST = 870
FINDING_OUT = "I am looking into it myself, and will ring you with what I have found."
UNREAD = 2
"""So many wait for their reader on the last morning."""

Written = Callable[[ApologyWords], ApologyWords]


def story(stage: Stage) -> Iterator[datetime]:
    """An hour before each post, and once more at the end of the last working day."""
    done: set[int] = set()
    for day in thursdays(stage):
        yield at(day, BEFORE_THE_POST)
        _done_as_written(stage, done)
        for row in _drafted(stage):
            _write(stage, row, _as_drafted)
            _read(stage, row)
    yield at(stage.book.open_day(stage.until - timedelta(days=1), before=True), 1050)
    _done_as_written(stage, done)
    waiting = _drafted(stage)
    slips = iter((_misspelt, _other_weekday, _begged))
    for row in waiting[: max(0, len(waiting) - UNREAD)]:
        _write(stage, row, next(slips, _as_drafted) if KINDS[row.code].by_hand else _as_drafted)
        _read(stage, row)


def _drafted(stage: Stage) -> list[LetterRow]:
    """What is owed now, each drafted by the desk; those with words of their own in front."""
    stage.do(letters.draft_apologies, by=stage.people.priya)
    found = [each for each in stage.store.ask(letters.drafts) if each.state is LetterState.DRAFTED]
    return sorted(found, key=lambda row: (not KINDS[row.code].by_hand, row.due_on, row.id))


def _done_as_written(stage: Stage, done: set[int]) -> None:
    """What the apologies of the week before said would be done by a day is done."""
    for row in stage.store.ask(letters.issued, 60):
        if row.code == "L9" and row.id not in done:
            stage.do(
                promises.keep,
                care.in_writing(ConcernId(int(row.occasion.partition(":")[2]))),
                by=stage.people.helen,
            )
            done.add(row.id)


def _write(stage: Stage, row: LetterRow, how: Written) -> None:
    """Its open slots are filled by whoever sits at the desk."""
    if not KINDS[row.code].by_hand:
        return
    words = stage.store.ask(letters.draft, row.id).words
    whole = how(words if words.doing or row.code != "L9" else replace(words, doing=FINDING_OUT))
    if whole != words:
        stage.do(letters.write_apology, row.id, whole, row.version, by=stage.people.priya)


def _read(stage: Stage, row: LetterRow) -> None:
    helen, daniel = stage.people.helen, stage.people.daniel
    now = stage.store.ask(letters.letter, row.id)
    reader = daniel if now.drafted_by_id == helen.staff_id else helen
    stage.do(letters.mark_checked, row.id, now.version, by=reader)


def _as_drafted(words: ApologyWords) -> ApologyWords:
    return words


def _misspelt(words: ApologyWords) -> ApologyWords:
    return replace(words, closing="You will recieve a call from me before anything is made.")


def _other_weekday(words: ApologyWords) -> ApologyWords:
    """Yesterday's date beside the weekday before it."""
    day = clock.today() - timedelta(days=1)
    named = f"{WEEKDAYS[day.weekday() - 1]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return replace(words, closing=f"I looked at all of it again on {named}.")


def _begged(words: ApologyWords) -> ApologyWords:
    return replace(words, closing="Unfortunately nobody noticed it before you did.")
