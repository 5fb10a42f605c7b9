"""Answers to wishes about what the studio has for everyone: its price list, on paper, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import business, catalogue, clock
from studio.catalogue import PriceListId
from studio.errors import Refused, StudioError
from studio.rights import may
from ui.kit import notices, printing
from ui.settings.price_form import PriceListForm, beginning

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def price_list(
    window: MainWindow, price_list_id: PriceListId | None = None, large_print: bool = False
) -> None:
    """Print a price list, that in force today where none is named; ``large_print`` for whoever reads it so."""
    window.work.ask(
        printable,
        price_list_id,
        large_print,
        then=lambda paper: _print(window, *paper),
        refused=lambda error: _say(window, error),
        owner=window,
        slot="price list",
    )


def next_price_list(window: MainWindow) -> None:
    """Open the next price list with a copy of the one in force; the owner's (R25)."""
    if window.work.someone_is_in and may(window.work.by.role, "catalogue.add_price_list"):
        window.work.ask(
            beginning,
            then=lambda begin: PriceListForm(window.work, begin, window).open(),
            owner=window,
            slot="next price list",
        )


def printable(db: Any, price_list_id: PriceListId | None, large_print: bool) -> tuple[str, bytes]:
    """The name and the PDF of a list. Raises Refused when there is nothing to print."""
    today = clock.today(business.studio(db).zone)
    if price_list_id is None:
        row = catalogue.price_list_in_force(db, today)
        if row is None:
            raise Refused("No price list is in force today. You can add one in Settings.")
        price_list_id = row.id
    read = catalogue.price_list_paper(db, price_list_id, today)
    return f"{read.file}.pdf", catalogue.draw_price_list(read, large_print=large_print)


def _print(window: MainWindow, name: str, pdf: bytes) -> None:
    printing.print_pages(window.page or window, name, pdf)


def _say(window: MainWindow, error: Exception) -> None:
    if isinstance(error, StudioError):
        notices.bar(window.page or window, error.message, "due")
