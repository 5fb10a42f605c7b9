"""Pictures of letters: one that went out, an apology that waits, and each form about one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import clock, letters
from ui.letters.call_sheet import CallSheet
from ui.letters.forms import ApologyForm, CallOffForm, LetterReasonForm, PrintAgainForm
from ui.letters.give_sheet import GiveSheet
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


def to_come(db: Any) -> dict[str, object] | None:
    """A session to come that wants its confirmation."""
    from studio.letters.coming import about, coming
    from studio.letters.kinds import L1

    today = clock.today()
    waiting = [each.occasion for each in coming(db, today) if each.kind is L1]
    if not waiting:
        return None
    asked = about(db, L1, waiting[0], today)
    return {"offer": letters.offer_of(db, asked)} if asked is not None else None


def call(db: Any) -> dict[str, object] | None:
    """Somebody to ring, whether or not their appointment is near."""
    from studio import business
    from studio.letters.meetings import sessions_to_come

    coming = sessions_to_come(db, clock.today(), business.studio(db).zone)
    return {"call": letters.call(db, coming[0].occasion)} if coming else None


def _give(window: MainWindow, with_: dict[str, Any]) -> None:
    GiveSheet(with_["offer"], window).open()


def _ring(window: MainWindow, with_: dict[str, Any]) -> None:
    CallSheet(window.work, with_["call"], window).open()


PAGES: tuple[tuple[str, str, About], ...] = (
    ("letter", "letter", issued),
    ("letter-draft", "letter", waiting),
)
FORMS: tuple[tuple[str, Show, About], ...] = (
    ("letter-words", _write, waiting),
    ("letter-again", _again, issued),
    ("letter-anew", _anew, issued),
    ("letter-leave-out", _leave_out, due),
    ("letter-give", _give, to_come),
    ("letter-ring", _ring, call),
)
