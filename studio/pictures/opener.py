"""The process that opens photographs: little time, little memory, and bare small pictures on its output (RR19).

Run as a file, so that it imports nothing of the program. It lives through many pictures: each line that comes in asks
for one, and each answer is a line of JSON with the bytes it announces behind it. Whatever a picture does to this
process, whoever asked lives on.
"""

import hashlib
import io
import json
import os
import struct
import sys
import warnings
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

MOST_DOTS = 200_000_000
"""The largest camera backs have 151 million dots; nothing a studio photographs has more than this."""
LARGEST_FILE = 500_000_000
READ_AT_ONCE = 64_000_000
HEAD = 256_000
"""Bytes at the beginning of a JPEG in which cameras put their own small picture of it."""
LEAST_OF_CAMERA = 120
SECONDS_OF_WORK = 30
BYTES_OF_MEMORY = 1_600_000_000
_CANON_NIKON_SONY = ("cr2", "cr3", "nef", "nrw", "arw", "srf", "sr2")
_OTHERS = ("dng", "orf", "raf", "rw2", "pef", "srw", "3fr", "fff", "iiq", "rwl")
RAW = frozenset((*_CANON_NIKON_SONY, *_OTHERS))
ENDINGS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "jpe": "JPEG",
    "png": "PNG",
    "tif": "TIFF",
    "tiff": "TIFF",
    "webp": "WEBP",
}
PREVIEW_OF_RAW = 640
"""A raw file whose preview is smaller than this on its longest side has none worth showing."""
_TURNED, _TAKEN_IN = 0x0112, 0x8769
_COLOURS, _UNCALIBRATED, _WORKS_WITH = 0xA001, 0xFFFF, 0xA005
_CAPTURED, _DIGITISED, _FRACTION, _FRACTION_DIGITISED = 0x9003, 0x9004, 0x9291, 0x9292
_SMALL, _SMALL_BEGINS, _SMALL_LONG = -1, 0x0201, 0x0202  # Pillow's word for the second directory
_TURNS_OF_RAW = {3: 3, 5: 8, 6: 6}


class No(Exception):
    """This file is not taken; the word says why."""


def main() -> int:
    """Answer one line after another until nobody asks any more."""
    _limit()
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    Image.preinit()
    warnings.simplefilter("error")
    while line := sys.stdin.buffer.readline():
        _some_more_time()
        made: list[bytes] = []
        try:
            said = _looked(json.loads(line), made)
        except No as no:
            made, said = [], {"no": str(no)}
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
            made, said = [], {"no": "too large"}
        except Exception:  # whatever a broken file makes a decoder raise
            made, said = [], {"no": "damaged"}
        sys.stdout.buffer.write(json.dumps(said | {"bytes": [len(each) for each in made]}).encode() + b"\n")
        for each in made:
            sys.stdout.buffer.write(each)
        sys.stdout.buffer.flush()
    return 0


def _looked(asked: dict[str, Any], made: list[bytes]) -> dict[str, Any]:
    """Look at one file; ``made`` receives a JPEG for each longest side that was asked for."""
    file = Path(asked["path"])
    ending = file.suffix[1:].lower()
    try:
        opened = file.open("rb")
    except OSError as gone:
        raise No("gone") from gone
    with opened:
        size = os.fstat(opened.fileno()).st_size
        if not 0 < size <= LARGEST_FILE:
            raise No("too large" if size else "empty")
        if asked.get("glimpse") and ENDINGS.get(ending) == "JPEG" and _cameras_own(opened.read(HEAD), made):
            return {"size": size, "sha256": "", "width": 1, "height": 1, "captured": "", "likeness": ""}
        opened.seek(0)
        source: BinaryIO = io.BytesIO(opened.read()) if size <= READ_AT_ONCE else opened
        # A glimpse is kept nowhere, so nobody asks which file it was of.
        said: dict[str, Any] = {"size": size, "sha256": "" if asked.get("glimpse") else _hash(source)}
        source.seek(0)
        if asked.get("sha256", said["sha256"]) != said["sha256"]:
            raise No("another")
        if ending in RAW:
            return said | _raw(source, asked["sides"], made)
        return said | _picture(source, ENDINGS.get(ending, ""), asked["sides"], made)


def _hash(source: Any) -> str:
    """Of bytes in memory, or of a file that is read piece by piece."""
    return hashlib.file_digest(source, "sha256").hexdigest()


