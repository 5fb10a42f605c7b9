"""A share of the faults in every run; ``main.py faults`` runs them all."""

import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import casebook, clock, letters, schema
from studio.db import Store
from studio.errors import Refused
from tests.faults import (
    any_orders,
    bench_walks,
    cards,
    cared_for,
    closed_orders,
    crowds,
    halves,
    hostile,
    keystrokes,
    kills,
    kills_of_care,
    nursery,
    pairs,
    pairs_of_care,
    walks,
    whose,
)
from tests.make import clients
from tests.make.business import marsh_and_reed
from tests.screens.screens import SCREENS


@pytest.fixture(scope="module", autouse=True)
def _one_nursery() -> Iterator[None]:
    """What is killed here is born of one process, which loads the program once."""
    with nursery.kept():
        yield


@pytest.mark.timeout(300)
def test_orders_saved_under_kills_are_never_lost_doubled_or_half(tmp_path: Path) -> None:
    found = kills.while_saving(tmp_path, 3, seed=11)
    assert (found.lost, found.doubled, found.broken) == (0, 0, 0), str(found)
    assert found.kills == 3


@pytest.mark.timeout(300)
def test_orders_of_every_kind_add_up_and_no_balance_moves_by_itself(tmp_path: Path) -> None:
    found = any_orders.on_a_file(tmp_path, 20, seed=11)
    assert found.bad == 0, str(found)
    assert found.orders == 20
    assert {"pay", "change", "plan", "by_voucher"} <= found.done.keys(), str(found)


@pytest.mark.timeout(300)
def test_pieces_moved_under_kills_are_moved_once_each(tmp_path: Path) -> None:
    found = kills.while_moving(tmp_path, 2, seed=11)
    assert (found.lost, found.doubled, found.broken) == (0, 0, 0), str(found)
    assert found.kills == 2


@pytest.mark.usefixtures("_small_pictures")
def test_of_two_at_one_thing_one_is_told_and_nothing_is_overwritten_unseen(
    sqlite_template: Path, tmp_path: Path
) -> None:
    for name in ("hosts", "scans", "desks"):
        shutil.copyfile(sqlite_template, tmp_path / f"{name}.db")
    found = pairs.on_a_file(tmp_path, 3, seed=11)
    assert found.bad == 0, str(found)
    assert (found.done, found.told) == (8, 8), str(found)


def test_whatever_is_done_at_the_bench_its_rules_hold_and_no_piece_is_lost(store: Store) -> None:
    found = bench_walks.Found()
    bench_walks.walk(store, 40, random.Random(11), found)
    assert found.bad == 0, str(found)
    assert {"forward", "start", "two_scan"} <= found.done.keys(), str(found)


def test_every_verb_that_takes_an_order_is_refused_a_closed_one_or_says_why_not(sqlite_store: Store) -> None:
    refused, done = closed_orders.tried(sqlite_store)
    assert len(refused) > 40
    assert sorted(done) == sorted(closed_orders.STILL_DONE), (
        "refused, or with its reason among those still done"
    )
    assert {name: rows for name, rows in done.items() if rows} == {}


@pytest.mark.timeout(300)
def test_letters_issued_under_kills_go_out_once_each(tmp_path: Path) -> None:
    found = kills.while_issuing(tmp_path, 20, seed=11)
    assert (found.lost, found.doubled, found.broken) == (0, 0, 0), str(found)
    assert found.saved == 20


@pytest.mark.timeout(300)
def test_what_is_done_for_an_unhappy_family_under_kills_is_done_once(tmp_path: Path) -> None:
    found = kills_of_care.while_caring(tmp_path, 2, seed=11)
    assert (found.lost, found.doubled, found.broken) == (0, 0, 0), str(found)
    assert found.kills == 2


