"""The program without a window: the same services from a command line, plain errors, and exit codes.

Every command acts in the owner's name on the records that ``--database`` names. With ``--report json`` standard
output is one JSON object and nothing else.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from platformdirs import user_log_path
from sqlalchemy.exc import ArgumentError, DBAPIError

from studio import business, clients, clock, dates, letters, orders, schema
from studio.actor import Actor, Role
from studio.db import Store
from studio.db.engine import file_of, is_server
from studio.db.faults import meaning
from studio.errors import Missing, Refused, StudioError, Trouble
from studio.files import file_name, reason, write_whole
from studio.records import usual_place
from studio.words import counted

app = typer.Typer(
    name="main.py",
    help="Portrait Desk without its window. `main.py` alone opens the window; `main.py test` runs the tests.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
import_app = typer.Typer(help="Bring contacts in from files.", no_args_is_help=True)
letters_app = typer.Typer(help="What falls due, and issuing it.", no_args_is_help=True)
orders_app = typer.Typer(help="Order confirmations.", no_args_is_help=True)
app.add_typer(import_app, name="import")
app.add_typer(letters_app, name="letters")
app.add_typer(orders_app, name="orders")


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


def main(words: list[str]) -> int:
    """Run one command. Answers 0 when it did what was asked; else one plain sentence stands on the error output, and
    the answer is 1, or 2 for words that are not understood.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the terminal is set to: a report is UTF-8, and a name in any letters must not stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        answer = app(words, standalone_mode=False)
        sys.stdout.flush()
    except StudioError as problem:
        return _says(problem.message)
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _says("Stopped; what was done until then stays.")
    except typer.TyperException as wrong:
        said = " ".join(wrong.format_message().split())
        return _says(f"{said or 'Please say what to do.'} See --help.", wrong.exit_code)
    except BrokenPipeError:
        # Whoever read the output has enough; the interpreter must not try to say more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        return _says(f"Something in the program went wrong; where is written in {_write_down()}.")
    return int(answer or 0)


def _says(sentence: str, answer: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return answer


def _write_down() -> str:
    """Where in the code it went wrong, without any value: nobody's name gets into the log."""
    kind, fault, place = sys.exc_info()
    lines = [
        f"{dates.screen_time(clock.wall_now())} {kind.__name__ if kind else ''}\n",
        *traceback.format_tb(place),
    ]
    del fault
    file = user_log_path("portrait-desk", appauthor=False) / "commands.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.writelines(lines)
    except OSError:
        print("".join(lines), file=sys.stderr)
        return "the lines above"
    return str(file)


@contextmanager
def _records(database: str) -> Iterator[Store]:
    """The records, which must exist already: a command never makes a studio by a slip of the finger."""
    target: str | Path = database or usual_place()
    if not (_answers(str(target)) if is_server(target) else file_of(target).exists()):
        raise Missing(
            f"There are no records at {_shown(target)}. Open the window once, or name them with --database."
        )
    store = schema.open_store(target)
    try:
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
            f"{_shown(server)} is not the address of a server, such as postgresql://desk@host/studio."
        ) from failed


def _shown(target: str | Path) -> str:
    """The records as they may be named on screen: a server's address never with its password."""
    if not is_server(target):
        return str(target)
    before, at, after = str(target).rpartition("@")
    return f"{before.partition('://')[0]}://{after}" if at else str(target)


def _folder(to: Path) -> Path:
    """The folder to write into, made where it is not there yet."""
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise Trouble(f"{to} cannot be written into: {reason(failed)}.") from failed
    return to


def _owner(store: Store) -> Actor:
    """The owner, in whose name commands act."""
    for person in store.ask(business.staff):
        if person.role is Role.OWNER and person.active:
            return store.ask(business.actor, person.id)
    raise Refused("There is no studio in these records yet. Open the window once to start it.")


def _day(typed: str, option: str) -> date:
    """A day as it is typed for an option; today when nothing is."""
    if not typed:
        return clock.today()
    try:
        return dates.parse_date(typed, clock.today(), option)
    except Refused as refused:
        raise typer.BadParameter(f"{option}: {refused.message}") from refused


def _print_json(report: dict[str, Any]) -> None:
    print(json.dumps(report, ensure_ascii=False, indent=2))


@app.command()
def sample(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="The folder in which studio.db is made.")
    ] = None,
    families: Annotated[int, typer.Option(min=1, max=200_000, help="How many families.")] = 60,
    years: Annotated[int, typer.Option(min=1, max=30, help="How many years of past.")] = 2,
    seed: Annotated[int, typer.Option(help="The same seed makes the same studio.")] = 1,
    until: Annotated[str, typer.Option(metavar="DATE", help="The day its past ends; today by default.")] = "",
    database: Annotated[
        str, typer.Option("--database", metavar="FILE-or-URL", help="Write into these empty records instead.")
    ] = "",
) -> None:
    """Make a studio to try things in, with families nobody knows."""
    # Only this command needs the stories of the sample.
    from studio import sample as samples

    if to is None and not database:
        raise typer.BadParameter("Please name a folder with --to.")
    day = _day(until, "--until")
    target: str | Path = database or _folder(to or Path()) / "studio.db"
    made = samples.write(target, families=families, years=years, seed=seed, until=day)
    print(
        f"{counted(made.families, 'family', 'families')}, {counted(made.sessions, 'session')} and "
        f"{counted(made.orders, 'order')} in {_shown(target)}."
    )


