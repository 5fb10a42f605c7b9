"""Photographs for tests: believable small ones, drawn here, with the time at which a camera took them."""

import io
import struct
import zlib
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from studio import pictures
from studio.actor import Actor
from studio.db import Store
from studio.pictures import PictureRow
from studio.sessions import SessionId

SHOT_AT = datetime(2026, 9, 12, 10, 35)
_CLOTHES = ("#35506b", "#7a3b3b", "#5d6b45", "#8a6f3c", "#4a4063", "#a0603f")
_SKIN = ("#e8c4a0", "#c99570", "#8d5a3c", "#f0d2b6")


def drawn(number: int, size: tuple[int, int] = (960, 640)) -> Image.Image:
    """A family before a studio background; each number stands a little differently."""
    width, height = size
    ground = Image.linear_gradient("L").resize(size).point(lambda dot: 40 + dot // 2 + number * 7 % 40)
    picture = Image.merge(
        "RGB", (ground, ground.point(lambda dot: dot - 6), ground.point(lambda dot: dot - 14))
    )
    draw = ImageDraw.Draw(picture)
    people = 2 + number % 3
    for place in range(people):
        middle = width * (place + 1) // (people + 1) + number * 37 % 60 - 30
        tall = height * (5 + (place + number) % 3) // 10
        head = width // 18
        draw.rounded_rectangle(
            (middle - head * 1.6, height - tall + head * 2, middle + head * 1.6, height * 2), head,
            fill=_CLOTHES[(place + number) % len(_CLOTHES)],
        )  # fmt: skip
        draw.ellipse(
            (middle - head, height - tall, middle + head, height - tall + head * 2.4), fill=_SKIN[place % 4]
        )
    return picture


@lru_cache(maxsize=512)
def jpeg(
    number: int,
    at: datetime | None = SHOT_AT,
    size: tuple[int, int] = (960, 640),
    turned: int = 1,
    quality: int = 85,
    adobe_rgb: bool = False,
) -> bytes:
    """As a camera writes it: the time to a hundredth of a second, how it was held, and where it was."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Portrait camera"
    if adobe_rgb:
        exif.get_ifd(0x8769)[0xA001] = 0xFFFF
        exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    if at is not None:
        exif.get_ifd(0x8769).update(
            {0x9003: f"{at:%Y:%m:%d %H:%M:%S}", 0x9291: f"{at.microsecond // 10_000:02}"}
        )
    made = io.BytesIO()
    drawn(number, size).save(made, "JPEG", quality=quality, exif=exif)
    return made.getvalue()


def shoot(
    folder: Path,
    count: int,
    first: int = 147,
    at: datetime = SHOT_AT,
    size: tuple[int, int] = (960, 640),
    apart: float = 20.0,
) -> list[Path]:
    """A folder as it comes off a camera: IMG_0147.JPG and on, one every so many seconds; every third is upright."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(first, first + count):
        file = folder / f"IMG_{number:04}.JPG"
        wall = at + timedelta(seconds=apart * (number - first))
        upright = number % 3 == 0
        file.write_bytes(jpeg(number, wall, (size[1], size[0]) if upright else size))
        files.append(file)
    return files


def with_its_own(number: int, size: tuple[int, int] = (960, 640), turned: int = 1) -> bytes:
    """A JPEG with the camera's own small picture inside: always 4 : 3, with black above and below."""
    own, shown = Image.new("RGB", (160, 120)), drawn(number, size)
    own.paste(shown.resize((160, 160 * size[1] // size[0])), (0, (120 - 160 * size[1] // size[0]) // 2))
    small, made = io.BytesIO(), io.BytesIO()
    own.save(small, "JPEG")
    content = small.getvalue()
    first = struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, turned, 0, 26)
    second = struct.pack(">HHHIIHHIII", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(content), 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + first + second + content
    shown.save(made, "JPEG", quality=85, exif=exif)
    return made.getvalue()


def dng(preview: bytes, at: datetime = SHOT_AT, sensor: tuple[int, int] = (1200, 800)) -> bytes:
    """A raw file as DNG lays it out: the camera's preview first, the sensor's dots in a directory of their own."""
    width, height = sensor
    with Image.open(io.BytesIO(preview)) as shown:
        across, down = shown.size
    dots = b"\x10\x20" * (width * height)
    at_preview = 8
    at_dots = at_preview + len(preview) + len(preview) % 2
    at_exif = at_dots + len(dots)
    exif = _directory(at_exif, {0x9003: (2, f"{at:%Y:%m:%d %H:%M:%S}".encode() + b"\0")})
    at_raw = at_exif + len(exif)
    raw = {
        254: (4, 0), 256: (4, width), 257: (4, height), 258: (3, 16), 259: (3, 1), 262: (3, 32803), 273: (4, at_dots),
        277: (3, 1), 278: (4, height), 279: (4, len(dots)), 33421: (3, (2, 2)), 33422: (1, b"\0\1\1\2"),
    }  # fmt: skip
    raw_directory = _directory(at_raw, raw)
    at_first = at_raw + len(raw_directory)
    first = {
        254: (4, 1), 256: (4, across), 257: (4, down), 258: (3, (8, 8, 8)), 259: (3, 7), 262: (3, 6),
        271: (2, b"Portrait\0"), 272: (2, b"Camera\0"), 273: (4, at_preview), 274: (3, 1), 277: (3, 3), 278: (4, down),
        279: (4, len(preview)), 330: (4, at_raw), 34665: (4, at_exif), 50706: (1, b"\1\4\0\0"),
        50708: (2, b"Portrait Camera\0"),
    }  # fmt: skip
    padding = b"\0" * (len(preview) % 2)
    head = b"II*\0" + struct.pack("<I", at_first)
    return head + preview + padding + dots + exif + raw_directory + _directory(at_first, first)


def _directory(at: int, tags: dict[int, tuple[int, object]]) -> bytes:
    """One directory of a TIFF that will stand at this place, its longer values behind it."""
    letters = {1: "B", 2: "s", 3: "H", 4: "I"}
    entries, behind = b"", b""
    after = at + 2 + 12 * len(tags) + 4
    for tag, (kind, value) in sorted(tags.items()):
        if isinstance(value, bytes):
            count, data = len(value), value
        else:
            values = value if isinstance(value, tuple) else (value,)
            count, data = len(values), struct.pack(f"<{len(values)}{letters[kind]}", *values)
        if len(data) > 4:
            place = struct.pack("<I", after + len(behind))
            behind += data + b"\0" * (len(data) % 2)
        else:
            place = data.ljust(4, b"\0")
        entries += struct.pack("<HHI", tag, kind, count) + place
    return struct.pack("<H", len(tags)) + entries + b"\0\0\0\0" + behind


def spoil(folder: Path, count: int) -> list[str]:
    """So many files that no program should fall over, named among the pictures; their names."""
    good = jpeg(1)
    height = good.index(b"\xff\xc0") + 5
    kinds = (
        ("JPG", good[: len(good) // 2]),
        ("JPG", good[:height] + b"\xff\xdc\xff\xdc" + good[height + 4 :]),
        ("PNG", good),
        ("JPG", b""),
        ("NEF", b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 500),
        ("TIF", b"II*\0\x08\0\0\0\xff\xff" + b"\x01" * 400),
        ("JPG", bytes(range(256)) * 40),
        ("PNG", _bomb()),
        ("WEBP", b"RIFF\xff\xff\xff\x7fWEBPVP8X" + b"\xff" * 60),
        ("JPG", good[:200] + b"\xff\xd9" + good[200:260]),
    )
    names = []
    for number in range(count):
        ending, content = kinds[number % len(kinds)]
        names.append(f"IMG_{147 + number:04}X.{ending}")
        (folder / names[-1]).write_bytes(content)
    return names


def _bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 dots wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100_000, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def taken_in(
    store: Store,
    by: Actor,
    session_id: SessionId,
    folder: Path,
    count: int = 6,
    size: tuple[int, int] = (960, 640),
) -> tuple[PictureRow, ...]:
    """So many pictures of a session, shot into the folder and taken in by the service as the desk would.

    What is made from a picture is shared by the tests of a run: one that needs it not made yet has a size of its own.
    """
    shoot(folder, count, size=size)
    pictures.keep_in(folder.parent / "kept pictures")
    pictures.take_in(store, by, session_id, pictures.look_over(folder))
    return store.ask(pictures.of_session, session_id)
