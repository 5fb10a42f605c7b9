"""The Qt we stand on: it keeps its references, and the pages it shows are those of the PDF."""

import sys

from PySide6.QtWidgets import QLabel

from studio.documents import Letterhead, Paper, Paragraph, render
from ui.kit.pages_of_paper import PageView, images


def test_qt_drops_no_reference_to_none_or_true(qtbot):
    """PySide6 6.12 lost one of None with each of these calls on Python 3.11, and ended the program."""
    label = QLabel("A")
    qtbot.addWidget(label)
    label.show()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(2_000):
        label.setToolTip("A")
        label.setText(str(number))
        label.repaint()
        label.setEnabled(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(now - then) < 500 for now, then in zip(after, before, strict=True))


def letter() -> bytes:
    return render(
        Paper(
            letterhead=Letterhead("Marsh & Reed Portraits", ("4 Mill Lane", "01632 960100")),
            address=("Mrs C Ashworth", "12 Orchard Road", "INGATESTONE"),
            aside=("Wednesday 11 November 2026",),
            body=(Paragraph("Your portraits have been at home with you for a month now."),),
            title="L-000412",
        )
    )


def test_the_page_on_screen_is_the_page_of_the_pdf(qtbot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    pdf = letter()
    view.show_pdf(pdf)
    assert (view.pdf, len(view.pages)) == (pdf, 1)
    page = view.pages[0]
    assert abs(page.height() / page.width() - 297 / 210) < 0.01
    image = next(images(pdf, 72))
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )
    assert dark > 100
