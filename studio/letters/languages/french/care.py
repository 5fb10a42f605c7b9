"""What a French letter says when something was not right."""

from __future__ import annotations

from datetime import date, datetime

from studio.dates import NO_BREAK
from studio.letters.languages.french.words import FrenchWords
from studio.letters.languages.phrases import Care
from studio.letters.texts import sentences

_THANKS = {
    "telephone": "Merci de nous avoir téléphoné le {day} et de nous l’avoir dit si franchement.",
    "in person": "Merci de votre visite du {day}, et de nous l’avoir dit si franchement.",
    "letter": "Merci de nous avoir écrit, et de nous l’avoir dit si franchement\u00a0; votre lettre "
    "nous est parvenue le "
    "{day}.",
    "e-mail": "Merci de nous avoir écrit le {day} et de nous l’avoir dit si franchement.",
    "reply slip": "Merci de nous avoir renvoyé votre coupon-réponse, et de nous l’avoir dit si "
    "franchement\u00a0; il nous "
    "est parvenu le {day}.",
}
_REACHED = {
    "telephone": "votre appel du {day}",
    "in person": "votre visite du {day}",
    "visit": "votre visite du {day}",
    "letter": "votre lettre, qui nous est parvenue le {day}",
    "e-mail": "votre courriel, qui nous est parvenu le {day}",
    "reply slip": "votre coupon-réponse, qui nous est parvenu le {day}",
    "text message": "votre message, qui nous est parvenu le {day}",
}
_DOING = {
    "complimentary reshoot": "Nous aimerions beaucoup vous photographier à nouveau, et c’est nous "
    "qui vous l’offrons. Il "
    "n’y a rien à payer, et nous vous appellerons pour trouver un jour qui vous convient.",
    "remake": "Nous refaisons l’image pour vous, à nos frais.",
    "retouch": "Nous reprenons votre image, comme vous l’avez demandé.",
    "replacement": "Nous remplaçons l’image pour vous, à nos frais.",
    "part refund": "Nous vous remboursons ce dont nous sommes convenus.",
    "full refund": "Nous vous remboursons tout ce que vous avez payé.",
    "travel cost": "Nous vous remboursons ce que vos trajets vous ont coûté.",
    "credit": "Ce dont nous sommes convenus est noté ici en votre faveur.",
    "gift": "Une petite attention est en route vers vous, avec nos remerciements.",
}
_PARTS = {"le matin": "ce matin-là", "l’après-midi": "cet après-midi-là", "le soir": "ce soir-là"}


class FrenchCare(FrenchWords, Care):
    """With vous."""

    not_asked_closing = (
        "Depuis votre appel, nous demandons à chaque personne, avant de commencer, si quelque chose dans "
        "son apparence "
        "mérite un peu plus de temps. Merci de nous l’avoir appris."
    )

    def thanks_for_telling(self, channel: str, day: date, *, by_another: bool) -> str:
        if by_another:
            return f"Merci de nous l’avoir fait savoir le {self.date_in_full(day)}, et si franchement."
        return _THANKS[channel].format(day=self.date_in_full(day))

    def session_again(self, wall: datetime, who: str, door: datetime) -> str:
        with_whom = f", avec {who}" if who else ""
        when = f"{self.appointment(wall)}, {self.part_of_day(wall)}"
        return (
            f"Votre séance aura lieu le {when}{with_whom}{NO_BREAK}; la porte sera ouverte à partir de "
            f"{self.clock(door)}."
        )

    def viewing_again(self, wall: datetime | None, door: datetime | None) -> str:
        if wall is None or door is None:
            return (
                "Pour choisir vos portraits, nous vous appellerons afin de trouver un soir qui vous convient."
            )
        return (
            f"Vous choisirez vos portraits le {self.appointment(wall)}, {self.part_of_day(wall)}, avec du "
            "café et des "
            f"biscuits{NO_BREAK}; la porte sera ouverte à partir de {self.clock(door)}."
        )

    def ready_by(self, day: date) -> str:
        return f"Vos nouveaux portraits seront prêts pour le {self.date_in_full(day)}."

    def error(self, story: str, wall: datetime | None, *, not_asked: bool) -> str:
        asked = ""
        if wall is not None and not_asked:
            part = _PARTS[self.part_of_day(wall)]
            asked = (
                f"Nous aurions dû vous demander, {part}, si tout vous convenait, et nous ne l’avons pas fait."
            )
        elif wall is not None:
            asked = (
                "Il n’est pas facile de le dire le jour même, et nous vous savons gré de nous l’avoir "
                "dit maintenant."
            )
        said = f"Vous nous avez dit{NO_BREAK}: {self.quoted(story)}" if story else ""
        sorry = "Je vous présente toutes mes excuses."
        return sentences(said + ("" if not said or story[-1:] in ".!?" else "."), sorry, asked)

    def her_time(self, *, twice: bool) -> str:
        return (
            "Vous nous avez donné de votre temps, par deux fois."
            if twice
            else "Vous nous avez donné de votre temps."
        )

    def her_journey(self, *, twice: bool) -> str:
        return "Vous avez fait le trajet chaque fois." if twice else "Vous avez fait le trajet jusqu’à nous."

    def at_home(self, place: str) -> str:
        where = self.of_your_own(place)
        return f"Et l’image {where} ne vous plaît pas." if where else ""

    def own_number(self, number: str) -> str:
        return f"Mon numéro personnel est le {number}."

    def doing(self, kind: str) -> str:
        return _DOING.get(kind, "")

    def by_when(self, day: date) -> str:
        return (
            f"Ce sera fait pour le {self.date_in_full(day)}, et je vous appellerai en personne pour "
            "savoir si tout est bien ainsi."
        )

    def received(self, channel: str, day: date) -> str:
        return _REACHED[channel].format(day=self.date_in_full(day))
