"""Answers to wishes about the bench."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.making import PieceId, PurchaseId, Stage
from ui.kit import notices
from ui.making.check_form import CheckForm
from ui.making.forms import MoveForm, RemakeForm, WaitForm
from ui.making.labels_form import LabelsForm
from ui.making.sending_forms import ParcelForm, SendForm
from ui.making.whole import Sendable, WholePiece, parcel, sendable, to_label, whole_piece

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _about(window: MainWindow, piece_id: PieceId, form: Any) -> None:
    def show(whole: WholePiece) -> None:
        form(whole).open()

    window.work.ask(whole_piece, window.work.by, piece_id, then=show, owner=window)


def move_piece(window: MainWindow, piece_id: PieceId, stage: Stage) -> None:
    """Move a piece past a stage, with the reason."""
    _about(window, piece_id, lambda whole: MoveForm(window.work, whole, stage, window))


def check_piece(window: MainWindow, piece_id: PieceId) -> None:
    """Hold a finished piece against its order."""
    _about(window, piece_id, lambda whole: CheckForm(window.work, whole, window))


def wait_piece(window: MainWindow, piece_id: PieceId) -> None:
    """A piece waits for material."""
    _about(window, piece_id, lambda whole: WaitForm(window.work, whole, window))


def remake_piece(window: MainWindow, piece_id: PieceId) -> None:
    """Make a piece again."""
    _about(window, piece_id, lambda whole: RemakeForm(window.work, whole, window))


def send_pieces(window: MainWindow, pieces: tuple[PieceId, ...] = ()) -> None:
    """Send pieces to a lab or framer: those marked, or chosen in the form."""

    def show(facts: Sendable) -> None:
        if not facts.suppliers:
            said = "There is no lab or framer in the catalogue yet. The owner can add one in Settings."
            notices.bar(window.page or window, said, "due")
        elif not facts.rows:
            notices.bar(window.page or window, "No piece is ready to go out.", "due")
        else:
            SendForm(window.work, facts, ticked=bool(pieces), parent=window).open()

    window.work.ask(sendable, tuple(pieces), then=show, owner=window)


def take_parcel(window: MainWindow, purchase_id: PurchaseId) -> None:
    """Take in what came back with a purchase order."""

    def show(found: Any) -> None:
        row, pieces, today = found
        ParcelForm(window.work, row, pieces, today, window).open()

    window.work.ask(parcel, purchase_id, then=show, owner=window)


def print_labels(window: MainWindow, pieces: tuple[PieceId, ...] = ()) -> None:
    """Labels of the marked pieces, or else of the new ones."""

    def show(rows: Any) -> None:
        if rows:
            LabelsForm(window.work, rows, window).open()
        else:
            notices.bar(window.page or window, "No piece is new. Mark those that want a label with Space.")

    window.work.ask(to_label, tuple(pieces), then=show, owner=window)
