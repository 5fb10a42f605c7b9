"""Making begins, follows what is amended, and stops: the pieces stay in step with the order in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from studio import catalogue, clock, orders
from studio.actor import Actor
from studio.catalogue.model import Framing
from studio.errors import Refused
from studio.making import working
from studio.making.model import Ended, Piece, Stage, StepKind
from studio.orders import ConfirmDraft, LineRow, OrderDraft
from studio.orders.accounts import locked
from studio.orders.model import LineId, Order, OrderId, OrderLine, OrderState
from studio.rights import verb
from studio.written import one_line

_ON_THE_BENCH = (OrderState.IN_PRODUCTION, OrderState.READY)


@dataclass(frozen=True, slots=True)
class _Made:
    """One picture to be made, as an order's line says it."""

    line: LineRow

    @property
    def print(self) -> tuple[object, ...]:
        """What is on the paper, and how large."""
        line = self.line
        return (line.picture_id or line.image_ref, line.product, line.width_in, line.height_in, line.finish)

    @property
    def whole(self) -> tuple[object, ...]:
        """The print and what is around it."""
        line = self.line
        around = (line.moulding, line.mount, line.mount_border_mm, line.glazing, *line.choices)
        return (*self.print, *around)


@verb("making.start")
def start(db: Session, by: Actor, order_id: OrderId) -> None:
    """The bench begins: a confirmed and signed order goes into production, each of its pictures becomes a piece.

    Raises Refused before the page in force is signed.
    """
    orders.start_production(db, by, order_id)
    _follow(db, by, locked(db, order_id))


@verb("making.make_pieces")
def make_pieces(db: Session, by: Actor, order_id: OrderId) -> None:
    """Give an order in production the pieces it never had, because it was begun before there was a bench."""
    order = locked(db, order_id)
    if order.state is not OrderState.IN_PRODUCTION:
        raise Refused(f"This order is {order.state.value}, so there is nothing to make.")
    _follow(db, by, order)


@verb("making.sign")
def sign(db: Session, by: Actor, order_id: OrderId, revision: int | None = None) -> None:
    """Note that both have signed the page in force; where all pieces wait for that, the order is ready now."""
    orders.sign(db, by, order_id, revision)
    working.settle(db, by, locked(db, order_id))


@verb("making.amend", beforehand=orders.make_pictures_ready)
def amend(db: Session, by: Actor, order_id: OrderId, draft: OrderDraft, confirming: ConfirmDraft) -> str:
    """Amend a placed order and let the bench follow, in one act; the answer is the order's number.

    Pieces of lines that went or changed are stopped, new ones are made, what stayed goes on where it was.
    """
    number = orders.amend(db, by, order_id, draft, confirming)
    keep_in_step(db, by, order_id)
    return number


def keep_in_step(db: Session, by: Actor, order_id: OrderId) -> None:
    """Let the bench follow an order of which another revision is in force now; nothing where it has not begun."""
    order = locked(db, order_id)
    if order.state in _ON_THE_BENCH:
        _follow(db, by, order)


@verb("making.call_off")
def call_off(db: Session, by: Actor, order_id: OrderId, reason: str) -> None:
    """Call an order off, with the reason, and stop its pieces in the same act."""
    said = one_line(reason, 400).text
    # The order is asked first: whatever it refuses, no piece is stopped.
    orders.require_cancellable(db, by, order_id, said)
    for piece in working.pieces(db, locked(db, order_id).id):
        working.end(db, by, piece, Ended.STOPPED, f"The order was called off: {said}"[:400])
    db.flush()
    orders.cancel(db, by, order_id, said)


def new_piece(db: Session, by: Actor, order: Order, line: LineRow, number: int) -> Piece:
    """Put one more piece on the bench, at its beginning."""
    now = clock.now()
    piece = Piece(
        order_id=order.id,
        line_id=_id(line),
        number=number,
        stage=Stage.TO_START,
        framing=framing_of(db, line),
        stage_at=now,
        made_at=now,
    )
    db.add(piece)
    db.flush()
    working.note(db, by, piece, StepKind.BEGUN)
    return piece


