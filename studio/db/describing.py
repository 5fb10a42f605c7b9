"""What a change says in the audit: facts stand in its row, words about people apart from it."""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from studio.money import Money

_ABOUT_PEOPLE = ("born",)
"""Facts that are about a person all the same, and go with her words when she is forgotten."""
_PLAIN = (
    "number", "code", "occasion", "template", "sha256", "pdf_sha256", "tax_method", "zone", "currency",
    "image_ref", "product", "finish", "country", "category",
)  # fmt: skip
"""Words of the studio's own, which say nothing about a person."""
_LONG = ("snapshot",)


def described(
    act: str, entity: str, entity_id: str, pairs: Mapping[str, tuple[object, object]], about: object
) -> dict[str, Any] | None:
    """An entry of the audit for a record, from each column's value before and after; None when nothing changed.

    ``about`` is the record, or the household that it is about.
    """
    facts: dict[str, list[object]] = {}
    words: dict[str, list[object]] = {}
    for column, pair in pairs.items():
        if pair == (None, None):
            continue
        # What is long is kept beside the record itself; here its hash says whether it is that one.
        said = [_hashed(value) for value in pair] if column in _LONG else pair
        kind = words if any(_is_word(column, value) for value in said) else facts
        kind[column] = [fact(value) for value in said]
    changed = sorted({*facts, *words} - {"version"})
    if not changed:
        return None
    return {
        "act": act,
        "entity": entity,
        "entity_id": entity_id,
        "fields": ",".join(changed),
        "facts": json.dumps(facts, sort_keys=True),
        "about": about,
        "words": json.dumps(words, sort_keys=True) if words else None,
    }


def fact(value: object) -> object:
    """A value as the audit keeps it."""
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bytes):
        return f"{len(value)} bytes {hashlib.sha256(value).hexdigest()[:16]}"
    return value


def _is_word(column: str, value: object) -> bool:
    if column in _ABOUT_PEOPLE:
        return True
    return isinstance(value, str) and not isinstance(value, enum.Enum) and column not in _PLAIN


def _hashed(value: object) -> object:
    return value.encode() if isinstance(value, str) else value
