"""The clients: every household by name, found as one types, walked with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio import clients
from studio.clients import ListedHousehold
from studio.dates import MONTHS
from studio.words import counted
from ui.kit.cards import Card, EmptyState
from ui.kit.fields import LineField
from ui.kit.listing import ListButton, Source, whole
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button
from ui.kit.work import Work

AT_ONCE = 100


def _since(row: ListedHousehold) -> str:
    return f"{MONTHS[row.since.month - 1][:3]} {row.since.year}"


COLUMNS = (
    Column("Client", lambda row: row.name, strong=True),
    Column("Who", lambda row: row.people),
    Column("Town", lambda row: row.town, width=120),
    Column("Telephone", lambda row: row.telephone, width=130),
    Column(
        "",
        lambda row: row.matched or f"since {_since(row)}",
        width=180,
        cell=lambda row: row.since,
        listed="Since",
    ),
)


class FindField(LineField):
    """The line above the list; Down goes into the list, Enter opens the first."""

    def __init__(self, page: ClientsPage) -> None:
        super().__init__("Type a name, child, telephone, postcode or e-mail")
        self.page = page
        self.names_itself("find", "Find in the list", False)
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(page)


class ClientsPage(Page):
    """Counts first, then the list; with nobody in it yet, the two ways to begin."""

    features = frozenset({"clients"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Clients")
        self._build_buttons()
        self.find_field = FindField(self)
        self.table = Table(COLUMNS, "Clients")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self._nobody())
        self.none = EmptyState("search", "", "Write down a new client", self._new_from_typed)
        self.stack.addWidget(self.none)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self.find_field)
        column.addWidget(self.stack, 1)
        self.body.addLayout(column)
        self._count = 0
        self.find_field.changed.connect(self._typed)
        self.table.opened.connect(lambda row: self.hope("open_client", household_id=row.id))
        self.table.wants_more.connect(self._next_page)
        QShortcut(QKeySequence("Ctrl+N"), self, self._new_from_typed)

    def _build_buttons(self) -> None:
        take_in = Button("&Import contacts", "file-up")
        take_in.clicked.connect(lambda: self.hope("import_contacts"))
        new = Button("&New client", "user-plus")
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self._new_from_typed)
        asked = Button("En&quiries", "phone-call")
        asked.setToolTip("F4")
        asked.clicked.connect(lambda: self.hope("enquiries"))
        self.buttons.addWidget(asked)
        self.buttons.addWidget(ListButton(self, "Clients", COLUMNS, self._whole_list))
        doubles = Button("Likely &doubles")
        doubles.clicked.connect(lambda: self.hope("review_doubles"))
        self.buttons.addWidget(doubles)
        self.buttons.addWidget(take_in)
        self.buttons.addWidget(new)

    def _list(self) -> QWidget:
        card = Card()
        card.column.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.table)
        return card

    def _nobody(self) -> QWidget:
        empty = EmptyState(
            "users",
            "Families, couples and everyone you photograph will be here. Bring the contacts you have, from your "
            "telephone or another program, or begin with whoever rings first.",
            "Import contacts",
            lambda: self.hope("import_contacts"),
        )
        first = Button("Write down the first client")
        first.clicked.connect(lambda: self.hope("new_client"))
        column = empty.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, first, 0, Qt.AlignmentFlag.AlignHCenter)
        return empty

    def reload(self) -> None:
        """Count, and show the list or what was looked for."""
        self.work.ask(clients.count, then=self._counted, owner=self)
        self._look()

    def _typed(self) -> None:
        self._look()

    def _look(self) -> None:
        typed = self._words()
        if typed:
            self.work.ask(clients.find_listed, typed, then=self._show_found, owner=self, slot="rows")
        else:
            most = max(AT_ONCE, len(self.table.rows_model.rows))
            self.work.ask(clients.page, None, most, then=self._show_page, owner=self, slot="rows")

    def _whole_list(self) -> Source:
        """All clients, or all that answer to what is typed."""
        if self._words():
            return whole(clients.find_listed, self._words())
        return Source(clients.page, lambda row: (row.filed_under, row.id), clients.count)

    def _words(self) -> str:
        return str(self.find_field.value())

    def _counted(self, count: int) -> None:
        self._count = count
        self._say()

    def _say(self) -> None:
        rows = len(self.table.rows_model.rows)
        if not self._words():
            said = f"{counted(self._count, 'client')}, by name." if self._count else "Nobody is here yet."
        elif rows:
            said = f"{counted(rows, 'client')} of {self._count:,} {'answers' if rows == 1 else 'answer'} to that."
        else:
            said = f"None of {self._count:,} answers to that."
        self.sentence.setText(said)

    def _show_page(self, rows: Sequence[ListedHousehold]) -> None:
        self._show(rows, more=len(rows) >= AT_ONCE)
        self.find_field.setVisible(bool(rows))
        self.stack.setCurrentIndex(0 if rows else 1)

    def _show_found(self, rows: Sequence[ListedHousehold]) -> None:
        self._show(rows, more=False)
        self.none.sentence.setText(
            "Nobody answers to that. Try fewer letters, a telephone number or a postcode."
        )
        self.stack.setCurrentIndex(0 if rows else 2)

    def _show(self, rows: Sequence[ListedHousehold], *, more: bool) -> None:
        self.table.set_rows(rows, more=more)
        if rows and self.table.current() is None:
            self.table.choose(rows[0].id)
        self._say()

    def _next_page(self, last: ListedHousehold) -> None:
        if not self._words():
            after = (last.filed_under, last.id)
            self.work.ask(clients.page, after, AT_ONCE, then=self._add_page, owner=self)

    def _add_page(self, rows: Sequence[ListedHousehold]) -> None:
        self.table.add_rows(rows, more=len(rows) == AT_ONCE)

    def _new_from_typed(self) -> None:
        self.hope("new_client", typed=self._words())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the line above the list belong to the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.find_field.line and isinstance(event, QKeyEvent) and pressed:
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.current() is not None:
                self.table.opened.emit(self.table.current())
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.find_field.setFocus()
