"""The lines of an order on paper: each picture with its thumbnail, how it is made, where it hangs, what it costs."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from studio.documents import Row
from studio.money import Money
from studio.orders.terms import explained_once
from studio.orders.wording import line_in_words, made_in_words


def rows(snapshot: dict[str, Any]) -> Iterator[Row]:
    """A row for each line; below them, struck through, what revisions took out."""
    if snapshot["form"] == 1:
        yield from _first_form(snapshot)
        return
    lines = snapshot["lines"]
    made = explained_once(made_in_words(SimpleNamespace(**line)) for line in lines)
    for number, (line, words) in enumerate(zip(lines, made, strict=True), 1):
        yield Row(
            _title(line),
            tuple(part for part in (words, _where(snapshot, line), _difference(line)) if part),
            _money(snapshot, line["line_total"]),
            f"{number}.",
            base64.b64decode(line["picture"]) if line["picture"] else None,
        )
    for line in snapshot["cancelled"]:
        yield _gone(snapshot, line)


def _title(line: dict[str, Any]) -> str:
    """Who is in it, as the family says it; a picture without a name is called by its number."""
    who = str(line["people"])
    return who[:1].upper() + who[1:] if who else f"Picture {line['image_ref']}"


def _where(snapshot: dict[str, Any], line: dict[str, Any]) -> str:
    """``above the fireplace, lounge · picture 0147 · 3 of them at £165.00``."""
    pieces = ""
    if line["quantity"] > 1:
        pieces = f"{line['quantity']} of them"
        pieces += "" if line["complimentary"] else f" at {_money(snapshot, line['unit_price'])}"
    parts = (
        line["hanging_place"],
        f"picture {line['image_ref']}" if line["people"] else "",
        f"part of {line['set_name']}" if line["set_name"] else "",
        pieces,
        "with our compliments" if line["complimentary"] else "",
        "at the price we promised you" if line["price_promised"] and not line["complimentary"] else "",
    )
    return "  ·  ".join(part for part in parts if part)


def _difference(line: dict[str, Any]) -> str:
    """What a revision changed about a line: ``Changed: moulding: oak is now black``."""
    if line["added"]:
        return "Added to your order."
    return f"Changed: {'; '.join(line['changed'])}." if line["changed"] else ""


def _gone(snapshot: dict[str, Any], line: dict[str, Any]) -> Row:
    reason = str(line["reason"]).strip().rstrip(".")
    why = f"No longer ordered since revision {line['revision']}{': ' + reason if reason else ''}."
    return Row(
        _title(line),
        (made_in_words(SimpleNamespace(**line)), why),
        _money(snapshot, line["line_total"]),
        struck=True,
    )


def _first_form(snapshot: dict[str, Any]) -> Iterator[Row]:
    """The rows of a page from before thumbnails: as they were drawn then."""
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


def _money(snapshot: dict[str, Any], minor: int) -> str:
    return Money(minor).show(snapshot["sums"]["currency"])
