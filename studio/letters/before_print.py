"""Everything that is looked at before a letter is printed (R15): fields, dates, times, spelling, and what was typed.

Each finding stops the letter until somebody mends it, teaches the word, or says that it is right as it stands; who
said so is kept. A letter that nothing is asked about costs no question to the records.
"""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.business.model import Room, Staff
from studio.catalogue.model import Glazing, Moulding, Mount, Price, SessionType, Supplier
from studio.db import asked_once
from studio.errors import Refused
from studio.letters import facts, spelling, tone
from studio.letters.checks import Finding, problems
from studio.letters.kinds import KINDS
from studio.letters.model import LetterId, LetterPaper
from studio.letters.recipients import Recipient
from studio.letters.snapshot import Snapshot
from studio.letters.surroundings import Surroundings
from studio.letters.taught import TONE
from studio.letters.tone import QUOTED, Remark
from studio.letters.wording_model import KeptRemark
from studio.letters.wordings_fields import FULL_OF_NAMES, fields_of
from studio.words import listed


def require(
    db: Session,
    letter: Snapshot,
    household: Recipient,
    around: Surroundings,
    letter_id: LetterId | None = None,
) -> None:
    """Raise Refused with the first that stops this letter; its field says which check, and about which words."""
    found = findings(db, letter, household, around, letter_id)
    if found:
        raise Refused(found[0].says, mended_by(found[0], letter.language))


def findings(
    db: Session,
    letter: Snapshot,
    household: Recipient,
    around: Surroundings,
    letter_id: LetterId | None = None,
) -> list[Finding]:
    """All that stops it, most serious first."""
    found = [*problems(letter)]
    if letter_id is not None:
        found += _read_otherwise(db, letter, letter_id)
    strange, said = _looked_up(letter), facts.figures_typed(letter)
    by_hand = facts.written_by_hand(letter)
    if strange or by_hand:  # most letters have neither, and nobody's names need to be known for them
        known = around.names | _names_of(letter, household)
        strange = _excused(db, strange, letter.language, known, around)
        said += facts.names_typed(letter, by_hand, known)
    worded = next((own.text for own in around.wordings.values() if own.sha256 == letter.template), "")
    if said and worded:
        in_all = kept_of(db, about_all(letter))
        said = [each for each in said if (each.rule, each.words) not in in_all]
    if not (strange or said):
        return found
    kept = kept_of(db, about(letter))
    named = spelling.name_words(
        *(each.words for each in said if each.rule == "name")
    )  # asked as what they are
    strange = [
        word for word in strange if ("spelling", word) not in kept and not spelling.name_words(word) <= named
    ]
    if strange:
        some = listed([f"“{word}”" for word in strange[:4]])
        are = "is" if len(strange) == 1 else "are"
        found.append(Finding("spelling", f"{some} {are} in no dictionary.", " ".join(strange)))
    for each in facts.not_borne_out(db, household.id, said, around.studio.zone):
        if (each.rule, each.words) not in kept:
            which = about_all(letter) if each.words in worded else ""
            found.append(Finding(each.rule, _ASKS[each.rule].format(each.words), each.words, which))
    return found


def mended_by(found: Finding, language: str) -> str:
    """What a refusal carries in the place of a field, so that the list of letters can offer what mends it."""
    wider = f"|{found.about}" if found.about else ""
    return f"{found.rule}|{language}|{found.words}{wider}"


_ASKS = {
    "date": "“{}” is written in it, and nothing on record of this family is of that day.",
    "amount": "“{}” is written in it, and nothing on record of this family is of that amount.",
    "name": "“{}” is nobody of this family, and nobody who works here.",
}


def about(letter: Snapshot) -> str:
    """What a remark that was kept is about: this letter, whichever copy or edition of it."""
    return f"{letter.code}|{letter.occasion}"


