"""What a concern can be about, as it is chosen from: the aspects of a portrait, and what is the owner's at once."""

from studio.care import Aspect

ASPECTS: list[tuple[object, str]] = [
    (None, "Not said"),
    *((each, each.value.capitalize()) for each in Aspect),
]
OWNER_NOW = (
    ("others_at_risk", "A child or someone else may come to harm"),
    ("someone_hurt", "Someone was hurt"),
    ("details_out", "Others saw what is private to them"),
)
"""Ticks that tell the owner at once (R13), by the word of the draft."""
