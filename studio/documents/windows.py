"""Windows: the paper, the envelope it goes into, and where on the page things may stand so that the right ones show.

All lengths are millimetres. A studio measures its envelopes once (`Envelope`); the zones of its letters follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from studio.errors import Refused


class PaperSize(Enum):
    """A sheet: its name, width and height, and where it is folded twice; the slip hangs below the second fold."""

    A4 = ("A4", 210.0, 297.0, 105.0, 210.0)
    US_LETTER = ("US Letter", 215.9, 279.4, 93.1, 186.3)

    @classmethod
    def named(cls, name: str) -> PaperSize:
        """By its name; A4 for one we do not know."""
        return next((size for size in cls if size.value[0] == name), cls.A4)

    @property
    def title(self) -> str:
        """Its name, as kept and as shown."""
        return self.value[0]

    @property
    def width(self) -> float:
        """From the left edge to the right."""
        return self.value[1]

    @property
    def height(self) -> float:
        """From the top edge to the foot."""
        return self.value[2]

    @property
    def folds(self) -> tuple[float, float]:
        """The first and the second fold, from the top."""
        return self.value[3], self.value[4]


class Envelope(NamedTuple):
    """An envelope with a window: its own size, and where in it the window is, from its top left corner."""

    width: float = 220
    height: float = 110
    left: float = 20
    top: float = 57
    window_width: float = 90
    window_height: float = 35


ENVELOPES: dict[str, tuple[PaperSize, Envelope]] = {
    "DL, window at the left": (PaperSize.A4, Envelope()),
    "DL, window at the right": (PaperSize.A4, Envelope(left=110)),
    "US #10, window at the left": (PaperSize.US_LETTER, Envelope(241.3, 104.8, 22.2, 63.5, 114.3, 28.6)),
}
"""The envelopes that stationers have, and the paper that goes into each."""


@dataclass(frozen=True)
class Windows:
    """Where things go on a page, from its top left corner (DOMAIN 3.5). Made from an envelope by `fitted`."""

    left: float = 25
    right: float = 185
    head_top: float = 10
    head_bottom: float = 42
    address_left: float = 25
    address_right: float = 98
    address_top: float = 58
    address_bottom: float = 82
    aside_left: float = 118
    body_top: float = 96
    body_bottom: float = 279
    first_fold: float = 105
    second_fold: float = 210
    next_top: float = 30
    width: float = 210
    height: float = 297
    clear: tuple[float, float, float, float] = (8, 44, 113, 92)
    """Left, top, right and bottom of what may show in the window: nothing but the address stands in it."""
    aside_right: float = 185

    @property
    def measure(self) -> float:
        """The width of the body in points."""
        return (self.right - self.left) * 72 / 25.4


A4_IN_DL = Windows()


class _Seen(NamedTuple):
    """What the window shows of a page: `always`, however the sheet lies, and at most (`ever`)."""

    always: tuple[float, float, float, float]
    ever: tuple[float, float, float, float]


_PLAY_ACROSS, _PLAY_DOWN = 10.0, 5.0
"""A sheet in a larger envelope lies in the middle of it and on its foot; it may slip so far altogether."""
_SIX_LINES, _WIDE_ADDRESS = 24.0, 73.0
_LEAST_ADDRESS = (55.0, 16.0)
_LEAST_ASIDE = 45.0
_MOST_SPARE = (30.0, 15.0)
"""In an envelope so much wider or higher than the sheet, nobody can tell where it lies."""


def _seen(size: PaperSize, envelope: Envelope) -> _Seen:
    spare = envelope.width - size.width
    across = min(spare, _PLAY_ACROSS)
    tall = envelope.height - size.folds[0]
    down = min(tall, _PLAY_DOWN)
    least_x, most_x = (spare - across) / 2, (spare + across) / 2
    least_y, most_y = tall - down, tall
    left, top = envelope.left, envelope.top
    right, bottom = left + envelope.window_width, top + envelope.window_height
    return _Seen(
        (left - least_x, top - least_y, right - most_x, bottom - most_y),
        (left - most_x, top - most_y, right - least_x, bottom - least_y),
    )


def fitted(size: PaperSize = PaperSize.A4, envelope: Envelope | None = None) -> Windows:
    """The zones of a page for an envelope: the address always whole in its window, nothing else ever.

    Raises Refused, naming the field of the envelope, where the sheet does not go in or slips about, or where the
    window would leave no room for the address, for the letterhead, or for what stands beside it. Below it there is
    always room for a letter: a window reaches no lower than the first fold.
    """
    envelope = envelope or Envelope()
    _require_sizes(size, envelope)
    always, ever = _seen(size, envelope)
    left, top = max(always[0] + 5, 10.0), always[1] + 1
    right, bottom = min(always[2] - 2, size.width - 10), min(top + _SIX_LINES, always[3] - 1)
    if left < 25 <= right - _WIDE_ADDRESS:
        left = 25.0  # under the letterhead and above the text, where there is room for that
    if right - left < _LEAST_ADDRESS[0]:
        raise Refused("That window is too narrow to show an address wherever the sheet lies.", "window_width")
    if bottom - top < _LEAST_ADDRESS[1]:
        raise Refused("That window is too low to show an address wherever the sheet lies.", "window_height")
    if ever[1] < 44:
        raise Refused("That window would show the letterhead; it begins too near the top.", "window_top")
    clear = (ever[0] - 2, max(ever[1] - 8, 44.0), ever[2] + 3, ever[3])
    body_left, body_right = 25.0, size.width - 25
    aside = (clear[2] + 5, body_right)
    if clear[2] > size.width / 2 and body_right - aside[0] < clear[0] - 5 - body_left:
        aside = (body_left, clear[0] - 5)
    if aside[1] - aside[0] < _LEAST_ASIDE:
        raise Refused("Beside that window there is no room for the date and the reference.", "window_left")
    first, second = size.folds
    return Windows(
        left=body_left,
        right=body_right,
        address_left=_rounded(left),
        address_right=_rounded(right),
        address_top=_rounded(top),
        address_bottom=_rounded(bottom),
        aside_left=_rounded(aside[0]),
        aside_right=_rounded(aside[1]),
        body_top=_rounded(clear[3] + 4),
        body_bottom=size.height - 18,
        first_fold=first,
        second_fold=second,
        width=size.width,
        height=size.height,
        clear=(_rounded(clear[0]), _rounded(clear[1]), _rounded(clear[2]), _rounded(clear[3])),
    )


def _require_sizes(size: PaperSize, envelope: Envelope) -> None:
    if envelope.width < size.width:
        raise Refused(f"A sheet of {size.title} is wider than that envelope.", "envelope_width")
    if envelope.height < size.folds[0]:
        raise Refused(f"A folded sheet of {size.title} is higher than that envelope.", "envelope_height")
    if envelope.width - size.width > _MOST_SPARE[0]:
        raise Refused(f"A sheet of {size.title} would slip about in an envelope that wide.", "envelope_width")
    if envelope.height - size.folds[0] > _MOST_SPARE[1]:
        raise Refused(
            f"A folded sheet of {size.title} would slip about in an envelope that high.", "envelope_height"
        )
    if envelope.window_width <= 0 or envelope.left < 0:
        raise Refused("Please measure the window from the left edge of the envelope.", "window_left")
    if envelope.left + envelope.window_width > envelope.width:
        raise Refused("That window goes beyond the right edge of the envelope.", "window_width")
    if envelope.window_height <= 0 or envelope.top < 0:
        raise Refused("Please measure the window from the top edge of the envelope.", "window_top")
    if envelope.top + envelope.window_height > envelope.height:
        raise Refused("That window goes beyond the lower edge of the envelope.", "window_height")


def _rounded(length: float) -> float:
    return round(length, 2)
