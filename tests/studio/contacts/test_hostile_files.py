"""Contacts files that are broken or meant to break something: a plain sentence, and the program lives on."""

import contextlib
import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.contacts import ContactFile, read
from studio.contacts.parsing import parse
from studio.contacts.rows import from_plain, to_plain
from studio.errors import Refused, StudioError, Trouble

FILES = Path(__file__).parents[2] / "data" / "contacts"
MUTATED_INPUTS = 2_000


def card(line: bytes) -> bytes:
    return b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + line + b"\r\nEND:VCARD\r\n"


def refusal(data: bytes, name: str = "odd.vcf") -> str:
    with pytest.raises(Refused) as refused:
        parse(data, name)
    return refused.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(100),
        b"%PDF-1.7\n",
        b"SQLite format 3\x00" + bytes(99),
        b"<!DOCTYPE html><html>",
        b'{"name": "Ann"}',
        bytes(range(256)) * 9,
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"Dear Ann,\nwe were at the sea.\n",
        b"just words",
    ],
)
def test_what_holds_no_contacts_is_refused_whole(data: bytes) -> None:
    assert refusal(data).startswith("“odd.vcf” holds no contacts we can read.")


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refusal(data) == "“odd.vcf” is empty."


def test_too_much_is_refused_with_what_to_do() -> None:
    assert "more than 5,000 cards" in refusal(card(b"FN:A") * 5_001)
    assert "larger than 5 MB" in refusal(card(b"NOTE:" + b"x" * 5_000_000))
    assert "more than 100,000 rows" in refusal(b"Name,Phone\n" + b"a,1\n" * 100_001)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a folded note": lambda: card(b"FN:A\r\nNOTE:" + b"\r\n ".join([b"x" * 70] * 60_000)),
    "a name of one letter a line": lambda: card(b"FN:" + b"\r\n ".join([b"x"] * 300_000)),
    "soft line ends": lambda: card(b"FN;QUOTED-PRINTABLE:" + b"=\r\n".join([b"=41" * 20] * 60_000)),
    "a picture": lambda: card(b"FN:A\r\nPHOTO;ENCODING=b:" + b"\r\n ".join([b"QUJD" * 18] * 60_000)),
    "parameters": lambda: card(b"FN:A\r\nTEL" + b";TYPE=a" * 300_000),
    "open quotes": lambda: card(b'FN:A\r\nTEL;X="' + b'";X="' * 300_000 + b":1"),
    "parameters without a colon": lambda: card(b"FN:A\r\nTEL;" + b"a=b," * 300_000),
    "telephones": lambda: card(b"FN:A\r\n" + b"TEL:1\r\n" * 100_000),
    "empty parts": lambda: card(b"N:" + b";" * 999_999),
    "backslashes": lambda: card(b"N:" + b"\\" * 999_999),
    "e-mail addresses": lambda: card(b"FN:A\r\nEMAIL:" + b"a@b.c," * 300_000),
    "cards in cards": lambda: b"BEGIN:VCARD\r\nAGENT:\r\n" * 4_000,
    "accents on accents": lambda: card(b"FN:" + "\u0301\u0316".encode() * 500_000),
    "a name of a megabyte": lambda: b"Name,Phone\n" + b"x" * 1_000_000 + b",1\n",
    "a quote never closed": lambda: b'Name,Phone\n"' + b"x" * 3_000_000,
    "quotes never closed": lambda: b"Name,Phone\n" + b'"a\n' * 3_001,
    "columns": lambda: b"Name" + b"," * 500_000 + b"\nAnn\n",
    "a birthday": lambda: b"Name,Birthday\nA," + b"9" * 1_000_000,
    "an address": lambda: b'Name,Address\nA,"' + b", " * 500_000 + b'"',
    "signs": lambda: b"Name,Email\nA," + b"@" * 500_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_bomb_costs_more_than_a_moment(bomb: str) -> None:
    data = BOMBS[bomb]()
    began = time.process_time()
    assert parse(data, bomb).contacts >= 1
    assert time.process_time() - began < 5


def test_the_worker_hands_back_the_same_rows() -> None:
    file = FILES / "ez-vcard" / "fullcontact.vcf"
    assert read(file) == parse(file.read_bytes(), file.name)


def test_odd_file_names_are_only_names(tmp_path: Path) -> None:
    for name in ("--help", "-c", "a b; rm.vcf", "Zoë’s.csv", "$(x).vcf"):
        (tmp_path / name).write_bytes(card(b"FN:Ann"))
        assert read(tmp_path / name).file == name


