"""The studio's own wording: every letter in every language, its versions, what is refused in it, and keeping it.

A wording is plain words with ``{{fields}}`` from the list of its letter, ``**emphasis**`` and lines that begin with
``- ``; anything else is data or is refused, by name and in a sentence (RELIABILITY section 3). An issued letter keeps
the hash of what it was worded with; a new version is for letters not issued yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.documents import printable
from studio.errors import Conflict, Missing, Refused
from studio.languages import WRITTEN, name_of, speech
from studio.letters.checks import time_problems
from studio.letters.kinds import KINDS, Kind
from studio.letters.tone_words import NEXT
from studio.letters.wording import shipped, wording
from studio.letters.wording_model import LetterWording
from studio.letters.wordings_fields import fields_of
from studio.rights import verb
from studio.written import passage

LONGEST = 6_000
"""Characters; a page holds half of it."""
NEXT_MISSING = "next"
"""The field of the refusal that only asks: a letter says what happens next, unless somebody means it not to."""
FIELD = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_STRONG = re.compile(r"\*\*")
_BRACE = re.compile(r"\{\{?[^{}\n]{0,60}\}?\}?|\}\}?|[‹›][^‹›\n]{0,60}›?")


class Fault(NamedTuple):
    """What is refused in a wording, and where it stands in it."""

    says: str
    starts: int
    ends: int
    field: str = "text"


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One letter in one language, as the list of wordings shows it."""

    name: str
    code: str
    title: str
    language: str
    version: int
    """0 as it was shipped."""
    made_by: str = ""
    made_at: datetime | None = None

    @property
    def id(self) -> str:
        """What it is chosen by."""
        return f"{self.name}|{self.language}"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a wording; version 0 is the shipped one."""

    version: int
    text: str
    made_by: str
    made_at: datetime | None
    shipped: bool

    @property
    def id(self) -> int:
        """What it is chosen by."""
        return self.version


def names() -> Iterator[tuple[str, Kind, str]]:
    """The name, the letter and the title of every wording there is."""
    for kind in KINDS.values():
        titles = [(kind.wording, kind.name)]
        if kind.second_after is not None:
            titles.append((f"{kind.wording}-again", f"{kind.name}, second copy"))
        if kind.moved_wording:
            titles.append((kind.moved_wording, f"{kind.name}, after a change"))
        for name, title in titles:
            yield name, kind, title


def wording_rows(db: Session) -> list[WordingRow]:
    """Every letter in every language it is shipped in, with who wrote the version in force."""
    query = select(LetterWording, Staff.name).join(Staff, Staff.id == LetterWording.made_by)
    newest: dict[tuple[str, str], tuple[LetterWording, str]] = {}
    for row, who in db.execute(query.order_by(LetterWording.version)):
        newest[row.name, row.language] = (row, who)
    found = []
    for language in WRITTEN:
        for name, kind, title in names():
            if not _is_shipped(name, language):
                continue
            own = newest.get((name, language))
            if own is None or not own[0].text:
                found.append(WordingRow(name, kind.code, title, language, 0))
            else:
                found.append(
                    WordingRow(name, kind.code, title, language, own[0].version, own[1], own[0].made_at)
                )
    return found


def _is_shipped(name: str, language: str) -> bool:
    try:
        shipped(name, language)
    except Missing:
        return False
    return True


def wording_versions(db: Session, name: str, language: str) -> list[VersionRow]:
    """Every version of a wording, the newest first, down to the shipped one."""
    query = (
        select(LetterWording, Staff.name)
        .join(Staff, Staff.id == LetterWording.made_by)
        .where(LetterWording.name == name, LetterWording.language == language)
        .order_by(LetterWording.version.desc())
    )
    first = shipped(name, language)
    rows = [
        VersionRow(row.version, row.text or first.text, who, row.made_at, not row.text)
        for row, who in db.execute(query)
    ]
    return [*rows, VersionRow(0, first.text, "", None, True)]


def newest_version(db: Session, name: str, language: str) -> int:
    """The number of the newest version, also where it went back to the shipped wording; 0 before there is one."""
    return wording_versions(db, name, language)[0].version


def compared(before: str, after: str) -> list[tuple[str, str]]:
    """What became of a wording, stretch by stretch: ("same" | "gone" | "new", words)."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    found: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        if a < b:
            found.append(("gone", "".join(old[a:b])))
        if c < d:
            found.append(("new", "".join(new[c:d])))
    return found


