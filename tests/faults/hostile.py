"""Whatever is typed into whatever form: it is saved, or refused in one plain sentence, and nothing typed is lost.

Every form that the pictures show is opened in the window, its fields are filled with what people and files bring
(RELIABILITY section 3), and Save is pressed. What Hypothesis tries follows from the seed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any
from warnings import catch_warnings

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

WORLD = 100
"""So many tries are made on one copy of the sample studio before it is taken anew."""
FAMILIES = 24
"""So many have nearly every picture somebody to show."""

TYPED = (
    "", " ", "Ashworth", "O'Brien", "Smith <tom@example.com>", "<b>Bold</b>", "<img src=file:///etc/hosts>",
    "{{7*7}}", "{first_name}", "=cmd()", "+441632960123", "@sum", "-1", "Null", "None", "%", "_", "\\", "'", '"',
    "'; DROP TABLE household; --", "a\x00b", "a\x07b", "one\ntwo\r\nthree", "\t", "\u202eevil", "zero\u200bwidth",
    "👩\u200d👩\u200d👧\u200d👦", "Zoe\u0308",
    "שרה כהן", "محمد الأمين", "नीता", "王小明", "ﬁne", "x" * 400, "word " * 5000,
    "12,50", "£12.5", "1e9", "NaN", "-0", "1.005", "9" * 13, "１２.５０", "0", "0.00", "£", "999999999999999",
    "7.30", "7.30 pm", "19:30", "25:00", "midnight", "12 am", "half past seven", "1.30 am", "23:59",
    "today", "sat 12 dec", "29 Feb 2027", "31/12/9999", "1 Jan 0001", "in 3 weeks", "14 Mar 1900", "32 Oct",
    "tom@example.com", "tom@example.com\nBcc: a@b.c", "tom@münchen.de", "a@b, c@d", "@", "x" * 330 + "@example.com",
    "+44", "0044 1632 960123", "ring the bakery", "4111 1111 1111 1111", "SN6 7AA", "sn67aa",
)  # fmt: skip
LEFT_ALONE = None
BLAMED = re.compile(
    r"Traceback|Exception|NoneType|sqlalchemy|psycopg|sqlite|UNIQUE|FOREIGN KEY|constraint|KeyError|<class|object at 0x"
    r"|\bnull value\b|violates"
)
"""Words of ours that no receptionist should ever read."""


@dataclass
class Found:
    """What became of what was typed."""

    forms: set[str] = field(default_factory=set)
    tried: int = 0
    saved: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How often something fell over, was lost, or was told in words of ours."""
        return len(self.wrong)

    def __str__(self) -> str:
        told = "".join(f"\n    {line}" for line in self.wrong[:20])
        return (
            f"{self.tried} tries in {len(self.forms)} forms: {self.saved} saved, {self.refused} refused plainly, "
            f"{self.bad} wrong{told}"
        )


