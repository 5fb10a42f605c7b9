"""References, pairs, what looks alike, and the small pictures that are kept: pure questions, or files alone."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from studio import files, pictures
from studio.errors import Refused, Trouble
from studio.pictures import Kept, PictureId, PictureRow, folder, made, places
from studio.sessions import SessionId
from tests import make


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """The folder of small pictures, this test's own."""
    before = places.cache()
    pictures.cache_in(tmp_path / "small")
    yield tmp_path / "small"
    pictures.cache_in(before)


def row(
    number: int, likeness: int, seconds: float | None = None, size: tuple[int, int] = (6, 4)
) -> PictureRow:
    at = None if seconds is None else datetime(2026, 9, 12, 10, 30) + timedelta(seconds=seconds)
    return PictureRow(
        PictureId(number), SessionId(1), f"{number:04}", f"IMG_{number:04}.JPG", at, *size, 1, f"{number:064}",
        Kept.COPIED, "0001.jpg", f"{likeness:016x}", "", (),
    )  # fmt: skip


def test_a_reference_is_the_number_in_the_name_where_that_is_short_and_nobody_elses() -> None:
    named = ["IMG_0147.JPG", "DSC00148.ARW", "P9120149.ORF", "7.jpg", "IMG_0150 (2).jpg", "IMG_0002.png"]
    assert [folder.digits_of(name) for name in named] == ["0147", "0148", "0149", "0007", "0002", "0002"]
    assert [folder.digits_of(name) for name in ("beach.jpg", "20260912103000.jpg", "٣.jpg")] == ["", "", ""]
    assert folder.references(named) == ["0147", "0148", "0149", "0007", "0150", "0002"]
    assert folder.references(["IMG_0153.JPG", "IMG_0153X.JPG"]) == ["0153", "0154"]
    assert folder.references(["100/IMG_0153.JPG", "101/IMG_0153.JPG"]) == ["0154", "0155"]
    assert folder.references(["IMG_0147.JPG", "x.jpg"], taken=["0147", "0200"]) == ["0201", "0202"]


def test_a_folder_is_told_by_its_names_alone(tmp_path: Path) -> None:
    for name in ("a.CR2", "A.jpg", "a.png", "b.nef", "c.JPG", "c.jpeg", ".Trashes/z.jpg", "in/side/d.tiff"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    looked = pictures.look_over(tmp_path)
    assert [(each.path, each.raw_path) for each in looked.pictures] == [
        ("A.jpg", "a.CR2"), ("a.png", ""), ("b.nef", ""), ("c.jpeg", ""), ("c.JPG", ""), ("in/side/d.tiff", ""),
    ]  # fmt: skip
    with pytest.raises(Trouble, match="is not there"):
        pictures.look_over(tmp_path / "gone")
    folder_limit, folder.MOST_FILES = folder.MOST_FILES, 3
    try:
        with pytest.raises(Refused, match="more than 3 files"):
            pictures.look_over(tmp_path)
    finally:
        folder.MOST_FILES = folder_limit


def test_pictures_look_alike_near_in_time_or_very_much() -> None:
    bright, dark = 0xFF00FF00FF00FF00, 0x00FF00FF00FF00FF
    shot = [
        row(1, bright, 0), row(2, bright ^ 0b1111111, 2), row(3, dark, 4), row(4, bright, 4, size=(4, 6)),
        row(5, bright ^ 0b1111111, 900), row(6, bright ^ 1, 950), row(7, dark ^ 7), row(8, 0x0F0F, 5),
    ]  # fmt: skip
    groups = pictures.grouped(shot)
    assert [[each.id for each in group] for group in groups] == [[1, 2], [3, 7], [5, 6]]
    assert pictures.grouped([]) == ()


def test_a_small_picture_that_is_not_whole_is_made_again_and_the_oldest_go_first(small: Path) -> None:
    for number in range(3):
        made.keep(f"{number:064}", 400, bytes([number]) * 1000)
    assert made.kept(f"{0:064}", 400) == b"\0" * 1000
    assert made.kept(f"{0:064}", 2560) is None
    (file,) = small.glob(f"*/{1:064}-400")
    file.write_bytes(file.read_bytes()[:-1] + b"\xff")
    assert made.kept(f"{1:064}", 400) is None
    assert not file.exists()
    assert made.sweep(largest=1500) == 1
    assert (made.kept(f"{0:064}", 400), made.kept(f"{2:064}", 400)) == (None, b"\2" * 1000)
    assert list(small.glob(f"*/{files.UNFINISHED}*")) == []


def test_a_worker_that_dies_takes_one_picture_with_it(small: Path, tmp_path: Path) -> None:
    (good,) = make.pictures.shoot(tmp_path / "card", 1)
    alone = pictures.opening.Openers(1)
    try:
        assert alone.look(good, (400,)).width == 640
        worker = alone._idle[0]
        assert worker._process is not None
        worker._process.kill()
        with pytest.raises(pictures.opening.NotAPicture, match="too long or too much"):
            alone.look(good, (400,))
        assert alone.look(good, (400, 2560)).made[0] == alone.look(good, (400,)).made[0]
    finally:
        alone.end()


def test_a_first_look_at_a_card_shows_the_cameras_own_small_pictures(tmp_path: Path) -> None:
    for name, content in (
        ("own.jpg", make.pictures.with_its_own(3, turned=6)),
        ("none.jpg", make.pictures.jpeg(3, size=(640, 960))),
        ("cut.jpg", make.pictures.with_its_own(3)[:9_000]),
    ):
        (tmp_path / name).write_bytes(content)
    looks = {file.name: Image.open(io.BytesIO(pictures.glimpse(file))) for file in tmp_path.iterdir()}
    assert {name: look.size for name, look in looks.items()} == {
        "own.jpg": (106, 160), "none.jpg": (267, 400), "cut.jpg": (160, 106),
    }  # fmt: skip
    assert sum(looks["own.jpg"].getpixel((1, 80))) > 60, "without the bars that made it 4 : 3"
