"""Reply slips keyed in at the desk: whose it is, what becomes of it, what is never asked again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from studio import care, clock, letters
from studio.care import Channel, ConcernId, ConcernState, Reached
from studio.db import Store
from studio.errors import Refused
from studio.letters import CallOutcome, LetterRow, LetterState, SlipDraft
from studio.letters.slip_queries import number_of
from tests.make.letters import DUE, Fringe, concern, fringe, second_presentation

CAME = date(2026, 11, 17)
WORDS = "The frame is chipped at one corner. Mixed feelings, to be honest."


def posted(store: Store, told: Fringe, on: date, folder: Path, code: str = "L8") -> LetterRow:
    """The follow-up of the fringe, printed and posted on a day."""
    with clock.standing_at(datetime(on.year, on.month, on.day, 10)):
        letters.issue_to_folder(store, told.staff.priya, on, folder)
        (row,) = [
            each
            for each in store.ask(letters.of_household, told.household_id)
            if each.code == code and each.state is LetterState.PRINTED
        ]
        store.do(letters.mark_posted, (row.id,), on, by=told.staff.priya)
    return row


def keyed(store: Store, told: Fringe, at: datetime, ref: str, **marks: object) -> letters.SlipTaken:
    """A slip keyed by Priya."""
    with clock.standing_at(at):
        draft = SlipDraft(ref, **{"received_on": at.date(), **marks})  # type: ignore[arg-type]  # its own fields
        taken: letters.SlipTaken = store.do(letters.take_slip, draft, by=told.staff.priya)
        return taken


@pytest.mark.parametrize("typed", ["L-000412", "l-412", "412", " L 412", "L000412", "l\u2013412"])
def test_a_reference_is_read_as_it_is_scanned_or_typed(typed: str) -> None:
    assert number_of(typed) == "L-000412"


def test_what_is_no_reference_is_said_in_a_sentence() -> None:
    for typed in ("", "C-0031", "412a", "my slip"):
        with pytest.raises(Refused, match="looks like L-000412"):
            number_of(typed)
    assert SlipDraft("412", CAME).problems() == {
        "score": "Please key what was marked or written on the slip."
    }
    assert set(SlipDraft("", CAME, score=7, ease=0).problems()) == {"letter_ref", "score", "ease"}


def test_a_low_score_opens_her_concern_from_the_day_it_came(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    letter = posted(store, told, DUE, tmp_path)
    shown = store.ask(letters.letter_of_slip, letter.number.lower())
    assert (shown.person, shown.household, shown.went_on) == ("Claire Ashworth", "The Ashworth family", DUE)
    at = datetime(2026, 11, 17, 16, 30)
    taken = keyed(store, told, at, letter.number, score=3, ease=5, words=WORDS, call_when=("evening",))
    assert taken["concern_id"] is not None
    with clock.standing_at(at):
        case = store.ask(care.concern, ConcernId(taken["concern_id"]))
        assert (case.person_id, case.channel, case.story) == (told.claire, Channel.SLIP, WORDS)
        assert (case.order_id, case.session_id) == (told.order_id, told.session_id)
        assert clock.to_wall(case.received_at, "Europe/London") == datetime(2026, 11, 17, 9, 30)
        assert clock.to_wall(case.goal, "Europe/London") == datetime(2026, 11, 17, 11, 30)
        assert case.responded_at is None, "a slip is not an answer of ours"
        assert "evening" in case.wish
        row = store.ask(letters.letter, letter.id)
        assert (row.state, row.answered_on) == (LetterState.ANSWERED, CAME)
        owed = store.ask(letters.owed, CAME)
        assert not [line for line in owed if "Ring" in line.title], (
            "her case says that she waits for our call"
        )
        (event,) = [each for each in store.ask(letters.story, told.household_id) if each.opens.kind == "slip"]
        assert {badge.text for badge in event.badges} == {"mixed feelings", "a concern", "asks for a call"}
    late = datetime(2026, 12, 2, 10)
    with clock.standing_at(late):
        assert [each.copy for each in store.ask(letters.falling_due, late.date()) if each.code == "L8"] == []


def test_a_wrong_reference_is_refused_and_a_slip_is_keyed_once(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    letter = posted(store, told, DUE, tmp_path)
    with pytest.raises(Refused, match="No letter has the reference L-009999"):
        store.ask(letters.letter_of_slip, "9999")
    confirmations = [each for each in store.ask(letters.issued) if each.code != "L8"]
    for each in confirmations[:1]:
        with pytest.raises(Refused, match="without a reply slip"):
            store.ask(letters.letter_of_slip, each.number)
    at = datetime(2026, 11, 17, 10)
    with pytest.raises(Refused, match="before the letter was written"):
        keyed(store, told, at, letter.number, score=5, received_on=date(2026, 11, 9))
    taken = keyed(store, told, at, letter.number, score=5, words="We love them!", would_change=False)
    assert taken["concern_id"] is None
    with pytest.raises(Refused, match="keyed already: it came Tue 17 Nov"):
        keyed(store, told, at, letter.number, score=4)
    before = store.ask(letters.slip, letters.SlipId(taken["slip_id"]))
    with clock.standing_at(at):
        right = SlipDraft(letter.number, CAME, score=2, words="We love them! No: “loved” them.")
        with pytest.raises(Refused, match="Please say why"):
            store.do(letters.amend_slip, before.id, right, " ", before.version, by=told.staff.priya)
        again = store.do(
            letters.amend_slip, before.id, right, "The 2 was read as a 5", before.version, by=told.staff.priya
        )
    assert again["concern_id"] is not None
    assert store.ask(letters.slip, before.id).feeling == "not quite right"


def test_any_wish_to_change_is_a_concern_and_kind_words_are_none(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    first = posted(store, told, DUE, tmp_path)
    second = posted(store, told, date(2026, 12, 2), tmp_path)
    assert (first.copy, second.copy) == (1, 2), "they cross in the post"
    at = datetime(2026, 12, 3, 10)
    taken = keyed(store, told, at, first.number, score=5, words="Could the frame be darker?")
    assert taken["concern_id"] is not None
    assert store.ask(letters.letter, second.id).state is LetterState.ANSWERED
    with clock.standing_at(at):
        case = store.ask(care.concern, ConcernId(taken["concern_id"]))
        store.do(care.respond, case.id, Reached.SPOKE, case.version, by=told.staff.priya)
    joined = keyed(
        store,
        told,
        datetime(2026, 12, 9, 10),
        second.number,
        score=1,
        words="And the mount.",
        wants_call=True,
    )
    assert joined["concern_id"] == taken["concern_id"], "her words join the case that is open"
    with clock.standing_at(datetime(2026, 12, 9, 10)):
        case = store.ask(care.concern, case.id)
        assert case.story == "Could the frame be darker?\n\nAnd the mount."
        (ring,) = [
            line for line in store.ask(letters.owed, date(2026, 12, 9)) if line.opens.kind == "call_slip"
        ]
        slip_id = letters.SlipId(ring.opens.id)
        store.do(letters.slip_called, slip_id, CallOutcome.NO_ANSWER, by=told.staff.priya)
        assert [line.opens for line in store.ask(letters.owed, date(2026, 12, 9)) if line.opens == ring.opens]
        store.do(letters.slip_called, slip_id, CallOutcome.SPOKE, by=told.staff.priya)
        assert not [line for line in store.ask(letters.owed, date(2026, 12, 9)) if line.opens == ring.opens]
        assert len(store.ask(letters.slip_tries, slip_id)) == 2


def test_kind_words_after_the_reshoot_wait_to_be_noted_and_others_open_the_case_again(
    store: Store, tmp_path: Path
) -> None:
    told = fringe(store)
    case_id = concern(store, told)
    second_presentation(store, told, case_id)
    letter = posted(store, told, date(2027, 2, 2), tmp_path, "L11")
    at = datetime(2027, 2, 9, 10)
    taken = keyed(store, told, at, letter.number, score=5, words="Now it is just right. Thank you.")
    assert (taken["concern_id"], taken["happy_concern_id"]) == (None, case_id)
    with clock.standing_at(at):
        (line,) = [each for each in store.ask(letters.owed, at.date()) if each.opens.kind == "happy_slip"]
        assert line.title == "Claire Ashworth writes that it is right now"
        row = store.ask(letters.slip, letters.SlipId(taken["slip_id"]))
        wrong = SlipDraft(letter.number, row.received_on, score=2, words="Not right yet.")
        store.do(letters.amend_slip, row.id, wrong, "Keyed for another", row.version, by=told.staff.priya)
        case = store.ask(care.concern, case_id)
        assert case.state is ConcernState.HEARD
        assert case.story.endswith("Not right yet.")
        assert case.owner_now, "a second failure is the owner's at once"
        assert not [each for each in store.ask(letters.owed, at.date()) if each.opens.kind == "happy_slip"]


def test_without_an_answer_it_becomes_one_without_a_reply_by_itself(store: Store, tmp_path: Path) -> None:
    told = fringe(store)
    letter = posted(store, told, DUE, tmp_path)
    states = []
    for day in (date(2026, 12, 2), date(2026, 12, 22), date(2026, 12, 23)):
        with clock.standing_at(datetime(day.year, day.month, day.day, 9)):
            states.append(store.ask(letters.letter, letter.id).state)
    assert states == [LetterState.POSTED, LetterState.POSTED, LetterState.NO_REPLY]
    taken = keyed(store, told, datetime(2027, 1, 12, 10), "1", score=4)
    assert taken["concern_id"] is None
    assert store.ask(letters.letter, letter.id).state is LetterState.ANSWERED, "late is still an answer"
