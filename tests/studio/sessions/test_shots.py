"""The shot list: proposed from who is coming, changed by hand, ticked on the day, and true to whoever comes."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio import catalogue, clients, clock, sessions
from studio.actor import Actor
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, PersonRole, PersonRow, PersonStatus
from studio.clients.model import PersonId
from studio.db import Store
from studio.errors import Missing, Refused
from studio.sessions import AmendDraft, Comfort, SessionId, ShotDraft, ShotId, ShotKind, propose_shots
from tests import make
from tests.make.business import Staff, marsh_and_reed

P = PersonRole


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    return Desk(store, staff, make.clients.ashworths(store, staff.priya))


def person(number: int, name: str, role: PersonRole, age: int | None = None, **changes: object) -> PersonRow:
    row = PersonRow(
        id=PersonId(number), household_id=HouseholdId(1), title="", first=name, last="", role=role,
        under_18=age is not None and age < 18, born=None, age=age, status=PersonStatus.ACTIVE,
    )  # fmt: skip
    return replace(row, **changes)


def texts(people: list[PersonRow], standing: tuple[str, ...] = ()) -> list[str]:
    return [shot.text for shot in propose_shots(people, standing)]


CLAIRE, MARK = person(1, "Claire", P.PARENT), person(2, "Mark", P.PARENT)
ELLIE, TOM = person(3, "Ellie", P.CHILD, 16), person(4, "Tom", P.CHILD, 13)


def test_two_parents_and_two_children_give_seven_shots() -> None:
    assert texts([CLAIRE, MARK, ELLIE, TOM]) == [
        "Everyone, all four", "Claire and Mark", "Ellie and Tom", "Claire", "Mark", "Ellie", "Tom",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ([], []),
        ([CLAIRE], ["Claire"]),
        ([person(1, "Adil", P.PARTNER), person(2, "Jo", P.PARTNER)], ["Adil and Jo together", "Adil", "Jo"]),
        ([CLAIRE, ELLIE], ["Claire and Ellie together", "Claire", "Ellie"]),
        ([CLAIRE, ELLIE, TOM], ["Everyone, all three", "Ellie and Tom", "Claire", "Ellie", "Tom"]),
        (
            [CLAIRE, MARK, person(5, "Mia", P.CHILD, 0)],
            [
                "Everyone, all three", "Claire and Mark", "Mia in Claire’s and Mark’s arms",
                "Claire", "Mark", "Mia",
            ],
        ),
        (
            [person(8, "Joan", P.GRANDPARENT), person(9, "Ted", P.GRANDPARENT), CLAIRE, ELLIE],
            [
                "Everyone, all four", "Joan and Ted", "Joan and Ted with Ellie", "Joan", "Ted", "Claire", "Ellie",
            ],
        ),
        ([CLAIRE, replace(MARK, status=PersonStatus.DECEASED)], ["Claire"]),
        (
            [person(1, "Ann", P.OTHER), person(2, "Bob", P.OTHER), ELLIE],
            ["Everyone, all three", "Ann and Bob", "Ann", "Bob", "Ellie"],
        ),
    ],
)  # fmt: skip
def test_every_family_gets_the_shots_that_it_has(people: list[PersonRow], wanted: list[str]) -> None:
    assert texts(people) == wanted


def test_six_children_give_rows_and_no_explosion() -> None:
    children = [person(number, name, P.CHILD, 10) for number, name in enumerate("ABCDEF", start=10)]
    found = texts([CLAIRE, MARK, *children])
    assert found[:3] == ["Everyone, all eight", "Claire and Mark", "A, B, C, D, E and F"]
    assert len(found) == 3 + 8


def test_a_whole_club_is_taken_one_after_another() -> None:
    crowd = [person(number, f"N{number}", P.OTHER) for number in range(30)]
    assert texts(crowd) == ["Everyone, all 30", "Each of the 30 alone, one after another"]


def test_the_shots_that_a_kind_always_has_come_last() -> None:
    assert texts([CLAIRE], ("With the lead", " ")) == ["Claire", "With the lead"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(P)), st.none() | st.integers(0, 100), st.booleans()), max_size=40)
)
def test_a_proposal_has_at_most_a_row_each_and_six_together_and_never_one_twice(
    drawn: list[tuple[PersonRole, int | None, bool]],
) -> None:
    people = [
        person(number, f"N{number}", role, age, under_18=young or (age is not None and age < 18))
        for number, (role, age, young) in enumerate(drawn)
    ]
    shots = propose_shots(people)
    babies = sum(each.age is not None and each.age < 2 for each in people)
    assert len(shots) <= len(people) + 5 + babies
    assert len({shot.what for shot in shots}) == len(shots)
    assert all(shot.text for shot in shots)


# The list of a session.


def booked(desk: Desk) -> SessionId:
    return make.sessions.booked(desk.store, desk.staff, desk.family)


def listed(desk: Desk, session: SessionId) -> list[str]:
    return [row.text for row in desk.store.ask(sessions.shots_of, session)]


def test_a_booking_has_its_list_and_the_day_ticks_it(desk: Desk) -> None:
    session = booked(desk)
    rows = desk.store.ask(sessions.shots_of, session)
    assert len(rows) == 7
    assert not any(row.is_done for row in rows)
    with clock.standing_at(datetime(2026, 9, 12, 10, 40)):
        desk.store.do(sessions.tick_shot, rows[0].id, by=desk.staff.daniel)
        desk.store.do(sessions.tick_shot, rows[0].id, by=desk.staff.priya)
        desk.store.do(sessions.tick_shot, rows[1].id, by=desk.staff.daniel)
        desk.store.do(sessions.tick_shot, rows[1].id, False, by=desk.staff.daniel)
    first, second, *_ = desk.store.ask(sessions.shots_of, session)
    assert (first.is_done, first.done_by, second.is_done) == (True, "Daniel Reed", False)
    with pytest.raises(Missing):
        desk.store.do(sessions.tick_shot, ShotId(999), by=desk.staff.daniel)


def test_all_that_is_still_open_is_ticked_at_once(desk: Desk) -> None:
    session = booked(desk)
    rows = desk.store.ask(sessions.shots_of, session)
    off = (ShotDraft(text=rows[6].text, kind=rows[6].kind, id=rows[6].id, off_list=True),)
    desk.store.do(sessions.set_shots, session, off, by=desk.staff.priya)
    desk.store.do(sessions.tick_shot, rows[0].id, by=desk.staff.priya)
    assert desk.store.do(sessions.tick_all, session, by=desk.staff.daniel) == 5
    done = desk.store.ask(sessions.shots_of, session)
    assert {row.done_by for row in done} == {"Priya Shah", "Daniel Reed"}
    assert all(row.is_done for row in done)
    desk.store.do(sessions.cancel, session, "they moved", by=desk.staff.priya)
    with pytest.raises(Refused, match="cancelled"):
        desk.store.do(sessions.tick_all, session, by=desk.staff.daniel)


def test_a_list_is_reworded_reordered_shortened_and_put_back(desk: Desk) -> None:
    session = booked(desk)
    rows = desk.store.ask(sessions.shots_of, session)
    drafts = [ShotDraft(text=row.text, kind=row.kind, person_id=row.person_id, id=row.id) for row in rows]
    changed = (
        ShotDraft(text="  The two\ndogs "),
        replace(drafts[1], text="Claire and Mark, hand in hand"),
        drafts[0],
        replace(drafts[2], off_list=True),
        *drafts[3:],
    )
    desk.store.do(sessions.set_shots, session, changed, by=desk.staff.priya)
    assert listed(desk, session)[:3] == [
        "The two dogs",
        "Claire and Mark, hand in hand",
        "Everyone, all four",
    ]
    assert "Ellie and Tom" not in listed(desk, session)
    everything = desk.store.ask(sessions.shots_of, session, True)
    off = next(row for row in everything if row.off_list)
    back = (ShotDraft(text=off.text, kind=off.kind, id=off.id),)
    desk.store.do(sessions.set_shots, session, back, by=desk.staff.priya)
    assert listed(desk, session)[0] == "Ellie and Tom"
    assert len(listed(desk, session)) == 8


def test_rows_of_another_desk_and_ticks_are_never_lost(desk: Desk) -> None:
    session = booked(desk)
    rows = desk.store.ask(sessions.shots_of, session)
    seen = tuple(ShotDraft(text=row.text, kind=row.kind, person_id=row.person_id, id=row.id) for row in rows)
    desk.store.do(sessions.tick_shot, rows[3].id, by=desk.staff.daniel)
    desk.store.do(sessions.set_shots, session, (ShotDraft(text="The dogs"),), by=desk.staff.priya)
    desk.store.do(sessions.set_shots, session, seen, by=desk.staff.daniel)
    assert listed(desk, session)[-1] == "The dogs"
    assert [row.is_done for row in desk.store.ask(sessions.shots_of, session)].count(True) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n", "x" * 201, "\u200b"])
def test_an_empty_or_endless_row_is_refused_beside_the_list(desk: Desk, text: str) -> None:
    session = booked(desk)
    with pytest.raises(Refused) as refused:
        desk.store.do(sessions.set_shots, session, (ShotDraft(text=text),), by=desk.staff.priya)
    assert refused.value.field == "shots"


def test_other_people_change_what_is_proposed_and_keep_ticks_and_own_rows(desk: Desk) -> None:
    session = booked(desk)
    people = desk.store.ask(clients.people_of, desk.family)
    desk.store.do(sessions.set_shots, session, (ShotDraft(text="With the dog"),), by=desk.staff.priya)
    tom = next(row for row in desk.store.ask(sessions.shots_of, session) if row.text == "Tom")
    desk.store.do(sessions.tick_shot, tom.id, by=desk.staff.daniel)
    without = tuple(each.id for each in people if each.first not in ("Tom", "Ellie"))
    desk.store.do(sessions.amend, session, AmendDraft(people=without), by=desk.staff.priya)
    changes = desk.store.ask(sessions.shot_changes, session)
    assert [row.text for row in changes.to_take_off] == ["Claire and Mark", "Ellie and Tom", "Ellie"]
    assert [draft.text for draft in changes.to_reword] == ["Claire and Mark together"]
    desk.store.do(sessions.follow_people, session, by=desk.staff.priya)
    assert listed(desk, session) == [
        "With the dog", "Claire and Mark together", "Claire", "Mark", "Tom",
    ]  # fmt: skip
    assert not desk.store.ask(sessions.shot_changes, session)
    everyone = tuple(each.id for each in people)
    desk.store.do(sessions.amend, session, AmendDraft(people=everyone), by=desk.staff.priya)
    back = desk.store.ask(sessions.shot_changes, session)
    assert [row.text for row in back.to_put_back] == ["Claire and Mark", "Ellie and Tom", "Ellie"]
    desk.store.do(sessions.follow_people, session, by=desk.staff.priya)
    assert len(listed(desk, session)) == 8
    assert "Everyone, all four" in listed(desk, session)


def test_what_was_taken_off_by_hand_is_not_proposed_again(desk: Desk) -> None:
    session = booked(desk)
    row = desk.store.ask(sessions.shots_of, session)[0]
    off = (ShotDraft(text=row.text, kind=row.kind, id=row.id, off_list=True),)
    desk.store.do(sessions.set_shots, session, off, by=desk.staff.priya)
    assert not desk.store.ask(sessions.shot_changes, session)


def test_a_list_stays_once_the_session_is_over(desk: Desk) -> None:
    session = booked(desk)
    make.sessions.completed(desk.store, desk.staff.daniel, session, datetime(2026, 9, 12, 11, 40))
    rows = desk.store.ask(sessions.shots_of, session)
    desk.store.do(sessions.tick_shot, rows[0].id, by=desk.staff.daniel)
    with pytest.raises(Refused, match="completed"):
        desk.store.do(sessions.set_shots, session, (ShotDraft(text="One more"),), by=desk.staff.daniel)
    with pytest.raises(Refused, match="completed"):
        desk.store.do(sessions.follow_people, session, by=desk.staff.daniel)
    assert not desk.store.ask(sessions.shot_changes, session)


def test_a_kind_without_a_proposal_has_its_own_shots_alone(desk: Desk) -> None:
    kind = make.catalogue.session_type(desk.store, "Headshot")
    headshot = make.sessions.booked(desk.store, desk.staff, desk.family, type_id=kind.id)
    assert listed(desk, headshot)[-3:] == list(kind.standing_shots)
    draft = catalogue.SessionTypeDraft("Passport", proposes_shots=False, standing_shots=("Straight on",))
    made = desk.store.do(catalogue.add_session_type, draft, by=desk.staff.helen)
    other = make.sessions.booked(desk.store, desk.staff, desk.family, datetime(2026, 9, 12, 14), type_id=made)
    assert listed(desk, other) == ["Straight on"]


def test_they_arrive_once_and_the_note_stays(desk: Desk) -> None:
    session = booked(desk)
    with clock.standing_at(datetime(2026, 9, 11, 10, 20)), pytest.raises(Refused, match="another day"):
        desk.store.do(sessions.arrived, session, by=desk.staff.priya)
    with clock.standing_at(datetime(2026, 9, 12, 10, 20)):
        desk.store.do(sessions.arrived, session, by=desk.staff.priya)
    with clock.standing_at(datetime(2026, 9, 12, 10, 24)):
        desk.store.do(sessions.arrived, session, "Tom has a cold", by=desk.staff.priya)
        with pytest.raises(Refused) as refused:
            desk.store.do(sessions.arrived, session, "x" * 401, by=desk.staff.priya)
        assert refused.value.field == "note"
        for _ in range(2):
            desk.store.do(sessions.arrived, session, "Gran sits", by=desk.staff.daniel)
    row = desk.store.ask(sessions.session, session)
    assert row.arrived_at == clock.to_utc(datetime(2026, 9, 12, 10, 20), "Europe/London", 0)
    assert row.arrival_note == "Tom has a cold; Gran sits"


def test_the_comfort_question_is_answered_before_the_first_picture(desk: Desk) -> None:
    session = booked(desk)
    with pytest.raises(Refused) as refused:
        desk.store.do(sessions.note_comfort, session, Comfort.UNSURE, " ", by=desk.staff.daniel)
    assert refused.value.field == "comfort_words"
    desk.store.do(sessions.note_comfort, session, Comfort.UNSURE, "my fringe", by=desk.staff.daniel)
    row = desk.store.ask(sessions.session, session)
    assert (row.comfort, row.comfort_words) == (Comfort.UNSURE, "my fringe")
    desk.store.do(sessions.cancel, session, "they moved", by=desk.staff.priya)
    with pytest.raises(Refused, match="cancelled"):
        desk.store.do(sessions.note_comfort, session, Comfort.FINE, by=desk.staff.daniel)


@pytest.mark.parametrize("kind", list(ShotKind))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), off=st.booleans())
def test_whatever_is_typed_into_the_list_is_kept_or_refused_plainly(
    sqlite_store: Store, kind: ShotKind, text: str, off: bool
) -> None:
    session, by = _session(sqlite_store)
    assert said(sqlite_store, session, ShotDraft(text=text, kind=kind, off_list=off), by) in ("", "shots")


def said(store: Store, session: SessionId, draft: ShotDraft, by: Actor) -> str | None:
    """The field that a refusal names; "" when it was kept."""
    try:
        store.do(sessions.set_shots, session, (draft,), by=by)
    except Refused as refused:
        return refused.field
    return ""


_KNOWN: dict[int, tuple[SessionId, Actor]] = {}


def _session(store: Store) -> tuple[SessionId, Actor]:
    """One session a store, however many examples there are."""
    if id(store) not in _KNOWN:
        staff = marsh_and_reed(store)
        household = HouseholdDraft(people=(PersonDraft("Ann", "Lee", born=date(1990, 1, 1)),))
        family = store.do(clients.register, household, by=staff.priya)
        _KNOWN[id(store)] = (make.sessions.booked(store, staff, family), staff.priya)
    return _KNOWN[id(store)]
