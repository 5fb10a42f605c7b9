"""Words about people, looked for where they must never be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.db import Store

SHORTEST = 5
_ABOUT_PEOPLE = (
    "SELECT last FROM person",
    "SELECT filing_name FROM household",
    "SELECT notes FROM household",
    "SELECT address1 FROM household",
    "SELECT typed FROM telephone",
    "SELECT typed FROM email_address",
    "SELECT story FROM concern",
    "SELECT in_short FROM concern",
    "SELECT snapshot FROM letter_paper",
)


def in_the_audit(store: Store) -> list[str]:
    """The words about people that stand in the audit itself, which outlives whom it is about."""
    from sqlalchemy import text
    from sqlalchemy.orm import Session

    def look(db: Session) -> list[str]:
        rows = db.execute(text("SELECT gesture, entity, entity_id, fields, facts FROM audit_row"))
        said = "\n".join(" ".join(str(cell) for cell in row) for row in rows)
        words = {str(word).strip() for query in _ABOUT_PEOPLE for word in db.scalars(text(query)) if word}
        return sorted(
            word
            for word in words
            if len(word) >= SHORTEST and word in said and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)
        )

    return store.ask(look)
