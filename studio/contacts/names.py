"""Taking apart a name that was written in one piece, only as far as it is safe."""

import re
from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms miss mx dr prof professor rev revd reverend sir dame lady lord master mme mlle m herr frau pan pani "
    "sr sra srta sig signora capt captain col major father fr sister brother rabbi imam hon"
)
_SUFFIXES = _words("jr sr jnr snr ii iii iv esq obe mbe cbe phd md jun sen")
_PARTICLES = _words("van von der den de del della di da dos du la le ter ten bin ibn al el mac st o")


class NameParts(NamedTuple):
    """A name in its parts; a name of one word is a last name, as address books have it."""

    prefix: str = ""
    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""


def is_title(text: str) -> bool:
    """Whether it is how somebody is addressed ("Mrs", "Dr.") and not what they do ("Sales Manager")."""
    words = re.split(r"[\s.&/]+|and", text.casefold())
    return any(words) and all(word in _TITLES for word in words if word)


def name_parts(name: str) -> NameParts:
    """Take a name apart: "Mr John van Dyk", "Doe, Jane". What looks like no name is kept whole as the last."""
    if re.search(r"[<>@{}=+/\\|\d&]|\band\b", name):
        return NameParts(last=name)
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip() and "," not in after:
        if after.strip(" .").casefold() in _SUFFIXES:
            return name_parts(before)._replace(suffix=after.strip())
        return _given(after.strip())._replace(last=before.strip())
    return _in_order(name)


def _given(text: str) -> NameParts:
    words = text.split()
    prefix = words.pop(0) if len(words) > 1 and is_title(words[0]) else ""
    return NameParts(prefix=prefix, first=words[0], middle=" ".join(words[1:]))


def _in_order(name: str) -> NameParts:
    words = name.split()
    prefix = words.pop(0) if len(words) > 1 and is_title(words[0]) else ""
    suffix = words.pop() if len(words) > 2 and words[-1].strip(".,").casefold() in _SUFFIXES else ""
    if len(words) < 2:
        return NameParts(prefix=prefix, last=" ".join(words), suffix=suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return NameParts(prefix, words[0], " ".join(words[1:start]), " ".join(words[start:]), suffix)
