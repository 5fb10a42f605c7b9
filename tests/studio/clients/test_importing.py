"""Contacts files taken in: each contact becomes one household, once, and a file comes in whole or not at all."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from studio import clients
from studio.actor import Actor, Role
from studio.db import Store
from studio.errors import Refused, StudioError
from studio.progress import Progress
from tests.make import clients as make

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Ashworth;Claire;;Mrs;
FN:Claire Ashworth
TEL;TYPE=HOME:+44 1632 960123
EMAIL:claire.ashworth@example.com
ADR;TYPE=HOME:;;14 Orchard Lane;Highworth;;SN6 7AA;United Kingdom
BDAY:1979-02-03
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Okafor;Ada;Grace;Dr;
FN:Dr Ada Grace Okafor
TEL;TYPE=CELL:07700 900333
ADR;TYPE=HOME:;;3 rue Haute;Lyon;;69001;France
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:
NOTE:nobody at all
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Okafor;Ada;Grace;Dr;
FN:Dr Ada Grace Okafor
TEL;TYPE=CELL:+447700900333
NOTE:once more
END:VCARD
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Four cards: a family we may know, a doctor twice, and nobody."""
    file = tmp_path / "contacts.vcf"
    file.write_text(CARDS.replace("\n", "\r\n"), encoding="utf-8")
    return file


def take_in(store: Store, file: Path) -> clients.ImportReport:
    return clients.take_in(store, make.PRIYA, clients.read_in([file]))


def test_a_file_makes_its_contacts_once_however_often_it_comes(store: Store, cards: Path) -> None:
    first, second = take_in(store, cards), take_in(store, cards)
    assert (first.made, first.already_here, first.refused) == (2, 1, 1)
    assert (second.made, second.already_here, second.refused) == (0, 3, 1)
    assert store.ask(clients.count) == 2


def test_the_preview_says_what_would_be_made_and_makes_nothing(store: Store, cards: Path) -> None:
    make.ashworths(store)
    _, [preview] = clients.preview_files(store, [cards])
    assert preview is not None
    assert [line.name for line in preview.made] == ["Ada Grace Okafor"]
    assert [line.name for line in preview.already_here] == ["Claire Ashworth", "Ada Grace Okafor"]
    assert [one.reason for one in preview.refused] == [
        "This card has no name, telephone or e-mail, so there is nobody to make."
    ]
    assert store.ask(clients.count) == 1


def test_a_contact_with_the_name_and_number_of_a_client_is_already_here(store: Store, cards: Path) -> None:
    household_id = make.ashworths(store)
    report = take_in(store, cards)
    assert (report.made, report.already_here) == (1, 2)
    assert [each.household_id for each in store.ask(clients.find, "claire")] == [household_id]


def test_an_imported_client_is_addressed_found_and_told_as_any_other(store: Store, cards: Path) -> None:
    take_in(store, cards)
    [found] = store.ask(clients.find, ["okafor", "0333"][0])
    row = store.ask(clients.household, found.household_id)
    assert (row.salutation, row.addressee) == ("Dr Okafor", "Dr A G Okafor")
    assert row.address_lines == ("3 rue Haute", "69001 LYON", "FRANCE")
    assert [each.household_id for each in store.ask(clients.find, "0333")] == [found.household_id]
    [event] = store.ask(clients.story, found.household_id)
    assert (event.title, event.detail) == ("Taken in from a contacts file", "contacts.vcf")
    assert store.ask(clients.owed, row.on) == []


def test_the_report_accounts_for_every_contact(sqlite_store: Store, cards: Path) -> None:
    told = json.loads(json.dumps(take_in(sqlite_store, cards).plain()))
    [file] = told["files"]
    assert file["contacts"] == len(file["clients"]) + len(file["refused"]) == 4
    assert told["made"] + told["already_here"] == len(file["clients"])
    assert set(file["clients"][0]) == {"first", "last", "name", "telephones", "emails", "address", "birthday"}
    assert file["clients"][0]["birthday"] == "1979-02-03"
    assert set(file["refused"][0]) == {"at", "reason"}


KILLED = """
import os, sys
from sqlalchemy import event
from sqlalchemy.orm import Session
from studio import clients
from studio.schema import open_store
from tests.make import clients as make
event.listen(Session, "before_commit", lambda db: os._exit(9))
clients.take_in(open_store(sys.argv[1]), make.PRIYA, clients.read_in([sys.argv[2]]))
"""
"""Takes a file in and dies when all is written and nothing is safe yet."""


