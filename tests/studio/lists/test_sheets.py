"""A list from outside is read as plain rows, whatever it was made with; what is no honest list is refused in words."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from studio.errors import Refused
from studio.lists import read_sheet
from studio.lists.sheets import MOST_ROWS, parse


def workbook(folder: Path, *rows: tuple[object, ...], name: str = "list.xlsx") -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def test_a_workbook_is_read_by_its_first_sheet_in_sight_each_cell_as_it_says(tmp_path: Path) -> None:
    book = Workbook()
    secret = book.active
    secret.title, secret.sheet_state = "Costs", "hidden"
    secret.append(["secret"])
    seen = book.create_sheet("Prices")
    seen.append(["  Product ", "Price"])
    seen.append([None, None])
    seen.append(["Print\n8 × 6", 12.5, 1e9, 0.1 + 0.2, float("nan")])
    seen.append(["=1+1", True, date(2027, 1, 2), "'tis", "'=1+1"])
    seen.append(["Merged", 5])
    seen.append(["under it", 6])
    seen.merge_cells("A5:A6")
    book.create_sheet("Old").append(["x"])
    book.save(tmp_path / "list.xlsx")
    sheet = read_sheet(tmp_path / "list.xlsx")  # by the worker process
    assert sheet.left_out == ("Costs", "Old")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Product", "Price")),
        (3, ("Print 8 × 6", "12.5", "1000000000", "0.3")),
        (4, ("", "yes", "2027-01-02", "'tis", "=1+1")),
        (5, ("Merged", "5")),
        (6, ("", "6")),
    ]


def test_a_csv_is_read_whatever_parts_its_cells_and_in_whichever_character_set(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    for content in (
        "Product;Price\nRähmen;12,50\n".encode("cp1252"),
        "sep=;\nProduct;Price\nRähmen;12,50\n".encode(),
        "Product\tPrice\nRähmen\t12,50\n".encode("utf-16"),
        '\ufeffProduct,Price\nRähmen,"12,50"\n'.encode(),
    ):
        file.write_bytes(content)
        assert [cells for _, cells in parse(file)["rows"]] == [
            ["Product", "Price"],
            ["Rähmen", "12,50"],
        ]


def test_what_is_no_list_or_far_too_long_is_refused_in_a_sentence(tmp_path: Path) -> None:
    long = workbook(tmp_path, *((number,) for number in range(MOST_ROWS + 2)), name="long.xlsx")
    files: dict[Path, str] = {long: "more than 5,000 rows"}
    for name, content, says in (
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "old workbook"),
        ("picture.csv", b"\x89PNG\r\n" + bytes(100), "no workbook"),
        ("cut.xlsx", long.read_bytes()[:2_000], "no workbook"),
        ("many.csv", b"Product,Price\n" + b"a,1\n" * 1_000_000, "more than 5,000 rows"),
    ):
        files[tmp_path / name] = says
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as packed:
        packed.writestr("holiday.txt", "no workbook at all")
    files[tmp_path / "other.xlsx"] = "no workbook"
    for file, says in files.items():
        with pytest.raises(Refused, match=says):
            parse(file)


def test_a_bomb_is_refused_before_it_is_unpacked_and_a_giant_before_it_is_opened(tmp_path: Path) -> None:
    bomb = zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with bomb as packed, packed.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(210):
            part.write(bytes(1_000_000))
    with pytest.raises(Refused, match="swells to more"):
        parse(tmp_path / "bomb.xlsx")
    with (tmp_path / "giant.csv").open("wb") as file:
        file.seek(51_000_000)
        file.write(b"x")
    with pytest.raises(Refused, match="larger than 50 MB"):
        read_sheet(tmp_path / "giant.csv")
    with pytest.raises(Refused, match="is a folder"):
        read_sheet(tmp_path)


def test_a_workbook_whose_parts_swell_as_they_are_read_is_refused(tmp_path: Path) -> None:
    honest = workbook(tmp_path, ("Product", "Price"))
    with zipfile.ZipFile(honest) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    lol = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9)
    )
    parts["xl/worksheets/sheet1.xml"] = lol + b"]><worksheet>&j;</worksheet>"
    with zipfile.ZipFile(tmp_path / "liar.xlsx", "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    with pytest.raises(Refused, match="no workbook"):
        parse(tmp_path / "liar.xlsx")
