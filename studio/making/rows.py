"""What is read of the bench: frozen rows, without costs, which are the owner's alone (R25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business.model import StaffId
from studio.catalogue.model import Framing, SupplierId
from studio.catalogue.wording import in_inches
from studio.clients.model import HouseholdId
from studio.making import stages
from studio.making.due import Standing
from studio.making.model import (
    Cause,
    Ended,
    Pays,
    PieceId,
    Point,
    PurchaseId,
    Stage,
    StepKind,
)
from studio.orders.model import LineId, OrderId, OrderState
from studio.orders.wording import framing_in_words
from studio.sessions.model import SessionId


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One piece with what was ordered, where it stands and by when it has to move on."""

    id: PieceId
    order_id: OrderId
    order_number: str
    order_state: OrderState
    household_id: HouseholdId
    household: str
    session_id: SessionId | None
    number: int
    line_id: LineId
    stage: Stage
    framing: Framing
    stage_at: datetime
    promised_on: date | None
    due_on: date | None
    """By when the next stage is to be reached."""
    standing: Standing
    picture_id: int | None
    image_ref: str
    people: str
    product: str
    width_in: int
    height_in: int
    finish: str
    moulding_id: int | None
    moulding: str
    mount: str
    mount_border_mm: int
    glazing: str
    choices: tuple[str, ...]
    hanging_place: str
    waits_for: str
    waits_until: date | None
    out_with_id: PurchaseId | None
    supplier: str
    """The lab or framer that has it just now, "" while it is here."""
    back_on: date | None
    assigned_id: StaffId | None
    assigned: str
    """Initials of who is to make it."""
    maker_id: StaffId | None
    checked_by_id: StaffId | None
    ended: Ended | None
    ended_because: str
    remake_of_id: PieceId | None
    remake_of: int | None
    """The number of the piece in whose place it is made."""
    remake_cause: Cause | None
    remake_pays: Pays | None
    version: int

    @property
    def code(self) -> str:
        """``O-00012/3``: what stands on its label."""
        return f"{self.order_number}/{self.number}"

    @property
    def size(self) -> str:
        """``30 inches wide by 24 inches high``."""
        return in_inches(self.width_in, self.height_in)

    @property
    def next_stage(self) -> Stage | None:
        """The stage that comes next on its road."""
        return stages.following(self.stage, self.framing)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done to it."""
        return self.ended is None and self.stage not in stages.DONE

    def passed(self, stage: Stage) -> tuple[Stage, ...]:
        """The stages of its road that it would pass on the way to one; each wants a reason."""
        return stages.skipped(self.framing, self.stage, stage)

    @property
    def waits(self) -> bool:
        """Whether it waits for material."""
        return bool(self.waits_for)

    @property
    def stage_words(self) -> str:
        """Where it is, in words."""
        return stages.name(self.stage, self.framing)

    @property
    def made_of(self) -> tuple[str, ...]:
        """What is around the print: finish, moulding, mount, glazing, extras, as far as they were ordered.

        Each part says what it is, and a finish that only says that there is a frame gives way to the moulding: an
        "oak frame" beside a "White" would be made in oak.
        """
        finish = "" if self.moulding and "frame" in self.finish.casefold() else self.finish
        mount = framing_in_words("", self.mount, "")
        around = (
            finish,
            framing_in_words(self.moulding, "", ""),
            mount and mount + self._border,
            self.glazing,
        )
        return tuple(part for part in (*around, *self.choices) if part)

    @property
    def _border(self) -> str:
        return f" {self.mount_border_mm} mm" if self.mount_border_mm else ""

    def ordered(self, point: Point) -> str:
        """What was ordered, for one point of the check."""
        words = {
            Point.SIZE: self.size,
            Point.MOUNT: f"{self.mount}, {self.mount_border_mm} mm" if self.mount_border_mm else self.mount,
            Point.MOULDING: self.moulding,
            Point.GLAZING: self.glazing,
            Point.PICTURE: f"picture {self.image_ref}" + (f", {self.people}" if self.people else ""),
            Point.SPELLING: ", ".join((*self.choices, self.people))
            if self.people
            else ", ".join(self.choices),
        }
        return words[point] or (self.finish if point is Point.MOULDING else "")


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing that happened to a piece."""

    at: datetime
    kind: StepKind
    stage: Stage
    by: str
    because: str
    until: date | None


@dataclass(frozen=True, slots=True)
class UnmadeRow:
    """An order in production whose pieces were never made: it was begun before there was a bench."""

    order_id: OrderId
    order_number: str
    household: str
    promised_on: date | None
    pieces: int


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """What one lab or framer has, on one page."""

    id: PurchaseId
    number: str
    supplier_id: SupplierId
    supplier: str
    sent_on: date
    back_on: date
    pieces: int
    still_out: int
    late: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the bench just now, late ones first."""

    today: date
    pieces: tuple[PieceRow, ...]
    unmade: tuple[UnmadeRow, ...] = ()
    out: tuple[PurchaseRow, ...] = ()
    staff: tuple[tuple[StaffId, str], ...] = ()
