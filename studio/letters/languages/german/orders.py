"""What a German letter says of their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from studio.letters.languages.german.words import SOMEWHERE, GermanWords
from studio.letters.languages.phrases import Orders
from studio.letters.texts import sentences
from studio.money import Money


class GermanOrders(GermanWords, Orders):
    """With Sie."""

    def cause(self, typed: str, *, waiting: bool, own: bool) -> str:
        if not own and waiting:
            return "Die Rahmenleiste, die Sie gewählt haben, ist zurzeit nicht zu bekommen."
        if not own:
            return f"Der Grund, wie er bei uns notiert ist: {self.quoted(typed.strip().rstrip('.'))}."
        said = typed.strip()
        return said if said.endswith((".", "!", "?")) else f"{said}."

    def pictures(self, references: Sequence[str]) -> str:
        if not references:
            return "Ihre Bilder werden"
        if len(references) == 1:
            return f"Das Bild {references[0]} wird"
        return f"Die Bilder {self.listed(references)} werden"

    def choices(self, count: int, *, waiting: bool) -> str:
        what = {0: "einzelne Bilder", 1: "dieses Bild"}.get(count, "diese Bilder")
        another = (
            "Sie können auf diese Rahmenleiste warten, Sie können eine andere wählen, oder Sie können "
            if waiting
            else "Sie können warten, Sie können eine andere Ausführung wählen, oder Sie können "
        )
        return f"{another}{what} aus der Bestellung nehmen, und was Sie dafür bezahlt haben, bekommen Sie zurück."

    def meanwhile(self, *, waiting: bool) -> str:
        if waiting:
            return "Wir rahmen Ihre Bilder mit der Leiste, die Sie gewählt haben,"
        return "Wir stellen Ihre Bilder fertig"

    def thanks_for_portraits(self, sitters: int, held_on: date, *, again: bool) -> str:
        day = self.date_in_full(held_on)
        if not sitters:
            return (
                "vielen Dank, dass Sie uns Ihre Bilder anvertraut haben. Es war uns eine Freude, sie Ihnen am "
                f"{day} zu überreichen."
            )
        who = self.you_all(sitters)
        if again:
            return sentences(
                "vielen Dank, dass Sie ein zweites Mal zu uns gekommen sind, und für die Geduld, die das "
                "gebraucht hat.",
                f"Es war eine Freude, {who} noch einmal zu fotografieren und Ihnen am {day} Ihre neuen Porträts zu "
                "überreichen.",
            )
        return sentences(
            f"vielen Dank, dass ich {who} fotografieren durfte.",
            f"Es war eine Freude vom ersten bis zum letzten Bild, und auch, Ihnen am {day} Ihre Porträts zu "
            "überreichen.",
        )

    def hope(self, place: str) -> str:
        where = self.hanging(place)
        there = "" if where == SOMEWHERE else f" {where}"
        return f"Ich wünsche Ihnen, dass Sie jeden Tag{there} Freude daran haben, und das viele Jahre lang."

    def ago(self, months: int) -> str:
        years, rest = divmod(months, 12)
        if not rest:
            return "Ein Jahr ist" if years == 1 else f"{self.in_words(years).capitalize()} Jahre sind"
        return "Ein Monat ist" if months == 1 else f"{self.in_words(months).capitalize()} Monate sind"

    def fee_again(self, fee: Money, listed: Money, until: date | None, *, promised: bool) -> str:
        day = f" bis {self.date_in_full(until)}" if until is not None else ", wann immer Sie kommen"
        if not fee:
            return f"Wie versprochen, kostet Sie der Fototermin nichts; das gilt{day}."
        if promised:
            price = f"{self.money(fee)} statt {self.money(listed)}"
            return f"Wie versprochen, kostet Sie der Fototermin {price}; das gilt{day}."
        return f"Der Fototermin kostet {self.money(fee)}, und dabei bleibt es für Sie{day}."

    def voucher(self, amount: Money) -> str:
        return f"Ihr Geschenkgutschein deckt davon {self.money(amount)}."

    def also_promised(self, words: str) -> str:
        return f"Für Ihre Bilder gilt ebenso, was wir Ihnen versprochen haben: {self.quoted(words)}."
