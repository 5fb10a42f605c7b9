"""What one letter says, frozen: everything on its page, read at one moment for one person.

The page is drawn from this and from nothing else, so that the address and the words can never be of two households,
and a reprint can never differ (RR12).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import groupby
from typing import Any

from studio.clients.model import HouseholdId, PersonId
from studio.documents import (
    BULLET,
    Closing,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Slip,
    Span,
    Text,
    Voice,
    Windows,
)
from studio.letters.languages import language


@dataclass(frozen=True)
class Snapshot:
    """One letter to one person; ``on`` is the date at its head."""

    code: str
    copy: int
    edition: int
    occasion: str
    household_id: HouseholdId
    person_id: PersonId
    number: str
    on: date
    address: tuple[str, ...]
    paragraphs: tuple[Text, ...]
    signed_by: str
    signed_as: str
    letterhead: Letterhead
    slip: bool
    large_print: bool
    template: str
    """Hash of the wording."""
    written: Mapping[str, object]
    """What was written by hand, for a new version of it."""
    signer_id: int = 0
    told: str = ""
    """The appointment it tells, as in ``Letter.told``."""
    price_list: int = 0
    """The price list that goes with it, by id; 0 for none."""
    language: str = "en-GB"
    """In which it is written; letters kept before there was a choice are British."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What stood in each field: what the records said of it when it was written."""

    @property
    def text(self) -> str:
        """The words of the letter, paragraph by paragraph."""
        return "\n\n".join("".join(span.words for span in paragraph) for paragraph in self.paragraphs)

    def paper(self) -> Paper:
        """The page."""
        said = language(self.language)
        slip = None
        if self.slip:
            thanks = said.slip_thanks.format(name=self.signed_by)
            slip = Slip(self.number, said.questions, thanks=thanks, tear=said.tear)
        return Paper(
            letterhead=self.letterhead,
            address=self.address,
            aside=(said.date_in_full(self.on), said.reference.format(number=self.number)),
            body=(*_blocks(self.paragraphs), Closing(self.signed_by, self.signed_as, said.ending)),
            title=self.number,
            slip=slip,
            large_print=self.large_print,
            numbered=said.numbered,
            language=self.language,
        )

    def as_json(self) -> str:
        """For keeping; the logo by its hash, since the kept page carries the picture itself."""
        head = self.letterhead
        facts: dict[str, object] = {name: getattr(self, name) for name in _PLAIN}
        facts["on"] = self.on.isoformat()
        facts["letterhead"] = {
            "name": head.name,
            "lines": head.lines,
            "accent": head.accent,
            "windows": dict(vars(head.windows)),
            "logo": hashlib.sha256(head.logo).hexdigest() if head.logo is not None else None,
        }
        facts["paragraphs"] = [
            [[span.words, span.voice.name] for span in paragraph] for paragraph in self.paragraphs
        ]
        return json.dumps(facts, ensure_ascii=False, sort_keys=True)


_PLAIN = tuple(each.name for each in fields(Snapshot) if each.name not in ("on", "letterhead", "paragraphs"))


def _blocks(paragraphs: tuple[Text, ...]) -> Iterator[Paragraph | Items]:
    """Paragraphs, and the items of each list together."""
    for listed, run in groupby(paragraphs, key=lambda text: bool(text) and text[0].words == BULLET):
        if listed:
            yield Items(tuple(text[1:] for text in run))
        else:
            yield from map(Paragraph, run)


def from_json(kept: str, logo: bytes | None = None) -> Snapshot:
    """A kept snapshot as it was."""
    facts = json.loads(kept)
    head = facts["letterhead"]
    facts["letterhead"] = Letterhead(
        head["name"], tuple(head["lines"]), logo, head["accent"], _windows(head.get("windows"))
    )
    facts["on"] = date.fromisoformat(facts["on"])
    facts["address"] = tuple(facts["address"])
    facts["paragraphs"] = tuple(
        tuple(Span(words, Voice[voice]) for words, voice in paragraph) for paragraph in facts["paragraphs"]
    )
    return Snapshot(**facts)


def _windows(kept: dict[str, Any] | None) -> Windows:
    """The zones as they were kept; a letter from before they were a setting had those of DOMAIN 3.5."""
    return Windows(**{**kept, "clear": tuple(kept["clear"])}) if kept else Windows()
