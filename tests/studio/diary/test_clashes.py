"""A room or a person is never in two places, whoever asks and however many at once (RR5, RR6, E1)."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from studio import clients, clock, diary, sessions
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.diary import ClashQuestion, Grade, SlotWish
from studio.diary.model import Occupancy
from studio.errors import Refused
from studio.sessions import MoveDraft, SessionState
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named

DESKS = 6


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    return make.clients.ashworths(store, staff.priya)


def at(hour: int, minute: int = 0, day: int = 12) -> datetime:
    return datetime(2026, 9, day, hour, minute)


def test_who_has_it_until_when_and_three_free_times_instead(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    other = make.clients.khan_and_ellis(store, staff.priya)
    with pytest.raises(Refused) as told:
        make.sessions.booked(store, staff, other, at(11), photographer_id=StaffId(staff.helen.staff_id))
    assert told.value.field == "time"
    assert told.value.message == (
        "Studio One is taken by The Ashworth family until 11.45\u00a0am. "
        "Free: Sat 12 Sep, 9.30\u00a0am in Studio Two; Sat 12 Sep, 12\u00a0noon; Tue 15 Sep, 9.30\u00a0am."
    )


def test_what_the_client_likes_is_named_first_instead(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    likes = replace(make.clients.KHAN_AND_ELLIS, best_time="afternoons")
    other = HouseholdId(store.do(clients.register, likes, by=staff.priya))
    with pytest.raises(diary.Taken) as told:
        make.sessions.booked(store, staff, other)
    assert [slot.wall for slot in told.value.free] == [at(12), at(12, day=15), at(12, day=16)]


def test_what_is_taken_stands_before_what_is_only_held(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family, at(10), provisional=True, hold_until=date(2026, 9, 8))
    make.diary.arranged(store, staff, at(11, 15), people=(StaffId(staff.daniel.staff_id),))
    question = ClashQuestion(
        wall=at(10, 30), minutes=60, room_id=room_named(store, "Studio One").id,
        staff_id=StaffId(staff.daniel.staff_id),
    )  # fmt: skip
    found = store.ask(diary.clashes, question)
    assert [(each.what, each.grade) for each in found] == [
        ("Daniel Reed", Grade.TAKEN), ("Studio One", Grade.HELD), ("Daniel Reed", Grade.HELD),
    ]  # fmt: skip
    assert found[0].sentence == "Daniel Reed has Lunch until 12.15\u00a0pm."
    assert (found[1].room, found[2].way_out) == ("Studio One", "It is only held: ask them, or release it.")


def test_the_room_is_held_while_it_is_cleared_and_not_a_minute_longer(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    with pytest.raises(Refused, match=r"until 11\.45"):
        make.sessions.booked(store, staff, family, at(11, 30))
    make.sessions.booked(store, staff, family, at(11, 45))
    with pytest.raises(Refused, match="Studio One is taken"):
        make.sessions.booked(store, staff, family, at(9, 30))


def test_a_person_is_not_in_two_rooms(store: Store, staff: Staff, family: HouseholdId) -> None:
    make.sessions.booked(store, staff, family)
    with pytest.raises(
        Refused, match=r"Daniel Reed is taken by The Ashworth family in Studio One until 11\.30"
    ):
        make.sessions.booked(store, staff, family, at(11), room="Studio Two")
    make.sessions.booked(store, staff, family, at(11, 30), room="Studio Two")


def test_the_next_slot_offered_is_a_quarter_to_twelve(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    wish = SlotWish(
        minutes=60, rooms=(room_named(store, "Studio One").id,), turnaround=15, starts_on=date(2026, 9, 12),
        earliest=10 * 60, most=2,
    )  # fmt: skip
    with clock.standing_at(make.sessions.CALLED):
        assert [slot.wall for slot in store.ask(diary.free_slots, wish)] == [at(11, 45), at(12)]
        assert [slot.wall for slot in store.ask(diary.offered, wish)] == [at(11, 45), at(12)]


def test_a_held_time_counts_as_taken_and_a_cancelled_one_is_free(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    held = make.sessions.booked(store, staff, family, provisional=True, hold_until=date(2026, 9, 8))
    question = ClashQuestion(wall=at(11), minutes=60, room_id=room_named(store, "Studio One").id)
    found = store.ask(diary.clash, question)
    assert found is not None
    assert found.sentence == "Studio One is held for The Ashworth family until 11.45\u00a0am."
    assert (found.grade, found.way_out) == (Grade.HELD, "It is only held: ask them, or release it.")
    store.do(sessions.cancel, held, "they chose another studio", by=staff.priya)
    assert store.ask(diary.clash, question) is None
    make.sessions.booked(store, staff, family)


def test_moving_keeps_its_history_and_the_client_has_to_be_told_again(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    session_id = make.sessions.booked(store, staff, family, read_back=True)
    row = store.ask(sessions.session, session_id)
    assert row.told_client
    with clock.standing_at(make.sessions.CALLED):
        store.do(
            sessions.move,
            session_id,
            MoveDraft(wall=at(11), reason="Tom has a match"),
            row.version,
            by=staff.priya,
        )
        moved = store.ask(sessions.session, session_id)
        owed = store.ask(diary.owed, date(2026, 9, 2))
    assert (moved.wall, moved.told_client, moved.state) == (at(11), False, SessionState.CONFIRMED)
    (history,) = store.ask(diary.moves, row.appointment_id)
    assert (history.wall_before, history.wall_after, history.moved_by, history.reason) == (
        at(10, 30), at(11), "Priya Shah", "Tom has a match",
    )  # fmt: skip
    assert [line.title for line in owed] == ["Tell The Ashworth family that the time has moved"]
    store.do(diary.tell, row.appointment_id, by=staff.priya)
    with clock.standing_at(make.sessions.CALLED):
        assert store.ask(diary.owed, date(2026, 9, 2)) == []
    make.sessions.booked(store, staff, family, at(9, 30), minutes=60)


def test_a_move_into_what_is_taken_leaves_everything_as_it_was(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    other = make.sessions.booked(store, staff, family, at(14))
    with clock.standing_at(make.sessions.CALLED), pytest.raises(Refused, match="Studio One is taken"):
        store.do(sessions.move, other, MoveDraft(wall=at(10)), by=staff.priya)
    row = store.ask(sessions.session, other)
    assert (row.wall, store.ask(diary.moves, row.appointment_id)) == (at(14), [])


def test_two_who_press_save_together_get_one_booking_and_plain_refusals(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    draft = make.sessions.draft(store, staff, family)
    desks = [Store(store.target, desk=f"desk {number}") for number in range(DESKS)]
    start = threading.Barrier(DESKS)
    answers: list[object] = []

    def press(desk: Store) -> None:
        start.wait()
        try:
            answers.append(desk.do(sessions.book, draft, by=staff.priya))
        except Refused as refused:
            answers.append(refused.message)

    with clock.standing_at(make.sessions.CALLED):
        threads = [threading.Thread(target=press, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for desk in desks:
        desk.close()
    said = [answer for answer in answers if isinstance(answer, str)]
    assert (len(answers), len(said)) == (DESKS, DESKS - 1)
    assert all(words.startswith("Studio One is taken by The Ashworth family until") for words in said), said
    assert len(store.ask(diary.day, date(2026, 9, 12))) == 1


def test_the_database_itself_refuses_an_overlap(store: Store, staff: Staff, family: HouseholdId) -> None:
    session_id = make.sessions.booked(store, staff, family)
    row = store.ask(diary.appointment, store.ask(sessions.session, session_id).appointment_id)

    def meddle(db: Session, by: Actor) -> None:
        values: dict[str, Any] = {"appointment_id": row.id, "room_id": row.room_id, "staff_id": None}
        values |= {"starts_at": row.starts_at + timedelta(minutes=30), "ends_at": row.ends_at.astimezone(UTC)}
        db.execute(insert(Occupancy), values)

    with pytest.raises(Refused, match="already taken"):
        store.do(meddle, by=staff.priya)


def test_a_form_hears_at_once_what_stands_against_a_time(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    room = room_named(store, "Studio One").id
    wish = SlotWish(minutes=60, rooms=(room,), turnaround=15, starts_on=date(2026, 9, 12), most=3)

    def look(wall: datetime, fold: int | None = None) -> diary.Outlook:
        question = ClashQuestion(wall=wall, minutes=60, room_id=room, turnaround=15, fold=fold)
        with clock.standing_at(make.sessions.CALLED):
            return store.ask(diary.outlook, question, wish)

    taken = look(at(10, 45))
    assert taken.taken is not None
    assert len(taken.free) == 3
    assert look(at(14)).taken is None
    assert look(at(14)).closed == ""
    assert look(datetime(2026, 9, 13, 10)).closed == "We are closed on Sundays."
    assert "does not exist" in look(datetime(2027, 3, 28, 1, 30)).unclear
    doubled = look(datetime(2026, 10, 25, 1, 30))
    assert (doubled.twice, "happens twice" in doubled.unclear) == (True, True)
    said = look(datetime(2026, 10, 25, 1, 30), 1)
    assert (said.twice, said.unclear) == (True, "")
