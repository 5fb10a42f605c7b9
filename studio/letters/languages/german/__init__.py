"""German: with Sie, in words that fit whoever reads and whoever signs."""

from __future__ import annotations

from studio.languages import NAMES
from studio.letters.languages.german.care import GermanCare
from studio.letters.languages.german.meetings import GermanMeetings
from studio.letters.languages.german.orders import GermanOrders
from studio.letters.languages.phrases import Language


class German(GermanMeetings, GermanOrders, GermanCare, Language):
    """As it is written in Germany, Austria and, with ß, nearly so in Switzerland."""

    code = "de"
    name = NAMES["de"]
