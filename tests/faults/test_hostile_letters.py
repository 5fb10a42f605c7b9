"""Whatever is typed as the reference of a slip or as the wording of a letter is taken, or refused plainly."""

from pathlib import Path

from studio import clock, files, letters
from studio.db import Store
from studio.errors import StudioError
from studio.letters.wording import shipped
from tests.faults import cared_for
from tests.faults.hostile import BLAMED, TYPED
from tests.make.business import marsh_and_reed

REFERENCES = (
    "L-" + "9" * 400, "9" * 5000, "L-0", "L--1", "L-000001\x00", "L-1.5", "L-1e3", "²", "\ud800", "2147483648",
    "9223372036854775808", "L-000001; DROP TABLE letter", "L-000001%", "L_000001", "L-00000_",
)  # fmt: skip
WORDINGS = (
    "{{ salutation.__class__ }}", "{{salutation|upper}}", "{% for i in range(9) %}x{% endfor %}", "{{7*7}}",
    "{{ salutation }}" * 3000, "{{salutation", "}}{{", "{{}}", "**" * 5000, "- " * 4000, "\x00{{salutation}}",
    "{{salutation\u200b}}", "{{ſalutation}}", "<img src=file:///etc/passwd>", "{{salutation}}\u202e", "\ud800",
)  # fmt: skip


def test_hostile_references_and_wordings_are_refused_plainly_and_file_names_are_plain(
    sqlite_store: Store, tmp_path: Path
) -> None:
    store, staff = sqlite_store, marsh_and_reed(sqlite_store)
    cared_for.prepared(store, staff, 1, tmp_path)
    said = []
    with clock.standing_at(cared_for.AT):
        for typed in (*REFERENCES, *TYPED):
            try:
                assert store.ask(letters.letter_of_slip, typed).number == "L-000001", typed
            except StudioError as refused:
                said.append(refused.message)
        for typed in WORDINGS:
            version = store.ask(letters.wording_versions, "L8", "en-GB")[0].version
            text = shipped("L8").text.replace("\n\n", f"\n\n{typed}\n\n", 1)
            try:
                store.do(letters.keep_wording, "L8", "en-GB", text, version, True, by=staff.helen)
            except StudioError as refused:
                said.append(refused.message)
    assert len(said) > len(REFERENCES)
    assert [each for each in said if BLAMED.search(each)] == []
    for typed in (*REFERENCES, *TYPED):
        name = files.file_name("L-000001", typed.encode("utf-8", "replace").decode(), "pdf")
        assert set(name) <= set("L-0123456789abcdefghijklmnopqrstuvwxyz."), typed
        assert len(name) <= len("L-000001-.pdf") + 40
