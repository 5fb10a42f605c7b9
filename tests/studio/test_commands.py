"""The program without a window: what each command does, says and answers, as whoever types it sees it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from studio import commands, pictures, sample, schema
from studio.db import Store
from tests import make
from tests.make.business import marsh_and_reed

HOUSE = Path(__file__).parents[2]
CONTACTS = HOUSE / "tests" / "data" / "contacts"
LAST = "2027-02-02"


@pytest.fixture(scope="module")
def kept_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fringe alone, on the day its last letter falls due."""
    from datetime import date

    file = tmp_path_factory.mktemp("kept") / "studio.db"
    sample.write(file, families=3, years=1, until=date.fromisoformat(LAST))
    return file


@pytest.fixture
def studio(kept_sample: Path, tmp_path: Path) -> Path:
    """A studio of its own for a test to work on."""
    copied = shutil.copyfile(kept_sample, tmp_path / "studio.db")
    return Path(copied)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; its answer, what it said, and what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        answer = commands.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return answer, out, err

    return run


def typed(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *(str(word) for word in words)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=110,
    )


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.strip() != "" and "Traceback" not in text


def test_main_makes_a_sample_issues_its_letters_prints_an_order_and_finds_it_sound(tmp_path: Path) -> None:
    made = typed("sample", "--to", tmp_path, "--families", 2, "--years", 1, "--seed", 5, "--until", LAST)
    assert (made.returncode, made.stderr) == (0, "")
    assert "2 families" in made.stdout
    records = tmp_path / "studio.db"
    issued = typed(
        "letters", "issue", "--to", tmp_path / "post", "--on", LAST, "--database", records, "--report", "json"
    )
    report = json.loads(issued.stdout)
    assert issued.returncode == 0
    codes = [each["code"] for each in report["issued"]]
    assert codes.count("L11") == 1
    assert {*codes} == {"L11", "L13"}, "besides it only what was asked of us is acknowledged"
    printed = typed("orders", "print", "O-00001", "--to", tmp_path / "orders", "--database", records)
    assert Path(printed.stdout.strip()).read_bytes().startswith(b"%PDF")
    sound = typed("check", "--database", f"sqlite:///{records}")
    assert (sound.returncode, sound.stdout) == (0, "The records are sound.\n")


def test_main_says_what_is_wrong_in_one_line_and_never_with_a_traceback(tmp_path: Path) -> None:
    for words, answer in ((("frobnicate",), 2), (("check", "--database", tmp_path / "none.db"), 1)):
        done = typed(*words)
        assert done.returncode == answer
        assert one_line(done.stderr), done.stderr
        assert done.stdout == ""


def test_issuing_twice_issues_nothing_the_second_time_and_the_files_are_those_told(
    studio: Path, tmp_path: Path, said: Any
) -> None:
    import hashlib

    words = (
        "letters",
        "issue",
        "--to",
        tmp_path / "post",
        "--on",
        LAST,
        "--database",
        studio,
        "--report",
        "json",
    )
    answer, out, _ = said(*words)
    first = json.loads(out)
    assert answer == 0
    assert list(first) == ["issued", "left_out"]
    for letter in first["issued"]:
        assert list(letter) == ["number", "code", "household", "file", "sha256"]
        page = (tmp_path / "post" / letter["file"]).read_bytes()
        assert hashlib.sha256(page).hexdigest() == letter["sha256"]
    assert {path.name for path in (tmp_path / "post").iterdir()} == {each["file"] for each in first["issued"]}
    answer, out, _ = said(*words)
    assert (answer, json.loads(out)["issued"]) == (0, [])


def test_letters_due_are_told_in_words_and_as_one_object(studio: Path, said: Any) -> None:
    answer, out, _ = said("letters", "due", "--on", LAST, "--database", studio)
    assert answer == 0
    assert "L11  The Ashworth family  due Tue 2 Feb" in out.replace("\u00a0", " ")
    answer, out, _ = said("letters", "due", "--on", LAST, "--database", studio, "--report", "json")
    told = json.loads(out)
    assert {"code": "L11", "household": "The Ashworth family", "due_on": LAST} in told["due"]
    assert isinstance(told["left_out"], list)


