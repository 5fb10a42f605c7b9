"""The receptionist's day (DOMAIN 4.1), hour by hour, by keys and clicks; each step says how little it may take.

The framer's moulding of 3.15 is of the workshop's issue; a drag of the diary stands in its place here.
"""

from datetime import date, datetime, timedelta
from urllib.parse import unquote

from PySide6.QtCore import Qt

from studio import care, clients, enquiries, handover, letters, messages, sessions, viewings
from studio.business import StaffId
from studio.clients import HouseholdId, Source
from studio.dates import NO_BREAK
from studio.enquiries import EnquiryState
from studio.letters import LetterState
from studio.messages import Channel, MessageDraft, MessageState
from tests import make
from tests.stories.the_books_that_morning import TODAY, Books
from tests.stories.the_desk import ALT, CONTROL, ENTER, TAB, Desk
from tests.stories.the_first_round import page_text
from ui.diary.page import DiaryPage
from ui.kit import mail_program, printing

HER_WORDS = (
    "My fringe wasn’t quite right that morning, and I did not like to say. Now it is the first thing I see."
)
F2, F3, F4, F8, F9, SPACE = (
    Qt.Key.Key_F2,
    Qt.Key.Key_F3,
    Qt.Key.Key_F4,
    Qt.Key.Key_F8,
    Qt.Key.Key_F9,
    Qt.Key.Key_Space,
)
PRIYA, Z = Qt.Key.Key_P, Qt.Key.Key_Z
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opens_up(desk: Desk) -> None:
    """9.20: one key says who is here, and Today says everything that waits."""
    desk.at(datetime(2026, 11, 24, 9, 20))
    desk.arrives()
    desk.title("Who is at the desk?")
    with desk.within(1, "9.20  opens up"):
        desk.press(PRIYA)
    desk.title("Tuesday 24 November")
    desk.sees(
        "1 session and 1 other appointment today.",
        "Who comes today",
        "The Goodall family",
        "Rebecca, Oliver, Harry (6)",
    )
    desk.sees("Oat milk; squash for Harry", "last here Sat 11 Apr")  # to be greeted with
    desk.sees("Replies owed", "Letters due", "To ring", "Enquiries", "Who opens late")
    desk.sees("Frances Lockwood: ring back by Tue 24 Nov, 3 pm", "Answer Mrs Lockwood")
    desk.sees("Helen Marsh opens up for The Lockwood family", "Joe Okafor: ring them back")


def joan_books_again(desk: Desk, books: Books) -> None:
    """9.40: the other Mrs Ashworth; everything as last time, a free time, read back, the letter printed."""
    desk.at(datetime(2026, 11, 24, 9, 40))
    sent = _printer()
    with desk.within(6, "9.40  Mrs Ashworth books again"):
        desk.press(F2)
        desk.type("joan ashw", ENTER)
        desk.press(ENTER)
        desk.press(ENTER)
        desk.press(SPACE)
        desk.press(ENTER, CONTROL)
    newest = _newest(desk, books.joan)
    assert (newest.minutes, newest.photographer, newest.told_client) == (60, "Daniel Reed", True)
    (pdf,) = sent or [b""]
    assert "Tuesday 1 December 2026 at 9.30 am, in the morning" in page_text(pdf)
    desk.sees("Booking confirmation L-", "printed, to be posted.")


def a_new_caller_is_booked(desk: Desk) -> None:
    """10.05: a name, a number, who sent them, a free time; the address may wait and is asked for on Today."""
    desk.at(datetime(2026, 11, 24, 10, 5))
    with desk.within(10, "10.05 a new caller is booked"):
        desk.press(F2)
        desk.type("Nadia Petrov", None)
        desk.sees("Nobody here under that. Alt+C takes a new caller.")
        desk.press(Qt.Key.Key_C, ALT)
        desk.press(TAB)
        desk.press(TAB)
        desk.type("07700 900888")
        desk.type("our", ENTER)
        desk.press(ENTER)
        desk.press(SPACE)
        desk.press(ENTER, CONTROL)
    (found,) = desk.store.ask(clients.find, "petrov")
    home = desk.store.ask(clients.household, found.household_id)
    assert (home.telephone, home.source, home.address_lines) == ("07700 900888", Source.WEBSITE, ())
    (asked,) = desk.store.ask(enquiries.of_household, found.household_id)
    assert asked.state is EnquiryState.BOOKED
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("Records to complete")
    assert any("Petrov" in words for words in desk.words())


