"""Two records of one family are made one: everything of both is there, and it can be taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, text

from studio import clients, clock, letters, messages, orders, promises, sessions
from studio.actor import Actor, Role
from studio.clients import (
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    PersonStatus,
    PreferredChannel,
    TelephoneDraft,
)
from studio.db import Base, Store, half_typed
from studio.errors import Conflict, Refused
from studio.promises import PromiseDraft, PromiseKind
from tests import make

NOT_COMPARED = {
    "audit_row",
    "audit_words",
    "operation",
    "counter",
    "household_merge",
    "merged_row",
    "search_token",
}
AFTER_ALL = datetime(2027, 1, 6, 10)

ASHWROTHS = HouseholdDraft(
    people=(
        PersonDraft("Clare", "Ashworth", "", PersonRole.PARENT),
        PersonDraft("Tom", "Ashworth", "", PersonRole.CHILD, under_18=True),
        PersonDraft("Poppy", "Ashworth", "", PersonRole.CHILD, born=date(2026, 2, 1)),
    ),
    telephones=(TelephoneDraft("+44 1632 960123", "", 0), TelephoneDraft("01632 960999", "work", 0)),
    emails=(clients.EmailDraft("clare@example.com", 0),),
    filing_name="Ashwroth",
    address1="2 Mill Street",
    post_town="Oxney",
    postcode="OX9 1AA",
    best_time="after 5 pm",
    notes="Likes the window seat.",
    large_print=True,
)
"""Claire Ashworth once more, taken down in haste."""


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without what only counts changes; tokens as a set of what finds whom."""

    def read(db: Any) -> dict[str, list[tuple[Any, ...]]]:
        found = {}
        for table in Base.metadata.sorted_tables:
            if table.name in NOT_COMPARED:
                continue
            columns = [column for column in table.columns if column.name != "version"]
            found[table.name] = sorted(map(tuple, db.execute(select(*columns))), key=repr)
        tokens = "SELECT household_id, kind, token, shown FROM search_token"
        return found | {"tokens": sorted(map(tuple, db.execute(text(tokens))))}

    return store.ask(read)


@contextmanager
def a_day_later() -> Iterator[None]:
    with clock.standing_at(AFTER_ALL):
        yield


def twice(store: Store) -> tuple[make.letters.Fringe, HouseholdId]:
    """The fringe to its end under one record, and the same family again with a session, an order and a promise."""
    told = make.letters.fringe(store)
    concern_id = make.letters.concern(store, told)
    make.letters.second_presentation(store, told, concern_id)
    priya = told.staff.priya
    with clock.standing_at(datetime(2026, 9, 2, 10)):
        again = store.do(clients.register, ASHWROTHS, by=priya)
        people = tuple(person.id for person in store.ask(clients.people_of, again))
        session = make.sessions.draft(
            store, told.staff, household_id=again, people=people, wall=datetime(2026, 9, 30, 10, 30)
        )
        store.do(sessions.book, session, by=priya)
        promise = PromiseDraft(again, "The old price for the big frame", PromiseKind.OTHER, date(2026, 12, 1))
        store.do(promises.make, promise, by=priya)
    with clock.standing_at(datetime(2026, 10, 1, 10)):
        make.orders.first_order(store, told.staff.helen, again, make.orders.paid(100))
    with a_day_later():
        sent_us = HouseholdDraft(people=(PersonDraft("Ada", "Okafor"),), referred_by_id=again)
        store.do(clients.register, sent_us, by=priya)
    return told, again


def proposed(store: Store, keep: HouseholdId, gone: HouseholdId) -> clients.MergeDraft:
    return store.ask(clients.preview_merge, keep, gone).draft()


def test_everything_of_both_is_one_family_s_and_undone_it_is_as_it_was(store: Store) -> None:
    told, again = twice(store)
    priya = told.staff.priya
    before = dump(store)
    for keep, gone in ((told.household_id, again), (again, told.household_id)):
        with a_day_later():
            merge_id = store.do(clients.merge, proposed(store, keep, gone), by=priya)
            one = store.ask(clients.household, gone)
            assert one.id == keep
            assert len(store.ask(orders.of_household, keep)) == 3
            assert len(store.ask(sessions.of_household, keep)) == 3
            assert len(store.ask(promises.of_household, keep)) >= 1
            assert store.ask(orders.of_household, gone) == ()
            assert [each.household_id for each in store.ask(clients.find, "ashwroth")] == [keep]
            assert [each.household_id for each in store.ask(clients.find, "O-00001")] == [keep]
            assert [person.first for person in one.people].count("Tom") == 1
            assert {"Poppy", "Ellie"} <= {person.first for person in one.people}
            assert one.sent_us == 1
            assert store.do(clients.undo_merge, merge_id, by=priya) == gone
        assert dump(store) == before


