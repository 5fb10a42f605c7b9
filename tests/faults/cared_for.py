"""What is done for a family that is not happy, gesture after gesture, the same every time it is sent with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, care, casebook, clients, clock, letters, orders, sessions, viewings
from studio.business import StaffId
from studio.care import Aspect, Cause, ConcernDraft, Fate, PieceFate, SecondRound
from studio.care.first_order_model import FirstPiece
from studio.care.model import Concern
from studio.care.reshoot_model import Reshoot
from studio.casebook.model import CaseExample, PracticeChange
from studio.db import Store
from studio.letters import Occasion, SlipDraft
from studio.letters.envelopes import run_of
from studio.letters.model import Letter, LetterMail
from studio.letters.slip_model import ReplySlip
from studio.letters.wording import shipped
from studio.letters.wording_model import LetterWording
from tests.faults.lives import SECOND, Family, Studio, opened, settle, tell
from tests.faults.situations import ACCEPTED, handed_over, made, ordered, told_how
from tests.make.business import Staff

AT = SECOND.replace(hour=12)
ON = SECOND.date()
Sent = tuple[Callable[..., Any], tuple[object, ...]]


def prepared(store: Store, staff: Staff, families: int, folder: Path) -> None:
    """So many families with their portraits for a month, their follow-up printed, and a session to come."""
    studio = opened(store, staff, "Ka")
    settle(studio, families, (_life,))
    tell(studio, SECOND)
    with clock.standing_at(SECOND):
        chosen = {each.key for each in store.ask(run_of, ON).by_post if each.code == "L8"}
        letters.issue_to_folder(store, staff.priya, ON, folder, chosen=chosen)


def spread(first: datetime, number: int, minutes: int, a_day: int) -> datetime:
    """The time of one of many, Tuesday to Friday, so many a day."""
    days = number // a_day
    return first + timedelta(days=days % 4 + days // 4 * 7, minutes=minutes * (number % a_day))


def at(wall: datetime, days: int) -> datetime:
    """The same time so many days on."""
    return wall + timedelta(days=days)


def _life(studio: Studio, family: Family) -> Iterator[datetime]:
    """Photographed, handed over a month ago, and booked again this morning; they have an e-mail address."""
    yield datetime(2026, 9, 1, 9)
    draft = clients.household(studio.records, family.id).as_draft()
    mailed = replace(draft, emails=(clients.EmailDraft(f"{family.word.lower()}@example.com"),), language="")
    clients.amend(studio.records, studio.staff.priya, family.id, mailed)
    wall = spread(datetime(2026, 9, 8, 9, 30), family.number, 10, 40)
    session_id = _booked(studio, family, wall)
    yield datetime(2026, 9, 30, 17)
    done = told_how(session_id, sessions.Comfort.FINE)
    viewings.complete_session(studio.records, studio.staff.daniel, done)
    order_id = ordered(studio, family, session_id=session_id)
    made(studio, order_id)
    yield datetime(2026, 10, 14, 17)
    first = datetime(2026, 10, 14, 9, 30) + timedelta(minutes=5 * (family.number // 3 - family.number))
    host = (studio.staff.helen, studio.staff.daniel, studio.staff.priya)[family.number % 3]
    handed_over(studio, family, order_id, first, host)
    yield datetime(2026, 11, 11, 9)
    _booked(studio, family, spread(datetime(2027, 2, 2, 9, 30), family.number, 10, 40))


def _booked(studio: Studio, family: Family, wall: datetime) -> sessions.SessionId:
    draft = sessions.SessionDraft(
        household_id=family.id, type_id=studio.kind, wall=wall, room_id=studio.room,
        photographer_id=StaffId(studio.staff.daniel.staff_id),
    )  # fmt: skip
    return sessions.SessionId(sessions.book(studio.records, studio.staff.priya, draft))


def gesture(store: Store, staff: Staff, number: int) -> Sent | None:
    """What the gesture of this number does; None when every family has been cared for."""
    family, which = divmod(number, len(GESTURES))
    homes = sorted(row.id for row in store.ask(clients.page))
    return GESTURES[which](store, staff, homes[family], family) if family < len(homes) else None


def _follow_up(store: Store, home: clients.HouseholdId) -> letters.LetterRow:
    return next(row for row in store.ask(letters.of_household, home) if row.code == "L8")


def _post(store: Store, _staff: Staff, home: clients.HouseholdId, _turn: int) -> Sent:
    return letters.mark_posted, ((_follow_up(store, home).id,), ON)


def _word(_store: Store, _staff: Staff, _home: clients.HouseholdId, turn: int) -> Sent:
    text = shipped("L7").text.replace("\n\n", f"\n\nThis is letter number {turn + 1} of its kind.\n\n", 1)
    return letters.keep_wording, ("L7", "en-GB", text, turn)


def _mail(store: Store, _staff: Staff, home: clients.HouseholdId, _turn: int) -> Sent:
    coming = next(row for row in store.ask(sessions.of_household, home) if row.wall.year == 2027)
    occasion = Occasion(
        "L1", home, f"session:{coming.id}", 1, 1, ON, session_id=coming.id, starts=coming.wall
    )
    address = store.ask(clients.household, home).emails[0].typed
    return letters.issue_by_mail, (occasion, ON, address)


def _slip(store: Store, _staff: Staff, home: clients.HouseholdId, _turn: int) -> Sent:
    number = _follow_up(store, home).number
    return letters.take_slip, (
        SlipDraft(letter_ref=number or "", received_on=ON, score=2, ease=4, words="The frame hangs askew."),
    )


def unhappy(store: Store, staff: Staff, home: clients.HouseholdId, turn: int) -> Sent:
    first = min(store.ask(sessions.of_household, home), key=lambda row: row.id)
    helen = StaffId(staff.helen.staff_id)
    people = tuple(person.id for person in store.ask(clients.people_of, home))
    rooms = {row.name: row.id for row in store.ask(business.rooms)}
    again = SecondRound(
        first.id, spread(datetime(2026, 12, 1, 9, 30), turn, 10, 40), rooms["Studio One"],
        StaffId(staff.daniel.staff_id), 10, people, spread(datetime(2027, 1, 5, 9, 30), turn, 35, 10),
        rooms["Viewing room"], helen, 30, viewing_opener_id=helen,
    )  # fmt: skip
    (order,) = store.ask(orders.of_household, home)
    draft = ConcernDraft(
        home, people[0], "My fringe was not right.", session_id=first.id, order_id=order.id,
        apology="on the telephone", offers=(ACCEPTED,), second_round=again,
    )  # fmt: skip
    return letters.take_down, (draft,)


def _with_reshoot(store: Store, home: clients.HouseholdId) -> care.ConcernId:
    (row,) = store.ask(care.reshoots_of_household, home)
    return row.concern_id


def _decide(store: Store, _staff: Staff, home: clients.HouseholdId, _turn: int) -> Sent:
    concern_id = _with_reshoot(store, home)
    whole = store.ask(care.first_order, concern_id)
    assert whole is not None
    piece = whole.pieces[0]
    return care.decide_piece, (concern_id, PieceFate(piece.line_id, piece.copy, Fate.EXCHANGE, version=0))


def _announce(store: Store, _staff: Staff, home: clients.HouseholdId, turn: int) -> Sent:
    draft = casebook.PracticeDraft(f"we look twice, and {turn} times more", _with_reshoot(store, home))
    return casebook.announce, (draft,)


def _file(store: Store, _staff: Staff, home: clients.HouseholdId, _turn: int) -> Sent:
    draft = casebook.CaseDraft(
        aspect=Aspect.HAIR, cause=Cause.NOT_KNOWN, what_happened="The fringe was not right.", no_names=True
    )
    return casebook.file_case, (_with_reshoot(store, home), draft)


GESTURES: tuple[Callable[[Store, Staff, clients.HouseholdId, int], Sent], ...] = (
    _word, _mail, _post, _slip, unhappy, _decide, _announce, _file,
)  # fmt: skip


def stands(store: Store) -> tuple[int, ...]:
    """How often each gesture shows in the records, in their order."""

    def count(db: Session) -> tuple[int, ...]:
        posted = select(func.count()).where(Letter.code == "L8", Letter.posted_on.is_not(None))
        queries = (
            select(func.count(LetterWording.id)), select(func.count(LetterMail.letter_id)), posted,
            select(func.count(ReplySlip.id)), select(func.count(Reshoot.id)),
            select(func.count(FirstPiece.id)).where(FirstPiece.fate == Fate.EXCHANGE),
            select(func.count(PracticeChange.id)), select(func.count(CaseExample.id)),
            select(func.count(Concern.id)),
        )  # fmt: skip
        return tuple(db.scalar(query) or 0 for query in queries)

    return store.ask(count)


def should_stand(number: int) -> tuple[int, ...]:
    """The same, once every gesture up to this number has happened once."""
    each = tuple((number - place) // len(GESTURES) + 1 for place in range(len(GESTURES)))
    return (*each, each[3] + each[4])  # a slip opens a concern, and so does the form
