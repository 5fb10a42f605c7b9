"""What comes between writing and posting, and the families of DOMAIN 3.7: nothing wrong leaves the house."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from studio import care, clients, clock, letters
from studio.care import ConcernDraft, ConcernId
from studio.clients import HouseholdDraft, HouseholdId, HouseholdStatus, PersonDraft, PersonRole, PersonStatus
from studio.db import Store
from studio.letters import IssuedLetter, LetterState
from studio.letters.envelopes import postcode_order
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.letters import DUE, fringe, presented, said


def issue(store: Store, staff: Staff, on: date, folder: Path) -> list[IssuedLetter]:
    with clock.standing_at(datetime.combine(on, time(10))):
        return letters.issue_to_folder(store, staff.priya, on, folder).issued


def amended(store: Store, staff: Staff, home: HouseholdId, **changes: Any) -> None:
    draft = store.ask(clients.household, home).as_draft()
    store.do(clients.amend, home, replace(draft, **changes), by=staff.priya)


def told(store: Store, staff: Staff, home: HouseholdId, at: datetime) -> ConcernId:
    person = store.ask(clients.people_of, home)[0].id
    with clock.standing_at(at):
        draft = ConcernDraft(home, person, "The frame is scratched.")
        return ConcernId(store.do(letters.take_down, draft, by=staff.priya))


def test_the_second_copy_that_crossed_with_her_call_is_taken_out_of_the_post(
    store: Store, tmp_path: Path
) -> None:
    """The fringe of DOMAIN 3.5: L8 of 11 November, its second copy of 2 December, and a call in between."""
    story = fringe(store)
    staff = story.staff
    first = issue(store, staff, DUE, tmp_path)
    store.do(letters.mark_posted, tuple(each.letter_id for each in first), DUE, by=staff.priya)
    (second,) = issue(store, staff, date(2026, 12, 2), tmp_path)
    assert (second.code, store.ask(letters.letter, second.letter_id).copy) == ("L8", 2)
    concern_id = told(store, staff, story.household_id, datetime(2026, 12, 2, 11))
    (spoilt,) = store.ask(letters.spoilt)
    assert "nobody asks how happy they are" in spoilt.spoilt
    assert store.ask(letters.to_post) == []
    with clock.standing_at(datetime(2026, 12, 2, 12)):
        assert store.do(letters.mark_posted, (second.letter_id,), date(2026, 12, 2), by=staff.priya) == 0
        assert store.do(letters.put_aside, (second.letter_id,), by=staff.priya) == 1
    kept = store.ask(letters.letter, second.letter_id)
    assert (kept.state, kept.cancelled_reason) == (LetterState.CANCELLED, spoilt.spoilt)
    with clock.standing_at(datetime(2026, 12, 3, 10)):
        version = store.ask(care.concern, concern_id).version
        store.do(care.withdraw, concern_id, version, by=staff.helen)
        due = store.ask(letters.due, date(2026, 12, 3))
    assert "L8" not in {row.code for row in due.ready}, "no letter asks again, settled or not"


def test_a_death_a_move_or_another_name_between_print_and_post_stops_or_redirects_the_letter(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    homes = presented(store, staff.helen, [make.letters.family(number) for number in range(5)])
    issued = issue(store, staff, DUE, tmp_path)
    with clock.standing_at(datetime(2026, 11, 11, 12)):
        (person,) = store.ask(clients.household, homes[0]).as_draft().people
        amended(store, staff, homes[0], people=(replace(person, status=PersonStatus.DECEASED),))
        amended(store, staff, homes[1], status=HouseholdStatus.MOVED)
        amended(store, staff, homes[2], address1="7 New Street")
        (bride,) = store.ask(clients.household, homes[3]).as_draft().people
        married = replace(bride, last="Okafor-Lindqvist")
        amended(store, staff, homes[3], people=(married,), addressee="", salutation="", filing_name="")
        reasons = {row.household_id: row.spoilt for row in store.ask(letters.spoilt)}
        assert {row.household_id for row in store.ask(letters.to_post)} == {homes[4]}
        assert "has died" in reasons[homes[0]]
        assert "have moved" in reasons[homes[1]]
        assert reasons[homes[2]] == reasons[homes[3]] == "Their name or their address has changed since."
        owed = [each.title for each in store.ask(letters.owed, DUE)]
        assert "4 letters not to be posted" in owed, "the owner is told"
        store.do(letters.put_aside, tuple(each.letter_id for each in issued), by=staff.priya)
        again = store.ask(letters.due, DUE)
    assert {row.occasion.household_id for row in again.ready} == {homes[2], homes[3]}, (
        "what is theirs is made anew"
    )
    redirected = {
        store.ask(letters.letter, each.letter_id).household_id: said(store, each.letter_id)
        for each in issue(store, staff, DUE, tmp_path)
    }
    assert "7 New Street" in redirected[homes[2]]
    assert "Dear Mrs Okafor-Lindqvist" in redirected[homes[3]]
    assert "L-000003" not in redirected[homes[3]]


def parent(first: str, last: str, title: str = "Mrs", **more: Any) -> PersonDraft:
    return PersonDraft(first, last, title, PersonRole.PARENT, **more)


def home_of(
    *people: PersonDraft, street: str = "9 Elm Row", postcode: str = "SN6 7AA", **more: Any
) -> HouseholdDraft:
    return HouseholdDraft(people=people, address1=street, post_town="HIGHWORTH", postcode=postcode, **more)


def test_families_that_are_easily_confused_each_have_their_own_letter_in_address_order(
    store: Store, tmp_path: Path
) -> None:
    """One surname and street; Mr Khan and Ms Ellis; the lady of the house; a child in two homes; six lines, 16 pt."""
    staff = marsh_and_reed(store)
    child = PersonDraft("Noor", "Khan", role=PersonRole.CHILD, under_18=True)
    drafts = [
        home_of(parent("Ann", "Ashworth"), street="12 Orchard Road", postcode="SN10 1AA"),
        home_of(parent("Beth", "Ashworth"), street="14 Orchard Road", postcode="SN10 1AB"),
        home_of(
            parent("Omar", "Khan", "Mr"),
            parent("Joan", "Ellis", "Ms"),
            child,
            addressee="Mr O Khan and Ms J Ellis",
            salutation="Mr Khan and Ms Ellis",
        ),
        home_of(
            parent("Sara", "Malik"),
            replace(child),
            street="3 Far Street",
            postcode="SN6 9ZZ",
        ),
        home_of(
            PersonDraft("", "", "", PersonRole.OTHER),
            addressee="The lady of the house",
            salutation="Madam",
            filing_name="Larch House",
            postcode="AB1 2CD",
        ),
        HouseholdDraft(
            people=(parent("Wilhelmina", "Featherstonehaugh-Cholmondeley"),),
            address1="The Old Vicarage Cottage",
            address2="Upper Nether Wallop Lane",
            address3="Middle Barton-under-the-Hill",
            post_town="Sutton-under-Whitestonecliffe",
            postcode="YO7 2PR",
            large_print=True,
        ),
    ]
    homes = presented(store, staff.helen, drafts)
    with clock.standing_at(datetime(2026, 11, 11, 9)):
        order = [row.occasion.household_id for row in store.ask(letters.due, DUE).ready]
    assert order == [homes[4], homes[2], homes[3], homes[0], homes[1], homes[5]], "as the postman walks"
    issued = issue(store, staff, DUE, tmp_path)
    assert [store.ask(letters.letter, each.letter_id).household_id for each in issued] == order
    pages = dict(zip(order, (said(store, each.letter_id) for each in issued), strict=True))
    assert "12 Orchard Road" in pages[homes[0]]
    assert "14 Orchard Road" not in pages[homes[0]]
    assert "Dear Mr Khan and Ms Ellis" in pages[homes[2]]
    assert "Far Street" not in pages[homes[2]]
    assert "Malik" not in pages[homes[2]]
    assert "Dear Mrs Malik" in pages[homes[3]]
    assert "Khan and" not in pages[homes[3]]
    assert "The lady of the house" in pages[homes[4]]
    assert "Dear Madam" in pages[homes[4]]
    name, labels = store.ask(letters.address_labels, tuple(each.letter_id for each in issued), 0)
    assert name == "Labels L-000001 and 5 more"
    from tests.studio.letters.test_pages import running_text

    words = running_text(labels)
    for each in (
        "The lady of the house",
        "Mr O Khan and Ms J Ellis",
        "Mrs S Malik",
        "12 Orchard Road",
        "YO7 2PR",
    ):
        assert each in words


def test_a_postcode_is_sorted_as_it_is_walked() -> None:
    codes = ["SN10 1AA", "SN6 7AB", "", "B1 1AA", "SN6 7AA", "SN6 10AA"]
    assert sorted(codes, key=postcode_order) == ["B1 1AA", "SN6 7AA", "SN6 7AB", "SN6 10AA", "SN10 1AA", ""]
