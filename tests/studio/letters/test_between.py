"""What happened between one letter and the next is known to it: nobody is asked, told or promised the same twice."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import event

from studio import business, care, clients, clock, letters, orders, promises
from studio.business import StaffId
from studio.clients import HouseholdStatus, Mailing, PersonStatus
from studio.db import Store
from studio.errors import Refused
from studio.letters import LetterState, SlipDraft, falling
from studio.letters.claims import Claimant
from studio.letters.issuing import PrintJob, issue_few
from studio.letters.model import PrintWay
from studio.orders import PresentationDraft
from tests import make
from tests.make.business import marsh_and_reed, room_named
from tests.make.letters import DUE, concern, family, fringe, presented, said, second_presentation
from tests.studio.letters.test_new_letters import (
    amended,
    asked_back_after,
    finished,
    household,
    issue,
    left,
    read,
    sat,
    told,
)


def test_nobody_is_asked_about_the_first_pictures_once_they_were_photographed_again(
    store: Store, tmp_path: Path
) -> None:
    story = fringe(store)
    second_presentation(store, story, concern(store, story))
    with clock.standing_at(datetime(2027, 1, 6, 9)):
        due = store.ask(letters.due, date(2027, 1, 6))
    codes = [row.code for row in due.ready] + [row.code for row in due.left_out]
    assert "L8" not in codes, "its month began long before the second round"
    with clock.standing_at(datetime(2027, 1, 6, 10)):
        read(store, story.staff.helen)
        again = store.ask(letters.due, date(2027, 1, 6))
    assert "L9+L10" not in [row.code for row in again.ready], "nobody is invited to a day that is over"
    assert [row.reason for row in again.left_out] == [
        "The session it invites to is over. Please call it off."
    ]
    with clock.standing_at(datetime(2027, 2, 2, 9)):
        assert [row.code for row in store.ask(letters.due, date(2027, 2, 2)).ready] == ["L11"]


def test_an_apology_made_anew_promises_its_day_once_and_nobody_writes_to_the_dead(
    store: Store, tmp_path: Path
) -> None:
    story = fringe(store)
    staff, home = story.staff, story.household_id
    told(store, staff, home, datetime(2026, 11, 24, 13), session_id=story.session_id)
    with clock.standing_at(datetime(2026, 11, 24, 14)):
        (row,) = store.ask(letters.drafts)
        words = replace(store.ask(letters.draft, row.id).words, doing="We make the frame again.")
        store.do(letters.write_apology, row.id, words, row.version, by=staff.priya)
        read(store, staff.helen)
    on = date(2026, 11, 25)
    first = issue(store, staff, on, tmp_path)["L9"]
    with clock.standing_at(datetime(2026, 11, 25, 12)):
        again = store.do(letters.new_edition, first, "Her name was wrong", by=staff.priya)
        read(store, staff.helen)
        assert issue(store, staff, on, tmp_path)["L9"] == again
        (case,) = store.ask(care.concerns_of_household, home)
        (made,) = store.ask(promises.of_source, care.in_writing(case.id))
        assert made.state is promises.PromiseState.MADE, "one, however often its letter was made anew"
        once_more = store.do(letters.new_edition, again, "It was torn", by=staff.priya)
        read(store, staff.helen)
        claire, *rest = store.ask(clients.household, home).as_draft().people
        amended(store, staff, home, people=(replace(claire, status=PersonStatus.DECEASED), *rest))
        store.do(clients.let_letters_go, home, by=staff.helen)
        assert store.ask(letters.letter, once_more).state is LetterState.CHECKED
    assert "has died" in left(store, on)["L9"]


def test_a_slip_keyed_at_another_desk_stops_the_second_copy_of_a_run_that_has_begun(
    store: Store, tmp_path: Path
) -> None:
    story = fringe(store)
    first = issue(store, story.staff, DUE, tmp_path)["L8"]
    store.do(letters.mark_posted, (first,), DUE, by=story.staff.priya)
    on = date(2026, 12, 2)
    with clock.standing_at(datetime(2026, 12, 2, 10)):
        begun = tuple(each for each in store.ask(falling.falling_due, on) if each.copy == 2)
        assert begun
        number = store.ask(letters.letter, first).number
        store.do(letters.take_slip, SlipDraft(number, on, score=5), by=story.staff.helen)
        job = PrintJob(PrintWay.FILE, str(tmp_path), Claimant.of("desk"))
        assert store.do(issue_few, begun, on, job, by=story.staff.priya)["issued"] == []


def test_what_is_printed_and_overtaken_is_not_posted(store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(store)
    asked_back_after(store, staff, 24)
    homes = [household(store, staff, number, mailing=Mailing.POST) for number in range(5)]
    for place, home in enumerate(homes[:2]):
        sat(store, staff, home, datetime(2024, 12, 7, 9 + 2 * place, 30))
    ready = [finished(store, staff, home, datetime(2026, 11, 6, 16)) for home in homes[2:]]
    on = date(2026, 11, 7)
    with clock.standing_at(datetime.combine(on, time(10))):
        (l12, *_) = [row.occasion for row in store.ask(letters.due, on).ready if row.code == "L12"]
        amended(store, staff, homes[0], emails=(clients.EmailDraft("a@example.org"),))
        with pytest.raises(Refused, match="by post alone"):
            store.do(letters.issue_by_mail, l12, on, "a@example.org", by=staff.priya)
        report = letters.issue_to_folder(store, staff.priya, on, tmp_path)
        assert sorted(each.code for each in report.issued) == ["L12", "L12", "L6", "L6", "L6"]
        amended(store, staff, homes[0], mailing=Mailing.NONE)
        amended(store, staff, homes[3], status=HouseholdStatus.MOVED)
        draft = PresentationDraft(
            ready[0], datetime(2026, 11, 20, 11), StaffId(staff.helen.staff_id),
            room_named(store, "Viewing room").id,
        )  # fmt: skip
        store.do(orders.book_presentation, draft, by=staff.priya)
        now = replace(draft, order_id=ready[2], wall=datetime(2026, 11, 7, 10, 30))
        held = store.do(orders.book_presentation, now, by=staff.priya)
    make.sessions.booked(store, staff, homes[1], datetime(2026, 12, 12, 10, 30))
    with clock.standing_at(datetime(2026, 11, 7, 12)):
        store.do(orders.hold_presentation, held, orders.HandedOverDraft("Everyone"), by=staff.priya)
        why = {row.household_id: row.spoilt for row in store.ask(letters.spoilt)}
        assert "no news of ours" in why[homes[0]]
        assert "booked again" in why[homes[1]]
        assert "time that has changed" in why[homes[2]], (
            "the day they agreed is told instead of three to choose from"
        )
        assert "do not know where to" in why[homes[3]]
        assert "do not wait here any more" in why[homes[4]]
        store.do(letters.put_aside, tuple(each.letter_id for each in report.issued), by=staff.priya)
        amended(store, staff, homes[3], status=HouseholdStatus.ACTIVE, address1="7 New Street")
        late = store.ask(letters.due, date(2026, 11, 19))
        (near,) = [row for row in late.left_out if row.household_id == homes[2]]
        assert "ring them" in near.reason, "tomorrow is nothing to be told by post"
    again = issue(store, staff, date(2026, 11, 9), tmp_path)
    pages = {row.household_id: said(store, row.id) for row in store.ask(letters.to_post) if row.code == "L6"}
    assert set(pages) == {homes[2], homes[3]}, again
    assert "We have kept Friday 20 November 2026 at 11 am" in pages[homes[2]]
    assert "7 New Street" in pages[homes[3]], "a letter that found nobody follows them"


def test_what_a_wording_says_is_asked_about_once_and_many_letters_cost_no_more_questions(
    sqlite_store: Store,
) -> None:
    store = sqlite_store
    staff = marsh_and_reed(store)
    presented(store, staff.helen, [family(number) for number in range(8)])
    shipped = store.ask(letters.wording_versions, "L8", "en-GB")[0].text
    with clock.standing_at(datetime.combine(DUE, time(10))):
        worded = shipped + "\n\nOur exhibition opens on Saturday 5 December 2026."
        store.do(letters.keep_wording, "L8", "en-GB", worded, 0, by=staff.helen)
        found = store.ask(letters.due, DUE)
        assert not found.ready
        rule, _, words, about = found.left_out[0].field.split("|", 3)
        assert (rule, words) == ("date", "Saturday 5 December 2026")
        store.do(letters.let_stand, about, rule, (words,), by=staff.helen)
        asked: list[str] = []
        event.listen(store.engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
        assert len(store.ask(letters.due, DUE).ready) == 8, "it was read once, and stands in every letter"
    assert len(asked) < 60


def test_where_somebody_works_alone_no_letter_waits_for_a_second_reader(store: Store) -> None:
    story = fringe(store)
    concern(store, story)
    on = date(2026, 11, 25)
    with clock.standing_at(datetime.combine(on, time(9))):
        for row in store.ask(business.staff):
            if row.id != story.staff.helen.staff_id:
                store.do(care.staff_leaves, row.id, row.version, by=story.staff.helen)
        (line,) = [each for each in store.ask(letters.owed, on) if each.opens.kind == "letter"]
        assert line.detail.endswith("ready to print.")
        step = store.ask(letters.next_step, story.household_id, on)
        assert step is not None
        assert step.title == "Print her apology"
        assert "L9+L10" in [row.code for row in store.ask(letters.due, on).ready]
