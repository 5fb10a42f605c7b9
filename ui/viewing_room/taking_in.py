"""A session's pictures from a folder or a card: chosen, looked over, copied or left where they lie, and found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.pictures import Folder, FoundAgain, LeftOut, Report
from studio.sessions import SessionId
from studio.words import counted
from ui.kit.cards import EmptyState
from ui.kit.fields import TickField
from ui.kit.from_file import FromFile
from ui.kit.pictures import Pictures, remember_folder
from ui.kit.preferences import pictures_here, preferences
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.viewing_room import card
from ui.viewing_room.card import Standing
from ui.viewing_room.strip import FITS, Strip

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_CARD = "pictures/card"
COLUMNS = (
    Column("Left out", lambda row: row.name, strong=True, width=250),
    Column("Why", lambda row: row.why),
)


class Line(NamedTuple):
    """A file that is not taken in, and why."""

    name: str
    why: str


def choose_folder(parent: QWidget, asks: str, begins: str) -> str:
    """Ask the system's dialog for a folder, the first time among this computer's pictures."""
    return QFileDialog.getExistingDirectory(parent, asks, begins or pictures_here())


class TakingIn(FromFile):
    """What would be taken in is seen before it is; what cannot be is said with its reason.

    ``choose`` answers a folder: the system's dialog, or what a test brings.
    """

    heading: ClassVar[str] = "Take in the pictures"
    about: ClassVar[str] = ""
    choose_words: ClassVar[str] = "&Another folder"
    take_words: ClassVar[str] = "&Take in"
    stopped: ClassVar[str] = "Stopped."
    opens_at: ClassVar[tuple[int, int]] = (860, 600)

    def __init__(
        self,
        work: Work,
        session_id: SessionId,
        parent: QWidget | None = None,
        choose: Callable[[QWidget, str, str], str] = choose_folder,
    ) -> None:
        super().__init__(work, parent)
        self.session_id, self._choose = session_id, choose
        self.folder: Folder | None = None
        self.standing: Standing | None = None
        self.loader = Pictures(self, inline=work.inline)
        self.strip = Strip(self.loader)
        self.loader.warm()
        empty = EmptyState("images", "Where are they?", "&Choose the folder or card", self.choose_and_read)
        table = Table(COLUMNS, "Files that are left out").keyed_by(lambda row: row.name)
        self.lay_out(empty, table, above=[self.strip], below=[self._keeping()])
        self.card.setMinimumHeight(0)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertStretch(column.indexOf(self.keeping))
        self.strip.hide()
        self.keeping.hide()
        self.work.ask(card.standing, session_id, then=self._show_standing, owner=self)
        self.finished.connect(lambda _: self.loader.forget())

    def _keeping(self) -> QWidget:
        self.keeping = QWidget()
        self.copy = TickField("&Copy them into the studio's own folder")
        self.copy.names_itself("copy", "Copy them into the studio's own folder", required=False)
        self.copy.set_value(True)
        self.copy.changed.connect(self._say_where)
        self.where = Label("", "second", wrap=True)
        self.elsewhere = Button("Copy them else&where …", kind="quiet")
        self.elsewhere.clicked.connect(self.choose_home)
        column = QVBoxLayout(self.keeping)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.copy)
        row = QHBoxLayout()
        row.addWidget(self.where, 1)
        row.addWidget(self.elsewhere)
        column.addLayout(row)
        return self.keeping

    # Whose they are, and whether those that are here can be found.

    def _show_standing(self, standing: Standing) -> None:
        self.standing = standing
        here = (
            f" {counted(standing.here, 'picture is', 'pictures are')} here already." if standing.here else ""
        )
        self.sentence.setText(f"{standing.family}, {standing.session}.{here}")
        self._say_where()
        if standing.here:
            self.work.run_long(card.missing, self.session_id, then=self._show_missing, owner=self)

    def _show_missing(self, missing: int) -> None:
        if missing and self.standing is not None:
            whole = counted(self.standing.here, "picture")
            self.notice_bar.say(
                f"{missing:,} of {whole} cannot be found: the disk or card is not there, or has another name now.",
                "due", "&Find them again", self.find_again,
            )  # fmt: skip

    def find_again(self) -> None:
        """Look on every disk this computer has; what is not there, somebody shows."""
        self.run_long("Looking for them", card.look_for, self.work.by, self.session_id, then=self._found)

    def _found(self, found: FoundAgain | None) -> None:
        self.be_busy(False)
        if found is not None:
            rest = found.missing - found.found
            more = f" {rest:,} are not there." if rest else ""
            self.notice_bar.say(f"{counted(found.found, 'picture')} found again.{more}", "good")
            return
        chosen = self._choose(self, "Where are these pictures now?", preferences().text(_CARD))
        if chosen:
            self.run_long(
                "Looking for them", card.look_there, self.work.by, self.session_id, chosen, then=self._found
            )

    # While the work is under way.

    def be_busy(self, busy: bool) -> None:
        """One way to stop it, the one beside the bar."""
        super().be_busy(busy)
        self.close_button.setVisible(not busy)
        if busy:
            self.progress.cancel_button.setFocus()

    def reject(self) -> None:
        """Left while the work is under way, it stops; what is in stays in."""
        if self.progress.isVisible():
            self.progress.cancel_button.click()
        super().reject()

    # Choosing and looking over.

    def may_take(self) -> bool:
        """Whether there is anything to take in."""
        return self.folder is not None and bool(self.folder.pictures)

    def choose_and_read(self) -> None:
        """Choose a folder and show what lies in it."""
        chosen = self._choose(self, "Choose the folder or card", preferences().text(_CARD))
        if chosen:
            preferences().keep(_CARD, chosen)
            self.run_long("Looking", card.look_over, chosen, then=self._show)

    def _show(self, folder: Folder) -> None:
        self.folder = folder
        self.be_busy(False)
        self.title.setText(self.heading)
        self.close_button.setText("Cancel")
        self.take_button.show()
        self.empty.hide()
        self.choose_button.show()
        self.keeping.show()
        self._show_left_out(folder.left_out)
        self.strip.show_files([folder.folder / each.path for each in folder.pictures[:FITS]])
        count = len(folder.pictures)
        found = f"{counted(count, 'picture')} in “{folder.folder.name or folder.folder}”"
        raws = sum(bool(each.raw_path) for each in folder.pictures)
        beside = f", {raws:,} of them with a raw file" if raws else ""
        left = f" {counted(len(folder.left_out), 'file')} will be left out." if folder.left_out else ""
        family = f"{self.standing.family}, {self.standing.session}. " if self.standing else ""
        self.sentence.setText(f"{family}{found}{beside}.{left} Nothing has been taken in yet.")
        self.take_button.setText(f"&Take in {counted(count, 'picture')}" if count else "&Take in")
        self.take_button.setEnabled(self.may_take())
        if self.may_take():
            self.take_button.setFocus()

    def _show_left_out(self, left_out: tuple[LeftOut, ...] | list[LeftOut]) -> None:
        self.card.setVisible(bool(left_out))
        self.table.set_rows([Line(each.name, each.why) for each in left_out])

    def choose_home(self) -> None:
        """Another folder for the studio's copies."""
        chosen = self._choose(self, "Where does the studio keep its pictures?", "")
        if chosen:
            remember_folder(Path(chosen))
            self.work.ask(card.standing, self.session_id, then=self._moved_home, owner=self)

    def _moved_home(self, standing: Standing) -> None:
        self.standing = standing
        self._say_where()

    def _say_where(self) -> None:
        copies = bool(self.copy.value())
        home = self.standing.home if self.standing is not None else None
        self.elsewhere.setVisible(copies)
        if not copies:
            self.where.setText("They stay where they are, and that disk or card must be there to show them.")
        elif home is not None:
            self.where.setText(f"Copies are kept in {home}.")
        else:
            self.where.setText(
                "Please choose the folder for the studio's pictures, one that every desk sees."
            )

    # Taking in.

    def take_in(self) -> None:
        """Take them in; stopped, what is in stays in."""
        assert self.folder is not None
        if self.copy.value() and (self.standing is None or self.standing.home is None):
            self.choose_home()
            return
        self.run_long(
            "Taking in", card.take_in, self.work.by, self.session_id, self.folder, bool(self.copy.value()),
            then=self._show_report,
        )  # fmt: skip

    def _show_report(self, report: Report) -> None:
        self.be_busy(False)
        self._show_left_out(report.left_out)
        self.keeping.hide()
        said = [f"{counted(report.taken_in, 'picture')} taken in." if report.taken_in else "Nothing new."]
        if report.here:
            said.append(f"{report.here:,} {'was' if report.here == 1 else 'were'} here already.")
        if report.left_out:
            said.append(f"{counted(len(report.left_out), 'file')} left out, each with its reason.")
        self.sentence.setText(" ".join(said))
        self.title.setText("The pictures are in")
        self.close_button.setText("Close")
        if not report.left:
            self.take_button.hide()
            self.close_button.setFocus()
            return
        self.title.setText("Stopped half way")
        why = report.stopped_by or "What is in stays in."
        self.notice_bar.say(
            f"{counted(report.left, 'picture is', 'pictures are')} still to be taken in. {why}", "due"
        )
        self.take_button.setText(f"&Go on with {counted(report.left, 'picture')}")
        self.take_button.setEnabled(True)


def take_in_pictures(window: MainWindow, session_id: SessionId) -> None:
    """The dialog for the pictures of one session."""
    dialog = TakingIn(window.work, session_id, window)
    dialog.wish.connect(window.grant)
    dialog.open()
