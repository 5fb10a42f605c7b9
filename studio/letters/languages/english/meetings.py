"""What a British letter says of appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from studio.letters.languages.english.words import EnglishWords
from studio.letters.languages.phrases import Meetings
from studio.letters.texts import sentences
from studio.money import Money


class EnglishMeetings(EnglishWords, Meetings):
    """British."""

    wear = "Wear whatever makes you feel like yourselves, and bring a change if you cannot decide."
    haircut = "If anyone is planning a haircut, a week to ten days beforehand gives it time to settle."
    this_week = (
        "If anyone would like their hair cut first, this is the week for it, so that it has time to settle."
    )
    looks = "If you would like more time over how anyone looks on the day, please say so; we have the time."
    with_list = (
        "Our price list is enclosed, so that you can look at it at home and at your own pace. There is nothing to "
        "decide on the day."
    )
    without_list = "There is nothing to decide on the day."
    no_time_free = "Please ring us, and we will find a time that suits you."
    paid = "Everything is paid, with thanks."
    by_plan = "Your payments go on as we agreed; there is nothing to bring."

    def session_told(self, wall: datetime, minutes: int, who: str, door: datetime, opener: str) -> str:
        with_whom = f", with {who}" if who else ""
        opens = f"The door will be open from {self.clock(door)}, so do come early for coffee."
        if opener:
            opens = f"That is outside our usual hours; {opener} will open for you from {self.clock(door)}."
        return f"{self.when(wall)}, for {self.so_long(minutes)}{with_whom}. {opens}"

    def when(self, wall: datetime) -> str:
        """``Tuesday 8 December 2026 at 7.30 pm, in the evening`` (R9)."""
        return f"{self.appointment(wall)}, {self.part_of_day(wall)}"

    def viewing_told(self, wall: datetime, minutes: int, host: str, door: datetime | None) -> str:
        when = f"{self.when(wall)}, for {self.so_long(minutes)}"
        if door is None:
            return f"{when}. {host or 'We'} will come to your home."
        with_whom = f", with {host}" if host else ""
        return f"{when}{with_whom}. The door will be open from {self.clock(door)}."

    def fee(self, charged: Money, listed: Money, paid: Money, owed: Money, reason: str) -> str:
        if not charged.minor:
            return f"nothing to pay: {reason}." if reason else "nothing to pay."
        price = self.money(charged) + (f" instead of {self.money(listed)}" if charged < listed else "")
        if reason:
            price += f" ({reason})"
        if owed.minor <= 0:
            return f"{price}, paid with thanks."
        if paid.minor > 0:
            return (
                f"{price}. {self.money(paid)} of it is paid, with thanks; the other {self.money(owed)} can wait "
                "until the day."
            )
        return f"{price}, to be paid on the day."

    def meeting(self, count: int, *, again: bool) -> str:
        who = self.you_all(count)
        return f"seeing {who} again" if again else f"meeting {who}"

    def drinks(self, note: str, *, at_home: bool) -> str:
        if at_home:
            return "There is nothing to get ready; a table and a chair near a wall are all we need."
        if note:
            return f"There will be something to drink, and we have made a note for you: {note}."
        return "There will be coffee, tea and something cold, with biscuits."

    def who_comes(self, names: str) -> str:
        everyone = (
            "Please bring everyone who will help to choose; it is far easier with the pictures before you."
        )
        return sentences(f"We are expecting {names}." if names else "", everyone)

    def that_time(self, wall: datetime) -> str:
        return "that morning" if wall.hour < 12 else "that afternoon" if wall.hour < 18 else "that evening"

    def handing_over(self, wall: datetime, host: str, door: datetime | None) -> str:
        if door is None:
            return f"We bring them to you on {self.when(wall)}."
        with_whom = f", with {host}" if host else ""
        return f"We have kept {self.when(wall)}{with_whom} for you. The door will be open from {self.clock(door)}."

    def free_times(self, walls: Sequence[datetime]) -> str:
        times = "; ".join(map(self.when, walls))
        return f"As we write, these times are free: {times}. Please ring us, and we will keep one of them for you."

    def set_out(self, *, booked: bool) -> str:
        if booked:
            return "We will have everything set out for you, and wrap it for the way home."
        return "Once we have agreed a time, we will have everything set out for you, and wrap it for the way home."

    def left_to_pay(self, amount: Money) -> str:
        return f"{self.money(amount)} is left to pay, by card, cash or transfer, whichever you like."

    def another_time(self, phone: str) -> str:
        return (
            "If another time would suit you better, or somebody else is to fetch them, please ring us on "
            f"{phone}."
        )
