"""Everything the studio keeps, as files anyone can read: each table as CSV and JSON, each kept page as PDF."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from studio import rights
from studio.actor import Actor
from studio.db import Store, audit
from studio.errors import Refused
from studio.files import file_name, write_whole
from studio.lists import guarded
from studio.money import Money
from studio.progress import Progress
from studio.schema.models import metadata

SECRET = {("staff", "pin_hash")}


def export(store: Store, by: Actor, folder: Path, progress: Progress | None = None) -> dict[str, int]:
    """Write everything into a folder; answers how many rows of each table.

    The owner's right. Raises Refused when the folder already holds something, Trouble when it cannot be written.
    """
    rights.require(by, "records.export")
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"The folder {folder.name} is not empty. Please choose a new one.")
    for part in (folder, folder / "csv", folder / "json", folder / "pages"):
        part.mkdir(parents=True, exist_ok=True)
    steps = progress or Progress()
    steps.start(len(metadata.sorted_tables))
    counts = {}
    for table in metadata.sorted_tables:
        counts[table.name] = store.ask(_export_table, table, folder)
        steps.step(table.name)
    store.do(_note, sum(counts.values()), by=by)
    return counts


@rights.verb("records.export")
def _note(db: Session, _by: Actor, rows: int) -> None:
    audit.note(db, "records", "all", {"rows": rows}, act="exported")


def _export_table(db: Session, table: Table, folder: Path) -> int:
    columns = [column.name for column in table.columns if (table.name, column.name) not in SECRET]
    rows = []
    for record in db.execute(
        select(*(table.c[name] for name in columns)).order_by(*table.primary_key.columns)
    ):
        key = "-".join(str(record._mapping[column.name]) for column in table.primary_key.columns)
        rows.append([_plain(value, folder, f"{table.name}-{key}") for value in record])
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([["" if cell is None else guarded(cell) for cell in row] for row in rows])
    write_whole(folder / "csv" / f"{table.name}.csv", text.getvalue().encode("utf-8-sig"))
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    written = json.dumps(objects, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / "json" / f"{table.name}.json", written.encode())
    return len(rows)


def _plain(value: object, folder: Path, name: str) -> object:
    if isinstance(value, Money):
        return str(Decimal(value.minor).scaleb(-2))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        page = file_name(name, "", _ending(value))
        write_whole(folder / "pages" / page, value)
        return f"pages/{page}"
    return value


def _ending(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return "pdf"
    return "jpg" if content.startswith(b"\xff\xd8\xff") else "png"
