"""Families for tests, registered through the services as the desk would."""

from datetime import date

from studio.actor import Actor, Role
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    Source,
    TelephoneDraft,
    register,
)
from studio.db import Store
from tests.make.remembered import remembered

PRIYA = Actor(3, "Priya Shah", Role.RECEPTIONIST)
"""Reception, where no staff is on record; a test of several features asks the business for hers."""

ASHWORTHS = HouseholdDraft(
    people=(
        PersonDraft("Claire", "Ashworth", "Mrs", PersonRole.PARENT),
        PersonDraft("Mark", "Ashworth", "", PersonRole.PARENT),
        PersonDraft("Ellie", "Ashworth", "", PersonRole.CHILD, born=date(2010, 3, 14)),
        PersonDraft("Tom", "Ashworth", "", PersonRole.CHILD, born=date(2013, 5, 2)),
    ),
    telephones=(TelephoneDraft("01632 960123", "home", 0), TelephoneDraft("07700 900123", "mobile", 0)),
    emails=(EmailDraft("claire.ashworth@example.com", 0),),
    address1="14 Orchard Lane",
    post_town="Highworth",
    postcode="SN6 7AA",
    source=Source.WEBSITE,
)
"""The family of the fringe (DOMAIN 3.6)."""

NAMESAKES = HouseholdDraft(
    people=(
        PersonDraft("Joan", "Ashworth", "Mrs", PersonRole.GRANDPARENT),
        PersonDraft("Ted", "Ashworth", "Mr", PersonRole.GRANDPARENT),
    ),
    telephones=(TelephoneDraft("01632 960777"),),
    address1="3 Orchard Lane",
    post_town="Highworth",
    postcode="SN6 7AB",
)
"""Another family of the same name in the same street (DOMAIN 3.7)."""

KHAN_AND_ELLIS = HouseholdDraft(
    people=(
        PersonDraft("Adil", "Khan", "Mr", PersonRole.PARTNER),
        PersonDraft("Jo", "Ellis", "Ms", PersonRole.PARTNER),
    ),
    telephones=(TelephoneDraft("07700 900456"),),
)
"""A couple with two names, who gave a telephone number and nothing else."""


@remembered
def ashworths(store: Store, by: Actor = PRIYA) -> HouseholdId:
    """Claire and Mark Ashworth, with Ellie and Tom."""
    return store.do(register, ASHWORTHS, by=by)


@remembered
def namesakes(store: Store, by: Actor = PRIYA) -> HouseholdId:
    """Joan and Ted Ashworth, of the same street."""
    return store.do(register, NAMESAKES, by=by)


@remembered
def khan_and_ellis(store: Store, by: Actor = PRIYA) -> HouseholdId:
    """Adil Khan and Jo Ellis."""
    return store.do(register, KHAN_AND_ELLIS, by=by)
