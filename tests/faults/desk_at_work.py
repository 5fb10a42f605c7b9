"""A desk that issues its share of the letters in a thread: looks at some, prints some, sends some by e-mail."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clients, letters, orders
from studio.db import Store
from studio.errors import Trouble
from studio.letters import LetterId, Occasion
from studio.letters.model import Letter, PrintAttempt, PrintState
from studio.orders import OrderId
from tests.faults.lives import Family, Studio
from tests.faults.on_the_page import Page

R = TypeVar("R")
PREVIEWS = 3


@dataclass
class Desk:
    """One desk at work in a thread of its own."""

    studio: Studio
    store: Store
    folder: Path
    chance: random.Random
    share: list[Occasion]
    pages: list[Page] = field(default_factory=list)
    fell: list[str] = field(default_factory=list)

    def work(self, on: datetime) -> None:
        """Everything of its share, and a look at a few others."""
        try:
            self._look(on)
            self._print(on)
            self._mail(on)
        except Exception as fell:
            self.fell.append(f"{type(fell).__name__} {str(fell)[:200]}")

    def _family(self, occasion: Occasion) -> Family:
        return self.studio.families[occasion.household_id]

    def _look(self, on: datetime) -> None:
        for occasion in self.chance.sample(self.share, min(PREVIEWS, len(self.share))):
            pdf = self.store.ask(letters.preview, occasion, on.date())
            self.pages.append(Page(f"preview {occasion.code}", self._family(occasion), pdf))
            if occasion.occasion.startswith("order:"):
                number = OrderId(int(occasion.occasion.partition(":")[2]))
                self.pages.append(Page("L4", self._family(occasion), self.store.ask(orders.paper, number)))

    def _print(self, on: datetime) -> None:
        chosen = {each.key for each in self.share if not self._by_mail(each)}
        since = max((each.attempt for each in self.store.ask(_printed, self.store.desk)), default=0)
        by = self.studio.staff.priya
        report = _again_while_held(
            lambda: letters.issue_to_folder(self.store, by, on.date(), self.folder, chosen=chosen)
        )
        self.fell += [f"{each['code']} left out: {each['reason']}" for each in report.left_out]
        # From the records: what came out before somebody was told to try again is in no report.
        for each in self.store.ask(_printed, self.store.desk, since):
            pdf = (self.folder / each.file).read_bytes()
            family = self.studio.families[each.household_id]
            self.pages.append(Page(each.code, family, pdf, each.letter_id, each.file))

    def _by_mail(self, occasion: Occasion) -> bool:
        return bool(self._family(occasion).email) and occasion.kind.may_email and occasion.code != "L12"

    def _mail(self, on: datetime) -> None:
        for occasion in filter(self._by_mail, self.share):
            family = self._family(occasion)
            done = _again_while_held(
                lambda occasion=occasion, family=family: self.store.do(  # type: ignore[misc]  # bound to this one
                    letters.issue_by_mail, occasion, on.date(), family.email, by=self.studio.staff.priya
                )
            )
            self.fell += [f"{occasion.code} by e-mail left out" for _ in done["left_out"]]
            if done["letter_id"]:
                draft = self.store.ask(letters.drafted_mail, LetterId(done["letter_id"]))
                sent = letters.put_down(draft, self.folder).read_bytes()
                self.pages.append(Page(occasion.code, family, draft.pdf, draft.letter_id, draft.file, sent))


def _again_while_held(act: Callable[[], R]) -> R:
    """A file has one writer at a time; a desk that was told so tries again, as a person would."""
    for _ in range(9):
        try:
            return act()
        except Trouble:
            continue
    return act()


class _Printed(NamedTuple):
    attempt: int
    letter_id: LetterId
    code: str
    household_id: clients.HouseholdId
    file: str


def _printed(db: Session, desk: str, since: int = 0) -> list[_Printed]:
    """What a desk has printed after an attempt."""
    columns = PrintAttempt.id, Letter.id, Letter.code, Letter.household_id, PrintAttempt.file
    query = select(*columns).join(Letter, Letter.id == PrintAttempt.letter_id)
    here = PrintAttempt.desk == desk, PrintAttempt.id > since, PrintAttempt.state == PrintState.PRINTED
    return [_Printed(*row) for row in db.execute(query.where(*here))]
