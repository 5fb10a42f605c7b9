"""What the forms of the studio itself hand in, with their problems by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import available_timezones

from studio import written
from studio.actor import Role
from studio.business.hours import DayHours
from studio.business.model import RoomPurpose
from studio.dates import WEEKDAYS
from studio.errors import Refused
from studio.languages import HOME, WRITTEN
from studio.money import Money

LONGEST_CLOSURE = 366
PRESET_HOURS = tuple(
    DayHours(weekday, 570, 1050, 1260 if weekday in (1, 2) else None) for weekday in range(1, 6)
)
"""Tuesday to Saturday 9.30 am to 5.30 pm, late on Tuesday and Wednesday to 9 pm by appointment."""


class Draft:
    """What a form hands in. ``problems`` names each field that does not do, with a sentence for it."""

    __slots__ = ()

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do, in the order of the form; empty when all is well."""
        raise LookupError("each draft knows its own problems")

    def check(self) -> None:
        """Raise Refused for the first problem."""
        for name, sentence in self.problems().items():
            raise Refused(sentence, name)


def wants(text: str, at_most: int, missing: str) -> str:
    """The problem of a line that must be there and fit: ``missing`` when it is empty, else "" when it does."""
    if not written.one_line(text, at_most + 1).text:
        return missing
    return fits(text, at_most)


def fits(text: str, at_most: int) -> str:
    """The problem of a text that is longer than is kept, or ""."""
    return f"Please shorten this to {at_most:,} characters." if len(text.strip()) > at_most else ""


def only(problems: dict[str, str]) -> dict[str, str]:
    """The problems that are some."""
    return {name: sentence for name, sentence in problems.items() if sentence}


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioDetails(Draft):
    """The studio as it stands on its paper, and how it reckons."""

    name: str
    address: str = ""
    place: str = ""
    telephone: str = ""
    day_phone: str = ""
    owner_direct: str = ""
    owner_hours: str = ""
    email: str = ""
    vat_number: str = ""
    currency: str = "GBP"
    prices_include_tax: bool = True
    zone: str = "Europe/London"
    country: str = "GB"
    region: str = "ENG"
    language: str = HOME
    door_minutes: int = 15
    retouching_days: int = 2
    printing_days: int = 1
    framing_days: int = 1
    checking_days: int = 1
    cutting_faces: int = 8
    uncollected_days: int = 14

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(self._detail_problems())

    def _detail_problems(self) -> dict[str, str]:
        lines = self.address.strip().splitlines()
        return {
            "name": wants(self.name, 120, "Please type the name of the studio."),
            "address": "Please keep the address to six lines." if len(lines) > 6 else fits(self.address, 400),
            "place": fits(self.place, 80),
            "telephone": _telephone(self.telephone),
            "day_phone": _telephone(self.day_phone),
            "owner_direct": _telephone(self.owner_direct),
            "owner_hours": fits(self.owner_hours, 120),
            "email": _email(self.email),
            "vat_number": fits(self.vat_number, 30),
            "currency": ""
            if re.fullmatch("[A-Z]{3}", self.currency)
            else "Please type the three letters of the currency, such as GBP.",
            "zone": "" if self.zone in available_timezones() else "Please choose a time zone from the list.",
            "country": ""
            if re.fullmatch("[A-Z]{2}", self.country)
            else "Please type two letters, such as GB.",
            "region": _region(self.country, self.region),
            "language": "" if self.language in WRITTEN else "Please choose a language from the list.",
            "door_minutes": "" if 0 <= self.door_minutes <= 120 else "Please type minutes from 0 to 120.",
            **{
                name: "" if 0 <= getattr(self, name) <= 60 else "Please type working days from 0 to 60."
                for name in ("retouching_days", "printing_days", "framing_days", "checking_days")
            },
            "cutting_faces": "" if 4 <= self.cutting_faces <= 24 else "Please type a number from 4 to 24.",
            "uncollected_days": ""
            if 1 <= self.uncollected_days <= 365
            else "Please type days from 1 to 365.",
        }


def _telephone(typed: str) -> str:
    if not typed.strip():
        return ""
    if not 3 <= sum(letter.isdigit() for letter in typed) <= 20:
        return "Please type a telephone number such as 01632 960100."
    return fits(typed, 40)


