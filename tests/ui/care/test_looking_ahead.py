"""Free times proposed for a second round."""

from dataclasses import replace
from datetime import date, datetime

from studio import diary
from studio.business import StaffId
from studio.db import Store
from studio.diary import OtherKind
from tests.make.diary import draft
from tests.make.letters import Fringe
from ui.care.ahead import Wanted, ahead
from ui.care.knowing import known

TODAY = date(2026, 11, 24)


def test_while_one_is_away_somebody_else_s_times_for_the_viewing_are_proposed(
    store: Store, told: Fringe, at_the_call: datetime
) -> None:
    helen = StaffId(told.staff.helen.staff_id)
    family = store.ask(known, told.household_id)
    others = tuple(row.id for row in family.staff)
    session = Wanted(None, 60, tuple(room.id for room in family.cameras), None)
    viewing = Wanted(None, 0, tuple(room.id for room in family.viewing_rooms), helen, others=others)
    asked = store.ask(ahead, told.session_id, session, viewing, TODAY)
    assert asked.viewing_slots
    assert asked.viewing_host == helen

    holiday = draft(
        told.staff, datetime(2026, 11, 25), other=OtherKind.HOLIDAY, whole_day=True,
        last_day=date(2026, 12, 31), people=(helen,),
    )  # fmt: skip
    store.do(diary.arrange_other, holiday, by=told.staff.priya)
    stood_in = store.ask(ahead, told.session_id, session, viewing, TODAY)
    assert stood_in.viewing_slots
    assert stood_in.viewing_host in others
    assert stood_in.viewing_host != helen
    alone = store.ask(ahead, told.session_id, session, replace(viewing, others=()), TODAY)
    assert alone.viewing_slots == ()
    assert alone.viewing_host == helen
