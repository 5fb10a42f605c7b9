"""Booking a viewing, saying why not yet, and writing down how it went."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import viewings
from studio.dates import screen_date, screen_time
from studio.diary import ClashQuestion, SlotWish
from studio.rights import may
from studio.sessions import Comfort
from studio.viewings import DEFAULT_MINUTES, HeldDraft, Outcome, Place, ViewingDraft, references
from studio.words import listed
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField, LineField, NumberField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.when_part import WhenPart
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.viewings.whole import WholeViewing

PLACES = ((Place.STUDIO, "at the studio"), (Place.HOME, "at their home"))
COMFORT = (
    (Comfort.FINE, "fine: nothing they are unsure of"),
    (Comfort.UNSURE, "unsure: in their words"),
    (Comfort.NOT_ASKED, "not asked, because"),
)
OUTCOMES = (
    (Outcome.ORDERED, "They &order"),
    (Outcome.THINKING, "Take it &home to think"),
    (Outcome.NO_ORDER, "&No order"),
)
LATER = ""
LETTER = (("hand over", "Hand it over"), ("print", "Print it"), ("email", "E-mail it"), (LATER, "Later"))
"""How their letter goes out, as the wish for it says it."""
OFFERED = 8
AFTERNOON = 12 * 60


class BookViewingForm(FormDialog):
    """Free evenings three to seven days after the session; two unhurried hours; their letter in the same gesture."""

    heading = "Book the viewing"
    save_words = "&Book it"
    opens_at = (960, 580)

    def __init__(self, work: Work, whole: WholeViewing, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.whole = whole
        seen = screen_date(whole.session.wall.date(), whole.today)
        self.show_heading(self.heading, f"{whole.household.name}. Their session was on {seen}.")
        staff = [(row.id, row.name) for row in whole.staff]
        rooms = [(row.id, row.name) for row in whole.rooms]
        self.room, self.host = ChoiceField(rooms, first=True), ChoiceField(staff)
        self.where, self.minutes = ChoiceField(PLACES, first=True), NumberField(30, 480)
        self.letter = ChoiceField(LETTER, first=True)
        self.when = WhenPart(
            self,
            self._asks,
            {int(key): name for key, name in rooms},
            staff,
            whole.today,
            room_field=self.room,
        )
        self._lay_out()
        self.not_yet = Button("Not &yet …")
        self.buttons.insertWidget(0, self.not_yet)
        self._begin()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        for pair in (
            (("place", "&Where", self.where), ("room", "&Room", self.room)),
            (("host", "Wit&h", self.host), ("minutes", "&Minutes", self.minutes)),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name, label, field in pair:
                row.addWidget(self.labelled(name, label, field), 1, Qt.AlignmentFlag.AlignTop)
            right.addLayout(row)
        right.addWidget(self.labelled("attendees", "Who &comes, all who decide", LineField(length=400)))
        right.addWidget(self.labelled("hospitality", "Drin&ks, allergies, access", WordsField(lines=2)))
        letter = self.labelled("letter", "Their &letter", self.letter)
        letter.setVisible(may(self.work.by.role, "letters.issue"))
        right.addWidget(letter)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(22)
        halves.addWidget(self.when, 6)
        halves.addLayout(right, 5)
        box = QWidget()
        box.setLayout(halves)
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(box, 1)

    def _begin(self) -> None:
        viewing, people = self.whole.viewing, self.whole.household.people
        grown = [person.short_name for person in people if not person.under_18]
        staff = {row.id for row in self.whole.staff}
        photographer = self.whole.session.photographer_id
        host = viewing.host_id or (photographer if photographer in staff else self.work.by.staff_id)
        self.fill({"host": host, "minutes": DEFAULT_MINUTES, "attendees": viewing.attendees or listed(grown)})
        self.fill({"hospitality": viewing.hospitality or self.whole.household.hospitality})
        self.letter.set_value(self.whole.letter_goes)
        self.when.suggest(self.whole.suggested)
        self.when.slot_taken.connect(self.save_button.setFocus)
        for field in (self.room, self.host, self.where, self.minutes):
            field.changed.connect(self.when.look)
        self.when.look()
        self.when.list.setFocus()

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        whole = self.whole
        at_home = self.where.value_or_none() is Place.HOME
        room: Any = None if at_home else self.room.value_or_none()
        minutes = int(self.minutes.line.text()) if self.minutes.line.text().isdigit() else DEFAULT_MINUTES
        shared: dict[str, Any] = {"minutes": minutes, "staff_id": self.host.value_or_none()}
        first = max(day, whole.today, whole.session.wall.date() + timedelta(days=1))
        rooms = (room,) if room is not None else ()
        wish = SlotWish(rooms=rooms, starts_on=first, late=True, earliest=AFTERNOON, most=OFFERED, **shared)
        besides = whole.viewing.appointment_id
        if wall is None:
            return None, wish
        kept = viewings.held_after(whole.hours, wall, minutes)
        return ClashQuestion(
            wall=wall, room_id=room, fold=fold, besides=besides, turnaround=kept, **shared
        ), wish

    def save(self) -> None:
        """Book it."""
        opener: Any = self.when.opener_id()
        draft = ViewingDraft(
            wall=self.when.wall(),
            room_id=None if self.read("place") is Place.HOME else self.read("room"),
            host_id=self.read("host"),
            minutes=self.read("minutes") or DEFAULT_MINUTES,
            place=self.read("place"),
            fold=self.when.fold(),
            opener_id=opener,
            attendees=self.read("attendees"),
            hospitality=self.read("hospitality"),
        )
        self.send(viewings.book, self.whole.viewing.id, draft, self.whole.viewing.version)

    def how(self) -> str:
        """How their letter goes out after saving; "" for later, and where letters are not this role's."""
        return str(self.letter.value_or_none() or LATER) if self.letter.isVisibleTo(self) else LATER


