"""A session from the first call to its completion: what DOMAIN 3.2 lists is done, everything else is refused."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest
from sqlalchemy.orm import Session

from studio import clients, clock, diary, sessions, viewings
from studio.actor import Actor
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, PersonRole, TelephoneDraft
from studio.db import Store
from studio.errors import Conflict, Refused
from studio.money import Money
from studio.sessions import AmendDraft, Comfort, Method, MoveDraft, SessionId, SessionKind, SessionState
from tests import make
from tests.make.business import Staff, marsh_and_reed

S = SessionState
CALLED, WALL = make.sessions.CALLED, make.sessions.WALL
AFTER = WALL + timedelta(minutes=70)
LATER = datetime(2026, 9, 19, 10, 30)


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    return Desk(store, staff, make.clients.ashworths(store, staff.priya))


Act = Callable[[Desk, SessionId, datetime], object]
ACTS: dict[str, Act] = {
    "confirm": lambda desk, which, _: desk.store.do(sessions.confirm, which, by=desk.staff.priya),
    "cancel": lambda desk, which, _: desk.store.do(sessions.cancel, which, "they moved", by=desk.staff.priya),
    "no_show": lambda desk, which, _: desk.store.do(sessions.no_show, which, by=desk.staff.priya),
    "back": lambda desk, which, wall: desk.store.do(
        sessions.back_from_no_show, which, MoveDraft(wall=wall), by=desk.staff.priya
    ),
    "complete": lambda desk, which, _: desk.store.do(
        viewings.complete_session, make.sessions.completion(which), by=desk.staff.daniel
    ),
    "move": lambda desk, which, wall: desk.store.do(
        sessions.move, which, MoveDraft(wall=wall), by=desk.staff.priya
    ),
}
ENDS: dict[tuple[SessionState, str], SessionState] = {
    (S.PROVISIONAL, "confirm"): S.CONFIRMED,
    (S.PROVISIONAL, "cancel"): S.CANCELLED,
    (S.PROVISIONAL, "move"): S.PROVISIONAL,
    (S.CONFIRMED, "complete"): S.COMPLETED,
    (S.CONFIRMED, "cancel"): S.CANCELLED,
    (S.CONFIRMED, "no_show"): S.NO_SHOW,
    (S.CONFIRMED, "move"): S.CONFIRMED,
    (S.NO_SHOW, "back"): S.CONFIRMED,
}
"""DOMAIN 3.2: from which state what leads where. Nothing else does."""

WAYS: dict[SessionState, tuple[str, ...]] = {
    S.PROVISIONAL: (),
    S.CONFIRMED: (),
    S.COMPLETED: ("complete",),
    S.CANCELLED: ("cancel",),
    S.NO_SHOW: ("no_show",),
}


@pytest.mark.parametrize("state", list(S), ids=str)
def test_only_what_is_listed_leads_from_one_state_to_another(desk: Desk, state: SessionState) -> None:
    for week, act in enumerate(ACTS):
        wall = WALL + timedelta(weeks=week)
        held = {"provisional": True, "hold_until": wall.date()} if state is S.PROVISIONAL else {}
        which = make.sessions.booked(desk.store, desk.staff, desk.family, wall, **held)
        with clock.standing_at(wall + timedelta(minutes=70)):
            for way in WAYS[state]:
                ACTS[way](desk, which, wall)
            assert desk.store.ask(sessions.session, which).state is state
            end = ENDS.get((state, act))
            if end is not None:
                ACTS[act](desk, which, wall + timedelta(hours=4))
            else:
                with pytest.raises(Refused) as told:
                    ACTS[act](desk, which, wall + timedelta(hours=4))
                assert state.value in told.value.message, act
                assert told.value.message.endswith(".")
            assert desk.store.ask(sessions.session, which).state is (end or state), act


def test_a_session_is_booked_with_everyone_at_the_fee_and_length_of_its_type(desk: Desk) -> None:
    row = desk.store.ask(sessions.session, make.sessions.booked(desk.store, desk.staff, desk.family))
    assert (row.wall, row.minutes, row.fee_charged, row.fee_owed) == (WALL, 60, Money(60_00), Money(60_00))
    assert row.sitters == ("Claire", "Mark", "Ellie", "Tom")
    assert (row.photographer, row.room, row.told_client) == ("Daniel Reed", "Studio One", False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"fee_charged": Money(40_00)}, "fee_reason"),
        ({"fee_charged": Money(-1)}, "fee"),
        ({"provisional": True}, "hold_until"),
        ({"provisional": True, "hold_until": date(2026, 9, 1)}, "hold_until"),
        ({"provisional": True, "hold_until": date(2026, 9, 13)}, "hold_until"),
        ({"people": ()}, "people"),
        ({"people": (999,)}, "people"),
        ({"photographer_id": 3}, "photographer"),
        ({"type_id": 999}, "type"),
        ({"room_id": 999}, "room"),
        ({"room_id": None}, "room"),
        ({"kind": SessionKind.RESHOOT}, "kind"),
        ({"preparation": "x" * 5_000}, "preparation"),
    ],
)
def test_what_does_not_do_is_refused_at_its_field(desk: Desk, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as told:
        make.sessions.booked(desk.store, desk.staff, desk.family, **changes)
    assert told.value.field == field
    assert desk.store.ask(sessions.of_household, desk.family) == []
    assert desk.store.ask(diary.day, WALL.date()) == []


def test_confirming_wants_to_know_who_is_coming(desk: Desk) -> None:
    which = make.sessions.booked(
        desk.store, desk.staff, desk.family, people=(), provisional=True, hold_until=date(2026, 9, 8)
    )
    with pytest.raises(Refused, match="who is coming"):
        ACTS["confirm"](desk, which, WALL)
    people = tuple(person.id for person in desk.store.ask(clients.people_of, desk.family))[:2]
    desk.store.do(sessions.amend, which, AmendDraft(people=people), by=desk.staff.priya)
    ACTS["confirm"](desk, which, WALL)
    row = desk.store.ask(sessions.session, which)
    assert (row.state, row.sitters, row.hold_until) == (S.CONFIRMED, ("Claire", "Mark"), None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"comfort": None}, "comfort"),
        ({"comfort": Comfort.UNSURE}, "comfort_words"),
        ({"comfort": Comfort.NOT_ASKED, "comfort_words": "  "}, "comfort_words"),
        ({"images_taken": None}, "images_taken"),
        ({"images_taken": -1}, "images_taken"),
    ],
)
def test_completing_wants_the_pictures_and_the_comfort_question(
    desk: Desk, changes: dict[str, object], field: str
) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(AFTER), pytest.raises(Refused) as told:
        desk.store.do(
            viewings.complete_session, make.sessions.completion(which, **changes), by=desk.staff.daniel
        )
    assert told.value.field == field
    assert desk.store.ask(sessions.session, which).state is S.CONFIRMED


def test_nothing_is_completed_or_missed_before_it_has_begun(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(WALL - timedelta(minutes=1)):
        for act in ("complete", "no_show"):
            with pytest.raises(Refused, match="has not begun yet"):
                ACTS[act](desk, which, WALL)


def test_the_fee_is_taken_to_the_penny_and_never_more(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    take = sessions.take_fee
    desk.store.do(take, which, Money(20_00), Method.CASH, by=desk.staff.priya)
    with pytest.raises(Refused, match=r"Only £40\.00"):
        desk.store.do(take, which, Money(40_01), Method.CARD, by=desk.staff.priya)
    desk.store.do(take, which, Money(40_00), Method.CARD, by=desk.staff.priya)
    assert desk.store.ask(sessions.session, which).fee_owed == Money.zero()
    with pytest.raises(Refused):
        desk.store.do(take, which, Money.zero(), Method.CARD, by=desk.staff.priya)


def test_a_new_caller_is_registered_and_booked_in_one_gesture_or_not_at_all(desk: Desk) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    caller = HouseholdDraft(
        people=(PersonDraft("Joe", "Okafor", role=PersonRole.PARENT),),
        telephones=(TelephoneDraft("07700 900777", person=0),),
    )
    draft = make.sessions.draft(desk.store, desk.staff, HouseholdId(0))
    with clock.standing_at(CALLED):
        with pytest.raises(Refused, match="Studio One is taken"):
            desk.store.do(sessions.book_new_caller, caller, draft, by=desk.staff.priya)
        assert desk.store.ask(clients.find, "okafor") == []
        free = make.sessions.draft(desk.store, desk.staff, HouseholdId(0), LATER)
        which = desk.store.do(sessions.book_new_caller, caller, free, by=desk.staff.priya)
    (found,) = desk.store.ask(clients.find, "okafor")
    row = desk.store.ask(sessions.session, which)
    assert (row.household_id, row.sitters) == (found.household_id, ("Joe",))


def test_the_same_press_twice_books_once(desk: Desk) -> None:
    draft = make.sessions.draft(desk.store, desk.staff, desk.family)
    with clock.standing_at(CALLED):
        pressed = [desk.store.do(sessions.book, draft, by=desk.staff.priya, key="once") for _ in range(2)]
    assert pressed[0] == pressed[1]
    assert len(desk.store.ask(sessions.of_household, desk.family)) == 1


def test_a_returning_family_is_offered_what_it_had(desk: Desk) -> None:
    first = desk.store.ask(sessions.proposal, desk.family)
    assert first.minutes == 60
    helen = desk.staff.helen.staff_id
    make.sessions.booked(
        desk.store, desk.staff, desk.family, room="Studio Two", photographer_id=helen, minutes=90
    )
    again = desk.store.ask(sessions.proposal, desk.family)
    row = desk.store.ask(sessions.of_household, desk.family)[0]
    assert (again.type_id, again.minutes, again.photographer_id, again.room_id) == (
        row.type_id, 90, helen, row.room_id,
    )  # fmt: skip
    assert len(again.people) == 4


def test_two_who_change_one_session_are_told(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    seen = desk.store.ask(sessions.session, which).version
    with clock.standing_at(CALLED):
        desk.store.do(sessions.cancel, which, "first", seen, by=desk.staff.priya)
        with pytest.raises(Conflict):
            desk.store.do(sessions.move, which, MoveDraft(wall=LATER), seen, by=desk.staff.helen)


def test_what_is_owed_and_what_comes_next_follow_the_session(desk: Desk) -> None:
    held = make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=date(2026, 9, 5)
    )
    with clock.standing_at(datetime(2026, 9, 5, 9)):
        (line,) = desk.store.ask(sessions.owed, date(2026, 9, 5))
        assert line.title == "Ashworth: confirm or release Sat 12 Sep"
        ACTS["confirm"](desk, held, WALL)
        assert desk.store.ask(sessions.owed, date(2026, 9, 5)) == []
        step = desk.store.ask(sessions.next_step, desk.family, date(2026, 9, 5))
        assert step is not None
        assert step.title == "Next: family portrait Sat 12 Sep, 10.30\u00a0am"
    with clock.standing_at(AFTER):
        step = desk.store.ask(sessions.next_step, desk.family, WALL.date())
        assert step is not None
        assert step.wish == "complete_session"
    with clock.standing_at(datetime(2026, 9, 13, 9)):
        (line,) = desk.store.ask(sessions.owed, date(2026, 9, 13))
        assert line.title == "Ashworth: how did the session go?"
    (event,) = desk.store.ask(sessions.story, desk.family)
    assert event.detail.startswith("With Daniel · Claire, Mark, Ellie and Tom")


def test_a_complimentary_reshoot_costs_nothing_whatever_is_typed(desk: Desk) -> None:
    draft = make.sessions.draft(
        desk.store, desk.staff, desk.family, fee_charged=Money(60_00), fee_reason="she insisted"
    )

    seen: list[sessions.SessionRow] = []

    def book_and_leave(db: Session, by: Actor) -> None:
        """Without the concern that care books it from, it may not stay."""
        which = sessions.book_complimentary(db, by, draft)
        with pytest.raises(Refused, match=r"Only £0\.00"):
            sessions.take_fee(db, by, which, Money(1), Method.CASH)
        seen.append(sessions.session(db, which))
        raise Refused("Seen.")

    with clock.standing_at(CALLED), pytest.raises(Refused, match="Seen"):
        desk.store.do(book_and_leave, by=desk.staff.priya)
    (row,) = seen
    assert (row.kind, row.fee_list, row.fee_charged, row.fee_reason) == (
        SessionKind.RESHOOT, Money.zero(), Money.zero(), "",
    )  # fmt: skip


def test_who_is_coming_and_what_to_know_change_until_it_is_over(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family, preparation="Tom is shy")
    people = desk.store.ask(sessions.session, which).people
    draft = AmendDraft(people=people[:3], preparation="Tom cannot come")
    desk.store.do(sessions.amend, which, draft, by=desk.staff.priya)
    row = desk.store.ask(sessions.session, which)
    assert (row.sitters, row.preparation) == (("Claire", "Mark", "Ellie"), "Tom cannot come")
    with pytest.raises(Refused, match="who is coming"):
        desk.store.do(sessions.amend, which, AmendDraft(people=()), by=desk.staff.priya)
    with pytest.raises(Refused, match="not in this household"):
        desk.store.do(sessions.amend, which, AmendDraft(people=(people[0], 999)), by=desk.staff.priya)
    with clock.standing_at(AFTER):
        ACTS["complete"](desk, which, WALL)
    with pytest.raises(Refused, match="is completed"):
        desk.store.do(sessions.amend, which, draft, by=desk.staff.priya)


def test_the_fee_of_a_session_called_off_is_not_taken(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    ACTS["cancel"](desk, which, WALL)
    with pytest.raises(Refused, match="is cancelled"):
        desk.store.do(sessions.take_fee, which, Money(10_00), Method.CASH, by=desk.staff.priya)
    appointment_id = desk.store.ask(sessions.session, which).appointment_id
    with pytest.raises(Refused, match="no time to tell"):
        desk.store.do(diary.tell, appointment_id, by=desk.staff.priya)
