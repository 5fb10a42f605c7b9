"""What stands around a German letter, its dates and its small words."""

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

_WEEKDAY, _MONTH = weekday_and_month("de")
_SMALL = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)  # fmt: skip
SOMEWHERE = "an Ihrer Wand"
_WITH = {
    Where.ABOVE: "über", Where.BESIDE: "neben", Where.OPPOSITE: "gegenüber",
    Where.IN: "in", Where.ON: "auf", Where.AT_THE_TOP: "oben auf",
}  # fmt: skip
_THINGS = {
    "fireplace": "dem Kamin", "sofa": "dem Sofa", "bed": "dem Bett", "piano": "dem Klavier",
    "sideboard": "der Anrichte", "desk": "dem Schreibtisch", "table": "dem Tisch", "door": "der Tür",
    "bookcase": "dem Bücherregal", "shelf": "dem Regal", "window": "dem Fenster", "stairs": "der Treppe",
    "landing": "dem Treppenabsatz", "hall": "der Diele", "living room": "dem Wohnzimmer",
    "dining room": "dem Esszimmer", "kitchen": "der Küche", "study": "dem Arbeitszimmer", "office": "dem Büro",
    "bedroom": "dem Schlafzimmer", "nursery": "dem Kinderzimmer", "library": "der Bibliothek",
    "conservatory": "dem Wintergarten",
}  # fmt: skip
"""In the case that follows "where"."""
_KINDS = (
    (r"\bfamil", "Ihre Familienporträts"),
    (r"\bcouple|\bengagement", "Ihre Paarporträts"),
    (r"\bheadshot|\bbusiness|\bbranding", "Ihre Porträtfotos"),
    (r"\bpet|\bdog|\bcat\b|\bhorse", "Ihre Tierporträts"),
    (r"\bnewborn|\bbab(?:y|ies)", "Ihre Babyporträts"),
    (r"\bchild|\bcake smash", "Ihre Kinderporträts"),
    (r"\bbump|\bmaternity", "Ihre Porträts in Erwartung"),
)


