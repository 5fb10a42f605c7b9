"""The register of promises: made, kept, moved, let go; what is not feasible is said while it is typed."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio import clock, promises
from studio.clients import HouseholdId
from studio.db import Store
from studio.money import Money
from studio.promises import PromiseDraft, PromiseId, PromiseKind, PromiseState, Standing
from tests import make
from tests.make.business import Staff
from ui.kit import listing
from ui.kit.listing import ListButton
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.messages.promise_forms import HEARD, LET_GO, MOVED, MakeForm, PromiseForm
from ui.messages.promise_whole import before_promising, whole
from ui.messages.promises_page import PromisesPage

TUESDAY = datetime(2026, 11, 24, 10, 0)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


@pytest.fixture
def staff(sqlite_store: Store) -> Iterator[Staff]:
    made = make.business.marsh_and_reed(sqlite_store)
    with clock.standing_at(TUESDAY):
        yield made


@pytest.fixture
def family(sqlite_store: Store, staff: Staff) -> HouseholdId:
    return make.clients.ashworths(sqlite_store, staff.priya)


@pytest.fixture
def work(sqlite_store: Store, staff: Staff) -> Work:
    made = Work(sqlite_store, inline=True)
    made.by = staff.priya
    return made


def promised(
    store: Store, staff: Staff, family: HouseholdId, due: date = FRIDAY, **changes: Any
) -> PromiseId:
    values = {"text": "Send the sizes", "kind": PromiseKind.OTHER, "due": due} | changes
    return store.do(promises.make, PromiseDraft(family, **values), by=staff.priya)


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """What a form stands before; the form goes when it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def make_form(desk: QWidget, work: Work, family: HouseholdId | None) -> MakeForm:
    assert isinstance(work.store, Store)
    form = MakeForm(work, *work.store.ask(before_promising, family), desk)
    form.show()
    return form


def promise_form(desk: QWidget, work: Work, promise_id: PromiseId) -> PromiseForm:
    assert isinstance(work.store, Store)
    form = PromiseForm(work, work.store.ask(whole, promise_id), desk)
    form.show()
    return form


def test_a_promise_made_for_a_partner_binds_as_any_other(
    desk: QWidget, work: Work, sqlite_store: Store, family: HouseholdId
) -> None:
    form = make_form(desk, work, family)
    form.fill({"text": "A tenth off for the update", "kind": PromiseKind.DISCOUNT, "due": MONDAY})
    form.fill({"per_cent": 10, "partner": "The agency"})
    form.press_save()
    [row] = sqlite_store.ask(promises.of_household, family)
    assert (row.promised_by, row.kind, row.due) == ("The agency, for us", PromiseKind.DISCOUNT, MONDAY)


def test_a_discount_whose_end_nobody_named_is_good_for_as_long_as_they_like(
    desk: QWidget, work: Work, sqlite_store: Store, family: HouseholdId
) -> None:
    form = make_form(desk, work, family)
    form.fill({"text": "Fifteen pounds off whenever you come", "kind": PromiseKind.DATE})
    form.press_save()
    assert form.day.day.is_refused, "a thing to be done has its day"
    form.fill({"kind": PromiseKind.DISCOUNT, "price": Money(1500)})
    form.press_save()
    [row] = sqlite_store.ask(promises.of_household, family)
    assert (row.day, row.standing(date(2046, 1, 1))) == (None, "made")
    shown = promise_form(desk, work, row.id)
    assert "Good with no end" in {label.text() for label in shown.findChildren(QLabel)}
    with clock.standing_at(datetime(2036, 5, 4, 10)):
        assert [each.price for each in sqlite_store.ask(promises.open_worth, family)] == [Money(1500)]
        assert sqlite_store.ask(promises.story, family)


def test_a_closed_day_is_said_while_it_is_typed_and_the_earliest_is_a_press_away(
    desk: QWidget, work: Work, sqlite_store: Store, family: HouseholdId
) -> None:
    form = make_form(desk, work, family)
    form.fill({"text": "Send the sizes", "due": MONDAY})
    assert form.day.shut.text() == "We are closed on Mondays."
    form.press_save()
    assert form.day.day.is_refused
    assert "The earliest day is Tuesday 1 December 2026." in form.day.day.below.text()
    form.day.earliest.click()
    form.press_save()
    assert [row.due for row in sqlite_store.ask(promises.of_household, family)] == [date(2026, 12, 1)]


