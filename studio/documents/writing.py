"""Writing: sheets become one PDF file. The same sheets give the same bytes, on any day and on any machine."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache

from studio.documents.faces import Face
from studio.documents.file import About, File
from studio.documents.pictures import Picture
from studio.documents.setting import Glyphs
from studio.documents.sheet import Sheet, Stamp


class _Shared:
    """What the pages of a batch have in common, drawn once: found by holding the first ones beside each other."""

    def __init__(self) -> None:
        self.first: Sheet | None = None
        self.common: frozenset[str] = frozenset()
        self.stamp: Stamp | None = None
        self.tries = 0

    def orders(self, sheet: Sheet) -> list[str]:
        """The drawing orders of a page, with the stamp in place of what it shares with the others."""
        if self.first is None:
            self.first = sheet
            return sheet.orders
        if (sheet.width, sheet.height) != (self.first.width, self.first.height):
            return sheet.orders
        here = set(sheet.orders)
        if self.stamp is None and self.tries < _TRIES:
            self._look(here)
        if self.stamp is None or not self.common <= here:
            return sheet.orders
        sheet.stamps[self.stamp] = None
        own = [order for order in sheet.orders if order not in self.common]
        return [f"/S{id(self.stamp)} Do", *own]

    def _look(self, here: set[str]) -> None:
        self.tries += 1
        assert self.first is not None
        alike = [order for order in self.first.orders if order in here and not order.startswith("/S")]
        if len(alike) < _WORTH_SHARING:
            return
        self.common = frozenset(alike)
        content = "\n".join(alike).encode("ascii")
        self.stamp = Stamp(content, (), (), self.first.width, self.first.height)


_TRIES, _WORTH_SHARING = 8, 6


def write(sheets: Iterable[Sheet], about: About) -> bytes:
    """One PDF of the sheets in their order. Each is written as it comes, so a long batch holds one at a time."""
    file = File(about)
    resources = file.reserve()
    stamps: dict[Stamp, str] = {}
    pictures: dict[Picture, None] = {}
    glyphs: dict[int, Glyphs] = {}
    shared = _Shared()
    for sheet in sheets:
        content = "\n".join(shared.orders(sheet))
        for stamp in sheet.stamps:
            name = stamps.setdefault(stamp, f"S{len(stamps) + 1}")
            content = content.replace(f"/S{id(stamp)} Do", f"/{name} Do")
        file.put_page(content.encode("ascii"), resources, sheet.width, sheet.height)
        pictures.update(sheet.pictures)
        glyphs.update(sheet.glyphs)
    for stamp in stamps:
        pictures.update(dict.fromkeys(stamp.pictures))
        glyphs.update((id(used), used) for used in stamp.glyphs)
    drawn = {picture.name: _put_picture(file, picture) for picture in pictures}
    for stamp, name in stamps.items():
        drawn[name] = _put_stamp(file, stamp, resources)
    fonts = {f"F{face.number}": _put_face(file, face, used) for face, used in _by_face(glyphs.values())}
    everything = f"<</Font <<{_entries(fonts)}>> /XObject <<{_entries(drawn)}>>>>"
    file.put_late(resources, everything.encode("ascii"))
    return file.finished()


def _entries(numbers: dict[str, int]) -> str:
    return " ".join(f"/{name} {number} 0 R" for name, number in numbers.items())


def _by_face(glyphs: Iterable[Glyphs]) -> list[tuple[Face, frozenset[int]]]:
    used: dict[Face, set[int]] = {}
    for line in glyphs:
        for face, some in line:
            used.setdefault(face, set()).update(some)
    return [(face, frozenset(used[face])) for face in sorted(used, key=lambda face: face.number)]


def _put_stamp(file: File, stamp: Stamp, resources: int) -> int:
    return file.put_stream(
        _packed(stamp.content),
        f"/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 {stamp.width:.3f} {stamp.height:.3f}] "
        f"/Resources {resources} 0 R /Filter /FlateDecode",
    )


@lru_cache(maxsize=256)
def _packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _put_picture(file: File, picture: Picture) -> int:
    about = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8 "
    )
    mask = ""
    if picture.see_through is not None:
        number = file.put_stream(picture.see_through, about + "/ColorSpace /DeviceGray /Filter /FlateDecode")
        mask = f"/SMask {number} 0 R "
    return file.put_stream(
        picture.data, about + mask + f"/ColorSpace /{picture.colours} /Filter /{picture.packing}"
    )


def _put_face(file: File, face: Face, glyphs: frozenset[int]) -> int:
    """A face as a composite font whose codes are glyph numbers (Identity-H), so that shaped glyphs can be placed."""
    subset = face.subset(glyphs)
    name = f"PDESKA+{face.postscript_name}"
    outlines = file.put_stream(subset.outlines, f"/Filter /FlateDecode /Length1 {subset.length}")
    unicode_map = file.put_stream(subset.unicode_map, "/Filter /FlateDecode")
    box = f"[-1000 {face.descent:.0f} 2000 {face.ascent:.0f}]"
    descriptor = file.put(
        f"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox {box} /ItalicAngle 0 "
        f"/Ascent {face.ascent:.0f} /Descent {face.descent:.0f} /CapHeight 670 /StemV 80 "
        f"/FontFile2 {outlines} 0 R>>".encode("ascii")
    )
    system = "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    about = f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 0 {system} "
    descendant = file.put(
        f"{about}/FontDescriptor {descriptor} 0 R /W [".encode("ascii") + subset.widths + b"]>>"
    )
    return file.put(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode_map} 0 R>>".encode("ascii")
    )
