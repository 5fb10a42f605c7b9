"""Daniel takes a card in, in the dialog: what is on it, what is left out and why, and where it all is afterwards."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from studio import pictures
from studio.db import Store
from studio.pictures import made
from tests import make
from tests.make.viewings import Ahead
from ui.kit.pictures import Pictures, Size
from ui.kit.work import Work
from ui.viewing_room.taking_in import TakingIn


class Shows:
    """Whoever sits before the system's dialog and shows one folder after the other."""

    def __init__(self, *folders: Path) -> None:
        self.folders = list(folders)
        self.asked: list[str] = []

    def __call__(self, _parent: QWidget, asks: str, _begins: str) -> str:
        self.asked.append(asks)
        return str(self.folders.pop(0)) if self.folders else ""


@pytest.fixture
def ahead(store: Store, tmp_path: Path) -> Ahead:
    pictures.keep_in(tmp_path / "kept")
    return make.viewings.booked_ahead(store)


def work_of(ahead: Ahead) -> Work:
    work = Work(ahead.store, inline=True)
    work.by = ahead.staff.daniel
    return work


def opened(ahead: Ahead, shows: Shows) -> TakingIn:
    dialog = TakingIn(work_of(ahead), ahead.session, None, shows)
    dialog.show()
    return dialog


def test_a_card_is_looked_over_taken_in_left_in_place_and_found_again(
    qapp: object, ahead: Ahead, tmp_path: Path
) -> None:
    card = tmp_path / "E" / "DCIM"
    make.pictures.shoot(card, 3)
    (card / "IMG_0150.JPG").write_bytes(b"\xff\xd8\xff cut off")
    (card / "MVI_0151.MP4").write_bytes(b"film")
    shows = Shows(card)
    dialog = opened(ahead, shows)
    assert "The Ashworth family, family portrait of Sat 12 Sep" in dialog.sentence.text()

    dialog.empty.button.click()
    assert "4 pictures in “DCIM”. 1 file will be left out." in dialog.sentence.text()
    assert [row.name for row in dialog.table.rows_model.rows] == ["MVI_0151.MP4"]
    assert dialog.strip.shown == 3, "three photographs, and an empty place for the one that is cut off"
    dialog.copy.tick.click()
    assert "must be there to show them" in dialog.where.text()
    dialog.take_button.click()

    assert dialog.sentence.text() == "3 pictures taken in. 2 files left out, each with its reason."
    assert [row.why for row in dialog.table.rows_model.rows] == [
        "It is a film.",
        "The file is damaged or cut off.",
    ]
    assert not dialog.take_button.isVisible()
    dialog.close_button.click()

    shutil.move(card, tmp_path / "F")
    again = opened(ahead, shows := Shows(tmp_path / "F"))
    assert "3 pictures are here already" in again.sentence.text()
    assert again.notice_bar.words.text().startswith("3 of 3 pictures cannot be found")
    again.notice_bar.action.click()
    assert shows.asked == ["Where are these pictures now?"]
    assert again.notice_bar.words.text() == "3 pictures found again."
    again.close_button.click()


def test_a_loader_shows_what_is_there_says_what_is_not_and_keeps_within_its_room(
    qapp: object, ahead: Ahead, tmp_path: Path
) -> None:
    rows = make.pictures.taken_in(
        ahead.store, ahead.staff.daniel, ahead.session, tmp_path / "card", 4, (912, 608)
    )
    (tmp_path / "kept pictures" / rows[1].path).unlink()
    loader = Pictures(inline=True)
    seen: list[tuple[int, object, int]] = []
    sorry: list[tuple[int, str]] = []
    loader.shown.connect(
        lambda number, size, image: seen.append((number, size, max(image.width(), image.height())))
    )
    loader.failed.connect(lambda number, words: sorry.append((number, words)))

    assert loader.now(rows[0], Size.SCREEN) is None
    loader.beside(rows, 0)

    assert seen == [(rows[0].id, Size.SCREEN, 912), (rows[2].id, Size.SCREEN, 912)]
    assert [number for number, _ in sorry] == [rows[1].id]
    assert "Picture 0148 (IMG_0148.JPG) is not where it was" in sorry[0][1]
    assert loader.now(rows[2], Size.SCREEN) is not None
    for row in rows:
        loader.ask(row, Size.THUMB)
    assert [number for number, size, _ in seen if size is Size.THUMB] == [row.id for row in rows], (
        "made before"
    )
    assert loader.bytes_at_hand() == sum(
        image.sizeInBytes() for row in rows for size in Size if (image := loader.now(row, size)) is not None
    )
    loader.let_go(rows[0])
    assert loader.now(rows[0], Size.THUMB) is None


def test_with_true_threads_what_is_looked_at_comes_first_and_what_was_passed_is_let_go(
    qapp: QApplication, ahead: Ahead, tmp_path: Path
) -> None:
    rows = make.pictures.taken_in(ahead.store, ahead.staff.daniel, ahead.session, tmp_path / "card", 12)
    loader = Pictures()
    came: list[int] = []
    loader.shown.connect(lambda number, _size, _image: came.append(number))
    sorry: list[str] = []
    loader.failed.connect(lambda _number, words: sorry.append(words))
    for place in range(8):
        loader.beside(rows, place)
    until(qapp, lambda: bool(sorry) or all(loader.now(row, Size.SCREEN) is not None for row in rows[6:10]))
    assert sorry == []
    assert rows[7].id in came
    assert set(came) <= {row.id for row in rows[:10]}
    assert len(came) < 10, "pictures leafed past before they came are not decoded"

    loader.forget()
    loader.make_ready(rows)
    until(qapp, lambda: all(made.is_kept(row.sha256, pictures.SCREEN) for row in rows))
    assert len(came) < 10, "made ready, but not brought to hand"


def until(app: QApplication, so: Callable[[], bool]) -> None:
    """Let the window live until something is so; twenty seconds at most."""
    ends = QDeadlineTimer(20_000)
    while not so():
        assert not ends.hasExpired(), "it did not come"
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
