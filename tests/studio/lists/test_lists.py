"""Any list as a file: what opens it sees text as text, money as money, and runs nothing."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from studio import clients, contacts
from studio.db import Store
from studio.db.audit import AuditRow
from studio.errors import Refused
from studio.lists import Listing, as_csv, as_xlsx, export_list
from studio.money import Money
from studio.progress import Cancelled, Progress
from tests import make
from tests.make.business import Staff, marsh_and_reed

FORMULAS = ("=1+1", "+44 1632 960123", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x")
HARMLESS = (
    "01632 960123",
    "01632960123",
    "O'Brien",
    "'tis",
    "<b>",
    "Zoë",
    "עברית",
    "a,b;c",
    'say "so"',
    "1e9",
    "",
)


def of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_csv_guards_what_would_run_and_keeps_the_rest_as_it_is() -> None:
    data = as_csv(["Name"], [(each,) for each in (*FORMULAS, *HARMLESS)])
    assert data.startswith(b"\xef\xbb\xbf")
    cells = ["".join(row) for row in of_csv(data)[1:]]
    assert cells == [*(f"'{each}" for each in FORMULAS), *HARMLESS]


def test_days_and_money_in_a_csv_are_the_same_in_every_country() -> None:
    row = (date(2026, 12, 8), datetime(2026, 12, 8, 19, 30), Money(155500), Money(-50), 7, None)
    assert of_csv(as_csv(["a", "b", "c", "d", "e", "f"], [row]))[1] == [
        "2026-12-08", "2026-12-08 19:30", "1555.00", "-0.50", "7", "",
    ]  # fmt: skip


def test_every_cell_of_a_workbook_is_what_it_says() -> None:
    texts = [(each,) for each in (*FORMULAS, *HARMLESS) if each]
    typed = (
        Money(155599),
        date(2026, 12, 8),
        datetime(2026, 12, 8, 19, 30),
        7,
        date(1850, 1, 1),
        "x" * 40_000,
    )
    for book, expected in (
        (as_xlsx("Clients: [all]*", ["Name"], texts), None),
        (as_xlsx("Typed", list("abcdef"), [typed]), ["n", "d", "d", "n", "s", "s"]),
    ):
        sheet = openpyxl.load_workbook(io.BytesIO(book)).active
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
        if expected is None:
            assert [cell.data_type for cell in cells] == ["s"] * len(texts)
            told = [str(cell.value).replace("_x000D_", "\r") for cell in cells]
            assert told == [text for (text,) in texts]
            continue
        assert [cell.data_type for cell in cells] == expected
        assert [cell.value for cell in cells[:5]] == [
            1555.99, datetime(2026, 12, 8), datetime(2026, 12, 8, 19, 30), 7, "1850-01-01",
        ]  # fmt: skip


def test_what_no_pen_can_write_breaks_no_file() -> None:
    odd = "a\x00b\x0bc\ud800d\ufffee"
    assert openpyxl.load_workbook(io.BytesIO(as_xlsx("Odd", ["Name"], [(odd,)]))).active["A2"].value
    assert len(of_csv(as_csv(["Name"], [(odd.replace("\x00", ""),)]))) == 2


# --- a whole list -------------------------------------------------------------------------------------------


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def families(store: Store, staff: Staff, count: int) -> None:
    for number in range(count):
        person = clients.PersonDraft("Ann", f"Smith {number:03}")
        draft = clients.HouseholdDraft(
            people=(person,), telephones=(clients.TelephoneDraft("+44 1632 960123"),)
        )
        store.do(clients.register, draft, by=staff.priya)


CLIENTS = Listing(
    "Clients",
    ("Client", "Telephone", "Since"),
    lambda row: (row.name, row.telephone, row.since),
    clients.page,
    lambda row: (row.filed_under, row.id),
    clients.count,
)


def test_every_page_of_a_long_list_goes_out_and_it_is_noted_without_names(
    store: Store, staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.lists.exporting.PIECE", 4)
    families(store, staff, 10)
    file = tmp_path / "clients.csv"
    told: list[tuple[int, int]] = []
    assert (
        export_list(store, staff.helen, CLIENTS, file, Progress(lambda done, of, _: told.append((done, of))))
        == 10
    )
    assert [row[0] for row in of_csv(file.read_bytes())[1:]] == [
        f"Ann Smith {number:03}" for number in range(10)
    ]
    assert told[-1] == (10, 10)
    noted = store.ask(
        lambda db: db.execute(
            select(AuditRow.gesture, AuditRow.entity_id, AuditRow.facts).where(AuditRow.act == "exported")
        ).one()
    )
    assert tuple(noted) == ("records.export_list", "Clients", '{"rows": [null, 10]}')


def test_a_list_that_went_out_as_csv_comes_in_again_with_its_telephones_whole(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    families(store, staff, 2)
    file = tmp_path / "clients.csv"
    export_list(store, staff.helen, CLIENTS, file)
    assert b"'+44 1632 960123" in file.read_bytes()
    found = contacts.read(file)
    assert [(each.name, each.telephones[0].typed) for each in found.people] == [
        ("Ann Smith 000", "+44 1632 960123"),
        ("Ann Smith 001", "+44 1632 960123"),
    ]


def test_only_the_owner_takes_a_list_out_and_what_is_stopped_leaves_no_file(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    make.clients.ashworths(store, staff.priya)
    file = tmp_path / "clients.xlsx"
    with pytest.raises(Refused, match="Only the owner can do this"):
        export_list(store, staff.priya, CLIENTS, file)
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        export_list(store, staff.helen, CLIENTS, file, stopped)
    assert not file.exists()
