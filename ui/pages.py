"""The table of pages: what each is called, its icon, and its class, which is imported when it is first seen."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, NamedTuple


class Place(NamedTuple):
    """One page of the window. ``under`` is the place of the rail that it belongs to; "" is on the rail itself."""

    key: str
    title: str
    icon: str
    page: str
    under: str = ""


PLACES: Final[tuple[Place, ...]] = (
    Place("today", "Today", "sun", "ui.today.page:TodayPage"),
    Place("diary", "Diary", "calendar-days", "ui.diary.page:DiaryPage"),
    Place("clients", "Clients", "users", "ui.clients.page:ClientsPage"),
    Place("orders", "Orders", "receipt-pound-sterling", "ui.orders.page:OrdersPage"),
    Place("making", "Making", "hammer", "ui.making.page:MakingPage"),
    Place("care", "Care", "heart-handshake", "ui.care.page:CarePage"),
    Place("letters", "Letters", "mail", "ui.letters.page:LettersPage"),
    Place("settings", "Settings", "settings", "ui.settings.page:SettingsPage"),
    Place("enquiries", "Enquiries", "phone-call", "ui.enquiries.page:EnquiriesPage", under="clients"),
    Place("client", "Client", "users", "ui.clients.client_page:ClientPage", under="clients"),
    Place("doubles", "Likely doubles", "users", "ui.clients.review_page:ReviewPage", under="clients"),
    Place("order", "Order", "receipt-pound-sterling", "ui.orders.order_page:OrderPage", under="orders"),
    Place("till", "The day's money", "banknote", "ui.till.page:TillPage", under="orders"),
    Place("stock", "Stock", "frame", "ui.making.stock_page:StockPage", under="making"),
    Place("case", "Case", "heart-handshake", "ui.care.case_page:CasePage", under="care"),
    Place("casebook", "Casebook", "book-open", "ui.casebook.page:CasebookPage", under="care"),
    Place("letter", "Letter", "mail", "ui.letters.letter_page:LetterPage", under="letters"),
    Place("wording", "Wording", "notebook-pen", "ui.letters.wording_page:WordingPage", under="letters"),
    Place("on_the_day", "On the day", "camera", "ui.diary.on_the_day:OnTheDayPage", under="diary"),
    Place("promises", "Promises", "calendar-clock", "ui.messages.promises_page:PromisesPage", under="today"),
    Place("viewing", "Viewing", "images", "ui.viewings.page:ViewingPage", under="diary"),
    Place("viewing_room", "Viewing room", "images", "ui.viewing_room.page:ViewingRoomPage", under="diary"),
)


def named(where: str) -> Any:
    """What a "module:name" of a table names, its module imported now."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)
