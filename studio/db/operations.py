"""Operation keys: what is sent twice with one key happens once and gives the same answer (RR7)."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from studio import clock
from studio.db.base import Base
from studio.errors import Refused


class Operation(Base):
    """A gesture that has happened: its key, what was asked, and what was answered."""

    __tablename__ = "operation"
    append_only: ClassVar[bool] = True

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    gesture: Mapped[str] = mapped_column(String(80))
    asked: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str]
    at: Mapped[datetime]


def digest(gesture: str, arguments: tuple[object, ...], named: dict[str, object]) -> str:
    """A hash of what was asked; frozen drafts say the same thing the same way."""
    return hashlib.sha256(repr((gesture, arguments, sorted(named.items()))).encode()).hexdigest()


def answered(db: Session, key: str, asked: str) -> tuple[Any] | None:
    """The answer already given to this key, in a tuple of one; raises Refused when something else was asked."""
    done = db.get(Operation, key)
    if done is None:
        return None
    if done.asked != asked:
        raise Refused("This form was already saved with other contents. Please open it again.")
    return (json.loads(done.answer),)


def remember(db: Session, key: str, gesture: str, asked: str, answer: object) -> None:
    """Keep the answer with the change itself, so that they stand or fall together."""
    db.add(Operation(key=key, gesture=gesture, asked=asked, answer=json.dumps(answer), at=clock.now()))
