"""On no page and in no form do two things answer to one key: Qt would do neither."""

from collections import defaultdict
from datetime import date

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from studio import sessions
from tests.stories import the_receptionists_day as day
from tests.stories.test_the_receptionists_day import books, desk
from tests.stories.the_books_that_morning import TODAY, Books
from tests.stories.the_desk import Desk
from ui.kit.wish import Wish

__all__ = ["books", "desk"]


def keys_of(window: QWidget) -> dict[str, list[str]]:
    """Every key that something in sight answers to, and what."""
    keys: dict[str, list[str]] = defaultdict(list)
    for button in window.findChildren(QAbstractButton):
        if _in_sight(button, window) and button.isEnabled() and not button.shortcut().isEmpty():
            keys[button.shortcut().toString()].append(button.text())
    for label in window.findChildren(QLabel):
        if _in_sight(label, window) and label.buddy() is not None and "&" in label.text():
            keys[f"Alt+{label.text().partition('&')[2][0].upper()}"].append(label.text())
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and _in_sight(owner, window) and shortcut.isEnabled():
            keys[shortcut.key().toString()].append(type(owner).__name__)
    return keys


def _in_sight(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.window() is window


def twice(window: QWidget, where: str) -> list[str]:
    """The keys that mean two things."""
    QApplication.processEvents()
    return [f"{where}: {key} {what}" for key, what in keys_of(window).items() if len(what) > 1]


def pages(books: Books) -> list[tuple[str, dict[str, object]]]:
    """Every page, about something."""
    family = {"household_id": books.fringe.household_id}
    return [
        ("today", {}), ("diary", {}), ("clients", {}), ("client", dict(family)), ("orders", {}),
        ("order", {"order_id": books.fringe.order_id}), ("care", {}), ("case", {"concern_id": 1}),
        ("letters", {}), ("letter", {"letter_id": books.slip}), ("enquiries", {}), ("promises", {}),
        ("on_the_day", {"session_id": books.arriving}), ("doubles", {}), ("settings", {}),
        ("viewing", {"viewing_id": 1}), ("viewing_room", {"viewing_id": 1}),
    ]  # fmt: skip


def forms(desk: Desk, books: Books) -> list[tuple[str, dict[str, object]]]:
    """Every form of the front desk."""
    family = {"household_id": books.fringe.household_id}
    moving = {"session_id": books.moving}
    appointment = desk.store.ask(sessions.session, books.moving).appointment_id
    return [
        ("book", {}), ("book", dict(family)), ("concern", dict(family)), ("reshoot", dict(family)),
        ("log_message", {}), ("log_message", dict(family)), ("open_message", {"message_id": 1}),
        ("make_promise", dict(family)), ("new_enquiry", {}), ("open_enquiry", {"enquiry_id": 1}),
        ("new_client", {}), ("amend_client", dict(family)), ("open_session", moving),
        ("move_appointment", {"appointment_id": appointment}), ("other_appointment", {}),
        ("waiting_list", {}), ("wait_for_earlier", moving), ("hand_over", {}), ("new_order", dict(family)),
        ("confirmation", moving), ("merge_clients", dict(family)), ("day_sheet", {"on": TODAY}),
        ("week_sheet", {"monday": date(2026, 11, 23)}), ("import_calendar", {}), ("export_calendar", {}),
    ]  # fmt: skip


@pytest.mark.timeout(300)
def test_no_key_means_two_things(desk: Desk, books: Books) -> None:
    day.opens_up(desk)
    found: list[str] = []
    for key, about in pages(books):
        desk.window.go(key, **about)
        found += twice(desk.window, key)
    desk.window.go("today")
    for verb, about in forms(desk, books):
        desk.window.grant(Wish(verb, about))
        form = QApplication.activeModalWidget()
        assert form is not None, f"nothing opens for {verb}"
        found += twice(form, verb)
        form.close()
        form.deleteLater()
        QApplication.processEvents()
    assert found == []
