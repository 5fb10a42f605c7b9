"""Which pictures a reshoot's order replaces, changed after it was begun or placed: its money and page follow (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import crediting, replaced_lines, working
from studio.orders.accounts import locked, revision_in
from studio.orders.drafts import ConfirmDraft
from studio.orders.model import Credit, LineId, Order, OrderId, OrderState, ReplacedLine, RevisionState
from studio.orders.pricing import Passing, passing_back
from studio.orders.service import REVISABLE, confirm, revise


def replaced_of(db: Session, order_id: OrderId) -> dict[LineId, int]:
    """The lines whose pictures an order replaces, and how many of each; nought is all of them."""
    query = select(ReplacedLine.line_id, ReplacedLine.quantity).where(ReplacedLine.order_id == order_id)
    return {row.line_id: row.quantity for row in db.execute(query)}


def replace_otherwise(
    db: Session, by: Actor, order_id: OrderId, wanted: Mapping[LineId, int], confirming: ConfirmDraft
) -> bool:
    """Let an order replace these pictures and no others; the answer says whether anything is different.

    One that is not placed yet is only worked out again. Of a placed one the next revision is made, with the credit
    that belongs to these pictures, printed and to be signed again; the earlier order's invoice stays as it is and a
    credit note of its own says the rest. Raises Refused once the order was presented, while a change to it is half
    made, and where the owner has to choose what becomes of credit left over.
    """
    order = locked(db, order_id)
    before = replaced_of(db, order_id)
    if before == dict(wanted):
        return False
    if order.state is OrderState.DRAFT:
        _choose(db, order, wanted)
        revision = revision_in(db, order.id, RevisionState.DRAFT)
        if revision is not None:
            working.expect_credit(db, order, revision)
            db.flush()
        return True
    if order.state not in REVISABLE:
        raise Refused(
            f"{order.number} is {order.state.value}, so what was credited for it stays as it is.", "fate"
        )
    revise(db, by, order_id)
    _take_back(db, order, [each for each, many in before.items() if wanted.get(each, -1) != many])
    _choose(db, order, wanted)
    confirm(db, by, order_id, confirming)
    return True


def _choose(db: Session, order: Order, wanted: Mapping[LineId, int]) -> None:
    replaced_lines.replace_lines(db, order, wanted.keys(), wanted)


def _take_back(db: Session, order: Order, line_ids: Iterable[LineId]) -> None:
    """The credit of lines that are not replaced after all goes back to the order where it was paid.

    Of what passed with all replaced lines each has its share, by what the client pays for it. A closed order owes
    nothing again.
    """
    if order.replaces_order_id is None:
        return
    gone = set(line_ids)
    earlier = locked(db, order.replaces_order_id)
    rows = list(db.scalars(select(ReplacedLine).where(ReplacedLine.order_id == order.id)))
    passed = [row for row in rows if row.passed]
    if passed:
        charges = _charges(db, passed, earlier.id)
        sums = db.execute(
            select(Credit.paid, Credit.released).where(
                Credit.from_order_id == earlier.id, Credit.to_order_id == order.id, Credit.kept.is_(False)
            )
        ).all()
        whole = Passing(total(row.paid for row in sums), total(row.released for row in sums))
        back = passing_back(whole, charges, [row.line_id in gone for row in passed])
        owed_again = Money(0) if earlier.state is OrderState.CLOSED else back.released
        if back.paid or owed_again:
            crediting.note_credit(db, earlier.id, order.id, Passing(-back.paid, -owed_again))
    for row in rows:
        if row.line_id in gone:
            db.delete(row)
    db.flush()


def _charges(db: Session, passed: list[ReplacedLine], order_id: OrderId) -> list[Money]:
    lines = {line.id: line for line in replaced_lines.issued_lines(db, order_id)}
    return [replaced_lines.split_charge(lines[row.line_id], row.quantity)[0] for row in passed]
