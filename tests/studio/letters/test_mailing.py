"""A letter by e-mail: the kept page attached to the byte, to one address, and never sent twice or lost unseen."""

import email
import hashlib
import stat
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest

from studio import clients, clock, letters, schema, sessions
from studio.clients import EmailDraft, HouseholdId, PreferredChannel
from studio.db import Store
from studio.errors import Refused
from studio.letters import LetterId, LetterState, Occasion, Way
from studio.letters.mailing import headed
from tests import make
from tests.make.business import Staff, marsh_and_reed

NOW = datetime(2026, 9, 2, 10)
WALL = datetime(2026, 10, 3, 10, 30)
CLAIRE = "claire@example.com"


@pytest.fixture
def staff(store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(store)


def family_with(
    store: Store, staff: Staff, *addresses: str, channel: PreferredChannel = PreferredChannel.EMAIL
) -> HouseholdId:
    with clock.standing_at(datetime(2026, 8, 1, 10)):
        family = make.clients.ashworths(store, staff.priya)
        draft = store.ask(clients.household, family).as_draft()
        changed = replace(draft, emails=tuple(map(EmailDraft, addresses)), channel=channel)
        store.do(clients.amend, family, changed, by=staff.priya)
    return family


def due(store: Store) -> Occasion:
    return store.ask(letters.due, NOW.date()).ready[0].occasion


def mailed(store: Store, staff: Staff, address: str = CLAIRE) -> LetterId:
    with clock.standing_at(NOW):
        done = store.do(letters.issue_by_mail, due(store), NOW.date(), address, by=staff.priya)
    assert done["left_out"] == []
    return LetterId(done["letter_id"])


def parsed(store: Store, letter_id: LetterId) -> EmailMessage:
    read = email.message_from_bytes(
        letters.message(store.ask(letters.drafted_mail, letter_id)), policy=default
    )
    return cast("EmailMessage", read)


def test_the_kept_page_is_attached_to_the_byte(store: Store, staff: Staff) -> None:
    make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), WALL)
    letter_id = mailed(store, staff)
    read = parsed(store, letter_id)
    row = store.ask(letters.letter, letter_id)
    assert (read["To"], read["X-Unsent"], read["From"]) == (CLAIRE, "1", None)
    assert read["Subject"] == f"Booking confirmation from Marsh & Reed Portraits ({row.number})"
    (page,) = read.iter_attachments()
    assert page.get_content_type() == "application/pdf"
    assert page.get_filename() == f"{row.number}-ashworth.pdf"
    attached = page.get_content()
    assert hashlib.sha256(attached).hexdigest() == row.sha256
    assert attached == store.ask(letters.kept_page, letter_id)
    body = read.get_body()
    assert body is not None
    assert "Dear Mrs Ashworth," in body.get_content()


def test_drafted_then_sent_is_written_down_with_who_and_when(store: Store, staff: Staff) -> None:
    family = family_with(store, staff, CLAIRE)
    make.sessions.booked(store, staff, family, WALL)
    letter_id = mailed(store, staff)
    assert store.ask(letters.letter, letter_id).state is LetterState.IN_MAIL
    assert [row.address for row in store.ask(letters.in_mail)] == [CLAIRE]
    assert store.ask(letters.due, NOW.date()).ready == ()
    assert "1 letter in the mail program" in [each.title for each in store.ask(letters.owed, NOW.date())]
    with clock.standing_at(NOW + timedelta(minutes=3)):
        store.do(letters.mark_sent, letter_id, by=staff.priya)
        store.do(letters.mark_sent, letter_id, by=staff.priya)
    row = store.ask(letters.letter, letter_id)
    assert (row.state, row.posted_on) == (LetterState.SENT, NOW.date())
    (event,) = store.ask(letters.story, family)
    assert "sent by e-mail Wed 2 Sep" in event.detail
    assert store.ask(letters.in_mail) == []
    assert list(schema.check(store)) == []


