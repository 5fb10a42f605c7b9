"""Codes: a reference as a QR code, drawn quickly enough that a batch of letters does not wait for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

# Readers take any mask; trying all eight for the prettiest takes ten times as long as drawing one.
_MASK = 3
_DARK = re.compile(b"\x01+")


class _Blank(NamedTuple):
    """A code of one size with nothing in it: its modules row by row, and where each bit of the data goes."""

    across: int
    modules: bytes
    places: tuple[int, ...]


@lru_cache(maxsize=2048)
def modules(words: str) -> tuple[int, str]:
    """A code in units of its own modules, down from its top left corner: how many across, and the dark ones.

    The dark ones are PDF rectangles, a row's neighbours in one.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(words)
    version = code.calculate_version()
    blank = _blank(version)
    drawn = bytearray(blank.modules)
    data = bytes(QRCode.createData(version, QRErrorCorrectLevel.M, code.dataList))
    bits = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}"
    for place, bit in zip(blank.places, bits, strict=False):
        if bit == "1":
            drawn[place] ^= 1
    rectangles = []
    for row in range(blank.across):
        for dark in _DARK.finditer(drawn[row * blank.across : (row + 1) * blank.across]):
            rectangles.append(f"{dark.start()} {row} {dark.end() - dark.start()} 1 re")
    return blank.across, " ".join(rectangles)


@lru_cache(maxsize=40)
def _blank(version: int) -> _Blank:
    code = QRCode(version, QRErrorCorrectLevel.M)
    # Data of nothing but noughts: what is dark then is the pattern and the mask.
    code.dataCache = [0]
    code.makeImpl(False, _MASK)
    across = code.moduleCount
    rows = b"".join(bytes(bool(dark) for dark in row) for row in code.modules)
    return _Blank(across, rows, tuple(row * across + column for column, row in code.dataPosIterator()))
