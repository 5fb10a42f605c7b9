"""Answers to wishes about enquiries: a new one, one that is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dates import screen_date
from studio.enquiries import EnquiryDraft, EnquiryId
from ui.enquiries.form import EnquiryForm
from ui.enquiries.sheet import EnquirySheet
from ui.enquiries.whole import EnquiryFacts, enquiry_facts
from ui.kit import notices
from ui.kit.wish import Wish

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def new_enquiry(window: MainWindow, draft: EnquiryDraft | None = None) -> None:
    """The form for somebody who asks; what was typed elsewhere stands in it already."""

    def show(facts: EnquiryFacts) -> None:
        form = EnquiryForm(window.work, facts, window)
        form.saved.connect(lambda enquiry_id: _say(window, enquiry_id))
        form.open()
        if draft is not None:
            form.begin_with(draft)  # once it is open: what was typed elsewhere is worth keeping here

    window.work.ask(enquiry_facts, None, then=show, owner=window, slot="a new enquiry")


def amend_enquiry(window: MainWindow, enquiry_id: EnquiryId) -> None:
    """The form of an enquiry that is here."""

    def show(facts: EnquiryFacts) -> None:
        form = EnquiryForm(window.work, facts, window)
        form.saved.connect(lambda saved: open_enquiry(window, saved))
        form.open()

    window.work.ask(enquiry_facts, enquiry_id, then=show, owner=window)


def open_enquiry(window: MainWindow, enquiry_id: EnquiryId) -> None:
    """The sheet of an enquiry."""
    sheet = EnquirySheet(window.work, enquiry_id, window)
    sheet.wish.connect(window.grant)
    sheet.open()


def _say(window: MainWindow, enquiry_id: EnquiryId) -> None:
    """Say what was taken down, and what is owed of it."""

    def say(facts: EnquiryFacts) -> None:
        row = facts.enquiry
        assert row is not None
        owed = "we ring them back"
        if row.ring_on is not None:
            owed = f"we ring them on {screen_date(row.ring_on, facts.today)}"
        elif not row.is_open:
            owed = f"lost: {row.lost_because}"
        notices.bar(
            window.page or window,
            f"Taken down: {row.name}; {owed}.",
            "good",
            "Open it",
            lambda: window.grant(Wish("open_enquiry", {"enquiry_id": enquiry_id})),
        )

    window.work.ask(enquiry_facts, enquiry_id, then=say, owner=window)
