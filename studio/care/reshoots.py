"""The complimentary reshoot: offered without asking for anything (R3), free by construction (R1), linked to one
concern and one original session (R2), and run through the whole process again (R5).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio import clients, clock, pictures, sessions, viewings
from studio.actor import Actor
from studio.care.as_before import shots_again
from studio.care.drafts import SecondRound
from studio.care.model import Concern, ConcernState, Offer, OfferKind, OfferOutcome
from studio.care.reshoot_model import Reshoot, ReshootPicture
from studio.care.steps import enter, log
from studio.clients.model import HouseholdId, PersonId
from studio.errors import Refused
from studio.sessions.drafts import LONGEST_NOTE
from studio.sessions.model import SessionId, SessionState


def reshoot_of(db: Session, concern: Concern) -> Reshoot | None:
    """The reshoot of a concern, if one was offered; the latest where there were several."""
    query = select(Reshoot).where(Reshoot.concern_id == concern.id).order_by(Reshoot.id.desc()).limit(1)
    return db.scalars(query).first()


def note_reshoot(db: Session, concern: Concern, offer: Offer, original_id: SessionId | None = None) -> None:
    """An offer of a reshoot is noted with the session it would repeat; a declined one may be offered again.

    Once it was photographed, one more may be offered (R4): it repeats that session, and is the next round.
    """
    if offer.kind is not OfferKind.RESHOOT:
        return
    reshoot = reshoot_of(db, concern)
    if reshoot is not None and stands(db, reshoot):
        if not was_photographed(db, reshoot):
            raise Refused("The reshoot of this case is in the diary already.", "offer")
        original_id = original_id or reshoot.session_id
        reshoot = None
    if reshoot is not None and reshoot.accepted_at is not None and offer.outcome is not OfferOutcome.ACCEPTED:
        raise Refused("They have accepted the complimentary reshoot already; it waits for its day.", "offer")
    if reshoot is None:
        original_id = original_id or _original(db, concern)
        reshoot = Reshoot(
            household_id=concern.household_id,
            concern_id=concern.id,
            offer_id=offer.id,
            round=round_of(db, original_id) + 1,
            original_session_id=original_id,
            change=concern.story,
            offered_at=offer.made_at,
        )
        db.add(reshoot)
    reshoot.offer_id, reshoot.declined_at = offer.id, None
    answer_reshoot(db, offer, reshoot)


def round_of(db: Session, session_id: SessionId) -> int:
    """Which round a session is: 1 for a first one, one more for each reshoot of it."""
    return db.scalar(select(Reshoot.round).where(Reshoot.session_id == session_id)) or 1


def was_photographed(db: Session, reshoot: Reshoot) -> bool:
    """Whether its session took place, so that only one more could be offered."""
    if reshoot.session_id is None:
        return False
    return sessions.session(db, reshoot.session_id).state is SessionState.COMPLETED


def answer_reshoot(db: Session, offer: Offer, reshoot: Reshoot | None = None) -> None:
    """What she said to the reshoot; it never lapses and can be taken up any time."""
    if offer.kind is not OfferKind.RESHOOT:
        return
    reshoot = reshoot or db.scalars(select(Reshoot).where(Reshoot.offer_id == offer.id)).first()
    if reshoot is None:
        return
    if offer.outcome is not OfferOutcome.ACCEPTED and stands(db, reshoot):
        raise Refused("The reshoot is in the diary. Please cancel its session there first.", "offer")
    reshoot.accepted_at = clock.now() if offer.outcome is OfferOutcome.ACCEPTED else None
    reshoot.declined_at = clock.now() if offer.outcome is OfferOutcome.DECLINED else None


def stands(db: Session, reshoot: Reshoot) -> bool:
    """Whether a reshoot is in the diary or has been photographed; a cancelled one may be booked again."""
    if reshoot.session_id is None:
        return False
    return sessions.session(db, reshoot.session_id).state is not SessionState.CANCELLED


def _original(db: Session, concern: Concern) -> SessionId:
    """The session that a reshoot repeats: the one she speaks of, else the household's last completed one."""
    completed = [
        row for row in sessions.of_household(db, concern.household_id) if row.state is SessionState.COMPLETED
    ]
    if not completed:
        raise Refused("There is no session here yet that could be photographed again.", "offer")
    if concern.session_id in {row.id for row in completed}:
        return SessionId(concern.session_id)
    return max(completed, key=lambda row: row.wall).id


