"""Business messages pass through here, so that the window can give them another language."""

from collections.abc import Callable

_translate: Callable[[str], str] | None = None


def use(translate: Callable[[str], str] | None) -> None:
    """Give the translation function; None is plain English."""
    global _translate
    _translate = translate


def say(text: str, **facts: object) -> str:
    """A sentence of the studio, translated, with its facts put in by name."""
    said = _translate(text) if _translate is not None else text
    return said.format(**facts) if facts else said


def listed(names: list[str] | tuple[str, ...]) -> str:
    """ "Claire, Mark, Ellie and Tom"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """ "1 letter", "4 letters"."""
    return f"{count:,} {one if count == 1 else (many or one + 's')}"
