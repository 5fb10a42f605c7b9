"""The diary's pages and forms, each shown with a session or a viewing that is in the state it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from studio.sessions.model import PortraitSession, SessionState
from studio.viewings.model import Viewing, ViewingState
from tests.screens import desk
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.viewings.page import ViewingPage

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def _session(*states: SessionState) -> About:
    """The newest session in one of these states."""

    def find(db: Any) -> dict[str, object] | None:
        query = (
            select(PortraitSession.id)
            .where(PortraitSession.state.in_(states))
            .order_by(PortraitSession.id.desc())
        )
        found = db.scalars(query.limit(1)).first()
        return None if found is None else {"session_id": found}

    return find


def _viewing(*states: ViewingState) -> About:
    """The newest viewing in one of these states."""

    def find(db: Any) -> dict[str, object] | None:
        query = select(Viewing.id).where(Viewing.state.in_(states)).order_by(Viewing.id.desc())
        found = db.scalars(query.limit(1)).first()
        return None if found is None else {"viewing_id": found}

    return find


def _family(db: Any) -> dict[str, object] | None:
    found = db.scalars(
        select(PortraitSession.household_id).order_by(PortraitSession.id.desc()).limit(1)
    ).first()
    return None if found is None else {"household_id": found}


def _wish(verb: str) -> Show:
    return lambda window, about: window.grant(Wish(verb, about))


def _from_viewing(act: str) -> Show:
    """A form that the page of a viewing opens, once the page has its rows."""

    def show(window: MainWindow, about: dict[str, object]) -> None:
        window.go("viewing", **about)
        page = window.page
        assert isinstance(page, ViewingPage)
        page.work.ask(_nothing, then=lambda _: getattr(page, act)(), owner=page)

    return show


def _nothing(_db: Any) -> None:
    """Waits for its turn behind the page's own question."""


FORMS: tuple[tuple[str, Show, About | None], ...] = (
    *desk.PICTURES,
    ("book-known", _wish("book"), _family),
    ("session", _wish("open_session"), _session(SessionState.CONFIRMED)),
    ("session-completed", _wish("open_session"), _session(SessionState.COMPLETED)),
    ("session-complete", _wish("complete_session"), _session(SessionState.CONFIRMED)),
    ("viewing", _wish("open_viewing"), _viewing(ViewingState.HELD)),
    ("viewing-book", _wish("arrange_viewing"), _viewing(ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)),
    ("viewing-hold", _wish("hold_viewing"), _viewing(ViewingState.BOOKED, ViewingState.HELD)),
    ("viewing-move", _from_viewing("_move"), _viewing(ViewingState.BOOKED)),
    ("viewing-call-off", _from_viewing("_cancel"), _viewing(ViewingState.BOOKED, ViewingState.TO_ARRANGE)),
)
"""The name of each picture, how it comes to be shown, and with which session or viewing."""
