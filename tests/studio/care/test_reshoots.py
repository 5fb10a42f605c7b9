"""The complimentary reshoot told as stories: who comes, what is shown, how often, and what happens when she waits."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from studio import business, care, clients, clock, letters, orders, pictures, schema, sessions, viewings
from studio.actor import Role
from studio.care import (
    Aspect,
    ConcernState,
    MarkDraft,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    Reached,
    ReshootDraft,
    Stage,
)
from studio.care.as_before import shots_again
from studio.care.gentle import standing
from studio.care.proposing import proposed
from studio.care.rows import MarkedRow
from studio.clients import PersonDraft, PersonRole
from studio.db import Store
from studio.documents import page_count
from studio.errors import Refused
from studio.money import Money
from studio.orders import ConfirmDraft, OrderDraft, Surplus
from studio.sessions import Comfort, CompletionDraft
from studio.viewings import HeldDraft, Mark
from studio.viewings.model import Outcome
from tests import make
from tests.make import care as told_of
from tests.make.letters import HER_WORDS, Fringe, concern, fringe, second_presentation, second_round
from tests.make.pictures import taken_in
from tests.stories.the_first_round import page_text


def after(days: int) -> datetime:
    return told_of.TOLD + timedelta(days=days)


def reshoot_of(store: Store, concern_id: care.ConcernId) -> care.ReshootRow:
    found = store.ask(care.reshoot_of_concern, concern_id)
    assert found is not None
    return found


def test_what_to_change_and_what_to_keep_is_read_from_her_own_words() -> None:
    said = (
        "I love the one of Ellie and Tom back to back! My fringe wasn't quite right on the day.\n"
        "We had such a nice time with Daniel. The frame looks small above the fireplace; keep the order of poses."
    )
    mark = MarkedRow(care.MarkId(1), pictures.PictureId(7), None, "picture 0147", Aspect.HAIR, "the fringe")
    lists = proposed(said, (mark,))
    assert lists.change == (
        "My fringe wasn't quite right on the day.",
        "Hair and appearance, picture 0147: the fringe",
    )
    assert lists.keep == (
        "I love the one of Ellie and Tom back to back!",
        "The frame looks small above the fireplace; keep the order of poses.",
    )
    assert proposed("It is not what I hoped for.").change == ("It is not what I hoped for.",)
    assert proposed("").change == ()
    assert proposed("no stop " * 3_000).change == (), "a sentence without an end is left to her story"


def test_she_is_asked_after_14_and_42_days_and_then_left_in_peace() -> None:
    accepted = date(2026, 11, 24)
    first, second = date(2026, 12, 8), date(2027, 1, 5)
    assert standing(accepted, ()).due == first
    once = standing(accepted, ((first, Reached.MESSAGE),))
    assert (once.made, once.due) == (1, second)
    both = standing(accepted, ((first, Reached.MESSAGE), (second, Reached.SPOKE)))
    assert (both.is_quiet, both.to_say) == (True, "")
    late = standing(accepted, ((date(2027, 1, 4), Reached.SPOKE),))
    assert late.due == date(2027, 1, 18), "a late first call is not followed by another the next day"
    nobody = standing(accepted, ((first, Reached.NO_ANSWER),))
    assert (nobody.made, nobody.due) == (0, date(2026, 12, 9)), "a call that nobody heard is tried again"
    tried = [(first + timedelta(days=day), Reached.NO_ANSWER) for day in range(3)]
    assert standing(accepted, tried).made == 1, "three calls that nobody heard are enough"


def test_one_cannot_come_a_baby_joins_and_somebody_else_photographs_because_the_first_has_left(
    store: Store, tmp_path: Path
) -> None:
    told = fringe(store)
    taken = taken_in(store, told.staff.daniel, told.session_id, tmp_path / "card", count=4)
    everyone = store.ask(clients.people_of, told.household_id)
    ellie = next(person for person in everyone if person.first == "Ellie")
    with clock.standing_at(told_of.TOLD):
        other = _somebody_else(store, told)
        assert store.ask(care.as_before, told.session_id).has_left == "Daniel Reed"
        plan = second_round(
            store, told, photographer_id=other,
            people=tuple(person.id for person in everyone if person.id != ellie.id),
            newcomers=(PersonDraft("Rose", "Ashworth", role=PersonRole.CHILD, born=date(2026, 10, 20)),),
            change="Hair: comfort check before the first frame", keep="the order of poses\nthe lounge print large",
            change_pictures=(taken[0].id,), keep_pictures=(taken[1].id, taken[2].id),
        )  # fmt: skip
        marks = (MarkDraft(Aspect.HAIR, "the fringe", picture_id=taken[0].id),)
        concern_id = told_of.told(
            store, told.staff, told.household_id, story=HER_WORDS, session_id=told.session_id,
            marks=marks, offers=(told_of.ACCEPTED,), second_round=plan,
        )  # fmt: skip
        reshoot = reshoot_of(store, concern_id)
        assert (reshoot.round, reshoot.keeps) == (2, ("the order of poses", "the lounge print large"))
        assert reshoot.session_id is not None
        again = store.ask(sessions.session, reshoot.session_id)
        assert again.sitters == ("Claire", "Mark", "Tom", "Rose")
        assert (again.photographer, again.fee_list, again.fee_charged) == ("Maya Lund", Money(0), Money(0))
        shots = " ".join(shot.text for shot in store.ask(sessions.shots_of, again.id))
        assert ("Ellie" in shots, "Rose" in shots) == (False, True)
        shown = store.ask(care.pictures_of_reshoot, reshoot.id)
        meant = [(each.picture.ref, each.keep) for each in shown]
        assert meant == [(taken[0].ref, False), (taken[1].ref, True), (taken[2].ref, True)]
        assert store.ask(care.as_before, told.session_id, concern_id).to_change == (taken[0].id,)
        pdf = store.ask(care.reshoot_brief, told.staff.helen, reshoot.id)
    assert page_count(pdf) == 1
    said = page_text(pdf)
    for words in (
        "fringe wasn't quite right", "anything about how you look today", "it was not asked", "the fringe",
        "the order of poses", "Not this time", "Ellie", "Rose", "30 by 24 inches, above the fireplace", "Round 2",
        "Maya Lund", "0147",
    ):  # fmt: skip
        assert words in said, words
    for hidden in ("£", "1,555", "uplift"):
        assert hidden not in said
    assert (
        said.index("fringe wasn't")
        < said.index("anything about how you look")
        < said.index("the order of poses")
    )
    assert schema.check(store, quick=True) == []


def _somebody_else(store: Store, told: Fringe) -> business.StaffId:
    """Maya has come; Daniel does not work here any more."""
    maya = store.do(
        business.add_staff,
        business.StaffDraft("Maya Lund", Role.PHOTOGRAPHER),
        by=told.staff.helen,
    )
    row = next(each for each in store.ask(business.staff) if each.id == told.staff.daniel.staff_id)
    store.do(business.deactivate_staff, row.id, row.version, by=told.staff.helen)
    return business.StaffId(maya)


def test_the_list_of_the_first_time_comes_again_with_its_own_rows_and_words(store: Store) -> None:
    staff = make.business.marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session_id = make.sessions.booked(store, staff, family)
    rows = store.ask(sessions.shots_of, session_id)
    changed = [
        sessions.ShotDraft(
            text="All four on the stairs" if row.kind is sessions.ShotKind.EVERYONE else row.text,
            kind=row.kind, person_id=row.person_id, id=row.id,
            off_list=row.kind is sessions.ShotKind.GROWN_UPS,
        )
        for row in reversed(rows)
    ]  # fmt: skip
    own = sessions.ShotDraft(text="The dog as well")
    store.do(sessions.set_shots, session_id, (own, *changed), by=staff.daniel)
    row = store.ask(sessions.session, session_id)
    again = store.ask(shots_again, row, row.people[:3])
    assert again[0].text == "The dog as well"
    assert again[-1].text == "All four on the stairs", "its own words and its own order stay"
    assert [shot.off_list for shot in again if shot.kind is sessions.ShotKind.GROWN_UPS] == [True]
    assert {shot.person_id for shot in again} == {None, *row.people[:3]}


def test_a_third_time_is_the_owners_to_know_and_stands_beside_the_first(store: Store) -> None:
    told = fringe(store)
    helen, priya = told.staff.helen, told.staff.priya
    concern_id = concern(store, told)
    assert store.ask(care.stage_of, reshoot_of(store, concern_id)) is Stage.BOOKED
    with clock.standing_at(told_of.TOLD), pytest.raises(Refused) as refused:
        _offer_again(store, told, concern_id)
    assert "in the diary already" in refused.value.message
    _photographed(store, told, concern_id, datetime(2026, 12, 5, 11, 40))
    _viewed(store, told, concern_id, datetime(2026, 12, 8, 21), Outcome.NO_ORDER)
    first = reshoot_of(store, concern_id)
    assert store.ask(care.stage_of, first) is Stage.KEPT
    with clock.standing_at(datetime(2026, 12, 9, 10)):
        assert "reshoot" not in told_of.case(store, concern_id).owner_now
        _offer_again(store, told, concern_id)
        case = told_of.case(store, concern_id)
        assert case.owner_now == "another reshoot was offered"
        again = reshoot_of(store, concern_id)
        assert (again.round, again.original_session_id, again.id != first.id) == (3, first.session_id, True)
        assert first.session_id is not None
        plan = second_round(
            store, told, original_session_id=first.session_id, session_wall=datetime(2026, 12, 19, 10, 30),
            viewing_wall=datetime(2026, 12, 22, 19, 30),
        )  # fmt: skip
        store.do(letters.book_reshoot, ReshootDraft(concern_id, plan), by=told.staff.daniel)
    _photographed(store, told, concern_id, datetime(2026, 12, 19, 11, 40))
    viewing_id = _viewed(store, told, concern_id, datetime(2026, 12, 22, 21), Outcome.ORDERED)
    with clock.standing_at(datetime(2026, 12, 22, 21, 5)):
        order_id = store.do(care.begin_reshoot_order, viewing_id, by=helen)
        begun = store.ask(orders.order, order_id)
        assert begun.replaces_order_id == told.order_id, "the round between them brought no order"
        _she_buys_less(store, told, order_id, viewing_id)
        found = store.ask(care.rounds, concern_id, helen)
        assert [(each.number, each.title.split("  ")[1], each.stage) for each in found.rounds] == [
            (1, "First time", ""),
            (2, "With our compliments", "kept without order"),
            (3, "With our compliments", "ordered"),
        ]
        assert found.uplift == found.rounds[2].uplift == Money(33000 - 155500)
        assert found.rounds[1].uplift is None
        assert store.ask(care.rounds, concern_id, priya).uplift is None
        assert store.ask(care.rounds, concern_id, told.staff.daniel).rounds[2].uplift is None
    assert schema.check(store, quick=True) == []


def _offer_again(store: Store, told: Fringe, concern_id: care.ConcernId) -> None:
    version = told_of.case(store, concern_id).version
    store.do(care.offer, concern_id, told_of.ACCEPTED, version, by=told.staff.daniel)


def _photographed(store: Store, told: Fringe, concern_id: care.ConcernId, at: datetime) -> None:
    session_id = reshoot_of(store, concern_id).session_id
    assert session_id is not None
    done = CompletionDraft(session_id=session_id, images_taken=70, mood="easy", comfort=Comfort.FINE)
    with clock.standing_at(at):
        store.do(viewings.complete_session, done, by=told.staff.daniel)


def _viewed(
    store: Store, told: Fringe, concern_id: care.ConcernId, at: datetime, outcome: Outcome
) -> viewings.ViewingId:
    session_id = reshoot_of(store, concern_id).session_id
    assert session_id is not None
    viewing = store.ask(viewings.of_session, session_id)
    assert viewing is not None
    reason = "" if outcome is Outcome.ORDERED else "they keep the first pictures"
    held = HeldDraft(outcome=outcome, comfort=Comfort.FINE, reason=reason)
    with clock.standing_at(at):
        store.do(viewings.hold, viewing.id, held, by=told.staff.helen)
    return viewing.id


def _she_buys_less(
    store: Store, told: Fringe, order_id: orders.OrderId, viewing_id: viewings.ViewingId
) -> None:
    """Two small ones instead of the large and four: £330.00; what she paid too much is given back."""
    lines = make.orders.small_ones(store, (("0301", "Ellie", "the hall"), ("0302", "Tom", "the hall")))
    helen = told.staff.helen
    host = business.StaffId(helen.staff_id)
    draft = OrderDraft(told.household_id, host, lines, viewing_id=viewing_id, replaces_order_id=told.order_id)
    store.do(orders.save_draft, order_id, draft, by=helen)
    store.do(orders.confirm, order_id, ConfirmDraft(surplus=Surplus.CREDIT), by=helen)


def test_she_accepts_and_waits_she_is_asked_gently_goes_quiet_and_comes_back_any_day(store: Store) -> None:
    told = fringe(store)
    priya = told.staff.priya
    concern_id = told_of.told(
        store, told.staff, told.household_id, session_id=told.session_id, offers=(told_of.ACCEPTED,)
    )
    reshoot = reshoot_of(store, concern_id)

    def owed(day: datetime) -> list[str]:
        with clock.standing_at(day):
            return [
                line.title
                for line in store.ask(care.owed, day.date())
                if line.household_id == told.household_id
            ]

    def rang(day: datetime, how: Reached) -> None:
        with clock.standing_at(day):
            store.do(care.respond, concern_id, how, told_of.case(store, concern_id).version, by=priya)

    assert owed(after(1)) == ["Claire Ashworth: book the complimentary reshoot"]
    rang(after(2), Reached.SPOKE)
    assert owed(after(14)) == ["Claire Ashworth: ask gently about a day for the reshoot"]
    with clock.standing_at(after(14)):
        (line,) = [
            each for each in store.ask(care.owed, after(14).date()) if each.household_id == told.household_id
        ]
        assert ("01632 960123" in line.detail, "no hurry" in line.detail) == (True, True)
        assert told_of.case(store, concern_id).owner_now == ""
    rang(after(14), Reached.NO_ANSWER)
    assert owed(after(15)) == ["Claire Ashworth: ask gently about a day for the reshoot"]
    rang(after(15), Reached.MESSAGE)
    assert owed(after(20)) == ["Claire Ashworth: the reshoot waits for their day; we ask on Tue 5 Jan 2027"]
    rang(after(42), Reached.SPOKE)
    assert owed(after(300)) == []
    with clock.standing_at(after(300)):
        asked = store.ask(care.gentle, reshoot.id)
        assert asked is not None
        assert asked.is_quiet
        assert concern_id in {row.id for row in store.ask(care.open_concerns)}, "quiet is not forgotten"
        step = store.ask(care.next_step, told.household_id, after(300).date())
        assert step is not None
        assert (step.button, step.wish, dict(step.with_)["concern_id"]) == (
            "Book the reshoot",
            "reshoot",
            concern_id,
        )
        store.do(care.revive_reshoot, reshoot.id, by=priya)
        with pytest.raises(Refused):
            store.do(care.revive_reshoot, reshoot.id, by=priya)
        asked = store.ask(care.gentle, reshoot.id)
        assert asked is not None
        assert asked.due == after(314).date()
    assert owed(after(314)) == ["Claire Ashworth: ask gently about a day for the reshoot"]
    with clock.standing_at(after(315)):
        plan = second_round(
            store,
            told,
            session_wall=datetime(2027, 10, 9, 10, 30),
            viewing_wall=datetime(2027, 10, 13, 19, 30),
        )
        store.do(letters.book_reshoot, ReshootDraft(concern_id, plan), by=priya)
        assert store.ask(care.gentle, reshoot.id) is None
        assert store.ask(care.stage_of, reshoot_of(store, concern_id)) is Stage.BOOKED


def test_she_wants_nothing_but_to_be_heard_or_her_money_back_and_no_reshoot_is_pressed_on_her(
    store: Store,
) -> None:
    told = fringe(store)
    heard = told_of.told(
        store, told.staff, told.household_id, wish="only that you know", apology="on the telephone",
        offers=(OfferDraft(OfferKind.OTHER, "We listened, and are sorry", outcome=OfferOutcome.ACCEPTED),),
    )  # fmt: skip
    refund = told_of.told(
        store, told.staff, told.household_id, at=after(1), apology="on the telephone",
        offers=(
            OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.DECLINED),
            OfferDraft(OfferKind.FULL_REFUND, outcome=OfferOutcome.ACCEPTED),
        ),
        session_id=told.session_id,
    )  # fmt: skip
    with clock.standing_at(after(2)):
        store.do(care.resolve, heard, told_of.case(store, heard).version, by=told.staff.helen)
        version = told_of.case(store, heard).version
        store.do(
            care.confirm_happy,
            heard,
            "Thank you for listening.",
            version,
            care.Channel.TELEPHONE,
            by=told.staff.helen,
        )
    assert told_of.case(store, heard).state is ConcernState.HAPPY
    assert store.ask(care.reshoot_of_concern, heard) is None
    declined = reshoot_of(store, refund)
    assert store.ask(care.stage_of, declined) is Stage.DECLINED
    assert store.ask(care.gentle, declined.id) is None


def test_the_slip_of_the_second_follow_up_or_her_call_says_that_she_is_happy(store: Store) -> None:
    told = fringe(store)
    concern_id = concern(store, told)
    second_presentation(store, told, concern_id)
    assert store.ask(care.stage_of, reshoot_of(store, concern_id)) is Stage.PRESENTED
    with clock.standing_at(datetime(2027, 2, 9, 10)):
        version = told_of.case(store, concern_id).version
        with pytest.raises(Refused):
            store.do(care.confirm_happy, concern_id, " ", version, care.Channel.SLIP, by=told.staff.priya)
        store.do(
            care.confirm_happy, concern_id, "We love them.", version, care.Channel.SLIP, by=told.staff.priya
        )
        assert store.ask(care.stage_of, reshoot_of(store, concern_id)) is Stage.HAPPY
        assert store.ask(care.rounds, concern_id, told.staff.helen).uplift == Money(46500)


def test_as_before_proposes_the_pictures_they_loved(store: Store, tmp_path: Path) -> None:
    staff = make.business.marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session_id = told_of.photographed(store, staff, family)
    taken = taken_in(store, staff.daniel, session_id, tmp_path / "card", count=3)
    viewing = store.ask(viewings.of_session, session_id)
    assert viewing is not None
    store.do(viewings.mark, viewing.id, taken[1].id, Mark.LOVE, by=staff.helen)
    before = store.ask(care.as_before, session_id)
    assert (before.to_keep, before.to_change) == ((taken[1].id,), ())
    assert [each.id for each in before.pictures] == [taken[1].id]
