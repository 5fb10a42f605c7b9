"""When somebody is not happy: the line that is said first, and how far the goodwill of each role goes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import business, care
from studio.actor import Role
from studio.money import Money
from ui.kit.fields import LineField, MoneyField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.work import Work
from ui.settings.section import Section, fact, top_button


class CareSection(Section):
    """Both hold at once; nothing here can be asked of a client."""

    title = "Care"
    icon = "heart-handshake"

    def build(self) -> None:
        """Two cards."""
        self.line = ""
        self.limits: dict[Role, tuple[Money, ...]] = {}
        self.opening = self.card("What is said first")
        self.change_opening = top_button(
            self.opening, "C&hange", "pencil", self._change_opening, "Change what is said first"
        )
        self.goodwill = self.card("Goodwill in one case")
        self.change_limits = top_button(
            self.goodwill, "Change the &limits", "pencil", self._change_limits, "Change how far goodwill goes"
        )

    def load(self) -> None:
        """Ask for the line and the limits."""
        self.work.ask(care.opening, then=self._show_opening, owner=self)
        self.work.ask(business.goodwill_limits, then=self._show_limits, owner=self)

    def _show_opening(self, line: str) -> None:
        self.line = line
        self.change_opening.setVisible(self.may("care.set_opening"))
        self.opening.clear()
        self.opening.body.addWidget(Label(f"“{line}”", "words", wrap=True))
        words = "It stands at the top of the form while somebody is on the line."
        self.opening.body.addWidget(Label(words, "second", wrap=True))

    def _show_limits(self, limits: dict[Role, tuple[Money, ...]]) -> None:
        self.limits = limits
        self.change_limits.setVisible(self.may("business.set_goodwill"))
        self.goodwill.clear()
        for role, amounts in limits.items():
            up_to = f"up to {amounts[-1].show()}"
            own = f"{amounts[0].show()} to {amounts[-1].show()}, each person’s own"
            fact(self.goodwill, f"A {role}", up_to if len(amounts) == 1 else own)
        fact(self.goodwill, "The owner", "no limit")
        fact(self.goodwill, "What it counts", "refunds, journeys, credit and gifts")
        fact(self.goodwill, "A complimentary reshoot", "is never counted; everybody may offer it")
        fact(self.goodwill, "More than the limit", "is honoured as it was said, and the owner is shown it")

    def _change_opening(self) -> None:
        self.open_form(OpeningForm(self.work, self.line))

    def _change_limits(self) -> None:
        self.open_form(GoodwillForm(self.work, self.limits))


class OpeningForm(FormDialog):
    """The line to say; left empty it is the one the program brings."""

    heading = "What is said first"
    opens_at = (560, 300)

    def __init__(self, work: Work, line: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        hint = f"Left empty it is: “{care.OPENING}”"
        field = self.add("opening", "&To be read aloud", LineField(hint=hint, length=care.LONGEST_OPENING))
        field.set_value(line)

    def save(self) -> None:
        """Apply at once."""
        self.send(care.set_opening, self.read("opening"))


class GoodwillForm(FormDialog):
    """How far the goodwill of each role goes in one case; it then holds for everybody in that role."""

    heading = "Goodwill in one case"
    opens_at = (500, 380)

    def __init__(
        self, work: Work, limits: dict[Role, tuple[Money, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.show_heading(
            self.heading,
            "It holds for everybody in the role. More than that is honoured as it was said, and you are shown it.",
        )
        self.roles = tuple(limits)
        for role, amounts in limits.items():
            self.add(role.value, f"A &{role}, up to", MoneyField(), required=True).set_value(amounts[-1])

    def save(self) -> None:
        """Apply at once."""
        self.send(business.set_goodwill, {role: self.read(role.value) for role in self.roles})
