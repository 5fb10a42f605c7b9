"""The forms behind the sections of Settings; each saves by one verb and is refused at its fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio import business
from studio.business import (
    ClosureDraft,
    DayHours,
    RoomDraft,
    RoomPurpose,
    RoomRow,
    StudioDetails,
    StudioRow,
    TaxRateDraft,
)
from studio.errors import Refused
from studio.languages import NAMES, WRITTEN
from studio.money import Money
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.settings.days import add_week, fill_week, read_week

PARTS = (("ENG", "England"), ("WLS", "Wales"), ("SCT", "Scotland"), ("NIR", "Northern Ireland"))
PURPOSES = ((RoomPurpose.CAMERA, "Camera room"), (RoomPurpose.VIEWING, "Viewing room"))


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
        letters_in = [(code, NAMES[code]) for code in WRITTEN]
        self.add("language", "&Letters are written in", ChoiceField(letters_in))
        self.row(
            ("region", "&Bank holidays of", ChoiceField(self._parts())),
            ("door_minutes", "Door &opens before", NumberField(0, 120, hint="Minutes before an appointment")),
        )
        self.row(
            (
                "cutting_faces",
                "&Moulding cut for the corners",
                NumberField(4, 24, hint="Widths of its face; four mitred corners take eight"),
            ),
            (
                "uncollected_days",
                "Pictures not collected a&fter",
                NumberField(1, 365, hint="Days, then they are named on Today"),
            ),
        )
        self.row(
            ("retouching_days", "Ret&ouching takes", NumberField(0, 60, hint="Working days")),
            ("printing_days", "Pri&nting takes", NumberField(0, 60, hint="Working days")),
            ("framing_days", "Framin&g takes", NumberField(0, 60, hint="Working days")),
            ("checking_days", "Chec&king takes", NumberField(0, 60, hint="Working days")),
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
        self.send(business.set_tax_rate, TaxRateDraft(starts_on, basis_points_of(self.read("basis_points"))))


def basis_points_of(typed: str, field: str = "basis_points") -> int:
    """A rate in per cent as it is typed, ``17.5``; raises Refused at its field."""
    try:
        return Money.parse(typed.replace("%", ""), field).minor
    except Refused:
        raise Refused("Please type a rate such as 20 or 17.5.", field) from None


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
