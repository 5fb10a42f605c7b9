"""The price list on paper: sizes in words, what the prices include, from which day, on as many pages as it takes."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from studio import business, catalogue
from studio.catalogue import PriceDraft, PriceListDraft, PriceListPaper
from studio.db import Store
from studio.errors import Missing, Refused
from studio.money import Money
from tests import make
from tests.make.business import Staff, marsh_and_reed

ON = date(2026, 9, 23)


@pytest.fixture
def staff(store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(store)


def read_on(store: Store, on: date = ON) -> PriceListPaper:
    row = store.ask(catalogue.price_list_in_force, on)
    assert row is not None
    return store.ask(catalogue.price_list_paper, row.id, on)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_it_says_sizes_in_words_with_prices_what_they_include_and_from_when(
    store: Store, staff: Staff
) -> None:
    read = pages(catalogue.draw_price_list(read_on(store)))
    assert len(read) == 2
    page = " ".join(read)
    assert page.startswith("Marsh & Reed Portraits")
    assert "These prices hold from" in page
    assert "Framed print, oak frame" in page
    assert "30 inches wide by 24 inches high £895.00" in page
    assert "Every price includes VAT at 20 %." in page
    assert page.count("oak frame") == 1, "what all of them have is said once"
    for said in (
        "Three together 3 × Framed print, 10 inches wide by 8 inches high £450.00",
        "Natural oak, Black and White included",
        "Walnut for each metre around the frame £18.00",
        "Plaque with names for each picture £25.00",
        "30 inches wide by 24 inches high is 3.3 metres around, so Walnut adds £60.05 to it",
    ):
        assert said in page


def test_where_finishes_differ_each_price_has_its_own(store: Store, staff: Staff) -> None:
    prices = tuple(
        PriceDraft("Framed print", 30, 24, finish, Money(pounds * 100))
        for finish, pounds in (("oak", 895), ("black", 845))
    )
    store.do(catalogue.add_price_list, PriceListDraft("Autumn", date(2026, 12, 1), prices), by=staff.helen)
    (page,) = pages(catalogue.draw_price_list(read_on(store, date(2026, 12, 2))))
    assert "30 inches wide by 24 inches high oak £895.00" in page
    assert "30 inches wide by 24 inches high black £845.00" in page


def test_a_long_list_has_several_pages_and_large_print_more_of_them(store: Store, staff: Staff) -> None:
    read = read_on(store)
    many = tuple(
        replace(read.prices[0], product=f"Kind {kind}", width_in=side + 8, height_in=side + 6)
        for kind in range(12)
        for side in range(8)
    )
    long = replace(read, prices=many, sets=(), by_the_metre=())
    plain, large = (pages(catalogue.draw_price_list(long, large_print=size)) for size in (False, True))
    assert 1 < len(plain) < len(large)
    assert sum(page.count("inches high") for page in plain) == 96
    assert f"page 2 of {len(plain)}" in plain[1]


def test_without_tax_or_telephone_nothing_is_said_of_them(store: Store, staff: Staff) -> None:
    page = " ".join(pages(catalogue.draw_price_list(replace(read_on(store), tax="", telephone=""))))
    assert "VAT" not in page
    assert "ring" not in page


def test_the_same_reading_gives_the_same_bytes(store: Store, staff: Staff) -> None:
    first, again = read_on(store), read_on(store)
    assert first == again
    catalogue.draw_price_list.cache_clear()
    drawn = catalogue.draw_price_list(first)
    catalogue.draw_price_list.cache_clear()
    assert catalogue.draw_price_list(again) == drawn


def test_before_the_first_list_none_is_in_force(store: Store, staff: Staff) -> None:
    assert store.ask(catalogue.price_list_in_force, date(2019, 12, 31)) is None
    with pytest.raises(Missing):
        store.ask(catalogue.price_list_paper, catalogue.PriceListId(999), ON)


def test_a_letter_that_no_face_has_is_refused_before_anything_is_printed(store: Store, staff: Staff) -> None:
    read = read_on(store)
    odd = replace(read, prices=(replace(read.prices[0], product="Print \U0001f9ff"),))
    with pytest.raises(Refused):
        catalogue.draw_price_list(odd)


def test_the_telephone_of_the_studio_is_on_it(store: Store, staff: Staff) -> None:
    page = " ".join(pages(catalogue.draw_price_list(read_on(store))))
    assert store.ask(business.studio).telephone in page
    assert make.catalogue.price(store, "Print", 8, 6).amount.show() in page
