"""Answers to wishes about clients: a new one, an amendment, two records of one, contacts from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import clients
from ui.clients.form import HouseholdForm
from ui.clients.import_dialog import ImportDialog
from ui.clients.merge_form import MergeForm
from ui.kit import notices
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def new_client(window: MainWindow, typed: str = "") -> None:
    """The form for a new household; what was typed into the search becomes its name or its number."""
    form = HouseholdForm(window.work, window)
    form.begin_with(typed)
    form.wish.connect(window.grant)
    form.saved.connect(lambda household_id: window.grant(_open(household_id)))
    form.open()


def amend_client(window: MainWindow, household_id: clients.HouseholdId) -> None:
    """The form of a household that is here; it opens when its record has been read."""

    def show(row: clients.HouseholdRow) -> None:
        form = HouseholdForm(window.work, window)
        form.amend(row)
        form.wish.connect(window.grant)
        form.open()

    window.work.ask(clients.household, household_id, then=show, owner=window)


def merge_clients(window: MainWindow, household_id: clients.HouseholdId, other_id: Any = None) -> None:
    """What differs between two records of one client is chosen; without the other, it is looked for first."""
    form = MergeForm(window.work, household_id, other_id, window)
    form.saved.connect(lambda kept_id: window.grant(_open(kept_id)))
    form.open()


def undo_merge(window: MainWindow, merge_id: clients.MergeId) -> None:
    """Two records again, asked first; refused in a sentence once either has changed."""
    window.work.ask(clients.merge_told, merge_id, then=lambda told: _undo(window, told), owner=window)


def _undo(window: MainWindow, told: clients.MergeRow) -> None:
    if told.why_not:
        notices.bar(window.page or window, told.why_not)
        return
    question = f"Make {told.name} a record of its own again?"
    loses = "Everything goes back to the record it was in; nothing is lost."
    if notices.confirm(window, question, loses, "Undo the merge"):
        window.work.do(clients.undo_merge, told.id, owner=window.page or window)


def import_contacts(window: MainWindow) -> None:
    """Contacts from vCard and CSV files: chosen, looked at, taken in, told."""
    dialog = ImportDialog(window.work, window)
    dialog.wish.connect(window.grant)
    dialog.open()


def _open(household_id: Any) -> Wish:
    return Wish("open_client", {"household_id": household_id})
