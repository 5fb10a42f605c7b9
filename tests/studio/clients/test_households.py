"""Registering and amending households."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from studio import clients, clock
from studio.clients import EmailDraft, HouseholdDraft, PersonDraft, PersonRole, PersonStatus, TelephoneDraft
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from tests.make import clients as make
from tests.make import letters

TYPED_NAMES = (
    "Smith <tom@example.com>",
    "<b>Bold</b>",
    "O'Brien",
    "=cmd()",
    "{{7*7}}",
    "Null",
    "Zoë",
    "שרה כהן",
    "محمد",
)


def test_a_family_is_called_and_addressed_by_its_people(store: Store) -> None:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        row = store.ask(clients.household, make.ashworths(store))
    assert row.name == "The Ashworth family"
    assert row.people_in_words == "Claire and Mark, with Ellie (16) and Tom (13)"
    assert [person.under_18 for person in row.people] == [False, False, True, True]
    assert (row.addressee, row.salutation) == ("Mrs C Ashworth", "Mrs Ashworth")
    assert row.envelope_lines == ("Mrs C Ashworth", "14 Orchard Lane", "HIGHWORTH", "SN6 7AA")


def test_a_couple_with_two_names_is_written_to_by_both(store: Store) -> None:
    row = store.ask(clients.household, make.khan_and_ellis(store))
    assert (row.salutation, row.addressee) == ("Mr Khan and Ms Ellis", "Mr A Khan and Ms J Ellis")
    assert row.name == "Adil Khan and Jo Ellis"
    webers = (PersonDraft("Annegret", "Weber", "Frau"), PersonDraft("Jürgen", "Weber", "Herr"))
    assert clients.addressee(webers, date(2026, 9, 1), "de") == "Frau und Herr Weber"
    assert clients.addressee(webers, date(2026, 9, 1)) == "Frau and Herr Weber"


def test_a_new_caller_needs_only_a_name_and_a_telephone(store: Store) -> None:
    draft = HouseholdDraft(people=(PersonDraft("Jo", "Lane"),), telephones=(TelephoneDraft("07700 900321"),))
    row = store.ask(clients.household, store.do(clients.register, draft, by=make.PRIYA))
    assert row.missing == ("address",)
    step = store.ask(clients.next_step, row.id, clock.today())
    assert step is not None
    assert step.title == "Ask for their address"
    assert [owed.household_id for owed in store.ask(clients.owed, clock.today())] == [row.id]


def test_a_household_without_any_name_is_refused_at_the_name(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        store.do(
            clients.register, HouseholdDraft(telephones=(TelephoneDraft("07700 900321"),)), by=make.PRIYA
        )
    assert refused.value.field == "people.0.last"


@pytest.mark.parametrize("name", TYPED_NAMES)
def test_a_name_is_kept_as_it_was_typed_and_found_again(sqlite_store: Store, name: str) -> None:
    draft = HouseholdDraft(people=(PersonDraft(last=name),))
    household_id = sqlite_store.do(clients.register, draft, by=make.PRIYA)
    assert sqlite_store.ask(clients.household, household_id).people[0].last == name
    assert [each.household_id for each in sqlite_store.ask(clients.find, name)] == [household_id]


def test_invisible_characters_go_and_joiners_between_letters_stay(sqlite_store: Store) -> None:
    typed = HouseholdDraft(
        people=(PersonDraft("Zoe\u0308\u202e", "क्\u200dष\x00\u200b"),), notes="a\x07b\u200d"
    )
    row = sqlite_store.ask(clients.household, sqlite_store.do(clients.register, typed, by=make.PRIYA))
    assert (row.people[0].first, row.people[0].last) == ("Zoë", "क्\u200dष")
    assert row.notes == "ab"


def test_what_is_too_long_is_refused_at_its_field_in_one_sentence() -> None:
    draft = HouseholdDraft(
        people=(PersonDraft("a" * 1_000_000, "Lane", born=date(2100, 1, 1)),),
        telephones=(TelephoneDraft("1" * 81),),
        emails=(EmailDraft("one@example.com, two@example.com"),),
        notes="x" * 30_000,
    )
    problems = draft.problems()
    assert set(problems) == {"people.0.first", "people.0.born", "telephones.0", "emails.0", "notes"}
    assert problems["people.0.first"] == "120 characters fit here; this is longer."


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2010, 3, 14), date(2026, 3, 14), 16),
    ],
)
def test_an_age_changes_on_the_birthday_and_after_29_february_on_1_march(
    born: date, on: date, years: int
) -> None:
    assert clients.age(born, on) == years


def test_amending_keeps_people_and_their_numbers_and_lets_the_new_baby_join(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = store.ask(clients.household, household_id).as_draft()
    baby = PersonDraft("Ivy", "Ashworth", role=PersonRole.CHILD, under_18=True)
    changed = replace(
        draft, people=(*draft.people, baby), telephones=draft.telephones[1:], post_town="Faringdon"
    )
    before = store.ask(clients.people_of, household_id)
    store.do(clients.amend, household_id, changed, by=make.PRIYA)
    row = store.ask(clients.household, household_id)
    assert [person.id for person in row.people[:4]] == [person.id for person in before]
    assert row.people[4].short_name == "Ivy"
    assert [each.typed for each in row.telephones] == ["07700 900123"]
    assert [found.household_id for found in store.ask(clients.find, "ivy ashw")] == [household_id]
    assert store.ask(clients.find, "01632 960123") == []


def test_two_desks_amending_one_client_lose_nothing_unseen(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = store.ask(clients.household, household_id).as_draft()
    store.do(clients.amend, household_id, replace(draft, notes="Oak moulding"), by=make.PRIYA)
    with pytest.raises(Conflict) as lost:
        store.do(clients.amend, household_id, replace(draft, notes="Ivory mount"), by=make.PRIYA)
    assert (lost.value.mine["notes"], lost.value.theirs["notes"]) == ("Ivory mount", "Oak moulding")
    assert store.ask(clients.household, household_id).notes == "Oak moulding"


def test_an_amendment_of_the_people_alone_moves_the_version_on(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = store.ask(clients.household, household_id).as_draft()
    fewer = replace(draft, people=draft.people[:3])
    store.do(clients.amend, household_id, fewer, by=make.PRIYA)
    with pytest.raises(Conflict):
        store.do(clients.amend, household_id, draft, by=make.PRIYA)


def test_a_death_stops_letters_until_someone_has_looked(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = store.ask(clients.household, household_id).as_draft()
    mark = replace(draft.people[1], status=PersonStatus.DECEASED)
    people = (draft.people[0], mark, *draft.people[2:])
    store.do(clients.amend, household_id, replace(draft, people=people), by=make.PRIYA)
    row = store.ask(clients.household, household_id)
    assert row.letters_held
    assert row.people_in_words == "Claire, with Ellie (16) and Tom (13)"
    step = store.ask(clients.next_step, household_id, clock.today())
    assert step is not None
    assert step.title == "Letters to this household are stopped"
    store.do(clients.let_letters_go, household_id, by=make.PRIYA)
    again = store.ask(clients.household, household_id)
    assert not again.letters_held
    store.do(clients.amend, household_id, again.as_draft(), by=make.PRIYA)
    assert not store.ask(clients.household, household_id).letters_held


def test_whoever_sent_them_is_told_how_many_came(store: Store) -> None:
    sender = make.ashworths(store)
    sent = replace(make.KHAN_AND_ELLIS, referred_by_id=sender)
    household_id = store.do(clients.register, sent, by=make.PRIYA)
    assert store.ask(clients.household, sender).sent_us == 1
    assert store.ask(clients.household, household_id).referred_by == "The Ashworth family"
    [event] = store.ask(clients.story, household_id)
    assert event.detail == "Recommended by The Ashworth family."
    draft = store.ask(clients.household, sender).as_draft()
    with pytest.raises(Refused, match="cannot have sent itself"):
        store.do(clients.amend, sender, replace(draft, referred_by_id=sender), by=make.PRIYA)


def test_an_address_fits_an_envelope_at_home_and_abroad(sqlite_store: Store) -> None:
    def lines(**parts: str) -> tuple[str, ...]:
        draft = HouseholdDraft(people=(PersonDraft("Jo", "Lane"),), **parts)  # type: ignore[arg-type]
        return sqlite_store.ask(
            clients.household, sqlite_store.do(clients.register, draft, by=make.PRIYA)
        ).envelope_lines

    home = {"address1": "Flat 2, The Mews", "address2": "14 Long Street", "address3": "Old Town"}
    assert lines(**home, post_town="Bristol", postcode="bs14dj") == (
        "Jo Lane", "Flat 2 The Mews", "14 Long Street", "Old Town", "BRISTOL", "BS1 4DJ",
    )  # fmt: skip
    abroad = lines(**home, post_town="Köln", postcode="50667", country="DE")
    assert abroad[-2:] == ("50667 KÖLN", "GERMANY")
    assert len(abroad) == 6
    assert lines(post_town="Dublin", postcode="D02 X285", country="IE")[1:] == (
        "DUBLIN",
        "D02 X285",
        "IRELAND",
    )


def test_a_client_who_is_not_there_is_said_to_be_gone(store: Store) -> None:
    with pytest.raises(Missing):
        store.ask(clients.household, clients.HouseholdId(4711))


def test_who_sat_for_a_session_stays_and_nothing_of_the_amendment_is_kept(store: Store) -> None:
    told = letters.fringe(store)
    row = store.ask(clients.household, told.household_id)
    fewer = replace(row.as_draft(), people=row.as_draft().people[:1], notes="Only Claire now")
    with pytest.raises(Refused, match="is part of a session") as refused:
        store.do(clients.amend, told.household_id, fewer, by=make.PRIYA)
    assert refused.value.field == "people"
    assert store.ask(clients.household, told.household_id).people == row.people
    assert store.ask(clients.household, told.household_id).notes == ""
