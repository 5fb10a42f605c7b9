"""The fringe as the desk lives it: from the first call to the portraits at home (DOMAIN 3.6)."""

import hashlib
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt

from studio import business, clients, letters, orders, sessions
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.dates import NO_BREAK
from studio.money import Money
from tests import make
from tests.stories.the_desk import CONTROL, ENTER, TAB, Desk
from ui.kit import printing

DAY = timedelta(days=1)
FIRST_ORDER = (
    ("0147", "30 24", "above the fireplace, lounge", "all four of you"),
    ("0152", "10 8", "hall", "Ellie"),
    ("0160", "10 8", "hall", "Tom"),
    ("0163", "10 8", "study", "Claire and Mark"),
    ("0171", "10 8", "for their grandmother", "Ellie and Tom"),
)


def priya_opens_up(desk: Desk) -> None:
    """Wednesday 2 September 2026, twenty to ten: a name is chosen by its initials, and Today says what is so."""
    desk.at(datetime(2026, 9, 2, 9, 40))
    desk.arrives()
    desk.title("Who is at the desk?")
    desk.press(Qt.Key.Key_P)
    desk.title("Wednesday 2 September")
    desk.sees("Nothing is booked today. Nothing is owed to anyone.", "Priya Shah · receptionist")


def a_new_family_is_written_down(desk: Desk) -> HouseholdId:
    """A call: nobody is here under that name, so the four of them are written down."""
    desk.press(Qt.Key.Key_3, CONTROL)
    desk.title("Clients")
    desk.sees("Nobody is here yet.")
    desk.click("New client")
    desk.title("New client")
    desk.fill(title="Mrs")
    desk.type("Claire")
    desk.type("Ashworth", ENTER)  # and the next, of the same surname
    desk.press(TAB)
    desk.type("Mark", ENTER)
    for child, born in (("Ellie", "14 Mar 2010"), ("Tom", "2 May 2013")):
        desk.type(child)
        desk.press(TAB)
        desk.press(TAB)
        desk.type(born, ENTER if child == "Ellie" else TAB)
    desk.fill(**{"Telephone": "01632 960123", "E-mail address": "claire.ashworth@example.com"})
    desk.choose(source="Our website")
    desk.fill(address1="14 Orchard Lane", post_town="Highworth", postcode="SN6 7AA")
    desk.press(ENTER, CONTROL)
    desk.title("The Ashworth family")
    desk.sees("Claire and Mark, with Ellie (16) and Tom (13)", "Mrs C Ashworth", "14 Orchard Lane")
    (found,) = desk.store.ask(clients.find, "ashworth")
    people = desk.store.ask(clients.people_of, found.household_id)
    assert [person.under_18 for person in people] == [False, False, True, True]
    return found.household_id


def the_session_is_booked(desk: Desk, family: HouseholdId) -> None:
    """F2 for the family on screen; a bare time is asked about (R10), the whole is read back in full (R9)."""
    desk.press(Qt.Key.Key_F2)
    desk.title("Book a session")
    desk.choose(photographer="Daniel Reed", room="Studio One")
    desk.fill(date="sat 12 sep")
    desk.sees("Saturday 12 September 2026")
    desk.type("10.30")
    desk.sees("Morning (A)", "Evening (P)")
    desk.click("Morning (A)")
    desk.sees(
        "Free: Saturday 12 September 2026 at 10.30 am, in the morning.",
        "Saturday 12 September 2026 at 10.30 am, in the morning, for an hour, with Daniel Reed in Studio One. "
        "The door is open from 10.15 am. Claire, Mark, Ellie and Tom. The fee is £60.00.",
    )
    desk.press(ENTER)
    desk.press(Qt.Key.Key_Space)
    desk.sees("Read back to them in full: they have been told.")
    desk.press(ENTER, CONTROL)
    desk.sees(
        "Booked: Saturday 12 September 2026 at 10.30 am, Studio One.",
        "Next: family portrait Sat 12 Sep, 10.30 am",
    )
    desk.click("Open it")
    desk.title("The Ashworth family")
    desk.sees("£60.00 to pay", "Under 18: Ellie")
    desk.click("Take the fee …")
    desk.sees("The Ashworth family: £60.00 is still to be paid.")
    desk.press(ENTER, CONTROL)
    desk.sees("Fee £60.00", "paid")
    desk.press(Qt.Key.Key_Escape)
    (session,) = desk.store.ask(sessions.of_household, family)
    assert (session.wall, session.photographer, session.fee_owed) == (
        datetime(2026, 9, 12, 10, 30),
        "Daniel Reed",
        Money(0),
    )
    assert session.told_client


