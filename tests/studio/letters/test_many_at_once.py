"""Letters of a batch are written many at once: the audit and the numbers are what they would be one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, text, update

from studio import clock, letters, schema
from studio.clients.model import Household
from studio.db import Store
from studio.db.audit import AuditRow, AuditWords
from studio.db.many import change_many, make_many
from studio.letters.model import PrintAttempt, PrintState, PrintWay
from tests.make.letters import DUE
from tests.studio.letters.test_issuing import MORNING, due_families, issue


def test_what_is_written_many_at_once_is_told_as_one_by_one(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 2)
    issued = issue(store, staff, tmp_path).issued
    row = {
        "letter_id": issued[0].letter_id, "number": 2, "state": PrintState.CLAIMED, "reason": "coffee",
        "way": PrintWay.FILE, "place": "", "file": "L.pdf", "claimed_at": datetime(2026, 11, 11, 9, tzinfo=UTC),
        "claimed_by": staff.priya.staff_id, "desk": "front", "process": 7,
    }  # fmt: skip
    after: dict[str, Any] = {
        "state": PrintState.PRINTED,
        "settled_at": datetime(2026, 11, 11, 10, tzinfo=UTC),
    }
    before = {"state": PrintState.CLAIMED, "settled_at": None}

    def alone(db: Any, _by: Any) -> int:
        attempt = PrintAttempt(**row)
        db.add(attempt)
        db.flush()
        attempt.state, attempt.settled_at = after["state"], after["settled_at"]
        db.flush()
        return attempt.id

    def together(db: Any, _by: Any) -> int:
        household = db.scalar(select(Household.id).order_by(Household.id))
        (made,) = make_many(db, PrintAttempt, [row], [household])
        change_many(db, PrintAttempt, {made: before}, after)
        return made

    def told(db: Any, attempt_id: int) -> list[tuple[str, ...]]:
        query = (
            select(AuditRow.act, AuditRow.fields, AuditRow.facts, AuditWords.household_id, AuditWords.words)
            .outerjoin(AuditWords, AuditWords.audit_id == AuditRow.id)
            .where(AuditRow.entity == "print_attempt", AuditRow.entity_id == str(attempt_id))
            .order_by(AuditRow.id)
        )
        return [
            tuple(str(each).replace(f'"id": [null, {attempt_id}]', "") for each in row)
            for row in db.execute(query)
        ]

    one, many = store.do(alone, by=staff.priya), store.do(together, by=staff.priya)
    assert store.ask(told, one) == store.ask(told, many) != []
    assert list(schema.check(store)) == []


def test_a_letter_refused_within_a_batch_uses_no_number_up(store: Store, tmp_path: Path) -> None:
    staff = due_families(store, 5)

    def take_address(db: Any, _by: Any) -> None:
        third = db.scalars(select(Household.id).order_by(Household.id)).all()[2]
        db.execute(update(Household).where(Household.id == third).values(address1="W" * 60))

    store.do(take_address, by=staff.helen)
    with clock.standing_at(MORNING):
        report = letters.issue_to_folder(store, staff.priya, DUE, tmp_path)
    assert [each.number for each in report.issued] == [f"L-{number:06}" for number in range(1, 5)]
    assert [each["reason"][:60] for each in report.left_out] != []
    assert store.ask(lambda db: db.scalar(text("SELECT last FROM counter WHERE series = 'L'"))) == 4
    assert list(schema.check(store)) == []