@import_app.command("clients")
def import_clients(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="vCard or CSV files.")],
    database: Database = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be made; change nothing.")
    ] = False,
    report: Told = Report.TEXT,
) -> int:
    """Make households of the contacts in files; imported twice, each is made once."""
    with _records(database) as store:
        done = clients.take_in(store, _owner(store), clients.read_in(files), dry_run=dry_run)
    if report is Report.JSON:
        _print_json(done.plain())
    else:
        would = "would be made" if dry_run else "made"
        print(
            f"{counted(done.made, 'client')} {would}, {done.already_here:,} already here, {done.refused:,} refused."
        )
        for file in done.files:
            for at, why in file.refused:
                print(f"{file.file}, {at}: {why}")
    for file in done.files:
        if file.trouble:
            print(f"{file.file}: {file.trouble}", file=sys.stderr)
    return 1 if any(file.trouble for file in done.files) else 0


@letters_app.command("due")
def letters_due(database: Database = "", on: OnDay = "", report: Told = Report.TEXT) -> None:
    """List the letters that are due, and those left out with the reason."""
    day = _day(on, "--on")
    with _records(database) as store:
        due = store.ask(letters.due, day)
    if report is Report.JSON:
        _print_json(_due_facts(due))
        return
    for ready in due.ready:
        print(f"{ready.code}  {ready.household}  due {dates.screen_date(ready.due_on)}")
    for left in due.left_out:
        print(f"left out: {left.code}  {left.household}: {left.reason}")
    print(f"{counted(len(due.ready), 'letter')} due, {len(due.left_out):,} left out.")


def _due_facts(found: letters.Due) -> dict[str, Any]:
    return {
        "due": [
            {"code": each.code, "household": each.household, "due_on": each.due_on.isoformat()}
            for each in found.ready
        ],
        "left_out": [
            {"code": each.code, "household": each.household, "reason": each.reason} for each in found.left_out
        ],
    }


@letters_app.command("issue")
def letters_issue(to: Folder, database: Database = "", on: OnDay = "", report: Told = Report.TEXT) -> None:
    """Issue what is due, each letter once, as a PDF file of its own."""
    day = _day(on, "--on")
    with _records(database) as store:
        done = letters.issue_to_folder(store, _owner(store), day, _folder(to))
    if report is Report.JSON:
        _print_json(done.as_facts())
        return
    for line in done.issued:
        print(f"{line.number}  {line.code}  {line.household}  {line.file}")
    for left in done.left_out:
        print(f"left out: {left['code']}  {left['household']}: {left['reason']}")
    print(f"{counted(len(done.issued), 'letter')} issued, {len(done.left_out):,} left out.")


@orders_app.command("print")
def orders_print(
    ref: Annotated[str, typer.Argument(metavar="REF", help="The order, such as O-01187.")],
    to: Folder,
    database: Database = "",
) -> None:
    """Write an order's confirmation as it was issued."""
    with _records(database) as store:
        order = store.ask(orders.order_numbered, ref)
        pdf = store.ask(orders.paper, order.id)
        family = store.ask(clients.names_of, [order.household_id])[order.household_id]
    file = _folder(to) / file_name(order.name, family, "pdf")
    write_whole(file, pdf)
    print(file)


@app.command()
def check(database: Database = "") -> int:
    """Hold the records to every rule they must keep."""
    with _records(database) as store:
        broken = schema.check(store)
    for rule in broken:
        print(f"broken: {rule.rule} ({', '.join(rule.ids)})")
    print("The records are sound." if not broken else f"{counted(len(broken), 'rule')} broken.")
    return 1 if broken else 0


@app.command()
def backup(to: Folder, database: Database = "") -> None:
    """Copy the records into one file, and prove the copy by opening it."""
    with _records(database) as store:
        made = schema.back_up(store, _owner(store), _folder(to))
    print(f"{made.file}: {counted(made.records, 'record')}, opened and checked.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup made by Portrait Desk.")],
    database: Database = "",
) -> None:
    """Put a backup in the place of the records; what was there is kept aside."""
    target: str | Path = database or usual_place()
    aside = schema.restore(file, target)
    print(f"Restored{'' if aside is None else f'; what was there is kept as {aside.name}'}.")


@app.command()
def export(to: Folder, database: Database = "") -> None:
    """Write everything the studio keeps as CSV and JSON, and every kept page as PDF."""
    with _records(database) as store:
        counts = schema.export(store, _owner(store), _folder(to))
    print(f"{counted(sum(counts.values()), 'row')} of {counted(len(counts), 'table')} in {to}.")