class NotYetForm(FormDialog):
    """Why the viewing is not booked, and when to ask again."""

    heading = "Not yet"
    save_words = "&Keep this"
    opens_at = (500, 360)

    def __init__(self, work: Work, whole: WholeViewing, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.viewing_id = whole.viewing.id
        self.show_heading(self.heading, "Today asks again on the day you agree.")
        self.add(
            "reason", "&Why", LineField("such as: back from holiday on the 20th", length=400), required=True
        )
        self.add("until", "&Ask again on", DateField(today=lambda: whole.today), required=True)

    def save(self) -> None:
        """Keep it."""
        self.send(viewings.not_yet, self.viewing_id, self.read("reason"), self.read("until"))


class HoldForm(FormDialog):
    """How the evening went; thinking it over is as good an end as any."""

    heading = "How did the viewing go?"
    save_words = "&Write it down"
    opens_at = (620, 560)
    keeps_as = "viewing"

    def __init__(
        self, work: Work, whole: WholeViewing, parent: QWidget | None = None, outcome: Outcome | None = None
    ) -> None:
        super().__init__(work, parent)
        self.whole = whole
        again = Wish("hold_viewing", {"viewing_id": whole.viewing.id})
        self.keeps(whole.household.id, whole.household.name, again)
        wall = whole.viewing.wall
        when = f", {screen_time(wall, whole.today)}" if wall is not None else ""
        self.show_heading(
            self.heading, f"{whole.household.name}{when}.{_worry(whole) if outcome is None else ''}"
        )
        self.comfort = self.add(
            "comfort", "“Is there &anything about how you look that you are unsure of?”", ChoiceField(COMFORT)
        )
        self.words_box = self.labelled("comfort_words", "In their wor&ds", WordsField(lines=2, hers=True))
        self.place(self.words_box)
        self.row(
            ("images_shown", "Pictures &shown", NumberField(0, 99_999)),
            ("mood", "How the&y were", LineField("such as delighted", length=80)),
        )
        self.chosen_box = self.labelled(
            "chosen",
            "Pictures they &chose",
            WordsField("0147 0152 0160", lines=2, hint="References, with a space between them"),
        )
        self.place(self.chosen_box)
        self.outcome = self.add("outcome", "How it ended", FewField(OUTCOMES), required=True)
        self.ask_on = DateField("One day on which we may ask, agreed with them", today=lambda: whole.today)
        self.ask_box = self.labelled("next_contact_on", "We may as&k on, once and no more", self.ask_on)
        self.reason_box = self.labelled("reason", "Why, in a &few words", LineField(length=400))
        for box in (self.ask_box, self.reason_box):
            self.place(box)
        for box in (self.words_box, self.ask_box, self.reason_box):
            box.hide()
        self.outcome.changed.connect(self._ended)
        self.comfort.changed.connect(self._asked)
        self._know_what_the_room_knows(outcome)

    def _know_what_the_room_knows(self, outcome: Outcome | None) -> None:
        """What was chosen picture by picture is not typed again; from the room the form says how it ended already."""
        row = self.whole.viewing
        if row.comfort is not None:
            self.fill({"comfort": row.comfort, "comfort_words": row.comfort_words})
            self._asked()
        if self.whole.pictures:
            self.fill({"images_shown": len(self.whole.pictures)})
        if self.whole.loved:
            self.chosen_box.hide()
            loved = " · ".join(row.ref for row in self.whole.loved)
            self.body.insertWidget(
                self.body.indexOf(self.chosen_box), Label(f"They love {loved}", "body", wrap=True)
            )
        if outcome is not None:
            self.outcome.set_value(outcome)
        if outcome is Outcome.THINKING:
            self.ask_on.setFocus()

    def _ended(self) -> None:
        ended = self.outcome.value_or_none()
        self.ask_box.setVisible(ended is Outcome.THINKING)
        self.reason_box.setVisible(ended is Outcome.NO_ORDER)

    def _asked(self) -> None:
        self.words_box.setVisible(self.comfort.value_or_none() in (Comfort.UNSURE, Comfort.NOT_ASKED))

    def save(self) -> None:
        """Write it down; the answer is how it ended."""
        outcome = self.read("outcome")
        draft = HeldDraft(
            outcome=outcome,
            comfort=self.read("comfort"),
            comfort_words="" if self.words_box.isHidden() else self.read("comfort_words"),
            images_shown=self.read("images_shown"),
            chosen=() if self.chosen_box.isHidden() else references(self.read("chosen")),
            mood=self.read("mood"),
            next_contact_on=self.read("next_contact_on") if outcome is Outcome.THINKING else None,
            reason=self.read("reason") if outcome is Outcome.NO_ORDER else "",
        )
        row = self.whole.viewing
        self.send(viewings.hold, row.id, draft, row.version, then=lambda _: self.succeed(outcome))


def _worry(whole: WholeViewing) -> str:
    """What somebody was unsure of at the session is read before the viewing."""
    session = whole.session
    return f" At the session: “{session.comfort_words}”" if session.comfort is Comfort.UNSURE else ""
