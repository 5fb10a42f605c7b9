"""The wall in the viewing room: hung, tried, moved by hand and by key, measured, and on to the order."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio import catalogue, clock, walls
from studio.clients import Advice
from studio.walls import Arrangement, Edge, Standing
from tests import make
from tests.ui.viewing_room.conftest import Evening
from ui.kit.wish import Wish
from ui.viewing_room import calibration, wall_tools
from ui.viewing_room.calibration import CARD, Calibration
from ui.viewing_room.wall_actual import ActualSize, CloseLook
from ui.viewing_room.wall_choices import Choices
from ui.viewing_room.wall_form import PlaceForm, WallForm
from ui.viewing_room.wall_pane import WallPane
from ui.viewing_room.wall_shown import whole_wall
from ui.viewing_room.wall_words import advice_of, measure_of
from ui.viewing_room.whole import Room

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(evening: Evening, qtbot: QtBot) -> WallPane:
    """The wall on screen, the second picture looked at."""
    evening.page.state.look_at(evening.rows[1].id)
    evening.keys(qtbot, "W")
    found = evening.page.wall
    assert isinstance(found, WallPane)
    found.view.setFocus()
    return found


def hung(evening: Evening) -> list[tuple[str, int, int, int]]:
    """What the records say hangs: reference, width in inches, place."""
    return [(row.ref, row.width_in, row.x, row.y) for row in evening.store.ask(walls.hung, evening.viewing)]


def test_a_picture_is_hung_tried_moved_and_taken_back_by_key(
    evening: Evening, pane: WallPane, qtbot: QtBot
) -> None:
    ref = evening.rows[1].ref
    evening.keys(qtbot, "A")
    assert hung(evening) == [(ref, 20, 2100, 705)]
    evening.keys(qtbot, "+", "+")
    assert [each[1] for each in hung(evening)] == [40]
    [row] = pane.state.in_hand
    assert measure_of(pane.state, [row]) == "114 cm framed, 60% of the chimney breast"
    assert advice_of(pane.state, [row]) == ""
    assert "£1,195.00" in pane.said.text()
    evening.keys(qtbot, "+")  # there is no larger one
    evening.keys(qtbot, "Left", "Up")
    QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert hung(evening) == [(ref, 40, 2190, 695)]
    next(act for act in pane.list_more().actions() if act.text().startswith("W&here it hangs")).trigger()
    where = pane.findChild(PlaceForm)
    assert isinstance(where, PlaceForm)
    where.fill({"place": "over the mantelpiece"})
    where.press_save()
    assert evening.store.ask(walls.hung, evening.viewing)[0].place == "over the mantelpiece"
    pane.view.setFocus()
    evening.window.activateWindow()
    evening.keys(qtbot, "M", "B", "V", "R")
    [row] = pane.state.rows
    assert row.words.startswith("Black frame, White mount 50 mm, Art glass")
    assert (row.width_in, row.height_in) == (30, 40)
    for _ in range(4):
        evening.keys(qtbot, "Ctrl+Z")
    assert pane.state.rows[0].words.startswith("Natural oak frame, Ivory mount")
    evening.keys(qtbot, "Del")
    assert hung(evening) == []
    evening.keys(qtbot, "Ctrl+Z")
    assert hung(evening) == [(ref, 40, 2190, 695)]
    evening.keys(qtbot, "PageDown", "A")
    assert [each[0] for each in hung(evening)] == [ref, evening.rows[2].ref]
    film = evening.page.film
    qtbot.mouseClick(film.viewport(), LEFT, pos=film.place_of(4).center().toPoint())
    evening.keys(qtbot, "A")  # the strip leaves the keys to the wall
    assert hung(evening)[-1][0] == evening.rows[4].ref
    assert evening.page.panel.isVisible()


def test_pictures_are_dragged_rest_on_a_line_and_hang_together_with_even_gaps(
    evening: Evening, pane: WallPane, qtbot: QtBot
) -> None:
    state, view = pane.state, pane.view
    for row in evening.rows[:3]:
        state.hang(row)
    first, second, _ = state.rows
    start = view.scene.mm.map(QPointF(second.x, second.y)).toPoint()
    to = view.scene.mm.map(QPointF(second.x + 150, first.y + 8)).toPoint()
    qtbot.mousePress(view, LEFT, pos=start)
    assert state.picked == (second.id,)
    qtbot.mouseMove(view, to)
    view.grab()
    assert state.lines[1] is not None
    assert hung(evening)[1][2:] == (second.x, second.y)  # nothing is saved while the hand holds it
    qtbot.mouseRelease(view, LEFT, pos=to)
    after = {row.id: row for row in state.rows}
    assert after[second.id].x != second.x
    state.pick_all()
    evening.keys(qtbot, "I", "E")
    boxes = sorted((row.box for row in state.rows), key=lambda box: box.x)
    assert len({box.y for box in boxes}) == 1
    gaps = [right.left - left.right for left, right in pairwise(boxes)]
    assert abs(gaps[0] - gaps[1]) <= 2
    state.pick(first.id)
    wall_tools.size(state, -1)
    boxes = sorted((row.box for row in state.rows), key=lambda box: box.x)
    smaller = [right.left - left.right for left, right in pairwise(boxes)]
    assert all(abs(one - other) <= 2 for one, other in zip(gaps, smaller, strict=True))
    for how in Arrangement:
        wall_tools.arrange(state, how)
        assert max(row.box.bottom for row in state.rows) <= 1301 or how is Arrangement.COLUMN
    qtbot.mouseClick(view, LEFT, pos=QPoint(3, 3))
    assert state.picked == ()
    qtbot.keyClicks(view, ".")
    assert len(state.picked) == 1


def test_every_choice_has_its_price_advice_waits_to_be_asked_and_no_desk_overwrites_another(
    evening: Evening, pane: WallPane, qtbot: QtBot
) -> None:
    evening.keys(qtbot, "A")
    qtbot.mouseClick(pane.choosing["moulding"], LEFT)
    offered = evening.window.findChild(Choices)
    assert isinstance(offered, Choices)
    lines = [offered.list.item(row).text() for row in range(offered.list.count())]
    assert lines[0] == "Natural oak  ·  as now\n£495.00"
    assert lines[3].startswith("Walnut\n£5")
    qtbot.keyClicks(offered.list, "Wal")
    qtbot.keyClick(offered.list, Qt.Key.Key_Return)
    [row] = pane.state.rows
    assert row.words.startswith("Walnut frame")
    assert row.amount is not None
    assert lines[3].endswith(row.amount.show())
    for name in ("size", "mount", "glazing", "extra"):
        pane.choosing[name].click()
        for each in evening.window.findChildren(Choices):
            each.close()

    evening.keys(qtbot, "-", "-", "-")
    state = pane.state
    assert (
        advice_of(state, state.rows) == "Half to three quarters of the chimney breast would be 95 to 142 cm"
    )
    state.room.room = _asks_first(state.room.room)
    assert advice_of(state, state.rows) == ""
    state.ask_advice()
    assert advice_of(state, state.rows).startswith("Half to three quarters")

    [row] = pane.state.rows
    said: list[str] = []
    evening.page.state.said.connect(said.append)
    # Quick keys: there and back while the last press is being saved, and a look at the records from before it.
    before = evening.store.ask(whole_wall, evening.viewing, evening.page.state.household.id)
    state._writing = True
    evening.keys(qtbot, "Right", "Left")
    state._writing = False
    state.taken()
    evening.keys(qtbot, "Right", "Left")
    state._take(before)
    assert [each.x for each in pane.state.rows] == [row.x]
    evening.keys(qtbot, "Left")
    assert said == []
    [now] = pane.state.rows
    theirs = walls.next_size(evening.page.state.edition, now.draft(), 1)
    evening.store.do(
        walls.rehang, evening.viewing, (Standing(now.id, now.version, theirs),), by=evening.staff.priya
    )
    qtbot.waitUntil(lambda: pane.state.rows[0].width_in == 10)
    evening.keys(qtbot, "Ctrl+Z")
    assert said == ["Somebody else has changed this picture since, so nothing was taken back."]
    assert [each[:3] for each in hung(evening)] == [(row.ref, 10, 2090)]
    pane.look_closely()
    close = pane.findChild(CloseLook)
    assert isinstance(close, CloseLook)
    close.grab()
    close.accept()


def test_what_hung_at_prices_that_hold_no_more_takes_a_size_of_the_new_list(
    evening: Evening, pane: WallPane, qtbot: QtBot
) -> None:
    evening.keys(qtbot, "A")
    parts = catalogue.parts_of(evening.page.state.edition)
    draft = catalogue.PriceListDraft("Autumn", clock.today(), parts.prices, parts.choices, parts.sets)
    evening.store.do(catalogue.add_price_list, draft, by=evening.staff.helen)
    evening.page.reload()
    qtbot.waitUntil(lambda: pane.state.rows[0].amount is None)
    pane.choosing["moulding"].click()
    assert "not in the price list" in evening.page.notice_bar.words.text()
    pane.choosing["size"].click()
    offered = evening.window.findChild(Choices)
    assert isinstance(offered, Choices)
    place = next(place for place, each in enumerate(offered.offers) if "20 wide by 16 high" in each.words)
    offered.list.setCurrentRow(place)
    qtbot.keyClick(offered.list, Qt.Key.Key_Return)
    [row] = evening.store.ask(walls.hung, evening.viewing)
    assert (row.width_in, row.problem, row.amount is not None) == (20, "", True)


def test_their_own_wall_is_measured_hung_ordered_from_and_seen_at_its_actual_size(
    evening: Evening, pane: WallPane, qtbot: QtBot, tmp_path: Path
) -> None:
    evening.keys(qtbot, "A")
    [tried] = pane.state.rows
    file = tmp_path / "their wall.jpg"
    file.write_bytes(make.walls.photograph())
    form = WallForm(evening.window.work, evening.page.state.household.id, pane, choose=lambda _: str(file))
    qtbot.addWidget(form)
    form.saved.connect(pane._show_new)
    form.open()
    form.fill({"edge": Edge.UPRIGHT, "name": "above the sideboard", "furniture": "the sideboard"})
    form.press_save()
    assert form.notice_bar.isVisible() or form.isVisible()  # no photograph yet
    form.choose_button.click()
    room = form.picker.size()
    for corner in make.walls.corners()[:3]:
        qtbot.mouseClick(form.picker, LEFT, pos=form.picker._to_view(corner).toPoint())
        qtbot.waitUntil(form.once_more.isVisible)
    assert "1 more" in form.guide.text()
    assert form.picker.size() == room, "the photograph moved away between two clicks"
    form.picker._at = form.picker._to_view(make.walls.corners()[3])
    form.picker.grab()
    qtbot.keyClick(form.picker, Qt.Key.Key_Right)
    qtbot.keyClick(form.picker, Qt.Key.Key_Left)
    qtbot.keyClick(form.picker, Qt.Key.Key_Return)
    assert "50 cm" in form.guide.text()
    form.picker.grab()
    form.fill({"furniture_mm": 180})
    form.press_save()
    assert pane.state.here.name == "above the sideboard"

    evening.keys(qtbot, "A")
    [row] = pane.state.rows
    assert (row.id, row.title, row.words) == (tried.id, tried.title, tried.words), (
        "tried there, it hangs here"
    )
    [hung] = evening.store.ask(walls.hung, evening.viewing)
    assert (hung.wall_id, hung.place) == (pane.state.here.id, "above the sideboard")
    measured = measure_of(pane.state, [row])
    assert measured.endswith("of the sideboard")
    pane.view.grab()
    wishes: list[Wish] = []
    evening.page.wish.disconnect()
    evening.page.wish.connect(wishes.append)
    evening.page.panel.order.click()
    assert [(wish.verb, wish.with_["from_wall"]) for wish in wishes] == [("new_order", True)]
    kept = evening.store.ask(walls.picture_of, evening.viewing)
    assert kept is not None
    assert QImage.fromData(kept).width() == 2000

    evening.keys(qtbot, "Z")
    form = evening.window.findChild(Calibration)
    assert isinstance(form, Calibration)
    form.outline.set_points(300 / CARD.width())
    for _ in range(3):
        qtbot.keyClick(form.outline, Qt.Key.Key_Right)
    assert form.outline.card().width() == pytest.approx(301.5)
    form.grab()
    form.keep()
    screen = QGuiApplication.primaryScreen()
    assert calibration.points_per_mm(screen) == pytest.approx(301.5 / 85.6)
    shown = evening.window.findChild(ActualSize)
    assert isinstance(shown, ActualSize)
    assert shown.outside().width() == pytest.approx(pane.state.rows[0].width * 301.5 / 85.6, rel=0.002)
    shown.grab()
    qtbot.keyClick(shown, Qt.Key.Key_Z)
    assert not shown.isVisible()


def _asks_first(room: Room | None) -> Room:
    assert room is not None
    return replace(room, household=replace(room.household, advice=Advice.IF_ASKED))