def test_contacts_are_made_once_and_counted_in_every_file_also_in_one_that_cannot_be_read(
    studio: Path, tmp_path: Path, said: Any
) -> None:
    broken = tmp_path / "broken.vcf"
    broken.write_bytes(b"\x00\x01\x02 this is nothing\x00")
    files = [*sorted(CONTACTS.rglob("*.vcf"))[:6], *sorted(CONTACTS.rglob("*.csv"))[:2], broken]
    words = ("import", "clients", *files, "--database", studio, "--report", "json")
    answer, out, err = said(*words, "--dry-run")
    tried = json.loads(out)
    answer, out, err = said(*words)
    done = json.loads(out)
    assert list(done) == ["files", "made", "already_here", "refused"]
    assert [each["file"] for each in done["files"]] == [path.name for path in files]
    for each in done["files"]:
        assert each["contacts"] == len(each["clients"]) + len(each["refused"])
        for client in each["clients"]:
            assert list(client) == ["first", "last", "name", "telephones", "emails", "address", "birthday"]
    assert (tried["made"], tried["already_here"]) == (done["made"], done["already_here"])
    assert (answer == 0) == (err == "")
    _, out, _ = said(*words)
    again = json.loads(out)
    assert (again["made"], again["already_here"]) == (0, done["made"] + done["already_here"])
    assert said("check", "--database", studio)[0] == 0


def test_a_backup_is_restored_and_what_was_there_is_kept_aside(
    studio: Path, tmp_path: Path, said: Any
) -> None:
    answer, out, _ = said("backup", "--to", tmp_path / "safe", "--database", studio)
    assert answer == 0
    (file,) = (tmp_path / "safe").iterdir()
    assert file.name in out
    answer, out, _ = said("restore", file, "--database", studio)
    assert answer == 0
    assert "kept as" in out
    assert len(list(tmp_path.glob("studio-before-restore-*.db"))) == 1
    assert said("check", "--database", studio)[0] == 0


def test_copied_photographs_go_along_with_a_backup_and_come_back_with_it(
    sqlite_store: Store, tmp_path: Path, said: Any
) -> None:
    staff = marsh_and_reed(sqlite_store)
    family = make.clients.ashworths(sqlite_store, staff.priya)
    session_id = make.sessions.booked(sqlite_store, staff, family)
    rows = make.pictures.taken_in(sqlite_store, staff.daniel, session_id, tmp_path / "card", 3)
    home = sqlite_store.ask(pictures.home)
    sqlite_store.close()
    words = ("--to", tmp_path / "safe", "--database", sqlite_store.target)
    assert "3 photographs copied, 0 there already" in said("backup", *words)[1]
    assert "0 photographs copied, 3 there already" in said("backup", *words)[1], "each is copied once"
    backup = next(each for each in (tmp_path / "safe").iterdir() if each.is_file())
    kept = sorted(path for path in home.rglob("*") if path.is_file())
    assert len(kept) == len(rows)
    kept[0].unlink()
    kept[1].write_bytes(b"cut")
    out = said("restore", backup, "--database", sqlite_store.target)[1]
    assert "1 photograph copied, 1 there already" in out
    assert f"1 photograph not found or not as it was: {kept[1].relative_to(home).as_posix()}" in out
    assert kept[0].is_file()


def test_records_that_are_open_are_not_replaced_under_the_window(
    studio: Path, tmp_path: Path, said: Any
) -> None:
    said("backup", "--to", tmp_path / "safe", "--database", studio)
    (file,) = (tmp_path / "safe").iterdir()
    window = schema.open_store(studio)
    try:
        assert schema.check(window) == []
        answer, _, err = said("restore", file, "--database", studio)
        assert answer == 1
        assert one_line(err)
        assert "open" in err
    finally:
        window.close()
    assert said("restore", file, "--database", studio)[0] == 0


