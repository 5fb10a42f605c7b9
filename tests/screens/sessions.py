"""A session on its day, and the small forms of its sheet, each shown with a session in the state it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from studio.diary.model import Appointment
from studio.sessions.model import FeePayment, PortraitSession, SessionKind, SessionState, Shot
from ui.diary.on_the_day import OnTheDayPage
from ui.diary.session_sheet import SessionSheet
from ui.kit.wish import Wish
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def _one(db: Any, query: Any) -> dict[str, object] | None:
    found = db.scalars(query.limit(1)).first()
    return None if found is None else {"session_id": found}


def _to_come(db: Any) -> dict[str, object] | None:
    """A session to come of a family that has been here before, with its list."""
    query = (
        select(PortraitSession.id)
        .join(Appointment, Appointment.id == PortraitSession.appointment_id)
        .where(PortraitSession.state == SessionState.CONFIRMED, PortraitSession.kind == SessionKind.STANDARD)
        .where(PortraitSession.id.in_(select(Shot.session_id)))
        .order_by(
            select(func.count())
            .where(Shot.session_id == PortraitSession.id)
            .correlate(PortraitSession)
            .scalar_subquery()
            .desc(),
            Appointment.starts_at,
        )
    )
    return _one(db, query)


def _reshoot(db: Any) -> dict[str, object] | None:
    query = select(PortraitSession.id).where(PortraitSession.kind == SessionKind.RESHOOT)
    return _one(db, query.order_by(PortraitSession.id.desc()))


def _held(db: Any) -> dict[str, object] | None:
    return _one(db, select(PortraitSession.id).where(PortraitSession.state == SessionState.PROVISIONAL))


def _paid(db: Any) -> dict[str, object] | None:
    paid = select(FeePayment.session_id)
    return _one(
        db, select(PortraitSession.id).where(PortraitSession.id.in_(paid)).order_by(PortraitSession.id.desc())
    )


def _on_the_day(window: MainWindow, about: dict[str, object]) -> None:
    window.grant(Wish("on_the_day", about))


def _from_the_day(window: MainWindow, about: dict[str, object]) -> None:
    """The form that changes the list, once the page has its rows."""
    _on_the_day(window, about)
    page = window.page
    assert isinstance(page, OnTheDayPage)
    page.work.ask(_nothing, then=lambda _: page.change.click(), owner=page)


def _from_the_sheet(act: str) -> Show:
    """A form that the sheet of a session opens, once it has its rows."""

    def show(window: MainWindow, about: dict[str, object]) -> None:
        window.grant(Wish("open_session", about))
        sheet = window.findChildren(SessionSheet)[-1]
        sheet.work.ask(_nothing, then=lambda _: getattr(sheet.does, act)(), owner=sheet)

    return show


def _nothing(_db: Any) -> None:
    """Waits for its turn behind the question of the page."""


FORMS: tuple[tuple[str, Show, About], ...] = (
    ("on-the-day", _on_the_day, _to_come),
    ("on-the-day-reshoot", _on_the_day, _reshoot),
    ("session-shots", _from_the_day, _to_come),
    ("session-held", _from_the_sheet("shown"), _held),
    ("session-paid", _from_the_sheet("shown"), _paid),
    ("session-fee", _from_the_sheet("fee"), _to_come),
)
"""The name of each picture, how it comes to be shown, and with which session."""