def test_not_sent_after_all_is_due_again_and_says_nothing_of_an_earlier_letter(
    store: Store, staff: Staff, tmp_path: Path
) -> None:
    session_id = make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), WALL)
    first = mailed(store, staff)
    with clock.standing_at(NOW):
        fresh = store.do(letters.mark_not_sent, first, by=staff.priya)
        store.do(sessions.move, session_id, sessions.MoveDraft(wall=WALL.replace(hour=14)), by=staff.priya)
    assert store.ask(letters.letter, first).state is LetterState.SUPERSEDED
    occasion = due(store)
    assert (occasion.letter_id, occasion.edition, occasion.moved) == (fresh, 2, False)
    second = mailed(store, staff)
    assert second == fresh
    assert "Thank you for booking" in make.letters.said(store, second)
    assert list(schema.check(store)) == []


def test_an_e_mail_needs_no_postal_address(store: Store, staff: Staff) -> None:
    family = family_with(store, staff, CLAIRE, channel=PreferredChannel.ANY)
    with clock.standing_at(NOW):
        draft = store.ask(clients.household, family).as_draft()
        bare = replace(draft, address1="", address2="", address3="", post_town="", postcode="")
        store.do(clients.amend, family, bare, by=staff.priya)
    make.sessions.booked(store, staff, family, WALL)
    (row,) = store.ask(letters.due, NOW.date()).ready
    assert row.way is Way.EMAIL
    assert store.ask(letters.letter, mailed(store, staff)).number == "L-000001"


def test_only_an_address_of_theirs_is_written_to(store: Store, staff: Staff) -> None:
    make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), WALL)
    with pytest.raises(Refused, match="not an e-mail address of theirs"):
        mailed(store, staff, "someone@example.com")
    assert store.ask(letters.issued) == []


def test_two_desks_mail_a_letter_once(store: Store, staff: Staff) -> None:
    make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), WALL)
    occasion = due(store)
    mailed(store, staff)
    with clock.standing_at(NOW):
        again = store.do(letters.issue_by_mail, occasion, NOW.date(), CLAIRE, by=staff.helen)
    assert again == {"letter_id": 0, "left_out": []}
    assert len(store.ask(letters.issued)) == 1


def test_a_time_that_moves_while_it_lies_in_the_mail_program_makes_a_new_one_due(
    store: Store, staff: Staff
) -> None:
    session_id = make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), WALL)
    first = mailed(store, staff)
    with clock.standing_at(NOW):
        store.do(sessions.move, session_id, sessions.MoveDraft(wall=WALL.replace(hour=14)), by=staff.priya)
    second = mailed(store, staff)
    assert store.ask(letters.letter, first).state is LetterState.SUPERSEDED
    assert [row.letter_id for row in store.ask(letters.in_mail)] == [second]
    with pytest.raises(Refused, match="superseded"):
        store.do(letters.mark_sent, first, by=staff.priya)
    assert list(schema.check(store)) == []


