"""Practice calls: the real forms, a studio that is thrown away, and not a trace of it in the studio's own records."""

import hashlib
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from studio import care, clock, letters, schema
from studio.care import OfferKind, OfferOutcome
from studio.db import Store
from studio.db.engine import sqlite_library
from studio.sample import practising
from tests.make.letters import Fringe
from ui.care.concern_form import ConcernForm
from ui.care.practising import LOCK, NAMED, CallerWords, PracticeBand, PracticeWindow, clear_leftovers
from ui.kit.wish import Wish
from ui.kit.work import Work


def state_of(store: Store) -> tuple[object, ...]:
    """What anything of practice would change: the files, the end of the audit, the cases, and the letters due."""
    folder = Path(str(store.target)).parent
    files = {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file()
        and each.stat().st_size
        and not each.name.endswith("-shm")  # that one says who reads just now
    }
    audit = store.ask(lambda db: db.execute(text("SELECT COUNT(*), MAX(id) FROM audit_row")).one())
    due = store.ask(letters.due, clock.today())
    return files, tuple(audit), len(store.ask(care.open_concerns)), len(due.ready)


def visible_form(qtbot: QtBot) -> ConcernForm:
    QApplication.processEvents()
    (form,) = (
        each for each in QApplication.topLevelWidgets() if isinstance(each, ConcernForm) and each.isVisible()
    )
    return form


def test_a_practice_call_goes_all_the_way_and_leaves_the_studio_as_it_was(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    ready = tmp_path / "ready.db"
    theirs, copy = (sqlite_library().connect(str(file)) for file in (store.target, ready))
    with closing(theirs), closing(copy):
        theirs.backup(copy)
    before = state_of(store)

    def studio(folder: Path) -> Store:
        shutil.copyfile(ready, folder / practising.FILE)
        return schema.open_store(folder / practising.FILE, desk=practising.DESK)

    window = PracticeWindow(desk.by, inline=True, studio=studio)
    qtbot.addWidget(window)
    window.begin()
    assert [len(window.cards), window.work.by.role] == [1, desk.by.role]
    assert window.work.store is not store
    assert window.findChild(PracticeBand) is not None
    qtbot.mouseClick(window.cards[0].ring, Qt.MouseButton.LeftButton)
    form = visible_form(qtbot)
    assert form.findChild(PracticeBand) is not None
    beside = form.side.column.itemAt(0).widget()
    assert isinstance(beside, CallerWords), "whoever practises alone reads the card beside the form"
    assert beside.caller is window.cards[0].caller
    form.fields["story"].set_value("My hair was blown about, and now it is all I see.")
    form.press_save()
    assert window.page is not None
    (row,) = (each for each in window.work.store.ask(care.open_concerns) if "blown about" in each.story)
    case = window.work.store.ask(care.concern, row.id)
    offer = care.OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    window.work.do(care.offer, row.id, offer, case.version, owner=window)
    assert window.page.whole is not None
    assert window.page.whole.row.offers[-1].kind is OfferKind.RESHOOT
    for wish in (Wish("open_letter", {"letter_id": 1}), Wish("reshoot_brief", {"reshoot_id": 1})):
        window.grant(wish)
        assert "Nothing leaves this window" in window.notice_bar.words.text()
    folder = window.folder
    assert folder.exists()
    window.close()
    assert not folder.exists()
    assert state_of(store) == before
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]


def test_a_practice_studio_left_by_a_crash_is_thrown_away_and_one_in_use_is_let_be(tmp_path: Path) -> None:
    left, used = tmp_path / f"{NAMED}left", tmp_path / f"{NAMED}used"
    for folder in (left, used):
        folder.mkdir()
        (folder / "practice.db").write_bytes(b"x")
    (left / LOCK).write_text(f"{2**22 + 7}\nportrait-desk\n{os.uname().nodename}\n")
    lock = QLockFile(str(used / LOCK))
    assert lock.tryLock(0)
    assert clear_leftovers(tmp_path) == 1
    assert (left.exists(), used.exists()) == (False, True)
    lock.unlock()
    assert clear_leftovers(tmp_path) == 1
