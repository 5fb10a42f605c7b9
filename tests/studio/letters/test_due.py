"""Which letters fall due, to whom and when, and who is left out with which reason."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio import care, clients, clock, letters
from studio.clients import HouseholdDraft, HouseholdStatus, PersonDraft, PersonStatus
from studio.db import Store
from studio.errors import Refused
from studio.letters import LetterState
from tests import make
from tests.make.business import marsh_and_reed
from tests.make.letters import DUE, Fringe, concern, drafted, family, fringe, presented


def left_out(store: Store, on: date = DUE) -> dict[str, str]:
    return {row.household: row.reason for row in store.ask(letters.due, on).left_out}


def ready(store: Store, on: date = DUE) -> list[tuple[str, str, int]]:
    return [(row.code, row.household, row.occasion.copy) for row in store.ask(letters.due, on).ready]


def issue(store: Store, told: Fringe, on: date, folder: Path) -> letters.Report:
    with clock.standing_at(datetime.combine(on, datetime.min.time()).replace(hour=10)):
        return letters.issue_to_folder(store, told.staff.priya, on, folder)


def test_the_follow_up_is_due_twenty_eight_days_after_the_presentation(store: Store) -> None:
    fringe(store)
    assert ready(store, DUE - timedelta(days=1)) == []
    assert ready(store, DUE) == [("L8", "The Ashworth family", 1)]


def test_the_second_copy_is_due_once_twenty_one_days_after_the_first(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    issue(store, told, DUE, tmp_path)
    assert ready(store, date(2026, 12, 1)) == []
    assert ready(store, date(2026, 12, 2)) == [("L8", "The Ashworth family", 2)]
    issue(store, told, date(2026, 12, 2), tmp_path)
    assert ready(store, date(2026, 12, 30)) == []


def test_no_second_copy_after_an_answer(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    (row,) = issue(store, told, DUE, tmp_path).issued
    with clock.standing_at(datetime(2026, 11, 20, 10)):
        store.do(letters.mark_posted, (row.letter_id,), DUE, by=told.staff.priya)
        store.do(letters.mark_answered, row.letter_id, date(2026, 11, 20), by=told.staff.priya)
    assert ready(store, date(2026, 12, 2)) == []


def test_a_concern_cancels_the_second_copy_even_when_it_is_settled(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    issue(store, told, DUE, tmp_path)
    concern_id = concern(store, told)
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        version = store.ask(care.concern, concern_id).version
        store.do(care.withdraw, concern_id, version, by=told.staff.helen)
    assert [each for each in ready(store, date(2026, 12, 2)) if each[0] == "L8"] == []


def test_nobody_is_asked_how_happy_they_are_while_a_concern_is_open(store: Store) -> None:
    told = fringe(store)
    with clock.standing_at(datetime(2026, 11, 2, 10)):
        draft = care.ConcernDraft(told.household_id, told.claire, "The frame is scratched.")
        store.do(letters.take_down, draft, by=told.staff.priya)
    assert ready(store) == []
    assert "Something is not right" in left_out(store)["The Ashworth family"]


def test_each_letter_left_out_says_why(store: Store) -> None:
    staff = marsh_and_reed(store)
    drafts = [family(number) for number in range(5)]
    drafts.append(HouseholdDraft(people=(PersonDraft("Una", "Nowhere", "Mrs"),)))
    drafts.append(family(6))
    homes = presented(store, staff.helen, drafts)
    changes = {
        homes[0]: {"status": HouseholdStatus.MOVED},
        homes[1]: {"status": HouseholdStatus.DO_NOT_CONTACT},
        homes[6]: {"addressee": "Mrs 𒀀𒀁"},
    }
    with clock.standing_at(datetime(2026, 11, 1, 10)):
        for home, change in changes.items():
            draft = store.ask(clients.household, home).as_draft()
            store.do(clients.amend, home, _changed(draft, **change), by=staff.priya)
        draft = store.ask(clients.household, homes[2]).as_draft()
        gone = _changed(draft.people[0], status=PersonStatus.DECEASED)
        store.do(clients.amend, homes[2], _changed(draft, people=(gone,)), by=staff.priya)
        waiting = {row.household: row for row in store.ask(letters.due, DUE).ready}["Fore3 Sur3"]
        store.do(letters.call_off, waiting.occasion, "They are coming in tomorrow", by=staff.priya)
    said = left_out(store)
    assert "moved" in said["Fore0 Sur0"]
    assert "asked us not to write" in said["Fore1 Sur1"]
    assert "has died" in said["Fore2 Sur2"]
    assert said["Fore3 Sur3"] == "It was called off: They are coming in tomorrow"
    assert said["Una Nowhere"] == "There is no address yet."
    assert said["Fore6 Sur6"].startswith("None of our faces can print “𒀀”")
    assert ready(store) == [("L8", "Fore4 Sur4", 1)]


def _changed(draft: Any, **changes: object) -> Any:
    return replace(draft, **changes)


def test_without_the_owners_number_no_letter_goes_out(store: Store) -> None:
    told = fringe(store)
    with clock.standing_at(datetime(2026, 11, 1, 10)):
        make.letters.without_direct_number(store, told.staff)
    assert left_out(store) == {"The Ashworth family": "The owner's direct line is not in Settings yet."}


def test_a_follow_up_that_was_never_sent_lapses(store: Store) -> None:
    fringe(store)
    assert ready(store, date(2027, 1, 10)) == [("L8", "The Ashworth family", 1)]
    assert ready(store, date(2027, 1, 11)) == []


def test_the_apology_waits_for_a_second_reader(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    row = drafted(store)
    assert row.letter.due_on == date(2026, 11, 25)
    assert (
        left_out(store, date(2026, 11, 25))["The Ashworth family"]
        == "Someone other than its writer reads it first."
    )
    with pytest.raises(Refused, match="someone else reads it"):
        store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.priya)
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.helen)
    assert ("L9+L10", "The Ashworth family", 1) in ready(store, date(2026, 11, 25))


def test_writing_over_an_apology_asks_for_its_reader_again(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    row = drafted(store)
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.helen)
    read = drafted(store)
    store.do(letters.write_apology, read.letter.id, read.words, read.letter.version, by=told.staff.helen)
    again = drafted(store)
    assert (again.letter.state, again.letter.checked_by) == (LetterState.DRAFTED, "")


def test_an_open_slot_stops_the_print_until_it_is_filled_or_does_not_apply(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    row = drafted(store)
    store.do(
        letters.write_apology,
        row.letter.id,
        _changed(row.words, journey=""),
        row.letter.version,
        by=told.staff.helen,
    )
    stopped = drafted(store)
    assert "journeys" in stopped.stops
    with pytest.raises(Refused, match="journeys"):
        store.do(letters.mark_checked, row.letter.id, stopped.letter.version, by=told.staff.priya)
    spared = _changed(stopped.words, does_not_apply=("journey",))
    store.do(letters.write_apology, row.letter.id, spared, stopped.letter.version, by=told.staff.helen)
    assert drafted(store).stops == ""


def test_one_case_has_one_apology_however_often_it_is_asked_for(store: Store) -> None:
    told = fringe(store)
    concern_id = concern(store, told)
    first = drafted(store).letter.id
    assert store.do(letters.draft_apology, concern_id, by=told.staff.helen) == first
    assert store.do(letters.draft_apologies, by=told.staff.helen) == []


def test_the_follow_up_after_a_reshoot_is_another_letter(store: Store) -> None:
    told = fringe(store)
    make.letters.second_presentation(store, told, concern(store, told))
    assert ("L11", "The Ashworth family", 1) in ready(store, date(2027, 2, 2))
    assert [each for each in ready(store, date(2027, 2, 1)) if each[0] == "L11"] == []
