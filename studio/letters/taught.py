"""Words that the studio has taught the spelling, and what was asked about a letter and let stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.errors import Missing, Refused
from studio.letters.wording_model import (
    ABOUT_LENGTH,
    REMARK_LENGTH,
    WORD_LENGTH,
    KeptRemark,
    TaughtWord,
)
from studio.rights import verb
from studio.written import one_line

TONE = "tone"
"""The rules of tone are kept by the owner alone; what the records do not bear out, by whoever knows better."""
STANDS = frozenset({"spelling", "date", "amount", "name"})
"""What anybody at the desk may say is right as it stands."""


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """A word of the studio's own."""

    id: int
    word: str
    language: str
    taught_at: datetime
    taught_by: str


def taught_words(db: Session) -> Mapping[str, frozenset[str]]:
    """The words taught, by language, in lower case."""
    found: dict[str, set[str]] = {}
    query = select(TaughtWord.language, TaughtWord.word).where(TaughtWord.forgotten_at.is_(None))
    for language, word in db.execute(query):
        found.setdefault(language, set()).add(word.casefold())
    return {language: frozenset(words) for language, words in found.items()}


def own_words(db: Session) -> list[TaughtRow]:
    """The words taught, by letter."""
    query = (
        select(TaughtWord, Staff.name)
        .join(Staff, Staff.id == TaughtWord.taught_by)
        .where(TaughtWord.forgotten_at.is_(None))
    )
    rows = [TaughtRow(row.id, row.word, row.language, row.taught_at, name) for row, name in db.execute(query)]
    return sorted(rows, key=lambda row: (row.word.casefold(), row.language))


@verb("letters.teach_words")
def teach_words(db: Session, by: Actor, words: tuple[str, ...], language: str) -> int:
    """Teach words that no dictionary knows; answers how many are new. Raises Refused for what is not one word."""
    new = 0
    for typed in words:
        word = one_line(typed, WORD_LENGTH + 1).text.strip('.,;:!?“”"()')
        if not word or len(word) > WORD_LENGTH or " " in word:
            raise Refused("Please teach one word at a time.", "word")
        known = db.scalars(
            select(TaughtWord).where(TaughtWord.word == word, TaughtWord.language == language)
        ).first()
        if known is None:
            db.add(
                TaughtWord(
                    word=word, language=language, taught_at=clock.now(), taught_by=StaffId(by.staff_id)
                )
            )
            new += 1
        elif known.forgotten_at is not None:
            known.forgotten_at, known.taught_at, known.taught_by = None, clock.now(), StaffId(by.staff_id)
            new += 1
    db.flush()
    return new


@verb("letters.forget_word")
def forget_word(db: Session, by: Actor, word_id: int) -> None:
    """A word is asked about again from now on; that it was taught stays on record."""
    word = db.get(TaughtWord, word_id)
    if word is None or word.forgotten_at is not None:
        raise Missing("This word is no longer among the studio's own.")
    word.forgotten_at = clock.now()
    db.flush()


@verb("letters.let_stand")
def let_stand(db: Session, by: Actor, about: str, rule: str, words: tuple[str, ...]) -> int:
    """Say that something asked about in a letter is right as it stands; answers how many were not known before.

    Of what a check of spelling, dates, amounts or names asked. Raises Refused for what only its writing can mend.
    """
    if rule not in STANDS:
        raise Refused("Only the records or the words can put this right.")
    return _keep(db, by, about, rule, words)


@verb("letters.keep_tone")
def keep_tone(db: Session, by: Actor, about: str, rule: str, words: str) -> int:
    """The owner has read a remark on the tone and keeps her words; the remark is not made again about these."""
    return _keep(db, by, about, f"{TONE} {rule}", (words,))


def _keep(db: Session, by: Actor, about: str, rule: str, words: tuple[str, ...]) -> int:
    if not about or len(about) > ABOUT_LENGTH:
        raise Refused("This letter is no longer here.")
    query = select(KeptRemark.words).where(KeptRemark.about == about, KeptRemark.rule == rule)
    known = set(db.scalars(query))
    new = [
        each
        for each in dict.fromkeys(one_line(each, REMARK_LENGTH).text for each in words)
        if each not in known
    ]
    for each in new:
        db.add(
            KeptRemark(about=about, rule=rule, words=each, kept_at=clock.now(), kept_by=StaffId(by.staff_id))
        )
    db.flush()
    return len(new)
