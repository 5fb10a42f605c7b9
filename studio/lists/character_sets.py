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


def unified(data: bytes) -> bytes:
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


def _is_text_encoding(encoding: str) -> bool:
    if not encoding or len(encoding) > 40 or not encoding.isascii():
        return False
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return getattr(found, "_is_text_encoding", True) and found.name not in _NOT_TEXT
