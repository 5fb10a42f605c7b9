"""A day or a week is found by its beginning, however many years the diary holds: bounded on both sides (SPEED.md)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from studio import clock, diary
from studio.business import StaffId
from studio.db import Store
from studio.diary import ClashQuestion, SlotWish
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named


@pytest.fixture
def staff(sqlite_store: Store) -> Staff:
    return marsh_and_reed(sqlite_store)


@contextmanager
def overheard(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The statements that reach the database."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        heard.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(store.engine, "before_cursor_execute", hear)


def plan(store: Store, statement: str, parameters: Any) -> str:
    def explain(db: Session) -> str:
        rows = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(str(row[3]) for row in rows)

    return store.ask(explain)


def test_a_week_is_read_by_its_beginning_from_both_sides(sqlite_store: Store, staff: Staff) -> None:
    with overheard(sqlite_store) as heard:
        sqlite_store.ask(diary.week, date(2026, 9, 7))
    (found,) = [each for each in heard if "FROM appointment" in each[0]]
    said = plan(sqlite_store, *found)
    assert "USING INDEX ix_appointment_starts_at (starts_at>? AND starts_at<?)" in said, said
    assert "SCAN appointment" not in said


def test_a_month_is_counted_by_the_database_between_its_bounds(sqlite_store: Store, staff: Staff) -> None:
    with overheard(sqlite_store) as heard:
        sqlite_store.ask(diary.month, date(2026, 9, 1))
    (found,) = [each for each in heard if "FROM appointment" in each[0]]
    said = plan(sqlite_store, *found)
    assert "USING INDEX ix_appointment_starts_at (starts_at>? AND starts_at<?)" in said, said


def test_what_became_free_is_found_by_its_end(sqlite_store: Store, staff: Staff) -> None:
    with overheard(sqlite_store) as heard:
        sqlite_store.ask(diary.freed)
    (found,) = [each for each in heard if "FROM freed_time" in each[0]]
    assert "USING INDEX ix_freed_time_ends_at (ends_at>?)" in plan(sqlite_store, *found)


def test_a_fortnight_is_read_at_once_to_find_what_is_free(sqlite_store: Store, staff: Staff) -> None:
    wish = SlotWish(
        minutes=60, rooms=(room_named(sqlite_store, "Studio One").id,), staff_id=StaffId(staff.daniel.staff_id),
        starts_on=date(2026, 9, 1), days=14, most=500,
    )  # fmt: skip
    with clock.standing_at(make.sessions.CALLED), overheard(sqlite_store) as heard:
        assert sqlite_store.ask(diary.free_slots, wish)
    found = [each for each in heard if "FROM occupancy" in each[0]]
    assert len(found) == 2
    for each in found:
        assert "starts_at>? AND starts_at<?" in plan(sqlite_store, *each)


def test_a_clash_is_looked_for_among_the_neighbours_of_one_room(sqlite_store: Store, staff: Staff) -> None:
    question = ClashQuestion(
        wall=make.sessions.WALL, minutes=60, room_id=room_named(sqlite_store, "Studio One").id,
        staff_id=StaffId(staff.daniel.staff_id),
    )  # fmt: skip
    with clock.standing_at(make.sessions.CALLED), overheard(sqlite_store) as heard:
        assert sqlite_store.ask(diary.clash, question) is None
    found = [each for each in heard if "FROM occupancy" in each[0]]
    assert len(found) == 2
    for each, index in zip(found, ("room_id", "staff_id"), strict=True):
        said = plan(sqlite_store, *each)
        assert f"({index}=? AND starts_at>? AND starts_at<?)" in said, said


def test_no_question_to_the_diary_reads_a_whole_table(sqlite_store: Store, staff: Staff) -> None:
    def counts(db: Session) -> int:
        return int(db.execute(text("SELECT count(*) FROM appointment")).scalar_one())

    family = make.clients.ashworths(sqlite_store, staff.priya)
    make.sessions.booked(sqlite_store, staff, family)
    assert sqlite_store.ask(counts) == 1
    with clock.standing_at(make.sessions.CALLED), overheard(sqlite_store) as heard:
        sqlite_store.ask(diary.day, make.sessions.WALL.date())
        sqlite_store.ask(diary.coming, family)
    found = [each for each in heard if "FROM appointment" in each[0]]
    assert len(found) == 2
    for statement, parameters in found:
        assert "SCAN appointment" not in plan(sqlite_store, statement, parameters)
