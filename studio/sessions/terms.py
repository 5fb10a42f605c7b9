"""What a session costs this family: the list fee, or what was promised to them, and the vouchers that pay it.

The register is looked through without being asked (R11, R14): of a promised price and a promised discount the better
one for the client is used and the other stays theirs; a gift voucher then pays what is left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import catalogue, clock, promises
from studio.actor import Actor
from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.money import Money, total
from studio.promises import OpenWorth, PromiseFor, PromiseId, PromiseKind
from studio.sessions.model import FeePayment, FeePromise, Method, PortraitSession, SessionState

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Use:
    """A promise that is used: what the client has of it, and what a voucher has left over."""

    promise_id: PromiseId
    kind: PromiseKind
    amount: Money
    left: Money = Money(0)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a kind of session costs a family; ``words`` say why it is not the list fee, a sentence each."""

    type_id: SessionTypeId
    list_fee: Money
    fee: Money
    """What is charged."""
    asked: Money
    """What is asked for at booking: the deposit, or the fee, without what a voucher pays."""
    words: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    fee_reason: str = ""
    """Why the fee is not the list fee, as it is kept with the session."""

    @property
    def by_voucher(self) -> Money:
        """What gift vouchers pay."""
        return total(use.amount for use in self.uses if use.kind is PromiseKind.VOUCHER)

    @property
    def to_pay(self) -> Money:
        """What is left to pay in money."""
        return self.fee - self.by_voucher

    @property
    def is_promised(self) -> bool:
        """Whether the fee is lower because that was promised."""
        return self.fee < self.list_fee


def terms_for(db: Session, household_id: HouseholdId | None, type_id: SessionTypeId) -> Terms:
    """What this kind of session costs this family today; for a new caller the list fee. Raises Missing."""
    kind_of = catalogue.session_type(db, type_id)
    worth = promises.open_worth(db, household_id, type_id) if household_id is not None else ()
    terms = reckoned(type_id, kind_of.fee, worth)
    kept = _kept_for(db, household_id) if household_id is not None else Money(0)
    said = (
        (f"{kept.show()} of a session that was called off is still here for them.",) if kept.minor > 0 else ()
    )
    return replace(terms, asked=min(kind_of.asked_at_booking, terms.to_pay), words=(*terms.words, *said))


def _kept_for(db: Session, household_id: HouseholdId) -> Money:
    """What was taken for sessions of theirs that were called off, and is neither given back nor carried over."""
    rows = (
        select(FeePayment.amount)
        .join(PortraitSession, PortraitSession.id == FeePayment.session_id)
        .where(PortraitSession.household_id == household_id, PortraitSession.state == SessionState.CANCELLED)
    )
    return total(db.scalars(rows))


def reckoned(type_id: SessionTypeId, list_fee: Money, worth: tuple[OpenWorth, ...]) -> Terms:
    """The list fee, what was promised and the vouchers put together."""
    return _with_vouchers(_priced(Terms(type_id, list_fee, list_fee, Money(0)), worth), worth)


def _priced(terms: Terms, worth: tuple[OpenWorth, ...]) -> Terms:
    """The better one of the promised prices and discounts; a price above the list gives way to the list."""
    offers = [(row, fee) for row in worth if (fee := _fee_by(row, terms.list_fee)) is not None]
    words = tuple(
        f"This is kept for their pictures: {_said(row)}."
        for row in worth
        if row.kind is PromiseKind.DISCOUNT and _fee_by(row, terms.list_fee) is None
    )
    if not offers:
        return replace(terms, words=words)
    best, fee = min(offers, key=lambda offer: offer[1])
    said = f"{fee.show()} instead of {terms.list_fee.show()}, as promised: {_said(best)}."
    if fee == terms.list_fee:
        said = f"The list fee is no more than was promised: {_said(best)}."
    others = tuple(
        f"This stays theirs for another time: {_said(row)}." for row, _ in offers if row is not best
    )
    return replace(
        terms,
        fee=fee,
        uses=(Use(best.id, best.kind, terms.list_fee - fee),),
        words=(said, *others, *words),
        fee_reason=f"As promised: {best.text}"[:LONGEST_REASON] if fee < terms.list_fee else "",
    )


