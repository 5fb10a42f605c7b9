"""Gift vouchers that are sold: a code, what is left of it, and its use by whoever brings it.

What is left of a voucher stands as an open promise of the family that it is for, so that it pays a session fee as
well as an order; one sold to nobody of ours becomes a promise when it is first used. Every part of it is used once.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.errors import Missing, Refused
from studio.money import Money, total
from studio.promises.model import (
    PARTNER_LENGTH,
    Promise,
    PromiseFor,
    PromiseId,
    PromiseKind,
    PromiseState,
    Voucher,
    VoucherId,
)
from studio.promises.service import note_released
from studio.promises.using import open_worth, stand_open_again, stand_open_for, use
from studio.written import one_line

LETTERS = "ACDEFGHJKLMNPQRTUVWXYZ234679"
"""No letter that is taken for a figure, and no figure that is taken for a letter."""
_HALF = 4


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A gift voucher and what is left of it."""

    id: VoucherId
    code: str
    worth: Money
    left: Money
    good_until: date
    for_name: str
    ended: bool
    """Whether its sale was put right, so that it is worth nothing."""


def read_code(typed: str) -> str:
    """A code as it is kept, ``K7QM-3XWP``, however it was typed; "" when it cannot be one."""
    letters = re.sub(r"[\s-]", "", typed).upper()
    if len(letters) != 2 * _HALF or not set(letters) <= set(LETTERS):
        return ""
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def make_voucher(
    db: Session,
    by: Actor,
    worth: Money,
    good_until: date,
    for_name: str,
    household_id: HouseholdId | None = None,
) -> VoucherId:
    """A voucher with a code of its own, standing open for a family when one is named; a part of the sale."""
    code = _free_code(db)
    voucher = Voucher(
        code=code,
        worth=worth,
        good_until=good_until,
        for_name=one_line(for_name, PARTNER_LENGTH).text,
        made_at=clock.now(),
        made_by=StaffId(by.staff_id),
    )
    db.add(voucher)
    db.flush()
    if household_id is not None:
        _stand_for(db, by, voucher, household_id, worth)
    return voucher.id


def voucher(db: Session, voucher_id: VoucherId) -> VoucherRow:
    """One voucher; raises Missing."""
    return _row(db, _found(db, voucher_id))


def vouchers(db: Session, ids: Iterable[VoucherId]) -> dict[VoucherId, VoucherRow]:
    """Several vouchers by their ids."""
    found = list(db.scalars(select(Voucher).where(Voucher.id.in_(list(ids)))))
    chains: dict[VoucherId | None, list[Promise]] = {}
    of_these = Promise.voucher_id.in_([each.id for each in found])
    for part in db.scalars(select(Promise).where(of_these).order_by(Promise.id)):
        chains.setdefault(part.voucher_id, []).append(part)
    return {each.id: _row_of(each, chains.get(each.id, [])) for each in found}


def voucher_with_code(db: Session, typed: str) -> VoucherRow:
    """The voucher of a code, however it was typed; raises Refused at the voucher."""
    code = read_code(typed)
    found = db.scalar(select(Voucher).where(Voucher.code == code)) if code else None
    if found is None:
        raise Refused("There is no gift voucher with that code. Please look at it again.", "voucher")
    return _row(db, found)


def spend_voucher(
    db: Session, by: Actor, typed: str, amount: Money, household_id: HouseholdId
) -> list[tuple[PromiseId, Money]]:
    """Use so much of the voucher of a code, for whichever family brings it; a part of the verb that takes it.

    The rest stays open. What was used, by the promise that stood for it. Raises Refused for more than is left.
    """
    found = _found(db, voucher_with_code(db, typed).id, lock=True)
    row = _row(db, found)
    if row.ended or not row.left:
        raise Refused("Nothing is left of that gift voucher.", "voucher")
    if amount > row.left:
        raise Refused(f"{row.left.show()} is left of that gift voucher.", "amount")
    if not _chain(db, found.id):
        _stand_for(db, by, found, household_id, found.worth)
    open_now = [each for each in _chain(db, found.id) if each.state is PromiseState.MADE]
    return _spend(db, by, [(each.id, each.price or Money(0)) for each in open_now], amount)


def spend_own_vouchers(
    db: Session, by: Actor, household_id: HouseholdId, amount: Money
) -> list[tuple[PromiseId, Money]]:
    """Use so much of the vouchers that stand open for a family, the soonest due first; raises Refused for more."""
    own = own_vouchers(db, household_id)
    there = total(worth for _, worth in own)
    if not there:
        raise Refused("No gift voucher stands open for them. Please type the code on theirs.", "voucher")
    if amount > there:
        raise Refused(f"{there.show()} is left of their gift vouchers.", "amount")
    return _spend(db, by, own, amount)


