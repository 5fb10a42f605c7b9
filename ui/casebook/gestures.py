"""Answers to wishes about the casebook: filing a case, changing a practice, wording the playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import casebook
from studio.care import Aspect, ConcernId
from studio.casebook import Filing, PageRow
from ui.casebook.forms import FileCaseForm, PlaybookForm, PracticeForm
from ui.kit import notices

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.main_window import MainWindow


def file_case(window: MainWindow, concern_id: ConcernId) -> None:
    """A case filed for the next one of us, from what is in its records."""

    def show(filing: Filing) -> None:
        form = FileCaseForm(window.work, filing, window)
        form.saved.connect(filed)
        form.open()

    def filed(_: object) -> None:
        words = "The case is filed, without a name."
        notices.bar(window.page or window, words, "good", "Casebook", lambda: window.go("casebook"))

    window.work.ask(casebook.filing, concern_id, then=show, owner=window)


def change_practice(window: MainWindow, concern_id: ConcernId) -> None:
    """One sentence that changes how we work, because of this concern."""
    PracticeForm(window.work, concern_id, window).open()


def word_playbook(window: MainWindow, aspect: Aspect | None = None) -> None:
    """A page of the playbook in the studio's own words."""

    def show(found: tuple[PageRow, tuple[PageRow, ...]]) -> None:
        PlaybookForm(window.work, *found, window).open()

    about = Aspect(aspect) if aspect is not None else None  # a half-typed page kept only its name
    window.work.ask(page_and_before, about, then=show, owner=window)


def page_and_before(db: Session, aspect: Aspect | None) -> tuple[PageRow, tuple[PageRow, ...]]:
    """A page as it stands and its versions."""
    return casebook.playbook(db, aspect), casebook.versions(db, aspect)
