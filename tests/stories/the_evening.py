"""Wednesday evening (DOMAIN 4.2): the room, an unhurried choice, their own wall, and the order that comes of it."""

import io
from datetime import datetime
from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt

from studio import orders, viewings, walls
from studio.clients import HouseholdId
from studio.orders import OrderId
from studio.viewings import Mark, Outcome, ViewingId
from tests import make
from tests.stories import the_card
from tests.stories.beside_the_desk import click_in, finds, from_the_menu
from tests.stories.the_desk import ALT, CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text
from ui.kit import printing
from ui.viewing_room.page import ViewingRoomPage
from ui.viewing_room.wall_form import WallForm

KEY = Qt.Key
PLACE = "above the sideboard"
LOVED = ("0147", "0150", "0155", "0156")
NOTE = "from her left side"


def room_of(desk: Desk) -> ViewingRoomPage:
    """The room on screen."""
    page = desk.window.page
    assert isinstance(page, ViewingRoomPage)
    return page


def the_door_opens(desk: Desk) -> None:
    """7 pm: from Today into the room; what to ask and to offer is a key away, and on no family's monitor."""
    desk.at(datetime(2026, 9, 16, 19))
    desk.press(KEY.Key_1, CONTROL)
    desk.sees("The Ashworth family")
    with desk.within(2, "7.00 pm opens the room, looks at what to ask"):
        desk.click_line("Ashworth")
        desk.press(KEY.Key_H)
    desk.sees("For you alone", "“Is there anything about how you look that you are unsure of?”")
    assert room_of(desk).windowTitle() == "Viewing"


def they_choose(desk: Desk, viewing_id: ViewingId) -> None:
    """A key a picture, and one to go on; one mark taken back, a note, two beside each other."""
    keys = (1, 2, 3, 1, 0, 2, 3, 0, 1, 1, 1)
    with desk.within(1 + len(keys) + sum(map(bool, keys)), "7.15 pm eleven looked at, a key for each mark"):
        desk.press(KEY.Key_L)
        for key in keys:
            if key:
                desk.press(KEY(KEY.Key_0 + key))
            desk.press(KEY.Key_Right)
    with desk.within(1, "7.30 pm the last mark is taken back"):
        desk.press(KEY.Key_Z, CONTROL)
    desk.press(KEY.Key_Left)
    with desk.within(2, "7.31 pm what they say of one"):
        desk.press(KEY.Key_N)
        desk.type(NOTE, ENTER)
    with desk.within(1, "7.32 pm two beside each other"):
        desk.press(KEY.Key_C)
    assert [row.ref for row in room_of(desk).stage.rows()] == ["0156", "0157"]
    rows = {row.ref: row for row in desk.store.ask(viewings.choices, viewing_id)}
    assert [ref for ref, row in rows.items() if row.mark is Mark.LOVE] == list(LOVED)
    assert [ref for ref, row in rows.items() if row.mark is Mark.NO] == ["0149", "0153"]
    assert rows["0156"].note == NOTE
    desk.sees("16 portraits  ·  4 loved  ·  2 perhaps")
    with desk.within(2, "7.35 pm only those they love"):
        desk.press(KEY.Key_F)
        from_the_menu(desk, "Loved")
    assert [row.ref for row in room_of(desk).state.shown] == list(LOVED)


def their_wall_is_taken_in(desk: Desk, folder: Path) -> None:
    """Mrs Ashworth's own photograph: two clicks on the short edge of the sheet that hangs there, and it is to scale."""
    file = the_card.their_wall(folder)
    desk.press(KEY.Key_W)
    with desk.within(9, "7.40 pm their own wall, to scale"):
        desk.click("Which wall")
        from_the_menu(desk, "Their own wall, from a photograph")
        desk.title("Their own wall")
        finds(desk, file)
        desk.click("Choose the photograph")
        form = desk.front
        assert isinstance(form, WallForm)
        desk.sees("Click both ends of the sheet's short edge.")
        for corner in make.walls.corners(make.walls.STRAIGHT)[:2]:
            click_in(desk, form.picker, form.picker._to_view(corner))
        desk.sees("The ruler is 50 cm long. Does that look right?")
        desk.fill(name=PLACE)
        desk.press(ENTER, CONTROL)
    desk.sees(PLACE)