def _picture(
    source: BinaryIO, kind: str, sides: list[int], made: list[bytes], turned: int = 0
) -> dict[str, Any]:
    from PIL import Image

    found = _kind_of(source.read(16))
    source.seek(0)
    if found != kind:
        raise No(f"really {found}" if found and kind else "no kind" if found else "no picture")
    if kind == "PNG":  # the decoder is content with half a picture, its check sums are not
        with Image.open(source, formats=[kind]) as picture:
            picture.verify()
        source.seek(0)
    with Image.open(source, formats=[kind]) as picture:
        width, height = picture.size
        if width * height > MOST_DOTS:
            raise No("too large")
        exif_turned, captured, is_adobe = _of_the_camera(picture)
        turned = exif_turned if exif_turned in range(2, 9) else turned
        profile = picture.info.get("icc_profile") or (_adobe_rgb() if is_adobe else None)
        longest = max(sides)
        picture.draft("RGB", (longest, longest))
        picture.load()
        small = _fitted(picture, longest, profile, turned)
    likeness = ""
    for side in sorted(sides, reverse=True):
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        likeness = _likeness(small)
        made.insert(0, _bare(small, side))
    if turned >= 5:
        width, height = height, width
    return {"width": width, "height": height, "captured": captured, "likeness": likeness}


def _kind_of(head: bytes) -> str:
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "TIFF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith((b"GIF8", b"BM")):
        return "GIF" if head.startswith(b"GIF8") else "BMP"
    return "HEIC" if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix") else ""


def _of_the_camera(picture: Any) -> tuple[int, str, bool]:
    """How it was held, when it was taken by the camera's own clock, and whether its colours are Adobe RGB.

    A damaged note of these says nothing, and the picture is shown all the same.
    """
    try:
        exif = picture.getexif()
        taken = exif.get_ifd(_TAKEN_IN)
        is_adobe = taken.get(_COLOURS) == _UNCALIBRATED and exif.get_ifd(_WORKS_WITH).get(1) == "R03"
        return int(exif.get(_TURNED, 1)), _captured(taken), is_adobe
    except Exception:  # whatever a broken note makes its reader raise
        return 1, "", False


def _cameras_own(head: bytes, made: list[bytes]) -> bool:
    """The small picture a camera puts into its file, where there is one: there at once, for a first look."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(head), formats=["JPEG"]) as picture:
            (width, height), turned = picture.size, _of_the_camera(picture)[0]
            where = picture.getexif().get_ifd(_SMALL)
            begins = 6 + int(where[_SMALL_BEGINS])
            own = picture.info["exif"][begins : begins + int(where[_SMALL_LONG])]
        with Image.open(io.BytesIO(own), formats=["JPEG"]) as small:
            if not LEAST_OF_CAMERA <= max(small.size) <= 1000:
                return False
            bars = round(small.height - small.width * height / width)  # some cameras make all of them 4 : 3
            edge = max((bars + 1) // 2, 0)
            inside = (0, edge, small.width, small.height - edge)
            made.append(_bare(_fitted(small.crop(inside), 400, None, turned), 400))
    except Exception:  # whatever a broken note makes its reader raise
        return False
    return True


def _captured(taken: Any) -> str:
    for when, fraction in ((_CAPTURED, _FRACTION), (_DIGITISED, _FRACTION_DIGITISED)):
        try:
            wall = datetime.strptime(str(taken[when]).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 (a wall time)
        except (KeyError, ValueError):
            continue
        digits = str(taken.get(fraction, "")).strip("\0 ")
        if digits.isdecimal() and digits.isascii():
            wall = wall.replace(microsecond=int(digits[:6].ljust(6, "0")))
        if _sensible(wall):
            return _sensible(wall)
    return ""


def _sensible(wall: datetime) -> str:
    """A camera whose clock was never set says nothing."""
    return wall.isoformat() if 1990 <= wall.year <= 2100 else ""


def _fitted(picture: Any, side: int, profile: bytes | None, turned: int) -> Any:
    """Small, in sRGB, upright, on white where it was see-through."""
    from PIL import Image, ImageOps

    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda dot: dot * (1 / 256)).convert("L")
    elif picture.mode not in ("RGB", "L", "RGBA", "CMYK", "YCbCr", "LAB"):
        see_through = "A" in picture.mode or "a" in picture.mode or "transparency" in picture.info
        picture = picture.convert("RGBA" if see_through else "RGB")
    elif "transparency" in picture.info:
        picture = picture.convert("RGBA")
    small = picture.copy() if max(picture.size) <= side else picture
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    if profile:
        small = _in_srgb(small, profile)
    if small.mode != "RGB":
        small = small.convert("RGB")
    if turned in range(2, 9):
        small = Image.frombytes(small.mode, small.size, small.tobytes())
        small.getexif()[_TURNED] = turned
        small = ImageOps.exif_transpose(small)
    return small


def _in_srgb(picture: Any, profile: bytes) -> Any:
    """A profile that is broken, or of another kind of picture, is left aside."""
    from PIL import ImageCms

    try:
        return ImageCms.applyTransform(picture, _transform(profile, picture.mode))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture


@lru_cache(maxsize=1)
def _adobe_rgb() -> bytes:
    """The profile that cameras set to Adobe RGB mean and leave out: its three colours and its gamma put into sRGB's."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    gamma = b"para" + bytes(8) + struct.pack(">i", round(2.19921875 * 65536))
    put = {
        b"rXYZ": _xyz(0.60974, 0.31111, 0.01947), b"gXYZ": _xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": _xyz(0.14919, 0.06322, 0.74457), b"rTRC": gamma, b"gTRC": gamma, b"bTRC": gamma,
    }  # fmt: skip
    for entry in range(132, 132 + 12 * struct.unpack_from(">I", profile, 128)[0], 12):
        name, place, _ = struct.unpack_from(">4sII", profile, entry)
        if name in put:
            profile[place : place + len(put[name])] = put[name]
    return bytes(profile)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(each * 65536) for each in values))


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> Any:
    from PIL import ImageCms

    theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(theirs, ImageCms.createProfile("sRGB"), mode, "RGB")


