"""The facts of a session as the rows of its sheet, each with the small acts that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.dates import screen_date, screen_time
from studio.promises import PromiseKind
from studio.sessions import SessionKind, SessionRow, SessionState
from studio.words import listed
from ui.diary.sheet_of import SheetOf
from ui.diary.whole import WholeSession
from ui.diary.words import length
from ui.kit import theme
from ui.kit.cards import Fact
from ui.kit.text import Button

Act = tuple[str, Callable[[], None]]
TONES = {
    SessionState.PROVISIONAL: "due",
    SessionState.CONFIRMED: "session",
    SessionState.COMPLETED: "good",
    SessionState.CANCELLED: "plain",
    SessionState.NO_SHOW: "due",
}
ACTS_WIDE = 208
AHEAD = (SessionState.PROVISIONAL, SessionState.CONFIRMED)


class FactRow(QWidget):
    """A fact, and what can be done about it."""

    def __init__(self, fact: Fact, acts: Sequence[Act] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(fact, 1)
        beside = QWidget()
        beside.setFixedWidth(theme.px(ACTS_WIDE))  # the same in each row, so that the chips stand in a column
        buttons = QHBoxLayout(beside)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2)
        for words, act in acts:
            button = Button(words, kind="quiet")
            button.clicked.connect(act)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        row.addWidget(beside)


def when_fact(row: SessionRow, whole: WholeSession) -> Fact:
    """When, where and with whom, and how it stands."""
    state = "called off" if row.state is SessionState.CANCELLED else row.state.value
    where = ", ".join(
        part for part in (f"with {row.photographer}" if row.photographer else "", row.room) if part
    )
    return Fact(
        f"{screen_time(row.wall, whole.today)}, {length(row.minutes)}", where, state, TONES[row.state]
    )


def held_fact(row: SessionRow, whole: WholeSession) -> Fact | None:
    """Until when a provisional session keeps its time."""
    if row.state is not SessionState.PROVISIONAL or row.hold_until is None:
        return None
    over = row.hold_until < whole.today
    detail = "The time is over: ask them, hold it longer, or release it" if over else ""
    return Fact(
        f"Held until {screen_date(row.hold_until, whole.today)}", detail, *(("over", "due") if over else ())
    )


def told_fact(row: SessionRow) -> Fact:
    """Whether the client knows."""
    told = ("told", "good") if row.told_client else ("not told yet", "due")
    words = "The client has been told" if row.told_client else "The client waits to be told"
    return Fact(words, "", *told)


def people_fact(row: SessionRow, whole: WholeSession) -> Fact | None:
    """Who is to be in it."""
    coming = [person for person in whole.household.people if person.id in row.people]
    young = [
        f"{each.short_name} ({each.age})" if each.age is not None else each.short_name
        for each in coming
        if each.under_18
    ]
    if not row.sitters:
        return None
    return Fact(listed(row.sitters), f"Under 18: {listed(young)}" if young else "")


def minding_facts(row: SessionRow, whole: WholeSession) -> list[Fact]:
    """What to know beforehand, whoever opens up, and what they drink."""
    family = whole.household
    found = (
        (f"{whole.appointment.opener} opens up" if whole.appointment.opener else "", "Out of hours"),
        (row.arrival_note, "Heard at the door"),
        (row.preparation, "To change this time" if row.kind is SessionKind.RESHOOT else "To know beforehand"),
        (family.hospitality, "Drinks, allergies, access"),
        (family.notes, "About the family"),
    )
    return [Fact(title, detail) for title, detail in found if title]


def outcome_facts(row: SessionRow, whole: WholeSession) -> list[Fact]:
    """What came of it, its viewing, and how it was moved."""
    facts = [Fact("Why", row.cancelled_reason)] if row.cancelled_reason else []
    if row.images_taken is not None:
        mood = f", {row.mood}" if row.mood else ""
        facts.append(Fact(f"{row.images_taken:,} pictures{mood}", comfort_words(row)))
    elif row.comfort is not None:
        facts.append(Fact(comfort_words(row)))
    if whole.viewing is not None and whole.viewing.wall is not None:
        words = f"Viewing {screen_time(whole.viewing.wall, whole.today)}"
        facts.append(Fact(words, whole.viewing.state.value))
    for move in whole.moves:
        detail = f"By {move.moved_by}" + (f": {move.reason}" if move.reason else "")
        facts.append(Fact(f"Moved from {screen_time(move.wall_before, whole.today)}", detail))
    return facts


def comfort_words(row: SessionRow) -> str:
    """The answer to the comfort question."""
    if row.comfort is None:
        return ""
    words = f": {row.comfort_words}" if row.comfort_words else ""
    return f"Comfort question, {row.comfort.value}{words}"


def fee_fact(sheet: SheetOf) -> Fact:
    """What it costs, why, and what is still to pay; of a session called off, what is to be given back."""
    row, currency = sheet.day.session, sheet.day.whole.currency
    if row.kind is SessionKind.RESHOOT:
        return Fact("With our compliments", "There is nothing to pay", "£0.00", "good")
    charged = row.fee_charged.show(currency)
    if sheet.is_to_give_back:
        words = f"{sheet.held.show(currency)} was taken for it"
        return Fact(words, "Give it back, or keep it for another session of theirs", "to give back", "due")
    instead = f"instead of {row.fee_list.show(currency)}" if row.fee_list != row.fee_charged else ""
    detail = ". ".join(part for part in (instead, row.fee_reason) if part)
    detail = detail[:1].upper() + detail[1:]
    if row.state is SessionState.CANCELLED:
        return Fact(f"Fee {charged}", detail, "nothing to pay", "plain")
    if row.fee_owed.minor > 0:
        return Fact(f"Fee {charged}", detail, f"{row.fee_owed.show(currency)} to pay", "due")
    return Fact(f"Fee {charged}", detail, "paid" if row.fee_charged else "nothing to pay", "good")


def money_facts(sheet: SheetOf) -> list[Fact]:
    """Each payment, and each promise that was used."""
    today = sheet.day.whole.today
    rows = [
        Fact(
            payment.words,
            f"{screen_date(payment.taken_at.date(), today)}, by {payment.taken_by}"
            + (f": {payment.reason}" if payment.reason else ""),
        )
        for payment in sheet.payments
    ]
    for used in sheet.promised:
        if used.kind is not PromiseKind.VOUCHER:
            badge = ("stands open again", "plain") if used.came_back else ("promise kept", "good")
            rows.append(Fact(f"Promised: {used.text}", "", *badge))
    return rows
