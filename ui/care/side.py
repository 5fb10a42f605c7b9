"""What stays in sight beside the concern form: their pictures, those of them that are meant, and their dates."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.care.knowing import Known, Round, beside
from ui.care.marking import MarksField, things
from ui.kit import theme
from ui.kit.cards import Card, Fact, Pile
from ui.kit.text import Label

WIDTH = 316


class Side(Pile):
    """A column of cards; what else helps during the call is added to it with ``add``."""

    def __init__(self, known: Known, *, inline: bool) -> None:
        self.known = known
        self.marks = MarksField(inline=inline)
        self.marks.names_itself("marks", "Which do they mean?", False)
        self.pictures, self.dates = Card("Which do they mean?"), Card("Their dates")
        super().__init__(self.pictures, self.dates)
        self.pictures.body.addWidget(self.marks)
        self.marks.marked.connect(self._bring_into_view)
        self.setFixedWidth(theme.px(WIDTH))

    def _bring_into_view(self, row: QWidget) -> None:
        ground = self.widget()
        if ground is not None:
            ground.adjustSize()
            self.ensureWidgetVisible(row)

    def show_round(self, chosen: Round | None) -> None:
        """The pictures and pieces of one round, those that were ordered first, and what happened when."""
        ordered = {line.image_ref for line in chosen.order.lines} if chosen and chosen.order else set()
        rows = sorted(chosen.pictures, key=lambda row: row.ref not in ordered) if chosen else ()
        found = things(rows, chosen.pieces) if chosen else ()
        self.marks.offer(found)
        self.pictures.setVisible(bool(found))
        self.dates.clear()
        telephone = self.known.household.telephone
        if telephone:
            self.dates.body.addWidget(Label(telephone, "figure", select=True))
        for title, detail in beside(chosen, self.known.today) if chosen else ():
            self.dates.body.addWidget(Fact(title, detail))
        if chosen is None:
            self.dates.body.addWidget(Label("No pictures are chosen.", "muted", wrap=True))
