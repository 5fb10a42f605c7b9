"""The commands themselves: each asks the services what the window would ask them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from studio import clients, dates, letters, orders, pictures, schema
from studio.commands.asked import (
    Database,
    Folder,
    OnDay,
    Report,
    Told,
    day,
    folder,
    owner,
    print_json,
    records,
    shown,
)
from studio.files import file_name, write_whole
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


@app.command()
def sample(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="The folder in which studio.db is made.")
    ] = None,
    families: Annotated[int, typer.Option(min=1, max=200_000, help="How many families.")] = 60,
    years: Annotated[int, typer.Option(min=1, max=30, help="How many years of past.")] = 2,
    seed: Annotated[int, typer.Option(help="The same seed makes the same studio.")] = 1,
    until: Annotated[str, typer.Option(metavar="DATE", help="The day its past ends; today by default.")] = "",
    photographs: Annotated[
        int, typer.Option(min=0, max=20, help="Of how many of the last sessions there are photographs.")
    ] = 5,
    database: Annotated[
        str, typer.Option("--database", metavar="FILE-or-URL", help="Write into these empty records instead.")
    ] = "",
) -> None:
    """Make a studio to try things in, with families nobody knows."""
    # Only this command needs the stories of the sample.
    from studio import sample as samples

    if to is None and not database:
        raise typer.BadParameter("Please name a folder with --to.")
    on_day = day(until, "--until")
    target: str | Path = database or folder(to or Path()) / "studio.db"
    made = samples.write(
        target, families=families, years=years, seed=seed, until=on_day, photographs=photographs
    )
    print(
        f"{counted(made.families, 'family', 'families')}, {counted(made.sessions, 'session')} and "
        f"{counted(made.orders, 'order')} in {shown(target)}."
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
    with records(database) as store:
        done = clients.take_in(store, owner(store), clients.read_in(files), dry_run=dry_run)
    if report is Report.JSON:
        print_json(done.plain())
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
    on_day = day(on, "--on")
    with records(database) as store:
        due = store.ask(letters.due, on_day)
    if report is Report.JSON:
        print_json(_due_facts(due))
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
    on_day = day(on, "--on")
    with records(database) as store:
        done = letters.issue_to_folder(store, owner(store), on_day, folder(to))
    if report is Report.JSON:
        print_json(done.as_facts())
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
    with records(database) as store:
        order = store.ask(orders.order_numbered, ref)
        pdf = store.ask(orders.paper, order.id)
        family = store.ask(clients.names_of, [order.household_id])[order.household_id]
    file = folder(to) / file_name(order.name, family, "pdf")
    write_whole(file, pdf)
    print(file)


@app.command()
def check(database: Database = "") -> int:
    """Hold the records to every rule they must keep."""
    with records(database) as store:
        broken = schema.check(store)
    for rule in broken:
        print(f"broken: {rule.rule} ({', '.join(rule.ids)})")
    print("The records are sound." if not broken else f"{counted(len(broken), 'rule')} broken.")
    return 1 if broken else 0


@app.command()
def backup(to: Folder, database: Database = "") -> None:
    """Copy the records into one file, and prove the copy by opening it; copied photographs go beside it, each once."""
    with records(database) as store:
        made = schema.back_up(store, owner(store), folder(to))
        photographs = pictures.copy_out(store, folder(to))
    print(f"{made.file}: {counted(made.records, 'record')}, opened and checked.")
    _say_copied(photographs)


def _say_copied(photographs: pictures.Copied) -> None:
    if photographs.copied or photographs.there:
        print(f"{counted(photographs.copied, 'photograph')} copied, {photographs.there:,} there already.")
    if photographs.lost:
        named = ", ".join(photographs.lost[:5]) + (" …" if len(photographs.lost) > 5 else "")
        print(f"{counted(len(photographs.lost), 'photograph')} not found or not as it was: {named}.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup made by Portrait Desk.")],
    database: Database = "",
) -> None:
    """Put a backup in the place of the records; what was there is kept aside."""
    target: str | Path = database or usual_place()
    aside = schema.restore(file, target)
    print(f"Restored{'' if aside is None else f'; what was there is kept as {aside.name}'}.")
    with records(database) as store:
        _say_copied(pictures.copy_back(store, file.parent))


@app.command()
def export(to: Folder, database: Database = "") -> None:
    """Write everything the studio keeps as CSV and JSON, and every kept page as PDF."""
    with records(database) as store:
        counts = schema.export(store, owner(store), folder(to))
    print(f"{counted(sum(counts.values()), 'row')} of {counted(len(counts), 'table')} in {to}.")
