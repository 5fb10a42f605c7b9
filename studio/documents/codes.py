"""Codes: a reference as a QR code, drawn quickly enough that a batch of letters does not wait for it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, zip_longest
from typing import NamedTuple

from reportlab.graphics.barcode.qrencoder import (
    QRBitBuffer,
    QRCode,
    QRErrorCorrectLevel,
    QRMath,
    QRRSBlock,
    QRUtil,
)

# Readers take any mask; trying all eight for the prettiest takes ten times as long as drawing one.
_MASK = 3
_DARK = re.compile(b"\x01+")
_SIDE = 7


class _Blank(NamedTuple):
    """A code of one size with nothing in it: its modules row by row, and where each bit of the data goes."""

    across: int
    modules: bytes
    places: tuple[int, ...]


@lru_cache(maxsize=2048)
def modules(words: str) -> tuple[int, str]:
    """A code in units of its own modules, down from its top left corner: how many across, and the dark ones.

    The dark ones are the rectangles of one PDF path.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(words)
    version = code.calculate_version()
    blank = _blank(version)
    drawn = bytearray(blank.modules)
    data = _checked(_data(code, version), version)
    # The last few places of some sizes hold no data.
    for place in compress(blank.places, map(int, f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}")):
        drawn[place] ^= 1
    across = blank.across
    found = [
        _rectangles(
            bytes(drawn[row * across + column : row * across + min(column + _SIDE, across)]), column, row
        )
        for row in range(across)
        for column in range(0, across, _SIDE)
    ]
    return across, " ".join(filter(None, found))


@lru_cache(maxsize=32768)
def _rectangles(stretch: bytes, column: int, row: int) -> str:
    """The dark modules of a short stretch of a row. Few stretches are possible, so most were drawn before."""
    return " ".join(
        f"{column + dark.start()} {row} {dark.end() - dark.start()} 1 re" for dark in _DARK.finditer(stretch)
    )


@lru_cache(maxsize=40)
def _blank(version: int) -> _Blank:
    code = QRCode(version, QRErrorCorrectLevel.M)
    # Data of nothing but noughts: what is dark then is the pattern and the mask.
    code.dataCache = [0]
    code.makeImpl(False, _MASK)
    across = code.moduleCount
    rows = b"".join(bytes(bool(dark) for dark in row) for row in code.modules)
    return _Blank(across, rows, tuple(row * across + column for column, row in code.dataPosIterator()))


def _data(code: QRCode, version: int) -> bytes:
    """The words as bytes, filled up to what this size holds."""
    buffer = QRBitBuffer()
    for words in code.dataList:
        words.write(buffer, version)
    room: int = sum(block.dataCount for block in QRRSBlock.getRSBlocks(version, QRErrorCorrectLevel.M))
    full: int = (min(buffer.length + 4, room * 8) + 7) // 8
    filling = (b"\xec\x11" * room)[: room - full]
    return bytes(buffer.buffer).ljust(full, b"\0") + filling


def _checked(data: bytes, version: int) -> bytes:
    """The data with its check bytes, block by block, in the order a code holds them."""
    plain: list[bytes] = []
    checks: list[bytes] = []
    start = 0
    for block in QRRSBlock.getRSBlocks(version, QRErrorCorrectLevel.M):
        part = data[start : start + block.dataCount]
        start += block.dataCount
        plain.append(part)
        checks.append(_check_bytes(part, block.totalCount - block.dataCount))
    interleaved = [byte for column in zip_longest(*plain) for byte in column if byte is not None]
    return bytes(interleaved + [byte for column in zip(*checks, strict=True) for byte in column])


def _check_bytes(part: bytes, count: int) -> bytes:
    """The remainder that lets a reader mend a smudge. reportlab's own takes half the time of a whole letter."""
    powers, logs, generator = _field(count)
    remainder = [*part, *[0] * count]
    for place in range(len(part)):
        lead = remainder[place]
        if lead:
            power = logs[lead]
            for offset, factor in enumerate(generator, start=place):
                remainder[offset] ^= powers[factor + power]
    return bytes(remainder[-count:])


@lru_cache(maxsize=64)
def _field(count: int) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Powers and logarithms of the code's numbers, and the logarithms of its generator for so many check bytes."""
    powers = tuple(QRMath.gexp(power) for power in range(510))
    logs = (0, *(QRMath.glog(number) for number in range(1, 256)))
    generator = tuple(logs[factor] for factor in QRUtil.getErrorCorrectPolynomial(count).num)
    return powers, logs, generator
