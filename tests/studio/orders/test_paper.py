"""The order on paper (L4): everything it has to say, nothing it must not, where it belongs."""

import hashlib
import io
import json
from dataclasses import replace
from datetime import datetime

import pdfplumber
import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, orders
from studio.business import StaffId, StudioDetails
from studio.clients import HouseholdDraft, HouseholdId
from studio.money import Money
from studio.orders import ConfirmDraft, Method, OrderDraft, OrderId, PaymentDraft, Place, Surplus
from studio.orders.drawing import draw
from studio.orders.model import OrderPaper, OrderRevision
from studio.orders.terms import explained_once
from tests.make import clients as make_clients
from tests.make import orders as make
from tests.make.business import marsh_and_reed
from tests.studio.orders.test_orders import Desk

MM = 72 / 25.4


@pytest.fixture
def desk(sqlite_store: object) -> Desk:
    staff = marsh_and_reed(sqlite_store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        return Desk(sqlite_store, staff, make_clients.ashworths(sqlite_store, staff.priya))


def said(pdf: bytes, copy: int = 0) -> str:
    """The words of one copy, spaces and line ends as one space."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    half = len(pages) // 2
    text = " ".join(page.extract_text() for page in pages[copy * half : (copy + 1) * half])
    return " ".join(text.replace("\u00a0", " ").split())


def first(desk: Desk, **more: object) -> bytes:
    draft = OrderDraft(desk.family, StaffId(desk.staff.daniel.staff_id), make.first_lines(desk.store), **more)
    with clock.standing_at(make.FIRST_EVENING):
        order_id = OrderId(
            desk.store.do(orders.place, draft, ConfirmDraft(payments=(make.paid(555),)), by=desk.staff.helen)
        )
    return desk.store.ask(orders.paper, order_id)


def test_it_says_everything_an_order_has_to_say(desk: Desk) -> None:
    text = said(first(desk))
    for words in (
        "Marsh & Reed Portraits", "4 Mill Lane", "VAT GB 123 4567 89",
        "Mrs C Ashworth", "14 Orchard Lane", "SN6 7AA",
        "Your order O-00001", "Wednesday 16 September 2026", "at the studio, Marlford", "with Daniel Reed",
        "1. £895.00All four of you 30 inches wide by 24 inches high, framed print, oak frame above the fireplace",
        "lounge · picture 0147",
        "5. £165.00Ellie and Tom 10 inches wide by 8 inches high",
        "Together £1,555.00", "of which VAT at 20 % £259.17", "Paid today by card £555.00", "Still to pay £1,000.00",
        "We promise your pictures ready by Wednesday 14 October 2026.", "We ask you to look this page through",
        "What happens next.", "If anything delays them we will tell you the same day",
        "nothing on this page will be changed for something else without your consent",
        "No substitutions.", "kept for at least two years", "six months", "copyright",
        "please tell Helen Marsh on 01632 960101", "Nothing on this page takes away your rights in law",
        "Daniel Reed, for Marsh & Reed Portraits",
    ):  # fmt: skip
        assert words in text, words
    assert "14 days" not in text, "a sale at the studio has no notice"
    assert not any(word in text.lower() for word in ("uplift", "cost", "margin", "however,"))


def test_two_copies_are_one_document_each_with_its_own_page_numbers(desk: Desk) -> None:
    pdf = first(desk)
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages % 2 == 0
    for copy, whose in enumerate(("your copy", "the studio's copy")):
        assert f"O-00001, {whose}, page 1 of {pages // 2}" in said(pdf, copy)
        assert "Still to pay £1,000.00" in said(pdf, copy)


def test_a_sale_at_home_gives_fourteen_days_notice(desk: Desk) -> None:
    text = said(first(desk, place=Place.HOME))
    assert "at your home" in text
    assert "within 14 days of today, that is until Wednesday 30 September 2026" in text


def test_a_discount_is_printed_with_the_promise_it_honours(desk: Desk) -> None:
    text = said(
        first(desk, discount_basis_points=1250, discount_reason="your second session, as promised in May.")
    )
    assert "At list price £1,555.00 Your discount of 12.5 % -£194.38 Together £1,360.62" in text
    assert "Your discount: your second session, as promised in May." in text


def test_a_reshoots_order_prints_its_credit_and_what_is_to_pay(desk: Desk) -> None:
    order = make.first_order(desk.store, desk.staff.daniel, desk.family)
    second = make.second_order(desk.store, desk.staff.daniel, desk.family, order)
    text = said(desk.store.ask(orders.paper, second))
    assert "With our compliments." in text
    assert "Credit for the pictures replaced -£1,555.00" in text
    assert "To pay £465.00" in text
    assert "Tuesday 5 January 2027" in text
    assert "keep the first pictures until the new ones are with you" in text


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Surplus.REFUND, "We have given £660.00 back to you."),
        (Surplus.CREDIT, "We are keeping £660.00 for you"),
    ],
)
def test_what_becomes_of_credit_left_over_is_printed(desk: Desk, choice: Surplus, says: str) -> None:
    order = make.first_order(desk.store, desk.staff.daniel, desk.family)
    draft = OrderDraft(
        desk.family, StaffId(1), (make.line(desk.store, "0204", 30, 24),), replaces_order_id=order
    )
    confirm = ConfirmDraft(surplus=choice, surplus_method=Method.CARD)
    with clock.standing_at(make.SECOND_EVENING):
        smaller = OrderId(desk.store.do(orders.place, draft, confirm, by=desk.staff.helen))
    assert says in said(desk.store.ask(orders.paper, smaller))


def test_a_revision_names_the_old_one_and_says_what_changed(desk: Desk) -> None:
    order = make.first_order(desk.store, desk.staff.daniel, desk.family)
    with clock.standing_at(datetime(2026, 9, 18, 11)):
        fewer = OrderDraft(desk.family, StaffId(1), make.first_lines(desk.store)[:4])
        desk.store.do(orders.amend, order, fewer, ConfirmDraft(), by=desk.staff.helen)
    text = said(desk.store.ask(orders.paper, order))
    assert "Your order O-00001, revision 2" in text
    assert "This page takes the place of revision 1 of Wednesday 16 September 2026." in text
    assert "Taken out picture 0171." in text
    assert "Paid on 16 September 2026 by card £1,555.00" in text
    assert "We still owe you £165.00" in text


def test_trade_terms_are_explained_where_they_first_stand() -> None:
    told = explained_once(["oak moulding, ivory mount", "two mounts and art glass", "glazing"])
    assert told == [
        "oak moulding (the wood that the frame is made of), ivory mount (the card border around the picture)",
        "two mounts and art glass (glass that hardly reflects)",
        "glazing (the glass in front of the picture)",
    ]


def test_the_kept_page_is_the_snapshot_drawn_and_nothing_else(desk: Desk) -> None:
    pdf = first(desk)

    def kept(db: Session) -> tuple[str, bytes, str | None]:
        row = db.execute(
            select(OrderPaper.snapshot, OrderPaper.pdf, OrderRevision.pdf_sha256).join(
                OrderRevision, OrderRevision.id == OrderPaper.revision_id
            )
        ).one()
        return row[0], bytes(row[1]), row[2]

    snapshot, bytes_kept, digest = desk.store.ask(kept)
    assert draw(json.loads(snapshot)) == bytes_kept == pdf
    assert hashlib.sha256(pdf).hexdigest() == digest
    assert not any(word in snapshot for word in ("uplift", "cost", "lead_days"))


@pytest.mark.parametrize("pieces", [1, 5, 40])
def test_everything_stands_inside_its_zone_and_amounts_align(desk: Desk, pieces: int) -> None:
    lines = [
        replace(make.first_lines(desk.store)[place % 5], image_ref=f"{place:04}") for place in range(pieces)
    ]
    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.placed(desk.store, desk.staff.daniel, desk.family, lines)
    with pdfplumber.open(io.BytesIO(desk.store.ask(orders.paper, order_id))) as document:
        half = len(document.pages) // 2
        for page in document.pages:
            assert all(word["x0"] >= 24 * MM and word["x1"] <= 186 * MM for word in page.extract_words())
            assert all(word["bottom"] <= 290 * MM for word in page.extract_words())
        top = document.pages[0].crop((8 * MM, 44 * MM, 113 * MM, 92 * MM)).extract_words()
        assert all(word["x0"] >= 25 * MM - 1 and word["x1"] <= 98 * MM for word in top)
        assert all(word["top"] >= 58 * MM - 1 and word["bottom"] <= 82 * MM + 1 for word in top)
        ends = {
            round(word["x1"])
            for page in document.pages[:half]
            for word in page.extract_words()
            if word["text"].startswith("£") and word["x1"] > 170 * MM
        }
        assert max(ends) - min(ends) <= 1, "the pounds and pence stand under each other"
        assert "signed" not in document.pages[0].extract_text()
        last = document.pages[half - 1].extract_text()
        assert "for Marsh & Reed Portraits" in last, "the signatures stand at the foot of the last page"


def test_large_print_and_a_six_line_address_still_fit(desk: Desk) -> None:
    by = desk.staff.priya
    grand: HouseholdDraft = replace(
        make_clients.ASHWORTHS,
        large_print=True,
        address1="Flat 3, The Old Rectory",
        address2="14 Orchard Lane",
        address3="Little Blackmore-under-Edge",
    )
    with clock.standing_at(make.FIRST_EVENING):
        family = HouseholdId(desk.store.do(clients.register, grand, by=by))
        order_id = make.placed(desk.store, by, family, make.first_lines(desk.store))
    text = said(desk.store.ask(orders.paper, order_id))
    assert "at the studio, Marlford, with Priya Shah" in text
    assert "Little Blackmore-under-Edge" in text


def test_prices_without_tax_show_the_tax_on_top(desk: Desk) -> None:
    studio = desk.store.ask(business.studio)
    names = [name for name in StudioDetails.__dataclass_fields__ if name != "prices_include_tax"]
    details = StudioDetails(**{name: getattr(studio, name) for name in names}, prices_include_tax=False)
    desk.store.do(business.amend_studio, details, studio.version, by=desk.staff.helen)
    with clock.standing_at(make.FIRST_EVENING):
        payment = PaymentDraft(Money(1_866_00), Method.CASH)
        order_id = make.placed(
            desk.store, desk.staff.helen, desk.family, make.first_lines(desk.store), payment
        )
    text = said(desk.store.ask(orders.paper, order_id))
    assert "Before VAT £1,555.00 VAT at 20 % £311.00 Together £1,866.00 Paid today in cash £1,866.00" in text
    assert "There is nothing more to pay." in text
