"""The checks before a letter is printed (R15): what stops it, and what its writer is only asked to look at again.

What needs the records, spelling among it, is in ``before_print``; the tone is in ``tone``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from studio.languages import HOME
from studio.letters import languages
from studio.letters.snapshot import Snapshot
from studio.letters.tone import QUOTED

_FIELD = re.compile(r"\{\{?\s*[A-Za-z_]\w*\s*\}?\}")


class Finding(NamedTuple):
    """What stops a letter: which check, said in a sentence, and about which words of it."""

    rule: str
    says: str
    words: str = ""
    about: str = ""
    """What is right once it is said to be, where that is more than this letter."""


def problems(letter: Snapshot) -> list[Finding]:
    """What stops a letter by its words alone; a name that no face has is told when the page is laid out."""
    return [
        found
        for paragraph in letter.paragraphs
        for found in _of_a_paragraph("".join(span.words for span in paragraph), letter.language)
    ]


@lru_cache(maxsize=4096)
def _of_a_paragraph(text: str, language: str) -> tuple[Finding, ...]:
    """Remembered, since the letters of a batch share most of their paragraphs."""
    own = QUOTED.sub("“”", text)
    left = _FIELD.search(own)
    unfilled = (
        (Finding("field", f"The field {left.group()} in its wording was not filled in.", left.group()),)
        if left
        else ()
    )
    return (*unfilled, *(Finding("time", says) for says in time_problems(own, language)))


def time_problems(text: str, language: str = HOME) -> list[str]:
    """Days whose weekday is another, and times not written as R9 says, or as another language writes them."""
    return languages.language(language).time_problems(text)
