"""What the audit remembers that a letter has to know: when a session became firm, which address is new to a family."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients.model import EmailAddress, HouseholdId
from studio.db.audit import AuditRow
from studio.sessions.model import SessionId

FRESH = timedelta(hours=24)
"""So long an e-mail address that was changed is marked wherever something is sent to it (RELIABILITY section 4)."""
_BECAME_FIRM = '%"state": ["provisional", "confirmed"]%'


def confirmed_at(db: Session, session_ids: Collection[SessionId]) -> dict[SessionId, datetime]:
    """When each of these sessions was confirmed, for those that were provisional at first."""
    found: dict[SessionId, datetime] = {}
    names = [str(each) for each in sorted(session_ids)]
    for start in range(0, len(names), 500):
        query = select(AuditRow.entity_id, AuditRow.at).where(
            AuditRow.entity == "portrait_session",
            AuditRow.entity_id.in_(names[start : start + 500]),
            AuditRow.facts.like(_BECAME_FIRM),
        )
        for name, at in db.execute(query.order_by(AuditRow.id)):
            found[SessionId(int(name))] = at
    return found


def changed_lately(db: Session, household_id: HouseholdId) -> frozenset[str]:
    """The e-mail addresses of a family that were changed within a day, as typed.

    Those they were taken down with are no change: a family is made and its address with it, in one gesture.
    """
    addresses = {
        str(row.id): row.typed
        for row in db.scalars(select(EmailAddress).where(EmailAddress.household_id == household_id))
    }
    made = db.scalars(
        select(AuditRow.operation_key).where(
            AuditRow.entity == "household", AuditRow.entity_id == str(household_id), AuditRow.act == "made"
        )
    ).first()
    query = select(AuditRow.entity_id, AuditRow.fields, AuditRow.operation_key).where(
        AuditRow.entity == "email_address",
        AuditRow.entity_id.in_(sorted(addresses)),
        AuditRow.at >= clock.now() - FRESH,
    )
    return frozenset(
        addresses[entity_id]
        for entity_id, fields, key in db.execute(query)
        if key != made and "typed" in fields.split(",")
    )
