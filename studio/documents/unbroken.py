"""What is never broken over two lines, in each language: dates, times, telephone numbers, prices, titled names."""

from __future__ import annotations

import re

from studio.languages import DAY_NAMES, speech

NO_BREAK = "\u00a0"

_TELEPHONE = r"|\+?\(?\d[\d()]*(?: [\d()]{2,})+"
_ENGLISH_NAME = r"|\b(?:Mrs|Mr|Miss|Ms|Mx|Dr|Prof|Sir|Lady|Revd?)\.? (?:\w\.? )*\w[\w’'-]*"


def _either(names: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(names)})"


def _english(day: str, stop: str) -> re.Pattern[str]:
    return re.compile(
        rf"{day}|\d{{1,2}}(?:{stop}\d{{2}})? (?:am|pm|noon|midnight)\b"
        rf"{_TELEPHONE}"
        r"|[£€$] ?\d[\d,.]*|\d[\d,.]* (?:%|per cent)"
        rf"{_ENGLISH_NAME}"
        r"|\b[OLC]-\d+|\b(?:page|pages|picture|number) \d+"
    )


_WEEKDAY, _MONTH = (_either(names) for names in DAY_NAMES["en"])
_TAG, _MONAT = (_either(names) for names in DAY_NAMES["de"])
_JOUR, _MOIS = (_either(names) for names in DAY_NAMES["fr"])

_PATTERNS = {
    "en-GB": _english(rf"(?:{_WEEKDAY} )?\d{{1,2}} {_MONTH}(?: \d{{4}})?", r"\."),
    "en-US": _english(rf"(?:{_WEEKDAY}, )?{_MONTH} \d{{1,2}}(?:, \d{{4}})?", ":"),
    "de": re.compile(
        rf"(?:{_TAG}, )?\d{{1,2}}\. {_MONAT}(?: \d{{4}})?"
        r"|\d{1,2}(?:\.\d{2})? Uhr\b"
        rf"{_TELEPHONE}"
        r"|\d[\d.,]* (?:£|€|\$|[A-Z]{3}\b|%|Prozent\b)"
        r"|\b(?:Frau|Herrn?|Familie|Dr|Prof)\.? (?:(?:Dr|Prof)\.? )*(?:\w\.? )*\w[\w’'-]*"
        rf"{_ENGLISH_NAME}"
        r"|\b[OLC]-\d+|\b(?:Seite|Seiten|Bild|Bilder|Nummer) \d+"
    ),
    "fr": re.compile(
        rf"(?:{_JOUR} )?(?:1er|\d{{1,2}}) {_MOIS}(?: \d{{4}})?"
        r"|\d{1,2} h(?: \d{2})?\b"
        rf"{_TELEPHONE}"
        r"|\d[\d ,]* (?:£|€|\$|[A-Z]{3}\b|%)"
        r"|\b(?:Madame|Monsieur|Mademoiselle|M\.|Mme|Mlle|Dr|Docteur) (?:\w\.? )*\w[\w’'-]*"
        rf"{_ENGLISH_NAME}"
        r"|\b[OLC]-\d+|\b(?:page|pages|image|images|numéro) \d+"
        r"|\S+ [:;!?»]|« \S+"
    ),
}


def pattern(language: str) -> re.Pattern[str]:
    """What is kept whole in a language; British where it has nothing of its own."""
    return _PATTERNS.get(language) or _PATTERNS.get(speech(language)) or _PATTERNS["en-GB"]
