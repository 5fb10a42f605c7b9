"""What clients say to us is answered, or says why not: by the studio's clock, and along DOMAIN 3.2 alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from studio import business, clients, clock, messages, promises, schema
from studio.business import StaffId, Waiting
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.messages import AnswerDraft, Channel, Direction, MessageDraft, MessageId, MessageState
from studio.story import Opens, Tone
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.clients import ashworths, namesakes

pytestmark = pytest.mark.usefixtures("on_saturday")
SATURDAY = datetime(2026, 11, 7, 17, 15)
"""The vector of R12: a quarter of an hour before the studio closes until Tuesday."""


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        return ashworths(store, staff.priya)


@pytest.fixture
def on_saturday(staff: Staff) -> Iterator[None]:
    with clock.standing_at(SATURDAY):
        yield


def said(store: Store, staff: Staff, family: HouseholdId | None, **changes: object) -> MessageId:
    values = {"text": "Is it am not pm?", "channel": Channel.EMAIL, "household_id": family} | changes
    return store.do(messages.log, MessageDraft(**values), by=staff.priya)  # type: ignore[arg-type]  # by name


def version(store: Store, message_id: MessageId) -> int:
    return store.ask(messages.message, message_id).version


def test_what_comes_in_waits_for_a_reply_unless_it_is_said_otherwise(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    said(store, staff, family)
    because = "Dealt with there and then"
    said(store, staff, family, text="Thank you!", needs_reply=False, no_reply_because=because)
    [row] = store.ask(messages.unanswered)
    assert (row.state, row.text, row.taken_by) == (MessageState.RECEIVED, "Is it am not pm?", "Priya Shah")
    latest = store.ask(messages.of_household, family)[0]
    assert (latest.state, latest.no_reply_because) == (MessageState.NO_REPLY, because)


def test_the_clock_of_a_message_is_the_vector_of_r12(store: Store, staff: Staff, family: HouseholdId) -> None:
    message_id = said(store, staff, family)
    due = store.ask(messages.message, message_id).reply_due
    assert due is not None
    assert clock.to_wall(due) == datetime(2026, 11, 10, 17, 30)
    for wall, standing, tone in (
        (datetime(2026, 11, 9, 12), Waiting.FINE, Tone.PLAIN),  # Monday, closed
        (datetime(2026, 11, 10, 11, 15), Waiting.FINE, Tone.PLAIN),
        (datetime(2026, 11, 10, 11, 16), Waiting.PAST_GOAL, Tone.DUE),
        (datetime(2026, 11, 10, 17, 30), Waiting.PAST_GOAL, Tone.DUE),
        (datetime(2026, 11, 10, 17, 31), Waiting.PAST_LIMIT, Tone.CONCERN),
    ):
        with clock.standing_at(wall):
            row = store.ask(messages.message, message_id)
            assert (row.waiting, messages.tone(row)) == (standing, tone), wall


def test_a_closure_is_no_working_time(store: Store, staff: Staff, family: HouseholdId) -> None:
    closed = business.ClosureDraft(date(2026, 11, 10), date(2026, 11, 12), "Trade fair")
    store.do(business.add_closure, closed, by=staff.helen)
    due = store.ask(messages.message, said(store, staff, family)).reply_due
    assert due is not None
    assert clock.to_wall(due) == datetime(2026, 11, 13, 17, 30)


def test_an_acknowledged_message_is_still_owed(store: Store, staff: Staff, family: HouseholdId) -> None:
    message_id = said(store, staff, family)
    store.do(messages.acknowledge, message_id, version(store, message_id), by=staff.daniel)
    [row] = store.ask(messages.unanswered)
    assert (row.state, row.acknowledged_by) == (MessageState.ACKNOWLEDGED, "Daniel Reed")
    [line] = store.ask(messages.owed, SATURDAY.date())
    assert "acknowledged by Daniel Reed" in line.detail


def test_a_day_named_for_the_full_reply_is_a_promise_kept_by_the_reply(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(store, staff, family)
    friday = date(2026, 11, 13)
    store.do(messages.acknowledge, message_id, version(store, message_id), friday, by=staff.priya)
    [promise] = store.ask(promises.of_household, family)
    assert (promise.due, promise.opens) == (friday, Opens("message", message_id))
    store.do(
        messages.answer,
        message_id,
        AnswerDraft(text="In the evening."),
        version(store, message_id),
        by=staff.priya,
    )
    [promise] = store.ask(promises.of_household, family)
    assert promise.state is promises.PromiseState.KEPT


def test_a_reply_ends_the_message_and_stands_in_the_story(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(store, staff, family)
    other = said(store, staff, family, text="Hello? Anyone?")
    with clock.standing_at(SATURDAY + timedelta(minutes=9)):
        draft = AnswerDraft(text="It is in the evening, Mrs Ashworth.", also=(other,))
        reply = store.do(messages.answer, message_id, draft, version(store, message_id), by=staff.priya)
        assert store.ask(messages.unanswered) == ()
        row = store.ask(messages.message, other)
        assert (row.state, row.answer_id, row.working_minutes) == (MessageState.ANSWERED, reply, 9)
        events = store.ask(messages.story, family)
    assert [(event.title, event.quoted) for event in events] == [
        ("Priya rang The Ashworth family", False),
        ("E-mail from The Ashworth family", True),
        ("E-mail from The Ashworth family", True),
    ]


def test_an_e_mail_that_is_drafted_ends_nothing_until_it_is_sent(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(store, staff, family)
    draft = AnswerDraft(text="In the evening.", channel=Channel.EMAIL, is_sent=False)
    reply = store.do(messages.answer, message_id, draft, version(store, message_id), by=staff.priya)
    assert [row.id for row in store.ask(messages.unanswered)] == [message_id]
    assert [line.title for line in store.ask(messages.owed, SATURDAY.date())] == [
        "Answer The Ashworth family",
        "Send the reply to The Ashworth family",
    ]
    store.do(messages.send, reply, version(store, reply), by=staff.priya)
    assert store.ask(messages.unanswered) == ()
    assert store.ask(messages.message, reply).state is MessageState.SENT


def test_a_reply_that_was_only_drafted_gives_way_to_what_was_done_instead(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    first, second = said(store, staff, family), said(store, staff, family, text="And may we bring the dog?")
    draft = AnswerDraft(
        text="Half past seven in the evening.", channel=Channel.EMAIL, is_sent=False, also=(second,)
    )
    written = store.do(messages.answer, first, draft, version(store, first), by=staff.priya)
    rang = AnswerDraft(text="I rang her: half past seven in the evening.")
    store.do(messages.answer, first, rang, version(store, first), by=staff.priya)
    assert [row.id for row in store.ask(messages.drafted)] == [written], "it still answers the other"
    store.do(
        messages.no_reply_needed,
        second,
        "I told her on the telephone",
        version(store, second),
        by=staff.priya,
    )
    assert store.ask(messages.drafted) == ()
    assert store.ask(messages.owed, SATURDAY.date()) == []
    assert schema.check(store) == []


def test_nothing_moves_but_along_its_states(store: Store, staff: Staff, family: HouseholdId) -> None:
    message_id = said(store, staff, family)
    answer = AnswerDraft(text="Yes, of course.")
    reply = store.do(messages.answer, message_id, answer, version(store, message_id), by=staff.priya)
    for verb, args in (
        (messages.acknowledge, (version(store, message_id),)),
        (messages.answer, (answer, version(store, message_id))),
        (messages.no_reply_needed, ("A word of thanks", version(store, message_id))),
        (messages.send, (version(store, message_id),)),
    ):
        with pytest.raises(Refused, match="This message is answered"):
            store.do(verb, message_id, *args, by=staff.priya)
    for verb, args in (
        (messages.send, (version(store, reply),)),
        (messages.acknowledge, (version(store, reply),)),
        (messages.answer, (answer, version(store, reply))),
    ):
        with pytest.raises(Refused, match="This message is sent"):
            store.do(verb, reply, *args, by=staff.priya)


def test_no_reply_needed_wants_its_reason(store: Store, staff: Staff, family: HouseholdId) -> None:
    message_id = said(store, staff, family)
    with pytest.raises(Refused, match="say why") as refused:
        store.do(messages.no_reply_needed, message_id, " ", version(store, message_id), by=staff.priya)
    assert refused.value.field == "reason"
    store.do(
        messages.no_reply_needed, message_id, "A word of thanks", version(store, message_id), by=staff.priya
    )
    assert store.ask(messages.unanswered) == ()


def test_two_desks_answer_one_message_and_the_second_is_told(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    message_id = said(store, staff, family)
    seen = version(store, message_id)
    store.do(messages.acknowledge, message_id, seen, by=staff.priya)
    with pytest.raises(Conflict):
        store.do(messages.answer, message_id, AnswerDraft(text="At once."), seen, by=staff.daniel)


def test_a_caller_whom_nobody_knows_leaves_name_and_number_and_is_linked_later(
    store: Store, staff: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        said(store, staff, None, caller="Mrs Dale")
    assert refused.value.field == "reach"
    message_id = said(store, staff, None, caller="Mrs Dale", reach="07700 900321", channel=Channel.TELEPHONE)
    [line] = store.ask(messages.owed, SATURDAY.date())
    assert (line.title, line.household_id) == ("Answer Mrs Dale", None)
    assert "07700 900321" in line.detail
    answer = AnswerDraft(text="I rang back.")
    reply = store.do(messages.answer, message_id, answer, version(store, message_id), by=staff.priya)
    family = namesakes(store, staff.priya)
    store.do(messages.link, message_id, family, version(store, message_id), by=staff.priya)
    assert {row.id for row in store.ask(messages.of_household, family)} == {message_id, reply}
    with pytest.raises(Refused, match="known already"):
        store.do(messages.link, message_id, family, version(store, message_id), by=staff.priya)


def test_what_is_said_is_not_of_tomorrow_nor_of_someone_elses_family(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    with pytest.raises(Refused) as refused:
        said(store, staff, family, at=SATURDAY + timedelta(minutes=1))
    assert refused.value.field == "at"
    with pytest.raises(Missing):
        said(store, staff, HouseholdId(999))
    others = namesakes(store, staff.priya)
    stranger = store.ask(clients.people_of, others)[0].id
    with pytest.raises(Refused) as refused:
        said(store, staff, family, person_id=stranger)
    assert refused.value.field == "person_id"
    with pytest.raises(Refused) as refused:
        said(store, staff, family, for_id=StaffId(99))
    assert refused.value.field == "for_id"


def test_a_message_for_a_colleague_bears_the_name(store: Store, staff: Staff, family: HouseholdId) -> None:
    said(store, staff, family, for_id=StaffId(staff.daniel.staff_id))
    [line] = store.ask(messages.owed, SATURDAY.date())
    assert (line.title, line.who) == ("Answer The Ashworth family (for Daniel Reed)", "Daniel Reed")


@pytest.mark.parametrize("reply", ["yes", "No.", "OK!", "am", "Pm", "p.m.", "Yes, ok"])
def test_one_bare_word_is_never_written(store: Store, staff: Staff, family: HouseholdId, reply: str) -> None:
    message_id = said(store, staff, family)
    draft = AnswerDraft(text=reply, channel=Channel.TEXT)
    with pytest.raises(Refused, match="in full") as refused:
        store.do(messages.answer, message_id, draft, version(store, message_id), by=staff.priya)
    assert refused.value.field == "text"


@pytest.mark.parametrize("direction", [Direction.OUT])
def test_a_bare_time_of_ours_is_asked_about(
    store: Store, staff: Staff, family: HouseholdId, direction: Direction
) -> None:
    with pytest.raises(Refused, match=r"7\.30 in the morning or in the evening"):
        said(store, staff, family, text="Come at 7.30.", direction=direction)
    said(store, staff, family, text="Come at 7.30 pm.", direction=direction)
    said(store, staff, family, text="Shall we come at 7.30?")  # theirs is as they said it


def test_the_full_sentence_is_the_next_appointment_with_its_half_of_the_day(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    assert store.ask(messages.full_sentence, family) == ""
    make.sessions.booked(store, staff, family, datetime(2026, 12, 8, 16, 30))
    assert store.ask(messages.full_sentence, family) == (
        "Your portrait session is on Tuesday 8 December 2026 at 4.30\u00a0pm, in the afternoon. "
        "The door will be open from 4.15\u00a0pm. On the day you can reach us on 07700 900100."
    )


def test_who_wishes_times_spelt_out_reads_them_so(store: Store, staff: Staff, family: HouseholdId) -> None:
    draft = replace(store.ask(clients.household, family).as_draft(), spell_out_times=True)
    store.do(clients.amend, family, draft, by=staff.priya)
    make.sessions.booked(store, staff, family, datetime(2026, 12, 8, 16, 30))
    assert "4.30\u00a0pm, that is half past four in the afternoon." in store.ask(
        messages.full_sentence, family
    )


def test_m8_counts_the_replies_within_the_limit(store: Store, staff: Staff, family: HouseholdId) -> None:
    at_once, late, waits = (said(store, staff, family, text=text) for text in ("One", "Two", "Three"))
    said(store, staff, family, text="Thanks", needs_reply=False, no_reply_because="A word of thanks")
    answer = AnswerDraft(text="There you are.")
    store.do(messages.answer, at_once, answer, version(store, at_once), by=staff.priya)
    with clock.standing_at(datetime(2026, 11, 11, 10)):
        store.do(messages.answer, late, answer, version(store, late), by=staff.priya)
    begins, ends = clock.day_in_utc(SATURDAY.date())
    found = store.ask(messages.replies, begins, ends)
    assert (found.needing, found.in_time, found.late, found.waiting) == (3, 1, 1, 1)
    assert [row.id for row in store.ask(messages.unanswered)] == [waits]


def test_a_family_that_waits_for_a_reply_has_that_as_its_next_step(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    assert store.ask(messages.next_step, family, SATURDAY.date()) is None
    message_id = said(store, staff, family)
    step = store.ask(messages.next_step, family, SATURDAY.date())
    assert step is not None
    assert (step.title, step.with_) == ("Next: answer The Ashworth family", (("message_id", message_id),))
