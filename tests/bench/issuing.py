"""How fast letters are issued: beside plain canvas into files, and LibreOffice.

Issuing is all of it: what falls due is found, checked, numbered, kept with its hash, claimed, written as a file of its
own and confirmed, through a store that keeps every commit.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import NamedTuple

from studio import clock, letters, schema
from studio.actor import Actor
from studio.db import Store
from tests import make
from tests.bench.letters import addressees, libreoffice, placed_words, plain_apart, register_plain_faces

PLAIN, OFFICE = 3, 10
"""The goals, as ratios."""
IN_A_DAY = 250
"""So many families can be handed their portraits on one day."""


def ready_to_issue(folder: Path, count: int) -> tuple[Store, Actor]:
    """A studio with so many families whose follow-up letters are due."""
    store = schema.open_store(folder / "letters.db")
    staff = make.business.marsh_and_reed(store)
    for place in range(0, count, IN_A_DAY):
        families = [make.letters.family(number) for number in range(place, min(place + IN_A_DAY, count))]
        on = make.letters.PRESENTED - timedelta(weeks=place // IN_A_DAY)
        make.letters.presented(store, staff.helen, families, on=on)
    return store, staff.priya


class Issued(NamedTuple):
    """Letters issued a second, from asking what is due to the last file confirmed; and what a letter took of us."""

    rate: float
    processor: float
    """Seconds of the processor for one letter."""


def issued(store: Store, by: Actor, folder: Path) -> Issued:
    """Issue all that is due."""
    with clock.standing_at(datetime.combine(make.letters.DUE, time_of_day(9))):
        began, used = time.perf_counter(), time.process_time()
        done = letters.issue_to_folder(store, by, make.letters.DUE, folder)
        count = len(done.issued)
        return Issued(count / (time.perf_counter() - began), (time.process_time() - used) / count)


def converted(count: int) -> float:
    """Letters LibreOffice converts in a second."""
    people, words = addressees(count, 800_000), placed_words()
    began = time.perf_counter()
    libreoffice(people, words)
    return count / (time.perf_counter() - began)


def plain_files(count: int) -> Issued:
    """The same of letters that plain canvas calls put into files of their own."""
    register_plain_faces()
    people, words = addressees(count, 850_000), placed_words()
    began, used = time.perf_counter(), time.process_time()
    plain_apart(people, words)
    return Issued(count / (time.perf_counter() - began), (time.process_time() - used) / count)


def main(count: int = 500, rounds: int = 3) -> None:
    """Issue for good, a new studio in each round, for a letter is only ever issued once; the others take turns."""
    has_office = shutil.which("soffice") is not None
    ours, plain, office = [], [], []
    for turn in range(rounds):
        with tempfile.TemporaryDirectory() as named:
            store, by = ready_to_issue(Path(named), count)
            plain.append(plain_files(max(count // 5, 1)))
            ours.append(issued(store, by, Path(named, "issued")))
            store.close()
        if has_office and turn < 2:
            office.append(converted(count))
    rate = statistics.median(each.rate for each in ours)
    beside = statistics.median(mine.rate / other.rate for mine, other in zip(ours, plain, strict=True))
    work = statistics.median(
        other.processor / mine.processor for mine, other in zip(ours, plain, strict=True)
    )
    print(
        f"{count} letters issued, a kept page and a file each: {rate:.0f} letters/s, median of {rounds} rounds"
    )
    print(f"  {beside:.1f} x plain canvas into files, {work:.1f} x by processor time; goal {PLAIN} x")
    against = f"{rate / statistics.median(office):.1f} x LibreOffice" if office else "LibreOffice not found"
    print(f"  {against}; goal {OFFICE} x")
