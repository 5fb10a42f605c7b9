"""Parents who live apart, a changed name, a death, a mover, and what whoever meets a family should know first."""

from dataclasses import replace

import pytest

from studio import clients
from studio.clients import (
    Advice,
    HouseholdDraft,
    HouseholdId,
    HouseholdStatus,
    PersonDraft,
    PersonId,
    PersonRole,
    PersonStatus,
    TelephoneDraft,
)
from studio.clients.addressing import Address, address_lines, countries
from studio.db import Store
from studio.errors import Refused
from studio.reaching import postcode
from tests.make import clients as make

APART = HouseholdDraft(
    people=(PersonDraft("Peter", "Reed", "Mr", PersonRole.PARENT),),
    telephones=(TelephoneDraft("07700 900888"),),
    address1="9 Mill Street",
    post_town="Swindon",
    postcode="SN1 1AA",
)


def person_named(store: Store, household_id: HouseholdId, first: str) -> PersonId:
    return next(person.id for person in store.ask(clients.people_of, household_id) if person.first == first)


def parted(store: Store) -> tuple[HouseholdId, HouseholdId, PersonId]:
    mother, father = make.ashworths(store), store.do(clients.register, APART, by=make.PRIYA)
    tom = person_named(store, mother, "Tom")
    store.do(clients.add_home, tom, father, by=make.PRIYA)
    return mother, father, tom


def words(store: Store, household_id: HouseholdId) -> list[str]:
    found = store.ask(clients.warnings_of, [household_id])
    return [badge.text for badge in found.get(household_id, ())]


def test_a_child_of_parents_who_live_apart_is_in_both_households_each_with_its_own_address(
    store: Store,
) -> None:
    mother, father, _tom = parted(store)
    hers, his = store.ask(clients.household, mother), store.ask(clients.household, father)
    assert [person.first for person in his.people] == ["Peter", "Tom"]
    assert his.people[1].born == hers.people[3].born
    assert (hers.address.post_town, his.address.post_town) == ("Highworth", "Swindon")
    assert (hers.addressee, his.addressee) == ("Mrs C Ashworth", "Mr P Reed")
    assert [(each.person, each.household) for each in store.ask(clients.other_homes, mother)] == [
        ("Tom", his.name)
    ]
    assert "Tom has two homes" in words(store, mother)
    assert "Tom has two homes" in words(store, father)


def test_both_homes_are_found_by_the_childs_name(store: Store) -> None:
    mother, father, _tom = parted(store)
    assert {each.household_id for each in store.ask(clients.find, "tom ash")} == {mother, father}


def test_who_a_child_is_stays_the_same_in_both_homes_and_where_they_live_does_not(store: Store) -> None:
    mother, father, _tom = parted(store)
    draft = store.ask(clients.household, mother).as_draft()
    people = (*draft.people[:3], replace(draft.people[3], first="Thomas"))
    store.do(clients.amend, mother, replace(draft, people=people, address1="20 New Road"), by=make.PRIYA)
    his = store.ask(clients.household, father)
    assert his.people[1].first == "Thomas"
    assert his.address.address1 == "9 Mill Street"
    assert [each.household_id for each in store.ask(clients.find, "thomas swind")] == []
    assert father in {each.household_id for each in store.ask(clients.find, "thomas reed")}


def test_a_death_stops_the_letters_of_both_homes_and_each_is_looked_at_by_itself(store: Store) -> None:
    mother, father, _tom = parted(store)
    draft = store.ask(clients.household, mother).as_draft()
    gone = replace(draft.people[3], status=PersonStatus.DECEASED)
    store.do(clients.amend, mother, replace(draft, people=(*draft.people[:3], gone)), by=make.PRIYA)
    assert store.ask(clients.household, mother).letters_held
    assert store.ask(clients.household, father).letters_held
    store.do(clients.let_letters_go, mother, by=make.PRIYA)
    assert not store.ask(clients.household, mother).letters_held
    assert store.ask(clients.household, father).letters_held
    assert words(store, father) == ["letters stopped", "Tom has died"]


def test_nobody_is_written_twice_into_one_home(store: Store) -> None:
    mother, father, tom = parted(store)
    for home in (mother, father):
        with pytest.raises(Refused, match="Tom is written in that household already"):
            store.do(clients.add_home, tom, home, by=make.PRIYA)


