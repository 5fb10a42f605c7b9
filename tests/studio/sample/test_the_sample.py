"""The sample studio: made through the services, the same for the same seed, Today full, the fringe to the penny."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import text

from studio import (
    business,
    care,
    casebook,
    clients,
    clock,
    diary,
    enquiries,
    handover,
    letters,
    making,
    messages,
    orders,
    promises,
    sample,
    schema,
    sessions,
    stock,
    till,
    viewings,
    walls,
)
from studio.actor import SETTING_UP
from studio.business import Waiting
from studio.db import Store
from studio.diary import OtherKind
from studio.errors import Refused
from studio.money import Money
from studio.orders import OrderState
from studio.progress import Cancelled, Progress
from studio.sample import accounts_now, bulk, desk, drawing, households, rack
from studio.sample.fringe import LAST_DAY, weeks_moved
from studio.sample.house import House
from studio.sample.stage import open_studio

UNTIL = date(2027, 2, 2)
WRITTEN_WHEN = {"audit_row", "audit_words", "operation", "order_paper", "letter_paper", "staff"}
"""Tables that hold keys, hashes and pages: the same studio, written at another moment."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file = tmp_path_factory.mktemp("sample") / "studio.db"
    made = sample.write(file, families=60, years=1, seed=1, until=UNTIL, photographs=2)
    assert made.families == 60
    store = schema.open_store(file)
    yield store
    store.close()


@pytest.fixture
def studio_of_sixty(written: Store) -> Iterator[Store]:
    with clock.standing_at(datetime.combine(UNTIL, time(9))):
        yield written


def states(store: Store, table: str, column: str = "state") -> set[str]:
    return set(store.ask(lambda db: list(db.scalars(text(f"SELECT DISTINCT {column} FROM {table}")))))


def ashworths(store: Store) -> clients.HouseholdId:
    (found,) = store.ask(clients.find, "ashworth claire")
    return found.household_id


def test_the_sample_keeps_every_rule(studio_of_sixty: Store) -> None:
    assert schema.check(studio_of_sixty) == []


def test_the_fringe_is_told_to_the_day_and_the_penny_and_its_last_letter_falls_due_that_day(
    studio_of_sixty: Store,
) -> None:
    store, family = studio_of_sixty, ashworths(studio_of_sixty)
    first, second = store.ask(orders.of_household, family)
    assert (first.revision.total, first.balance, first.revision.promised_on) == (
        Money(1555_00), Money(0), date(2026, 10, 14),
    )  # fmt: skip
    again = second.revision
    assert (again.total, again.credit_brought, again.to_pay) == (
        Money(2020_00),
        Money(1555_00),
        Money(465_00),
    )
    assert again.promised_on == date(2027, 1, 5)
    assert (first.state, second.state) == (OrderState.CLOSED, OrderState.CLOSED)
    told = store.ask(sessions.of_household, family)
    assert sorted(each.wall for each in told) == [
        datetime(2026, 9, 12, 10, 30),
        datetime(2026, 12, 5, 10, 30),
    ]
    assert sorted(each.fee_charged for each in told) == [Money(0), Money(60_00)]
    (case,) = store.ask(care.concerns_of_household, family)
    assert (case.received_at.date(), case.response_minutes, case.state) == (
        date(2026, 11, 24),
        0,
        care.ConcernState.HAPPY,
    )
    held = store.ask(orders.presentations_held, date(2026, 10, 14), date(2027, 1, 5))
    assert {each.held_on for each in held if each.household_id == family} == {
        date(2026, 10, 14),
        date(2027, 1, 5),
    }
    sent = {each.code: each for each in store.ask(letters.of_household, family)}
    assert sent["L8"].due_on == date(2026, 11, 11)
    assert "L9+L10" in sent
    (due,) = [each for each in store.ask(letters.due, UNTIL).ready if each.occasion.household_id == family]
    assert (due.code, due.due_on) == ("L11", UNTIL)


