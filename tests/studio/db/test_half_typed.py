"""Half-typed forms beside the records: kept as typed, gone with the gesture that saves them, and in no audit."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from studio import clock
from studio.actor import Actor, Role
from studio.db import Store, half_typed
from studio.db.half_typed import Kept
from studio.errors import Refused

PRIYA = Actor(3, "Priya", Role.RECEPTIONIST)


def kept(key: str = "k1", **changes) -> Kept:
    values = {
        "form": "booking",
        "about": 7,
        "whom": "The Ashworth family",
        "again": ("book", {"household_id": 7}),
    }
    return Kept(key=key, typed={"line": "her fringe", "ticks": [1, 2]}, **values | changes)


def jot(store: Store, row: Kept, staff_id: int = 3) -> bool:
    return store.jot(half_typed.keep, staff_id, row)


def of_priya(store: Store) -> tuple[Kept, ...]:
    return store.ask(half_typed.of_person, 3)


def saved(db, by):
    return "saved"


def refused(db, by):
    raise Refused("Not that.")


def test_it_comes_back_as_it_was_and_the_next_keeping_takes_its_place(store: Store) -> None:
    jot(store, kept())
    jot(
        store,
        Kept("k1", "booking", 7, "The Ashworth family", ("book", {"household_id": 7}), {"line": "longer"}),
    )
    (row,) = of_priya(store)
    assert (row.typed, row.again) == ({"line": "longer"}, ("book", {"household_id": 7}))


def test_it_goes_in_the_transaction_that_saves_its_form(store: Store) -> None:
    jot(store, kept())
    with pytest.raises(Refused):
        store.do(refused, by=PRIYA, key="k1")
    assert len(of_priya(store)) == 1
    store.do(saved, by=PRIYA, key="another form's")
    assert len(of_priya(store)) == 1
    store.do(saved, by=PRIYA, key="k1")
    assert of_priya(store) == ()


def test_kept_again_after_it_was_saved_it_goes_when_the_same_is_sent_again(store: Store) -> None:
    assert store.do(saved, by=PRIYA, key="k1") == "saved"
    jot(store, kept())
    assert store.do(saved, by=PRIYA, key="k1") == "saved"
    assert of_priya(store) == ()


def test_each_person_has_her_own_the_latest_first_by_form_and_family(store: Store) -> None:
    morning = datetime(2026, 9, 2, 9, 40)
    for minutes, (key, form, about) in enumerate(
        [("a", "booking", 7), ("b", "booking", 8), ("c", "concern", 7)]
    ):
        with clock.standing_at(morning + timedelta(minutes=minutes)):
            jot(store, kept(key, form=form, about=about))
    with clock.standing_at(morning):
        jot(store, kept("d"), staff_id=4)
    with clock.standing_at(morning + timedelta(hours=1)):
        assert [row.key for row in of_priya(store)] == ["c", "b", "a"]
        assert [row.key for row in store.ask(half_typed.of_form, 3, "booking", 7)] == ["a"]
        assert [row.key for row in store.ask(half_typed.of_form, 3, "booking", 0)] == ["b", "a"]


def test_a_forgotten_household_leaves_none(store: Store) -> None:
    jot(store, kept("a"))
    jot(store, kept("b", about=8))
    assert store.jot(half_typed.forget_about, 7) == 1
    assert [row.key for row in of_priya(store)] == ["b"]


def test_what_is_about_one_household_can_be_given_to_another_and_back(store: Store) -> None:
    jot(store, kept())
    jot(store, kept("k2", about=8, again=("book", {"household_id": 8, "enquiry_id": 3})))
    went = store.jot(half_typed.give, 8, 7)
    rows = {row.key: (row.about, row.again) for row in of_priya(store)}
    assert (went, rows["k2"]) == (["k2"], (7, ("book", {"household_id": 7, "enquiry_id": 3})))
    store.jot(half_typed.give, 7, 8, went)
    rows = {row.key: (row.about, row.again) for row in of_priya(store)}
    assert rows["k1"] == (7, ("book", {"household_id": 7}))
    assert rows["k2"] == (8, ("book", {"household_id": 8, "enquiry_id": 3}))


def test_it_tells_no_screen_and_leaves_no_audit(store: Store) -> None:
    heard = []
    store.changes.subscribe(heard.append)
    jot(store, kept())
    assert heard == []
    for table in ("audit_row", "operation"):
        assert store.ask(lambda db, table=table: db.scalar(text(f"SELECT COUNT(*) FROM {table}"))) == 0


def test_more_than_any_form_holds_is_not_kept(store: Store) -> None:
    assert jot(store, Kept("k1", "booking", 0, "", None, {"words": "x" * 2_000_001})) is False
    assert of_priya(store) == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(st.text(min_size=1, max_size=20), VALUES, max_size=6),
    whom=st.text(max_size=300) | st.sampled_from(["\x00", "\ud800", "O'Brien"]),
)
def test_whatever_is_typed_comes_back_as_it_was(store: Store, typed, whom) -> None:
    jot(store, Kept("k1", "booking", 7, whom, None, typed))
    (row,) = of_priya(store)
    assert row.typed == typed
