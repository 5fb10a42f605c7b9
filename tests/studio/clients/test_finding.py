"""Finding a household by any piece of it."""

from dataclasses import replace
from typing import Any

import pytest

from studio import clients
from studio.clients import HouseholdDraft, HouseholdStatus, PersonDraft, PersonRole, TelephoneDraft
from studio.db import Store, search
from studio.progress import Progress
from tests.make import clients as make


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ashw ell", ""),
        ("ellie ash", "child Ellie"),
        ("claire", ""),
        ("0123", "telephone"),
        ("01632 960 123", "telephone 01632 960123"),
        ("+44 1632 960123", "telephone 01632 960123"),
        ("sn67aa", "postcode SN6 7AA"),
        ("claire.ashworth@example.com", None),
        ("ASHWÖRTH ellie", None),
    ],
)
def test_any_piece_in_any_order_finds_the_family_and_says_why(
    sqlite_store: Store, typed: str, why: str | None
) -> None:
    household_id = make.ashworths(sqlite_store)
    make.khan_and_ellis(sqlite_store)
    [found] = sqlite_store.ask(clients.find, typed)
    assert found.household_id == household_id
    if why is not None:
        assert found.matched.startswith(why)


def test_two_families_of_one_name_and_street_can_be_told_apart(store: Store) -> None:
    ours, theirs = make.ashworths(store), make.namesakes(store)
    first, second = store.ask(clients.find, "ashworth")
    assert {first.household_id, second.household_id} == {ours, theirs}
    assert first.name == second.name == "The Ashworth family"
    assert "Claire and Mark, with Ellie" in first.why
    assert second.why == "Joan and Ted · Highworth · 01632 960777"


@pytest.mark.parametrize("typed", ["ashwroth", "ashwerth claire", "asworth"])
def test_a_misspelt_surname_finds_the_nearest(store: Store, typed: str) -> None:
    household_id = make.ashworths(store)
    [found] = store.ask(clients.find, typed)
    assert found.household_id == household_id
    assert found.matched == "sounds like Ashworth"


def test_a_surname_that_came_later_is_also_near(store: Store) -> None:
    make.ashworths(store)
    assert store.ask(clients.find, "okafro") == []
    draft = HouseholdDraft(people=(PersonDraft("Ada", "Okafor"),))
    household_id = store.do(clients.register, draft, by=make.PRIYA)
    assert [found.household_id for found in store.ask(clients.find, "okafro")] == [household_id]


@pytest.mark.parametrize(
    "typed",
    [
        "%",
        "_",
        "'",
        '"',
        "\\",
        "*",
        "NEAR(a b)",
        "a OR 1=1",
        "x" * 10_000,
        "🙂",
        "\u202e",
        "123456789" * 900,
    ],
)
def test_nothing_typed_into_the_search_does_harm(store: Store, typed: str) -> None:
    make.ashworths(store)
    assert store.ask(clients.find, typed) == []


def test_the_list_is_paged_by_key_without_losing_namesakes(store: Store) -> None:
    ids = [make.namesakes(store) for _ in range(5)] + [make.khan_and_ellis(store)]
    seen: list[int] = []
    after = None
    while rows := store.ask(clients.page, after, 2):
        seen += [row.id for row in rows]
        after = (rows[-1].filed_under, rows[-1].id)
    assert seen == ids
    assert store.ask(clients.count) == 6


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("cla ash 0123", "telephone …0123"),
        ("0123 tom", "child Tom"),
        ("960123", "telephone …960123"),
        ("sn6 7aa", "postcode SN6 7AA"),
        ("Ashwroth Clare", "sounds like Ashworth · sounds like Claire"),
        ("claire.ashworth@example.com", ""),
    ],
)
def test_several_pieces_say_what_the_line_does_not(store: Store, typed: str, why: str) -> None:
    household_id = make.ashworths(store)
    make.namesakes(store)
    make.khan_and_ellis(store)
    [found] = store.ask(clients.find, typed)
    assert found.household_id == household_id
    for part in why.split(" · "):
        assert part in found.matched


def test_a_partner_s_surname_is_told_where_the_line_does_not_say_it(store: Store) -> None:
    people = (
        PersonDraft("Adil", "Khan", role=PersonRole.PARENT),
        PersonDraft("Jo", "Ellis", role=PersonRole.PARENT),
        PersonDraft("Mina", "Khan", role=PersonRole.CHILD),
    )
    store.do(clients.register, HouseholdDraft(people=people), by=make.PRIYA)
    [found] = store.ask(clients.find, "ellis")
    assert (found.name, found.matched) == ("The Khan family", "Ellis")


def test_an_answer_says_where_a_family_stands(store: Store) -> None:
    household_id = make.ashworths(store)
    draft = replace(store.ask(clients.household, household_id).as_draft(), status=HouseholdStatus.MOVED)
    store.do(clients.amend, household_id, draft, by=make.PRIYA)
    [found] = store.ask(clients.find, "ashworth")
    assert found.status == "moved"
    assert found.why.startswith("moved · ")


def test_numbers_find_with_and_without_their_letter(store: Store) -> None:
    household_id = make.ashworths(store)

    def index(db: Any, _by: Any) -> None:
        search.add(db, household_id, "order", {search.reference_token("O-00123"): "O-00123"})
        search.add(db, household_id, "letter", {search.reference_token("L-000007"): "letter L-000007"})

    store.do(index, by=make.PRIYA)
    for typed, why in (
        ("O-00123", "order O-00123"),
        ("o 123", "order O-00123"),
        ("123", "order O-00123"),
        ("7", "letter L-000007"),
        ("ashw 123", "order O-00123"),
    ):
        assert [found.matched for found in store.ask(clients.find, typed)] == [why], typed


def test_who_has_no_line_yet_is_found_all_the_same_and_given_one(store: Store) -> None:
    household_id = make.ashworths(store)
    line = store.ask(clients.find, "ashworth")[0].second

    def as_before(db: Any, _by: Any) -> None:
        search.hide(db, household_id)
        search.index(db, household_id, "telephone", {})

    store.do(as_before, by=make.PRIYA)
    [found] = store.ask(clients.find, "ashworth")
    assert found.name == "The Ashworth family"
    assert store.ask(clients.find, "960123") == []
    clients.make_search_ready(store, Progress(), make.PRIYA)
    [found] = store.ask(clients.find, "960123")
    assert found.second == line


def test_a_common_prefix_still_brings_as_many_families_as_are_shown(store: Store) -> None:
    for number in range(15):
        numbers = tuple(TelephoneDraft(f"0163296{number:02}{extra:02}") for extra in range(6))
        draft = HouseholdDraft(people=(PersonDraft(f"First{number}", f"Last{number}"),), telephones=numbers)
        store.do(clients.register, draft, by=make.PRIYA)
    assert len(store.ask(clients.find, "0163296")) == 12
