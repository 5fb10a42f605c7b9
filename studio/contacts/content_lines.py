"""One whole line of a vCard taken apart: its name, its parameters and its value.

Our own reading, in one pass from left to right. vobject's was tried: its grammar goes back over its own
steps, so that 51 harmless-looking characters without a colon took it 5 s and 60 would take an hour; it
also stops at an unknown character set and splits the values of 2.1 at commas.
"""

import quopri
import re
from dataclasses import dataclass

from studio.lists.character_sets import text_of

_NAME = re.compile(r"[ \t]*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)[ \t]*")
# A quoted part and a plain character never begin alike, so there is one way only to read a parameter.
_PARAMETER = re.compile(r';[ \t]*([^=;:"]*)(?:=((?:"[^"]*"|[^";:])*))?')
_PART = re.compile(r'"([^"]*)"|([^",]+)')
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
    begins = _NAME.match(raw)
    if begins is None:
        return None
    found, value = _parameters(raw, begins.end())
    if value is None:
        return None
    name = begins[2].replace("_", "-")  # Lotus Notes writes the one for the other
    group = begins[1]
    kinds: set[str] = set()
    params: dict[str, str] = {}
    for key, written in found:
        if written is None:
            kinds.add(key)
        elif key == "TYPE":
            kinds.update(part.strip().upper() for part in _parts(written) if part.strip())
        else:
            params[key] = ",".join(_parts(written))
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
    return text_of(data, charset)


def _parameters(raw: str, place: int) -> tuple[list[tuple[str, str | None]], str | None]:
    """The parameters from here on, None for one without a value, and what follows the colon (None: no colon)."""
    found: list[tuple[str, str | None]] = []
    while place < len(raw) and raw[place] == ";":
        parameter = _PARAMETER.match(raw, place)
        if parameter is None:
            break
        if key := parameter[1].strip().upper():
            found.append((key, parameter[2]))
        place = parameter.end()
    colon = place if raw[place : place + 1] == ":" else raw.find(":", place)
    return found, None if colon < 0 else raw[colon + 1 :]


def _parts(written: str) -> list[str]:
    """The values of a parameter: a,b or "a,b" or both mixed; commas count inside quotes too, as 4.0 has it."""
    inner = (quoted or plain for quoted, plain in _PART.findall(written))
    return text_of(",".join(inner).encode("latin-1", "replace")).split(",")
