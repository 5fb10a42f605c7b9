"""The languages that letters are written in: British, American, German and French.

``language(code)`` is the one of a code, or British where there is none of it. What a letter says beyond its wording is
a phrase of its language (``phrases``); how it writes days, times and amounts, and knows them again, is in ``dates``.
"""

from __future__ import annotations

from studio.languages import HOME, speech
from studio.letters.languages.american import American
from studio.letters.languages.english import English
from studio.letters.languages.french import French
from studio.letters.languages.german import German
from studio.letters.languages.phrases import Language

LANGUAGES: dict[str, Language] = {each.code: each for each in (English(), American(), German(), French())}


def language(code: str) -> Language:
    """The language of a code, whatever its country (``de-AT`` is German); British where letters have none of it."""
    return LANGUAGES.get(code) or LANGUAGES.get(speech(code)) or LANGUAGES[HOME]


def is_written(code: str) -> bool:
    """Whether letters can be written in the language of a code."""
    return code in LANGUAGES or speech(code) in LANGUAGES


__all__ = ["LANGUAGES", "Language", "is_written", "language"]
