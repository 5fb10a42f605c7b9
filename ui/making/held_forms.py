"""Another moulding with consent, and pictures that were not collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import business, clients, clock, making, orders
from studio.catalogue.model import MouldingId
from studio.clients import HouseholdRow
from studio.dates import screen_date
from studio.making import Reached, RungAbout, SubstituteDraft
from studio.orders import OrderId, OrderRow
from studio.orders.drafts import ConsentDraft
from studio.orders.model import ConsentWay
from studio.words import counted
from ui.kit import notices
from ui.kit.fields import ChoiceField, LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work

WAYS = (
    (ConsentWay.TELEPHONE, "by telephone"),
    (ConsentWay.IN_PERSON, "in person"),
    (ConsentWay.EMAIL, "by e-mail"),
    (ConsentWay.LETTER, "by letter"),
)


@dataclass(frozen=True)
class SwapFacts:
    """An order, the mouldings in it, what each could be framed in instead, and how many are framed already."""

    order: OrderRow
    family: str
    people: str
    mouldings: tuple[tuple[MouldingId, str], ...]
    others: dict[MouldingId, tuple[tuple[MouldingId, str, int], ...]]
    framed: dict[MouldingId, int]
    today: date


def swap_facts(db: Any, order_id: OrderId) -> SwapFacts:
    """What the form of another moulding shows; raises Missing."""
    order = orders.order(db, order_id)
    family = clients.household(db, order.household_id)
    there = dict.fromkeys(
        (MouldingId(line.moulding_id), line.moulding) for line in order.lines if line.moulding_id
    )
    return SwapFacts(
        order=order,
        family=family.name,
        people=family.letter_name,
        mouldings=tuple(there),
        others={each: making.others(db, order_id, each) for each, _ in there},
        framed={each: making.framed_already(db, order_id, each) for each, _ in there},
        today=clock.today(business.studio(db).zone),
    )


class SubstituteForm(FormDialog):
    """Another moulding: which for which, who agreed, when and how. It makes the next revision, to be signed."""

    heading = "Another moulding"
    save_words = "&Change it"
    opens_at = (620, 600)

    def __init__(self, work: Work, facts: SwapFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.show_heading(
            self.heading,
            f"{facts.family}, order {facts.order.name}. Nothing is ever changed without their word; "
            "this makes the next revision, printed and signed again.",
        )
        self.instead = ChoiceField(facts.mouldings, first=True)
        self.moulding = ChoiceField()
        self.row(
            ("instead_of", "&In place of", self.instead), ("moulding", "&Take", self.moulding), required=True
        )
        self.framed = Label("", "body", wrap=True)
        self.place(self.framed)
        self.row(
            ("consent_who", "&Who agreed", LineField(length=120)),
            ("way", "&How", ChoiceField(WAYS, first=True)),
            ("consent_on", "Whe&n", DateField(today=lambda: facts.today)),
            required=True,
        )
        self.add("words", "What they &said", WordsField(hers=True, lines=2, length=1000))
        self.signed = self.add("signed", "", TickField("Both have si&gned the new page already"))
        self.fill({"consent_who": facts.people, "consent_on": facts.today})
        self.instead.changed.connect(self._offer)
        self._offer()
        self.moulding.setFocus()

    def _offer(self) -> None:
        chosen: Any = self.instead.value_or_none()
        rows = self.facts.others.get(chosen, ())
        self.moulding.offer([(each, f"{name}, {_wait(days)}") for each, name, days in rows])
        framed = self.facts.framed.get(chosen, 0)
        pieces = counted(framed, "piece is", "pieces are")
        self.framed.setText(f"{pieces} framed in it already and would be framed again." if framed else "")
        self.framed.setVisible(bool(framed))

    def save(self) -> None:
        """The next revision, with their consent."""
        consent = ConsentDraft(
            self.read("consent_who"), self.read("way"), self.read("consent_on"), self.read("words")
        )
        self.send(
            making.substitute,
            SubstituteDraft(
                self.facts.order.id, self.read("instead_of"), self.read("moulding"), consent,
                signed=self.read("signed"),
            ),
        )  # fmt: skip


def _wait(days: int) -> str:
    return f"{counted(days, 'working day')} to wait" if days else "here now"


class CollectForm(FormDialog):
    """Pictures that were not collected: who was told, and how; they are named again after a month."""

    heading = "Pictures not collected"
    save_words = "&Note it"
    opens_at = (560, 460)

    def __init__(
        self,
        work: Work,
        order: OrderRow,
        family: HouseholdRow,
        tries: tuple[making.CallRow, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.order = order
        ready = clock.to_wall(order.ready_at).date() if order.ready_at else None
        since = f"ready since {screen_date(ready)}" if ready else "ready"
        self.show_heading(f"{family.name}: pictures not collected", f"Order {order.name}, {since}.")
        for line in family.telephones[:2]:
            self.place(_number(line.typed, line.label))
        if family.best_time:
            self.place(Label(f"Best {family.best_time}.", "muted"))
        for each in tries[:3]:
            day = screen_date(clock.to_wall(each.at).date())
            self.place(
                Label(
                    f"{each.reached.value.capitalize()}, {day}, {each.by}. {each.note}", "second", wrap=True
                )
            )
        self.add(
            "reached",
            "&How it went",
            ChoiceField([(each, each.value) for each in Reached], first=True),
            required=True,
        )
        self.add("note", "What was &said", LineField("such as: they come on Saturday", length=400))
        book = Button("&Book when they come", "calendar-plus")
        book.clicked.connect(self._book)
        self.buttons.insertWidget(0, book)

    def _book(self) -> None:
        self.reject()
        self.wish.emit(Wish("present_order", {"order_id": self.order.id}))

    def save(self) -> None:
        """Keep it."""
        self.send(
            making.log_order_call,
            self.order.id,
            RungAbout.COLLECTING,
            self.read("reached"),
            "",
            self.read("note"),
        )


def _number(typed: str, label: str) -> QWidget:
    """A telephone number in large type, and which it is."""
    ground = QWidget()
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Label(typed, "figure", select=True))
    row.addWidget(Label(label, "muted"), 1)
    return ground


def said(window: Any, words: str) -> None:
    """A word on the page below."""
    notices.bar(window.page or window, words, "good")