def test_folders_missing_and_strange_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "none.vcf").touch()
    for path, sentence in (
        (tmp_path, "is a folder"),
        (tmp_path / "gone.vcf", "cannot be found"),
        (tmp_path / "none.vcf", "is empty"),
    ):
        with pytest.raises(Refused, match=sentence):
            read(path)
    with pytest.raises(StudioError, match=r"cannot be (found|opened)"):
        read(f"{tmp_path}/a\0b.vcf")


def test_a_file_larger_than_any_list_is_refused_unopened(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as opened:
        opened.truncate(50_000_001)
    with pytest.raises(Refused, match="larger than 50 MB"):
        read(file)


def test_a_worker_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.contacts.reading.PATIENCE", 0.001)
    (tmp_path / "slow.vcf").write_bytes(card(b"FN:Ann"))
    with pytest.raises(Trouble, match="could not be read in good time"):
        read(tmp_path / "slow.vcf")


def test_a_worker_that_wants_too_much_memory_ends_alone(tmp_path: Path) -> None:
    file = tmp_path / "heavy.csv"
    file.write_bytes(b"Name,Phone" + b"\n1" * 24_000_000)
    with pytest.raises(StudioError, match=r"could not be read in good time|more than 100,000 rows"):
        read(file)


def test_files_changed_at_random_give_rows_or_a_refusal() -> None:
    seeds = [file.read_bytes() for file in sorted(FILES.rglob("*")) if file.suffix in (".vcf", ".csv")]
    seeds = [seed[:3000] for seed in seeds]
    chance = random.Random(20_261_122)
    read_at_all = 0
    for number in range(MUTATED_INPUTS):
        data = _mutated(chance, chance.choice(seeds), chance.choice(seeds))
        try:
            found = parse(data, f"{number}.txt")
        except Refused:
            continue
        read_at_all += 1
        _holds(found)
    assert read_at_all > MUTATED_INPUTS // 2


_SPICES = (
    b"\x00",
    b"\r",
    b"\n",
    b"\r\n ",
    b"=\r\n",
    b'"',
    b";",
    b":",
    b",",
    b"\\",
    b"=",
    b"\xff",
    b"\xed\xa0\x80",
    b"'",
    b"=cmd()",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x91\xa8\xe2\x80\x8d",
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"AGENT:\r\n",
    b"item1.",
    b";ENCODING=QUOTED-PRINTABLE",
    b";CHARSET=utf-16",
    b";CHARSET=utf-7",
    b";ENCODING=b",
    b"@",
    b"<tom@example.com>",
    b"--",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"{{7*7}}",
    b"9" * 400,
)


def _mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0:
                changed[place:place] = chance.choice(_SPICES)
            case 1:
                del changed[place : place + chance.randint(1, 40)]
            case 2 if place < len(changed):
                changed[place] = chance.randrange(256)
            case 3:
                start = chance.randrange(len(other) + 1)
                changed[place:place] = other[start : start + chance.randint(1, 200)]
            case 4:
                changed[place:place] = changed[max(place - 60, 0) : place]
            case _:
                changed = changed[:place] if chance.random() < 0.1 else changed
    return bytes(changed) if chance.random() < 0.9 else bytes(changed).decode("latin-1").encode("utf-16")


def _holds(found: ContactFile) -> None:
    """What is true of every file that was read: nothing lost, nothing unwritable, and JSON carries it."""
    assert found.contacts == len(found.people) + len(found.refused)
    assert from_plain(json.loads(json.dumps(to_plain(found)))) == found
    for person in found.people:
        assert person.name
        texts = [
            getattr(person, field.name) for field in fields(person) if field.name not in ("notes", "birthday")
        ]
        written = "".join(text for text in texts if isinstance(text, str))
        assert not any(
            letter < " " or "\ud800" <= letter <= "\udfff" or letter == "\u202e" for letter in written
        )
        assert len(person.fingerprint) == 32
        assert len(person.last) <= 120
        assert len(person.notes) <= 10_000


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"BEGIN:VCARD\r\n", b"Name,Email,Birthday,Address 1 - Formatted\n"]),
)
def test_any_bytes_at_all_give_rows_or_a_refusal(data: bytes, start: bytes) -> None:
    with contextlib.suppress(Refused):
        _holds(parse(start + data, "any"))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_name_at_all_is_kept_or_nobody(first: str, last: str) -> None:
    quoted = ",".join('"' + part.replace('"', '""') + '"' for part in (first, last))
    data = f"First Name,Last Name\r\n{quoted}\r\n".encode("utf-8", "replace")
    _holds(parse(data, "names.csv"))


def test_reading_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept.vcf"
    file.write_bytes(card(b"FN:Ann"))
    before = (file.read_bytes(), file.stat().st_mtime_ns, sorted(os.listdir(tmp_path)))  # noqa: PTH208 (names only)
    read(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns, sorted(os.listdir(tmp_path))) == before  # noqa: PTH208