def who_asked_becomes_a_booking(desk: Desk) -> None:
    """The enquiry of yesterday evening: rung back from Today, and nothing is typed again."""
    with desk.within(5, "10.15 an enquiry becomes a booking"):
        desk.click_line("Joe Okafor: ring them back")
        desk.press(ENTER)  # Book
        desk.title("Book a session")
        desk.press(Qt.Key.Key_1, ALT)
        desk.press(SPACE)
        desk.press(ENTER, CONTROL)
    (found,) = desk.store.ask(clients.find, "okafor")
    (row,) = desk.store.ask(sessions.of_household, found.household_id)
    assert "two adults and a baby" in row.preparation
    assert desk.store.ask(clients.household, found.household_id).telephone == "07700 900777"
    desk.does_not_see("Joe Okafor: ring them back")


def the_family_arrives(desk: Desk, books: Books) -> None:
    """10.30: they are here, and what the photographer should know."""
    desk.at(datetime(2026, 11, 24, 10, 25))
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("The Goodall family", "Rebecca, Oliver, Harry (6)", "advice only if they ask")
    with desk.within(2, "10.30 a family arrives"):
        desk.click("They are here: The Goodall family")
        desk.type("Harry has a cold", ENTER)
    row = desk.store.ask(sessions.session, books.arriving)
    assert row.arrived_at is not None
    assert row.arrival_note == "Harry has a cold"
    desk.sees("Here since 10.25 am: Harry has a cold")


def the_viewing_is_booked(desk: Desk, books: Books) -> None:
    """11.40: Daniel has completed it; the evening is agreed before they leave, and the letter is in their hand."""
    desk.at(datetime(2026, 11, 24, 11, 40))
    done = make.sessions.completion(books.arriving)
    desk.store.do(viewings.complete_session, done, by=books.staff.daniel)
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.press(Qt.Key.Key_F5)  # another desk did it
    sent = _printer()
    with desk.within(3, "11.40 the viewing is booked"):
        desk.click_line("Goodall: book the viewing")
        desk.press(ENTER)
        desk.press(ENTER, CONTROL)
    (viewing, *_) = [row for row in desk.store.ask(viewings.of_household, books.goodalls) if row.wall]
    assert viewing.wall is not None
    assert 3 <= (viewing.wall.date() - TODAY).days <= 7
    assert viewing.attendees == "Rebecca and Oliver"
    assert len(sent) == 1
    letter = next(row for row in desk.store.ask(letters.issued) if row.code == "L3")
    assert letter.state is LetterState.HANDED_OVER
    desk.sees("handed over.")


def she_rings_about_her_fringe(desk: Desk, books: Books) -> None:
    """1.10: her words first; what she would like; the reshoot and its viewing at times offered; one save."""
    desk.at(datetime(2026, 11, 24, 13, 10))
    desk.press(Qt.Key.Key_1, CONTROL)
    with desk.within(9, "1.10  unhappy about her fringe"):
        desk.press(F8)
        desk.type("claire ashw", ENTER)
        desk.sees("“Thank you for telling us. Let me see how I can help.”", "01632 960123", "0147")
        desk.her_words(HER_WORDS)
        desk.type("to look like myself above the fireplace")
        desk.press(Qt.Key.Key_R, CONTROL)
        desk.press(SPACE)
        desk.sees("There is nothing to pay.")
        desk.press(Qt.Key.Key_1, ALT)
        desk.press(Qt.Key.Key_4, ALT)
        desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    (case,) = desk.store.ask(care.concerns_of_household, books.fringe.household_id)
    assert (case.state, case.response_minutes) == (care.ConcernState.IN_HAND, 0)
    assert case.reshoot is not None
    assert case.reshoot.session_id is not None
    assert desk.store.ask(viewings.of_session, case.reshoot.session_id) is not None
    drafted = {row.code for row in desk.store.ask(letters.drafts)}
    assert "L9+L10" in drafted, "the apology and the invitation wait to be read"


