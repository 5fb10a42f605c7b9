"""The page of one viewing: when it is, what to know beforehand, what they chose, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from studio import diary, viewings
from studio.clients import Advice
from studio.dates import screen_date, screen_time
from studio.sessions import Comfort
from studio.viewings import Mark, Outcome, Place, ViewingState
from studio.words import counted, listed
from ui.kit.cards import Banner, Card, Fact, Pile
from ui.kit.move_form import MoveForm, ReasonForm
from ui.kit.page import Page
from ui.kit.pictures import Pictures
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.viewings.chosen import ChosenPictures
from ui.viewings.steps import step_of
from ui.viewings.whole import WholeViewing, whole_viewing

_TONES = {
    ViewingState.TO_ARRANGE: "due",
    ViewingState.BOOKED: "viewing",
    ViewingState.HELD: "good",
    ViewingState.NO_SHOW: "due",
    ViewingState.CANCELLED: "plain",
}


class ViewingPage(Page):
    """Everything the host wants before the door opens, and what came of it."""

    features = frozenset({"viewings", "pictures", "sessions", "diary", "orders", "clients"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeViewing | None = None
        self.loader = Pictures(self, inline=work.inline)
        self.banner = Banner()
        self.when, self.before, self.chosen = (
            Card("The viewing"),
            Card("Before the door opens"),
            Card("What they chose"),
        )
        self.paper = Card("Orders")
        self.acts = QHBoxLayout()
        self.acts.setSpacing(12)
        self.buttons.addLayout(self.acts)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(Pile(self.when, self.chosen), 3)
        halves.addWidget(Pile(self.before, self.paper), 2)
        self.body.addWidget(self.banner)
        self.body.addLayout(halves, 1)
        self.banner.wish.connect(self.wish)

    def about(self) -> dict[str, object]:
        """The family of this viewing, for F2, F8 and Ctrl+R."""
        return {"household_id": self.whole.household.id} if self.whole is not None else {}

    def repeats(self) -> dict[str, object]:
        """Ctrl+R photographs again what is shown at this viewing."""
        return {"session_id": self.whole.session.id} if self.whole is not None else {}

    def reload(self) -> None:
        """Ask for the viewing this page is about."""
        viewing_id = self.with_.get("viewing_id")
        if viewing_id is not None:
            self.work.ask(whole_viewing, viewing_id, then=self._show, owner=self)

    def _show(self, whole: WholeViewing) -> None:
        self.whole = whole
        row, today = whole.viewing, whole.today
        where = "at their home" if row.place is Place.HOME else row.room
        parts = [screen_time(row.wall, today), where] if row.wall is not None else ["Not booked yet"]
        self.show_title(f"Viewing: {whole.household.name}", "  ·  ".join(part for part in parts if part))
        self.show_warnings(whole.household.warnings)
        self.show_quiet(whole.household.id)
        self.banner.show_step(step_of(whole), "images")
        self._show_when(whole)
        self._show_before(whole)
        self._show_chosen(whole)
        self._show_orders(whole)
        self._offer(whole)

    def _show_when(self, whole: WholeViewing) -> None:
        self.when.clear()
        row, today = whole.viewing, whole.today
        badge = (row.outcome.value if row.outcome else row.state.value, _TONES[row.state])
        if row.wall is not None:
            length = counted(row.minutes or 0, "minute")
            host = f"with {row.host}, {length}" if row.host else length
            self.when.body.addWidget(Fact(screen_time(row.wall, today), host, *badge))
        else:
            self.when.body.addWidget(Fact("Not booked yet", row.not_yet_reason, *badge))
        for title, detail in (
            (row.attendees, "Who comes"),
            (row.hospitality, "Drinks, allergies, access"),
            (_told(whole), ""),
            (row.mood, "How they were"),
            (row.outcome_reason, "Why"),
            (row.cancelled_reason, "Why it was called off"),
        ):
            if title:
                self.when.body.addWidget(Fact(title, detail))
        if row.next_contact_on is not None:
            asked = "We have asked once; the rest is theirs." if row.chased_at else "One call, as agreed"
            self.when.body.addWidget(Fact(f"We may ask on {screen_date(row.next_contact_on, today)}", asked))
        for move in whole.moves:
            detail = f"By {move.moved_by}" + (f": {move.reason}" if move.reason else "")
            self.when.body.addWidget(Fact(f"Moved from {screen_time(move.wall_before, today)}", detail))

    def _show_before(self, whole: WholeViewing) -> None:
        self.before.clear()
        session = whole.session
        if session.comfort is Comfort.UNSURE:
            self.before.body.addWidget(Label("At the session they were unsure:", "name", wrap=True))
            self.before.body.addWidget(Label(f"“{session.comfort_words}”", "words", wrap=True, select=True))
        elif session.comfort is Comfort.NOT_ASKED:
            self.before.body.addWidget(
                Fact("The comfort question was not asked", session.comfort_words, "ask", "due")
            )
        if whole.household.advice is Advice.IF_ASKED:
            self.before.body.addWidget(Fact("Advice only if they ask", "", "their wish", "plain"))
        taken = counted(session.images_taken, "picture") if session.images_taken is not None else "Pictures"
        seen = f"{taken}, {screen_date(session.wall.date(), whole.today)}, with {session.photographer}"
        self.before.body.addWidget(Fact(listed(session.sitters) or whole.household.name, seen))
        if session.preparation:
            self.before.body.addWidget(Fact("They told us", session.preparation))

    def _show_chosen(self, whole: WholeViewing) -> None:
        self.chosen.clear()
        row = whole.viewing
        loved = {choice.picture_id: choice for choice in whole.loved}
        if loved:
            rows = [each for each in whole.pictures if each.id in loved]
            self.chosen.body.addWidget(ChosenPictures(self.loader, rows))
        if row.chosen and not {each.ref for each in whole.loved}.issuperset(row.chosen):
            shown = f"of {row.images_shown:,} shown" if row.images_shown else ""
            self.chosen.body.addWidget(Fact(" · ".join(row.chosen), shown))
        for choice in whole.choices:
            if choice.note:
                self.chosen.body.addWidget(Fact(f"“{choice.note}”", choice.ref))
        perhaps = [choice.ref for choice in whole.choices if choice.mark is Mark.PERHAPS]
        if perhaps:
            self.chosen.body.addWidget(Fact(" · ".join(perhaps), "perhaps"))
        self.chosen.setVisible(self.chosen.body.count() > 0)

    def _show_orders(self, whole: WholeViewing) -> None:
        self.paper.clear()
        for order in whole.orders:
            button = Button(
                order.name if order.number is None else f"{order.name}, {order.state.value}",
                "receipt-pound-sterling",
                "quiet",
            )
            button.clicked.connect(
                lambda _=False, order_id=order.id: self.hope("open_order", order_id=order_id)
            )
            self.paper.body.addWidget(button)
        self.paper.setVisible(bool(whole.orders))

    # What can be done.

    def _offer(self, whole: WholeViewing) -> None:
        while (item := self.acts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, act in self._acts(whole):
            button = Button(words)
            button.clicked.connect(act)
            self.acts.addWidget(button)

    def _acts(self, whole: WholeViewing) -> list[tuple[str, Callable[[], None]]]:
        row = whole.viewing
        acts: list[tuple[str, Callable[[], None]]] = [("Open the &family", self._family)]
        if row.state is ViewingState.BOOKED:
            if whole.has_begun:
                acts.append(("Did &not come", self._no_show))
            elif whole.appointment is not None:
                acts.append(("Not &told yet" if whole.appointment.told_client else "&Told them", self._tell))
            acts.append(("&Move", self._move))
        room = row.state is ViewingState.BOOKED or (whole.pictures and row.state is ViewingState.HELD)
        step = step_of(whole)
        if room and not (step is not None and step.wish == "open_viewing_room"):
            acts.append(("Viewing &room", self._room))
        if row.state is ViewingState.BOOKED and whole.has_begun and whole.pictures:
            acts.append(("&Write it down", self._hold))
        if row.outcome is Outcome.THINKING:
            if row.chased_at is None:
                acts.append(("We &asked", lambda: self._think(Outcome.THINKING)))
            acts.append(("No &order", lambda: self._think(Outcome.NO_ORDER)))
        if row.state in (ViewingState.TO_ARRANGE, ViewingState.BOOKED, ViewingState.NO_SHOW):
            acts.append(("Ca&ll off", self._cancel))
        if row.state is ViewingState.CANCELLED and whole.may_be_offered_again:
            acts.append(("&Book another", self._offer_again))
        return acts

    def _now(self) -> WholeViewing:
        assert self.whole is not None
        return self.whole

    def _do(self, verb: Callable[..., Any], *args: Any) -> None:
        self.work.do(verb, *args, owner=self)

    def _family(self) -> None:
        self.hope("open_client", household_id=self._now().household.id)

    def _room(self) -> None:
        self.hope("open_viewing_room", viewing_id=self._now().viewing.id)

    def _hold(self) -> None:
        self.hope("hold_viewing", viewing_id=self._now().viewing.id)

    def _no_show(self) -> None:
        self._do(viewings.no_show, self._now().viewing.id, self._now().viewing.version)

    def _offer_again(self) -> None:
        def arrange(viewing_id: object) -> None:
            self.hope("open_viewing", viewing_id=viewing_id)
            self.hope("arrange_viewing", viewing_id=viewing_id)

        self.work.do(viewings.offer_again, self._now().session.id, owner=self, then=arrange)

    def _tell(self) -> None:
        appointment = self._now().appointment
        if appointment is not None:
            self._do(diary.tell, appointment.id, not appointment.told_client)

    def _think(self, outcome: Outcome) -> None:
        self._do(viewings.thought_over, self._now().viewing.id, outcome)

    def _move(self) -> None:
        whole = self._now()
        if whole.appointment is None:
            return
        staff = [(person.id, person.name) for person in whole.staff]
        record = (whole.viewing.id, whole.viewing.version)
        rooms = [(room.id, room.name) for room in whole.rooms]
        MoveForm(
            self.work, "Move the viewing", whole.appointment, viewings.move, record, rooms, staff, staff, whole.today,
            self, late=True,
        ).open()  # fmt: skip

    def _cancel(self) -> None:
        whole = self._now()
        ReasonForm(
            self.work,
            "Call the viewing off",
            f"{whole.household.name}. Their pictures stay.",
            "&Call it off",
            viewings.cancel,
            (whole.viewing.id, whole.viewing.version),
            self,
        ).open()


def _told(whole: WholeViewing) -> str:
    if whole.viewing.state is not ViewingState.BOOKED or whole.appointment is None or whole.has_begun:
        return ""
    return (
        "They have been told this time"
        if whole.appointment.told_client
        else "They have not been told this time yet"
    )
