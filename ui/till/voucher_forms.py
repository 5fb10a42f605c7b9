"""Forms about gift vouchers: sold, brought by a family, and a sale that was wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import clients, till
from studio.clients import HouseholdId
from studio.errors import Refused
from studio.money import Money
from studio.promises import VoucherId
from studio.sessions import MONEY, Method
from studio.till import VoucherDraft
from ui.kit.fields import ChoiceField, LineField, MoneyField, TickField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.whens import DateField
from ui.kit.work import Work

METHODS = tuple((method, method.value) for method in MONEY)


class SellForm(FormDialog):
    """What it is worth, how it was paid for, who bought it; then its page is shown."""

    heading = "Sell a gift voucher"
    save_words = "&Sold"
    opens_at = (560, 640)

    def __init__(
        self,
        work: Work,
        today: date,
        currency: str,
        household_id: HouseholdId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.household_id = household_id
        self.show_quiet(household_id)
        self.show_heading(self.heading, "It gets a code; whoever brings the code may use it.")
        self.row(
            ("worth", "&Worth", MoneyField(currency=currency)),
            ("method", "&How it is paid", ChoiceField(METHODS, first=True)),
            required=True,
        )
        self.add(
            "household",
            "&Bought by",
            PickerField(work, clients.find, "one of our families", hint="Or a name below."),
        )
        self.add("buyer", "Or by &name", LineField("such as Mr P Quill", length=120))
        self.add("for_name", "&For", LineField("as it stands on the voucher", length=120))
        self.add("good_until", "&Good until", DateField(today=lambda: today), required=True)
        self.add(
            "theirs",
            "",
            TickField("They will use it &themselves", hint="Then it is offered at their next booking."),
        )
        self.fields["good_until"].set_value(_in_a_year(today))

    def save(self) -> None:
        """Sell it."""
        worth: Money | None = self.read("worth")
        until: date | None = self.read("good_until")
        if worth is None:
            raise Refused("Please type what it is worth.", "worth")
        if until is None:
            raise Refused("Please type until when it is good.", "good_until")
        chosen = self.read("household")
        draft = VoucherDraft(
            worth=worth,
            method=Method(self.read("method")),
            good_until=until,
            household_id=chosen.household_id if chosen is not None else self.household_id,
            buyer=self.read("buyer"),
            for_name=self.read("for_name"),
            theirs=self.read("theirs"),
        )
        self.send(till.sell_voucher, draft)


def _in_a_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year + 1, day=28)


class BroughtForm(FormDialog):
    """A family brings a voucher: it stands open for their session fee or their order from now on."""

    heading = "A voucher is brought"
    save_words = "It is &theirs now"
    opens_at = (520, 420)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(self.heading, "An order takes the code itself; for a session fee, say whose it is.")
        self.add("voucher", "The &code", LineField("such as K7QM-3XWP", length=20), required=True)
        self.add(
            "household",
            "&Family",
            PickerField(work, clients.find, "name, telephone or postcode"),
            required=True,
        )

    def save(self) -> None:
        """Write it down."""
        family: Any = self.read("household")
        self.send(till.give_voucher_to, self.read("voucher"), family.household_id)


class SaleWrongForm(FormDialog):
    """A sale that was wrong: its money is written back, and the voucher is worth nothing."""

    heading = "The sale was wrong"
    save_words = "&Put it right"
    opens_at = (500, 340)

    def __init__(self, work: Work, voucher_id: VoucherId, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.voucher_id = voucher_id
        self.show_heading(
            self.heading, "Its opposite is written down, and the code is worth nothing from now on."
        )
        self.add("reason", "What was &wrong", LineField("", length=200), required=True)

    def save(self) -> None:
        """Put it right."""
        self.send(till.put_sale_right, self.voucher_id, self.read("reason"))
