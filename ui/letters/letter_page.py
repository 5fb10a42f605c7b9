"""One letter: its page as it is or will be printed, how far it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clock, letters
from studio.dates import screen_date
from studio.errors import StudioError
from studio.letters import LetterRow, LetterState
from studio.rights import may
from ui.kit import notices, printing
from ui.kit.cards import Card, Fact, Pile, empty
from ui.kit.page import Page
from ui.kit.pages_of_paper import PageView
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.letters.forms import ApologyForm, LetterReasonForm, PrintAgainForm
from ui.letters.giving import open_again, say_not_sent, say_sent
from ui.letters.mending import LookAgain
from ui.letters.whole import ON_PAPER, UNISSUED, WholeLetter, print_all, whole_letter
from ui.letters.words import STATES

if TYPE_CHECKING:
    pass

WITH_HER = (LetterState.POSTED, LetterState.HANDED_OVER, LetterState.SENT, LetterState.NO_REPLY)


class LetterPage(Page):
    """A draft to be read and written over, or an issued letter with what became of it."""

    features = frozenset({"letters", "care", "sessions", "viewings", "diary", "clients", "business"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeLetter | None = None
        self.show_title("Letter")
        self.left = Pile()
        self.view = PageView("The letter")
        self.no_page = Label("", "muted", wrap=True)
        right = QVBoxLayout()
        right.addWidget(self.no_page)
        right.addWidget(self.view, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addWidget(self.left, 4)
        across.addLayout(right, 7)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        ground.setLayout(across)
        self.body.addWidget(ground, 1)

    def reload(self) -> None:
        letter_id = self.with_.get("letter_id")
        if letter_id:
            self.work.ask(whole_letter, letter_id, then=self._show, owner=self)

    def about(self) -> dict[str, object]:
        return {"household_id": self.whole.row.household_id} if self.whole else {}

    def _show(self, whole: WholeLetter) -> None:
        self.whole = whole
        row = whole.row
        self.show_quiet(row.household_id)
        self.show_title(" ".join(part for part in (row.name, row.number) if part), _sentence(whole))
        self.no_page.setText(whole.no_page)
        self.no_page.setVisible(bool(whole.no_page))
        self.view.setVisible(bool(whole.pdf))
        if whole.pdf and whole.pdf != self.view.pdf:
            self.view.show_pdf(whole.pdf)
        empty(self.buttons)
        empty(self.left.column)
        self.left.column.addStretch(1)
        if row.state in UNISSUED:
            self._show_draft(whole)
        else:
            self._show_issued(whole)
        self.left.add(self._card_of_facts(whole))

    def _button(self, words: str, icon: str, act: Callable[[], None], kind: str = "plain") -> Button:
        button = Button(words, icon, kind)
        button.clicked.connect(lambda _=False: act())
        self.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return button

    def _show_draft(self, whole: WholeLetter) -> None:
        row, draft = whole.row, whole.draft
        if draft is not None:
            if letters.KINDS[row.code].by_hand:
                self._button("&Change the words…", "pencil", self._write)
            if row.state is LetterState.DRAFTED and draft.needs_reader:
                read = self._button("&Read by me", "check", self._read, "primary")
                read.setEnabled(not draft.stops)
                if row.drafted_by_id == self.work.by.staff_id:
                    read.setEnabled(False)
                    read.setToolTip("You wrote this one, so someone else reads it.")
            if draft.remarks or draft.stops:
                card = LookAgain(self.work, draft)
                card.wish.connect(self.wish)
                self.left.add(card)
        ready = row.state is LetterState.CHECKED or draft is None or not draft.needs_reader
        if ready and not (draft and draft.stops):
            self._button("&Print", "printer", self._print_draft, "primary")
        self._button("Call &off…", "ban", self._call_off, "quiet")

    def _show_issued(self, whole: WholeLetter) -> None:
        row, today = whole.row, whole.today
        if row.spoilt:
            aside = Card("Please take this out of the post")
            aside.body.addWidget(Label(row.spoilt, "body", wrap=True, select=True))
            self.left.add(aside)
            may_act = may(self.work.by.role, "letters.put_aside")
            self._button(
                "Put asi&de", "check", lambda: self._do(letters.put_aside, (row.id,)), "primary"
            ).setEnabled(may_act)
        elif row.state in ON_PAPER:
            self._button(
                "&Posted", "send", lambda: self._do(letters.mark_posted, (row.id,), today), "primary"
            )
            self._button("&Handed over", "check", lambda: self._do(letters.hand_over, row.id, today))
        if row.state is LetterState.IN_MAIL:
            self._button("&Sent", "check", lambda: say_sent(self.work, self, row.id), "primary")
            self._button("&Open again", "mail", lambda: open_again(self.work, self, row.name, row.id))
            self._button("&Not sent", "undo-2", lambda: say_not_sent(self.work, self, row.id))
            return
        if row.state in WITH_HER:
            self._button(
                "&Answered", "message-circle-reply", lambda: self._do(letters.mark_answered, row.id, today)
            )
        slip = letters.KINDS[row.code].slip
        if slip and row.number:
            self._button(
                "Reply &slip…", "message-circle-reply", lambda: self.hope("take_slip", letter_ref=row.number)
            )
        if slip and row.state in (LetterState.POSTED, LetterState.HANDED_OVER, LetterState.SENT):
            self._button("&No reply", "hourglass", lambda: self._do(letters.mark_no_reply, row.id))
        if row.state in (LetterState.POSTED, LetterState.NO_REPLY):
            self._button("Came &back", "undo-2", lambda: self._do(letters.mark_returned, row.id, today))
        if row.state in (*ON_PAPER, LetterState.RETURNED):
            self._button("New &version…", "copy", self._new_edition)
        if row.state in ON_PAPER:
            self._button("Call &off…", "ban", self._call_off, "quiet")
        if row.state not in (LetterState.CANCELLED, LetterState.SUPERSEDED):
            self._button("Print a&gain…", "printer", self._print_again)

    def _card_of_facts(self, whole: WholeLetter) -> Card:
        row = whole.row
        words, tone = STATES[row.state]
        card = Card("How far it is")
        card.body.addWidget(Fact(row.household, f"To {row.person}", words, tone))
        if whole.enclosed is not None:
            since = f"{whole.enclosed.name}, from {screen_date(whole.enclosed.starts_on, whole.today)}"
            card.body.addWidget(Fact("With our price list", since))
        if whole.draft is not None and whole.draft.needs_reader and row.state is LetterState.DRAFTED:
            wrote = row.drafted_by or "its writer"
            card.body.addWidget(
                Fact("Waits to be read", f"By someone other than {wrote}; then it is printed.")
            )
        for title, detail in _facts(row, whole.today):
            card.body.addWidget(Fact(title, detail))
        opens = Button("Open the c&lient", "user-round", "quiet")
        opens.clicked.connect(lambda _=False: self.hope("open_client", household_id=row.household_id))
        card.body.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        if row.occasion.startswith("concern:"):
            case = Button("Open the cas&e", "heart-handshake", "quiet")
            concern_id = int(row.occasion.partition(":")[2])
            case.clicked.connect(lambda _=False: self.hope("open_case", concern_id=concern_id))
            card.body.addWidget(case, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # What is done.

    def _do(self, verb: Callable[..., Any], *args: object) -> None:
        self.work.do(verb, *args, owner=self)

    def _read(self) -> None:
        if self.whole:
            self._do(letters.mark_checked, self.whole.row.id, self.whole.row.version)

    def _write(self) -> None:
        if self.whole and self.whole.draft:
            ApologyForm(self.work, self.whole.draft, self).open()

    def _print_again(self) -> None:
        if self.whole:
            PrintAgainForm(self.work, self.whole.row.id, self).open()

    def _print_draft(self) -> None:
        whole = self.whole
        if whole is None:
            return
        run = printing.begin_run(self, whole.row.name)
        if run is not None:
            key = f"{whole.row.code}|{whole.row.occasion}|{whole.row.copy}"
            self.work.run_long(
                print_all, self.work.by, whole.today, run.send, frozenset({key}),
                then=self._printed, refused=self._not_printed, owner=self,
            )  # fmt: skip

    def _printed(self, report: letters.Report) -> None:
        for refusal in report.left_out:
            notices.bar(self, refusal["reason"], "due")
        self.refresh()

    def _not_printed(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            notices.bar(self, error.message, "concern")

    def _call_off(self) -> None:
        if self.whole:
            sentence = "It is not sent. Its page and its number are kept."
            LetterReasonForm(self.work, self.whole.row, letters.cancel, "Call it off", sentence, self).open()

    def _new_edition(self) -> None:
        if self.whole:
            sentence = (
                "This one is kept as it was printed; the new one is written from the records as they are now."
            )
            form = LetterReasonForm(
                self.work, self.whole.row, letters.new_edition, "Make a new version", sentence, self
            )
            form.saved.connect(lambda letter_id: self.hope("open_letter", letter_id=letter_id))
            form.open()

    def prints_itself(self) -> bool:
        if self.whole and self.whole.row.state in UNISSUED:
            self._print_draft()
        else:
            self._print_again()
        return True


def _sentence(whole: WholeLetter) -> str:
    row = whole.row
    if row.state in UNISSUED:
        by = f", written by {row.drafted_by}" if row.drafted_by else ""
        return f"To {row.person}, due {screen_date(row.due_on, whole.today)}{by}."
    if row.state in (LetterState.IN_MAIL, LetterState.SENT):
        sent = (
            f", sent {screen_date(row.posted_on, whole.today)}" if row.posted_on else ", not known to be sent"
        )
        return f"To {row.person}, by e-mail{sent}."
    posted = f", posted {screen_date(row.posted_on, whole.today)}" if row.posted_on else ""
    issued = clock.to_wall(row.issued_at).date() if row.issued_at else row.due_on
    return f"To {row.person}, printed {screen_date(issued, whole.today)}{posted}."


def _facts(row: LetterRow, today: date) -> list[tuple[str, str]]:
    facts = [("Due", screen_date(row.due_on, today))]
    if row.checked_by:
        facts.append(("Read by", row.checked_by))
    for title, day in (
        ("Posted", row.posted_on),
        ("Answered", row.answered_on),
        ("Came back", row.returned_on),
    ):
        if day is not None:
            went = {LetterState.HANDED_OVER: "Handed over", LetterState.SENT: "Sent by e-mail"}.get(
                row.state, title
            )
            facts.append((went if title == "Posted" else title, screen_date(day, today)))
    if row.cancelled_reason:
        facts.append(("Why", row.cancelled_reason))
    if row.edition > 1:
        facts.append(("Version", str(row.edition)))
    return facts
