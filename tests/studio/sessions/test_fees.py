"""What a session costs a family: list fee, promise, voucher; what is taken, given back and carried over."""

from datetime import date, datetime
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio import catalogue, clock, promises, sessions, viewings
from studio.catalogue import SessionTypeId
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from studio.promises import OpenWorth, PromiseDraft, PromiseFor, PromiseId, PromiseKind, PromiseState
from studio.sessions import Method, SessionId, SessionState, TakeDraft
from studio.sessions.terms import reckoned
from studio.story import Tone
from tests import make
from tests.make.business import Staff, marsh_and_reed

CALLED, WALL = make.sessions.CALLED, make.sessions.WALL
LATER = datetime(2026, 9, 19, 10, 30)
K = PromiseKind


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId

    @property
    def type_id(self) -> Any:
        return make.catalogue.session_type(self.store).id

    def promised(self, kind: PromiseKind, pounds: int, text: str = "as we said", **changes: Any) -> PromiseId:
        values: dict[str, Any] = {
            "household_id": self.family, "text": text, "kind": kind, "due": date(2027, 3, 1),
            "price": Money(pounds * 100),
        }  # fmt: skip
        with clock.standing_at(CALLED):
            return self.store.do(promises.make, PromiseDraft(**values | changes), by=self.staff.priya)

    def terms(self) -> sessions.Terms:
        with clock.standing_at(CALLED):
            return self.store.ask(sessions.terms_for, self.family, self.type_id)

    def book(self, wall: datetime = WALL, **changes: Any) -> SessionId:
        return make.sessions.booked(self.store, self.staff, self.family, wall, **changes)

    def cancel(self, session: SessionId, reason: str = "they moved") -> None:
        with clock.standing_at(CALLED):
            self.store.do(viewings.cancel_session, session, reason, by=self.staff.priya)

    def state(self, promise_id: PromiseId) -> PromiseState:
        return next(
            row.state for row in self.store.ask(promises.of_household, self.family) if row.id == promise_id
        )

    def vouchers(self) -> list[int]:
        """What open vouchers are worth, in pounds."""
        return sorted(
            row.price.minor // 100
            for row in self.store.ask(promises.of_household, self.family)
            if row.kind is K.VOUCHER and row.state is PromiseState.MADE and row.price is not None
        )

    def row(self, session: SessionId) -> sessions.SessionRow:
        return self.store.ask(sessions.session, session)


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    return Desk(store, staff, make.clients.ashworths(store, staff.priya))


def test_without_a_promise_the_list_fee_and_the_deposit_of_its_kind(desk: Desk) -> None:
    terms = desk.terms()
    assert (terms.fee, terms.list_fee, terms.asked, terms.words) == (
        Money(60_00),
        Money(60_00),
        Money(30_00),
        (),
    )
    assert desk.store.ask(sessions.terms_for, None, desk.type_id).fee == Money(60_00)


def test_the_list_rises_and_the_promise_does_not(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 55, "Your next session at £55")
    kind = make.catalogue.session_type(desk.store)
    dearer = catalogue.SessionTypeDraft("Family portrait", fee=Money(80_00))
    desk.store.do(catalogue.amend_session_type, kind.id, dearer, kind.version, by=desk.staff.helen)
    terms = desk.terms()
    assert (terms.fee, terms.list_fee) == (Money(55_00), Money(80_00))
    assert terms.words == ("£55.00 instead of £80.00, as promised: “Your next session at £55”.",)
    session = desk.book()
    row = desk.row(session)
    assert (row.fee_list, row.fee_charged) == (Money(80_00), Money(55_00))
    assert row.fee_reason == "As promised: Your next session at £55"
    assert desk.state(promise) is PromiseState.KEPT
    (used,) = desk.store.ask(sessions.promises_used, session)
    assert (used.promise_id, used.amount, used.came_back) == (promise, Money(25_00), False)


def test_a_list_below_the_promised_price_is_charged(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 75, good_for=PromiseFor.SESSION)
    assert desk.terms().fee == Money(60_00)
    session = desk.book()
    assert desk.row(session).fee_reason == ""
    assert desk.state(promise) is PromiseState.KEPT


def test_a_price_that_was_promised_for_pictures_leaves_the_fee(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 45, "The 8 by 6 at £45", good_for=PromiseFor.PICTURES)
    dear = desk.promised(K.PRICE, 150, "The 10 by 8 at £150")
    assert desk.terms().fee == Money(60_00)
    desk.book()
    assert [desk.state(each) for each in (promise, dear)] == [PromiseState.MADE, PromiseState.MADE]