def faults(text: str, name: str, language: str) -> list[Fault]:
    """What is refused in a wording, in the order in which it stands there; nothing when it may be kept."""
    if not text.strip():
        return [Fault("Please write something, or go back to the shipped wording.", 0, 0)]
    if len(text) > LONGEST:
        says = f"This has {len(text):,} characters, and a letter is one page; please stay below {LONGEST:,}."
        return [Fault(says, LONGEST, len(text))]
    found = [*_fields(text, name), *_emphasis(text)]
    strange = printable(FIELD.sub("", text))
    if strange:
        found.append(Fault(f"None of our faces can print “{strange[:10]}”.", *_where(text, strange[:1])))
    own = FIELD.sub("…", text)
    found += [Fault(says, 0, 0) for says in time_problems(own, language)]
    return sorted(found, key=lambda fault: fault.starts)


def _fields(text: str, name: str) -> Iterator[Fault]:
    known = {field.name: field for field in fields_of(name)}
    named = set()
    for match in FIELD.finditer(text):
        named.add(match[1])
        if match[1] not in known:
            yield Fault(f"There is no field “{match[1]}” in this letter.", match.start(), match.end())
    rest = FIELD.sub(lambda match: " " * len(match.group()), text)
    for match in _BRACE.finditer(rest):
        said = match.group().strip()
        yield Fault(
            f"“{said}” is not a field of this letter. Please choose one from the list.",
            match.start(),
            match.end(),
        )
    for field in known.values():
        if field.needed and field.name not in named:
            yield Fault(f"The letter needs “{field.plain}”; please put it in again.", len(text), len(text))


def _emphasis(text: str) -> Iterator[Fault]:
    """Each stretch that opens is closed before its paragraph, or its item of a list, is over."""
    place = 0
    for block in re.split(r"(\n[ \t]*\n|\n(?=[ \t]*- ))", text):
        marks = [match.start() for match in _STRONG.finditer(block)]
        if len(marks) % 2:
            said = " ".join(FIELD.sub("…", block[marks[-1] + 2 :]).split())[:30]
            starts = place + marks[-1]
            yield Fault(f"The emphasis that begins at “{said}” is not closed.", starts, starts + 2)
        place += len(block)


def _where(text: str, piece: str) -> tuple[int, int]:
    at = max(text.find(piece), 0)
    return at, at + len(piece)


def says_what_happens_next(text: str, language: str) -> bool:
    """Whether a wording tells what she can expect now; every letter does."""
    heading = NEXT.get(speech(language), "")
    return heading.casefold() in text.casefold()


def lost_next(text: str, name: str, language: str) -> bool:
    """Whether it tells no more what happens next, where the shipped wording does."""
    return says_what_happens_next(shipped(name, language).text, language) and not says_what_happens_next(
        text, language
    )


@verb("letters.keep_wording")
def keep_wording(
    db: Session, by: Actor, name: str, language: str, text: str, version: int, without_next: bool = False
) -> int:
    """Keep a new version of a wording; answers its number, or that of the one in force when nothing has changed.

    ``version`` is the newest one the writer had seen. Raises Refused by name for what cannot be kept, with the field
    ``next`` where the letter would not say any more what happens next and ``without_next`` does not say that this is
    meant; Conflict when somebody else has kept another meanwhile.
    """
    _require(name, language)
    kept = text if len(text) > LONGEST else passage(text, LONGEST).text
    for fault in faults(kept, name, language):
        raise Refused(fault.says, fault.field)
    if lost_next(kept, name, language) and not without_next:
        raise Refused(
            f"The letter no longer says “{NEXT[speech(language)]}”. Does she know what to expect without it?",
            NEXT_MISSING,
        )
    if kept == wording(db, name, language).text:
        return newest_version(db, name, language)
    return _add(db, by, name, language, "" if kept == shipped(name, language).text else kept, version)


@verb("letters.bring_back_wording")
def bring_back_wording(db: Session, by: Actor, name: str, language: str, version: int, newest: int) -> int:
    """An older version, or with 0 the shipped wording, is what the next letters say; answers the new number."""
    _require(name, language)
    row = next((each for each in wording_versions(db, name, language) if each.version == version), None)
    if row is None:
        raise Missing("This version is no longer here.")
    if not row.shipped:
        for fault in faults(row.text, name, language):
            raise Refused(fault.says, fault.field)
    return _add(db, by, name, language, "" if row.shipped else row.text, newest)


def _require(name: str, language: str) -> None:
    if name not in {each for each, _, _ in names()} or not _is_shipped(name, language):
        raise Missing(f"There is no such letter in {name_of(language)}.")


def _add(db: Session, by: Actor, name: str, language: str, text: str, seen: int) -> int:
    taken = "Somebody else has kept another version of this wording meanwhile. Please look at it first."
    if newest_version(db, name, language) != seen:
        raise Conflict(taken)
    db.add(
        LetterWording(
            name=name, language=language, version=seen + 1, text=text, made_at=clock.now(),
            made_by=StaffId(by.staff_id),
        )
    )  # fmt: skip
    try:
        db.flush()
    except IntegrityError as lost:
        raise Conflict(taken) from lost
    return seen + 1
