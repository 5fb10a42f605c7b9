"""Nights on which the clocks change, in four zones over eighteen years: real lengths, real spans, no overlap (RR14)."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from studio import clock, diary
from studio.actor import Actor
from studio.business.model import RoomId, Studio
from studio.db import Store
from studio.diary import AppointmentId, AppointmentRow, ClashQuestion, OtherDraft, OtherKind, SlotWish
from studio.errors import Refused
from tests.make.business import Staff, marsh_and_reed, room_named

ZONES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "data" / "dst" / "transitions.json").read_text("utf-8")
)["zones"]
HOUR = timedelta(hours=1)
SHARE = 5
"""Every fifth change, in spring and in autumn by turns."""


class Night:
    """The night of one change: the clock stands on the morning before, in a studio of that zone."""

    def __init__(self, store: Store, staff: Staff, zone: str, change: dict[str, Any]) -> None:
        self.store, self.staff, self.zone, self.change = store, staff, ZoneInfo(zone), change
        self.at = datetime.fromisoformat(change["utc"].replace("Z", "+00:00"))
        self.evening = (self.at.astimezone(self.zone) - timedelta(days=1)).replace(
            hour=23, minute=0, tzinfo=None
        )
        self.room = room_named(store, "Studio One").id
        self.key = {"gap": "local_times_that_do_not_exist", "fold": "local_times_that_happen_twice"}[
            change["kind"]
        ]

    @property
    def odd(self) -> datetime:
        """Half past, in the hour that is skipped or happens twice."""
        return datetime.fromisoformat(self.change[self.key][0]) + timedelta(minutes=30)

    def work(self, wall: datetime, minutes: int, fold: int | None = None) -> AppointmentRow:
        """Someone mends the room that night."""
        draft = OtherDraft(
            other=OtherKind.MAINTENANCE, wall=wall, minutes=minutes, rooms=(RoomId(self.room),), fold=fold
        )
        (made,) = self.store.do(diary.arrange_other, draft, by=self.staff.priya)
        return self.store.ask(diary.appointment, AppointmentId(made))

    def clear(self, *rows: AppointmentRow) -> None:
        for row in rows:
            self.store.do(diary.call_off_other, row.id, "done", by=self.staff.priya)


def in_zone(store: Store, zone: str, staff: Staff) -> None:
    def place(db: Session, by: Actor) -> None:
        db.execute(update(Studio).values(zone=zone))

    store.do(place, by=staff.helen)


def live_through(night: Night) -> None:
    """Everything that a night can do to an appointment."""
    gap = night.change["kind"] == "gap"
    with clock.standing_at(night.at - timedelta(hours=20)):
        over = night.work(night.evening, 300)
        assert over.ends_at - over.starts_at == timedelta(minutes=300)
        assert over.real_end == over.wall_end + (HOUR if gap else -HOUR)
        end = over.real_end.hour
        assert over.span.replace("\u00a0", " ") == (
            f"{night.evening:%a} 11 pm – {over.real_end:%a} {end} am, over the change of the clocks"
        )
        for day in (night.evening.date(), over.real_end.date()):
            assert [row.id for row in night.store.ask(diary.day, day)] == [over.id]
        assert held(night, over.real_end - timedelta(minutes=30))
        assert not held(night, over.real_end)
        night.clear(over)
        if gap:
            with pytest.raises(Refused, match="does not exist"):
                night.work(night.odd, 30)
            return
        with pytest.raises(Refused, match="happens twice"):
            night.work(night.odd, 30)
        first, second = night.work(night.odd, 60, 0), night.work(night.odd, 60, 1)
        assert (
            second.starts_at == first.ends_at == night.odd.replace(tzinfo=night.zone, fold=1).astimezone(UTC)
        )
        assert first.span.endswith(", over the change of the clocks")
        assert not second.span.endswith("clocks")
        assert [row.id for row in night.store.ask(diary.day, night.odd.date())] == [first.id, second.id]
        night.clear(first, second)


def held(night: Night, wall: datetime) -> bool:
    question = ClashQuestion(wall=wall, minutes=15, room_id=RoomId(night.room), fold=0)
    return night.store.ask(diary.clash, question) is not None


@pytest.mark.parametrize("zone", ZONES)
def test_every_change_of_the_clocks_in_every_zone(sqlite_store: Store, zone: str) -> None:
    staff = marsh_and_reed(sqlite_store)
    in_zone(sqlite_store, zone, staff)
    assert {change["kind"] for change in ZONES[zone]} == {"gap", "fold"}
    for change in ZONES[zone][::SHARE]:
        live_through(Night(sqlite_store, staff, zone, change))


def test_the_next_changes_here_on_either_database(store: Store) -> None:
    staff = marsh_and_reed(store)
    for change in ZONES["Europe/London"][13:15]:
        live_through(Night(store, staff, "Europe/London", change))


def test_a_series_that_meets_the_doubled_hour_asks_which_and_then_keeps_to_it(store: Store) -> None:
    staff = marsh_and_reed(store)
    room = RoomId(room_named(store, "Studio One").id)

    def nights(fold: int | None) -> OtherDraft:
        return OtherDraft(
            other=OtherKind.MAINTENANCE, wall=datetime(2026, 10, 24, 1, 30), minutes=60, rooms=(room,),
            last_day=date(2026, 10, 26), fold=fold,
        )  # fmt: skip

    with clock.standing_at(datetime(2026, 10, 20, 9)):
        with pytest.raises(Refused, match="happens twice"):
            store.do(diary.arrange_other, nights(None), by=staff.priya)
        made = store.do(diary.arrange_other, nights(1), by=staff.priya)
        rows = [store.ask(diary.appointment, each) for each in made]
    assert [row.wall.hour for row in rows] == [1, 1, 1]
    assert [row.starts_at.hour for row in rows] == [0, 1, 1]


def test_a_slot_is_never_offered_in_a_skipped_hour(store: Store) -> None:
    staff = marsh_and_reed(store)
    question = diary.FreeQuestion(day=date(2027, 3, 28), at=datetime(2027, 3, 28, 1, 30).time(), minutes=60)
    wish = SlotWish(
        minutes=60, rooms=(room_named(store, "Studio One").id,), starts_on=date(2027, 3, 28), days=3
    )
    with clock.standing_at(datetime(2027, 3, 20, 9)):
        answer = store.ask(diary.are_you_free, question)
        found = store.ask(diary.free_slots, wish)
    assert (answer.yes, "the clocks go forward then" in answer.sentence) == (False, True)
    assert found[0].wall == datetime(2027, 3, 30, 9, 30)
    assert staff
