"""The text of bytes whose character set is named wrongly, or not at all."""

import codecs
import re

_NOT_TEXT = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "utf-7",
     "undefined", "mbcs", "oem")
)  # fmt: skip
_HALF_PAIRS = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def text_of(data: bytes, named: str = "") -> str:
    """The text in the character set named; else in UTF-8 when that fits; else in the code page of Windows.

    UTF-8 with a few damaged letters stays UTF-8: one cut letter must not turn every "ë" of a list into "Ã«".
    """
    named = named.strip("\"' ")
    if _is_text_encoding(named):
        try:
            return data.decode(named)
        except ValueError:
            pass  # it says so, but it is not so
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        damaged = _HALF_PAIRS.sub(b"", data).decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    good = sum(map(damaged.count, {letter for letter in damaged if letter > "\x7f"})) - bad
    return damaged.replace("\ufffd", "") if good >= bad else data.decode("cp1252", "replace")


def _is_text_encoding(encoding: str) -> bool:
    if not encoding or len(encoding) > 40 or not encoding.isascii():
        return False
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return getattr(found, "_is_text_encoding", True) and found.name not in _NOT_TEXT
