"""An address written in one piece, taken apart only where a British postcode makes it plain."""

import re

from studio.contacts.making import RawAddress
from studio.reaching import postcode

_LONGEST = 2_000


def whole_address(address: RawAddress, whole: str) -> RawAddress:
    """Split "14 High Street, Bristol, BS1 4DJ" at its lines, else at its commas, and find town and postcode."""
    whole = whole[:_LONGEST]
    separator = r"[\r\n]+" if re.search(r"[\r\n]", whole) else r","
    lines = [line.strip(" ,;") for line in re.split(separator, whole)]
    lines = [line for line in lines if line]
    for place in range(len(lines) - 1, max(len(lines) - 3, -1), -1):
        before, code = _ending_in_postcode(lines[place])
        if code:
            address.postcode = code
            address.country = address.country or " ".join(lines[place + 1 :])
            lines = lines[:place] + ([before] if before else [])
            if len(lines) > 1:
                address.town = lines.pop()
            break
    address.lines = lines
    return address


def _ending_in_postcode(line: str) -> tuple[str, str]:
    """What stands before a British postcode at the end of a line, and the postcode; ("", "") without one."""
    words = line.split()
    for count in (2, 1):
        code = " ".join(words[-count:])
        if len(words) >= count and postcode(code).ok:
            return " ".join(words[:-count]).strip(" ,"), code
    return "", ""
