"""What an order comes to: against invoices somebody else worked out, and for any order at all."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import Refused
from studio.money import Money, share, total
from studio.orders.pricing import (
    discount_of,
    line_total,
    passing,
    passing_back,
    tax_per_rate,
    to_pay,
    work_out,
)

INVOICES = json.loads((Path(__file__).parents[2] / "data" / "vat" / "orders.json").read_text("utf-8"))

amounts = st.integers(min_value=0, max_value=20_000_00).map(Money)
rates = st.sampled_from([0, 500, 700, 1750, 1900, 2000, 2500])


def pence(text: str) -> Money:
    whole = Decimal(text) * 100
    assert whole == int(whole)
    return Money(int(whole))


def nets_of(invoice: dict[str, Any]) -> list[tuple[Money, int]]:
    """Each line, and each discount or charge on the whole, with its rate in basis points."""
    nets = [(pence(line["net"]), int(Decimal(line["vat_percent"] or 0) * 100)) for line in invoice["lines"]]
    for extra in invoice["order_discounts_and_charges"]:
        amount = pence(extra["amount"])
        signed = amount if extra["kind"] == "charge" else -amount
        nets.append((signed, int(Decimal(extra["vat_percent"] or 0) * 100)))
    return nets


@pytest.mark.parametrize("invoice", INVOICES, ids=lambda invoice: invoice["file"].partition("/")[2])
def test_tax_is_to_the_penny_what_the_published_invoice_says(invoice: dict[str, Any]) -> None:
    sums = {each.basis_points: each for each in tax_per_rate(nets_of(invoice), included=False)}
    expected: dict[int, tuple[Money, Money]] = {}
    for vat in invoice["expected"]["vat"]:
        rate = int(Decimal(vat["percent"] or 0) * 100)
        taxable, tax = expected.get(rate, (Money(0), Money(0)))
        expected[rate] = (taxable + pence(vat["taxable"]), tax + pence(vat["tax"]))
    assert {rate: (each.taxable, each.tax) for rate, each in sums.items()} == expected
    whole = total(each.taxable + each.tax for each in sums.values())
    assert whole == pence(invoice["expected"]["totals"]["tax_inclusive_amount"])


def test_the_two_orders_of_the_fringe_come_to_what_the_family_was_told() -> None:
    def plain(*pounds: int) -> Money:
        lines = [Money(each * 100) for each in pounds]
        return work_out(
            lines, discount_basis_points=0, discount=Money(0), tax_basis_points=2000, included=True
        ).total

    first, second = plain(895, 165, 165, 165, 165), plain(1195, 165, 165, 165, 165, 165)
    assert (first.show(), second.show()) == ("£1,555.00", "£2,020.00")
    assert to_pay(second, first).show() == "£465.00"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(amounts, min_size=1, max_size=40),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    rates,
    st.booleans(),
)
def test_lines_always_add_up_to_the_order(
    listed: list[Money], rate: int, part: int, tax_rate: int, included: bool
) -> None:
    amount = Money(0) if rate else total(listed).percent(part)
    sums = work_out(
        listed, discount_basis_points=rate, discount=amount, tax_basis_points=tax_rate, included=included
    )
    assert total(line.listed for line in sums.lines) == sums.list_total
    assert total(line.discount for line in sums.lines) == sums.discount
    assert total(line.tax for line in sums.lines) == sums.tax
    assert total(line.charge for line in sums.lines) == sums.total
    assert sums.total == sums.list_total - sums.discount + (Money(0) if included else sums.tax)
    assert all(Money(0) <= line.charge and line.discount <= line.listed for line in sums.lines)
    assert Money(0) <= sums.discount <= sums.list_total


@settings(max_examples=300, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=40), rates, st.booleans())
def test_tax_is_within_half_a_penny_of_the_exact_sum(listed: list[Money], rate: int, included: bool) -> None:
    sums = work_out(
        listed, discount_basis_points=0, discount=Money(0), tax_basis_points=rate, included=included
    )
    base = 10_000 + rate if included else 10_000
    exact = Fraction(total(listed).minor * rate, base)
    assert abs(sums.tax.minor - exact) <= Fraction(1, 2)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5_000_00), st.booleans()), min_size=1, max_size=12),
    st.integers(0, 10_000),
)
def test_what_passes_with_replaced_lines_is_never_lost_and_never_counted_twice(
    lines: list[tuple[int, bool]], paid_part: int
) -> None:
    charges, replaced = [Money(amount) for amount, _ in lines], [gone for _, gone in lines]
    whole = total(charges)
    paid = whole.percent(paid_part)
    passed = passing(paid, whole - paid, charges, replaced)
    cost = total(charge for charge, gone in zip(charges, replaced, strict=True) if gone)
    assert Money(0) <= passed.paid <= min(paid, cost)
    assert passed.released == cost - passed.paid, "what was not paid on a replaced line is let go"
    kept = [not gone for gone in replaced]
    others = passing(paid, whole - paid, charges, kept)
    assert passed.paid + others.paid == paid, "the two halves are the payment, to the penny"
    every = passing(paid, whole - paid, charges, [True] * len(charges))
    some = passing_back(every, charges, replaced)
    assert some.paid + some.released == cost, (
        "a line that is not replaced after all is owed as it was, to the penny"
    )
    if all(replaced):
        assert passed.paid == paid
    if paid == whole:
        assert passed.paid == cost
        assert passed.released == Money(0)


@settings(max_examples=300, deadline=None)
@given(st.integers(-10_000_00, 10_000_00), st.lists(st.integers(0, 10_000), min_size=1, max_size=30))
def test_shares_add_up_and_are_within_a_penny_of_proportion(whole: int, weights: list[int]) -> None:
    shares = share(Money(whole), weights)
    assert total(shares) == Money(whole)
    over = sum(weights)
    if over:
        assert all(
            abs(part.minor - Fraction(whole * weight, over)) < 1
            for part, weight in zip(shares, weights, strict=True)
        )


@pytest.mark.parametrize(
    ("basis_points", "amount", "says"),
    [
        (10_001, 0, "between 0 and 100"),
        (-1, 0, "between 0 and 100"),
        (1000, 500, "one discount"),
        (0, -1, "less than nothing"),
        (0, 100_01, "more than the order"),
    ],
)
def test_a_discount_that_cannot_be_is_refused_at_its_field(basis_points: int, amount: int, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        discount_of(Money(100_00), basis_points, Money(amount))
    assert refused.value.field == "discount"


@pytest.mark.parametrize("quantity", [0, -1, 1000])
def test_a_line_has_between_one_and_999_pieces(quantity: int) -> None:
    with pytest.raises(Refused) as refused:
        line_total(Money(100), quantity)
    assert refused.value.field == "quantity"
    assert line_total(Money(100), 999) == Money(99_900)
    assert line_total(Money(100), 5, complimentary=True) == Money(0)
