"""The envelope in Settings: chosen, measured, refused at its length, and a page to measure it by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio import business
from studio.db import Store
from studio.documents import ENVELOPES, PaperSize, Windows, fitted
from tests.make.business import Staff
from tests.ui.settings.conftest import on_screen
from ui.kit import printing
from ui.settings.page import SettingsPage
from ui.settings.paper_section import PaperForm


def test_an_envelope_is_measured_and_every_letter_after_it_follows(
    at_desk, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    window = at_desk(staff.helen)
    window.go("settings")
    assert isinstance(window.page, SettingsPage)
    section = window.page.show_section("Paper")
    before = sqlite_store.ask(business.letterhead)
    assert before.windows == Windows()
    printed: list[bytes] = []
    printing.take_next(lambda _name, pdf: printed.append(pdf))
    assert window.page.prints_itself()
    assert printed[0].startswith(b"%PDF")

    qtbot.mouseClick(section.change, Qt.MouseButton.LeftButton)
    form = on_screen(window, PaperForm)
    assert isinstance(form, PaperForm)
    form.known.set_value("US #10, window at the left")
    assert form.fields["window_height"].value() == "28.6"
    form.fields["window_top"].control.selectAll()
    qtbot.keyClicks(form.fields["window_top"].control, "20")
    assert form.known.value_or_none() == ""  # measured by ourselves now
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any("would show the letterhead" in words for words in said)
    form.fields["window_top"].control.selectAll()
    qtbot.keyClicks(form.fields["window_top"].control, "63,5 mm")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    row = sqlite_store.ask(business.studio)
    assert row.paper_size == "US Letter"
    assert row.windows == fitted(*ENVELOPES["US #10, window at the left"])
    assert sqlite_store.ask(business.letterhead).windows.width == PaperSize.US_LETTER.width
    assert "US #10" in "".join(label.text() for label in section.findChildren(QLabel))
