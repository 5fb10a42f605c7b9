"""The people who work here and their PINs, and the kinds of session."""

from __future__ import annotations

from studio import business, care, catalogue, orders
from studio.actor import Role
from studio.business import StaffRow
from studio.catalogue import SessionTypeRow
from ui.kit import notices
from ui.settings.people_forms import DiscountLimitsForm, PinForm, StaffForm
from ui.settings.section import Row, Section, fact, top_button
from ui.settings.type_form import SessionTypeForm


class StaffSection(Section):
    """Who works here, signing in, and how much of an order each may take off."""

    title = "Staff and PINs"
    icon = "users"

    def build(self) -> None:
        """Two cards, the second for the owner."""
        self.list = self.card("Staff")
        self.add_button = top_button(self.list, "&Add somebody", "user-plus", lambda: self._open(None))
        self.rows: dict[int, Row] = {}
        self.limits: dict[Role, int] = {}
        self.discounts = self.card("Discounts for a reason")
        self.change_limits = top_button(
            self.discounts, "Change &limits", "pencil", self._change_limits, "Change the limits of discounts"
        )

    def load(self) -> None:
        """Ask for everybody, also those who have left."""
        self.work.ask(business.staff, True, then=self._show, owner=self)
        self.discounts.setVisible(self.may("orders.limit_discounts"))
        if self.may("orders.limit_discounts"):
            self.work.ask(orders.discount_limits, then=self._show_limits, owner=self)

    def _show_limits(self, limits: dict[Role, int]) -> None:
        self.limits = limits
        self.discounts.clear()
        for role, basis_points in limits.items():
            fact(self.discounts, f"A {role}", f"up to {orders.rate_in_words(basis_points)} of an order")
        fact(self.discounts, "More than that", "is honoured as it was said, and you are told")

    def _change_limits(self) -> None:
        form = DiscountLimitsForm(self.work, self.limits)
        form.saved.connect(self.load)
        self.open_form(form)

    def _show(self, rows: tuple[StaffRow, ...]) -> None:
        self.add_button.setVisible(self.may("business.add_staff"))
        self.list.clear()
        self.rows = {}
        for row in sorted(rows, key=lambda each: not each.active):
            line = self._line(row)
            self.rows[row.id] = line
            self.list.body.addWidget(line)

    def _line(self, row: StaffRow) -> Row:
        owner = self.may("business.amend_staff")
        acts = []
        if row.active and (owner or row.id == self.work.by.staff_id):
            acts.append(("Change PIN" if row.has_pin else "Set a PIN", lambda: self._pin(row)))
        if owner and row.active:
            acts.append(("Change", lambda: self._open(row)))
            acts.append(("Leaves", lambda: self._leaves(row)))
        if owner and not row.active:
            acts.append(("Is back", lambda: self._is_back(row)))
        detail = f"{row.initials} · {row.role}{' · takes photographs' if row.photographs else ''}"
        if owner and row.active:
            detail += f" · goodwill to {row.goodwill_limit.show()}"
        badge, tone = ("PIN", "good") if row.has_pin else ("no PIN", "plain")
        return Row(
            row.name,
            detail,
            badge if row.active else "has left",
            tone if row.active else "plain",
            tuple(acts),
        )

    def _open(self, row: StaffRow | None) -> None:
        self.open_form(StaffForm(self.work, row))

    def _pin(self, row: StaffRow) -> None:
        self.open_form(PinForm(self.work, row))

    def _leaves(self, row: StaffRow) -> None:
        loses = (
            "The name stays on what they did; they can no longer sign in or be booked. Families who wait for us are "
            "looked after by somebody else from now on."
        )
        if notices.confirm(self, f"Does {row.name} leave the studio?", loses, f"{row.name} leaves"):
            self.work.do(care.staff_leaves, row.id, row.version, owner=self)

    def _is_back(self, row: StaffRow) -> None:
        self.work.do(business.reactivate_staff, row.id, row.version, owner=self)


class SessionTypesSection(Section):
    """The kinds of session that can be booked."""

    title = "Session types"
    icon = "camera"

    def build(self) -> None:
        """One card."""
        self.list = self.card("Kinds of session")
        self.add_button = top_button(self.list, "&Add a kind", "plus", lambda: self._open(None))

    def load(self) -> None:
        """Ask for all of them."""
        self.work.ask(catalogue.session_types, True, then=self._show, owner=self)

    def _show(self, rows: tuple[SessionTypeRow, ...]) -> None:
        self.add_button.setVisible(self.may("catalogue.add_session_type"))
        may = self.may("catalogue.amend_session_type")
        self.list.clear()
        for row in rows:
            detail = _kind_in_words(row)
            acts = (("Change", lambda row=row: self._open(row)),) if may else ()
            self.list.body.addWidget(
                Row(row.name, detail, "" if row.active else "not offered", "plain", acts)
            )

    def _open(self, row: SessionTypeRow | None) -> None:
        self.open_form(SessionTypeForm(self.work, row))


def _kind_in_words(row: SessionTypeRow) -> str:
    """``60 minutes, then 15 for the room · £60.00, £30.00 of it at booking · viewing 3 to 7 days on``."""
    deposit = f", {row.deposit.show()} of it at booking" if row.deposit else ""
    parts = [
        f"{row.minutes} minutes, then {row.turnaround} for the room",
        f"{row.fee.show()}{deposit}",
        f"viewing {row.viewing_from_days} to {row.viewing_to_days} days on",
        f"asked back after {row.update_months} months" if row.update_months else "",
    ]
    return " · ".join(part for part in parts if part)
