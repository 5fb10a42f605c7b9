"""What falls due about appointments to come: confirmed at once, reminded once, moved with the diary, never twice."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio import care, clients, clock, letters, messages, promises, sessions, viewings
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    HouseholdStatus,
    PersonDraft,
    PreferredChannel,
)
from studio.db import Store
from studio.letters import LetterState, Way
from studio.sessions import MoveDraft, SessionId
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.care import told as told_us
from tests.make.letters import concern, drafted, fringe, said

BOOKED = date(2026, 9, 2)
WALL = datetime(2026, 10, 3, 10, 30)
"""A Saturday, a month after she rang."""


@pytest.fixture
def staff(store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(store)


def ashworths(store: Store, staff: Staff, **changes: Any) -> HouseholdId:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = make.clients.ashworths(store, staff.priya)
        if changes:
            draft = replace(store.ask(clients.household, family).as_draft(), **changes)
            store.do(clients.amend, family, draft, by=staff.priya)
        return family


def codes(store: Store, on: date) -> list[str]:
    return [row.code for row in store.ask(letters.due, on).ready]


def left(store: Store, on: date) -> dict[str, str]:
    return {row.code: row.reason for row in store.ask(letters.due, on).left_out}


def issue(store: Store, staff: Staff, on: date, folder: Path) -> letters.Report:
    with clock.standing_at(datetime.combine(on, datetime.min.time()).replace(hour=11)):
        return letters.issue_to_folder(store, staff.priya, on, folder)


def move(store: Store, staff: Staff, session_id: SessionId, wall: datetime, at: datetime) -> None:
    with clock.standing_at(at):
        store.do(sessions.move, session_id, MoveDraft(wall=wall, reason="They asked"), by=staff.priya)


def test_a_confirmation_is_due_the_day_a_session_is_booked_and_goes_out_once(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    session_id = make.sessions.booked(store, staff, ashworths(store, staff), WALL)
    assert codes(store, BOOKED - timedelta(days=1)) == []
    (row,) = issue(store, staff, BOOKED, tmp_path).issued
    words = said(store, row.letter_id)
    assert "Saturday 3 October 2026 at 10.30 am, in the morning, for about an hour, with Daniel Reed" in words
    assert "The door will be open from 10.15 am" in words
    assert "Who: Claire, Mark, Ellie and Tom." in words
    assert "Session fee: £60.00, to be paid on the day." in words
    assert "We promise to be ready" in words
    assert "We ask you to ring" in words
    assert words.count("haircut") == 1
    assert "On the day you can reach us on 07700 900100." in words
    assert "Priya Shah, reception" in words
    assert issue(store, staff, BOOKED, tmp_path).issued == []
    assert store.ask(letters.letter, row.letter_id).occasion == f"session:{session_id}"


def test_what_is_paid_promised_or_free_is_said_of_the_fee(store: Store, staff: Staff) -> None:
    from studio.letters import inviting
    from studio.letters.surroundings import surroundings
    from studio.money import Money

    def fee(session: sessions.SessionRow) -> str:
        return inviting.fee(session, store.ask(surroundings))

    family = ashworths(store, staff)
    session_id = make.sessions.booked(
        store, staff, family, WALL, fee_charged=Money(45_00), fee_reason="the price we promised you"
    )
    assert (
        fee(store.ask(sessions.session, session_id))
        == "£45.00 instead of £60.00 (the price we promised you), to be paid on the day."
    )
    store.do(sessions.take_fee, session_id, Money(20_00), sessions.Method.CARD, by=staff.priya)
    assert "£20.00 of it is paid, with thanks; the other £25.00" in fee(
        store.ask(sessions.session, session_id)
    )
    store.do(sessions.take_fee, session_id, Money(25_00), sessions.Method.CARD, by=staff.priya)
    assert fee(store.ask(sessions.session, session_id)).endswith(", paid with thanks.")
    free = make.sessions.booked(
        store, staff, family, WALL + timedelta(days=7), fee_charged=Money(0), fee_reason="a gift voucher"
    )
    assert fee(store.ask(sessions.session, free)) == "nothing to pay: a gift voucher."


def test_a_provisional_session_is_confirmed_only_once_it_is_firm(store: Store, staff: Staff) -> None:
    held = make.sessions.booked(
        store, staff, ashworths(store, staff), WALL, provisional=True, hold_until=date(2026, 9, 20)
    )
    assert codes(store, date(2026, 9, 10)) == []
    with clock.standing_at(datetime(2026, 9, 13, 12)):  # a Sunday; the studio opens again on Tuesday
        store.do(sessions.confirm, held, by=staff.priya)
    assert codes(store, date(2026, 9, 14)) == []
    (row,) = store.ask(letters.due, date(2026, 9, 15)).ready
    assert (row.code, row.due_on) == ("L1", date(2026, 9, 15))


def test_a_session_that_moved_is_confirmed_anew_and_the_old_letter_is_superseded(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    session_id = make.sessions.booked(store, staff, ashworths(store, staff), WALL)
    (old,) = issue(store, staff, BOOKED, tmp_path).issued
    with clock.standing_at(datetime(2026, 9, 2, 17)):
        store.do(letters.mark_posted, (old.letter_id,), BOOKED, by=staff.priya)
    move(store, staff, session_id, datetime(2026, 10, 10, 14), datetime(2026, 9, 9, 10))
    (new,) = issue(store, staff, date(2026, 9, 9), tmp_path).issued
    words = said(store, new.letter_id)
    assert "Saturday 10 October 2026 at 2 pm, in the afternoon" in words
    assert "takes the place of our earlier one" in words
    before, now = store.ask(letters.letter, old.letter_id), store.ask(letters.letter, new.letter_id)
    assert (before.state, before.posted_on) == (LetterState.SUPERSEDED, BOOKED)
    assert (now.edition, now.code) == (2, "L1")
    assert issue(store, staff, date(2026, 9, 9), tmp_path).issued == []
    move(store, staff, session_id, datetime(2026, 10, 17, 14), datetime(2026, 9, 10, 10))
    move(store, staff, session_id, datetime(2026, 10, 10, 14), datetime(2026, 9, 10, 11))
    assert codes(store, date(2026, 9, 10)) == [], "moved and moved back is no news"


def test_a_letter_printed_before_the_time_moved_is_not_posted(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    session_id = make.sessions.booked(store, staff, ashworths(store, staff), WALL)
    (old,) = issue(store, staff, BOOKED, tmp_path).issued
    move(store, staff, session_id, datetime(2026, 10, 10, 14), datetime(2026, 9, 2, 15))
    assert [row.id for row in store.ask(letters.spoilt)] == [old.letter_id]
    assert store.ask(letters.to_post) == []
    with clock.standing_at(datetime(2026, 9, 2, 16)):
        assert store.do(letters.mark_posted, (old.letter_id,), BOOKED, by=staff.priya) == 0
    (new,) = issue(store, staff, BOOKED, tmp_path).issued
    assert "Thank you for booking" in said(store, new.letter_id), "she never had the other one"
    assert [row.id for row in store.ask(letters.to_post)] == [new.letter_id]


def test_a_cancelled_session_and_a_reshoot_have_no_confirmation(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    assert "L1" not in codes(store, date(2026, 11, 25))
    session_id = make.sessions.booked(store, told.staff, told.household_id, datetime(2026, 12, 12, 10, 30))
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        store.do(sessions.cancel, session_id, "They are away", by=told.staff.priya)
    assert "L1" not in codes(store, date(2026, 11, 25))


def test_the_reminder_is_due_ten_days_before_wherever_the_session_has_moved(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    session_id = make.sessions.booked(store, staff, ashworths(store, staff), WALL)
    issue(store, staff, BOOKED, tmp_path)
    assert codes(store, date(2026, 9, 22)) == []
    assert codes(store, date(2026, 9, 23)) == ["L2"]
    move(store, staff, session_id, datetime(2026, 10, 24, 10, 30), datetime(2026, 9, 22, 10))
    issue(store, staff, date(2026, 9, 22), tmp_path)
    assert codes(store, date(2026, 10, 13)) == []
    (row,) = issue(store, staff, date(2026, 10, 14), tmp_path).issued
    assert row.code == "L2"
    assert "Our price list is enclosed" in said(store, row.letter_id)
    assert issue(store, staff, date(2026, 10, 15), tmp_path).issued == []


@pytest.mark.parametrize(("day", "reminded"), [(date(2026, 9, 15), False), (date(2026, 9, 16), True)])
def test_a_session_booked_less_than_fourteen_days_ahead_has_no_reminder(
    store: Store, staff: Staff, tmp_path: Path, day: date, reminded: bool
) -> None:
    wall = datetime.combine(day, WALL.time())
    make.sessions.booked(store, staff, ashworths(store, staff), wall)
    issue(store, staff, BOOKED, tmp_path)
    assert ("L2" in codes(store, day - timedelta(days=5))) is reminded


def viewing(store: Store, staff: Staff, family: HouseholdId, **changes: Any) -> viewings.ViewingId:
    session_id = make.sessions.booked(store, staff, family, WALL)
    viewing_id = make.sessions.completed(store, staff.daniel, session_id, WALL.replace(hour=12))
    at = WALL.replace(hour=12, minute=10)
    return make.viewings.booked(store, staff, viewing_id, datetime(2026, 10, 14, 15), at=at, **changes)


def test_the_invitation_to_the_viewing_names_who_comes_and_asks_for_no_decision(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    family = ashworths(store, staff)
    viewing(store, staff, family, attendees="Claire and Mark", hospitality="tea without milk")
    assert codes(store, WALL.date()) == [], "it is handed over; by the next working day it is asked for"
    (row,) = issue(store, staff, date(2026, 10, 6), tmp_path).issued
    words = said(store, row.letter_id)
    assert row.code == "L3"
    assert "Thank you for coming to us on Saturday 3 October 2026" in words
    assert (
        "Wednesday 14 October 2026 at 3 pm, in the afternoon, for about two hours, with Helen Marsh" in words
    )
    assert "We are expecting Claire and Mark. Please bring everyone who will help to choose" in words
    assert "There is no need to decide that afternoon" in words
    assert "tea without milk" in words
    assert "07700 900100" in words
    assert "Daniel Reed, photographer" in words


def test_a_viewing_that_moved_has_a_new_invitation(store: Store, staff: Staff, tmp_path: Path) -> None:
    viewing_id = viewing(store, staff, ashworths(store, staff))
    (old,) = issue(store, staff, date(2026, 10, 6), tmp_path).issued
    with clock.standing_at(datetime(2026, 10, 7, 10)):
        store.do(letters.hand_over, old.letter_id, date(2026, 10, 7), by=staff.priya)
        store.do(viewings.move, viewing_id, MoveDraft(wall=datetime(2026, 10, 15, 15)), by=staff.priya)
    (new,) = issue(store, staff, date(2026, 10, 7), tmp_path).issued
    assert "Thursday 15 October 2026 at 3 pm" in said(store, new.letter_id)
    assert store.ask(letters.letter, old.letter_id).state is LetterState.SUPERSEDED


def test_the_viewing_of_a_reshoot_is_told_by_its_invitation_alone(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    concern(store, told)
    row = drafted(store)
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.helen)
    issue(store, told.staff, date(2026, 11, 25), tmp_path)
    (session,) = [
        each
        for each in store.ask(sessions.of_household, told.household_id)
        if each.kind is sessions.SessionKind.RESHOOT
    ]
    make.sessions.completed(store, told.staff.daniel, session.id, datetime(2026, 12, 5, 12))
    assert "L3" not in codes(store, date(2026, 12, 8))


def test_the_ready_date_of_the_invitation_is_a_promise_kept_with_its_order(
    store: Store, tmp_path: Path
) -> None:
    told = fringe(store)
    concern_id = concern(store, told)
    row = drafted(store)
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.helen)
    issue(store, told.staff, date(2026, 11, 25), tmp_path)
    reshoot = store.ask(care.reshoot_of_concern, concern_id)
    assert reshoot is not None
    (promise,) = store.ask(promises.of_source, f"session:{reshoot.session_id}")
    assert promise.due == date(2027, 1, 5)
    assert "Tuesday 5 January 2027" in promise.text
    make.letters.second_presentation(store, told, concern_id)
    assert not store.ask(promises.open_from, f"session:{reshoot.session_id}")


def test_a_confirmation_still_goes_while_something_is_not_right(store: Store, staff: Staff) -> None:
    family = ashworths(store, staff)
    make.sessions.booked(store, staff, family, WALL)
    told_us(store, staff, family, datetime(2026, 9, 2, 15))
    assert "L1" in codes(store, BOOKED)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": HouseholdStatus.DO_NOT_CONTACT}, "asked us not to write"),
        (
            {"address1": "", "address2": "", "post_town": "", "postcode": "", "emails": ()},
            "no address and no e-mail",
        ),
    ],
)
def test_who_is_left_out_is_told_with_the_reason(
    store: Store, staff: Staff, changes: dict[str, Any], reason: str
) -> None:
    make.sessions.booked(store, staff, ashworths(store, staff, **changes), WALL)
    assert reason in left(store, BOOKED)["L1"]
    assert codes(store, BOOKED) == []


def test_a_death_stops_the_confirmation_until_someone_has_looked(store: Store, staff: Staff) -> None:
    family = ashworths(store, staff)
    make.sessions.booked(store, staff, family, WALL)
    with clock.standing_at(datetime(2026, 9, 2, 12)):
        draft = store.ask(clients.household, family).as_draft()
        gone = replace(draft.people[1], status=clients.PersonStatus.DECEASED)
        people = (draft.people[0], gone, *draft.people[2:])
        store.do(clients.amend, family, replace(draft, people=people), by=staff.priya)
    assert "has died" in left(store, BOOKED)["L1"]


def test_what_they_prefer_by_e_mail_stands_apart_from_the_print_run(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    mails = (EmailDraft("claire@example.com"),)
    make.sessions.booked(
        store, staff, ashworths(store, staff, emails=mails, channel=PreferredChannel.EMAIL), WALL
    )
    (row,) = store.ask(letters.due, BOOKED).ready
    assert row.way is Way.EMAIL
    report = issue(store, staff, BOOKED, tmp_path)
    assert report.issued == []
    assert report.left_out[0]["reason"] == "It goes by e-mail, from the page of letters."


def test_the_run_is_in_the_order_of_letters_and_then_of_towns(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    homes = []
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        for name, town in (("Zeal", "Ash"), ("Able", "Zed"), ("Mild", "Mow")):
            draft = HouseholdDraft(
                people=(PersonDraft("Ann", name, "Mrs"),),
                address1="1 Lane",
                post_town=town,
                postcode="SN6 7AA",
            )
            homes.append(HouseholdId(store.do(clients.register, draft, by=staff.priya)))
    for place, home in enumerate(homes):
        make.sessions.booked(store, staff, home, WALL + timedelta(days=7 * (place > 1), hours=2 * place))
    issue(store, staff, BOOKED, tmp_path)
    with clock.standing_at(datetime(2026, 9, 23, 9)):
        fresh = make.sessions.draft(store, staff, homes[0], WALL + timedelta(days=14))
        store.do(sessions.book, fresh, by=staff.priya)
    report = issue(store, staff, date(2026, 9, 30), tmp_path)
    order = [(row.code, row.household) for row in report.issued]
    assert order == [("L1", "Ann Zeal"), ("L2", "Ann Zeal"), ("L2", "Ann Mild"), ("L2", "Ann Able")]
    numbers = [row.number for row in report.issued]
    assert numbers == sorted(numbers)


def test_an_acknowledgement_says_what_came_by_when_and_from_whom(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    family = ashworths(store, staff)
    concern_id = told_us(store, staff, family, datetime(2026, 10, 7, 10), channel=care.Channel.EMAIL)
    assert codes(store, date(2026, 10, 7)) == []
    (row,) = issue(store, staff, date(2026, 10, 8), tmp_path).issued
    words = said(store, row.letter_id)
    assert row.code == "L13"
    assert "Thank you for your e-mail, which reached us on Wednesday 7 October 2026" in words
    assert "a full reply from me by Wednesday 14 October 2026" in words
    owner = store.ask(care.concern, concern_id).owner
    assert f"{owner}, " in words
    assert store.ask(care.concern, concern_id).acknowledged_at is not None
    assert store.ask(care.concern, concern_id).responded_at is None, "an acknowledgement is not an answer"
    (promise,) = [each for each in store.ask(promises.of_household, family) if "full reply" in each.text]
    assert promise.due == date(2026, 10, 14)
    assert issue(store, staff, date(2026, 10, 9), tmp_path).issued == []


def test_a_message_that_nobody_has_answered_is_acknowledged_in_writing(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    family = ashworths(store, staff)
    with clock.standing_at(datetime(2026, 10, 7, 10)):
        draft = messages.MessageDraft(
            household_id=family, text="Could we have a second copy?", channel=messages.Channel.LETTER
        )
        message_id = store.do(messages.log, draft, by=staff.priya)
    (row,) = issue(store, staff, date(2026, 10, 8), tmp_path).issued
    assert "Thank you for your letter, which reached us on Wednesday 7 October 2026" in said(
        store, row.letter_id
    )
    assert store.ask(messages.message, message_id).state is messages.MessageState.ACKNOWLEDGED
    (promise,) = store.ask(promises.of_source, f"message:{message_id}")
    assert promise.due == date(2026, 10, 14)
    assert issue(store, staff, date(2026, 10, 9), tmp_path).issued == []
    with clock.standing_at(datetime(2026, 10, 9, 9)):
        anew = store.do(letters.new_edition, row.letter_id, "The page was torn.", by=staff.priya)
    (again,) = issue(store, staff, date(2026, 10, 9), tmp_path).issued
    assert again.letter_id == anew, "an acknowledgement can be made anew while the answer is still owed"
    assert store.ask(promises.of_source, f"message:{message_id}") == (promise,), "nothing is promised twice"


def test_whoever_was_answered_at_once_gets_no_acknowledgement(store: Store, staff: Staff) -> None:
    family = ashworths(store, staff)
    told_us(store, staff, family, datetime(2026, 10, 7, 10))
    assert "L13" not in codes(store, date(2026, 10, 9))


def test_the_answer_that_is_kept_with_an_issue_names_nobody(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from studio.db.operations import Operation

    make.sessions.booked(store, staff, ashworths(store, staff), WALL)
    make.sessions.booked(
        store, staff, ashworths(store, staff, address1="", post_town=""), WALL.replace(hour=14)
    )
    issue(store, staff, BOOKED, tmp_path)

    def answers(db: Session) -> list[str]:
        return list(db.scalars(select(Operation.answer).where(Operation.gesture == "letters.issue")))

    kept = " ".join(store.ask(answers))
    assert '"issued": [' in kept
    assert "Ashworth" not in kept
