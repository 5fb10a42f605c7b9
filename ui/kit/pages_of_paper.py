"""The pages of a PDF on screen, as the printer will have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme

_POINTS_AN_INCH = 72
_A4_WIDE = 595


def images(pdf: bytes, dots_an_inch: float) -> Iterator[QImage]:
    """Each page drawn at a resolution; Trouble when the PDF cannot be read."""
    from studio.documents import pages

    for page in pages(pdf, dots_an_inch):
        image = QImage(page.rows, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        yield image.copy()


class _Sheet(QWidget):
    """One page: white paper in both themes, for that is what comes out of the printer."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self.image = image
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(
            round(self.image.width() / self.devicePixelRatioF()),
            round(self.image.height() / self.devicePixelRatioF()),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        at = QRectF(self.rect())
        painter.fillRect(at, Qt.GlobalColor.white)
        painter.drawImage(at, self.image)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageView(QScrollArea):
    """Shows the pages of a PDF below each other, as wide as there is room for or at their own size."""

    past_the_end = Signal(int)
    """A page was turned where there is none left: 1 beyond the last, -1 before the first."""

    def __init__(self, name: str = "The page as it will be printed") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pdf = b""
        self.pages: list[_Sheet] = []

    def show_pdf(self, pdf: bytes, *, wide: int = 0) -> None:
        """Show these bytes; ``wide`` is the width of a page in pixels, else the width of the view."""
        self.show_images(pdf, tuple(images(pdf, self.dots(wide=wide))))

    def dots(self, *, wide: int = 0) -> float:
        """At how many dots an inch a page is drawn to be as wide as there is room for, or ``wide`` pixels."""
        room = wide or max(self.viewport().width() - 40, 320)
        return _POINTS_AN_INCH * room / _A4_WIDE * self.devicePixelRatioF()

    def show_images(self, pdf: bytes, drawn: Sequence[QImage]) -> None:
        """Show pages that were drawn already, away from the window's thread; where it stood is kept."""
        self.pdf = pdf
        sharp = self.devicePixelRatioF()
        if len(drawn) == len(self.pages) and all(
            page.image.size() == image.size() for page, image in zip(self.pages, drawn, strict=True)
        ):
            for page, image in zip(self.pages, drawn, strict=True):
                page.image = image
                page.update()
            return
        ground = QWidget()
        ground.setProperty("ground", "clear")
        column = QVBoxLayout(ground)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(18)
        self.pages = []
        for number, image in enumerate(drawn, 1):
            image.setDevicePixelRatio(1)
            page = _Sheet(image, f"Page {number}")
            page.setFixedSize(QSize(round(image.width() / sharp), round(image.height() / sharp)))
            self.pages.append(page)
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        place = steps.get(Qt.Key(event.key()))
        turned = {Qt.Key.Key_PageDown: (bar.maximum(), 1), Qt.Key.Key_PageUp: (bar.minimum(), -1)}
        ends, way = turned.get(Qt.Key(event.key()), (None, 0))
        if ends is not None and bar.value() == ends:
            self.past_the_end.emit(way)
        elif place is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(place)
