"""Choosing in the viewing room: love, perhaps, no and notes; two hosts; held, thought over, looked at again."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from studio import clock, viewings
from studio.actor import Actor
from studio.db import Store
from studio.errors import Conflict, Refused
from studio.pictures import PictureRow
from studio.story import NextStep
from studio.viewings import HeldDraft, Mark, Outcome, ViewingId, ViewingState
from tests import make
from tests.make.business import Staff, marsh_and_reed

DONE = datetime(2026, 9, 12, 11, 40)
BEGUN = make.viewings.EVENING + timedelta(minutes=20)


class Evening(NamedTuple):
    """The Ashworths on Wednesday evening, with six pictures."""

    store: Store
    staff: Staff
    viewing: ViewingId
    rows: tuple[PictureRow, ...]

    def mark(self, place: int, to: Mark | None, by: Actor, seen: Mark | None = None) -> None:
        self.store.do(viewings.mark, self.viewing, self.rows[place].id, to, seen=seen, by=by)

    def marks(self) -> dict[str, str | None]:
        return {row.ref: row.mark for row in self.store.ask(viewings.choices, self.viewing)}

    def chosen(self) -> tuple[str, ...]:
        return self.store.ask(viewings.viewing, self.viewing).chosen


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Evening:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session = make.sessions.booked(store, staff, family)
    viewing = make.sessions.completed(store, staff.daniel, session, DONE)
    make.viewings.booked(store, staff, viewing)
    rows = make.pictures.taken_in(store, staff.daniel, session, tmp_path / "card")
    return Evening(store, staff, viewing, rows)


def test_two_hosts_choose_on_one_viewing_and_what_they_both_marked_is_said(evening: Evening) -> None:
    helen, daniel = evening.staff.helen, evening.staff.daniel
    with clock.standing_at(BEGUN):
        evening.mark(0, Mark.LOVE, helen)
        evening.mark(1, Mark.PERHAPS, daniel)
        evening.mark(0, Mark.LOVE, daniel)  # they agree
        with pytest.raises(Conflict) as told:
            evening.mark(0, Mark.NO, daniel)
        assert told.value.message == (
            "Helen Marsh has just chosen “love” for 0147, and you “no”. Please choose again."
        )
        evening.mark(0, Mark.NO, daniel, seen=Mark.LOVE)
        evening.mark(0, Mark.LOVE, daniel, seen=Mark.NO)
        evening.mark(2, Mark.LOVE, helen)
        evening.mark(2, None, helen, seen=Mark.LOVE)
        note = viewings.note_picture
        evening.store.do(note, evening.viewing, evening.rows[0].id, "from her left side ", by=helen)
        with pytest.raises(Conflict, match=r"has just noted “from her left side” of 0147\. Yours is “dark”"):
            evening.store.do(note, evening.viewing, evening.rows[0].id, "dark", by=daniel)
        with pytest.raises(Refused, match="400 letters"):
            evening.store.do(note, evening.viewing, evening.rows[0].id, "x" * 401, by=daniel)
    assert evening.marks() == {"0147": Mark.LOVE, "0148": Mark.PERHAPS, "0149": None}
    first = next(row for row in evening.store.ask(viewings.choices, evening.viewing) if row.ref == "0147")
    assert (first.note, first.noted_by, first.marked_by) == (
        "from her left side",
        "Helen Marsh",
        "Daniel Reed",
    )


def test_what_they_love_is_what_they_chose_and_they_may_look_again_while_they_think(evening: Evening) -> None:
    helen = evening.staff.helen
    with clock.standing_at(BEGUN):
        for place in (3, 0):
            evening.mark(place, Mark.LOVE, helen)
        with pytest.raises(Refused, match="thinking it over"):
            evening.store.do(viewings.reopen_choosing, evening.viewing, by=helen)
        held = HeldDraft(outcome=Outcome.THINKING, next_contact_on=date(2026, 9, 23), chosen=("A1",))
        evening.store.do(viewings.hold, evening.viewing, held, by=helen)
        assert evening.chosen() == ("0150", "0147", "A1")
        with pytest.raises(Refused, match="stays as it is"):
            evening.mark(1, Mark.LOVE, helen)
    with clock.standing_at(datetime(2026, 9, 19, 11)):
        evening.store.do(viewings.reopen_choosing, evening.viewing, by=helen)
        evening.mark(1, Mark.LOVE, helen)
        evening.mark(3, Mark.PERHAPS, helen, seen=Mark.LOVE)
        assert evening.chosen() == ("0147", "0148", "A1")
        evening.store.do(viewings.thought_over, evening.viewing, Outcome.NO_ORDER, "too large", by=helen)
        with pytest.raises(Refused, match="stays as it is"):
            evening.mark(1, Mark.NO, helen, seen=Mark.LOVE)


def test_an_order_ends_the_evening_and_only_pictures_of_the_session_are_chosen(
    evening: Evening, tmp_path: Path
) -> None:
    helen, store = evening.staff.helen, evening.store
    other = make.clients.khan_and_ellis(store, evening.staff.priya)
    session = make.sessions.booked(store, evening.staff, other, datetime(2026, 9, 12, 14))
    make.sessions.completed(store, evening.staff.daniel, session, datetime(2026, 9, 12, 15))
    (theirs,) = make.pictures.taken_in(store, evening.staff.daniel, session, tmp_path / "other", 1)
    with clock.standing_at(BEGUN):
        family = store.ask(viewings.viewing, evening.viewing).household_id
        step = store.ask(viewings.next_step, family, BEGUN.date())
        assert isinstance(step, NextStep)
        assert (step.button, step.wish) == ("Open the viewing room", "open_viewing_room")
        with pytest.raises(Refused, match="another session"):
            store.do(viewings.mark, evening.viewing, theirs.id, Mark.LOVE, by=helen)
        evening.mark(0, Mark.LOVE, helen)
        store.do(lambda db, by: viewings.ordered(db, by, evening.viewing), by=helen)
    row = store.ask(viewings.viewing, evening.viewing)
    assert (row.state, row.outcome, row.images_shown) == (ViewingState.HELD, Outcome.ORDERED, 6)
    assert row.chosen == ("0147",)
