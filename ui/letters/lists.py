"""The two lists of the page of letters, how high they stand, and the page in a sentence."""

from __future__ import annotations

from studio import letters
from studio.dates import screen_date
from studio.letters import DueLetter, Way
from studio.words import counted
from ui.kit import theme
from ui.kit.listing import listed
from ui.kit.table import Column, Table
from ui.letters.whole import Post
from ui.letters.words import STATES


def _named(row: DueLetter) -> str:
    name = letters.KINDS[row.code].short
    if row.way is Way.EMAIL:
        return f"{name} · e-mail"
    return f"{name}, again" if row.occasion.copy > 1 else name


READY = (
    Column("Ready", lambda row: row.household, strong=True),
    Column("Letter", _named, width=142),
    Column("Due", lambda row: screen_date(row.due_on), sort=lambda row: row.due_on, right=True, width=104),
)
ISSUED = (
    Column("Issued", lambda row: row.household, strong=True),
    Column("Number", lambda row: row.number, width=96),
    Column("", lambda row: STATES[row.state][0], tone=lambda row: STATES[row.state][1], width=130),
)


EVERY = 1_000_000
LISTED = (
    Column("Number", lambda row: row.number),
    Column("Letter", lambda row: row.name),
    Column("Family", lambda row: row.household),
    Column("To", lambda row: row.person),
    listed("Due", lambda row: row.due_on),
    Column("State", lambda row: STATES[row.state][0]),
    listed("Posted", lambda row: row.posted_on),
    listed("Answered", lambda row: row.answered_on),
    listed("Came back", lambda row: row.returned_on),
)
"""What an exported list says of each letter."""


def as_high_as(table: Table, rows: int, most: int) -> None:
    """A list as high as its rows, within reason; the column it stands in scrolls."""
    table.setFixedHeight(theme.px(38) * min(max(rows, 1), most) + theme.px(40))


def sentence_of(post: Post) -> str:
    """``3 letters ready to print, 1 to e-mail, 1 left out.``"""
    ready, left = len(post.by_post), len(post.due.left_out)
    if not post.due.read and ready:
        return f"{counted(ready, 'letter')} due; each is being looked at before it can be printed."
    mailed = len(post.due.ready) - ready
    if not ready and not left and not mailed:
        return "Nothing is due today."
    parts = [f"{counted(ready, 'letter')} ready to print" if ready else "Nothing is ready to print"]
    if mailed:
        parts.append(f"{mailed} to e-mail")
    if left:
        parts.append(f"{left} left out")
    return f"{', '.join(parts)}."
