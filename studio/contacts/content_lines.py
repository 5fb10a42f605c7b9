"""One whole line of a vCard taken apart. The only module that knows vobject.

vobject reads the line's grammar (groups, the parameters of 2.1 without a name, quoted ones). Its own
unfolding, decoding and structured values are not used: they took 11 s for one folded line of 10 MB, stop
at an unknown character set, and split 2.1 values at commas.
"""

import codecs
import quopri
import re
from dataclasses import dataclass

from vobject.base import ParseError, parseLine

_NOT_TEXT = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "utf-7",
     "undefined", "mbcs", "oem")
)  # fmt: skip
_BLANK_AFTER_NAME = re.compile(r"^([A-Za-z0-9_.\-]+)[ \t]+(?=[;:])")
# What is left of a line whose parameters nobody can read: its name and its value still count.
_PLAINLY = re.compile(r"(?:([A-Za-z0-9_\-]+)\.)?([A-Za-z0-9_\-]+)[;:][^:]*:?(.*)", re.DOTALL)
_FIELD = re.compile(r"((?:\\.|[^;])*)(?:;|$)", re.DOTALL)
_CARET = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A line's name in capitals, the group that ties lines together, what kinds it names, and its value.

    ``kinds`` are the values of TYPE and the bare parameters of 2.1, in capitals; ``value`` is decoded text
    with its backslashes still in place.
    """

    name: str
    group: str
    kinds: frozenset[str]
    params: dict[str, str]
    value: str


def content_line(raw: str) -> ContentLine | None:
    """Take a whole line apart (bytes read as Latin-1); None when it is no line of a vCard."""
    try:
        name, found, value, group = parseLine(_BLANK_AFTER_NAME.sub(r"\1", raw))
    except ParseError:
        plain = _PLAINLY.match(raw)
        if plain is None:
            return None
        group, name, found, value = plain[1], plain[2], [], plain[3]
    kinds: set[str] = set()
    params: dict[str, str] = {}
    for key, *values in found:
        if not values:
            kinds.add(key.upper())
        elif key.upper() == "TYPE":
            kinds.update(part.strip().upper() for each in values for part in _decoded(each).split(","))
        else:
            params[key.upper()] = ",".join(values)
    return ContentLine(
        name=name.upper(),
        group=(group or "").upper(),
        kinds=frozenset(kinds),
        params=params,
        value=_value(value, kinds, params),
    )


def fields(value: str) -> list[str]:
    """The parts of a structured value ("Doe;John;;Dr;"), each with its backslashes undone."""
    return [unescaped(part) for part in _FIELD.findall(value)]


def unescaped(value: str) -> str:
    r"""Text with ``\n``, ``\,``, ``\;`` and ``\\`` undone; any other backslash stays."""
    return re.sub(r"\\([nN,;:\\\"@])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def caret_undone(value: str) -> str:
    """A parameter's text with the carets of vCard 4.0 undone (RFC 6868)."""
    return re.sub(r"\^[nN'^]", lambda found: _CARET[found[0]], value)


def _value(value: str, kinds: set[str], params: dict[str, str]) -> str:
    encoding = params.get("ENCODING", "").upper()
    charset = params.get("CHARSET", "")
    data = value.encode("latin-1", "replace")
    if encoding == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in kinds:
        data = quopri.decodestring(data)
    elif encoding in ("B", "BASE64") or "BASE64" in kinds:
        return ""
    return _decoded_as(data, charset)


def _decoded(value: str) -> str:
    return _decoded_as(value.encode("latin-1", "replace"), "")


def _decoded_as(data: bytes, charset: str) -> str:
    """Text in the character set named, else in UTF-8 when it is that, else in the code page of Windows."""
    for encoding in (charset.strip("\"' "), "utf-8"):
        if _is_text_encoding(encoding):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, ValueError):
                continue
    return data.decode("cp1252", "replace")


def _is_text_encoding(encoding: str) -> bool:
    if not encoding or len(encoding) > 40 or not encoding.isascii():
        return False
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return getattr(found, "_is_text_encoding", True) and found.name not in _NOT_TEXT
