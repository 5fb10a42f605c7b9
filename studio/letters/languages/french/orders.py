"""What a French letter says of their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from studio.dates import NO_BREAK
from studio.letters.languages.french.words import SOMEWHERE, FrenchWords
from studio.letters.languages.phrases import Orders
from studio.letters.texts import sentences
from studio.money import Money


class FrenchOrders(FrenchWords, Orders):
    """With vous."""

    def cause(self, typed: str, *, waiting: bool, own: bool) -> str:
        if not own and waiting:
            return "La moulure que vous avez choisie est introuvable en ce moment."
        if not own:
            return (
                f"Voici la raison, telle que nous l’avons notée{NO_BREAK}: "
                f"{self.quoted(typed.strip().rstrip('.'))}."
            )
        said = typed.strip()
        return said if said.endswith((".", "!", "?")) else f"{said}."

    def pictures(self, references: Sequence[str]) -> str:
        if not references:
            return "Elles seront"
        if len(references) == 1:
            return f"L’image {references[0]} sera"
        return f"Les images {self.listed(references)} seront"

    def choices(self, count: int, *, waiting: bool) -> str:
        what = {0: "l’une ou l’autre image", 1: "cette image"}.get(count, "ces images")
        another = (
            f"Vous pouvez attendre cette moulure{NO_BREAK}; vous pouvez en choisir une autre{NO_BREAK}; ou "
            "vous pouvez "
            if waiting
            else (
                f"Vous pouvez attendre{NO_BREAK}; vous pouvez choisir une autre réalisation{NO_BREAK}; ou "
                "vous pouvez "
            )
        )
        return f"{another}retirer {what} de la commande, et ce que vous avez payé pour cela vous est rendu."

    def meanwhile(self, *, waiting: bool) -> str:
        if waiting:
            return "nous encadrons vos images avec la moulure que vous avez choisie,"
        return "nous terminons vos images,"

    def thanks_for_portraits(self, sitters: int, held_on: date, *, again: bool) -> str:
        day = self.date_in_full(held_on)
        if not sitters:
            return f"Merci de nous avoir confié vos images. Ce fut un plaisir de vous les remettre le {day}."
        if again:
            return sentences(
                "Merci de votre seconde visite, et de la patience qu’il a fallu.",
                "Ce fut un plaisir de vous photographier à nouveau, et de vous remettre vos nouveaux portraits "
                f"le {day}.",
            )
        return sentences(
            "Merci de m’avoir laissé vous photographier.",
            "Ce fut un plaisir de la première à la dernière image, et aussi de vous remettre vos portraits "
            f"le {day}.",
        )

    def hope(self, place: str) -> str:
        where = self.hanging(place)
        there = "" if where == SOMEWHERE else f", {where},"
        return f"J’espère qu’ils vous donneront{there} de la joie chaque jour, et pendant de longues années."

    def ago(self, months: int) -> str:
        years, rest = divmod(months, 12)
        if not rest:
            return "Un an a" if years == 1 else f"{self.in_words(years).capitalize()} ans ont"
        return "Un mois a" if months == 1 else f"{self.in_words(months).capitalize()} mois ont"

    def fee_again(self, fee: Money, listed: Money, until: date | None, *, promised: bool) -> str:
        day = (
            f"jusqu’au {self.date_in_full(until)}"
            if until is not None
            else "quel que soit le jour de votre visite"
        )
        if not fee:
            return f"Comme promis, la séance ne vous coûte rien{NO_BREAK}; cela vaut {day}."
        if promised:
            price = f"{self.money(fee)} au lieu de {self.money(listed)}"
            return f"Comme promis, la séance vous coûte {price}{NO_BREAK}; cela vaut {day}."
        return f"La séance coûte {self.money(fee)}, et nous vous gardons ce prix {day}."

    def voucher(self, amount: Money) -> str:
        return f"Votre bon cadeau en couvre {self.money(amount)}."

    def also_promised(self, words: str) -> str:
        return f"Pour vos images, ce que nous vous avons promis vaut aussi{NO_BREAK}: {self.quoted(words)}."