def test_two_homes_can_be_parted_and_nobody_is_lost(store: Store) -> None:
    mother, father, tom = parted(store)
    store.do(clients.part_homes, tom, by=make.PRIYA)
    assert words(store, mother) == words(store, father) == []
    assert [person.first for person in store.ask(clients.people_of, father)] == ["Peter", "Tom"]


def test_a_child_taken_out_of_one_home_has_the_other_alone(store: Store) -> None:
    mother, father, _tom = parted(store)
    draft = store.ask(clients.household, mother).as_draft()
    store.do(clients.amend, mother, replace(draft, people=draft.people[:3]), by=make.PRIYA)
    assert words(store, father) == []
    assert store.ask(clients.other_homes, father) == ()


def test_whoever_marries_is_still_found_by_the_name_she_first_rang_with(store: Store) -> None:
    family = make.khan_and_ellis(store)
    draft = store.ask(clients.household, family).as_draft()
    people = (draft.people[0], replace(draft.people[1], title="Mrs", last="Khan"))
    store.do(clients.amend, family, replace(draft, people=people), by=make.PRIYA)
    jo = person_named(store, family, "Jo")
    assert store.ask(clients.former_names, family) == {jo: ("Ellis",)}
    found = store.ask(clients.find, "ellis")
    assert [(each.household_id, each.matched) for each in found] == [(family, "formerly Jo Ellis")]


def test_a_misspelt_surname_that_is_mended_was_never_a_name(store: Store) -> None:
    family = make.khan_and_ellis(store)
    draft = store.ask(clients.household, family).as_draft()
    people = (draft.people[0], replace(draft.people[1], last="Elliss"))
    store.do(clients.amend, family, replace(draft, people=people), by=make.PRIYA)
    assert store.ask(clients.former_names, family) == {}


def test_what_is_to_be_known_of_a_family_comes_with_the_gravest_first(store: Store) -> None:
    family = make.ashworths(store)
    assert words(store, family) == []
    draft = store.ask(clients.household, family).as_draft()
    draft = replace(
        draft,
        status=HouseholdStatus.DO_NOT_CONTACT,
        spell_out_times=True,
        large_print=True,
        advice=Advice.IF_ASKED,
    )
    store.do(clients.amend, family, draft, by=make.PRIYA)
    assert words(store, family) == [
        "wants no contact",
        "spell out times",
        "large print",
        "advice only if they ask",
    ]


@pytest.mark.parametrize(
    ("country", "town", "code", "lines"),
    [
        ("FR", "Lyon", "69001", ("69001 LYON", "FRANCE")),
        ("US", "Austin TX", "78701", ("AUSTIN TX 78701", "UNITED STATES")),
        ("IE", "Galway", "H91 A123", ("GALWAY", "H91 A123", "IRELAND")),
        ("CH", "Bern", "3000", ("CH-3000 BERN", "SWITZERLAND")),
        ("JP", "Tokyo", "100-0001", ("TOKYO", "100-0001", "JAPAN")),
        ("AE", "Dubai", "", ("DUBAI", "UNITED ARAB EMIRATES")),
    ],
)
def test_an_envelope_abroad_bears_town_and_postcode_as_the_post_there_wants_them(
    country: str, town: str, code: str, lines: tuple[str, ...]
) -> None:
    address = Address("1 The Road", post_town=town, postcode=code, country=country)
    assert address_lines(address) == ("1 The Road", *lines)


def test_every_country_has_its_order_of_town_and_postcode_on_two_lines_at_most() -> None:
    for country in countries():
        lines = address_lines(Address("The Hall", "1 The Road", "Upton", "Townham", "12345", country))
        assert len(lines) <= 5, country
        assert sum("TOWNHAM" in line for line in lines) == 1, country
        assert sum("12345" in line for line in lines) == 1, country


def test_a_foreign_postcode_of_another_shape_is_advice_only() -> None:
    assert postcode("69001", "FR").advice is None
    assert postcode("6900", "FR").advice == "Postcodes there look like 33380."
    assert postcode("6900", "FR").tidy == "6900"


def test_our_own_country_is_the_first_to_be_chosen() -> None:
    assert next(iter(countries().items())) == ("GB", "United Kingdom")
