"""Finding a household by any piece of it."""

import pytest

from studio import clients
from studio.clients import HouseholdDraft, PersonDraft
from studio.db import Store
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
