"""The wording of each letter: the studio's own newest version, else the shipped file in ``resources/letters``.

A shipped wording is one file for each letter and language, plain text with its fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.documents import Template
from studio.errors import Missing
from studio.letters.wording_model import LetterWording

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "letters"
FIRST_LANGUAGE = "en-GB"


class Wording(NamedTuple):
    """A letter's wording and the hash by which an issued letter names it."""

    template: Template
    sha256: str
    version: int = 0
    """The studio's own, from 1 upwards; 0 as it was shipped."""
    text: str = ""


Wordings = Mapping[tuple[str, str], Wording]
"""The studio's own wordings, by name and language; what is not in it is as shipped."""


def wording(db: Session, name: str, language: str = FIRST_LANGUAGE) -> Wording:
    """The wording of this name, such as ``L8``. Raises Missing where the language has none."""
    newest = _NEWEST.where(LetterWording.name == name, LetterWording.language == language)
    for version, text in db.execute(newest.with_only_columns(LetterWording.version, LetterWording.text)):
        return _read(text, name, version, language) if text else shipped(name, language)
    return shipped(name, language)


def own_wordings(db: Session) -> Wordings:
    """Every wording that the studio has made its own, in one question."""
    return {
        (row.name, row.language): _read(row.text, row.name, row.version, row.language)
        for row in db.scalars(_NEWEST)
        if row.text
    }


def worded(own: Wordings, name: str, language: str = FIRST_LANGUAGE) -> Wording:
    """As ``wording``, from what was asked once for a batch."""
    return own.get((name, language)) or shipped(name, language)


@cache
def shipped(name: str, language: str = FIRST_LANGUAGE) -> Wording:
    """The wording that comes with the program. Raises Missing where the language has none."""
    for place in (FOLDER / language, FOLDER) if language == FIRST_LANGUAGE else (FOLDER / language,):
        if (place / f"{name}.txt").is_file():
            return _read((place / f"{name}.txt").read_text("utf-8"), name, 0, language)
    raise Missing(f"There is no wording of this letter in {language} yet.", "language")


@lru_cache(maxsize=256)
def _read(text: str, name: str, version: int, language: str) -> Wording:
    return Wording(
        Template.read(text, name, language), hashlib.sha256(text.encode()).hexdigest(), version, text
    )


_LAST = (
    select(LetterWording.name, LetterWording.language, func.max(LetterWording.version).label("version"))
    .group_by(LetterWording.name, LetterWording.language)
    .subquery()
)
_NEWEST = select(LetterWording).join(
    _LAST,
    (LetterWording.name == _LAST.c.name)
    & (LetterWording.language == _LAST.c.language)
    & (LetterWording.version == _LAST.c.version),
)
