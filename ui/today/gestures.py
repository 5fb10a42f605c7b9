"""The answer to the wish to hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.today.handing import HandOverForm
from ui.today.whole import WholeDay, whole_day

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def hand_over(window: MainWindow) -> None:
    """The note for the next shift, begun from what is still open now."""

    def show(whole: WholeDay) -> None:
        form = HandOverForm(window.work, whole, window)
        form.wish.connect(window.grant)
        form.open()

    window.work.ask(whole_day, window.work.by, then=show, owner=window)