def the_session_is_completed_and_the_viewing_booked(desk: Desk) -> None:
    """Saturday 12 September: Daniel completes it, the comfort question not asked; the viewing is offered at once."""
    desk.at(datetime(2026, 9, 12, 11, 35))
    signs_in(desk, "Daniel Reed")
    desk.sees("Next: complete the session of Sat 12 Sep")
    desk.click("Complete it")
    desk.title("How did the session go?")
    desk.fill(images_taken="62", mood="cheerful")
    desk.choose(comfort="not asked, because")
    desk.fill(comfort_words="the next family was early")
    desk.press(ENTER, CONTROL)
    desk.title("Book the viewing")
    desk.sees("Tue 15 Sep", "Wed 16 Sep", "Sat 19 Sep")
    desk.choose(host="Helen Marsh")
    desk.fill(date="wed 16 sep", time="7 pm")
    desk.sees("Free: Wednesday 16 September 2026 at 7 pm, in the evening.")
    desk.press(ENTER, CONTROL)
    desk.sees("Viewing booked: Wednesday 16 September 2026 at 7 pm, Viewing room.")
    desk.sees("Next: the viewing, Wed 16 Sep, 7 pm")


def signs_in(desk: Desk, name: str) -> None:
    """A press on the name at the foot of the rail, and on one's own."""
    desk.click(desk.window.rail.who.text())
    desk.title("Who is at the desk?")
    desk.click(next(words for words in desk.words() if words.startswith(f"{name}, ")))
    desk.sees(f"{name} · ")


def the_viewing_is_held_and_ordered(desk: Desk, family: HouseholdId) -> orders.OrderId:
    """Wednesday 16 September, in the evening: what they chose, five pictures, £1,555.00 by card."""
    desk.at(datetime(2026, 9, 16, 20, 40))
    signs_in(desk, "Helen Marsh")
    desk.sees("Now: the viewing, Wed 16 Sep, 7 pm")
    desk.open_story("Viewing")  # the choosing in the room has its own story
    desk.title("Viewing: The Ashworth family")
    desk.click("Write it down")
    desk.title("How did the viewing go?")
    desk.click("They order")
    desk.fill(images_shown="62", mood="happy", chosen="0147 0152 0160 0163 0171")
    desk.press(ENTER, CONTROL)
    desk.title("Their order")
    types_lines(desk, FIRST_ORDER)
    desk.sees("5 pieces", "£1,555.00", "Wednesday 14 October 2026")
    desk.fill(amount="1555")
    desk.press(ENTER, CONTROL)
    desk.sees("Print two copies and sign both", "£1,555.00")
    (order,) = desk.store.ask(orders.of_household, family)
    assert (order.number, order.total, order.balance) == ("O-00001", Money(155500), Money(0))
    assert order.promised_on == date(2026, 10, 14)
    return order.id


def types_lines(desk: Desk, lines: tuple[tuple[str, str, str, str], ...]) -> None:
    """A line of an order is three runs of typing, and a fourth for who is in it."""
    for image, size, where, who in lines:
        for words in (image, size, where):
            desk.type(words)
        desk.type(who, ENTER)


def the_order_is_printed(desk: Desk, order_id: orders.OrderId) -> None:
    """From Today: Ctrl+K, its number, Ctrl+P; the very bytes that were kept."""
    sent: list[tuple[str, bytes]] = []
    printing.take_next(lambda name, pdf: sent.append((name, pdf)))
    desk.press(Qt.Key.Key_1, CONTROL)
    with desk.within(3, "printing an order"):
        desk.press(Qt.Key.Key_K, CONTROL)
        desk.type("O-00001", ENTER)
        desk.press(Qt.Key.Key_P, CONTROL)
    kept = desk.store.ask(orders.paper, order_id)
    assert sent == [("Order O-00001", kept)]
    said = page_text(kept)
    for words in (
        "Marsh & Reed Portraits",
        "30 inches wide by 24 inches high",
        "above the fireplace, lounge",
        "£1,555.00",
        "Wednesday 14 October 2026",
    ):
        assert words in said