def test_today_is_full_in_every_way(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    kinds = {str(row.kind) for row in store.ask(diary.day, UNTIL)}
    assert {"session", "viewing", "presentation"} <= kinds
    for feature in (sessions, viewings, orders, care, promises, letters):
        assert store.ask(feature.owed, UNTIL), feature.__name__
    due = store.ask(letters.due, UNTIL)
    assert len(due.ready) >= 5
    assert due.left_out
    standing = {row.is_broken(UNTIL) for row in store.ask(promises.broken, UNTIL)}
    assert standing == {True}
    for weeks in (1, 2, 3):
        assert store.ask(diary.week, UNTIL + timedelta(days=7 * weeks - 1)), weeks


def test_orders_concerns_and_letters_are_there_in_every_state_that_can_be_reached(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    assert states(store, "portrait_order") == {str(state) for state in OrderState}
    assert states(store, "portrait_session") == {str(state) for state in sessions.SessionState}
    assert states(store, "viewing") == {str(state) for state in viewings.ViewingState}
    assert states(store, "viewing", "outcome") == {None, *(str(each) for each in viewings.Outcome)}
    assert {str(each) for each in care.ConcernState} - states(store, "concern") <= {
        "received",
        "agreed",
        "resolved",
    }
    # Nobody signs on screen, what is handed over depends on who comes by, and a letter that nobody answers counts
    # as one without a reply by itself.
    assert {str(each) for each in letters.LetterState} - states(store, "letter") <= {
        "signed",
        "handed over",
        "returned undelivered",
        "no reply",
    }
    assert states(store, "offer", "outcome") == {str(each) for each in care.OfferOutcome}


def test_what_is_not_right_is_told_in_every_way_and_one_family_comes_three_times(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    (family,) = store.ask(clients.find, "hepworth olivia")
    (case,) = store.ask(care.concerns_of_household, family.household_id)
    owner = store.ask(business.actor, store.ask(business.staff)[0].id)
    told = store.ask(care.rounds, case.id, owner)
    assert len(told.rounds) == 3
    assert [each.round for each in store.ask(care.reshoots_of_concern, case.id)] == [2, 3]
    fates = store.ask(lambda db: set(db.execute(text(_FATES))))
    assert {fate for fate, _, _ in fates} == {str(fate) for fate in care.Fate}
    assert {("exchange", True, True), ("return", False, True), ("remake", True, False)} <= fates
    assert states(store, "concern") >= {"no reply", "checking", "heard", "in hand"}
    marked = store.ask(lambda db: set(db.execute(text(_MARKED))))
    assert marked == {(True, False), (False, True)}
    assert store.ask(care.unseen)
    titles = [each.title for each in store.ask(care.owed, UNTIL)]
    assert any("ask gently about a day" in title for title in titles)
    assert {row.state for row in store.ask(care.settled_concerns)} >= {care.ConcernState.NO_REPLY}


_FATES = "SELECT DISTINCT fate, replaced_by_id IS NOT NULL, returned_at IS NOT NULL FROM first_piece"
_MARKED = "SELECT DISTINCT picture_id IS NOT NULL, piece_id IS NOT NULL FROM concern_picture"


def test_slips_the_casebook_and_the_noticeboard_are_as_they_are_in_a_studio_at_work(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    assert states(store, "reply_slip", "score") >= {3, 4, 5}
    slips = "SELECT count(concern_id), sum(wants_call) FROM reply_slip WHERE score IN (3, 4)"
    opened, calls = store.ask(lambda db: tuple(db.execute(text(slips)).one()))
    assert opened >= 2
    assert calls >= 1
    filed = store.ask(casebook.examples)
    assert len({row.aspect for row in filed}) >= 4
    assert any(row.picture_id for row in filed)
    assert sorted(row.read_by for row in store.ask(casebook.changes)) == [2, 4, 5]
    assert store.ask(casebook.playbook, care.Aspect.HAIR).version == 1
    assert [row.version for row in store.ask(letters.wording_versions, "L8", "en-GB")] == [2, 1, 0]
    assert {row.word for row in store.ask(letters.own_words)} == {"giclée", "deckle", "keepsakes"}


def test_the_post_has_a_letter_of_each_kind_and_one_of_each_thing_that_can_stop_it(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    due = store.ask(letters.due, UNTIL)
    waiting = {each.code for each in due.ready} | {each.code for each in due.left_out}
    assert waiting >= {
        "L1",
        "L2",
        "L3",
        "L5",
        "L6",
        "L7",
        "L8",
        "L9",
        "L9+L10",
        "L10",
        "L11",
        "L12",
        "L13",
        "L14",
    }
    stopped = {each.field.partition("|")[0] for each in due.left_out}
    assert stopped >= {"spelling", "time", "address"}
    assert any("Unfortunately" in words for each in due.ready for words in each.remarks)
    reasons = " ".join(each.reason for each in due.left_out)
    assert "has died" in reasons
    assert "Someone other than its writer" in reasons
    assert [each.code for each in store.ask(letters.spoilt)] == ["L7"]
    moved = next(each for each in due.ready if "Nakamura" in each.household)
    assert moved.place.casefold() == "highworth"
    families = {each.occasion.household_id for each in due.ready}
    spoken = {store.ask(clients.household, each).language for each in families}
    assert spoken >= {"", "de", "fr"}


def test_the_named_stories_can_be_found(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    for typed in ("marlowe", "harding rosalind", "allenby", "southwell", "lockwood frances"):
        assert store.ask(clients.find, typed), typed
    (plate,) = [row for row in store.ask(care.open_concerns) if "plate" in (row.in_short or "")]
    offers = store.ask(care.concern, plate.id).offers
    assert [(str(each.made_as), str(each.outcome)) for each in offers] == [
        ("receptionist", "not stated"), ("owner", "declined"), ("owner", "not stated"),
    ]  # fmt: skip
    (promised,) = [row for row in store.ask(promises_in_words) if "20 by 16" in row[0]]
    assert promised[1] == "kept"


def test_the_house_has_its_lunches_its_meeting_its_holiday_and_its_rooms_and_none_on_a_closed_day(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    weeks = [UNTIL + timedelta(days=7 * each) for each in range(-2, 4)]
    others = [row for monday in weeks for row in store.ask(diary.week, monday) if row.other is not None]
    hours = store.ask(business.hours)
    assert {each.other for each in others} == set(OtherKind) - {OtherKind.OTHER}
    assert all(hours.is_working_day(each.wall.date()) for each in others)
    away = {each.wall.date() for each in others if each.other is OtherKind.HOLIDAY}
    assert (max(away) - min(away)).days >= 11
    (who,) = {each.staff for each in others if each.other is OtherKind.HOLIDAY}
    lunches = [each for each in others if each.other is OtherKind.LUNCH]
    assert {each.wall.date() for each in lunches} >= {UNTIL, UNTIL + timedelta(days=1)}
    assert not [each for each in lunches if each.staff == who and each.wall.date() in away]


def test_times_are_held_families_wait_and_a_time_came_free_yesterday(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    titles = [each.title for each in store.ask(sessions.owed, UNTIL)]
    assert any(title.startswith("Brennan: confirm or release") for title in titles)
    held = "SELECT count(*) FROM portrait_session WHERE state = 'provisional'"
    assert store.ask(lambda db: db.scalar(text(held))) == 2
    waits = store.ask(sessions.waiting)
    assert [each.family for each in waits] == [
        "The Oduya family", "The Fairbrother family", "The Sandhu family",
    ]  # fmt: skip
    could = store.ask(sessions.could_come, UNTIL)
    assert {each.waiting.family for each in could} == {"The Oduya family"}
    assert "The Pike family" in {each.freed for each in could}
    (moved,) = [each.title for each in store.ask(diary.owed, UNTIL) if "has moved" in each.title]
    assert "Whitlock" in moved


def test_messages_enquiries_and_promises_are_there_in_every_state(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    waiting = store.ask(messages.unanswered)
    assert {each.waiting for each in waiting} == set(Waiting)
    assert states(store, "message") >= {"received", "acknowledged", "answered", "sent", "no reply needed"}
    assert states(store, "enquiry") == {str(state) for state in enquiries.EnquiryState}
    assert states(store, "promise") == {str(state) for state in promises.PromiseState}
    counted = store.ask(promises.counts, UNTIL)
    assert min(counted.open, counted.broken, counted.kept, counted.kept_late) > 0
    assert store.ask(handover.unread, store.ask(business.staff)[0].id, UNTIL)


def test_a_promised_price_is_used_and_a_voucher_in_part(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    (family,) = store.ask(clients.find, "oduya temi")
    left = store.ask(promises.open_worth, family.household_id)
    assert Money(90_00) in {each.price for each in left}
    (family, *_) = store.ask(clients.find, "fairbrother jude")
    (session,) = store.ask(sessions.of_household, family.household_id)
    assert (session.fee_charged, session.fee_list) == (Money(45_00), Money(60_00))


def test_families_are_as_they_are(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    (pair, *_) = store.ask(clients.doubles_to_review)
    assert (pair.one.name, pair.other.name) == ("The Fairbrother family", "Debora Fairbrother")
    (mother,) = store.ask(clients.find, "carmichael fiona")
    (home,) = store.ask(clients.other_homes, mother.household_id)
    assert (home.person, home.household) == ("Isla", "The Dunne family")
    (former,) = store.ask(clients.find, "nora hensley")
    assert former.name == "The Whitlock family"
    (mover,) = store.ask(clients.find, "thackeray winifred")
    (quiet,) = store.ask(clients.find, "conrad voss")
    assert (mover.status, quiet.status) == ("moved", "do not contact")
    (one,) = store.ask(clients.find, "castellano marisol")
    assert store.ask(clients.merges_into, one.household_id)
    rows = [store.ask(clients.household, each.id) for each in store.ask(clients.page, None, 80)]
    assert any(row.large_print for row in rows)
    assert any(row.spell_out_times for row in rows)


def test_a_confirmation_lies_in_the_mail_program_and_one_is_too_near_for_the_post(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    assert {(each.code, each.household) for each in store.ask(letters.in_mail)} >= {
        ("L1", "The Carmichael family")
    }
    left_out = {each.household: each for each in store.ask(letters.due, UNTIL).left_out}
    assert left_out["The Rosen family"].field == "call"
    assert {"L1", "L2", "L3"} <= {each.code for each in store.ask(letters.due, UNTIL).ready}


def test_the_bench_shows_everything_that_can_stand_on_it_and_the_framer_has_rung(
    studio_of_sixty: Store,
) -> None:
    store = studio_of_sixty
    board = store.ask(making.board)
    assert {row.stage for row in board.pieces} >= {
        making.Stage.TO_START, making.Stage.RETOUCHING, making.Stage.PRINTED, making.Stage.FRAMED, making.Stage.READY,
    }  # fmt: skip
    assert board.unmade == ()
    assert any(row.standing is making.Standing.LATE for row in board.pieces)
    ended = store.ask(lambda db: set(db.scalars(text("SELECT ended FROM piece"))))
    assert "made again" in ended
    assert [row.supplier for row in store.ask(making.out)] == ["Northlight Lab"]
    (family,) = store.ask(making.calls_to_make)
    assert "Antique gilt" in family.cause
    assert [each.code for each in store.ask(letters.due, UNTIL).ready].count("L5") == 1
    assert store.ask(making.uncollected, UNTIL)
    painting, photograph = store.ask(making.in_custody)
    assert store.ask(making.photograph, painting.id)
    assert store.ask(making.photograph, photograph.id) is None
    rack = {row.code: row for row in store.ask(stock.rack)}
    assert [code for code, row in rack.items() if row.kept and row.is_low] == ["WHT-20"]
    assert (rack["OAK-20"].expected, rack["GLT-35"].out_until is None) == (24_000, False)


def test_the_till_is_counted_but_for_yesterday_and_money_came_in_every_way(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    assert states(store, "payment", "method") == {
        "bank transfer", "card", "cash", "cheque", "gift voucher",
    }  # fmt: skip
    owner = store.ask(business.actor, store.ask(business.staff)[0].id)
    days = store.ask(till.counts, owner)
    assert len(days) >= 4
    assert [row.difference for row in days if row.difference] == [Money(-2_00)]
    assert max(row.day for row in days) < UNTIL - timedelta(days=1)
    assert store.ask(orders.cheques_here)
    assert "paid in" in states(store, "cheque_news", "step")
    used, whole = sorted(store.ask(till.sold), key=lambda row: row.worth)
    assert Money(0) < used.left < used.worth
    assert whole.left == whole.worth
    plans = store.ask(lambda db: list(db.scalars(text("SELECT order_id FROM payment_plan"))))
    plan = store.ask(orders.plan_of, plans[0])
    assert plan is not None
    assert [part.left == Money(0) for part in plan.instalments] == [True, False, False, False]
    assert states(store, "invoice", "kind") == {"invoice"}


def test_an_evening_of_choosing_is_there_and_a_mind_was_changed_with_consent(studio_of_sixty: Store) -> None:
    store = studio_of_sixty
    assert states(store, "picture_choice", "mark") >= {"love", "perhaps", "no"}
    (viewing_id,) = store.ask(
        lambda db: list(
            db.scalars(text("SELECT DISTINCT viewing_id FROM hanging ORDER BY viewing_id LIMIT 1"))
        )
    )
    hung = store.ask(walls.hung, viewing_id)
    assert {row.place for row in hung} == {"above the fireplace, lounge"}
    assert not [row.problem for row in hung if row.problem]
    assert (store.ask(walls.picture_of, viewing_id) or b"").startswith(b"\xff\xd8")
    (order_id,) = store.ask(lambda db: list(db.scalars(text("SELECT order_id FROM change_consent"))))
    row = store.ask(orders.order, order_id)
    assert (row.revision.number, row.revision.discount_promised) == (2, True)
    assert row.revision.what_changed.startswith("Changed pictures")


def test_the_front_desk_the_rack_and_the_till_are_told_on_postgresql_too(postgres_url: str) -> None:
    store = schema.open_store(postgres_url)
    before = clock.standing()
    try:
        stage = open_studio(store, 2, 1, date(2026, 12, 22))
        told = [story(stage) for story in (*desk.STORIES, *households.STORIES)]
        beside = [rack.story(stage), accounts_now.vouchers(stage), accounts_now.counts(stage)]
        stage.play([House(stage).story(), *told, *beside], Progress())
        assert len(store.ask(sessions.waiting)) == 3
        assert [row.kept for row in store.ask(stock.rack)].count(True) == 4
        assert len(store.ask(till.sold)) == 2
    finally:
        clock.set_to(before)
    try:
        assert schema.check(store) == []
    finally:
        store.close()


def promises_in_words(db: Any) -> list[tuple[str, str]]:
    return [tuple(row) for row in db.execute(text("SELECT text, state FROM promise"))]


def exported(file: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    store = schema.open_store(file)
    try:
        schema.export(store, SETTING_UP, folder)
    finally:
        store.close()
    found = {}
    for path in sorted((folder / "json").glob("*.json")):
        if path.stem not in WRITTEN_WHEN:
            rows = json.loads(path.read_text(encoding="utf-8"))
            found[path.stem] = [
                {name: cell for name, cell in row.items() if name not in ("sha256", "pdf_sha256", "process")}
                for row in rows
            ]
    return found


def test_the_same_seed_and_day_write_the_same_studio_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("two", 3), ("three", 4)):
        (tmp_path / name).mkdir()
        sample.write(tmp_path / name / "studio.db", families=2, years=1, seed=seed, until=date(2026, 6, 10))
    one, two, three = (
        exported(tmp_path / name / "studio.db", tmp_path / name / "out") for name in ("one", "two", "three")
    )
    assert one == two
    assert one["appointment"] != three["appointment"]


def test_photographs_are_drawn_alike_for_the_same_chance_and_each_has_its_time(tmp_path: Path) -> None:
    drawn = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        drawing.shoot(tmp_path / name, Random("evening"), 3, 2, datetime(2026, 9, 12, 10, 35))
        drawn.append([(file.name, file.read_bytes()) for file in sorted((tmp_path / name).iterdir())])
    assert drawn[0] == drawn[1]
    assert len({content for _, content in drawn[0]}) == 3
    assert b"2026:09:12 10:35:37" in drawn[0][1][1]


@pytest.mark.parametrize("until", [date(2027, 1, 1), date(2028, 2, 29)])
def test_any_day_can_be_the_last_and_the_fringe_ends_by_then_on_its_weekdays(
    until: date, tmp_path: Path
) -> None:
    sample.write(tmp_path / "studio.db", families=1, years=1, until=until)
    store = schema.open_store(tmp_path / "studio.db")
    try:
        assert schema.check(store) == []
        with clock.standing_at(datetime.combine(until, time(9))):
            second = max(store.ask(orders.of_household, ashworths(store)), key=lambda order: order.id)
            assert second.revision.total == Money(2020_00)
            (held,) = second.presentations
            ends = held.wall.date() + timedelta(days=28)
            assert ends <= until
            assert (LAST_DAY - ends).days % 7 == 0
    finally:
        store.close()


def test_a_studio_that_is_there_already_is_not_written_over(studio_of_sixty: Store) -> None:
    families = studio_of_sixty.ask(clients.count)
    with pytest.raises(Refused, match="already"):
        sample.write(studio_of_sixty.target, families=1, years=1, until=UNTIL)
    assert studio_of_sixty.ask(clients.count) == families


def test_stopped_half_way_nothing_is_left_behind_and_the_clock_runs_again(tmp_path: Path) -> None:
    progress = Progress(lambda done, _of, _what: progress.cancel() if done > 30 else None)
    with pytest.raises(Cancelled):
        sample.write(tmp_path / "studio.db", families=20, years=1, until=UNTIL, progress=progress)
    assert list(tmp_path.glob("studio.db*")) == []
    assert clock.standing() is None


def test_a_large_sample_written_in_bulk_keeps_every_rule_on_both_databases(store: Store) -> None:
    before = clock.standing()
    try:
        stage = open_studio(store, 1, 2, UNTIL)
        bulk.write(stage, 80, Progress())
    finally:
        clock.set_to(before)
    assert schema.check(store) == []
    with clock.standing_at(datetime.combine(UNTIL, time(9))):
        numbers = store.ask(
            lambda db: list(db.scalars(text("SELECT number FROM portrait_order ORDER BY confirmed_at, id")))
        )
        assert numbers == sorted(numbers)
        (newest,) = [store.ask(orders.order_numbered, numbers[-1])]
        assert store.ask(orders.paper, newest.id).startswith(b"%PDF")
        assert store.ask(clients.count) == 80
        # What comes after goes on where the rows left off.
        made = store.do(clients.register, clients.HouseholdDraft(filing_name="After"), by=stage.people.priya)
        assert made == 81


def test_the_fringe_keeps_off_closed_days() -> None:
    from studio.business import Hours
    from studio.business.drafts import PRESET_HOURS
    from studio.business.hours import Closed

    open_always = Hours(PRESET_HOURS)
    assert weeks_moved(LAST_DAY, open_always) == timedelta(0)
    shut = Hours(PRESET_HOURS, (Closed(date(2026, 12, 8), date(2026, 12, 8), "a funeral"),))
    assert weeks_moved(LAST_DAY, shut) < timedelta(0)
