"""British: the language that the studio was made in, and the law of R9."""

from __future__ import annotations

from typing import ClassVar

from studio.languages import NAMES
from studio.letters.kinds import KINDS
from studio.letters.languages.english.care import EnglishCare
from studio.letters.languages.english.meetings import EnglishMeetings
from studio.letters.languages.english.orders import EnglishOrders
from studio.letters.languages.phrases import Language


class English(EnglishMeetings, EnglishOrders, EnglishCare, Language):
    """As it is written in Britain."""

    code = "en-GB"
    name = NAMES["en-GB"]
    names_of_letters: ClassVar[dict[str, str]] = {code: kind.name for code, kind in KINDS.items()}
