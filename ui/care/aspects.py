"""The aspects of a portrait as they are chosen from, in the order in which they are most often meant."""

from studio.care import Aspect

ASPECTS: list[tuple[object, str]] = [
    (None, "Not said"),
    *((each, each.value.capitalize()) for each in Aspect),
]