def is_it_am_not_pm(desk: Desk, books: Books) -> None:
    """2.00: an e-mail asks; the whole appointment stands in the reply, and the mail program has it."""
    desk.at(datetime(2026, 11, 24, 14, 0))
    words = "Is it am not pm?"
    asked = MessageDraft(text=words, channel=Channel.EMAIL, household_id=books.prices)
    desk.store.do(messages.log, asked, by=books.staff.priya)
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.press(Qt.Key.Key_F5)  # another desk did it
    mails: list[str] = []
    mail_program.take_next(lambda link: mails.append(unquote(link)) is None)
    full = desk.store.ask(messages.full_sentence, books.prices).replace(NO_BREAK, " ")
    with desk.within(2, "2.00  “is it am not pm?”"):
        desk.click_line(words)
        desk.sees(full)
        desk.press(ENTER)
    assert full in mails[0]
    assert "Thursday 3 December 2026 at 10.30 am, in the morning" in mails[0]
    with desk.within(1, "2.05  the e-mail has gone"):
        desk.press(ENTER)
    assert all(row.household_id != books.prices for row in desk.store.ask(messages.unanswered))


def what_was_said_is_taken_down(desk: Desk, books: Books) -> None:
    """In between: a call about somebody on screen, in two interactions."""
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("price", ENTER)
    desk.title("The Price family")
    with desk.within(2, "2.10  a call is taken down"):
        desk.press(F9)
        desk.type("Could Grandma come to the viewing too?", ENTER)
    (row,) = [row for row in desk.store.ask(messages.unanswered) if row.household_id == books.prices]
    assert row.state is MessageState.RECEIVED


def a_session_is_moved(desk: Desk, books: Books) -> None:
    """3.15: dragged from Thursday to Friday; what follows is asked at once, telling them is owed."""
    desk.at(datetime(2026, 11, 24, 15, 15))
    with desk.within(3, "3.15  the diary, at that week"):
        desk.press(Qt.Key.Key_2, CONTROL)
        desk.press(Qt.Key.Key_W)
        desk.press(Qt.Key.Key_Right)
    page = desk.window.page
    assert isinstance(page, DiaryPage)
    sheet = page.day.sheet
    days = [column.day for column in sheet.columns]
    with desk.within(2, "3.15  a session is moved by a drag"):
        block = next(each for each in sheet.blocks if each.title.startswith("Price"))
        place = block.column + days.index(date(2026, 12, 4)) - days.index(date(2026, 12, 3))
        since = sheet.rect_between(block.column, block.starts, block.ends).center()
        desk.drag(sheet, since, sheet.rect_between(place, block.starts, block.ends).center())
        desk.title("Move the session")
        desk.sees("What goes along with it", "The viewing", "Wed 9 Dec, 7 pm")
        desk.press(ENTER, CONTROL)
    moved = desk.store.ask(sessions.session, books.moving)
    assert (moved.wall, moved.told_client) == (datetime(2026, 12, 4, 10, 30), False)
    viewing = desk.store.ask(viewings.of_session, books.moving)
    assert viewing is not None
    assert viewing.wall is not None
    assert viewing.wall > datetime(2026, 12, 9, 19)


def the_free_time_names_whom_to_ring(desk: Desk, books: Books) -> None:
    """The morning that is free now is what Adil Khan waits for; Today says so, and he takes it."""
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("Clients to tell", "A time has become free")
    with desk.within(2, "3.20  who waited takes the free time"):
        desk.click_line("Ring Adil Khan and Jo Ellis")
        desk.click("Adil Khan and Jo Ellis take it")
    (row,) = desk.store.ask(sessions.of_household, books.khans)
    assert row.wall == datetime(2026, 12, 3, 10, 30)
    desk.press(Qt.Key.Key_Escape)


def the_post(desk: Desk) -> None:
    """4.00: exceptions first, one run in the order of addresses, one tick."""
    desk.at(datetime(2026, 11, 24, 16, 0))
    sent = _printer()
    with desk.within(3, "4.00  the post"):
        desk.press(Qt.Key.Key_7, CONTROL)
        desk.sees("left out", "The Fir family")
        ready = [row for row in desk.store.ask(letters.due, TODAY).ready if row.way is letters.Way.POST]
        desk.press(Qt.Key.Key_P, CONTROL)
        desk.click("Tick all as posted")
    assert len(ready) >= 5
    assert len(sent) == len(ready)
    assert desk.store.ask(letters.to_post) == []


