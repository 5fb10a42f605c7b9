"""Answers to wishes about reply slips: keying one in (F3), looking at one, the call that was asked for on one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any

from studio import care, clients, letters
from studio.care import ConcernId, ConcernRow
from studio.letters import CallToMake, SlipId, SlipRow
from ui.kit import notices
from ui.kit.wish import Wish
from ui.letters.call_sheet import CallSheet
from ui.letters.happy_sheet import HappySheet
from ui.letters.slip_form import Kept, SlipForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.kit.work import Work
    from ui.main_window import MainWindow


def take_slip(window: MainWindow, letter_ref: str = "", **_about: object) -> None:
    """The form for a reply slip, from anywhere in the window."""
    form = SlipForm(window.work, letter_ref, window)
    form.wish.connect(window.grant)
    form.saved.connect(partial(_taken, window))
    form.open()


def open_slip(window: MainWindow, slip_id: SlipId) -> None:
    """A slip that was keyed, to be looked at or put right; kind words wait there to be noted in her case."""

    def show(found: SlipRow) -> None:
        take_slip(window, found.number)

    window.work.ask(letters.slip, slip_id, then=show, owner=window)


def note_happy(window: MainWindow, slip_id: SlipId) -> None:
    """She wrote on her slip that it is right now: her words go into her case, in one press."""

    def show(found: tuple[SlipRow, ConcernRow | None]) -> None:
        row, case = found
        if case is not None:
            HappySheet(window.work, row.person, row.words, case, window).open()

    window.work.ask(happy_case, slip_id, then=show, owner=window)


def call_slip(window: MainWindow, slip_id: SlipId) -> None:
    """The call that somebody asked for on her slip."""

    def show(call: CallToMake) -> None:
        SlipCallSheet(window.work, call, slip_id, window).open()

    window.work.ask(call_of, slip_id, then=show, owner=window)


def _taken(window: MainWindow, kept: Kept) -> None:
    if kept.concern_id is not None:
        window.grant(Wish("open_case", {"concern_id": ConcernId(kept.concern_id)}))
        said = (
            f"The slip is kept, and {kept.person or 'she'} waits for our call: {kept.feeling or 'her words'}."
        )
        notices.bar(window.page or window, said, "due")
    elif kept.happy_concern_id is not None:
        note_happy(window, SlipId(kept.slip_id))
    else:
        notices.bar(window.page or window, f"{kept.person}: the slip is kept.", "good")


def happy_case(db: Session, slip_id: SlipId) -> tuple[SlipRow, ConcernRow | None]:
    """A slip with kind words after a reshoot, and the case that waits for them."""
    row = letters.slip(db, slip_id)
    concern_id = letters.happy_concern(db, row)
    return row, care.concern(db, concern_id) if concern_id is not None else None


def call_of(db: Session, slip_id: SlipId) -> CallToMake:
    """Whom to ring about a slip, on which numbers, and what was written on it."""
    row = letters.slip(db, slip_id)
    family = clients.household(db, row.household_id)
    own = [each for each in family.telephones if each.person_id == row.person_id]
    rest = [each for each in family.telephones if each not in own]
    when = f"in the {' or '.join(row.call_when)}" if row.call_when else "at any time"
    return CallToMake(
        occasion=f"slip:{row.id}",
        household_id=row.household_id,
        household=row.person,
        telephones=tuple((each.typed, each.label) for each in (*own, *rest)),
        starts=datetime.combine(row.received_on, time(0)),
        say=row.words or f"Please telephone me, {when}.",
        tries=letters.slip_tries(db, slip_id),
    )


class SlipCallSheet(CallSheet):
    """Ring her as she asked on the slip; only having spoken settles it."""

    spoken = "spoken to, as the slip asked"

    def __init__(self, work: Work, call: CallToMake, slip_id: SlipId, window: MainWindow) -> None:
        super().__init__(work, call, window)
        self.slip_id = slip_id

    def writes(self) -> tuple[Callable[..., Any], object]:
        return letters.slip_called, self.slip_id