def test_a_promise_for_another_kind_of_session_waits(desk: Desk) -> None:
    headshot = make.catalogue.session_type(desk.store, "Headshot").id
    desk.promised(K.PRICE, 40, good_for=PromiseFor.SESSION, session_type_id=headshot)
    assert desk.terms().fee == Money(60_00)
    assert desk.store.ask(sessions.terms_for, desk.family, headshot).fee == Money(40_00)


@pytest.mark.parametrize(
    ("changes", "fee"),
    [
        ({"good_for": PromiseFor.SESSION}, 50_00),
        ({}, 50_00),
        ({"good_for": PromiseFor.PICTURES}, 60_00),
        ({"price": Money(90_00)}, 60_00),
        ({"price": Money(90_00), "good_for": PromiseFor.SESSION}, 0),
        ({"price": None, "basis_points": 1000, "good_for": PromiseFor.SESSION}, 54_00),
        ({"price": None, "basis_points": 1000}, 60_00),
    ],
)
def test_a_discount_is_used_where_nothing_of_it_is_lost(
    desk: Desk, changes: dict[str, Any], fee: int
) -> None:
    promise = desk.promised(K.DISCOUNT, 10, **changes)
    terms = desk.terms()
    assert terms.fee == Money(fee)
    session = desk.book()
    assert desk.row(session).fee_charged == Money(fee)
    assert desk.state(promise) is (PromiseState.KEPT if fee < 60_00 else PromiseState.MADE)


def test_of_two_the_better_one_is_used_and_the_other_stays_theirs(desk: Desk) -> None:
    price = desk.promised(K.PRICE, 50, "At £50")
    discount = desk.promised(K.DISCOUNT, 20, "£20 off")
    words = desk.terms().words
    assert words == (
        "£40.00 instead of £60.00, as promised: “£20 off”.",
        "This stays theirs for another time: “At £50”.",
    )
    desk.book()
    assert (desk.state(price), desk.state(discount)) == (PromiseState.MADE, PromiseState.KEPT)


def test_what_was_promised_is_honoured_after_its_day_too(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 45, due=date(2026, 9, 3))
    with clock.standing_at(datetime(2026, 9, 10, 10, 0)):
        made = desk.store.do(
            sessions.book, make.sessions.draft(desk.store, desk.staff, desk.family), by=desk.staff.priya
        )
    assert desk.row(made).fee_charged == Money(45_00)
    assert desk.state(promise) is PromiseState.KEPT


def test_a_fee_above_the_promise_is_refused_and_one_below_needs_its_reason(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 45)
    with pytest.raises(Refused, match=r"promised £45\.00") as refused:
        desk.book(fee_charged=Money(60_00), fee_reason="the list says so")
    assert refused.value.field == "fee"
    with pytest.raises(Refused) as refused:
        desk.book(fee_charged=Money(20_00))
    assert refused.value.field == "fee_reason"
    session = desk.book(fee_charged=Money(20_00), fee_reason="Helen's gift")
    assert (desk.row(session).fee_charged, desk.state(promise)) == (Money(20_00), PromiseState.MADE)


def test_a_voucher_pays_the_fee_and_its_rest_is_a_voucher(desk: Desk) -> None:
    voucher = desk.promised(K.VOUCHER, 100)
    terms = desk.terms()
    assert (terms.fee, terms.by_voucher, terms.to_pay, terms.asked) == (
        Money(60_00), Money(60_00), Money(0), Money(0),
    )  # fmt: skip
    assert terms.words == ("Their gift voucher pays £60.00; £40.00 of it is left for another time.",)
    session = desk.book()
    row = desk.row(session)
    assert (row.fee_paid, row.fee_owed) == (Money(60_00), Money(0))
    assert (desk.state(voucher), desk.vouchers()) == (PromiseState.KEPT, [40])
    desk.cancel(session)
    assert desk.vouchers() == [40, 60]
    assert desk.row(session).fee_paid == Money(0)
    again = desk.book(LATER)
    assert desk.row(again).fee_owed == Money(0)
    assert desk.vouchers() == [40]


def test_a_small_voucher_pays_a_part_after_the_promised_price(desk: Desk) -> None:
    price, voucher = desk.promised(K.PRICE, 50), desk.promised(K.VOUCHER, 20)
    session = desk.book(take=TakeDraft(Money(30_00), Method.CASH))
    row = desk.row(session)
    assert (row.fee_charged, row.fee_paid, row.fee_owed) == (Money(50_00), Money(50_00), Money(0))
    desk.cancel(session)
    assert (desk.state(price), desk.state(voucher)) == (PromiseState.MADE, PromiseState.MADE)
    assert desk.row(session).fee_paid == Money(30_00)


