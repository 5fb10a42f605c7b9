"""Pages about money drawn from frozen snapshots: the receipt, the payment plan, and what all such pages share."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from studio.dates import date_in_full
from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Rows,
    Total,
    Totals,
    Voice,
    plain,
    render,
)
from studio.money import Money

_WORDS = {
    "card": "by card",
    "cash": "in cash",
    "bank transfer": "by bank transfer",
    "cheque": "by cheque",
    "gift voucher": "with a gift voucher",
    "from another session": "carried over",
}


def method_words(method: str) -> str:
    """``by card``, ``in cash``."""
    return _WORDS.get(method, method)


def amount(snapshot: dict[str, Any], minor: int) -> str:
    """An amount as printed, in the studio's currency."""
    return Money(minor).show(snapshot["studio"]["currency"])


def on_paper(snapshot: dict[str, Any], title: str, aside: Sequence[str], body: tuple[Block, ...]) -> Paper:
    """A page with the letterhead and the address of its snapshot; the first line of the aside stands out."""
    studio, client = snapshot["studio"], snapshot["client"]
    first, *others = aside
    shown = others[:2] if client["large_print"] else others
    vat = f"VAT {studio['vat_number']}  ·  " if studio["vat_number"] else ""
    return Paper(
        letterhead=Letterhead(
            studio["name"],
            tuple(studio["head"]),
            base64.b64decode(studio["logo"]) if studio["logo"] else None,
        ),
        address=tuple(client["envelope"]),
        aside=(plain(first, Voice.STRONG), *shown),
        body=body,
        title=title,
        footer=f"{vat}{title}",
        large_print=client["large_print"],
    )


def in_full(iso: str) -> str:
    """A day of a snapshot as printed (R9)."""
    return date_in_full(date.fromisoformat(iso))


def draw_receipt(snapshot: dict[str, Any]) -> bytes:
    """The receipt of one payment, or of money given back."""
    title = f"Receipt {snapshot['name']}"
    aside = [title, in_full(snapshot["date"]), f"taken by {snapshot['taken_by']}"]
    return render(on_paper(snapshot, title, aside, tuple(_receipt(snapshot))))


def _taken_off(snapshot: dict[str, Any]) -> Iterator[Total]:
    """What is no longer owed, so that the sums above what is still to pay come to it."""
    if snapshot.get("let_off"):
        yield Total("Taken off", amount(snapshot, -snapshot["let_off"]))


def _receipt(snapshot: dict[str, Any]) -> Iterator[Block]:
    back = snapshot["amount"] < 0
    said = amount(snapshot, abs(snapshot["amount"]))
    how, order = method_words(snapshot["method"]), snapshot["order"]
    yield Heading("Given back to you" if back else "Received with thanks")
    detail = [f"{how}, {in_full(snapshot['date'])}"]
    if back and snapshot["note"]:
        detail.append(snapshot["note"])
    yield Rows((Row(f"For order {order}", tuple(detail), said),))
    yield Totals(
        (
            Total("To pay for the order", amount(snapshot, snapshot["to_pay"])),
            Total("Paid so far", amount(snapshot, snapshot["paid"])),
            *_taken_off(snapshot),
            Total("Still to pay", amount(snapshot, max(0, snapshot["left"])), strong=True),
        )
    )
    if snapshot["method"] == "cheque" and not back:
        yield Paragraph("A cheque counts once the bank has paid it.")
    if snapshot["undone"]:
        yield Paragraph("This row puts an earlier one right.")


def draw_plan(snapshot: dict[str, Any]) -> bytes:
    """The page of a payment plan."""
    title = f"Payment plan, order {snapshot['order']}"
    edition = [f"plan {snapshot['number']}, in place of the one before"] if snapshot["number"] > 1 else []
    aside = [title, in_full(snapshot["date"]), *edition]
    return render(on_paper(snapshot, title, aside, tuple(_plan(snapshot))))


def _plan(snapshot: dict[str, Any]) -> Iterator[Block]:
    parts = snapshot["instalments"]
    count = len(parts)
    yield Heading("What we have agreed")
    many = f"{count} instalments, {snapshot['every']}" if count > 1 else "one instalment"
    yield Paragraph(
        f"{amount(snapshot, snapshot['total'])} is still to pay for order {snapshot['order']}, in {many}. "
        "There is no interest and no charge for paying this way, and you may pay sooner whenever you like."
    )
    if snapshot["because"]:
        yield Paragraph(f"{snapshot['because']} This plan takes the place of the one before.")
    yield Rows(
        tuple(
            Row(in_full(part["due_on"]), (), amount(snapshot, part["amount"]), f"{number}.")
            for number, part in enumerate(parts, 1)
        )
    )
    yield Totals((Total("Together", amount(snapshot, snapshot["total"]), strong=True),))
    telephone = f" on {snapshot['studio']['telephone']}" if snapshot["studio"]["telephone"] else ""
    yield Paragraph(
        f"If a day does not suit you, please ring us{telephone} before it, and we will find another."
    )
