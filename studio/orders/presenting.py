"""The presentation: booked, and held when the finished pictures are handed over."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import clients, clock, diary, sessions
from studio.actor import Actor
from studio.diary.model import AppointmentKind
from studio.errors import Missing, Refused
from studio.orders.accounts import locked
from studio.orders.closing import close
from studio.orders.drafts import HandedOverDraft, PresentationDraft, words_of
from studio.orders.model import OrderId, OrderState, Presentation, PresentationId, PresentationState
from studio.orders.working import today
from studio.rights import verb
from studio.written import one_line

BOOKABLE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)


@verb("orders.book_presentation")
def book_presentation(db: Session, by: Actor, draft: PresentationDraft) -> PresentationId:
    """Book when the pictures are handed over, also before they are ready; the diary refuses a clash or a bare time."""
    order = locked(db, draft.order_id)
    if order.state not in BOOKABLE:
        raise Refused(f"This order is {order.state.value}, so there is nothing to hand over.")
    appointment_id = diary.arrange(
        db,
        by,
        diary.AppointmentDraft(
            kind=AppointmentKind.PRESENTATION,
            title=clients.household(db, order.household_id).filing_name,
            wall=draft.wall,
            fold=draft.fold,
            minutes=draft.minutes,
            household_id=order.household_id,
            room_id=draft.room_id,
            staff_id=draft.host_id,
            opener_id=draft.opener_id,
        ),
    )
    presentation = Presentation(
        household_id=order.household_id,
        order_id=order.id,
        appointment_id=appointment_id,
        state=PresentationState.BOOKED,
        place=draft.place,
    )
    db.add(presentation)
    db.flush()
    return presentation.id


@verb("orders.move_presentation")
def move_presentation(
    db: Session, by: Actor, presentation_id: PresentationId, draft: sessions.MoveDraft
) -> None:
    """Move a booked presentation; the client has to be told again. Raises Refused and Conflict as the diary does."""
    sessions.move_appointment(db, by, _booked(db, presentation_id).appointment_id, draft)


@verb("orders.hold_presentation")
def hold_presentation(
    db: Session, by: Actor, presentation_id: PresentationId, draft: HandedOverDraft
) -> OrderId:
    """Write down that the pictures were handed over: who came, how they were. When that was everything, the order is
    presented, and the follow-up letter counts from this day.

    Raises Refused before the order is ready; what is finished may go home before the rest of it.
    """
    draft.check()
    presentation = _presentation(db, presentation_id)
    order = locked(db, presentation.order_id)
    if presentation.state is not PresentationState.BOOKED:
        raise Refused(f"This presentation is {presentation.state.value}.")
    if order.state is not OrderState.READY and (
        draft.everything or order.state is not OrderState.IN_PRODUCTION
    ):
        raise Refused(f"The order is {order.state.value}. Please mark the pictures ready first.")
    # Asked before anything is changed: a question would write half of it, and what is held is never written to again.
    held_on = min(diary.appointment(db, presentation.appointment_id).wall.date(), today(db))
    presentation.state, presentation.held_at = PresentationState.HELD, clock.now()
    presentation.held_on = held_on
    presentation.attendees = words_of(draft.attendees)
    presentation.mood = one_line(draft.mood, 80).text
    presentation.handed_over = words_of(draft.handed_over) or "Everything that was ordered"
    presentation.everything = draft.everything
    if draft.everything:
        order.state = OrderState.PRESENTED
    db.flush()
    if draft.close and draft.everything:
        close(db, by, order.id)
    return order.id


@verb("orders.presentation_no_show")
def presentation_no_show(db: Session, by: Actor, presentation_id: PresentationId) -> None:
    """Nobody came; the pictures wait."""
    presentation = _booked(db, presentation_id)
    presentation.state = PresentationState.NO_SHOW
    db.flush()


@verb("orders.presentation_back")
def presentation_back(db: Session, by: Actor, presentation_id: PresentationId) -> None:
    """They came after all: a no-show is booked again."""
    presentation = _presentation(db, presentation_id)
    if presentation.state is not PresentationState.NO_SHOW:
        raise Refused(f"This presentation is {presentation.state.value}.")
    presentation.state = PresentationState.BOOKED
    db.flush()


@verb("orders.cancel_presentation")
def cancel_presentation(db: Session, by: Actor, presentation_id: PresentationId, reason: str) -> None:
    """Call a booked presentation off, with the reason; the time is free again."""
    said = one_line(reason, 400).text
    if not said:
        raise Refused("Please say why it is called off.", "reason")
    call_off(db, by, _booked(db, presentation_id), said)


def call_off(db: Session, by: Actor, presentation: Presentation, reason: str) -> None:
    """Free its time and keep why."""
    presentation.state, presentation.reason = PresentationState.CANCELLED, reason
    db.flush()
    diary.cancel(db, by, presentation.appointment_id, reason)


def _presentation(db: Session, presentation_id: PresentationId) -> Presentation:
    presentation = db.get(Presentation, presentation_id)
    if presentation is None:
        raise Missing("That presentation is no longer there. Please look again.")
    return presentation


def _booked(db: Session, presentation_id: PresentationId) -> Presentation:
    presentation = _presentation(db, presentation_id)
    if presentation.state is not PresentationState.BOOKED:
        raise Refused(f"This presentation is {presentation.state.value}.")
    return presentation
