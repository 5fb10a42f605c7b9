"""A case from the first word to the last: every move, every guard, on both databases."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from studio import care, clients, clock, promises
from studio.care import (
    About,
    Cause,
    Channel,
    ConcernId,
    ConcernState,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    Reached,
)
from studio.care.steps import MOVES
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from tests.make import care as make
from tests.make.business import Staff, marsh_and_reed
from tests.make.clients import ashworths, namesakes

RETOUCH = OfferDraft(OfferKind.RETOUCH)
GIVEN = OfferDraft(OfferKind.RETOUCH, outcome=OfferOutcome.ACCEPTED)
NOW = make.TOLD + timedelta(minutes=5)
S = ConcernState


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId

    def told(self, **changes: object) -> ConcernId:
        return make.told(self.store, self.staff, self.family, **changes)

    def do(self, verb: Callable[..., object], concern_id: ConcernId, *words: object) -> None:
        with clock.standing_at(NOW):
            version = make.case(self.store, concern_id).version
            self.store.do(verb, concern_id, *words, version, by=self.staff.priya)

    def state(self, concern_id: ConcernId) -> ConcernState:
        return make.case(self.store, concern_id).state


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 2, 9, 38)):
        return Desk(store, staff, ashworths(store, staff.priya))


def brought_to(desk: Desk, state: ConcernState) -> ConcernId:
    """A case in a state, by the verbs that lead there."""
    agreed = state in (S.AGREED, S.IN_HAND, S.RESOLVED, S.NO_REPLY, S.HAPPY)
    offers = (GIVEN,) if agreed else (RETOUCH,) if state is S.OFFERED else ()
    if state is S.RECEIVED:
        concern_id = desk.told(story="", channel=Channel.SLIP)
    else:
        concern_id = desk.told(offers=offers, apology="on the telephone")
    if agreed and state is not S.AGREED:
        desk.do(care.take_in_hand, concern_id)
    if state in (S.RESOLVED, S.NO_REPLY, S.HAPPY):
        desk.do(care.resolve, concern_id)
    last: dict[ConcernState, tuple[Callable[..., object], *tuple[object, ...]]] = {
        S.NO_REPLY: (care.no_reply, "rang twice"),
        S.HAPPY: (care.confirm_happy, "That is me."),
        S.CHECKING: (care.check_back, TOMORROW),
        S.WITHDRAWN: (care.withdraw,),
    }
    if state in last:
        verb, *words = last[state]
        desk.do(verb, concern_id, *words)
    assert desk.state(concern_id) is state
    return concern_id


TOMORROW = clock.to_utc(datetime(2026, 11, 25, 12))
WAYS: dict[str, tuple[Callable[..., object], tuple[object, ...], tuple[ConcernState, ...]]] = {
    "hear": (care.hear, ("It is the fringe.", True), (S.HEARD,)),
    "check back": (care.check_back, (TOMORROW,), (S.CHECKING,)),
    "ring back": (care.found_out, (), (S.HEARD,)),
    "offer": (care.offer, (RETOUCH,), (S.OFFERED,)),
    "offer and agree": (care.offer, (GIVEN,), (S.OFFERED, S.AGREED)),
    "take in hand": (care.take_in_hand, (), (S.IN_HAND,)),
    "put right": (care.resolve, (), (S.IN_HAND, S.RESOLVED)),
    "no reply": (care.no_reply, ("rang twice",), (S.NO_REPLY,)),
    "happy": (care.confirm_happy, ("Lovely.",), (S.HAPPY,)),
    "open again": (care.reopen, ("It is not right after all.",), (S.HEARD,)),
    "withdraw": (care.withdraw, (), (S.WITHDRAWN,)),
}
ONLY_FROM = {
    "ring back": (S.CHECKING,),
    "open again": (S.RESOLVED, S.NO_REPLY, S.HAPPY),
    "hear": (S.RECEIVED,),
}
BESIDE = {
    "offer": (S.OFFERED, S.AGREED, S.IN_HAND),
    "offer and agree": (S.AGREED, S.IN_HAND),
    "check back": (S.OFFERED, S.AGREED, S.IN_HAND),
    "hear": (S.HEARD, S.CHECKING, S.OFFERED, S.AGREED, S.IN_HAND),
}
"""What is written down while the case stays where it is: more words, one more offer, one more call promised."""


def leads(state: ConcernState, way: str) -> ConcernState | None:
    """Where DOMAIN 3.2 says that a verb leads, taking what it passes through as its steps; None where nowhere."""
    if state in BESIDE.get(way, ()):
        return state
    if state not in ONLY_FROM.get(way, (state,)):
        return None
    at = state
    through = WAYS[way][2]
    if state is S.CHECKING and through[0] is S.OFFERED:
        through = (S.HEARD, *through)
    for step in through:
        if step is not at and step not in MOVES[at]:
            return None
        at = step
    return at if at is not state else None


@pytest.mark.parametrize("state", S, ids=str)
def test_a_case_moves_only_as_it_is_written(desk: Desk, state: ConcernState) -> None:
    standing = brought_to(desk, state)
    for way, (verb, words, _) in sorted(WAYS.items(), key=lambda each: leads(state, each[0]) is state):
        to = leads(state, way)
        concern_id = standing if to in (None, state) else brought_to(desk, state)
        if to is None:
            with pytest.raises(Refused) as refused:
                desk.do(verb, concern_id, *words)
            assert refused.value.message.endswith("."), way
        else:
            desk.do(verb, concern_id, *words)
        assert desk.state(concern_id) is (to or state), way


def test_the_ways_are_those_of_the_domain_and_every_other_is_refused() -> None:
    listed = """received heard, received withdrawn, heard checking, heard offered, heard withdrawn, checking heard,
        checking withdrawn, offered agreed, offered heard, offered withdrawn, agreed in-hand, agreed withdrawn,
        in-hand resolved, in-hand withdrawn, resolved happy, resolved heard, resolved no-reply, no-reply happy,
        no-reply heard, happy heard"""
    short = {S.IN_HAND: "in-hand", S.NO_REPLY: "no-reply", S.HAPPY: "happy", S.WITHDRAWN: "withdrawn"}
    name = {state: short.get(state, state.value) for state in S}
    assert {f"{name[a]} {name[b]}" for a in S for b in MOVES[a]} == {way.strip() for way in listed.split(",")}


def test_no_state_says_no() -> None:
    words = " ".join(state.value for state in S)
    assert [word for word in ("reject", "refus", "unjustified", "dismiss", "denied") if word in words] == []
    assert MOVES[S.WITHDRAWN] == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"story": "  "}, "story"),
        ({"story": "x" * 20_001}, "story"),
        ({"person_id": None}, "person"),
        ({"person_id": 999}, "person"),
        ({"offers": (OfferDraft(OfferKind.OTHER),)}, "offer"),
        ({"offers": (make.ACCEPTED,)}, "offer"),
        ({"received_at": clock.to_utc(datetime(2026, 11, 25))}, "received_at"),
        ({"call_back_at": clock.to_utc(datetime(2026, 11, 27, 12))}, "call_back_at"),
        ({"call_back_at": clock.to_utc(datetime(2026, 11, 24, 12))}, "call_back_at"),
    ],
    ids=[
        "no story",
        "a story beyond measure",
        "nobody",
        "somebody of nowhere",
        "an offer without words",
        "nothing to do again",
        "told tomorrow",
        "a call too late",
        "a call that is past",
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept(
    desk: Desk, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.told(**changes)
    assert refused.value.field == field
    assert desk.store.ask(care.open_concerns) == []


def test_received_heard_offered_and_agreed_in_one_save_have_their_times(desk: Desk) -> None:
    case = make.case(desk.store, desk.told(offers=(GIVEN,)))
    at = clock.to_utc(make.TOLD)
    assert [stamp for _, stamp in case.stamps] == [at, at, at, at, None, None, None]
    assert (case.responded_at, case.response_minutes) == (at, 0)
    assert [step.what for step in case.steps] == ["told us", "heard", "offered: retouch", "agreed: retouch"]


def test_put_right_wants_the_apology_the_answer_and_the_promised_call(desk: Desk) -> None:
    back = clock.to_utc(datetime(2026, 11, 25, 12))
    concern_id = desk.told(offers=(GIVEN,), question="Will it fade?", call_back_at=back)
    for field, verb, words in (
        ("apology", care.apologise, ("by letter",)),
        ("answer", care.answer_question, ("Not in a lifetime.",)),
        ("promise", care.found_out, ()),
    ):
        with pytest.raises(Refused) as refused:
            desk.do(care.resolve, concern_id)
        assert refused.value.field == field
        desk.do(verb, concern_id, *words)
    desk.do(care.resolve, concern_id)
    assert desk.state(concern_id) is S.RESOLVED
    (kept,) = desk.store.ask(promises.of_source, f"concern:{concern_id}")
    assert kept.state.value == "kept"


def test_an_apology_and_a_happy_end_want_words(desk: Desk) -> None:
    concern_id = brought_to(desk, S.RESOLVED)
    for verb, field in (
        (care.confirm_happy, "happy_words"),
        (care.apologise, "apology"),
        (care.reopen, "story"),
    ):
        with pytest.raises(Refused) as refused:
            desk.do(verb, concern_id, " ")
        assert refused.value.field == field


def test_opened_again_what_is_said_now_is_added_and_the_owner_is_told(desk: Desk) -> None:
    concern_id = brought_to(desk, S.HAPPY)
    desk.do(care.reopen, concern_id, "The frame has come apart.")
    case = make.case(desk.store, concern_id)
    assert case.state is S.HEARD
    assert case.story == f"{make.STORY}\n\nThe frame has come apart."
    assert case.owner_now


def test_only_speaking_stops_the_clock_and_keeps_the_call_back(desk: Desk) -> None:
    concern_id = desk.told(channel=Channel.LETTER, received_at=clock.to_utc(datetime(2026, 11, 24, 12, 25)))
    desk.do(care.acknowledge, concern_id)
    desk.do(care.respond, concern_id, Reached.MESSAGE)
    desk.do(care.respond, concern_id, Reached.NO_ANSWER)
    assert make.case(desk.store, concern_id).responded_at is None
    desk.do(care.check_back, concern_id, clock.to_utc(datetime(2026, 11, 25, 12)))
    desk.do(care.respond, concern_id, Reached.SPOKE)
    case = make.case(desk.store, concern_id)
    assert (case.state, case.call_back_at, case.response_minutes) == (S.HEARD, None, 50)
    assert [step.what for step in case.steps][-4:] == [
        "rang: no answer",
        "finding out",
        "rang: spoke",
        "rang back",
    ]


def test_a_second_call_back_moves_the_promise_instead_of_making_another(desk: Desk) -> None:
    concern_id = desk.told(offers=(RETOUCH,), call_back_at=clock.to_utc(datetime(2026, 11, 24, 17)))
    assert desk.state(concern_id) is S.OFFERED
    desk.do(care.check_back, concern_id, clock.to_utc(datetime(2026, 11, 25, 12)))
    (promise,) = desk.store.ask(promises.of_source, f"concern:{concern_id}")
    assert promise.due == datetime(2026, 11, 25).date()


def test_a_withdrawn_case_owes_no_call(desk: Desk) -> None:
    concern_id = desk.told(call_back_at=clock.to_utc(datetime(2026, 11, 25, 12)))
    desk.do(care.withdraw, concern_id)
    (promise,) = desk.store.ask(promises.of_source, f"concern:{concern_id}")
    assert promise.state.value == "released"
    assert desk.store.ask(care.open_concerns) == []


def test_a_concern_about_someone_is_never_theirs_to_look_after(desk: Desk) -> None:
    priya, helen = desk.staff.priya.staff_id, desk.staff.helen.staff_id
    with pytest.raises(Refused) as refused:
        desk.told(about=About.CONDUCT, named_id=priya, owner_id=priya)
    assert refused.value.field == "owner"
    concern_id = desk.told(about=About.CONDUCT, cause=Cause.CONDUCT, named_id=priya)
    case = make.case(desk.store, concern_id)
    assert (case.owner_id, case.owner_now) == (helen, "it is about how we behaved")
    with pytest.raises(Refused):
        desk.do(care.assign, concern_id, priya)
    with pytest.raises(Refused):
        desk.do(care.assign, concern_id, 999)
    version = make.case(desk.store, concern_id).version
    desk.store.do(care.assign, concern_id, desk.staff.daniel.staff_id, version, by=desk.staff.helen)
    assert make.case(desk.store, concern_id).owner == "Daniel Reed"


def test_someone_else_may_ring_for_the_one_who_is_unhappy(desk: Desk) -> None:
    case = make.case(desk.store, desk.told(told_by="Mark, her husband"))
    assert (case.person, case.told_by) == ("Claire Ashworth", "Mark, her husband")


def test_what_it_is_about_belongs_to_the_same_family(desk: Desk) -> None:
    with clock.standing_at(datetime(2026, 9, 2)):
        others = namesakes(desk.store)
    theirs = make.photographed(desk.store, desk.staff, others)
    with pytest.raises(Refused) as refused:
        desk.told(session_id=theirs)
    assert (refused.value.field, refused.value.message) == ("about", "That session is of another family.")


def test_two_desks_do_not_write_over_each_other(desk: Desk) -> None:
    concern_id = desk.told()
    before = make.case(desk.store, concern_id).version
    desk.do(care.acknowledge, concern_id)
    with pytest.raises(Conflict):
        desk.store.do(
            care.describe, concern_id, care.Described(care.Aspect.HAIR), before, by=desk.staff.priya
        )
    with pytest.raises(Missing):
        desk.store.ask(care.concern, 999)


def test_said_twice_with_one_key_it_is_one_case(desk: Desk) -> None:
    claire = desk.store.ask(clients.people_of, desk.family)[0].id
    draft = care.ConcernDraft(desk.family, claire, make.STORY)
    first, second = (
        desk.store.do(care.log_concern, draft, by=desk.staff.priya, key="one press") for _ in range(2)
    )
    assert first == second
    assert len(desk.store.ask(care.open_concerns)) == 1
