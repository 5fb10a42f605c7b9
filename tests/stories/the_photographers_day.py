"""The photographer's day (DOMAIN 4.2) until the pictures are in: prepared, taken, completed, taken in from the card."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt

from studio import catalogue, clock, pictures, sessions, stock, viewings
from studio.sessions import Comfort, SessionId, SessionState
from studio.stock import DeliveryDraft
from studio.viewings import ViewingId
from tests import make
from tests.make.business import Staff
from tests.stories import the_card
from tests.stories.beside_the_desk import finds
from tests.stories.the_desk import CONTROL, ENTER, Desk

DANIEL, SPACE = Qt.Key.Key_D, Qt.Key.Key_Space
WISHES = "Something wide above the sideboard; Tom is shy"


def the_session_is_booked(desk: Desk, staff: Staff) -> SessionId:
    """What Priya wrote down on 2 September; and there is oak on the rack, but no walnut."""
    family = make.clients.ashworths(desk.store, staff.priya)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        oak = next(row.id for row in desk.store.ask(catalogue.mouldings) if row.name == "Natural oak")
        desk.store.do(stock.deliver, DeliveryDraft(oak, 18_000), by=staff.daniel)
    return make.sessions.booked(desk.store, staff, family, preparation=WISHES)


def he_prepares(desk: Desk) -> None:
    """Saturday 12 September, 9.45 am: his name, and who comes with what they wish is on one screen; its sheet."""
    desk.at(datetime(2026, 9, 12, 9, 45))
    desk.arrives()
    with desk.within(1, "9.45  prepares"):
        desk.press(DANIEL)
    desk.title("Saturday 12 September")
    desk.sees("The Ashworth family", "Claire, Mark, Ellie (16), Tom (13)", WISHES)


def he_photographs_them(desk: Desk, session_id: SessionId) -> None:
    """10.30: the comfort question first; then a key a shot, and nothing is typed."""
    desk.at(datetime(2026, 9, 12, 10, 30))
    desk.click_line("The Ashworth family")
    desk.title("The Ashworth family")
    with desk.within(1, "10.30 the comfort question"):
        desk.press(ENTER)
    shots = desk.store.ask(sessions.shots_of, session_id)
    with desk.within(len(shots), f"10.35 takes {len(shots)} shots, one each"):
        for _ in shots:
            desk.press(SPACE)
    assert all(row.is_done for row in desk.store.ask(sessions.shots_of, session_id))


def he_completes_it(desk: Desk, session_id: SessionId) -> ViewingId:
    """11.35: four interactions; the evening is agreed before they leave."""
    desk.at(datetime(2026, 9, 12, 11, 35))
    with desk.within(4, "11.35 completes the session"):
        desk.press(ENTER)  # the ring is on Complete it
        desk.title("How did the session go?")
        desk.type(str(the_card.FRAMES))
        desk.type("cheerful", None)
        desk.press(ENTER, CONTROL)
    row = desk.store.ask(sessions.session, session_id)
    assert (row.state, row.images_taken, row.comfort) == (
        SessionState.COMPLETED, the_card.FRAMES, Comfort.FINE
    )  # fmt: skip
    desk.title("Book the viewing")
    desk.fill(date="wed 16 sep", time="7 pm")
    desk.press(ENTER, CONTROL)
    desk.sees("Viewing booked: Wednesday 16 September 2026 at 7 pm, Viewing room.")
    viewing = desk.store.ask(viewings.of_session, session_id)
    assert viewing is not None
    return viewing.id


def he_takes_the_card_in(desk: Desk, session_id: SessionId, folder: Path) -> None:
    """12.30: the card is shown; what is on it that is no photograph is named and stays outside."""
    desk.at(datetime(2026, 9, 12, 12, 30))
    card = the_card.shot(folder / "E" / "DCIM")
    with desk.within(5, "12.30 takes the card in"):
        desk.click("Take in the pictures")
        desk.title("Take in the pictures")
        finds(desk, card)
        desk.click("Choose the folder or card")
        desk.sees("17 pictures in “DCIM”")
        desk.press(ENTER)
        desk.sees("16 pictures taken in. 1 file left out, each with its reason.")
        desk.sees(the_card.HOSTILE, "The file is damaged or cut off.")
        desk.press(ENTER)
    rows = desk.store.ask(pictures.of_session, session_id)
    assert [row.ref for row in rows] == [f"{147 + number:04}" for number in range(the_card.FRAMES)]
    assert rows[0].captured_at == the_card.BEGAN
    assert sum(row.is_upright for row in rows) == 4
