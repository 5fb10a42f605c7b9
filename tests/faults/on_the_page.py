"""What stands on a letter, about it, beside it and kept of it, read back to see whose words they are."""

from __future__ import annotations

import email
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage
from email.policy import default
from typing import NamedTuple, cast

import pypdfium2
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import letters
from studio.clients import HouseholdId
from studio.documents.codes import modules
from studio.letters import LetterId, LetterState
from studio.letters.model import Letter, LetterPaper
from tests.faults.lives import Family, Studio, word

WORDED = ("L1", "L1-moved", "L8", "L8-again", "L9", "L11")
"""What each studio words in its own way, otherwise every round."""
WORD = re.compile(r"(?:ka|mo)(?:[bdgklmnprsvz][aeiou]){3}x[qz]", re.IGNORECASE)
_NUMBER = re.compile(r"L-\d{6}")
_ROUND = re.compile(r"Round (\d+)")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


class Page(NamedTuple):
    """Something that came out, and for whom it was asked; ``letter_id`` of what was issued, else None."""

    what: str
    family: Family
    pdf: bytes
    letter_id: LetterId | None = None
    file: str = ""
    mail: bytes = b""


class Kept(NamedTuple):
    """An issued letter as the records have it."""

    id: LetterId
    number: str
    household_id: HouseholdId
    key: str
    sha256: str
    snapshot: str
    pdf: bytes
    language: str
    slip: bool
    on_paper: bool


def kept(db: Session, ids: list[LetterId]) -> dict[LetterId, Kept]:
    """These letters."""
    query = select(Letter, LetterPaper).join(LetterPaper, LetterPaper.letter_id == Letter.id)
    found = {}
    for letter, paper in db.execute(query.where(Letter.id.in_(ids))):
        facts = json.loads(paper.snapshot)
        key = f"{letter.code}|{letter.occasion}|{letter.copy}"
        found[letter.id] = Kept(
            letter.id, letter.number or "", letter.household_id, key, letter.sha256, paper.snapshot,
            bytes(paper.pdf or b""), facts["language"], facts["slip"], letter.state is LetterState.PRINTED,
        )  # fmt: skip
    return found


def not_theirs(studio: Studio, page: Page, row: Kept | None, round: int) -> Iterator[str]:
    """Everything on a page, about it and kept of it that is not theirs, or of another round than this."""
    title, text = read(page.pdf)
    yield from _words(studio, page, "page", text)
    if page.what != "L4" and {*_ROUND.findall(text)} != {str(round)}:
        yield f"their address is of another round: {_ROUND.findall(text)}"
    if row is None:
        return
    yield from _words(studio, page, "kept", row.snapshot)
    yield from _words(studio, page, "file name", page.file)
    if page.pdf != row.pdf or hashlib.sha256(row.pdf).hexdigest() != row.sha256:
        yield "the page is not the one that was kept"
    if row.household_id != page.family.id:
        yield "it is kept under another family"
    if {*_NUMBER.findall(text)} - {row.number} or not page.file.startswith(f"{row.number}-"):
        yield f"its number is {row.number}, and it says {_NUMBER.findall(text)}, its file {page.file}"
    if title != row.number:
        yield f"its file has the title {title}"
    own = word(studio.name, round, "xz")
    if page.what in WORDED and row.language == "en-GB" and own not in text:
        yield "it is not worded as the studio words it now"
    if row.slip:
        yield from _slip(studio, page, row)
    if page.mail:
        yield from _mail(studio, page, row)


def read(pdf: bytes) -> tuple[str, str]:
    """The title of a file, and the words of its pages."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        return document.get_metadata_value("Title"), words.replace("\u00a0", " ")


def _words(studio: Studio, page: Page, where: str, text: str) -> Iterator[str]:
    theirs = page.family.word.lower()
    found = {each.lower() for each in WORD.findall(text)}
    ours = {each for each in found if each.endswith("xz") and each.startswith(studio.name.lower())}
    if others := found - ours - {theirs}:
        yield f"{where} has words of others: {', '.join(sorted(others))}"
    if theirs not in found:
        yield f"{where} has no word of theirs"


def _slip(studio: Studio, page: Page, row: Kept) -> Iterator[str]:
    drawn = modules.__wrapped__(row.number)[1].encode()
    if not any(drawn in _unpacked(each) for each in _STREAM.findall(page.pdf)):
        yield "the code on its slip is of another letter"
    if studio.store.ask(letters.letter_of_slip, row.number).household_id != page.family.id:
        yield "its slip leads to another family"


def _unpacked(stream: bytes) -> bytes:
    """What is packed in a stream; an end of line that belongs to it may have been taken for the file's."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _mail(studio: Studio, page: Page, row: Kept) -> Iterator[str]:
    message = cast("EmailMessage", email.message_from_bytes(page.mail, policy=default))
    body = message.get_body(("plain",))
    said = f"{message['To']} {message['Subject']} {body.get_content() if body else ''}"
    if message["To"] != page.family.email:
        yield f"the e-mail goes to {message['To']}"
    if {*_NUMBER.findall(said)} != {row.number}:
        yield "the e-mail tells of another letter"
    yield from _words(studio, page, "e-mail", said)
    first = next(message.iter_attachments())
    if first.get_content() != row.pdf or page.family.word.lower() not in (first.get_filename() or ""):
        yield "the e-mail has another page with it"
