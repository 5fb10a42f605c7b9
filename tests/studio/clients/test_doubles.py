"""Who may be here already, and why; who only looks alike."""

from dataclasses import replace
from datetime import date

import pytest

from studio import clients
from studio.clients import EmailDraft, HouseholdDraft, PersonDraft, PersonRole, TelephoneDraft
from studio.db import Store
from tests.make import clients as make

PRIYA = make.PRIYA
CLAIRE = PersonDraft("Claire", "Ashworth", "Mrs", PersonRole.PARENT)
TOM = PersonDraft("Tom", "Ashworth", "", PersonRole.CHILD, under_18=True)


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (HouseholdDraft(telephones=(TelephoneDraft("+44 1632 960123"),)), "same telephone"),
        (HouseholdDraft(emails=(EmailDraft("Claire.Ashworth@Example.com"),)), "same e-mail address"),
        (HouseholdDraft(people=(CLAIRE,)), "same name, Claire Ashworth"),
        (
            HouseholdDraft(people=(replace(CLAIRE, first="Clare", last="Ashwroth"),), postcode="sn67aa"),
            "same postcode, and nearly the same name, Claire Ashworth",
        ),
        (
            HouseholdDraft(people=(PersonDraft("Susan", "Ashworth"), TOM), postcode="SN6 7AA"),
            "same postcode, and a child called Tom",
        ),
        (
            HouseholdDraft(people=(PersonDraft("Ed", "Ashworth"), TOM, replace(TOM, first="Ellie"))),
            "children called Tom and Ellie",
        ),
    ],
)
def test_who_may_be_here_already_is_said_with_the_reason(
    store: Store, draft: HouseholdDraft, why: str
) -> None:
    household_id = make.ashworths(store)
    make.khan_and_ellis(store)
    [double] = store.ask(clients.likely_doubles, draft)
    assert (double.household_id, double.why) == (household_id, why)
    assert double.name == "The Ashworth family"


@pytest.mark.parametrize(
    "draft",
    [
        HouseholdDraft(
            people=(PersonDraft("Joan", "Ashworth"),), address1="14 Orchard Lane", postcode="SN6 7AA"
        ),
        HouseholdDraft(people=(PersonDraft("Claire", "Chilcott"),)),
        HouseholdDraft(people=(CLAIRE,), telephones=(TelephoneDraft("01632 960888"),), postcode="EH1 1AA"),
        HouseholdDraft(people=(PersonDraft("Jo", "Ashworth"), replace(TOM, born=date(2001, 1, 1)))),
        HouseholdDraft(),
    ],
)
def test_one_surname_in_one_street_or_another_of_that_name_is_not_the_same(
    store: Store, draft: HouseholdDraft
) -> None:
    make.ashworths(store)
    assert store.ask(clients.likely_doubles, draft) == ()


def test_a_family_is_no_double_of_itself(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = store.ask(clients.household, household_id).as_draft()
    assert store.ask(clients.likely_doubles, draft, 3, household_id) == ()


def test_of_many_of_one_name_nobody_is_told(store: Store) -> None:
    for _ in range(4):
        store.do(clients.register, HouseholdDraft(people=(CLAIRE,)), by=PRIYA)
    assert store.ask(clients.likely_doubles, HouseholdDraft(people=(CLAIRE,))) == ()


def test_pairs_come_likeliest_first_and_those_told_apart_never_again(store: Store) -> None:
    ours, same_street = make.ashworths(store), make.namesakes(store)
    again = store.do(clients.register, replace(make.ASHWORTHS, telephones=()), by=PRIYA)
    grandmother = HouseholdDraft(
        people=(PersonDraft("Rose", "Lane"),), telephones=(TelephoneDraft("07700 900123"),)
    )
    rose = store.do(clients.register, grandmother, by=PRIYA)
    pairs = store.ask(clients.doubles_to_review)
    assert [pair.id for pair in pairs] == [(ours, again), (ours, rose)]
    assert pairs[1].why == "same telephone"
    assert not any(same_street in pair.id for pair in pairs)
    store.do(clients.tell_apart, rose, ours, by=PRIYA)
    store.do(clients.tell_apart, ours, rose, by=PRIYA)
    assert [pair.id for pair in store.ask(clients.doubles_to_review)] == [(ours, again)]


def test_who_was_told_apart_from_one_record_is_so_from_the_merged_one(store: Store) -> None:
    ours = make.ashworths(store)
    again = store.do(clients.register, make.ASHWORTHS, by=PRIYA)
    grandmother = HouseholdDraft(
        people=(PersonDraft("Rose", "Lane"),), telephones=(TelephoneDraft("07700 900123"),)
    )
    rose = store.do(clients.register, grandmother, by=PRIYA)
    store.do(clients.tell_apart, again, rose, by=PRIYA)
    store.do(clients.merge, store.ask(clients.preview_merge, ours, again).draft(), by=PRIYA)
    assert store.ask(clients.doubles_to_review) == ()
