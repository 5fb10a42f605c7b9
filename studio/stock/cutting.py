"""How much moulding a frame takes, and how a length is written."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

CUTTING_FACES = 8
"""How many widths of the face are lost in the four corners: each side is cut two faces longer than what it holds."""
_INCH = Decimal("25.4")


def cut_length(
    width_in: int, height_in: int, face_mm: int, border_mm: int = 0, faces: int = CUTTING_FACES
) -> int:
    """The moulding that one frame takes, in whole millimetres, rounded up.

    The frame holds the print and its mount's border all round; the corners take ``faces`` widths of the face.
    """
    wide, high = (Decimal(side) * _INCH + 2 * border_mm for side in (width_in, height_in))
    whole = (2 * (wide + high)).to_integral_value(ROUND_CEILING)
    return int(whole) + faces * face_mm


def in_metres(millimetres: int) -> str:
    """``12.4 m``, ``−1.25 m``: as a length is written on a screen or a page."""
    metres = abs(Decimal(millimetres)) / 1000
    shown = f"{metres:,.3f}".rstrip("0").rstrip(".")
    return f"{'−' if millimetres < 0 else ''}{shown} m"
