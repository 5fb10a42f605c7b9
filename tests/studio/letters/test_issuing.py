"""Issued once, kept to the byte, and never lost or doubled, whatever happens in between."""

import hashlib
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from studio import clock, letters, schema
from studio.db import Store
from studio.errors import Refused, Trouble
from studio.letters import LetterState
from studio.progress import Cancelled, Progress
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.letters import DUE, concern, drafted, family, fringe, presented

MORNING = datetime(2026, 11, 11, 9)


def due_families(store: Store, count: int) -> Staff:
    staff = marsh_and_reed(store)
    presented(store, staff.helen, [family(number) for number in range(count)])
    return staff


def issue(store: Store, staff: Staff, folder: Path) -> letters.Report:
    with clock.standing_at(MORNING):
        return letters.issue_to_folder(store, staff.priya, DUE, folder)


def test_each_letter_is_one_file_with_the_hash_that_was_kept(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 11)
    report = issue(store, staff, tmp_path / "post")
    assert [each.number for each in report.issued] == [f"L-{number:06}" for number in range(1, 12)]
    for each in report.issued:
        written = (tmp_path / "post" / each.file).read_bytes()
        assert hashlib.sha256(written).hexdigest() == each.sha256
        assert store.ask(letters.kept_page, each.letter_id) == written


def test_issuing_twice_issues_nothing_the_second_time(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 3)
    issue(store, staff, tmp_path)
    assert issue(store, staff, tmp_path).as_facts() == {"issued": [], "left_out": []}


def test_the_report_names_what_was_issued_and_what_was_left_out(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    concern(store, told)
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        facts = letters.issue_to_folder(store, told.staff.priya, date(2026, 11, 25), tmp_path).as_facts()
    household = "The Ashworth family"
    assert facts["issued"] == []
    assert facts["left_out"] == [
        {"code": "L9+L10", "household": household, "reason": "Someone other than its writer reads it first."},
    ]


def test_two_desks_issuing_at_once_send_each_letter_once(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 12)
    other = Store(store.target, desk="the other desk")
    reports: list[letters.Report] = []

    def work(at: Store, folder: str) -> None:
        reports.append(letters.issue_to_folder(at, staff.priya, DUE, tmp_path / folder))

    with clock.standing_at(MORNING):
        desks = [threading.Thread(target=work, args=each) for each in ((store, "one"), (other, "two"))]
        for desk in desks:
            desk.start()
        for desk in desks:
            desk.join()
    other.close()
    issued = [each.household for report in reports for each in report.issued]
    assert len(issued) == 12
    assert len(set(issued)) == 12
    assert len(list(tmp_path.glob("*/*.pdf"))) == 12


STEPS = ("issued", "written", "half written")
KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from studio import business, clock, files, letters
from studio.business import StaffId
from studio.db import Store
from studio.letters import printing, runs
target, folder, step = sys.argv[1:]
real = {"kept": printing.kept_pages, "write": files.write_whole}
writes = []
def die(*_):
    os._exit(9)
def write(path, content):
    if step == "half written" and len(writes) == 3:
        (path.parent / ".unfinished-x").write_bytes(content[:100])
        die()
    writes.append(path)
    real["write"](path, content)
if step == "issued":
    printing.kept_pages = die
if step == "written":
    runs._confirm = die
files.write_whole = write
store = Store(target, desk="desk")
with clock.standing_at(datetime(2026, 11, 11, 9)):
    letters.issue_to_folder(store, store.ask(business.actor, StaffId(1)), datetime(2026, 11, 11).date(), Path(folder))
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_between_claim_and_confirm_loses_and_doubles_nothing(
    sqlite_store: Store, tmp_path: Path, step: str
) -> None:
    staff = due_families(sqlite_store, 12)
    post = tmp_path / "post"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(sqlite_store.target), str(post), step], check=False, cwd=Path.cwd()
    )
    assert killed.returncode == 9
    again = Store(sqlite_store.target, desk="desk")
    report = issue(again, staff, post)
    again.close()
    assert sorted(each.number for each in report.issued) == [f"L-{number:06}" for number in range(1, 13)]
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in post.iterdir()}
    assert files == {row.file: row.sha256 for row in report.issued}
    assert len({row.household for row in sqlite_store.ask(letters.issued)}) == 12
    assert list(schema.check(sqlite_store)) == []


def test_a_page_on_its_way_to_the_printer_becomes_a_question(store: Store) -> None:
    staff = due_families(store, 3)
    sent: list[str] = []

    def jams(name: str, _pdf: bytes) -> bool:
        if len(sent) == 1:
            raise Trouble("The printer did not take the pages.")
        sent.append(name)
        return True

    with clock.standing_at(MORNING):
        report = letters.issue_to_printer(store, staff.priya, DUE, jams)
        assert (len(report.issued), report.to_ask) == (1, 2)
        first, second = store.ask(letters.may_have_printed)
        ids = tuple(row.id for row in store.ask(letters.to_post))
        with pytest.raises(Refused, match="look in the tray"):
            store.do(letters.mark_posted, ids, DUE, by=staff.priya)
        store.do(letters.confirm_printed, (first.id,), by=staff.priya)
        kept = store.ask(letters.kept_page, second.letter_id)
        again: list[bytes] = []
        done = letters.print_page_again(
            store, staff.priya, second.letter_id, "not in the tray", lambda _, pdf: not again.append(pdf)
        )
    assert done
    assert again == [kept]
    assert store.ask(letters.may_have_printed) == []


