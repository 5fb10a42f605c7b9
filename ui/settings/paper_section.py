"""The paper that letters are printed on and the envelopes they go out in, with a page to measure them by."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import business
from studio.business import ENVELOPE_LENGTHS, PaperDraft, StudioRow
from studio.errors import Refused, StudioError
from ui.kit import notices, printing
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.work import Work
from ui.settings.section import Section, fact, top_button
from ui.settings.window_drawing import WindowDrawing

_HOW = (
    "The address stands in the window wherever the sheet lies in its envelope, and nothing else ever does. "
    "Print the ruler page at its actual size, fold it, and look through the window of your own envelope."
)


class PaperSection(Section):
    """The size of the sheets, the envelope, and where its window is."""

    title = "Paper"
    icon = "mail"

    def build(self) -> None:
        """One card with the lengths and a drawing of the page."""
        self.row: StudioRow | None = None
        self.envelope = self.card("Sheets and envelopes")
        self.ruler = top_button(self.envelope, "Print the &ruler page", "printer", self.print_ruler)
        self.change = top_button(self.envelope, "&Change", "pencil", self._change, "Change the envelope")
        self.envelope.body.addWidget(Label(_HOW, "muted", wrap=True))
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 6, 0, 0)
        across.setSpacing(20)
        self.drawing = WindowDrawing()
        across.addWidget(self.drawing, 0, Qt.AlignmentFlag.AlignTop)
        self.facts = self.card("As it is set")
        self.column.removeWidget(self.facts)
        across.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignTop)
        self.envelope.body.addWidget(beside)

    def load(self) -> None:
        """Ask for the studio."""
        self.work.ask(business.studio, then=self._show, owner=self)

    def _show(self, row: StudioRow) -> None:
        self.row = row
        self.change.setVisible(self.may("business.set_paper"))
        draft = PaperDraft.of(row.paper_size, row.envelope)
        self.drawing.show_draft(draft)
        known = next((name for name, each in business.known_envelopes() if each == draft), "measured by you")
        self.facts.clear()
        fact(self.facts, "Sheets", draft.paper_size)
        fact(self.facts, "Envelope", known)
        fact(self.facts, "Its size", f"{_mm(draft.envelope_width)} × {_mm(draft.envelope_height)}")
        place = f"{_mm(draft.window_left)} from the left, {_mm(draft.window_top)} from the top"
        fact(self.facts, "Window", f"{_mm(draft.window_width)} × {_mm(draft.window_height)}, {place}")

    def prints_itself(self) -> bool:
        """Print the ruler page."""
        self.print_ruler()
        return True

    def print_ruler(self) -> None:
        """Print the page to measure an envelope by."""
        self.work.ask(business.ruler_page, then=self._print, owner=self)

    def _print(self, pdf: bytes) -> None:
        try:
            printing.print_pages(self, "Ruler page.pdf", pdf)
        except StudioError as error:
            notices.bar(self, error.message, "due")

    def _change(self) -> None:
        if self.row is not None:
            self.open_form(PaperForm(self.work, self.row))


class PaperForm(FormDialog):
    """The envelope and its window, from its top left corner; the drawing beside follows as one types."""

    heading = "Paper and envelopes"
    opens_at = (720, 640)

    def __init__(self, work: Work, row: StudioRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.version = row.version
        self.filling = False
        self.show_heading(self.heading, "Measure from the top left corner of the envelope, in millimetres.")
        known = [(name, name) for name, _ in business.known_envelopes()]
        self.known = ChoiceField([*known, ("", "Another, measured by us")])
        self.add("known", "&Envelope", self.known)
        sizes = [(size, size) for size in business.paper_sizes()]
        self.row(
            ("paper_size", "&Paper", ChoiceField(sizes, first=True)),
            ("envelope_width", "Envelope, &wide", _length()),
            ("envelope_height", "Envelope, &high", _length()),
        )
        self.row(
            ("window_left", "Window from the &left", _length()),
            ("window_top", "Window from the &top", _length()),
            ("window_width", "Window w&ide", _length()),
            ("window_height", "Window hi&gh", _length()),
        )
        self.drawing = WindowDrawing(0.72)
        self.place(self.drawing)
        self._fill(PaperDraft.of(row.paper_size, row.envelope))
        for name in (*ENVELOPE_LENGTHS, "paper_size"):
            self.fields[name].changed.connect(self._follow)
        self.known.changed.connect(self._take_known)

    def _fill(self, draft: PaperDraft) -> None:
        names = [name for name, each in business.known_envelopes() if each == draft]
        lengths: dict[str, Any] = {name: _typed(getattr(draft, name)) for name in ENVELOPE_LENGTHS}
        self.filling = True  # half of one envelope and half of another is none that anybody chose
        self.fill({**lengths, "paper_size": draft.paper_size, "known": names[0] if names else ""})
        self.filling = False
        self.drawing.show_draft(draft)

    def _take_known(self) -> None:
        for name, draft in () if self.filling else business.known_envelopes():
            if name == self.known.value_or_none():
                self._fill(draft)

    def _follow(self) -> None:
        if self.filling:
            return
        try:
            draft = self._draft()
        except Refused:
            return
        self.drawing.show_draft(draft)
        names = [name for name, each in business.known_envelopes() if each == draft]
        if self.known.value_or_none() not in (names or [""]):
            self.known.set_value(names[0] if names else "")

    def _draft(self) -> PaperDraft:
        lengths = {name: _tenths(self.read(name), name) for name in ENVELOPE_LENGTHS}
        return PaperDraft(paper_size=self.read("paper_size"), **lengths)

    def save(self) -> None:
        """Apply at once; letters kept already stay as they are."""
        self.send(business.set_paper, self._draft(), self.version)


def _length() -> LineField:
    return LineField("such as 22.2", length=8)


def _typed(tenths: int) -> str:
    return f"{tenths / 10:g}"


def _mm(tenths: int) -> str:
    return f"{tenths / 10:g} mm"


def _tenths(typed: str, field: str) -> int:
    """A length as it is typed, ``22.2`` or ``22,2 mm``, in tenths; raises Refused at its field."""
    try:
        length = Decimal(typed.lower().replace("mm", "").replace(",", ".").strip())
    except InvalidOperation:
        raise Refused("Please type millimetres, such as 22 or 22.2.", field) from None
    if not length.is_finite() or not 0 <= length <= 1000:
        raise Refused("Please type millimetres from 0 to 1000.", field)
    return round(length * 10)
