"""The dialog that takes a session's pictures in: nothing chosen, a card looked over, a card taken in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from studio.sessions import SessionState
from studio.sessions.model import PortraitSession
from tests.make.pictures import shoot
from ui.main_window import MainWindow
from ui.viewing_room.taking_in import TakingIn

Show = Callable[[MainWindow, dict[str, object]], None]


def _session(db: Any) -> dict[str, object] | None:
    """The session that was completed last."""
    latest = (
        select(PortraitSession.id)
        .where(PortraitSession.state == SessionState.COMPLETED)
        .order_by(PortraitSession.completed_at.desc())
    )
    return {"session_id": db.scalar(latest)}


def _card() -> str:
    """Nine photographs, and four files that are not taken."""
    card = Path(tempfile.mkdtemp()) / "100CANON"
    shoot(card, 9)
    (card / "IMG_0156.JPG").write_bytes((card / "IMG_0147.JPG").read_bytes()[:4000])
    (card / "IMG_0157.CR2").write_bytes(b"II*\0 nothing in it")
    (card / "IMG_0158.HEIC").write_bytes(b"telephone")
    (card / "MVI_0159.MOV").write_bytes(b"film")
    return str(card)


def _dialog(window: MainWindow, about: dict[str, object]) -> TakingIn:
    card = _card()
    dialog = TakingIn(window.work, about["session_id"], window, choose=lambda *_: card)  # type: ignore[arg-type]
    dialog.open()
    return dialog


def _chosen(window: MainWindow, about: dict[str, object]) -> None:
    dialog = _dialog(window, about)
    window.work.ask(_nothing, then=lambda _: dialog.choose_and_read(), owner=dialog)


def _taken(window: MainWindow, about: dict[str, object]) -> None:
    dialog = _dialog(window, about)
    shown = dialog._show

    def then(folder: Any) -> None:
        shown(folder)
        dialog.take_in()

    dialog._show = then  # type: ignore[method-assign]
    window.work.ask(_nothing, then=lambda _: dialog.choose_and_read(), owner=dialog)


def _nothing(_db: Any) -> None:
    """Waits for its turn behind the dialog's own question."""


FORMS: tuple[tuple[str, Show, Callable[[Any], dict[str, object] | None] | None], ...] = (
    ("taking-in-empty", lambda window, about: (_dialog(window, about), None)[1], _session),
    ("taking-in-chosen", _chosen, _session),
    ("taking-in-done", _taken, _session),
)
"""The name of each picture, how it comes to be shown, and with what."""
