"""Where the tone of a letter may be other than meant (DOMAIN 3.5): it warns and never stops; the owner may keep a word.

What stands between quotation marks is hers and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from studio.languages import speech
from studio.letters.tone_words import ALWAYS, BUT, SELLING, SORRY, THANK

NO_SELLING = frozenset({"L5", "L7", "L8", "L9", "L10", "L11"})
APOLOGIES = frozenset({"L9"})
QUOTED = re.compile('“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|"[^"]*"')


class Remark(NamedTuple):
    """One place to look at again."""

    rule: str
    words: str
    """What it is about, as it stands there."""
    says: str


_SHORT_DATE = re.compile(
    r"(?<!day )\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b(?: \d{4})?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
)
FULL_DATE = {
    "en": "Tuesday 8 December 2026",
    "de": "Dienstag, 8. Dezember 2026",
    "fr": "mardi 8 décembre 2026",
}


def remarks(text: str, code: str = "L9", language: str = "en-GB", number: str = "") -> list[Remark]:
    """Everything to look at again in the words of a letter; ``number`` is the telephone its signatory answers."""
    said = speech(language)
    own = QUOTED.sub("“”", text).replace("\u00a0", " ")
    codes = frozenset(code.split("+"))
    found = [
        Remark(rule.name, match.group(), f"“{match.group()}”: {rule.advice}")
        for rule in ALWAYS.get(said, ())
        if (match := rule.found.search(own))
    ]
    sells = SELLING.get(said)
    if codes & NO_SELLING and sells is not None and (match := sells.found.search(own)):
        found.append(_remark(sells.name, match, sells.advice))
    found.extend(_about_dates(own, said))
    if codes & APOLOGIES:
        found.extend(_about_an_apology(text, own, said))
    if number and number not in own:
        found.append(
            Remark("number", number, f"The number of whoever signs, {number}, is not in it for her to ring.")
        )
    return found


def _remark(rule: str, match: re.Match[str], advice: str) -> Remark:
    return Remark(rule, match.group(), f"“{match.group()}”: {advice}")


def _about_dates(own: str, said: str) -> Iterator[Remark]:
    """A date in full has its weekday and its year (R9)."""
    match = _SHORT_DATE.search(own) if said == "en" else None
    if match:
        yield _remark("date", match, f"Please write a date in full, such as {FULL_DATE[said]}.")


def _about_an_apology(text: str, own: str, said: str) -> Iterator[Remark]:
    """Thank first; her words; sorry without a but."""
    sorry = SORRY.get(said, "")
    _, apology, after = own.partition(sorry) if sorry else (own, "", "")
    turned = BUT[said].search(after) if apology and said in BUT else None
    if turned:
        yield _remark("but", turned, "After the apology this takes it back. A new sentence does not.")
    if sorry and not apology:
        yield Remark("sorry", sorry, f"“{sorry}” is not in it, in these plain words.")
    if said in THANK and THANK[said] not in own[:400].casefold():
        yield Remark("thank first", "", "Please thank her first.")
    if not QUOTED.search(text) and "you said" not in own.casefold():
        yield Remark(
            "her words",
            "",
            "Please say in her own words what was wrong, between quotation marks or nearly so.",
        )
