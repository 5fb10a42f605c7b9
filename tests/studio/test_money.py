"""Money is exact, in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Refused
from studio.money import Money, share, total


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("895", 89500),
        ("£1,555.00", 155500),
        ("895.5", 89550),
        (" 12.05 ", 1205),
        ("-5", -500),
        ("0", 0),
        ("19.99", 1999),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, minor: int) -> None:
    assert Money.parse(typed) == Money(minor)


@pytest.mark.parametrize(
    "typed",
    ["", "12,50", "1e9", "NaN", "1.005", "9999999999999", "\uff11\uff12", "1,55", "ten", "£", "1.", "--5"],
)
def test_what_is_not_plainly_an_amount_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match=r"^(Please type an amount|That amount is too large)") as refused:
        Money.parse(typed, "fee")
    assert refused.value.field == "fee"


def test_an_amount_is_shown_with_pounds_pence_and_thousands() -> None:
    assert Money(155500).show() == "£1,555.00"
    assert Money(-46505).show() == "-£465.05"
    assert Money(7).show("CHF") == "CHF\u00a00.07"


def test_halves_round_away_from_nothing() -> None:
    assert Money(5).percent(5000) == Money(3)
    assert Money(-5).percent(5000) == Money(-3)
    assert Money(155500).part(20, 120) == Money(25917)


def test_money_is_never_made_of_fractions() -> None:
    with pytest.raises(TypeError, match="whole minor units"):
        Money(1.5)  # type: ignore[arg-type]


@given(st.integers(-(10**12), 10**12), st.integers(1, 60))
def test_parts_add_up_and_differ_by_a_penny_at_most(minor: int, parts: int) -> None:
    pieces = Money(minor).split(parts)
    assert total(pieces) == Money(minor)
    assert max(pieces).minor - min(pieces).minor <= 1


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**8), min_size=1, max_size=12))
def test_shares_add_up_and_stay_within_a_penny_of_their_due(minor: int, weights: list[int]) -> None:
    shares = share(Money(minor), weights)
    assert total(shares) == Money(minor)
    if sum(weights):
        for piece, weight in zip(shares, weights, strict=True):
            assert abs(piece.minor * sum(weights) - minor * weight) < sum(weights)
