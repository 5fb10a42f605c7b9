"""What the letters page shows, asked in one read; and what an earlier run left, looked after before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from studio import business, clock, files, letters
from studio.actor import Actor
from studio.catalogue import PriceListRow
from studio.errors import Missing, Refused
from studio.letters import DraftRow, LetterId, LetterRow, LetterState
from studio.rights import may

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from studio.db import Store
    from studio.letters.runs import Send
    from studio.progress import Progress


UNISSUED = (LetterState.DRAFTED, LetterState.CHECKED)
ON_PAPER = (LetterState.PRINTED, LetterState.SIGNED)


@dataclass(frozen=True)
class Post:
    """The post of a day."""

    today: date
    due: letters.Due
    questions: tuple[letters.MayHavePrinted, ...]
    to_post: tuple[letters.LetterRow, ...]
    issued: tuple[letters.LetterRow, ...]
    spoilt: tuple[letters.LetterRow, ...] = ()
    in_mail: tuple[letters.InMail, ...] = ()

    @property
    def by_post(self) -> tuple[letters.DueLetter, ...]:
        """What one print run takes."""
        return tuple(row for row in self.due.ready if row.way is letters.Way.POST)


def post_at_once(db: Session) -> Post:
    """All of it, as of today, before what is due is written and looked at: it is there at once."""
    return _post(db, letters.due_list)


def whole_post(db: Session) -> Post:
    """All of it, as of today, each letter written, checked and laid out."""
    return _post(db, letters.due)


def _post(db: Session, due: Callable[[Session, date], letters.Due]) -> Post:
    today = clock.today(business.studio(db).zone)
    return Post(
        today=today,
        due=due(db, today),
        questions=tuple(letters.may_have_printed(db)),
        to_post=tuple(letters.to_post(db)),
        issued=tuple(letters.issued(db)),
        spoilt=tuple(letters.spoilt(db)),
        in_mail=tuple(letters.in_mail(db)),
    )


@dataclass(frozen=True)
class WholeLetter:
    """A letter with its page, or why it has none yet."""

    row: LetterRow
    draft: DraftRow | None
    pdf: bytes
    no_page: str
    today: date
    enclosed: PriceListRow | None = None
    """The price list that went with it."""


def whole_letter(db: Session, letter_id: LetterId) -> WholeLetter:
    """All of it in one read."""
    row = letters.letter(db, letter_id)
    if row.state in ON_PAPER:  # what has come in between is told where it would be ticked as posted
        row = next((each for each in letters.spoilt(db) if each.id == letter_id), row)
    by_hand = row.state in UNISSUED and letters.KINDS[row.code].is_drafted
    draft = letters.draft(db, letter_id) if by_hand else None
    pdf, no_page = b"", ""
    try:
        pdf = letters.draft_page(db, letter_id) if row.state in UNISSUED else letters.kept_page(db, letter_id)
    except (Refused, Missing) as refused:
        no_page = refused.message
    today = clock.today(business.studio(db).zone)
    return WholeLetter(row, draft, pdf, no_page, today, letters.enclosed_with(db, letter_id))


def look_after(store: Store, by: Actor) -> None:
    """Complete what an earlier run left, and draft the apologies that are owed."""
    if may(by.role, "letters.issue"):
        letters.settle(store, by)
    if store.ask(letters.unwritten):
        store.do(letters.draft_apologies, by=by)


def save_all(
    store: Store,
    progress: Progress,
    by: Actor,
    on: date,
    folder: Path,
    chosen: frozenset[str],
    sheet: int | None = None,
) -> letters.Report:
    """Issue these letters as files, and their labels beside them where a sheet is named."""
    report = letters.issue_to_folder(store, by, on, folder, chosen=chosen, progress=progress)
    if sheet is not None and report.issued:
        name, pdf = labels_of(store, tuple(each.letter_id for each in report.issued), sheet)
        files.write_whole(folder / name, pdf)
    return report


def print_all(
    store: Store,
    progress: Progress,
    by: Actor,
    on: date,
    send: Send,
    chosen: frozenset[str],
    sheet: int | None = None,
) -> letters.Report:
    """Issue these letters to a printer, in address order; the labels come behind them where a sheet is named."""
    report = letters.issue_to_printer(store, by, on, send, chosen=chosen, progress=progress)
    if sheet is not None and report.issued:
        send(*labels_of(store, tuple(each.letter_id for each in report.issued), sheet))
    return report


def labels_of(store: Store, letter_ids: tuple[letters.LetterId, ...], sheet: int) -> tuple[str, bytes]:
    """The labels of these letters: their name, and the PDF."""
    name, pdf = store.ask(letters.address_labels, letter_ids, sheet)
    return f"{name}.pdf", pdf


def print_again(
    store: Store, _progress: Progress, by: Actor, letter_id: letters.LetterId, reason: str, send: Send
) -> bool:
    """The kept page once more."""
    return letters.print_page_again(store, by, letter_id, reason, send)