def three_are_hung(desk: Desk, viewing_id: ViewingId) -> None:
    """A key to hang each, one a choice; what it costs stands beside everything that is chosen, the sum is asked for."""
    desk.press(KEY.Key_Home)
    with desk.within(1, "7.45 pm the first is hung"):
        desk.press(KEY.Key_A)
    desk.sees("0147  ·  16 wide by 20 high  ·  £495.00")
    with desk.within(1, "7.46 pm a size is tried"):
        desk.press(KEY.Key_Plus)
    desk.sees("0147  ·  24 wide by 30 high  ·  £895.00")
    with desk.within(2, "7.47 pm a moulding, each with its price"):
        desk.click("Moulding")
        desk.sees("Natural oak  ·  as now\n£895.00", "Walnut\n£955.05")
        desk.type("Wal", ENTER)
    with desk.within(2, "7.48 pm mount and glazing, a key each"):
        desk.press(KEY.Key_B)
        desk.press(KEY.Key_V)
    desk.sees("£1,028.44  ·  Walnut frame, White mount 50 mm, Art glass, without reflections")
    with desk.within(5, "7.50 pm two more beside it, smaller"):
        desk.press(KEY.Key_PageDown)
        desk.press(KEY.Key_A)
        desk.press(KEY.Key_Minus)
        desk.press(KEY.Key_PageDown)
        desk.press(KEY.Key_A)
    desk.sees("0155  ·  20 wide by 16 high")
    desk.press(KEY.Key_A, CONTROL)
    with desk.within(1, "7.55 pm even spacing"):
        desk.press(KEY.Key_E)
    desk.does_not_see("£2,212.04")
    with desk.within(1, "7.56 pm what it comes to, on request"):
        desk.press(KEY.Key_T)
    desk.sees("£2,212.04", "with tax", "1 picture without a size yet")
    desk.press(KEY.Key_T)
    rows = desk.store.ask(walls.hung, viewing_id)
    assert [(row.ref, row.width_in, row.height_in, row.place) for row in rows] == [
        ("0147", 24, 30, PLACE), ("0150", 20, 16, PLACE), ("0155", 20, 16, PLACE)
    ]  # fmt: skip
    tops = {row.y for row in rows}
    left, middle, right = (row.box for row in sorted(rows, key=lambda row: row.x))
    assert len(tops) == 1
    assert abs((middle.left - left.right) - (right.left - middle.right)) <= 2


def it_becomes_the_order(desk: Desk, family: HouseholdId) -> OrderId:
    """8.20 pm: one action from the wall; three lines are there, the fourth wants its size; the deposit is taken."""
    desk.at(datetime(2026, 9, 16, 20, 20))
    with desk.within(1, "8.20 pm from the wall to the order"):
        desk.click("Place the order")
    desk.title("Their order")
    desk.sees("3 pieces", PLACE, "£2,212.04")
    with desk.within(3, "8.25 pm the line that hangs nowhere"):
        desk.type("10 8")
        desk.type("hall", ENTER)
    desk.sees("4 pieces", "Wednesday 14 October 2026")
    desk.sees("Picture 0147 waits for the moulding Walnut: 10 working days.")  # said before it is promised
    with desk.within(2, "8.30 pm a deposit"):
        desk.press(KEY.Key_N, ALT)
        desk.type("800")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    with desk.within(2, "8.31 pm the order, printed (L4)"):
        desk.press(ENTER, CONTROL)
        desk.press(KEY.Key_P, CONTROL)
    (order,) = desk.store.ask(orders.of_household, family)
    (pdf,) = sent
    assert pdf == desk.store.ask(orders.paper, order.id)
    _says_it_all(pdf)
    with desk.within(1, "8.35 pm both have signed"):
        desk.click("Both have signed")
    desk.sees("The order can go into production")
    assert order.viewing_id is not None
    viewing = desk.store.ask(viewings.viewing, order.viewing_id)
    assert (viewing.outcome, viewing.chosen) == (Outcome.ORDERED, LOVED)
    return order.id


def _says_it_all(pdf: bytes) -> None:
    """Each picture with its photograph, its frame and its place; the wall; both copies."""
    said = page_text(pdf)
    for words in (
        "24 inches wide by 30 inches high, framed print, walnut moulding",
        "20 inches wide by 16 inches high, framed print, walnut moulding, white mount",
        "10 inches wide by 8 inches high, framed print, natural oak moulding",
        PLACE, "hall", "Together £2,377.04", "Paid today by card £800.00", "Still to pay £1,577.04",
        "Wednesday 14 October 2026", "Your wall As you chose it, drawn to scale.",
    ):  # fmt: skip
        assert words in said, words
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        high = [round(each["height"]) for page in document.pages for each in page.images]
    assert high == [43, 43, 43, 43, 302] * 2, "four thumbnails and the wall, in each of two copies"
