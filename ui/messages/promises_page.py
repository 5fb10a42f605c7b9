"""The register: everything dated or priced that we said or printed, by how it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from studio import business, clock, promises
from studio.clients import HouseholdId
from studio.dates import screen_date
from studio.promises import MOST_LISTED, UNTIL, Registered, Standing
from studio.words import counted
from ui.kit.cards import Card, EmptyState
from ui.kit.listing import ListButton, Source, listed, whole
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button
from ui.kit.wish import opening
from ui.kit.work import Work
from ui.messages.promise_whole import Register, the_register

_WORDS = {
    Standing.OPEN: "&Open",
    Standing.BROKEN: "B&roken",
    Standing.KEPT: "&Kept",
    Standing.RELEASED: "&Let go",
}
_NONE = {
    Standing.OPEN: "Nothing is promised to anyone. What is said or printed with a day or a price stands here.",
    Standing.BROKEN: "No promise is broken.",
    Standing.KEPT: "No promise has been kept so far.",
    Standing.RELEASED: "Nobody has let us off a promise.",
}
_TONES = {"broken": "concern", "kept": "good", "kept late": "due", "released": "plain", "made": ""}


class PromisesPage(Page):
    """A list with its filters; Enter opens the paper a promise stands in, or the promise itself."""

    features = frozenset({"promises", "orders", "care", "viewings", "messages", "clients"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.standing = Standing.OPEN
        self._today: Any = None
        make = Button("&Make a promise", "plus")
        make.setToolTip("F7")
        make.clicked.connect(lambda: self.hope("make_promise", **self.about()))
        self.everyone = Button("&Everyone’s", "users")
        self.everyone.clicked.connect(lambda: self.hope("open_promises"))
        self.buttons.addWidget(ListButton(self, "Promises", LISTED, self._listed))
        self.buttons.addWidget(self.everyone)
        self.buttons.addWidget(make)
        self.filters: dict[Standing, Button] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        self.group = QButtonGroup(self)
        for standing, words in _WORDS.items():
            button = Button(words, kind="toggle")
            button.clicked.connect(lambda _=False, each=standing: self.show_standing(each))
            self.group.addButton(button)
            self.filters[standing] = button
            row.addWidget(button)
        row.addStretch(1)
        self.filters[Standing.OPEN].setChecked(True)
        self.table = Table(self._columns(), "Promises").sortable()
        self.table.opened.connect(lambda line: self.wish.emit(opening(line.promise.opens)))
        self.card = Card()
        self.none = EmptyState("calendar-clock", _NONE[Standing.OPEN])
        self.card.body.addLayout(row)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.none, 1)
        self.body.addWidget(self.card, 1)

    def _columns(self) -> tuple[Column, ...]:
        def day(line: Registered) -> str:
            if line.promise.day is None:
                return "no end named"
            due = screen_date(line.promise.due, self._today)
            return f"until {due.partition(' ')[2]}" if line.promise.kind in UNTIL else due

        return (
            Column("Family", lambda line: line.family, width=170, strong=True),
            Column("What was promised", lambda line: line.promise.text),
            Column("By", lambda line: line.promise.promised_by, width=120),
            Column("Due", day, sort=lambda line: line.promise.due, width=130),
            Column(
                "Price",
                lambda line: line.promise.price.show() if line.promise.price is not None else "",
                sort=lambda line: line.promise.price.minor if line.promise.price is not None else -1,
                right=True,
                width=90,
            ),
            Column("Stands", self._stands, tone=self._tone, width=90),
        )

    def _stands(self, line: Registered) -> str:
        standing = line.promise.standing(self._today)
        return {"made": "open", "released": "let go"}.get(standing, standing)

    def _tone(self, line: Registered) -> str:
        soon = line.promise.due == self._today
        return _TONES[line.promise.standing(self._today)] or ("due" if soon else "plain")

    def show_standing(self, standing: Standing) -> None:
        """Show the promises that stand so."""
        self.standing = standing
        self.filters[standing].setChecked(True)
        self.refresh()

    def reload(self) -> None:
        household_id: Any = self.with_.get("household_id")
        self.work.ask(the_register, self.standing, household_id, then=self._show, owner=self)

    def _listed(self) -> Source:
        """What is on screen, whole: of one family when it is theirs alone."""
        return whole(_listing, self.standing, self.with_.get("household_id"))

    def _show(self, register: Register) -> None:
        self._today = register.today
        whose = f"Promises to {_inside(register.family)}" if register.family else "Promises"
        self.show_title(whose, _sentence(register))
        self.everyone.setVisible(bool(register.family))
        self.table.set_rows(register.lines)
        self.table.setVisible(bool(register.lines))
        self.none.sentence.setText(_NONE[self.standing])
        self.none.setVisible(not register.lines)


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith("The ") else name


def _sentence(register: Register) -> str:
    said = (
        f"{counted(register.open, 'promise is', 'promises are')} open"
        if register.open
        else "No promise is open"
    )
    broken = f"{counted(register.broken, 'is', 'are')} broken" if register.broken else "none is broken"
    settled = register.kept + register.late
    late = f", {register.late:,} of them late" if register.late else ""
    kept = f" {counted(settled, 'was', 'were')} kept{late}." if settled else ""
    shown = f" The first {MOST_LISTED:,} are shown." if len(register.lines) == MOST_LISTED else ""
    return f"{said}, {broken}.{kept}{shown}"


LISTED = (
    Column("Family", lambda line: line.family),
    Column("What was promised", lambda line: line.promise.text),
    Column("Promised by", lambda line: line.promise.promised_by),
    listed("Made", lambda line: line.promise.made_at),
    listed("Due", lambda line: line.promise.day or ""),
    listed("Price", lambda line: line.promise.price),
    Column("State", lambda line: str(line.promise.state)),
)
"""What an exported list says of each promise."""


def _listing(db: Any, standing: Standing, household_id: HouseholdId | None) -> tuple[Registered, ...]:
    today = clock.today(business.studio(db).zone)
    return promises.register(db, today, standing, household_id, most=1_000_000)
