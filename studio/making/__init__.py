"""Making: the bench, from the signed order to the wrapped picture.

An order that both have signed goes into production by ``start``, and each of its pictures becomes a piece with a
code of its own, ``O-00012/3``. A piece moves on stage by stage (``move_on``), never back but by a check that found
something (``not_right``); it waits for material (``wait_for``, ``goes_on``), goes out to a lab or framer on a numbered
page (``send``, ``receive``), is checked by somebody else against the order (``check``), and is made again with a cause
where it cannot be mended (``remake``). With its last piece an order is ready by itself. ``amend``, ``sign`` and
``call_off`` do with a placed order what ``orders`` does, and keep the pieces in step in the same act.

``board`` is everything on the bench, late ones first; ``scan`` reads a code from a label; due days are counted back
from the promised day in working days (R22).
"""

from studio.catalogue.model import Framing
from studio.making.checking import check, check_remakes, not_right
from studio.making.drafts import NotRightDraft, RemakeDraft, SendDraft
from studio.making.due import Standing
from studio.making.labels import LABEL_SHEETS, LabelSheet, draw_labels, labels
from studio.making.model import Cause, Ended, Pays, PieceId, Point, PurchaseId, Stage, StepKind
from studio.making.moving import give_to, goes_on, move_on, move_together, presented, wait_for
from studio.making.queries import (
    board,
    due_on,
    out,
    piece,
    pieces_of,
    pieces_out,
    purchase_page,
    rows_of,
    scan,
    steps_of,
    unmade,
)
from studio.making.remaking import remake
from studio.making.rows import Board, PieceRow, PurchaseRow, StepRow, UnmadeRow
from studio.making.sending import receive, send
from studio.making.stages import points, road, usually_pays
from studio.making.starting import amend, call_off, make_pieces, sign, start
from studio.making.telling import next_step, owed, story

__all__ = [
    "LABEL_SHEETS", "Board", "Cause", "Ended", "Framing", "LabelSheet", "NotRightDraft", "Pays", "PieceId", "PieceRow",
    "Point", "PurchaseId", "PurchaseRow", "RemakeDraft", "SendDraft", "Stage", "Standing", "StepKind", "StepRow",
    "UnmadeRow", "amend", "board", "call_off", "check", "check_remakes", "draw_labels", "due_on", "give_to",
    "goes_on", "labels", "make_pieces", "move_on", "move_together", "next_step", "not_right", "out", "owed", "piece",
    "pieces_of", "pieces_out", "points", "presented", "purchase_page", "receive", "remake", "road", "rows_of", "scan", "send",
    "sign", "start", "steps_of", "story", "unmade", "usually_pays", "wait_for",
]  # fmt: skip
