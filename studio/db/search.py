"""Finding a household by pieces: folded words in one table, read by the range of a prefix.

Surnames, first names, children, postcode, telephone figures and their last four, order, letter and case
numbers are kept as tokens in the transaction that changes them; what is typed is folded the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Index, Select, String, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from studio.db.base import Base, FoldedText

LONGEST = 40
MOST_WORDS = 5
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_REFERENCE = re.compile(r"([olc])\s*-?\s*(\d+)")


class SearchToken(Base):
    """One folded word under which a household is found; ``shown`` is how the desk reads it."""

    __tablename__ = "search_token"
    __table_args__ = (
        Index("ix_search_token_token_household_id", "token", "household_id"),
        Index("ix_search_token_household_id_token", "household_id", "token"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    household_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    token: Mapped[str] = mapped_column(FoldedText(LONGEST))
    shown: Mapped[str] = mapped_column(String(120))


class SearchLine(Base):
    """How a household stands among the answers: written when its record is, so that a search reads one statement."""

    __tablename__ = "search_line"

    household_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(320))
    second: Mapped[str] = mapped_column(String(600))
    """What tells it from its namesakes: ``Claire and Mark, with Ellie and Tom · Highworth · 01632 960123``."""
    status: Mapped[str] = mapped_column(String(40))


@dataclass(frozen=True, slots=True)
class Found:
    """A household that answers to all the words typed, and what the first of them matched."""

    household_id: int
    kind: str
    shown: str


def fold(text: str) -> str:
    """Lower case without accents; letters that fold to two are spelt out."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text, a double-barrelled or apostrophed name also as one piece."""
    folded = fold(text).replace("'", "").replace("\u2019", "")
    return [word[:LONGEST] for word in dict.fromkeys(_WORD.findall(folded))]


def typed_words(typed: str) -> list[str]:
    """What was typed, as tokens to look for: figures of a telephone joined, references closed up."""
    text = fold(typed[:200]).replace("'", "").replace("\u2019", "").strip()
    reference = _REFERENCE.fullmatch(text)
    if reference is not None:
        return [reference[1] + reference[2].lstrip("0").zfill(1)]
    if re.fullmatch(r"\+?[\d\s().-]{5,}", text):
        return [_national(re.sub(r"\D", "", text))[:LONGEST]]
    return [word[:LONGEST] for word in dict.fromkeys(_WORD.findall(text))][:MOST_WORDS]


def _national(figures: str) -> str:
    for prefix in ("0044", "44"):
        if figures.startswith(prefix) and len(figures) > len(prefix) + 6:
            return "0" + figures.removeprefix(prefix).removeprefix("0")
    return figures


def telephone_tokens(digits: str) -> list[str]:
    """A telephone is found by its figures from the first on, and by its last four."""
    figures = _national(digits)[:LONGEST]
    return list(dict.fromkeys([figures, figures[-4:]])) if figures else []


def postcode_tokens(postcode: str) -> list[str]:
    """A postcode is found closed up and by its second half."""
    closed = re.sub(r"\W", "", fold(postcode))
    return list(dict.fromkeys([closed[:LONGEST], *words(postcode)])) if closed else []


def reference_token(number: str) -> str:
    """``O-01187`` is found as ``o1187``, with or without its dash and noughts."""
    series, _, figures = fold(number).partition("-")
    return series + figures.lstrip("0").zfill(1)


def index(db: Session, household_id: int, kind: str, tokens: Mapping[str, str]) -> None:
    """Make these the tokens of one kind for a household: token to what is shown. Call it when the record changes."""
    db.execute(delete(SearchToken).where(SearchToken.household_id == household_id, SearchToken.kind == kind))
    add(db, household_id, kind, tokens)


def add(db: Session, household_id: int, kind: str, tokens: Mapping[str, str]) -> None:
    """Add tokens of a kind that grows, such as order numbers."""
    rows = [
        {"household_id": household_id, "kind": kind, "token": token[:LONGEST], "shown": shown[:120]}
        for token, shown in tokens.items()
        if token
    ]
    if rows:
        db.execute(insert(SearchToken), rows)


@cache
def _statement(count: int) -> Select[int, str, str]:
    """The search for ``count`` words, built once: each a range of the index, all of one household."""
    tables = [aliased(SearchToken, name=f"word_{place}") for place in range(count)]
    first = tables[0]
    query = select(first.household_id, first.kind, first.shown)
    for place, table in enumerate(tables):
        if place:
            query = query.join(table, table.household_id == first.household_id)
        query = query.where(table.token >= bindparam(f"from_{place}"), table.token < bindparam(f"to_{place}"))
    return query.order_by(first.token).limit(bindparam("most"))


def find(db: Session, typed: str, most: int = 12) -> list[Found]:
    """The households that answer to every piece typed, in the order of the first, each once."""
    pieces = sorted(typed_words(typed), key=len, reverse=True)
    if not pieces:
        return []
    bounds: dict[str, object] = {"most": most * 4}
    for place, piece in enumerate(pieces):
        bounds[f"from_{place}"], bounds[f"to_{place}"] = piece, piece + "\U0010ffff"
    found: dict[int, Found] = {}
    for household_id, kind, shown in db.execute(_statement(len(pieces)), bounds):
        found.setdefault(household_id, Found(household_id, kind, shown))
        if len(found) == most:
            break
    return list(found.values())


def tokens_of(kind_words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words with what is shown, as tokens; the first showing of a word wins."""
    tokens: dict[str, str] = {}
    for text, shown in kind_words:
        for word in words(text):
            tokens.setdefault(word, shown)
    return tokens
