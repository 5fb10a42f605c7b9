"""The fringe (DOMAIN 3.6) through the services, on both databases, to the penny and the day."""

from datetime import date, datetime

from studio import care, clients, clock, diary, making, orders, schema, sessions, viewings
from studio.actor import Actor
from studio.business.model import RoomId
from studio.db import Store
from studio.money import Money
from tests.make import making as bench
from tests.make.business import Staff, marsh_and_reed, room_named
from tests.make.catalogue import price, session_type
from tests.make.clients import ashworths

STORY = (
    "My fringe wasn’t quite right that morning, and I did not like to say. Now it is the first thing I see."
)


def line(store: Store, wide: int, high: int, people: str, place: str, reference: str) -> orders.LineDraft:
    product = price(store, "Framed print", wide, high)
    return orders.LineDraft(reference, product.id, people=people, hanging_place=place)


def first_order(store: Store) -> tuple[orders.LineDraft, ...]:
    return (
        line(store, 30, 24, "All four of you", "above the fireplace, lounge", "0147"),
        line(store, 10, 8, "Ellie", "hall", "0152"),
        line(store, 10, 8, "Tom", "hall", "0160"),
        line(store, 10, 8, "Claire and Mark", "study", "0163"),
        line(store, 10, 8, "Ellie and Tom", "with their grandmother", "0171"),
    )


def second_order(store: Store) -> tuple[orders.LineDraft, ...]:
    return (
        line(store, 40, 30, "All four of you", "above the fireplace, lounge", "0311"),
        *(
            line(store, 10, 8, who, "hall", f"03{number}")
            for number, who in enumerate(("Ellie", "Tom", "Claire", "Mark", "Both"), 20)
        ),
    )


def book_first(store: Store, staff: Staff, family: clients.HouseholdId) -> sessions.SessionId:
    with clock.standing_at(datetime(2026, 9, 2, 9, 40)):
        session_id = store.do(
            sessions.book,
            sessions.SessionDraft(
                household_id=family,
                type_id=session_type(store).id,
                wall=datetime(2026, 9, 12, 10, 30),
                room_id=RoomId(room_named(store, "Studio One").id),
                photographer_id=staff.daniel.staff_id,
            ),
            by=staff.priya,
        )
        store.do(sessions.take_fee, session_id, Money(6000), sessions.Method.CARD, by=staff.priya)
    return session_id


def complete_and_view(
    store: Store, by: Actor, session_id: sessions.SessionId, done: datetime, viewing_at: datetime, host: Actor
) -> viewings.ViewingId:
    with clock.standing_at(done):
        viewing_id = store.do(
            viewings.complete_session,
            sessions.CompletionDraft(
                session_id=session_id,
                images_taken=62,
                mood="cheerful",
                comfort=sessions.Comfort.NOT_ASKED,
                comfort_words="the next family was early",
            ),
            by=by,
        )
        if store.ask(viewings.viewing, viewing_id).state is viewings.ViewingState.TO_ARRANGE:
            store.do(
                viewings.book,
                viewing_id,
                viewings.ViewingDraft(
                    wall=viewing_at,
                    room_id=RoomId(room_named(store, "Viewing room").id),
                    host_id=host.staff_id,
                ),
                by=by,
            )
    return viewing_id


def hold(
    store: Store, by: Actor, viewing_id: viewings.ViewingId, at: datetime, chosen: tuple[str, ...]
) -> None:
    with clock.standing_at(at):
        held = viewings.HeldDraft(
            outcome=viewings.Outcome.ORDERED, images_shown=62, chosen=chosen, mood="happy"
        )
        store.do(viewings.hold, viewing_id, held, by=by)


def make_and_book(
    store: Store, staff: Staff, order_id: orders.OrderId, ready: datetime, presented: datetime
) -> orders.PresentationId:
    with clock.standing_at(ready):
        store.do(making.sign, order_id, by=staff.helen)
        bench.finish(store, order_id, staff.daniel)
        room = RoomId(room_named(store, "Viewing room").id)
        draft = orders.PresentationDraft(order_id, presented, staff.helen.staff_id, room)
        return orders.PresentationId(store.do(orders.book_presentation, draft, by=staff.priya))


