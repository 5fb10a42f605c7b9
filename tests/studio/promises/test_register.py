"""The register: feasible days, another day with whom, who lets us off, and what the owner is told."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import clock, promises
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from studio.promises import MoveDraft, PromiseDraft, PromiseId, PromiseKind, PromiseState, Standing
from studio.story import Opens
from tests.make.business import Staff, marsh_and_reed
from tests.make.clients import ashworths

TUESDAY = datetime(2026, 11, 24, 10)
FRIDAY, MONDAY, NEXT = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)
SATURDAY = datetime(2026, 11, 28, 9, 20)


@pytest.fixture
def staff(store: Store) -> Iterator[Staff]:
    made = marsh_and_reed(store)
    with clock.standing_at(TUESDAY):
        yield made


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    return ashworths(store, staff.priya)


def made(store: Store, staff: Staff, family: HouseholdId, **changes: object) -> PromiseId:
    values = {"text": "Send the sizes", "kind": PromiseKind.OTHER, "due": FRIDAY} | changes
    return store.do(promises.make, PromiseDraft(family, **values), by=staff.priya)  # type: ignore[arg-type]


def version(store: Store, promise_id: PromiseId) -> int:
    return store.ask(promises.promise, promise_id).promise.version


def test_a_day_that_has_gone_by_is_never_promised(store: Store, staff: Staff, family: HouseholdId) -> None:
    for kind in (PromiseKind.OTHER, PromiseKind.PRICE):
        with pytest.raises(Refused, match="gone by") as refused:
            made(store, staff, family, kind=kind, price=Money(1), due=date(2026, 11, 23))
        assert refused.value.field == "due"


def test_a_closed_day_is_refused_with_the_earliest_that_will_do(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    with pytest.raises(Refused, match=r"closed on Mondays.*Tuesday 1 December 2026.*Only the owner"):
        made(store, staff, family, due=MONDAY, not_feasible_because="I will do it at home")
    draft = PromiseDraft(family, "Bring it", PromiseKind.DATE, MONDAY)
    with pytest.raises(Refused, match="say why") as refused:
        store.do(promises.make, draft, by=staff.helen)
    assert refused.value.field == "not_feasible_because"
    because = PromiseDraft(family, "Bring it", PromiseKind.DATE, MONDAY, not_feasible_because="I drive there")
    store.do(promises.make, because, by=staff.helen)


def test_a_price_is_good_until_a_closed_day_too_and_is_never_broken(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    made(store, staff, family, kind=PromiseKind.VOUCHER, price=Money(150_00), due=MONDAY)
    later = date(2026, 12, 20)
    [row] = store.ask(promises.of_household, family)
    assert row.standing(later) == "made"
    assert store.ask(promises.broken, later) == ()
    assert store.ask(promises.owed, later) == [], "it waits for the client, quietly"
    assert store.ask(promises.counts, later).open == 1


def test_what_an_order_prints_is_not_held_to_the_opening_hours_here(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = made(store, staff, family, source="order:17", due=MONDAY)
    for verb, args in (
        (promises.honour, ()),
        (promises.agree_another_day, (MoveDraft(NEXT, "Mrs Ashworth"),)),
        (promises.let_go, ("She does not mind",)),
    ):
        with pytest.raises(Refused, match="promised in an order, and is settled there"):
            store.do(verb, promise_id, *args, version(store, promise_id), by=staff.priya)
    assert store.ask(promises.promise, promise_id).promise.opens == Opens("order", 17)


def test_another_day_is_written_down_with_whoever_agreed_and_stays_broken_when_it_was(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = made(store, staff, family)
    with clock.standing_at(SATURDAY):
        draft = MoveDraft(NEXT, "Mrs Ashworth", "she is away")
        store.do(promises.agree_another_day, promise_id, draft, version(store, promise_id), by=staff.priya)
        with pytest.raises(Refused, match="already"):
            store.do(
                promises.agree_another_day, promise_id, draft, version(store, promise_id), by=staff.priya
            )
        [told] = store.ask(promises.to_be_heard, SATURDAY.date())
    assert (told.promise.broke_on, told.promise.due) == (FRIDAY, NEXT)
    [move] = store.ask(promises.moves, promise_id)
    assert (move.due_before, move.due_after, move.moved_by, move.agreed_with, move.because) == (
        FRIDAY, NEXT, "Priya Shah", "Mrs Ashworth", "she is away",
    )  # fmt: skip


def test_the_owner_is_told_the_next_morning_until_she_says_what_happens_next(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = made(store, staff, family)
    assert store.ask(promises.to_be_heard, FRIDAY) == ()
    with clock.standing_at(SATURDAY):
        [told] = store.ask(promises.to_be_heard, SATURDAY.date())
        assert told.family == "The Ashworth family"
        with pytest.raises(Refused, match="Only the owner"):
            store.do(promises.hear, promise_id, "I ring her", version(store, promise_id), by=staff.priya)
        with pytest.raises(Refused, match="what happens next"):
            store.do(promises.hear, promise_id, " ", version(store, promise_id), by=staff.helen)
        store.do(promises.hear, promise_id, "I ring her at ten", version(store, promise_id), by=staff.helen)
        assert store.ask(promises.to_be_heard, SATURDAY.date()) == ()
        draft = MoveDraft(NEXT, "Mrs Ashworth")
        store.do(promises.agree_another_day, promise_id, draft, version(store, promise_id), by=staff.priya)
    after = NEXT + timedelta(days=1)
    assert [line.id for line in store.ask(promises.to_be_heard, after)] == [promise_id], "broken once more"


def test_what_was_kept_late_is_told_the_morning_after(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = made(store, staff, family)
    with clock.standing_at(SATURDAY):
        store.do(promises.honour, promise_id, version(store, promise_id), by=staff.priya)
        assert store.ask(promises.to_be_heard, SATURDAY.date()) == ()
    [told] = store.ask(promises.to_be_heard, NEXT)
    assert told.promise.state is PromiseState.KEPT_LATE
    assert store.ask(promises.to_be_heard, NEXT + timedelta(days=20)) == (), "old news"


def test_only_the_client_lets_us_off_and_says_why(store: Store, staff: Staff, family: HouseholdId) -> None:
    promise_id = made(store, staff, family)
    with pytest.raises(Refused, match="why they let us off"):
        store.do(promises.let_go, promise_id, "", version(store, promise_id), by=staff.priya)
    store.do(promises.let_go, promise_id, "She has them", version(store, promise_id), by=staff.priya)
    with pytest.raises(Refused, match="released already"):
        store.do(promises.honour, promise_id, version(store, promise_id), by=staff.priya)
    assert [line.id for line in store.ask(promises.register, FRIDAY, Standing.RELEASED)] == [promise_id]


def test_two_desks_settle_one_promise_and_the_second_is_told(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = made(store, staff, family)
    seen = version(store, promise_id)
    store.do(promises.honour, promise_id, seen, by=staff.priya)
    with pytest.raises(Conflict):
        store.do(promises.let_go, promise_id, "She has them", seen, by=staff.daniel)
    with pytest.raises(Missing):
        store.do(promises.honour, PromiseId(999), 1, by=staff.priya)


def test_the_register_counts_each_standing(store: Store, staff: Staff, family: HouseholdId) -> None:
    made(store, staff, family)
    kept = made(store, staff, family, text="Ring", kind=PromiseKind.CALL_BACK)
    store.do(promises.honour, kept, version(store, kept), by=staff.priya)
    made(store, staff, family, text="Soon", due=TUESDAY.date())
    counts = store.ask(promises.counts, date(2026, 11, 25), family)
    assert (counts.open, counts.broken, counts.kept, counts.kept_late) == (1, 1, 1, 0)
    assert len(store.ask(promises.register, date(2026, 11, 25), None)) == 3
    assert store.ask(promises.kept_on, TUESDAY.date()) == 1


@given(
    st.text(max_size=600), st.sampled_from(PromiseKind), st.dates(), st.text(max_size=130), st.text(max_size=210),
    st.booleans(),
)  # fmt: skip
def test_a_draft_names_its_fields_or_has_nothing_to_say(
    text: str, kind: PromiseKind, due: date, partner: str, because: str, priced: bool
) -> None:
    price = Money(100) if priced else None
    draft = PromiseDraft(
        HouseholdId(1), text, kind, due, price, partner=partner, not_feasible_because=because
    )
    problems = draft.problems()
    assert set(problems) <= {"text", "price", "partner", "not_feasible_because"}
    assert ("price" in problems) == (kind in (PromiseKind.PRICE, PromiseKind.VOUCHER) and not priced)
    assert set(MoveDraft(due, partner, because).problems()) <= {"agreed_with", "because"}
