"""Answers to wishes about messages and promises: taken down, opened, acknowledged; made, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import business, messages
from studio.clients import HouseholdId
from studio.messages import MessageId, MessageRow
from studio.promises import PromiseId
from ui.messages.knowing import Case, Desk, Family, before_logging, case
from ui.messages.log_form import LogForm
from ui.messages.message_form import MessageForm
from ui.messages.promise_forms import MakeForm, PromiseForm
from ui.messages.promise_whole import Whole, before_promising, whole
from ui.messages.small_forms import MessagePart, NoReplyForm, WhoseForm

if TYPE_CHECKING:
    from ui.kit.form import FormDialog
    from ui.main_window import MainWindow


def log_message(window: MainWindow, household_id: HouseholdId | None = None) -> None:
    """The form for what was said; about whoever is on screen, else it asks who it is."""

    def show(known: tuple[Desk, Family | None]) -> None:
        _open(window, LogForm(window.work, *known, window))

    window.work.ask(before_logging, household_id, then=show, owner=window)


def open_message(window: MainWindow, message_id: MessageId) -> None:
    """A message and the reply that ends it."""

    def show(found: tuple[Case, str]) -> None:
        _open(window, MessageForm(window.work, *found, window))

    window.work.ask(_case, message_id, then=show, owner=window)


def _case(db: Any, message_id: MessageId) -> tuple[Case, str]:
    return case(db, message_id), business.studio(db).name


def acknowledge_message(window: MainWindow, message_id: MessageId) -> None:
    """One key on a line of Today: they know that we have it, and the reply is still owed."""

    def do(row: MessageRow) -> None:
        window.work.do(messages.acknowledge, row.id, row.version, owner=window)

    window.work.ask(messages.message, message_id, then=do, owner=window)


def message_needs_no_reply(window: MainWindow, message_id: MessageId) -> None:
    """Why nothing has to be answered."""
    _small(window, message_id, NoReplyForm)


def whose_message(window: MainWindow, message_id: MessageId) -> None:
    """Which family a message is from."""
    _small(window, message_id, WhoseForm)


def _small(window: MainWindow, message_id: MessageId, form: type[MessagePart]) -> None:
    window.work.ask(
        messages.message,
        message_id,
        then=lambda row: _open(window, form(window.work, row, window)),
        owner=window,
    )


def make_promise(window: MainWindow, household_id: HouseholdId | None = None) -> None:
    """The form for a promise made by word of mouth."""

    def show(known: tuple[Any, Any]) -> None:
        _open(window, MakeForm(window.work, *known, window))

    window.work.ask(before_promising, household_id, then=show, owner=window)


def open_promise(window: MainWindow, promise_id: PromiseId) -> None:
    """One promise: kept, another day, let go, and for the owner what happens next."""

    def show(found: Whole) -> None:
        _open(window, PromiseForm(window.work, found, window))

    window.work.ask(whole, promise_id, then=show, owner=window)


def _open(window: MainWindow, form: FormDialog) -> None:
    form.wish.connect(window.grant)
    form.open()
