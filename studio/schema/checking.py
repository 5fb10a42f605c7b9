"""Holding the records to their rules (RR17): all in a backup, in a test and when asked, the quick ones at a start.

Each rule is asked in a read of its own, so that nobody who saves waits for the whole check.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from studio import clock
from studio.db import Store, audit, search
from studio.db.numbers import WIDTHS
from studio.diary.model import Appointment, Occupancy
from studio.errors import Refused
from studio.progress import Progress
from studio.schema import guards
from studio.schema.invariants import NUMBERED, PAGES, RULES, Broken

SHOWN = 5
RECENT = 200
"""How many rows of the audit a quick check follows back."""


def check(
    store: Store, *, pages: bool = True, quick: bool = False, progress: Progress | None = None
) -> list[Broken]:
    """Every rule that is broken; an empty list says that the records are sound.

    ``pages`` also reads every kept page and compares it with its hash. ``quick`` leaves out whatever reads the whole
    file: it is for the start of the program.
    """
    steps = progress or Progress()
    broken = []
    for rule in RULES:
        broken += store.ask(_answers, rule)
        steps.step(rule)
    questions: list[Callable[[Session], list[Broken]]] = [_gaps, _unguarded, _cut]
    if quick:
        questions += [_recent_links]
    else:
        questions += [_links, _shifted, _not_found, _orphans, _file_faults]
    if pages and not quick:
        questions += [_changed_pages]
    for question in questions:
        broken += store.ask(question)
        steps.step()
    return broken


def _answers(db: Session, rule: str) -> list[Broken]:
    ids = tuple(str(row[0]) for row in db.execute(text(f"{RULES[rule]} LIMIT {SHOWN}")))
    return [Broken(rule, ids)] if ids else []


def _gaps(db: Session) -> list[Broken]:
    """Numbers of each series run from 1 without gap or double (RR9)."""
    return [found for series, table in NUMBERED.items() for found in _gaps_of(db, series, table)]


def _gaps_of(db: Session, series: str, table: str) -> Iterator[Broken]:
    numbers = list(db.scalars(text(f"SELECT number FROM {table} WHERE number IS NOT NULL")))
    last = db.scalar(text("SELECT last FROM counter WHERE series = :series"), {"series": series}) or 0
    full = re.compile(rf"{series}-\d{{{WIDTHS[series]},}}")
    used = sorted(int(number[2:]) for number in numbers if full.fullmatch(number))
    if used != list(range(1, last + 1)):
        yield Broken(f"{series}- numbers run without gap or double", (f"{len(used)} of {last}",))
    wrong = [number for number in numbers if not full.fullmatch(number)]
    if wrong:
        yield Broken(f"{series}- numbers are written in full", tuple(wrong[:SHOWN]))


def _unguarded(db: Session) -> list[Broken]:
    connection = db.connection()
    if guards.stand(connection):
        return []
    missing = guards.statements(connection.dialect.name).keys() - guards.installed(connection).keys()
    return [Broken("the database guards itself", tuple(sorted(missing))[:SHOWN])]


AUDITED = "the audit is as it was written"


def _cut(db: Session) -> list[Broken]:
    missing = audit.cut_off(db)
    return [Broken(AUDITED, (f"{missing} missing",))] if missing else []


def _links(db: Session) -> list[Broken]:
    links = [str(row_id) for row_id, _ in zip(audit.broken_links(db), range(SHOWN), strict=False)]
    return [Broken(AUDITED, tuple(links))] if links else []


def _recent_links(db: Session) -> list[Broken]:
    links = [str(row_id) for row_id in audit.broken_links(db, last=RECENT)]
    return [Broken(AUDITED, tuple(links[:SHOWN]))] if links else []


def _shifted(db: Session) -> list[Broken]:
    """An appointment is at the moment that its wall time is, and holds its room until it is cleared (RR14)."""
    rooms = select(Occupancy.appointment_id, Occupancy.ends_at).where(Occupancy.room_id.is_not(None))
    held = {row.appointment_id: row.ends_at for row in db.execute(rooms)}
    a = Appointment
    rows = select(
        a.id, a.wall, a.zone, a.fold, a.minutes, a.turnaround, a.starts_at, a.ends_at, a.cancelled_at
    )
    shifted, short = [], []
    for row in db.execute(rows.execution_options(yield_per=1000)):
        try:
            starts = clock.to_utc(row.wall, row.zone, row.fold)
        except Refused:
            starts = None
        if starts != row.starts_at or row.ends_at - row.starts_at != timedelta(minutes=row.minutes):
            shifted.append(str(row.id))
        ends = held.get(row.id)
        if ends is not None and ends != row.ends_at + timedelta(minutes=row.turnaround):
            short.append(str(row.id))
    return [
        Broken(rule, tuple(ids[:SHOWN]))
        for rule, ids in (
            ("an appointment is when its wall time is", shifted),
            ("a room is held until it is cleared", short),
        )
        if ids
    ]


_FINDABLE = {
    "surname": "SELECT id, filing_name FROM household WHERE status <> 'erased' AND merged_into_id IS NULL",
    "order": "SELECT household_id, number FROM portrait_order WHERE number IS NOT NULL",
    "case": "SELECT household_id, number FROM concern WHERE number IS NOT NULL",
}


def _not_found(db: Session) -> list[Broken]:
    """A family is found by its name and by its numbers: the index of the search says what the records say."""
    kept: dict[str, set[tuple[int, str]]] = {kind: set() for kind in _FINDABLE}
    tokens = text(
        "SELECT kind, household_id, token FROM search_token WHERE kind IN ('surname', 'order', 'case')"
    )
    for kind, household_id, token in db.execute(tokens):
        kept[kind].add((household_id, token))
    missing = []
    for kind, query in _FINDABLE.items():
        for household_id, words in db.execute(text(query)):
            wanted = search.words(words) if kind == "surname" else [search.reference_token(words)]
            missing += [
                f"{household_id} {kind}" for token in wanted if (household_id, token) not in kept[kind]
            ]
    return [Broken("a family is found by its name and numbers", tuple(missing[:SHOWN]))] if missing else []


def _orphans(db: Session) -> list[Broken]:
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = db.execute(text("PRAGMA foreign_key_check")).fetchmany(SHOWN)
    ids = tuple(f"{row[0]} {row[1]}" for row in found)
    return [Broken("every record refers to one that exists", ids)] if ids else []


def _file_faults(db: Session) -> list[Broken]:
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = db.scalar(text("PRAGMA quick_check(1)"))
    return [] if found == "ok" else [Broken("the file is whole", (str(found),))]


def _changed_pages(db: Session) -> list[Broken]:
    broken = []
    for rule, query in PAGES.items():
        result = db.execute(text(query).execution_options(yield_per=50))
        changed = [str(row[0]) for row in result if hashlib.sha256(bytes(row[2])).hexdigest() != row[1]]
        if changed:
            broken.append(Broken(rule, tuple(changed[:SHOWN])))
    return broken
