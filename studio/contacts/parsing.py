"""From the bytes of a file to its contacts: which kind of file it is, told by its content alone."""

import re

from studio.contacts import lists, vcards
from studio.contacts.rows import LARGEST_CSV, LARGEST_VCARD, ContactFile
from studio.errors import Refused
from studio.lists.character_sets import text_of, unified
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
    plain = unified(data)
    if _is_vcard(plain):
        return _vcards(plain, file)
    if len(data) > LARGEST_CSV:
        raise Refused(
            say("“{name}” is larger than 50 MB. Please export fewer contacts at a time.", name=file), "file"
        )
    if _OTHER_FILES.match(plain) or _is_binary(plain):
        raise _not_contacts(file)
    read = lists.read(text_of(plain), file)
    if read is None:
        raise _not_contacts(file)
    return ContactFile(file, "csv", read.people, read.refused)


def is_list(data: bytes) -> bool:
    """Whether the bytes would be read as a list, which may be ten times as large as a file of vCards."""
    return not _is_vcard(unified(data))


def _is_vcard(data: bytes) -> bool:
    return bool(_BEGIN.search(data) or _OLD_MAC_BEGIN.search(data))


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


def _is_binary(data: bytes) -> bool:
    start = data[:8000]
    strange = sum(
        start.count(code) for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31)
    )
    return strange > max(8, len(start) // 50)
