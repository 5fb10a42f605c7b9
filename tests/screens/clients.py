"""Pictures of clients who may be here twice: while typing, on their page, and made one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QApplication, QScrollArea

from studio import clients
from ui.clients.form import HouseholdForm
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]


def pair(db: Any) -> dict[str, object] | None:
    """The likeliest pair there is; any two families where nobody was written down twice."""
    for likely in clients.doubles_to_review(db, 1):
        return {"household_id": likely.one.id, "other_id": likely.other.id}
    two = clients.page(db, None, 2)
    return {"household_id": two[0].id, "other_id": two[1].id} if len(two) == 2 else None


def somebody(db: Any) -> dict[str, object] | None:
    """Somebody with children and a postcode."""
    for line in clients.page(db, None, 60):
        row = clients.household(db, line.id)
        if len(row.people) > 3 and row.telephones:
            return {"household_id": row.id}
    return None


def typed_again(window: MainWindow, about: dict[str, object]) -> None:
    """The form of a new client, into which somebody is typed who is here already."""
    assert window.work.store is not None
    row = window.work.store.ask(clients.household, about["household_id"])
    form = HouseholdForm(window.work, window)
    draft = replace(row.as_draft(), version=None, people=row.as_draft().people[:1])
    form._fill(replace(draft, people=tuple(replace(each, id=None) for each in draft.people)))
    form.open()
    form.doubles.look_now()


def with_a_wish(db: Any) -> dict[str, object] | None:
    """Somebody who would rather be rung, and said when."""
    rows = [clients.household(db, line.id) for line in clients.page(db, None, 200)]
    wishes = [row for row in rows if row.channel is clients.PreferredChannel.TELEPHONE]
    return next(({"household_id": row.id} for row in sorted(wishes, key=lambda row: not row.best_time)), None)


def reached(window: MainWindow, about: dict[str, object]) -> None:
    """The page of somebody with a wish how to be reached."""
    window.go("client", **about)


def wishes(window: MainWindow, about: dict[str, object]) -> None:
    """The form of a client, where their wishes are."""
    assert window.work.store is not None
    form = HouseholdForm(window.work, window)
    form.amend(window.work.store.ask(clients.household, about["household_id"]))
    form.open()
    QApplication.processEvents()  # it has its height by then
    form.findChild(QScrollArea).ensureWidgetVisible(form.fields["hospitality"].control)


DIALOGS: tuple[tuple[str, str, About], ...] = (("merge-clients", "merge_clients", pair),)
FORMS = (
    ("new-client-double", typed_again, somebody),
    ("client-reached", reached, with_a_wish),
    ("client-wishes", wishes, with_a_wish),
)
