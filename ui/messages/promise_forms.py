"""Making a promise, and settling one: kept, another day agreed, let go by the client, heard by the owner."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import clients, clock, promises
from studio.actor import Role
from studio.business import Hours
from studio.dates import date_in_full, screen_date, screen_time
from studio.promises import UNTIL, MoveDraft, PromiseDraft, PromiseFor, PromiseKind, PromiseState
from ui.kit.cards import Fact
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, WordsField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.wish import Wish, opening
from ui.kit.work import Work
from ui.messages.knowing import Family
from ui.messages.promise_whole import Whole

KINDS = (
    (PromiseKind.OTHER, "Something to be done by a day"),
    (PromiseKind.CALL_BACK, "A call back"),
    (PromiseKind.DATE, "Something ready by a day"),
    (PromiseKind.PRICE, "A price"),
    (PromiseKind.DISCOUNT, "A discount"),
    (PromiseKind.VOUCHER, "A gift voucher"),
)
GOOD_FOR = (
    (PromiseFor.ANYTHING, "Anything"),
    (PromiseFor.SESSION, "The session fee"),
    (PromiseFor.PICTURES, "Pictures"),
)
KEPT, MOVED, LET_GO, HEARD = "kept", "another day", "let go", "heard"


class DayPart:
    """A day held to the opening hours as it is typed: why it will not do, and the earliest that will (R22)."""

    def __init__(self, form: FormDialog, hours: Hours, label: str) -> None:
        self.form, self.hours = form, hours
        self.is_until = False
        self.day = form.add("due", label, DateField(), required=True)
        self.shut = Label("", "body", wrap=True)
        self.earliest = Button("", "calendar-days", "quiet")
        self.earliest.clicked.connect(self._take)
        self.why_row = form.labelled(
            "not_feasible_because", "&Why that day all the same", LineField(length=200)
        )
        form.place(self.shut)
        form.place(self.earliest)
        form.place(self.why_row)
        self._open: date | None = None
        self.day.changed.connect(self.look)
        self.look()

    def name_it(self, label: str) -> None:
        """What the day is called: by when a thing is done, or until when it is good."""
        self.day.label = label.replace("&", "")
        box = self.day.parentWidget()
        words = box.findChild(Label) if box is not None else None
        if words is not None:
            words.setText(label)

    def look(self) -> None:
        """Say what the day means for us."""
        day = self.day.day_or_none()
        why = self.hours.why_closed(day) if day is not None and not self.is_until else None
        self._open = self.hours.next_working_day(day) if day is not None and why else None
        shown = self.day.isVisibleTo(self.form)
        self.shut.setText(why or "")
        self.shut.setVisible(shown and self._open is not None)
        if self._open is not None:
            self.earliest.setText(f"Take {screen_date(self._open)}, the earliest day that will do")
        self.earliest.setVisible(shown and self._open is not None)
        owner = self.form.work.someone_is_in and self.form.work.by.role is Role.OWNER
        self.why_row.setVisible(shown and self._open is not None and owner)

    def _take(self) -> None:
        self.day.set_value(self._open)
        self.day.setFocus()


class MakeForm(FormDialog):
    """A promise made by word of mouth, by one of us or by a partner in our name."""

    heading = "What was promised?"
    save_words = "&Promise it"
    opens_at = (600, 560)
    keeps_as = "promise"

    def __init__(
        self, work: Work, hours: Hours, theirs: Family | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.family = theirs
        self.again = Wish("make_promise", {"household_id": theirs.household.id} if theirs else {})
        if theirs is None:
            picker = PickerField(work, clients.find, "Name, telephone or postcode")
            self.add("household", "&Family", picker, required=True)
        else:
            self.about, self.whom = theirs.household.id, theirs.household.name
            self.show_heading(f"{theirs.household.name}: what was promised?")
        self.text = self.add("text", "In the &words that were used", WordsField(lines=2), required=True)
        self.kind = self.add("kind", "What it &is", ChoiceField(KINDS, first=True))
        self.day = DayPart(self, hours, "&By")
        self.price, self.per_cent = MoneyField(), NumberField(1, 100, hint="when it is not an amount")
        self.good_for = ChoiceField(GOOD_FOR, first=True)
        self.row(
            ("price", "&Amount", self.price),
            ("per_cent", "or per &cent", self.per_cent),
            ("good_for", "Good &for", self.good_for),
        )
        self.partner = LineField(
            "such as an agency", length=120, hint="Leave this empty when one of us promised it."
        )
        self.add("partner", "Promised in our &name by", self.partner)
        self.kind.changed.connect(self._show_kind)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self.kind.value_or_none()
        self.day.is_until = kind in UNTIL
        endless = kind in (PromiseKind.PRICE, PromiseKind.DISCOUNT)
        self.day.day.required = not endless
        self.day.day.line.setPlaceholderText(
            "empty where no end was named" if endless else "such as Sat 12 Dec"
        )
        self.day.name_it("Good &until" if kind in UNTIL else "&By")
        self.day.look()
        for name, shown in (
            ("price", kind in UNTIL),
            ("per_cent", kind is PromiseKind.DISCOUNT),
            ("good_for", kind in UNTIL),
        ):
            box = self.fields[name].parentWidget()
            if box is not None:
                box.setVisible(shown)

    def save(self) -> None:
        household_id = self.family.household.id if self.family else self.read("household").household_id
        kind = self.read("kind")
        priced = kind in UNTIL
        per_cent = self.read("per_cent") if kind is PromiseKind.DISCOUNT else None
        draft = PromiseDraft(
            household_id=household_id,
            text=self.read("text"),
            kind=kind,
            due=self.read("due") or promises.NO_END,
            price=self.read("price") if priced else None,
            good_for=self.read("good_for") if priced else PromiseFor.ANYTHING,
            basis_points=per_cent * 100 if per_cent else 0,
            partner=self.read("partner"),
            not_feasible_because=self.read("not_feasible_because"),
        )
        self.send(promises.make, draft)


class PromiseForm(FormDialog):
    """One promise: what was said, by whom and by when; one answer settles it."""

    heading = "A promise"
    opens_at = (560, 480)

    def __init__(self, work: Work, shown: Whole, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = shown
        row = shown.line.promise
        self.show_heading(
            shown.line.family, f"Promised by {row.promised_by}, {screen_time(shown.made, shown.today)}"
        )
        self.place(Label(f"“{row.text}”", "words", wrap=True, select=True))
        for fact in facts(shown):
            self.place(fact)
        self.where = promises.settled_elsewhere(row.source)
        self.is_open = row.state is PromiseState.MADE and not self.where
        options = self._options()
        self.what = FewField([(value, words) for value, words in options])
        self.add("what", "", self.what)
        self.what.setVisible(len(options) > 1)
        self.day = DayPart(self, shown.hours, "The new &day")
        self.agreed = LineField("who agreed to it", length=120)
        self.add("agreed_with", "Agreed &with", self.agreed)
        self.because, self.next = LineField(length=200), LineField("such as: I ring her at ten", length=200)
        self.add("because", "&Why", self.because)
        self.add("next_step", "What happens &next", self.next)
        if options:
            self.what.set_value(options[0][0])
        self.what.changed.connect(self._show_fields)
        self._build_opening()
        self._show_fields()

    def _options(self) -> list[tuple[str, str]]:
        row, today = self.shown.line.promise, self.shown.today
        options = (
            [(KEPT, "&Kept"), (MOVED, "&Another day"), (LET_GO, "They let us &off")] if self.is_open else []
        )
        missed = row.is_broken(today) or row.broke_on is not None or row.state is PromiseState.KEPT_LATE
        if missed and self.work.by.role is Role.OWNER:
            options.append((HEARD, "I have &heard"))
        return options

    def _build_opening(self) -> None:
        opens = self.shown.line.promise.opens
        words = f"Open {self.where}" if self.where else "Open the famil&y"
        self.open_button = Button(words, "external-link")
        wish = opening(opens) if self.where else self._family()
        self.open_button.clicked.connect(lambda: self._go(wish))
        self.buttons.insertWidget(0, self.open_button)

    def _family(self) -> Wish:
        return Wish("open_client", {"household_id": self.shown.line.promise.household_id})

    def _go(self, wish: Wish) -> None:
        self.reject()
        self.wish.emit(wish)

    def _show_fields(self) -> None:
        what = self.what.value_or_none()
        shown = {
            "due": what == MOVED,
            "agreed_with": what == MOVED,
            "because": what in (MOVED, LET_GO),
            "next_step": what == HEARD,
        }
        for name, visible in shown.items():
            box = self.fields[name].parentWidget()
            if box is not None:
                box.setVisible(visible)
        self.day.look()
        words = {KEPT: "It is &kept", MOVED: "&Move it", LET_GO: "They let us &off", HEARD: "&Note it"}
        self.save_button.setText(words.get(str(what), "&Save"))
        self.save_button.setVisible(what is not None)
        self.leave_button.setText("Not yet" if self.is_open else "Close")

    def save(self) -> None:
        row, what = self.shown.line.promise, self.read("what")
        if what == KEPT:
            self.send(promises.honour, row.id, row.version)
        elif what == LET_GO:
            self.send(promises.let_go, row.id, self.read("because"), row.version)
        elif what == HEARD:
            self.send(promises.hear, row.id, self.read("next_step"), row.version)
        else:
            draft = MoveDraft(
                self.read("due"),
                self.read("agreed_with"),
                self.read("because"),
                self.read("not_feasible_because"),
            )
            self.send(promises.agree_another_day, row.id, draft, row.version)


def facts(shown: Whole) -> list[Fact]:
    """What is so of a promise, a line each: its day, its price, how it was moved, what the owner does about it."""
    row, today = shown.line.promise, shown.today
    standing = row.standing(today)
    tones = {"broken": "concern", "kept": "good", "kept late": "due", "released": "plain", "made": "due"}
    until = "Good until" if row.kind in UNTIL else "By"
    words = {"made": "open", "released": "let go"}.get(standing, standing)
    detail = row.not_feasible_because and f"That day all the same: {row.not_feasible_because}"
    when = f"{until} {date_in_full(row.day)}" if row.day is not None else "Good with no end"
    lines = [Fact(when, detail, words, tones[standing])]
    if row.price is not None:
        lines.append(Fact(row.price.show(), "as it was promised, whatever the price list says now"))
    for move in shown.moves:
        told = f"agreed with {move.agreed_with}" if move.agreed_with else f"by {move.moved_by}"
        reason = f"{told}: {move.because}" if move.because else told
        lines.append(Fact(f"Moved from {screen_date(move.due_before, today)}", reason))
    if row.broke_on is not None:
        lines.append(Fact(f"Not kept on {screen_date(row.broke_on, today)}", ""))
    if row.released_because:
        lines.append(Fact("They let us off", row.released_because))
    if row.next_step:
        heard = screen_date(clock.to_wall(row.heard_at).date(), today) if row.heard_at else ""
        lines.append(Fact(row.next_step, f"What happens next, noted {heard}"))
    return lines
