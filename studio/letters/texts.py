"""Words that a letter makes from facts: where a picture hangs, how long ago, how many of a family."""

from __future__ import annotations

from datetime import date

from studio.words import listed

_PREPOSITIONS = (
    "above", "across", "against", "along", "around", "at", "behind", "below", "beneath", "beside", "between", "by",
    "in", "inside", "near", "next", "off", "on", "opposite", "over", "under", "up",
)  # fmt: skip
_ON = (
    "landing",
    "stairs",
    "staircase",
    "stairway",
    "wall",
    "piano",
    "shelf",
    "mantelpiece",
    "sideboard",
    "desk",
)
_ROOMS = (
    "hall", "hallway", "lounge", "kitchen", "study", "bedroom", "nursery", "office", "library", "porch", "bathroom",
    "conservatory", "playroom", "room", "loft", "attic", "snug",
)  # fmt: skip
_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
SOMEWHERE = "on your wall"


def in_words(count: int) -> str:
    """Numbers up to twelve in words, as in a letter."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def hanging(place: str) -> str:
    """Where a picture hangs, to follow "how they look": ``above the fireplace``, ``in the hall``.

    A place that cannot be put into the sentence safely is only "on your wall".
    """
    words = place.partition(",")[0].strip().split()
    if not words or len(words) > 7:
        return SOMEWHERE
    first, last = words[0].lower(), words[-1].lower()
    if first in _PREPOSITIONS:
        return " ".join([first, *words[1:]]) if len(words) > 1 else SOMEWHERE
    named = [each for each in words if each.lower() not in ("the", "our", "my", "your")]
    if last in _ON:
        return f"on the {' '.join(named).lower()}"
    if last in _ROOMS:
        return f"in the {' '.join(named).lower()}"
    return SOMEWHERE


def of_your_own(place: str) -> str:
    """The same place as hers: ``above your own fireplace``; "" when it is not known well enough to say."""
    where = hanging(place)
    if where == SOMEWHERE or " the " not in where:
        return ""
    return where.replace(" the ", " your own ", 1)


def since(then: date, today: date) -> str:
    """How long the portraits have been at home: ``a month`` in its first weeks, later ``seven weeks``."""
    weeks = (today - then).days // 7
    return "a month" if weeks < 5 else f"{in_words(weeks)} weeks"


def all_of_you(count: int) -> str:
    """``you``, ``both of you``, ``all four of you``."""
    return "you" if count <= 1 else "both of you" if count == 2 else f"all {in_words(count)} of you"


_HOURS = {30: "half an hour", 45: "three quarters of an hour", 60: "an hour", 90: "an hour and a half"}


def so_long(minutes: int) -> str:
    """``about an hour``, ``about half an hour``, ``about two hours``."""
    hours, rest = divmod(minutes, 60)
    if minutes in _HOURS:
        return f"about {_HOURS[minutes]}"
    if not rest:
        return f"about {in_words(hours)} hours"
    if rest == 30:
        return f"about {in_words(hours)} and a half hours"
    many = "an hour" if hours == 1 else f"{in_words(hours)} hours"
    return f"about {minutes} minutes" if not hours else f"about {many} and {rest} minutes"


def the_whole(minutes: int) -> str:
    """What we promise to give them: ``the whole hour``."""
    return (
        "the whole hour"
        if minutes == 60
        else f"the whole of that time, {so_long(minutes).removeprefix('about ')}"
    )


def your_portraits(kind: str) -> str:
    """What they have booked, by the name of its kind: ``your family portraits``; "your portraits" where it is odd."""
    words = kind.strip().split()
    if words and words[-1].lower() in ("portrait", "portraits", "headshot", "headshots") and len(words) <= 4:
        last = words[-1].lower()
        return " ".join(
            ["your", *(each.lower() for each in words[:-1]), last if last.endswith("s") else f"{last}s"]
        )
    return "your portraits"


def sentences(*parts: str) -> str:
    """Sentences run on after each other, empty ones left out."""
    return " ".join(part.strip() for part in parts if part.strip())


__all__ = [
    "SOMEWHERE", "all_of_you", "hanging", "in_words", "listed", "of_your_own", "sentences", "since", "so_long",
    "the_whole", "your_portraits",
]  # fmt: skip
