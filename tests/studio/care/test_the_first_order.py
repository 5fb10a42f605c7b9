"""What becomes of the first order, picture by picture: decided, changed until the new presentation, and ticked back."""

from dataclasses import replace
from datetime import datetime

import pytest

from studio import care, clock, making, orders, schema, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.care import ConcernId, Fate, FirstOrder, LeftOver, OfferDraft, OfferKind, OfferOutcome, PieceFate
from studio.db import Store
from studio.errors import Conflict, Refused
from studio.making import HandOverDraft, Stage
from studio.money import Money
from studio.orders import ConfirmDraft, OrderDraft, OrderId, PresentationDraft, Surplus
from studio.sessions import Comfort, CompletionDraft
from tests.make import care as make
from tests.make import making as bench
from tests.make import orders as make_orders
from tests.make.letters import Fringe, fringe

K, X, M, B, C = Fate.KEEP, Fate.EXCHANGE, Fate.REMAKE, Fate.RETURN, Fate.CREDIT
ADVENT = datetime(2026, 12, 9, 10)


@pytest.fixture
def told(store: Store) -> Fringe:
    return fringe(store)


def at_home(store: Store, told: Fringe) -> None:
    """Every piece of the first order went home, as the bench knows it."""
    for piece in store.ask(making.pieces_of, told.order_id):
        if piece.stage is Stage.READY:
            store.do(making.move_on, piece.id, piece.version, by=told.staff.priya)


def her_call(store: Store, told: Fringe) -> ConcernId:
    at_home(store, told)
    return make.fringe_told(store, told.staff, told.household_id, told.session_id)


def first(store: Store, concern_id: ConcernId) -> FirstOrder:
    found = store.ask(care.first_order, concern_id)
    assert found is not None
    return found


def fates(whole: FirstOrder, *wanted: Fate) -> tuple[PieceFate, ...]:
    """One fate for each picture, in turn."""
    return tuple(
        PieceFate(piece.line_id, piece.copy, fate, version=piece.version)
        for piece, fate in zip(whole.pieces, wanted, strict=True)
    )


def decide(
    store: Store, by: Actor, concern_id: ConcernId, *wanted: Fate, left_over: LeftOver | None = None
) -> FirstOrder:
    drafts = fates(first(store, concern_id), *wanted)
    store.do(care.decide_first_order, concern_id, drafts, left_over or LeftOver(), by=by)
    return first(store, concern_id)


def second_viewing(store: Store, told: Fringe, concern_id: ConcernId) -> OrderId:
    """The reshoot photographed and viewed, its order begun by the desk."""
    reshoot = store.ask(care.reshoot_of_concern, concern_id)
    assert reshoot is not None
    assert reshoot.session_id is not None
    with clock.standing_at(datetime(2026, 12, 5, 11, 40)):
        done = CompletionDraft(
            session_id=reshoot.session_id, images_taken=90, mood="easy", comfort=Comfort.FINE
        )
        viewing_id = store.do(viewings.complete_session, done, by=told.staff.daniel)
    with clock.standing_at(make_orders.SECOND_EVENING):
        return OrderId(store.do(care.begin_reshoot_order, viewing_id, by=told.staff.helen))


def placed(store: Store, told: Fringe, order_id: OrderId, **confirming: object) -> None:
    row = store.ask(orders.order, order_id)
    draft = OrderDraft(
        told.household_id, StaffId(told.staff.helen.staff_id), make_orders.second_lines(store),
        viewing_id=row.viewing_id, replaces_order_id=row.replaces_order_id,
    )  # fmt: skip
    with clock.standing_at(make_orders.SECOND_EVENING):
        store.do(orders.place_draft, order_id, draft, ConfirmDraft(**confirming), by=told.staff.helen)  # type: ignore[arg-type]  # by name


def money(store: Store, order_id: OrderId) -> tuple[str, str, int]:
    row = store.ask(orders.order, order_id)
    return row.credit_brought.show(), row.balance.show(), row.revision.number