def about_all(letter: Snapshot) -> str:
    """What a remark is about that this version of its wording brings into every letter: it is asked once."""
    return f"wording|{letter.template[:32]}"


@asked_once
def kept_of(db: Session, which: str) -> frozenset[tuple[str, str]]:
    """What was asked about it and let stand."""
    query = select(KeptRemark.rule, KeptRemark.words).where(KeptRemark.about == which)
    return frozenset((rule, words) for rule, words in db.execute(query))


def _names_of(letter: Snapshot, household: Recipient) -> frozenset[str]:
    people = (f"{each.title} {each.first} {each.last}" for each in household.people)
    held = (said for name, said in letter.values.items() if name in FULL_OF_NAMES)
    return spelling.name_words(
        *people, household.name, household.filing_name, household.addressee, household.salutation,
        *household.address_lines, *letter.address, *held, letter.signed_by,
    )  # fmt: skip


def _looked_up(letter: Snapshot) -> list[str]:
    """The words of a letter that are in no dictionary, hers between quotation marks let be."""
    spans = (span.words for paragraph in letter.paragraphs for span in paragraph)
    found = (word for words in spans for word in spelling.unknown(_unquoted(words), letter.language))
    return list(dict.fromkeys(found))


def _excused(
    db: Session, strange: list[str], language: str, known: frozenset[str], around: Surroundings
) -> list[str]:
    """What is left of these; only for them is it asked what else the studio's records call by name."""
    taught = around.taught.get(language, frozenset()) | around.taught.get("", frozenset())
    left = spelling.not_excused(strange, language, known | taught)
    if not left:
        return []
    named = _named_in_records(db)
    return [word for word in left if not spelling.name_words(word) <= named]


_remarks = lru_cache(maxsize=8192)(tone.remarks)
"""Remembered, since the letters of a batch share most of what came into their fields."""


@lru_cache(maxsize=8192)
def _unquoted(words: str) -> str:
    """Without what is hers."""
    return QUOTED.sub("“”", words)


def _named_in_records(db: Session) -> frozenset[str]:
    """Whatever the studio has given a name: mouldings, rooms, kinds of session, those who worked here once."""
    columns = (
        Staff.name, Room.name, SessionType.name, Supplier.name, Moulding.name, Mount.name, Glazing.name, Price.product,
    )  # fmt: skip
    return spelling.name_words(
        *(name for column in columns for name in db.scalars(select(column).distinct()))
    )


def _read_otherwise(db: Session, letter: Snapshot, letter_id: LetterId) -> list[Finding]:
    """What the records said otherwise when a second person read it; it is read again (R15)."""
    kept = db.scalars(select(LetterPaper.snapshot).where(LetterPaper.letter_id == letter_id)).first()
    read: dict[str, str] = json.loads(kept).get("read", {}) if kept else {}
    plain = {field.name: field.plain for field in fields_of(letter.code.replace("+", "-"))}
    return [
        Finding(
            "read",
            f"Since it was read, the records have changed: {plain.get(name, name)}. Please have it read again.",
            name,
        )
        for name, before in read.items()
        if letter.values.get(name, before) != before
    ][:1]


def remarks(db: Session, letter: Snapshot, around: Surroundings) -> list[Remark]:
    """Where the tone of this letter may be other than meant, but for what the owner has read and kept.

    Of a letter that nobody wrote by hand only what came into its fields is looked over: its wording was when it was
    written.
    """
    by_hand = KINDS[letter.code].by_hand
    if by_hand:
        number = around.studio.owner_direct.strip() if letter.signer_id == around.owner_id else ""
        found = tone.remarks(letter.text, letter.code, letter.language, number)
    else:
        values = (words for name, words in letter.values.items() if name not in FULL_OF_NAMES)
        found = [each for words in values for each in _remarks(words, letter.code, letter.language)]
    if not found:
        return []
    kept = kept_of(db, about(letter))
    return [each for each in found if (f"{TONE} {each.rule}", each.words) not in kept]
