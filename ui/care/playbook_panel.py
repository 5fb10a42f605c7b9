"""The playbook beside the concern form: what to say, what to leave unsaid, what usually puts it right."""

from __future__ import annotations

from studio import casebook
from studio.care import Aspect
from studio.casebook import PageRow
from ui.kit.cards import Card
from ui.kit.fields import ChoiceField
from ui.kit.text import Label
from ui.kit.work import Work

_PARTS = (("Say", "say"), ("Leave unsaid", "leave_unsaid"), ("What usually puts it right", "puts_right"))


class PlaybookPanel(Card):
    """One page of the playbook, to be read at a glance while she is on the line; it changes with what it is about."""

    def __init__(self, work: Work) -> None:
        super().__init__("Playbook")
        self.work = work
        self.page: PageRow | None = None
        self._asked: tuple[Aspect | None] | None = None

    def follow(self, aspect: ChoiceField) -> None:
        """Keep to what is chosen in a form as what it is about."""

        def show() -> None:
            chosen = aspect.value_or_none()
            self.show_aspect(chosen if isinstance(chosen, Aspect) else None)

        aspect.changed.connect(show)
        show()

    def show_aspect(self, aspect: Aspect | None = None) -> None:
        """Show the page about this, or the one for every concern; asked again for the same it stays as it is."""
        if self._asked == (aspect,):
            return
        self._asked = (aspect,)
        self.work.ask(casebook.playbook, aspect, then=self._show, owner=self)

    def _show(self, page: PageRow) -> None:
        self.page = page
        self.clear()
        self.show_heading("Playbook", page.heading)
        for heading, part in _PARTS:
            words = str(getattr(page, part)).strip()
            if not words:
                continue
            self.body.addWidget(Label(heading, "name"))
            for paragraph in words.split("\n"):
                if paragraph.strip():
                    self.body.addWidget(Label(paragraph, "second", wrap=True))