class GermanWords(Words):
    """With Sie, and in words that fit everyone."""

    at = "um"
    times_look_like = "19.30 Uhr or 19 Uhr"
    date_pattern = rf"{_WEEKDAY},{SPACE}(?P<day>\d{{1,2}})\.{SPACE}{_MONTH}{SPACE}(?P<year>\d{{4}})"
    time_pattern = r"(?:2[0-3]|1\d|\d)(?:\.[0-5]\d)?\u00a0Uhr(?![\w ]?\d)"
    stray_time = re.compile(
        r"(?<![\d.,£€$])(?:\d{1,2}(?:[.:]\d{2})?[ \u00a0]?Uhr\b(?:[ \u00a0]\d{2}\b)?"
        r"|\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:am|pm)\b|\d{1,2}:\d{2})"
        r"|\bum[ \u00a0]\d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:Uhr|cm|mm|m|%|Prozent|£|€))"
        r"|\bum[ \u00a0]\d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)",
        re.IGNORECASE,
    )
    easily_misread = (
        re.compile(r"(?<!\d)(?:24|0)(?:[.:]00)?[ \u00a0]Uhr"),
        "Midnight is easily misread. Please write another time.",
    )
    ending = "Mit freundlichen Grüßen"
    tear = "hier falten und abtrennen"
    numbered = "Seite {number} von {count}"
    reference = "Unser Zeichen {number}"
    slip_thanks = "Vielen Dank. {name} liest jede Antwort."
    questions = (
        Choice(
            "Wie gefallen Ihnen Ihre Porträts heute?",
            ("wunderbar", "gut", "teils, teils", "nicht ganz", "gar nicht"),
        ),
        Choice("Wie leicht haben wir es Ihnen gemacht?", ("5", "4", "3", "2", "1"), hint="5: sehr leicht"),
        WriteIn("Gibt es etwas, und sei es noch so klein, das Sie ändern würden?"),
        Choice("Dürfen wir Sie anrufen?", ("vormittags", "nachmittags", "abends"), boxes=True),
    )
    roles: ClassVar[dict[Role, str]] = {
        Role.OWNER: "Studioleitung", Role.RECEPTIONIST: "Empfang", Role.PHOTOGRAPHER: "Fotografie",
    }  # fmt: skip
    names_of_letters: ClassVar[dict[str, str]] = {
        "L1": "Terminbestätigung", "L2": "Erinnerung an Ihren Termin", "L3": "Einladung zur Bildauswahl",
        "L5": "Nachricht zu Ihrer Bestellung", "L6": "Ihre Bilder sind fertig", "L7": "Vielen Dank",
        "L8": "Wie gefallen Ihnen Ihre Porträts?", "L9": "Entschuldigung", "L10": "Einladung zum neuen Fototermin",
        "L9+L10": "Entschuldigung und Einladung", "L11": "Wie gefallen Ihnen Ihre neuen Porträts?",
        "L12": "Einladung zu neuen Porträts", "L13": "Eingangsbestätigung", "L14": "Was wir geändert haben",
    }  # fmt: skip

    def date_in_full(self, day: date) -> str:
        return (
            f"{self.names.weekdays[day.weekday()]}, {day.day}. {self.names.months[day.month - 1]} {day.year}"
        )

    def clock(self, at: time | datetime) -> str:
        minute = f".{at.minute:02}" if at.minute else ""
        return f"{at.hour}{minute}{NO_BREAK}Uhr"

    def part_of_day(self, at: time | datetime) -> str:
        return "am Vormittag" if at.hour < 12 else "am Nachmittag" if at.hour < 18 else "am Abend"

    def money(self, amount: Money) -> str:
        return symbol_last(amount, ".", ",")

    def salutation(self, said: str) -> str:
        if family(said):
            return f"Sehr geehrte Familie {family(said)}"
        people = greeted(said)
        if not people:
            return "Sehr geehrte Damen und Herren"
        if all(each.title and each.name for each in people):
            first = ", ".join(
                f"sehr {'geehrte Frau' if each.title == 'Frau' else 'geehrter Herr'} {each.full}"
                for each in people
            )
            return first[:1].upper() + first[1:]
        return f"Guten Tag {self.listed([f'{each.title} {each.full}'.strip() for each in people])}"

    def quoted(self, words: str) -> str:
        return f"„{words}“"

    def in_words(self, count: int) -> str:
        return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)

    def listed(self, names: Sequence[str]) -> str:
        return " und ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def hanging(self, place: str) -> str:
        found = placed(place)
        if found is None or found.thing not in _THINGS:
            return SOMEWHERE
        said = f"{_WITH[found.where]} {_THINGS[found.thing]}"
        return said.replace("in dem ", "im ", 1) if found.where is Where.IN else said

    def of_your_own(self, place: str) -> str:
        where = self.hanging(place)
        if where == SOMEWHERE:
            return ""
        return (
            where.replace("im ", "in dem ", 1).replace(" dem ", " Ihrem ", 1).replace(" der ", " Ihrer ", 1)
        )

    def since(self, then: date, today: date) -> str:
        weeks = (today - then).days // 7
        return "einem Monat" if weeks < 5 else f"{self.in_words(weeks)} Wochen"

    def all_of_you(self, count: int) -> str:
        return {1: "Sie", 2: "Sie beide"}.get(count, f"Sie alle {self.in_words(count)}")

    def you_all(self, count: int) -> str:
        return {1: "Sie", 2: "Sie beide"}.get(count, "Sie alle")

    def so_long(self, minutes: int) -> str:
        return f"etwa {_length(minutes)}"

    def the_whole(self, minutes: int) -> str:
        return "die ganze Stunde" if minutes == 60 else f"die ganze Zeit, {_length(minutes)},"

    def your_portraits(self, kind: str) -> str:
        for pattern, said in _KINDS:
            if re.search(pattern, kind, re.IGNORECASE):
                return said
        return "Ihre Porträts"

    def number_and_hours(self, number: str, hours: str) -> str:
        return ", ".join(part for part in (number, hours) if part)

    def mail(self, code: str, number: str, phone: str, *, along: bool) -> tuple[str, ...]:
        return (
            "unseren Brief finden Sie als Seite zum Lesen, Ausdrucken oder Aufbewahren im Anhang: "
            f"{self.names_of_letters[code]}, {number}."
            + (" Unsere Preisliste liegt dabei." if along else ""),
            f"Wenn etwas darin nicht so ist, wie Sie es meinten, schreiben Sie uns bitte oder rufen Sie an: {phone}.",
        )

    def subject(self, code: str, studio: str, number: str) -> str:
        return f"{self.names_of_letters[code]}, {studio} ({number})"


def _length(minutes: int) -> str:
    """In the fourth case: ``eine Stunde``, ``anderthalb Stunden``."""
    hours, rest = divmod(minutes, 60)
    if minutes in (30, 60, 90):
        return {30: "eine halbe Stunde", 60: "eine Stunde", 90: "anderthalb Stunden"}[minutes]
    if minutes == 45:
        return "eine Dreiviertelstunde"
    if not hours:
        return f"{minutes} Minuten"
    many = (
        f"{_SMALL[hours]} Stunden"
        if 1 < hours < len(_SMALL)
        else "eine Stunde"
        if hours == 1
        else f"{hours} Stunden"
    )
    if rest == 30:
        return f"{_SMALL[hours]}einhalb Stunden"
    return many if not rest else f"{many} und {rest} Minuten"
