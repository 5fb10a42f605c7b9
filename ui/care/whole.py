"""Everything the page of a case shows, asked in one read, so that it is of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from studio import business, care, clients, clock, letters, making, orders, pictures, sessions, viewings
from studio.actor import Actor
from studio.care import ConcernId, ConcernRow, Gentle, MarkedRow, Rounds, ShownPicture
from studio.clients import HouseholdRow
from studio.dates import screen_date
from studio.letters import LetterRow, LetterState
from studio.orders import OrderId, OrderRow, PresentationState
from studio.pictures import PictureId, PictureRow
from studio.sessions import SessionId, SessionState
from studio.viewings import Outcome, ViewingId, ViewingState

FOLLOW_UP_DAYS = letters.KINDS["L8"].after_days
NO_FOLLOW_UP = "–"
AFTER_PRESENTATION = f"{FOLLOW_UP_DAYS} days after it"


@dataclass(frozen=True)
class WholeCase:
    """A case with its family, both rounds, their follow-up letters and the apology."""

    row: ConcernRow
    first_name: str
    household: HouseholdRow
    rounds: Rounds | None
    """Cost and uplift are in here for the owner alone (R7)."""
    follow_ups: tuple[str, ...]
    """Of each round, when its follow-up went out and what came of it."""
    marked: tuple[tuple[MarkedRow, PictureRow | None], ...]
    """What they mean, each with its photograph where there is one."""
    can_reshoot: bool
    """There is a session that can be photographed again, and no reshoot in the diary yet."""
    may_repeat: bool
    """The reshoot was photographed, so that one more may be offered (R4)."""
    reshoot_is_booked: bool
    asked: Gentle | None
    """Where the reshoot waits for the day she chooses: how it stands with our two gentle contacts."""
    shown: tuple[ShownPicture, ...]
    """The pictures the photographer of the reshoot is shown."""
    viewing_to_order: ViewingId | None
    """The second viewing, held, its order not begun."""
    second_order: OrderId | None
    is_over: bool
    """The second round has been presented, or its viewing ended without an order."""
    apology_letter: LetterRow | None
    staff: tuple[tuple[int, str], ...]
    today: date
    zone: str


def whole_case(db: Any, concern_id: ConcernId, by: Actor) -> WholeCase:
    """Ask; raises Missing."""
    row = care.concern(db, concern_id, by)
    zone = business.studio(db).zone
    today = clock.today(zone)
    household = clients.household(db, row.household_id)
    orders.read_household(db, row.household_id)
    person = next((each for each in household.people if each.id == row.person_id), None)
    written = letters.of_household(db, row.household_id)
    reshoot = row.reshoot
    rounds = care.rounds(db, concern_id, by) if reshoot is not None else None
    second_order = _order(db, reshoot.session_id) if reshoot else None
    booked = _is_booked(db, reshoot.session_id if reshoot else None)
    return WholeCase(
        row=row,
        first_name=person.short_name if person is not None else row.person,
        household=household,
        rounds=rounds,
        follow_ups=tuple(
            NO_FOLLOW_UP
            if each.is_over_without_order
            else _follow_up(_order(db, each.session_id), written, today)
            for each in (rounds.rounds if rounds else ())
        ),
        marked=tuple((each, _photograph(db, each)) for each in row.marks),
        can_reshoot=not booked and _was_photographed(db, row),
        may_repeat=booked and _was_taken(db, reshoot.session_id if reshoot else None),
        reshoot_is_booked=booked,
        asked=care.gentle(db, reshoot.id) if reshoot is not None else None,
        shown=care.pictures_of_reshoot(db, reshoot.id) if reshoot is not None else (),
        viewing_to_order=_to_order(db, reshoot.session_id) if reshoot and second_order is None else None,
        second_order=second_order.id if second_order is not None else None,
        is_over=_is_over(db, reshoot.session_id if reshoot else None, second_order),
        apology_letter=_apology(written, concern_id),
        staff=tuple((each.id, each.name) for each in business.staff(db)),
        today=today,
        zone=zone,
    )


def _photograph(db: Any, mark: MarkedRow) -> PictureRow | None:
    """The photograph of a mark; of a piece, the one it was made from."""
    picture_id = mark.picture_id
    if picture_id is None and mark.piece_id is not None:
        picture_id = PictureId(making.piece(db, mark.piece_id).picture_id or 0)
    return pictures.picture(db, picture_id) if picture_id else None


def _is_booked(db: Any, session_id: SessionId | None) -> bool:
    return session_id is not None and sessions.session(db, session_id).state is not SessionState.CANCELLED


def _was_taken(db: Any, session_id: SessionId | None) -> bool:
    return session_id is not None and sessions.session(db, session_id).state is SessionState.COMPLETED


def _was_photographed(db: Any, row: ConcernRow) -> bool:
    taken = sessions.of_household(db, row.household_id)
    return any(each.state is SessionState.COMPLETED for each in taken)


def _order(db: Any, session_id: SessionId | None) -> OrderRow | None:
    made = orders.of_session(db, session_id) if session_id is not None else ()
    return made[-1] if made else None


def _to_order(db: Any, session_id: SessionId | None) -> ViewingId | None:
    viewing = viewings.of_session(db, session_id) if session_id is not None else None
    if viewing is None or viewing.state is not ViewingState.HELD or viewing.outcome is Outcome.NO_ORDER:
        return None
    return viewing.id


def _is_over(db: Any, session_id: SessionId | None, order: OrderRow | None) -> bool:
    if order is not None:
        return order.handed_over
    viewing = viewings.of_session(db, session_id) if session_id is not None else None
    return viewing is not None and viewing.outcome is Outcome.NO_ORDER


def _follow_up(order: OrderRow | None, written: list[LetterRow], today: date) -> str:
    """When the follow-up went out and what came of it; before the presentation only when it will."""
    held = [each for each in order.presentations if each.state is PresentationState.HELD] if order else []
    for presentation in held:
        theirs = [
            each
            for each in written
            if each.occasion == f"presentation:{presentation.id}" and each.state is not LetterState.CANCELLED
        ]
        if theirs:
            last = theirs[-1]
            day = last.posted_on or (clock.to_wall(last.issued_at).date() if last.issued_at else last.due_on)
            return f"{screen_date(day, today)} · {last.state.value}"
        if presentation.held_on is not None:
            due = presentation.held_on + timedelta(days=FOLLOW_UP_DAYS)
            return (
                f"{screen_date(due, today)} · not sent" if due < today else f"due {screen_date(due, today)}"
            )
    return AFTER_PRESENTATION


def _apology(written: list[LetterRow], concern_id: ConcernId) -> LetterRow | None:
    found = [
        each
        for each in written
        if each.occasion == f"concern:{concern_id}" and each.state is not LetterState.CANCELLED
    ]
    return found[-1] if found else None
