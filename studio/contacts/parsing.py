"""From the bytes of a file to its contacts: which kind of file it is, told by its content alone."""

import codecs
import re

from studio.contacts import lists, vcards
from studio.contacts.character_sets import text_of
from studio.contacts.rows import LARGEST_CSV, LARGEST_VCARD, ContactFile
from studio.errors import Refused
from studio.words import say

MOST_CARDS = 5_000

_BEGIN = re.compile(rb"^BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$", re.IGNORECASE | re.MULTILINE)
_OLD_MAC_BEGIN = re.compile(rb"(?:^|[\r\n])BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?=[\r\n])", re.IGNORECASE)
# What other files begin with: pictures, archives and workbooks, PDF, databases, old Office files, web pages.
_OTHER_FILES = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\x00\x00|PK\x03\x04|%PDF|SQLite format 3|\xd0\xcf\x11\xe0|\x1f\x8b|7z\xbc"
    rb"|Rar!|\x7fELF|MZ|\s*<(?:!doctype|html|\?xml|svg)|\s*\{\s*\"|\{\\rtf|\s*BEGIN:VCALENDAR",
    re.IGNORECASE | re.DOTALL,
)


def parse(data: bytes, file: str) -> ContactFile:
    """Read the bytes of one contacts file, known to the reader as ``file``.

    Raises Refused in one plain sentence when it holds no contacts at all, or more than may be read at once.
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Refused(say("“{name}” is empty.", name=file), "file")
    unified = _unified(data)
    if _is_vcard(unified):
        return _vcards(unified, file)
    if len(data) > LARGEST_CSV:
        raise Refused(
            say("“{name}” is larger than 50 MB. Please export fewer contacts at a time.", name=file), "file"
        )
    if _OTHER_FILES.match(unified) or _is_binary(unified):
        raise _not_contacts(file)
    read = lists.read(text_of(unified), file)
    if read is None:
        raise _not_contacts(file)
    return ContactFile(file, "csv", read.people, read.refused)


def is_list(data: bytes) -> bool:
    """Whether the bytes would be read as a list, which may be ten times as large as a file of vCards."""
    return not _is_vcard(_unified(data))


def _is_vcard(unified: bytes) -> bool:
    return bool(_BEGIN.search(unified) or _OLD_MAC_BEGIN.search(unified))


def _vcards(data: bytes, file: str) -> ContactFile:
    if len(data) > LARGEST_VCARD:
        raise Refused(
            say(
                "“{name}” is larger than 5 MB. Please export the contacts without their pictures, "
                "or fewer at a time.",
                name=file,
            ),
            "file",
        )
    if len(_BEGIN.findall(data)) > MOST_CARDS or len(_OLD_MAC_BEGIN.findall(data)) > MOST_CARDS:
        raise Refused(
            say("“{name}” holds more than 5,000 cards. Please export fewer contacts at a time.", name=file),
            "file",
        )
    read = vcards.read(data)
    return ContactFile(file, "vcard", read.people, read.refused)


def _not_contacts(file: str) -> Refused:
    return Refused(
        say(
            "“{name}” holds no contacts we can read. Please export them as vCards, or as a list with headings "
            "(CSV).",
            name=file,
        ),
        "file",
    )


def _unified(data: bytes) -> bytes:
    """The same content with two-byte text turned into UTF-8 and its byte order mark gone."""
    for mark, encoding in (
        (codecs.BOM_UTF8, None),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding is None else _as_utf8(rest, encoding)
    start = data[:4000]
    pairs = len(start) // 2
    if pairs and start[1::2].count(0) > pairs * 0.3 > start[0::2].count(0) * 2:
        return _as_utf8(data, "utf-16-le")
    if pairs and start[0::2].count(0) > pairs * 0.3 > start[1::2].count(0) * 2:
        return _as_utf8(data, "utf-16-be")
    return data


def _as_utf8(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding, "replace").encode("utf-8", "replace")


def _is_binary(data: bytes) -> bool:
    start = data[:8000]
    strange = sum(
        start.count(code) for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31)
    )
    return strange > max(8, len(start) // 50)
