"""Taking a concern down: her story first, then what she would like, then what we offered, in one gesture."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clients, clock, orders, sessions, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.answering import IN_CONVERSATION, note_answer, note_apology, promise_call_back, require_here
from studio.care.drafts import LONGEST_STORY, ConcernDraft
from studio.care.leaving import somebody_else
from studio.care.marks import mark_all
from studio.care.model import Concern, ConcernId, ConcernState, Offer, OfferOutcome
from studio.care.offers import make_offer, settle
from studio.care.reshoot_queries import reshoot_of_session
from studio.care.reshoots import book_round, original_of
from studio.care.steps import enter, log
from studio.db import numbers, search
from studio.errors import Refused
from studio.rights import verb


@verb("care.log_concern")
def log_concern(db: Session, by: Actor, draft: ConcernDraft) -> ConcernId:
    """Take a concern down: her story, what she would like, what was offered, what she accepted, and with a
    complimentary reshoot both its appointments, all in one gesture.

    It is believed as told (R3) and there is no time limit. Told in conversation it is answered as it is told (R12),
    unless somebody else told it: then the one who is unhappy is rung first. Raises Refused naming the field.
    """
    draft.check()
    household = clients.household(db, draft.household_id)
    if draft.person_id not in {person.id for person in household.people}:
        raise Refused("That person is not in this household.", "person")
    _require_theirs(db, draft)
    now = clock.now()
    concern = Concern(
        number=numbers.take(db, "C"),
        household_id=draft.household_id,
        person_id=draft.person_id,
        told_by=written.one_line(draft.told_by, 120).text,
        about=draft.about,
        session_id=draft.session_id,
        order_id=draft.order_id,
        channel=draft.channel,
        state=ConcernState.RECEIVED,
        received_at=_received(draft.received_at, now),
        received_by=by.staff_id,
        in_short=written.one_line(draft.in_short, 120).text,
        wish=written.passage(draft.wish, LONGEST_STORY).text,
        question=written.passage(draft.question, LONGEST_STORY).text,
        answer=written.passage(draft.answer, LONGEST_STORY).text,
        first_aid=written.passage(draft.first_aid, LONGEST_STORY).text,
        read_back=draft.read_back,
        category=draft.aspect.value if draft.aspect is not None else "",
        cause=draft.cause,
        others_at_risk=draft.others_at_risk,
        someone_hurt=draft.someone_hurt,
        details_out=draft.details_out,
        named_id=draft.named_id,
        owner_id=_looked_after_by(db, by, draft),
        recurrence_of_id=_earlier(db, draft),
    )
    db.add(concern)
    db.flush()
    log(db, by, concern, "told us")
    if draft.channel in IN_CONVERSATION and draft.received_at is None and not concern.told_by:
        note_answer(by, concern, concern.received_at)
    concern.story = written.passage(draft.story, LONGEST_STORY).text
    if concern.story:
        enter(db, by, concern, ConcernState.HEARD, "heard", stamp="heard_at")
    mark_all(db, by, concern, draft.marks)
    if draft.apology.strip():
        note_apology(db, by, concern, draft.apology)
    accepted: Offer | None = None
    plan = draft.second_round
    original_id = original_of(db, draft.household_id, plan).id if plan is not None else None
    for offered in draft.offers:
        offer_made = make_offer(db, by, concern, offered, original_id)
        if offered.outcome is OfferOutcome.ACCEPTED and accepted is None:
            accepted = offer_made
    settle(db, by, concern, accepted)
    if draft.call_back_at is not None:
        promise_call_back(db, by, concern, draft.call_back_at)
    if plan is not None:
        book_round(db, by, concern, plan)
    search.add(db, draft.household_id, "case", {search.reference_token(concern.number): concern.number})
    db.flush()
    return concern.id


def _require_theirs(db: Session, draft: ConcernDraft) -> None:
    """What a concern is about belongs to the same household; how long ago it was does not matter."""
    theirs = draft.household_id
    if draft.session_id is not None and sessions.session(db, draft.session_id).household_id != theirs:
        raise Refused("That session is of another family.", "about")
    if draft.order_id is not None and orders.order(db, draft.order_id).household_id != theirs:
        raise Refused("That order is of another family.", "about")


def _received(told: datetime | None, now: datetime) -> datetime:
    if told is not None and told > now:
        raise Refused("That time has not come yet.", "received_at")
    return told or now


def _looked_after_by(db: Session, by: Actor, draft: ConcernDraft) -> StaffId:
    """Whoever was chosen; else whoever took it down, unless it is about them: then the owner."""
    chosen = draft.owner_id
    if chosen is None:
        about_them = draft.named_id == by.staff_id
        return somebody_else(db, than=draft.named_id) if about_them else StaffId(by.staff_id)
    if chosen == draft.named_id:
        raise Refused("This is about them, so someone else looks after it.", "owner")
    require_here(db, chosen)
    return chosen


def _earlier(db: Session, draft: ConcernDraft) -> ConcernId | None:
    """The latest concern about the same order, the one it replaces, or its session, so that each time counts (R13).

    What is said of a reshoot is said of that too for which the reshoot was made.
    """
    reshoot = reshoot_of_session(db, draft.session_id) if draft.session_id is not None else None
    first = orders.first_order(db, draft.order_id) if draft.order_id is not None else None
    theirs = select(Concern.id, Concern.order_id, Concern.session_id)
    theirs = theirs.where(Concern.household_id == draft.household_id).order_by(Concern.id.desc())
    for concern_id, order_id, session_id in db.execute(theirs):
        same_order = order_id is not None and first is not None and orders.first_order(db, order_id) == first
        same_session = session_id is not None and session_id == draft.session_id
        if same_order or same_session or (reshoot is not None and reshoot.concern_id == concern_id):
            return ConcernId(concern_id)
    return None
