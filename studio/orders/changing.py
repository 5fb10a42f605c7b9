"""What a revision changed, line by line: added, changed from and to, taken out; and who agreed to it (R17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Refused
from studio.money import Money
from studio.orders.accounts import lines_of, locked, revision_in
from studio.orders.differences import LineChange, changes, key_of, made_differently
from studio.orders.drafts import LONGEST_REASON, LONGEST_WHO, ConsentDraft, words_of
from studio.orders.model import (
    CancelledLine,
    ChangeConsent,
    Order,
    OrderId,
    OrderLine,
    OrderRevision,
    RevisionId,
    RevisionState,
)
from studio.orders.reading import line_row
from studio.orders.rows import LineRow
from studio.orders.working import today
from studio.rights import verb
from studio.written import one_line


def require_consent(
    db: Session, by: Actor, order: Order, revision: OrderRevision, found: Sequence[LineChange],
    draft: ConsentDraft | None,
) -> None:  # fmt: skip
    """Keep the consent to what is made differently; raises Refused where nobody said who agreed (R17)."""
    differently = made_differently(found)
    if not differently:
        return
    if draft is None:
        noted = select(ChangeConsent.id).where(
            ChangeConsent.order_id == order.id, ChangeConsent.revision_number == revision.number
        )
        if db.scalar(noted.limit(1)) is None:
            raise Refused(f"{differently[0].words}. Please say who agreed to that, and how.", "consent_who")
        return
    told = ". ".join(change.words for change in differently)
    _keep(db, by, order.id, revision.number, draft, told)


@verb("orders.consent")
def consent(db: Session, by: Actor, order_id: OrderId, draft: ConsentDraft) -> None:
    """Note who agreed to a change before it is made out as the next revision; raises Refused naming the field."""
    order = locked(db, order_id)
    drafted = revision_in(db, order.id, RevisionState.DRAFT)
    issued = revision_in(db, order.id, RevisionState.ISSUED)
    if issued is None:
        raise Refused("This order has not been placed yet, so it can be changed as it is.")
    _keep(db, by, order.id, drafted.number if drafted else issued.number + 1, draft, "")


def _keep(db: Session, by: Actor, order_id: OrderId, revision: int, draft: ConsentDraft, told: str) -> None:
    day = today(db)
    draft.check(day)
    db.add(
        ChangeConsent(
            order_id=order_id,
            revision_number=revision,
            who=one_line(draft.who, LONGEST_WHO).text,
            way=draft.way,
            agreed_on=draft.agreed_on or day,
            words=words_of(f"{told}\n{draft.words}".strip()),
            noted_at=clock.now(),
            noted_by=StaffId(by.staff_id),
        )
    )
    db.flush()


def note_cancelled(
    db: Session,
    order: Order,
    revision: OrderRevision,
    before: Sequence[OrderLine],
    after: Sequence[OrderLine],
    reasons: Mapping[int, str],
) -> None:
    """Keep the lines that a revision takes out, with the reason; they stay to be seen on every later page."""
    here = {key_of(line) for line in after}
    for line in before:
        if key_of(line) not in here:
            reason = one_line(reasons.get(key_of(line), ""), LONGEST_REASON).text
            db.add(CancelledLine(line_id=line.id, order_id=order.id, revision_id=revision.id, reason=reason))
    db.flush()


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A line that was taken out, as it stood, with the revision that took it out and the reason."""

    line: OrderLine
    revision: int
    reason: str


def cancelled(db: Session, order_id: OrderId) -> list[Cancelled]:
    """The lines that revisions of an order took out, in the order they went."""
    query = (
        select(OrderLine, OrderRevision.number, CancelledLine.reason)
        .join(CancelledLine, CancelledLine.line_id == OrderLine.id)
        .join(OrderRevision, OrderRevision.id == CancelledLine.revision_id)
        .where(CancelledLine.order_id == order_id)
        .order_by(OrderRevision.number, OrderLine.position)
    )
    return [Cancelled(*row) for row in db.execute(query)]


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """Who agreed to what was made differently: how, on which day, in what words."""

    who: str
    way: str
    agreed_on: date
    words: str


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """One revision in an order's history: what it changed, its total before and now, and who agreed."""

    number: int
    issued_on: date | None
    note: str
    """What was written of it beside the lines."""
    lines: tuple[LineChange, ...]
    total_before: Money
    total: Money
    consents: tuple[ConsentRow, ...] = ()


def history(db: Session, order_id: OrderId, currency: str, zone: str) -> tuple[RevisionChanges, ...]:
    """What each revision of an order after the first changed, the latest first."""
    query = select(OrderRevision).where(
        OrderRevision.order_id == order_id, OrderRevision.state != RevisionState.DRAFT
    )
    revisions = list(db.scalars(query.order_by(OrderRevision.number)))
    agreed: dict[int, list[ConsentRow]] = {}
    for row in db.scalars(select(ChangeConsent).where(ChangeConsent.order_id == order_id)):
        agreed.setdefault(row.revision_number, []).append(
            ConsentRow(row.who, row.way.value, row.agreed_on, row.words)
        )
    lines: dict[RevisionId, list[OrderLine]] = {each.id: lines_of(db, each) for each in revisions}
    told = [
        RevisionChanges(
            number=after.number,
            issued_on=clock.to_wall(after.issued_at, zone).date() if after.issued_at else None,
            note=after.what_changed,
            lines=changes(lines[before.id], lines[after.id], currency),
            total_before=before.total,
            total=after.total,
            consents=tuple(agreed.get(after.number, ())),
        )
        for before, after in pairwise(revisions)
    ]
    return tuple(reversed(told))


def taken_out(db: Session, order_id: OrderId) -> tuple[tuple[LineRow, str], ...]:
    """The lines that revisions of an order took out, each with when and why."""
    return tuple(
        (
            line_row(each.line, None),
            f"taken out in revision {each.revision}{': ' + each.reason if each.reason else ''}",
        )
        for each in cancelled(db, order_id)
    )
