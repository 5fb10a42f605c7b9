"""Pictures on paper: a logo or a thumbnail, read once and packed once for a whole batch."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from studio.errors import Refused

# Sharp enough for print at the sizes we use (300 dots an inch over 110 mm), small enough for the envelope of a file.
_LONGEST_SIDE = 1300


@dataclass(frozen=True, eq=False)
class Picture:
    """An image as the PDF carries it. Width and height are dots."""

    name: str
    width: int
    height: int
    colours: str
    packing: str
    data: bytes
    see_through: bytes | None

    def within(self, width: float, height: float) -> tuple[float, float]:
        """How wide and high it is where there is so much room, its shape kept."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@lru_cache(maxsize=256)
def picture(data: bytes) -> Picture:
    """Read a PNG or JPEG. Raises `Refused` if it is neither or is damaged."""
    # Pillow is slow to import, and most letters carry no picture.
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as source:
            image = ImageOps.exif_transpose(source)
            image.load()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ) as problem:
        raise Refused("This picture cannot be read. Please use a PNG or a JPEG file.") from problem
    name = "P" + hashlib.sha256(data).hexdigest()[:16]
    small = max(image.size) <= _LONGEST_SIDE
    if small and source.format == "JPEG" and image.mode in ("RGB", "L") and not source.getexif():
        colours = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
        return Picture(name, image.width, image.height, colours, "DCTDecode", data, None)
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    see_through = None
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        see_through = zlib.compress(image.getchannel("A").tobytes(), 9)
    image = image.convert("RGB")
    if source.format == "JPEG":
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=88)
        return Picture(name, image.width, image.height, "DeviceRGB", "DCTDecode", packed.getvalue(), None)
    packed_rows = zlib.compress(image.tobytes(), 9)
    return Picture(name, image.width, image.height, "DeviceRGB", "FlateDecode", packed_rows, see_through)
