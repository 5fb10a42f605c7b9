"""Answers to wishes about care: a concern taken down (F8), a complimentary reshoot (Ctrl+R)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio import care
from studio.care import ConcernId, ReshootId
from studio.clients import HouseholdId
from studio.orders import OrderId
from studio.sessions import SessionId
from ui.care.choosing import ChooseClient
from ui.care.concern_form import ConcernForm, saved_case
from ui.care.knowing import Known, known
from ui.care.reshoot_form import ReshootForm
from ui.kit.paper_dialog import PaperDialog
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.kit.form import FormDialog
    from ui.main_window import MainWindow


def concern(window: MainWindow, household_id: HouseholdId | None = None) -> None:
    """The form for a concern; whose it is is asked first when nobody is on screen."""
    _with_family(window, household_id, lambda facts: ConcernForm(window.work, facts, window))


def reshoot(
    window: MainWindow,
    household_id: HouseholdId | None = None,
    concern_id: ConcernId | None = None,
    session_id: SessionId | None = None,
    order_id: OrderId | None = None,
) -> None:
    """The form for a complimentary reshoot, for an open case or for what they tell us now, from where it is asked."""

    def form(facts: Known) -> ReshootForm | None:
        if facts.photographed:
            case_id = concern_id if concern_id in {row.id for row in facts.to_book} else None
            return ReshootForm(window.work, facts, window, case_id, session_id, order_id)
        words = f"{facts.household.name} have not been photographed yet, so there is nothing to do again."
        window.notice_bar.say(words, "due")
        return None

    _with_family(window, household_id, form)


def reshoot_brief(window: MainWindow, reshoot_id: ReshootId) -> None:
    """The photographer's brief, to look at, print with Ctrl+P, or save."""

    def show(pdf: bytes) -> None:
        PaperDialog("Reshoot brief", pdf, window).open()

    by = window.work.by
    window.work.ask(care.reshoot_brief, by, reshoot_id, then=show, owner=window, slot="a reshoot brief")


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
