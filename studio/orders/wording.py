"""How an order is said in words, on paper and on screen alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from studio.catalogue.wording import in_inches
from studio.words import counted, listed


class Said(Protocol):
    """What there is to say about a line: a record, a row, or a line of a snapshot."""

    image_ref: str
    people: str
    product: str
    width_in: int
    height_in: int
    finish: str
    hanging_place: str
    quantity: int


def framing_in_words(moulding: str, mount: str, glazing: str, choices: Sequence[str] = ()) -> str:
    """``natural oak moulding, ivory mount, clear glass, engraved plaque``; empty for a plain print."""
    parts = [
        _named(moulding, "moulding", "frame"),
        _named(mount, "mount"),
        _lowered(glazing),
        *(_lowered(choice) for choice in choices),
    ]
    return ", ".join(part for part in parts if part)


def _named(name: str, kind: str, *others: str) -> str:
    if not name or any(word in name.casefold() for word in (kind, *others)):
        return _lowered(name)
    return f"{_lowered(name)} {kind}"


def _lowered(name: str) -> str:
    """A name inside a sentence; what begins with two capitals, such as UV, keeps them."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def made_as(product: str, finish: str) -> str:
    """How a picture is made: ``framed portrait``, ``framed portrait, oak``; what says the same is said once."""
    named = [part for part in (product.strip(), finish.strip()) if part]
    if len(named) == 2 and (named[1].casefold() in named[0].casefold()):
        return named[0]
    if len(named) == 2 and named[0].casefold() in named[1].casefold():
        return named[1]
    return ", ".join(named)


def line_in_words(line: Said) -> str:
    """``30 inches wide by 24 inches high, framed; all four of you; above the fireplace, lounge``."""
    parts = [made_in_words(line)]
    parts += [part for part in (line.people, line.hanging_place) if part]
    if line.quantity > 1:
        parts.append(f"{line.quantity} of them")
    return "; ".join(parts)


def made_in_words(line: Said) -> str:
    """``30 inches wide by 24 inches high, framed print, natural oak moulding, ivory mount``."""
    moulding = getattr(line, "moulding", "")
    # A finish that only says that there is a frame is said by the moulding.
    made = made_as(line.product, "" if moulding and "frame" in line.finish.casefold() else line.finish)
    choices = getattr(line, "choices", "")
    framing = framing_in_words(
        moulding,
        getattr(line, "mount", ""),
        getattr(line, "glazing", ""),
        choices.splitlines() if isinstance(choices, str) else choices,
    )
    parts = (in_inches(line.width_in, line.height_in), made[:1].lower() + made[1:], framing)
    return ", ".join(part for part in parts if part)


def what_changed(before: Sequence[Said], after: Sequence[Said], totals: tuple[str, str]) -> str:
    """What a revision changed, in a sentence or two: added, taken out, made differently, and the totals as printed."""
    old, new = _by_picture(before), _by_picture(after)
    added = [ref for ref in new if ref not in old]
    gone = [ref for ref in old if ref not in new]
    other = [ref for ref in new if ref in old and old[ref] != new[ref]]
    said = [
        f"{words} {_pictures(refs)}."
        for words, refs in (("Added", added), ("Taken out", gone), ("Changed", other))
        if refs
    ]
    if totals[0] != totals[1]:
        said.append(f"The total was {totals[0]} and is now {totals[1]}.")
    return " ".join(said) or "Nothing in the pictures or the price; the page was made out again."


def _by_picture(lines: Sequence[Said]) -> dict[str, list[str]]:
    """How each picture was ordered; one picture may be ordered in several sizes."""
    ordered: dict[str, list[str]] = {}
    for line in lines:
        ordered.setdefault(line.image_ref, []).append(line_in_words(line))
    return {ref: sorted(words) for ref, words in ordered.items()}


def _pictures(refs: list[str]) -> str:
    if len(refs) > 6:
        return counted(len(refs), "picture")
    return f"picture{'s' if len(refs) > 1 else ''} {listed(refs)}"
