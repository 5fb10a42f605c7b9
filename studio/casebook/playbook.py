"""What stands beside the concern form about one thing: the studio's own newest page, else the one that is shipped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff
from studio.care.model import Aspect
from studio.casebook.model import PlaybookPage

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "playbook" / "playbook.txt"
_PAGE = re.compile(r"^==(.*)==$", re.MULTILINE)
_PART = re.compile(r"^-- (say|leave unsaid|puts it right)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page of the playbook: paragraphs of plain words, one a line."""

    aspect: Aspect | None
    """None is the page for every concern."""
    version: int
    """The studio's own, from 1 upwards; 0 is the shipped one."""
    say: str
    leave_unsaid: str
    puts_right: str
    made_by: str = ""
    wall: datetime | None = None
    """When it was worded, on the studio's wall clock."""

    @property
    def heading(self) -> str:
        """``Hair and appearance``; ``Every concern``."""
        return self.aspect.value.capitalize() if self.aspect is not None else "Every concern"


def playbook(db: Session, aspect: Aspect | None = None) -> PageRow:
    """The page about one thing, or the one for every concern."""
    found = versions(db, aspect, 1)
    return found[0] if found else shipped(aspect)


def versions(db: Session, aspect: Aspect | None, most: int = 50) -> tuple[PageRow, ...]:
    """The studio's own versions of a page, the newest first; the shipped one is not among them."""
    query = (
        select(PlaybookPage, Staff.name)
        .join(Staff, Staff.id == PlaybookPage.made_by)
        .where(PlaybookPage.aspect == _called(aspect))
        .order_by(PlaybookPage.version.desc())
        .limit(most)
    )
    found = list(db.execute(query))
    zone = business.studio(db).zone if found else ""
    return tuple(
        PageRow(
            aspect, page.version, page.say, page.leave_unsaid, page.puts_right, name,
            clock.to_wall(page.made_at, zone),
        )
        for page, name in found
    )  # fmt: skip


def shipped(aspect: Aspect | None) -> PageRow:
    """The page as it came with the program; it is always one step away."""
    parts = _shipped().get(_called(aspect), {})
    return PageRow(
        aspect, 0, parts.get("say", ""), parts.get("leave unsaid", ""), parts.get("puts it right", "")
    )


def _called(aspect: Aspect | None) -> str:
    return aspect.value if aspect is not None else ""


@cache
def _shipped() -> dict[str, dict[str, str]]:
    text = SHIPPED.read_text(encoding="utf-8")
    _, *rest = _PAGE.split(text)
    return {about.strip(): _parts(body) for about, body in zip(rest[::2], rest[1::2], strict=True)}


def _parts(body: str) -> dict[str, str]:
    _, *rest = _PART.split(body)
    return {name: words.strip() for name, words in zip(rest[::2], rest[1::2], strict=True)}