def test_what_is_no_backup_is_refused_and_nothing_changes(studio: Path, tmp_path: Path, said: Any) -> None:
    before = studio.read_bytes()
    wrong = tmp_path / "holiday.jpg"
    wrong.write_bytes(b"\xff\xd8 not a backup")
    answer, _, err = said("restore", wrong, "--database", studio)
    assert answer == 1
    assert one_line(err)
    assert studio.read_bytes() == before


def test_everything_is_exported_as_csv_json_and_pages(studio: Path, tmp_path: Path, said: Any) -> None:
    answer, out, _ = said("export", "--to", tmp_path / "all", "--database", studio)
    assert answer == 0
    assert "tables" in out
    households = json.loads((tmp_path / "all" / "json" / "household.json").read_text(encoding="utf-8"))
    assert "Ashworth" in {row["filing_name"] for row in households}
    assert list((tmp_path / "all" / "pages").glob("*.pdf"))
    answer, _, err = said("export", "--to", tmp_path / "all", "--database", studio)
    assert answer == 1
    assert "not empty" in err


def test_broken_rules_are_named_and_the_answer_is_not_nought(studio: Path, said: Any) -> None:
    from studio.db.engine import sqlite_library

    connection = sqlite_library().connect(studio)
    connection.execute("UPDATE counter SET last = last + 1 WHERE series = 'O'")
    connection.commit()
    connection.close()
    answer, out, _ = said("check", "--database", studio)
    assert answer == 1
    assert "broken: O- numbers run without gap" in out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("sample",), 2),
        (("sample", "--to", "x", "--families", "none"), 2),
        (("letters", "due", "--on", "the day after"), 2),
        (("letters",), 2),
        (("orders", "print"), 2),
        (("import", "clients"), 2),
        (("check", "--database", "postgresql://desk:secret@localhost:1/studio"), 1),
        (("check", "--database", "postgresql://[oops"), 1),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    words: tuple[str, ...], answer: int, said: Any, tmp_path: Path
) -> None:
    given, _, err = said(*words)
    assert given == answer
    assert one_line(err), err
    assert "secret" not in err


def test_records_of_another_program_are_left_as_they_were(tmp_path: Path, said: Any) -> None:
    other = tmp_path / "notes.db"
    other.write_text("shopping: eggs, milk")
    for words in (("check",), ("letters", "due"), ("backup", "--to", tmp_path / "b"), ("sample",)):
        answer, _, err = said(*words, "--database", other)
        assert answer == 1
        assert one_line(err), err
    assert other.read_text() == "shopping: eggs, milk"


def test_an_order_that_is_not_there_is_said_to_be_so(studio: Path, tmp_path: Path, said: Any) -> None:
    answer, _, err = said("orders", "print", "O-77777", "--to", tmp_path, "--database", studio)
    assert answer == 1
    assert "no order" in err


def test_a_fault_of_the_program_itself_is_one_sentence_and_a_log_without_values(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: Any, studio: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    # A row that no code of ours can write: whatever reads it fails in a way that nobody foresaw.
    from studio.db.engine import sqlite_library

    connection = sqlite_library().connect(studio)
    connection.execute("UPDATE staff SET role = 'juggler'")
    connection.commit()
    connection.close()
    answer, _, err = said("letters", "due", "--database", studio)
    assert answer == 1
    assert one_line(err), err


def test_each_command_works_on_a_server_too(postgres_store: Store, tmp_path: Path, said: Any) -> None:
    marsh_and_reed(postgres_store)
    url = str(postgres_store.target)
    cards = sorted(CONTACTS.rglob("*.vcf"))[:2]
    assert said("import", "clients", *cards, "--database", url)[0] == 0
    assert said("check", "--database", url)[0] == 0
    assert said("letters", "due", "--database", url)[0] == 0
    assert said("letters", "issue", "--to", tmp_path / "post", "--database", url)[0] == 0
    assert said("backup", "--to", tmp_path / "safe", "--database", url)[0] == 0
    assert said("export", "--to", tmp_path / "all", "--database", url)[0] == 0
