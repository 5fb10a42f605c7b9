"""A folder off a camera becomes the pictures of a session, once, with what cannot be taken named beside them."""

import io
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from studio import clock, files, pictures, sessions
from studio.db import Store
from studio.errors import Refused, Trouble
from studio.pictures import Kept, PictureRow, Report
from studio.progress import Progress
from tests import make
from tests.make.viewings import Ahead

EVENING = datetime(2026, 9, 12, 18)


@pytest.fixture
def ahead(store: Store, tmp_path: Path) -> Ahead:
    both = make.viewings.booked_ahead(store)
    pictures.keep_in(tmp_path / "kept")
    return both


def taken(ahead: Ahead, folder: Path, copy: bool = True, progress: Progress | None = None) -> Report:
    with clock.standing_at(EVENING):
        looked = pictures.look_over(folder)
        return pictures.take_in(ahead.store, ahead.staff.daniel, ahead.session, looked, copy, progress)


def rows(ahead: Ahead) -> tuple[PictureRow, ...]:
    return ahead.store.ask(pictures.of_session, ahead.session)


def shown(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def test_a_card_is_taken_in_once_with_its_references_times_and_copies(ahead: Ahead, tmp_path: Path) -> None:
    card = tmp_path / "card" / "DCIM"
    shot = make.pictures.shoot(card, 4)
    (card / "IMG_0149.CR2").write_bytes(b"the negative of 0149")
    (card / "beach.jpg").write_bytes(make.pictures.jpeg(9, None, turned=6))
    (card / "IMG_0149.XMP").write_text("somebody's stars")

    first = taken(ahead, tmp_path / "card")
    again = taken(ahead, tmp_path / "card")

    assert (first.taken_in, first.here, first.left_out, first.left) == (5, 0, [], 0)
    assert (again.taken_in, again.here) == (0, 5)
    here = rows(ahead)
    assert [row.ref for row in here] == ["0147", "0148", "0149", "0150", "0151"]
    assert [row.captured_at for row in here] == [
        *(make.pictures.SHOT_AT + timedelta(seconds=20 * step) for step in range(4)), None
    ]  # fmt: skip
    assert [(row.width, row.height) for row in here][-2:] == [(640, 960), (640, 960)], (
        "held upright, shown upright"
    )
    assert [row.path.rpartition("/")[2] for row in here][:2] == ["0147.jpg", "0148.jpg"]
    assert (tmp_path / "kept" / here[2].raw_path).read_bytes() == b"the negative of 0149"
    for row, file in zip(here, shot, strict=False):
        assert files.sha256_of(tmp_path / "kept" / row.path) == files.sha256_of(file)
    assert ahead.store.ask(pictures.by_refs, ahead.session, ["0149", "9999"]) == (here[2],)
    assert ahead.store.ask(pictures.picture, here[0].id) == here[0]


def test_what_is_made_from_a_picture_is_small_upright_in_srgb_and_bare(ahead: Ahead, tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    (card / "IMG_0001.JPG").write_bytes(make.pictures.jpeg(1, size=(3200, 2100), turned=8))
    (card / "IMG_0002.DNG").write_bytes(make.pictures.dng(make.pictures.jpeg(2, None)))
    (card / "IMG_0003.JPG").write_bytes(make.pictures.jpeg(3, size=(640, 480)))
    (card / "IMG_0004.JPG").write_bytes(make.pictures.jpeg(3, size=(640, 480), adobe_rgb=True))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"....", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"....", b"bXYZ", 1)
    Image.new("RGB", (500, 300), (200, 30, 30)).save(card / "lab.tif", icc_profile=swapped)
    Image.new("LA", (30, 90), (0, 0)).save(card / "see through.png", icc_profile=b"not a profile")

    assert taken(ahead, card).left_out == []

    here = {row.file_name: row for row in rows(ahead)}
    shot, raw = here["IMG_0001.JPG"], here["IMG_0002.DNG"]
    for side, made in (
        (400, pictures.thumbnail(shot)),
        (2560, pictures.screen_size(shot)),
        (150, pictures.small(shot, 150)),
    ):
        small = shown(made)
        assert (max(small.size), small.height > small.width) == (side, True)
        assert not dict(small.getexif()), "no time, no camera, and above all no place"
        assert set(small.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Portrait camera" not in made
    assert (raw.width, raw.height, raw.captured_at) == (1200, 800, make.pictures.SHOT_AT), "the sensor's own"
    assert shown(pictures.screen_size(raw)).size == (960, 640), "and the camera's preview of it"
    red, _, blue = shown(pictures.thumbnail(here["lab.tif"])).getpixel((10, 10))
    assert blue > 150 > red, "its profile says that what it calls red is blue"
    as_shot, wider = (
        shown(pictures.thumbnail(here[name])).getpixel((160, 230))
        for name in ("IMG_0003.JPG", "IMG_0004.JPG")
    )
    assert as_shot != wider, "a camera set to Adobe RGB leaves its profile out"
    assert shown(pictures.thumbnail(here["see through.png"])).getpixel((10, 10)) == (255, 255, 255)


def test_what_cannot_be_taken_is_named_with_its_reason_and_the_rest_arrives(
    ahead: Ahead, tmp_path: Path
) -> None:
    card = tmp_path / "card"
    good, cut, *_ = make.pictures.shoot(card, 4)
    cut.write_bytes(cut.read_bytes()[:9_000])
    (card / "IMG_0151.JPG").write_bytes(b"")
    (card / "IMG_0152.png").write_bytes(good.read_bytes())
    (card / "IMG_0153.jpg").write_text("not a picture at all")
    (card / "MVI_0154.MOV").write_bytes(b"film")
    (card / "IMG_0155.HEIC").write_bytes(b"telephone")
    (card / "IMG_0156.NEF").write_bytes(b"II*\0 nothing in it")
    header = good.read_bytes()
    height = header.index(b"\xff\xc0") + 5
    (card / "IMG_0157.JPG").write_bytes(header[:height] + b"\xff\xdc\xff\xdc" + header[height + 4 :])
    (card / "a\nb.exe").write_bytes(b"MZ")
    (card / "IMG_0158.JPG").symlink_to(good)
    (card / ".hidden.jpg").write_bytes(b"\xff\xd8\xff")
    shutil.copy(good, card / "IMG_0159.JPG")

    report = taken(ahead, card)

    assert (report.taken_in, report.here) == (3, 1), "the same photograph under two names is one"
    assert {each.name: each.why for each in report.left_out} == {
        "IMG_0148.JPG": "The file is damaged or cut off.",
        "IMG_0151.JPG": "The file is empty.",
        "IMG_0152.png": "Its name has the wrong ending: inside it is a JPEG.",
        "IMG_0153.jpg": "It is not a picture, whatever its name says.",
        "MVI_0154.MOV": "It is a film.",
        "IMG_0155.HEIC": "Pictures of this kind are not taken in. Please save it as JPEG, PNG, TIFF or WebP.",
        "IMG_0156.NEF": "This raw file is damaged, or has no preview inside that is large enough to show.",
        "IMG_0157.JPG": "It is larger than any photograph: more than 200 million dots or 500 MB.",
        "IMG_0158.JPG": "It is a link to a file elsewhere.",
        "a?b.exe": "Its name cannot be written down here. Please give it another.",
    }


def test_stopped_half_way_what_is_in_stays_and_going_on_takes_the_rest(ahead: Ahead, tmp_path: Path) -> None:
    make.pictures.shoot(tmp_path / "card", 7)
    steps = Progress()
    steps._tell = lambda done, of, what: steps.cancel() if done == 3 else None

    stopped = taken(ahead, tmp_path / "card", progress=steps)
    assert (stopped.taken_in, stopped.left) == (3, 4)
    going_on = taken(ahead, tmp_path / "card")
    assert (going_on.taken_in, going_on.here) == (4, 3)
    assert [row.ref for row in rows(ahead)] == [f"{number:04}" for number in range(147, 154)]

    make.pictures.shoot(tmp_path / "second camera", 1, at=EVENING, size=(320, 240))
    taken(ahead, tmp_path / "second camera")
    assert rows(ahead)[-1].ref == "0154", "0147 is another picture's by now"


def test_pictures_left_in_place_are_found_again_and_never_mixed_up(ahead: Ahead, tmp_path: Path) -> None:
    card = tmp_path / "E" / "DCIM"
    shot = make.pictures.shoot(card / "100", 3, size=(600, 400))
    report = taken(ahead, card, copy=False)
    assert (report.taken_in, [row.kept for row in rows(ahead)]) == (3, [Kept.IN_PLACE] * 3)
    assert not (tmp_path / "kept").exists()
    pictures.thumbnail(rows(ahead)[0])

    other = tmp_path / "F" / "DCIM"
    shutil.move(card, other)
    changed = (other / "100" / shot[1].name).read_bytes()
    (other / "100" / shot[1].name).write_bytes(changed[:-4] + b"\0\0" + changed[-2:])
    assert len(pictures.missing(rows(ahead))) == 3
    pictures.thumbnail(rows(ahead)[0])
    with pytest.raises(Trouble, match=r"Picture 0147 \(IMG_0147.JPG\) is not where it was"):
        pictures.screen_size(rows(ahead)[0])
    with pytest.raises(Trouble, match="None of these pictures is there"):
        pictures.look_for(ahead.store, ahead.staff.daniel, ahead.session, tmp_path / "kept other", None)

    found = pictures.look_for(ahead.store, ahead.staff.daniel, ahead.session, other / "100", None)

    assert (found.missing, found.found, found.folder) == (3, 2, str(other))
    first, second, third = rows(ahead)
    assert pictures.screen_size(first)
    assert pictures.screen_size(third)
    with pytest.raises(Trouble, match="Picture 0148"):
        pictures.screen_size(second)


def test_the_familys_page_asks_for_the_pictures_and_then_tells_of_them(ahead: Ahead, tmp_path: Path) -> None:
    make.sessions.completed(ahead.store, ahead.staff.daniel, ahead.session, datetime(2026, 9, 12, 11, 40))
    day = EVENING.date()
    step = ahead.store.ask(pictures.next_step, ahead.family, day)
    assert step is not None
    assert (step.wish, step.with_) == ("take_in_pictures", (("session_id", ahead.session),))

    make.pictures.shoot(tmp_path / "card", 2)
    taken(ahead, tmp_path / "card")

    assert ahead.store.ask(pictures.next_step, ahead.family, day) is None
    (event,) = ahead.store.ask(pictures.story, ahead.family)
    assert event.title == "2 pictures taken in"

    off = make.sessions.booked(ahead.store, ahead.staff, ahead.family, datetime(2026, 9, 26, 10, 30))
    ahead.store.do(sessions.cancel, off, "They rang, they are away.", by=ahead.staff.priya)
    with pytest.raises(Refused, match="did not take place"):
        pictures.take_in(ahead.store, ahead.staff.daniel, off, pictures.look_over(tmp_path / "card"))