def test_printing_again_wants_a_reason_and_sends_the_same_bytes(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 1)
    (row,) = issue(store, staff, tmp_path).issued
    with pytest.raises(Refused, match="why it is printed again"):
        letters.print_page_again(store, staff.priya, row.letter_id, " ", lambda _n, _p: True)
    out: list[bytes] = []
    letters.print_page_again(store, staff.priya, row.letter_id, "coffee", lambda _, pdf: not out.append(pdf))
    assert hashlib.sha256(out[0]).hexdigest() == row.sha256


def test_the_live_claim_of_another_desk_is_left_alone_for_five_minutes(store: Store) -> None:
    staff = due_families(store, 1)
    other = Store(store.target, desk="the other desk")

    def stops(_name: str, _pdf: bytes) -> bool:
        raise KeyboardInterrupt

    with clock.standing_at(MORNING), pytest.raises(KeyboardInterrupt):
        letters.issue_to_printer(other, staff.priya, DUE, stops)
    other.close()
    with clock.standing_at(MORNING + timedelta(minutes=4)):
        assert letters.settle(store, staff.priya).to_ask == 0
    with clock.standing_at(MORNING + timedelta(minutes=6)):
        assert letters.settle(store, staff.priya).to_ask == 1


def test_a_full_disk_says_so_and_the_next_run_completes_the_files(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 2)
    blocked = tmp_path / "post"
    blocked.mkdir()
    (blocked / "L-000001-sur0.pdf").mkdir()
    with pytest.raises(Trouble, match="could not be written"):
        issue(store, staff, blocked)
    (blocked / "L-000001-sur0.pdf").rmdir()
    assert len(issue(store, staff, blocked).issued) == 2
    assert len(list(blocked.iterdir())) == 2


def test_a_run_can_be_stopped_and_taken_up_again(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 20)  # more than are claimed at once
    progress = Progress()
    progress.cancel()
    with clock.standing_at(MORNING), pytest.raises(Cancelled):
        letters.issue_to_folder(store, staff.priya, DUE, tmp_path, progress=progress)
    done = len(list(tmp_path.glob("*.pdf")))
    assert 0 < done < 20
    assert done + len(issue(store, staff, tmp_path).issued) == 20


def test_an_appointment_moved_after_drafting_is_printed_where_it_is_now(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    make.letters.move_reshoot(store, told, datetime(2026, 12, 4, 14))
    row = drafted(store)
    assert "Friday\u00a04\u00a0December\u00a02026 at 2\u00a0pm, in the afternoon" in row.facts[1]


def test_a_new_version_names_itself_and_keeps_the_old_page(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 1)
    (old,) = issue(store, staff, tmp_path).issued
    with clock.standing_at(MORNING):
        new = store.do(letters.new_edition, old.letter_id, "They moved house", by=staff.priya)
        (fresh,) = letters.issue_to_folder(store, staff.priya, DUE, tmp_path).issued
    assert fresh.letter_id == new
    assert (fresh.number, store.ask(letters.letter, new).edition) == ("L-000002", 2)
    assert store.ask(letters.letter, old.letter_id).state is LetterState.SUPERSEDED
    assert hashlib.sha256(store.ask(letters.kept_page, old.letter_id)).hexdigest() == old.sha256


def test_posted_answered_and_come_back(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 3)
    report = issue(store, staff, tmp_path)
    ids = tuple(each.letter_id for each in report.issued)
    with clock.standing_at(MORNING):
        assert store.do(letters.mark_posted, ids, DUE, by=staff.priya) == 3
        assert store.do(letters.mark_posted, ids, DUE, by=staff.priya) == 0
        store.do(letters.mark_answered, ids[0], DUE, by=staff.priya)
        store.do(letters.mark_returned, ids[1], DUE, by=staff.priya)
        store.do(letters.mark_no_reply, ids[2], by=staff.priya)
        with pytest.raises(Refused, match="is answered"):
            store.do(letters.cancel, ids[0], "changed our mind", by=staff.priya)
    states = {row.id: row.state for row in store.ask(letters.issued)}
    assert [states[each] for each in ids] == [
        LetterState.ANSWERED,
        LetterState.RETURNED,
        LetterState.NO_REPLY,
    ]


def test_a_letter_is_found_by_its_number_and_told_in_the_story(store: Store, tmp_path: Path) -> None:
    from studio import clients

    staff = due_families(store, 2)
    report = issue(store, staff, tmp_path)
    (found,) = store.ask(clients.find, "L-000002")
    assert found.name == report.issued[1].household
    (event,) = store.ask(letters.story, found.household_id)
    assert event.title == "Satisfaction follow-up L-000002"
    assert [line.title for line in store.ask(letters.owed, DUE)] == ["2 letters printed, not posted"]


def test_what_is_owed_counts_the_letters_to_print_and_names_the_apology(store: Store) -> None:
    told = fringe(store)
    assert [line.title for line in store.ask(letters.owed, DUE)] == ["1 follow-up letter to print"]
    concern(store, told)
    step = store.ask(letters.next_step, told.household_id, date(2026, 11, 24))
    assert step is not None
    assert step.title == "Read the apology"