def own_vouchers(db: Session, household_id: HouseholdId) -> list[tuple[PromiseId, Money]]:
    """The vouchers that stand open for a family and may pay for pictures, the soonest due first."""
    return [
        (each.id, each.price)
        for each in open_worth(db, household_id)
        if each.kind is PromiseKind.VOUCHER and each.good_for is not PromiseFor.SESSION and each.price
    ]


def voucher_back(db: Session, by: Actor, promise_id: PromiseId, amount: Money) -> None:
    """What was used of a voucher stands open again: the whole promise, or of a part that part."""
    if db.get_one(Promise, promise_id).price == amount:
        stand_open_again(db, promise_id)
    else:
        stand_open_for(db, by, promise_id, f"Gift voucher: {amount.show()} came back.", amount)


def give_voucher_to(db: Session, by: Actor, voucher_id: VoucherId, household_id: HouseholdId) -> None:
    """Another family has brought the code: what is left of it stands open for them from now on."""
    found = _found(db, voucher_id, lock=True)
    if not _row(db, found).left:
        raise Refused("Nothing is left of that gift voucher.", "voucher")
    standing = [each for each in _chain(db, voucher_id) if each.state is PromiseState.MADE]
    if not standing:
        _stand_for(db, by, found, household_id, found.worth)
    for each in standing:
        if each.household_id != household_id:
            _let_go(db, each, "Another family brought the code.")
            _stand_for(db, by, found, household_id, each.price or Money(0))
    db.flush()


def end_voucher(db: Session, by: Actor, voucher_id: VoucherId) -> None:
    """Its sale is put right, so it is worth nothing; raises Refused once some of it was used."""
    found = _found(db, voucher_id, lock=True)
    if found.ended_at is not None:
        raise Refused("That sale has been put right already.")
    if _row(db, found).left != found.worth:
        raise Refused("Some of that gift voucher has been used, so its sale stands.")
    for each in _chain(db, voucher_id):
        if each.state is PromiseState.MADE:
            _let_go(db, each, "The sale of the voucher was put right.")
    found.ended_at = clock.now()
    db.flush()


def _spend(
    db: Session, by: Actor, standing: Sequence[tuple[PromiseId, Money]], amount: Money
) -> list[tuple[PromiseId, Money]]:
    used = []
    for promise_id, worth in standing:
        part = min(worth, amount)
        if part <= Money(0):
            break
        try:
            use(db, promise_id)
        except Refused as gone:
            raise Refused(
                "That gift voucher has just been used elsewhere. Please look again.", "voucher"
            ) from gone
        if part < worth:
            rest = worth - part
            stand_open_for(db, by, promise_id, f"Gift voucher: {rest.show()} is left of it.", rest)
        used.append((promise_id, part))
        amount = amount - part
    return used


def _found(db: Session, voucher_id: VoucherId, *, lock: bool = False) -> Voucher:
    found = db.get(Voucher, voucher_id, with_for_update=lock or None, populate_existing=lock)
    if found is None:
        raise Missing("That gift voucher is not here.")
    return found


def _row(db: Session, each: Voucher) -> VoucherRow:
    return _row_of(each, _chain(db, each.id))


def _row_of(each: Voucher, chain: Sequence[Promise]) -> VoucherRow:
    open_now = total(part.price or Money(0) for part in chain if part.state is PromiseState.MADE)
    ended = each.ended_at is not None
    left = Money(0) if ended else open_now if chain else each.worth
    return VoucherRow(each.id, each.code, each.worth, left, each.good_until, each.for_name, ended)


def _chain(db: Session, voucher_id: VoucherId) -> list[Promise]:
    """Every promise that stood for the voucher or a part of it, the first first."""
    return list(db.scalars(select(Promise).where(Promise.voucher_id == voucher_id).order_by(Promise.id)))


def _stand_for(db: Session, by: Actor, each: Voucher, household_id: HouseholdId, worth: Money) -> PromiseId:
    promise = Promise(
        household_id=household_id,
        made_by=StaffId(by.staff_id),
        made_at=clock.now(),
        text=f"Gift voucher over {worth.show()}.",
        kind=PromiseKind.VOUCHER,
        due=each.good_until,
        price=worth,
        voucher_id=each.id,
    )
    db.add(promise)
    db.flush()
    promise.source = f"promise:{promise.id}"
    db.flush()
    return promise.id


def _let_go(db: Session, promise: Promise, because: str) -> None:
    note_released(promise, clock.today(business.studio(db).zone), because)


def _free_code(db: Session) -> str:
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(2 * _HALF))
        code = f"{letters[:_HALF]}-{letters[_HALF:]}"
        if db.scalar(select(Voucher.id).where(Voucher.code == code)) is None:
            return code