def _email(typed: str) -> str:
    text = typed.strip()
    if text and (not re.fullmatch(r"[^@\s]+@[^@\s]+", text) or len(text) > 254):
        return "Please type one e-mail address such as studio@example.com."
    return ""


def _region(country: str, region: str) -> str:
    if not region:
        return ""
    from holidays import list_supported_countries

    known = list_supported_countries().get(country, [])
    return "" if region in known else "We do not know the bank holidays of that part of the country."


@dataclass(frozen=True, slots=True)
class RoomDraft(Draft):
    """A room and what it is for."""

    name: str
    purpose: RoomPurpose
    active: bool = True

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only({"name": wants(self.name, 60, "Please name the room.")})


@dataclass(frozen=True, slots=True)
class StaffDraft(Draft):
    """Someone who works here; initials are made from the name when none are given."""

    name: str
    role: Role
    initials: str = ""
    photographs: bool | None = None
    """Whether sessions can be booked with them; as the role has it when it is not said."""
    goodwill_limit: Money = field(default=Money(250_00))

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        return only(
            {
                "name": wants(self.name, 80, "Please type the name."),
                "initials": fits(self.initials, 6),
                "goodwill_limit": "Please type an amount of nothing or more."
                if self.goodwill_limit.minor < 0
                else "",
            }
        )


def _hours_problem(day: DayHours) -> str:
    if not (0 <= day.opens < day.closes <= 24 * 60):
        return "Please let it close after it opens."
    if day.late_until is not None and not day.closes < day.late_until <= 24 * 60:
        return "A late evening ends after closing time, by midnight."
    return ""


@dataclass(frozen=True, slots=True)
class HoursDraft(Draft):
    """The opening hours of the week; a weekday that is not here is closed. Problems go by weekday: "tuesday"."""

    days: tuple[DayHours, ...]

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        if not self.days:
            return {"hours": "Please open on at least one day."}
        if len({day.weekday for day in self.days}) < len(self.days):
            return {"hours": "Each weekday has its hours once."}
        return only({WEEKDAYS[day.weekday].lower(): _hours_problem(day) for day in self.days})


@dataclass(frozen=True, slots=True)
class ClosureDraft(Draft):
    """Days on which the studio is closed, first and last included."""

    first_day: date
    last_day: date
    reason: str

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        ends = ""
        if self.last_day < self.first_day:
            ends = "The last day cannot be before the first."
        elif self.last_day - self.first_day > timedelta(days=LONGEST_CLOSURE):
            ends = "Please enter at most a year at a time."
        return only(
            {"last_day": ends, "reason": wants(self.reason, 120, "Please say why, such as Christmas.")}
        )


@dataclass(frozen=True, slots=True)
class TaxRateDraft(Draft):
    """The rate of tax from a day on, in basis points (2000 = 20 %)."""

    starts_on: date
    basis_points: int

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        fine = 0 <= self.basis_points <= 10_000
        return only({"basis_points": "" if fine else "Please type a rate from 0 to 100 %."})


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioDraft(StudioDetails):
    """What the welcome asks: the studio, its owner, its hours and rooms; everything else can wait."""

    owner_name: str
    owner_photographs: bool = True
    hours: HoursDraft = field(default=HoursDraft(PRESET_HOURS))
    rooms: tuple[RoomDraft, ...] = (
        RoomDraft("Camera room", RoomPurpose.CAMERA),
        RoomDraft("Viewing room", RoomPurpose.VIEWING),
    )
    tax_basis_points: int = 2000

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        found = self._detail_problems()
        found["owner_name"] = wants(self.owner_name, 80, "Please type your name.")
        found |= self.hours.problems()
        names = [room.name.strip().casefold() for room in self.rooms]
        if not any(room.purpose is RoomPurpose.CAMERA for room in self.rooms):
            found["rooms"] = "Please name at least one camera room."
        elif len(set(names)) < len(names) or not all(names):
            found["rooms"] = "Please give each room a name of its own."
        found |= TaxRateDraft(date.min, self.tax_basis_points).problems()
        return only(found)
