"""Who asked and waits for our call, the longest first; below it what became of the others."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ui.enquiries.whole import Line, WholeEnquiries, whole_enquiries
from ui.kit.cards import Card, EmptyState
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button
from ui.kit.work import Work

COLUMNS = (
    Column("Who", lambda line: line.row.name, width=160, strong=True),
    Column("What they would like", lambda line: line.row.wish),
    Column("How to reach them", lambda line: line.row.reach, width=140),
    Column("Asked", lambda line: line.asked, width=100),
    Column("How it stands", lambda line: line.standing.text, tone=lambda line: line.standing.tone, width=160),
)


class EnquiriesPage(Page):
    """Two lists, walked with the arrow keys; Enter opens the enquiry."""

    features = frozenset({"enquiries", "clients", "business"})
    scrolls = False
    tells_the_time = True

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Enquiries")
        new = Button("&New enquiry", "plus")
        new.clicked.connect(lambda: self.hope("new_enquiry"))
        self.buttons.addWidget(new)
        self.waiting, self.settled = Table(COLUMNS, "Who waits"), Table(COLUMNS, "Settled lately")
        for table in (self.waiting, self.settled):
            table.opened.connect(self._open)
        self.waiting_card, self.settled_card = Card("Who waits for our call"), Card("Settled lately")
        nobody = EmptyState(
            "phone-call",
            "Nobody waits for our call. Whoever asks and does not book at once stands here.",
            "Take down an enquiry",
            lambda: self.hope("new_enquiry"),
        )
        self.who = QStackedWidget()
        self.who.addWidget(self.waiting)
        self.who.addWidget(nobody)
        self.waiting_card.body.addWidget(self.who, 1)
        self.settled_card.body.addWidget(self.settled, 1)
        self.body.addWidget(self.waiting_card, 3)
        self.body.addWidget(self.settled_card, 2)

    def reload(self) -> None:
        """Ask for both lists."""
        self.work.ask(whole_enquiries, then=self._show, owner=self)

    def _show(self, whole: WholeEnquiries) -> None:
        self.show_title("Enquiries", f"{whole.sentence} {whole.lately_in_words}")
        self.waiting.set_rows(list(whole.waiting))
        self.settled.set_rows(list(whole.settled))
        self.who.setCurrentIndex(0 if whole.waiting else 1)
        self.settled_card.setVisible(bool(whole.settled))

    def _open(self, line: Line) -> None:
        self.hope("open_enquiry", enquiry_id=line.row.id)
