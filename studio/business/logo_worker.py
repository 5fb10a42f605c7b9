"""The process that opens one picture: little time, little memory, and a plain PNG on its standard output (RR19).

Run as a file, so that it imports nothing of the program. Whatever the picture does to it, whoever asked lives on.
"""

import io
import sys
import warnings
from pathlib import Path

LARGEST_FILE = 30_000_000
MOST_DOTS = 50_000_000
LONGEST_SIDE = 1300
"""Sharp enough at 300 dots an inch over 110 mm of paper."""
SECONDS_OF_WORK = 10
BYTES_OF_MEMORY = 1_200_000_000
REFUSED, TOO_LARGE = 3, 4
"""Exit codes: no picture we read, and one that is too large."""


def main(file: str) -> int:
    """Write the picture as a small PNG; the answer is the exit code."""
    _limit()
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    warnings.simplefilter("error")
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            return TOO_LARGE
        made = _fitted(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return TOO_LARGE
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, Warning):
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


def _fitted(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as source:
        if source.width * source.height > MOST_DOTS:
            raise Image.DecompressionBombError("too many dots")
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        see_through = source.mode in ("RGBA", "LA", "PA") or "transparency" in source.info
        picture = source.convert("RGBA" if see_through else "RGB")
        turned = source.getexif().get(0x0112, 1)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    bare.getexif()[0x0112] = turned
    bare = ImageOps.exif_transpose(bare)
    made = io.BytesIO()
    Image.frombytes(bare.mode, bare.size, bare.tobytes()).save(made, "PNG", optimize=True)
    return made.getvalue()


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
