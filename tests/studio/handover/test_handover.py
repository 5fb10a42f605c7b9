"""The note for the next shift is shown from the next working day on, to each until she has read it."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import clock, handover
from studio.business import StaffId
from studio.db import Store
from studio.errors import Missing, Refused
from studio.handover import NoteDraft, NoteId
from tests.make.business import marsh_and_reed

SATURDAY = datetime(2026, 11, 28, 17, 25)
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def test_a_note_of_saturday_stands_on_tuesday_until_it_is_ticked(store: Store) -> None:
    staff = marsh_and_reed(store)
    daniel = StaffId(staff.daniel.staff_id)
    with clock.standing_at(SATURDAY):
        note_id = store.do(handover.write, NoteDraft("The lamp flickers."), by=staff.priya)
    assert store.ask(handover.unread, daniel, MONDAY) == (), "closed on Mondays"
    [note] = store.ask(handover.unread, daniel, TUESDAY)
    assert (note.written_by, note.text, note.wall) == ("Priya Shah", "The lamp flickers.", SATURDAY)
    for _ in range(2):
        store.do(handover.read, note_id, by=staff.daniel)
    assert store.ask(handover.unread, daniel, TUESDAY) == ()
    assert store.ask(handover.unread, StaffId(staff.helen.staff_id), TUESDAY) == (note,)
    assert store.ask(handover.unread, StaffId(staff.helen.staff_id), date(2027, 1, 12)) == ()
    assert store.ask(handover.notes_of, SATURDAY.date()) == (note,)


def test_an_empty_note_and_one_that_is_gone_are_refused(store: Store) -> None:
    staff = marsh_and_reed(store)
    with pytest.raises(Refused) as refused:
        store.do(handover.write, NoteDraft(" \n "), by=staff.priya)
    assert refused.value.field == "text"
    with pytest.raises(Missing):
        store.do(handover.read, NoteId(9), by=staff.priya)


@given(st.text(max_size=6_000))
def test_a_note_names_its_words_or_nothing(text: str) -> None:
    assert set(NoteDraft(text).problems()) <= {"text"}
