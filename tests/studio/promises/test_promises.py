"""Promises: kept, kept late, moved, released, and broken by nothing but the date."""

from datetime import date, datetime

import pytest

from studio import clock, promises
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Missing, Refused
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind
from studio.story import Opens, Tone
from tests.make.business import marsh_and_reed
from tests.make.clients import ashworths

MADE, DUE = datetime(2026, 9, 16, 19), date(2026, 10, 14)


@pytest.fixture
def family(store: Store) -> HouseholdId:
    marsh_and_reed(store)
    return ashworths(store)


def promise(store: Store, family: HouseholdId, source: str = "order:17", **changes: object) -> str:
    by = store_staff(store)
    values = {"kind": PromiseKind.DATE, "due": DUE, "text": "Pictures ready", "source": source} | changes
    with clock.standing_at(MADE):
        made = store.do(promises.make, PromiseDraft(family, **values), by=by)
    return source or f"promise:{made}"


def store_staff(store: Store) -> object:
    from studio import business

    return store.ask(business.actor, 1)


def standing(store: Store, family: HouseholdId, today: date) -> list[str]:
    return [row.standing(today) for row in store.ask(promises.of_household, family)]


def test_a_promise_kept_on_its_day_is_kept(store: Store, family: HouseholdId) -> None:
    source = promise(store, family)
    with clock.standing_at(datetime(2026, 10, 14, 17)):
        assert store.do(promises.keep, source, by=store_staff(store)) == 1
        assert store.do(promises.keep, source, by=store_staff(store)) == 0, "it was settled already"
    assert standing(store, family, DUE) == ["kept"]


def test_an_open_promise_is_broken_the_next_morning_and_then_only_kept_late(
    store: Store, family: HouseholdId
) -> None:
    source = promise(store, family)
    assert standing(store, family, date(2026, 10, 14)) == ["made"]
    assert standing(store, family, date(2026, 10, 15)) == ["broken"]
    assert [row.source for row in store.ask(promises.broken, date(2026, 10, 15))] == [source]
    with clock.standing_at(datetime(2026, 10, 16, 10)):
        store.do(promises.keep, source, by=store_staff(store))
    assert standing(store, family, date(2026, 10, 16)) == ["kept late"]


def test_a_new_day_agreed_in_time_is_the_day_that_counts(store: Store, family: HouseholdId) -> None:
    source = promise(store, family)
    with clock.standing_at(datetime(2026, 10, 10, 10)):
        store.do(promises.move, source, date(2026, 10, 20), by=store_staff(store))
    with clock.standing_at(datetime(2026, 10, 20, 10)):
        store.do(promises.keep, source, by=store_staff(store))
    assert standing(store, family, date(2026, 10, 20)) == ["kept"]


def test_a_new_day_does_not_undo_a_broken_word(store: Store, family: HouseholdId) -> None:
    source = promise(store, family)
    with clock.standing_at(datetime(2026, 10, 15, 10)):
        store.do(promises.move, source, date(2026, 10, 20), by=store_staff(store))
        store.do(promises.keep, source, by=store_staff(store))
    assert standing(store, family, date(2026, 10, 20)) == ["kept late"]
    told = [event.title for event in store.ask(promises.story, family)]
    assert told == ["A promise was not kept in time"]


def test_a_promise_is_not_moved_into_the_past(store: Store, family: HouseholdId) -> None:
    source = promise(store, family)
    with clock.standing_at(datetime(2026, 10, 10, 10)), pytest.raises(Refused) as refused:
        store.do(promises.move, source, date(2026, 10, 9), by=store_staff(store))
    assert refused.value.field == "due"


def test_the_client_may_let_us_off(store: Store, family: HouseholdId) -> None:
    source = promise(store, family)
    store.do(promises.release, source, "They will collect in the new year", by=store_staff(store))
    assert standing(store, family, date(2027, 3, 1)) == ["released"]
    assert store.ask(promises.open_from, source) == ()


def test_what_is_owed_is_told_a_week_before_and_stands_out_when_late(
    store: Store, family: HouseholdId
) -> None:
    promise(store, family)
    assert store.ask(promises.owed, date(2026, 10, 6)) == []
    (soon,) = store.ask(promises.owed, date(2026, 10, 7))
    assert (soon.overdue, soon.badge.text, soon.opens) == (False, "Wed 14 Oct", Opens("order", 17))
    (today,) = store.ask(promises.owed, DUE)
    assert (today.badge.text, today.badge.tone) == ("today", Tone.DUE)
    (late,) = store.ask(promises.owed, date(2026, 10, 16))
    assert (late.overdue, late.badge.text, late.badge.tone) == (True, "2 days late", Tone.CONCERN)
    assert late.title == "Ashworth: Pictures ready"


def test_a_promise_by_word_of_mouth_is_its_own_source_and_part_of_the_story(
    store: Store, family: HouseholdId
) -> None:
    source = promise(store, family, source="", text="Ring on Friday", kind=PromiseKind.CALL_BACK)
    (row,) = store.ask(promises.of_source, source)
    assert row.text == "Ring on Friday"
    with clock.standing_at(MADE):
        (event,) = store.ask(promises.story, family)
    assert (event.title, event.opens) == ("Promised by Helen Marsh", Opens("promise", 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"text": " "}, "text"), ({"kind": PromiseKind.PRICE}, "price"), ({"text": "x" * 501}, "text")],
)
def test_a_promise_says_what_and_at_what_price(
    store: Store, family: HouseholdId, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        promise(store, family, **changes)
    assert refused.value.field == field


def test_a_promised_price_is_kept_with_it(store: Store, family: HouseholdId) -> None:
    source = promise(store, family, kind=PromiseKind.PRICE, price=Money(120_00))
    assert store.ask(promises.of_source, source)[0].price == Money(120_00)


def test_nothing_is_promised_to_nobody(store: Store, family: HouseholdId) -> None:
    with pytest.raises(Missing):
        promise(store, HouseholdId(999_999))
