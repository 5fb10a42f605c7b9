"""Each form that is worth keeping stands again as it was left: clients, concerns, reshoots, orders, viewings."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock, sessions
from studio.care import Channel, OfferKind, OfferOutcome
from studio.clients import PersonRole
from studio.db import Store, half_typed
from tests.make import care as calls
from tests.make.letters import Fringe, fringe
from ui.care.concern_form import ConcernForm
from ui.care.knowing import known
from ui.care.reshoot_form import ReshootForm
from ui.clients.form import HouseholdForm
from ui.kit.form import FormDialog
from ui.kit.work import Work
from ui.orders.form import OrderForm
from ui.orders.whole import order_facts
from ui.viewings.forms import HoldForm
from ui.viewings.whole import whole_viewing


@pytest.fixture
def told(sqlite_store: Store) -> Fringe:
    return fringe(sqlite_store)


@pytest.fixture
def desk(sqlite_store: Store, told: Fringe, qapp: QApplication):
    with clock.standing_at(calls.TOLD):
        work = Work(sqlite_store, inline=True)
        work.by = told.staff.priya
        yield work


def shown(qtbot: QtBot, form: FormDialog) -> FormDialog:
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    assert form.keeping is not None
    return form


def left_and_opened_again(qtbot: QtBot, form: FormDialog, another) -> FormDialog:
    stood = form.half_typed()
    assert form.keeping.is_worth_keeping
    form.reject()
    again = shown(qtbot, another)
    again.keeping.put_back()
    assert again.half_typed() == stood
    return again


def test_a_new_client_with_all_her_people_and_numbers(desk: Work, qtbot: QtBot) -> None:
    form = shown(qtbot, HouseholdForm(desk))
    form.people.rows[0].fields["first"].set_value("Grace")
    form.people.rows[0].fields["last"].set_value("Hopper")
    form.people.add_next()
    form.people.rows[1].fields["first"].set_value("Vincent")
    form.people.add_next()
    form.people.rows[2].fields["born"].set_value(date(2015, 5, 2))
    form.telephones.show_rows([("07700 900321", "mobile", 0), ("01632 960321", "home", None)])
    form.emails.rows[0].typed.set_value("grace@example.com")
    form.fields["notes"].set_value("They like dogs.")
    again = left_and_opened_again(qtbot, form, HouseholdForm(desk))
    assert [each.first for each in again.people.value()] == ["Grace", "Vincent", ""]
    assert again.people.value()[2].role is PersonRole.CHILD
    again.people.rows[2].fields["born"].set_value(None)
    again.press_save()
    assert not again.isVisible()
    assert desk.store.ask(half_typed.count) == 0


def test_an_amendment_is_kept_for_that_family_alone(desk: Work, told: Fringe, qtbot: QtBot) -> None:
    from studio import clients

    row = desk.store.ask(clients.household, told.household_id)

    def form() -> HouseholdForm:
        made = HouseholdForm(desk)
        made.amend(row)
        return made

    first = shown(qtbot, form())
    assert not first.keeping.is_worth_keeping
    first.fields["hospitality"].set_value("No nuts for Tom.")
    left_and_opened_again(qtbot, first, form())
    new = shown(qtbot, HouseholdForm(desk))
    assert new.keeping is not None


def test_a_concern_with_its_offers_and_both_appointments(desk: Work, told: Fringe, qtbot: QtBot) -> None:
    facts = desk.store.ask(known, told.household_id)
    form = shown(qtbot, ConcernForm(desk, facts))
    form.story.set_value("My fringe wasn’t quite right.")
    form.channel.set_value(Channel.LETTER)
    form.fields["received_time"].put_back("4.30")
    form.offers.offer_reshoot()
    form.offers.rows[0].said.buttons[OfferOutcome.ACCEPTED].click()
    assert form.round is not None
    form.round.date.set_value(date(2026, 12, 5))
    again = left_and_opened_again(qtbot, form, ConcernForm(desk, facts))
    assert again.offers.rows[0].kind is OfferKind.RESHOOT
    assert again.offers.reshoot_is_accepted
    assert again.round.date.value() == date(2026, 12, 5)
    assert again.fields["received_time"].is_asking


def test_a_reshoot(desk: Work, told: Fringe, qtbot: QtBot) -> None:
    facts = desk.store.ask(known, told.household_id)
    form = shown(qtbot, ReshootForm(desk, facts))
    form.story.set_value("She would like her hair up.")
    left_and_opened_again(qtbot, form, ReshootForm(desk, facts))


def test_an_order_with_its_lines(desk: Work, told: Fringe, qtbot: QtBot) -> None:
    def form() -> OrderForm:
        return OrderForm(desk, desk.store.ask(order_facts, told.household_id, None, None, None))

    first = shown(qtbot, form())
    first.entry.image.set_value("0147")
    first.entry.measure.set_value("30 24")
    first.entry.where.set_value("above the fireplace")
    first.entry.add()
    first.entry.image.set_value("0152")
    again = left_and_opened_again(qtbot, first, form())
    assert [line.image_ref for line in again.lines] == ["0147"]
    assert again.entry.image.value() == "0152"


def test_how_a_viewing_went(desk: Work, told: Fringe, qtbot: QtBot) -> None:
    session = desk.store.ask(sessions.of_household, told.household_id)[0]
    from studio import viewings

    viewing = desk.store.ask(viewings.of_session, session.id)
    whole = desk.store.ask(whole_viewing, viewing.id)
    form = shown(qtbot, HoldForm(desk, whole))
    form.fields["chosen"].set_value("0147 0152")
    form.outcome.group.buttons()[1].click()
    left_and_opened_again(qtbot, form, HoldForm(desk, whole))
