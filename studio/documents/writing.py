"""Writing: sheets become one PDF file. The same sheets give the same bytes, on any day and on any machine."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from studio.documents.faces import Face
from studio.documents.pictures import Picture
from studio.documents.sheet import Sheet, Stamp


@dataclass(frozen=True)
class About:
    """What a file says about itself."""

    title: str
    author: str


class _File:
    """A reportlab document, and the numbers of what was put into it.

    reportlab writes bytes as they are, so fonts, pictures and stamps are packed once and written into many files.
    """

    def __init__(self, about: About) -> None:
        # A sixth of a second to import, and only needed once something is printed.
        from reportlab.pdfbase.pdfdoc import PDFDocument

        self.document = PDFDocument(invariant=1, lang="en-GB", pdfVersion=(1, 7))
        information = self.document.info
        information.title, information.author, information.subject = about.title, about.author, ""
        information.creator = information.producer = "Portrait Desk"
        self.document.Reference(self.document.Pages)
        self.pages_number: int = self.document.objectcounter

    def reserve(self) -> int:
        """A number for something that is only known at the end."""
        return self.put(b"")

    def put(self, data: bytes) -> int:
        """Write an object; answers its number."""
        self.document.Reference(data, f"O{self.document.objectcounter + 1}")
        number: int = self.document.objectcounter
        return number

    def put_late(self, number: int, data: bytes) -> None:
        """What a reserved number stands for."""
        self.document.idToObject[f"O{number}"] = data

    def put_stream(self, packed: bytes, entries: str) -> int:
        head = f"<<{entries} /Length {len(packed)}>>\nstream\n".encode("ascii")
        return self.put(head + packed + b"\nendstream")

    def put_page(self, content: bytes, resources: int, width: float, height: float) -> None:
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        contents = self.put_stream(zlib.compress(content, 2), "/Filter /FlateDecode")
        page = self.put(
            f"<</Type /Page /Parent {self.pages_number} 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources {resources} 0 R /Contents {contents} 0 R>>".encode("ascii")
        )
        self.document.Pages.addPage(PDFObjectReference(f"O{page}"))

    def finished(self) -> bytes:
        written: bytes = self.document.GetPDFData(None)
        return written


def write(sheets: Iterable[Sheet], about: About) -> bytes:
    """One PDF of the sheets in their order. Each is written as it comes, so a long batch holds one at a time."""
    file = _File(about)
    resources = file.reserve()
    stamps: dict[Stamp, str] = {}
    pictures: dict[Picture, None] = {}
    glyphs: set[tuple[Face, frozenset[int]]] = set()
    for sheet in sheets:
        content = "\n".join(sheet.orders)
        for stamp in sheet.stamps:
            name = stamps.setdefault(stamp, f"S{len(stamps) + 1}")
            content = content.replace(f"/S{id(stamp)} Do", f"/{name} Do")
        file.put_page(content.encode("ascii"), resources, sheet.width, sheet.height)
        pictures.update(sheet.pictures)
        glyphs.update(sheet.glyphs)
    for stamp in stamps:
        pictures.update(dict.fromkeys(stamp.pictures))
        glyphs.update(stamp.glyphs)
    drawn = {picture.name: _put_picture(file, picture) for picture in pictures}
    for stamp, name in stamps.items():
        drawn[name] = _put_stamp(file, stamp, resources)
    fonts = {f"F{face.number}": _put_face(file, face, used) for face, used in _by_face(glyphs)}
    shared = f"<</Font <<{_entries(fonts)}>> /XObject <<{_entries(drawn)}>>>>"
    file.put_late(resources, shared.encode("ascii"))
    return file.finished()


def _entries(numbers: dict[str, int]) -> str:
    return " ".join(f"/{name} {number} 0 R" for name, number in numbers.items())


def _by_face(glyphs: set[tuple[Face, frozenset[int]]]) -> list[tuple[Face, frozenset[int]]]:
    used: dict[Face, set[int]] = {}
    for face, some in glyphs:
        used.setdefault(face, set()).update(some)
    return [(face, frozenset(used[face])) for face in sorted(used, key=lambda face: face.number)]


def _put_stamp(file: _File, stamp: Stamp, resources: int) -> int:
    return file.put_stream(
        _packed(stamp.content),
        f"/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 {stamp.width:.3f} {stamp.height:.3f}] "
        f"/Resources {resources} 0 R /Filter /FlateDecode",
    )


@lru_cache(maxsize=256)
def _packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _put_picture(file: _File, picture: Picture) -> int:
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


def _put_face(file: _File, face: Face, glyphs: frozenset[int]) -> int:
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
