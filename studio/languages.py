"""The languages a family may wish to be written to in: their names, and what each calls the days and the months.

A language is named by its code, such as ``en-GB``. A code that is not known here is kept and shown as it is, and stands
in nobody's way: what cannot be said in it is said in the studio's own.
"""

from __future__ import annotations

from typing import NamedTuple

HOME = "en-GB"
LONGEST = 12


class DayNames(NamedTuple):
    """What a language calls its days, from Monday, and its months, from January."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]


def _names(weekdays: str, months: str) -> DayNames:
    return DayNames(tuple(weekdays.split()), tuple(months.split()))


DAY_NAMES = {
    "en": _names(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "January February March April May June July August September October November December",
    ),
    "de": _names(
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": _names(
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
}
"""By the language alone, whatever the country: ``en`` of ``en-US``."""

NAMES = {
    "en-GB": "English",
    "en-US": "English (American)",
    "de": "German",
    "fr": "French",
    "ar": "Arabic",
    "bn": "Bengali",
    "zh": "Chinese",
    "nl": "Dutch",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "ga": "Irish",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Punjabi",
    "ro": "Romanian",
    "gd": "Scottish Gaelic",
    "es": "Spanish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "cy": "Welsh",
}
"""What a family may wish for, as the desk calls it; those that letters can be written in come first."""

WRITTEN = ("en-GB", "en-US", "de", "fr")
"""Those in which letters can be written."""


def name_of(code: str) -> str:
    """What the desk calls a language; its code where it has no name here."""
    return NAMES.get(code, code)


def speech(code: str) -> str:
    """The language without its country: ``en`` of ``en-US``."""
    return code.partition("-")[0]
