"""The process that opens one photograph of a wall: little time, little memory, a bare JPEG as its answer (RR19).

Run as a file, so that it imports nothing of the program. Whatever the picture does to it, whoever asked lives on.
"""

import io
import json
import sys
import warnings
from pathlib import Path
from typing import Any

LARGEST_FILE = 100_000_000
MOST_DOTS = 120_000_000
LONGEST_SIDE = 2400
"""Enough for a full screen and for a page of paper."""
SECONDS_OF_WORK = 20
BYTES_OF_MEMORY = 1_500_000_000
REFUSED, TOO_LARGE = 3, 4
"""Exit codes: no photograph we read, and one that is too large."""
READ = ["JPEG", "MPO", "PNG", "TIFF", "WEBP"]


def main(file: str) -> int:
    """Write the size as a line of JSON and then the JPEG; the answer is the exit code."""
    _limit()
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
        size, jpeg = _fitted(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return TOO_LARGE
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError):
        return REFUSED
    sys.stdout.buffer.write(json.dumps(size).encode() + b"\n" + jpeg)
    return 0


def _fitted(content: bytes) -> tuple[tuple[int, int], bytes]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=READ) as source:
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        turned = source.getexif().get(0x0112, 1)
        profile = source.info.get("icc_profile")
        picture = source.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGB", picture.size, _in_srgb(picture, profile).tobytes())
    bare.getexif()[0x0112] = turned
    bare = ImageOps.exif_transpose(bare)
    made = io.BytesIO()
    Image.frombytes("RGB", bare.size, bare.tobytes()).save(made, "JPEG", quality=88)
    return bare.size, made.getvalue()


def _in_srgb(picture: Any, profile: Any) -> Any:
    """The colours as a screen shows them; one whose profile is no good stays as it is."""
    if not profile:
        return picture
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return (
            ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            or picture
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS counts shared libraries of the whole system as address space
        resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
