"""Who of a household also lives in another, such as a child of parents who live apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clients
from studio.clients import HouseholdRow, OtherHome, PersonId
from ui.kit import notices
from ui.kit.cards import Card, Fact
from ui.kit.fields import ChoiceField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class HomesCard(Card):
    """Says it in a sentence, leads to the other home, and writes somebody into another one."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__("Another home")

    def show_homes(
        self, row: HouseholdRow, homes: Sequence[OtherHome], former_names: Sequence[str] = ()
    ) -> None:
        """Show where else people of this household live; nothing but the button while nobody does."""
        self.clear()
        for home in homes:
            self.body.addLayout(self._line(home))
        for name in former_names:
            self.body.addWidget(Fact(f"Formerly {name}", "Still found by that name"))
        add = Button("Someone has another home", "plus", "quiet")
        add.clicked.connect(lambda: self.wish.emit(Wish("other_home", {"household_id": row.id})))
        across = QHBoxLayout()
        across.addWidget(add)
        across.addStretch(1)
        self.body.addLayout(across)
        shown = bool(homes or former_names)
        self.show_heading("Another home" if homes else "Names before" if former_names else "")
        self.setVisible(shown or any(person.under_18 for person in row.people))

    def _line(self, home: OtherHome) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(Fact(home.person, f"also lives with {home.household}"), 1)
        there = Button("Open", kind="quiet", says=f"Open {home.household}")
        there.clicked.connect(
            lambda: self.wish.emit(Wish("open_client", {"household_id": home.household_id}))
        )
        part = Button("", "x", "quiet", says=f"{home.person} has one home")
        part.clicked.connect(lambda: self._part(home))
        across.addWidget(there)
        across.addWidget(part)
        return across

    def _part(self, home: OtherHome) -> None:
        self.wish.emit(Wish("other_home", {"household_id": home.household_id, "part": home.person_id}))


class OtherHomeForm(FormDialog):
    """Who it is, and the household where they live as well; a new household is registered first."""

    heading: ClassVar[str] = "Someone has another home"
    save_words: ClassVar[str] = "&Write them in there too"

    def __init__(self, work: Work, row: HouseholdRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.place(
            Label(
                "Each home keeps its own address, letters and bookings, and is shown nothing of the other.",
                "muted",
                wrap=True,
            )
        )
        people = sorted(row.people, key=lambda person: not person.under_18)
        self.add(
            "person", "W&ho", ChoiceField([(person.id, person.name) for person in people]), required=True
        )
        self.add(
            "household",
            "Also lives &with",
            PickerField(work, clients.find, "Type the other household's name"),
            required=True,
        )

    def save(self) -> None:
        """Write them into the other household as well."""
        self.send(clients.add_home, self.read("person"), self.read("household").household_id)


def other_home(window: MainWindow, household_id: clients.HouseholdId, part: PersonId | None = None) -> None:
    """The form that writes somebody into a second home; with ``part`` the question whether they have one only."""
    if part is not None:
        if notices.confirm(
            window,
            "Have these two homes nothing to do with each other?",
            "Both keep what they have; only the tie between them goes.",
            "Part the two homes",
        ):
            window.work.do(clients.part_homes, part, owner=window)
        return

    def show(row: HouseholdRow) -> None:
        form = OtherHomeForm(window.work, row, window)
        form.open()

    window.work.ask(clients.household, household_id, then=show, owner=window)
