"""Pictures of every page and dialog of a studio, in both themes and two sizes: ``make screens ARGS="--to DIR"``.

    python3 main.py screens --to DIR [--database FILE] [--only NAME …]

Without a database the sample studio is made first. A picture is taken once nothing is under way and all is
painted; a blank one fails the run. What is shown is in ``screens.py``: one line each.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from studio.actor import Actor, Role
from tests.screens.screens import SCREENS, Screen
from ui.kit import preferences, theme
from ui.kit.work import Work
from ui.main_window import MainWindow

THEMES = ("light", "dark")
SIZES = ((1100, 700), (1360, 860))
PATIENCE = 20_000
FEWEST_COLOURS = 12
"""A page with words on it has many more, for letters are drawn with soft edges; a blank one has one or two."""


class Blank(Exception):
    """A picture that shows nothing, or a page that never came."""


def main(words: list[str]) -> int:
    """Take the pictures; 0 when every one shows something."""
    asked = argparse.ArgumentParser(prog="main.py screens", description=__doc__)
    asked.add_argument("--to", type=Path, default=Path("screens"))
    asked.add_argument("--database")
    asked.add_argument("--only", nargs="*", default=[])
    given = asked.parse_args(words)
    given.to.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["screens"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        preferences.use(preferences.Preferences(Path(folder, "window.ini")))
        database = given.database or sample(Path(folder))
        chosen = [screen for screen in SCREENS if not given.only or screen.name in given.only]
        failed = picture_all(app, database, chosen, given.to)
    for line in failed:
        print(line, file=sys.stderr)
    pictures = len(chosen) * len(THEMES) * len(SIZES)
    print(f"{pictures - len(failed)} of {pictures} pictures in {given.to}")
    return 1 if failed else 0


def sample(folder: Path) -> str:
    """The sample studio, made through the command that everyone uses."""
    from studio.commands import main as command

    if command(["sample", "--to", str(folder), "--families", "60", "--years", "2", "--seed", "7"]):
        raise SystemExit("The sample studio could not be made.")
    return str(next(folder.glob("*.db")))


def picture_all(app: QApplication, database: str, screens: list[Screen], to: Path) -> list[str]:
    """Each screen in each theme and size; what failed, as lines."""
    from studio import schema

    failed = []
    for look in THEMES:
        theme.apply(app, look)
        work = Work(schema.open_store(database))
        try:
            work.by = owner(work)
            for size in SIZES:
                for screen in screens:
                    name = f"{screen.name}-{look}-{size[0]}x{size[1]}"
                    try:
                        picture(work, screen, size).save(str(to / f"{name}.png"))
                    except Exception as reason:
                        failed.append(f"{name}: {type(reason).__name__} {reason}")
        finally:
            work.close()
    return failed


def owner(work: Work) -> Actor:
    """Who sees everything: the studio's first owner."""
    from studio import business

    assert work.store is not None
    staff = work.store.ask(business.staff)
    first = next((row for row in staff if row.role == Role.OWNER), staff[0])
    return work.store.ask(business.actor, first.id)


def picture(work: Work, screen: Screen, size: tuple[int, int]) -> QImage:
    """One screen, painted; a dialog is drawn onto the window it stands before."""
    assert work.store is not None
    window = MainWindow(work)
    try:
        window.resize(*size)
        window.show()
        window.rail.show_who(work.by.name, str(work.by.role))
        if screen.before:
            window.go(screen.before)
            settle(work)
        about = work.store.ask(screen.about) if screen.about else {}
        if about is None:
            raise Blank("the studio has nothing to show it with")
        screen.show(window, about)
        settle(work)
        return taken(window)
    finally:
        for dialog in window.findChildren(QDialog):
            dialog.deleteLater()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(work: Work) -> None:
    """Until nothing is under way and everything has been painted."""
    patience = QDeadlineTimer(PATIENCE)
    quiet = 0
    while quiet < 3:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = 0 if work.pending else quiet + 1
        if patience.hasExpired():
            raise Blank("it was still waiting for its rows")


def taken(window: MainWindow) -> QImage:
    """The window as a picture, with the dialog before it; raises Blank when there is nothing on it."""
    image = window.grab().toImage()
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    shown: QWidget = window.page if window.page is not None else window
    if dialogs:
        shown = dialogs[-1]
        painter = QPainter(image)
        painter.fillRect(image.rect(), theme.veil())
        sheet = shown.grab()
        painter.drawPixmap(
            (image.width() - sheet.width()) // 2, max(0, (image.height() - sheet.height()) // 2), sheet
        )
        painter.end()
    if colours(shown.grab().toImage()) < FEWEST_COLOURS:
        raise Blank("the picture is blank")
    return image


def colours(image: QImage) -> int:
    """How many colours there are, as far as a page tells from a blank one."""
    found: set[int] = set()
    for y in range(0, image.height(), 3):
        for x in range(0, image.width(), 3):
            found.add(image.pixel(x, y))
            if len(found) >= FEWEST_COLOURS:
                return len(found)
    return len(found)
