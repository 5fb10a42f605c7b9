"""The wording of each letter, read once from ``resources/letters``: one file a letter, plain text with its fields."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from studio.documents import Template

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "letters"


class Wording(NamedTuple):
    """A letter's wording and the hash by which an issued letter names it."""

    template: Template
    sha256: str


@cache
def wording(name: str) -> Wording:
    """The wording of this name, such as ``L8``. Raises Refused for a field that cannot be read."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return Wording(Template.read(text, name), hashlib.sha256(text.encode()).hexdigest())
