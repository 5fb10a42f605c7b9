"""Answers to wishes about the wording: change it, see its versions, look at the studio's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import letters
from studio.letters import VersionRow, WordingRow
from ui.kit import notices
from ui.letters.wording_form import WordingForm, may_change
from ui.letters.wording_versions import VersionsForm
from ui.letters.wording_words import OwnWordsForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from ui.main_window import MainWindow


def _one(db: Session, name: str, language: str) -> tuple[WordingRow, list[VersionRow]] | None:
    rows = (row for row in letters.wording_rows(db) if (row.name, row.language) == (name, language))
    row = next(rows, None)
    return (row, letters.wording_versions(db, name, language)) if row is not None else None


def _with_one(
    window: MainWindow, name: str, language: str, then: Callable[[WordingRow, list[VersionRow]], None]
) -> None:
    def found(answer: tuple[WordingRow, list[VersionRow]] | None) -> None:
        if answer is not None:
            then(*answer)

    window.work.ask(_one, name, language, then=found, owner=window, slot="wording")


def change_wording(window: MainWindow, name: str = "L8", language: str = "en-GB") -> None:
    """The words of a letter, to be changed by the owner."""
    if not may_change(window.work):
        notices.bar(
            window.page or window,
            "Only the owner changes the wording. Please ask them to sign in for a moment.",
        )
        return
    _with_one(
        window,
        name,
        language,
        lambda row, versions: WordingForm(
            window.work, row, versions[0].version, versions[0].text, window
        ).open(),
    )


def wording_versions(window: MainWindow, name: str = "L8", language: str = "en-GB") -> None:
    """Every version of a wording."""
    _with_one(
        window, name, language, lambda row, versions: VersionsForm(window.work, row, versions, window).open()
    )


def own_words(window: MainWindow) -> None:
    """The words no dictionary knows and the studio does."""
    OwnWordsForm(window.work, window).open()


def teach_words(window: MainWindow, words: tuple[str, ...], language: str) -> None:
    """Words that stopped a letter are ours: every letter that they stopped can go."""
    window.work.do(letters.teach_words, words, language, owner=window)


def let_stand(window: MainWindow, about: str, rule: str, words: tuple[str, ...]) -> None:
    """What was asked about in one letter is right."""
    window.work.do(letters.let_stand, about, rule, words, owner=window)


def keep_tone(window: MainWindow, about: str, rule: str, words: str) -> None:
    """The owner has read a remark on the tone and keeps the words."""
    window.work.do(letters.keep_tone, about, rule, words, owner=window)
