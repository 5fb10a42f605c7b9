"""Going on with what was left half typed: said when somebody comes in, and opened again by one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from studio.db import half_typed
from studio.db.half_typed import Kept
from ui.kit import notices
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PUT_BACK_KEYS: Final = "Ctrl+Shift+Z"

_wanted: set[str] = set()
"""What the next form of its kind puts back at once, because somebody asked to go on with it."""


def is_wanted(kept: Kept) -> bool:
    """Whether somebody asked to go on with this one; asked once."""
    wanted = kept.key in _wanted
    _wanted.discard(kept.key)
    return wanted


def for_whom(whom: str) -> str:
    """ " for the Ashworth family", or nothing while nobody is named."""
    return f" for {whom[:1].lower() + whom[1:] if whom.startswith('The ') else whom}" if whom else ""


def kept_words(kept: Kept) -> str:
    """ "a half-typed concern for the Ashworth family"."""
    return f"a half-typed {kept.form}{for_whom(kept.whom)}"


def go_on(grant: Callable[[Wish], None], kept: Kept) -> None:
    """Open the form again and put back what had been typed."""
    if kept.again is not None:
        _wanted.clear()
        _wanted.add(kept.key)
        grant(Wish(kept.again[0], dict(kept.again[1])))


def remind(window: MainWindow) -> None:
    """Somebody has come in: say what they left half typed, after a restart too."""
    _ask_for(window, lambda found: _remind(window, found))


def go_on_with_the_last(window: MainWindow) -> None:
    """Ctrl+Shift+Z in the window: the form that was left last, as it was left."""
    _ask_for(window, lambda found: _go_on_with(window, found))


def _ask_for(window: MainWindow, then: Callable[[tuple[Kept, ...]], None]) -> None:
    if window.work.someone_is_in:
        staff_id = window.work.by.staff_id
        window.work.ask(half_typed.of_person, staff_id, then=then, owner=window, slot="half typed")


def _remind(window: MainWindow, found: tuple[Kept, ...]) -> None:
    again = [kept for kept in found if kept.again is not None]
    if not again:
        return
    last = again[0]
    more = f", and {len(again) - 1} more" if len(again) > 1 else ""
    notices.bar(
        window.page or window,
        f"You have {kept_words(last)}{more}.",
        "plain",
        f"Go on with it ({PUT_BACK_KEYS})",
        lambda: go_on(window.grant, last),
    )


def _go_on_with(window: MainWindow, found: tuple[Kept, ...]) -> None:
    last = next((kept for kept in found if kept.again is not None), None)
    if last is None:
        notices.bar(window.page or window, "You have left nothing half typed.")
    else:
        go_on(window.grant, last)
