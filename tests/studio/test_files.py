"""Files are written whole, and their names are safe everywhere."""

import json
from pathlib import Path

import pytest

from studio import files
from studio.errors import Trouble


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "L-000001.pdf"
    files.write_whole(path, b"old")
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["L-000001.pdf"]


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"^x\.pdf could not be written: the folder is not there\.$"):
        files.write_whole(tmp_path / "gone" / "x.pdf", b"page")


def test_what_a_kill_left_unfinished_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-abc").write_bytes(b"half")
    (tmp_path / "kept.pdf").write_bytes(b"whole")
    assert files.sweep(tmp_path) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.pdf"]


@pytest.mark.parametrize(
    "words", ["../../etc/passwd", "CON", "a" * 400, "O'Brien", "Zoë:stream", "名", "", " . "]
)
def test_a_file_name_is_a_number_and_plain_letters(words: str) -> None:
    name = files.file_name("L-000123", words, "pdf")
    assert name.startswith("L-000123")
    assert name.endswith(".pdf")
    assert len(name) <= 54
    assert set(json.dumps(name)) <= set('"abcdefghijklmnopqrstuvwxyz0123456789-.L')
