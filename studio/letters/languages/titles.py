"""Who is greeted: the titles and names in what stands after "Dear", for languages that greet in other words."""

from __future__ import annotations

import re
from typing import NamedTuple

_WOMEN = ("mrs", "ms", "miss", "frau", "madame", "mme", "mlle", "mademoiselle", "lady", "dame")
_MEN = ("mr", "herr", "herrn", "monsieur", "m", "sir", "lord")
_DOCTORS = ("dr", "prof", "professor", "doctor", "docteur", "doktor")


class Greeted(NamedTuple):
    """One of those who are greeted."""

    title: str
    """``Frau`` for a woman, ``Herr`` for a man, "" where the title tells neither."""
    doctor: str
    """``Dr.``, ``Prof.`` or ""."""
    name: str

    @property
    def full(self) -> str:
        """Their name with a doctor's title."""
        return f"{self.doctor} {self.name}".strip()


_AND = re.compile(r"\s+(?:and|und|et|&|\+)\s+|\s*,\s+(?:and\s+|und\s+|et\s+)?", re.IGNORECASE)
_NOBODY_NAMED = ("sir or madam", "madam or sir", "all", "everyone", "both", "client", "customer")


def greeted(salutation: str) -> list[Greeted]:
    """Those greeted in ``Mr Khan and Ms Ellis``; a title with no name has the next one's, as in "Mr and Mrs Khan".

    Nobody where none is named, as in "Sir or Madam" or "the lady of the house".
    """
    said = salutation.strip()
    if said.casefold() in _NOBODY_NAMED or said.casefold().startswith(("the ", "our ")):
        return []
    found = [_one(part) for part in _AND.split(said) if part.strip()]
    last = next((each.name for each in reversed(found) if each.name), "")
    return [each if each.name else each._replace(name=last) for each in found]


def _one(part: str) -> Greeted:
    words, title, doctor = part.split(), "", ""
    while words:
        bare = words[0].casefold().rstrip(".")
        if bare in _WOMEN:
            title = "Frau"
        elif bare in _MEN:
            title = "Herr"
        elif bare in _DOCTORS:
            doctor = "Prof." if bare.startswith("prof") else doctor or "Dr."
        elif bare != "mx":
            break
        words.pop(0)
    return Greeted(title, doctor, " ".join(words))


def family(salutation: str) -> str:
    """``Ashworth`` of "the Ashworth family"; "" for any other greeting."""
    found = re.fullmatch(
        r"(?:the )?([\w’' -]+?) [Ff]amily|(?:Familie|Famille) ([\w’' -]+)", salutation.strip()
    )
    return (found[1] or found[2]) if found else ""
