"""A code says what reportlab's own slower drawing says."""

import re

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from studio.documents.codes import modules


@pytest.mark.parametrize(
    "words", ["L-000412", "O-01187", "1", "x" * 14, "https://example.com/" + "a" * 60, "é" * 90, "A" * 400]
)
def test_our_code_is_the_one_reportlab_draws(words: str) -> None:
    theirs = QRCode(None, QRErrorCorrectLevel.M)
    theirs.addData(words)
    theirs.version = theirs.calculate_version()
    theirs.makeImpl(False, 3)
    across, rectangles = modules(words)
    ours = [[False] * across for _ in range(across)]
    for left, row, length in re.findall(r"(\d+) (\d+) (\d+) 1 re", rectangles):
        for column in range(int(left), int(left) + int(length)):
            ours[int(row)][column] = True
    assert ours == [[bool(dark) for dark in row] for row in theirs.modules]
