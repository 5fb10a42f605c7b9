"""PINs: who may set which, what a wrong one costs, and that nothing of them is kept where it can be read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from studio import business, clock
from studio.actor import Actor
from studio.db import Store
from studio.errors import Refused
from tests.make.business import marsh_and_reed

NOON = datetime(2026, 11, 10, 12)
PIN = "480215"


def tries(store: Store, who: Actor, *pins: str) -> list[str]:
    said = []
    for pin in pins:
        try:
            business.sign_in(store, who.staff_id, pin)
            said.append("in")
        except Refused as refused:
            said.append(f"{refused.field}: {refused.message}".removeprefix("pin: "))
    return said


def test_without_a_pin_the_name_is_enough(store: Store) -> None:
    staff = marsh_and_reed(store)
    assert business.sign_in(store, staff.priya.staff_id) == staff.priya


def test_with_a_pin_it_is_asked_for(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    business.set_pin(store, helen, helen.staff_id, PIN)
    assert store.ask(business.staff)[0].has_pin
    assert tries(store, helen, "", "111112", PIN) == ["Please type your PIN.", "That is not the PIN.", "in"]


def test_five_wrong_pins_cost_longer_and_longer_waits_but_never_for_ever(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    business.set_pin(store, helen, helen.staff_id, PIN)
    at = clock.to_utc(NOON)
    with clock.standing_at(at):
        assert set(tries(store, helen, *["000001"] * 5)) == {"That is not the PIN."}
        assert tries(store, helen, PIN) == ["Too many wrong PINs. Please try again in 30 seconds."]
    waits = []
    for seconds in (30, 60, 300, 900, 900):
        at += timedelta(seconds=seconds)
        with clock.standing_at(at - timedelta(seconds=1)):
            assert tries(store, helen, PIN) == ["Too many wrong PINs. Please try again in 1 second."]
        with clock.standing_at(at):
            tries(store, helen, "000001")
            waits.extend(tries(store, helen, PIN))
    ends = [said.removeprefix("Too many wrong PINs. Please try again in ") for said in waits]
    assert ends == ["60 seconds.", "5 minutes.", "15 minutes.", "15 minutes.", "15 minutes."]
    with clock.standing_at(at + timedelta(minutes=15)):
        assert tries(store, helen, PIN) == ["in"]
        assert tries(store, helen, "000001", PIN) == ["That is not the PIN.", "in"]


def test_desks_guessing_together_get_no_more_tries_than_one(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    business.set_pin(store, helen, helen.staff_id, PIN)
    guesses = [f"{number:06}" for number in range(24)]
    clock.set_to(clock.to_utc(NOON))
    try:
        with ThreadPoolExecutor(8) as desks:
            said = [
                answer for each in desks.map(lambda pin: tries(store, helen, pin), guesses) for answer in each
            ]
    finally:
        clock.set_to(None)
    assert said.count("That is not the PIN.") == 5


@pytest.mark.parametrize("pin", ["12345", "1234567", "12345a", "٣٤٥٦٧٨", "111111", "123456", "654321", ""])
def test_a_pin_is_six_figures_and_not_the_first_anybody_would_try(sqlite_store: Store, pin: str) -> None:
    helen = marsh_and_reed(sqlite_store).helen
    with pytest.raises(Refused) as refused:
        business.set_pin(sqlite_store, helen, helen.staff_id, pin)
    assert refused.value.field == "pin"


def test_changing_ones_own_pin_wants_the_present_one(store: Store) -> None:
    staff = marsh_and_reed(store)
    business.set_pin(store, staff.priya, staff.priya.staff_id, PIN)
    with pytest.raises(Refused) as refused:
        business.set_pin(store, staff.priya, staff.priya.staff_id, "730164", current="000001")
    assert refused.value.field == "current"
    business.set_pin(store, staff.priya, staff.priya.staff_id, "730164", current=PIN)
    assert tries(store, staff.priya, "730164") == ["in"]


def test_the_owner_helps_who_forgot_and_nobody_else_does(store: Store) -> None:
    staff = marsh_and_reed(store)
    business.set_pin(store, staff.priya, staff.priya.staff_id, PIN)
    with pytest.raises(Refused, match="Only the owner"):
        business.set_pin(store, staff.daniel, staff.priya.staff_id, "730164")
    business.set_pin(store, staff.helen, staff.priya.staff_id, None)
    assert business.sign_in(store, staff.priya.staff_id) == staff.priya


def test_no_trace_of_a_pin_is_kept_beside_its_slow_hash(sqlite_store: Store) -> None:
    helen = marsh_and_reed(sqlite_store).helen
    business.set_pin(sqlite_store, helen, helen.staff_id, PIN)
    with sqlite_store.engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM audit_words")).all())
        rows = connection.execute(text("SELECT gesture, fields FROM audit_row WHERE entity = 'staff'")).all()
    assert "argon2" not in kept
    assert ("business.keep_pin", "pin_set_at") in [tuple(row) for row in rows]


def test_who_has_left_does_not_sign_in(store: Store) -> None:
    staff = marsh_and_reed(store)
    store.do(business.deactivate_staff, staff.daniel.staff_id, 1, by=staff.helen)
    with pytest.raises(Refused, match="no longer works here"):
        business.sign_in(store, staff.daniel.staff_id)
