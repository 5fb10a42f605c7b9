"""What a British letter says of their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from studio.letters.languages.english.words import EnglishWords
from studio.letters.languages.phrases import Orders
from studio.letters.texts import SOMEWHERE, sentences
from studio.money import Money


class EnglishOrders(EnglishWords, Orders):
    """British."""

    def cause(self, typed: str, *, waiting: bool, own: bool) -> str:
        if not own and waiting:
            return "The moulding you chose cannot be had at the moment."
        if not own:
            return f"The reason, as it was noted: {self.quoted(typed.strip().rstrip('.'))}."
        said = typed.strip()
        return said if said.endswith((".", "!", "?")) else f"{said}."

    def pictures(self, references: Sequence[str]) -> str:
        if not references:
            return "They"
        return f"{'Picture' if len(references) == 1 else 'Pictures'} {self.listed(references)}"

    def choices(self, count: int, *, waiting: bool) -> str:
        what = {0: "any of them", 1: "that picture"}.get(count, "those pictures")
        another = (
            "You may wait for this moulding; you may choose another one; or you may "
            if waiting
            else "You may wait; you may choose another way of making; or you may "
        )
        back = "what you have paid for it" if count == 1 else "what you have paid for them"
        return f"{another}leave {what} out of the order, and {back} comes back to you."

    def meanwhile(self, *, waiting: bool) -> str:
        return "we frame your pictures in the moulding you chose," if waiting else "we finish your pictures,"

    def thanks_for_portraits(self, sitters: int, held_on: date, *, again: bool) -> str:
        day = self.date_in_full(held_on)
        if not sitters:
            return f"Thank you for trusting us with your pictures. It was a pleasure to hand them to you on {day}."
        who = self.you_all(sitters)
        if again:
            return sentences(
                "Thank you for coming to us a second time, and for the patience it took.",
                f"It was a pleasure to photograph {who} again, and to hand you your new portraits on {day}.",
            )
        return sentences(
            f"Thank you for letting me photograph {who}.",
            f"It was a pleasure from the first picture to the last, and to hand you your portraits on {day}.",
        )

    def hope(self, place: str) -> str:
        where = self.hanging(place)
        if where == SOMEWHERE:
            return "I hope that they give you joy every day, and for many years."
        return f"I hope that they give you joy every day {where}, and for many years."

    def ago(self, months: int) -> str:
        years, rest = divmod(months, 12)
        count, unit = (years, "year") if not rest else (months, "month")
        said = self.in_words(count).capitalize()
        return f"{said} {unit} has gone by" if count == 1 else f"{said} {unit}s have gone by"

    def fee_again(self, fee: Money, listed: Money, until: date | None, *, promised: bool) -> str:
        day = f"until {self.date_in_full(until)}" if until is not None else "whenever you come"
        if not fee:
            return f"As we promised you, there is no session fee; that stands {day}."
        if promised:
            price = f"{self.money(fee)} instead of {self.money(listed)}"
            return f"As we promised you, your session fee is {price}; that stands {day}."
        return f"The session fee is {self.money(fee)}, and we hold it at that for you {day}."

    def voucher(self, amount: Money) -> str:
        return f"Your gift voucher pays {self.money(amount)} of it."

    def also_promised(self, words: str) -> str:
        return f"For your pictures, what we promised you is kept as well: “{words}”."
