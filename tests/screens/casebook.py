"""Pictures of the casebook and of a reply slip: the page, and each form as somebody sees it half filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import care, letters
from studio.care import Aspect
from ui.kit.wish import Wish
from ui.letters.slip_form import SlipForm
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]


def _case(db: Any) -> dict[str, object] | None:
    """The last case that was put right, or one that still waits."""
    found = [*care.settled_concerns(db), *care.open_concerns(db)]
    return {"concern_id": found[0].id} if found else None


def _hair(_db: Any) -> dict[str, object] | None:
    return {"aspect": Aspect.HAIR}


def _asks(db: Any) -> dict[str, object] | None:
    """A letter that went out with a slip which has not come back."""
    sent = [row for row in letters.issued(db, 500) if letters.KINDS[row.code].slip]
    waiting = [row for row in sent if letters.slip_of_letter(db, row.id) is None]
    return {"letter_ref": waiting[0].number} if waiting else None


def _keyed(window: MainWindow, with_: dict[str, object]) -> None:
    window.grant(Wish("take_slip", with_))
    form = window.findChild(SlipForm)
    assert form is not None
    form.score.set_value(3)
    form.ease.set_value(5)
    form.words.set_value("The frame is chipped at one corner. Otherwise we are very fond of them.")
    form.fields["evening"].set_value(True)


PAGES: tuple[tuple[str, str, About], ...] = (
    ("casebook", "casebook", lambda _db: {}),
    ("casebook-hair", "casebook", _hair),
)
DIALOGS: tuple[tuple[str, str, About], ...] = (
    ("casebook-file", "file_case", _case),
    ("casebook-practice", "change_practice", _case),
    ("casebook-playbook", "word_playbook", _hair),
)
FORMS: tuple[tuple[str, Callable[[MainWindow, dict[str, object]], None], About], ...] = (
    ("slip-keyed", _keyed, _asks),
)
