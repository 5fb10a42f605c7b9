"""The concern beyond its states: what exactly they mean, what is the owner's at once, goodwill, the closing gate."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from studio import business, care, clients, clock, making, promises
from studio.actor import Actor, Role
from studio.business import StaffId
from studio.care import (
    Aspect,
    Cause,
    Channel,
    ConcernId,
    ConcernState,
    Described,
    MarkDraft,
    OfferDraft,
    OfferKind,
    OfferOutcome,
)
from studio.care.clocks import Facts, needs_owner_now, nth
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from tests.make import care as make
from tests.make import pictures as make_pictures
from tests.make.clients import namesakes
from tests.make.letters import Fringe, fringe

S, ACCEPTED = ConcernState, OfferOutcome.ACCEPTED
GIFT = OfferDraft(OfferKind.GIFT, worth=Money(180_00))


@pytest.fixture
def told(store: Store) -> Fringe:
    return fringe(store)


def do(
    store: Store,
    by: Actor,
    verb: Callable[..., object],
    concern_id: ConcernId,
    *words: object,
    at: datetime = make.TOLD + timedelta(minutes=9),
) -> care.ConcernRow:
    """One verb of a case, and the case as it stands then."""
    with clock.standing_at(at):
        version = make.case(store, concern_id).version
        store.do(verb, concern_id, *words, version, by=by)
        return make.case(store, concern_id)


def test_they_say_it_picture_by_picture_and_piece_by_piece_in_the_words_of_portraiture(
    store: Store, told: Fringe, tmp_path: Path
) -> None:
    priya = told.staff.priya
    first, second, *_ = make_pictures.taken_in(store, priya, told.session_id, tmp_path / "card", 3)
    piece = store.ask(making.pieces_of, told.order_id)[0]
    marks = (
        MarkDraft(Aspect.HAIR, "the fringe,\nagain", picture_id=first.id),
        MarkDraft(Aspect.DAMAGE, piece_id=piece.id),
        MarkDraft(Aspect.PRICE),
    )
    concern_id = make.told(store, told.staff, told.household_id, marks=marks, aspect=Aspect.HAIR)
    row = make.case(store, concern_id)
    assert [(each.ref, each.aspect.value, each.words) for each in row.marks] == [
        (f"picture {first.ref}", "hair and appearance", "the fringe, again"),
        (piece.code, "damage", ""),
        ("", "price", ""),
    ]
    assert row.aspect is Aspect.HAIR
    assert row.story == make.STORY
    again = (
        MarkDraft(Aspect.HAIR, "above the brow", first.id),
        MarkDraft(Aspect.EXPRESSION, picture_id=first.id),
        MarkDraft(Aspect.CROP, picture_id=second.id),
    )
    store.do(care.mark, concern_id, again, by=told.staff.daniel)
    store.do(care.unmark, row.marks[2].id, by=told.staff.daniel)
    after = store.ask(care.marked, concern_id)
    assert [each.aspect for each in after] == [Aspect.HAIR, Aspect.DAMAGE, Aspect.EXPRESSION, Aspect.CROP]
    assert (after[0].id, after[0].words) == (row.marks[0].id, "above the brow")
    with clock.standing_at(datetime(2026, 9, 2)):
        others = namesakes(store)
    elsewhere = make.told(store, told.staff, others)
    for draft in (MarkDraft(Aspect.POSE, picture_id=first.id), MarkDraft(Aspect.POSE, piece_id=piece.id)):
        with pytest.raises(Refused) as refused:
            store.do(care.mark, elsewhere, (draft,), by=priya)
        assert (refused.value.field, refused.value.message.endswith("of another family.")) == ("marks", True)
    with pytest.raises(Refused):
        store.do(care.mark, concern_id, (MarkDraft(Aspect.POSE, "", first.id, piece.id),), by=priya)


def test_what_cases_were_called_before_is_an_aspect_too() -> None:
    formerly = {
        "": None,
        "Hair and appearance": Aspect.HAIR,
        "How we behaved": Aspect.MANNER,
        "Waiting and dates": Aspect.LATENESS,
        "Light and sharpness": Aspect.LIGHT,
        "the moon": Aspect.OTHER,
    }
    assert {name: care.aspect_of(name) for name in formerly} == formerly
    assert all(care.aspect_of(each.value) is each for each in Aspect)


def test_the_owner_is_told_at_once_of_harm_hurt_data_conduct_a_second_time_and_a_broken_promise() -> None:
    said = [
        needs_owner_now(facts)
        for facts in (
            Facts(),
            Facts(others_at_risk=True, call_back_missed=True),
            Facts(someone_hurt=True),
            Facts(details_out=True),
            Facts(conduct=True),
            Facts(times=2),
            Facts(times=3),
            Facts(reopened=True),
            Facts(call_back_missed=True),
            Facts(promise_broken=True),
            Facts(over_limit=True),
        )
    ]
    assert said == [
        "",
        "a child or someone else may be at risk",
        "someone was hurt",
        "private details or pictures reached someone else",
        "it is about how we behaved",
        "it is the 2nd time about this order",
        "it is the 3rd time about this order",
        "it was not right after all",
        "we did not ring back as promised",
        "a promise was not kept",
        "more was given than the limit, and it is honoured",
    ]
    assert [nth(times) for times in (1, 2, 3, 4, 11, 12, 13, 21, 102)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd",
    ]  # fmt: skip


def test_the_third_concern_of_twelve_months_about_one_order_says_so_everywhere(
    store: Store, told: Fringe
) -> None:
    days = (datetime(2026, 10, 20, 10), datetime(2026, 10, 30, 10), datetime(2026, 11, 24, 10))
    ids = [make.told(store, told.staff, told.household_id, at=day, order_id=told.order_id) for day in days]
    with clock.standing_at(make.TOLD):
        rows = {row.id: row for row in store.ask(care.open_concerns)}
        owed = store.ask(care.owed, make.TOLD.date())
    assert [rows[each].times for each in ids] == [1, 2, 3]
    assert rows[ids[2]].owner_now == "it is the 3rd time about this order"
    assert any("3rd time" in line.detail and line.overdue for line in owed)
    later = make.told(
        store, told.staff, told.household_id, at=datetime(2027, 11, 26, 10), order_id=told.order_id
    )
    assert make.case(store, later).times == 1


def test_goodwill_over_the_limit_of_a_role_is_honoured_recorded_and_shown_to_the_owner_until_she_has_seen_it(
    store: Store, told: Fringe
) -> None:
    priya, helen = told.staff.priya, told.staff.helen
    reshoot = OfferDraft(OfferKind.RESHOOT, worth=Money(900_00))
    concern_id = make.told(
        store, told.staff, told.household_id, offers=(reshoot, GIFT), apology="on the telephone"
    )
    row = make.case(store, concern_id)
    assert [offer.limit_then for offer in row.offers] == [None, None]
    refund = OfferDraft(OfferKind.PART_REFUND, worth=Money(100_00), cost=Money(100_00), outcome=ACCEPTED)
    row = do(store, priya, care.offer, concern_id, refund)
    assert (row.offers[-1].limit_then, row.offers[-1].outcome) == (Money(250_00), ACCEPTED)
    assert row.owner_now == "more was given than the limit, and it is honoured"
    assert (row.offers[-1].worth, row.offers[-1].cost) == (Money(100_00), None)
    assert store.ask(care.concern, concern_id, helen).offers[-1].cost == Money(100_00)
    over = do(store, helen, care.offer, concern_id, OfferDraft(OfferKind.FULL_REFUND, worth=Money(1555_00)))
    assert over.offers[-1].limit_then is None
    with pytest.raises(Refused):
        store.do(care.see_goodwill, row.offers[2].id, over.version, by=priya)
    with pytest.raises(Refused) as refused:
        do(store, helen, care.resolve, concern_id)
    assert refused.value.message.startswith("We still owe this: Part refund: £100.00")
    store.do(care.keep_offer, row.offers[2].id, over.version, by=priya)
    assert do(store, helen, care.resolve, concern_id).state is S.RESOLVED
    with clock.standing_at(make.TOLD):
        (line,) = store.ask(care.owed, make.TOLD.date())
    assert (line.badge.text, line.title) == ("owner now", "Claire Ashworth: part refund, worth £100.00")
    assert line.detail.startswith("Given by Priya Shah, whose limit is £250.00")
    store.do(care.see_goodwill, row.offers[2].id, make.case(store, concern_id).version, by=helen)
    with clock.standing_at(make.TOLD):
        assert store.ask(care.owed, make.TOLD.date()) == []
    assert make.case(store, concern_id).offers[2].outcome is ACCEPTED


def test_the_owner_sets_how_far_goodwill_goes_and_what_is_said_first(store: Store, told: Fringe) -> None:
    helen, priya = told.staff.helen, told.staff.priya
    usual = (Money(250_00),)
    assert store.ask(business.goodwill_limits) == {Role.RECEPTIONIST: usual, Role.PHOTOGRAPHER: usual}
    store.do(business.set_goodwill, {Role.RECEPTIONIST: Money(100_00)}, by=helen)
    assert store.ask(business.goodwill_limits)[Role.RECEPTIONIST] == (Money(100_00),)
    assert store.ask(care.limit_of, priya) == Money(100_00)
    assert store.ask(care.limit_of, helen) is None
    for limits in ({Role.OWNER: Money(1)}, {Role.PHOTOGRAPHER: Money(-1)}):
        with pytest.raises(Refused):
            store.do(business.set_goodwill, limits, by=helen)
    assert store.ask(care.opening) == care.OPENING
    store.do(care.set_opening, "  I am so glad\n you rang. ", by=helen)
    assert store.ask(care.opening) == "I am so glad you rang."
    store.do(care.set_opening, "", by=helen)
    assert store.ask(care.opening) == care.OPENING


def test_a_case_is_always_with_somebody_here_and_never_with_the_one_it_is_about(
    store: Store, told: Fringe
) -> None:
    helen, daniel = told.staff.helen, told.staff.daniel
    his = StaffId(daniel.staff_id)
    concern_id = make.told(store, told.staff, told.household_id, owner_id=his)
    about_helen = make.told(
        store, told.staff, told.household_id, named_id=StaffId(helen.staff_id), owner_id=his
    )
    version = next(row.version for row in store.ask(business.staff) if row.id == his)
    assert store.do(care.staff_leaves, his, version, by=helen) == 2
    assert make.case(store, concern_id).owner == "Helen Marsh"
    assert make.case(store, about_helen).owner == "Priya Shah"
    assert make.case(store, about_helen).steps[-1].what == "looked after by Priya Shah: Daniel Reed has left"
    said = Described(Aspect.MANNER, Cause.CONDUCT, "his tone", named_id=StaffId(helen.staff_id))
    row = do(store, helen, care.describe, concern_id, said)
    assert (row.owner, row.named, row.owner_now) == (
        "Priya Shah",
        "Helen Marsh",
        "it is about how we behaved",
    )
    for someone in (StaffId(helen.staff_id), his):
        with pytest.raises(Refused):
            do(store, helen, care.assign, concern_id, someone)


def test_a_slip_without_words_is_received_heard_when_we_ring_and_ends_with_her_words_or_with_no_reply(
    store: Store, told: Fringe
) -> None:
    priya = told.staff.priya
    came = clock.to_utc(datetime(2026, 11, 24, 9, 40))
    concern_id = make.told(
        store, told.staff, told.household_id, story=" ", channel=Channel.SLIP, received_at=came
    )
    row = make.case(store, concern_id)
    assert (row.state, row.responded_at, row.read_back) == (S.RECEIVED, None, False)
    assert do(store, priya, care.respond, concern_id, "spoke").state is S.RECEIVED
    row = do(store, priya, care.hear, concern_id, "The green is not her green.", True)
    assert (row.state, row.story, row.read_back) == (S.HEARD, "The green is not her green.", True)
    assert do(store, priya, care.hear, concern_id, "And the frame.", True).story.endswith(
        "\n\nAnd the frame."
    )
    agreed = OfferDraft(OfferKind.REMAKE, outcome=ACCEPTED)
    do(store, priya, care.offer, concern_id, agreed)
    do(store, priya, care.apologise, concern_id, "on the telephone")
    do(store, priya, care.resolve, concern_id)
    with pytest.raises(Refused) as refused:
        do(store, priya, care.no_reply, concern_id, "  ")
    assert refused.value.field == "asked_how"
    row = do(store, priya, care.no_reply, concern_id, "rang twice, and the second letter")
    assert (row.state, row.is_open, row.asked_how) == (S.NO_REPLY, False, "rang twice, and the second letter")
    assert row.happy_words == ""
    with pytest.raises(Refused) as refused:
        do(store, priya, care.confirm_happy, concern_id, "")
    assert refused.value.field == "happy_words"
    row = do(store, priya, care.reopen, concern_id, "It has faded already.")
    assert (row.state, row.owner_now) == (S.HEARD, "it was not right after all")


def test_no_call_back_is_put_off_past_the_next_working_day_and_a_missed_one_is_the_owners(
    store: Store, told: Fringe
) -> None:
    tomorrow = clock.to_utc(datetime(2026, 11, 25, 17, 30))
    concern_id = make.told(store, told.staff, told.household_id, call_back_at=tomorrow)
    with pytest.raises(Refused):
        do(store, told.staff.priya, care.check_back, concern_id, clock.to_utc(datetime(2026, 11, 26, 12)))
    with clock.standing_at(datetime(2026, 11, 26, 9)):
        assert make.case(store, concern_id).owner_now == "we did not ring back as promised"
        assert len(store.ask(promises.broken, datetime(2026, 11, 26).date())) == 1
        assert store.ask(care.open_concern_of, told.household_id).number == "C-0001"  # type: ignore[union-attr]  # it is open
        assert store.ask(care.open_concern_of, clients.HouseholdId(999)) is None