def test_whatever_is_sent_again_with_its_key_is_done_once_and_answered_the_same(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    cared_for.prepared(store, staff, 1, tmp_path)
    with clock.standing_at(cared_for.AT):
        for number in range(len(cared_for.GESTURES)):
            sent = cared_for.gesture(store, staff, number)
            assert sent is not None
            verb, given = sent
            answers = [store.do(verb, *given, by=staff.helen, key=f"press {number}") for _ in range(2)]
            assert answers[0] == answers[1], verb.__name__
            assert cared_for.stands(store) == cared_for.should_stand(number), verb.__name__
            with pytest.raises(Refused, match="saved with other contents"):
                store.do(letters.teach_words, ("askew",), "en-GB", by=staff.helen, key=f"press {number}")
        (mailed,) = store.ask(letters.in_mail)
        anew = [
            store.do(letters.mark_not_sent, mailed.letter_id, by=staff.helen, key="not sent") for _ in "ab"
        ]
        assert anew[0] == anew[1]
        page = casebook.PageDraft(None, "Thank her first.", "", "")
        written = [store.do(casebook.write_page, page, 0, by=staff.helen, key="page") for _ in "ab"]
        assert written == [1, 1]


def test_of_two_at_one_case_one_is_told_and_nothing_is_done_twice(store: Store, tmp_path: Path) -> None:
    found = pairs_of_care.pairs(store.target, tmp_path, 1, seed=11)
    assert found.bad == 0, str(found)
    assert found.told >= 7, str(found)


@pytest.mark.timeout(300)
def test_eight_desks_of_two_studios_issue_at_once_and_nobody_has_a_word_of_anybody_else(
    sqlite_template: Path, tmp_path: Path, postgres_url: str
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "studio.db")
    found = whose.storm((str(tmp_path / "studio.db"), postgres_url), tmp_path, 70, 1, seed=11)
    assert found.bad == 0, str(found)
    assert set(found.kinds) == set(letters.KINDS), str(found)
    assert len(found.languages) == 4, str(found)


@pytest.mark.timeout(300)
def test_a_card_with_hostile_files_taken_in_under_kills_arrives_whole_and_once(tmp_path: Path) -> None:
    found = cards.taken_in(tmp_path, 20, seed=11)
    assert found.bad == 0, str(found)
    assert (found.pictures, found.hostile) == (19, 1), str(found)


@pytest.mark.timeout(300)
def test_what_is_typed_into_a_form_outlives_a_kill(tmp_path: Path) -> None:
    found = keystrokes.while_typing(tmp_path, 1, seed=11)
    assert found.bad == 0, str(found)
    assert found.kept == 1, str(found)


@pytest.mark.timeout(300)
def test_eight_desks_at_one_slot_of_a_file_get_one_booking(tmp_path: Path) -> None:
    found = crowds.on_a_file(tmp_path, 6, seed=11)
    assert found.bad == 0, str(found)


@pytest.mark.timeout(300)
def test_eight_desks_at_one_slot_of_a_server_get_one_booking(postgres_url: str) -> None:
    found = crowds.crowd(postgres_url, 6)
    assert found.bad == 0, str(found)


@pytest.mark.timeout(300)
def test_a_first_start_that_is_killed_leaves_nothing_in_the_way_of_the_next(tmp_path: Path) -> None:
    found = halves.while_making(tmp_path, 5, seed=11)
    assert found.bad == 0, str(found)


@pytest.mark.timeout(300)
def test_a_migration_that_is_killed_leaves_the_old_version_or_the_new_with_its_records(
    tmp_path: Path,
) -> None:
    found = halves.while_migrating(tmp_path, 5, seed=11)
    assert found.bad == 0, str(found)


@pytest.mark.timeout(300)
def test_a_migration_of_a_server_that_is_killed_leaves_the_old_version_or_the_new(postgres_url: str) -> None:
    found = halves.migrated_on(postgres_url, 3, seed=11)
    assert found.bad == 0, str(found)


@pytest.mark.timeout(300)
def test_a_file_whose_writing_is_killed_is_the_one_before_or_the_one_after(tmp_path: Path) -> None:
    found = halves.while_writing(tmp_path, 20, seed=11)
    assert found.bad == 0, str(found)


def test_whatever_is_booked_held_moved_called_off_or_merged_nothing_overlaps_and_nothing_is_lost(
    store: Store,
) -> None:
    found = walks.walk(store, 120, seed=11)
    assert found.bad == 0, str(found)
    acts = {
        "book",
        "hold",
        "confirm",
        "release",
        "move",
        "cancel",
        "miss_and_come_back",
        "arrange_other",
        "merge",
    }
    assert acts <= found.done.keys(), str(found)


def test_a_backup_taken_while_work_goes_on_is_one_moment_and_proves_good(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    stop, saved = threading.Event(), [0]

    def write() -> None:
        while not stop.is_set():
            family = (
                clients.ashworths(store, staff.priya)
                if not saved[0]
                else clients.namesakes(store, staff.priya)
            )
            saved[0] += bool(family)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [schema.back_up(store, staff.helen, tmp_path) for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert saved[0] > 0
    assert made[0].records < made[-1].records


@pytest.mark.timeout(300)
def test_whatever_is_typed_into_a_form_is_saved_or_refused_plainly_and_stays_as_typed(
    tmp_path: Path, qapp: object
) -> None:
    some = tuple(screen.name for screen in SCREENS[::4])
    found = hostile.on_every_form(tmp_path, 2, seed=11, only=some, families=6)
    assert found.bad == 0, str(found)
    assert len(found.forms) > 10
