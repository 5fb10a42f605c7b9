"""Opening a studio and changing what it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from studio import business, catalogue, clock
from studio.actor import SETTING_UP, Role
from studio.business import (
    ClosureDraft,
    DayHours,
    HoursDraft,
    RoomDraft,
    RoomPurpose,
    StaffDraft,
    StudioDetails,
    TaxRateDraft,
)
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from tests.make.business import OPENED, STUDIO, marsh_and_reed


def details(store: Store, **changes: object) -> StudioDetails:
    row = store.ask(business.studio)
    values = {name: getattr(row, name) for name in StudioDetails.__dataclass_fields__}
    return StudioDetails(**(values | changes))


def test_fresh_records_have_no_studio_until_one_is_opened(store: Store) -> None:
    assert not store.ask(business.is_open_for_business)
    with pytest.raises(Missing):
        store.ask(business.studio)
    marsh_and_reed(store)
    assert store.ask(business.is_open_for_business)
    studio = store.ask(business.studio)
    assert (studio.name, studio.currency, studio.prices_include_tax) == (
        "Marsh & Reed Portraits",
        "GBP",
        True,
    )
    assert studio.address_lines == ("4 Mill Lane", "MARLFORD", "ML1 4QS")
    assert [room.name for room in store.ask(business.rooms)] == ["Studio One", "Studio Two", "Viewing room"]


def test_days_and_amounts_are_those_of_the_place_where_the_studio_stands(store: Store) -> None:
    assert store.ask(business.place) is None
    marsh_and_reed(store)
    assert store.ask(business.place) == ("Europe/London", "GBP")
    midnight = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    try:
        business.make_home(("Europe/Berlin", "EUR"))
        with clock.standing_at(midnight):
            assert (clock.today(), clock.wall_now().hour) == (date(2026, 11, 25), 0)
            assert clock.today("Europe/London") == date(2026, 11, 24)
        assert (Money(1250).show(), Money(1250).show("GBP")) == ("€12.50", "£12.50")
    finally:
        business.make_home(("Europe/London", "GBP"))


def test_a_studio_is_opened_once(store: Store) -> None:
    marsh_and_reed(store)
    with pytest.raises(Refused, match="already have"):
        store.do(catalogue.start_studio, STUDIO, by=SETTING_UP)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"owner_name": ""}, "owner_name"),
        ({"day_phone": "ring me"}, "day_phone"),
        ({"email": "a@example.com\nBcc: b@example.com"}, "email"),
        ({"currency": "pounds"}, "currency"),
        ({"region": "XYZ"}, "region"),
        ({"rooms": (RoomDraft("Only viewing", RoomPurpose.VIEWING),)}, "rooms"),
        ({"hours": HoursDraft(())}, "hours"),
        ({"hours": HoursDraft((DayHours(1, 600, 540),))}, "tuesday"),
        ({"tax_basis_points": 10_100}, "basis_points"),
        ({"name": "x" * 1_000_000}, "name"),
    ],
)
def test_the_welcome_refuses_at_the_field_and_keeps_nothing(
    sqlite_store: Store, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        sqlite_store.do(catalogue.start_studio, replace(STUDIO, **change), by=SETTING_UP)
    assert refused.value.field == field
    assert not sqlite_store.ask(business.is_open_for_business)


def test_odd_names_stay_as_they_are_typed(sqlite_store: Store) -> None:
    name = "<b>O'Brien & {{sons}}</b> =cmd()"
    sqlite_store.do(catalogue.start_studio, replace(STUDIO, name=name), by=SETTING_UP)
    assert sqlite_store.ask(business.studio).name == name


def test_the_desk_amends_the_address_but_not_how_prices_are_reckoned(store: Store) -> None:
    staff = marsh_and_reed(store)
    store.do(business.amend_studio, details(store, place="Market Marlford"), 1, by=staff.priya)
    assert store.ask(business.studio).place == "Market Marlford"
    with pytest.raises(Refused, match="Only the owner") as refused:
        store.do(business.amend_studio, details(store, prices_include_tax=False), 2, by=staff.priya)
    assert refused.value.field == "prices_include_tax"


def test_two_desks_amending_the_studio_are_told_of_each_other(store: Store) -> None:
    staff = marsh_and_reed(store)
    store.do(business.amend_studio, details(store, place="One"), 1, by=staff.helen)
    with pytest.raises(Conflict):
        store.do(business.amend_studio, details(store, place="Two"), 1, by=staff.priya)
    with pytest.raises(Conflict):
        store.do(business.set_hours, HoursDraft(business.PRESET_HOURS), 1, by=staff.priya)
    assert store.ask(business.studio).place == "One"


def test_opening_hours_can_be_set_anew(store: Store) -> None:
    staff = marsh_and_reed(store)
    week = HoursDraft((DayHours(0, 600, 960), DayHours(1, 570, 1050)))
    store.do(business.set_hours, week, 1, by=staff.helen)
    assert store.ask(business.hours).days == week.days
    assert store.ask(business.hours).is_working_day(date(2026, 11, 9))


def test_a_closure_to_come_can_be_taken_back_and_one_begun_only_shortened(store: Store) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 12, 1, 10)):
        draft = ClosureDraft(date(2026, 12, 22), date(2026, 12, 31), "Christmas")
        christmas = store.do(business.add_closure, draft, by=staff.priya)
        summer = store.do(
            business.add_closure, ClosureDraft(date(2027, 8, 3), date(2027, 8, 14), "Summer"), by=staff.priya
        )
        store.do(business.end_closure, summer, by=staff.priya)
    assert [row.reason for row in store.ask(business.closures)] == ["Christmas"]
    with clock.standing_at(datetime(2026, 12, 29, 10)):
        store.do(business.end_closure, christmas, by=staff.priya)
    assert store.ask(business.closures)[0].last_day == date(2026, 12, 28)
    with clock.standing_at(datetime(2027, 1, 5, 10)), pytest.raises(Refused, match="is over"):
        store.do(business.end_closure, christmas, by=staff.priya)


def test_a_closure_that_ends_before_it_begins_is_refused(sqlite_store: Store) -> None:
    staff = marsh_and_reed(sqlite_store)
    with pytest.raises(Refused) as refused:
        sqlite_store.do(
            business.add_closure, ClosureDraft(date(2026, 2, 2), date(2026, 2, 1), "x"), by=staff.helen
        )
    assert refused.value.field == "last_day"


def test_a_new_rate_of_tax_leaves_the_old_days_alone(store: Store) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 11, 1, 10)):
        store.do(business.set_tax_rate, TaxRateDraft(date(2027, 1, 1), 2250), by=staff.helen)
        with pytest.raises(Refused) as refused:
            store.do(business.set_tax_rate, TaxRateDraft(date(2026, 11, 1), 0), by=staff.helen)
    assert refused.value.field == "starts_on"
    days = (date(1999, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [store.ask(business.tax_rate_on, day) for day in days] == [2000, 2000, 2250]


def test_rooms_have_names_of_their_own_and_one_camera_room_stays(store: Store) -> None:
    staff = marsh_and_reed(store)
    with pytest.raises(Refused) as refused:
        store.do(business.add_room, RoomDraft("studio ONE", RoomPurpose.CAMERA), by=staff.priya)
    assert refused.value.field == "name"
    one, two, _ = store.ask(business.rooms)
    store.do(
        business.amend_room, one.id, RoomDraft(one.name, RoomPurpose.CAMERA, active=False), 1, by=staff.priya
    )
    assert [room.name for room in store.ask(business.rooms, RoomPurpose.CAMERA)] == ["Studio Two"]
    with pytest.raises(Refused, match="only camera room"):
        store.do(business.amend_room, two.id, RoomDraft(two.name, RoomPurpose.VIEWING), 1, by=staff.priya)


def test_initials_are_made_from_the_name_and_numbered_when_taken(store: Store) -> None:
    staff = marsh_and_reed(store)
    store.do(business.add_staff, StaffDraft("Hugo Meier", Role.RECEPTIONIST), by=staff.helen)
    assert [row.initials for row in store.ask(business.staff)] == ["HM", "DR", "PS", "HM2"]
    with pytest.raises(Refused) as refused:
        store.do(business.add_staff, StaffDraft("Ann", Role.RECEPTIONIST, initials="dr"), by=staff.helen)
    assert refused.value.field == "initials"


def test_photographers_are_those_who_photograph_whatever_their_role(store: Store) -> None:
    marsh_and_reed(store)
    assert [row.name for row in store.ask(business.photographers)] == ["Helen Marsh", "Daniel Reed"]


def test_the_last_owner_cannot_leave_or_stop_being_the_owner(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with pytest.raises(Refused, match="only owner"):
        store.do(business.deactivate_staff, helen.staff_id, 1, by=helen)
    draft = StaffDraft("Helen Marsh", Role.PHOTOGRAPHER, "HM")
    with pytest.raises(Refused, match="only owner") as refused:
        store.do(business.amend_staff, helen.staff_id, draft, 1, by=helen)
    assert refused.value.field == "role"


def test_who_has_left_no_longer_acts_but_keeps_the_name(store: Store) -> None:
    staff = marsh_and_reed(store)
    store.do(business.deactivate_staff, staff.daniel.staff_id, 1, by=staff.helen)
    assert [row.name for row in store.ask(business.staff)] == ["Helen Marsh", "Priya Shah"]
    assert [row.name for row in store.ask(lambda db: business.staff(db, everyone=True))][1] == "Daniel Reed"
    with pytest.raises(Refused, match="no longer works here"):
        store.ask(business.actor, staff.daniel.staff_id)
    store.do(business.reactivate_staff, staff.daniel.staff_id, 2, by=staff.helen)
    assert store.ask(business.actor, staff.daniel.staff_id) == staff.daniel


def test_the_letterhead_says_where_and_how_to_reach_the_studio(sqlite_store: Store) -> None:
    marsh_and_reed(sqlite_store)
    head = sqlite_store.ask(business.letterhead)
    assert head.name == "Marsh & Reed Portraits"
    assert head.lines == ("4 Mill Lane, MARLFORD, ML1 4QS", "01632 960100 · hello@example.com")


def test_the_studio_opened_when_it_was_opened(sqlite_store: Store) -> None:
    marsh_and_reed(sqlite_store)
    assert sqlite_store.ask(business.studio).opened_at == clock.to_utc(OPENED)


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("4 Mill Lane\nMARLFORD\nML1 4QS", "Marlford"),
        ("The Old Mill\nSt Ives", "St Ives"),
        ("MARLFORD", ""),
        ("", ""),
    ],
)
def test_orders_are_made_out_in_the_town_of_the_address_until_told_otherwise(
    sqlite_store: Store, address: str, town: str
) -> None:
    sqlite_store.do(catalogue.start_studio, replace(STUDIO, address=address, place=""), by=SETTING_UP)
    assert sqlite_store.ask(business.studio).place == town
