"""The meal, the armrest, half past seven and the promised discount (DOMAIN 3.6) by the services, on either database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from studio import care, casebook, catalogue, clock, diary, letters, messages, promises, schema, sessions
from studio.actor import Actor
from studio.business import StaffId
from studio.care import Cause, Channel, ConcernId, ConcernState, OfferDraft, OfferKind, OfferOutcome
from studio.casebook import PracticeDraft
from studio.db import Store
from studio.errors import Refused
from studio.letters import ApologyWords, LetterState
from studio.messages import AnswerDraft, MessageDraft
from studio.money import Money
from studio.promises import PromiseDraft, PromiseFor, PromiseKind, PromiseState
from studio.story import Tone
from tests import make
from tests.make import care as told_of
from tests.make.business import Staff, marsh_and_reed
from tests.make.catalogue import session_type
from tests.make.clients import ashworths, namesakes
from tests.make.letters import said

SEVEN_OCLOCK = datetime(2026, 10, 28, 19, 31)
ACCEPTED, DECLINED, NOT_STATED = OfferOutcome.ACCEPTED, OfferOutcome.DECLINED, OfferOutcome.NOT_STATED


def offered(store: Store, by: Actor, concern_id: ConcernId, draft: OfferDraft) -> None:
    store.do(care.offer, concern_id, draft, told_of.case(store, concern_id).version, by=by)


def other(words: str, outcome: OfferOutcome) -> OfferDraft:
    return OfferDraft(OfferKind.OTHER, words, outcome=outcome)


def the_meal(store: Store, staff: Staff) -> ConcernId:
    """Staff, nothing said; the owner two minutes later, declined; the owner again, nothing said: it stays open."""
    family = ashworths(store, staff.priya)
    concern_id = told_of.told(
        store, staff, family, at=SEVEN_OCLOCK, story="There was a hair in the cake.", channel=Channel.IN_PERSON,
        offers=(other("another slice", NOT_STATED),),
    )  # fmt: skip
    for minutes, words, outcome in (
        (2, "another slice", DECLINED),
        (3, "fruit and fresh coffee", NOT_STATED),
    ):
        with clock.standing_at(SEVEN_OCLOCK + timedelta(minutes=minutes)):
            offered(store, staff.helen, concern_id, other(words, outcome))
            case = told_of.case(store, concern_id)
    assert [(each.made_as.value, each.words, each.outcome) for each in case.offers] == [
        ("receptionist", "another slice", NOT_STATED),
        ("owner", "another slice", DECLINED),
        ("owner", "fruit and fresh coffee", NOT_STATED),
    ]
    minutes_apart = [each.made_at - case.offers[0].made_at for each in case.offers]
    assert minutes_apart == [timedelta(0), timedelta(minutes=2), timedelta(minutes=3)]
    assert (case.state, case.response_minutes, case.owner_now) == (ConcernState.OFFERED, 0, "")
    return concern_id


def the_armrest(store: Store, staff: Staff, cake: ConcernId, folder: Path) -> None:
    """Wiped at once; her question waits; the owner has it before what is older; L14 the working day after."""
    family = namesakes(store, staff.priya)
    at = datetime(2026, 10, 30, 11, 40)
    concern_id = told_of.told(
        store, staff, family, at=at, story="The arm of the chair was sticky.", others_at_risk=True,
        first_aid="wiped the chair", question="What if a child had put its fingers in it?",
        offers=(other("we have the sleeve cleaned", ACCEPTED),), apology="on the telephone",
    )  # fmt: skip
    with clock.standing_at(at + timedelta(minutes=2)):
        first, second = store.ask(care.open_concerns)
        assert (first.id, first.tone, second.id) == (concern_id, Tone.CONCERN, cake), (
            "hers at once, and first"
        )
        assert "a child or someone else may be at risk" in first.owner_now
        with pytest.raises(Refused) as refused:
            store.do(care.resolve, concern_id, told_of.case(store, concern_id).version, by=staff.helen)
        assert refused.value.field == "answer"
        version = told_of.case(store, concern_id).version
        store.do(care.answer_question, concern_id, "It would have licked them.", version, by=staff.helen)
        store.do(care.resolve, concern_id, told_of.case(store, concern_id).version, by=staff.helen)
        change = PracticeDraft("Every chair is wiped down before a family sits in it", concern_id)
        store.do(casebook.announce, change, by=staff.helen)
        (made,) = store.ask(casebook.changes_of, concern_id)
        assert made.wall == at + timedelta(minutes=2)
    for by in (staff.priya, staff.daniel):
        (unread,) = store.ask(casebook.unread, StaffId(by.staff_id))
        store.do(casebook.mark_read, unread.id, by=by)
        assert store.ask(casebook.unread, StaffId(by.staff_id)) == ()
    on = date(2026, 10, 31)
    with clock.standing_at(datetime(2026, 10, 31, 9, 40)):
        store.do(letters.draft_apologies, by=staff.helen)
        (draft,) = [each for each in store.ask(letters.drafts) if each.code == "L14"]
        with pytest.raises(Refused):
            store.do(letters.mark_checked, draft.id, draft.version, by=staff.helen)
        store.do(letters.mark_checked, draft.id, draft.version, by=staff.priya)
        report = letters.issue_to_folder(store, staff.priya, on, folder)
    (issued,) = [each for each in report.issued if store.ask(letters.letter, each.letter_id).code == "L14"]
    assert "Every chair is wiped down before a family sits in it." in said(store, issued.letter_id)


def test_the_meal_and_the_armrest(store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(store)
    the_armrest(store, staff, the_meal(store, staff), tmp_path)
    assert schema.check(store) == []


def test_half_past_seven(store: Store, tmp_path: Path) -> None:
    """No opener, no booking; "yes" is no answer; the apology has four parts; the travel is paid and then kept."""
    staff = marsh_and_reed(store)
    family = ashworths(store, staff.priya)
    early = datetime(2026, 10, 27, 7, 30)
    with clock.standing_at(datetime(2026, 10, 20, 10)):
        draft = make.sessions.draft(store, staff, family, early)
        with pytest.raises(Refused) as refused:
            store.do(sessions.book, draft, by=staff.priya)
        assert refused.value.field == "opener"
        opened = replace(draft, opener_id=StaffId(staff.helen.staff_id))
        store.do(sessions.book, opened, by=staff.priya)
        (line,) = store.ask(diary.owed, date(2026, 10, 27))
        assert "Helen Marsh opens up" in line.title
        asked = store.do(
            messages.log,
            MessageDraft(text="Is it am not pm?", channel=messages.Channel.EMAIL, household_id=family),
            by=staff.priya,
        )
        row = store.ask(messages.message, asked)
        with pytest.raises(Refused):
            store.do(
                messages.answer, asked, AnswerDraft(text="At 7.30 then"), row.version, by=staff.priya
            )  # R10
        full = store.ask(messages.full_sentence, family)
        assert "Tuesday 27 October 2026 at 7.30\u00a0am, in the morning. The door will be open from" in full
        store.do(messages.answer, asked, AnswerDraft(text=full), row.version, by=staff.priya)
    at = datetime(2026, 10, 27, 9, 40)
    concern_id = told_of.told(
        store, staff, family, at=at, story="We stood before a locked door.", cause=Cause.PROMISE,
        apology="on the telephone", offers=(OfferDraft(OfferKind.TRAVEL, worth=Money(1240), outcome=ACCEPTED),),
    )  # fmt: skip
    case = told_of.case(store, concern_id)
    assert (case.owner_now, case.offers[0].owed) == ("a promise was not kept", True)
    with clock.standing_at(datetime(2026, 10, 28, 10)):
        (draft_row,) = store.ask(letters.drafts)
        assert draft_row.code == "L9"
        words = store.ask(letters.draft, draft_row.id).words
        for part in ("time", "journey", "inconvenience"):
            spared = tuple(each for each in words.does_not_apply if each != part)
            open_slot = replace(words, does_not_apply=spared, **{part: ""})
            store.do(letters.write_apology, draft_row.id, open_slot, draft_row.version, by=staff.priya)
            draft_row = store.ask(letters.letter, draft_row.id)
            assert store.ask(letters.draft, draft_row.id).stops, f"{part} is neither filled nor spared"
        four = ApologyWords(
            error="You stood before a locked door. I am sorry; we did not open it.",
            time="It cost you the morning.",
            journey="You came all the way and went home again.",
            inconvenience="The children had dressed for it.",
            doing=words.doing,
            by_when=words.by_when,
        )
        store.do(letters.write_apology, draft_row.id, four, draft_row.version, by=staff.priya)
        draft_row = store.ask(letters.letter, draft_row.id)
        store.do(letters.mark_checked, draft_row.id, draft_row.version, by=staff.helen)
        report = letters.issue_to_folder(store, staff.priya, date(2026, 10, 28), tmp_path)
        (issued,) = [each for each in report.issued if each.letter_id == draft_row.id]
        page = said(store, issued.letter_id)
        for part in (four.error, four.time, four.journey, four.inconvenience, "what the journeys cost you"):
            assert part in page
        assert store.ask(letters.letter, draft_row.id).state is LetterState.PRINTED
        version = told_of.case(store, concern_id).version
        store.do(care.keep_offer, case.offers[0].id, version, by=staff.priya)
    assert not told_of.case(store, concern_id).offers[0].owed
    assert schema.check(store) == []


def dearer(store: Store, by: Actor, fee: Money) -> None:
    """The fee of a family portrait from now on."""
    kind = session_type(store)
    names = catalogue.SessionTypeDraft.__dataclass_fields__
    now = {name: getattr(kind, name) for name in names if hasattr(kind, name)}
    draft = catalogue.SessionTypeDraft(**{**now, "fee": fee})
    store.do(catalogue.amend_session_type, kind.id, draft, kind.version, by=by)


def test_the_promised_price_and_a_word_that_was_not_kept(store: Store) -> None:
    """Promised in our name at £45, the list goes up to £75: £45 is charged; a lower list is charged as it is."""
    staff = marsh_and_reed(store)
    family, others = ashworths(store, staff.priya), namesakes(store, staff.priya)
    with clock.standing_at(datetime(2026, 9, 8, 10)):
        for whom in (family, others):
            words = PromiseDraft(
                whom, "The next session for £45", PromiseKind.PRICE, date(2026, 12, 31), Money(4500),
                good_for=PromiseFor.SESSION, partner="Marlford Talent",
            )  # fmt: skip
            store.do(promises.make, words, by=staff.priya)
        to_ring = PromiseDraft(family, "We ring about the frame", PromiseKind.CALL_BACK, date(2026, 9, 9))
        store.do(promises.make, to_ring, by=staff.priya)
        dearer(store, staff.helen, Money(7500))
        draft = make.sessions.draft(store, staff, family, datetime(2026, 10, 6, 10, 30))
        session_id = store.do(sessions.book, draft, by=staff.priya)
        dearer(store, staff.helen, Money(4000))
        lower = make.sessions.draft(store, staff, others, datetime(2026, 10, 7, 10, 30))
        lower_id = store.do(sessions.book, lower, by=staff.priya)
    row, theirs = store.ask(sessions.session, session_id), store.ask(sessions.session, lower_id)
    assert (row.fee_list, row.fee_charged, theirs.fee_charged) == (Money(7500), Money(4500), Money(4000))
    price, call = sorted(store.ask(promises.of_household, family), key=lambda each: each.price is None)
    assert (price.state, call.state) == (PromiseState.KEPT, PromiseState.MADE)
    with clock.standing_at(datetime(2026, 9, 10, 9)):
        assert [each.text for each in store.ask(promises.broken, date(2026, 9, 10))] == [call.text]
        assert [each.promise.text for each in store.ask(promises.to_be_heard, date(2026, 9, 10))] == [
            call.text
        ]
    when = datetime(2026, 9, 10, 10)
    concern_id = told_of.told(store, staff, family, at=when, story="The frame has a scratch.")
    turn = told_of.told(store, staff, others, at=when, story="The frame has a scratch.")
    with clock.standing_at(when):
        assert told_of.case(store, concern_id).owner_now == "a promise was not kept", (
            "though she did not say so"
        )
        assert told_of.case(store, turn).owner_now == ""
        store.do(promises.honour, call.id, call.version, by=staff.priya)
        assert told_of.case(store, concern_id).owner_now == "", "kept late, and out of the case"
        said_so = care.Described(cause=Cause.PROMISE)
        store.do(care.describe, concern_id, said_so, told_of.case(store, concern_id).version, by=staff.priya)
        assert told_of.case(store, concern_id).owner_now == "a promise was not kept"
    assert schema.check(store) == []
