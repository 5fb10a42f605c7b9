"""A session on its day: the comfort question first, then a list to tick from two metres away, and who they are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import sessions
from studio.clients import PersonRow
from studio.dates import screen_date, screen_time
from studio.sessions import Comfort, SessionKind, SessionState, ShotId
from studio.words import counted, listed
from ui.diary.arrival import ArrivalCard
from ui.diary.day_of import Again, Before, DayOf, day_of
from ui.diary.forms import CompleteForm
from ui.diary.shots_form import ShotsForm
from ui.diary.ticks import TickList
from ui.diary.words import length
from ui.kit.cards import Card, Fact, Pile
from ui.kit.comfort import ComfortCard
from ui.kit.page import Page
from ui.kit.small_pictures import CHANGE, KEEP, PictureRow
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

_FIGURES = {getattr(Qt.Key, f"Key_{figure}"): str(figure) for figure in range(10)}


class OnTheDayPage(Page):
    """Nothing is typed here while clients are present: a key, the space bar or a click a shot."""

    features = frozenset({"sessions", "diary", "viewings", "clients", "care"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.day: DayOf | None = None
        self._begun_with: object = None
        self.comfort, self.list, self.ticks = ComfortCard(), Card("Shot list"), TickList()
        self.her_words, self.arrival = Card("Why we photograph them again"), ArrivalCard()
        self.people, self.mind = Card("Who is here"), Card("To mind")
        self.follow = Button("", "users", "plain")
        self.change = Button("Chan&ge the list …", "pencil", "quiet")
        self.all_taken = Button("&All taken", "list-checks", "quiet")
        self.sheet = Button("Open the &sheet")
        self.complete = Button("&Complete it", "check", "primary")
        self.pictures = Button("Take &in the pictures", "images", "primary")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.buttons.addWidget(self.sheet)
        self.buttons.addWidget(self.complete)
        self.buttons.addWidget(self.pictures)
        self.list.body.addWidget(self.ticks)
        self.list.body.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)
        below = QHBoxLayout()
        below.addWidget(self.change)
        below.addStretch(1)
        below.addWidget(self.all_taken)
        self.list.body.addLayout(below)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(18)
        left.addWidget(self.comfort)
        left.addWidget(Pile(self.list), 1)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        side = QWidget()
        side.setLayout(left)
        halves.addWidget(side, 3)
        halves.addWidget(Pile(self.her_words, self.arrival, self.people, self.mind), 2)
        self.body.addLayout(halves, 1)

    def _listen(self) -> None:
        self.comfort.answered.connect(self._answered)
        self.ticks.ticked.connect(self._ticked)
        self.ticks.finished.connect(self.complete.setFocus)
        self.arrival.arrived.connect(self._arrived)
        self.follow.clicked.connect(lambda: self.work.do(sessions.follow_people, self._id(), owner=self))
        self.change.clicked.connect(self._change)
        self.all_taken.clicked.connect(lambda: self.work.do(sessions.tick_all, self._id(), owner=self))
        self.sheet.clicked.connect(lambda: self.hope("open_session", session_id=self._id()))
        self.complete.clicked.connect(self._complete)
        self.pictures.clicked.connect(self._take_in_pictures)

    def about(self) -> dict[str, object]:
        """The family that is here, for F2, F8 and Ctrl+R."""
        return {"household_id": self.day.whole.household.id} if self.day is not None else {}

    def repeats(self) -> dict[str, object]:
        """Ctrl+R photographs this session again, once it took place."""
        taken = self.day is not None and self.day.session.state is SessionState.COMPLETED
        return {"session_id": self._id()} if taken else {}

    def prints_itself(self) -> bool:
        """Ctrl+P prints the brief of a reshoot, else the sheet of that day."""
        if self.day is None:
            return False
        if self.day.again is not None:
            self.hope("reshoot_brief", reshoot_id=self.day.again.reshoot.id)
            return True
        self.hope("day_sheet", on=self.day.session.wall.date())
        return True

    def reload(self) -> None:
        """Ask for the session this page is about."""
        session_id = self.with_.get("session_id")
        if session_id is not None:
            self.work.ask(day_of, session_id, then=self._show, owner=self)

    def _id(self) -> Any:
        assert self.day is not None
        return self.day.session.id

    # What it shows.

    def _show(self, day: DayOf) -> None:
        self.day = day
        whole, row = day.whole, day.session
        kind = "Complimentary reshoot" if row.kind is SessionKind.RESHOOT else row.type_name
        who = ", ".join(
            part for part in (f"with {row.photographer}" if row.photographer else "", row.room) if part
        )
        said = f"{kind}  ·  {screen_time(row.wall, whole.today)}, for {length(row.minutes)}, {who}"
        self.show_title(whole.household.name, said)
        self.show_warnings(whole.household.warnings)
        self.show_quiet(whole.household.id)
        self.comfort.show_answer(row.comfort, row.comfort_words, is_open=day.is_open)
        self.arrival.show_day(day, whole.appointment.zone)
        self._show_list(day)
        self._show_again(day.again)
        self._show_people(day)
        self._show_mind(day)
        done = row.state is SessionState.CONFIRMED and whole.has_begun
        self.complete.setVisible(done)
        self.pictures.setVisible(row.state is SessionState.COMPLETED)
        if self.with_.pop("at", None) == "note":
            self._begun_with = row.id
            self.arrival.begin_note()
        elif self._begun_with != row.id:
            self._begun_with = row.id
            self._begin(day)

    def _begin(self, day: DayOf) -> None:
        """The ring stands on what is done next: the question, then the first shot."""
        if day.is_open and not day.is_asked:
            self.comfort.begin()
        else:
            self.ticks.begin()

    def _show_list(self, day: DayOf) -> None:
        taken = sum(shot.is_done for shot in day.shots)
        aside = f"{taken} of {len(day.shots)} taken" if day.shots else ""
        self.list.show_heading("Shot list" if day.shots else "There is no shot list yet", aside)
        self.ticks.show_shots(day.shots)
        self.ticks.setVisible(bool(day.shots))
        words = (
            "&Propose a list from who is coming"
            if not day.shots
            else "&Bring the list in line with who is here"
        )
        self.follow.setText(words)
        self.follow.setVisible(bool(day.changes))
        self.change.setVisible(day.is_open)
        self.all_taken.setVisible(
            day.is_open and day.is_today and 0 < len(day.shots) - taken < len(day.shots)
        )

    def _show_again(self, again: Again | None) -> None:
        self.her_words.clear()
        self.her_words.setVisible(again is not None)
        if again is None:
            return
        self.her_words.show_heading("Why we photograph them again", f"round {again.reshoot.round}")
        self.her_words.body.addWidget(Label(f"“{again.concern.story}”", "words", wrap=True, select=True))
        for title, lines in (("Change", again.reshoot.changes), ("Keep", again.reshoot.keeps)):
            if lines and "\n".join(lines) != again.concern.story:
                self.her_words.body.addWidget(Label(title, "second"))
                for line in lines:
                    self.her_words.body.addWidget(Label(line, "name", wrap=True, select=True))
        small = PictureRow(inline=self.work.inline, across=3)
        self.her_words.body.addWidget(small)
        small.show_all([(each.picture, KEEP if each.keep else CHANGE) for each in again.shown])
        brief = Button("Reshoot b&rief", "printer", "quiet")
        brief.clicked.connect(self.prints_itself)
        self.her_words.body.addWidget(brief, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_people(self, day: DayOf) -> None:
        self.people.clear()
        coming = [each for each in day.whole.household.people if each.id in day.session.people]
        self.people.show_heading(
            "Who is here" if day.session.arrived_at else "Who is coming", str(len(coming) or "")
        )
        for person in coming:
            self.people.body.addWidget(
                Fact(_named(person), "", *(("under 18", "plain") if person.under_18 else ()))
            )
        if day.whole.household.hospitality:
            self.people.body.addWidget(Fact(day.whole.household.hospitality, "Drinks, allergies, access"))

    def _show_mind(self, day: DayOf) -> None:
        self.mind.clear()
        row, family = day.session, day.whole.household
        preparation = "" if day.again is not None else row.preparation
        for words, title in (
            (row.arrival_note, "Heard at the door"),
            (preparation, "To know beforehand"),
            (f"“{day.were_unsure}”" if day.were_unsure else "", "Last time they were unsure"),
            (family.notes, "About the family"),
        ):
            if words:
                self.mind.body.addWidget(Fact(words, title))
        if day.before is not None:
            self.mind.body.addWidget(_last_time(day.before, day.whole.today))
        else:
            self.mind.body.addWidget(Fact("They are here for the first time"))

    # What is done.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = _FIGURES.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if figure is not None and plain and self.ticks.tick(figure):
            return
        super().keyPressEvent(event)

    def _ticked(self, shot_id: ShotId, done: bool) -> None:
        self.work.do(sessions.tick_shot, shot_id, done, owner=self, refused=self._tell)

    def _tell(self, refused: Exception) -> None:
        """Say why, and show the list as it is."""
        self.notice_bar.say(str(refused), "due")
        self.refresh()

    def _answered(self, answer: Comfort, words: str) -> None:
        def go_on(_: object) -> None:
            self.ticks.begin()

        self.work.do(sessions.note_comfort, self._id(), answer, words, owner=self, then=go_on)

    def _arrived(self, note: str) -> None:
        def wait_for_note(_: object) -> None:
            if not note:
                self.arrival.begin_note()

        self.work.do(sessions.arrived, self._id(), note, owner=self, then=wait_for_note)

    def _change(self) -> None:
        if self.day is not None:
            ShotsForm(self.work, self.day.session, self.day.whole.household.name, self).open()

    def _take_in_pictures(self) -> None:
        if self.day is not None:
            self.hope("take_in_pictures", session_id=self.day.session.id)

    def _complete(self) -> None:
        assert self.day is not None
        form = CompleteForm(self.work, self.day.whole, self)
        form.saved.connect(
            lambda viewing_id: self.wish.emit(Wish("arrange_viewing", {"viewing_id": viewing_id}))
        )
        form.open()


def _named(person: PersonRow) -> str:
    return f"{person.name}, {person.age}" if person.age is not None and person.under_18 else person.name


def _last_time(before: Before, today: Any) -> Fact:
    row = before.session
    with_whom = f", with {row.photographer}" if row.photographer else ""
    parts = [
        listed(row.sitters),
        counted(row.images_taken, "picture") if row.images_taken is not None else "",
        row.mood,
        f"They chose {' · '.join(before.chosen)}" if before.chosen else "",
    ]
    return Fact(
        f"Last here {screen_date(row.wall.date(), today)}: {row.type_name.lower()}{with_whom}",
        ". ".join(part[:1].upper() + part[1:] for part in parts if part),
    )
