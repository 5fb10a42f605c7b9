"""The bench: every piece by its stage or by its promised day, late ones first; a scan and Enter move one on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget

from studio import care, making
from studio.making import PieceId, PieceRow, Stage, Standing
from studio.words import counted
from ui.kit import notices, theme
from ui.kit.cards import Banner, Card, EmptyState
from ui.kit.page import Page
from ui.kit.pictures import Pictures, Size
from ui.kit.preferences import preferences
from ui.kit.table import Table
from ui.kit.text import Button
from ui.kit.work import Work
from ui.making import words
from ui.making.board import BoardView
from ui.making.listing import columns
from ui.making.sentences import sentence, unmade_step
from ui.making.strip import Strip
from ui.making.whole import WholeBench, parcel_numbered, whole_bench

FILTERS: Final = (
    ("&All", lambda _row, _mine: True),
    ("M&ine", lambda row, mine: row.assigned_id == mine),
    ("&Late", lambda row, _mine: row.standing in (Standing.LATE, Standing.BEHIND)),
    ("&Waiting", lambda row, _mine: row.waits),
    ("O&ut", lambda row, _mine: bool(row.supplier)),
)
"""A filter's button, and whether it shows a piece; by keyboard Alt and its letter."""
_LARGE, _BY_DAY = "making/large", "making/by_day"


