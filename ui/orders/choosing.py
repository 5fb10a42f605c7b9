"""Whose order it is, where the page does not say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import clients
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.work import Work


class ChooseFamily(FormDialog):
    """Type a name, a telephone or a postcode; Enter chooses."""

    heading = "Whose order is it?"
    save_words = "&Go on"
    opens_at = (520, 420)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.who = self.add(
            "household_id",
            "&Family",
            PickerField(work, clients.find, "name, telephone or postcode"),
            required=True,
        )
        self.who.picked.connect(lambda _: self.press_save())

    def save(self) -> None:
        """Go on with the family chosen."""
        self.succeed(self.read("household_id").household_id)
