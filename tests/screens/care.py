"""The pictures of care: a case with two rounds, one that still waits, and the forms for a family on the telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import care, clients, orders, pictures, sessions
from studio.care import Aspect, OfferKind, OfferOutcome
from studio.money import Money
from studio.sessions import SessionState
from ui.care.concern_form import ConcernForm
from ui.care.knowing import Known, case_in_full, known
from ui.care.marking_form import MarkForm
from ui.care.small_forms import CaseForm, DescribeForm, HearForm, NoReplyForm
from ui.main_window import MainWindow


def _cases(db: Any) -> list[care.OpenConcern]:
    return [*care.open_concerns(db), *care.settled_concerns(db)]


def _two_rounds(db: Any) -> dict[str, object] | None:
    """A case whose reshoot is in the diary or behind us."""
    for row in _cases(db):
        reshoot = care.reshoot_of_concern(db, row.id)
        if reshoot is not None and reshoot.session_id is not None:
            return {"concern_id": row.id}
    return None


def _waiting(db: Any) -> dict[str, object] | None:
    """The one that has waited longest, or the last that was put right."""
    found = _cases(db)
    return {"concern_id": found[0].id} if found else None


def _family(db: Any) -> dict[str, object] | None:
    """Someone who has been photographed, whose pictures have been taken in where anybody's have."""
    photographed = None
    for family in clients.page(db, most=200):
        done = [row for row in sessions.of_household(db, family.id) if row.state is SessionState.COMPLETED]
        if any(pictures.count(db, row.id) for row in done):
            return {"household_id": family.id}
        if done and photographed is None:
            photographed = {"household_id": family.id}
    return photographed


def _told(window: MainWindow, with_: dict[str, object]) -> None:
    """The form in the middle of the call: two pictures meant, a gift over the limit and the reshoot accepted."""

    def tell(facts: Known) -> None:
        form = ConcernForm(window.work, facts, window)
        form.story.set_value("My fringe was not quite right that morning. Now it is the first thing I see.")
        for place, aspect in enumerate((Aspect.HAIR, Aspect.COLOUR)):
            form.marks.thumbs[place].click()
            form.marks.rows[place].aspect.set_value(aspect)
        form.offers.other.click()
        gift = form.offers.rows[0]
        gift.choice.set_value(OfferKind.GIFT)
        gift.words.set_value("the album they looked at")
        gift.worth.set_value(Money(280_00))
        form.offers.offer_reshoot()
        form.offers.rows[1].said.buttons[OfferOutcome.ACCEPTED].click()
        form.open()

    window.work.ask(known, with_["household_id"], then=tell, owner=window)


def _form(kind: type[CaseForm]) -> Callable[[MainWindow, dict[str, object]], None]:
    """One of the small forms, over the case that waits longest."""

    def show(window: MainWindow, with_: dict[str, object]) -> None:
        def open_it(row: care.ConcernRow) -> None:
            kind(window.work, row, parent=window).open()

        window.work.ask(care.concern, with_["concern_id"], then=open_it, owner=window)

    return show


def _mark(window: MainWindow, with_: dict[str, object]) -> None:
    """Which pictures they mean, asked after the call."""

    def open_it(found: tuple[care.ConcernRow, Known]) -> None:
        MarkForm(window.work, *found, window).open()

    window.work.ask(case_in_full, with_["concern_id"], then=open_it, owner=window)


def _describe(window: MainWindow, with_: dict[str, object]) -> None:
    """What it was about, said after the story."""

    def open_it(row: care.ConcernRow) -> None:
        DescribeForm(window.work, row, [(1, "Helen Marsh")], window).open()

    window.work.ask(care.concern, with_["concern_id"], then=open_it, owner=window)


def _brief(db: Any) -> dict[str, object] | None:
    """The brief of a reshoot that is in the diary or behind us."""
    for row in _cases(db):
        reshoot = care.reshoot_of_concern(db, row.id)
        if reshoot is not None and reshoot.session_id is not None:
            return {"reshoot_id": reshoot.id}
    return None


def _of_an_order(db: Any) -> dict[str, object] | None:
    """Ctrl+R from an order: what was ordered is photographed again."""
    for row in _cases(db):
        for made in orders.of_household(db, row.household_id):
            if made.number is not None and made.session_id is not None:
                return {"household_id": row.household_id, "order_id": made.id}
    return None


PAGES = (("case-two-rounds", "case", _two_rounds), ("case-waiting", "case", _waiting))
FORMS = (
    ("concern-told", _told, _family),
    ("case-hear", _form(HearForm), _waiting),
    ("case-no-reply", _form(NoReplyForm), _waiting),
    ("case-mark", _mark, _waiting),
    ("case-describe", _describe, _waiting),
)
DIALOGS = (
    ("concern-of-a-family", "concern", _family),
    ("reshoot", "reshoot", _family),
    ("reshoot-of-an-order", "reshoot", _of_an_order),
    ("reshoot-brief", "reshoot_brief", _brief),
)
