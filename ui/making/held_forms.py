"""Clients' own things in our keeping, another moulding with consent, and pictures that were not collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import business, clients, clock, making, orders
from studio.catalogue.model import MouldingId
from studio.clients import HouseholdId, HouseholdRow
from studio.dates import screen_date
from studio.errors import StudioError
from studio.making import CustodyDraft, CustodyItemRow, ItemDraft, Reached, RungAbout, SubstituteDraft
from studio.orders import OrderId, OrderRow, OrderState
from studio.orders.drafts import ConsentDraft
from studio.orders.model import ConsentWay
from studio.words import counted
from ui.kit import notices, theme
from ui.kit.fields import ChoiceField, LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.notices import NoticeBar
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label, Rule
from ui.kit.whens import DateField
from ui.kit.work import Work

_PLACED = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.DRAFT)


@dataclass(frozen=True)
class CustodyFacts:
    """The family, and the orders that what they leave may be for."""

    family: HouseholdRow
    orders: tuple[OrderRow, ...]


def custody_facts(db: Any, household_id: HouseholdId) -> CustodyFacts:
    """Whose things they are."""
    rows = [each for each in orders.of_household(db, household_id) if each.state in _PLACED]
    return CustodyFacts(clients.household(db, household_id), tuple(reversed(rows)))


class _ItemPart(QWidget):
    """One thing that is left: what it is, how it came, and perhaps a photograph of it."""

    def __init__(self, form: FormDialog, number: int) -> None:
        super().__init__()
        self.form, self.number = form, number
        self.photograph: bytes | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if number > 1:
            column.addWidget(Rule())
        self.what = LineField("such as a water-colour in a gilt frame, about 40 by 30 cm", length=200)
        self.condition = LineField("such as foxed at the lower edge, glass cracked", length=400)
        again = f" ({number})" if number > 1 else ""
        column.addWidget(form.labelled(f"what_{number}", f"What it is{again}", self.what))
        column.addWidget(form.labelled(f"condition_{number}", f"In what condition{again}", self.condition))
        row = QHBoxLayout()
        self.choose = Button("Photograph…", "image", "quiet")
        self.choose.clicked.connect(self._choose)
        self.said = Label("", "second", wrap=True)
        row.addWidget(self.choose)
        row.addWidget(self.said, 1)
        column.addLayout(row)

    def _choose(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "A photograph of it", "", "Pictures (*.png *.jpg *.jpeg)")
        if file:
            self.said.setText("The photograph is being read…")
            self.form.work.run_long(
                lambda _store, _progress, path: business.fitted_logo(path), Path(file),
                then=self._take, owner=self,
            )  # fmt: skip

    def _take(self, picture: bytes) -> None:
        self.photograph = picture
        self.said.setText("A photograph is kept with it.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed here."""
        return not (self.what.value().strip() or self.condition.value().strip())

    def draft(self) -> ItemDraft:
        """What stands here."""
        return ItemDraft(self.what.value(), self.condition.value(), self.photograph)


