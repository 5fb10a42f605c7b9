"""A page drawn small: where the window of the envelope stands, and where on the page everything goes because of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.business import PaperDraft
from studio.errors import Refused
from ui.kit import theme
from ui.kit.tokens import Meaning

_NAMED = (("address", "address"), ("aside", "date"), ("body", "letter"), ("slip", "slip"))


class WindowDrawing(QWidget):
    """The page of a draft; nothing where its lengths leave no room for a letter."""

    def __init__(self, scale: float = 1.0) -> None:
        super().__init__()
        self.scale = scale
        self.draft: PaperDraft | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The page with the window of the envelope")

    def show_draft(self, draft: PaperDraft | None) -> None:
        """Draw these lengths."""
        self.draft = draft
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(round(220 * self.scale)), theme.px(round(300 * self.scale)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.draft is None:
            return
        try:
            zones = self.draft.windows()
        except Refused:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min((self.width() - 4) / zones.width, (self.height() - 4) / zones.height)
        painter.translate(2, 2)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(QRectF(0, 0, zones.width * scale, zones.height * scale))
        places = {
            "head": (zones.left, zones.head_top, zones.right, zones.head_bottom),
            "clear": zones.clear,
            "aside": (zones.aside_left, zones.address_top, zones.aside_right, zones.address_bottom),
            "address": (zones.address_left, zones.address_top, zones.address_right, zones.address_bottom),
            "body": (zones.left, zones.body_top, zones.right, zones.second_fold - 7),
            "slip": (zones.left, zones.second_fold + 6, zones.right, zones.height - 9),
        }
        boxes = {
            name: QRectF(QPointF(left * scale, top * scale), QPointF(right * scale, bottom * scale))
            for name, (left, top, right, bottom) in places.items()
        }
        for name in ("head", "aside", "body", "slip"):
            self._zone(painter, boxes[name], "line", "rail")
        self._zone(painter, boxes["clear"], "accent", None)
        self._zone(painter, boxes["address"], "accent", "accent_soft")
        self._folds(painter, [zones.first_fold * scale, zones.second_fold * scale], zones.width * scale)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small"))
        for name, words in (("head", "letterhead"), *_NAMED):
            painter.drawText(boxes[name], Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _zone(self, painter: QPainter, box: QRectF, edge: Meaning, fill: Meaning | None) -> None:
        style = Qt.PenStyle.SolidLine if fill else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.colour(edge), 1, style))
        painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _folds(self, painter: QPainter, folds: list[float], across: float) -> None:
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
        for fold in folds:
            painter.drawLine(QPointF(0, fold), QPointF(across, fold))
