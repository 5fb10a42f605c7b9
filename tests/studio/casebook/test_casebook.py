"""What the studio learns from a concern: a case without a name, a change that everyone reads, the playbook."""

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from studio import business, care, casebook, clients, clock
from studio.business import StaffId
from studio.care import Aspect, Cause, MarkDraft
from studio.casebook import CaseDraft, ExampleRow, PageDraft, PracticeDraft
from studio.db import Store
from studio.errors import Refused
from tests.make.letters import concern, fringe
from tests.make.pictures import taken_in

NOW = datetime(2026, 11, 25, 11, 2)
CHANGE = "Ask everyone, before we begin, whether anything about how they look needs a minute more."


def test_a_case_is_filed_from_its_records_without_a_name_in_it(store: Store) -> None:
    told = fringe(store)
    case_id = concern(store, told)
    by = told.staff.priya
    with clock.standing_at(NOW):
        proposed = store.ask(casebook.filing, case_id)
        assert proposed.draft.put_right_by == "Photographed again, with our compliments."
        assert proposed.draft.what_happened == "her fringe", "never her own words: they may name somebody"
        named = CaseDraft(Aspect.HAIR, Cause.APPEARANCE, "Claire's fringe, cut the day before", "A reshoot")
        with pytest.raises(Refused, match="“Claire” is a name of this family") as refused:
            store.do(casebook.file_case, case_id, named, by=by)
        assert refused.value.field == "what_happened"
        for words in ("the ashworths", "Mrs ASHWORTH", "Ellie’s idea", "Daniel took more time"):
            draft = CaseDraft(Aspect.HAIR, Cause.APPEARANCE, "a fringe", words)
            with pytest.raises(Refused, match="casebook names nobody"):
                store.do(casebook.file_case, case_id, draft, by=by)
        mark = CaseDraft(Aspect.HAIR, Cause.APPEARANCE, "A mark where the fringe was cut", no_names=True)
        example_id = store.do(casebook.file_case, case_id, mark, by=by)
        (row,) = store.ask(casebook.examples, Aspect.HAIR)
        assert row.what_happened == mark.what_happened
        assert store.ask(casebook.examples, Aspect.COLOUR) == ()
        assert not {each.name for each in fields(ExampleRow)} & {
            "household",
            "household_id",
            "person",
            "number",
        }
        again = CaseDraft(Aspect.LIKENESS, Cause.COMMUNICATION, "A fringe nobody asked about")
        assert store.do(casebook.file_case, case_id, again, by=by) == example_id, "one case, one example"
        assert store.ask(casebook.filed) == {Aspect.LIKENESS: 1}
        with pytest.raises(Refused, match="Only the owner"):
            store.do(casebook.take_out, example_id, by=by)
        store.do(casebook.take_out, example_id, by=told.staff.helen)
        assert store.ask(casebook.filed) == {}


