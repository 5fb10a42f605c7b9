"""Putting an order together, placing it, and making the next revision of one that was placed."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio import clock, sessions, viewings
from studio.actor import Actor
from studio.business.model import StaffId
from studio.db import numbers, search
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from studio.orders import (
    changing,
    crediting,
    discounting,
    keeping,
    paying,
    picturing,
    replaced_lines,
    reserving,
    undertakings,
    working,
)
from studio.orders.accounts import account, lines_of, locked, revision_in
from studio.orders.differences import changes, key_of
from studio.orders.drafts import ConfirmDraft, OrderDraft
from studio.orders.invoicing import follow_family
from studio.orders.model import (
    Order,
    OrderId,
    OrderKind,
    OrderLine,
    OrderRevision,
    OrderState,
    ReplacedLine,
    RevisionId,
    RevisionState,
    RevisionTax,
)
from studio.orders.planning import follow_revision
from studio.orders.wording import what_changed
from studio.rights import verb
from studio.sessions.model import SessionId, SessionKind
from studio.written import one_line

REVISABLE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)


@verb("orders.begin")
def begin(db: Session, by: Actor, draft: OrderDraft) -> OrderId:
    """Begin an order; it has no number yet and nothing is promised. Raises Refused naming the field."""
    draft.check()
    _require_same_family(db, draft)
    session_id = _session_of(db, draft)
    is_reshoot = _is_reshoot(db, draft, session_id)
    kind = OrderKind.EXTRA_COPIES if draft.extra_copies else OrderKind.ORIGINAL
    kind = OrderKind.OWN_ARTWORK if draft.own_artwork else kind
    order = Order(
        household_id=draft.household_id,
        session_id=session_id,
        viewing_id=draft.viewing_id,
        replaces_order_id=_replaced_order(db, draft) if is_reshoot else None,
        kind=OrderKind.RESHOOT if is_reshoot else kind,
        state=OrderState.DRAFT,
        place=draft.place,
        host_id=draft.host_id,
        made_at=clock.now(),
    )
    db.add(order)
    db.flush()
    revision = OrderRevision(order_id=order.id, number=1, state=RevisionState.DRAFT)
    db.add(revision)
    db.flush()
    replaced_lines.replace_lines(db, order, draft.replaces, dict(draft.replaces_part))
    _write(db, order, revision, draft)
    return order.id


@verb("orders.save_draft")
def save_draft(db: Session, by: Actor, order_id: OrderId, draft: OrderDraft) -> OrderId:
    """Save what an order, or its next revision, holds so far.

    Raises Refused when nothing is being drafted, Conflict when another desk saved it since the form opened.
    """
    order = locked(db, order_id)
    revision = _drafted(db, order)
    _require_unchanged(db, revision, draft)
    if order.state is OrderState.DRAFT:
        order.place, order.host_id = draft.place, draft.host_id
    if draft.replaces is not None:
        replaced_lines.replace_lines(db, order, draft.replaces, dict(draft.replaces_part))
    _write(db, order, revision, draft)
    return order.id


@verb("orders.confirm", beforehand=picturing.make_ready)
def confirm(db: Session, by: Actor, order_id: OrderId, draft: ConfirmDraft) -> str:
    """Place an order, or its next revision, and keep its page (L4); the answer is its number.

    Freezes the revision, passes the credit of replaced pictures (R6), takes what is paid now, settles the promised
    day (R22) and makes the promises. Raises Refused naming the field; then no number is used.
    """
    order = locked(db, order_id)
    revision = _drafted(db, order)
    lines = lines_of(db, revision)
    _require_whole(revision, lines)
    first = order.state is OrderState.DRAFT
    working.work_out_revision(db, order, revision, working.today(db), lines)
    # The lines are written before the revision is issued: from then on the database refuses every change to them.
    db.flush()
    revision.promised_on = order.moved_to or revision.promised_on
    working.promise_day(db, by, revision, draft, lines, replaced_lines.issued_lines(db, order.id))
    left = account(db, order.id).balance
    crediting.pass_credit(db, order)
    crediting.spend_kept(db, order, revision.total - account(db, order.id).credit)
    revision.credit_brought = account(db, order.id).credit
    revision.to_pay = max(Money(0), revision.total - revision.credit_brought)
    before = revision_in(db, order.id, RevisionState.ISSUED)
    if before is not None:
        changed = changes(lines_of(db, before), lines)
        changing.require_consent(db, by, order, revision, changed, draft.consent)
        changing.note_cancelled(db, order, revision, lines_of(db, before), lines, draft.cancelled)
        before.state = RevisionState.SUPERSEDED
        db.flush()
    revision.what_changed = _changes(db, before, revision, lines, draft.what_changed)
    discounting.settle(db, by, revision, before, order.household_id)
    revision.issued_by = StaffId(by.staff_id)
    paying.settle_left_over(db, by, order, revision, draft)
    order.number = order.number or numbers.take(db, "O")
    order.state = OrderState.CONFIRMED if first else order.state
    order.confirmed_at = order.confirmed_at or clock.now()
    order.signed_at = clock.now() if draft.signed else None
    revision.state, revision.issued_at = RevisionState.ISSUED, clock.now()
    if order.viewing_id is not None:
        viewings.ordered(db, by, order.viewing_id)
    db.flush()
    follow_revision(db, by, order, left)
    for payment in draft.payments:
        paying.take(db, by, order, payment)
    follow_family(db, by, order.household_id)
    day_before = order.moved_to or (before.promised_on if before is not None else None)
    order.moved_to = None
    undertakings.make(db, by, order, revision, day_before)
    undertakings.honour(db, revision, before)
    reserving.reserve(db, by, order.id, lines)
    keeping.keep_paper(db, order, revision, lines)
    if first:
        search.add(db, order.household_id, "order", {search.reference_token(order.number): order.number})
    db.flush()
    return order.number


@verb("orders.place", beforehand=picturing.make_ready)
def place(db: Session, by: Actor, draft: OrderDraft, confirming: ConfirmDraft) -> OrderId:
    """Begin and confirm in one act: what the order form does when it is printed at once."""
    order_id = begin(db, by, draft)
    confirm(db, by, order_id, confirming)
    return order_id


@verb("orders.place_draft", beforehand=picturing.make_ready)
def place_draft(
    db: Session, by: Actor, order_id: OrderId, draft: OrderDraft, confirming: ConfirmDraft
) -> str:
    """Save an order that was begun and confirm it, in one act; the answer is its number."""
    save_draft(db, by, order_id, draft)
    return confirm(db, by, order_id, confirming)


@verb("orders.revise")
def revise(db: Session, by: Actor, order_id: OrderId) -> RevisionId:
    """Open the next revision of a placed order, as it stands; the one in force stays until it is confirmed.

    Raises Refused once it has been presented: then a change is an order of its own.
    """
    order = locked(db, order_id)
    if order.state not in REVISABLE:
        raise Refused(
            f"This order is {order.state.value}, so it stays as it is. A further wish is a new order."
        )
    if revision_in(db, order.id, RevisionState.DRAFT) is not None:
        raise Refused("A change to this order has been begun already. Please finish or drop that one.")
    if crediting.went_back(db, order.id):
        raise Refused(
            "Money was given back on this order's credit, so it stays as it is. Please make a new order."
        )
    issued = revision_in(db, order.id, RevisionState.ISSUED)
    if issued is None:
        raise Missing("That order is no longer here. Please look again.")
    lines = lines_of(db, issued)
    if replaced_lines.replaced_by(db, lines):
        raise Refused("Pictures of this order are being replaced by another one, so it stays as it is.")
    revision = OrderRevision(order_id=order.id, number=issued.number + 1, state=RevisionState.DRAFT)
    for name in _CARRIED:
        setattr(revision, name, getattr(issued, name))
    revision.promised_on = order.moved_to or issued.promised_on
    db.add(revision)
    db.flush()
    columns = [
        column.key for column in OrderLine.__mapper__.column_attrs if column.key not in ("id", "revision_id")
    ]
    for line in lines:
        copied = OrderLine(revision_id=revision.id, **{name: getattr(line, name) for name in columns})
        copied.key = key_of(line)
        db.add(copied)
    for tax in db.scalars(select(RevisionTax).where(RevisionTax.revision_id == issued.id)):
        db.add(
            RevisionTax(
                revision_id=revision.id, basis_points=tax.basis_points, taxable=tax.taxable, tax=tax.tax
            )
        )
    db.flush()
    return revision.id


_CARRIED = (
    "discount_basis_points", "discount", "discount_reason", "list_total", "total", "tax_basis_points", "tax",
    "tax_method", "prices_include_tax", "credit_brought", "to_pay", "promised_on",
    "promise_reason", "discount_promise_id", "discount_promised", "discount_instead_of",
    "typed_basis_points", "typed_discount", "typed_reason",
)  # fmt: skip


@verb("orders.amend", beforehand=picturing.make_ready)
def amend(db: Session, by: Actor, order_id: OrderId, draft: OrderDraft, confirming: ConfirmDraft) -> str:
    """Revise and confirm in one act; the answer is the order's number.

    Raises Conflict when another desk changed the order since the form opened.
    """
    order = locked(db, order_id)
    _require_in_force(db, order, draft)
    if revision_in(db, order.id, RevisionState.DRAFT) is None:
        revise(db, by, order_id)
    save_draft(db, by, order_id, draft)
    return confirm(db, by, order_id, confirming)


@verb("orders.drop_revision")
def drop_revision(db: Session, by: Actor, order_id: OrderId) -> None:
    """Give up a revision that was not confirmed; the one in force stays."""
    order = locked(db, order_id)
    if order.state is OrderState.DRAFT:
        raise Refused("This order has not been placed yet. Please cancel it instead.")
    revision = _drafted(db, order)
    for line in lines_of(db, revision):
        db.delete(line)
    db.execute(delete(RevisionTax).where(RevisionTax.revision_id == revision.id))
    db.execute(delete(ReplacedLine).where(ReplacedLine.order_id == order.id, ReplacedLine.passed.is_(False)))
    db.flush()
    db.delete(revision)
    db.flush()


def _write(db: Session, order: Order, revision: OrderRevision, draft: OrderDraft) -> None:
    # Nothing that is asked here is altered here, so every line is written once, when all of it is worked out.
    with db.no_autoflush:
        working.write_lines(db, order, revision, draft)
        working.expect_credit(db, order, revision)
    db.flush()


def _drafted(db: Session, order: Order) -> OrderRevision:
    revision = revision_in(db, order.id, RevisionState.DRAFT)
    if order.state in (OrderState.CANCELLED, OrderState.CLOSED, OrderState.PRESENTED):
        raise Refused(
            f"This order is {order.state.value}, so it stays as it is. A further wish is a new order."
        )
    if revision is None:
        raise Refused("This order was placed as it stands. To change it, please make a new revision.")
    return revision


def _require_whole(revision: OrderRevision, lines: list[OrderLine]) -> None:
    if not lines:
        raise Refused("Please add at least one picture.", "lines")
    if revision.discount and not revision.discount_reason:
        raise Refused("Please say what the discount is for; it is printed.", "discount_reason")


def _require_unchanged(db: Session, revision: OrderRevision, draft: OrderDraft) -> None:
    """A form knows the version it opened with; what another desk saved meanwhile is shown, never overwritten."""
    if draft.version is not None and draft.version != revision.version:
        raise _overtaken(
            db,
            revision,
            draft,
            "Someone else saved this order while you were typing. Please look at their version, then save yours again.",
        )


def _require_in_force(db: Session, order: Order, draft: OrderDraft) -> None:
    """A change is made to the revision that its form showed: one made out meanwhile would be undone unseen."""
    issued = revision_in(db, order.id, RevisionState.ISSUED)
    if draft.revision is not None and issued is not None and draft.revision != issued.number:
        raise _overtaken(
            db,
            issued,
            draft,
            f"Someone else changed this order meanwhile, and revision {issued.number} is in force now. "
            "Please close this and make your change to that one.",
        )


def _overtaken(db: Session, revision: OrderRevision, draft: OrderDraft, says: str) -> Conflict:
    """What another desk saved beside what is typed here."""
    theirs = {
        f"Line {line.position}": f"{line.image_ref} × {line.quantity}" for line in lines_of(db, revision)
    }
    mine = {
        f"Line {number}": f"{line.image_ref} × {line.quantity}" for number, line in enumerate(draft.lines, 1)
    }
    return Conflict(says, mine=mine, theirs=theirs)


def _require_same_family(db: Session, draft: OrderDraft) -> None:
    families = set()
    if draft.session_id is not None:
        families.add(sessions.session(db, draft.session_id).household_id)
    if draft.viewing_id is not None:
        families.add(viewings.viewing(db, draft.viewing_id).household_id)
    if draft.replaces_order_id is not None:
        families.add(locked(db, draft.replaces_order_id).household_id)
    if families - {draft.household_id}:
        raise Refused("That session, viewing or order belongs to another family.")


def _session_of(db: Session, draft: OrderDraft) -> SessionId | None:
    if draft.session_id is not None or draft.viewing_id is None:
        return draft.session_id
    return viewings.viewing(db, draft.viewing_id).session_id


def _replaced_order(db: Session, draft: OrderDraft) -> OrderId | None:
    """The order whose pictures are replaced, or the one that stands in its place after an earlier reshoot.

    Nothing is guessed: which session a reshoot follows is known to care, and a family may have older orders.
    """
    if draft.replaces_order_id is None:
        return None
    return crediting.latest_round(db, draft.replaces_order_id)


def _is_reshoot(db: Session, draft: OrderDraft, session_id: SessionId | None) -> bool:
    """An order for a complimentary reshoot's pictures, whoever began it."""
    if session_id is None:
        return draft.replaces_order_id is not None
    return sessions.session(db, session_id).kind is SessionKind.RESHOOT


def _changes(
    db: Session, before: OrderRevision | None, after: OrderRevision, lines: list[OrderLine], said: str
) -> str:
    if before is None:
        return ""
    found = what_changed(lines_of(db, before), lines, (before.total.show(), after.total.show()))
    return one_line(f"{said.strip()} {found}".strip(), 400).text