def test_killed_before_the_first_contacts_are_safe_nothing_of_the_file_is_there(
    store: Store, cards: Path
) -> None:
    house = Path(clients.__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.target), str(cards)], cwd=house)
    assert ended.returncode == 9
    assert store.ask(clients.count) == 0
    assert store.ask(clients.find, "okafor") == []
    assert take_in(store, cards).made == 2


def test_a_failure_in_the_middle_of_a_file_leaves_nothing(sqlite_store: Store, cards: Path) -> None:
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON imported_contact "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    with pytest.raises(StudioError):
        take_in(sqlite_store, cards)
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk")
    assert sqlite_store.ask(clients.count) == 0
    assert sqlite_store.ask(clients.find, "okafor") == []


def test_what_is_sent_again_with_its_key_is_answered_and_not_done_again(store: Store, cards: Path) -> None:
    files = clients.read_in([cards])
    first = clients.take_in(store, make.PRIYA, files, keys=["a" * 32])
    second = clients.take_in(store, make.PRIYA, files, keys=["a" * 32])
    assert first.plain() == second.plain()
    assert store.ask(clients.count) == 2


def test_a_file_that_is_none_is_told_and_does_not_stop_the_others(
    store: Store, cards: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    report = clients.take_in(store, make.PRIYA, clients.read_in([empty, cards, tmp_path / "gone.vcf"]))
    assert [each.trouble for each in report.files] == [
        "“empty.csv” is empty.", "", "“gone.vcf” cannot be found.",
    ]  # fmt: skip
    assert report.made == 2
    assert report.files[0].plain()["contacts"] == 0


def many(tmp_path: Path, count: int) -> Path:
    file = tmp_path / "many.csv"
    rows = [f"Jo,Lane{number},jo{number}@example.com" for number in range(count)]
    file.write_text("\n".join(["First Name,Last Name,E-mail Address", *rows]))
    return file


def test_stopped_what_is_in_stays_the_report_says_what_was_left_and_the_same_files_bring_it(
    store: Store, cards: Path, tmp_path: Path
) -> None:
    files = clients.read_in([many(tmp_path, 250), cards])
    progress = Progress(lambda done, _of, _what: progress.cancel() if done >= 200 else None)
    report = clients.take_in(store, make.PRIYA, files, progress)
    assert (report.made, report.left) == (200, 53)
    assert store.ask(clients.count) == 200
    again = clients.take_in(store, make.PRIYA, files)
    assert (again.made, again.already_here, again.left) == (52, 201, 0)


def test_killed_in_the_middle_of_a_long_list_whole_pieces_are_there_and_the_rest_comes_once(
    store: Store, tmp_path: Path
) -> None:
    house, file = Path(clients.__file__).parents[2], many(tmp_path, 250)
    third = KILLED.replace(
        "lambda db: os._exit(9)", "lambda db: seen.append(1) or len(seen) < 3 or os._exit(9)"
    )
    script = third.replace("event.listen(", "seen = []\nevent.listen(")
    ended = subprocess.run([sys.executable, "-c", script, str(store.target), str(file)], cwd=house)
    assert ended.returncode == 9
    assert store.ask(clients.count) in (100, 200)
    assert take_in(store, file).left == 0
    assert store.ask(clients.count) == 250


def test_a_photographer_takes_no_contacts_in(sqlite_store: Store, cards: Path) -> None:
    daniel = Actor(2, "Daniel Reed", Role.PHOTOGRAPHER)
    with pytest.raises(Refused, match="Only a receptionist or the owner"):
        clients.take_in(sqlite_store, daniel, clients.read_in([cards]))


def test_names_of_many_countries_become_households_that_can_be_found(store: Store, tmp_path: Path) -> None:
    names = [
        ("Գրիգոր", "Գրիգորյան"), ("Zoë", "Müller-Łukasiewicz"), ("محمد", "العلي"), ("שרה", "כהן"), ("अनिल", "शर्मा"),
        ("小明", "王"), ("Nguyễn", "Thị Minh Khai"), ("Smith", "<tom@example.com>"), ("=cmd()", "O'Brien"),
        ("Ἀθηνᾶ", "Παπαδοπούλου"),
    ]  # fmt: skip
    file = tmp_path / "names.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("First Name", "Last Name"), *names])
    report = take_in(store, file)
    assert (report.made, report.refused) == (len(names), 0)
    kept = {(row.people[0].first, row.people[0].last) for row in _all(store)}
    assert kept == set(names)
    for _, last in names:
        assert store.ask(clients.find, last), last


def _all(store: Store) -> list[clients.HouseholdRow]:
    def rows(db: Session) -> list[clients.HouseholdRow]:
        return [clients.household(db, line.id) for line in clients.page(db)]

    return store.ask(rows)
