"""The people who work here and their PINs, the kinds of session, and the price list."""

from __future__ import annotations

from studio import business, catalogue, clock
from studio.business import StaffRow
from studio.catalogue import PriceListRow, PriceRow, SessionTypeRow
from studio.dates import date_in_full
from ui.kit import notices
from ui.kit.table import Column, Table
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.settings.people_forms import PinForm, StaffForm
from ui.settings.price_form import PriceListForm
from ui.settings.section import Row, Section, top_button
from ui.settings.type_form import SessionTypeForm


class StaffSection(Section):
    """Who works here, and signing in."""

    title = "Staff and PINs"
    icon = "users"

    def build(self) -> None:
        """One card."""
        self.list = self.card("Staff")
        self.add_button = top_button(self.list, "&Add somebody", "user-plus", lambda: self._open(None))
        self.rows: dict[int, Row] = {}

    def load(self) -> None:
        """Ask for everybody, also those who have left."""
        self.work.ask(business.staff, True, then=self._show, owner=self)

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
        loses = "The name stays on what they did; they can no longer sign in or be booked."
        if notices.confirm(self, f"Does {row.name} leave the studio?", loses, f"{row.name} leaves"):
            self.work.do(business.deactivate_staff, row.id, row.version, owner=self)

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


PRICE_COLUMNS = (
    Column("Product", lambda row: row.product, strong=True),
    Column("Wide × high", lambda row: f"{row.width_in} × {row.height_in} in", width=120),
    Column("Finish", lambda row: row.finish, width=150),
    Column("Lead days", lambda row: str(row.lead_days), right=True, width=90),
    Column("Price", lambda row: row.amount.show(), sort=lambda row: row.amount, right=True, width=110),
)


class PricesSection(Section):
    """The list in force, and those that were and will be."""

    title = "Price list"
    icon = "receipt-pound-sterling"

    def build(self) -> None:
        """The prices of one list, and all lists below."""
        self.prices: tuple[PriceRow, ...] = ()
        self.shown: PriceListRow | None = None
        self.list = self.card("Prices")
        self.print_button = top_button(
            self.list, "&Print", "printer", self._print_plain, "Print the price list"
        )
        self.print_button.setToolTip("Ctrl+P")
        self.large_button = top_button(
            self.list, "&Large print", "printer", self._print_large, "Print the price list in large print"
        )
        self.next_button = top_button(self.list, "&Next price list", "plus", self._next)
        self.table = Table(PRICE_COLUMNS, "Prices")
        self.list.body.addWidget(self.table)
        self.lists = self.card("Lists")

    def load(self) -> None:
        """Ask for the lists; the one in force is shown until another is chosen."""
        self.work.ask(catalogue.price_lists, then=self._show_lists, owner=self)

    def _show_lists(self, rows: tuple[PriceListRow, ...]) -> None:
        self.next_button.setVisible(self.may("catalogue.add_price_list"))
        self.lists.clear()
        today = clock.today()
        begun = [row for row in rows if row.starts_on <= today]
        now = begun[-1] if begun else None
        for row in reversed(rows):
            self.lists.body.addWidget(self._line(row, now, coming=row.starts_on > today))
        if not rows:
            self.lists.body.addWidget(
                Label("No prices yet. Add the first list to take orders.", "muted", wrap=True)
            )
        if self.shown not in rows:
            self.shown = None
        wanted = self.shown or now
        if wanted is None:
            self._show_prices((), "Prices")
        else:
            self._look(wanted)

    def _line(self, row: PriceListRow, now: PriceListRow | None, *, coming: bool) -> Row:
        badge, tone = ("now", "good") if row == now else (("to come", "due") if coming else ("", "plain"))
        acts = [("Look", lambda: self._look(row))]
        if coming and self.may("catalogue.withdraw_price_list"):
            acts.append(("Take back", lambda: self._withdraw(row)))
        return Row(row.name, f"from {date_in_full(row.starts_on)}", badge, tone, tuple(acts))

    def _look(self, row: PriceListRow) -> None:
        self.shown = row
        self.work.ask(
            catalogue.prices_of, row.id, then=lambda rows: self._show_prices(rows, row.name), owner=self
        )

    def _show_prices(self, rows: tuple[PriceRow, ...], name: str) -> None:
        self.prices = rows
        for button in (self.print_button, self.large_button):
            button.setEnabled(bool(rows))
        self.list.show_heading(name)
        self.table.set_rows(rows)
        header, line = self.table.horizontalHeader().sizeHint().height(), self.table.verticalHeader()
        self.table.setFixedHeight(header + line.defaultSectionSize() * max(1, min(len(rows), 14)) + 4)

    def prints_itself(self) -> bool:
        """Print the list on screen as it is handed out."""
        self._print(large_print=False)
        return bool(self.prices)

    def _print_plain(self) -> None:
        self._print(large_print=False)

    def _print_large(self) -> None:
        self._print(large_print=True)

    def _print(self, *, large_print: bool) -> None:
        if self.shown is not None and self.prices:
            self.wish.emit(Wish("price_list", {"price_list_id": self.shown.id, "large_print": large_print}))

    def _next(self) -> None:
        self.open_form(PriceListForm(self.work, self.prices, clock.today()))

    def _withdraw(self, row: PriceListRow) -> None:
        loses = "It has not begun, so nothing was sold by it."
        if notices.confirm(self, f"Take {row.name} back?", loses, "Take it back"):
            self.work.do(catalogue.withdraw_price_list, row.id, owner=self)
