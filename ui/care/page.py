"""Who is waiting for us, the longest first and in their own words; below it what was put right lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from studio import business, care, clock
from studio.care import OpenConcern
from studio.dates import screen_date, screen_time
from studio.story import Badge, Event, Opens, Tone
from ui.kit.cards import Card, EmptyState
from ui.kit.listing import ListButton, listed, whole
from ui.kit.page import Page
from ui.kit.stories import StoryView
from ui.kit.table import Column
from ui.kit.text import Button
from ui.kit.work import Work

LATELY = 12
EVERY = 1_000_000

LISTED = (
    Column("Case", lambda row: row.number),
    Column("Family", lambda row: row.family),
    Column("Who told us", lambda row: row.person),
    Column("State", lambda row: row.state.value),
    listed("Told us on", lambda row: clock.to_wall(row.received_at)),
    Column("With", lambda row: row.owner),
    listed("Working minutes waited", lambda row: row.working_minutes),
    Column("In their words", lambda row: row.story),
)
"""What an exported list says of each case."""


def _every_concern(db: Any) -> tuple[OpenConcern, ...]:
    """Open or put right, the longest waiting first."""
    return (*care.open_concerns(db), *care.settled_concerns(db, EVERY))


@dataclass(frozen=True)
class Waiting:
    """The cases that are open, with what each waits for, and those put right lately."""

    waiting: tuple[tuple[OpenConcern, str], ...]
    settled: tuple[OpenConcern, ...]
    today: date
    zone: str


def waiting(db: Any) -> Waiting:
    """Ask for both lists in one read."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    return Waiting(
        tuple((row, care.next_words(db, row, today)) for row in care.open_concerns(db)),
        tuple(care.settled_concerns(db, LATELY)),
        today,
        zone,
    )


class CarePage(Page):
    """Two lists, walked with the arrow keys; Enter opens the case."""

    features = frozenset({"care", "sessions", "viewings", "orders", "clients", "diary", "promises"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Care")
        tell = Button("Someone is &unhappy", "phone-call")
        tell.setToolTip("F8")
        tell.clicked.connect(lambda: self.hope("concern"))
        book = Button("&Casebook", "book-open")
        book.clicked.connect(lambda: self.hope("casebook"))
        practise = Button("Practi&se")
        practise.setToolTip("Take a call on a studio that is thrown away afterwards")
        practise.clicked.connect(lambda: self.hope("practise"))
        self.buttons.addWidget(practise)
        self.buttons.addWidget(book)
        self.buttons.addWidget(ListButton(self, "Concerns", LISTED, lambda: whole(_every_concern)))
        self.buttons.addWidget(tell)
        self.waiting, self.settled = StoryView("Who is waiting"), StoryView("Put right lately")
        for view in (self.waiting, self.settled):
            view.wish.connect(self.wish)
        self.waiting_card, self.settled_card = Card("Who is waiting"), Card("Put right lately")
        nobody = EmptyState(
            "heart-handshake",
            "Nobody is waiting for us. When someone tells us that something is not right, press F8.",
        )
        self.who = QStackedWidget()
        self.who.addWidget(self.waiting)
        self.who.addWidget(nobody)
        self.waiting_card.body.addWidget(self.who, 1)
        self.settled_card.body.addWidget(self.settled, 1)
        self.body.addWidget(self.waiting_card, 5)
        self.body.addWidget(self.settled_card, 2)

    def reload(self) -> None:
        self.work.ask(waiting, then=self._show, owner=self)

    def _show(self, rows: Waiting) -> None:
        self.show_title("Care", _sentence(rows))
        self.who.setCurrentIndex(0 if rows.waiting else 1)
        self.waiting.show_events([_event(row, words, rows) for row, words in rows.waiting])
        self.settled_card.setVisible(bool(rows.settled))
        self.settled.show_events([_event(row, "", rows) for row in rows.settled])


def _sentence(rows: Waiting) -> str:
    if not rows.waiting:
        return "Nobody is waiting for us."
    count = len(rows.waiting)
    people = "One person is" if count == 1 else f"{count:,} people are"
    longest = care.waiting_words(max(row.working_minutes for row, _ in rows.waiting))
    now = sum(bool(row.owner_now) for row, _ in rows.waiting)
    which = "It is" if count == 1 else f"{now:,} of them {'is' if now == 1 else 'are'}"
    owner = f" {which} for the owner now." if now else ""
    since = f"for {longest}" if count == 1 else f"the longest for {longest}"
    return f"{people} waiting, {since}.{owner}"


def _event(row: OpenConcern, words: str, rows: Waiting) -> Event:
    told = clock.to_wall(row.received_at, rows.zone)
    title = f"{row.person}: {row.in_short}" if row.in_short else row.person
    badges = []
    if words:
        badges.append(Badge(f"{care.waiting_words(row.working_minutes)}, {row.standing}", row.tone))
        badges.append(Badge(words, Tone.PLAIN))
    else:
        badges.append(
            Badge(row.state.value, Tone.GOOD if row.state is care.ConcernState.HAPPY else Tone.PLAIN)
        )
    if words and row.times > 1:
        badges.append(Badge(f"{care.nth(row.times)} time", Tone.CONCERN))
    badges.append(Badge(f"with {row.owner}", Tone.PLAIN))
    when = screen_time(told, rows.today) if words else screen_date(told.date(), rows.today)
    return Event(
        at=row.received_at,
        when=when,
        title=title,
        detail=f"“{care.shortened(row.story, 260)}”",
        tone=row.tone if words else Tone.GOOD,
        icon="heart-handshake" if row.answered else "phone-call",
        opens=Opens("concern", row.id),
        badges=tuple(badges),
        quoted=True,
    )
