"""The fee of a session: taken, given back or carried over; and a time that is held longer or released."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from studio import sessions
from studio.dates import screen_date, screen_time
from studio.errors import Refused
from studio.sessions import MONEY, SessionRow
from ui.diary.sheet_of import SheetOf
from ui.kit.fields import ChoiceField, LineField, MoneyField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work

METHODS = tuple((method, method.value) for method in MONEY)


class FeeForm(FormDialog):
    """The session fee is paid, or part of it."""

    heading = "Take the session fee"
    save_words = "&Taken"
    opens_at = (460, 340)

    def __init__(
        self, work: Work, row: SessionRow, family: str, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.session = row
        self.show_heading(self.heading, f"{family}: {row.fee_owed.show(currency)} is still to be paid.")
        self.row(
            ("amount", "&Amount", MoneyField(currency=currency)),
            ("method", "&How", ChoiceField(METHODS, first=True)),
            required=True,
        )
        self.fields["amount"].set_value(row.fee_owed)

    def save(self) -> None:
        """Take it."""
        self.send(sessions.take_fee, self.session.id, self.read("amount"), self.read("method"))


class GiveBackForm(FormDialog):
    """What was taken for a session that does not take place goes back to them."""

    heading = "Give the money back"
    save_words = "&Given back"
    opens_at = (500, 400)

    def __init__(self, work: Work, sheet: SheetOf, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session = sheet.day.session
        whole = sheet.day.whole
        self.show_heading(
            self.heading,
            f"{whole.household.name}: {sheet.held.show(whole.currency)} was taken for a session that did not take "
            "place.",
        )
        self.row(
            ("amount", "&Amount", MoneyField(currency=whole.currency)),
            ("method", "&How", ChoiceField(METHODS, first=True)),
            required=True,
        )
        self.add("reason", "&Why", LineField("such as: they are moving away", length=200), required=True)
        self.fill({"amount": sheet.held, "reason": self.session.cancelled_reason[:200]})

    def save(self) -> None:
        """Write it down."""
        self.send(
            sessions.give_back_fee,
            self.session.id,
            self.read("amount"),
            self.read("method"),
            self.read("reason"),
        )


class CarryForm(FormDialog):
    """What was taken is kept for another session of theirs."""

    heading = "Keep it for another session"
    save_words = "&Keep it for that"
    opens_at = (500, 340)

    def __init__(self, work: Work, sheet: SheetOf, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session = sheet.day.session
        whole = sheet.day.whole
        self.show_heading(
            self.heading, f"{whole.household.name}: {sheet.held.show(whole.currency)} is here for them."
        )
        others: list[tuple[Any, str]] = [
            (row.id, f"{screen_time(row.wall, whole.today)}, {row.fee_owed.show(whole.currency)} to pay")
            for row in sheet.others
        ]
        self.add("to_id", "&For", ChoiceField(others, first=True), required=True)

    def save(self) -> None:
        """Carry it over."""
        self.send(sessions.carry_fee, self.session.id, self.read("to_id"))


class HoldForm(FormDialog):
    """A provisional session keeps its time until a later day."""

    heading = "Hold the time longer"
    save_words = "&Hold it"
    opens_at = (460, 320)

    def __init__(self, work: Work, sheet: SheetOf, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session = sheet.day.session
        whole = sheet.day.whole
        until = self.session.hold_until
        said = f" It is held until {screen_date(until, whole.today)}." if until is not None else ""
        self.show_heading(
            self.heading, f"{whole.household.name}, {screen_time(self.session.wall, whole.today)}.{said}"
        )
        self.add("hold_until", "Hold &until", DateField("such as fri, or 4 dec", today=lambda: whole.today))
        self.fields["hold_until"].required = True

    def save(self) -> None:
        """Hold it."""
        until = self.read("hold_until")
        if until is None:
            raise Refused("Please say until when the time is held.", "hold_until")
        self.send(sessions.hold_longer, self.session.id, until, self.session.version)
