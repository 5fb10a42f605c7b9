"""Pictures of enquiries and of booking: who waits, the sheet and the form of one, the booking form in its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

from studio import clients, enquiries
from studio.enquiries import EnquiryState
from ui.diary.booking import BookingForm
from ui.kit.wish import Wish
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def _one(state: EnquiryState) -> About:
    """The oldest open enquiry in a state."""

    def about(db: Any) -> dict[str, object] | None:
        found = (row for row in enquiries.open_enquiries(db) if row.state is state)
        return next(({"enquiry_id": row.id} for row in found), None)

    return about


def _settled(db: Any) -> dict[str, object] | None:
    return next(({"enquiry_id": row.id} for row in enquiries.settled_lately(db)), None)


def _ashworths(db: Any) -> dict[str, object] | None:
    return next(({"household_id": row.household_id} for row in clients.find(db, "ashworth")), None)


def _form(window: MainWindow) -> BookingForm:
    QApplication.processEvents()
    return next(each for each in window.findChildren(BookingForm) if each.isVisible())


def _booking(window: MainWindow, about: dict[str, object]) -> BookingForm:
    window.grant(Wish("book", about))
    while not [each for each in window.findChildren(QDialog) if each.isVisible()]:
        QApplication.processEvents()
    return _form(window)


def _new_caller(window: MainWindow, about: dict[str, object]) -> None:
    form = _booking(window, {})
    form.family.finder.setText("Claire Ashworth")
    form.begin_new_caller()
    form.caller.telephone.set_value("01632 960123")
    while not form.caller.perhaps.count():
        QApplication.processEvents()


def _shots(window: MainWindow, about: dict[str, object]) -> None:
    _booking(window, about).shots.unfold()


def _kept(window: MainWindow, about: dict[str, object]) -> None:
    form = _booking(window, about)
    form.what.preparation.set_value("Tom is shy")
    form.reject()
    _booking(window, about)


def _provisional(window: MainWindow, about: dict[str, object]) -> None:
    form = _booking(window, about)
    form.what.provisional.set_value(True)
    form.what.fee.line.setText("40")
    form.what.taken.line.setText("20")


DIALOGS: tuple[tuple[str, str, About | None], ...] = (
    ("new-enquiry", "new_enquiry", None),
    ("enquiry-new", "open_enquiry", _one(EnquiryState.NEW)),
    ("enquiry-not-now", "open_enquiry", _one(EnquiryState.NOT_NOW)),
    ("enquiry-settled", "open_enquiry", _settled),
    ("amend-enquiry", "amend_enquiry", _one(EnquiryState.CONTACTED)),
    ("book-enquiry", "book", _one(EnquiryState.NOT_NOW)),
    ("book-family", "book", _ashworths),
)
FORMS: tuple[tuple[str, Show, About | None], ...] = (
    ("book-new-caller", _new_caller, None),
    ("book-shots", _shots, _ashworths),
    ("book-half-typed", _kept, _ashworths),
    ("book-provisional", _provisional, _ashworths),
)
