"""The post: what is left out and why, what is ready with its exact page, one act to print all, one tick when posted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clock, letters
from studio.letters import DueLetter, LetterRow, Way
from studio.rights import may
from ui.kit import printing
from ui.kit.cards import EmptyState, Pile
from ui.kit.listing import ListButton, whole
from ui.kit.page import Page
from ui.kit.progress import ProgressBar
from ui.kit.table import Table
from ui.kit.text import Button
from ui.kit.work import Work
from ui.letters.forms import CallOffForm, PrintAgainForm
from ui.letters.giving import EMAIL
from ui.letters.lists import EVERY, ISSUED, LISTED, READY, as_high_as, sentence_of
from ui.letters.notes import Notes
from ui.letters.offering import give
from ui.letters.paper_side import PaperSide
from ui.letters.posting import EnvelopeChoice, PostingLine
from ui.letters.running import Running
from ui.letters.whole import Post, look_after, post_at_once, whole_post


class LettersPage(Page):
    """Letters due, and the letters that went out."""

    features = frozenset(
        {"letters", "care", "orders", "clients", "business", "sessions", "viewings", "diary"}
    )
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.post: Post | None = None
        self._looked_after: date | None = None
        """The day on which what is owed was drafted; the window stays open over many."""
        self.show_title("Letters")
        self._build_buttons()
        self._build_body()

    def _build_buttons(self) -> None:
        self.buttons.addWidget(
            ListButton(self, "Letters issued", LISTED, lambda: whole(letters.issued, EVERY), narrow=True)
        )
        slip = Button("", "message-circle-reply", says="Key in a reply slip (F3)")
        slip.clicked.connect(lambda: self.hope("take_slip"))
        self.buttons.addWidget(slip)
        self.save_button = Button("&Save PDFs", "file-down")
        self.print_button = Button("&Print all", "printer", "primary")
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.clicked.connect(self.save_ready)
        self.print_button.clicked.connect(self.print_ready)
        self.envelopes = EnvelopeChoice()
        self.envelopes.box.currentIndexChanged.connect(lambda _: self._say_what_is_to_be_posted())
        self.wording = Button("", "notebook-pen", says="The wording of the letters")
        self.wording.setToolTip("The wording of the letters")
        self.wording.clicked.connect(lambda: self.hope("open_wording"))
        self.buttons.addWidget(self.wording, 0, Qt.AlignmentFlag.AlignBottom)
        self.buttons.addWidget(self.envelopes.box, 0, Qt.AlignmentFlag.AlignBottom)
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.print_button)

    def _build_body(self) -> None:
        self.progress = ProgressBar()
        self.running = Running(self.work, self, self.progress)
        self.running.begins.connect(self._run_begins)
        self.running.ended.connect(self._run_ended)
        self.running.posted.connect(self.tick_all_posted)
        self.notes = Notes(self.work)
        self.ready = Table(READY, "Letters that are ready").keyed_by(lambda row: row.id)
        self.issued = Table(ISSUED, "Letters issued")
        self.posting = PostingLine()
        self.paper = PaperSide(self.work)
        self.view = self.paper.view
        self._connect()
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(Pile(self.notes, self.ready, self.posting, self.issued), 5)
        across.addWidget(self.paper, 6)
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

    def _connect(self) -> None:
        self.notes.wish.connect(self.wish)
        self.notes.printed.connect(lambda attempt: self._do(letters.confirm_printed, (attempt,)))
        self.notes.again.connect(self._print_again)
        self.notes.put_aside.connect(self._put_aside)
        self.ready.chosen.connect(self._preview)
        self.ready.opened.connect(self._open_ready)
        self.issued.chosen.connect(self._show_kept)
        self.issued.opened.connect(lambda row: self.hope("open_letter", letter_id=row.id))
        self.paper.another_way.connect(self._give_another_way)
        self.paper.call_off.connect(self._ask_to_call_off)
        self.paper.client.connect(self._open_client)
        self.paper.turned.connect(self._turn)
        self.posting.tick_all.connect(self.tick_all_posted)
        self.posting.labels.connect(self.print_labels)

    # What is shown.

    def reload(self) -> None:
        today = clock.today()
        if self._looked_after != today:
            self._looked_after = today
            self.work.run_short(look_after, self.work.by, then=lambda _: self._ask(), owner=self)
        else:
            self._ask()

    def _ask(self) -> None:
        self.work.ask(post_at_once, then=self._show, owner=self)

    def _show(self, post: Post) -> None:
        """The list first; then the same with every letter looked at, what cannot go out on top."""
        self.post = post
        kept = self.paper.kept is not None  # rows that are set anew choose their row again
        ready = len(post.by_post)
        self.show_title("Letters", sentence_of(post))
        can_issue = bool(ready) and post.due.read and may(self.work.by.role, "letters.issue")
        self.print_button.setText(
            "&Print it" if ready == 1 else f"&Print all {ready}" if ready else "&Print all"
        )
        self.print_button.setEnabled(can_issue)
        self.save_button.setEnabled(can_issue)
        self.notes.show_of(post)
        self._say_what_is_to_be_posted()
        self.ready.set_rows(post.due.ready)
        self.ready.setVisible(bool(post.due.ready))
        self.issued.set_rows(post.issued)
        self.issued.setVisible(bool(post.issued))
        something = bool(post.due.ready or post.issued or self.notes.isVisibleTo(self))
        self.ground.setVisible(something)
        self.nothing.setVisible(not something)
        as_high_as(self.ready, len(post.due.ready), 9)
        as_high_as(self.issued, len(post.issued), 7)
        self._choose_one(post, kept=kept)
        if not post.due.read:
            self.work.ask(whole_post, then=self._show, owner=self, slot="whole post")

    def _choose_one(self, post: Post, *, kept: bool) -> None:
        ready, issued = self.ready.current(), self.issued.current()
        if ready is None and post.due.ready:
            self.ready.choose(post.due.ready[0].id)
        elif ready is not None and not kept:
            self._preview(ready)
        elif not post.due.ready and issued is None and post.issued:
            self.issued.choose(post.issued[0].id)
        elif not post.due.ready and not kept:
            self._show_kept(issued)

    def _say_what_is_to_be_posted(self) -> None:
        if self.post is not None:
            may_tick = may(self.work.by.role, "letters.mark_posted")
            labelled = self.envelopes.sheet is not None
            self.posting.show_count(len(self.post.to_post), may_tick=may_tick, labelled=labelled)

    def _preview(self, row: DueLetter | None) -> None:
        if row is None or self.post is None:
            return
        self.issued.clearSelection()
        self.paper.show_due(row, self.post)

    def _show_kept(self, row: LetterRow | None) -> None:
        if row is None:
            return
        self.ready.clearSelection()
        self.paper.show_kept(row)

    def _turn(self, way: int) -> None:
        """On to the next letter, or back to the one before: all of them are read with one key."""
        table = self.issued if self.paper.kept is not None else self.ready
        row = table.currentIndex().row() + way
        if 0 <= row < table.model().rowCount():
            table.setCurrentIndex(table.model().index(row, 0))

    # What is done.

    def print_ready(self) -> None:
        """One run of everything that goes by post, through the system's dialog."""
        if self.post is not None and self.print_button.isEnabled():
            self.running.print_all(self.post, self.envelopes.sheet)

    def save_ready(self) -> None:
        """The same into a folder, a PDF each."""
        if self.post is not None:
            self.running.save_all(self.post, self.envelopes.sheet)

    def print_labels(self) -> None:
        """The labels of what is printed and not posted yet, in its order."""
        if self.post is not None and self.envelopes.sheet is not None:
            ids = tuple(row.id for row in self.post.to_post)
            self.work.ask(
                letters.address_labels, ids, self.envelopes.sheet, then=self._print_labels,
                refused=self.running.stopped, owner=self,
            )  # fmt: skip

    def _print_labels(self, labels: tuple[str, bytes]) -> None:
        printing.print_pages(self, *labels)

    def _put_aside(self) -> None:
        if self.post is not None:
            self._do(letters.put_aside, tuple(row.id for row in self.post.spoilt))

    def _run_begins(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)

    def _run_ended(self, whole: bool) -> None:
        self._looked_after = self._looked_after if whole else None
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
        row = self.paper.due
        if row is None:
            return
        how = EMAIL if row.way is Way.EMAIL else ""

        def offered(offer: letters.Offer) -> None:
            give(self.work, self, offer, how, self.wish.emit)

        self.work.ask(letters.offer_of, row.occasion, then=offered, owner=self)

    def _ask_to_call_off(self) -> None:
        row = self.paper.due
        if row is not None:
            CallOffForm(self.work, row, self).open()

    def _open_client(self) -> None:
        household_id = self.paper.household_id()
        if household_id is not None:
            self.hope("open_client", household_id=household_id)

    def _open_ready(self, row: DueLetter) -> None:
        if row.occasion.letter_id is not None and letters.KINDS[row.code].is_drafted:
            self.hope("open_letter", letter_id=row.occasion.letter_id)
        else:
            self.hope("open_client", household_id=row.occasion.household_id)

    def take_keys(self) -> None:
        """Into the letters that are ready."""
        self.ready.setFocus()

    def prints_itself(self) -> bool:
        if self.paper.kept is not None:
            self._print_again(self.paper.kept.id)
        else:
            self.print_ready()
        return True
