"""When letters fall due while the clock changes and the studio is closed: days are the wall's, times stay as agreed."""

from datetime import date, datetime
from pathlib import Path

from studio import business, clients, clock, letters, messages, sessions
from studio.business import ClosureDraft
from studio.clients import HouseholdId
from studio.db import Store
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.letters import family, presented, said


def wrote(store: Store, staff: Staff, home: HouseholdId, at: datetime, fold: int = 0) -> None:
    """Something reaches us at a moment of the wall; the hour that comes twice is told by its fold."""
    with clock.standing_at(clock.to_utc(at, clock.LONDON, fold)):
        draft = messages.MessageDraft(
            household_id=home, text="A second copy?", channel=messages.Channel.EMAIL
        )
        store.do(messages.log, draft, by=staff.priya)


def due(store: Store, on: date, now: datetime) -> set[tuple[HouseholdId, str, date]]:
    """What is due by a day, asked at a moment of the wall."""
    with clock.standing_at(now):
        ready = store.ask(letters.due, on).ready
    return {(row.occasion.household_id, row.code, row.due_on) for row in ready}


def test_a_day_is_the_walls_on_the_night_that_has_an_hour_twice_and_in_a_closure(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        homes = [HouseholdId(store.do(clients.register, family(each), by=staff.priya)) for each in range(5)]
    wrote(store, staff, homes[0], datetime(2026, 10, 24, 23, 59))  # still Saturday here, and in UTC
    wrote(store, staff, homes[1], datetime(2026, 10, 25, 0, 30))  # Sunday here, Saturday in UTC
    wrote(store, staff, homes[2], datetime(2026, 10, 25, 1, 30), fold=0)
    wrote(store, staff, homes[3], datetime(2026, 10, 25, 1, 30), fold=1)
    tuesday = date(2026, 10, 27)
    assert due(store, date(2026, 10, 26), datetime(2026, 10, 26, 23, 59)) == set()
    assert due(store, tuesday, datetime(2026, 10, 27, 0, 1)) == {
        (home, "L13", tuesday) for home in homes[:4]
    }, "Sunday and Monday are no working days, whichever hour of the night it was"
    with clock.standing_at(datetime(2026, 12, 1, 10)):
        closed = ClosureDraft(date(2026, 12, 24), date(2027, 1, 4), "Christmas")
        store.do(business.add_closure, closed, by=staff.helen)
    wrote(store, staff, homes[4], datetime(2026, 12, 23, 16))
    assert not [each for each in due(store, date(2027, 1, 4), datetime(2027, 1, 4, 9)) if each[0] == homes[4]]
    opened = date(2027, 1, 5)
    assert (homes[4], "L13", opened) in due(store, opened, datetime(2027, 1, 5, 9))


def test_a_month_is_a_month_over_a_change_of_the_clock_and_ten_thirty_stays_ten_thirty(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    (autumn,) = presented(store, staff.helen, [family(1)], on=datetime(2026, 9, 30, 17))
    (spring,) = presented(store, staff.helen, [family(2)], on=datetime(2027, 3, 6, 17))
    for home, day in ((autumn, date(2026, 10, 28)), (spring, date(2027, 4, 3))):
        eve = datetime.combine(date.fromordinal(day.toordinal() - 1), datetime.max.time())
        assert (home, "L8", day) not in due(store, eve.date(), eve.replace(microsecond=0))
        assert (home, "L8", day) in due(store, day, datetime.combine(day, datetime.min.time()))
    told = make.sessions.booked(store, staff, autumn, datetime(2026, 10, 31, 10, 30))
    with clock.standing_at(make.sessions.CALLED):
        (first,) = letters.issue_to_folder(store, staff.priya, date(2026, 9, 2), tmp_path).issued
    assert "Saturday 31 October 2026 at 10.30 am, in the morning" in said(store, first.letter_id)
    assert "10.15 am" in said(store, first.letter_id)
    assert (autumn, "L2", date(2026, 10, 21)) in due(store, date(2026, 10, 21), datetime(2026, 10, 21, 9))
    with clock.standing_at(datetime(2026, 10, 22, 9)):
        move = sessions.MoveDraft(wall=datetime(2026, 10, 24, 10, 30), reason="They asked")
        store.do(sessions.move, told, move, by=staff.priya)
    again = [each for each in due(store, date(2026, 10, 22), datetime(2026, 10, 22, 9)) if each[1] == "L1"]
    assert not again, "the new day is too near for the post, so somebody rings"
    left = [row for row in store.ask(letters.due, date(2026, 10, 22)).left_out if row.code == "L1"]
    assert "Too near for the post" in left[0].reason
