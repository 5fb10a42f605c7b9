"""What the pictures show: one line for each page and dialog.

``page(name, key, about)`` shows a page of ``ui/pages.py``; ``dialog(name, verb, about)`` grants a wish of
``ui/gestures.py`` and expects a dialog. ``about(db)`` finds in the studio whom to show it with, as the words of
the wish; None fails the picture, for the sample studio should have one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog

from tests.screens import (
    care,
    casebook,
    clients,
    diary,
    enquiries,
    first_order,
    letters,
    making,
    messages,
    orders,
    pictures,
    reports,
    sessions,
    stock,
    till,
    viewing_room,
    wall,
    wording,
)
from tests.screens.settings import FORMS
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.pages import PLACES
from ui.settings import page as settings

About = Callable[[Any], dict[str, object] | None]


@dataclass(frozen=True)
class Screen:
    """One picture: its name, how it comes to be shown, and whom with."""

    name: str
    show: Callable[[MainWindow, dict[str, object]], None]
    about: About | None = None
    before: str = ""
    """The page it stands before."""


def page(name: str, key: str, about: About | None = None) -> Screen:
    """A page of the window."""
    return Screen(name, lambda window, with_: window.go(key, **with_), about)


def dialog(name: str, verb: str, about: About | None = None, *, before: str = "today") -> Screen:
    """What a wish opens."""

    def show(window: MainWindow, with_: dict[str, object]) -> None:
        window.grant(Wish(verb, with_))

    return Screen(name, show, about, before)


def keys(window: MainWindow, with_: dict[str, object]) -> None:
    """The list of keys."""
    window.show_keys()
    assert window.findChild(QDialog) is not None


SECTIONS = tuple(kind.title for kind in settings.SECTIONS[1:])
"""The sections of Settings beyond the one it opens with."""


def section(title: str) -> About:
    """Show one section of Settings."""
    return lambda _db: {"section": title}


SCREENS: tuple[Screen, ...] = (
    *(page(place.key, place.key) for place in PLACES if not place.under),
    Screen("keys", keys, before="settings"),
    dialog("new-client", "new_client", before="clients"),
    dialog("book", "book"),
    dialog("concern", "concern"),
    dialog("sign-in", "sign_in", before="settings"),
    *(page(f"settings-{title.split()[0].lower()}", "settings", section(title)) for title in SECTIONS),
    *(Screen(name, show, before="settings") for name, show in FORMS.items()),
    dialog("welcome", "welcome", before="settings"),
    *(page(name, key, about) for name, key, about in till.PAGES),
    *(dialog(name, verb, about, before="till") for name, verb, about in till.DIALOGS),
    *(page(name, key, about) for name, key, about in care.PAGES),
    *(dialog(name, verb, about, before="care") for name, verb, about in care.DIALOGS),
    *(Screen(name, show, about, before="care") for name, show, about in care.FORMS),
    *(page(name, key, about) for name, key, about in first_order.PAGES),
    *(Screen(name, show, about, before="care") for name, show, about in first_order.FORMS),
    *(page(name, key, about) for name, key, about in casebook.PAGES),
    *(dialog(name, verb, about, before="care") for name, verb, about in casebook.DIALOGS),
    *(Screen(name, show, about, before="letters") for name, show, about in casebook.FORMS),
    *(page(name, key, about) for name, key, about in messages.PAGES),
    *(Screen(name, show) for name, show in messages.TODAYS),
    *(dialog(name, verb, about) for name, verb, about in messages.DIALOGS),
    page("doubles", "doubles"),
    *(dialog(name, verb, about, before="clients") for name, verb, about in clients.DIALOGS),
    *(Screen(name, show, about, before="clients") for name, show, about in clients.FORMS),
    *(page(name, key, about) for name, key, about in orders.PAGES),
    *(dialog(name, verb, about, before="orders") for name, verb, about in orders.DIALOGS),
    *(Screen(name, show, about, before="orders") for name, show, about in making.SHOWN),
    *(dialog(name, verb, about, before="making") for name, verb, about in making.DIALOGS),
    *(page(name, key, about) for name, key, about in letters.PAGES),
    *(Screen(name, show, about, before="letters") for name, show, about in letters.FORMS),
    page("wording", "wording"),
    *(dialog(name, verb, about, before="letters") for name, verb, about in wording.DIALOGS),
    *(Screen(name, show, before="letters") for name, show in wording.FORMS),
    *(Screen(name, show, about, before="diary") for name, show, about in diary.FORMS),
    *(Screen(name, show, about, before="diary") for name, show, about in reports.FORMS),
    *(Screen(name, show, about, before="diary") for name, show, about in pictures.FORMS),
    *(Screen(name, show, about, before="diary") for name, show, about in sessions.FORMS),
    *(Screen(name, show, about) for name, show, about in viewing_room.FORMS),
    *(Screen(name, show, about) for name, show, about in wall.FORMS),
    *(Screen(name, show, about, before="making") for name, show, about in stock.FORMS),
    page("enquiries", "enquiries"),
    *(dialog(name, verb, about, before="enquiries") for name, verb, about in enquiries.DIALOGS),
    *(Screen(name, show, about, before="enquiries") for name, show, about in enquiries.FORMS),
)
