"""The card of that session: sixteen frames cut from four real photographs, and one file that is none.

The photographs and their licences are in ``tests/data/photographs``.
"""

import io
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageOps

from tests.make import walls

PHOTOGRAPHS = Path(__file__).parent.parent / "data" / "photographs"
BEGAN = datetime(2026, 9, 12, 10, 41, 7)
FRAMES = 16
HOSTILE = "IMG_0153X.JPG"
"""The first half of a photograph: the card was pulled out while it was written."""
_WIDE = (1200, 900)
_CUTS = ((0.0, 0.0, 1.0, 1.0), (0.0, 0.05, 0.8, 0.85), (0.15, 0.0, 1.0, 0.85), (0.1, 0.1, 0.9, 0.9))


def shot(folder: Path) -> Path:
    """The card as it comes out of the camera: ``IMG_0147.JPG`` and on, one every forty seconds."""
    folder.mkdir(parents=True)
    files = sorted(PHOTOGRAPHS.glob("*.jpg"))
    for number in range(FRAMES):
        with Image.open(files[number % len(files)]) as photograph:
            frame = _cut(photograph.convert("RGB"), number)
        (folder / f"IMG_{147 + number:04}.JPG").write_bytes(_as_camera(frame, number))
    whole = (folder / "IMG_0153.JPG").read_bytes()
    (folder / HOSTILE).write_bytes(whole[: len(whole) // 2])
    return folder


def _cut(photograph: Image.Image, number: int) -> Image.Image:
    """Each round of the four cut differently, every other round mirrored, each fifth frame upright."""
    part = number // 4
    wide, high = photograph.size
    left, top, right, bottom = _CUTS[part]
    cut = photograph.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    if part % 2:
        cut = ImageOps.mirror(cut)
    return ImageOps.fit(cut, _WIDE[::-1] if number % 5 == 0 else _WIDE)


def _as_camera(frame: Image.Image, number: int) -> bytes:
    """With its time, where it was, and for each seventh the camera held upside down."""
    at = BEGAN + timedelta(seconds=40 * number)
    exif = Image.Exif()
    exif[0x0112] = 3 if number % 7 == 6 else 1
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    exif.get_ifd(0x8769)[0x9003] = f"{at:%Y:%m:%d %H:%M:%S}"
    written = io.BytesIO()
    held = frame.rotate(180) if number % 7 == 6 else frame
    held.save(written, "JPEG", quality=85, exif=exif)
    return written.getvalue()


def their_wall(folder: Path) -> Path:
    """What Mrs Ashworth photographed at home: the wall straight on, a sheet of A4 taped to it, a sideboard below."""
    file = folder / "our wall.jpg"
    file.write_bytes(walls.photograph(walls.STRAIGHT))
    return file
