"""An enquiry becomes a booking in one gesture: the household, the session and the outcome, or none of them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from studio import clients, clock, enquiries, sessions
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, Source, TelephoneDraft
from studio.db import Store
from studio.enquiries import EnquiryState, LostBecause, OutcomeDraft
from studio.errors import Refused
from studio.sessions import ShotDraft
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.sessions import CALLED, draft

JOE = HouseholdDraft(
    people=(PersonDraft("Joe", "Okafor"),),
    telephones=(TelephoneDraft("07700 900777", person=0),),
    source=Source.WEBSITE,
)


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def booked(store: Store, staff: Staff, *args: object, verb=sessions.book_new_caller, **changes):
    household_id = changes.pop("household_id", HouseholdId(0))
    with clock.standing_at(CALLED):
        return store.do(
            verb, *args[:1], draft(store, staff, household_id, **changes), *args[1:], by=staff.priya
        )


def counts(store: Store):
    return store.ask(enquiries.closed_between, date(2026, 9, 1), date(2026, 9, 30))


def test_what_was_asked_ends_as_booked_by_the_household_that_it_became(store: Store, staff: Staff) -> None:
    enquiry_id = make.enquiries.taken_down(store, staff)
    session_id = booked(store, staff, JOE, enquiry_id)
    row = store.ask(enquiries.enquiry, enquiry_id)
    session = store.ask(sessions.session, session_id)
    assert (row.state, row.household_id) == (EnquiryState.BOOKED, session.household_id)
    assert counts(store).booked == 1


def test_who_is_here_already_is_linked_and_not_registered_again(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    enquiry_id = make.enquiries.taken_down(store, staff)
    with clock.standing_at(CALLED):
        store.do(sessions.book, draft(store, staff, family), enquiry_id, by=staff.priya)
    assert store.ask(enquiries.enquiry, enquiry_id).household_id == family
    assert store.ask(clients.count) == 1


def test_who_books_in_the_first_call_has_asked_in_it_too(store: Store, staff: Staff) -> None:
    session_id = booked(store, staff, JOE)
    household_id = store.ask(sessions.session, session_id).household_id
    (row,) = store.ask(enquiries.of_household, household_id)
    assert (row.name, row.source, row.state) == ("Joe Okafor", Source.WEBSITE, EnquiryState.BOOKED)
    assert counts(store).closed == 1


def test_a_clash_leaves_the_enquiry_open_and_nobody_registered(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    make.sessions.booked(store, staff, family)
    enquiry_id = make.enquiries.taken_down(store, staff)
    with pytest.raises(Refused):
        booked(store, staff, JOE, enquiry_id)
    assert store.ask(enquiries.enquiry, enquiry_id).state is EnquiryState.NEW
    assert store.ask(clients.count) == 1


def test_what_was_lost_cannot_be_booked_any_more(store: Store, staff: Staff) -> None:
    lost = OutcomeDraft(state=EnquiryState.LOST, because=LostBecause.PRICE)
    enquiry_id = make.enquiries.taken_down(store, staff, make.enquiries.draft(outcome=lost))
    with pytest.raises(Refused, match="stays so"):
        booked(store, staff, JOE, enquiry_id)
    assert store.ask(clients.count) == 0


def test_sent_twice_with_one_key_it_happens_once(store: Store, staff: Staff) -> None:
    enquiry_id = make.enquiries.taken_down(store, staff)
    typed = draft(store, staff, HouseholdId(0))
    with clock.standing_at(CALLED):
        first, second = (
            store.do(sessions.book_new_caller, JOE, typed, enquiry_id, by=staff.priya, key="form")
            for _ in range(2)
        )
    assert first == second
    assert store.ask(clients.count) == 1
    assert counts(store).booked == 1


def test_the_shot_list_is_taken_as_it_was_changed_in_the_form(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    proposed = sessions.propose_shots(store.ask(clients.people_of, family))
    changed = (
        replace(proposed[0], text="Everyone on the sofa"),
        replace(proposed[1], off_list=True),
        *proposed[2:],
        ShotDraft(text="Tom with the dog"),
    )
    with clock.standing_at(CALLED):
        session_id = store.do(
            sessions.book,
            draft(store, staff, family, datetime(2026, 9, 12, 10, 30), shots=changed),
            by=staff.priya,
        )
    shots = [shot.text for shot in store.ask(sessions.shots_of, session_id)]
    assert (shots[0], shots[-1], len(shots)) == ("Everyone on the sofa", "Tom with the dog", 7)
    assert proposed[1].text not in shots
