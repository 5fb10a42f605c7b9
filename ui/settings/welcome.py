"""The first minute: open the sample studio to look around, or start one's own with the few things that matter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import business, catalogue, clock
from studio.actor import SETTING_UP, Actor
from studio.business import PRESET_HOURS, RoomDraft, RoomPurpose, StudioDraft
from studio.errors import StudioError
from studio.progress import Cancelled, Progress
from ui.kit import notices, theme
from ui.kit.cards import Card
from ui.kit.fields import LineField, TickField
from ui.kit.form import FormDialog
from ui.kit.progress import ProgressBar
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.settings.days import add_week, fill_week, in_words, read_week
from ui.settings.forms import short_words
from ui.settings.signing_in import enter

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FAMILIES, YEARS, SEED = 60, 2, 1
"""The sample studio: large enough to look around in, small enough to be made while one waits."""


def welcome(window: MainWindow) -> None:
    """Ask whether to look around or to begin; ends signed in on Today."""
    dialog = Welcome(window.work, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.started.connect(lambda who: enter(window, who))
    dialog.sample_ready.connect(lambda file: _open_sample(window, Path(file)))
    dialog.open()


def _open_sample(window: MainWindow, file: Path) -> None:
    """Go over to the sample's own file; the records that were open stay empty, and are opened next time."""
    from studio import schema

    before = window.work.store

    def opened() -> None:
        if before is not None:
            before.close()
        window.setWindowTitle("Portrait Desk: the sample studio")
        window.grant(Wish("arrive"))

    def not_opened(error: Exception) -> None:
        said = error.message if isinstance(error, StudioError) else str(error)
        window.notice_bar.say(said, "concern", "Back", lambda: welcome(window))

    window.work.open(lambda: schema.open_store(file), opened, not_opened, window)


def make_sample(_store: Any, progress: Progress, file: Path) -> str:
    """Make today's sample studio in a file of its own, whole or not at all; answers where it is.

    It is made afresh each day, so that its Today is always full; yesterday's goes.
    """
    if not file.exists():
        from studio import sample

        unfinished = file.with_name(f"unfinished-{file.name}")
        for left in (*file.parent.glob("sample-*.db*"), *file.parent.glob("unfinished-sample-*.db*")):
            left.unlink(missing_ok=True)
        sample.write(
            unfinished, families=FAMILIES, years=YEARS, seed=SEED, until=clock.today(), progress=progress
        )
        unfinished.rename(file)
    return str(file)


def sample_file(target: object) -> Path:
    """Where today's sample is kept: beside the records, or where the system keeps data when they are on a server."""
    from platformdirs import user_data_path

    on_server = "://" in str(target)
    folder = user_data_path("portrait-desk", appauthor=False) if on_server else Path(str(target)).parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"sample-{clock.today().isoformat()}.db"


class _Way(Card):
    """One of the two ways to begin."""

    def __init__(self, title: str, words: str, button: Button) -> None:
        super().__init__(title)
        said = Label(words, "muted", wrap=True)
        self.body.addWidget(said)
        self.body.addStretch(1)
        self.body.addWidget(button)


