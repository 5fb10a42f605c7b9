"""The colours of the window by meaning, in a light and a dark set, and the sizes of its type and grid."""

from __future__ import annotations

from typing import Final, Literal, get_args

Meaning = Literal[
    "paper", "surface", "rail", "line", "edge", "ink", "muted", "accent", "accent_soft", "accent_strong",
    "on_accent", "blue", "blue_soft", "red", "red_soft", "amber", "amber_soft", "green", "green_soft", "quiet",
    "quiet_soft", "focus",
]  # fmt: skip
MEANINGS: Final[tuple[Meaning, ...]] = get_args(Meaning)

LIGHT: Final[dict[Meaning, str]] = {
    "paper": "#F6F3EE",
    "surface": "#FFFFFF",
    "rail": "#EFEAE2",
    "line": "#E7E1D8",
    "edge": "#D3CABD",
    "ink": "#26221E",
    "muted": "#6A6259",
    "accent": "#1E5B54",
    "accent_soft": "#E2EEEB",
    "accent_strong": "#174841",
    "on_accent": "#FFFFFF",
    "blue": "#35598A",
    "blue_soft": "#E6EDF6",
    "red": "#A0392B",
    "red_soft": "#FAE8E4",
    "amber": "#8A590F",
    "amber_soft": "#FBF0DB",
    "green": "#35693F",
    "green_soft": "#E5F1E7",
    "quiet": "#655E55",
    "quiet_soft": "#EFEAE2",
    "focus": "#2F7F76",
}

DARK: Final[dict[Meaning, str]] = {
    "paper": "#1B1917",
    "surface": "#252220",
    "rail": "#211E1B",
    "line": "#38332F",
    "edge": "#4B453F",
    "ink": "#F1ECE5",
    "muted": "#B3A99D",
    "accent": "#7CC4BA",
    "accent_soft": "#203B38",
    "accent_strong": "#97D5CC",
    "on_accent": "#10211F",
    "blue": "#9DBDEB",
    "blue_soft": "#24324A",
    "red": "#F0A093",
    "red_soft": "#40251F",
    "amber": "#E5B566",
    "amber_soft": "#3D3018",
    "green": "#93CB9F",
    "green_soft": "#213B27",
    "quiet": "#C1B8AC",
    "quiet_soft": "#35302C",
    "focus": "#5FB5A9",
}

_SOFT: Final[dict[Meaning, Meaning]] = {
    "accent": "accent_soft",
    "blue": "blue_soft",
    "red": "red_soft",
    "amber": "amber_soft",
    "green": "green_soft",
}
_INKS: Final[tuple[Meaning, ...]] = ("ink", "muted")
_GROUNDS: Final[tuple[Meaning, ...]] = ("paper", "surface", "rail", "quiet_soft")
READ_ON: Final[tuple[tuple[Meaning, Meaning], ...]] = (
    *((ink, ground) for ink in _INKS for ground in (*_GROUNDS, *_SOFT.values())),
    *((word, ground) for word, ground in _SOFT.items()),
    *((word, "surface") for word in _SOFT),
    ("quiet", "quiet_soft"),
    ("quiet", "rail"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("red", "paper"),
    ("accent", "paper"),
)
"""Which colour is read on which; a test holds every pair of both sets to 4.5:1."""

TONES: Final[dict[str, tuple[Meaning, Meaning]]] = {
    "plain": ("quiet", "quiet_soft"),
    "session": ("accent", "accent_soft"),
    "viewing": ("blue", "blue_soft"),
    "order": ("quiet", "quiet_soft"),
    "collection": ("amber", "amber_soft"),
    "concern": ("red", "red_soft"),
    "letter": ("accent", "accent_soft"),
    "due": ("amber", "amber_soft"),
    "good": ("green", "green_soft"),
}
"""``studio.story.Tone`` to the colour of its word or icon and of the ground behind it."""

PAGE_MARGIN: Final = 28
CARD_INSIDE: Final = 18
CARD_APART: Final = 18
ROW: Final = 8
CARD_RADIUS: Final = 12
CONTROL_RADIUS: Final = 8

Role = Literal[
    "title",
    "figure",
    "brand",
    "heading",
    "name",
    "body",
    "second",
    "muted",
    "words",
    "said",
    "chip",
    "small",
    "afar",
]
TYPE: Final[dict[Role, tuple[str, int, int, bool]]] = {
    "title": ("Fraunces", 28, 600, False),
    "figure": ("Fraunces", 24, 600, False),
    "brand": ("Fraunces", 19, 600, False),
    "heading": ("Inter", 15, 600, False),
    "name": ("Inter", 13, 600, False),
    "body": ("Inter", 13, 400, False),
    "second": ("Inter", 12, 400, False),
    "muted": ("Inter", 13, 400, False),
    "words": ("Source Serif 4", 18, 400, True),
    "said": ("Source Serif 4", 15, 400, True),
    "chip": ("Inter", 11, 600, False),
    "small": ("Inter", 11, 400, False),
    "afar": ("Inter", 27, 600, False),
}
"""Family, pixels at 100 %, weight, italic. "afar" has capitals of 5 mm: it is read from two metres."""
