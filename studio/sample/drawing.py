"""Small photographs for the sample, drawn here: people before a studio background, with the time a camera writes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from studio.pictures import PictureId
from studio.walls import HangingRow, Room

SIZE = (900, 600)
APART = timedelta(seconds=37)
_GROUNDS = ((206, 200, 190), (118, 124, 130), (88, 84, 80), (196, 206, 208), (150, 138, 124))
_CLOTHES = ("#35506b", "#7a3b3b", "#5d6b45", "#8a6f3c", "#4a4063", "#a0603f", "#d8d2c4", "#2f2f33")
_SKIN = ("#e8c4a0", "#c99570", "#8d5a3c", "#f0d2b6")
_HAIR = ("#2b211b", "#6b4a2e", "#b98d55", "#8c8c8c", "#1d1a18", "#7b3f1f")
_ORIENTED, _CAMERA, _TAKEN = 0x0112, 0x8769, 0x9003


def shoot(
    folder: Path, random: Random, count: int, people: int, at: datetime, faces: Random | None = None
) -> None:
    """So many pictures of so many people as they come off a card, the first taken at this time; some upright.

    ``faces`` is chance of the family's own, so that they look like themselves whenever they come.
    """
    own = faces or random
    look = [
        (
            random.choice(_CLOTHES),
            _SKIN[place % 2 + own.randrange(2)],
            own.choice(_HAIR),
            own.random(),
        )
        for place in range(max(1, people))
    ]
    ground = random.choice(_GROUNDS)
    first = random.randint(101, 380)
    for place in range(count):
        together = look if place % 3 != 2 else [look[place // 3 % len(look)]]
        size = SIZE[::-1] if len(together) == 1 else SIZE
        exif = Image.Exif()
        exif[_ORIENTED] = 1
        exif.get_ifd(_CAMERA)[_TAKEN] = f"{at + place * APART:%Y:%m:%d %H:%M:%S}"
        picture = _people(random, size, ground, together)
        picture.save(folder / f"IMG_{first + place:04}.JPG", "JPEG", quality=80, exif=exif)


def _people(
    random: Random,
    size: tuple[int, int],
    ground: tuple[int, int, int],
    look: Sequence[tuple[str, str, str, float]],
) -> Image.Image:
    wide, high = size
    light = Image.radial_gradient("L").resize(size).point(lambda dot: 255 - dot * 2 // 3)
    picture = Image.composite(Image.new("RGB", size, ground), Image.new("RGB", size, (38, 36, 35)), light)
    draw = ImageDraw.Draw(picture)
    order = random.sample(range(len(look)), len(look))
    head = min(wide // (3 * len(look) + 3), high // 8)
    for place, which in enumerate(order):
        clothes, skin, hair, tall = look[which]
        middle = wide * (place + 1) // (len(look) + 1) + random.randint(-head // 3, head // 3)
        top = round(high * (0.22 + 0.22 * tall)) + random.randint(-head // 4, head // 4)
        draw.rounded_rectangle(
            (middle - head * 1.7, top + head * 2.5, middle + head * 1.7, high * 1.3), head * 1.1, fill=clothes
        )
        draw.rectangle(
            (middle - head * 0.35, top + head * 1.8, middle + head * 0.35, top + head * 2.8), fill=skin
        )
        draw.ellipse(
            (middle - head * 1.08, top - head * 0.25, middle + head * 1.08, top + head * 2.1), fill=hair
        )
        draw.ellipse(
            (middle - head * 0.85, top + head * 0.1, middle + head * 0.85, top + head * 2.2), fill=skin
        )
        for side in (-1, 1):
            eye = middle + side * head * 0.34
            draw.ellipse((eye - 3, top + head - 3, eye + 3, top + head + 3), fill="#2b211b")
        draw.arc(
            (middle - head * 0.4, top + head, middle + head * 0.4, top + head * 1.7),
            20,
            160,
            fill="#7b3f32",
            width=3,
        )
    return picture


def wall(
    room: Room,
    hung: Sequence[HangingRow],
    shown: Mapping[PictureId, bytes],
    colours: Mapping[int | None, str],
) -> bytes:
    """A built-in room with what hangs there, a JPEG five millimetres to a dot."""
    scale = 5
    picture = Image.new("RGB", (room.width // scale, room.height // scale), room.colour)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, room.floor // scale, picture.width, picture.height), fill="#a58a6c")
    if room.furniture_width:
        middle, half = room.hangs_at[0] // scale, room.furniture_width // scale // 2
        draw.rectangle(
            (middle - half, room.clear // scale + 8, middle + half, room.floor // scale), fill="#8c8073"
        )
    for row in hung:
        wide, high = round(row.width / scale), round(row.height / scale)
        left, top = round(row.x / scale - wide / 2), round(row.y / scale - high / 2)
        draw.rectangle((left, top, left + wide, top + high), fill=colours.get(row.moulding_id, "#f2efe8"))
        with Image.open(io.BytesIO(shown[row.picture_id])) as image:
            inside = image.convert("RGB").resize((max(1, wide - 8), max(1, high - 8)))
        picture.paste(inside, (left + 4, top + 4))
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=82)
    return made.getvalue()


def heirloom(random: Random) -> bytes:
    """A client's own picture, photographed on the desk when it was left: a PNG."""
    picture = Image.new("RGB", (480, 360), "#6f5a44")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((70, 40, 410, 320), fill="#b8923d")
    draw.rectangle((96, 66, 384, 294), fill="#d9e4ea")
    draw.polygon(
        [(96, 230), (190, 150), (260, 215), (330, 170), (384, 220), (384, 294), (96, 294)], fill="#7c8f6a"
    )
    draw.ellipse((300, 86, 340, 126), fill="#f0d28a")
    for _ in range(40):
        draw.point((random.randint(97, 383), random.randint(270, 293)), fill="#8a7455")
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
