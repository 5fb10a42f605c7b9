"""What an order comes to: lines, one discount, and tax worked out once for the whole order (RR8).

Nothing here reads a record. Amounts are whole minor units, rates are basis points (2000 = 20 %).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.errors import Refused
from studio.money import LARGEST, Money, share, total

TAX_METHOD = "once for each rate, half up; lines by largest remainder"
"""How the tax of an order is worked out, as kept on every revision."""
MOST_PIECES = 999
WHOLE = 10_000
"""A rate of the whole, in basis points."""


@dataclass(frozen=True, slots=True)
class RateSum:
    """What one rate of tax applies to, and the tax."""

    basis_points: int
    taxable: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class LineSum:
    """One line worked out: at list price, its share of the discount and of the tax, and what the client pays."""

    listed: Money
    discount: Money
    tax: Money
    charge: Money


@dataclass(frozen=True, slots=True)
class OrderSum:
    """An order worked out. ``total`` is what the client owes before credit, tax included."""

    list_total: Money
    discount: Money
    tax: Money
    total: Money
    lines: tuple[LineSum, ...]
    taxes: tuple[RateSum, ...] = ()
    """For each rate of tax, the highest first."""


def line_total(unit_price: Money, quantity: int, complimentary: bool = False) -> Money:
    """What a line costs at list price; raises Refused for a quantity outside 1 to 999."""
    if not 1 <= quantity <= MOST_PIECES:
        raise Refused(f"A line has between 1 and {MOST_PIECES} pieces.", "quantity")
    return Money(0) if complimentary else unit_price * quantity


def discount_of(list_total: Money, basis_points: int, amount: Money) -> Money:
    """One discount, a rate or an amount; raises Refused for both, above 100 %, or more than the order."""
    if basis_points and amount:
        raise Refused("An order has one discount: a rate or an amount, not both.", "discount")
    if not 0 <= basis_points <= WHOLE:
        raise Refused("A discount is between 0 and 100 %.", "discount")
    if amount < Money(0):
        raise Refused("A discount cannot be less than nothing.", "discount")
    if amount > list_total:
        raise Refused(f"The discount is more than the order, which is {list_total.show()}.", "discount")
    return list_total.percent(basis_points) if basis_points else amount


def tax_of(net: Money, basis_points: int, included: bool) -> Money:
    """The tax within an amount (``included``) or on top of it, rounded half up."""
    return net.part(basis_points, WHOLE + basis_points) if included else net.percent(basis_points)


def tax_per_rate(nets: Sequence[tuple[Money, int]], included: bool) -> tuple[RateSum, ...]:
    """Tax once for each rate on the sum of what stands at it; ``nets`` are amounts with their rates."""
    rates = sorted({rate for _, rate in nets}, reverse=True)
    sums = []
    for rate in rates:
        taxable = total(net for net, own in nets if own == rate)
        sums.append(RateSum(rate, taxable, tax_of(taxable, rate, included)))
    return tuple(sums)


def work_out(
    listed: Sequence[Money],
    *,
    discount_basis_points: int,
    discount: Money,
    tax_basis_points: int,
    included: bool,
    rates: Sequence[int] | None = None,
) -> OrderSum:
    """Work an order out from its lines at list price; the shares of discount and tax add up to the penny.

    ``rates`` are the lines' own rates of tax where they differ; tax is worked out once for each rate on what stands
    at it after the discount, and shared among its lines (RR8). Raises Refused for a discount that cannot be, or an
    order too large to write down.
    """
    own_rates = list(rates) if rates is not None else [tax_basis_points] * len(listed)
    list_total = total(listed)
    if list_total.minor > LARGEST:
        raise Refused("This order is too large to write down. Please make it two orders.", "lines")
    taken_off = discount_of(list_total, discount_basis_points, discount)
    shares = share(taken_off, [line.minor for line in listed])
    nets = [line - off for line, off in zip(listed, shares, strict=True)]
    taxes = tax_per_rate(list(zip(nets, own_rates, strict=True)), included)
    lines_tax = _shared_per_rate(taxes, nets, own_rates)
    tax = total(each.tax for each in taxes)
    lines = tuple(
        LineSum(line, off, own, net if included else net + own)
        for line, off, net, own in zip(listed, shares, nets, lines_tax, strict=True)
    )
    whole = list_total - taken_off if included else list_total - taken_off + tax
    return OrderSum(list_total, taken_off, tax, whole, lines, taxes)


def _shared_per_rate(taxes: Sequence[RateSum], nets: Sequence[Money], rates: Sequence[int]) -> list[Money]:
    """Each line's share of the tax of its rate."""
    shared = [Money(0)] * len(nets)
    for each in taxes:
        places = [place for place, rate in enumerate(rates) if rate == each.basis_points]
        parts = share(each.tax, [nets[place].minor for place in places])
        for place, part in zip(places, parts, strict=True):
            shared[place] = part
    return shared


@dataclass(frozen=True, slots=True)
class Passing:
    """What passes with replaced lines: what was paid on them, and what is no longer owed for them (R6)."""

    paid: Money
    released: Money


def passing(paid: Money, owed: Money, charges: Sequence[Money], replaced: Sequence[bool]) -> Passing:
    """What passes from an order when some of its lines are replaced (R6).

    ``paid`` was paid on these lines together and ``owed`` is still owed; it is shared in proportion to what each
    line costs the client, by largest remainder, so that no penny counts twice.
    """
    whole = total(charges)
    shares = share(min(paid, whole), [charge.minor for charge in charges])
    on_replaced = total(part for part, gone in zip(shares, replaced, strict=True) if gone)
    cost = total(charge for charge, gone in zip(charges, replaced, strict=True) if gone)
    return Passing(on_replaced, max(Money(0), min(cost - on_replaced, owed)))


def passing_back(passed: Passing, charges: Sequence[Money], gone: Sequence[bool]) -> Passing:
    """What of it goes back with some of the lines that it passed with (R6), to the penny: what of a line was paid and
    what was let go come to what the line costs, so that neither is rounded on its own.
    """

    def share_of(whole: Money) -> Money:
        shares = share(whole, [charge.minor for charge in charges])
        return total(part for part, is_gone in zip(shares, gone, strict=True) if is_gone)

    paid = share_of(passed.paid)
    return Passing(paid, max(Money(0), min(share_of(passed.paid + passed.released) - paid, passed.released)))


def to_pay(whole: Money, credit: Money) -> Money:
    """``max(0, total - credit)`` (R6)."""
    return max(Money(0), whole - credit)
