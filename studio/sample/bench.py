"""What the bench does in the sample: orders of the last months piece by piece, those under way left where they are."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from studio import catalogue, clock, making, orders
from studio.actor import Actor
from studio.catalogue import SupplierKind
from studio.making import Cause, PieceRow, RemakeDraft, SendDraft, Stage
from studio.orders import OrderId
from studio.sample.stage import Stage as Sample

BENCH_SINCE = timedelta(days=90)
"""Before that the studio kept no board: its orders went into production and were ready as a whole."""
_FURTHEST = (Stage.TO_START, Stage.RETOUCHING, Stage.RETOUCHING, Stage.PRINTED, Stage.FRAMED)


def start(sample: Sample, order_id: OrderId, by: Actor) -> None:
    """An order goes into production."""
    sample.do(making.start if has_bench(sample) else orders.start_production, order_id, by=by)


def finish(sample: Sample, order_id: OrderId, maker: Actor, checker: Actor) -> None:
    """All its pieces are made by one, checked by another; before there was a board, it is ready as a whole."""
    if not sample.store.ask(making.pieces_of, order_id):
        sample.do(orders.ready, order_id, by=checker)
        return
    sample.do(_make, order_id, by=maker)
    sample.do(_check, order_id, by=checker)


def leave_under_way(
    sample: Sample, random: Random, order_id: OrderId, maker: Actor, how: str = ""
) -> Generator[datetime, None, None]:
    """Some days' work on an order that is not ready yet: each piece at a stage of its own, or as ``how`` says."""
    pieces = sample.store.ask(making.pieces_of, order_id)
    wanted = _WANTED.get(how)
    for days, piece in enumerate(pieces, 1):
        yield sample.working_moment(random, clock.today() + timedelta(days=days % 2))
        _bring(sample, piece, wanted or random.choice(_FURTHEST), maker)
    if how:
        _stands(sample, how, pieces, maker)
        return
    last = sample.store.ask(making.piece, pieces[-1].id)
    if last.stage is Stage.TO_START and random.random() < 0.5:
        until = clock.today() + timedelta(days=random.randint(6, 12))
        sample.do(making.wait_for, last.id, "the backing board", until, by=maker)
    _send_out(sample, pieces, maker)


_WANTED = {
    "remade": Stage.PRINTED, "at the lab": Stage.RETOUCHING, "to be checked": Stage.FRAMED, "to start": Stage.TO_START,
}  # fmt: skip


def _stands(sample: Sample, how: str, pieces: tuple[PieceRow, ...], maker: Actor) -> None:
    """What the bench shows of it: one made again, a parcel out, one checked and the next not."""
    if how == "remade":
        sample.do(
            making.remake, pieces[-1].id, None, RemakeDraft(Cause.PRINT, "a line across the sky"), by=maker
        )
    elif how == "at the lab":
        labs = [row for row in sample.store.ask(catalogue.suppliers) if row.kind is SupplierKind.LAB]
        back_on = sample.book.open_day(clock.today() + timedelta(days=5))
        sample.do(making.send, SendDraft(labs[0].id, [row.id for row in pieces], back_on), by=maker)
    elif how == "to be checked":
        checker = sample.people.ruth
        first = pieces[0]
        sample.do(making.check, first.id, None, making.points(first.framing), by=checker)


def _send_out(sample: Sample, pieces: tuple[PieceRow, ...], by: Actor) -> None:
    """What is printed and wants a frame goes to the framer, where the studio has one."""
    framers = [row for row in sample.store.ask(catalogue.suppliers) if row.kind is SupplierKind.FRAMER]
    stand = [sample.store.ask(making.piece, piece.id) for piece in pieces]
    ready = [row.id for row in stand if row.stage is Stage.PRINTED and row.next_stage is Stage.FRAMED]
    going = [row.id for row in stand if row.id in ready and row.ended is None and not row.waits]
    if framers and len(going) > 1:
        back_on = clock.today() + timedelta(days=9)
        sample.do(making.send, SendDraft(framers[0].id, going, back_on), by=by)


def _bring(sample: Sample, piece: PieceRow, wanted: Stage, by: Actor) -> None:
    def bring(db: Session, by: Actor) -> None:
        stands = making.piece(db, piece.id)
        while stands.stage is not wanted and stands.next_stage not in (None, Stage.CHECKED):
            making.move_on(db, by, piece.id, None)
            stands = making.piece(db, piece.id)

    sample.do(bring, by=by)


def _make(db: Session, by: Actor, order_id: OrderId) -> None:
    for piece in making.pieces_of(db, order_id):
        for stage in (Stage.RETOUCHING, Stage.PRINTED, Stage.FRAMED):
            if stage in making.road(piece.framing):
                making.move_on(db, by, piece.id, None, stage)


def _check(db: Session, by: Actor, order_id: OrderId) -> None:
    for piece in making.pieces_of(db, order_id):
        making.check(db, by, piece.id, None, making.points(piece.framing))


def has_bench(sample: Sample) -> bool:
    """Whether the studio keeps a board by now."""
    return clock.today() >= sample.until - BENCH_SINCE