def the_pictures_are_taken_in(desk: Desk, family: HouseholdId, folder: Path) -> None:
    """The same afternoon; how a card is taken in has its own story."""
    desk.at(datetime(2026, 9, 12, 14))
    (session,) = desk.store.ask(sessions.of_household, family)
    daniel = desk.store.ask(business.actor, StaffId(session.photographer_id or 0))
    rows = make.pictures.taken_in(desk.store, daniel, session.id, folder / "card", 25, (96, 64))
    assert {"0147", "0171"} <= {row.ref for row in rows}


def the_pictures_are_made(desk: Desk, order_id: orders.OrderId, begun: datetime, ready: datetime) -> None:
    """Signed that evening, made another day, ready before the promised one; the bench has its own story."""
    desk.click("Both have signed")
    desk.sees("The order can go into production")
    desk.at(begun)
    signs_in(desk, "Daniel Reed")
    desk.click("Start production")
    desk.sees("The pictures are being made")
    desk.at(ready)
    make.making.finish(desk.store, order_id)
    desk.sees("The portraits are ready", "Ring them, and book when they come.")


def the_presentation_is_booked(desk: Desk, at: str) -> None:
    """Booked for the promised day."""
    desk.click("Book the presentation")
    desk.fill(date=at)
    desk.choose(host="Helen Marsh")
    desk.press(ENTER, CONTROL)
    desk.sees(f"Presentation {at}")


def they_are_told_that_they_are_ready(desk: Desk) -> None:
    """Saturday 10 October, one working day after the last was ready: L6, with times to come; they ring."""
    said = the_post(desk, "L6", datetime(2026, 10, 10, 9, 30))
    for words in ("O-00001", "01632 960100"):
        assert words in said, said


def they_ring_to_fetch_them(desk: Desk) -> None:
    """By their order, from anywhere."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("o-1", ENTER)


def they_are_thanked(desk: Desk, moment: datetime) -> None:
    """L7, two working days after they were handed over: nothing is asked in it and nothing is sold."""
    said = the_post(desk, "L7", moment, "To be signed by hand")
    assert "Daniel Reed" in said
    for words in ("slip", "£", "offer"):
        assert words not in said, said


def they_take_them_home(desk: Desk, moment: datetime, order_id: orders.OrderId) -> None:
    """The day itself, from Today's line of the family to "Hand them over"."""
    desk.at(moment)
    signs_in(desk, "Helen Marsh")
    desk.click("Hand them over")
    desk.title("Hand the portraits over")
    desk.sees("paid")
    desk.fill(attendees="Claire and Mark", mood="delighted")
    desk.press(ENTER, CONTROL)
    desk.sees("Closed")
    assert desk.store.ask(orders.order, order_id).state is orders.OrderState.CLOSED


def the_post(desk: Desk, code: str, today: datetime, note: str = "As it will be printed.") -> str:
    """One letter is due, its exact page is on screen; one chord prints it, one press posts it; answers its text."""
    assert code not in {row.code for row in desk.store.ask(letters.due, today.date() - DAY).ready}, "too soon"
    desk.at(today)
    signs_in(desk, "Priya Shah")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    with desk.within(3, f"the post, {code}"):
        desk.press(Qt.Key.Key_7, CONTROL)
        desk.sees("1 letter ready to print.", note)
        desk.press(Qt.Key.Key_P, CONTROL)
        desk.sees("1 letter printed. When they are in the post, tick them.")
        desk.click("Tick all as posted")
    letter = next(row for row in desk.store.ask(letters.issued) if row.code == code)
    assert (letter.state, letter.posted_on) == (letters.LetterState.POSTED, today.date())
    (pdf,) = sent
    assert hashlib.sha256(pdf).hexdigest() == letter.sha256
    assert pdf == desk.store.ask(letters.kept_page, letter.id)
    return page_text(pdf)


def page_text(pdf: bytes) -> str:
    """The words of a whole paper, on one line."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        pages = [page.extract_text() for page in document.pages]
    return " ".join(" ".join(pages).replace(NO_BREAK, " ").split())
