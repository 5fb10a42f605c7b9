"""What they chose: ordered, made, handed over and paid, told through the services."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from studio import care, catalogue, clients, clock, making, orders, promises, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.making import HandOverDraft
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    OrderDraft,
    OrderId,
    PaymentDraft,
    PresentationDraft,
    PresentationId,
)
from studio.promises import PromiseDraft, PromiseId, PromiseKind
from studio.sample import accounts_now, bench, names
from studio.sample.courses import Course
from studio.sample.finding import find_collection
from studio.sample.stage import Stage
from studio.sample.times import Time
from studio.sessions import SessionId
from studio.viewings import ViewingId

SIZES = ((10, 8), (8, 6), (10, 8), (14, 11), (10, 8), (8, 6))
USUAL = 4
"""So many mouldings lie on the rack; the others are ordered for whoever wants them."""
LARGE = ((30, 24), (20, 16), (20, 16), (14, 11), (40, 30))


@dataclass
class Told:
    """What a sitting has come to, for whoever tells on."""

    household_id: HouseholdId
    session_id: SessionId
    viewing_id: ViewingId | None = None
    order_id: OrderId | None = None
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who is sitting, on which stage, and with which chance."""

    stage: Stage
    random: Random
    household_id: HouseholdId


def order(
    who: Sitting, course: Course, told: Told, ordered_at: datetime, host_id: StaffId
) -> Generator[datetime, None, OrderId | None]:
    """What they chose to have made, and what they paid at once."""
    stage, random = who.stage, who.random
    yield ordered_at
    assert told.viewing_id is not None
    lines = lines_of(who, course, told.viewing_id)
    promise_id = _promised_discount(who, course)
    draft = OrderDraft(
        who.household_id,
        host_id,
        lines,
        viewing_id=told.viewing_id,
        place=viewings.Place.HOME if course.at_home else viewings.Place.STUDIO,
        discount_basis_points=course.discount * 100,
        discount_reason="for bringing a friend" if course.discount else "",
        discount_promise_id=promise_id,
    )
    by = stage.people.of(host_id)
    if course.stops == "draft":
        stage.do(orders.begin, draft, by=by)
        return None
    whole = stage.store.ask(orders.quote, draft).total
    part = Money(whole.minor * course.paid_part // 100 // 100 * 100)
    payments = (PaymentDraft(part, course.method),) if part.minor else ()
    return OrderId(
        stage.do(orders.place, draft, ConfirmDraft(payments=payments, signed=random.random() < 0.8), by=by)
    )


def _promised_discount(who: Sitting, course: Course) -> PromiseId | None:
    """What was said to them when they came the first time, and is honoured now (R14)."""
    if not course.promised_discount:
        return None
    said = PromiseDraft(
        household_id=who.household_id,
        text=f"{course.promised_discount} % off their pictures, for the hour they waited in the rain.",
        kind=PromiseKind.DISCOUNT,
        due=clock.today() + timedelta(days=60),
        basis_points=course.promised_discount * 100,
    )
    return PromiseId(who.stage.do(promises.make, said, by=who.stage.people.helen))


def lines_of(who: Sitting, course: Course, viewing_id: ViewingId) -> tuple[LineDraft, ...]:
    """What hangs on their wall with what they love beside it; without pictures here, one large and some small."""
    stage, random = who.stage, who.random
    people = stage.store.ask(clients.people_of, who.household_id)
    everyone = "All of you" if len(people) > 1 else people[0].first
    hung = stage.store.ask(orders.lines_from_wall, viewing_id)
    if hung:
        small = stage.price("Print", 10, 8).id
        return tuple(
            replace(
                line,
                price_id=line.price_id or small,
                people=everyone if place == 0 else random.choice(people).first or everyone,
                hanging_place=line.hanging_place or random.choice(names.SITTING_ROOMS),
            )
            for place, line in enumerate(hung)
        )
    chosen = stage.store.ask(viewings.viewing, viewing_id).chosen
    sizes: Sequence[tuple[int, int]] = (random.choice(LARGE), *SIZES)
    product = "Framed print" if course.framed else "Print"
    framing = _framing(who, course)
    return tuple(
        replace(
            framing,
            image_ref=reference,
            price_id=stage.price(product, *sizes[place % len(sizes)]).id,
            people=everyone if place == 0 else random.choice(people).first or everyone,
            hanging_place=names.SITTING_ROOMS[0] if place == 0 else random.choice(names.SITTING_ROOMS),
            quantity=2 if place and random.random() < 0.08 else 1,
        )
        for place, reference in enumerate(chosen)
    )


def _framing(who: Sitting, course: Course) -> LineDraft:
    """How all of an order is framed; before the studio kept a board nobody wrote that down line by line."""
    stage, random = who.stage, who.random
    bare = LineDraft("", None)
    if not course.framed or not bench.has_bench(stage):
        return bare
    edition = stage.store.ask(catalogue.edition_on, clock.today())
    usual = edition.usual(stage.price("Framed print", 10, 8).id)
    named = [row for row in edition.mouldings if row.name == course.moulding]
    moulding = named[0] if named else random.choice(edition.mouldings[:USUAL])
    return replace(
        bare,
        moulding_id=moulding.id,
        mount_id=usual.mount_id if random.random() < 0.6 else None,
        glazing_id=usual.glazing_id,
    )


def make_and_present(
    who: Sitting, course: Course, order_id: OrderId, collection: Time | None
) -> Generator[datetime, None, date | None]:
    """Signed, made, ready, and handed over; who pays late pays later."""
    stage, random = who.stage, who.random
    row = stage.store.ask(orders.order, order_id)
    promised = row.revision.promised_on
    if course.changes:
        yield from accounts_now.change_mind(stage, random, order_id)
    if course.stops == "confirmed" or promised is None:
        return None
    if course.stops == "order called off":
        yield stage.working_moment(random, promised - timedelta(days=27))
        stage.do(orders.cancel, order_id, "they are moving abroad", by=stage.people.helen)
        return None
    placed_on = stage.store.ask(orders.order, order_id).confirmed_at
    assert placed_on is not None
    yield stage.working_moment(random, placed_on.date() + timedelta(days=2))
    if row.signed_at is None:
        stage.do(making.sign, order_id, by=stage.people.gwen)
    bench.start(stage, order_id, stage.people.daniel)
    if course.plan:
        yield from accounts_now.pay_by_instalments(stage, random, order_id)
    if course.stops == "in production":
        yield from bench.leave_under_way(stage, random, order_id, stage.people.daniel, course.bench)
        return None
    ready_on = (
        collection.wall.date() - timedelta(days=2)
        if collection
        else promised + timedelta(days=course.late_days)
    )
    yield stage.working_moment(random, ready_on, before=course.late_days < 0)
    bench.finish(stage, order_id, stage.people.daniel, stage.people.ruth)
    if course.stops == "ready":
        return None
    return (yield from present(who, course, order_id, collection, ready_on))


def present(
    who: Sitting, course: Course, order_id: OrderId, collection: Time | None, ready_on: date
) -> Generator[datetime, None, date | None]:
    """The hour on which the portraits go home; missed, another is found."""
    stage, random = who.stage, who.random
    found = collection or find_collection(stage, random, ready_on + timedelta(days=1))
    if found is None:
        return None
    presentation_id = _book_presentation(stage, order_id, found, stage.desk(random))
    if course.presentation_missed:
        yield found.wall + timedelta(minutes=25)
        stage.do(orders.presentation_no_show, presentation_id, by=stage.people.gwen)
        if course.stops == "not collected":
            return None
        found = find_collection(stage, random, found.wall.date() + timedelta(days=3))
        if found is None:
            return None
        presentation_id = _book_presentation(stage, order_id, found, stage.people.gwen)
    yield found.wall + timedelta(minutes=20)
    by = stage.people.of(found.staff_id)
    owed = stage.store.ask(orders.balance, order_id)
    pays_now = owed.minor > 0 and not course.pays_late_days
    if pays_now:
        stage.do(orders.take_payment, order_id, PaymentDraft(owed, course.method), by=by)
    bank(stage, order_id)
    people = [row.first for row in stage.store.ask(clients.people_of, who.household_id) if not row.under_18]
    settled = owed.minor == 0 or pays_now
    hand_over(
        stage,
        order_id,
        presentation_id,
        " and ".join(people[:2]) or "the family",
        course.mood,
        by,
        close=settled,
    )
    if course.invoice:
        stage.do(orders.issue_invoice, order_id, by=stage.people.helen)
    if not settled:
        yield stage.working_moment(random, found.wall.date() + timedelta(days=course.pays_late_days))
        late = PaymentDraft(stage.store.ask(orders.balance, order_id), course.method, "reminded once")
        stage.do(orders.take_payment, order_id, late, by=stage.people.gwen)
        bank(stage, order_id)
        stage.do(orders.close, order_id, by=stage.people.gwen)
    return found.wall.date()


def hand_over(
    stage: Stage,
    order_id: OrderId,
    presentation_id: PresentationId,
    who: str,
    mood: str,
    by: Actor,
    *,
    close: bool,
) -> None:
    """Piece by piece, looked at together, and what they brought back taken in; what was made before there was a board
    goes home as a whole.
    """
    pieces = tuple(row.id for row in stage.store.ask(making.pieces_of, order_id) if row.ended is None)
    draft = HandOverDraft(who, pieces, pieces, mood, close=close)
    old = stage.store.ask(care.coming_back, order_id)
    brought = [(row.line_id, row.copy) for row in old if row.fate in (care.Fate.EXCHANGE, care.Fate.RETURN)]
    stage.do(care.hand_over, presentation_id, draft, brought, by=by)


def bank(stage: Stage, order_id: OrderId) -> None:
    """Their cheques go to the bank before the order can be closed."""
    waiting = [row.id for row in stage.store.ask(orders.cheques_here, order_id)]
    if waiting:
        stage.do(orders.pay_in_cheques, waiting, clock.today(), by=stage.people.gwen)


def _book_presentation(stage: Stage, order_id: OrderId, found: Time, by: Actor) -> orders.PresentationId:
    draft = PresentationDraft(
        order_id, found.wall, found.staff_id, found.room_id, found.minutes, opener_id=stage.opener(found)
    )
    return orders.PresentationId(stage.do(orders.book_presentation, draft, by=by))