def a_reply_slip_comes_back(desk: Desk, books: Books) -> None:
    """4.30: its reference as it is scanned, the marks, their words; a score of three is a concern at once."""
    desk.at(datetime(2026, 11, 24, 16, 30))
    letter = desk.store.ask(letters.letter, books.slip)
    with desk.within(4, "4.30  keys a reply slip; a score of 3 is a concern"):
        desk.press(F3)
        desk.type(f"{letter.number}34", None)  # the keys go on by themselves from the reference to the marks
        desk.her_words("Three out of five. The frame is not the one we chose.")
        desk.press(ENTER, CONTROL)
    desk.title("Sarah Wren is not happy")
    desk.sees("The frame is not the one we chose.")
    assert desk.store.ask(letters.letter, books.slip).state is LetterState.ANSWERED
    (case,) = desk.store.ask(care.open_concerns, letter.household_id)
    assert desk.store.ask(care.concern, case.id).channel is care.Channel.SLIP


def a_mild_remark_is_kept(desk: Desk, books: Books) -> None:
    """4.45: "I wasn't overly worried": five interactions at most, and the same clock as any other (002)."""
    desk.at(datetime(2026, 11, 24, 16, 45))
    desk.press(Qt.Key.Key_1, CONTROL)
    with desk.within(5, "4.45  a mild remark is taken down"):
        desk.press(F8)
        desk.type("megan", ENTER)
        desk.her_words("The heating was off in the waiting room, I wasn’t overly worried.")
        desk.press(ENTER, CONTROL)
    (case,) = desk.store.ask(care.open_concerns, books.prices)
    assert (case.answered, case.times) == (True, 1)


def closes(desk: Desk, books: Books) -> None:
    """5.25: what is open stands in the note, each with a name and a time tomorrow."""
    desk.at(datetime(2026, 11, 24, 17, 25))
    with desk.within(3, "5.25  closes"):
        desk.press(Qt.Key.Key_1, CONTROL)
        desk.click("Hand over")
        desk.title("Hand over")
        desk.press(ENTER, CONTROL)
    tomorrow = TODAY + timedelta(days=1)
    (note,) = desk.store.ask(handover.unread, StaffId(books.staff.helen.staff_id), tomorrow)
    for line in note.text.splitlines():
        if line.startswith("–"):
            said = line.replace(NO_BREAK, " ")
            assert any(name in said for name in ("Priya Shah", "Helen Marsh", "Daniel Reed")), said
            assert "Wed 25 Nov" in said, said


def joan_begins_to_book(desk: Desk) -> None:
    """A day is typed and what to know; the time is not agreed yet."""
    desk.press(F2)
    desk.type("joan ashw", ENTER)
    desk.fill(date="sat 19 dec", preparation="Ted cannot stand for long")


def the_telephone_rings(desk: Desk, books: Books) -> None:
    """It is the other Mrs Ashworth, and she is not happy: hers is heard first."""
    desk.press(Qt.Key.Key_Escape)
    desk.sees("Your half-typed booking for the Ashworth family is kept.")
    desk.press(F8)
    desk.type("claire ashw", ENTER)
    desk.her_words(HER_WORDS)
    desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    assert len(desk.store.ask(care.open_concerns, books.fringe.household_id)) == 1


def goes_on_with_the_booking(desk: Desk, books: Books) -> None:
    """One chord, and it stands there as it was left; a free time of that day, and it is booked."""
    _printer()
    desk.press(Z, CONTROL | SHIFT)
    desk.title("Book a session")
    desk.sees("Ted cannot stand for long", "Sat 19 Dec")
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER, CONTROL)
    newest = _newest(desk, books.joan)
    assert (newest.wall.date(), newest.preparation) == (date(2026, 12, 19), "Ted cannot stand for long")


def _newest(desk: Desk, family: HouseholdId) -> sessions.SessionRow:
    return max(desk.store.ask(sessions.of_household, family), key=lambda row: row.wall)


def _printer() -> list[bytes]:
    """What the printer is sent by the next act, one paper or a whole run."""
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    return sent
