"""Steps that hundreds of tests begin with are taken once: from the third time on the records they led to are copied.

The same steps, on the same records, at the same moment of the clock, lead to the same records; which records they
stand on is known by the head of the audit. On a server the steps are always taken.
"""

import atexit
import copy
import shutil
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from studio import clock
from studio.db import Store
from studio.db.engine import file_of, is_server, sqlite_library

P = ParamSpec("P")
R = TypeVar("R")


class _Kept(NamedTuple):
    records: Path
    answer: Any
    touched: frozenset[str]


_seen: set[tuple[object, ...]] = set()
_kept: dict[tuple[object, ...], _Kept] = {}
_folder: Path | None = None


def remembered(steps: Callable[Concatenate[Store, P], R]) -> Callable[Concatenate[Store, P], R]:
    """Remember what these steps of a test led to, for the next test that takes them."""

    @wraps(steps)
    def take(store: Store, *args: P.args, **named: P.kwargs) -> R:
        if is_server(store.target):
            return steps(store, *args, **named)
        words = repr(args), repr(sorted(named.items()))
        key = (
            steps.__module__,
            steps.__qualname__,
            *words,
            clock.standing(),
            store.desk,
            *_standing_on(store),
        )
        kept = _kept.get(key)
        if kept is not None:
            _copied(kept.records, file_of(store.target))
            store.changes.publish(kept.touched)
            return _answer_on(store, kept.answer)
        touched = set[str]()
        stop = store.changes.subscribe(touched.update)
        answer = steps(store, *args, **named)
        stop()
        if key in _seen:
            records = _a_folder() / f"{len(_kept)}.db"
            _copied(file_of(store.target), records)
            _kept[key] = _Kept(records, copy.copy(answer), frozenset(touched))
        _seen.add(key)
        return answer

    return take


def _answer_on(store: Store, answer: Any) -> Any:
    """The answer as these steps would have given it on this store, also where it names its store."""
    if "store" in getattr(answer, "_fields", ()):
        return answer._replace(store=store)
    return copy.copy(answer)


def _standing_on(store: Store) -> tuple[object, ...]:
    """What tells one set of records from another: the head of the audit, and what is written beside it."""
    records = sqlite_library().connect(str(file_of(store.target)))
    try:
        head = records.execute("SELECT id, hash FROM audit_row ORDER BY id DESC LIMIT 1").fetchone()
        beside = [records.execute(f"SELECT count(*) FROM {table}").fetchone() for table in _BESIDE]
        return head, *beside, *records.execute("PRAGMA page_count").fetchone()
    finally:
        records.close()


_BESIDE = ("operation", "half_typed", "search_token")


def _copied(records: Path, to: Path) -> None:
    source, target = (sqlite_library().connect(str(file)) for file in (records, to))
    try:
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)
    finally:
        source.close()
        target.close()


def _a_folder() -> Path:
    global _folder
    if _folder is None:
        _folder = Path(tempfile.mkdtemp(prefix="studio-tests-"))
        atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    return _folder
