"""A half-typed order's lines, as they are kept until somebody goes on with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from studio.money import Money
from studio.orders import LineDraft

_LISTS = ("choice_ids",)


def kept(lines: Iterable[LineDraft]) -> list[dict[str, Any]]:
    """The lines as plain values."""
    return [{field.name: _plain(getattr(line, field.name)) for field in fields(line)} for line in lines]


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return value.minor
    return list(value) if isinstance(value, tuple) else value


def put_back(typed: Iterable[Any]) -> list[LineDraft]:
    """The lines as they were typed; what an earlier program kept otherwise is left out."""
    known = {field.name for field in fields(LineDraft)}
    lines = []
    for cells in typed:
        if isinstance(cells, dict) and {"image_ref", "price_id"} <= cells.keys() <= known:
            values = dict(cells)
            for name in _LISTS:
                values[name] = tuple(values.get(name) or ())
            if values.get("promised_price") is not None:
                values["promised_price"] = Money(int(values["promised_price"]))
            lines.append(LineDraft(**values))
    return lines
