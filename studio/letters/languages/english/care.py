"""What a British letter says when something was not right."""

from __future__ import annotations

from datetime import date, datetime

from studio.letters.languages.english.words import EnglishWords
from studio.letters.languages.phrases import Care
from studio.letters.texts import sentences

_THANKS = {
    "telephone": "Thank you for telephoning us on {day} and telling us so plainly.",
    "in person": "Thank you for coming to us on {day} and telling us so plainly.",
    "letter": "Thank you for writing to us, and for telling us so plainly; your letter reached us on {day}.",
    "e-mail": "Thank you for writing to us on {day} and telling us so plainly.",
    "reply slip": "Thank you for sending us your reply slip, and for telling us so plainly; it reached us on {day}.",
}
_REACHED = {
    "telephone": "your call on {day}",
    "in person": "your visit on {day}",
    "visit": "your visit on {day}",
    "letter": "your letter, which reached us on {day}",
    "e-mail": "your e-mail, which reached us on {day}",
    "reply slip": "your reply slip, which reached us on {day}",
    "text message": "your message, which reached us on {day}",
}

_DOING = {
    "complimentary reshoot": "We would love to photograph you again, with our compliments. There is "
    "nothing to pay, and "
    "we will ring you to find a day that suits you.",
    "remake": "We are making it again for you, with our compliments.",
    "retouch": "We are going over your picture again, as you asked.",
    "replacement": "We are replacing it for you, with our compliments.",
    "part refund": "We are giving you back what we agreed.",
    "full refund": "We are giving you back everything you paid.",
    "travel cost": "We are giving you back what the journeys cost you.",
    "credit": "What we agreed is written down here in your favour.",
    "gift": "Something small is on its way to you, with our thanks.",
}
"""By the kind of offer; any in other words is said as it was worded to her."""


class EnglishCare(EnglishWords, Care):
    """British."""

    not_asked_closing = (
        "Because of your call, we now ask everyone, before we begin, whether there is anything about how they look "
        "that they would like more time over. Thank you for that."
    )

    def thanks_for_telling(self, channel: str, day: date, *, by_another: bool) -> str:
        if by_another:
            return f"Thank you for letting us know on {self.date_in_full(day)}, and so plainly."
        return _THANKS[channel].format(day=self.date_in_full(day))

    def session_again(self, wall: datetime, who: str, door: datetime) -> str:
        with_whom = f", with {who}" if who else ""
        when = f"{self.appointment(wall)}, {self.part_of_day(wall)}"
        return f"Your session is on {when}{with_whom}; the door will be open from {self.clock(door)}."

    def viewing_again(self, wall: datetime | None, door: datetime | None) -> str:
        if wall is None or door is None:
            return "We will ring you to find an evening that suits you for your viewing."
        return (
            f"Your viewing is on {self.appointment(wall)}, {self.part_of_day(wall)}, "
            f"with coffee and biscuits; the door will be open from {self.clock(door)}."
        )

    def ready_by(self, day: date) -> str:
        return f"We will have your new portraits ready by {self.date_in_full(day)}."

    def error(self, story: str, wall: datetime | None, *, not_asked: bool) -> str:
        asked = ""
        if wall is not None and not_asked:
            part = self.part_of_day(wall).removeprefix("in the ")
            asked = f"We should have asked you that {part} whether you were happy with everything, and we did not."
        elif wall is not None:
            asked = "It can be hard to say so on the day, and we are glad you told us now."
        said = f"You said: “{story}”" if story else ""
        return sentences(said + ("" if not said or story[-1:] in ".!?" else "."), "I am sorry.", asked)

    def her_time(self, *, twice: bool) -> str:
        return "You gave us your time, twice." if twice else "You gave us your time."

    def her_journey(self, *, twice: bool) -> str:
        return "You made the journey to us each time." if twice else "You made the journey to us."

    def at_home(self, place: str) -> str:
        where = self.of_your_own(place)
        return f"And the picture {where} does not please you." if where else ""

    def own_number(self, number: str) -> str:
        return f"My own number is {number}."

    def doing(self, kind: str) -> str:
        return _DOING.get(kind, "")

    def by_when(self, day: date) -> str:
        return (
            f"You can count on that by {self.date_in_full(day)}, and I will ring you myself to "
            "hear whether it is right."
        )

    def received(self, channel: str, day: date) -> str:
        return _REACHED[channel].format(day=self.date_in_full(day))
