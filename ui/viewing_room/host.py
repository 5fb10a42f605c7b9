"""What the host alone should know, at the desk and never on the family's monitor: worries, wishes, the round."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import viewings
from studio.clients import Advice
from studio.errors import Refused
from studio.sessions import Comfort
from ui.kit.cards import Card, Fact
from ui.kit.comfort import ComfortCard
from ui.kit.quiet import QuietBanner
from ui.kit.text import Label
from ui.viewing_room.state import RoomState
from ui.viewing_room.whole import Room

QUESTION = "“Is there anything about how you look that you are unsure of?”"
ROUNDS = {2: "The second round, with our compliments", 3: "The third round, with our compliments"}


class HostCard(Card):
    """What worried them before, which round it is, and how they would like to be advised."""

    def __init__(self, state: RoomState) -> None:
        super().__init__("To mind")
        self.state = state
        self._shown: Room | None = None
        state.changed.connect(self.look)

    def look(self) -> None:
        """Show what is known of this viewing."""
        room = self.state.room
        if room is None or room is self._shown:
            return
        self._shown = room
        self.clear()
        self._show_round(room)
        self._show_comfort(room)
        if room.household.advice is Advice.IF_ASKED:
            self.body.addWidget(Fact("Advice only if they ask", "their wish"))
        if room.viewing.hospitality or room.household.hospitality:
            self.body.addWidget(
                Fact(room.viewing.hospitality or room.household.hospitality, "drinks, allergies, access")
            )
        self.setVisible(self.body.count() > 0)

    def _show_round(self, room: Room) -> None:
        if room.reshoot is None:
            return
        self.body.addWidget(
            Label(ROUNDS.get(room.round, f"Round {room.round}, with our compliments"), "name", wrap=True)
        )
        if room.her_words:
            self.body.addWidget(Label(f"“{room.her_words}”", "said", wrap=True, select=True))
        for what, words in (("to change", room.reshoot.change), ("to keep", room.reshoot.keep)):
            if words:
                self.body.addWidget(Fact(words, what))

    def _show_comfort(self, room: Room) -> None:
        session = room.session
        if session.comfort is Comfort.UNSURE:
            self.body.addWidget(Label("At the session they were unsure:", "second"))
            self.body.addWidget(Label(f"“{session.comfort_words}”", "said", wrap=True, select=True))


class HostSide(QWidget):
    """What the host should know, and the question to ask before the first picture."""

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        self.state = state
        self.comfort, self.card = ComfortCard(QUESTION, narrow=True), HostCard(state)
        self.comfort.show_heading("For you alone")
        self.quiet = QuietBanner(state.work, narrow=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.quiet)
        column.addWidget(self.comfort)
        column.addWidget(self.card)
        self.comfort.answered.connect(self._keep)
        state.changed.connect(self._look)

    def _look(self) -> None:
        room = self.state.room
        if room is not None:
            self.quiet.show_of(room.household.id)
            row = room.viewing
            self.comfort.show_answer(row.comfort, row.comfort_words, is_open=self.state.may_choose)

    def _keep(self, answer: Comfort, words: str) -> None:
        if self.state.viewing_id is not None:
            self.state.work.do(
                viewings.note_comfort, self.state.viewing_id, answer, words, owner=self, refused=self._refused
            )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.comfort.words.refuse(error.message)
