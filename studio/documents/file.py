"""A PDF file: numbered objects, pages, and what the file says about itself, written by reportlab.

reportlab writes bytes as they are, so what is shared by many files (a subset of a face, a picture, a letterhead) comes
here packed once and is written into each.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """What a file says about itself."""

    title: str
    author: str
    language: str = "en-GB"


class File:
    """Objects in the order they are put; the same ones give the same bytes, on any day and on any machine."""

    def __init__(self, about: About) -> None:
        # A sixth of a second to import, and only needed once something is printed.
        from reportlab.pdfbase.pdfdoc import PDFDocument

        self.document = PDFDocument(invariant=1, lang=about.language, pdfVersion=(1, 7))
        information = self.document.info
        information.title, information.author, information.subject = about.title, about.author, ""
        information.creator = information.producer = "Portrait Desk"
        self.document.Reference(self.document.Pages)
        self.pages_number: int = self.document.objectcounter

    def put(self, data: bytes) -> int:
        """Write an object; answers its number."""
        self.document.Reference(data, f"O{self.document.objectcounter + 1}")
        number: int = self.document.objectcounter
        return number

    def reserve(self) -> int:
        """A number for something that is only known at the end."""
        return self.put(b"")

    def put_late(self, number: int, data: bytes) -> None:
        """What a reserved number stands for."""
        self.document.idToObject[f"O{number}"] = data

    def put_stream(self, packed: bytes, entries: str) -> int:
        """Write a stream whose bytes are packed as its entries say; answers its number."""
        return self.put(b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(packed), packed))

    def put_page(self, content: bytes, resources: int, width: float, height: float) -> None:
        """Write a page of so many points."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        contents = self.put_stream(zlib.compress(content, 2), "/Filter /FlateDecode")
        page = self.put(
            f"<</Type /Page /Parent {self.pages_number} 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources {resources} 0 R /Contents {contents} 0 R>>".encode("ascii")
        )
        self.document.Pages.addPage(PDFObjectReference(f"O{page}"))

    def finished(self) -> bytes:
        """The whole file."""
        written: bytes = self.document.GetPDFData(None)
        return written