def framing_of(db: Session, line: LineRow) -> Framing:
    """Whether a line's picture is framed, mounted or neither: by its price, or by what was chosen for it."""
    if line.moulding or line.glazing:
        return Framing.FRAMED
    price = catalogue.price(db, line.price_id) if line.price_id is not None else None
    framing = price.framing if price is not None else Framing.NONE
    if framing is Framing.NONE and line.mount:
        return Framing.MOUNTED
    # Lists older than framings say it in words alone.
    said = f"{line.product} {line.finish}".lower()
    if framing is Framing.NONE and "framed" in said and "unframed" not in said:
        return Framing.FRAMED
    return framing


def _follow(db: Session, by: Actor, order: Order) -> None:
    """Bring the pieces in step with the revision in force, then the order with its pieces.

    A piece goes on for a line of the same picture and make; where only the frame differs its print goes on; the
    rest is stopped, and what is wanted beyond that is begun. A piece keeps to the line's key where several would do.
    What went home already stays on the order as it is: raises Refused where the page has it otherwise, or no more.
    """
    wanted = [_Made(line) for line in orders.order(db, order.id).lines for _ in range(line.quantity)]
    there = [(piece, _Made(line)) for piece, line in _with_lines(db, order)]
    for same in (_same_key(_whole), _whole, _same_key(_print)):
        _carry_over(db, by, there, wanted, same)
    for piece, made in there:
        if piece.stage is Stage.PRESENTED:
            raise Refused(
                f"Picture {made.line.image_ref} went home with them already, so it stays on the order as it is."
            )
        working.end(db, by, piece, Ended.STOPPED, "The order was changed and this picture is not in it.")
    number = working.next_number(db, order.id)
    for place, made in enumerate(wanted):
        new_piece(db, by, order, made.line, number + place)
    working.settle(db, by, order)


def _whole(before: _Made, after: _Made) -> bool:
    return before.whole == after.whole


def _print(before: _Made, after: _Made) -> bool:
    return before.print == after.print


def _same_key(same: Callable[[_Made, _Made], bool]) -> Callable[[_Made, _Made], bool]:
    return lambda before, after: before.line.key == after.line.key and same(before, after)


def _carry_over(
    db: Session, by: Actor, there: list[tuple[Piece, _Made]], wanted: list[_Made],
    same: Callable[[_Made, _Made], bool],
) -> None:  # fmt: skip
    """Give pieces that are there the lines they are the same as; both are taken off their lists."""
    for piece, before in sorted(there, key=lambda each: each[0].number):
        after = next((made for made in wanted if same(before, made)), None)
        if after is None or (piece.stage is Stage.PRESENTED and not _whole(before, after)):
            continue
        wanted.remove(after)
        there.remove((piece, before))
        if piece.line_id == after.line.id and _whole(before, after):
            continue
        _give_line(db, by, piece, before, after)


def _give_line(db: Session, by: Actor, piece: Piece, before: _Made, after: _Made) -> None:
    """A piece goes on for a line of the next revision; framed otherwise, it goes back to its print."""
    piece.line_id = _id(after.line)
    if _whole(before, after):
        db.flush()
        return
    piece.framing = framing_of(db, after.line)
    if piece.stage in (Stage.FRAMED, Stage.CHECKED, Stage.READY):
        piece.times_back += 1
        piece.checked_by_id = None
        working.move(piece, Stage.PRINTED)
    db.flush()
    working.note(db, by, piece, StepKind.CARRIED_OVER, "The order was changed: it is framed otherwise.")


def _with_lines(db: Session, order: Order) -> list[tuple[Piece, LineRow]]:
    """The pieces that stand for the order's pictures; of one made again after it went home, the new one does."""
    from studio.orders.reading import line_row

    again = aliased(Piece)
    found = db.execute(
        select(Piece, OrderLine)
        .join(OrderLine, OrderLine.id == Piece.line_id)
        .where(Piece.order_id == order.id, Piece.ended.is_(None))
        .where(~select(again.id).where(again.remake_of_id == Piece.id).exists())
        .order_by(Piece.number)
    )
    return [(piece, line_row(line, None)) for piece, line in found]


def _id(line: LineRow) -> LineId:
    assert line.id is not None  # a line of a revision in force was kept
    return line.id
