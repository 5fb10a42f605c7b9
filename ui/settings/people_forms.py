"""The forms for the people who work here, and their PINs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import business, orders
from studio.actor import Role
from studio.business import StaffDraft, StaffRow
from studio.errors import Refused
from studio.money import Money
from ui.kit.fields import ChoiceField, LineField, MoneyField, SecretField, TickField
from ui.kit.form import FormDialog
from ui.kit.work import Work
from ui.settings.forms import basis_points_of

ROLES = tuple((role, str(role).capitalize()) for role in Role)


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
        if self.row_before is None:
            self.work.ask(business.goodwill_limits, then=self._fill_limit, owner=self)

    def _fill_limit(self, limits: Mapping[Role, tuple[Money, ...]]) -> None:
        """Somebody new has the limit of their role."""
        role = self.role.value_or_none()
        amounts = limits.get(role) if isinstance(role, Role) else None
        if amounts:
            self.fields["goodwill_limit"].set_value(amounts[-1])

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


class DiscountLimitsForm(FormDialog):
    """How much of an order each role may take off for a reason, in per cent."""

    heading = "Discounts for a reason"
    opens_at = (500, 380)

    def __init__(self, work: Work, limits: Mapping[Role, int], parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(
            self.heading,
            "More than that is honoured as it was said, and you are told. A promised discount has no limit.",
        )
        for role, basis_points in limits.items():
            field = LineField("such as 10 or 12.5", length=6)
            self.add(role.value, f"A &{role}, in per cent", field, required=True)
            field.set_value(orders.rate_in_words(basis_points).removesuffix(" %"))
        self.roles = tuple(limits)

    def save(self) -> None:
        """Apply at once."""
        self.send(
            orders.limit_discounts,
            {role: basis_points_of(self.read(role.value), role.value) for role in self.roles},
        )


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
