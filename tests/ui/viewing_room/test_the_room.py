"""A family chooses: by key and by mouse, side by side, one after the other, and on their own monitor."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio import clock, pictures, viewings
from studio.viewings import Mark, Outcome, ViewingState
from tests import make
from tests.stories.test_a_key_means_one_thing import twice
from tests.ui.diary.conftest import press, saved
from tests.ui.viewing_room.conftest import BEGUN, DONE, Evening
from ui.kit.pictures import Size
from ui.viewing_room.state import Mode
from ui.viewings.forms import HoldForm

LEFT = Qt.MouseButton.LeftButton


def words_in(where: QWidget) -> str:
    """Everything that can be read there."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def test_they_choose_by_key_and_by_mouse_and_take_it_back(evening: Evening, qtbot: QtBot) -> None:
    page, state = evening.page, evening.page.state
    assert (page.title.text(), page.sentence.text()) == ("The Ashworth family", "8 portraits")
    assert state.mode is Mode.ALL, "a family that has chosen nothing yet sees everything first"
    evening.keys(qtbot, "1", "Right", "2", "Right", "3", "L", "Right", "1", "2", "Right", "1")
    assert evening.marks() == {
        "0147": Mark.LOVE, "0148": Mark.PERHAPS, "0149": Mark.NO, "0150": Mark.PERHAPS, "0151": Mark.LOVE,
    }  # fmt: skip
    assert page.sentence.text() == "8 portraits  ·  2 loved  ·  2 perhaps"
    evening.keys(qtbot, "0", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert evening.marks()["0150"] is Mark.LOVE
    assert "0151" not in evening.marks()
    evening.keys(qtbot, "Ctrl+Y", "Ctrl+Y")
    assert (evening.marks()["0150"], evening.marks()["0151"]) == (Mark.PERHAPS, Mark.LOVE)

    qtbot.mouseClick(page.film.viewport(), LEFT, pos=page.film.place_of(1).center().toPoint())
    assert evening.in_hand == "0148"
    assert page.controls.marks[Mark.PERHAPS].isChecked()
    qtbot.mouseClick(page.controls.marks[Mark.LOVE], LEFT)
    qtbot.mouseClick(page.controls.on, LEFT)
    qtbot.mouseClick(page.controls.marks[Mark.NO], LEFT)
    assert (evening.marks()["0148"], "0149" in evening.marks()) == (Mark.LOVE, False), "pressed again it goes"

    evening.keys(qtbot, "N")
    qtbot.keyClicks(page.controls.line, "no 3, from her left side")
    evening.keys(qtbot, "Return")
    assert state.note_of(evening.rows[2].id) == "no 3, from her left side"
    next(act for act in page.controls.list_shown().actions() if act.text() == "Loved  3").trigger()
    assert [row.ref for row in state.shown] == ["0147", "0148", "0151"]
    evening.keys(qtbot, "End", "Left")
    assert evening.in_hand == "0148"
    assert twice(evening.window, "viewing room") == []
    evening.keys(qtbot, "N")
    qtbot.keyClicks(page.controls.line, "large")
    evening.window.go("diary")
    assert state.note_of(evening.rows[1].id) == "large", (
        "whoever leaves in the middle of a note has written it"
    )


def test_some_side_by_side_share_their_zoom_and_a_slideshow_goes_at_their_pace(
    evening: Evening, qtbot: QtBot
) -> None:
    page, state = evening.page, evening.page.state
    evening.keys(qtbot, "C")
    assert [row.ref for row in page.stage.rows()] == ["0147", "0148"]
    for place in (2, 3):
        qtbot.mouseClick(page.film.viewport(), LEFT, pos=page.film.place_of(place).center().toPoint())
    cells = page.stage.cells()
    assert len(cells) == 4
    assert not any(a.intersects(b) for a in cells for b in cells if a is not b)
    qtbot.mouseClick(page.stage, LEFT, pos=cells[1].center().toPoint())
    evening.keys(qtbot, "1", "+", "+")
    assert evening.marks() == {"0148": Mark.LOVE}
    assert state.zoom == pytest.approx(1.5625)
    before = state.centre
    start = cells[0].center().toPoint()
    qtbot.mousePress(page.stage, LEFT, pos=start)
    qtbot.mouseMove(page.stage, pos=start + QPoint(-40, 0))
    qtbot.mouseRelease(page.stage, LEFT, pos=start + QPoint(-40, 0))
    assert state.centre[0] > before[0], "dragged to the left, more of the right is seen, in all of them"
    turn = QWheelEvent(
        QPointF(start), page.stage.mapToGlobal(QPointF(start)), QPoint(), QPoint(0, -1200), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.stage, turn)
    assert (state.zoom, state.centre) == (1.0, (0.5, 0.5))
    evening.keys(qtbot, "Del", "Del", "Del")
    assert len(state.compared) == 2

    state.look_at(evening.rows[7].id)
    evening.keys(qtbot, "S", "Down", "Down", "Up")
    assert page.slides.isActive()
    assert page.slides.interval() == 12_000
    page.slides.timeout.emit()
    assert evening.in_hand == "0147", "after the last the first again"
    evening.keys(qtbot, "Space")
    assert not page.slides.isActive()
    press(qtbot, page, "Go on")
    assert page.slides.isActive()
    evening.keys(qtbot, "Home", "G")
    columns = page.grid.columns
    evening.keys(qtbot, "Down", "Return")
    assert (evening.in_hand, state.mode) == (evening.rows[columns].ref, Mode.LARGE)


def test_those_that_look_alike_are_put_side_by_side_on_request(
    evening: Evening, qtbot: QtBot, tmp_path: Path
) -> None:
    page, state = evening.page, evening.page.state
    again = tmp_path / "again" / "IMG_0801.JPG"
    again.parent.mkdir()
    again.write_bytes(make.pictures.jpeg(148, evening.rows[1].captured_at, quality=60))
    found = pictures.look_over(again.parent)
    pictures.take_in(evening.store, evening.staff.daniel, state.session.id, found)
    evening.keys(qtbot, "Right", "A")
    assert {row.ref for row in page.stage.rows()} >= {"0148", "0801"}
    assert (evening.in_hand, state.mode) == ("0148", Mode.COMPARE)


def test_the_family_sees_its_pictures_and_nothing_else_and_a_lost_monitor_loses_nothing(
    evening: Evening, qtbot: QtBot
) -> None:
    page, state = evening.page, evening.page.state
    evening.keys(qtbot, "1", "F11")
    alone = page.monitor.window
    assert alone is not None
    assert alone.alone
    assert page.them.isChecked()
    qtbot.keyClick(alone, Qt.Key.Key_L)
    qtbot.keyClick(alone, Qt.Key.Key_Right)
    qtbot.keyClick(alone, Qt.Key.Key_2)
    assert evening.marks() == {"0147": Mark.LOVE, "0148": Mark.PERHAPS}
    assert alone.stack.currentWidget() is alone.stage
    assert "£" not in words_in(alone)
    assert "Ashworth" not in words_in(alone)
    qtbot.keyClick(alone, Qt.Key.Key_P)
    assert "no size yet" in words_in(alone), "what they chose and its prices, when they ask"
    assert twice(alone, "full screen") == []
    qtbot.keyClick(alone, Qt.Key.Key_Escape)
    assert page.monitor.window is None
    assert not page.them.isChecked()

    monitor = QGuiApplication.primaryScreen()
    page.monitor.show_on(monitor)
    theirs = page.monitor.window
    assert theirs is not None
    assert not theirs.alone
    state.set_mode(Mode.COMPARE)
    assert theirs.stage.rows() == page.stage.rows()
    page.monitor.gone(monitor)
    assert page.monitor.window is None
    assert page.notice_bar.words.text().startswith("The family's monitor is gone.")
    assert evening.marks() == {"0147": Mark.LOVE, "0148": Mark.PERHAPS}


def test_a_vanished_disk_and_another_desk_take_nothing_away(
    evening: Evening, qtbot: QtBot, tmp_path: Path
) -> None:
    page, state = evening.page, evening.page.state
    make.pictures.shoot(tmp_path / "more", 2, first=901, at=DONE)
    session = page.state.session.id
    more = pictures.look_over(tmp_path / "more")
    pictures.take_in(evening.store, evening.staff.daniel, session, more)
    evening.keys(qtbot, "G", "End", "Home", "L", "1")
    kept = next(Path(row.folders[0]) for row in evening.rows)
    kept.rename(tmp_path / "unplugged")
    evening.keys(qtbot, "End", "1")
    assert evening.marks() == {"0147": Mark.LOVE, "0902": Mark.LOVE}
    assert page.lost_bar.isVisible()
    assert page.lost_bar.action.text() == "Find them again"
    assert "0902" in page.lost_bar.words.text()
    assert state.pictures_loader.now(state.pictures[-1], Size.THUMB) is not None, (
        "the small ones are still here"
    )
    (tmp_path / "unplugged").rename(kept)
    page.refresh()
    assert not page.lost_bar.isVisible()

    other = evening.rows[2].id
    evening.store.do(viewings.mark, evening.viewing, other, Mark.NO, by=evening.staff.daniel)
    assert state.mark_of(other) is Mark.NO, "it appears by itself"
    state.choices.pop(other)  # as if the news had not come yet
    state.mark(other, Mark.LOVE)
    said = "Daniel Reed has just chosen “no” for 0149, and you “love”. Please choose again."
    assert page.notice_bar.words.text() == said
    assert state.mark_of(other) is Mark.NO


def test_thinking_it_over_is_two_interactions_and_they_may_look_again(evening: Evening, qtbot: QtBot) -> None:
    page = evening.page
    evening.keys(qtbot, "1", "Right", "Right", "1")
    assert page.panel.think.size() == page.panel.order.size()
    assert "£" not in words_in(page.panel)
    evening.keys(qtbot, "T")
    assert "2 pictures without a size yet" in words_in(page.panel)
    qtbot.mouseClick(page.panel.think, LEFT)
    form = evening.desk.dialog()
    assert isinstance(form, HoldForm)
    assert (form.outcome.value_or_none(), form.fields["images_shown"].value()) == (Outcome.THINKING, 8)
    assert not form.chosen_box.isVisible()
    form.fill({"next_contact_on": date(2026, 9, 23)})
    saved(qtbot, form)
    evening.window.activateWindow()
    qtbot.waitUntil(evening.window.isActiveWindow)
    row = evening.store.ask(viewings.viewing, evening.viewing)
    assert (row.state, row.chosen, row.images_shown) == (ViewingState.HELD, ("0147", "0149"), 8)
    assert not page.panel.think.isVisible()
    assert not page.controls.marks[Mark.LOVE].isEnabled()
    evening.keys(qtbot, "3")
    assert evening.marks() == {"0147": Mark.LOVE, "0149": Mark.LOVE}, "what was held stays"
    press(qtbot, page, "They look again")
    evening.keys(qtbot, "3")
    assert evening.store.ask(viewings.viewing, evening.viewing).chosen == ("0147",)
    with clock.standing_at(BEGUN):
        evening.window.go("viewing", viewing_id=evening.viewing)
        shown = evening.window.page
        assert shown is not None
        press(qtbot, shown, "Viewing room")
    assert evening.window.page is page
