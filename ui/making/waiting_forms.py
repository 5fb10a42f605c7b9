"""The framer rings: a moulding is out of stock. Everybody it touches in one form, then whom to ring."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio import making
from studio.dates import screen_date
from studio.errors import StudioError
from studio.making import Affected, CallToMake, Reached, RungAbout, WaitDraft
from studio.words import counted, listed
from ui.kit import notices, theme
from ui.kit.cards import empty
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.notices import NoticeBar
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.making.metres import MetresField
from ui.making.stock_forms import mouldings
from ui.making.stock_whole import MouldingFacts


class MouldingOutForm(FormDialog):
    """Which moulding, until when; below it every order with its day now and then. One press for all of them."""

    heading = "A moulding is out of stock"
    save_words = "Let them &wait"
    opens_at = (760, 620)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.show_heading(
            self.heading,
            "Nobody's order is refused for it: pictures wait, days move, and everyone is told today.",
        )
        self.moulding = ChoiceField(mouldings(facts)).searchable()
        self.until = DateField(today=lambda: facts.today)
        self.row(("moulding", "&Moulding", self.moulding), ("until", "&Until", self.until), required=True)
        self.add("said_by", "W&ho said so", LineField("such as Tony, at the framer's", length=200))
        self.said = Label("", "body", wrap=True)
        self.place(self.said)
        self.ground = QWidget()
        self.grid = QGridLayout(self.ground)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setColumnStretch(1, 1)
        self.place(self.ground)
        self.ticks: dict[int, QCheckBox] = {}
        self.found: tuple[Affected, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        for field in (self.moulding, self.until):
            field.changed.connect(lambda: self._soon.start(0))
        if facts.moulding_id is not None:
            self.moulding.set_value(facts.moulding_id)
            self.until.setFocus()
        self.look()

    def look(self) -> None:
        """Ask whom it touches, as far as it is typed."""
        moulding_id = self.moulding.value_or_none()
        if moulding_id is None:
            self._show(())
            return
        self.work.ask(making.affected, moulding_id, self.until.day_or_none(), then=self._show, owner=self)

    def _show(self, found: tuple[Affected, ...]) -> None:
        self.found = found
        self.ticks = {}
        empty(self.grid)
        dated = self.until.day_or_none() is not None
        moving = sum(each.moves for each in found)
        self.said.setText(self._sentence(found, moving, dated))
        for place, words in enumerate(("", "Family", "Pictures", "Promised", "Then") if found else ()):
            self.grid.addWidget(Label(words, "second"), 0, place)
        for row, each in enumerate(found, 1):
            tick = QCheckBox()
            tick.setChecked(not each.enough)
            tick.setAccessibleName(f"{each.household}, {each.number}, waits")
            self.ticks[each.order_id] = tick
            self.grid.addWidget(tick, row, 0)
            for column, label in enumerate(self._labels(each, dated), 1):
                self.grid.addWidget(label, row, column)

    def _labels(self, each: Affected, dated: bool) -> tuple[Label, ...]:
        today = self.facts.today
        then = "there is enough" if each.enough else screen_date(each.new_day, today) if dated else "–"
        if dated and not each.enough and not each.moves:
            then = "in time all the same"
        return (
            Label(f"{each.household}, {each.number}", "name", wrap=True),
            Label(listed(each.pictures), "body"),
            Label(screen_date(each.promised_on, today), "body"),
            Label(then, "name" if each.moves and dated else "muted"),
        )

    def _sentence(self, found: tuple[Affected, ...], moving: int, dated: bool) -> str:
        if self.moulding.value_or_none() is None:
            return ""
        if not found:
            return "Nobody's order needs it, so nobody waits. New orders will be promised for later."
        if not dated:
            orders = counted(len(found), "order")
            needs = "needs" if len(found) == 1 else "need"
            return f"{orders} {needs} it. When is it said to be back?"
        if not moving:
            return "Every promised day holds all the same."
        days = counted(moving, "promised day")
        one = moving == 1
        return (
            f"{days} {'moves' if one else 'move'}; {'a letter falls' if one else 'letters fall'} due today."
        )

    def save(self) -> None:
        """All of it in one act."""
        chosen = tuple(each.order_id for each in self.found if self.ticks[each.order_id].isChecked())
        draft = WaitDraft(self.read("moulding"), self.read("until"), self.read("said_by"), chosen)
        self.send(making.moulding_out, draft)


class MouldingBackForm(FormDialog):
    """It is back: every piece that waits for it goes on."""

    heading = "A moulding is back in stock"
    save_words = "They go &on"
    opens_at = (560, 400)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        out = {row.moulding_id for row in facts.lines if row.out_until is not None}
        self.show_heading(
            self.heading,
            "Every piece that waits for it goes on where it stood. Days that were told stay as told.",
        )
        self.moulding = self.add("moulding", "&Moulding", ChoiceField(mouldings(facts)), required=True)
        self.length = self.add(
            "length", "&How much came to our rack", MetresField("In metres; nothing when the framer has it")
        )
        only = next(iter(out)) if len(out) == 1 else None
        self.moulding.set_value(facts.moulding_id if facts.moulding_id is not None else only)

    def save(self) -> None:
        """All at once."""
        self.send(making.moulding_back, self.read("moulding"), self.length.millimetres() or 0)


CALLS = (
    Column("Family", lambda call: call.household, strong=True),
    Column("Ask for", lambda call: call.people, width=170),
    Column("Telephone", lambda call: call.telephones[0][0] if call.telephones else "none yet", width=120),
    Column("Best time", lambda call: call.best_time or "any time", width=90),
    Column("Order", lambda call: call.number, width=90),
    Column("Promised", lambda call: screen_date(call.on_paper), width=96),
    Column("Now", lambda call: screen_date(call.now), width=96),
    Column("", lambda call: f"tried {counted(call.tries, 'time')}" if call.tries else "",
           tone=lambda call: "due" if call.tries else "", width=80),
)  # fmt: skip
OUTCOMES = (
    (Reached.SPOKE, "&Spoke", "check", "primary"),
    (Reached.LEFT_MESSAGE, "&Left a message", "message-circle-reply", "plain"),
    (Reached.WROTE, "&Wrote to them", "mail", "plain"),
    (Reached.NO_ANSWER, "No &answer", "phone", "plain"),
)


class DelayCalls(QDialog):
    """Whom to ring about a later day: number, best time, what to say; one press for how it went."""

    def __init__(
        self, work: Work, calls: tuple[CallToMake, ...], parent: Any = None, first: int | None = None
    ) -> None:
        super().__init__(parent)
        self.work, self.hope_to = work, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ring them")
        self.resize(theme.px(980), theme.px(330 + 38 * min(8, max(3, len(calls)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.heading = Label("", "title", wrap=True)
        self.notice_bar = NoticeBar()
        self.table = Table(CALLS, "Whom to ring").keyed_by(lambda call: call.order_id)
        self.table.chosen.connect(self._choose)
        self.number = Label("", "figure", select=True)
        self.say = Label("", "body", wrap=True, select=True)
        for widget in (self.heading, self.notice_bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.number)
        column.addWidget(self.say)
        column.addLayout(self._acts())
        self._show(calls)
        if first is not None:
            self.table.choose(first)

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.outcomes: dict[Reached, Button] = {}
        for reached, words, icon, kind in OUTCOMES:
            button = Button(words, icon, kind)
            button.clicked.connect(lambda _=False, how=reached: self.log(how))
            self.outcomes[reached] = button
            row.addWidget(button)
        row.addStretch(1)
        self.another = Button("Another &moulding", "repeat")
        self.another.clicked.connect(self._substitute)
        self.letters = Button("Letters &due", "mail")
        self.letters.clicked.connect(lambda: self._hope(Wish("open_letters_due", {})))
        close = Button("&Close", kind="quiet")
        close.clicked.connect(self.accept)
        for each in (self.another, self.letters, close):
            row.addWidget(each)
        return row

    def _hope(self, wish: Wish) -> None:
        self.accept()
        self.hope_to.grant(wish)

    def _substitute(self) -> None:
        call = self.table.current()
        if call is not None:
            self._hope(Wish("another_moulding", {"order_id": call.order_id}))

    def _show(self, calls: tuple[CallToMake, ...]) -> None:
        self.heading.setText(
            f"{counted(len(calls), 'family', 'families')} to ring about a later day"
            if calls
            else "Everybody has been told"
        )
        self.table.set_rows(list(calls))
        if calls and self.table.current() is None:
            self.table.choose(calls[0].order_id)
        self._choose(self.table.current())

    def _choose(self, call: CallToMake | None) -> None:
        for button in (*self.outcomes.values(), self.another):
            button.setEnabled(call is not None)
        self.number.setText(call.telephones[0][0] if call is not None and call.telephones else "")
        self.say.setText(f"“{call.say}”" if call is not None else "")

    def log(self, how: Reached) -> None:
        """Write down how it went; the next one is chosen."""
        call = self.table.current()
        if call is None:
            return
        self.work.do(
            making.log_order_call, call.order_id, RungAbout.DELAY, how, call.told,
            then=lambda _: self._again(), refused=self._refused, owner=self,
        )  # fmt: skip

    def _again(self) -> None:
        self.work.ask(making.calls_to_make, then=self._show, owner=self)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "due")


def told(window: Any, moved: int) -> None:
    """What is said once a moulding was noted as out."""
    said = (
        f"{counted(moved, 'promised day')} moved. The letters are due today."
        if moved
        else "Noted. No promised day had to move."
    )
    notices.bar(window.page or window, said, "good")
