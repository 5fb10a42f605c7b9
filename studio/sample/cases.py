"""What families were not happy about, in words of their own, and what was done: cases in every state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from studio.care import About, Aspect, Cause, Channel, OfferKind
from studio.money import Money

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
    """heard, checking, offered, thinking, agreed, accepted and not booked, booked late, in hand, resolved, no reply,
    happy, withdrawn, opened again.
    """
    read: bool = True
    """Whether a second person has read the apology."""
    marks: tuple[tuple[Aspect, str], ...] = ()
    """What is said of one picture or piece each, the first pictures they chose in their order."""
    worth: Money | None = None
    """What is offered, where it is more than chance would give."""
    change: str = ""
    keep: str = ""
    """For the photographer, one thing a line."""


HAIR = Case(
    "his parting",
    "He was combed the wrong way round, and none of us saw it on the day. I see it every time I pass.",
    "to have him the way he really looks",
    About.SESSION,
    Cause.APPEARANCE,
    Aspect.HAIR,
    offer=OfferKind.RESHOOT,
    marks=((Aspect.HAIR, "combed to the wrong side"), (Aspect.EXPRESSION, "he is holding his breath")),
    change="his parting, on the left as he wears it\na mirror before the first picture",
    keep="the two of them leaning on each other\nthe dark background",
)
FRAME = Case(
    "a mark on the frame",
    "There is a small dent in the bottom corner of the frame. You only see it in the morning sun.",
    "a frame without a dent",
    About.ITEM,
    Cause.MATERIAL,
    Aspect.FRAME,
    offer=OfferKind.REPLACEMENT,
    marks=((Aspect.DAMAGE, "bottom left corner"),),
)
COLOUR = Case(
    "the colour of her dress",
    "The dress is sage green. In the picture over the sofa it has come out nearly grey.",
    "the colour that it was",
    About.ITEM,
    Cause.TECHNICAL,
    Aspect.COLOUR,
    offer=OfferKind.REMAKE,
    marks=((Aspect.COLOUR, "grey where it should be sage"),),
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
    marks=((Aspect.LIGHT, "a white spot on both glasses"), (Aspect.CROP, "his hand is cut off at the edge")),
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
    marks=((Aspect.EXPRESSION, "all of them serious"), (Aspect.CHILD, "you can see she had been crying")),
    change="somebody in the room who makes them laugh\na break in the middle, with biscuits",
    keep="the clothes",
)
DARK = Case(
    "as if it were evening",
    "It was a bright morning and the picture looks like dusk. I thought I would get used to it.",
    "to see the morning in it",
    About.ITEM,
    Cause.TECHNICAL,
    Aspect.RETOUCHING,
    channel=Channel.EMAIL,
    offer=OfferKind.REMAKE,
    marks=((Aspect.RETOUCHING, "much too dark"),),
)
SMALL = Case(
    "not as it hung on the screen",
    "On your wall it filled the chimney breast. On ours it looks like a stamp.",
    "the size that we thought we had chosen",
    About.ITEM,
    Cause.COMMUNICATION,
    Aspect.SIZE,
    offer=OfferKind.GIFT,
    offer_words="The next size up in the same frame, and the first one for his mother.",
    worth=Money(330_00),
    marks=((Aspect.SIZE, "too small for the chimney breast"),),
)
ALL = (HAIR, FRAME, COLOUR, LATE, HURRIED, NAME, GLASSES, WAITED, SMILE, DARK)
ENDS = ("happy", "happy", "happy", "resolved", "withdrawn", "opened again")


def any_case(random: Random) -> Case:
    """One of them, come to an end as cases in the past have."""
    return replace(random.choice(ALL), ends=random.choice(ENDS))
