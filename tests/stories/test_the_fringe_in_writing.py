"""Every letter of the fringe on its day (DOMAIN 3.5, 3.6), what changed because of her, and her own words."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from studio import care, casebook, clock, letters, schema
from studio.care import Aspect, ConcernState, MarkDraft
from studio.db import Store
from studio.errors import Refused
from studio.letters import LetterRow
from tests.make.letters import Fringe, concern, fringe, second_presentation

CHANGE = "We ask everyone, before we begin, whether they would like more time for their hair."
HAPPY = "I love it. That is me."


def codes_due(store: Store, on: date) -> set[str]:
    """What is to be printed on a day, and what waits for its reader."""
    due = store.ask(letters.due, on)
    return {row.code for row in (*due.ready, *due.left_out)}


def goes_out(store: Store, told: Fringe, code: str, on: date, folder: Path) -> LetterRow:
    """It falls due on this day; what was drafted may go sooner, the rest may not. All that is ready is posted."""
    if not letters.KINDS[code].is_drafted:
        assert code not in codes_due(store, on - timedelta(days=1)), f"{code} is too soon"
    assert code in codes_due(store, on), code
    with clock.standing_at(datetime(on.year, on.month, on.day, 9, 30)):
        letters.issue_to_folder(store, told.staff.priya, on, folder)
        posted = tuple(row.id for row in store.ask(letters.to_post))
        store.do(letters.mark_posted, posted, on, by=told.staff.priya)
    (row,) = [row for row in store.ask(letters.issued) if row.code == code and row.posted_on == on]
    assert row.due_on == on
    return row


def is_read(store: Store, told: Fringe, code: str, at: datetime) -> None:
    """Whoever wrote it may not read it over; the other one does (R15)."""
    (row,) = [row for row in store.ask(letters.drafts) if row.code == code]
    writer = next(each for each in (told.staff.priya, told.staff.helen) if each.staff_id == row.drafted_by_id)
    reader = told.staff.helen if writer is told.staff.priya else told.staff.priya
    with clock.standing_at(at):
        with pytest.raises(Refused, match="someone else reads it"):
            store.do(letters.mark_checked, row.id, row.version, by=writer)
        store.do(letters.mark_checked, row.id, row.version, by=reader)


def test_every_letter_of_the_fringe_falls_due_on_its_day(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    priya, helen = told.staff.priya, told.staff.helen
    goes_out(store, told, "L7", date(2026, 10, 16), tmp_path)
    goes_out(store, told, "L8", date(2026, 11, 11), tmp_path)

    case_id = concern(store, told)
    with clock.standing_at(datetime(2026, 11, 24, 13, 20)):
        store.do(care.mark, case_id, (MarkDraft(Aspect.HAIR, "my fringe"),), by=priya)
    is_read(store, told, "L9+L10", datetime(2026, 11, 25, 9, 10))
    goes_out(store, told, "L9+L10", date(2026, 11, 25), tmp_path)
    with clock.standing_at(datetime(2026, 11, 25, 11)):
        change_id = store.do(casebook.announce, casebook.PracticeDraft(CHANGE, case_id), by=helen)
        for actor in (priya, told.staff.daniel):
            store.do(casebook.mark_read, change_id, by=actor)
            assert store.ask(casebook.unread, actor.staff_id) == ()
        store.do(letters.draft_apologies, by=priya)
    is_read(store, told, "L14", datetime(2026, 11, 26, 9, 10))
    goes_out(store, told, "L14", date(2026, 11, 26), tmp_path)
    assert "L8" not in codes_due(store, date(2026, 12, 2)), "no second copy while something is not right"

    second_presentation(store, told, case_id)
    goes_out(store, told, "L7", date(2027, 1, 7), tmp_path)
    assert "L8" not in codes_due(store, date(2027, 2, 2))
    asked = goes_out(store, told, "L11", date(2027, 2, 2), tmp_path)
    her_own_words_close_it(store, told, case_id, asked)
    assert schema.check(store) == []


def her_own_words_close_it(store: Store, told: Fringe, case_id: care.ConcernId, asked: LetterRow) -> None:
    """Friday 5 February 2027: her slip, her case, and what the next one of us can learn from it."""
    priya = told.staff.priya
    with clock.standing_at(datetime(2027, 2, 5, 16, 30)):
        slip = letters.SlipDraft(asked.number, date(2027, 2, 5), score=5, ease=5, words=HAPPY)
        taken = store.do(letters.take_slip, slip, by=priya)
        assert (taken["concern_id"], taken["happy_concern_id"]) == (None, case_id)
        version = store.ask(care.concern, case_id).version
        store.do(care.confirm_happy, case_id, HAPPY, version, care.Channel.SLIP, by=priya)
        assert store.ask(care.concern, case_id).state is ConcernState.HAPPY
        store.do(casebook.file_case, case_id, store.ask(casebook.filing, case_id).draft, by=priya)
    (example,) = store.ask(casebook.examples, Aspect.HAIR)
    assert (example.what_happened, example.put_right_by) == (
        "her fringe",
        "Photographed again, with our compliments.",
    )