def _likeness(small: Any) -> str:
    """Whether each of 8 x 8 patches is brighter than the one to its right, as sixteen digits."""
    from PIL import Image

    dots = small.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for place in range(row * 9, row * 9 + 8):
            bits = bits << 1 | (dots[place] > dots[place + 1])
    return f"{bits:016x}"


def _bare(small: Any, side: int) -> bytes:
    """A JPEG with nothing in it but its dots."""
    small.info.clear()
    made = io.BytesIO()
    small.save(made, "JPEG", quality=86 if side <= 1000 else 90)
    return made.getvalue()


def _raw(source: BinaryIO, sides: list[int], made: list[bytes]) -> dict[str, Any]:
    """The preview that the camera put into its raw file."""
    try:
        import rawpy
    except ImportError as missing:
        raise No("no reader of raw files") from missing
    from PIL import Image

    try:
        with rawpy.imread(source) as raw:
            preview, sizes, shot = raw.extract_thumb(), raw.sizes, raw.other.timestamp
    except rawpy.LibRawError as damaged:
        raise No("no preview") from damaged
    data: Any = preview.data
    shown = io.BytesIO(data if preview.format == rawpy.ThumbFormat.JPEG else b"")
    if preview.format != rawpy.ThumbFormat.JPEG:
        Image.fromarray(data).save(shown, "JPEG", quality=95)
        shown.seek(0)
    said = _picture(shown, "JPEG", sides, made, turned=_TURNS_OF_RAW.get(sizes.flip, 1))
    if max(said["width"], said["height"]) < PREVIEW_OF_RAW:
        raise No("no preview")
    width, height = sizes.width, sizes.height
    if (width > height) != (said["width"] > said["height"]):
        width, height = height, width
    captured = said["captured"] or _captured_in_raw(source) or _sensible(shot)
    return said | {"width": width, "height": height, "captured": captured}


def _captured_in_raw(source: BinaryIO) -> str:
    from PIL import Image

    try:
        source.seek(0)
        exif = Image.Exif()
        exif.load_from_fp(source)
        return _captured(exif.get_ifd(_TAKEN_IN))
    except Exception:  # whatever a broken note makes its reader raise
        return ""


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":  # macOS counts shared libraries of the whole system as address space
        resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))


def _some_more_time() -> None:
    """Each picture has its own seconds."""
    if sys.platform == "win32":
        return
    import resource

    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + SECONDS_OF_WORK, most))


if __name__ == "__main__":
    sys.exit(main())