def test_releasing_a_held_time_gives_the_promise_back(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 45)
    session = desk.book(provisional=True, hold_until=date(2026, 9, 8))
    assert desk.state(promise) is PromiseState.KEPT
    desk.store.do(sessions.release, session, by=desk.staff.priya)
    assert desk.state(promise) is PromiseState.MADE


def test_a_reshoot_uses_no_promise(desk: Desk) -> None:
    assert desk.store.ask(sessions.terms_for, desk.family, desk.type_id).uses == ()
    promise = desk.promised(K.PRICE, 45)
    session = desk.book(LATER, fee_charged=Money(0), fee_reason="with Helen's compliments")
    assert desk.state(promise) is PromiseState.MADE
    assert desk.store.ask(sessions.promises_used, session) == ()


def test_a_booking_that_is_refused_uses_nothing_and_takes_nothing(desk: Desk) -> None:
    promise = desk.promised(K.PRICE, 45)
    with pytest.raises(Refused, match=r"Only £45\.00") as refused:
        desk.book(take=TakeDraft(Money(46_00), Method.CARD))
    assert refused.value.field == "amount"
    assert desk.state(promise) is PromiseState.MADE
    assert desk.store.ask(sessions.of_household, desk.family) == []


def test_the_deposit_is_taken_at_booking_and_the_rest_later(desk: Desk) -> None:
    session = desk.book(take=TakeDraft(Money(30_00), Method.CARD))
    assert desk.row(session).fee_owed == Money(30_00)
    desk.store.do(sessions.take_fee, session, Money(30_00), Method.TRANSFER, by=desk.staff.priya)
    assert [row.words for row in desk.store.ask(sessions.fee_rows, session)] == [
        "£30.00 taken, card", "£30.00 taken, bank transfer",
    ]  # fmt: skip
    events = [each for each in desk.store.ask(sessions.story, desk.family) if each.icon == "receipt"]
    assert [each.title for each in events] == [
        "Session fee: £30.00 taken, card", "Session fee: £30.00 taken, bank transfer",
    ]  # fmt: skip
    assert {each.tone for each in events} == {Tone.GOOD}


def test_money_is_taken_at_the_desk_also_in_a_booking(desk: Desk) -> None:
    draft = make.sessions.draft(
        desk.store, desk.staff, desk.family, take=TakeDraft(Money(30_00), Method.CASH)
    )
    with clock.standing_at(CALLED), pytest.raises(Refused, match="Only a receptionist or the owner"):
        desk.store.do(sessions.book, draft, by=desk.staff.daniel)


