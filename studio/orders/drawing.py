"""The order confirmation (L4) on paper: two copies as one document, drawn from the frozen snapshot alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from studio.catalogue.wording import rate_in_words, tax_name
from studio.dates import date_in_full
from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Rows,
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
from studio.orders.terms import explained_once
from studio.orders.wording import line_in_words

WORDING = Path(__file__).resolve().parents[2] / "resources" / "letters" / "order.txt"
COPIES = ("your copy", "the studio's copy")


def draw(snapshot: dict[str, Any]) -> bytes:
    """Both copies as one PDF. Raises Refused for what cannot be printed, as the document engine does."""
    papers = [_paper(snapshot, copy) for copy in COPIES]
    return render_together(papers, f"Order {snapshot['order']['number']}", snapshot["studio"]["name"])


@lru_cache(maxsize=1)
def _wording() -> dict[str, Template]:
    """The paragraphs of the page by name; a name stands in square brackets above its paragraph."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in WORDING.read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            sections[name] = []
        elif name:
            sections[name].append(line)
    return {name: Template.read("\n".join(lines), f"order, {name}") for name, lines in sections.items()}


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
    yield Rows(tuple(_rows(snapshot)))
    yield Totals(tuple(_totals(snapshot)))
    if sums["discount"]:
        yield from _said("discount", reason=sums["discount_reason"].strip().rstrip("."))
    if sums["surplus"]:
        yield from _said(f"surplus_{sums['surplus']}", surplus=_money(snapshot, sums["surplus_amount"]))
    yield from _said("promise", promised_on=_day(order["promised_on"]))
    yield from _said("ask", ask_money=_ask_money(snapshot))
    yield from _said(
        "next", owner=studio["owner"], owner_direct=studio["owner_direct"] or "the studio's number"
    )
    if order["at_home"]:
        yield from _said("home", notice_until=_day(order["notice_until"]))
    yield Heading("In plain words")
    for section in ("substitutions", "keeping", "copyright", "rights"):
        yield from _said(section)
    yield Signatures((snapshot["client"]["addressee"], f"{order['host']}, for {studio['name']}"))


def _rows(snapshot: dict[str, Any]) -> Iterator[Row]:
    lines = snapshot["lines"]
    sentences = explained_once(line_in_words(SimpleNamespace(**line)) for line in lines)
    for number, (line, sentence) in enumerate(zip(lines, sentences, strict=True), 1):
        details = [sentence]
        if line["complimentary"]:
            details.append("with our compliments")
        elif line["quantity"] > 1:
            details.append(f"{_money(snapshot, line['unit_price'])} each")
        if line["price_promised"] and not line["complimentary"]:
            details.append("at the price we promised you")
        yield Row(
            f"Picture {line['image_ref']}", tuple(details), _money(snapshot, line["line_total"]), f"{number}."
        )


def _totals(snapshot: dict[str, Any]) -> Iterator[Total]:
    sums = snapshot["sums"]
    rate = rate_in_words(sums["tax_basis_points"])
    tax = tax_name(snapshot["studio"]["vat_number"], snapshot["studio"]["country"])

    def total(label: str, minor: int, strong: bool = False) -> Total:
        return Total(label, _money(snapshot, minor), strong)

    if sums["discount"]:
        yield total("At list price", sums["list_total"])
        yield total(_discount_label(sums), -sums["discount"])
    if sums["tax"] and not sums["tax_included"]:
        yield total(f"Before {tax}", sums["list_total"] - sums["discount"])
        yield total(f"{tax} at {rate}", sums["tax"])
    yield total("Together", sums["total"], strong=True)
    if sums["tax"] and sums["tax_included"]:
        yield total(f"of which {tax} at {rate}", sums["tax"])
    if sums["credit"]:
        yield total("Credit for the pictures replaced", -sums["credit"])
    for payment in sums["payments"]:
        yield total(_payment_label(payment), abs(payment["amount"]))
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
    return f"What is still to pay, {_money(snapshot, left)}, is due when you collect your pictures."


def _money(snapshot: dict[str, Any], minor: int) -> str:
    return Money(minor).show(snapshot["sums"]["currency"])


def _day(iso: str) -> str:
    return date_in_full(date.fromisoformat(iso))
