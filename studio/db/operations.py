"""Operation keys: what is sent twice with one key happens once and gives the same answer (RR7)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from studio import clock
from studio.db.base import Base
from studio.errors import Refused

ASKED_AS = "asked_as"
"""A large thing that is asked for by a short name of its own, such as the fingerprint of its contents, has this."""


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
    """A hash of what was asked, the same in every process; raises TypeError for what has no lasting form."""
    said = repr((gesture, _lasting(arguments), _lasting(named)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _lasting(value: object) -> object:
    """A value as plain parts that are written alike in every process: a set has no order, an object no address."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, bytes):
        return hashlib.sha256(value).digest()
    if isinstance(value, tuple | list):
        return [_lasting(part) for part in value]
    if isinstance(value, dict):
        return sorted((repr(name), repr(_lasting(part))) for name, part in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(_lasting(part)) for part in value)
    if ASKED_AS in type(value).__dict__:
        return getattr(value, ASKED_AS)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [(field.name, _lasting(getattr(value, field.name))) for field in dataclasses.fields(value)]
        return (type(value).__name__, parts)
    if callable(value) or type(value).__repr__ is object.__repr__:
        raise TypeError(f"{type(value).__name__} cannot be asked for twice alike")
    return value


def answered(db: Session, key: str, asked: str) -> tuple[Any] | None:
    """The answer already given to this key, in a tuple of one; raises Refused when something else was asked."""
    done = db.get(Operation, key)
    if done is None:
        return None
    if done.asked != asked:
        raise Refused("This form was already saved with other contents. Please open it again.")
    return (json.loads(done.answer),)


def remember(db: Session, key: str, gesture: str, asked: str, answer: object) -> None:
    """Keep the answer with the change itself, so that they stand or fall together.

    Raises TypeError for an answer that would come back as something else, such as a tuple as a list.
    """
    kept = json.dumps(answer)
    if json.loads(kept) != answer:
        raise TypeError(f"{gesture} answers with what cannot be kept: {type(answer).__name__}")
    db.add(Operation(key=key, gesture=gesture, asked=asked, answer=kept, at=clock.now()))