class MakingPage(Page):
    """Scan, Enter: two interactions a piece. On a card: Enter moves it on, a figure moves it to that column, C checks,
    W waits, H is here, R makes it again, M is mine, Space marks; Ctrl+P prints labels.
    """

    features = frozenset({"making", "orders", "clients", "business", "pictures"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeBench | None = None
        self.chosen: PieceRow | None = None
        self.filter = 0
        self.loader = Pictures(self, inline=work.inline)
        self.loader.shown.connect(lambda *_: self._photograph_came())
        self.banner = Banner()
        self.banner.wish.connect(lambda _: self._make_pieces())
        self.scanner = QLineEdit()
        self.board = BoardView(self.photograph)
        self.table = Table(columns(self), "Pieces by promised day").sortable()
        self.strip = Strip()
        self.nothing = EmptyState(
            "hammer", "Pictures will be here, one card each, as soon as a signed order goes into production."
        )
        self._lay_out()
        self._connect()
        self.show_title("Making")

    def _lay_out(self) -> None:
        self.labels = Button("La&bels", "printer")
        self.labels.setToolTip("Ctrl+P")
        self.send = Button("&Send out", "truck")
        self.by_day = Button("By da&y", kind="toggle")
        self.large = Button("Lar&ge", kind="toggle", says="Large print, to be read from the bench")
        self.stock = Button("Stoc&k", "frame")
        for button in (self.by_day, self.large, self.stock, self.send, self.labels):
            self.buttons.addWidget(button)
        self.scanner.setPlaceholderText("Scan a label or type its code")
        self.scanner.setAccessibleName("Code of a piece or of a purchase order")
        self.scanner.setFixedWidth(theme.px(250))
        self.scanner.setMaxLength(40)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.scanner)
        self.filters: list[Button] = []
        for place, (text, _) in enumerate(FILTERS):
            button = Button(text, kind="toggle")
            button.setChecked(place == 0)
            button.clicked.connect(lambda _=False, place=place: self.show_filter(place))
            across.addWidget(button)
            self.filters.append(button)
        across.addStretch(1)
        self.ways = QStackedWidget()
        card = Card()
        card.body.addWidget(self.table, 1)
        for widget in (self.board, card, self.nothing):
            self.ways.addWidget(widget)
        self.body.setSpacing(12)
        self.body.addWidget(self.banner)
        self.body.addLayout(across)
        self.body.addWidget(self.ways, 1)
        self.body.addWidget(self.strip)

    def _connect(self) -> None:
        self.scanner.returnPressed.connect(self.scan)
        self.board.chosen.connect(self._choose)
        self.board.opened.connect(lambda: self.act("move"))
        self.board.keyed.connect(self._key)
        self.board.ticked.connect(self.mark)
        self.board.wants.connect(self.move_on)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self.act("move"))
        self.table.installEventFilter(self)
        self.strip.act.connect(self.act)
        self.labels.clicked.connect(self._labels)
        self.stock.clicked.connect(lambda: self.hope("stock"))
        self.send.clicked.connect(lambda: self.hope("send_pieces", pieces=self.marked()))
        self.by_day.setChecked(bool(preferences().number(_BY_DAY)))
        self.large.setChecked(bool(preferences().number(_LARGE)))
        self.by_day.toggled.connect(lambda on: self._show_way(_BY_DAY, on))
        self.large.toggled.connect(lambda on: self._show_way(_LARGE, on))
        self.board.look.large = self.large.isChecked()

    def reload(self) -> None:
        """Ask for the whole bench."""
        if self.work.someone_is_in:
            self.work.ask(whole_bench, then=self._show, owner=self)

    def take_keys(self) -> None:
        """The keyboard comes to where a label is scanned."""
        self.scanner.setFocus()

    def about(self) -> dict[str, object]:
        """The family whose piece is chosen, for F2, F8 and Ctrl+R."""
        return {} if self.chosen is None else {"household_id": self.chosen.household_id}

    def prints_itself(self) -> bool:
        """Ctrl+P prints labels: of the marked pieces, else of those that are new."""
        self._labels()
        return True

    def marked(self) -> tuple[PieceId, ...]:
        """The pieces that are marked and still here."""
        here = self.whole.board.pieces if self.whole is not None else ()
        return tuple(row.id for row in here if row.id in self.board.look.marked)

    def photograph(self, row: PieceRow) -> QImage | None:
        """The photograph of a piece once it is at hand; asks for it."""
        picture = self.whole.pictures.get(row.id) if self.whole is not None else None
        if picture is None:
            return None
        image = self.loader.now(picture, Size.THUMB)
        if image is None:
            self.loader.ask(picture, Size.THUMB)
        return image

    def show_filter(self, place: int) -> None:
        """Show the pieces of one filter."""
        self.filter = place
        for number, button in enumerate(self.filters):
            button.setChecked(number == place)
        if self.whole is not None:
            self._show(self.whole)

    def scan(self) -> None:
        """Find the piece of the code in the field and choose it; with nothing in it, move on the one chosen."""
        code = self.scanner.text().strip()
        if not code:
            self.act("move")
        elif code[:1].lower() == "p":
            self.work.ask(parcel_numbered, code, then=self._parcel, owner=self)
        else:
            self.work.ask(making.scan, self.work.by, code, then=self._scanned, owner=self)

    def _scanned(self, row: PieceRow) -> None:
        self.scanner.clear()
        self.notice_bar.hide()
        if not self._is_shown(row):
            self.show_filter(0)
        if self.by_day.isChecked():
            self.table.choose(row.id)
        else:
            self.board.choose(row.id)
        self._choose(row)

    def _parcel(self, purchase_id: object) -> None:
        if purchase_id is None:
            notices.bar(self, f"Nothing is out with {self.scanner.text().strip()[:20]}.", "due")
            return
        self.scanner.clear()
        self.hope("take_parcel", purchase_id=purchase_id)

    def act(self, name: str) -> None:
        """Do something with the chosen piece: move, check, wait, here, remake, mine, order."""
        row = self.chosen
        if row is None:
            return
        acts: dict[str, Callable[[], None]] = {
            "move": lambda: self.move_on(row, None),
            "check": lambda: self.hope("check_piece", piece_id=row.id),
            "wait": lambda: self.hope("wait_piece", piece_id=row.id),
            "here": lambda: self.work.do(making.goes_on, row.id, row.version, owner=self),
            "remake": lambda: self.hope("remake_piece", piece_id=row.id),
            "mine": lambda: self._give(row),
            "order": lambda: self.hope("open_order", order_id=row.order_id),
        }
        acts[name]()

    def move_on(self, row: PieceRow, stage: Stage | None) -> None:
        """Move a piece on, or to a stage; a check and a reason are asked for where they are wanted."""
        target = stage or row.next_stage
        if row.waits:
            self.work.do(making.goes_on, row.id, row.version, owner=self)
        elif row.out_with_id is not None:
            self.hope("take_parcel", purchase_id=row.out_with_id)
        elif target is Stage.CHECKED or (target is Stage.READY and row.stage is not Stage.CHECKED):
            self.hope("check_piece", piece_id=row.id)
        elif target is not None and row.passed(target):
            self.hope("move_piece", piece_id=row.id, stage=target)
        else:
            self.work.do(
                making.move_on, row.id, row.version, target, then=lambda at: self._moved(row, at), owner=self
            )

    def _moved(self, row: PieceRow, at: Stage) -> None:
        notices.bar(self, f"{row.code} is {at.value}.", "good")

    def _give(self, row: PieceRow) -> None:
        mine = self.work.by.staff_id
        self.work.do(
            making.give_to, row.id, row.version, None if row.assigned_id == mine else mine, owner=self
        )

    def mark(self, piece_id: int) -> None:
        """Mark a piece for labels or for a parcel, or take the mark away."""
        self.board.look.marked ^= {piece_id}
        self.board.look_again()
        self._say()

    def _labels(self) -> None:
        self.hope("print_labels", pieces=self.marked())

    def _make_pieces(self) -> None:
        if self.whole is not None and self.whole.board.unmade:
            self.work.do(making.make_pieces, self.whole.board.unmade[0].order_id, owner=self)

    def _show_way(self, kept: str, on: bool) -> None:
        preferences().keep(kept, 1.0 if on else 0.0)
        if kept == _LARGE:
            self.board.show_large(on)
        if self.whole is not None:
            self._show(self.whole)

    def _show(self, whole: WholeBench) -> None:
        keep = self.chosen.id if self.chosen is not None else self._asked_for(whole)
        self.whole = whole
        look = self.board.look
        look.today = whole.board.today
        look.marked &= {row.id for row in whole.board.pieces}
        self.banner.show_step(unmade_step(whole.board), "hammer")
        rows = [row for row in whole.board.pieces if self._is_shown(row)]
        by_day = self.by_day.isChecked()
        self.ways.setCurrentIndex(2 if not whole.board.pieces else 1 if by_day else 0)
        self.strip.setVisible(bool(whole.board.pieces))
        self.board.show_rows(rows if not by_day else (), keep if not by_day else None)
        self.table.set_rows(rows if by_day else ())
        if by_day and keep is not None and self.table.choose(keep):
            self._choose(self.table.current())
        self._say()

    def _asked_for(self, whole: WholeBench) -> PieceId | None:
        """The first piece of the order that the page was opened for."""
        order_id = self.with_.get("order_id")
        return next((row.id for row in whole.board.pieces if row.order_id == order_id), None)

    def _is_shown(self, row: PieceRow) -> bool:
        return FILTERS[self.filter][1](row, self.work.by.staff_id)

    def _say(self) -> None:
        if self.whole is not None:
            said = sentence(self.whole.board)
            marks = len(self.marked())
            self.show_title("Making", f"{said} {counted(marks, 'is', 'are')} marked." if marks else said)

    def _choose(self, row: PieceRow | None) -> None:
        self.chosen = row
        self.show_quiet(row.household_id if row is not None else None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.chosen
        if self.whole is not None:
            image = self.photograph(row) if row is not None else None
            self.strip.show_piece(row, image, self.whole.board.today)
            if row is not None and row.remake_of is None:
                self.work.ask(care.in_place_of, row.order_id, then=self._show_place, owner=self)

    def _show_place(self, old: Mapping[PieceId, str]) -> None:
        """Which picture at home the chosen one takes the place of."""
        if self.chosen is not None:
            self.strip.show_place(old.get(self.chosen.id, ""))

    def _photograph_came(self) -> None:
        self.board.look_again()
        self._show_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list the same keys do the same."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """A key pressed on a piece; whether it meant something."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        letters = {"c": "check", "w": "wait", "h": "here", "r": "remake", "m": "mine"}
        typed = event.text().lower()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act("move")
        elif typed == " " and self.chosen is not None:
            self.mark(self.chosen.id)
        elif typed in letters:
            self.act(letters[typed])
        elif typed.isdigit() and 1 <= int(typed) <= len(words.COLUMNS) and self.chosen is not None:
            self.move_on(self.chosen, words.COLUMNS[int(typed) - 1][0])
        elif typed in ("o", "p"):
            self.scanner.setText(typed.upper())  # a scanner types at once, wherever the keyboard is
            self.scanner.setFocus()
        else:
            return False
        event.accept()
        return True
