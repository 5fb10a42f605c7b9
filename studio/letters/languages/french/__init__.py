"""French: with vous, in words that fit whoever reads and whoever signs."""

from __future__ import annotations

from studio.languages import NAMES
from studio.letters.languages.french.care import FrenchCare
from studio.letters.languages.french.meetings import FrenchMeetings
from studio.letters.languages.french.orders import FrenchOrders
from studio.letters.languages.phrases import Language


class French(FrenchMeetings, FrenchOrders, FrenchCare, Language):
    """As it is written in France."""

    code = "fr"
    name = NAMES["fr"]
