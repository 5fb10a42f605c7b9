"""Pictures of letters: one that went out, an apology that waits, and each form about one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import clock, letters
from ui.letters.forms import ApologyForm, CallOffForm, LetterReasonForm, PrintAgainForm
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def issued(db: Any) -> dict[str, object] | None:
    """The newest letter that went out."""
    return next(({"letter_id": row.id} for row in letters.issued(db, 1)), None)


def waiting(db: Any) -> dict[str, object] | None:
    """An apology that waits for its reader or for paper."""
    return next(({"letter_id": row.id} for row in letters.drafts(db)), None)


def due(db: Any) -> dict[str, object] | None:
    """A follow-up that is ready to print."""
    ready = letters.due(db, clock.today()).ready
    return {"row": ready[0]} if ready else None


def _write(window: MainWindow, with_: dict[str, object]) -> None:
    def opened(draft: letters.DraftRow) -> None:
        ApologyForm(window.work, draft, window).open()

    window.work.ask(letters.draft, with_["letter_id"], then=opened, owner=window)


def _again(window: MainWindow, with_: dict[str, object]) -> None:
    def opened(row: letters.LetterRow) -> None:
        PrintAgainForm(window.work, row.id, window).open()

    window.work.ask(letters.letter, with_["letter_id"], then=opened, owner=window)


def _anew(window: MainWindow, with_: dict[str, object]) -> None:
    def opened(row: letters.LetterRow) -> None:
        sentence = (
            "This one is kept as it was printed; the new one is written from the records as they are now."
        )
        LetterReasonForm(window.work, row, letters.new_edition, "Make a new version", sentence, window).open()

    window.work.ask(letters.letter, with_["letter_id"], then=opened, owner=window)


def _leave_out(window: MainWindow, with_: dict[str, Any]) -> None:
    CallOffForm(window.work, with_["row"], window).open()


PAGES: tuple[tuple[str, str, About], ...] = (
    ("letter", "letter", issued),
    ("letter-draft", "letter", waiting),
)
FORMS: tuple[tuple[str, Show, About], ...] = (
    ("letter-words", _write, waiting),
    ("letter-again", _again, issued),
    ("letter-anew", _anew, issued),
    ("letter-leave-out", _leave_out, due),
)