class CustodyForm(FormDialog):
    """Something of theirs stays with us: described in their presence, and the receipt signed by both."""

    heading = "Something of theirs stays with us"
    save_words = "&Receipt"
    opens_at = (620, 640)

    def __init__(
        self, work: Work, facts: CustodyFacts, order_id: OrderId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.show_heading(self.heading, f"{facts.family.name}. Both sign the receipt; one copy is theirs.")
        self.items: list[_ItemPart] = []
        self.things = QVBoxLayout()
        ground = QWidget()
        ground.setLayout(self.things)
        self.things.setContentsMargins(0, 0, 0, 0)
        self.place(ground)
        more = Button("&One thing more", "plus", "quiet")
        more.clicked.connect(self._one_more)
        self.place(more)
        self.add("purpose", "What we are to &do with it", LineField("such as to frame it anew", length=200))
        self.row(
            ("brought_by", "&Brought by", LineField(length=120)),
            (
                "order_id",
                "&For the order",
                ChoiceField([(None, "none yet"), *((each.id, each.name) for each in facts.orders)]),
            ),
        )
        self.fill({"brought_by": facts.family.letter_name, "order_id": order_id})
        self.add_item().what.setFocus()

    def add_item(self) -> _ItemPart:
        """Room for one thing more."""
        part = _ItemPart(self, len(self.items) + 1)
        self.items.append(part)
        self.things.addWidget(part)
        return part

    def _one_more(self) -> None:
        self.add_item().what.setFocus()

    def save(self) -> None:
        """Take it into our keeping."""
        parts = [part for part in self.items if not part.is_empty] or self.items[:1]
        draft = CustodyDraft(
            household_id=self.facts.family.id,
            brought_by=self.read("brought_by"),
            items=tuple(part.draft() for part in parts),
            order_id=self.fields["order_id"].value(),  # type: ignore[arg-type]  # offered by its id
            purpose=self.read("purpose"),
        )
        draft.check()
        self.send(making.take_into_custody, draft)


ITEMS = (
    Column("Family", lambda row: row.household, width=130, strong=True),
    Column("From", lambda row: row.brought_by, width=130),
    Column("What it is", lambda row: row.what),
    Column("Condition", lambda row: row.condition),
    Column("Since", lambda row: screen_date(clock.to_wall(row.received_at).date()), width=110),
    Column("Receipt", lambda row: row.receipt, width=90),
    Column("Order", lambda row: row.order_number or "–", width=90),
)


class CustodySheet(QDialog):
    """Everything of clients' own that is with us; handed back to somebody by name."""

    def __init__(
        self, work: Work, rows: tuple[CustodyItemRow, ...], parent: Any = None, custody_id: int = 0
    ) -> None:
        super().__init__(parent)
        self.work, self.window_ = work, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("In our keeping")
        self.resize(theme.px(960), theme.px(240 + 38 * min(10, max(3, len(rows)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.heading = Label("", "title", wrap=True)
        self.notice_bar = NoticeBar()
        self.table = Table(ITEMS, "In our keeping").sortable()
        column.addWidget(self.heading)
        column.addWidget(self.notice_bar)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.to = LineField("who takes it home", length=120)
        self.to.names_itself("returned_to", "Handed back to", True)
        self.to.setMinimumWidth(theme.px(220))
        row.addWidget(Label("Handed back to", "name"))
        row.addWidget(self.to, 1)
        self.back = Button("&Hand it back", "package-check", "primary")
        self.back.clicked.connect(self.hand_back)
        self.receipt = Button("&Receipt", "printer")
        self.receipt.clicked.connect(self._receipt)
        close = Button("&Close", kind="quiet")
        close.clicked.connect(self.accept)
        for each in (self.back, self.receipt, close):
            row.addWidget(each)
        column.addLayout(row)
        self.table.chosen.connect(self._choose)
        self._show(rows)
        first = next((each.id for each in rows if each.custody_id == custody_id), None)
        if first is not None:
            self.table.choose(first)

    def _show(self, rows: tuple[CustodyItemRow, ...]) -> None:
        self.heading.setText(
            f"{counted(len(rows), 'thing')} of clients’ own {'is' if len(rows) == 1 else 'are'} with us"
            if rows
            else "Nothing of clients’ own is with us"
        )
        self.table.set_rows(list(rows))
        if rows and self.table.current() is None:
            self.table.choose(rows[0].id)
        self._choose(self.table.current())

    def _choose(self, row: CustodyItemRow | None) -> None:
        for widget in (self.back, self.receipt, self.to):
            widget.setEnabled(row is not None)
        if row is not None:
            self.to.set_value(row.brought_by)

    def hand_back(self) -> None:
        """To the person named."""
        row = self.table.current()
        if row is None:
            return
        try:
            to = self.to.value()
        except StudioError as refused:
            self.to.refuse(refused.message)
            return
        self.work.do(
            making.hand_back, row.id, to, "", row.version,
            then=lambda _: self.work.ask(making.in_custody, then=self._show, owner=self),
            refused=self._refused, owner=self,
        )  # fmt: skip

    def _receipt(self) -> None:
        row = self.table.current()
        if row is not None:
            print_receipt(self.window_, row.custody_id)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "due")


def print_receipt(window: Any, custody_id: Any) -> None:
    """Both copies, as they are kept."""
    from ui.kit.printing import print_pages

    def show(pdf: bytes) -> None:
        print_pages(window, "Receipt", pdf)

    window.work.ask(making.receipt, custody_id, then=show, owner=window)


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
        from ui.kit.wish import Wish

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