def test_each_picture_is_decided_for_itself_and_can_be_changed_until_the_new_ones_are_there(
    store: Store, told: Fringe
) -> None:
    concern_id = her_call(store, told)
    store.do(orders.issue_invoice, told.order_id, by=told.staff.helen)
    (posted,) = store.ask(orders.invoices_of, told.order_id)
    pdf = store.ask(orders.invoice_pdf, posted.id)
    whole = first(store, concern_id)
    assert [piece.fate for piece in whole.pieces] == [None] * 5
    assert whole.pieces[0].charge == Money(895_00)
    # Two exchanged, one credited, two kept: what was paid on three of them counts.
    whole = decide(store, told.staff.priya, concern_id, X, X, C, K, K)
    again = decide(store, told.staff.priya, concern_id, X, X, C, K, K)
    assert [piece.version for piece in again.pieces] == [piece.version for piece in whole.pieces]
    said = [step.what for step in make.case(store, concern_id).steps if step.what.startswith("first order")]
    assert said == ["first order: 2 exchanged, 1 credited, 2 kept"]
    second = second_viewing(store, told, concern_id)
    placed(store, told, second)
    assert money(store, second) == ("£1,225.00", "£795.00", 1)
    # She would rather exchange the others too: the page is made again, and is to be signed again.
    with clock.standing_at(ADVENT):
        decide(store, told.staff.priya, concern_id, X, X, X, X, B)
        assert money(store, second) == ("£1,555.00", "£465.00", 2)
        assert store.ask(orders.order, second).signed_at is None
        # … and keeps the large one after all: to the penny what was paid on it goes back to the first order.
        decide(store, told.staff.daniel, concern_id, K, X, X, X, B)
    assert money(store, second) == ("£660.00", "£1,360.00", 3)
    assert store.ask(orders.balance, told.order_id) == Money(0)
    assert store.ask(orders.invoices_of, told.order_id) == (posted,)
    assert store.ask(orders.invoice_pdf, posted.id) == pdf
    assert schema.check(store) == []


def test_the_old_pictures_are_ticked_back_when_the_new_ones_are_handed_over_and_each_is_told_what_replaced_it(
    store: Store, told: Fringe
) -> None:
    concern_id = her_call(store, told)
    decide(store, told.staff.priya, concern_id, X, X, B, C, K)
    second = second_viewing(store, told, concern_id)
    placed(store, told, second)
    bench.finish(store, second, told.staff.helen)
    with clock.standing_at(datetime(2027, 1, 5, 11)):
        draft = PresentationDraft(second, datetime(2027, 1, 5, 11), StaffId(told.staff.priya.staff_id))
        presentation_id = store.do(orders.book_presentation, draft, by=told.staff.priya)
        due = store.ask(care.coming_back, second)
        assert [row.fate for row in due] == [X, X, B, C]
        pieces = tuple(piece.id for piece in store.ask(making.pieces_of, second))
        handing = HandOverDraft("Claire", pieces=pieces)
        back = tuple((row.line_id, row.copy) for row in due if row.fate is B or row.image_ref == "0147")
        store.do(care.hand_over, presentation_id, handing, back, by=told.staff.priya)
        again = [row.id for row in first(store, concern_id).pieces if row.fate is B]
        store.do(care.take_back, concern_id, again, by=told.staff.priya)
    whole = first(store, concern_id)
    assert [piece.returned_at is not None for piece in whole.pieces] == [True, False, True, False, False]
    assert [bool(piece.replaced_by) for piece in whole.pieces] == [True, True, False, False, False]
    new = {piece.id: piece for piece in store.ask(making.pieces_of, second)}
    large = whole.pieces[0]
    assert large.replaced_by_id is not None
    assert new[large.replaced_by_id].hanging_place == "above the fireplace, lounge"
    assert store.ask(care.in_place_of, second)[large.replaced_by_id] == large.code
    assert [row.fate for row in store.ask(care.fates_of_order, told.order_id)] == [X, X, B, C, K]
    with pytest.raises(Refused, match="handed over"):
        decide(store, told.staff.priya, concern_id, X, X, B, C, X)
    with pytest.raises(Refused, match="stays with them"):
        store.do(care.take_back, concern_id, [whole.pieces[4].id], by=told.staff.priya)
    assert schema.check(store) == []