def make_and_present(
    store: Store, staff: Staff, order_id: orders.OrderId, ready: datetime, presented: datetime
) -> None:
    presentation_id = make_and_book(store, staff, order_id, ready, presented)
    with clock.standing_at(presented.replace(hour=17, minute=45)):
        store.do(
            orders.hold_presentation,
            presentation_id,
            orders.HandedOverDraft("Claire and Mark", "delighted", "five framed pictures", close=True),
            by=staff.helen,
        )


def decide_the_first_order(store: Store, by: Actor, concern_id: care.ConcernId) -> None:
    """Exchanged, all of it but their grandmother's, which is credited and stays with her."""
    first = store.ask(care.first_order, concern_id)
    assert first is not None
    fates = {True: care.Fate.CREDIT, False: care.Fate.EXCHANGE}
    decided = tuple(
        care.PieceFate(row.line_id, row.copy, fates[row.image_ref == "0171"]) for row in first.pieces
    )
    store.do(care.decide_first_order, concern_id, decided, by=by)


def present_again(store: Store, staff: Staff, order_id: orders.OrderId, concern_id: care.ConcernId) -> None:
    """Tuesday 5 January 2027: the new pictures go home, and the two above the fireplace and in the study come back."""
    ready, presented = datetime(2027, 1, 4, 15), datetime(2027, 1, 5, 17)
    presentation_id = make_and_book(store, staff, order_id, ready, presented)
    with clock.standing_at(presented.replace(minute=45)):
        old = store.ask(care.coming_back, order_id)
        back = [(row.line_id, row.copy) for row in old if row.image_ref in ("0147", "0163")]
        pieces = tuple(row.id for row in store.ask(making.pieces_of, order_id))
        handed = making.HandOverDraft("Claire and Mark", pieces, mood="delighted", close=True)
        store.do(care.hand_over, presentation_id, handed, back, by=staff.helen)
    first = store.ask(care.first_order, concern_id)
    assert first is not None
    told = {row.image_ref: (row.fate, row.replaced_by, row.returned_at is not None) for row in first.pieces}
    assert told["0147"] == (care.Fate.EXCHANGE, "O-00002/1", True)
    assert told["0171"] == (care.Fate.CREDIT, "", False)
    assert {ref for ref, (_, _, came) in told.items() if came} == {"0147", "0163"}


