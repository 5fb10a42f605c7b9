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
from studio.making.checking import check, check_remakes, going_back, not_right
from studio.making.collecting import CallRow, Uncollected, calls_about, log_order_call, uncollected
from studio.making.custody import (
    CustodyDraft,
    CustodyItemRow,
    ItemDraft,
    hand_back,
    photograph,
    receipt,
    take_into_custody,
)
from studio.making.custody import here as in_custody
from studio.making.custody import of_household as custody_of_household
from studio.making.custody import of_order as custody_of_order
from studio.making.drafts import NotRightDraft, RemakeDraft, SendDraft
from studio.making.due import Standing
from studio.making.handing_over import HandOverDraft, hand_over
from studio.making.held_model import CustodyId, CustodyItemId, Reached, RungAbout
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
from studio.making.remaking import remake, stop_remake
from studio.making.rows import Board, PieceRow, PurchaseRow, StepRow, UnmadeRow
from studio.making.sending import receive, send
from studio.making.stages import points, road, usually_pays
from studio.making.starting import amend, call_off, keep_in_step, make_pieces, sign, start
from studio.making.substituting import SubstituteDraft, framed_already, others, substitute
from studio.making.telling import next_step, owed, story
from studio.making.waiting import (
    Affected,
    CallToMake,
    WaitDraft,
    affected,
    calls_to_make,
    moulding_back,
    moulding_out,
    soonest,
    waiting_for,
)

__all__ = [
    "LABEL_SHEETS", "Affected", "Board", "CallRow", "CallToMake", "Cause", "CustodyDraft", "CustodyId",
    "CustodyItemId", "CustodyItemRow", "Ended", "Framing", "HandOverDraft", "ItemDraft", "LabelSheet",
    "NotRightDraft", "Pays", "PieceId", "PieceRow", "Point", "PurchaseId", "PurchaseRow", "Reached", "RemakeDraft",
    "RungAbout", "SendDraft", "Stage", "Standing", "StepKind", "StepRow", "SubstituteDraft", "Uncollected",
    "UnmadeRow", "WaitDraft", "affected", "amend", "board", "call_off", "calls_about", "calls_to_make", "check",
    "check_remakes", "custody_of_household", "custody_of_order", "draw_labels", "due_on", "framed_already", "give_to",
    "goes_on", "going_back", "hand_back", "hand_over", "in_custody", "keep_in_step", "labels", "log_order_call",
    "make_pieces", "moulding_back",
    "moulding_out", "move_on", "move_together", "next_step", "not_right", "others", "out", "owed", "photograph",
    "piece", "pieces_of", "pieces_out", "points", "presented", "purchase_page", "receipt", "receive", "remake",
    "road", "rows_of", "scan", "send", "sign", "soonest", "start", "steps_of", "stop_remake", "story", "substitute",
    "take_into_custody", "uncollected", "unmade", "usually_pays", "wait_for", "waiting_for",
]  # fmt: skip
