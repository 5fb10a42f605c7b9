"""Pictures of the wording: its editor as it opens and with something to mend, its versions, the studio's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import letters
from studio.letters.wording import shipped
from ui.letters.wording_form import WordingForm
from ui.main_window import MainWindow


def follow_up(_db: Any) -> dict[str, object] | None:
    """The letter most often written."""
    return {"name": "L8", "language": "en-GB"}


def _wrong(window: MainWindow, _with: dict[str, object]) -> None:
    """A field that is none, an emphasis left open, a word no dictionary knows, and a price."""
    row = letters.WordingRow("L8", "L8", "Satisfaction follow-up", "en-GB", 0)
    form = WordingForm(window.work, row, 0, shipped("L8").text, window)
    form.open()
    text = form.words.value()
    form.words.replace(
        text.replace("**What happens next.**", "**What happens next.").replace("lovely", "luvely")
        + "\n\n- A frame for £20\n- Dear {{7*7}}"
    )
    form.draw()


DIALOGS = (
    ("wording-editor", "change_wording", follow_up),
    ("wording-versions", "wording_versions", follow_up),
    ("own-words", "own_words", None),
)
FORMS: tuple[tuple[str, Callable[[MainWindow, dict[str, object]], None]], ...] = (("wording-wrong", _wrong),)
