"""Whoever is not happy has a clock, a name beside the case and a next step, until they say that it is right."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from studio import business, care, clock
from studio.actor import Actor
from studio.business import StaffId
from studio.care import (
    Channel,
    ConcernId,
    ConcernRow,
    ConcernState,
    Described,
    OfferDraft,
    OfferKind,
    OfferOutcome,
)
from studio.db import Store
from studio.errors import Refused
from tests.make import care as make
from tests.make.letters import Fringe, fringe

REMADE = OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED)
LATER = datetime(2026, 12, 2, 10)


@pytest.fixture
def told(store: Store) -> Fringe:
    return fringe(store)


def do(
    store: Store,
    by: Actor,
    verb: Callable[..., object],
    case: ConcernId,
    *words: object,
    at: datetime = LATER,
) -> ConcernRow:
    """One verb of a case, and the case as it stands then."""
    with clock.standing_at(at):
        row = make.case(store, case)
        # ``hear`` and ``reopen`` take how it came after the version
        after = [word for word in words if isinstance(word, Channel)]
        before = [word for word in words if not isinstance(word, Channel)]
        store.do(verb, case, *before, row.version, *after, by=by)
        return make.case(store, case)


def put_right(store: Store, told: Fringe, owner_id: StaffId | None = None) -> ConcernId:
    case = make.told(
        store, told.staff, told.household_id, offers=(REMADE,), apology="by telephone", owner_id=owner_id
    )
    do(store, told.staff.helen, care.resolve, case, at=make.TOLD + timedelta(hours=2))
    return case


def test_a_case_that_is_opened_again_in_writing_has_its_clock_again_and_the_family_its_next_step(
    store: Store, told: Fringe
) -> None:
    case = put_right(store, told)
    row = do(store, told.staff.priya, care.reopen, case, "The new one is no better.", Channel.SLIP)
    assert (row.answered, row.response_minutes, row.working_minutes) == (False, 0, 0)
    assert row.goal == clock.to_utc(datetime(2026, 12, 2, 12))
    with clock.standing_at(LATER):
        (line,) = store.ask(care.open_concerns)
        step = store.ask(care.next_step, told.household_id, LATER.date())
        assert store.ask(care.next_words, line, LATER.date()) == "ring back"
    assert step is not None
    assert (line.answered, step.title, step.rank) == (False, "Next: ring back", 0)
    row = do(store, told.staff.priya, care.acknowledge, case)
    assert row.acknowledged_at == clock.to_utc(LATER)
    row = do(store, told.staff.priya, care.respond, case, "spoke", at=datetime(2026, 12, 2, 11))
    assert (row.answered, row.responded_at) == (True, clock.to_utc(make.TOLD))
    spoken = put_right(store, told)
    assert do(store, told.staff.priya, care.reopen, spoken, "It has faded.", Channel.TELEPHONE).answered


def test_more_that_comes_in_writing_wants_an_answer_before_the_case_is_put_right(
    store: Store, told: Fringe
) -> None:
    case = make.told(store, told.staff, told.household_id, offers=(REMADE,), apology="by telephone")
    row = do(store, told.staff.priya, care.hear, case, "And the frame is scratched.", False, Channel.EMAIL)
    assert (row.answered, row.steps[-1].what) == (False, "told us more")
    with pytest.raises(Refused) as refused:
        do(store, told.staff.priya, care.resolve, case)
    assert refused.value.field == "story"
    with clock.standing_at(datetime(2026, 12, 3, 18)):
        assert make.case(store, case).owner_now == "nobody has answered for a working day"
    do(store, told.staff.priya, care.respond, case, "spoke")
    assert do(store, told.staff.priya, care.resolve, case).state is ConcernState.RESOLVED


def test_a_case_opened_again_is_with_somebody_who_is_still_here(store: Store, told: Fringe) -> None:
    helen, his = told.staff.helen, StaffId(told.staff.daniel.staff_id)
    right, happy = (put_right(store, told, owner_id=his) for _ in range(2))
    do(store, helen, care.confirm_happy, happy, "Lovely.")
    member = next(row for row in store.ask(business.staff) if row.id == his)
    assert store.do(care.staff_leaves, his, member.version, by=helen) == 1
    assert make.case(store, right).owner == "Helen Marsh"
    row = do(store, helen, care.reopen, happy, "It has come apart.")
    assert (row.owner, row.steps[-1].what) == (
        "Helen Marsh",
        "looked after by Helen Marsh: whoever looked after it has left",
    )


def test_a_reshoot_that_is_still_to_come_keeps_the_case_open_until_they_would_rather_not(
    store: Store, told: Fringe
) -> None:
    helen = told.staff.helen
    accepted = (make.ACCEPTED,)
    case = make.told(
        store,
        told.staff,
        told.household_id,
        offers=accepted,
        apology="by telephone",
        session_id=told.session_id,
    )
    with pytest.raises(Refused) as refused:
        do(store, helen, care.resolve, case)
    assert refused.value.field == "offer"
    assert "still to come (now: accepted)" in refused.value.message
    do(
        store,
        helen,
        care.offer,
        case,
        OfferDraft(OfferKind.OTHER, "A new frame", outcome=OfferOutcome.ACCEPTED),
    )
    offer = make.case(store, case).offers[0]
    version = make.case(store, case).version
    store.do(care.answer_offer, offer.id, OfferOutcome.DECLINED, version, by=helen)
    assert do(store, helen, care.resolve, case).state is ConcernState.RESOLVED


def test_whoever_a_case_is_about_neither_describes_it_nor_gives_it_away_nor_ends_it(
    store: Store, told: Fringe
) -> None:
    daniel = told.staff.daniel
    case = make.told(
        store,
        told.staff,
        told.household_id,
        named_id=StaffId(daniel.staff_id),
        offers=(REMADE,),
        apology="in person",
    )
    for verb, words in (
        (care.describe, (Described(),)),
        (care.assign, (StaffId(daniel.staff_id),)),
        (care.resolve, ()),
        (care.withdraw, ()),
    ):
        with pytest.raises(Refused):
            do(store, daniel, verb, case, *words)
    row = make.case(store, case)
    assert (row.named, row.owner, row.is_open) == ("Daniel Reed", "Priya Shah", True)


def test_what_was_put_right_is_asked_after_until_there_is_a_word_and_never_beside_an_open_case(
    store: Store, told: Fringe
) -> None:
    case = put_right(store, told)

    def asked(at: datetime) -> list[str]:
        with clock.standing_at(at):
            return [line.title for line in store.ask(care.owed, at.date())]

    assert asked(datetime(2026, 12, 21, 10)) == []
    assert asked(datetime(2026, 12, 22, 10)) == ["Claire Ashworth: ask whether it is right now"]
    assert asked(datetime(2027, 3, 2, 10)) == ["Claire Ashworth: ask whether it is right now"]
    other = make.told(store, told.staff, told.household_id)
    assert asked(datetime(2026, 12, 22, 10)) == ["Claire Ashworth: offer to put it right"]
    do(store, told.staff.helen, care.withdraw, other)
    do(store, told.staff.helen, care.no_reply, case, "rang twice")
    assert asked(datetime(2026, 12, 22, 10)) == []


def test_a_reshoot_that_was_accepted_stays_accepted_when_it_is_offered_once_more(
    store: Store, told: Fringe
) -> None:
    case = make.told(
        store, told.staff, told.household_id, offers=(make.ACCEPTED,), session_id=told.session_id
    )
    with pytest.raises(Refused) as refused:
        do(store, told.staff.priya, care.offer, case, OfferDraft(OfferKind.RESHOOT))
    assert refused.value.field == "offer"
    reshoot = make.case(store, case).reshoot
    assert reshoot is not None
    assert reshoot.accepted_at is not None
    assert store.ask(care.gentle, reshoot.id) is not None


def test_told_by_somebody_else_the_one_who_is_unhappy_is_still_to_be_rung(store: Store, told: Fringe) -> None:
    case = make.told(store, told.staff, told.household_id, told_by="Mark, her husband")
    row = make.case(store, case)
    assert (row.answered, row.response_minutes, row.told_by) == (False, None, "Mark, her husband")
    with clock.standing_at(make.TOLD + timedelta(minutes=1)):
        (line,) = store.ask(care.owed, make.TOLD.date())
    assert line.title == "Claire Ashworth: ring back"