def test_a_picture_made_again_hangs_on_until_the_new_one_is_there_and_she_may_keep_it_after_all(
    store: Store, told: Fringe
) -> None:
    at_home(store, told)
    remake = OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED)
    concern_id = make.told(
        store, told.staff, told.household_id, about=care.About.ITEM, order_id=told.order_id, offers=(remake,)
    )
    with pytest.raises(Refused, match="no new order"):
        decide(store, told.staff.priya, concern_id, X, K, K, K, K)
    whole = decide(store, told.staff.priya, concern_id, M, K, K, K, K)
    begun = whole.pieces[0].replaced_by_id
    assert begun is not None
    new = store.ask(making.piece, begun)
    assert (new.stage, new.remake_of_id) == (Stage.TO_START, whole.pieces[0].piece_id)
    assert len(whole.pieces) == 5
    decide(store, told.staff.priya, concern_id, M, K, K, K, K)
    assert len(store.ask(making.pieces_of, told.order_id)) == 6
    kept = decide(store, told.staff.priya, concern_id, K, K, K, K, K)
    assert store.ask(making.piece, new.id).ended is making.Ended.STOPPED
    assert kept.pieces[0].replaced_by_id is None
    # Another time it is begun anew; once it is printed it goes on.
    again = decide(store, told.staff.priya, concern_id, M, K, K, K, K)
    anew = again.pieces[0].replaced_by_id
    assert anew is not None
    bench.up_to(store, store.ask(making.piece, anew), Stage.PRINTED, told.staff.daniel)
    with pytest.raises(Refused, match="printed already"):
        decide(store, told.staff.priya, concern_id, K, K, K, K, K)
    assert schema.check(store) == []


def test_when_all_are_kept_nothing_is_credited_and_what_is_left_over_is_the_owners_to_decide(
    store: Store, told: Fringe
) -> None:
    concern_id = her_call(store, told)
    with pytest.raises(Refused, match="not on their first order"):
        store.do(
            care.decide_first_order, concern_id, (PieceFate(orders.LineId(9999), 1, K),), by=told.staff.priya
        )
    decide(store, told.staff.priya, concern_id, K, K, K, K, K)
    second = second_viewing(store, told, concern_id)
    assert store.ask(orders.order, second).credit_brought == Money(0)
    row = store.ask(orders.order, second)
    small = OrderDraft(
        told.household_id, StaffId(told.staff.helen.staff_id), make_orders.second_lines(store)[1:2],
        viewing_id=row.viewing_id, replaces_order_id=row.replaces_order_id,
    )  # fmt: skip
    with clock.standing_at(make_orders.SECOND_EVENING):
        store.do(orders.place_draft, second, small, ConfirmDraft(), by=told.staff.helen)
    stale = fates(first(store, concern_id), X, K, K, K, K)
    with clock.standing_at(ADVENT), pytest.raises(Refused) as refused:
        store.do(care.decide_first_order, concern_id, stale, by=told.staff.priya)
    assert refused.value.field == "surplus"
    assert first(store, concern_id).pieces[0].fate is K
    with clock.standing_at(ADVENT):
        kept = LeftOver(Surplus.CREDIT)
        store.do(care.decide_first_order, concern_id, stale, kept, by=told.staff.helen)
    assert store.ask(orders.kept_credit, told.household_id) == Money(730_00)
    older = tuple(replace(each, fate=C) for each in stale)
    with pytest.raises(Conflict):
        store.do(care.decide_first_order, concern_id, older, kept, by=told.staff.helen)
    assert schema.check(store) == []


def test_what_nothing_was_said_of_is_exchanged_when_the_order_that_replaces_it_is_handed_over(
    store: Store, told: Fringe
) -> None:
    concern_id = her_call(store, told)
    second = second_viewing(store, told, concern_id)
    placed(store, told, second)
    assert money(store, second) == ("£1,555.00", "£465.00", 1)
    bench.finish(store, second, told.staff.helen)
    with clock.standing_at(datetime(2027, 1, 5, 11)):
        draft = PresentationDraft(second, datetime(2027, 1, 5, 11), StaffId(told.staff.priya.staff_id))
        presentation_id = store.do(orders.book_presentation, draft, by=told.staff.priya)
        large, *_ = store.ask(care.coming_back, second)
        pieces = tuple(piece.id for piece in store.ask(making.pieces_of, second))
        back = ((large.line_id, large.copy),)
        store.do(
            care.hand_over, presentation_id, HandOverDraft("Claire", pieces=pieces), back, by=told.staff.priya
        )
    whole = first(store, concern_id)
    assert {piece.fate for piece in whole.pieces} == {X}
    assert all(piece.replaced_by for piece in whole.pieces)
    assert [piece.returned_at is not None for piece in whole.pieces] == [True, False, False, False, False]
    assert schema.check(store) == []
