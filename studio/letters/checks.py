"""The checks before a letter is printed (R15): what stops it, and what its writer is only asked to look at again.

Spelling is not looked up yet: whoever signs reads for that.
"""

from __future__ import annotations

import re
from datetime import date

from studio.dates import MONTHS, WEEKDAYS
from studio.documents import kept_whole
from studio.letters.snapshot import Snapshot

_SPACE = "[ \u00a0]"
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DATE = rf"(?P<weekday>{_DAY}){_SPACE}(?P<day>\d{{1,2}}){_SPACE}(?P<month>{_MONTH}){_SPACE}(?P<year>\d{{4}})"
_DATED = re.compile(_DATE)
_TIME = r"(?:(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\u00a0(?:am|pm)|12\u00a0noon)(?!\w)"
_TIMED = re.compile(rf"{_DATE} at (?P<time>{_TIME})")
_DATE_AT = re.compile(rf"{_DATE} at\b")
_AS_PRINTED = re.compile(_TIME)
_LOOKS_LIKE_TIME = re.compile(
    r"(?<![\d.£€$])(?:\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|noon|midnight|o.clock)|\d{1,2}:\d{2})"
    r"|\bat \d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:am|pm|m|cm|mm|metres?|inch|per cent|%))"
    r"|\bat \d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_MISREAD = re.compile(r"(?<!\d)12(?:\.00)?[ \u00a0][ap]m")
_FIELD = re.compile(r"\{\{?\s*[A-Za-z_]\w*\s*\}?\}")
_QUOTED = re.compile("“[^”]*”")


def problems(letter: Snapshot) -> list[str]:
    """What stops a letter, each a plain sentence; a name that no face has is told when the page is laid out."""
    found = []
    own = _QUOTED.sub("“”", letter.text)
    left = _FIELD.search(own)
    if left:
        found.append(f"The field {left.group()} in its wording was not filled in.")
    found += time_problems(own)
    return found


def time_problems(text: str) -> list[str]:
    """Dates whose weekday is another, and times not written as R9 says; her own quoted words stand as she said them."""
    words = kept_whole(text)
    found = []
    for match in _DATED.finditer(words):
        wrong = _wrong_weekday(match)
        if wrong:
            found.append(wrong)
    for match in _DATE_AT.finditer(words):
        if not _TIMED.match(words, match.start()):
            said = words[match.start() : match.end() + 9].replace("\u00a0", " ")
            found.append(f"The time after “{said}…” is not written as 7.30 pm, 7 pm or 12 noon.")
    for match in _LOOKS_LIKE_TIME.finditer(words):
        if not _AS_PRINTED.match(words, match.start() + (3 if match.group().startswith("at ") else 0)):
            said = match.group().replace("\u00a0", " ")
            found.append(f"“{said}” could be misread. Please write 7.30 pm, 7 pm or 12 noon.")
    if _MISREAD.search(words):
        found.append("12 am and 12 pm are easily misread. Please write 12 noon or another time.")
    return found


def _wrong_weekday(match: re.Match[str]) -> str:
    said = match.group().replace("\u00a0", " ")
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return f"There is no {said}."
    right = WEEKDAYS[day.weekday()]
    return "" if right == match["weekday"] else f"{said} is a {right}."


_CARE = (
    (r"\bsorry (?:if|that you (?:feel|felt))\b", "“sorry if” takes the apology back. “I am sorry” is enough."),
    (r"\bfor any inconvenience\b", "Please name what it cost her: her time, the journey."),
    (r"\b(?:that|if|what) you (?:feel|felt|perceived)\b", "Please say what happened, not what she felt."),
    (r"\bas you know\b|\bobviously\b|\byou should have\b|\bof course you\b", "This can sound as if she ought to have."),
    (r"\bvalued customer\b|\bplease be advised\b|\bat your earliest convenience\b", "Please say it as in the room."),
    (r"\b(?:our|company|studio) policy\b|\bpolicy\b", "She wrote to us about a picture, not about a policy."),
    (r"\bproof\b|\bevidence\b|\byour (?:fault|mistake)\b|\bmisunderst", "Nothing is proved and nobody is blamed."),
    (r"[£€$]\s?\d|\bdiscount\b|\bspecial offer\b|\bvoucher\b", "There is no price and no offer in this letter."),
)  # fmt: skip
_BUT = re.compile(
    r"\b(?:but|unfortunately)\b|\bhowever\b(?! (?:small|little|minor|much|long|many))", re.IGNORECASE
)
_CARE_FOUND = tuple((re.compile(pattern, re.IGNORECASE), advice) for pattern, advice in _CARE)


def remarks(text: str) -> list[str]:
    """Where the tone may be other than meant (DOMAIN 3.5); the writer may keep every word of it.

    What stands between quotation marks is hers and is passed over.
    """
    own = _QUOTED.sub("“”", text).replace("\u00a0", " ")
    found = [
        f"“{match.group()}”: {advice}" for pattern, advice in _CARE_FOUND if (match := pattern.search(own))
    ]
    _, apology, after = own.partition("I am sorry")
    turned = _BUT.search(after)
    if apology and turned:
        found.append(f"“{turned.group()}” after the apology takes it back. A new sentence does not.")
    if "thank" not in own[:400].lower() and "sorry" in own.lower():
        found.append("Please thank her first.")
    return found
