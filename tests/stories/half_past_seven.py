"""Half past seven (003): a time that could be read two ways, a door that was locked, and an apology with four parts."""

from datetime import date, datetime
from urllib.parse import unquote

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from studio import business, care, clients, messages, sessions
from studio.clients import EmailDraft, HouseholdDraft, HouseholdId, PersonDraft, PersonRole, TelephoneDraft
from studio.dates import NO_BREAK
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text, signs_in
from tests.stories.the_meal_and_the_armrest import F8, finds, is_here
from ui.kit import mail_program, printing

NADIA = HouseholdDraft(
    people=(
        PersonDraft("Nadia", "Petrov", "Ms", PersonRole.PARENT),
        PersonDraft("Ilya", "Petrov", "", PersonRole.CHILD, born=date(2019, 6, 1)),
    ),
    telephones=(TelephoneDraft("07700 900888", "mobile", 0),),
    emails=(EmailDraft("nadia.petrov@example.com", 0),),
    address1="7 Station Road",
    post_town="Marlford",
    postcode="ML1 5AB",
)
IN_FULL = "Tuesday 27 October 2026 at 7.30 am, in the morning"
HER_WORDS = (
    "We stood before a locked door from half past seven, Ilya in his best clothes, and nobody answered."
)


def the_time_is_asked_for(desk: Desk) -> HouseholdId:
    """Tuesday 20 October: "7.30" is neither, until somebody says which; and then somebody has to open the door."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 20, 10))
    family = desk.store.do(clients.register, NADIA, by=desk.window.work.by)
    finds(desk, "petrov")
    desk.press(Qt.Key.Key_F2)
    desk.choose(photographer="Daniel Reed", room="Studio One")
    desk.fill(date="tue 27 oct")
    desk.type("7.30")
    desk.sees("Morning (A)", "Evening (P)")
    desk.press(ENTER, CONTROL)
    desk.title("Book a session")
    assert desk.store.ask(sessions.of_household, family) == [], (
        "a time without its half of the day is not saved"
    )
    desk.click("Morning (A)")
    desk.sees("We are open from 9.30 am", "nobody yet")
    desk.press(ENTER, CONTROL)
    desk.title("Book a session")
    assert desk.store.ask(sessions.of_household, family) == [], "nor while nobody opens up"
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.choose(opener="Helen Marsh")
    desk.press(ENTER, CONTROL)
    (row,) = desk.store.ask(sessions.of_household, family)
    (helen,) = [each.id for each in desk.store.ask(business.staff) if each.name == "Helen Marsh"]
    assert (row.wall, row.opener_id) == (datetime(2026, 10, 27, 7, 30), helen)
    said = page_text(*sent)
    for words in (IN_FULL, "Helen Marsh will open for you from 7.15 am", "07700 900100"):
        assert words in said, f"{words}: {said}"
    return HouseholdId(family)


def who_opens_up_has_it_on_her_page(desk: Desk) -> None:
    """The day before: it is Helen's to open the door, and Today says so."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 24, 14))
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("Who opens late", "Helen Marsh opens up for The Petrov family")


def is_it_am_not_pm(desk: Desk, family: HouseholdId) -> None:
    """She asks by e-mail. "Yes" alone is not sent; the whole appointment stands in its place."""
    desk.press(Qt.Key.Key_F9)
    desk.type("petrov", ENTER)
    desk.click("E-mail")
    desk.fill(text="Is it am not pm?")
    desk.press(ENTER, CONTROL)
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.click_line("Is it am not pm?")
    full = desk.store.ask(messages.full_sentence, family).replace(NO_BREAK, " ")
    assert full.startswith(f"Your portrait session is on {IN_FULL}.")
    desk.sees(full)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("Yes", None)
    desk.sees("“Yes” alone is easily misread. Shall the whole appointment stand there instead?")
    mails: list[str] = []
    mail_program.take_next(lambda link: mails.append(unquote(link)) is None)
    with desk.within(2, "“is it am not pm?”"):
        desk.click("Write it in full")
        desk.press(ENTER)
    assert full in mails[0].replace(NO_BREAK, " ")
    desk.press(ENTER)  # it has been sent
    assert not desk.store.ask(messages.unanswered)


def the_door_was_locked(desk: Desk, family: HouseholdId) -> care.ConcernId:
    """Tuesday 27 October, twenty to ten: heard out; the way they came in vain is paid, which she accepts."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 27, 9, 40))
    finds(desk, "petrov")
    desk.press(F8)
    desk.her_words(HER_WORDS)
    desk.type("somebody there when we come again")
    desk.click("Something else")
    desk.type("travel")
    desk.press(Qt.Key.Key_Tab)
    desk.type("12.40")
    desk.click("Accepted")
    desk.choose(cause="Promise")
    desk.press(ENTER, CONTROL)
    desk.title("Nadia Petrov is not happy")
    desk.sees("Travel cost", "worth £12.40 to them", "owner now")
    (row,) = desk.store.ask(care.open_concerns, family)
    assert row.owner_now == "a promise was not kept"
    return row.id


ASKED = {
    "error": "Please fill in: what went wrong, in her words, and that you are sorry.",
    "time": "Please say what time it cost her, or mark that this does not apply.",
    "journey": "Please say what journeys it cost her, or mark that this does not apply.",
    "inconvenience": "Please say what it means to her now, or mark that this does not apply.",
}
PARTS = {
    "error": "You stood before a locked door. I am sorry. We had promised to open it at 7.15 am, and we did not.",
    "time": "It cost you the morning.",
    "journey": "You came all the way from Station Road and went home again.",
    "inconvenience": "Ilya had dressed for it, and had to be told that nobody was there.",
}


def the_apology_has_its_four_parts(desk: Desk) -> None:
    """Error, inconvenience, time and travel: each is filled or said not to apply, else it is not printed."""
    desk.click("Read the apology")
    desk.title("Apology")
    desk.click("Change the words…")
    desk.title("Write the apology")
    for box in ("time", "journey", "inconvenience"):
        stands_open(desk, box)
    for part in PARTS:
        desk.fill(**{part: " "})
    for part, words in PARTS.items():
        desk.press(ENTER, CONTROL)
        desk.sees(ASKED[part])
        desk.fill(**{part: words})
    desk.press(ENTER, CONTROL)
    desk.title("Apology")
    signs_in(desk, "Helen Marsh")
    desk.click("Read by me")
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(Qt.Key.Key_P, CONTROL)
    said = page_text(*sent)
    for words in (*PARTS.values(), "Tuesday 27 October 2026", "Dear Ms Petrov", "Helen Marsh"):
        assert words in said, f"{words}: {said}"
    desk.click("Posted")


def stands_open(desk: Desk, part: str) -> None:
    """Nobody has marked that this part does not apply; where it was proposed so, the mark is taken away."""
    spared = [each for each in desk.front.findChildren(QCheckBox) if each.objectName() == f"no_{part}"]
    if spared[0].isChecked():
        desk.walk_to(spared[0])
        desk.press(Qt.Key.Key_Space)
    assert not spared[0].isChecked()
