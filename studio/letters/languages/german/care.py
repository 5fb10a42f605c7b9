"""What a German letter says when something was not right."""

from __future__ import annotations

from datetime import date, datetime

from studio.letters.languages.german.words import GermanWords
from studio.letters.languages.phrases import Care
from studio.letters.texts import sentences

_THANKS = {
    "telephone": "vielen Dank, dass Sie uns am {day} angerufen und es uns so offen gesagt haben.",
    "in person": "vielen Dank, dass Sie am {day} zu uns gekommen sind und es uns so offen gesagt haben.",
    "letter": "vielen Dank, dass Sie uns geschrieben und es so offen gesagt haben; Ihr Brief hat uns "
    "am {day} erreicht.",
    "e-mail": "vielen Dank, dass Sie uns am {day} geschrieben und es so offen gesagt haben.",
    "reply slip": "vielen Dank für Ihren Antwortabschnitt und dafür, dass Sie es so offen gesagt "
    "haben; er hat uns am "
    "{day} erreicht.",
}
_REACHED = {
    "telephone": "Ihren Anruf am {day}",
    "in person": "Ihren Besuch am {day}",
    "visit": "Ihren Besuch am {day}",
    "letter": "Ihren Brief, der uns am {day} erreicht hat",
    "e-mail": "Ihre E-Mail, die uns am {day} erreicht hat",
    "reply slip": "Ihren Antwortabschnitt, der uns am {day} erreicht hat",
    "text message": "Ihre Nachricht, die uns am {day} erreicht hat",
}
_DOING = {
    "complimentary reshoot": "Wir würden Sie sehr gern noch einmal fotografieren, als unser Geschenk. Es kostet Sie "
    "nichts, und wir rufen Sie an, um einen Tag zu finden, der Ihnen passt.",
    "remake": "Wir fertigen es noch einmal für Sie an, ohne Kosten für Sie.",
    "retouch": "Wir überarbeiten Ihr Bild noch einmal, so wie Sie es gewünscht haben.",
    "replacement": "Wir ersetzen es Ihnen, ohne Kosten für Sie.",
    "part refund": "Wir erstatten Ihnen, was wir vereinbart haben.",
    "full refund": "Wir erstatten Ihnen alles, was Sie bezahlt haben.",
    "travel cost": "Wir erstatten Ihnen, was die Wege Sie gekostet haben.",
    "credit": "Was wir vereinbart haben, ist hier zu Ihren Gunsten notiert.",
    "gift": "Eine Kleinigkeit ist auf dem Weg zu Ihnen, mit unserem Dank.",
}
_PARTS = {
    "am Vormittag": "an jenem Vormittag",
    "am Nachmittag": "an jenem Nachmittag",
    "am Abend": "an jenem Abend",
}


class GermanCare(GermanWords, Care):
    """With Sie."""

    not_asked_closing = (
        "Seit Ihrem Anruf fragen wir alle, bevor wir beginnen, ob es an ihrem Aussehen etwas gibt, für "
        "das sie gern mehr "
        "Zeit hätten. Dafür danke ich Ihnen."
    )

    def thanks_for_telling(self, channel: str, day: date, *, by_another: bool) -> str:
        if by_another:
            return (
                f"vielen Dank, dass Sie es uns am {self.date_in_full(day)} haben wissen lassen, und so offen."
            )
        return _THANKS[channel].format(day=self.date_in_full(day))

    def session_again(self, wall: datetime, who: str, door: datetime) -> str:
        with_whom = f", mit {who}" if who else ""
        when = f"{self.appointment(wall)}, {self.part_of_day(wall)}"
        return f"Ihr Fototermin ist am {when}{with_whom}; die Tür ist ab {self.clock(door)} offen."

    def viewing_again(self, wall: datetime | None, door: datetime | None) -> str:
        if wall is None or door is None:
            return "Für Ihre Bildauswahl rufen wir Sie an, um einen Abend zu finden, der Ihnen passt."
        return (
            f"Ihre Bildauswahl ist am {self.appointment(wall)}, {self.part_of_day(wall)}, "
            f"bei Kaffee und Gebäck; die Tür ist ab {self.clock(door)} offen."
        )

    def ready_by(self, day: date) -> str:
        return f"Ihre neuen Porträts sind bis {self.date_in_full(day)} fertig."

    def error(self, story: str, wall: datetime | None, *, not_asked: bool) -> str:
        asked = ""
        if wall is not None and not_asked:
            part = _PARTS[self.part_of_day(wall)]
            asked = (
                f"Wir hätten Sie {part} fragen sollen, ob Sie mit allem zufrieden sind, und das haben wir "
                "versäumt."
            )
        elif wall is not None:
            asked = (
                "Es ist nicht leicht, das an dem Tag selbst zu sagen, und wir sind froh, dass Sie es uns "
                "jetzt gesagt haben."
            )
        said = f"Sie haben gesagt: {self.quoted(story)}" if story else ""
        return sentences(said + ("" if not said or story[-1:] in ".!?" else "."), "Es tut mir leid.", asked)

    def her_time(self, *, twice: bool) -> str:
        return "Sie haben uns zweimal Ihre Zeit geschenkt." if twice else "Sie haben uns Ihre Zeit geschenkt."

    def her_journey(self, *, twice: bool) -> str:
        if twice:
            return "Sie haben jedes Mal den Weg zu uns auf sich genommen."
        return "Sie haben den Weg zu uns auf sich genommen."

    def at_home(self, place: str) -> str:
        where = self.of_your_own(place)
        return f"Und an dem Bild {where} haben Sie keine Freude." if where else ""

    def own_number(self, number: str) -> str:
        return f"Sie erreichen mich persönlich unter {number}."

    def doing(self, kind: str) -> str:
        return _DOING.get(kind, "")

    def by_when(self, day: date) -> str:
        return (
            f"Sie haben das bis {self.date_in_full(day)} von uns, und ich rufe Sie selbst an, um zu "
            "hören, ob es so richtig ist."
        )

    def received(self, channel: str, day: date) -> str:
        return _REACHED[channel].format(day=self.date_in_full(day))
