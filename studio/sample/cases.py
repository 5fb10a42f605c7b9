"""What families were not happy about, in words of their own, and what was done: cases in every state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from studio.care import About, Aspect, Cause, Channel, OfferKind

HAPPY_WORDS = (
    "It is lovely now, thank you for taking the trouble.",
    "We are so pleased. It was worth saying something.",
    "Much better. My mother cried, in the good way.",
    "That is exactly how I had imagined it.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A concern as it is told, and how far it has come by the end of the past."""

    in_short: str
    story: str
    wish: str
    about: About = About.ORDER
    cause: Cause = Cause.NOT_KNOWN
    aspect: Aspect | None = None
    channel: Channel = Channel.TELEPHONE
    offer: OfferKind = OfferKind.REMAKE
    offer_words: str = ""
    question: str = ""
    answer: str = ""
    ends: str = "happy"
    """heard, checking, offered, thinking, agreed, in hand, resolved, happy, withdrawn, opened again."""
    read: bool = True
    """Whether a second person has read the apology."""


HAIR = Case(
    "his parting",
    "He was combed the wrong way round, and none of us saw it on the day. I see it every time I pass.",
    "to have him the way he really looks",
    About.SESSION,
    Cause.APPEARANCE,
    Aspect.HAIR,
    offer=OfferKind.RESHOOT,
)
FRAME = Case(
    "a mark on the frame",
    "There is a small dent in the bottom corner of the frame. You only see it in the morning sun.",
    "a frame without a dent",
    About.ITEM,
    Cause.MATERIAL,
    Aspect.FRAME,
    offer=OfferKind.REPLACEMENT,
)
COLOUR = Case(
    "the colour of her dress",
    "The dress is sage green. In the picture over the sofa it has come out nearly grey.",
    "the colour that it was",
    About.ITEM,
    Cause.TECHNICAL,
    Aspect.COLOUR,
    offer=OfferKind.REMAKE,
    question="Is it the print or the photograph?",
    answer="The print: the paper of that week ran cold. The photograph has the green in it.",
)
LATE = Case(
    "late for the christening",
    "We were told the fourteenth, and we hung the nail for it. It came nine days after the christening.",
    "to be told in good time",
    About.ORDER,
    Cause.PROMISE,
    Aspect.LATENESS,
    offer=OfferKind.PART_REFUND,
)
HURRIED = Case(
    "felt hurried at the viewing",
    "Somebody was waiting outside, and I chose in a rush what I am not sure of now.",
    "to look again in peace",
    About.VIEWING,
    Cause.COMMUNICATION,
    Aspect.PRESSURE,
    channel=Channel.IN_PERSON,
    offer=OfferKind.OTHER,
    offer_words="A quiet second viewing on any evening she likes, with nothing decided yet.",
)
NAME = Case(
    "our name on the letter",
    "You wrote to Mr and Mrs; we have not been that for two years and I had told somebody so.",
    "letters to me alone",
    About.LETTER,
    Cause.COMMUNICATION,
    Aspect.WORDS,
    channel=Channel.EMAIL,
    offer=OfferKind.OTHER,
    offer_words="The record put right while she was on the telephone, and read back to her.",
)
GLASSES = Case(
    "light on his glasses",
    "There is a white spot on Grandad's glasses in the big one, and he is the one we had it taken for.",
    "to see his eyes",
    About.SESSION,
    Cause.TECHNICAL,
    Aspect.LIGHT,
    offer=OfferKind.RETOUCH,
)
WAITED = Case(
    "nobody rang back",
    "I left two messages about collecting, and then came by on a Monday to a closed door.",
    "for somebody to ring when they say so",
    About.CONDUCT,
    Cause.COMMUNICATION,
    Aspect.LATENESS,
    channel=Channel.LETTER,
    offer=OfferKind.TRAVEL,
)
SMILE = Case(
    "none of them laughing",
    "They are all so serious. They never are. It does not look like my lot at all.",
    "one where they are themselves",
    About.SESSION,
    Cause.NOT_KNOWN,
    Aspect.EXPRESSION,
    channel=Channel.SLIP,
    offer=OfferKind.RESHOOT,
)
ALL = (HAIR, FRAME, COLOUR, LATE, HURRIED, NAME, GLASSES, WAITED, SMILE)
ENDS = ("happy", "happy", "happy", "resolved", "withdrawn", "opened again")


def any_case(random: Random) -> Case:
    """One of them, come to an end as cases in the past have."""
    return replace(random.choice(ALL), ends=random.choice(ENDS))
