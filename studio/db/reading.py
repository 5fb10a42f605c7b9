"""Reading: what several features ask within one read is asked of the database once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from inspect import unwrap
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")

_ANSWERS = "answers"
_AT_ONCE = 500


def reading() -> dict[str, Any]:
    """What the session of one read begins with; ``Store.ask`` gives it one."""
    return {_ANSWERS: {}}


@contextmanager
def unchanged(db: Session) -> Iterator[None]:
    """Within a gesture, while it only reads: what is ``asked_once`` is asked once here too."""
    if _ANSWERS in db.info:
        yield
        return
    db.info.update(reading())
    try:
        yield
    finally:
        del db.info[_ANSWERS]


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


def asked_together(
    db: Session,
    query: Callable[..., R],
    about: Collection[K],
    answers: Callable[[list[K]], Mapping[tuple[Any, ...], R]],
) -> None:
    """Ask a question that is ``asked_once`` about many at once: each then finds its own answer within this read.

    ``answers`` gives those of a few hundred, by what each would be asked with. In a gesture it is not called, and each
    is asked by itself.
    """
    known = db.info.get(_ANSWERS)
    if known is None:
        return
    wanted = list(dict.fromkeys(about))
    for start in range(0, len(wanted), _AT_ONCE):
        for asked_with, answer in answers(wanted[start : start + _AT_ONCE]).items():
            known.setdefault((unwrap(query), asked_with), answer)
