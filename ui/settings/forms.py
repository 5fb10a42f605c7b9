"""The forms behind the sections of Settings; each saves by one verb and is refused at its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import business, catalogue
from studio.actor import Role
from studio.business import (
    ClosureDraft,
    DayHours,
    RoomDraft,
    RoomPurpose,
    RoomRow,
    StaffDraft,
    StaffRow,
    StudioDetails,
    StudioRow,
    TaxRateDraft,
)
from studio.catalogue import SessionTypeDraft, SessionTypeRow
from studio.errors import Refused
from studio.money import Money
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, SecretField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.settings.days import add_week, fill_week, read_week

PARTS = (("ENG", "England"), ("WLS", "Wales"), ("SCT", "Scotland"), ("NIR", "Northern Ireland"))
PURPOSES = ((RoomPurpose.CAMERA, "Camera room"), (RoomPurpose.VIEWING, "Viewing room"))
ROLES = tuple((role, str(role).capitalize()) for role in Role)


def short_words(lines: int, placeholder: str = "") -> WordsField:
    """A field for a few lines, no taller than they are."""
    field = WordsField(placeholder, lines=lines, length=400)
    field.words.setMaximumHeight(field.words.minimumHeight() + theme.px(8))
    return field


class StudioForm(FormDialog):
    """What stands on the paper, and how the studio reckons."""

    heading = "The studio"
    opens_at = (640, 690)

    def __init__(self, work: Work, row: StudioRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.add("name", "&Name of the studio", LineField(length=120), required=True)
        self.add("address", "&Address, one line each", short_words(4))
        self.row(
            ("place", "&Made out in", LineField(length=80, hint="The town on order confirmations")),
            ("email", "&E-mail", LineField(length=254)),
        )
        self.row(
            ("telephone", "&Telephone", LineField(length=40)),
            ("day_phone", "Telephone on the &day", LineField(length=40)),
        )
        self.row(
            ("owner_direct", "Owner's di&rect line", LineField(length=40)),
            (
                "owner_hours",
                "When the owner ans&wers it",
                LineField("such as Tuesday to Friday, 10 am to 4 pm", length=120),
            ),
        )
        self.row(
            ("vat_number", "&VAT number", LineField(length=30)),
            ("currency", "&Currency", LineField(length=3, hint="Three letters, such as GBP")),
        )
        self.row(
            ("region", "&Bank holidays of", ChoiceField(self._parts())),
            ("door_minutes", "Door &opens before", NumberField(0, 120, hint="Minutes before an appointment")),
        )
        self.add("prices_include_tax", "", TickField("Prices &include VAT"))
        self.fill({name: getattr(row, name) for name in self.fields})

    def _parts(self) -> Sequence[tuple[object, str]]:
        here = self.row_before.region
        known = PARTS if self.row_before.country == "GB" else ()
        return known if here in dict(known) else (*known, (here, here or self.row_before.country))

    def save(self) -> None:
        """Apply at once."""
        typed = {name: self.read(name) for name in self.fields}
        kept = {name: getattr(self.row_before, name) for name in ("zone", "country")}
        self.send(business.amend_studio, StudioDetails(**typed, **kept), self.row_before.version)


class HoursForm(FormDialog):
    """The hours of the week."""

    heading = "Opening hours"
    opens_at = (640, 520)

    def __init__(
        self, work: Work, days: Sequence[DayHours], version: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.version = version
        self.show_heading(
            self.heading, "Late evenings are by appointment. Appointments already made stay as they are."
        )
        add_week(self)
        fill_week(self, days)

    def save(self) -> None:
        """Apply at once."""
        self.send(business.set_hours, read_week(self), self.version)


class ClosureForm(FormDialog):
    """Days on which the studio is closed."""

    heading = "Close the studio"
    opens_at = (520, 300)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row(
            ("first_day", "&First day", DateField()), ("last_day", "&Last day", DateField()), required=True
        )
        self.add("reason", "&Why", LineField("such as Christmas", length=120), required=True)
        first, last = self.fields["first_day"], self.fields["last_day"]
        assert isinstance(first, DateField)
        assert isinstance(last, DateField)
        last.today = lambda: first.day_or_none() or first.today()

    def save(self) -> None:
        """Apply at once."""
        draft = ClosureDraft(self.read("first_day"), self.read("last_day"), self.read("reason"))
        self.send(business.add_closure, draft)


class TaxForm(FormDialog):
    """The rate of tax from a day to come."""

    heading = "A new rate of VAT"
    opens_at = (520, 270)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(self.heading, "What is ordered before that day keeps the old rate.")
        self.row(
            ("starts_on", "&From", DateField()),
            ("basis_points", "&Rate in per cent", LineField("such as 20 or 17.5", length=6)),
            required=True,
        )

    def save(self) -> None:
        """Apply at once."""
        starts_on = self.read("starts_on")
        self.send(business.set_tax_rate, TaxRateDraft(starts_on, _basis_points(self.read("basis_points"))))


def _basis_points(typed: str) -> int:
    try:
        return Money.parse(typed.replace("%", ""), "basis_points").minor
    except Refused:
        raise Refused("Please type a rate such as 20 or 17.5.", "basis_points") from None


class RoomForm(FormDialog):
    """A room."""

    heading = "A new room"
    opens_at = (480, 340)

    def __init__(self, work: Work, row: RoomRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.add("name", "&Name", LineField(length=60), required=True)
        self.add("purpose", "&What for", ChoiceField(PURPOSES, first=True), required=True)
        self.add("active", "", TickField("In &use"))
        self.fields["active"].set_value(True)
        if row is not None:
            self.show_heading(row.name)
            self.fill({"name": row.name, "purpose": row.purpose, "active": row.active})

    def save(self) -> None:
        """Apply at once."""
        draft = RoomDraft(self.read("name"), self.read("purpose"), self.read("active"))
        if self.row_before is None:
            self.send(business.add_room, draft)
        else:
            self.send(business.amend_room, self.row_before.id, draft, self.row_before.version)


class StaffForm(FormDialog):
    """Someone who works here."""

    heading = "Somebody new"
    opens_at = (520, 440)

    def __init__(self, work: Work, row: StaffRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.row(
            ("name", "&Name", LineField(length=80)),
            ("initials", "&Initials", LineField(length=6, hint="Made from the name when empty")),
        )
        self.fields["name"].required = True
        self.role = self.add("role", "&Role", ChoiceField(ROLES), required=True)
        self.add("photographs", "", TickField("Takes &photographs: sessions can be booked with them"))
        self.add(
            "goodwill_limit",
            "&Goodwill limit",
            MoneyField(
                "Up to this much they may give back without asking. What they have said is always honoured."
            ),
        )
        self.fill({"goodwill_limit": Money(250_00)})
        if row is not None:
            self.show_heading(row.name)
            self.fill({name: getattr(row, name) for name in self.fields})
        self.role.changed.connect(self._role_chosen)

    def _role_chosen(self) -> None:
        if self.row_before is None and self.role.value_or_none() is Role.PHOTOGRAPHER:
            self.fields["photographs"].set_value(True)

    def save(self) -> None:
        """Apply at once."""
        draft = StaffDraft(
            self.read("name"),
            self.read("role"),
            self.read("initials"),
            self.read("photographs"),
            self.read("goodwill_limit") or Money(0),
        )
        if self.row_before is None:
            self.send(business.add_staff, draft)
        else:
            self.send(business.amend_staff, self.row_before.id, draft, self.row_before.version)


class PinForm(FormDialog):
    """A PIN of six figures; the present one is asked of whoever changes their own."""

    heading = "PIN"
    opens_at = (460, 400)

    def __init__(self, work: Work, row: StaffRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_of_staff = row
        own = work.by.staff_id == row.id
        said = "A courtesy lock between colleagues: whoever can copy the file of records can read them."
        self.show_heading("Your PIN" if own else f"PIN of {row.name}", said)
        if own and row.has_pin:
            self._secret("current", "Your &present PIN", "")
        self._secret("pin", "&New PIN", "Six figures. Leave both empty to need none.")
        self._secret("again", "The new PIN &again", "")

    def _secret(self, name: str, label: str, hint: str) -> None:
        field = self.add(name, label, SecretField(hint))
        field.line.setMaxLength(6)

    def save(self) -> None:
        """Hash it away from the UI thread: that is slow by design."""
        pin = self.read("pin")
        if pin != self.read("again"):
            raise Refused("The two are not the same. Please type the new PIN twice.", "again")
        current = self.read("current") if "current" in self.fields else ""
        self._set_sending(True)
        self.work.run_short(
            _keep, self.work.by, self.row_of_staff.id, pin, current, self.key,
            owner=self, then=self.succeed, refused=self.refuse,
        )  # fmt: skip


def _keep(store: Any, by: Any, staff_id: Any, pin: str, current: str, key: str) -> None:
    business.set_pin(store, by, staff_id, pin or None, current=current, key=key)


class SessionTypeForm(FormDialog):
    """A kind of session."""

    heading = "A new kind of session"
    opens_at = (520, 360)

    def __init__(self, work: Work, row: SessionTypeRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self.add("name", "&Name", LineField("such as Family portrait", length=80), required=True)
        self.row(
            ("minutes", "&Lasts", NumberField(5, 720, hint="Minutes")),
            ("turnaround", "&Room kept after it", NumberField(0, 240, hint="Minutes to tidy and set up")),
            ("fee", "&Fee", MoneyField()),
            required=True,
        )
        self.add("active", "", TickField("&Offered"))
        self.fill({"minutes": 60, "turnaround": 15, "active": True})
        if row is not None:
            self.show_heading(row.name, "Sessions already booked stay as they are.")
            self.fill({name: getattr(row, name) for name in self.fields})

    def save(self) -> None:
        """Apply at once."""
        draft = SessionTypeDraft(
            self.read("name"),
            self.read("minutes"),
            self.read("turnaround"),
            self.read("fee"),
            self.read("active"),
        )
        if self.row_before is None:
            self.send(catalogue.add_session_type, draft)
        else:
            self.send(catalogue.amend_session_type, self.row_before.id, draft, self.row_before.version)
