"""In which language a family is written to: theirs where letters are written in it, else the studio's own."""

from __future__ import annotations

from studio.errors import Missing
from studio.languages import HOME, name_of
from studio.letters.languages import Language, is_written, language
from studio.letters.surroundings import Surroundings
from studio.letters.wording import Wording, worded


def spoken_with(wished: str, named: str, around: Surroundings) -> tuple[Language, Wording]:
    """The language of a letter and its wording in it.

    Whatever is not written in the language they wish for is written in the studio's own, and what is not written in
    that either is British: a language never keeps a letter from going out.
    """
    for code in (wished, around.studio.language):
        if code and is_written(code):
            spoken = language(code)
            try:
                return spoken, worded(around.wordings, named, spoken.code)
            except Missing:
                continue
    return language(HOME), worded(around.wordings, named, HOME)


def told(wished: str, named: str, around: Surroundings) -> tuple[str, ...]:
    """What the desk is told where a letter is not in the language that they wish for."""
    if not wished:
        return ()
    spoken, _ = spoken_with(wished, named, around)
    if is_written(wished) and language(wished) is spoken:
        return ()
    return (
        f"They wish for {name_of(wished)}, in which this letter is not written; it goes in {spoken.name}.",
    )
