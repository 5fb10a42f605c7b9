"""The studio on its paper, its letterhead, its hours and its rooms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog

from studio import business, clock
from studio.business import ClosureRow, Hours, RoomPurpose, RoomRow, StudioRow, TaxRateRow
from studio.dates import date_in_full, screen_date
from studio.errors import StudioError
from studio.languages import name_of
from ui.kit import notices, theme
from ui.kit.pages_of_paper import images
from ui.kit.text import Label
from ui.settings.days import in_words
from ui.settings.forms import PARTS, ClosureForm, HoursForm, RoomForm, StudioForm, TaxForm
from ui.settings.section import Row, Section, fact, top_button


class StudioSection(Section):
    """Name, address, telephones, currency and tax."""

    title = "Studio"
    icon = "building-2"

    def build(self) -> None:
        """Two cards: what stands on paper, and how it reckons."""
        self.row: StudioRow | None = None
        self.paper = self.card("On your paper")
        self.change = top_button(self.paper, "&Change", "pencil", self._change, "Change the studio's details")
        self.reckoning = self.card("Money and days")
        self.tax = self.card("VAT")
        self.new_rate = top_button(self.tax, "New &rate", "plus", self._new_rate)

    def load(self) -> None:
        """Ask for the studio and its rates."""
        self.work.ask(business.studio, then=self._show, owner=self)
        self.work.ask(business.tax_rates, then=self._show_rates, owner=self)

    def _show(self, row: StudioRow) -> None:
        self.row = row
        business.make_home((row.zone, row.currency))
        self.change.setVisible(self.may("business.amend_studio"))
        self.paper.clear()
        fact(self.paper, "Name", row.name)
        fact(self.paper, "Address", row.address)
        fact(self.paper, "Made out in", row.place)
        fact(self.paper, "Telephone", row.telephone)
        fact(self.paper, "Telephone on the day", row.day_phone)
        hours = f", {row.owner_hours}" if row.owner_hours else ""
        fact(self.paper, "Owner's direct line", f"{row.owner_direct}{hours}" if row.owner_direct else "")
        fact(self.paper, "E-mail", row.email)
        fact(self.paper, "Letters are written in", name_of(row.language))
        self.reckoning.clear()
        fact(self.reckoning, "Currency", row.currency)
        fact(self.reckoning, "Prices", "include VAT" if row.prices_include_tax else "are without VAT")
        fact(self.reckoning, "VAT number", row.vat_number)
        place = dict(PARTS).get(row.region, row.region) if row.country == "GB" else row.country
        fact(self.reckoning, "Bank holidays of", place)
        fact(self.reckoning, "The door opens", f"{row.door_minutes} minutes before an appointment")
        fact(
            self.reckoning, "Cut for a frame's corners", f"{row.cutting_faces} widths of the moulding's face"
        )
        stages = (row.retouching_days, row.printing_days, row.framing_days, row.checking_days)
        names = ("retouching", "printing", "framing", "checking")
        takes = ", ".join(f"{name} {days}" for name, days in zip(names, stages, strict=True))
        fact(self.reckoning, "Working days for a picture", f"{row.stage_days}: {takes}")
        fact(self.reckoning, "Pictures not collected", f"are named after {row.uncollected_days} days")

    def _show_rates(self, rates: tuple[TaxRateRow, ...]) -> None:
        self.new_rate.setVisible(self.may("business.set_tax_rate"))
        self.tax.clear()
        today = clock.today()
        begun = [rate for rate in rates if rate.starts_on <= today]
        for rate in rates:
            percent = f"{rate.basis_points / 100:g} %"
            now = bool(begun) and rate is begun[-1]
            since = "from the beginning" if rate is rates[0] else f"from {date_in_full(rate.starts_on)}"
            self.tax.body.addWidget(Row(percent, since, "now" if now else "", "good"))

    def _change(self) -> None:
        if self.row is not None:
            self.open_form(StudioForm(self.work, self.row))

    def _new_rate(self) -> None:
        self.open_form(TaxForm(self.work))


class LetterheadSection(Section):
    """The head of the paper with its logo, drawn as the printer will have it."""

    title = "Letterhead"
    icon = "file-text"

    def build(self) -> None:
        """One card with the head of a sheet."""
        self.head = self.card("As it is printed")
        self.choose = top_button(self.head, "&Choose a logo", "image", self._choose)
        self.remove = top_button(self.head, "Take it &off", "x", self._remove, "Take the logo off")
        said = "A PNG or a JPEG picture. Only its dots are kept: not where or with what it was taken."
        self.head.body.addWidget(Label(said, "muted", wrap=True))
        self.said = Label("", "second", wrap=True)
        self.said.setProperty("refusal", True)
        self.said.hide()
        self.head.body.addWidget(self.said)
        self.preview = Label()
        self.preview.setAccessibleName("The letterhead as it is printed")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.head.body.addWidget(self.preview)

    def load(self) -> None:
        """Ask for a sheet of the paper."""
        self.work.ask(business.studio, then=self._show, owner=self)
        self.work.ask(business.letterhead_specimen, then=self._draw, owner=self)

    def _show(self, row: StudioRow) -> None:
        may = self.may("business.set_logo")
        self.choose.setVisible(may)
        self.remove.setVisible(may and row.logo is not None)

    def _draw(self, pdf: bytes) -> None:
        sharp = self.devicePixelRatioF()
        page = next(images(pdf, theme.px(66) * sharp))
        head = page.copy(0, 0, page.width(), page.height() // 4)
        picture = QPixmap.fromImage(head)
        painter = QPainter(picture)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(sharp)
        self.preview.setPixmap(picture)

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), "Choose a logo")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg)")
        dialog.fileSelected.connect(self.take_logo)
        dialog.open()

    def take_logo(self, path: str) -> None:
        """Read a picture in a process of its own, then keep it."""
        self.said.hide()
        self.work.run_short(
            lambda _store: business.fitted_logo(path), owner=self, then=self._keep, refused=self._refuse
        )

    def _keep(self, png: bytes | None) -> None:
        self.work.do(business.set_logo, png, owner=self, refused=self._refuse)

    def _remove(self) -> None:
        if notices.confirm(
            self,
            "Take the logo off?",
            "Letters printed from now on have none; those kept stay.",
            "Take it off",
        ):
            self._keep(None)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.said.setText(error.message)
            self.said.show()


class HoursSection(Section):
    """Opening hours, late evenings and closures."""

    title = "Opening hours"
    icon = "clock"

    def build(self) -> None:
        """The week, and the days we are away."""
        self.hours: Hours | None = None
        self.version = 0
        self.week = self.card("The week")
        self.change = top_button(self.week, "&Change", "pencil", self._change, "Change the opening hours")
        self.away = self.card("Closures")
        self.close_button = top_button(self.away, "Close some &days", "calendar-x", self._close)

    def load(self) -> None:
        """Ask for hours and closures."""
        self.work.ask(business.studio, then=self._note, owner=self)
        self.work.ask(business.hours, then=self._show, owner=self)
        self.work.ask(business.closures, clock.today(), then=self._show_closures, owner=self)

    def _note(self, row: StudioRow) -> None:
        self.version = row.version

    def _show(self, hours: Hours) -> None:
        self.hours = hours
        self.change.setVisible(self.may("business.set_hours"))
        self.week.clear()
        for days, words in in_words(hours.days):
            fact(self.week, days, words)
        self.week.body.addWidget(
            Label(
                "Late evenings by appointment do not count as working time for answers.", "second", wrap=True
            )
        )

    def _show_closures(self, rows: tuple[ClosureRow, ...]) -> None:
        self.close_button.setVisible(self.may("business.add_closure"))
        self.away.clear()
        if not rows:
            self.away.body.addWidget(
                Label("None to come. Bank holidays are known by themselves.", "muted", wrap=True)
            )
        today = clock.today()
        for row in rows:
            first, last = screen_date(row.first_day, today), screen_date(row.last_day, today)
            days = first if row.first_day == row.last_day else f"{first} to {last}"
            begun = row.first_day < today
            words = "Open again" if begun else "Take back"
            acts = ((words, lambda row=row: self._end(row)),) if self.may("business.end_closure") else ()
            self.away.body.addWidget(Row(row.reason, days, "now" if begun else "", "due", acts))

    def _change(self) -> None:
        if self.hours is not None:
            self.open_form(HoursForm(self.work, self.hours.days, self.version))

    def _close(self) -> None:
        self.open_form(ClosureForm(self.work))

    def _end(self, row: ClosureRow) -> None:
        self.work.do(business.end_closure, row.id, owner=self)


class RoomsSection(Section):
    """The rooms and what they are for."""

    title = "Rooms"
    icon = "door-open"

    def build(self) -> None:
        """One card."""
        self.list = self.card("Rooms")
        self.add_button = top_button(self.list, "&Add a room", "plus", lambda: self._open(None))

    def load(self) -> None:
        """Ask for all rooms."""
        self.work.ask(business.rooms, None, True, then=self._show, owner=self)

    def _show(self, rows: tuple[RoomRow, ...]) -> None:
        self.add_button.setVisible(self.may("business.add_room"))
        self.list.clear()
        for row in rows:
            words = "Camera room" if row.purpose is RoomPurpose.CAMERA else "Viewing room"
            acts = (("Change", lambda row=row: self._open(row)),) if self.may("business.amend_room") else ()
            self.list.body.addWidget(Row(row.name, words, "" if row.active else "not in use", "plain", acts))

    def _open(self, row: RoomRow | None) -> None:
        self.open_form(RoomForm(self.work, row))