def test_a_message_lies_in_a_folder_of_ones_own_until_it_is_taken_away(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    staff = marsh_and_reed(sqlite_store)
    make.sessions.booked(sqlite_store, staff, family_with(sqlite_store, staff, CLAIRE), WALL)
    draft = sqlite_store.ask(letters.drafted_mail, mailed(sqlite_store, staff))
    folder = letters.drafts_folder()
    path = letters.put_down(draft, folder)
    assert path.name == "L-000001-ashworth.eml"
    assert path.read_bytes() == letters.message(draft)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    letters.take_away(draft.number, folder)
    assert list(folder.iterdir()) == []


ODD = {
    "o'brien+portraits@example.co.uk": "o'brien+portraits@example.co.uk",
    '"ann smith"@example.com': '"ann smith"@example.com',
    "ann@münchen.example": "ann@xn--mnchen-3ya.example",
    "ann@example.com.": "ann@example.com",
    "zoë@example.com": "zoë@example.com",
}


@pytest.mark.parametrize(("typed", "headed_as"), ODD.items())
def test_odd_but_legal_addresses_are_written_to(typed: str, headed_as: str) -> None:
    assert headed(typed).addr_spec == headed_as


BAD = (
    "ann@example.com\r\nBcc: all@example.com", "ann@example.com\nX: y", "ann@example.com, bob@example.com", "ann",
    "@example.com", "ann@", "ann <ann@example.com>", "ann@example.com\u2028Bcc: x@y.z", "ann@" + "a" * 400 + ".com",
)  # fmt: skip


@pytest.mark.parametrize("typed", BAD)
def test_no_address_brings_a_second_header_or_a_second_address(typed: str) -> None:
    with pytest.raises(Refused, match="cannot be written to"):
        headed(typed)


def test_an_address_changed_within_a_day_is_marked(store: Store, staff: Staff) -> None:
    family = family_with(store, staff, CLAIRE)
    with clock.standing_at(NOW):
        assert [(each.typed, each.fresh) for each in store.ask(letters.ways, family).emails] == [
            (CLAIRE, False)
        ]
        draft = store.ask(clients.household, family).as_draft()
        changed = replace(draft, emails=(EmailDraft(CLAIRE), EmailDraft("c.ashworth@example.com")))
        store.do(clients.amend, family, changed, by=staff.priya)
        marked = {each.typed: each.fresh for each in store.ask(letters.ways, family).emails}
        assert marked == {CLAIRE: False, "c.ashworth@example.com": True}
    with clock.standing_at(NOW + timedelta(hours=25)):
        assert not any(each.fresh for each in store.ask(letters.ways, family).emails)


def test_the_address_a_family_is_taken_down_with_is_no_change(store: Store, staff: Staff) -> None:
    with clock.standing_at(NOW):
        person = clients.PersonDraft("Ann", "New", "Mrs")
        draft = clients.HouseholdDraft(people=(person,), emails=(EmailDraft("ann@example.com"),))
        family = store.do(clients.register, draft, by=staff.priya)
        assert [each.fresh for each in store.ask(letters.ways, HouseholdId(family)).emails] == [False]


def test_what_is_too_near_for_the_post_becomes_a_call(store: Store, staff: Staff) -> None:
    with clock.standing_at(datetime(2026, 8, 1, 10)):
        family = make.clients.ashworths(store, staff.priya)
        draft = store.ask(clients.household, family).as_draft()
        store.do(clients.amend, family, replace(draft, emails=()), by=staff.priya)
    session_id = make.sessions.booked(store, staff, family, datetime(2026, 9, 4, 10, 30))
    with clock.standing_at(NOW):
        near = store.ask(letters.ways, family, datetime(2026, 9, 4, 10, 30))
        assert (near.usual, near.post, near.too_near) == (Way.TELEPHONE, False, True)
        assert "hand it over or e-mail it today, and ring them" in near.says
        (left,) = store.ask(letters.due, NOW.date()).left_out
        assert "Too near for the post" in left.reason
        (owed,) = [each for each in store.ask(letters.owed, NOW.date()) if each.icon == "phone"]
        assert owed.title == "Ring The Ashworth family about their session"
        assert (owed.opens.kind, owed.opens.id) == ("call_session", session_id)
        call = store.ask(letters.call, f"session:{session_id}")
        assert call.say.replace("\u00a0", " ") == (
            "Your session is on Friday 4 September 2026 at 10.30 am, in the morning."
        )
        store.do(letters.log_call, call.occasion, letters.CallOutcome.NO_ANSWER, by=staff.daniel)
        assert len(store.ask(letters.calls_to_make, NOW.date())) == 1
        assert "no answer" in store.ask(letters.call, call.occasion).tries[0]
        store.do(letters.log_call, call.occasion, letters.CallOutcome.SPOKE, by=staff.daniel)
        assert store.ask(letters.calls_to_make, NOW.date()) == []
        assert store.ask(sessions.session, session_id).told_client


def test_whoever_took_the_letter_home_need_not_be_rung(store: Store, staff: Staff) -> None:
    make.sessions.booked(store, staff, family_with(store, staff, CLAIRE), datetime(2026, 9, 4, 10, 30))
    with clock.standing_at(NOW):
        assert len(store.ask(letters.calls_to_make, NOW.date())) == 1
        report = letters.issue_one(
            store, staff.priya, NOW.date(), due(store), lambda _name, _pdf: True, handed_over=True
        )
        assert store.ask(letters.letter, report.issued[0].letter_id).state is LetterState.HANDED_OVER
        assert store.ask(letters.calls_to_make, NOW.date()) == []


@pytest.mark.parametrize(("day", "near"), [(date(2026, 9, 4), True), (date(2026, 9, 5), False)])
def test_the_post_takes_three_working_days(store: Store, staff: Staff, day: date, near: bool) -> None:
    family = family_with(store, staff)
    with clock.standing_at(NOW):  # a Wednesday, so that the third working day after it is Saturday
        found = store.ask(letters.ways, family, day)
    assert (found.too_near, found.post) == (near, not near)
