"""Where pictures hang, as families say it in English (above the fireplace), for letters in another language.

Only what is plainly understood is put into other words; anything else is "on your wall".
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from studio.letters.texts import SOMEWHERE, hanging


class Where(Enum):
    """On which side of something a picture hangs."""

    ABOVE = "above"
    BESIDE = "beside"
    OPPOSITE = "opposite"
    IN = "in"
    ON = "on"
    AT_THE_TOP = "at the top of"


_WHERE = {
    "above": Where.ABOVE, "over": Where.ABOVE, "beside": Where.BESIDE, "by": Where.BESIDE, "near": Where.BESIDE,
    "next to": Where.BESIDE, "opposite": Where.OPPOSITE, "in": Where.IN, "on": Where.ON, "inside": Where.IN,
    "at the top of": Where.AT_THE_TOP, "up": Where.ON,
}  # fmt: skip
_THINGS = {
    "fire": "fireplace", "fireplace": "fireplace", "mantelpiece": "fireplace", "mantel": "fireplace",
    "sofa": "sofa", "settee": "sofa", "couch": "sofa", "bed": "bed", "piano": "piano", "sideboard": "sideboard",
    "desk": "desk", "table": "table", "dining table": "table", "door": "door", "front door": "door",
    "bookcase": "bookcase", "bookshelf": "bookcase", "shelf": "shelf", "window": "window", "stairs": "stairs",
    "staircase": "stairs", "stairway": "stairs", "landing": "landing", "hall": "hall", "hallway": "hall",
    "entrance hall": "hall", "lounge": "living room", "living room": "living room", "sitting room": "living room",
    "front room": "living room", "drawing room": "living room", "dining room": "dining room", "kitchen": "kitchen",
    "study": "study", "office": "office", "bedroom": "bedroom", "nursery": "nursery", "children’s room": "nursery",
    "playroom": "nursery", "library": "library", "conservatory": "conservatory",
}  # fmt: skip
_OWN = re.compile(r"^(?:the|our|my|your)\s+")


class Placed(NamedTuple):
    """On which side of what."""

    where: Where
    thing: str


def placed(place: str) -> Placed | None:
    """What a typed place means; None where it is not plainly understood."""
    said = hanging(place)
    if said == SOMEWHERE:
        return None
    words = " ".join(said.casefold().replace("'", "’").split())
    for begins in sorted(_WHERE, key=len, reverse=True):
        if words.startswith(f"{begins} "):
            thing = _THINGS.get(_OWN.sub("", words.removeprefix(f"{begins} ")))
            return Placed(_WHERE[begins], thing) if thing else None
    return None
