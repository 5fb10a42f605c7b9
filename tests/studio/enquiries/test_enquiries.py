"""Enquiries: taken down, rung back, settled with their reason, counted for the owner; nothing else is possible."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio import clock, enquiries
from studio.db import Store
from studio.enquiries import Channel, EnquiryDraft, EnquiryState, LostBecause, OutcomeDraft
from studio.errors import Conflict, Refused, StudioError
from studio.story import Tone
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.enquiries import draft, taken_down

S = EnquiryState
LATER = datetime(2026, 9, 2, 11, 0)


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def state(store, enquiry_id):
    return store.ask(enquiries.enquiry, enquiry_id).state


def act(store, staff, verb, *args):
    with clock.standing_at(LATER):
        return store.do(verb, *args, by=staff.priya)


def test_who_asks_is_new_and_owed_a_call(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    row = store.ask(enquiries.enquiry, enquiry_id)
    assert (row.name, row.state, row.received_by) == ("Joe Okafor", S.NEW, "Priya Shah")
    assert row.wish == "two adults and a baby · in the autumn"
    with clock.standing_at(datetime(2026, 9, 1, 11, 5)):
        (line,) = store.ask(enquiries.owed, date(2026, 9, 1))
    assert line.title == "Joe Okafor: ring them back"
    assert line.detail.startswith("07700 900777 · asked Tue 1 Sep, 10.05\u00a0am")
    assert (line.badge.text, line.badge.tone, line.overdue) == ("1 working hour", Tone.PLAIN, False)


@pytest.mark.parametrize(
    ("at", "tone", "overdue"),
    [
        (datetime(2026, 9, 1, 12, 5), Tone.PLAIN, False),
        (datetime(2026, 9, 1, 12, 6), Tone.DUE, False),
        (datetime(2026, 9, 2, 17, 31), Tone.CONCERN, True),
    ],
)
def test_a_call_back_goes_amber_after_two_working_hours_and_red_after_a_working_day(
    store: Store, staff: Staff, at, tone, overdue
) -> None:
    taken_down(store, staff)
    with clock.standing_at(at):
        (line,) = store.ask(enquiries.owed, at.date())
    assert (line.badge.tone, line.overdue) == (tone, overdue)


def test_once_spoken_with_they_are_rung_again_after_three_working_days(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    act(store, staff, enquiries.contacted, enquiry_id)
    row = store.ask(enquiries.enquiry, enquiry_id)
    assert (row.state, row.ring_on, row.contacted_by) == (S.CONTACTED, date(2026, 9, 5), "Priya Shah")
    assert store.ask(enquiries.owed, date(2026, 9, 4)) == []
    (line,) = store.ask(enquiries.owed, date(2026, 9, 5))
    assert line.title == "Joe Okafor: ring them again"


def test_not_now_has_its_day_and_its_reason_and_comes_back(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    act(store, staff, enquiries.contacted, enquiry_id)
    with pytest.raises(Refused) as refused:
        act(store, staff, enquiries.not_now, enquiry_id, date(2026, 10, 1), " ")
    assert refused.value.field == "reason"
    with pytest.raises(Refused) as refused:
        act(store, staff, enquiries.not_now, enquiry_id, date(2026, 9, 2), "the baby")
    assert refused.value.field == "ring_on"
    act(store, staff, enquiries.not_now, enquiry_id, date(2026, 10, 1), "after the baby is born")
    assert state(store, enquiry_id) is S.NOT_NOW
    (line,) = store.ask(enquiries.owed, date(2026, 10, 1))
    assert "not now: after the baby is born" in line.detail
    act(store, staff, enquiries.contacted, enquiry_id)
    assert state(store, enquiry_id) is S.CONTACTED


def test_lost_wants_its_reason_and_stays(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    act(store, staff, enquiries.contacted, enquiry_id)
    with pytest.raises(Refused) as refused:
        act(store, staff, enquiries.lost, enquiry_id, LostBecause.OTHER)
    assert refused.value.field == "reason"
    act(store, staff, enquiries.lost, enquiry_id, LostBecause.PUT_OFF, "nobody rang back in time")
    assert store.ask(enquiries.owed, date(2027, 1, 1)) == []
    with pytest.raises(Refused, match="stays so"):
        act(store, staff, enquiries.contacted, enquiry_id)


STEPS = {
    S.CONTACTED: lambda store, staff, it, _home: act(store, staff, enquiries.contacted, it),
    S.NOT_NOW: lambda store, staff, it, _home: act(
        store, staff, enquiries.not_now, it, date(2026, 12, 1), "later"
    ),
    S.LOST: lambda store, staff, it, _home: act(store, staff, enquiries.lost, it, LostBecause.PRICE),
}
TO = {
    S.NEW: (),
    S.CONTACTED: (S.CONTACTED,),
    S.NOT_NOW: (S.CONTACTED, S.NOT_NOW),
    S.LOST: (S.CONTACTED, S.LOST),
    S.BOOKED: (S.BOOKED,),
}
ALLOWED = {
    (S.NEW, S.CONTACTED), (S.CONTACTED, S.CONTACTED), (S.CONTACTED, S.NOT_NOW), (S.CONTACTED, S.LOST),
    (S.NOT_NOW, S.CONTACTED),
}  # fmt: skip


@pytest.mark.parametrize("came", list(S))
@pytest.mark.parametrize("goes", list(STEPS))
def test_only_the_listed_steps_are_possible(sqlite_store: Store, came, goes) -> None:
    staff = marsh_and_reed(sqlite_store)
    home = make.clients.ashworths(sqlite_store, staff.priya)
    it = taken_down(sqlite_store, staff)
    for step in TO[came]:
        if step is S.BOOKED:
            act(sqlite_store, staff, enquiries.booked, it, home)
        else:
            STEPS[step](sqlite_store, staff, it, home)
    if (came, goes) in ALLOWED:
        STEPS[goes](sqlite_store, staff, it, home)
        assert state(sqlite_store, it) is goes
    else:
        with pytest.raises(Refused):
            STEPS[goes](sqlite_store, staff, it, home)
        assert state(sqlite_store, it) is came


def test_what_is_settled_in_the_first_call_passes_through_contacted(store: Store, staff: Staff) -> None:
    outcome = OutcomeDraft(state=S.NOT_NOW, ring_on=date(2026, 11, 3), reason="after the move")
    row = store.ask(enquiries.enquiry, taken_down(store, staff, draft(outcome=outcome)))
    assert (row.state, row.ring_on, row.contacted_by) == (S.NOT_NOW, date(2026, 11, 3), "Priya Shah")
    gone = OutcomeDraft(state=S.LOST, because=LostBecause.DATE)
    row = store.ask(enquiries.enquiry, taken_down(store, staff, draft(telephone="", outcome=gone)))
    assert (row.state, row.lost_because) == (S.LOST, LostBecause.DATE)


def test_who_never_answers_may_be_let_go_once_we_have_tried(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    with pytest.raises(Refused, match="spoken with them"):
        act(store, staff, enquiries.lost, enquiry_id, LostBecause.NO_ANSWER)
    act(store, staff, enquiries.tried, enquiry_id)
    (line,) = store.ask(enquiries.owed, date(2026, 9, 2))
    assert "rung once, no answer" in line.detail
    act(store, staff, enquiries.lost, enquiry_id, LostBecause.NO_ANSWER)
    assert state(store, enquiry_id) is S.LOST


def test_the_settled_are_counted_by_their_reason(store: Store, staff: Staff) -> None:
    home = make.clients.ashworths(store, staff.priya)
    for because in (LostBecause.PRICE, LostBecause.PRICE, LostBecause.PUT_OFF):
        taken_down(store, staff, draft(outcome=OutcomeDraft(state=S.LOST, because=because)))
    act(store, staff, enquiries.booked, taken_down(store, staff), home)
    taken_down(store, staff)
    counts = store.ask(enquiries.closed_between, date(2026, 9, 1), date(2026, 9, 2))
    assert (counts.booked, counts.closed) == (1, 4)
    assert counts.lost == {LostBecause.PRICE: 2, LostBecause.PUT_OFF: 1}
    assert store.ask(enquiries.closed_between, date(2026, 9, 2), date(2026, 9, 2)).closed == 1
    assert store.ask(enquiries.closed_between, date(2026, 8, 1), date(2026, 8, 31)).closed == 0


def test_booking_ends_it_and_it_is_the_first_line_of_their_story(store: Store, staff: Staff) -> None:
    home = make.clients.ashworths(store, staff.priya)
    enquiry_id = taken_down(store, staff)
    act(store, staff, enquiries.booked, enquiry_id, home)
    (event,) = store.ask(enquiries.story, home)
    assert (event.title, event.badges[0].text) == ("Asked us by telephone", "booked")
    with pytest.raises(Refused):
        act(store, staff, enquiries.booked, enquiry_id, home)


def test_whoever_rings_again_is_known_by_the_number(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    found = store.ask(enquiries.open_of_caller, "+44 7700 900 777")
    assert found is not None
    assert found.id == enquiry_id
    assert store.ask(enquiries.open_of_caller, "0777") is None


def test_two_desks_at_one_enquiry_and_the_second_is_told(store: Store, staff: Staff) -> None:
    enquiry_id = taken_down(store, staff)
    version = store.ask(enquiries.enquiry, enquiry_id).version
    act(store, staff, enquiries.contacted, enquiry_id, None, version)
    with pytest.raises(Conflict):
        act(store, staff, enquiries.contacted, enquiry_id, None, version)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first": "", "last": "", "telephone": ""}, "last"),
        ({"telephone": ""}, "telephone"),
        ({"email": "a@example.com, b@example.com"}, "email"),
        ({"email": "a@example.com\nBcc: b@example.com"}, "email"),
        ({"who": "x" * 201}, "who"),
        ({"wanted": "x" * 4001}, "wanted"),
        ({"received_at": datetime(2027, 1, 1, 10)}, "received_at"),
        ({"outcome": OutcomeDraft(state=S.NOT_NOW, reason="later")}, "ring_on"),
        ({"outcome": OutcomeDraft(state=S.LOST)}, "because"),
    ],
)
def test_what_does_not_do_is_said_at_its_field(store: Store, staff: Staff, changes, field) -> None:
    with pytest.raises(Refused) as refused:
        taken_down(store, staff, draft(**changes))
    assert refused.value.field == field
    assert store.ask(enquiries.open_enquiries) == ()


HOSTILE = st.text(max_size=200) | st.sampled_from(
    [
        "\x00",
        "\ud800",
        "Null",
        "O'Brien",
        "<b>Smith",
        "{{7*7}}",
        "=cmd",
        "a" * 100_000,
        "\u202eevil",
        "' OR 1=1 --",
    ]
)


@pytest.fixture(scope="module")
def hostile_store(sqlite_template, tmp_path_factory):
    import shutil

    from studio import schema

    file = tmp_path_factory.mktemp("hostile") / "studio.db"
    shutil.copyfile(sqlite_template, file)
    store = Store(file)
    yield store, marsh_and_reed(store)
    assert list(schema.check(store)) == []
    store.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=HOSTILE, last=HOSTILE, telephone=HOSTILE, email=HOSTILE, who=HOSTILE, wanted=HOSTILE, reason=HOSTILE,
    channel=st.sampled_from(Channel), state=st.sampled_from([None, S.NOT_NOW, S.LOST, S.BOOKED]),
    ring_on=st.none() | st.dates(), because=st.none() | st.sampled_from(LostBecause),
)  # fmt: skip
def test_whatever_is_typed_is_kept_or_refused_plainly(
    hostile_store, first, last, telephone, email, who, wanted, reason, channel, state, ring_on, because
) -> None:
    store, staff = hostile_store
    outcome = (
        None if state is None else OutcomeDraft(state=state, ring_on=ring_on, because=because, reason=reason)
    )
    typed = EnquiryDraft(
        first=first,
        last=last,
        telephone=telephone,
        email=email,
        who=who,
        wanted=wanted,
        channel=channel,
        outcome=outcome,
    )
    try:
        enquiry_id = taken_down(store, staff, typed)
    except StudioError as error:
        refused = error
    else:
        row = store.ask(enquiries.enquiry, enquiry_id)
        assert "\x00" not in row.name
        assert store.ask(enquiries.owed, date(2026, 9, 1)) is not None
        return
    assert refused.message
    assert "\n" not in refused.message
