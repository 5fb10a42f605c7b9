"""A walk over the bench without plan: pieces move, wait, go back, are made again, sent out, checked and handed over.

Orders come, are changed and called off meanwhile. After every step the rules of orders, pieces and the rack hold, no
piece and no step of one is lost, and of two who scan one piece the second is told that the first was quicker.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock, making, orders, schema, stock
from studio.actor import Actor
from studio.business import RoomPurpose, StaffId
from studio.catalogue import ChoiceKind, SupplierDraft, SupplierId, SupplierKind
from studio.db import Store
from studio.errors import Conflict, Refused, StudioError
from studio.making import (
    Cause,
    HandOverDraft,
    NotRightDraft,
    PieceRow,
    RemakeDraft,
    SendDraft,
    Stage,
    SubstituteDraft,
    WaitDraft,
)  # fmt: skip
from studio.making.model import Piece, PieceCheck, PieceStep, PurchaseOrder, SentPiece
from studio.orders import (
    ConfirmDraft,
    ConsentDraft,
    ConsentWay,
    LineDraft,
    OrderDraft,
    OrderId,
    OrderState,
    PresentationDraft,
)  # fmt: skip
from studio.orders.model import Order, Presentation
from studio.schema.invariants import RULES
from studio.stock import DeliveryDraft
from tests import postgres
from tests.make.business import marsh_and_reed
from tests.make.clients import ashworths, khan_and_ellis

A_STUDIO = 600
"""Steps in one studio, so that the last is looked at as quickly as the first."""
UNDER_WAY = 5
STANDS_AT = datetime(2026, 9, 21, 10)
_ABOUT = ("piece", "order", "bench", "handed", "moulding", "out is out", "presented", "presentation")
HELD = {rule: asks for rule, asks in RULES.items() if any(words in rule for words in _ABOUT)}
_KEPT = (Piece, PieceStep, PieceCheck, PurchaseOrder, SentPiece)


@dataclass
class Found:
    """What became of the steps."""

    steps: int = 0
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    conflicts: int = 0
    unseen: int = 0
    """Steps on a piece that somebody else had just moved, unseen."""
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    """Rules broken, and whatever fell over."""

    @property
    def bad(self) -> int:
        """How many steps left the bench untrue, or something lost."""
        return self.unseen + self.lost + len(self.wrong)

    def __str__(self) -> str:
        done = ", ".join(f"{count} {what}" for what, count in sorted(self.done.items()))
        told = "".join(f"\n    {line}" for line in self.wrong[:10])
        return (
            f"{self.steps} steps ({done}; {self.refused} refused, {self.conflicts} told that another was quicker), "
            f"{self.unseen} overwritten unseen, {self.lost} lost, {len(self.wrong)} wrong{told}"
        )


class Walk:
    """Three people at one bench who do what chance says."""

    def __init__(self, store: Store, chance: random.Random, found: Found) -> None:
        self.store, self.chance, self.found = store, chance, found
        self.staff = marsh_and_reed(store)
        helen = self.staff.helen
        self.families = [ashworths(store, self.staff.priya), khan_and_ellis(store, self.staff.priya)]
        self.edition = store.ask(catalogue.edition_on, clock.today())
        self.mouldings = [row.id for row in self.edition.mouldings[:3]]
        self.makers = [
            SupplierId(store.do(catalogue.add_supplier, SupplierDraft(name, kind), by=helen))
            for name, kind in (("Oak & Co", SupplierKind.FRAMER), ("The lab", SupplierKind.LAB))
        ]
        for moulding in self.mouldings:
            store.do(stock.deliver, DeliveryDraft(moulding, 30_000), by=helen)
        self.room = store.ask(business.rooms, RoomPurpose.VIEWING)[0].id
        self.written = store.ask(_written)
        self.slots = 0
        self.untrue: set[str] = set()

    @property
    def by(self) -> Actor:
        """Whoever stands there."""
        return self.chance.choice(self.staff)

    def piece(self) -> PieceRow:
        """Any piece, mostly one that is still being made."""
        ids = self.store.ask(_open_pieces) if self.chance.random() < 0.95 else self.store.ask(_all_pieces)
        if not ids:
            raise Refused("There is none.")
        return self.store.ask(making.piece, self.chance.choice(ids))

    def order_in(self, *states: OrderState) -> OrderId:
        """Any order in one of these states."""
        found = self.store.ask(_orders_in, states)
        if not found:
            raise Refused("There is none.")
        return OrderId(self.chance.choice(found))

    def lines(self) -> tuple[LineDraft, ...]:
        """A few pictures, some of them in a moulding from the rack."""
        return tuple(self._line() for _ in range(self.chance.randint(1, 3)))

    def _line(self) -> LineDraft:
        price = self.chance.choice(self.edition.prices)
        offered = [
            row.of for row in self.edition.offered(ChoiceKind.MOULDING, price.id) if row.of in self.mouldings
        ]
        return LineDraft(
            f"{self.chance.randint(1, 60):04}", price.id, quantity=self.chance.choice((1, 1, 2)),
            moulding_id=self.chance.choice(offered) if offered and self.chance.random() < 0.8 else None,
        )  # fmt: skip

    def draft(self) -> OrderDraft:
        """What a family orders."""
        return OrderDraft(self.chance.choice(self.families), StaffId(self.staff.helen.staff_id), self.lines())

    def start(self) -> None:
        """An order comes and goes to the bench."""
        if len(self.store.ask(_orders_in, (OrderState.CONFIRMED, OrderState.IN_PRODUCTION))) >= UNDER_WAY:
            raise Refused("There is enough to do.")
        signed = ConfirmDraft(signed=True)
        order_id = OrderId(self.store.do(orders.place, self.draft(), signed, by=self.by))
        self.store.do(making.start, order_id, by=self.by)

    def move_on(self) -> None:
        """A piece, to the next stage."""
        row = self.piece()
        self.store.do(making.move_on, row.id, row.version, by=self.by)

    def forward(self) -> None:
        """A piece, by whatever it needs next."""
        row = self.piece()
        finished = row.next_stage is Stage.CHECKED
        if row.waits_until is not None:
            self.store.do(making.goes_on, row.id, row.version, by=self.by)
        elif row.out_with_id is not None:
            self.store.do(making.receive, row.out_with_id, by=self.by)
        elif finished:
            self.store.do(making.check, row.id, row.version, making.points(row.framing), by=self.by)
        else:
            self.store.do(making.move_on, row.id, row.version, by=self.by)

    def skip(self) -> None:
        """A piece, to any stage, with a reason or without."""
        to = self.chance.choice(list(Stage))
        because = self.chance.choice(("", "A document to copy"))
        self.store.do(making.move_on, self.piece().id, None, to, because, by=self.by)

    def move_together(self) -> None:
        """A drawer of prints."""
        rows = [self.piece() for _ in range(3)]
        each = {row.id: (row.id, row.version) for row in rows if row.next_stage is rows[0].next_stage}
        to = rows[0].next_stage or Stage.READY
        self.store.do(making.move_together, tuple(each.values()), to, by=self.by)

    def two_scan(self) -> None:
        """Two people scan one label and press; the second is told."""
        row = self.piece()
        self.store.do(making.move_on, row.id, row.version, by=self.staff.daniel)
        try:
            self.store.do(making.move_on, row.id, row.version, by=self.staff.priya)
        except Conflict:
            self.found.conflicts += 1
        else:
            self.found.unseen += 1

    def wait_for(self) -> None:
        """Material is not there."""
        row, until = self.piece(), clock.today() + timedelta(days=self.chance.randint(-1, 20))
        self.store.do(
            making.wait_for, row.id, self.chance.choice(("", "the oak")), until, row.version, by=self.by
        )

    def goes_on(self) -> None:
        """It is."""
        waiting = self.store.ask(_waiting)
        if not waiting:
            raise Refused("None waits.")
        self.store.do(making.goes_on, self.chance.choice(waiting), by=self.by)

    def give_to(self) -> None:
        """Somebody is to make it."""
        row = self.piece()
        whom = self.chance.choice([None, *(StaffId(each.staff_id) for each in self.staff)])
        self.store.do(making.give_to, row.id, row.version, whom, by=self.by)

    def check(self) -> None:
        """A second pair of eyes finds everything as ordered, or forgets to look."""
        row = self.piece()
        points = making.points(row.framing)
        seen = points[: self.chance.choice((len(points), len(points), len(points), 1))]
        self.store.do(making.check, row.id, row.version, seen, ready=self.chance.random() < 0.8, by=self.by)

    def not_right(self) -> None:
        """It finds something that can be mended."""
        row = self.piece()
        point, to = self.chance.choice(making.points(row.framing)), self.chance.choice(list(Stage))
        self.store.do(making.not_right, row.id, row.version, NotRightDraft(point, "a hair", to), by=self.by)

    def check_remakes(self) -> None:
        """It finds something that cannot."""
        row = self.piece()
        point, draft = self.chance.choice(making.points(row.framing)), self._remade()
        self.store.do(making.check_remakes, row.id, row.version, point, draft, by=self.by)

    def remake(self) -> None:
        """A piece is dropped."""
        row = self.piece()
        self.store.do(making.remake, row.id, row.version, self._remade(), by=self.by)

    def _remade(self) -> RemakeDraft:
        return RemakeDraft(self.chance.choice([None, *Cause]), "dropped")

    def send(self) -> None:
        """A parcel goes to the lab or the framer."""
        ids = tuple({self.piece().id for _ in range(self.chance.randint(1, 4))})
        because = self.chance.choice(("", "They do it all"))
        back = clock.today() + timedelta(days=8)
        self.store.do(
            making.send, SendDraft(self.chance.choice(self.makers), ids, back, because=because), by=self.by
        )

    def receive(self) -> None:
        """A parcel comes back, or part of it."""
        parcels = self.store.ask(making.out)
        if not parcels:
            raise Refused("Nothing is out.")
        chosen = None if self.chance.random() < 0.7 else [self.piece().id]
        self.store.do(making.receive, self.chance.choice(parcels).id, chosen, by=self.by)

    def amend(self) -> None:
        """The family changes its mind about some of it."""
        placed = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
        order = self.store.ask(orders.order, self.order_in(*placed))
        kept = [
            LineDraft(
                row.image_ref, row.price_id, quantity=row.quantity, moulding_id=row.moulding_id, key=row.key
            )
            for row in order.lines
        ]
        changed = (*kept[self.chance.randint(0, 1) :], *self.lines()[: self.chance.randint(0, 2)])
        draft = OrderDraft(order.household_id, StaffId(self.staff.helen.staff_id), changed)
        confirming = ConfirmDraft(consent=ConsentDraft("Claire", ConsentWay.TELEPHONE))
        self.store.do(making.amend, order.id, draft, confirming, by=self.staff.helen)

    def sign(self) -> None:
        """Both sign the page in force."""
        self.store.do(making.sign, self.order_in(OrderState.IN_PRODUCTION, OrderState.CONFIRMED), by=self.by)

    def call_off(self) -> None:
        """An order is called off, now and then."""
        if self.chance.random() < 0.7:
            raise Refused("They stay with it.")
        order_id = self.order_in(OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
        self.store.do(making.call_off, order_id, "They moved away", by=self.staff.helen)

    def moulding_out(self) -> None:
        """The framer rings: a moulding is out."""
        draft = WaitDraft(self.chance.choice(self.mouldings), clock.today() + timedelta(days=12), "Oak & Co")
        self.store.do(making.moulding_out, draft, by=self.by)

    def moulding_back(self) -> None:
        """It is here again, so many metres of it."""
        self.store.do(
            making.moulding_back, self.chance.choice(self.mouldings), self.chance.randint(0, 30), by=self.by
        )

    def substitute(self) -> None:
        """Another moulding, with their consent."""
        order_id = self.order_in(OrderState.CONFIRMED, OrderState.IN_PRODUCTION)
        instead, other = self.chance.sample(self.mouldings, 2)
        consent = ConsentDraft("Claire", ConsentWay.TELEPHONE)
        self.store.do(
            making.substitute, SubstituteDraft(order_id, instead, other, consent), by=self.staff.helen
        )

    def hand_over(self) -> None:
        """They come for what is ready, and take all of it or some."""
        order_id = self.order_in(OrderState.READY)
        booked = self.store.ask(_booked, order_id)
        if booked is None:
            wall = (STANDS_AT + timedelta(days=1 + self.slots // 12)).replace(hour=9)
            self.slots += 1
            draft = PresentationDraft(
                order_id,
                wall + timedelta(minutes=30 * (self.slots % 12)),
                StaffId(self.staff.helen.staff_id),
                self.room,
            )
            booked = self.store.do(orders.book_presentation, draft, by=self.by)
        rows = self.store.ask(making.pieces_of, order_id)
        ready = [row.id for row in rows if row.stage is Stage.READY and row.ended is None]
        some = tuple(ready[: self.chance.randint(1, max(len(ready), 1))])
        self.store.do(making.hand_over, booked, HandOverDraft("Claire", some, some), by=self.by)

    def step(self) -> None:
        """One act by chance; then the bench is looked at."""
        often: tuple[Callable[[], None], ...] = (
            self.forward,
            self.forward,
            self.forward,
            self.start,
            self.hand_over,
        )
        acts = [
            *often * 4, self.move_on, self.skip, self.move_together, self.two_scan, self.two_scan, self.wait_for,
            self.goes_on, self.give_to, self.check, self.not_right, self.check_remakes, self.remake, self.send,
            self.receive, self.amend, self.sign, self.sign, self.call_off, self.moulding_out, self.moulding_back,
            self.substitute,
        ]  # fmt: skip
        act = self.chance.choice(acts)
        self.found.steps += 1
        try:
            act()
            self.found.done[act.__name__] = self.found.done.get(act.__name__, 0) + 1
        except StudioError:
            self.found.refused += 1
        except Exception as fell:
            self.found.wrong.append(f"{act.__name__}: {type(fell).__name__} {str(fell)[:200]}")
        untrue = self.store.ask(_untrue)
        self.found.wrong += [f"after {act.__name__}: {rule}" for rule in untrue - self.untrue]
        self.untrue |= untrue
        written = self.store.ask(_written)
        self.found.lost += any(now < before for now, before in zip(written, self.written, strict=True))
        self.written = written


def _open_pieces(db: Session) -> list[making.PieceId]:
    query = select(Piece.id).where(Piece.ended.is_(None), Piece.stage != Stage.PRESENTED)
    return list(db.scalars(query.order_by(Piece.id)))


def _all_pieces(db: Session) -> list[making.PieceId]:
    return list(db.scalars(select(Piece.id).order_by(Piece.id)))


def _waiting(db: Session) -> list[making.PieceId]:
    query = select(Piece.id).where(Piece.waits_since.is_not(None), Piece.ended.is_(None))
    return list(db.scalars(query.order_by(Piece.id)))


def _orders_in(db: Session, states: tuple[OrderState, ...]) -> list[OrderId]:
    return list(db.scalars(select(Order.id).where(Order.state.in_(states)).order_by(Order.id)))


def _booked(db: Session, order_id: OrderId) -> orders.PresentationId | None:
    query = select(Presentation.id).where(Presentation.order_id == order_id)
    return db.scalar(query.where(Presentation.state == orders.PresentationState.BOOKED))


def _written(db: Session) -> list[int]:
    """How many pieces, steps, checks and parcels stand in the records; none of them ever goes."""
    return [db.scalar(select(func.count()).select_from(entity)) or 0 for entity in _KEPT]


def _untrue(db: Session) -> set[str]:
    connection = db.connection()
    return {rule for rule, asked in HELD.items() if connection.exec_driver_sql(f"{asked} LIMIT 1").first()}


def walk(store: Store, steps: int, chance: random.Random, found: Found) -> None:
    """So many steps at the bench of one studio."""
    with clock.standing_at(STANDS_AT):
        walker = Walk(store, chance, found)
        for _ in range(steps):
            walker.step()


def on_a_file(folder: Path, steps: int, seed: int) -> Found:
    """A walk on SQLite files, one after the other."""
    found, chance = Found(), random.Random(seed)
    while found.steps < steps:
        _one(str(folder / f"{found.steps}.db"), steps, chance, found)
    return found


def on_a_server(folder: Path, steps: int, seed: int) -> Found:
    """A walk on PostgreSQL databases, one after the other."""
    found, chance = Found(), random.Random(seed)
    postgres.begin_session()
    try:
        while found.steps < steps:
            with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
                _one(url, steps, chance, found)
    finally:
        postgres.end_session()
    return found


def _one(target: str, steps: int, chance: random.Random, found: Found) -> None:
    store = schema.open_store(target)
    try:
        walk(store, min(A_STUDIO, steps - found.steps), chance, found)
        found.wrong += [str(each) for each in schema.check(store)]
    finally:
        store.close()
