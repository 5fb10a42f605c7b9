"""Ready, thanks, apology and invitation each alone, come again, because of you: when, to whom, and what is said."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from studio import business, care, casebook, catalogue, clients, clock, letters, orders, promises, sessions
from studio.business import ClosureDraft, StaffId
from studio.care import ConcernDraft, ConcernId, OfferDraft, OfferKind, OfferOutcome
from studio.catalogue import SessionTypeDraft
from studio.clients import HouseholdId, Mailing, PersonStatus
from studio.db import Store
from studio.letters import LetterId
from studio.money import Money
from studio.orders import ConfirmDraft, OrderDraft, OrderId, PresentationDraft
from studio.promises import PromiseDraft, PromiseFor, PromiseKind
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named
from tests.make.care import photographed
from tests.make.letters import family, fringe, said, second_round


def due(store: Store, on: date) -> list[str]:
    return [row.code for row in store.ask(letters.due, on).ready]


def left(store: Store, on: date) -> dict[str, str]:
    return {row.code: row.reason for row in store.ask(letters.due, on).left_out}


def issue(store: Store, staff: Staff, on: date, folder: Path) -> dict[str, LetterId]:
    """Everything that is due, as files; the letters by their codes."""
    with clock.standing_at(datetime.combine(on, time(10))):
        report = letters.issue_to_folder(store, staff.priya, on, folder)
    return {each.code: each.letter_id for each in report.issued}


def household(store: Store, staff: Staff, number: int, **wishes: object) -> HouseholdId:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        return HouseholdId(store.do(clients.register, family(number, **wishes), by=staff.priya))


def amended(store: Store, staff: Staff, home: HouseholdId, **changes: Any) -> None:
    draft = store.ask(clients.household, home).as_draft()
    store.do(clients.amend, home, replace(draft, **changes), by=staff.priya)


def finished(store: Store, staff: Staff, home: HouseholdId, at: datetime) -> OrderId:
    """One picture ordered a fortnight before, and ready at a wall time."""
    price = make.orders.priced(store, 10, 8).id
    with clock.standing_at(at - timedelta(days=14)):
        line = orders.LineDraft("0001", price, "everyone", "above the fireplace, lounge")
        draft = OrderDraft(home, StaffId(staff.helen.staff_id), (line,))
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=staff.helen))
        for step in (orders.sign, orders.start_production):
            store.do(step, order_id, by=staff.helen)
    with clock.standing_at(at):
        store.do(orders.ready, order_id, by=staff.helen)
    return order_id


def told(
    store: Store, staff: Staff, home: HouseholdId, at: datetime, story: str = "The frame is scratched.", **about: Any
) -> ConcernId:  # fmt: skip
    person = store.ask(clients.people_of, home)[0].id
    with clock.standing_at(at):
        draft = ConcernDraft(home, person, story, in_short="the frame", apology="on the telephone", **about)
        return ConcernId(store.do(letters.take_down, draft, by=staff.priya))


def read(store: Store, by: Any) -> list[letters.DraftRow]:
    """Every draft that waits, read by a second person."""
    rows = [store.ask(letters.draft, row.id) for row in store.ask(letters.drafts)]
    for row in rows:
        store.do(letters.mark_checked, row.letter.id, row.letter.version, by=by)
    return rows


def test_that_pictures_are_ready_is_told_the_working_day_after_with_times_to_come_and_what_is_left_to_pay(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    homes = [household(store, staff, number) for number in range(4)]
    ready = [finished(store, staff, home, datetime(2026, 10, 13, 16)) for home in homes[:3]]
    assert due(store, date(2026, 10, 13)) == []
    assert due(store, date(2026, 10, 14)) == ["L6", "L6", "L6"]
    told(store, staff, homes[0], datetime(2026, 10, 14, 9), "He was short with my mother.")
    told(store, staff, homes[1], datetime(2026, 10, 14, 9), order_id=ready[1])
    with clock.standing_at(datetime(2026, 10, 14, 9)):
        wall = datetime(2026, 10, 27, 17)
        draft = PresentationDraft(
            ready[2], wall, StaffId(staff.helen.staff_id), room_named(store, "Viewing room").id
        )
        store.do(orders.book_presentation, draft, by=staff.priya)  # fmt: skip
    on = date(2026, 10, 14)
    assert [row.occasion.occasion for row in store.ask(letters.due, on).ready] == [
        f"order:{ready[0]}",
        f"order:{ready[2]}",
    ]
    assert any(
        "about this order" in reason or "with this order" in reason for reason in left(store, on).values()
    )
    pages = {}
    with clock.standing_at(datetime(2026, 10, 14, 10)):
        for each in letters.issue_to_folder(store, staff.priya, on, tmp_path).issued:
            words = said(store, each.letter_id)
            pages[store.ask(letters.letter, each.letter_id).household_id] = words
            assert "Priya Shah, reception" in words
    assert "these times are free: " in pages[homes[0]]
    assert pages[homes[0]].count(" 2026 at ") == 3
    days = set(re.findall(r"\d+ October 2026 at", pages[homes[0]]))
    assert len(days) == 3, "three days to choose from"
    assert "£" not in pages[homes[0]], "nobody is reminded of money while something is not right"
    assert (
        "We have kept Tuesday 27 October 2026 at 5 pm, in the afternoon, with Helen Marsh" in pages[homes[2]]
    )
    assert "£165.00 is left to pay" in pages[homes[2]]
    assert due(store, on + timedelta(days=7)) == [], "each is told once"
    with clock.standing_at(datetime(2026, 10, 15, 9)):
        store.do(letters.mark_posted, tuple(row.id for row in store.ask(letters.to_post)), on, by=staff.priya)
        (booked,) = store.ask(orders.order, ready[2]).presentations
        move = sessions.MoveDraft(wall=wall + timedelta(days=2), reason="They asked")
        store.do(orders.move_presentation, booked.id, move, by=staff.priya)
    moved = issue(store, staff, date(2026, 10, 15), tmp_path)
    assert "This letter takes the place of our earlier one" in said(store, moved["L6"])
    with clock.standing_at(datetime(2026, 12, 1, 10)):
        store.do(
            business.add_closure,
            ClosureDraft(date(2026, 12, 24), date(2027, 1, 4), "Christmas"),
            by=staff.helen,
        )
    finished(store, staff, homes[3], datetime(2026, 12, 23, 16))
    assert due(store, date(2027, 1, 4)) == [], "a working day is none of a closure"
    assert due(store, date(2027, 1, 5)) == ["L6"]


def test_thanks_come_two_working_days_after_the_presentation_and_sell_nothing(
    store: Store, tmp_path: Path
) -> None:
    story = fringe(store)  # fmt: skip
    assert due(store, date(2026, 10, 15)) == []
    assert due(store, date(2026, 10, 16)) == ["L7"]
    concern_id = told(store, story.staff, story.household_id, datetime(2026, 10, 15, 12))
    assert "as if nobody had listened" in left(store, date(2026, 10, 16))["L7"]
    with clock.standing_at(datetime(2026, 10, 16, 9)):
        version = store.ask(care.concern, concern_id).version
        store.do(care.withdraw, concern_id, version, by=story.staff.helen)
    (row,) = store.ask(letters.due, date(2026, 10, 16)).ready
    assert "by hand" in " ".join(row.remarks)
    words = said(store, issue(store, story.staff, date(2026, 10, 16), tmp_path)["L7"])
    assert "It was a pleasure from the first picture to the last, and to hand you your portraits" in words
    assert "every day above the fireplace" in words
    assert "Daniel Reed, photographer" in words
    for selling in ("£", "offer", "discount", "book", "May we telephone you?"):
        assert selling not in words
    assert due(store, date(2026, 10, 31)) == []


def test_an_apology_goes_out_alone_and_the_invitation_follows_once_a_day_is_agreed(
    store: Store, tmp_path: Path
) -> None:
    story = fringe(store)
    staff = story.staff
    accepted = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    concern_id = told(
        store, staff, story.household_id, datetime(2026, 11, 24, 13), make.letters.HER_WORDS,
        session_id=story.session_id, order_id=story.order_id, offers=(accepted,),
    )  # fmt: skip
    (draft,) = [store.ask(letters.draft, row.id) for row in store.ask(letters.drafts)]
    assert (draft.letter.code, draft.letter.due_on) == ("L9", date(2026, 11, 25))
    assert "We would love to photograph you again" in draft.words.doing
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        read(store, staff.helen)
    alone = issue(store, staff, date(2026, 11, 25), tmp_path)
    words = said(store, alone["L9"])
    assert "I am sorry." in words
    assert "You can count on that by Tuesday 1 December 2026" in words
    assert "My own number is 01632 960101." in words
    with clock.standing_at(datetime(2026, 11, 25, 11)):
        assert store.ask(promises.of_source, care.in_writing(concern_id)) == (), "the day is theirs to choose"
        plan = care.ReshootDraft(concern_id, second_round(store, story))
        store.do(letters.book_reshoot, plan, by=staff.priya)
        (invitation,) = read(store, staff.helen)
    assert (invitation.letter.code, invitation.letter.due_on) == ("L10", date(2026, 11, 26))
    invited = issue(store, staff, date(2026, 11, 26), tmp_path)
    words = said(store, invited["L10"])
    assert "photograph all four of you again" in words
    assert "there is nothing to pay and nothing to send back" in words
    assert "Saturday 5 December 2026 at 10.30 am, in the morning, with Daniel Reed" in words
    assert "Tuesday 8 December 2026 at 7.30 pm, in the evening" in words
    assert "ready by Tuesday 5 January 2027" in words
    assert "£" not in words
    (again,) = store.ask(care.reshoots_of_concern, concern_id)
    (ready_by,) = store.ask(promises.open_from, f"session:{again.session_id}")
    assert ready_by.due == date(2027, 1, 5)
    with clock.standing_at(datetime(2026, 11, 26, 11)):
        assert store.do(letters.draft_apologies, by=staff.helen) == [], "each is written once"


def test_an_apology_begun_alone_becomes_one_with_the_invitation_while_nobody_has_it(store: Store) -> None:
    story = fringe(store)
    accepted = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    concern_id = told(
        store, story.staff, story.household_id, datetime(2026, 11, 24, 13), session_id=story.session_id,
        offers=(accepted,),
    )  # fmt: skip
    with clock.standing_at(datetime(2026, 11, 24, 14)):
        begun = store.ask(letters.draft, store.ask(letters.drafts)[0].id)
        mine = replace(
            begun.words, error="You said that the frame is scratched. I am sorry. I saw it myself."
        )
        store.do(letters.write_apology, begun.letter.id, mine, begun.letter.version, by=story.staff.helen)
        plan = care.ReshootDraft(concern_id, second_round(store, story))
        store.do(letters.book_reshoot, plan, by=story.staff.priya)
        (joined,) = [store.ask(letters.draft, row.id) for row in store.ask(letters.drafts)]
    assert joined.letter.code == "L9+L10"
    assert joined.words.error == mine.error, "what was written is not lost"
    assert joined.stops == ""


def test_she_hears_first_of_what_changed_because_of_her(store: Store, tmp_path: Path) -> None:
    story = fringe(store)
    staff = story.staff
    concern_id = make.letters.concern(store, story)
    with clock.standing_at(datetime(2026, 11, 27, 11)):
        change = casebook.PracticeDraft(
            "we ask everyone about their hair before the first picture", concern_id
        )
        store.do(casebook.announce, change, by=staff.helen)
    on = date(2026, 11, 28)
    assert left(store, on)["L14"] == "It has not been drafted yet."
    with clock.standing_at(datetime(2026, 11, 28, 9)):
        store.do(letters.draft_apologies, by=staff.helen)
        assert left(store, on)["L14"] == "Someone other than its writer reads it first."
        for row in store.ask(letters.drafts):
            store.do(letters.mark_checked, row.id, row.version, by=staff.daniel)
    words = said(store, issue(store, staff, on, tmp_path)["L14"])
    assert "we work from Friday 27 November 2026: We ask everyone about their hair" in words
    assert "on Tuesday 24 November 2026" in words
    assert "Mrs C Ashworth" in words
    assert store.do(letters.draft_apologies, by=staff.helen) == []


def sat(
    store: Store, staff: Staff, home: HouseholdId, wall: datetime = datetime(2024, 12, 7, 10, 30)
) -> None:
    """Photographed long ago, by Daniel."""
    photographed(store, staff, home, wall)


def asked_back_after(store: Store, staff: Staff, months: int) -> None:
    """Families are asked back after so many months."""
    kind = make.catalogue.session_type(store)
    names = SessionTypeDraft.__dataclass_fields__
    draft = SessionTypeDraft(**{name: getattr(kind, name) for name in names if hasattr(kind, name)})
    changed = replace(draft, update_months=months)
    store.do(catalogue.amend_session_type, kind.id, changed, kind.version, by=staff.helen)


def test_they_are_invited_again_a_month_before_two_years_are_over_at_a_price_that_is_promised(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    wishes = (
        Mailing.POST,
        Mailing.NONE,
        Mailing.POST,
        Mailing.EMAIL,
        Mailing.POST,
        Mailing.POST,
        Mailing.POST,
    )
    asked_back_after(store, staff, 24)
    homes = [household(store, staff, number, mailing=wish) for number, wish in enumerate(wishes)]
    for place, home in enumerate(homes):
        first = datetime(2024, 12, 7, 9, 30) if place < 6 else datetime(2024, 11, 30, 9, 30)
        sat(store, staff, home, first + timedelta(minutes=75 * (place % 6)))
    told(store, staff, homes[2], datetime(2026, 11, 3, 10))
    with clock.standing_at(datetime(2026, 11, 3, 11)):
        (gone,) = store.ask(clients.household, homes[4]).as_draft().people
        amended(store, staff, homes[4], people=(replace(gone, status=PersonStatus.DECEASED),))
        promised = PromiseDraft(
            homes[5], "Ten pounds off their next session.", PromiseKind.DISCOUNT, date(2026, 12, 31),
            price=Money(10_00), good_for=PromiseFor.SESSION,
        )  # fmt: skip
        store.do(promises.make, promised, by=staff.helen)
    make.sessions.booked(store, staff, homes[6], datetime(2026, 12, 12, 10, 30))
    on = date(2026, 11, 7)
    assert "L12" not in due(store, on - timedelta(days=1))
    with clock.standing_at(datetime(2026, 11, 7, 9)):
        found = store.ask(letters.due, on)
    invited = [row.occasion.household_id for row in found.ready if row.code == "L12"]
    assert invited == [homes[0], homes[5]], "who wishes no news, or has booked again, is not invited"
    assert found.no_news == 1
    reasons = {row.household_id: row.reason for row in found.left_out if row.code == "L12"}
    assert "nothing is offered" in reasons[homes[2]]
    assert "by e-mail alone" in reasons[homes[3]]
    assert "has died" in reasons[homes[4]]
    with clock.standing_at(datetime(2026, 11, 7, 10)):
        report = letters.issue_to_folder(store, staff.priya, on, tmp_path)
    pages = {
        store.ask(letters.letter, each.letter_id).household_id: each.letter_id
        for each in report.issued
        if each.code == "L12"
    }
    words = said(store, pages[homes[0]])
    assert "Two years have gone by since then" in words
    assert "The session fee is £60.00, and we hold it at that for you until Tuesday 8 December 2026." in words
    assert "Daniel Reed, photographer" in words
    (held,) = store.ask(promises.of_source, f"letter:{pages[homes[0]]}")
    assert (held.kind, held.price, held.due) == (PromiseKind.PRICE, Money(60_00), date(2026, 12, 8))
    assert (
        "your session fee is £50.00 instead of £60.00; that stands until Thursday 31 December 2026"
        in said(store, pages[homes[5]])
    )
    assert store.ask(promises.of_source, f"letter:{pages[homes[5]]}") == (), "nothing is promised twice"
    assert "L12" not in due(store, on + timedelta(days=3))
