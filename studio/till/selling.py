"""Gift vouchers sold: paid for by somebody, printed with a code, used by whoever brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, promises
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.dates import date_in_full
from studio.documents import Block, Heading, Paragraph, Row, Rows, render
from studio.errors import Missing, Refused
from studio.money import Money
from studio.orders.money_sheets import amount, in_full, on_paper
from studio.orders.paper_heads import client_head, keep, studio_head
from studio.promises.model import VoucherId
from studio.rights import verb
from studio.sessions.model import MONEY, Method
from studio.till.model import VoucherPaper, VoucherSale
from studio.written import one_line, refuse_card_number

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """A gift voucher as it is sold. ``household_id`` is the buyer where it is a family of ours, else ``buyer``.

    ``theirs`` leaves it standing open for the buyer's own next session or order, besides the code.
    """

    worth: Money
    method: Method
    good_until: date
    household_id: HouseholdId | None = None
    buyer: str = ""
    for_name: str = ""
    theirs: bool = False

    def check(self, today: date) -> None:
        """Raises Refused naming the field that does not do."""
        if self.worth <= Money(0):
            raise Refused("Please type what it is worth.", "worth")
        if self.method not in MONEY:
            raise Refused("Please say how it was paid for.", "method")
        if self.good_until <= today:
            raise Refused("Please choose a day to come.", "good_until")
        if self.household_id is None and not self.buyer.strip():
            raise Refused("Please say who bought it.", "buyer")
        for name, words in (("buyer", self.buyer), ("for_name", self.for_name)):
            refuse_card_number(words, name)


@verb("till.sell_voucher")
def sell_voucher(db: Session, by: Actor, draft: VoucherDraft) -> VoucherId:
    """Sell a gift voucher: its money is taken, its code made, its page drawn and kept."""
    draft.check(clock.today(business.studio(db).zone))
    buyer = one_line(draft.buyer, LONGEST_NAME).text
    if draft.household_id is not None:
        buyer = clients.household(db, draft.household_id).filing_name
    voucher_id = promises.make_voucher(
        db,
        by,
        draft.worth,
        draft.good_until,
        draft.for_name,
        draft.household_id if draft.theirs else None,
    )
    _write(db, by, voucher_id, draft.worth, draft.method, draft.household_id, buyer, "")
    kept = VoucherPaper(voucher_id=voucher_id)
    keep(kept, _freeze(db, voucher_id, draft), draw_voucher)
    db.add(kept)
    db.flush()
    return voucher_id


@verb("till.put_sale_right")
def put_sale_right(db: Session, by: Actor, voucher_id: VoucherId, reason: str) -> None:
    """A sale was wrong: its opposite is written down and the voucher is worth nothing. Not once some was used."""
    said = one_line(reason, 200).text
    if not said:
        raise Refused("Please say what was wrong with it.", "reason")
    refuse_card_number(said, "reason")
    sold = db.scalars(select(VoucherSale).where(VoucherSale.voucher_id == voucher_id)).first()
    if sold is None:
        raise Missing("That gift voucher is not here.")
    promises.end_voucher(db, by, voucher_id)
    _write(db, by, voucher_id, -sold.amount, sold.method, sold.household_id, sold.buyer, said)


@verb("till.give_voucher_to")
def give_voucher_to(db: Session, by: Actor, code: str, household_id: HouseholdId) -> VoucherId:
    """A family brings a voucher: what is left of it stands open for their next session fee or order."""
    found = promises.voucher_with_code(db, code)
    promises.give_voucher_to(db, by, found.id, household_id)
    return found.id


def _write(
    db: Session, by: Actor, voucher_id: VoucherId, money: Money, method: Method,
    household_id: HouseholdId | None, buyer: str, reason: str,
) -> None:  # fmt: skip
    db.add(
        VoucherSale(
            voucher_id=voucher_id,
            household_id=household_id,
            buyer=buyer,
            amount=money,
            method=method,
            taken_at=clock.now(),
            taken_by=StaffId(by.staff_id),
            reason=reason,
        )
    )
    db.flush()


def _freeze(db: Session, voucher_id: VoucherId, draft: VoucherDraft) -> dict[str, Any]:
    row, zone = promises.voucher(db, voucher_id), business.studio(db).zone
    nobody = {"envelope": [], "addressee": "", "large_print": False}
    return {
        "studio": studio_head(db),
        "client": nobody if draft.household_id is None else client_head(db, draft.household_id),
        "code": row.code,
        "worth": row.worth.minor,
        "good_until": row.good_until.isoformat(),
        "for_name": row.for_name,
        "date": clock.today(zone).isoformat(),
    }


def draw_voucher(snapshot: dict[str, Any]) -> bytes:
    """The page of a gift voucher: whom it is for, its worth, its code, and how it is used."""
    aside = ["Gift voucher", in_full(snapshot["date"]), snapshot["code"]]
    return render(on_paper(snapshot, f"Gift voucher {snapshot['code']}", aside, tuple(_body(snapshot))))


def _body(snapshot: dict[str, Any]) -> Iterator[Block]:
    name = snapshot["for_name"]
    yield Heading(f"A gift for {name}" if name else "A gift for you")
    worth = amount(snapshot, snapshot["worth"])
    yield Paragraph(
        f"This voucher over {worth} is for portraits at {snapshot['studio']['name']}: for a session, for pictures, "
        "for frames, or for some of each. It need not be used all at once; what is left stays on it."
    )
    until = date_in_full(date.fromisoformat(snapshot["good_until"])).partition(" ")[2]
    yield Rows(
        (
            Row("Worth", (), worth),
            Row(
                "Code",
                ("Whoever brings it may use it, so please keep it as you would keep money.",),
                snapshot["code"],
            ),
            Row("Good until", (), until),
        )
    )
    telephone = snapshot["studio"]["telephone"]
    ring = f" Please ring us on {telephone} and say the code." if telephone else ""
    yield Paragraph(f"To use it, bring this page or its code when you come.{ring}")
    yield Paragraph("This takes nothing away from your rights in law.")


@dataclass(frozen=True, slots=True)
class SoldRow:
    """A gift voucher that was sold, and what is left of it."""

    id: VoucherId
    code: str
    buyer: str
    for_name: str
    worth: Money
    left: Money
    good_until: date
    sold_at: datetime
    ended: bool


def sold(db: Session, most: int = 200) -> tuple[SoldRow, ...]:
    """The gift vouchers that were sold, the latest first."""
    sales = list(
        db.scalars(
            select(VoucherSale)
            .where(VoucherSale.amount > Money(0))
            .order_by(VoucherSale.id.desc())
            .limit(most)
        )
    )
    rows = promises.vouchers(db, [sale.voucher_id for sale in sales])
    return tuple(
        SoldRow(
            id=sale.voucher_id,
            code=rows[sale.voucher_id].code,
            buyer=sale.buyer,
            for_name=rows[sale.voucher_id].for_name,
            worth=rows[sale.voucher_id].worth,
            left=rows[sale.voucher_id].left,
            good_until=rows[sale.voucher_id].good_until,
            sold_at=sale.taken_at,
            ended=rows[sale.voucher_id].ended,
        )
        for sale in sales
    )


def voucher_pdf(db: Session, voucher_id: VoucherId) -> tuple[str, bytes]:
    """The name and the kept page of a voucher; raises Missing."""
    paper = db.get(VoucherPaper, voucher_id)
    if paper is None:
        raise Missing("There is no page of that voucher.")
    return f"Gift voucher {promises.voucher(db, voucher_id).code}", bytes(paper.pdf)
