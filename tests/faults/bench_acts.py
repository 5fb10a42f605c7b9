"""What people at a bench do, each act by chance: pieces move, wait, go back, are made again, sent out and handed over.

Orders come, are changed and called off meanwhile. ``bench_walks`` takes the acts one after the other.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, making, orders
from studio.business import StaffId
from studio.errors import Conflict, Refused
from studio.making import (
    Cause,
    HandOverDraft,
    NotRightDraft,
    RemakeDraft,
    SendDraft,
    Stage,
    SubstituteDraft,
    WaitDraft,
)  # fmt: skip
from studio.making.model import Piece
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
from studio.orders.model import Presentation
from tests.faults.bench import STANDS_AT, Bench, orders_in

UNDER_WAY = 5


class Acts(Bench):
    """What can be done there."""

    def start(self) -> None:
        """An order comes and goes to the bench."""
        if len(self.store.ask(orders_in, (OrderState.CONFIRMED, OrderState.IN_PRODUCTION))) >= UNDER_WAY:
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


def _waiting(db: Session) -> list[making.PieceId]:
    query = select(Piece.id).where(Piece.waits_since.is_not(None), Piece.ended.is_(None))
    return list(db.scalars(query.order_by(Piece.id)))


def _booked(db: Session, order_id: OrderId) -> orders.PresentationId | None:
    query = select(Presentation.id).where(Presentation.order_id == order_id)
    return db.scalar(query.where(Presentation.state == orders.PresentationState.BOOKED))
