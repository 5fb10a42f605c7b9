"""The store: one read is ``ask``, one gesture is ``do``, and nothing else begins or ends a transaction."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from studio.actor import Actor, new_key
from studio.changes import Changes, Subscribers
from studio.db import audit, half_typed, operations
from studio.db.base import Base
from studio.db.engine import WRITES, is_server, open_engine
from studio.db.faults import is_passing, lost_connection, meaning
from studio.db.reading import reading
from studio.errors import Conflict

P = ParamSpec("P")
R = TypeVar("R")

RETRIES = 5
CHANNEL = "portrait_desk"


class Store:
    """An open database. Made by ``schema.open_store``, which checks and migrates it first."""

    def __init__(self, target: str | Path, *, desk: str | None = None) -> None:
        self.target = target
        self.desk = desk or socket.gethostname()[:80]
        self.engine = open_engine(target)
        self.changes = Subscribers()
        self._writing = threading.Lock()
        self._origin = new_key()
        self._server = is_server(target)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **named: P.kwargs) -> R:
        """Read: ``query(db, …)`` in one transaction that changes nothing and sees one moment."""

        def read() -> R:
            options = (
                {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if self._server else {}
            )
            with (
                self.engine.connect().execution_options(**options) as connection,
                Session(connection, autoflush=False, info=reading()) as db,
            ):
                return query(db, *args, **named)

        return self._through_faults(read)

    def do(
        self,
        verb: Callable[..., R],
        *args: object,
        by: Actor,
        key: str | None = None,
        **named: object,
    ) -> R:
        """Change: ``verb(db, by, …)`` in one transaction, once for each operation key (RR7).

        Raises Refused, Conflict, Missing or Trouble; then nothing was changed.
        """
        key = key or new_key()
        beforehand = getattr(verb, "beforehand", None)
        if beforehand is not None:
            self.ask(beforehand, *args)
        touched: set[str] = (
            set()
        )  # kept over a second try, whose first may have been safe though not heard of

        def write() -> R:
            with self._writing, self.engine.connect() as connection:
                writing = connection.execution_options(**{WRITES: True})
                return self._write(writing, verb, args, named, by, key, touched)

        answer = self._through_faults(write)
        self.changes.publish(Changes(touched))
        return answer

    def _write(
        self,
        connection: Connection,
        verb: Callable[..., R],
        args: tuple[object, ...],
        named: dict[str, object],
        by: Actor,
        key: str,
        touched: set[str],
    ) -> R:
        gesture = getattr(verb, "verb_name", verb.__name__)
        asked = operations.digest(gesture, args, named)
        with Session(connection, expire_on_commit=False) as db:
            db.info.update(by=by, audit=[], touched=set[str]())
            try:
                done = operations.answered(db, key, asked)
                half_typed.forget(db, key)
                if done is not None:
                    db.commit()
                    return done[0]  # type: ignore[no-any-return]  # what this verb answered then
                answer = verb(db, by, *args, **named)
                operations.remember(db, key, gesture, asked, answer)
                db.flush()
                audit.write(db, by, self.desk, gesture, key)
                touched |= db.info["touched"]
                if self._server and touched:
                    news = f"{self._origin}|{','.join(sorted(touched))}"
                    db.execute(text("SELECT pg_notify(:channel, :news)"), {"channel": CHANNEL, "news": news})
                db.commit()
            except StaleDataError as stale:
                raise Conflict(
                    "Someone else saved this while you were typing. Please look at theirs, then save yours again."
                ) from stale
        return answer

    def jot(self, writing: Callable[Concatenate[Session, P], R], *args: P.args, **named: P.kwargs) -> R:
        """Write what is nobody's record, such as a half-typed form: no key, no audit, and no screen is told."""

        def write() -> R:
            with self._writing, self.engine.connect() as connection:
                with Session(connection.execution_options(**{WRITES: True})) as db:
                    answer = writing(db, *args, **named)
                    db.commit()
                return answer

        return self._through_faults(write)

    def _through_faults(self, attempt: Callable[[], R]) -> R:
        """Try again where trying again helps (RR6), else say in plain words what failed."""
        for tried in range(RETRIES + 1):
            try:
                return attempt()
            except DBAPIError as failed:
                again = is_passing(failed) or (lost_connection(failed) and tried == 0)
                if not again or tried == RETRIES:
                    raise meaning(failed) from failed
                time.sleep(random.uniform(0.005, 0.02) * (tried + 1))
        raise AssertionError("unreachable")

    def listen(self) -> Callable[[], None]:
        """Hear what other desks changed on the server and publish it here; the answer stops listening.

        After the line to the server was lost, everything may have changed, and that is published.
        """
        if not self._server:
            return lambda: None
        stop = threading.Event()
        thread = threading.Thread(target=self._hear, args=(stop,), name="other desks", daemon=True)
        thread.start()

        def end() -> None:
            stop.set()
            thread.join()

        return end

    def _hear(self, stop: threading.Event) -> None:
        import psycopg

        missed = False
        address = self.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while not stop.is_set():
            try:
                with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    if missed:
                        self.changes.publish(Changes(_every_feature()))
                    while not stop.is_set():
                        for notice in connection.notifies(timeout=0.5):
                            origin, _, features = notice.payload.partition("|")
                            if origin != self._origin:
                                self.changes.publish(Changes(features.split(",")))
            except psycopg.OperationalError:
                missed = True
                stop.wait(2)


def _every_feature() -> set[str]:
    """Every feature that keeps records: while we did not listen, each may have changed."""
    return {audit.feature(mapper.class_) for mapper in Base.registry.mappers}