def test_the_letters_that_went_out_are_the_same_pages_and_none_goes_twice(store: Store) -> None:
    told, again = twice(store)
    with a_day_later():

        def asked(db: Any) -> list[tuple[Any, ...]]:
            return [
                *map(tuple, db.execute(text("SELECT letter_id, snapshot, pdf FROM letter_paper ORDER BY 1")))
            ]

        pages, due = store.ask(asked), {each.id for each in store.ask(letters.due, date(2027, 3, 1)).ready}
        store.do(clients.merge, proposed(store, again, told.household_id), by=told.staff.priya)
        assert store.ask(asked) == pages
        assert {each.id for each in store.ask(letters.due, date(2027, 3, 1)).ready} == due


def test_what_differs_is_chosen_field_by_field(store: Store) -> None:
    ours = make.clients.ashworths(store)
    again = store.do(clients.register, ASHWROTHS, by=make.clients.PRIYA)
    preview = store.ask(clients.preview_merge, ours, again)
    differs = {choice.group: choice for choice in preview.choices}
    assert set(differs) == {"name", "address", "best_time", "large_print", "source"}
    assert (differs["address"].keep, differs["address"].gone) == (
        "14 Orchard Lane, HIGHWORTH, SN6 7AA",
        "2 Mill Street, OXNEY, OX9 1AA",
    )
    assert {group for group, choice in differs.items() if choice.takes} == {"best_time", "large_print"}
    assert [(pair.gone.first, pair.keep and pair.keep.first) for pair in preview.people] == [
        ("Clare", "Claire"),
        ("Tom", "Tom"),
        ("Poppy", None),
    ]
    assert preview.ways == ("01632 960999", "clare@example.com")
    draft = replace(preview.draft(), take=frozenset({"address", "large_print"}))
    store.do(clients.merge, draft, by=make.clients.PRIYA)
    row = store.ask(clients.household, ours)
    assert row.address.address1 == "2 Mill Street"
    assert row.best_time == ""
    assert row.large_print
    assert row.notes == "Likes the window seat."
    assert [each.typed for each in row.telephones] == ["01632 960123", "07700 900123", "01632 960999"]
    tom = next(person for person in row.people if person.first == "Tom")
    assert tom.born == date(2013, 5, 2)
    assert [found.matched for found in store.ask(clients.find, "ashwroth")] == ["also written Ashwroth"]
    assert [found.household_id for found in store.ask(clients.find, "sn6 7aa")] == [ours]


def test_a_merged_family_is_out_of_every_list_and_opening_it_leads_to_the_other(store: Store) -> None:
    ours = make.clients.ashworths(store)
    again = store.do(clients.register, ASHWROTHS, by=make.clients.PRIYA)
    store.do(clients.merge, proposed(store, ours, again), by=make.clients.PRIYA)
    assert store.ask(clients.count) == 1
    assert [row.id for row in store.ask(clients.page)] == [ours]
    assert store.ask(clients.household, again).id == ours
    with pytest.raises(Refused, match="merged"):
        store.do(clients.amend, again, ASHWROTHS, by=make.clients.PRIYA)
    draft = PromiseDraft(again, "A call", PromiseKind.CALL_BACK, date(2030, 12, 3))
    priya = make.business.marsh_and_reed(store).priya
    with pytest.raises(Refused, match="merged"):
        store.do(promises.make, draft, by=priya)
    said = messages.MessageDraft(text="May we bring the dog?", caller="Clare", reach="07700 900999")
    message_id = store.do(messages.log, said, by=priya)
    version = store.ask(messages.message, message_id).version
    with pytest.raises(Refused, match="merged"):
        store.do(messages.link, message_id, again, version, by=priya)


@pytest.mark.parametrize("change", ["amended", "a session booked", "an order paid"])
def test_a_merge_is_undone_only_while_neither_has_changed(sqlite_store: Store, change: str) -> None:
    store = sqlite_store
    told, again = twice(store)
    priya = told.staff.priya
    with a_day_later():
        merge_id = store.do(clients.merge, proposed(store, told.household_id, again), by=priya)
        [standing] = store.ask(clients.merges_into, told.household_id)
        assert (standing.name, standing.why_not) == ("The Ashwroth family", "")
        if change == "amended":
            row = store.ask(clients.household, told.household_id)
            store.do(clients.amend, row.id, replace(row.as_draft(), notes="Rings on Fridays."), by=priya)
        elif change == "a session booked":
            store.do(
                sessions.book,
                make.sessions.draft(
                    store, told.staff, household_id=told.household_id, wall=datetime(2027, 2, 2, 10, 30)
                ),
                by=priya,
            )
        else:
            draft = next(o for o in store.ask(orders.of_household, told.household_id) if o.balance.minor > 0)
            store.do(orders.take_payment, draft.id, make.orders.paid(10), by=priya)
        with pytest.raises(Refused, match="changed since"):
            store.do(clients.undo_merge, merge_id, by=priya)
        assert store.ask(clients.merge_to_undo, told.household_id) is None
        said = [event for event in store.ask(clients.story, told.household_id) if event.opens.kind == "merge"]
        assert [event.detail for event in said] == ["The Ashwroth family"]