def test_the_owner_may_promise_a_closed_day_and_says_why(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    work.by = staff.helen
    form = make_form(desk, work, family)
    form.fill({"text": "Bring it to the church", "due": MONDAY})
    form.press_save()
    assert form.fields["not_feasible_because"].is_refused
    form.fill({"not_feasible_because": "I drive there myself"})
    form.press_save()
    [row] = sqlite_store.ask(promises.of_household, family)
    assert (row.due, row.not_feasible_because) == (MONDAY, "I drive there myself")


def test_the_register_shows_each_standing_and_opens_the_promise(
    qtbot: QtBot, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    promised(sqlite_store, staff, family)
    kept = promised(sqlite_store, staff, family, text="Ring about the car park", kind=PromiseKind.CALL_BACK)
    version = sqlite_store.ask(promises.promise, kept).promise.version
    sqlite_store.do(promises.honour, kept, version, by=staff.priya)
    promised(sqlite_store, staff, family, text="The list price", kind=PromiseKind.PRICE, price=Money(145_00))
    page = PromisesPage(work)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    assert page.sentence.text() == "2 promises are open, none is broken. 1 was kept."
    assert [line.promise.text for line in page.table.rows_model.rows] == ["Send the sizes", "The list price"]
    page.filters[Standing.KEPT].click()
    assert [line.promise.text for line in page.table.rows_model.rows] == ["Ring about the car park"]
    page.filters[Standing.BROKEN].click()
    assert page.none.sentence.text() == "No promise is broken."
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    page.filters[Standing.OPEN].click()
    page.table.opened.emit(page.table.rows_model.rows[0])
    assert wishes == [Wish("open_promise", {"promise_id": 1})]


def test_one_family_s_register_goes_out_with_no_other_family_in_it(
    qtbot: QtBot, sqlite_store: Store, work: Work, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    promised(sqlite_store, staff, family)
    others = make.clients.namesakes(sqlite_store, staff.priya)
    promised(sqlite_store, staff, others, text="Keep the negatives")
    work.by = staff.helen
    page = PromisesPage(work)
    qtbot.addWidget(page)
    page.with_ = {"household_id": family}
    page.show()
    file = tmp_path / "promises.csv"
    listing.file_next(file)
    button = page.findChild(ListButton)
    assert button is not None
    button.export()
    said = file.read_text("utf-8-sig")
    assert "Send the sizes" in said
    assert "Keep the negatives" not in said


def test_kept_is_the_first_answer(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    form = promise_form(desk, work, promised(sqlite_store, staff, family))
    form.press_save()
    [row] = sqlite_store.ask(promises.of_household, family)
    assert row.state is PromiseState.KEPT


def test_another_day_is_agreed_with_somebody(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = promised(sqlite_store, staff, family)
    form = promise_form(desk, work, promise_id)
    form.what.set_value(MOVED)
    form.fill({"due": date(2026, 12, 2)})
    form.press_save()
    assert form.agreed.is_refused
    form.fill({"agreed_with": "Mrs Ashworth", "because": "she is away"})
    form.press_save()
    [moved] = sqlite_store.ask(promises.moves, promise_id)
    assert (moved.due_before, moved.due_after, moved.agreed_with) == (
        FRIDAY,
        date(2026, 12, 2),
        "Mrs Ashworth",
    )


def test_being_let_off_wants_its_reason(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    form = promise_form(desk, work, promised(sqlite_store, staff, family))
    form.what.set_value(LET_GO)
    form.press_save()
    assert form.because.is_refused
    form.fill({"because": "She has measured them herself"})
    form.press_save()
    [row] = sqlite_store.ask(promises.of_household, family)
    assert (row.state, row.released_because) == (PromiseState.RELEASED, "She has measured them herself")


def test_the_owner_notes_what_happens_next_after_a_broken_promise(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = promised(sqlite_store, staff, family)
    with clock.standing_at(datetime(2026, 11, 28, 9, 30)):
        form = promise_form(desk, work, promise_id)
        assert HEARD not in form.what._values
        work.by = staff.helen
        form = promise_form(desk, work, promise_id)
        form.what.set_value(HEARD)
        form.fill({"next_step": "I ring her at ten"})
        form.press_save()
        assert sqlite_store.ask(promises.to_be_heard, date(2026, 11, 28)) == ()


def test_what_was_promised_in_an_order_is_settled_there(
    desk: QWidget, work: Work, sqlite_store: Store, staff: Staff, family: HouseholdId
) -> None:
    promise_id = promised(sqlite_store, staff, family, source="order:17", kind=PromiseKind.DATE)
    form = promise_form(desk, work, promise_id)
    assert not form.save_button.isVisibleTo(form)
    wishes: list[Wish] = []
    form.wish.connect(wishes.append)
    form.open_button.click()
    assert wishes == [Wish("open_order", {"order_id": 17})]
