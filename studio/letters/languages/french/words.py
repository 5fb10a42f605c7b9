"""What stands around a French letter, its dates and its small words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import ClassVar

from studio.actor import Role
from studio.dates import NO_BREAK
from studio.documents import Choice, WriteIn
from studio.letters.languages.dates import SPACE, symbol_last, weekday_and_month
from studio.letters.languages.phrases import Words
from studio.letters.languages.places import Where, placed
from studio.letters.languages.titles import family, greeted
from studio.money import Money

_WEEKDAY, _MONTH = weekday_and_month("fr")
_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
)  # fmt: skip
SOMEWHERE = "sur votre mur"
_WITH = {
    Where.ABOVE: "au-dessus de", Where.BESIDE: "à côté de", Where.OPPOSITE: "en face de", Where.IN: "dans",
    Where.ON: "sur", Where.AT_THE_TOP: "en haut de",
}  # fmt: skip
_THINGS = {
    "fireplace": "la cheminée", "sofa": "le canapé", "bed": "le lit", "piano": "le piano", "sideboard": "le buffet",
    "desk": "le bureau", "table": "la table", "door": "la porte", "bookcase": "la bibliothèque",
    "shelf": "l’étagère", "window": "la fenêtre", "stairs": "l’escalier", "landing": "le palier",
    "hall": "l’entrée", "living room": "le salon", "dining room": "la salle à manger", "kitchen": "la cuisine",
    "study": "le bureau", "office": "le bureau", "bedroom": "la chambre", "nursery": "la chambre d’enfant",
    "library": "la bibliothèque", "conservatory": "la véranda",
}  # fmt: skip
_KINDS = (
    (r"\bfamil", "vos portraits de famille"),
    (r"\bcouple|\bengagement", "vos portraits de couple"),
    (r"\bheadshot|\bbusiness|\bbranding", "vos portraits professionnels"),
    (r"\bpet|\bdog|\bcat\b|\bhorse", "les portraits de votre animal"),
    (r"\bnewborn|\bbab(?:y|ies)", "vos portraits de bébé"),
    (r"\bchild|\bcake smash", "vos portraits d’enfant"),
    (r"\bbump|\bmaternity", "vos portraits de grossesse"),
)


class FrenchWords(Words):
    """With vous, and in words that fit everyone."""

    at = "à"
    times_look_like = "19 h 30 or 19 h"
    date_pattern = rf"{_WEEKDAY}{SPACE}(?P<day>1er|\d{{1,2}}){SPACE}{_MONTH}{SPACE}(?P<year>\d{{4}})"
    time_pattern = r"(?:2[0-3]|1\d|\d)\u00a0h(?:\u00a0[0-5]\d)?(?!\w|[ \u00a0]\d)"
    stray_time = re.compile(
        r"(?<![\d.,£€$])(?:\d{1,2}[ \u00a0]?h(?:eures?)?\b(?:[ \u00a0]?\d{2}\b)?|\d{1,2}h\d{2}\b"
        r"|\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:am|pm)\b|\d{1,2}:\d{2})"
        r"|(?<!\w)à[ \u00a0]\d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:h|cm|mm|m|%|£|€))"
        r"|(?<!\w)à[ \u00a0]\d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)",
        re.IGNORECASE,
    )
    easily_misread = (
        re.compile(r"(?<!\d)(?:24|0)[ \u00a0]h\b"),
        "Midnight is easily misread. Please write another time.",
    )
    ending = "Bien cordialement,"
    tear = "plier et détacher ici"
    numbered = "page {number} sur {count}"
    reference = "Notre référence {number}"
    slip_thanks = "Merci. {name} lit chaque réponse."
    questions = (
        Choice(
            "Que pensez-vous de vos portraits aujourd’hui\u00a0?",
            ("je les adore", "ils me plaisent", "avis partagé", "pas tout à fait", "pas du tout"),
        ),
        Choice(
            "Avons-nous su vous faciliter les choses\u00a0?",
            ("5", "4", "3", "2", "1"),
            hint="5\u00a0: tout à fait",
        ),
        WriteIn("Y a-t-il quelque chose, même un détail, que vous changeriez\u00a0?"),
        Choice("Pouvons-nous vous téléphoner\u00a0?", ("le matin", "l’après-midi", "le soir"), boxes=True),
    )
    roles: ClassVar[dict[Role, str]] = {
        Role.OWNER: "direction du studio", Role.RECEPTIONIST: "accueil", Role.PHOTOGRAPHER: "photographie",
    }  # fmt: skip
    names_of_letters: ClassVar[dict[str, str]] = {
        "L1": "Confirmation de votre séance", "L2": "Rappel de votre séance",
        "L3": "Invitation à choisir vos portraits",
        "L5": "Des nouvelles de votre commande", "L6": "Vos portraits sont prêts", "L7": "Merci",
        "L8": "Que pensez-vous de vos portraits\u00a0?", "L9": "Nos excuses",
        "L10": "Invitation à une nouvelle séance", "L9+L10": "Nos excuses et une invitation",
        "L11": "Que pensez-vous de vos nouveaux portraits\u00a0?", "L12": "Invitation à de nouveaux portraits",
        "L13": "Accusé de réception", "L14": "Ce que nous avons changé",
    }  # fmt: skip

    def date_in_full(self, day: date) -> str:
        figure = "1er" if day.day == 1 else str(day.day)
        return f"{self.names.weekdays[day.weekday()]} {figure} {self.names.months[day.month - 1]} {day.year}"

    def clock(self, at: time | datetime) -> str:
        minute = f"{NO_BREAK}{at.minute:02}" if at.minute else ""
        return f"{at.hour}{NO_BREAK}h{minute}"

    def part_of_day(self, at: time | datetime) -> str:
        return "le matin" if at.hour < 12 else "l’après-midi" if at.hour < 18 else "le soir"

    def money(self, amount: Money) -> str:
        return symbol_last(amount, NO_BREAK, ",")

    def salutation(self, said: str) -> str:
        if family(said):
            return f"Chère famille {family(said)}"
        people = greeted(said)
        if people and all(each.title for each in people):
            women = sum(each.title == "Frau" for each in people)
            men = len(people) - women
            said_to = ("", "Madame", "Mesdames")[min(women, 2)], ("", "Monsieur", "Messieurs")[min(men, 2)]
            return ", ".join(each for each in said_to if each)
        named = [f"{self._title(each.title)}{each.full}".strip() for each in people]
        return f"Bonjour {self.listed(named)}" if named else "Madame, Monsieur"

    def _title(self, title: str) -> str:
        return {"Frau": "Madame ", "Herr": "Monsieur "}.get(title, "")

    def quoted(self, words: str) -> str:
        return f"«{NO_BREAK}{words}{NO_BREAK}»"

    def in_words(self, count: int) -> str:
        return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)

    def listed(self, names: Sequence[str]) -> str:
        return " et ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def hanging(self, place: str) -> str:
        found = placed(place)
        if found is None or found.thing not in _THINGS or found.where not in _WITH:
            return SOMEWHERE
        return _joined(_WITH[found.where], _THINGS[found.thing])

    def of_your_own(self, place: str) -> str:
        found = placed(place)
        if found is None or found.thing not in _THINGS or found.where not in _WITH:
            return ""
        thing = re.sub(r"^(?:le |la |l’)", "votre ", _THINGS[found.thing])
        return f"{_WITH[found.where]} {thing}"

    def since(self, then: date, today: date) -> str:
        weeks = (today - then).days // 7
        return "un mois" if weeks < 5 else f"{self.in_words(weeks)} semaines"

    def all_of_you(self, count: int) -> str:
        return {1: "vous photographier", 2: "vous photographier ensemble"}.get(
            count, "vous photographier au complet"
        )

    def you_all(self, count: int) -> str:  # noqa: ARG002 - one word serves for one and for many
        return "vous"

    def so_long(self, minutes: int) -> str:
        return f"environ {_length(minutes)}"

    def the_whole(self, minutes: int) -> str:
        return "toute cette heure" if minutes == 60 else f"tout ce temps, {_length(minutes)}"

    def your_portraits(self, kind: str) -> str:
        for pattern, said in _KINDS:
            if re.search(pattern, kind, re.IGNORECASE):
                return said
        return "vos portraits"

    def number_and_hours(self, number: str, hours: str) -> str:
        return ", ".join(part for part in (number, hours) if part)

    def mail(self, code: str, number: str, phone: str, *, along: bool) -> tuple[str, ...]:
        return (
            "Vous trouverez notre lettre en pièce jointe, à lire, à imprimer ou à garder"
            f"{NO_BREAK}: {self.names_of_letters[code]}, {number}."
            + (" Notre liste de prix y est jointe." if along else ""),
            f"Si quelque chose n’y est pas comme vous l’entendiez, écrivez-nous ou appelez-nous au {phone}.",
        )

    def subject(self, code: str, studio: str, number: str) -> str:
        return f"{self.names_of_letters[code]}, {studio} ({number})"


def _joined(preposition: str, thing: str) -> str:
    """``au-dessus du canapé``: the article grows together with the word before it."""
    if preposition.endswith(" de") and thing.startswith("le "):
        return f"{preposition.removesuffix('de')}du {thing.removeprefix('le ')}"
    return f"{preposition} {thing}"


def _length(minutes: int) -> str:
    """``une heure``, ``une heure et demie``."""
    hours, rest = divmod(minutes, 60)
    if minutes in (30, 45):
        return {30: "une demi-heure", 45: "trois quarts d’heure"}[minutes]
    if not hours:
        return f"{minutes} minutes"
    said = _SMALL[hours] if hours < len(_SMALL) else str(hours)
    many = "une heure" if hours == 1 else f"{said} heures"
    if rest == 30:
        return f"{many} et demie"
    return many if not rest else f"{many} et {rest} minutes"
