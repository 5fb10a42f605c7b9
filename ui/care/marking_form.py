"""The pictures and pieces of a case: shown with what was said of each, and marked later than in the call."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import care
from studio.care import ConcernRow, MarkedRow
from ui.care.knowing import Known, Round
from ui.care.marking import MarksField, things
from ui.care.small_forms import CaseForm
from ui.care.whole import WholeCase
from ui.kit import theme
from ui.kit.cards import Card, Fact
from ui.kit.fields import ChoiceField
from ui.kit.pictures import Pictures, Size
from ui.kit.small_pictures import fitted
from ui.kit.text import Button
from ui.kit.work import Work

WIDE, HIGH = 72, 54


class _Shown(QWidget):
    """One photograph, small."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setFixedSize(theme.px(WIDE), theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(place, 6, 6)
        painter.fillPath(outline, theme.tone("plain")[1])
        painter.setClipPath(outline)
        if self.image is not None:
            painter.drawImage(fitted(self.image, place), self.image)


class MarksCard(Card):
    """What they mean, picture by picture; not there while nothing is marked."""

    taken_back = Signal(object)

    def __init__(self, *, inline: bool) -> None:
        super().__init__("What they mean")
        self.loader = Pictures(self, inline=inline)
        self.loader.shown.connect(self._put)
        self._shown: dict[int, list[_Shown]] = {}
        self.buttons: dict[int, Button] = {}

    def show_case(self, whole: WholeCase) -> None:
        """Each with its photograph, what it is about and their words of it."""
        self.clear()
        self._shown, self.buttons = {}, {}
        self.setVisible(bool(whole.marked))
        for mark, photograph in whole.marked:
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(12)
            if photograph is not None:
                small = _Shown()
                self._shown.setdefault(photograph.id, []).append(small)
                across.addWidget(small)
            across.addWidget(Fact(*_words(mark)), 1)
            if whole.row.is_open:
                button = Button("", "x", "quiet", says=f"It is not {mark.ref or 'the whole'}")
                button.clicked.connect(lambda _=False, mark=mark: self.taken_back.emit(mark.id))
                self.buttons[mark.id] = button
                across.addWidget(button)
            self.body.addWidget(line)
        for _, photograph in whole.marked:
            if photograph is not None:
                self.loader.ask(photograph, Size.THUMB)

    def _put(self, picture_id: int, _size: object, image: QImage) -> None:
        for small in self._shown.get(picture_id, ()):
            small.image = image
            small.update()


def _words(mark: MarkedRow) -> tuple[str, str]:
    ref = mark.ref or "the whole"
    title = f"{ref[:1].upper()}{ref[1:]}: {mark.aspect.value}"
    return title, f"“{mark.words}”" if mark.words else ""


class MarkForm(CaseForm):
    """Their pictures again, to press those they mean."""

    heading = "Which pictures they mean"
    opens_at = (420, 620)

    def __init__(self, work: Work, case: ConcernRow, known: Known, parent: QWidget | None = None) -> None:
        self.known = known
        super().__init__(work, case, parent)

    def build(self) -> None:
        rounds = [(place, each.title) for place, each in enumerate(self.known.rounds)]
        self.which = self.add("which", "&From", ChoiceField(rounds, first=True))
        theirs = [place for place, each in enumerate(self.known.rounds) if self._is_about(each)]
        if theirs:
            self.which.set_value(theirs[0])
        self.marks = self.add("marks", "&Press those they mean", MarksField(inline=self.work.inline))
        self.which.changed.connect(self._offer)
        self._offer()

    def _is_about(self, each: Round) -> bool:
        session, order = each.session, each.order
        return (session is not None and session.id == self.case.session_id) or (
            order is not None and order.id == self.case.order_id
        )

    def _offer(self) -> None:
        place = self.which.value_or_none()
        chosen = self.known.rounds[place] if isinstance(place, int) else None
        self.marks.offer(things(chosen.pictures, chosen.pieces) if chosen else ())

    def save(self) -> None:
        self.send(care.mark, self.case.id, self.marks.value(self.case.aspect))
