"""A child of parents who live apart, written into the father's household from the mother's page."""

from pytestqt.qtbot import QtBot

from studio import clients
from studio.db import Store
from tests.make import business
from tests.make import clients as make
from tests.studio.clients.test_families_as_they_are import APART, parted
from ui.clients.client_page import ClientPage
from ui.clients.homes import OtherHomeForm
from ui.kit import notices
from ui.kit.fields import ChoiceField
from ui.kit.picker import PickerField
from ui.kit.text import Button, Chip
from ui.kit.wish import Wish
from ui.kit.work import Work


def page_of(qtbot: QtBot, store: Store, household_id: int) -> ClientPage:
    work = Work(store, inline=True)
    work.by = business.marsh_and_reed(store).priya
    page = ClientPage(work)
    qtbot.addWidget(page)
    page.with_ = {"household_id": household_id}
    page.show()
    return page


def test_a_child_is_written_into_the_other_home_and_both_pages_say_so(
    qtbot: QtBot, sqlite_store: Store
) -> None:
    mother = make.ashworths(sqlite_store)
    father = sqlite_store.do(clients.register, APART, by=make.PRIYA)
    page = page_of(qtbot, sqlite_store, mother)
    form = OtherHomeForm(page.work, sqlite_store.ask(clients.household, mother), page)
    who, where = form.fields["person"], form.fields["household"]
    assert isinstance(who, ChoiceField)
    assert isinstance(where, PickerField)
    tom = sqlite_store.ask(clients.people_of, mother)[3].id
    who.set_value(tom)
    where.set_value(sqlite_store.ask(clients.find, "reed")[0])
    form.save()
    assert [person.first for person in sqlite_store.ask(clients.people_of, father)] == ["Peter", "Tom"]
    page.refresh()
    assert "Tom has two homes" in [chip.text() for chip in page.warnings.findChildren(Chip)]
    assert page.homes.isVisible()


def test_the_line_of_the_other_home_leads_there(qtbot: QtBot, sqlite_store: Store) -> None:
    mother, father, _tom = parted(sqlite_store)
    page = page_of(qtbot, sqlite_store, mother)
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    next(button for button in page.homes.findChildren(Button) if button.text() == "Open").click()
    assert wishes == [Wish("open_client", {"household_id": father})]


def test_parting_two_homes_is_asked_first(qtbot: QtBot, sqlite_store: Store) -> None:
    from ui.clients.homes import other_home

    mother, _father, tom = parted(sqlite_store)
    page = page_of(qtbot, sqlite_store, mother)
    page.window().__dict__["work"] = page.work
    notices.answer_next(False)
    other_home(page, mother, tom)  # type: ignore[arg-type]  # any window that has work will do
    assert sqlite_store.ask(clients.other_homes, mother)
    notices.answer_next(True)
    other_home(page, mother, tom)  # type: ignore[arg-type]  # any window that has work will do
    assert sqlite_store.ask(clients.other_homes, mother) == ()
