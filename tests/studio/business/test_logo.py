"""The logo: pictures from outside are opened in a process of their own, and only their dots are kept."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from studio import business
from studio.db import Store
from studio.errors import Refused, Trouble
from tests.make.business import marsh_and_reed


def saved(path: Path, picture: Image.Image, **how: object) -> Path:
    picture.save(path, **how)
    return path


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_photograph_becomes_a_small_png_without_its_place_and_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    logo = opened(
        business.fitted_logo(saved(tmp_path / "a.jpg", Image.new("RGB", (3000, 1500), "red"), exif=exif))
    )
    assert logo.format == "PNG"
    assert logo.size == (650, 1300), "turned upright and fitted"
    assert not logo.getexif()
    assert b"Camera" not in logo.tobytes()


def test_what_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    logo = opened(business.fitted_logo(saved(tmp_path / "a.png", Image.new("RGBA", (40, 30), (9, 9, 9, 0)))))
    assert logo.mode == "RGBA"
    assert logo.getpixel((0, 0)) == (9, 9, 9, 0)


def test_a_picture_for_printers_is_taken_too(tmp_path: Path) -> None:
    assert opened(business.fitted_logo(saved(tmp_path / "a.jpg", Image.new("CMYK", (40, 30))))).mode == "RGB"


def bomb(path: Path, width: int, height: int) -> Path:
    """A few bytes that claim to be a picture of very many dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (8_000, 6_500), (2_000_000_000, 1)])
def test_a_picture_that_unfolds_to_very_many_dots_is_refused(tmp_path: Path, width: int, height: int) -> None:
    with pytest.raises(Refused, match="too large") as refused:
        business.fitted_logo(bomb(tmp_path / "a.png", width, height))
    assert refused.value.field == "logo"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + bytes(100),
    ],
)
def test_what_is_no_png_or_jpeg_is_refused_whatever_it_is_called(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(Refused, match="PNG or a JPEG"):
        business.fitted_logo(file)


def test_a_cut_photograph_is_refused(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", Image.effect_noise((600, 400), 90))
    file.write_bytes(file.read_bytes()[:4000])
    with pytest.raises(Refused, match="PNG or a JPEG"):
        business.fitted_logo(file)


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.png"):
        with pytest.raises((Refused, Trouble)):
            business.fitted_logo(path)


def test_the_logo_stands_on_the_letterhead(store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(store)
    logo = business.fitted_logo(saved(tmp_path / "a.png", Image.new("RGB", (40, 30), "green")))
    store.do(business.set_logo, logo, by=staff.priya)
    assert store.ask(business.letterhead).logo == logo
    with pytest.raises(Refused):
        store.do(business.set_logo, b"GIF89a", by=staff.priya)
    store.do(business.set_logo, None, by=staff.priya)
    assert store.ask(business.letterhead).logo is None