def test_a_picture_stands_in_the_casebook_only_with_somebodys_leave(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    case_id = concern(store, told)
    by = told.staff.priya
    row, *_ = taken_in(store, by, told.session_id, tmp_path / "card", 1)
    child = next(each for each in store.ask(clients.people_of, told.household_id) if each.under_18)
    unasked = CaseDraft(Aspect.HAIR, Cause.APPEARANCE, "A fringe", picture_id=row.id)
    with clock.standing_at(NOW):
        store.do(care.mark, case_id, (MarkDraft(Aspect.HAIR, picture_id=row.id),), by=by)
        filing = store.ask(casebook.filing, case_id)
        assert [each.id for each in filing.pictures] == [row.id]
        assert child.id not in [person_id for person_id, _ in filing.grown_ups]
        for agreed_by, says in (
            (None, "without that no picture is shown"),
            (child.id, "which of the grown-ups"),
        ):
            with pytest.raises(Refused, match=says):
                store.do(casebook.file_case, case_id, replace(unasked, agreed_by_id=agreed_by), by=by)
        example_id = store.do(casebook.file_case, case_id, replace(unasked, agreed_by_id=told.claire), by=by)
        assert [each.picture_id for each in store.ask(casebook.examples)] == [row.id]
        store.do(casebook.hide_picture, example_id, by=by)
        assert [each.picture_id for each in store.ask(casebook.examples)] == [None]


def test_a_practice_changes_now_and_is_read_by_everyone(store: Store) -> None:
    told = fringe(store)
    case_id = concern(store, told)
    helen, priya = told.staff.helen, told.staff.priya
    with clock.standing_at(NOW):
        draft = PracticeDraft(CHANGE, case_id)
        with pytest.raises(Refused, match="Only the owner"):
            store.do(casebook.announce, draft, by=priya)
        with pytest.raises(Refused, match="in one sentence"):
            store.do(casebook.announce, PracticeDraft(" ", case_id), by=helen)
        change_id = store.do(casebook.announce, draft, by=helen)
        here = [person for person in store.ask(business.staff) if person.active]
        (change,) = store.ask(casebook.changes_of, case_id)
        assert (change.text, change.wall, change.read_words) == (CHANGE, NOW, f"Read by 1 of {len(here)}")
        assert store.ask(casebook.unread, StaffId(helen.staff_id)) == ()
        assert [each.id for each in store.ask(casebook.unread, StaffId(priya.staff_id))] == [change_id]
        for _ in range(2):
            store.do(casebook.mark_read, change_id, by=priya)
        assert store.ask(casebook.unread, StaffId(priya.staff_id)) == ()
        (change,) = store.ask(casebook.changes)
        assert change.read_words == f"Read by 2 of {len(here)}"
        assert priya.name not in change.unread_by
        (tell,) = store.ask(casebook.changes_to_tell)
        assert (tell.household_id, tell.person_id, tell.text) == (told.household_id, told.claire, CHANGE)
        assert clock.to_wall(tell.effective_at, "Europe/London") == NOW
        store.do(casebook.announce, PracticeDraft("And this quietly.", case_id, tell_her=False), by=helen)
        assert len(store.ask(casebook.changes_to_tell)) == 1
        titles = [event.title for event in store.ask(casebook.story, told.household_id)]
        assert titles == ["We work differently because of them"] * 2


def test_the_playbook_is_worded_by_the_studio_and_the_shipped_one_stays_a_step_away(store: Store) -> None:
    told = fringe(store)
    helen = told.staff.helen
    shipped = store.ask(casebook.playbook, Aspect.HAIR)
    assert shipped.version == 0
    assert "mirror" in shipped.say
    with clock.standing_at(NOW):
        ours = PageDraft(
            Aspect.HAIR, "“Take the time you want.”", "", "A reshoot.\nA week after the hairdresser."
        )
        with pytest.raises(Refused, match="Only the owner"):
            store.do(casebook.write_page, ours, 0, by=told.staff.priya)
        assert store.do(casebook.write_page, ours, 0, by=helen) == 1
        with pytest.raises(Refused, match="just worded this page"):
            store.do(casebook.write_page, ours, 0, by=helen)
        page = store.ask(casebook.playbook, Aspect.HAIR)
        assert (page.version, page.say, page.made_by, page.wall) == (1, ours.say, helen.name, NOW)
        back = PageDraft(Aspect.HAIR, shipped.say, shipped.leave_unsaid, shipped.puts_right)
        store.do(casebook.write_page, back, 1, by=helen)
        assert [each.version for each in store.ask(casebook.versions, Aspect.HAIR)] == [2, 1]
        assert store.ask(casebook.playbook).version == 0, "each page has its own versions"


def test_every_shipped_page_says_something_kind_and_nothing_of_blame() -> None:
    for aspect in (None, *Aspect):
        page = casebook.shipped(aspect)
        assert page.say, aspect
        assert page.leave_unsaid, aspect
        assert page.puts_right, aspect
        said = f"{page.say} {page.puts_right}".lower()
        for word in (
            "sorry if",
            "sorry that you feel",
            "policy",
            "unfortunately",
            "proof that",
            "at fault",
            "severe",
        ):
            assert word not in said, (aspect, word)
