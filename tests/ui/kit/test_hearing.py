"""Those who hear the window: whatever can be reached with the keyboard has a name, and a ring when it is there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tests.ui.kit.samples import SampleForm, SamplePage
from ui.kit.keys import KeysSheet
from ui.kit.notices import BugReport, Confirm

SPOKEN = {
    QAccessible.Role.PushButton, QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText, QAccessible.Role.ComboBox, QAccessible.Role.SpinBox, QAccessible.Role.Table,
    QAccessible.Role.List, QAccessible.Role.ListItem, QAccessible.Role.ProgressBar, QAccessible.Role.Dialog,
}  # fmt: skip


def pieces(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield of
    for place in range(of.childCount()):
        child = of.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from pieces(child)


def nameless(window: QWidget) -> list[str]:
    """What can be reached in a window and says no name, as its kind and place."""
    return [
        f"{piece.role().name} {piece.rect().getRect()}"
        for piece in pieces(QAccessible.queryAccessibleInterface(window))
        if piece.role() in SPOKEN and not piece.text(QAccessible.Text.Name).strip()
    ]


@pytest.mark.parametrize(
    "make",
    [
        SamplePage,
        SampleForm,
        lambda work: Confirm(None, "Cancel the session?", "The slot is given away.", "Cancel the session"),
        lambda work: BugReport(None, "ZeroDivisionError", "window.log"),
        lambda work: KeysSheet(None, [("F2", "Book a session")]),
    ],
    ids=["page", "form", "confirm", "bug", "keys"],
)
def test_everything_that_can_be_reached_says_its_name(make, work, qtbot):
    window = make(work)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.show()
    assert nameless(window) == []


def test_a_nameless_button_would_be_found(qtbot):
    from ui.kit.text import Button

    button = Button("", "x")
    qtbot.addWidget(button)
    button.show()
    assert nameless(button) != []


def test_a_form_is_walked_from_top_to_bottom_with_the_tab_key(work, qtbot, qapp):
    form = SampleForm(work)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    form.fields["client"].setFocus()
    order = []
    for _ in range(20):
        order.append(qapp.focusWidget())
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    controls = [field.control for field in form.fields.values()]
    assert [widget for widget in order if widget in controls][: len(controls)] == controls
    assert form.save_button in order


def test_what_the_keyboard_is_on_looks_different(work, qtbot):
    page = SamplePage(work)
    qtbot.addWidget(page)
    page.resize(1000, 1400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    row = page.owed.rows[0]
    before = row.grab().toImage()
    row.setFocus()
    assert row.grab().toImage() != before
