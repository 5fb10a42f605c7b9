"""A hundred thousand families and a million appointments in one file, written as rows past the services.

Its surnames are many, as in a town's directory, for what is misspelt is looked for among all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from studio import clock, schema
from studio.clients import tokens
from studio.clients.drafts import HouseholdDraft, PersonDraft, tidy
from studio.clients.model import EmailAddress, Household, Person, Telephone
from studio.clients.service import FIELDS, PERSON_FIELDS, filed_under, proposed
from studio.db.engine import WRITES, sqlite_library
from studio.db.search import SearchLine, SearchToken
from studio.reaching import email, telephone
from studio.sample.people import cast
from studio.sample.rows import Rows
from studio.schema import guards
from tests.make.business import marsh_and_reed

FAMILIES, APPOINTMENTS = 100_000, 1_000_000
A_WEEK = 60
KNOWN_SINCE = date(2026, 11, 1)
FIRST_MONDAY = datetime(2010, 1, 4)
_KINDS = ("session", "session", "viewing", "presentation", "other", "reshoot")
_ENDINGS = (
    "",
    "son",
    "ley",
    "worth",
    "ham",
    "ton",
    "field",
    "well",
    "bury",
    "man",
    "er",
    "by",
    "ford",
    "wick",
)


def make(file: Path, families: int = FAMILIES, appointments: int = APPOINTMENTS) -> None:
    """Write the file; the studio is Marsh & Reed."""
    store = schema.open_store(file)
    marsh_and_reed(store)
    with store.engine.connect() as connection, connection.execution_options(**{WRITES: True}).begin():
        guards.remove(connection)
        rows = Rows(connection)
        for number in range(families):
            _family(rows, number)
            if number % 5_000 == 4_999:
                rows.write()
        rows.write()
        guards.install(connection)
    store.close()
    _appointments(file, appointments)


def _family(rows: Rows, number: int) -> None:
    random = Random(number)
    draft = tidy(proposed(_renamed(cast(random, number, KNOWN_SINCE).draft, random)))
    household_id = rows.add(
        Household,
        **{name: getattr(draft, name) for name in FIELDS},
        filed_under=filed_under(draft.filing_name),
        since=KNOWN_SINCE,
        letters_held=False,
        amended_at=clock.now(),
        version=1,
    )
    for place, person in enumerate(draft.people):
        known = {name: getattr(person, name) for name in PERSON_FIELDS}
        rows.add(Person, **known, household_id=household_id, position=place, version=1)
    for place, each in enumerate(draft.telephones):
        digits = telephone(each.typed).digits
        rows.add(
            Telephone,
            household_id=household_id,
            label=each.label,
            typed=each.typed,
            digits=digits,
            position=place,
        )
    for place, address in enumerate(draft.emails):
        key = email(address.typed).key
        rows.add(EmailAddress, household_id=household_id, typed=address.typed, key=key, position=place)
    for row in tokens.rows(household_id, tokens.tokens(draft, KNOWN_SINCE)):
        rows.put(SearchToken, **row)
    for kind, series in (("order", "O"), ("letter", "L")):
        shown = f"{series}-{household_id:06}"
        rows.put(
            SearchToken,
            household_id=household_id,
            kind=kind,
            token=f"{series.lower()}{household_id}",
            shown=shown,
        )
    rows.put(SearchLine, **tokens.line(household_id, draft, KNOWN_SINCE))


def _renamed(draft: HouseholdDraft, random: Random) -> HouseholdDraft:
    """The same family under one of many thousand surnames, and with a telephone of its own."""
    surname = draft.people[0].last[: random.randint(3, 7)] + random.choice(_ENDINGS)
    people: tuple[PersonDraft, ...] = tuple(replace(each, last=surname) for each in draft.people)
    numbers = tuple(
        replace(each, typed=f"01632 {random.randrange(1_000_000):06}") for each in draft.telephones[:1]
    )
    return replace(draft, people=people, telephones=numbers, filing_name="", addressee="", salutation="")


def _appointments(file: Path, count: int) -> None:
    raw = sqlite_library().connect(str(file), isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    raw.execute("BEGIN IMMEDIATE")
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.executemany(
        "INSERT INTO appointment (id, version, kind, title, wall, zone, fold, minutes, turnaround, starts_at, ends_at, "
        "room_id, staff_id, provisional, told_client, cancelled_reason, other, whole_day) "
        "VALUES (?, 1, ?, ?, ?, 'Europe/London', 0, 60, 15, ?, ?, ?, ?, ?, 1, '', ?, 0)",
        islice(_week_after_week(), count),
    )
    held = "INSERT INTO occupancy (appointment_id, room_id, staff_id, starts_at, ends_at) SELECT id, "
    raw.execute(
        held
        + "room_id, NULL, starts_at, strftime('%Y-%m-%d %H:%M:%S.000000', ends_at, '+15 minutes') FROM appointment"
    )
    raw.execute(held + "NULL, staff_id, starts_at, ends_at FROM appointment")
    for _, statement in triggers:
        raw.execute(statement)
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()


def _week_after_week() -> Iterator[tuple[Any, ...]]:
    """Ten appointments a day, Monday to Saturday, in three rooms with three people."""
    number, monday = 0, FIRST_MONDAY
    while True:
        for place in range(A_WEEK):
            day, slot = place % 6, place // 6
            starts = monday + timedelta(days=day, hours=10 + slot // 3 * 2)
            kind = _KINDS[number % len(_KINDS)]
            number += 1
            yield (
                number, kind, f"The Ashworth family {number}", f"{starts}.000000", f"{starts}.000000",
                f"{starts + timedelta(hours=1)}.000000", slot % 3 + 1, slot % 3 + 1, number % 9 == 0,
                "meeting" if kind == "other" else None,
            )  # fmt: skip
        monday += timedelta(weeks=1)
