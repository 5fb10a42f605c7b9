"""Whose words stand on a letter: eight desks of two studios issue at once, and nobody has a word of anybody else.

Both studios live in one process, one in a file and one on a server: they have the same ids, the same numbers and the
same shared caches. Between two rounds every family moves house, the studio words a letter otherwise, and every letter
is made anew; what was remembered of the round before would be seen on the page.
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from studio import clients, clock, letters, schema
from studio.actor import Actor
from studio.db import Store
from studio.letters.envelopes import run_of
from studio.letters.wording import shipped
from tests import postgres
from tests.faults import rounds
from tests.faults.desk_at_work import Desk
from tests.faults.lives import FIRST, SECOND, Studio, opened, settle, tell, word
from tests.faults.on_the_page import WORD, WORDED, Kept, Page, kept, not_theirs, read
from tests.faults.situations import LIVES
from tests.make.business import marsh_and_reed

DESKS = 4
"""At each of the two studios."""


@dataclass
class Found:
    """What stood on the pages."""

    letters: int = 0
    others: int = 0
    """Pages seen beside them: previews, orders, labels, e-mails."""
    wrong: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    @property
    def bad(self) -> int:
        """Words of another family or another studio, of a round before, and letters lost or doubled."""
        return len(self.wrong)

    def __str__(self) -> str:
        told = "".join(f"\n    {line}" for line in self.wrong[:20])
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        return (
            f"{self.letters} letters and {self.others} other pages in {len(self.languages)} languages, "
            f"{self.bad} with a word that is not theirs ({kinds}){told}"
        )


@dataclass
class Storm:
    """Two studios, their desks, and what was found so far."""

    studios: tuple[Studio, ...]
    desks: tuple[tuple[Store, ...], ...]
    folder: Path
    chance: random.Random
    found: Found = field(default_factory=Found)
    round: int = 0

    def morning(self, on: datetime) -> list[list[Page]]:
        """One round: drafts are read, every desk issues its share at once, and what came out is looked through."""
        clock.set_to(clock.to_utc(on))
        working, asked = [], []
        for studio, stores in zip(self.studios, self.desks, strict=True):
            rounds.read_drafts(studio)
            run = studio.store.ask(run_of, on.date())
            waiting = [*run.by_post, *run.otherwise]
            self.chance.shuffle(waiting)
            asked.append({each.key for each in waiting})
            for number, store in enumerate(stores):
                own = waiting[number::DESKS]
                # A few that the next desk has too: one of the two gets each.
                share = [*own, *waiting[(number + 1) % DESKS :: DESKS][: len(own) // 4]]
                self.chance.shuffle(share)
                place = self.folder / f"{studio.name}{number}"
                place.mkdir(exist_ok=True)
                working.append(Desk(studio, store, place, random.Random(self.chance.random()), share))
        threads = [threading.Thread(target=desk.work, args=(on,)) for desk in working]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for desk in working:
            self.found.wrong += [f"{desk.studio.name}: {each}" for each in desk.fell]
        pages = [
            [page for desk in working if desk.studio is studio for page in desk.pages]
            for studio in self.studios
        ]
        for studio, seen, keys in zip(self.studios, pages, asked, strict=True):
            self._look_through(studio, seen, keys)
        return pages

    def _look_through(self, studio: Studio, pages: list[Page], asked: set[str]) -> None:
        issued = [each for each in pages if each.letter_id is not None]
        known = studio.store.ask(kept, [each.letter_id for each in issued if each.letter_id is not None])
        twice = [number for number, count in Counter(each.letter_id for each in issued).items() if count > 1]
        self._wrong(f"{studio.name}: letter {number} went out twice" for number in twice)
        self._wrong(f"{studio.name}: {key} was lost" for key in asked - {row.key for row in known.values()})
        for page in pages:
            row = known[page.letter_id] if page.letter_id is not None else None
            self._wrong(
                f"{studio.name} {page.what} of {page.family.word}: {says}"
                for says in not_theirs(studio, page, row, self.round)
            )
            if row is None or page.mail:
                self.found.others += 1
            if row is not None:
                self.found.letters += 1
                self.found.kinds[page.what] += 1
                self.found.languages[row.language] += 1
        self._labels(studio, [row for row in known.values() if row.on_paper])

    def _wrong(self, found: Iterator[str]) -> None:
        self.found.wrong.extend(found)

    def _labels(self, studio: Studio, rows: list[Kept]) -> None:
        if not rows:
            return
        rows.sort(key=lambda row: row.number)
        _, pdf = studio.store.ask(letters.address_labels, [row.id for row in rows])
        seen = [each.lower() for each in WORD.findall(read(pdf)[1])]
        ordered = list(dict.fromkeys(seen))
        theirs = list(dict.fromkeys(studio.families[row.household_id].word.lower() for row in rows))
        self.found.others += 1
        if ordered != theirs:
            self.found.wrong.append(f"{studio.name}: the labels are not of these letters in their order")

    def anew(self, pages: list[list[Page]]) -> None:
        """Everybody moves house, the studio words its letters otherwise, and every letter is made anew."""
        self.round += 1
        for studio, issued in zip(self.studios, pages, strict=True):
            ids = [each.letter_id for each in issued if each.letter_id is not None]
            studio.store.do(_moved_house, tuple(studio.families), self.round, by=studio.staff.priya)
            own_wording(studio, self.round)
            rounds.make_anew(studio, ids)


def _moved_house(db: Session, by: Actor, homes: tuple[clients.HouseholdId, ...], number: int) -> None:
    for home in homes:
        draft = clients.household(db, home).as_draft()
        clients.amend(db, by, home, replace(draft, address2=f"Round {number}"))


def own_wording(studio: Studio, number: int) -> None:
    """The studio words some letters in its own way, with a word that is its own and of this round alone."""
    own = word(studio.name, number, "xz")
    studio.store.do(letters.teach_words, (own,), "en-GB", by=studio.staff.helen)
    for name in WORDED:
        newest = studio.store.ask(letters.wording_versions, name, "en-GB")[0].version
        first, _, rest = shipped(name, "en-GB").text.partition("\n\n")
        text = f"{first}\n\n{own}.\n\n{rest}"
        studio.store.do(letters.keep_wording, name, "en-GB", text, newest, by=studio.staff.helen)


def storm(targets: tuple[str, str], folder: Path, count: int, each: int, seed: int) -> Found:
    """So many letters of both studios together, at least; ``each`` families in each situation."""
    with _open(targets) as stores:
        studios = tuple(
            opened(of[0], marsh_and_reed(of[0]), name) for of, name in zip(stores, ("Ka", "Mo"), strict=True)
        )
        here = Storm(studios, tuple(of[1:] for of in stores), folder, random.Random(seed))
        before = clock.standing()
        try:
            for studio in studios:
                settle(studio, each, LIVES)
                tell(studio, FIRST.replace(hour=9))
                own_wording(studio, 0)
            pages = here.morning(FIRST)
            for studio, issued in zip(studios, pages, strict=True):
                rounds.post(studio, [page.letter_id for page in issued if page.letter_id is not None])
                tell(studio, SECOND.replace(hour=9))
            pages = here.morning(SECOND)
            while here.found.letters < count:
                here.anew(pages)
                pages = here.morning(SECOND)
        finally:
            clock.set_to(before)
        for studio in studios:
            here.found.wrong += [str(broken) for broken in schema.check(studio.store)]
    return here.found


@contextmanager
def _open(targets: tuple[str, str]) -> Iterator[list[tuple[Store, ...]]]:
    """A store for whoever tells the lives, and one for each desk."""
    made: list[tuple[Store, ...]] = []
    for target in targets:
        schema.open_store(target).close()
        made.append(tuple(Store(target, desk=f"desk {number}") for number in range(DESKS + 1)))
    try:
        yield made
    finally:
        for store in (each for of in made for each in of):
            store.close()


def of_two_studios(folder: Path, count: int, seed: int) -> Found:
    """One studio in a file, the other on a server."""
    postgres.begin_session()
    try:
        with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
            return storm((str(folder / "studio.db"), url), folder, count, max(2, min(16, count // 400)), seed)
    finally:
        postgres.end_session()