def book_round(db: Session, by: Actor, concern: Concern, plan: SecondRound) -> SessionId:
    """Book the session and the viewing of an accepted reshoot; the case is in hand from then on."""
    reshoot = reshoot_of(db, concern)
    if reshoot is None or reshoot.accepted_at is None:
        raise Refused("Please note first that the complimentary reshoot was accepted.", "offer")
    if stands(db, reshoot):
        raise Refused("The reshoot of this case is already booked.", "session")
    original = original_of(db, concern.household_id, plan)
    if reshoot.original_session_id != plan.original_session_id:
        raise Refused("This reshoot was offered for another session of theirs.", "session")
    reshoot.change, reshoot.keep = plan.change.strip() or concern.story, plan.keep.strip()
    session_id = _book_session(db, by, concern, original, plan)
    reshoot.session_id = session_id
    show_pictures(db, reshoot, plan)
    if plan.viewing_wall is not None:
        _book_viewing(db, by, concern, session_id, plan, plan.viewing_wall)
    if concern.state is ConcernState.IN_HAND:
        log(db, by, concern, "reshoot booked")
    else:
        enter(db, by, concern, ConcernState.IN_HAND, "reshoot booked", stamp="in_hand_at")
    db.flush()
    return session_id


def _book_session(
    db: Session, by: Actor, concern: Concern, original: sessions.SessionRow, plan: SecondRound
) -> SessionId:
    """The new session as the one it repeats: its kind and its list, for those who come this time (R1)."""
    people = (*plan.people, *_bring_in(db, by, concern.household_id, plan))
    return sessions.book_complimentary(
        db,
        by,
        sessions.SessionDraft(
            household_id=concern.household_id,
            type_id=original.type_id,
            wall=plan.session_wall,
            minutes=plan.minutes,
            room_id=plan.room_id,
            photographer_id=plan.photographer_id,
            people=people,
            opener_id=plan.opener_id,
            preparation=_cut(plan.change.strip() or concern.story),
            shots=shots_again(db, original, people) or None,
        ),
    )


def _bring_in(db: Session, by: Actor, household_id: HouseholdId, plan: SecondRound) -> tuple[PersonId, ...]:
    """Who has joined the family since, such as a new baby, is written into it first."""
    if not plan.newcomers:
        return ()
    before = {each.id for each in clients.people_of(db, household_id)}
    form = clients.household(db, household_id).as_draft()
    clients.amend(db, by, household_id, replace(form, people=(*form.people, *plan.newcomers), version=None))
    return tuple(each.id for each in clients.people_of(db, household_id) if each.id not in before)


def show_pictures(db: Session, reshoot: Reshoot, plan: SecondRound) -> None:
    """Which pictures the photographer is shown, in place of those that were chosen before (R20: their own)."""
    db.flush()
    db.execute(delete(ReshootPicture).where(ReshootPicture.reshoot_id == reshoot.id))
    chosen = dict.fromkeys(plan.keep_pictures, True) | dict.fromkeys(plan.change_pictures, False)
    for picture_id, keep in chosen.items():
        taken = pictures.picture(db, picture_id)
        if sessions.session(db, taken.session_id).household_id != reshoot.household_id:
            raise Refused("That picture is of another family.", "pictures")
        db.add(ReshootPicture(reshoot_id=reshoot.id, picture_id=picture_id, keep=keep))


def _cut(words: str) -> str:
    """As much of it as a note of a session holds; the case has every word."""
    return words if len(words) <= LONGEST_NOTE else f"{words[: LONGEST_NOTE - 2].rstrip()} …"


def original_of(db: Session, household_id: HouseholdId, plan: SecondRound) -> sessions.SessionRow:
    """The session that is photographed again: of the same household, and one that took place (R2)."""
    original = sessions.session(db, plan.original_session_id)
    if original.household_id != household_id:
        raise Refused("That session is of another family.", "session")
    if original.state is not SessionState.COMPLETED:
        raise Refused(
            "That session has not taken place, so there is nothing to photograph again yet.", "session"
        )
    return original


def _book_viewing(
    db: Session, by: Actor, concern: Concern, session_id: SessionId, plan: SecondRound, wall: datetime
) -> None:
    """The viewing of the second round; a refusal names its field as the viewing's own."""
    draft = viewings.ViewingDraft(
        wall=wall,
        room_id=plan.viewing_room_id,
        host_id=plan.viewing_host_id,
        minutes=plan.viewing_minutes,
        opener_id=plan.viewing_opener_id,
        hospitality=clients.household(db, concern.household_id).hospitality,
    )
    try:
        viewings.book_ahead(db, by, session_id, draft)
    except Refused as refused:
        named = (refused.field or "time").removeprefix("viewing_")
        raise Refused(refused.message, f"viewing_{named}") from refused