def test_the_fringe_runs_from_the_first_call_to_the_second_presentation_to_the_penny(store: Store) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 2, 9, 38)):
        family = ashworths(store, staff.priya)
    first = book_first(store, staff, family)
    viewing_id = complete_and_view(
        store, staff.daniel, first, datetime(2026, 9, 12, 11, 35), datetime(2026, 9, 16, 19), staff.helen
    )
    hold(
        store,
        staff.helen,
        viewing_id,
        datetime(2026, 9, 16, 20, 40),
        ("0147", "0152", "0160", "0163", "0171"),
    )

    with clock.standing_at(datetime(2026, 9, 16, 20, 45)):
        order_id = store.do(
            orders.place,
            orders.OrderDraft(family, staff.helen.staff_id, first_order(store), viewing_id=viewing_id),
            orders.ConfirmDraft(
                payments=(orders.PaymentDraft(Money(155500), orders.Method.CARD),), signed=True
            ),
            by=staff.helen,
        )
    order = store.ask(orders.order, order_id)
    assert order.number == "O-00001"
    assert order.revision.total == Money(155500)
    assert order.revision.promised_on == date(2026, 10, 14)
    assert store.ask(orders.balance, order_id) == Money(0)
    make_and_present(store, staff, order_id, datetime(2026, 10, 9, 15), datetime(2026, 10, 14, 17, 0))
    assert store.ask(orders.order, order_id).state is orders.OrderState.CLOSED

    told = datetime(2026, 11, 24, 13, 10)
    with clock.standing_at(told):
        claire = store.ask(clients.household, family).people[0]
        concern_id = store.do(
            care.log_concern,
            care.ConcernDraft(
                household_id=family,
                person_id=claire.id,
                story=STORY,
                in_short="her fringe",
                about=care.About.SESSION,
                session_id=first,
                order_id=order_id,
                wish="to look like myself above the fireplace",
                apology="on the telephone",
                offers=(care.OfferDraft(care.OfferKind.RESHOOT, outcome=care.OfferOutcome.ACCEPTED),),
                second_round=care.SecondRound(
                    original_session_id=first,
                    session_wall=datetime(2026, 12, 5, 10, 30),
                    room_id=RoomId(room_named(store, "Studio One").id),
                    photographer_id=staff.daniel.staff_id,
                    minutes=60,
                    people=tuple(person.id for person in store.ask(clients.household, family).people),
                    viewing_wall=datetime(2026, 12, 8, 19, 30),
                    viewing_room_id=RoomId(room_named(store, "Viewing room").id),
                    viewing_host_id=staff.helen.staff_id,
                    viewing_minutes=90,
                    keep="the order of poses, the lounge print large",
                ),
            ),
            by=staff.priya,
        )
        case = store.ask(care.concern, concern_id)
    assert case.number == "C-0001"
    assert case.state is care.ConcernState.IN_HAND
    assert case.response_minutes == 0
    assert (told.date() - date(2026, 10, 14)).days == 41
    assert (told.date() - date(2026, 9, 12)).days == 73
    assert case.reshoot is not None
    assert case.reshoot.session_id is not None
    second = store.ask(sessions.session, case.reshoot.session_id)
    assert (second.fee_list, second.fee_charged) == (Money(0), Money(0))
    assert second.wall == datetime(2026, 12, 5, 10, 30)

    second_viewing = complete_and_view(
        store,
        staff.daniel,
        second.id,
        datetime(2026, 12, 5, 11, 35),
        datetime(2026, 12, 8, 19, 30),
        staff.helen,
    )
    assert store.ask(viewings.viewing, second_viewing).wall == datetime(2026, 12, 8, 19, 30)
    hold(store, staff.helen, second_viewing, datetime(2026, 12, 8, 20, 50), ("0311", "0320"))
    with clock.standing_at(datetime(2026, 12, 8, 20, 55)):
        again_id = store.do(care.begin_reshoot_order, second_viewing, by=staff.helen)
        draft = store.ask(orders.order, again_id)
        store.do(
            orders.save_draft,
            again_id,
            orders.OrderDraft(
                family,
                staff.helen.staff_id,
                second_order(store),
                session_id=second.id,
                viewing_id=second_viewing,
                replaces_order_id=order_id,
                version=draft.revision.version,
            ),
            by=staff.helen,
        )
        paid = (orders.PaymentDraft(Money(46500), orders.Method.CARD),)
        store.do(orders.confirm, again_id, orders.ConfirmDraft(payments=paid, signed=True), by=staff.helen)
    again = store.ask(orders.order, again_id)
    assert again.revision.total == Money(202000)
    assert again.revision.credit_brought == Money(155500)
    assert again.revision.to_pay == Money(46500)
    assert again.revision.promised_on == date(2027, 1, 5)
    assert store.ask(orders.balance, again_id) == Money(0)
    both = store.ask(care.rounds, concern_id, staff.helen)
    assert both.uplift == Money(46500)
    assert both.credit == Money(155500)
    assert store.ask(care.rounds, concern_id, staff.priya).uplift is None
    with clock.standing_at(datetime(2026, 12, 9, 10)):
        decide_the_first_order(store, staff.helen, concern_id)
    assert store.ask(orders.order, again_id).revision.credit_brought == Money(155500)
    assert store.ask(orders.order, order_id).revision.total == Money(155500), "what was invoiced is untouched"
    present_again(store, staff, again_id, concern_id)

    with clock.standing_at(datetime(2027, 1, 6, 10, 0)):
        case = store.ask(care.concern, concern_id)
        store.do(care.resolve, concern_id, case.version, by=staff.helen)
        case = store.ask(care.concern, concern_id)
        store.do(care.confirm_happy, concern_id, "I love it. That is me.", case.version, by=staff.helen)
        assert store.ask(care.concern, concern_id).state is care.ConcernState.HAPPY
        assert store.ask(care.open_concerns, family) == []
        assert len(store.ask(diary.day, date(2026, 12, 5))) == 1
        assert schema.check(store) == []
