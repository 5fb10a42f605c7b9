"""A PDF file as it is written: numbered objects, where each begins, and what the file says about itself.

What is shared by many files (a subset of a face, a picture, a letterhead) comes here packed already, so that writing
a file is little more than joining bytes; a library that builds every object anew took twice as long as the letter.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_CATALOGUE, _PAGES, _INFORMATION = 1, 2, 3


@dataclass(frozen=True)
class About:
    """What a file says about itself."""

    title: str
    author: str


class File:
    """Objects in the order they are put; the same ones give the same bytes, on any day and on any machine."""

    def __init__(self, about: About) -> None:
        self.objects: list[bytes] = [b"", b"", _information(about)]
        self.pages: list[int] = []

    def put(self, data: bytes) -> int:
        """Write an object; answers its number."""
        self.objects.append(data)
        return len(self.objects)

    def reserve(self) -> int:
        """A number for something that is only known at the end."""
        return self.put(b"")

    def put_late(self, number: int, data: bytes) -> None:
        """What a reserved number stands for."""
        self.objects[number - 1] = data

    def put_stream(self, packed: bytes, entries: str) -> int:
        """Write a stream whose bytes are packed as its entries say; answers its number."""
        return self.put(b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(packed), packed))

    def put_page(self, content: bytes, resources: int, width: float, height: float) -> None:
        """Write a page of so many points."""
        contents = self.put_stream(zlib.compress(content, 2), "/Filter /FlateDecode")
        page = self.put(
            f"<</Type /Page /Parent {_PAGES} 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources {resources} 0 R /Contents {contents} 0 R>>".encode("ascii")
        )
        self.pages.append(page)

    def finished(self) -> bytes:
        """The whole file."""
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        self.put_late(_PAGES, f"<</Type /Pages /Count {len(self.pages)} /Kids [{kids}]>>".encode("ascii"))
        self.put_late(
            _CATALOGUE,
            f"<</Type /Catalog /Pages {_PAGES} 0 R /Lang (en-GB) "
            "/ViewerPreferences <</DisplayDocTitle true>>>>".encode("ascii"),
        )
        parts, places, at = [_HEAD], [], len(_HEAD)
        for number, data in enumerate(self.objects, start=1):
            written = b"%d 0 obj\n%s\nendobj\n" % (number, data)
            places.append(b"%010d 00000 n \n" % at)
            parts.append(written)
            at += len(written)
        name = hashlib.sha256(b"".join(self.objects)).hexdigest()[:32]
        count = len(self.objects) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, b"".join(places)))
        parts.append(
            f"trailer\n<</Size {count} /Root {_CATALOGUE} 0 R /Info {_INFORMATION} 0 R /ID [<{name}> <{name}>]>>\n"
            f"startxref\n{at}\n%%EOF\n".encode("ascii")
        )
        return b"".join(parts)


def _information(about: About) -> bytes:
    told = {
        "Title": about.title,
        "Author": about.author,
        "Creator": "Portrait Desk",
        "Producer": "Portrait Desk",
    }
    entries = " ".join(f"/{name} {_said(words)}" for name, words in told.items())
    return f"<<{entries}>>".encode("ascii")


def _said(words: str) -> str:
    """Any words as PDF writes them: whatever stands in them, nothing of it is read as anything else."""
    coded = ("\ufeff" + words).encode("utf-16-be", "replace")
    return f"<{coded.hex().upper()}>"
