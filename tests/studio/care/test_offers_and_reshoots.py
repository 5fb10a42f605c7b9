"""Offers and their answers, and the complimentary reshoot: free, linked, and booked again when it falls through."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from studio import care, clock, letters, orders, sessions
from studio.actor import Actor
from studio.care import (
    ConcernDraft,
    ConcernId,
    ConcernState,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    ReshootDraft,
)
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from tests.make import care as make
from tests.make import orders as make_orders
from tests.make.clients import namesakes
from tests.make.letters import Fringe, fringe

NOT_STATED, DECLINED = OfferOutcome.NOT_STATED, OfferOutcome.DECLINED
THINKING, ACCEPTED = OfferOutcome.THINKING, OfferOutcome.ACCEPTED


@pytest.fixture
def told(store: Store) -> Fringe:
    return fringe(store)


def case(store: Store, concern_id: ConcernId) -> care.ConcernRow:
    return make.case(store, concern_id)


def offered(
    store: Store, by: Actor, concern_id: ConcernId, words: str, outcome: OfferOutcome, at: datetime
) -> None:
    with clock.standing_at(at):
        draft = OfferDraft(OfferKind.OTHER, words, outcome=outcome)
        store.do(care.offer, concern_id, draft, case(store, concern_id).version, by=by)


def answered(store: Store, by: Actor, concern_id: ConcernId, place: int, outcome: OfferOutcome) -> None:
    with clock.standing_at(make.TOLD + timedelta(days=1)):
        row = case(store, concern_id)
        store.do(care.answer_offer, row.offers[place].id, outcome, row.version, by=by)


def test_the_meal_keeps_three_offers_with_who_and_what_was_said_and_stays_open(
    store: Store, told: Fringe
) -> None:
    concern_id = make.told(store, told.staff, told.household_id, at=datetime(2026, 11, 24, 13, 10))
    offered(store, told.staff.priya, concern_id, "another meal", NOT_STATED, datetime(2026, 11, 24, 13, 11))
    offered(store, told.staff.helen, concern_id, "another meal", DECLINED, datetime(2026, 11, 24, 13, 13))
    offered(
        store, told.staff.helen, concern_id, "dessert and coffee", NOT_STATED, datetime(2026, 11, 24, 13, 14)
    )
    row = case(store, concern_id)
    said = [(offer.made_as.value, offer.words, offer.outcome.value) for offer in row.offers]
    assert said == [
        ("receptionist", "another meal", "not stated"),
        ("owner", "another meal", "declined"),
        ("owner", "dessert and coffee", "not stated"),
    ]
    assert row.is_open
    times = [offer.made_at for offer in row.offers]
    assert times[1] - times[0] == timedelta(minutes=2)


def test_the_armrest_was_cleaned_at_once_and_the_case_stays_open_for_its_question(
    store: Store, told: Fringe
) -> None:
    concern_id = make.told(
        store, told.staff, told.household_id, first_aid="cleaned it as best we could",
        question="What if a child had sat there?", others_at_risk=True,
        offers=(replace(make.ACCEPTED, kind=OfferKind.GIFT),), apology="there and then",
    )  # fmt: skip
    row = case(store, concern_id)
    assert (row.owner_now, row.state) == ("a child or someone else may be at risk", ConcernState.AGREED)
    with pytest.raises(Refused) as refused:
        store.do(care.resolve, concern_id, row.version, by=told.staff.helen)
    assert refused.value.field == "answer"


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ((DECLINED, NOT_STATED), ConcernState.OFFERED),
        ((DECLINED, THINKING), ConcernState.HEARD),
        ((NOT_STATED, NOT_STATED), ConcernState.OFFERED),
        ((THINKING, ACCEPTED), ConcernState.AGREED),
    ],
    ids=str,
)
def test_we_listen_again_once_every_offer_has_its_answer(
    store: Store, told: Fringe, outcomes: tuple[OfferOutcome, OfferOutcome], state: ConcernState
) -> None:
    two = (OfferDraft(OfferKind.RETOUCH), OfferDraft(OfferKind.REMAKE))
    concern_id = make.told(store, told.staff, told.household_id, offers=two)
    for place, outcome in enumerate(outcomes):
        answered(store, told.staff.priya, concern_id, place, outcome)
    assert case(store, concern_id).state is state


def test_a_declined_reshoot_may_be_taken_up_later_and_a_refund_agreed_meanwhile(
    store: Store, told: Fringe
) -> None:
    offers = (
        OfferDraft(OfferKind.RESHOOT, outcome=DECLINED),
        OfferDraft(OfferKind.FULL_REFUND, outcome=ACCEPTED),
    )
    concern_id = make.told(store, told.staff, told.household_id, session_id=told.session_id, offers=offers)
    row = case(store, concern_id)
    assert row.state is ConcernState.AGREED
    assert row.reshoot is not None
    assert row.reshoot.declined_at is not None
    answered(store, told.staff.priya, concern_id, 0, ACCEPTED)
    taken = case(store, concern_id).reshoot
    assert taken is not None
    assert (taken.declined_at, taken.accepted_at is not None) == (None, True)
    plan = make.second_round(store, told.staff, told.household_id, told.session_id)
    with clock.standing_at(make.TOLD + timedelta(days=1)):
        store.do(letters.book_reshoot, ReshootDraft(concern_id, plan), by=told.staff.daniel)
    assert case(store, concern_id).state is ConcernState.IN_HAND


def test_a_refund_instead_of_the_agreed_reshoot_is_written_down_first(store: Store, told: Fringe) -> None:
    concern_id = make.told(
        store, told.staff, told.household_id, offers=(make.ACCEPTED,), session_id=told.session_id
    )
    with pytest.raises(Refused) as refused:
        answered(store, told.staff.priya, concern_id, 0, DECLINED)
    assert refused.value.field == "offer"
    refund = OfferDraft(OfferKind.FULL_REFUND, outcome=ACCEPTED, worth=Money(155500), cost=Money(40000))
    store.do(care.offer, concern_id, refund, case(store, concern_id).version, by=told.staff.helen)
    answered(store, told.staff.priya, concern_id, 0, DECLINED)
    row = case(store, concern_id)
    assert (row.state, [offer.outcome for offer in row.offers]) == (ConcernState.AGREED, [DECLINED, ACCEPTED])
    costs = {
        by.role.value: [offer.cost for offer in store.ask(care.concern, concern_id, by).offers]
        for by in told.staff
    }
    assert costs == {
        "owner": [Money(0), Money(40000)],
        "photographer": [None, None],
        "receptionist": [None, None],
    }


@pytest.mark.parametrize("who", ["helen", "daniel", "priya"])
def test_anyone_may_offer_and_book_the_reshoot_and_it_costs_nothing(
    store: Store, told: Fringe, who: str
) -> None:
    by: Actor = getattr(told.staff, who)
    draft = ConcernDraft(
        told.household_id, told.claire, make.STORY, session_id=told.session_id, offers=(make.ACCEPTED,),
        second_round=make.second_round(store, told.staff, told.household_id, told.session_id),
    )  # fmt: skip
    with clock.standing_at(make.TOLD):
        concern_id = store.do(letters.take_down, draft, by=by)
    reshoot = case(store, concern_id).reshoot
    assert reshoot is not None
    assert reshoot.session_id is not None
    again = store.ask(sessions.session, reshoot.session_id)
    assert (again.fee_list, again.fee_charged, again.kind.value) == (
        Money(0),
        Money(0),
        "complimentary reshoot",
    )
    assert reshoot.change == make.STORY
    for amount in (1, 6000):
        with pytest.raises(Refused):
            store.do(sessions.take_fee, again.id, Money(amount), sessions.Method.CARD, by=told.staff.priya)


def test_a_session_of_another_family_or_one_that_never_was_cannot_be_repeated(
    store: Store, told: Fringe
) -> None:
    with clock.standing_at(datetime(2026, 9, 2)):
        others = namesakes(store)
    theirs = make.photographed(store, told.staff, others, datetime(2026, 9, 19, 10, 30))
    for wrong, sentence in ((theirs, "That session is of another family."),):
        with pytest.raises(Refused) as refused:
            make.fringe_told(
                store, told.staff, told.household_id, told.session_id,
                second_round=make.second_round(store, told.staff, told.household_id, wrong),
            )  # fmt: skip
        assert (refused.value.field, refused.value.message) == ("session", sentence)
    make.fringe_told(store, told.staff, told.household_id, told.session_id)
    to_come = next(
        row for row in store.ask(sessions.of_household, told.household_id) if row.images_taken is None
    )
    plan = make.second_round(
        store,
        told.staff,
        told.household_id,
        to_come.id,
        session_wall=datetime(2026, 12, 12, 10, 30),
        viewing_wall=None,
    )
    with pytest.raises(Refused) as refused:
        make.fringe_told(store, told.staff, told.household_id, told.session_id, second_round=plan)
    assert refused.value.field == "session"


def test_a_case_has_one_reshoot_and_a_cancelled_one_is_booked_again(store: Store, told: Fringe) -> None:
    concern_id = make.fringe_told(store, told.staff, told.household_id, told.session_id)
    later = make.second_round(
        store, told.staff, told.household_id, told.session_id, session_wall=datetime(2026, 12, 12, 10, 30),
        viewing_wall=datetime(2026, 12, 16, 19),
    )  # fmt: skip
    with clock.standing_at(make.TOLD):
        for attempt in (
            lambda: store.do(care.book_reshoot, ReshootDraft(concern_id, later), by=told.staff.priya),
            lambda: store.do(
                care.offer, concern_id, make.ACCEPTED, case(store, concern_id).version, by=told.staff.priya
            ),
        ):
            with pytest.raises(Refused) as refused:
                attempt()
            assert refused.value.message.endswith(".")
        first = case(store, concern_id).reshoot
        assert first is not None
        assert first.session_id is not None
        store.do(sessions.cancel, first.session_id, "Tom is ill", by=told.staff.priya)
        store.do(letters.book_reshoot, ReshootDraft(concern_id, later), by=told.staff.priya)
    again = case(store, concern_id)
    assert again.reshoot is not None
    assert again.reshoot.session_id not in (None, first.session_id)
    assert again.state is ConcernState.IN_HAND


def test_a_clash_of_the_viewing_is_named_as_the_viewings_and_nothing_is_kept(
    store: Store, told: Fringe
) -> None:
    with clock.standing_at(datetime(2026, 9, 2)):
        others = namesakes(store)
    theirs = make.photographed(store, told.staff, others, datetime(2026, 9, 19, 10, 30))
    make.fringe_told(store, told.staff, others, theirs)
    plan = make.second_round(
        store, told.staff, told.household_id, told.session_id, session_wall=datetime(2026, 12, 4, 10, 30)
    )
    with pytest.raises(Refused) as refused:
        make.fringe_told(store, told.staff, told.household_id, told.session_id, second_round=plan)
    assert refused.value.field == "viewing_time"
    assert "until" in refused.value.message
    assert store.ask(care.open_concerns, told.household_id) == []


def test_a_closed_order_of_long_ago_accepts_a_concern_and_a_second_one_is_the_owners(store: Store) -> None:
    told = fringe(store)
    with clock.standing_at(datetime(2026, 10, 14, 18)):
        store.do(orders.close, told.order_id, by=told.staff.helen)
    long_after = datetime(2027, 12, 14, 11)
    first = make.told(store, told.staff, told.household_id, at=long_after, order_id=told.order_id)
    with clock.standing_at(long_after):
        assert store.ask(orders.order, told.order_id).state is orders.OrderState.CLOSED
        assert case(store, first).owner_now == ""
    second = make.told(
        store, told.staff, told.household_id, at=long_after + timedelta(days=1), order_id=told.order_id
    )
    with clock.standing_at(long_after + timedelta(days=1)):
        assert case(store, second).owner_now == "it is the 2nd time about this order"
        assert case(store, second).times == 2


def test_a_concern_about_the_second_order_is_seen_as_a_second_one(store: Store) -> None:
    told = fringe(store)
    make.told(store, told.staff, told.household_id, order_id=told.order_id)
    again = make_orders.second_order(
        store, told.staff.helen, told.household_id, told.order_id, make_orders.paid(465)
    )
    later = make.told(store, told.staff, told.household_id, at=datetime(2027, 1, 12, 11), order_id=again)
    with clock.standing_at(datetime(2027, 1, 12, 11)):
        assert case(store, later).owner_now == "it is the 2nd time about this order"


def test_a_family_that_was_never_photographed_has_nothing_to_repeat(store: Store, told: Fringe) -> None:
    with clock.standing_at(datetime(2026, 9, 2)):
        others = namesakes(store)
    with pytest.raises(Refused) as refused:
        make.told(store, told.staff, others, offers=(make.ACCEPTED,))
    assert refused.value.field == "offer"
