"""The pictures of messages and promises: what was said, what waits for a reply, what was promised."""

from __future__ import annotations

from typing import Any

from studio import clients, messages, promises
from studio.actor import Role
from ui.main_window import MainWindow


def _family(db: Any) -> dict[str, object] | None:
    """A family with a next appointment or a message."""
    waiting = messages.unanswered(db)
    known = next((row.household_id for row in waiting if row.household_id is not None), None)
    listed = clients.page(db, None, 1)
    return {"household_id": known or (listed[0].id if listed else None)}


def _waiting(db: Any) -> dict[str, object] | None:
    """The message that has waited longest, of a family that is known."""
    rows = [row for row in messages.unanswered(db) if row.household_id is not None]
    asks = [row for row in rows if messages.full_sentence(db, row.household_id)]
    return {"message_id": (asks or rows)[0].id} if rows else None


def _stranger(db: Any) -> dict[str, object] | None:
    """A message whose family is not known."""
    rows = [row for row in messages.unanswered(db) if row.household_id is None]
    return {"message_id": rows[0].id} if rows else None


def _promise(db: Any) -> dict[str, object] | None:
    """An open promise by word of mouth."""
    from studio import business, clock

    today = clock.today(business.studio(db).zone)
    lines = [
        line
        for standing in (promises.Standing.BROKEN, promises.Standing.OPEN)
        for line in promises.register(db, today, standing)
        if not promises.settled_elsewhere(line.promise.source)
    ]
    return {"promise_id": lines[0].id} if lines else None


def today_of(role: Role) -> Any:
    """Today as a role sees it."""

    def show(window: MainWindow, _: dict[str, object]) -> None:
        from ui.today.page import TodayPage

        window.go("today")
        page = window.page
        assert isinstance(page, TodayPage)
        page.show_role(role)

    return show


def nobody(_db: Any) -> dict[str, object] | None:
    """About no one."""
    return {}


PAGES = (("promises", "promises", None),)
TODAYS = tuple((f"today-{role.value}", today_of(role)) for role in Role)
DIALOGS = (
    ("message-log", "log_message", _family),
    ("message-log-unknown", "log_message", nobody),
    ("message", "open_message", _waiting),
    ("message-stranger", "open_message", _stranger),
    ("message-whose", "whose_message", _stranger),
    ("message-no-reply", "message_needs_no_reply", _waiting),
    ("promise-make", "make_promise", _family),
    ("promise", "open_promise", _promise),
    ("today-hand-over", "hand_over", nobody),
)
