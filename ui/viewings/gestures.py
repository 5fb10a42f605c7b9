"""Answers to wishes about viewings: book one, hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import viewings
from studio.dates import appointment_in_full
from studio.rights import may
from studio.viewings import Outcome, ViewingId, ViewingRow, ViewingState
from ui.kit import notices
from ui.kit.wish import Wish
from ui.viewings.forms import BookViewingForm, HoldForm, NotYetForm
from ui.viewings.whole import WholeViewing, whole_viewing

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def arrange_viewing(window: MainWindow, viewing_id: ViewingId) -> None:
    """Book a viewing, or say why not yet; one that stands already, as after a reshoot, is shown.

    Its letter goes out as the form says, in the same gesture.
    """

    def show(whole: WholeViewing) -> None:
        if whole.viewing.state not in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW):
            window.grant(Wish("open_viewing", {"viewing_id": viewing_id}))
            return
        form = BookViewingForm(window.work, whole, window)
        form.not_yet.clicked.connect(lambda: _not_yet(window, form, whole))
        form.saved.connect(lambda _: ask(form.how()))
        form.open()

    def ask(how: str) -> None:
        window.work.ask(viewings.viewing, viewing_id, then=lambda row: booked(row, how), owner=window)

    def booked(row: ViewingRow, how: str) -> None:
        if row.wall is not None:
            where = ", ".join(part for part in (appointment_in_full(row.wall), row.room) if part)
            said = f"Viewing booked: {where}."
            letter = Wish("viewing_letter", {"viewing_id": viewing_id})
            opens = Wish("open_viewing", {"viewing_id": viewing_id})
            issues = may(window.work.by.role, "letters.issue")
            notices.bar(
                window.page or window,
                said,
                "good",
                "Give them the letter" if issues else "Open it",
                lambda: window.grant(letter if issues else opens),
            )
            if how:
                goes = {"viewing_id": viewing_id, "how": how, "said": said}
                window.grant(Wish("viewing_letter", goes))

    window.work.ask(whole_viewing, viewing_id, then=show, owner=window)


def _not_yet(window: MainWindow, form: BookViewingForm, whole: WholeViewing) -> None:
    form.reject()
    NotYetForm(window.work, whole, window).open()


def hold_viewing(window: MainWindow, viewing_id: ViewingId, outcome: Outcome | None = None) -> None:
    """Write down how a viewing went; an order follows at once when they order. From the room it ended so already."""

    def show(whole: WholeViewing) -> None:
        form = HoldForm(window.work, whole, window, outcome)
        form.saved.connect(lambda outcome: _held(window, whole, outcome))
        form.open()

    window.work.ask(whole_viewing, viewing_id, then=show, owner=window)


def _held(window: MainWindow, whole: WholeViewing, outcome: object) -> None:
    if outcome is Outcome.ORDERED and not whole.orders:
        about = {"household_id": whole.household.id, "viewing_id": whole.viewing.id}
        window.grant(Wish("new_order", about))
