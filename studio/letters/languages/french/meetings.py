"""What a French letter says of appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from studio.dates import NO_BREAK
from studio.letters.languages.french.words import FrenchWords
from studio.letters.languages.phrases import Meetings
from studio.letters.texts import sentences
from studio.money import Money


class FrenchMeetings(FrenchWords, Meetings):
    """With vous."""

    wear = "Portez ce qui vous ressemble, et apportez une tenue de rechange si vous hésitez."
    haircut = "Si quelqu’un pense aller chez le coiffeur, une semaine à dix jours avant la séance est le bon moment."
    this_week = (
        "Si quelqu’un souhaite passer chez le coiffeur avant la séance, cette semaine est le bon moment."
    )
    looks = (
        "Si, ce jour-là, vous souhaitez prendre un peu plus de temps pour votre apparence, dites-le-nous"
        f"{NO_BREAK}; nous avons le temps."
    )
    with_list = (
        "Notre liste de prix est jointe à cette lettre, pour que vous puissiez la regarder chez vous, à "
        "votre rythme. Il "
        "n’y a rien à décider le jour même."
    )
    without_list = "Il n’y a rien à décider le jour même."
    no_time_free = "Appelez-nous, et nous trouverons un moment qui vous convient."
    paid = "Tout est réglé, avec nos remerciements."
    by_plan = f"Vos paiements se poursuivent comme convenu{NO_BREAK}; vous n’avez rien à apporter."

    def when(self, wall: datetime) -> str:
        """``mardi 8 décembre 2026 à 19 h 30, le soir``."""
        return f"{self.appointment(wall)}, {self.part_of_day(wall)}"

    def session_told(self, wall: datetime, minutes: int, who: str, door: datetime, opener: str) -> str:
        with_whom = f", avec {who}" if who else ""
        opens = (
            f"La porte sera ouverte à partir de {self.clock(door)}{NO_BREAK}; venez un peu plus tôt, "
            "pour un café."
        )
        if opener:
            opens = (
                f"C’est en dehors de nos horaires habituels{NO_BREAK}; {opener} vous ouvrira à partir de "
                f"{self.clock(door)}."
            )
        return f"{self.when(wall)}, pendant {self.so_long(minutes)}{with_whom}. {opens}"

    def viewing_told(self, wall: datetime, minutes: int, host: str, door: datetime | None) -> str:
        when = f"{self.when(wall)}, pendant {self.so_long(minutes)}"
        if door is None:
            return f"{when}. {f'{host} viendra' if host else 'Nous viendrons'} chez vous."
        with_whom = f", avec {host}" if host else ""
        return f"{when}{with_whom}. La porte sera ouverte à partir de {self.clock(door)}."

    def fee(self, charged: Money, listed: Money, paid: Money, owed: Money, reason: str) -> str:
        if not charged.minor:
            return f"rien à payer ({reason})." if reason else "rien à payer."
        price = self.money(charged) + (f" au lieu de {self.money(listed)}" if charged < listed else "")
        if reason:
            price += f" ({reason})"
        if owed.minor <= 0:
            return f"{price}, déjà réglés, avec nos remerciements."
        if paid.minor > 0:
            return (
                f"{price}. Nous avons bien reçu {self.money(paid)}, merci{NO_BREAK}; les {self.money(owed)} restants "
                "peuvent attendre le jour de la séance."
            )
        return f"{price}, à régler le jour de la séance."

    def meeting(self, count: int, *, again: bool) -> str:  # noqa: ARG002 - one word serves for one and for many
        return "vous revoir" if again else "faire votre connaissance"

    def drinks(self, note: str, *, at_home: bool) -> str:
        if at_home:
            return (
                f"Il n’y a rien à préparer{NO_BREAK}; une table et une chaise près d’un mur nous suffisent."
            )
        if note:
            return f"Il y aura de quoi boire, et nous avons noté pour vous{NO_BREAK}: {note}."
        return "Il y aura du café, du thé et des boissons fraîches, avec des biscuits."

    def who_comes(self, names: str) -> str:
        everyone = (
            f"Venez avec toutes les personnes qui aideront à choisir{NO_BREAK}; c’est bien plus "
            "facile devant les images."
        )
        return sentences(f"Nous attendons {names}." if names else "", everyone)

    def that_time(self, wall: datetime) -> str:
        return "ce matin-là" if wall.hour < 12 else "cet après-midi-là" if wall.hour < 18 else "ce soir-là"

    def handing_over(self, wall: datetime, host: str, door: datetime | None) -> str:
        if door is None:
            return f"Nous vous les apportons le {self.when(wall)}."
        with_whom = f", avec {host}" if host else ""
        return (
            f"Nous vous avons réservé le {self.when(wall)}{with_whom}. La porte sera ouverte à partir de "
            f"{self.clock(door)}."
        )

    def free_times(self, walls: Sequence[datetime]) -> str:
        times = f"{NO_BREAK}; ".join(map(self.when, walls))
        return (
            f"Au moment où nous écrivons, ces moments sont libres{NO_BREAK}: {times}. Appelez-nous, et nous vous en "
            "réserverons un."
        )

    def set_out(self, *, booked: bool) -> str:
        if booked:
            return "Nous aurons tout préparé pour vous, et nous emballerons tout pour le retour."
        return "Une fois le moment convenu, nous préparerons tout pour vous, et nous emballerons tout pour le retour."

    def left_to_pay(self, amount: Money) -> str:
        return f"Il reste {self.money(amount)} à régler, par carte, en espèces ou par virement, comme vous préférez."

    def another_time(self, phone: str) -> str:
        return (
            "Si un autre moment vous convient mieux, ou si quelqu’un d’autre vient les chercher, appelez-nous au "
            f"{phone}."
        )
