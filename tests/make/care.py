"""Concerns for tests, told through the services as the desk would; the fringe to the minute (DOMAIN 3.6)."""

from dataclasses import replace
from datetime import datetime

from studio import care, clients, clock, letters, sessions, viewings
from studio.business import StaffId
from studio.care import ConcernDraft, ConcernId, ConcernRow, OfferDraft, OfferKind, OfferOutcome, SecondRound
from studio.clients import HouseholdId
from studio.db import Store
from tests.make.business import Staff, room_named
from tests.make.catalogue import session_type
from tests.make.remembered import remembered

STORY = (
    "My fringe wasn’t quite right that morning, and I did not like to say. Now it is the first thing I see."
)
TOLD = datetime(2026, 11, 24, 13, 10)
ACCEPTED = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)


@remembered
def photographed(
    store: Store, staff: Staff, family: HouseholdId, wall: datetime = datetime(2026, 9, 12, 10, 30)
) -> sessions.SessionId:
    """A session that took place, its viewing to be arranged."""
    with clock.standing_at(wall.replace(hour=9, minute=31)):
        session_id = store.do(
            sessions.book,
            sessions.SessionDraft(
                household_id=family,
                type_id=session_type(store).id,
                wall=wall,
                room_id=room_named(store, "Studio One").id,
                photographer_id=StaffId(staff.daniel.staff_id),
            ),
            by=staff.priya,
        )
    with clock.standing_at(wall.replace(hour=16)):
        done = sessions.CompletionDraft(
            session_id=session_id,
            images_taken=62,
            mood="cheerful",
            comfort=sessions.Comfort.NOT_ASKED,
            comfort_words="the next family was early",
        )
        store.do(viewings.complete_session, done, by=staff.daniel)
    return sessions.SessionId(session_id)


def second_round(
    store: Store, staff: Staff, family: HouseholdId, original: sessions.SessionId, **changes: object
) -> SecondRound:
    """The session of Saturday 5 December and the viewing of Tuesday 8 December."""
    plan = SecondRound(
        original_session_id=original,
        session_wall=datetime(2026, 12, 5, 10, 30),
        room_id=room_named(store, "Studio One").id,
        photographer_id=StaffId(staff.daniel.staff_id),
        minutes=60,
        people=tuple(person.id for person in store.ask(clients.people_of, family)),
        viewing_wall=datetime(2026, 12, 8, 19, 30),
        viewing_room_id=room_named(store, "Viewing room").id,
        viewing_host_id=StaffId(staff.helen.staff_id),
        viewing_minutes=90,
        keep="the order of poses, the lounge print large",
    )
    return replace(plan, **changes)  # type: ignore[arg-type]  # the plan's own fields by name


@remembered
def told(
    store: Store, staff: Staff, family: HouseholdId, at: datetime = TOLD, **changes: object
) -> ConcernId:
    """What the first person of a family tells Priya on the telephone; ``changes`` are the draft's own fields."""
    with clock.standing_at(at):
        first = store.ask(clients.people_of, family)[0]
        draft = replace(ConcernDraft(family, first.id, STORY), **changes)  # type: ignore[arg-type]  # as above
        return ConcernId(store.do(letters.take_down, draft, by=staff.priya))


@remembered
def fringe_told(
    store: Store, staff: Staff, family: HouseholdId, original: sessions.SessionId, **changes: object
) -> ConcernId:
    """Her call of Tuesday 24 November 2026: the reshoot offered, accepted and booked in one go."""
    facts: dict[str, object] = {
        "in_short": "her fringe",
        "about": care.About.SESSION,
        "session_id": original,
        "wish": "to look like myself above the fireplace",
        "apology": "on the telephone",
        "offers": (ACCEPTED,),
        "second_round": second_round(store, staff, family, original),
    }
    return told(store, staff, family, **{**facts, **changes})


def case(store: Store, concern_id: ConcernId) -> ConcernRow:
    """The case as it stands."""
    return store.ask(care.concern, concern_id)
