"""Kinds of session, and price lists that follow one another."""

from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio import catalogue, clock
from studio.catalogue import PriceDraft, PriceListDraft, SessionTypeDraft
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from tests.make.business import marsh_and_reed
from tests.make.catalogue import price, session_type

TODAY = datetime(2026, 9, 16, 10)
FRAMED = PriceDraft("Framed print", 30, 24, "oak frame", Money(950_00), 10)


def test_a_new_studio_has_something_to_book_and_something_to_sell(store: Store) -> None:
    marsh_and_reed(store)
    family = session_type(store)
    assert (family.minutes, family.turnaround, family.fee) == (60, 15, Money(60_00))
    framed = price(store, "Framed print", 30, 24)
    assert (framed.amount, framed.title) == (Money(895_00), "Framed print, 30 × 24 in, oak frame")
    assert store.ask(catalogue.price, framed.id) == framed


def test_the_next_list_holds_from_its_day_and_the_old_prices_stay(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with clock.standing_at(TODAY):
        draft = PriceListDraft("New year", date(2027, 1, 1), (FRAMED,))
        store.do(catalogue.add_price_list, draft, by=helen)
    assert price(store, "Framed print", 30, 24, date(2026, 12, 31)).amount == Money(895_00)
    assert price(store, "Framed print", 30, 24, date(2027, 1, 1)).amount == Money(950_00)
    assert len(store.ask(catalogue.prices_on, date(2027, 1, 1))) == 1
    assert store.ask(catalogue.prices_on, date(1999, 1, 1)) == ()


def test_a_slip_is_mended_the_same_day_by_another_list(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with clock.standing_at(TODAY):
        for pounds in (9, 950):
            prices = (replace(FRAMED, amount=Money(pounds * 100)),)
            store.do(catalogue.add_price_list, PriceListDraft("Autumn", TODAY.date(), prices), by=helen)
    assert price(store, "Framed print", 30, 24).amount == Money(950_00)
    assert len(store.ask(catalogue.price_lists)) == 3


def test_a_list_never_starts_in_the_past(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with clock.standing_at(TODAY), pytest.raises(Refused) as refused:
        store.do(catalogue.add_price_list, PriceListDraft("Late", date(2026, 9, 15), (FRAMED,)), by=helen)
    assert refused.value.field == "starts_on"


def test_a_list_to_come_can_be_withdrawn_and_one_begun_cannot(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with clock.standing_at(TODAY):
        coming = store.do(
            catalogue.add_price_list, PriceListDraft("New year", date(2027, 1, 1), (FRAMED,)), by=helen
        )
        store.do(catalogue.withdraw_price_list, coming, by=helen)
        (begun,) = store.ask(catalogue.price_lists)
        with pytest.raises(Refused, match="has begun"):
            store.do(catalogue.withdraw_price_list, begun.id, by=helen)
        with pytest.raises(Missing):
            store.do(catalogue.withdraw_price_list, coming, by=helen)


@pytest.mark.parametrize(
    ("prices", "field"),
    [
        ((), "prices"),
        ((FRAMED, replace(FRAMED, amount=Money(1))), "prices.1"),
        ((replace(FRAMED, width_in=0),), "prices.0"),
        ((replace(FRAMED, product=" "),), "prices.0"),
        ((replace(FRAMED, amount=Money(-1)),), "prices.0"),
    ],
)
def test_a_list_is_refused_at_the_price_that_does_not_do(
    sqlite_store: Store, prices: tuple[PriceDraft, ...], field: str
) -> None:
    helen = marsh_and_reed(sqlite_store).helen
    with clock.standing_at(TODAY), pytest.raises(Refused) as refused:
        sqlite_store.do(catalogue.add_price_list, PriceListDraft("Next", TODAY.date(), prices), by=helen)
    assert refused.value.field == field


def test_a_kind_of_session_can_be_changed_and_taken_off(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    family = session_type(store)
    draft = SessionTypeDraft("Family portrait", 75, 15, Money(65_00))
    store.do(catalogue.amend_session_type, family.id, draft, family.version, by=helen)
    assert session_type(store).minutes == 75
    with pytest.raises(Conflict):
        store.do(catalogue.amend_session_type, family.id, draft, family.version, by=helen)
    store.do(catalogue.amend_session_type, family.id, replace(draft, active=False), 2, by=helen)
    assert "Family portrait" not in [row.name for row in store.ask(catalogue.session_types)]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SessionTypeDraft("couple", 30), "name"),
        (SessionTypeDraft("", 30), "name"),
        (SessionTypeDraft("New", 0), "minutes"),
        (SessionTypeDraft("New", 30, -1), "turnaround"),
        (SessionTypeDraft("New", 30, 0, Money(-1)), "fee"),
        (SessionTypeDraft("New", fee=Money(10_00), deposit=Money(10_01)), "deposit"),
        (SessionTypeDraft("New", fee=Money(10_00), deposit=Money(-1)), "deposit"),
        (SessionTypeDraft("New", preparation="x" * 1_001), "preparation"),
        (SessionTypeDraft("New", standing_shots=("x" * 121,)), "standing_shots"),
        (SessionTypeDraft("New", standing_shots=("x",) * 21), "standing_shots"),
        (SessionTypeDraft("New", viewing_from_days=-1), "viewing_from_days"),
        (SessionTypeDraft("New", viewing_from_days=8), "viewing_to_days"),
        (SessionTypeDraft("New", viewing_to_days=61), "viewing_to_days"),
        (SessionTypeDraft("New", update_months=121), "update_months"),
    ],
)
def test_a_kind_of_session_is_refused_at_its_field(
    sqlite_store: Store, draft: SessionTypeDraft, field: str
) -> None:
    helen = marsh_and_reed(sqlite_store).helen
    with pytest.raises(Refused) as refused:
        sqlite_store.do(catalogue.add_session_type, draft, by=helen)
    assert refused.value.field == field


def test_a_kind_of_session_carries_what_goes_with_it(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    draft = SessionTypeDraft(
        "Christening", 90, 20, Money(80_00), deposit=Money(25_00), preparation="  Bring the gown. ",
        standing_shots=("At the font", "  ", "The gown, close"), viewing_from_days=1, viewing_to_days=4,
        update_months=12,
    )  # fmt: skip
    store.do(catalogue.add_session_type, draft, by=helen)
    row = session_type(store, "Christening")
    assert (row.deposit, row.asked_at_booking) == (Money(25_00), Money(25_00))
    assert row.preparation == "Bring the gown."
    assert row.standing_shots == ("At the font", "The gown, close")
    assert (row.viewing_from_days, row.viewing_to_days, row.update_months) == (1, 4, 12)
    store.do(catalogue.amend_session_type, row.id, replace(draft, deposit=Money(0)), row.version, by=helen)
    assert session_type(store, "Christening").asked_at_booking == Money(80_00)


def test_what_a_new_studio_starts_with_does() -> None:
    for draft in catalogue.FIRST_TYPES:
        assert draft.problems() == {}
    headshot = next(draft for draft in catalogue.FIRST_TYPES if draft.name == "Headshot")
    assert headshot.update_months == 24


@settings(max_examples=300, deadline=None)
@given(
    st.builds(
        SessionTypeDraft, name=st.text(max_size=90), minutes=st.integers(-10, 800),
        fee=st.integers(-(10**6), 10**6).map(Money), deposit=st.integers(-(10**6), 10**6).map(Money),
        preparation=st.text(max_size=1_100), standing_shots=st.lists(st.text(max_size=130), max_size=22).map(tuple),
        viewing_from_days=st.integers(-5, 70), viewing_to_days=st.integers(-5, 70),
        update_months=st.integers(-5, 130),
    )
)  # fmt: skip
def test_whatever_is_typed_for_a_kind_does_or_is_said_beside_its_field(draft: SessionTypeDraft) -> None:
    problems = draft.problems()
    assert set(problems) <= {field.name for field in fields(SessionTypeDraft)}
    assert all(sentence.endswith(".") for sentence in problems.values())
    if not problems:
        assert Money(0) <= draft.deposit <= draft.fee
        assert 0 <= draft.viewing_from_days <= draft.viewing_to_days <= 60