@contextmanager
def _listening(heard: list[str]) -> Iterator[None]:
    """Whatever falls over reaches the last hook; it is heard here instead of shown."""
    before = sys.excepthook

    def hear(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        heard.append(f"{kind.__name__} {str(error)[:120]} at {where}")

    sys.excepthook = hear
    try:
        yield
    finally:
        sys.excepthook = before


class Desk:
    """The window on a copy of the sample studio, taken anew every so often."""

    def __init__(self, folder: Path, pristine: Path) -> None:
        self.folder, self.pristine = folder, pristine
        self.copies = self.tries = 0
        self.work: Any = None
        self.window: Any = None

    def anew(self) -> None:
        """Another copy, another window."""
        from studio import schema
        from tests.screens import owner
        from ui.kit.work import Work
        from ui.main_window import MainWindow

        self.leave()
        self.copies, self.tries = self.copies + 1, 1
        file = self.folder / f"desk{self.copies}.db"
        shutil.copyfile(self.pristine, file)
        self.work = Work(schema.open_store(file), inline=True)
        self.work.by = owner(self.work)
        self.window = MainWindow(self.work)
        self.window.show()

    def leave(self) -> list[str]:
        """Close the window; answers what is untrue in the records it leaves."""
        if self.window is None:
            return []
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        from studio import schema

        untrue = [str(each) for each in schema.check(self.work.store)]
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.work.close()
        self.window = None
        return untrue

    def clear(self) -> None:
        """Close whatever stands before the window."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.window.findChildren(QDialog):
            dialog.hide()
            dialog.deleteLater()

    def form(self, screen: Any) -> Any:
        """The form that a picture shows; None when it shows none."""
        from ui.kit.form import FormDialog

        about = self.work.store.ask(screen.about) if screen.about else {}
        if about is None:
            return None
        if screen.before:
            self.window.go(screen.before)
        screen.show(self.window, about)
        shown = [each for each in self.window.findChildren(FormDialog) if each.isVisible()]
        return shown[-1] if shown else None


def _fill(form: Any, typed: list[str | None]) -> None:
    """Type into each field in turn; a choice and a tick take what the typing comes to as a number."""
    from ui.kit.fields import ChoiceField, TickField

    for place, each in enumerate(list(form.fields.values())):
        words = typed[place % len(typed)]
        if words is LEFT_ALONE or not each.isEnabled():
            continue
        if isinstance(each, ChoiceField):
            each.box.setCurrentIndex(len(words) % (each.box.count() + 1) - 1)
        elif isinstance(each, TickField):
            each.set_value(bool(len(words) % 2))
        else:
            each.put_back(words)


def _said(form: Any) -> list[str]:
    """Every refusal that stands on a form."""
    sentences = [each.below.text() for each in form.fields.values() if each.is_refused]
    if form.notice_bar.isVisibleTo(form):
        sentences.append(form.notice_bar.words.text())
    return sentences


def _try(name: str, form: Any, typed: list[str | None], heard: list[str], found: Found, folder: Path) -> None:
    from ui.kit import notices, printing

    _fill(form, typed)
    before = form.half_typed()
    answers: list[object] = []
    with catch_warnings(action="ignore"):  # nobody may be listening
        form.saved.disconnect()
        form.wish.disconnect()
    form.saved.connect(answers.append)
    notices.answer_next(*[True] * 4)
    printing.folder_next(folder)
    printing.take_next(lambda _name, _pdf: None)
    form.press_save()
    notices.unanswered()
    printing.folders_left()
    printing._takers.clear()  # a form that printed nothing leaves its taker to nobody
    found.tried += 1
    if heard:
        found.wrong.append(f"{name}: {heard[0]} typed {_brief(typed)}")
        heard.clear()
    elif answers:
        found.saved += 1
    else:
        sentences = _said(form)
        found.refused += 1
        if not sentences and form.isVisible() and form.save_button.isEnabled():
            found.wrong.append(f"{name}: neither saved nor refused, typed {_brief(typed)}")
        found.wrong += [f"{name}: says {each!r}" for each in sentences if BLAMED.search(each)]
        if form.half_typed() != before:
            found.wrong.append(f"{name}: what was typed has changed, typed {_brief(typed)}")


def _brief(typed: list[str | None]) -> str:
    return ", ".join(repr(each[:24]) for each in typed if each is not LEFT_ALONE)[:160]


_WORDS = st.one_of(st.none(), st.none(), st.sampled_from(TYPED), st.text(max_size=30))


def _tries(count: int, seed: int, attempt: Callable[[list[str | None]], None]) -> None:
    """So many lists of things typed, the same for the same seed."""

    @seeded(seed)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(_WORDS, min_size=12, max_size=12))
    def tried(typed: list[str | None]) -> None:
        attempt(typed)

    tried()


def on_every_form(
    folder: Path, count: int, seed: int, only: tuple[str, ...] = (), families: int = FAMILIES
) -> Found:
    """So many tries on each form of the window (or of those named)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from studio import sample
    from tests.screens.screens import SCREENS
    from ui.kit import preferences

    held = QApplication.instance() or QApplication(["forms"])
    preferences.use(preferences.Preferences(folder / "window.ini"))
    pristine = folder / "pristine.db"
    sample.write(pristine, families=families, years=1, seed=7)
    found, heard = Found(), []
    desk = Desk(folder, pristine)
    with _listening(heard):
        for screen in SCREENS:
            if not only or screen.name in only:
                _one_form(desk, screen, count, seed, heard, found)
        found.wrong += desk.leave()
    del held
    return found


def _one_form(desk: Desk, screen: Any, count: int, seed: int, heard: list[str], found: Found) -> None:
    from ui.kit import notices

    def opened() -> Any:
        """The form; on a fresh copy when this one is worn, or has nobody left to show it with."""
        form = desk.form(screen) if desk.window is not None and desk.tries % WORLD else None
        if form is None and desk.tries:
            found.wrong.extend(desk.leave())
            desk.anew()
            form = desk.form(screen)
        return form

    def attempt(typed: list[str | None]) -> None:
        form = opened()
        desk.tries += 1
        if form is None:
            return
        found.forms.add(screen.name)
        _try(screen.name, form, typed, heard, found, desk.folder)
        notices.answer_next(True)
        form.done(0)
        notices.unanswered()
        form.deleteLater()

    if desk.window is None:
        desk.anew()
    if desk.form(screen) is not None:
        _tries(count, seed, attempt)
    desk.clear()
