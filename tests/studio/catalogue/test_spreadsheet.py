"""A price list goes out to a spreadsheet and comes back the same; what is wrong with a row is told by its number."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from studio import catalogue
from studio.catalogue import Becomes, Edition, Framing, ReadPriceList
from studio.db import Store
from studio.errors import Refused
from studio.lists import Sheet, SheetRow, export_list
from studio.lists.sheets import parse
from studio.money import Money
from tests.make.business import marsh_and_reed

ON = date(2026, 9, 16)
HEADS = (
    "Kind",
    "Set",
    "Product",
    "Wide",
    "High",
    "Finish",
    "Made up",
    "Price",
    "Per metre",
    "Included",
    "Tax %",
    "How many",
)


def read(
    *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS, present: Edition | None = None
) -> ReadPriceList:
    numbered = tuple(SheetRow(number, row) for number, row in enumerate((heads, *rows), 1))
    return catalogue.read_from(Sheet("prices.xlsx", numbered), present or Edition(None))


def price(typed: str, product: str = "Print", wide: str = "10") -> tuple[str, ...]:
    return ("Price", "", product, wide, "8", "lustre", "", typed)


def test_an_exported_list_is_read_back_as_the_same_list_with_every_cell_typed(
    store: Store, tmp_path: Path
) -> None:
    helen = marsh_and_reed(store).helen
    present = store.ask(catalogue.edition_on, ON)
    listing = catalogue.price_list_listing(present.price_list.id)
    for name in ("list.xlsx", "list.csv"):
        file = tmp_path / name
        assert export_list(store, helen, listing, file) == 32
        if name == "list.csv":
            rows = tuple(SheetRow(number, tuple(cells)) for number, cells in parse(file)["rows"])
            back = catalogue.read_from(Sheet(name, rows), present)
        else:
            back = catalogue.read_price_list(file, present)  # by the worker process
        assert (back.parts, back.troubles) == (catalogue.parts_of(present), ())
        assert {each.becomes for each in back.changes} == {Becomes.SAME}
    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert [type(cell.value) for cell in sheet[2]][2:8] == [str, int, int, str, str, float]
    assert sheet["H2"].number_format == "#,##0.00"


def test_what_is_new_changed_and_gone_is_told_against_the_present_list(sqlite_store: Store) -> None:
    marsh_and_reed(sqlite_store)
    present = sqlite_store.ask(catalogue.edition_on, ON)
    parts = catalogue.parts_of(present)
    first, second, *rest = parts.prices
    after = replace(
        parts,
        prices=(replace(first, amount=Money(140_00)), replace(second, finish="walnut"), *rest),
        choices=parts.choices[1:],
    )
    told = {(each.title, each.becomes): each.after for each in catalogue.changes(present, after)}
    assert told["Framed print, 8 × 6 in, oak frame", Becomes.CHANGED] == "£140.00, framed, 10 days"
    assert ("Framed print, 10 × 8 in, walnut", Becomes.NEW) in told
    assert ("Framed print, 10 × 8 in, oak frame", Becomes.GONE) in told
    assert ("Moulding: Natural oak", Becomes.GONE) in told


def test_amounts_are_read_as_people_and_spreadsheets_write_them() -> None:
    typed = {
        "12,50": 12_50,
        "£12.5": 12_50,
        "12.5": 12_50,
        "1,250": 1_250_00,
        "£1,250.00": 1_250_00,
        "895": 895_00,
    }
    found = read(*(price(each, wide=str(wide)) for wide, each in enumerate(typed, 8)))
    assert found.troubles == ()
    assert [each.amount.minor for each in found.parts.prices] == list(typed.values())


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (price("1e9"), "Price: “1e9” is no amount"),
        (price("1000000000"), "Price: “1000000000” is no amount"),
        (price("nan"), "is no amount"),
        (price("12.505"), "is no amount"),
        (price("1.250,00"), "is no amount"),
        (price("#REF!"), "is no amount"),
        (price("-5"), "A price is nothing or more."),
        (price(""), "Price is missing. If a formula stands there"),
        (price("5", wide=""), "Wide is missing."),
        (price("5", wide="8.5"), "Wide is a whole number, not “8.5”."),
        (price("5", wide="400"), "inches from 1 to 120"),
        (price("5", product=""), "Merged cells hold their words in the first row only."),
        (price("5", product="x" * 90), "shorten"),
        (("Price", "", "Print", "9", "8", "lustre", "glued", "5"), "Made up is none, mounted or framed."),
        (("Moulding", "", "Bog oak", "", "", "", "", "5"), "There is no moulding called “Bog oak”."),
        (("Extra", "", "Plaque", "", "", "", "", "5", "", "perhaps"), "Included is yes or no"),
        (("In the set", "Pair", "Print", "10", "8", "lustre"), "does not stand above it"),
        (("Widget", "", "Print"), "“Widget” is no kind of row"),
        (("Price", "", "Print", "9", "8", "lustre", "", "5", "", "", "200"), "rate from 0 to 100"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_with_its_number(row: tuple[str, ...], says: str) -> None:
    found = read(price("5", "Other"), row)
    assert [each.row for each in found.troubles] == [3]
    assert says in found.troubles[0].sentence


def test_a_price_or_a_set_twice_and_a_set_of_nothing_known_are_told_at_their_rows() -> None:
    found = read(
        price("5"),
        price("6", product="print "),
        ("Set", "Pair", "", "", "", "", "", "9"),
        ("In the set", "pair", "Canvas", "10", "8", "lustre", "", "", "", "", "", "2"),
        ("Set", "PAIR", "", "", "", "", "", "9"),
    )
    assert [(each.row, each.sentence[:20]) for each in found.troubles] == [
        (3, "This product is on t"),
        (4, "A picture of this se"),
        (6, "Two sets have that n"),
    ]


def test_a_list_of_somebody_elses_making_is_read_by_its_own_headings() -> None:
    heads = ("Description", "Size", "Finish", "Amount", "VAT", "Framing")
    found = read(
        ("Canvas wrap", "30 x 24 in", "matt", "210", "12.5", "FRAMED"),
        ("Book", "12×12", "linen", "£300", "0"),
        heads=heads,
    )
    assert found.troubles == ()
    wrap, book = found.parts.prices
    assert (wrap.width_in, wrap.height_in, wrap.tax_basis_points, wrap.framing) == (
        30,
        24,
        1250,
        Framing.FRAMED,
    )
    assert (book.width_in, book.amount, book.tax_basis_points) == (12, Money(300_00), 0)
    with pytest.raises(Refused, match="no row of headings"):
        read(("a", "b"), heads=("Title", "Cost"))
