"""Flow: the parts of a body at their places, page by page, with the slip's room kept free at the foot of the last."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.documents.blocks import Heading, Paragraph, Part, Type
from studio.documents.sheet import MM
from studio.documents.signing import Closing

if TYPE_CHECKING:
    from studio.documents.paper import Paper

_ABOVE_TEAR = 7.0
_TEXTS = (Paragraph, Heading, Closing)
_Placed = list[tuple[Part, float]]


def flow(paper: Paper, type: Type) -> list[_Placed]:
    """Parts at their places, page by page; a slip needs its own room at the foot of the last page."""
    measure = paper.zones.measure
    parts = [
        part
        for block in paper.body
        # A picture is not worth keeping; the fixed paragraphs of a batch are set once.
        for part in (
            _kept_parts(block, type, measure) if isinstance(block, _TEXTS) else block.parts(type, measure)
        )
    ]
    for full_pages in range(len(parts) + 1):
        pages = _placed(parts, paper, full_pages)
        if paper.slip is None or len(pages) <= full_pages + 1:
            break
    if paper.slip is not None and len(pages) <= full_pages:
        pages.append([])
    _give_company(pages, paper)
    return pages


@lru_cache(maxsize=4096)
def _kept_parts(block: Paragraph | Heading | Closing, type: Type, measure: float) -> tuple[Part, ...]:
    return tuple(block.parts(type, measure))


def _give_company(pages: list[_Placed], paper: Paper) -> None:
    """A last page with nothing but a slip, a place to sign or the greeting takes paragraphs of the page before."""
    if len(pages) < 2:
        return
    last, before = pages[-1], pages[-2]
    if len(last) > 1 or any(not part.foot and not part.last for part, _ in last):
        return
    heads = [
        number for number in range(1, len(before)) if before[number][0].gap and not before[number - 1][0].stay
    ]
    if len(heads) < 2:
        return
    taken = before[heads[-2] :]
    del before[heads[-2] :]
    moved = paper.zones.next_top * MM - taken[0][1]
    below, _ = taken[-1]
    end = taken[-1][1] + moved + below.height
    last[:] = [(part, at if part.foot else end + part.gap) for part, at in last]
    last[:0] = [(part, top + moved) for part, top in taken]


def _placed(parts: list[Part], paper: Paper, full_pages: int) -> list[_Placed]:
    pages: list[_Placed] = [[]]
    top, bottom = _room(paper, 0, full_pages)
    at = top
    for group in _groups(parts):
        height = sum(part.height + part.gap for part in group) - (0 if pages[-1] else group[0].gap)
        if at + height > bottom and pages[-1]:
            pages.append([])
            top, bottom = _room(paper, len(pages) - 1, full_pages)
            at = top
        for part in group:
            if at + part.height > bottom + 0.01 and pages[-1]:
                pages.append([])
                top, bottom = _room(paper, len(pages) - 1, full_pages)
                at = top
            at += part.gap if pages[-1] else 0
            pages[-1].append((part, at))
            at += part.height
    if pages[-1] and pages[-1][-1][0].foot:
        part, _ = pages[-1][-1]
        pages[-1][-1] = (part, bottom - part.height)
    return pages


def _room(paper: Paper, number: int, full_pages: int) -> tuple[float, float]:
    windows = paper.zones
    top = windows.body_top if number == 0 else windows.next_top
    torn = paper.slip is not None and number >= full_pages
    bottom = windows.second_fold - _ABOVE_TEAR if torn else windows.body_bottom
    return top * MM, bottom * MM


def _groups(parts: Iterable[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    joined = False
    for part in parts:
        if joined:
            groups[-1].append(part)
        else:
            groups.append([part])
        joined = part.stay
    return groups
