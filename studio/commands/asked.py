"""What commands have in common: their options, the records they work on, the owner in whose name they act."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.exc import ArgumentError, DBAPIError

from studio import business, clock, dates, schema
from studio.actor import Actor, Role
from studio.db import Store
from studio.db.engine import file_of, is_server
from studio.db.faults import meaning
from studio.errors import Missing, Refused, Trouble
from studio.files import reason
from studio.records import usual_place


class Report(StrEnum):
    """How a command tells what it did."""

    TEXT = "text"
    JSON = "json"


Database = Annotated[
    str, typer.Option("--database", metavar="FILE-or-URL", help="The records: a file, or postgresql://…")
]
Folder = Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write into.")]
OnDay = Annotated[
    str, typer.Option("--on", metavar="DATE", help="The day, such as 2026-11-11; today by default.")
]
Told = Annotated[Report, typer.Option("--report", help="text, or json for one JSON object.")]


@contextmanager
def records(database: str) -> Iterator[Store]:
    """The records, which must exist already: a command never makes a studio by a slip of the finger."""
    target: str | Path = database or usual_place()
    if not (_answers(str(target)) if is_server(target) else file_of(target).exists()):
        raise Missing(
            f"There are no records at {shown(target)}. Open the window once, or name them with --database."
        )
    store = schema.open_store(target)
    try:
        business.make_home(store.ask(business.place))
        yield store
    finally:
        store.close()


def _answers(server: str) -> bool:
    """Whether a server has records of ours. Raises Refused for an address that is none, Trouble when it is silent."""
    try:
        return schema.version_of(server) is not None
    except DBAPIError as failed:
        raise meaning(failed) from failed
    except (ArgumentError, ValueError) as failed:
        raise Refused(
            f"{shown(server)} is not the address of a server, such as postgresql://desk@host/studio."
        ) from failed


def shown(target: str | Path) -> str:
    """The records as they may be named on screen: a server's address never with its password."""
    if not is_server(target):
        return str(target)
    before, at, after = str(target).rpartition("@")
    return f"{before.partition('://')[0]}://{after}" if at else str(target)


def folder(to: Path) -> Path:
    """The folder to write into, made where it is not there yet."""
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise Trouble(f"{to} cannot be written into: {reason(failed)}.") from failed
    return to


def owner(store: Store) -> Actor:
    """The owner, in whose name commands act."""
    for person in store.ask(business.staff):
        if person.role is Role.OWNER and person.active:
            return store.ask(business.actor, person.id)
    raise Refused("There is no studio in these records yet. Open the window once to start it.")


def day(typed: str, option: str) -> date:
    """A day as it is typed for an option; today when nothing is."""
    if not typed:
        return clock.today()
    try:
        return dates.parse_date(typed, clock.today(), option)
    except Refused as refused:
        raise typer.BadParameter(f"{option}: {refused.message}") from refused


def print_json(report: dict[str, Any]) -> None:
    """One JSON object on the standard output."""
    print(json.dumps(report, ensure_ascii=False, indent=2))
