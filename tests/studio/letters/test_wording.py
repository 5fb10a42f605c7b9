"""The studio's own wording, and what stops a letter until somebody mends it (R15), on both databases."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from studio import clock, letters
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.letters import before_print
from studio.letters.wording import shipped, wording
from tests.make.business import marsh_and_reed
from tests.make.letters import DUE, concern, drafted, family, fringe, move_reshoot, presented, said

MORNING = datetime(2026, 11, 11, 10)
OURS = shipped("L8").text.replace("First impressions are lovely", "The first weeks are lovely")


def test_the_wording_is_the_owners_has_versions_and_touches_only_what_is_not_issued_yet(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    presented(store, staff.helen, [family(number) for number in range(3)])
    keep = letters.keep_wording
    with clock.standing_at(MORNING):
        with pytest.raises(Refused, match="Only the owner"):
            store.do(keep, "L8", "en-GB", OURS, 0, by=staff.priya)
        first = store.ask(letters.due, DUE).ready[0]
        report = letters.issue_to_folder(store, staff.priya, DUE, tmp_path, chosen=[first.id])
        before = report.issued[0]
        assert store.do(keep, "L8", "en-GB", OURS, 0, by=staff.helen) == 1
        # Said again it is no new version; on what another has kept meanwhile nothing is written.
        assert store.do(keep, "L8", "en-GB", OURS, 1, by=staff.helen) == 1
        with pytest.raises(Conflict, match="Somebody else"):
            store.do(keep, "L8", "en-GB", OURS + " Yours.", 0, by=staff.helen)
        for wrong, says in (
            (OURS + "\n\n{{7*7}}", "not a field"),
            (OURS.replace("{{salutation}}", "Madam"), "how we greet them"),
            (OURS + "\n\n**open", "not closed"),
            ("x" * 1_000_000, "a letter is one page"),
        ):
            with pytest.raises(Refused, match=says):
                store.do(keep, "L8", "en-GB", wrong, 1, by=staff.helen)
        with pytest.raises(Missing):
            store.do(keep, "L99", "en-GB", OURS, 0, by=staff.helen)
        silent = OURS.replace("**What happens next.** ", "")
        with pytest.raises(Refused) as asked:
            store.do(keep, "L8", "en-GB", silent, 1, by=staff.helen)
        assert asked.value.field == "next"
        assert store.do(keep, "L8", "en-GB", silent, 1, True, by=staff.helen) == 2
        assert store.do(letters.bring_back_wording, "L8", "en-GB", 1, 2, by=staff.helen) == 3
        after = letters.issue_to_folder(store, staff.priya, DUE, tmp_path).issued
        assert "First impressions are lovely" in said(store, before.letter_id)
        assert all("The first weeks are lovely" in said(store, each.letter_id) for each in after)
        assert store.do(letters.bring_back_wording, "L8", "en-GB", 0, 3, by=staff.helen) == 4
    versions = store.ask(letters.wording_versions, "L8", "en-GB")
    assert [(each.version, each.shipped, each.made_by) for each in versions] == [
        (4, True, "Helen Marsh"), (3, False, "Helen Marsh"), (2, False, "Helen Marsh"), (1, False, "Helen Marsh"),
        (0, True, ""),
    ]  # fmt: skip
    assert store.ask(wording, "L8") == shipped("L8")
    rows = {row.id: row.version for row in store.ask(letters.wording_rows)}
    assert rows["L8|en-GB"] == rows["L1|en-GB"] == 0


def test_a_batch_asks_once_for_its_wording_and_words(sqlite_store: Store) -> None:
    staff = marsh_and_reed(sqlite_store)
    presented(sqlite_store, staff.helen, [family(number) for number in range(6)])
    asked: list[str] = []
    with clock.standing_at(MORNING):
        sqlite_store.do(letters.keep_wording, "L8", "en-GB", OURS, 0, by=staff.helen)
        event.listen(sqlite_store.engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
        assert len(sqlite_store.ask(letters.due, DUE).ready) == 6
    for table in ("letter_wording", "taught_word", "kept_remark"):
        assert sum(f"FROM {table}" in each for each in asked) <= 1, table


def test_what_stops_an_apology_is_taught_said_to_be_right_or_read_again(store: Store) -> None:
    told = fringe(store)
    concern(store, told)
    staff = told.staff
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        row = drafted(store)
        assert [row.findings, row.remarks, row.stops] == [(), (), ""]
        strange = (
            "We framed it in the wrong Walnutte, on Friday 30 October 2026, for £75, and told Mrs Ashwood."
        )
        words = replace(row.words, inconvenience=strange, does_not_apply=())
        store.do(letters.write_apology, row.letter.id, words, row.letter.version, by=staff.daniel)
        row = drafted(store)
        assert [(each.rule, each.words) for each in row.findings] == [
            ("spelling", "Walnutte"), ("date", "Friday 30 October 2026"), ("amount", "£75"),
            ("name", "Mrs Ashwood"),
        ]  # fmt: skip
        assert [each.rule for each in row.remarks] == ["selling"]
        assert row.stops == "“Walnutte” is in no dictionary."
        with pytest.raises(Refused):
            store.do(letters.let_stand, row.about, "time", ("7.30",), by=staff.priya)
        assert store.do(letters.teach_words, ("Walnutte",), "en-GB", by=staff.priya) == 1
        for each in row.findings[1:]:
            store.do(letters.let_stand, row.about, each.rule, (each.words,), by=staff.priya)
        with pytest.raises(Refused, match="Only the owner"):
            store.do(letters.keep_tone, row.about, "selling", row.remarks[0].words, by=staff.priya)
        store.do(letters.keep_tone, row.about, "selling", row.remarks[0].words, by=staff.helen)
        row = drafted(store)
        assert [row.findings, row.remarks, row.stops] == [(), (), ""]
        (word,) = store.ask(letters.own_words)
        assert (word.word, word.taught_by) == ("Walnutte", "Priya Shah")
        store.do(letters.mark_checked, row.letter.id, row.letter.version, by=staff.helen)
        assert store.ask(letters.due, datetime(2026, 11, 25).date()).ready[-1].code == "L9+L10"
        store.do(letters.forget_word, word.id, by=staff.helen)
        assert [each.rule for each in drafted(store).findings] == ["spelling"]
        store.do(letters.teach_words, ("Walnutte",), "en-GB", by=staff.priya)
    move_reshoot(store, told, datetime(2026, 12, 5, 12))
    with clock.standing_at(datetime(2026, 11, 25, 11)):
        (again,) = [each for each in drafted(store).findings if each.rule == "read"]
        assert again.says.startswith("Since it was read, the records have changed: both appointments.")


def test_the_page_of_a_real_client_is_shown_before_and_after_the_first_letter_of_its_kind(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    nobody = store.ask(letters.preview_wording, "L8", "en-GB", OURS)
    assert (nobody.whom, nobody.pages, nobody.faults) == ("An example", 1, ())
    presented(store, staff.helen, [family(1)])
    with clock.standing_at(MORNING):
        named = store.ask(letters.preview_wording, "L8", "en-GB", OURS)
        assert named.whom == "Fore1 Sur1, with examples"
        letters.issue_to_folder(store, staff.priya, DUE, tmp_path)
        real = store.ask(
            letters.preview_wording, "L8", "en-GB", OURS + "\n\nA luvely day\n\n- one thing\n- another"
        )
    assert real.whom.startswith("Sur1, letter L-")
    assert real.strange == ("luvely",)
    assert real.pdf.startswith(b"%PDF")
    wrong = store.ask(letters.preview_wording, "L8", "en-GB", "Dear {{you}}")
    assert (wrong.pdf, wrong.loses_next) == (b"", True)
    assert wrong.faults[0].says == "There is no field “you” in this letter."
    assert before_print.mended_by(letters.Finding("date", "", "5 May"), "en-GB") == "date|en-GB|5 May"
