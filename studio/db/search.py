"""Finding a household by pieces: folded words in one table, read by the range of a prefix.

Surnames, first names, children, postcode, telephone figures and their last four, order, letter and case
numbers are kept as tokens in the transaction that changes them; what is typed is folded the same way. Asking is
next door, in ``asking``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Index, String, delete, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from studio.db.base import Base, FoldedText

LONGEST = 40
MOST_WORDS = 5
LONGEST_NUMBER = 7
"""Figures; a number of an order, a letter or a case has no more."""
SERIES = "olc"
TAILS = (6, 4)
"""So many last figures of a telephone are enough to find it."""
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_REFERENCE = re.compile(rf"([{SERIES}])\s*-?\s*(\d+)")


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


_MANY = insert(Base.metadata.tables[SearchToken.__tablename__])


class SearchLine(Base):
    """How a household stands among the answers: written when its record is, so that a search reads one statement."""

    __tablename__ = "search_line"

    household_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(320))
    second: Mapped[str] = mapped_column(String(600))
    """What tells it from its namesakes: ``Claire and Mark, with Ellie and Tom · Highworth · 01632 960123``."""
    status: Mapped[str] = mapped_column(String(40))


class Match(NamedTuple):
    """What one of the pieces typed answered to: ``Match("telephone", "0123", "01632 960123")``."""

    kind: str
    token: str
    shown: str


class Found(NamedTuple):
    """A household that answers to all the pieces typed, with what each matched, in the order they were typed.

    ``name`` is empty where no line of it was written yet.
    """

    household_id: int
    name: str
    second: str
    status: str
    matches: tuple[Match, ...]


def fold(text: str) -> str:
    """Lower case without accents; letters that fold to two are spelt out."""
    if text.isascii():
        return text.lower()
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
    """A telephone is found by its figures from the first on, by its last six (as one rings it here), its last four."""
    figures = _national(digits)[:LONGEST]
    return list(dict.fromkeys([figures, *(figures[-tail:] for tail in TAILS)])) if figures else []


def postcode_tokens(postcode: str) -> list[str]:
    """A postcode is found closed up and by its second half."""
    closed = re.sub(r"\W", "", fold(postcode))
    return list(dict.fromkeys([closed[:LONGEST], *words(postcode)])) if closed else []


def reference_token(number: str) -> str:
    """``O-01187`` is found as ``o1187``, with or without its dash and noughts."""
    series, _, figures = fold(number).partition("-")
    return series + figures.lstrip("0").zfill(1)


def references_of(figures: str) -> tuple[str, ...]:
    """``123`` as the number of an order, a letter or a case; nothing for what is no such number."""
    if not figures.isascii() or not figures.isdigit() or len(figures) > LONGEST_NUMBER:
        return ()
    plain = figures.lstrip("0")
    return tuple(series + plain for series in SERIES) if plain else ()


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


def add_many(db: Session, kind: str, numbers: Iterable[tuple[int, str, str]]) -> None:
    """Add the numbers of many records: under which household, the number, and how it is shown."""
    rows = [
        {"household_id": household_id, "kind": kind, "token": reference_token(number), "shown": shown}
        for household_id, number, shown in numbers
    ]
    if rows:
        db.execute(_MANY, rows)


def show(db: Session, household_id: int, name: str, second: str, status: str) -> None:
    """Write how a household stands among the answers, in the transaction that changes it."""
    hide(db, household_id)
    db.execute(insert(SearchLine), [line(household_id, name, second, status)])


def line(household_id: int, name: str, second: str, status: str) -> dict[str, object]:
    """The same as a row, to be written for many at once."""
    return {"household_id": household_id, "name": name[:320], "second": second[:600], "status": status[:40]}


def hide(db: Session, household_id: int) -> None:
    """Take a household out of the answers; its tokens are moved or removed by whoever hides it."""
    db.execute(delete(SearchLine).where(SearchLine.household_id == household_id))


def move(db: Session, ids: Sequence[int], household_id: int) -> None:
    """Let these tokens lead to another household."""
    for start in range(0, len(ids), 500):
        of_these = SearchToken.id.in_(ids[start : start + 500])
        db.execute(update(SearchToken).where(of_these).values(household_id=household_id))


def drop(db: Session, household_id: int, kind: str, tokens: Sequence[str]) -> None:
    """Take some tokens of a kind away."""
    of_kind = delete(SearchToken).where(SearchToken.household_id == household_id, SearchToken.kind == kind)
    for start in range(0, len(tokens), 500):
        db.execute(of_kind.where(SearchToken.token.in_(tokens[start : start + 500])))


def tokens_of(kind_words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words with what is shown, as tokens; the first showing of a word wins."""
    tokens: dict[str, str] = {}
    for text, shown in kind_words:
        for word in words(text):
            tokens.setdefault(word, shown)
    return tokens
