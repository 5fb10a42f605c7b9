"""The price list goes with the reminder (L2): behind it in the printer, beside it in the e-mail, or it is not said."""

import email
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text

from studio import business, catalogue, clients, clock, letters
from studio.actor import SETTING_UP
from studio.catalogue import PriceListDraft, SessionTypeDraft
from studio.clients import HouseholdId, PreferredChannel
from studio.db import Store
from studio.errors import Trouble
from studio.letters import LetterId, Occasion
from studio.money import Money
from tests import make
from tests.make.business import OPENED, STUDIO, Staff, marsh_and_reed
from tests.make.letters import said

WALL = datetime(2026, 10, 3, 10, 30)
DUE = date(2026, 9, 23)
"""Ten days before."""
NOW = datetime(2026, 9, 23, 11)
ENCLOSED = "Our price list is enclosed"


@pytest.fixture
def staff(store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(store)


def booked(store: Store, staff: Staff, **changes: Any) -> HouseholdId:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        draft = replace(make.clients.ASHWORTHS, **changes)
        family = HouseholdId(store.do(clients.register, draft, by=staff.priya))
    make.sessions.booked(store, staff, family, WALL)
    return family


def reminder(store: Store) -> Occasion:
    """The reminder that is due."""
    return next(row.occasion for row in store.ask(letters.due, DUE).ready if row.code == "L2")


def price_list_of(store: Store, letter_id: LetterId) -> int:
    """What the letter itself has written down of it."""

    def asked(db: Any) -> int:
        kept = db.execute(text("SELECT snapshot FROM letter_paper WHERE letter_id = :id"), {"id": letter_id})
        return int(json.loads(kept.scalar_one())["price_list"])

    return store.ask(asked)


def printed(
    store: Store, staff: Staff, send: Callable[[str, bytes], bool] | None = None
) -> tuple[letters.Report, list[tuple[str, bytes]]]:
    out: list[tuple[str, bytes]] = []

    def tray(name: str, pdf: bytes) -> bool:
        out.append((name, pdf))
        return True

    with clock.standing_at(NOW):
        report = letters.issue_one(store, staff.priya, DUE, reminder(store), send or tray)
    return report, out


def in_force(store: Store, large_print: bool = False) -> bytes:
    row = store.ask(catalogue.price_list_in_force, DUE)
    assert row is not None
    return catalogue.draw_price_list(
        store.ask(catalogue.price_list_paper, row.id, DUE), large_print=large_print
    )


@pytest.mark.parametrize("large_print", [False, True])
def test_it_comes_out_of_the_printer_right_behind_its_letter(
    store: Store, staff: Staff, large_print: bool
) -> None:
    booked(store, staff, large_print=large_print)
    report, out = printed(store, staff)
    (row,) = report.issued
    (_, page), (name, price_list) = out
    assert hashlib.sha256(page).hexdigest() == row.sha256, "the kept page is what went out, to the byte"
    assert price_list == in_force(store, large_print)
    assert name == f"price-list-2020-09-01{'-large-print' if large_print else ''}.pdf"
    assert report.with_prices == 1
    assert ENCLOSED in said(store, row.letter_id)
    assert price_list_of(store, row.letter_id) == store.ask(catalogue.price_lists)[0].id
    assert store.ask(letters.enclosed_with, row.letter_id) == store.ask(catalogue.price_lists)[0]


def test_it_is_printed_again_with_its_letter_as_it_was(store: Store, staff: Staff) -> None:
    booked(store, staff)
    report, before = printed(store, staff)
    prices = (catalogue.PriceDraft("Print", 8, 6, "lustre", Money(99_00)),)
    with clock.standing_at(NOW):
        draft = PriceListDraft("Dearer", DUE, prices)
        store.do(catalogue.add_price_list, draft, by=staff.helen)
    again: list[tuple[str, bytes]] = []
    letter_id = report.issued[0].letter_id
    with clock.standing_at(NOW):
        letters.print_page_again(
            store, staff.priya, letter_id, "coffee", lambda *each: not again.append(each)  # type: ignore[func-returns-value]  # None is not true
        )  # fmt: skip
    assert again == before


def test_in_a_folder_it_lies_once_beside_the_letters(store: Store, staff: Staff, tmp_path: Path) -> None:
    booked(store, staff)
    with clock.standing_at(NOW):
        report = letters.issue_to_folder(store, staff.priya, DUE, tmp_path)
    assert {each.code for each in report.issued} == {"L1", "L2"}
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        *sorted(each.file for each in report.issued),
        "price-list-2020-09-01.pdf",
    ]
    assert (tmp_path / "price-list-2020-09-01.pdf").read_bytes() == in_force(store)


