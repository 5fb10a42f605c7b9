"""The fields of the letters: what each is called at the desk, what it looks like, and which no letter can do without.

Which fields a letter has is fixed: those of its shipped wording. On screen a field is its plain name between ‹ and ›,
in the records it is ``{{its_name}}``; nothing else is ever replaced (RELIABILITY section 3, no template language).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from studio.errors import Missing
from studio.languages import WRITTEN
from studio.letters.wording import shipped


class WordedField(NamedTuple):
    """One field of a letter."""

    name: str
    """As the records have it, ``hanging_place``."""
    plain: str
    """As the desk calls it."""
    example: str
    """What may stand in it."""
    needed: bool = False
    """The letter is for this; without it there would be nothing to send."""


_FIELDS = {
    each.name: each
    for each in (
        WordedField("salutation", "how we greet them", "Mrs Ashworth", True),
        WordedField("meeting", "meeting them", "meeting you all"),
        WordedField(
            "appointment",
            "the appointment",
            "Saturday 12 September 2026 at 10.30 am, in the morning, for about an hour, with Daniel Reed. The door "
            "will be open from 10.15 am, so do come early for coffee.",
            True,
        ),
        WordedField("who", "who comes", "Claire, Mark, Ellie and Tom"),
        WordedField("fee", "the session fee", "£60.00, paid with thanks."),
        WordedField(
            "preparation",
            "how to get ready",
            "Wear whatever makes you feel like yourselves, and bring a change if you cannot decide.",
        ),
        WordedField("hair", "about haircuts", "If anyone is planning a haircut, a week beforehand gives it time."),
        WordedField("at_home", "the price list", "Our price list is with this letter, to be read at home."),
        WordedField("whole", "the time we promise", "the whole hour"),
        WordedField("day_phone", "the telephone on the day", "01277 555 0100"),
        WordedField("portraits", "which portraits", "your family portraits"),
        WordedField("how_long", "how long ago", "a month"),
        WordedField("hanging_place", "where it hangs", "above the fireplace"),
        WordedField("ring_me_on", "the owner’s own number", "01277 555 0101, Tuesday to Saturday, 9.30 am to 5.30 pm"),
        WordedField("first_letter_on", "the day of the first letter", "Wednesday 11 November 2026", True),
        WordedField("received", "what they sent us", "your letter, which reached us on Tuesday 24 November 2026"),
        WordedField("reply_by", "the day of the full reply", "Friday 27 November 2026", True),
        WordedField("ring", "the number to ring", "01277 555 0101"),
        WordedField("session_day", "the day of the session", "Saturday 12 September 2026"),
        WordedField("all_of_you", "all of you", "all four of you"),
        WordedField("drinks", "what there is to drink", "There will be coffee, tea and something cold, with biscuits."),
        WordedField("that_time", "that evening", "that evening"),
        WordedField("order", "the order’s number", "O-00012"),
        WordedField("cause", "why it is late", "The moulding you chose has not reached us yet.", True),
        WordedField("old_date", "the day we promised", "Wednesday 14 October 2026", True),
        WordedField("new_date", "the new day", "Wednesday 28 October 2026", True),
        WordedField("pictures", "which pictures", "They"),
        WordedField("choices", "the choices", "You may wait; or you may leave any of them out of the order.", True),
        WordedField("next", "what we do now", "we finish your pictures,"),
        WordedField(
            "thanks",
            "thanks for telling us",
            "Thank you for telephoning us on Tuesday 24 November 2026 and telling us so plainly.",
            True,
        ),
        WordedField(
            "apology",
            "the apology",
            "You said that your fringe “wasn’t quite right” on the day. I am sorry. We should have asked you that "
            "morning whether you were happy with everything, and we did not.",
            True,
        ),
        WordedField(
            "appointments",
            "both appointments",
            "Your session is on Saturday 5 December 2026 at 10.30 am, in the morning, with Daniel Reed; the door will "
            "be open from 10.15 am.",
            True,
        ),
        WordedField("coming", "when they come for them", "We have kept Tuesday 13 October 2026 at 5 pm for you.", True),
        WordedField("hope", "how we hope it looks", "We hope they look well above the fireplace."),
        WordedField("owner", "the owner’s name", "Helen Marsh"),
        WordedField("doing", "what we do about it", "I am having the frame made again, and bring it myself.", True),
        WordedField("by_when", "by when", "It will be done by Friday 4 December 2026.", True),
        WordedField("owner_direct", "the owner’s number alone", "01277 555 0101"),
        WordedField("ago", "how long since the session", "A year has gone by"),
        WordedField("told_day", "the day she told us", "Tuesday 24 November 2026"),
        WordedField("from_day", "the day it changed", "Tuesday 1 December 2026", True),
        WordedField(
            "change",
            "what we changed",
            "Before we begin, we ask everyone whether there is anything they would like more time over.",
            True,
        ),
        WordedField("closing", "what is different now", "My own number is 01277 555 0101."),
    )
}  # fmt: skip

_OF_ONE_LETTER = {
    ("L7", "thanks"): WordedField(
        "thanks", "thanks for the day", "Thank you for bringing all four of you to be photographed.", True
    ),
    ("L3", "who"): WordedField("who", "who should come", "Please bring everyone who will help to choose."),
    ("L3-moved", "who"): WordedField(
        "who", "who should come", "Please bring everyone who will help to choose."
    ),
    ("L6", "next"): WordedField(
        "next", "what happens then", "We hang them side by side for you to see first."
    ),
    ("L6-moved", "next"): WordedField(
        "next", "what happens then", "We hang them side by side for you to see first."
    ),
    ("L12", "fee"): WordedField("fee", "the fee then", "The session would be £60.00, as it was."),
}
"""Where the same word of the records holds something else."""
HAND_WRITTEN = frozenset({"apology", "closing", "doing"})
"""Fields with words of our own: what is said in them is held against the records."""
FULL_OF_NAMES = frozenset(
    {"salutation", "who", "order", "pictures", "day_phone", "ring_me_on", "ring", "owner", "owner_direct"}
)
"""Fields that hold names and numbers of the records and no sentences: no dictionary is asked about them."""
LEFT, RIGHT = "‹", "›"
_SHOWN = re.compile("‹([^‹›\n]*)›")
_KEPT = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


@cache
def fields_of(name: str) -> tuple[WordedField, ...]:
    """The fields of this letter, in the order in which its shipped wordings use them."""
    found: dict[str, WordedField] = {}
    for language in WRITTEN:
        try:
            text = shipped(name, language).text
        except Missing:
            continue
        for field in _KEPT.findall(text):
            found.setdefault(field, _OF_ONE_LETTER.get((name, field)) or _FIELDS[field])
    return tuple(found.values())


def examples(name: str) -> Mapping[str, str]:
    """What may stand in each field of this letter."""
    return {field.name: field.example for field in fields_of(name)}


def as_shown(text: str, name: str) -> str:
    """A wording as it stands in the editor: each field by its plain name."""
    plain = {field.name: field.plain for field in fields_of(name)}
    return _KEPT.sub(
        lambda match: f"{LEFT}{plain[match[1]]}{RIGHT}" if match[1] in plain else match.group(), text
    )


def as_kept(shown: str, name: str) -> str:
    """The same as the records keep it; what is no field of this letter stays as it was typed, and is refused."""
    names = {field.plain: field.name for field in fields_of(name)}
    return _SHOWN.sub(
        lambda match: f"{{{{{names[match[1]]}}}}}" if match[1] in names else match.group(), shown
    )
