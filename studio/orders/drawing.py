"""The order confirmation (L4) on paper: two copies as one document, drawn from the frozen snapshot alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from studio.catalogue.wording import rate_in_words, tax_name
from studio.dates import date_in_full
from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Rows,
    Shown,
    Signatures,
    Template,
    Text,
    Total,
    Totals,
    Voice,
    plain,
    render_together,
)
from studio.money import Money
from studio.orders.drawn_lines import rows

WORDING = Path(__file__).resolve().parents[2] / "resources" / "letters" / "en-GB" / "order.txt"
COPIES = ("your copy", "the studio's copy")


def draw(snapshot: dict[str, Any]) -> bytes:
    """Both copies as one PDF. Raises Refused for what cannot be printed, as the document engine does."""
    papers = [_paper(snapshot, copy) for copy in COPIES]
    return render_together(papers, f"Order {snapshot['order']['number']}", snapshot["studio"]["name"])


@lru_cache(maxsize=1)
def _wording() -> dict[str, Template]:
    return Template.sections(WORDING.read_text("utf-8"), "order")


def _said(section: str, **values: str) -> Iterator[Block]:
    for text in _wording()[section].fill(values):
        yield Paragraph(text)


def _paper(snapshot: dict[str, Any], copy: str) -> Paper:
    studio, client, order = snapshot["studio"], snapshot["client"], snapshot["order"]
    logo = base64.b64decode(studio["logo"]) if studio["logo"] else None
    numbers = [f"{order['number']}, {copy}"]
    if studio["vat_number"]:
        numbers.insert(0, f"VAT {studio['vat_number'].removeprefix('VAT').strip()}")
    return Paper(
        letterhead=Letterhead(studio["name"], tuple(studio["head"]), logo),
        address=tuple(client["envelope"]),
        aside=tuple(_aside(snapshot)),
        body=tuple(_body(snapshot)),
        title=f"Order {order['number']}",
        footer="  ·  ".join(numbers),
        large_print=client["large_print"],
    )


def _aside(snapshot: dict[str, Any]) -> Iterator[str | Text]:
    order, studio = snapshot["order"], snapshot["studio"]
    revision = f", revision {order['revision']}" if order["revision"] > 1 else ""
    yield plain(f"Your order {order['number']}{revision}", Voice.STRONG)
    yield _day(order["date"])
    at_studio = f"at the studio, {studio['place']}" if studio["place"] else "at the studio"
    place = "at your home" if order["at_home"] else at_studio
    if snapshot["client"]["large_print"]:
        # Three lines are all that the room beside the address holds in large print.
        yield f"{place}, with {order['host']}"
    else:
        yield place
        yield f"with {order['host']}"


def _body(snapshot: dict[str, Any]) -> Iterator[Block]:
    order, studio, sums = snapshot["order"], snapshot["studio"], snapshot["sums"]
    if order["before"]:
        before = f"revision {order['before']['number']} of {_day(order['before']['date'])}"
        yield from _said("revision", before=before, changes=order["changes"])
    if order["reshoot"]:
        yield from _said("reshoot")
    yield Heading("Your pictures")
    yield Rows(tuple(rows(snapshot)))
    yield Totals(tuple(_totals(snapshot)))
    yield from _agreed(snapshot)
    yield from _discounts(snapshot)
    if sums["surplus"]:
        yield from _said(f"surplus_{sums['surplus']}", surplus=_money(snapshot, sums["surplus_amount"]))
    yield from _said("promise", promised_on=_day(order["promised_on"]))
    yield from _said("ask", ask_money=_ask_money(snapshot))
    yield from _said(
        "next", owner=studio["owner"], owner_direct=studio["owner_direct"] or "the studio's number"
    )
    if order["at_home"]:
        yield from _said("home", notice_until=_day(order["notice_until"]))
    if snapshot.get("wall"):
        yield Heading("Your wall")
        yield Shown(base64.b64decode(snapshot["wall"]), "As you chose it, drawn to scale.")
    yield Heading("In plain words")
    for section in ("substitutions", "keeping", "copyright", "rights"):
        yield from _said(section)
    yield Signatures((snapshot["client"]["addressee"], f"{order['host']}, for {studio['name']}"))


def _agreed(snapshot: dict[str, Any]) -> Iterator[Block]:
    """Who agreed to what is made differently than was ordered first (R17)."""
    told = [f"{each['who']}, {each['way']} on {_day(each['on'])}" for each in snapshot.get("agreed", ())]
    if told:
        yield from _said("consent", agreed="; ".join(told))


def _discounts(snapshot: dict[str, Any]) -> Iterator[Block]:
    """What the discount is for; of two, that it is the better one."""
    sums = snapshot["sums"]
    if sums["discount"]:
        section = "discount_promised" if sums.get("discount_promised") else "discount"
        yield from _said(section, reason=sums["discount_reason"].strip().rstrip("."))
    if sums.get("discount_instead_of"):
        yield from _said("discount_better", instead_of=sums["discount_instead_of"])
    if sums.get("discount_kept_open"):
        yield from _said("discount_kept_open")


def _taxes(sums: dict[str, Any], tax: str, snapshot: dict[str, Any]) -> Iterator[Total]:
    """A line for each rate: where there are several, with what stands at it."""
    first = {"basis_points": sums["tax_basis_points"], "taxable": 0, "tax": sums["tax"]}
    taxes = sums.get("taxes") or [first]
    within = "of which " if sums["tax_included"] else ""
    for each in taxes if sums["tax"] else ():
        rate = rate_in_words(each["basis_points"])
        on = f" on {_money(snapshot, each['taxable'])}" if len(taxes) > 1 else ""
        yield Total(f"{within}{tax} at {rate}{on}", _money(snapshot, each["tax"]))


def _totals(snapshot: dict[str, Any]) -> Iterator[Total]:
    sums = snapshot["sums"]
    tax = tax_name(snapshot["studio"]["vat_number"], snapshot["studio"]["country"])

    def total(label: str, minor: int, strong: bool = False) -> Total:
        return Total(label, _money(snapshot, minor), strong)

    if sums["discount"]:
        yield total("At list price", sums["list_total"])
        yield total(_discount_label(sums), -sums["discount"])
    if sums["tax"] and not sums["tax_included"]:
        yield total(f"Before {tax}", sums["list_total"] - sums["discount"])
        yield from _taxes(sums, tax, snapshot)
    yield total("Together", sums["total"], strong=True)
    if sums["tax_included"]:
        yield from _taxes(sums, tax, snapshot)
    if sums["credit"]:
        yield total("Credit for the pictures replaced", -sums["credit"])
    for payment in sums["payments"]:
        yield total(_payment_label(payment), abs(payment["amount"]))
    if sums.get("let_off"):
        yield total("Taken off since", -sums["let_off"])
    if sums["still_to_pay"] < 0:
        yield total("We still owe you", -sums["still_to_pay"], strong=True)
    else:
        yield total("Still to pay" if sums["payments"] else "To pay", sums["still_to_pay"], strong=True)


def _discount_label(sums: dict[str, Any]) -> str:
    rate = sums["discount_basis_points"]
    return f"Your discount of {rate_in_words(rate)}" if rate else "Your discount"


def _payment_label(payment: dict[str, Any]) -> str:
    what = "Paid" if payment["amount"] > 0 else "Given back"
    day = date.fromisoformat(payment["date"])
    when = "today" if payment["today"] else f"on {date_in_full(day).partition(' ')[2]}"
    return (
        f"{what} {when} by {payment['method']}" if payment["method"] != "cash" else f"{what} {when} in cash"
    )


def _ask_money(snapshot: dict[str, Any]) -> str:
    left = snapshot["sums"]["still_to_pay"]
    if left <= 0:
        return "There is nothing more to pay."
    if snapshot["sums"].get("by_plan"):
        return (
            f"What is still to pay, {_money(snapshot, left)}, is due by the instalments of your payment plan."
        )
    return f"What is still to pay, {_money(snapshot, left)}, is due when you collect your pictures."


def _money(snapshot: dict[str, Any], minor: int) -> str:
    return Money(minor).show(snapshot["sums"]["currency"])


def _day(iso: str) -> str:
    return date_in_full(date.fromisoformat(iso))