def test_a_printer_that_stops_before_it_leaves_a_question(store: Store, staff: Staff) -> None:
    booked(store, staff)

    def stops(name: str, _pdf: bytes) -> bool:
        if name.startswith("price-list"):
            raise Trouble("It stopped.")
        return True

    report, _ = printed(store, staff, stops)
    assert (report.issued, report.to_ask) == ([], 1)
    assert len(store.ask(letters.may_have_printed)) == 1


def test_it_is_attached_beside_the_letter_in_an_e_mail(store: Store, staff: Staff) -> None:
    booked(store, staff, channel=PreferredChannel.EMAIL)
    address = "claire.ashworth@example.com"
    with clock.standing_at(NOW):
        done = store.do(letters.issue_by_mail, reminder(store), DUE, address, by=staff.priya)
    letter_id = LetterId(done["letter_id"])
    made = letters.message(store.ask(letters.drafted_mail, letter_id))
    assert made == letters.message(store.ask(letters.drafted_mail, letter_id))
    read = cast("EmailMessage", email.message_from_bytes(made, policy=default))
    page, price_list = read.iter_attachments()
    assert page.get_content() == store.ask(letters.kept_page, letter_id)
    assert price_list.get_filename() == "price-list-2020-09-01.pdf"
    assert price_list.get_content() == in_force(store)
    body = read.get_body()
    assert body is not None
    assert "Our price list is attached beside it." in body.get_content()


def test_other_letters_take_none_along(store: Store, staff: Staff, tmp_path: Path) -> None:
    booked(store, staff)
    with clock.standing_at(datetime(2026, 9, 2, 11)):
        letters.issue_to_folder(store, staff.priya, date(2026, 9, 2), tmp_path)
    assert [path.name[:2] for path in tmp_path.glob("*.pdf")] == ["L-"]


def test_the_desk_is_told_that_it_goes_along(store: Store, staff: Staff) -> None:
    booked(store, staff)
    remarks = {row.code: row.remarks for row in store.ask(letters.due, DUE).ready}
    assert remarks == {"L1": (), "L2": ("The price list goes with it.",)}


def test_without_a_price_list_in_force_none_is_said_to_be_enclosed(store: Store) -> None:
    with clock.standing_at(OPENED):
        helen = store.ask(business.actor, store.do(business.open_studio, STUDIO, by=SETTING_UP))
        store.do(
            catalogue.add_session_type, SessionTypeDraft("Family portrait", 60, 15, Money(60_00)), by=helen
        )
    staff = Staff(helen, helen, helen)
    booked(store, staff)
    (remark,) = [row.remarks for row in store.ask(letters.due, DUE).ready if row.code == "L2"]
    assert remark == ("No price list is in force, so none goes with it.",)
    report, out = printed(store, staff)
    words = said(store, report.issued[0].letter_id)
    assert ENCLOSED not in words
    assert "There is nothing to decide on the day." in words
    assert len(out) == 1
    assert price_list_of(store, report.issued[0].letter_id) == 0
    assert store.ask(letters.enclosed_with, report.issued[0].letter_id) is None
