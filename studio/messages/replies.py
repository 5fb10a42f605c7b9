"""What an outgoing reply must not be: one bare word, or a time without its half of the day (R9, R10)."""

from __future__ import annotations

import re

_BARE_WORDS = frozenset({"yes", "no", "ok", "okay", "am", "pm"})
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY_PART = r"in\s+the\s+(?:morning|afternoon|evening)"
_HALF = (
    r"(?:\s|\u00a0)*(?:[ap]\.?\s?m\b\.?|noon|midnight|o['’]?clock\s+in\s+the|at\s+night|tonight"
    rf"|this\s+(?:morning|afternoon|evening)|{_DAY_PART})"
)
_TO = r"(?:\s|\u00a0)*(?:-|–|—|to|until|till)(?:\s|\u00a0)*"
_READING = r"(?:0?[1-9]|1[0-2])(?:[.:][0-5]\d)?"
_NOT_BEFORE = r"(?<![\w£$€.,:/+-])"
_NOT_AFTER = r"(?![\w%£$€/]|[.,:]\d|-\w)"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_UNITS = (
    r"(?!(?:\s|\u00a0)*(?:inch|in\b|cm|mm|by\b|x\b|×|pounds?|p\b|people|of\b|years?|days?|weeks?|months?|minutes?"
    rf"|hours?|h\b|prints?|pictures?|portraits?|{_MONTHS}))"
)
_AFTER_HOUR = (
    r"(?=\s*(?:$|[.,;:!?)]|-|–|—|(?:on|for|and|or|to|until|till|sharp|tomorrow|today|then|please|with|next|if|as|so"
    r"|o['’]?clock"
    r"|mon|tue|wed|thu|fri|sat|sun)(?:\b|[a-z]*day\b)))"
)
"""What may follow "at 7" when 7 is a time: in "at 4 Mill Lane" it is not."""
_BARE_TIME = re.compile(
    rf"{_NOT_BEFORE}(?:(?P<minutes>(?:[1-9]|1[0-2])[.:][0-5]\d)|(?<=\bat )(?P<hour>[1-9]|1[0-2]){_AFTER_HOUR}"
    rf"|(?P<oclock>[1-9]|1[0-2])(?=\s*o['’]?clock))"
    rf"{_NOT_AFTER}(?!{_HALF})(?!{_TO}{_READING}{_HALF})(?!\s*o['’]?clock{_HALF}){_UNITS}",
    re.IGNORECASE,
)  # fmt: skip


def is_bare_reply(text: str) -> bool:
    """Whether a reply says only yes, no, ok, am or pm, in any case and punctuation: "Pm.", "YES!", "ok, yes"."""
    said = text.casefold().replace("a.m", "am").replace("p.m", "pm")
    words = _LETTERS.findall(said)
    return bool(words) and all(word in _BARE_WORDS for word in words) and not any(map(str.isdigit, said))


def bare_times(text: str) -> tuple[str, ...]:
    """The times of a text that leave open which half of the day is meant: "at 7", "7.30", "8 o'clock" (R10)."""
    return tuple(found["minutes"] or found["hour"] or found["oclock"] for found in _BARE_TIME.finditer(text))


def bare_time_question(text: str) -> str:
    """The question for the first bare time, "7.30 in the morning or in the evening?"; "" when there is none."""
    found = bare_times(text)
    return (
        f"{found[0].replace(':', '.')} in the morning or in the evening? Please write it out."
        if found
        else ""
    )


def with_half(text: str, half: str) -> str:
    """The same text with the first bare time written out, ``half`` being "am" or "pm"."""
    found = next(_BARE_TIME.finditer(text), None)
    if found is None:
        return text
    group = next(name for name in ("minutes", "hour", "oclock") if found[name])
    end = found.end(group)
    clock = re.compile(r"\s*o['’]?clock", re.IGNORECASE).match(text, end)
    shown = f"{found[group].replace(':', '.')}\u00a0{half}"
    if found[group] == "12":  # 12 am and 12 pm are never said (R9)
        shown = "12\u00a0noon" if half == "pm" else "12\u00a0midnight"
    return f"{text[: found.start(group)]}{shown}{text[clock.end() if clock else end :]}"
