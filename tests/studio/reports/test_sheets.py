"""The sheets on paper: what is to be known before the door opens, whole on every page, for any name there is."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from studio import clients, clock, diary, reports, sessions
from studio.business import RoomId, StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.diary import OtherDraft, OtherKind
from studio.documents import page_count
from studio.errors import Missing
from studio.reports import SheetFor
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named
from tests.studio.documents.reading import text_lines

DAY = make.sessions.WALL.date()
EVERYONE = SheetFor()


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    draft = make.clients.ASHWORTHS
    known = clients.HouseholdDraft(
        **{
            name: getattr(draft, name)
            for name in draft.__dataclass_fields__
            if name not in ("hospitality", "advice")
        },
        hospitality="Oat milk; step-free, please",
        advice=clients.Advice.IF_ASKED,
    )
    return store.do(clients.register, known, by=staff.priya)


def words_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(" ".join(text_lines(pdf, page)).split()) for page in range(page_count(pdf))]


def printed(store: Store, day: date = DAY, whose: SheetFor = EVERYONE) -> list[str]:
    with clock.standing_at(make.sessions.CALLED):
        return words_of(store.ask(reports.day_sheet, day, whose))


def test_a_day_sheet_says_who_comes_and_what_to_know_of_them(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family, preparation="Ellie is shy at first")
    (page,) = printed(store)
    for said in (
        "Saturday 12 September 2026", "1 session.", "10.30 – 11.30 am", "Studio One", "The Ashworth family",
        "with Daniel Reed", "Claire Ashworth (parent)", "Ellie Ashworth (child, 16)", "Tom Ashworth (child, 13)",
        "Oat milk; step-free, please", "Advice only if they ask.", "Ellie is shy at first", "07700 900123",
        "On the day clients ring 07700 900100.", "Notes", "page 1 of 1",
    ):  # fmt: skip
        assert said in page, said


def test_the_shots_are_there_to_be_ticked(store: Store, staff: Staff, family: HouseholdId) -> None:
    session_id = make.sessions.booked(store, staff, family)
    shots = [shot.text for shot in store.ask(sessions.shots_of, session_id) if not shot.off_list]
    (page,) = printed(store)
    assert shots
    assert [shot for shot in shots if shot not in page] == []


def test_a_sheet_of_a_room_or_a_person_holds_theirs_alone(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    couple = make.clients.khan_and_ellis(store, staff.priya)
    make.sessions.booked(store, staff, family)
    helen = StaffId(staff.helen.staff_id)
    make.sessions.booked(store, staff, couple, room="Studio Two", photographer_id=helen)
    two = SheetFor(room_id=RoomId(room_named(store, "Studio Two").id))
    for whose, there, not_there in (
        (two, "Adil Khan", "Ashworth"),
        (SheetFor(staff_id=StaffId(staff.daniel.staff_id)), "Ashworth", "Adil"),
    ):
        page = printed(store, whose=whose)[0]
        assert there in page
        assert not_there not in page
    with pytest.raises(Missing):
        printed(store, whose=SheetFor(room_id=RoomId(999)))


def test_an_other_appointment_is_one_line_and_an_empty_day_is_said_plainly(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    lunch = OtherDraft(
        other=OtherKind.LUNCH,
        title="Lunch with the framer",
        wall=datetime(2026, 9, 12, 12, 30),
        people=(StaffId(staff.daniel.staff_id),),
    )
    with clock.standing_at(make.sessions.CALLED):
        store.do(diary.arrange_other, lunch, by=staff.priya)
    (page,) = printed(store)
    assert "No client comes. 1 other appointment." in page
    assert "Lunch with the framer" in page
    (empty,) = printed(store, DAY + timedelta(days=2))
    assert "No client comes. We are closed on Mondays." in empty


def test_a_full_day_goes_on_overleaf_and_nothing_of_it_is_lost(store: Store, staff: Staff) -> None:
    couple = make.clients.khan_and_ellis(store, staff.priya)
    words = " ".join(f"word{number}" for number in range(150))
    for hour in range(10, 17):
        make.sessions.booked(store, staff, couple, datetime(2026, 9, 15, hour), preparation=words, minutes=30)
    pages = printed(store, date(2026, 9, 15))
    assert len(pages) > 2
    everything = "".join(pages)
    assert everything.count("word0 ") == everything.count("word149") == 7
    assert [f"page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert all("Tuesday 15 September 2026" in page for page in pages)
    assert "Adil Khan and Jo Ellis, continued" in everything


@pytest.mark.parametrize(
    "name", ["<b>Smith", "{{7*7}}", "=cmd()", "O'Brien", "משפחה", "王小明", "\U000f0000odd"]
)
def test_any_name_prints_and_none_stops_the_sheet(store: Store, staff: Staff, name: str) -> None:
    draft = clients.HouseholdDraft(people=(clients.PersonDraft("Ann", name),))
    household_id = store.do(clients.register, draft, by=staff.priya)
    make.sessions.booked(store, staff, household_id)
    assert len(printed(store)) == 1


def test_a_week_sheet_has_its_seven_days_in_order(store: Store, staff: Staff, family: HouseholdId) -> None:
    make.sessions.booked(store, staff, family)
    with clock.standing_at(make.sessions.CALLED):
        (page,) = words_of(store.ask(reports.week_sheet, DAY))
    assert "Week of Monday 7 September 2026" in page
    days = ["Monday 7", "Tuesday 8", "Wednesday 9", "Thursday 10", "Friday 11", "Saturday 12", "Sunday 13"]
    places = [page.index(f"{day} September", 60) for day in days]
    assert all(before < after for before, after in pairwise(places))
    assert places[5] < page.index("The Ashworth family") < places[6]