def test_three_records_become_one_and_the_last_merge_comes_undone_first(store: Store) -> None:
    priya = make.clients.PRIYA
    first, second, third = (store.do(clients.register, ASHWROTHS, by=priya) for _ in range(3))
    inner = store.do(clients.merge, proposed(store, second, third), by=priya)
    before = dump(store)
    outer = store.do(clients.merge, proposed(store, first, second), by=priya)
    assert store.ask(clients.household, third).id == first
    with pytest.raises(Refused, match="changed since"):
        store.do(clients.undo_merge, inner, by=priya)
    store.do(clients.undo_merge, outer, by=priya)
    assert dump(store) == before
    with pytest.raises(Refused, match="undone already"):
        store.do(clients.undo_merge, outer, by=priya)


def test_whoever_amended_one_of_them_meanwhile_is_not_overwritten(store: Store) -> None:
    ours = make.clients.ashworths(store)
    again = store.do(clients.register, ASHWROTHS, by=make.clients.PRIYA)
    looked_at = proposed(store, ours, again)
    row = store.ask(clients.household, again)
    store.do(clients.amend, again, replace(row.as_draft(), notes="Moved."), by=make.clients.PRIYA)
    with pytest.raises(Conflict, match="look at them again"):
        store.do(clients.merge, looked_at, by=make.clients.PRIYA)
    with pytest.raises(Refused, match="one client already"):
        store.do(clients.merge, replace(looked_at, gone_id=ours), by=make.clients.PRIYA)


def test_a_death_known_in_one_record_stops_the_letters_of_both(store: Store) -> None:
    ours = make.clients.ashworths(store)
    clare = replace(ASHWROTHS.people[0], status=PersonStatus.DECEASED)
    again = store.do(clients.register, replace(ASHWROTHS, people=(clare,)), by=make.clients.PRIYA)
    store.do(clients.merge, proposed(store, ours, again), by=make.clients.PRIYA)
    row = store.ask(clients.household, ours)
    assert row.letters_held
    assert row.people[0].status is PersonStatus.DECEASED


def test_a_child_with_two_homes_has_one_when_the_homes_are_one(store: Store) -> None:
    mothers = make.clients.ashworths(store)
    tom = next(person for person in store.ask(clients.people_of, mothers) if person.first == "Tom")
    fathers = store.do(
        clients.register, HouseholdDraft(people=(PersonDraft("Mark", "Ashworth"),)), by=make.clients.PRIYA
    )
    store.do(clients.add_home, tom.id, fathers, by=make.clients.PRIYA)
    before = dump(store)
    merge_id = store.do(clients.merge, proposed(store, mothers, fathers), by=make.clients.PRIYA)
    assert store.ask(clients.other_homes, mothers) == ()
    assert [person.first for person in store.ask(clients.people_of, mothers)] == [
        "Claire",
        "Mark",
        "Ellie",
        "Tom",
    ]
    store.do(clients.undo_merge, merge_id, by=make.clients.PRIYA)
    assert dump(store) == before


def test_the_photographer_does_not_merge(store: Store) -> None:
    ours = make.clients.ashworths(store)
    again = store.do(clients.register, ASHWROTHS, by=make.clients.PRIYA)
    with pytest.raises(Refused, match="receptionist"):
        store.do(clients.merge, proposed(store, ours, again), by=Actor(2, "Daniel", Role.PHOTOGRAPHER))


def test_a_wish_how_to_be_reached_comes_along(store: Store) -> None:
    ours = make.clients.ashworths(store)
    wishes = replace(ASHWROTHS, channel=PreferredChannel.TELEPHONE)
    again = store.do(clients.register, wishes, by=make.clients.PRIYA)
    merge_id = store.do(clients.merge, proposed(store, ours, again), by=make.clients.PRIYA)
    assert store.ask(clients.household, ours).best_reached == "by telephone, after 5 pm"
    store.do(clients.undo_merge, merge_id, by=make.clients.PRIYA)
    assert store.ask(clients.household, ours).best_reached == ""


def test_what_is_half_typed_about_them_follows_and_comes_back(store: Store) -> None:
    ours = make.clients.ashworths(store)
    again = store.do(clients.register, ASHWROTHS, by=make.clients.PRIYA)
    form = half_typed.Kept(
        "k1", "booking", again, "Clare", ("book", {"household_id": again}), {"minutes": "60"}
    )
    store.jot(half_typed.keep, make.clients.PRIYA.staff_id, form)
    merge_id = store.do(clients.merge, proposed(store, ours, again), by=make.clients.PRIYA)
    (row,) = store.ask(half_typed.of_person, make.clients.PRIYA.staff_id)
    assert (row.about, row.again) == (ours, ("book", {"household_id": ours}))
    store.do(clients.undo_merge, merge_id, by=make.clients.PRIYA)
    (row,) = store.ask(half_typed.of_person, make.clients.PRIYA.staff_id)
    assert (row.about, row.again) == (again, ("book", {"household_id": again}))
