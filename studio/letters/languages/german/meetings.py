"""What a German letter says of appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from studio.letters.languages.german.words import GermanWords
from studio.letters.languages.phrases import Meetings
from studio.letters.texts import sentences
from studio.money import Money


class GermanMeetings(GermanWords, Meetings):
    """With Sie."""

    wear = (
        "Ziehen Sie an, worin Sie sich wohlfühlen, und bringen Sie etwas zum Wechseln mit, wenn Sie sich nicht "
        "entscheiden können."
    )
    haircut = (
        "Wenn jemand vorher zum Friseur möchte: Eine Woche bis zehn Tage vor dem Termin ist "
        "ein guter Zeitpunkt."
    )
    this_week = "Wenn jemand vorher noch zum Friseur möchte, ist diese Woche ein guter Zeitpunkt."
    looks = (
        "Wenn Sie an dem Tag für irgendetwas an Ihrem Aussehen mehr Zeit brauchen, sagen Sie es uns bitte; wir haben "
        "die Zeit."
    )
    with_list = (
        "Unsere Preisliste liegt bei, damit Sie sie zu Hause und in Ruhe ansehen können. An dem Tag "
        "selbst ist nichts "
        "zu entscheiden."
    )
    without_list = "An dem Tag selbst ist nichts zu entscheiden."
    no_time_free = "Rufen Sie uns bitte an, dann finden wir eine Zeit, die Ihnen passt."
    paid = "Alles ist bezahlt, vielen Dank."
    by_plan = "Ihre Zahlungen laufen weiter wie vereinbart; Sie brauchen nichts mitzubringen."

    def when(self, wall: datetime) -> str:
        """``Dienstag, 8. Dezember 2026 um 19.30 Uhr, am Abend``."""
        return f"{self.appointment(wall)}, {self.part_of_day(wall)}"

    def session_told(self, wall: datetime, minutes: int, who: str, door: datetime, opener: str) -> str:
        with_whom = f", mit {who}" if who else ""
        opens = f"Die Tür ist ab {self.clock(door)} offen; kommen Sie gern früher, auf einen Kaffee."
        if opener:
            opens = f"Das ist außerhalb unserer Öffnungszeiten; {opener} öffnet Ihnen ab {self.clock(door)}."
        return f"{self.when(wall)}, für {self.so_long(minutes)}{with_whom}. {opens}"

    def viewing_told(self, wall: datetime, minutes: int, host: str, door: datetime | None) -> str:
        when = f"{self.when(wall)}, für {self.so_long(minutes)}"
        if door is None:
            return f"{when}. {f'{host} kommt' if host else 'Wir kommen'} zu Ihnen nach Hause."
        with_whom = f", mit {host}" if host else ""
        return f"{when}{with_whom}. Die Tür ist ab {self.clock(door)} offen."

    def fee(self, charged: Money, listed: Money, paid: Money, owed: Money, reason: str) -> str:
        if not charged.minor:
            return f"nichts zu zahlen ({reason})." if reason else "nichts zu zahlen."
        price = self.money(charged) + (f" statt {self.money(listed)}" if charged < listed else "")
        if reason:
            price += f" ({reason})"
        if owed.minor <= 0:
            return f"{price}, dankend erhalten."
        if paid.minor > 0:
            return (
                f"{price}. Davon haben wir {self.money(paid)} dankend erhalten; die übrigen {self.money(owed)} haben "
                "Zeit bis zu Ihrem Termin."
            )
        return f"{price}, zu zahlen an dem Tag selbst."

    def meeting(self, count: int, *, again: bool) -> str:
        return f"{self.you_all(count)} {'wiederzusehen' if again else 'kennenzulernen'}"

    def drinks(self, note: str, *, at_home: bool) -> str:
        if at_home:
            return "Sie brauchen nichts vorzubereiten; ein Tisch und ein Stuhl in der Nähe einer Wand genügen uns."
        if note:
            return f"Zu trinken ist etwas da, und wir haben uns für Sie notiert: {note}."
        return "Es gibt Kaffee, Tee und etwas Kaltes, dazu Gebäck."

    def who_comes(self, names: str) -> str:
        everyone = (
            "Bringen Sie bitte alle mit, die beim Aussuchen helfen; mit den Bildern vor Augen ist "
            "es viel leichter."
        )
        return sentences(f"Wir erwarten {names}." if names else "", everyone)

    def that_time(self, wall: datetime) -> str:
        return (
            "an diesem Vormittag"
            if wall.hour < 12
            else "an diesem Nachmittag"
            if wall.hour < 18
            else "an diesem Abend"
        )

    def handing_over(self, wall: datetime, host: str, door: datetime | None) -> str:
        if door is None:
            return f"Wir bringen sie Ihnen am {self.when(wall)}."
        with_whom = f", mit {host}" if host else ""
        return f"Wir haben {self.when(wall)}{with_whom}, für Sie reserviert. Die Tür ist ab {self.clock(door)} offen."

    def free_times(self, walls: Sequence[datetime]) -> str:
        times = "; ".join(map(self.when, walls))
        return (
            f"Während wir dies schreiben, sind diese Zeiten frei: {times}. Rufen Sie uns bitte an, dann "
            "halten wir eine "
            "davon für Sie frei."
        )

    def set_out(self, *, booked: bool) -> str:
        if booked:
            return "Wir legen alles für Sie bereit und packen es für den Heimweg ein."
        return (
            "Sobald wir eine Zeit vereinbart haben, legen wir alles für Sie bereit und packen es für "
            "den Heimweg ein."
        )

    def left_to_pay(self, amount: Money) -> str:
        return (
            f"Offen sind noch {self.money(amount)}; mit Karte, bar oder per Überweisung, ganz wie es "
            "Ihnen lieber ist."
        )

    def another_time(self, phone: str) -> str:
        return (
            "Wenn Ihnen eine andere Zeit besser passt oder jemand anderes die Bilder abholt, rufen Sie uns bitte an: "
            f"{phone}."
        )