class Welcome(QDialog):
    """Two ways to begin."""

    started = Signal(object)
    sample_ready = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.setWindowTitle("Welcome to Portrait Desk")
        self.resize(theme.px(680), theme.px(340))
        self.start_button = Button("Start &my studio", "door-open", "primary")
        self.sample_button = Button("&Open the sample studio", "eye")
        for button in (self.start_button, self.sample_button):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
        self.start_button.clicked.connect(self._start)
        self.sample_button.clicked.connect(self._sample)
        self.progress = ProgressBar()
        self.notice_bar = notices.NoticeBar()
        self._lay_out()
        self.start_button.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(Label("Welcome to Portrait Desk", "title", wrap=True))
        said = "From the first call to the letter that asks, a month later, how they feel. How would you like to begin?"
        column.addWidget(Label(said, "muted", wrap=True))
        column.addWidget(self.notice_bar)
        ways = QHBoxLayout()
        ways.setSpacing(18)
        mine = "Your name, your address, your hours: about a minute. Everything can be changed later in Settings."
        sample = (
            "A believable studio with two years behind it and nobody real in it, to look around and try things. "
            "It has a file of its own and is made afresh each day."
        )
        ways.addWidget(_Way("Your studio", mine, self.start_button), 1)
        ways.addWidget(_Way("The sample studio", sample, self.sample_button), 1)
        column.addLayout(ways, 1)
        column.addWidget(self.progress)

    def _start(self) -> None:
        form = StartForm(self.work, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.saved.connect(self._started)
        form.open()

    def _started(self, who: Actor) -> None:
        self.accept()
        self.started.emit(who)

    def _sample(self) -> None:
        self._busy(True)
        self.notice_bar.hide()
        file = sample_file(getattr(self.work.store, "target", ""))
        under = self.work.run_long(
            make_sample,
            file,
            owner=self,
            then=self._made,
            progress=self.progress.move_to,
            refused=self._not_made,
        )
        if not self.work.inline:
            self.progress.begin("Making the sample studio", under)

    def _made(self, file: str) -> None:
        self.progress.end()
        self.accept()
        self.sample_ready.emit(file)

    def _not_made(self, error: Exception) -> None:
        self._busy(False)
        self.progress.end()
        if isinstance(error, StudioError) and not isinstance(error, Cancelled):
            self.notice_bar.say(error.message, "concern")

    def _busy(self, busy: bool) -> None:
        self.start_button.setEnabled(not busy)
        self.sample_button.setEnabled(not busy)

    def reject(self) -> None:
        """Nothing can be done without a studio; closing the window itself is always possible."""


def start(store: Any, draft: StudioDraft, key: str) -> Actor:
    """Open the studio and answer its owner, who is at the desk."""
    owner_id = store.do(catalogue.start_studio, draft, by=SETTING_UP, key=key)
    who: Actor = store.ask(business.actor, owner_id)
    return who


class StartForm(FormDialog):
    """The few that matter; the rest has sensible beginnings and waits in Settings."""

    heading = "Start your studio"
    save_words = "&Start"
    opens_at = (620, 680)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(self.heading, "Everything here can be changed later.")
        self.add(
            "name",
            "&Name of the studio",
            LineField("such as Marsh & Reed Portraits", length=120),
            required=True,
        )
        self.add(
            "address",
            "&Address, as on your letters",
            short_words(3, "Street\nTOWN\nPOSTCODE"),
        )
        self.row(
            ("telephone", "&Telephone", LineField(length=40)),
            (
                "day_phone",
                "Telephone on the &day",
                LineField(length=40, hint="Rung when somebody is late or lost"),
            ),
        )
        self.row(
            ("owner_name", "Your &own name", LineField(length=80)),
            (
                "owner_direct",
                "Your own direct &line",
                LineField(length=40, hint="Printed where you sign a letter"),
            ),
        )
        self.fields["owner_name"].required = True
        self.row(
            ("camera_room", "&Camera room", LineField(length=60)),
            ("viewing_room", "&Viewing room", LineField(length=60)),
            required=True,
        )
        self._add_hours()
        self.add("prices_include_tax", "", TickField("Prices &include VAT at 20 %"))
        self.fill({"camera_room": "Camera room", "viewing_room": "Viewing room", "prices_include_tax": True})

    def _add_hours(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label("Opening hours", "name"))
        said = "; ".join(f"{days} {hours}" for days, hours in in_words(PRESET_HOURS))
        self.hours_words = Label(said, "muted", wrap=True)
        words.addWidget(self.hours_words)
        row.addLayout(words, 1)
        self.hours_button = Button("C&hange")
        self.hours_button.setAccessibleName("Change the opening hours")
        row.addWidget(self.hours_button)
        self.place(line)
        self.week = add_week(self)
        fill_week(self, PRESET_HOURS)
        self._show_week(False)
        self.hours_button.clicked.connect(lambda: self._show_week(True))

    def _show_week(self, shown: bool) -> None:
        for row in self.week:
            row.setVisible(shown)
        self.hours_words.setVisible(not shown)
        self.hours_button.setVisible(not shown)

    def save(self) -> None:
        """Open the studio in these records; nobody is signed in yet, so this is no ordinary change."""
        draft = StudioDraft(
            name=self.read("name"),
            address=self.read("address"),
            telephone=self.read("telephone") or self.read("day_phone"),
            day_phone=self.read("day_phone") or self.read("telephone"),
            owner_direct=self.read("owner_direct") or self.read("telephone") or self.read("day_phone"),
            owner_name=self.read("owner_name"),
            rooms=(
                RoomDraft(self.read("camera_room"), RoomPurpose.CAMERA),
                RoomDraft(self.read("viewing_room"), RoomPurpose.VIEWING),
            ),
            hours=read_week(self),
            prices_include_tax=self.read("prices_include_tax"),
        )
        self._set_sending(True)
        self.work.run_short(start, draft, self.key, owner=self, then=self.succeed, refused=self.refuse)
