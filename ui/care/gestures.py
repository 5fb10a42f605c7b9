"""Answers to wishes about care: a concern taken down (F8), a complimentary reshoot (Ctrl+R)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.care import ConcernId
from studio.clients import HouseholdId
from ui.care.choosing import ChooseClient
from ui.care.concern_form import ConcernForm, saved_case
from ui.care.knowing import Known, known
from ui.care.reshoot_form import ReshootForm
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.kit.form import FormDialog
    from ui.main_window import MainWindow


def concern(window: MainWindow, household_id: HouseholdId | None = None) -> None:
    """The form for a concern; whose it is is asked first when nobody is on screen."""
    _with_family(window, household_id, lambda facts: ConcernForm(window.work, facts, window))


def reshoot(
    window: MainWindow, household_id: HouseholdId | None = None, concern_id: ConcernId | None = None
) -> None:
    """The form for a complimentary reshoot, for an open case or for what they tell us now."""

    def form(facts: Known) -> ReshootForm | None:
        if facts.photographed:
            return ReshootForm(window.work, facts, window, concern_id)
        words = f"{facts.household.name} have not been photographed yet, so there is nothing to do again."
        window.notice_bar.say(words, "due")
        return None

    _with_family(window, household_id, form)


def _with_family(
    window: MainWindow, household_id: HouseholdId | None, form: Callable[[Known], FormDialog | None]
) -> None:
    def show(facts: Known) -> None:
        made = form(facts)
        if made is not None:
            made.wish.connect(window.grant)
            made.saved.connect(lambda answer: window.grant(_open(saved_case(answer))))
            made.open()

    def ask(chosen: HouseholdId) -> None:
        window.work.ask(known, chosen, then=show, owner=window, slot="the family of a form of care")

    if household_id is not None:
        ask(household_id)
        return
    choose = ChooseClient(window.work, window)
    choose.chosen.connect(ask)
    choose.open()


def _open(concern_id: ConcernId) -> Wish:
    return Wish("open_case", {"concern_id": concern_id})