def _fee_by(row: OpenWorth, list_fee: Money) -> Money | None:
    """What the fee would be by this promise; None where it is not for this.

    A discount for anything is used on a session only when nothing of it would be lost: on pictures it is worth more.
    """
    if row.kind is PromiseKind.PRICE:
        lower = row.price < list_fee
        return min(row.price, list_fee) if lower or row.good_for is PromiseFor.SESSION else None
    if row.kind is PromiseKind.DISCOUNT:
        all_of_it = not row.basis_points and row.price <= list_fee
        return list_fee - row.off(list_fee) if all_of_it or row.good_for is PromiseFor.SESSION else None
    return None


def _said(row: OpenWorth) -> str:
    return f"“{row.text.rstrip('. ')}”"


def _with_vouchers(terms: Terms, worth: tuple[OpenWorth, ...]) -> Terms:
    owed, uses, words = terms.fee, list(terms.uses), list(terms.words)
    for row in worth:
        if row.kind is not PromiseKind.VOUCHER or not owed or not row.price:
            continue
        paid = min(row.price, owed)
        owed, left = owed - paid, row.price - paid
        uses.append(Use(row.id, row.kind, paid, left))
        rest = f"; {left.show()} of it is left for another time" if left else ""
        words.append(f"Their gift voucher pays {paid.show()}{rest}.")
    return replace(terms, uses=tuple(uses), words=tuple(words))


def agree(terms: Terms, charged: Money | None, reason: str) -> Terms:
    """The terms with the fee that the desk has agreed; None or the promised one leaves them as they are.

    Raises Refused at the fee above what was promised (R11), or without a reason for another fee.
    """
    if charged is None or charged == terms.fee:
        return replace(terms, fee_reason=reason or terms.fee_reason)
    if terms.is_promised and charged > terms.fee:
        raise Refused(f"They were promised {terms.fee.show()} for this, so the fee cannot be more.", "fee")
    if not reason:
        raise Refused("Please say why the fee is another than usual.", "fee_reason")
    vouchers, owed = [], charged
    for use in terms.uses:
        if use.kind is PromiseKind.VOUCHER and owed:
            whole = use.amount + use.left
            paid = min(whole, owed)
            vouchers.append(replace(use, amount=paid, left=whole - paid))
            owed -= paid
    return replace(terms, fee=charged, fee_reason=reason, uses=tuple(vouchers))


def use_terms(db: Session, by: Actor, session: PortraitSession, terms: Terms) -> None:
    """The promises are used for this session, and vouchers pay; a part of the verbs that book one."""
    for use in terms.uses:
        promises.use(db, use.promise_id)
        db.add(FeePromise(session_id=session.id, promise_id=use.promise_id, amount=use.amount))
        if use.kind is PromiseKind.VOUCHER:
            db.add(_voucher_row(session, by, use.promise_id, use.amount))
            if use.left:
                text = f"Gift voucher: {use.left.show()} is left of it."
                promises.stand_open_for(db, by, use.promise_id, text, use.left)
    db.flush()


def give_terms_back(db: Session, by: Actor, session: PortraitSession) -> None:
    """The session is called off, so what was promised stands open again; a part of the verbs that end one."""
    used = select(FeePromise).where(FeePromise.session_id == session.id, FeePromise.returned_at.is_(None))
    for use in db.scalars(used.order_by(FeePromise.id)):
        use.returned_at = clock.now()
        paid = _paid_by(db, session, use.promise_id)
        if not paid:
            promises.stand_open_again(db, use.promise_id)
            continue
        db.add(_voucher_row(session, by, use.promise_id, -paid, "The session was called off."))
        _voucher_back(db, by, use.promise_id, paid)
    db.flush()


def _voucher_back(db: Session, by: Actor, promise_id: PromiseId, paid: Money) -> None:
    """The whole of it stands open again; of a part, that part: what was left over may have been spent since."""
    if promises.worth_of(db, promise_id) == paid:
        promises.stand_open_again(db, promise_id)
    else:
        text = f"Gift voucher: {paid.show()} came back when a session was called off."
        promises.stand_open_for(db, by, promise_id, text, paid)


def _paid_by(db: Session, session: PortraitSession, promise_id: PromiseId) -> Money:
    rows = select(FeePayment.amount).where(
        FeePayment.session_id == session.id, FeePayment.promise_id == promise_id
    )
    return total(db.scalars(rows))


def _voucher_row(
    session: PortraitSession, by: Actor, promise_id: PromiseId, amount: Money, reason: str = ""
) -> FeePayment:
    return FeePayment(
        session_id=session.id,
        amount=amount,
        method=Method.VOUCHER,
        taken_at=clock.now(),
        taken_by=StaffId(by.staff_id),
        promise_id=promise_id,
        reason=reason,
    )
