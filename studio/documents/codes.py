"""Codes: a reference as a QR code, drawn quickly enough that a batch of letters does not wait for it."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import compress, zip_longest
from pathlib import Path
from typing import Any, NamedTuple


def _encoder() -> Any:
    """Reportlab's encoder by itself: the package around it takes a third of a second to import, and is not used."""
    found = find_spec("reportlab")
    for place in found.submodule_search_locations or () if found else ():
        path = Path(place, "graphics", "barcode", "qrencoder.py")
        spec = spec_from_file_location("reportlab_qrencoder", path) if path.is_file() else None
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    from reportlab.graphics.barcode import qrencoder  # packed where files cannot be seen

    return qrencoder


_library = _encoder()
QRBitBuffer, QRCode, QRErrorCorrectLevel = _library.QRBitBuffer, _library.QRCode, _library.QRErrorCorrectLevel
QRMath, QRRSBlock, QRUtil = _library.QRMath, _library.QRRSBlock, _library.QRUtil

# Readers take any mask; trying all eight for the prettiest takes ten times as long as drawing one.
_MASK = 3
_DARK = re.compile("1+")
_SIDE = 7
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_IN_SMALLEST = 20
"""So many capital letters and figures are in the smallest code."""


class _Blank(NamedTuple):
    """A code of one size with nothing in it: its modules as one number, and where each bit of the data goes."""

    across: int
    modules: int
    places: tuple[int, ...]


@lru_cache(maxsize=2048)
def modules(words: str) -> tuple[int, str]:
    """A code in units of its own modules, down from its top left corner: how many across, and the dark ones.

    The dark ones are the rectangles of one PDF path.
    """
    version, data = _encoded(words)
    across, drawn, _ = _blank(version)
    # Each byte of the data turns its own modules and those of its check bytes, whatever the others are.
    for place, byte in enumerate(data):
        if byte:
            drawn ^= _turned(version, place, byte)
    rows = f"{drawn:0{across * across}b}"
    found = [stretch[rows[start:end]] for start, end, stretch in _stretches(across)]
    return across, " ".join(filter(None, found))


class _Stretch(dict[str, str]):
    """A short stretch of one row: its modules as they are drawn. Few are possible, so most were drawn before."""

    def __init__(self, column: int, row: int) -> None:
        self.column, self.row = column, row

    def __missing__(self, modules: str) -> str:
        drawn = " ".join(
            f"{self.column + dark.start()} {self.row} {dark.end() - dark.start()} 1 re"
            for dark in _DARK.finditer(modules)
        )
        self[modules] = drawn
        return drawn


@lru_cache(maxsize=40)
def _stretches(across: int) -> tuple[tuple[int, int, _Stretch], ...]:
    """Where each stretch of a code begins and ends among its modules."""
    return tuple(
        (row * across + column, row * across + min(column + _SIDE, across), _Stretch(column, row))
        for row in range(across)
        for column in range(0, across, _SIDE)
    )


@lru_cache(maxsize=65536)
def _turned(version: int, place: int, byte: int) -> int:
    """The modules that one byte of the data turns, as one number."""
    across, _, places = _blank(version)
    room = sum(block.dataCount for block in QRRSBlock.getRSBlocks(version, QRErrorCorrectLevel.M))
    alone = bytearray(room)
    alone[place] = byte
    checked = _checked(bytes(alone), version)
    bits = map(int, f"{int.from_bytes(checked, 'big'):0{len(checked) * 8}b}")
    last = across * across - 1
    # The last few places of some sizes hold no data.
    return sum(1 << (last - place) for place in compress(places, bits))


@lru_cache(maxsize=40)
def _blank(version: int) -> _Blank:
    code = QRCode(version, QRErrorCorrectLevel.M)
    # Data of nothing but noughts: what is dark then is the pattern and the mask.
    code.dataCache = [0]
    code.makeImpl(False, _MASK)
    across = code.moduleCount
    rows = "".join("1" if dark else "0" for row in code.modules for dark in row)
    return _Blank(
        across, int(rows, 2), tuple(row * across + column for column, row in code.dataPosIterator())
    )


def _encoded(words: str) -> tuple[int, bytes]:
    """The size of the code, and the words as its bytes, filled up to what this size holds."""
    if len(words) > _IN_SMALLEST or words.isdigit() or not all(letter in _LETTERS for letter in words):
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(words)
        version = code.calculate_version()
        return version, _data(code, version)
    values = [_LETTERS.index(letter) for letter in words]
    bits = f"0010{len(words):09b}"
    bits += "".join(f"{45 * a + b:011b}" for a, b in zip(values[::2], values[1::2], strict=False))
    bits += f"{values[-1]:06b}" if len(values) % 2 else ""
    bits = (bits + "0000")[: 16 * 8]
    bits += "0" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return 1, (data + b"\xec\x11" * 8)[:16]


def _data(code: Any, version: int) -> bytes:
    """The words as the library encodes them, filled up to what this size holds."""
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
