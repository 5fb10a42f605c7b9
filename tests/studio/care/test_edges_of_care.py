"""What does not go as in the book (DOMAIN 3.7): who rings for whom, two homes, a closure, revisions, a failed check."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from studio import business, care, clients, clock, letters, making, orders, promises
from studio.business import ClosureDraft, StaffId
from studio.care import Aspect, MarkDraft, OfferDraft, OfferKind, OfferOutcome
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, PersonRole
from studio.db import Store
from studio.making import NotRightDraft, Point, Stage
from studio.orders import ConfirmDraft, HandedOverDraft, OrderDraft, OrderState
from studio.promises import PromiseKind
from tests.make import care as make
from tests.make import making as bench
from tests.make import orders as pictures
from tests.make.business import Staff, marsh_and_reed
from tests.make.clients import ashworths
from tests.make.letters import fringe, said

REMADE = OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED)


def test_her_mother_rings_and_she_is_the_one_who_is_rung_written_to_and_asked(
    store: Store, tmp_path: Path
) -> None:
    told = fringe(store)
    concern_id = make.told(
        store, told.staff, told.household_id, told_by="Joan, her mother", story="She has cried over her fringe.",
        offers=(REMADE,), channel=care.Channel.TELEPHONE,
    )  # fmt: skip
    case = make.case(store, concern_id)
    assert (case.person, case.told_by) == ("Claire Ashworth", "Joan, her mother")
    quiet = store.ask(care.open_concern_of, told.household_id)
    assert quiet is not None
    assert quiet.person == "Claire"
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        (line,) = store.ask(care.owed, date(2026, 11, 25))
        assert line.title.startswith("Claire Ashworth: ")
        assert (case.responded_at, store.ask(letters.drafts)) == (None, []), (
            "she herself has not been spoken to"
        )
        version = make.case(store, concern_id).version
        store.do(care.respond, concern_id, care.Reached.SPOKE, version, by=told.staff.priya)
        store.do(letters.draft_apologies, by=told.staff.priya)
        (draft,) = store.ask(letters.drafts)
        words = replace(
            store.ask(letters.draft, draft.id).words, error="I am sorry.", doing="We print it again."
        )
        store.do(letters.write_apology, draft.id, words, draft.version, by=told.staff.priya)
        draft = store.ask(letters.letter, draft.id)
        store.do(letters.mark_checked, draft.id, draft.version, by=told.staff.helen)
        report = letters.issue_to_folder(store, told.staff.priya, date(2026, 11, 25), tmp_path)
    page = next(said(store, each.letter_id) for each in report.issued if each.letter_id == draft.id)
    assert "Dear Mrs Ashworth" in page
    assert "Joan" not in page
    assert "Thank you for telephoning us" not in page, "it was not she who rang"


def test_what_one_parent_tells_us_is_nothing_to_the_other_who_has_the_same_child(store: Store) -> None:
    told = fringe(store)
    apart = HouseholdDraft(
        people=(PersonDraft("Peter", "Reed", "Mr", PersonRole.PARENT),),
        address1="9 Mill Street", post_town="Swindon", postcode="SN1 1AA",
    )  # fmt: skip
    with clock.standing_at(datetime(2026, 9, 1, 11)):
        father = HouseholdId(store.do(clients.register, apart, by=told.staff.priya))
        tom = next(each.id for each in store.ask(clients.people_of, told.household_id) if each.first == "Tom")
        store.do(clients.add_home, tom, father, by=told.staff.priya)
        tom_there = next(each.id for each in store.ask(clients.people_of, father) if each.first == "Tom")
    hers = make.told(store, told.staff, told.household_id, story="Tom looks so unhappy in it.")
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        assert store.ask(care.open_concern_of, father) is None
        assert store.ask(care.story, father) == []
        assert store.ask(care.concerns_of_household, father) == []
        assert {row.household_id for row in store.ask(letters.drafts)} == {told.household_id}
    his = make.told(
        store,
        told.staff,
        father,
        at=datetime(2026, 11, 25, 11),
        person_id=tom_there,
        story="My tie is crooked.",
    )
    assert make.case(store, his).times == make.case(store, hers).times == 1
    with clock.standing_at(datetime(2026, 11, 25, 12)):
        drafts = {row.household_id: row for row in store.ask(letters.drafts)}
        assert set(drafts) == {told.household_id, father}
        assert drafts[father].person.startswith("Tom")


CLOSED = (
    (datetime(2026, 10, 24, 17, 15), datetime(2026, 10, 27, 11, 15)),  # the clocks go back that night
    (datetime(2026, 12, 23, 17), datetime(2027, 1, 5, 11)),  # over Christmas
    (datetime(2027, 3, 27, 17, 15), datetime(2027, 3, 30, 11, 15)),  # and forward
)
"""When she wrote, and the goal of the answer two working hours on (R12); its limit is the close of that day."""


def test_working_minutes_stand_still_while_we_are_closed_and_while_the_clocks_change(store: Store) -> None:
    told = fringe(store)
    with clock.standing_at(datetime(2026, 10, 20, 10)):
        closed = ClosureDraft(date(2026, 12, 24), date(2027, 1, 4), "Christmas")
        store.do(business.add_closure, closed, by=told.staff.helen)
    for heard, goal in CLOSED:
        concern_id = make.told(store, told.staff, told.household_id, at=heard, channel=care.Channel.EMAIL)
        with clock.standing_at(goal):
            case = make.case(store, concern_id)
            close = goal.replace(hour=17, minute=30)
            assert (clock.to_wall(case.goal), clock.to_wall(case.limit)) == (goal, close)
            assert (case.working_minutes, case.waiting.value, case.owner_now) == (120, "in time", "")
            store.do(care.respond, concern_id, care.Reached.SPOKE, case.version, by=told.staff.priya)
            assert make.case(store, concern_id).response_minutes == 120
            store.do(letters.draft_apologies, by=told.staff.priya)
            (draft,) = [row for row in store.ask(letters.drafts) if row.occasion == f"concern:{concern_id}"]
            assert draft.due_on == goal.date(), "the next day on which we work"


def amended(store: Store, staff: Staff, order_id: orders.OrderId, family: HouseholdId, place: str) -> None:
    first, *rest = pictures.first_lines(store)
    draft = OrderDraft(family, StaffId(staff.helen.staff_id), (replace(first, hanging_place=place), *rest))
    store.do(orders.amend, order_id, draft, ConfirmDraft(), by=staff.helen)


def test_an_order_of_three_revisions_of_which_part_is_at_home_is_believed_like_any_other(
    store: Store,
) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = ashworths(store, staff.priya)
    order_id = pictures.first_order(store, staff.helen, family)
    for day, place in ((18, "landing"), (19, "study")):
        with clock.standing_at(datetime(2026, 9, day, 11)):
            amended(store, staff, order_id, family, place)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        pictures.made(store, staff.helen, order_id)
        presentation = orders.PresentationDraft(
            order_id, datetime(2026, 10, 14, 17), StaffId(staff.helen.staff_id)
        )
        held = store.do(orders.book_presentation, presentation, by=staff.priya)
    with clock.standing_at(datetime(2026, 10, 14, 17, 30)):
        part = HandedOverDraft("Claire", "pleased", "the large one", everything=False)
        store.do(orders.hold_presentation, held, part, by=staff.helen)
    row = store.ask(orders.order, order_id)
    assert (row.revision.number, row.state) == (3, OrderState.READY)
    large, *others = store.ask(making.pieces_of, order_id)
    concern_id = make.told(
        store, staff, family, at=datetime(2026, 10, 20, 11), order_id=order_id, about=care.About.ORDER,
        story="The large one hangs crooked in its frame.", offers=(REMADE,), apology="on the telephone",
        marks=(MarkDraft(Aspect.FRAME, "crooked", piece_id=large.id),),
    )  # fmt: skip
    case = make.case(store, concern_id)
    assert [mark.ref for mark in case.marks] == [large.code]
    with clock.standing_at(datetime(2026, 10, 20, 12)):
        pieces = store.ask(care.first_order, concern_id)
        assert pieces is not None
        assert {each.piece_id for each in pieces.pieces} == {large.id, *(each.id for each in others)}
        again = orders.PresentationDraft(order_id, datetime(2026, 10, 22, 11), StaffId(staff.helen.staff_id))
        rest = store.do(orders.book_presentation, again, by=staff.priya)
    with clock.standing_at(datetime(2026, 10, 22, 11, 30)):
        store.do(orders.hold_presentation, rest, HandedOverDraft("Claire", close=True), by=staff.helen)
        assert store.ask(orders.order, order_id).state is OrderState.CLOSED
        assert make.case(store, concern_id).is_open, "what is handed over ends no case"
        store.do(care.resolve, concern_id, make.case(store, concern_id).version, by=staff.helen)


def test_one_piece_fails_its_check_on_the_promised_day_and_the_word_that_was_not_kept_is_the_owners(
    store: Store,
) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = ashworths(store, staff.priya)
    order_id = pictures.first_order(store, staff.helen, family)
    with clock.standing_at(datetime(2026, 10, 14, 10)):  # the day that was promised
        bench.begin(store, order_id, staff.daniel)
        pieces = [
            bench.up_to(store, piece, Stage.FRAMED, staff.daniel)
            for piece in store.ask(making.pieces_of, order_id)
        ]
        wrong = pieces[-1]
        found = NotRightDraft(Point.GLAZING, "A hair under the glass", Stage.PRINTED)
        store.do(making.not_right, wrong.id, wrong.version, found, by=staff.priya)
    assert store.ask(orders.order, order_id).state is OrderState.IN_PRODUCTION
    with clock.standing_at(datetime(2026, 10, 15, 9, 30)):
        broken = store.ask(promises.broken, date(2026, 10, 15))
        assert [each.kind for each in broken] == [PromiseKind.DATE]
    concern_id = make.told(
        store, staff, family, at=datetime(2026, 10, 15, 10), story="You said Wednesday.", order_id=order_id
    )
    with clock.standing_at(datetime(2026, 10, 15, 10)):
        assert make.case(store, concern_id).owner_now == "a promise was not kept"
        (line,) = store.ask(care.owed, date(2026, 10, 15))
        assert line.overdue
