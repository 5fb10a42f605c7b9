"""Discounts: one that was promised, one given for a reason; of two the better one for the client, said on paper.

Nobody is stopped at a limit, because what was said is honoured (R14): a discount for a reason that is more than the
role may give is written down as such and told to the owner. A promised one has no limit.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor, Role
from studio.catalogue.wording import rate_in_words
from studio.errors import Missing, Refused
from studio.money import Money
from studio.orders.accounts import locked, revision_in
from studio.orders.model import DiscountLimit, OrderId, OrderRevision, RevisionState
from studio.orders.pricing import WHOLE, discount_of
from studio.promises.model import Promise, PromiseFor, PromiseId, PromiseKind, PromiseState
from studio.rights import verb
from studio.written import one_line

USUAL_LIMIT = 1_000
"""Basis points that everyone but the owner may take off for a reason, until the owner says otherwise."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A discount as it was offered: a rate in basis points, or an amount, and what it is for."""

    basis_points: int = 0
    amount: Money = Money(0)
    reason: str = ""

    def off(self, list_total: Money) -> Money:
        """What it takes off an order; never more than the order."""
        return min(list_total, list_total.percent(self.basis_points) if self.basis_points else self.amount)

    def words(self, list_total: Money, currency: str) -> str:
        """``10 % for returning families, £155.50``."""
        rate = f"{rate_in_words(self.basis_points)}, " if self.basis_points else ""
        return f"{self.reason.strip().rstrip('.')} ({rate}{self.off(list_total).show(currency)})"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The discount of an order: which it is, what it takes off, and in words the one it stands instead of."""

    basis_points: int = 0
    amount: Money = Money(0)
    reason: str = ""
    promised: bool = False
    instead_of: str = ""


NO_DISCOUNT = Chosen()


def choose(typed: Offered, promised: Offered | None, list_total: Money, currency: str = "") -> Chosen:
    """The better of two discounts for the client, never both and never neither; of two alike the promised one.

    Raises Refused for a typed discount that cannot be.
    """
    typed_off = discount_of(list_total, typed.basis_points, typed.amount)
    if promised is None:
        return Chosen(typed.basis_points, typed_off, typed.reason)
    promised_off = promised.off(list_total)
    if promised_off >= typed_off:
        instead = typed.words(list_total, currency) if typed_off else ""
        return Chosen(promised.basis_points, promised_off, promised.reason, True, instead)
    return Chosen(typed.basis_points, typed_off, typed.reason, False, promised.words(list_total, currency))


def promised_discount(db: Session, promise_id: PromiseId | None, household_id: int) -> Offered | None:
    """The discount of a promise to a family; raises Refused for one that is no discount on pictures of theirs."""
    if promise_id is None:
        return None
    promise = db.get(Promise, promise_id)
    if (
        promise is None
        or promise.household_id != household_id
        or promise.kind is not PromiseKind.DISCOUNT
        or promise.good_for is PromiseFor.SESSION
        or promise.state is PromiseState.RELEASED
    ):
        raise Refused("That is no discount that was promised to this family.", "discount")
    return Offered(promise.basis_points, promise.price or Money(0), one_line(promise.text, 200).text)


def limits(db: Session) -> dict[Role, int]:
    """How much of an order each role may take off for a reason, in basis points; the owner has no limit."""
    known = {row.role: row.basis_points for row in db.scalars(select(DiscountLimit))}
    return {role: known.get(role, USUAL_LIMIT) for role in Role if role is not Role.OWNER}


def is_over(db: Session, by: Actor, chosen: Chosen, list_total: Money) -> bool:
    """Whether a discount is more than whoever gives it may give by themselves; a promised one never is (R14)."""
    if chosen.promised or by.role is Role.OWNER or not chosen.amount:
        return False
    return chosen.amount > list_total.percent(limits(db)[by.role])


@verb("orders.limit_discounts")
def limit_discounts(db: Session, by: Actor, wanted: dict[Role, int]) -> None:
    """Set how much of an order a role may take off for a reason, in basis points. Raises Refused at the rate."""
    for role, basis_points in wanted.items():
        if role is Role.OWNER or not 0 <= basis_points <= WHOLE:
            raise Refused("A limit is between 0 and 100 %, and the owner has none.", role.value)
        row = db.get(DiscountLimit, role)
        if row is None:
            db.add(DiscountLimit(role=role, basis_points=basis_points))
        else:
            row.basis_points = basis_points
    db.flush()


@verb("orders.hear_discount")
def hear_discount(db: Session, by: Actor, order_id: OrderId) -> None:
    """The owner has taken note of a discount that was over the limit; it stays as it was given (R14)."""
    locked(db, order_id)
    revision = revision_in(db, order_id, RevisionState.ISSUED)
    if revision is None:
        raise Missing("That order is no longer here. Please look again.")
    if revision.discount_over and revision.discount_heard_at is None:
        revision.discount_heard_at = clock.now()
        db.flush()


def settle(
    db: Session, by: Actor, revision: OrderRevision, before: OrderRevision | None, household_id: int
) -> None:
    """As a revision is issued: whether its discount is over the limit, unless the owner heard of it already."""
    chosen = Chosen(revision.discount_basis_points, revision.discount, promised=revision.discount_promised)
    over = is_over(db, by, chosen, revision.list_total)
    same = before is not None and (before.discount_basis_points, before.discount, before.discount_reason) == (
        revision.discount_basis_points, revision.discount, revision.discount_reason
    )  # fmt: skip
    revision.discount_over = (before.discount_over if before is not None else False) if same else over
    if same and before is not None:
        revision.discount_heard_at = before.discount_heard_at
    promised_discount(db, revision.discount_promise_id, household_id)
