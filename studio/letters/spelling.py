"""Spelling (R15): a shipped or installed dictionary, with the names of the records and the studio's own words excused.

A dictionary is read once, when the first letter is checked, in the thread that checks; what a word came to is
remembered. Where there is none for a language, that is said and nothing is stopped.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Container, Iterable
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from studio.languages import name_of, speech

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "spelling"
_LOCK = threading.Lock()
_COUNTRIES = {"de": ("de_DE", "de_AT", "de_CH", "de_DE_frami"), "fr": ("fr", "fr_FR")}
_TRADE = {
    "en": (
        "reshoot reshoots reshooting retouch retouched retouches retouching retouchers giclée giclee headshot "
        "headshots mountboard mountboards mouldings moldings glazings glazer passe-partout backdrop backdrops softbox "
        "prints framer framers moulding molding rebate sitter sitters unmounted undercut am pm"
    ),
    "de": (
        "Porträtsitzung Neuaufnahme Neuaufnahmen Passepartout Passepartouts Bilderrahmen Rahmenleiste Retusche "
        "Fototermin"
    ),
    "fr": "reshooting passe-partout giclée retouche retouches encadreur encadreurs caisse-américaine",
}  # fmt: skip
"""Words of the trade, known from the start."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-‐‑][^\W\d_]+)*", re.UNICODE)
_APART = re.compile(r"\S*(?:@|://|www\.)\S*|\S*\d\S*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_ELIDED = re.compile(r"^(?:[ldjmnstc]|qu|lorsqu|jusqu|puisqu|aujourd)[’']", re.IGNORECASE)


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str) -> bool:
        """Whether it knows the word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words it takes to be meant."""


def folders() -> tuple[Path, ...]:
    """Where dictionaries of the system lie, after our own."""
    home = Path.home()
    named = (os.environ.get("DICPATH") or "").split(os.pathsep)
    return (
        FOLDER,
        *(Path(each) for each in named if each),
        Path("/usr/share/hunspell"),
        Path("/usr/share/myspell"),
        Path("/usr/share/myspell/dicts"),
        Path("/usr/local/share/hunspell"),
        Path("/Library/Spelling"),
        home / "Library" / "Spelling",
        home / ".local" / "share" / "hunspell",
    )


def found(language: str) -> tuple[Path, str] | None:
    """The folder and the name of the dictionary of a language, or None where this computer has none."""
    names = (language, language.replace("-", "_"), *_COUNTRIES.get(speech(language), ()))
    for folder in folders():
        for name in names:
            if (folder / f"{name}.aff").is_file() and (folder / f"{name}.dic").is_file():
                return folder, name
    return None


@cache
def _read(language: str) -> Dictionary | None:
    place = found(language)
    if place is None:
        return None
    try:
        library = import_module("hunspell")  # its wheel is not made for every kind of computer
    except ImportError:
        return None
    try:
        read: Dictionary = library.Hunspell(place[1], hunspell_data_dir=str(place[0]))
    except (
        Exception
    ):  # a damaged file of the system's is as good as none; which error it gives depends on its damage
        return None
    return read


def dictionary(language: str) -> Dictionary | None:
    """The dictionary of a language, read when it is first asked for."""
    with _LOCK:
        return _read(language)


def missing(language: str) -> str:
    """A sentence where spelling cannot be checked in a language, else ""; it stops nothing."""
    if dictionary(language) is not None:
        return ""
    return f"There is no dictionary for {name_of(language)} on this computer, so spelling is not checked."


@lru_cache(maxsize=65536)
def _knows(language: str, word: str) -> bool:
    book = dictionary(language)
    if book is None:
        return True
    with _LOCK:
        return bool(book.spell(word))


@cache
def _trade(language: str) -> frozenset[str]:
    return frozenset(each.casefold() for each in _TRADE.get(speech(language), "").split())


def words_in(text: str) -> Iterable[str]:
    """The words of a text as a dictionary is asked about them: no numbers, no addresses of the web."""
    for match in _WORD.finditer(_APART.sub(" ", text.replace("\u00ad", ""))):
        yield match.group().replace("’", "'").replace("‐", "-").replace("‑", "-")


def name_words(*names: str) -> frozenset[str]:
    """The words of names and places, to be excused in whatever case they are written."""
    return frozenset().union(*map(_words_of, names))


@lru_cache(maxsize=8192)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(
        part.casefold() for word in words_in(name) for part in (word, *re.split(r"['-]", word)) if part
    )


def unknown(text: str, language: str, excused: Container[str] = frozenset()) -> list[str]:
    """The words of a text that are in no dictionary, each once, as they are written; ``excused`` is in lower case."""
    return not_excused(_in_no_dictionary(text, language), language, excused)


def not_excused(words: Iterable[str], language: str, excused: Container[str]) -> list[str]:
    """Those of these words that are neither known nor excused, in whole or in part."""
    return [word for word in words if not _is_right(word, language, excused)]


@lru_cache(maxsize=8192)
def _in_no_dictionary(text: str, language: str) -> tuple[str, ...]:
    """Remembered, since the letters of a batch share most of their words."""
    if dictionary(language) is None:
        return ()
    nobody: frozenset[str] = frozenset()
    return tuple(dict.fromkeys(word for word in words_in(text) if not _is_right(word, language, nobody)))


def _is_right(word: str, language: str, excused: Container[str]) -> bool:
    if not _LATIN.match(word) or len(word) < 2 or (word.isupper() and len(word) <= 4):
        return True  # another script, an initial, or letters that stand for words
    bare = word.removesuffix("'s").removesuffix("'")
    if speech(language) == "fr":
        bare = _ELIDED.sub("", bare)
    if _stands(word, language, excused) or _stands(bare, language, excused):
        return True
    parts = [part for part in re.split(r"[-']", bare) if part]
    return len(parts) > 1 and "-" in bare and all(_stands(part, language, excused) for part in parts)


def _stands(word: str, language: str, excused: Container[str]) -> bool:
    folded = word.casefold()
    return folded in excused or folded in _trade(language) or _knows(language, word)


@lru_cache(maxsize=4096)
def is_name(word: str, language: str) -> bool:
    """Whether a dictionary knows a word only with its capital: it is the name of somebody or of a place."""
    return word[:1].isupper() and _knows(language, word) and not _knows(language, word.lower())


def suggestions(word: str, language: str, most: int = 4) -> tuple[str, ...]:
    """What may have been meant; it takes a fifth of a second, so it is asked for one word and on request."""
    book = dictionary(language)
    if book is None:
        return ()
    with _LOCK:
        return tuple(book.suggest(word))[:most]
