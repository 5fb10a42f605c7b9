"""Reading: what several features ask within one read is asked of the database once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")

_ANSWERS = "answers"


def reading() -> dict[str, Any]:
    """What the session of one read begins with; ``Store.ask`` gives it one."""
    return {_ANSWERS: {}}


def asked_once(query: Callable[Concatenate[Session, P], R]) -> Callable[Concatenate[Session, P], R]:
    """Give the first answer again when a query is asked the same within one read.

    One read sees one state of the records, so the answer is the same; it is shared, so it must not be altered. A
    gesture remembers nothing: it may change what it asks.
    """

    @wraps(query)
    def ask(db: Session, /, *args: P.args, **named: P.kwargs) -> R:
        answers = db.info.get(_ANSWERS)
        if answers is None:
            return query(db, *args, **named)
        asked = (query, args, *sorted(named.items()))
        if asked not in answers:
            answers[asked] = query(db, *args, **named)
        answer: R = answers[asked]
        return answer

    return ask