@pytest.mark.parametrize(
    ("amount", "method", "field"),
    [(0, Method.CARD, "amount"), (-1, Method.CARD, "amount"), (100, Method.VOUCHER, "method"),
     (100, Method.CARRIED, "method"), (61_00, Method.CASH, "amount")],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_beside_its_field(
    desk: Desk, amount: int, method: Method, field: str
) -> None:
    session = desk.book()
    with pytest.raises(Refused) as refused:
        desk.store.do(sessions.take_fee, session, Money(amount), method, by=desk.staff.priya)
    assert refused.value.field == field


def test_money_of_a_session_called_off_is_owed_back_and_given_back_by_the_owner(desk: Desk) -> None:
    session = desk.book(take=TakeDraft(Money(60_00), Method.CARD))
    give = (session, Money(60_00), Method.CARD, "they moved away")
    with pytest.raises(Refused, match="call it off first"):
        desk.store.do(sessions.give_back_fee, *give, by=desk.staff.helen)
    desk.cancel(session)
    lines = [each for each in desk.store.ask(sessions.owed, date(2026, 9, 3)) if "give back" in each.title]
    assert [each.title for each in lines] == ["Ashworth: give back £60.00 or keep it for another session"]
    with pytest.raises(Refused, match="Only the owner"):
        desk.store.do(sessions.give_back_fee, *give, by=desk.staff.priya)
    with pytest.raises(Refused, match=r"Only £60\.00"):
        desk.store.do(
            sessions.give_back_fee, session, Money(60_01), Method.CARD, "too much", by=desk.staff.helen
        )
    for amount, method, reason, field in (
        (Money(0), Method.CARD, "why", "amount"),
        (Money(10_00), Method.VOUCHER, "why", "method"),
        (Money(10_00), Method.CASH, "  ", "reason"),
        (Money(10_00), Method.CARD, "to 4111 1111 1111 1111", "reason"),
    ):
        with pytest.raises(Refused) as refused:
            desk.store.do(sessions.give_back_fee, session, amount, method, reason, by=desk.staff.helen)
        assert refused.value.field == field
    desk.store.do(sessions.give_back_fee, *give, by=desk.staff.helen)
    assert desk.row(session).fee_paid == Money(0)
    assert not [each for each in desk.store.ask(sessions.owed, date(2026, 9, 3)) if "give back" in each.title]
    told = [each.title for each in desk.store.ask(sessions.story, desk.family) if each.icon == "undo-2"]
    assert told == ["Session fee: £60.00 given back, card"]


def test_money_is_kept_for_another_session_of_theirs(desk: Desk) -> None:
    session = desk.book(take=TakeDraft(Money(60_00), Method.CARD))
    other = desk.book(LATER, take=TakeDraft(Money(20_00), Method.CASH))
    desk.cancel(session)
    assert desk.terms().words == ("£60.00 of a session that was called off is still here for them.",)
    desk.store.do(sessions.carry_fee, session, other, by=desk.staff.priya)
    assert (desk.row(other).fee_owed, desk.row(session).fee_paid) == (Money(0), Money(20_00))
    with pytest.raises(Refused, match="nothing to carry over"):
        desk.store.do(sessions.carry_fee, session, other, by=desk.staff.priya)
    desk.store.do(sessions.give_back_fee, session, Money(20_00), Method.CASH, "the rest", by=desk.staff.helen)
    assert desk.row(session).fee_paid == Money(0)


def test_money_is_carried_only_within_the_family_and_to_what_takes_place(desk: Desk) -> None:
    session = desk.book(take=TakeDraft(Money(60_00), Method.CARD))
    other = desk.book(LATER)
    strangers = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    theirs = make.sessions.booked(desk.store, desk.staff, strangers, datetime(2026, 9, 12, 14))
    desk.cancel(session)
    desk.cancel(other)
    for to_id in (theirs, other, session):
        with pytest.raises(Refused) as refused:
            desk.store.do(sessions.carry_fee, session, to_id, by=desk.staff.priya)
        assert refused.value.field == "to_id"


def test_a_cancelled_session_takes_no_fee(desk: Desk) -> None:
    session = desk.book()
    desk.cancel(session)
    assert desk.row(session).state is SessionState.CANCELLED
    with pytest.raises(Refused, match="cancelled"):
        desk.store.do(sessions.take_fee, session, Money(60_00), Method.CARD, by=desk.staff.priya)


@settings(max_examples=200, deadline=None)
@given(st.integers(-(10**12), 10**12), st.sampled_from(list(Method)))
def test_a_payment_draft_says_what_is_wrong_with_it(minor: int, method: Method) -> None:
    problems = TakeDraft(Money(minor), method).problems()
    assert ("amount" in problems) == (minor <= 0)
    assert ("method" in problems) == (method not in sessions.MONEY)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 200_00),
    st.lists(st.tuples(st.sampled_from([K.PRICE, K.DISCOUNT, K.VOUCHER]), st.integers(1, 300_00),
                       st.sampled_from([PromiseFor.ANYTHING, PromiseFor.SESSION]), st.integers(0, 10_000)),
             max_size=6),
)  # fmt: skip
def test_terms_never_charge_more_than_the_list_and_never_lose_a_penny_of_a_voucher(
    fee: int, drawn: list[tuple[PromiseKind, int, PromiseFor, int]]
) -> None:
    worth = tuple(
        OpenWorth(
            PromiseId(number), kind, "said", Money(price), points if kind is K.DISCOUNT else 0, good_for, None,
            date(2027, 1, 1),
        )
        for number, (kind, price, good_for, points) in enumerate(drawn, start=1)
    )  # fmt: skip
    terms = reckoned(SessionTypeId(1), Money(fee), worth)
    assert Money(0) <= terms.fee <= Money(fee)
    assert Money(0) <= terms.to_pay <= terms.fee
    by_id = {row.id: row for row in worth}
    for use in terms.uses:
        if use.kind is K.VOUCHER:
            assert use.amount + use.left == by_id[use.promise_id].price
    assert sum(use.kind is not K.VOUCHER for use in terms.uses) <= 1
    assert all(sentence.endswith(".") for sentence in terms.words)
