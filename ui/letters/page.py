"""The post: what is left out and why, what is ready with its exact page, one act to print all, one tick when posted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import letters
from studio.errors import StudioError
from studio.letters import DueLetter, LetterId, LetterRow, LetterState, Way
from studio.rights import may
from studio.words import counted
from ui.kit.cards import Card, EmptyState, Pile, empty
from ui.kit.listing import ListButton, whole
from ui.kit.page import Page
from ui.kit.pages_of_paper import PageView
from ui.kit.progress import ProgressBar
from ui.kit.table import Table
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.letters.cards import InMail, LeftOut, Questions, Spoilt
from ui.letters.forms import CallOffForm, PrintAgainForm
from ui.letters.giving import EMAIL, open_again, say_not_sent, say_sent
from ui.letters.lists import EVERY, ISSUED, LISTED, READY, as_high_as, sentence_of
from ui.letters.offering import give
from ui.letters.running import Running
from ui.letters.whole import Post, look_after, whole_post


class LettersPage(Page):
    """Letters due, and the letters that went out."""

    features = frozenset(
        {"letters", "care", "orders", "clients", "business", "sessions", "viewings", "diary"}
    )
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.post: Post | None = None
        self._looked_after = False
        self._on_paper: LetterRow | None = None
        self.show_title("Letters")
        self._build_buttons()
        self._build_body()

    def _build_buttons(self) -> None:
        self.buttons.addWidget(
            ListButton(self, "Letters issued", LISTED, lambda: whole(letters.issued, EVERY))
        )
        slip = Button("&Reply slip…", "message-circle-reply")
        slip.setToolTip("F3")
        slip.clicked.connect(lambda: self.hope("take_slip"))
        self.buttons.addWidget(slip)
        self.save_button = Button("&Save PDFs", "file-down")
        self.print_button = Button("&Print all", "printer", "primary")
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.clicked.connect(self.save_ready)
        self.print_button.clicked.connect(self.print_ready)
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.print_button)

    def _build_body(self) -> None:
        self.progress = ProgressBar()
        self.running = Running(self.work, self, self.progress)
        self.running.begins.connect(self._run_begins)
        self.running.ended.connect(self._run_ended)
        self.running.posted.connect(self.tick_all_posted)
        self.notes = QWidget()
        self.cards = QVBoxLayout(self.notes)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(14)
        self.ready = Table(READY, "Letters that are ready").keyed_by(lambda row: row.id)
        self.issued = Table(ISSUED, "Letters issued")
        self.view = PageView("The letter as it will be printed")
        self.says = Label("", "muted", wrap=True)
        self.another_way = Button("Another &way…", "mail", "quiet")
        self.call_off = Button("&Leave out…", "ban", "quiet")
        self.open_client = Button("Open &client", "user-round", "quiet")
        self.ready.chosen.connect(self._preview)
        self.ready.opened.connect(self._open_ready)
        self.issued.chosen.connect(self._show_kept)
        self.issued.opened.connect(lambda row: self.hope("open_letter", letter_id=row.id))
        self.another_way.clicked.connect(self._give_another_way)
        self.call_off.clicked.connect(self._ask_to_call_off)
        self.open_client.clicked.connect(self._open_client)
        self.posting = self._posting_line()
        left = Pile(self.notes, self.ready, self.posting, self.issued)
        acts = QHBoxLayout()
        acts.addWidget(self.another_way)
        acts.addWidget(self.open_client)
        acts.addWidget(self.call_off)
        acts.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.says)
        right.addLayout(acts)
        right.addWidget(self.view, 1)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(left, 5)
        across.addLayout(right, 6)
        self.nothing = EmptyState(
            "mail",
            "A confirmation falls due when a session is booked, a follow-up 28 days after portraits are handed over. "
            "They will be here, ready to print.",
        )
        self.nothing.hide()
        self.body.addWidget(self.progress)
        self.body.addWidget(self.nothing, 1)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        across.setContentsMargins(0, 0, 0, 0)
        ground.setLayout(across)
        self.ground = ground
        self.body.addWidget(ground, 1)

    def _posting_line(self) -> QWidget:
        self.to_post = Label("", "name", wrap=True)
        self.tick = Button("&Tick all as posted", "send")
        self.tick.clicked.connect(self.tick_all_posted)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.to_post, 1)
        row.addWidget(self.tick)
        line.hide()
        return line

    # What is shown.

    def reload(self) -> None:
        if not self._looked_after:
            self._looked_after = True
            self.work.run_short(look_after, self.work.by, then=lambda _: self._ask(), owner=self)
        else:
            self._ask()

    def _ask(self) -> None:
        self.work.ask(whole_post, then=self._show, owner=self)

    def _show(self, post: Post) -> None:
        self.post = post
        ready = len(post.by_post)
        self.show_title("Letters", sentence_of(post))
        issues = may(self.work.by.role, "letters.issue")
        self.print_button.setText(
            "&Print it" if ready == 1 else f"&Print all {ready}" if ready else "&Print all"
        )
        self.print_button.setEnabled(bool(ready) and issues)
        self.save_button.setEnabled(bool(ready) and issues)
        self._show_notes(post)
        self.ready.set_rows(post.due.ready)
        self.ready.setVisible(bool(post.due.ready))
        self.issued.set_rows(post.issued)
        self.issued.setVisible(bool(post.issued))
        something = bool(post.due.ready or post.issued or self.notes.isVisibleTo(self))
        self.ground.setVisible(something)
        self.nothing.setVisible(not something)
        as_high_as(self.ready, len(post.due.ready), 9)
        as_high_as(self.issued, len(post.issued), 7)
        if self.ready.current() is None and post.due.ready:
            self.ready.choose(post.due.ready[0].id)
        elif not post.due.ready and self.issued.current() is None and post.issued:
            self.issued.choose(post.issued[0].id)
        elif self.ready.current() is not None:
            self._preview(self.ready.current())
        self._say_what_is_on_paper()

    def _show_notes(self, post: Post) -> None:
        empty(self.cards)
        cards: list[Card] = []
        if post.questions:
            questions = Questions(post.questions)
            questions.printed.connect(lambda attempt: self._do(letters.confirm_printed, (attempt,)))
            questions.again.connect(self._print_again)
            cards.append(questions)
        if post.in_mail:
            in_mail = InMail(post.in_mail)
            in_mail.sent.connect(lambda letter_id: say_sent(self.work, self, LetterId(letter_id)))
            in_mail.not_sent.connect(lambda letter_id: say_not_sent(self.work, self, LetterId(letter_id)))
            in_mail.again.connect(
                lambda letter_id: open_again(self.work, self, "E-mail", LetterId(letter_id))
            )
            cards.append(in_mail)
        if post.spoilt:
            spoilt = Spoilt(post.spoilt)
            spoilt.wish.connect(self.wish)
            cards.append(spoilt)
        if post.due.left_out:
            left_out = LeftOut(post.due.left_out)
            left_out.wish.connect(self.wish)
            cards.append(left_out)
        for card in cards:
            self.cards.addWidget(card)
        self.notes.setVisible(bool(cards))
        count = len(post.to_post)
        self.posting.setVisible(bool(count))
        self.to_post.setText(f"{counted(count, 'letter')} printed, to be posted.")
        self.tick.setEnabled(may(self.work.by.role, "letters.mark_posted"))

    def _preview(self, row: DueLetter | None) -> None:
        if row is None or self.post is None:
            return
        self._on_paper = None
        self.issued.clearSelection()
        place = self.post.by_post.index(row) if row in self.post.by_post else 0
        self._say_what_is_on_paper()
        self.work.ask(
            letters.preview, row.occasion, self.post.today, place, then=self._paper, refused=self._no_paper, owner=self,
            slot="paper",
        )  # fmt: skip

    def _show_kept(self, row: LetterRow | None) -> None:
        if row is None:
            return
        self._on_paper = row
        self.ready.clearSelection()
        self._say_what_is_on_paper()
        self.work.ask(
            letters.kept_page, row.id, then=self._paper, refused=self._no_paper, owner=self, slot="paper"
        )

    def _paper(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf)

    def _no_paper(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.says.setText(error.message)

    def _say_what_is_on_paper(self) -> None:
        kept, row = self._on_paper, self.ready.current()
        self.call_off.setVisible(kept is None and row is not None)
        self.another_way.setVisible(kept is None and row is not None)
        mailed = row is not None and row.way is Way.EMAIL
        self.another_way.setText("&E-mail it" if mailed else "Another &way…")
        self.open_client.setVisible(kept is not None or row is not None)
        if kept is not None:
            by_mail = kept.state in (LetterState.IN_MAIL, LetterState.SENT)
            self.says.setText(f"{kept.number}, the page that was {'attached' if by_mail else 'printed'}.")
        elif row is not None:
            again = " ".join(row.remarks)
            mailed = row.way is Way.EMAIL
            self.says.setText(again or ("As it will be attached." if mailed else "As it will be printed."))
        else:
            self.says.setText("")

    # What is done.

    def print_ready(self) -> None:
        """One run of everything that goes by post, through the system's dialog."""
        if self.post is not None and self.print_button.isEnabled():
            self.running.print_all(self.post)

    def save_ready(self) -> None:
        """The same into a folder, a PDF each."""
        if self.post is not None:
            self.running.save_all(self.post)

    def _run_begins(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)

    def _run_ended(self, whole: bool) -> None:
        self._looked_after = self._looked_after and whole
        self.refresh()

    def tick_all_posted(self) -> None:
        """Everything on paper went to the post today."""
        self.work.ask(letters.to_post, then=self._tick, owner=self)

    def _tick(self, rows: list[LetterRow]) -> None:
        if rows and self.post is not None:
            self._do(letters.mark_posted, tuple(row.id for row in rows), self.post.today)

    def _do(self, verb: object, *args: object) -> None:
        self.work.do(verb, *args, owner=self, refused=self.running.stopped)  # type: ignore[arg-type]  # a verb of letters

    def _print_again(self, letter_id: int) -> None:
        form = PrintAgainForm(self.work, letter_id, self)
        form.saved.connect(lambda _: self.refresh())
        form.open()

    def _give_another_way(self) -> None:
        """The chosen letter by e-mail, or into her hand."""
        row = self.ready.current()
        if row is None:
            return
        how = EMAIL if row.way is Way.EMAIL else ""

        def offered(offer: letters.Offer) -> None:
            give(self.work, self, offer, how, self.wish.emit)

        self.work.ask(letters.offer_of, row.occasion, then=offered, owner=self)

    def _ask_to_call_off(self) -> None:
        row = self.ready.current()
        if row is not None:
            CallOffForm(self.work, row, self).open()

    def _open_client(self) -> None:
        due = self.ready.current()
        if self._on_paper is not None:
            self.hope("open_client", household_id=self._on_paper.household_id)
        elif due is not None:
            self.hope("open_client", household_id=due.occasion.household_id)

    def _open_ready(self, row: DueLetter) -> None:
        if row.occasion.letter_id is not None and letters.KINDS[row.code].by_hand:
            self.hope("open_letter", letter_id=row.occasion.letter_id)
        else:
            self.hope("open_client", household_id=row.occasion.household_id)

    def take_keys(self) -> None:
        """Into the letters that are ready."""
        self.ready.setFocus()

    def prints_itself(self) -> bool:
        if self._on_paper is not None:
            self._print_again(self._on_paper.id)
        else:
            self.print_ready()
        return True
