"""The pages themselves: what stands where, in whose script, how times are written, and no word of anybody else."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from studio import care, clients, clock, letters, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft
from studio.db import Store
from studio.documents import page_count
from studio.letters import Occasion
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.care import told as told_us
from tests.make.letters import DUE, concern, drafted, family, fringe, presented
from tests.studio.documents.reading import Glyph, glyphs, text_lines

R9 = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [1-9]\d? [A-Z][a-z]+ \d{4} at "
    r"((1[0-2]|[1-9])(\.[0-5]\d)?\u00a0(am|pm)|12\u00a0noon)"
)
A_TIME = re.compile(r"\d[\d.:]*[ \u00a0]?(am|pm|noon)\b|\d:\d\d")
MORNING = datetime(2026, 11, 11, 9)


def fringe_letters(store: Store, folder: Path) -> dict[str, bytes]:
    """Every letter of the fringe's story, and the second copy of a family that did not answer."""
    told = fringe(store)
    with clock.standing_at(MORNING):
        presented(store, told.staff.helen, [family(1)])
        issued = letters.issue_to_folder(store, told.staff.helen, DUE, folder).issued
    concern_id = concern(store, told)
    row = drafted(store)
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.helen)
    for day in (date(2026, 11, 25), date(2026, 12, 2), date(2027, 2, 2)):
        if day.year == 2027:
            make.letters.second_presentation(store, told, concern_id)
        with clock.standing_at(datetime.combine(day, datetime.min.time()).replace(hour=9)):
            issued += letters.issue_to_folder(store, told.staff.helen, day, folder).issued
    found = {}
    for each in issued:
        copy = store.ask(letters.letter, each.letter_id).copy
        found[each.code if copy == 1 else f"{each.code} again"] = store.ask(letters.kept_page, each.letter_id)
    assert set(found) == {"L8", "L8 again", "L9+L10", "L11"}
    return found


def within(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    return left <= glyph.left and glyph.right <= right and top <= glyph.top and glyph.bottom <= bottom


def running_text(pdf: bytes) -> str:
    return " ".join(line for page in range(page_count(pdf)) for line in text_lines(pdf, page))


def test_every_letter_of_the_story_stands_in_its_zones_and_says_what_it_must(
    sqlite_store: Store, tmp_path: Path
) -> None:
    pages = fringe_letters(sqlite_store, tmp_path)
    for code, pdf in pages.items():
        assert page_count(pdf) == 1, code
        for glyph in glyphs(pdf):
            head, address = within(glyph, 25, 10, 185.1, 42), within(glyph, 25, 58, 98, 82)
            aside, body = within(glyph, 118, 58, 185.1, 82), within(glyph, 25, 96, 185.1, 292)
            assert head or address or aside or body, (code, glyph)
        said = running_text(pdf)
        assert "What happens next." in said, code
        assert "Helen Marsh, owner" in said, code
        assert "01632 960101" in said, code
        assert "{" not in said, code
        assert "£" not in said, code
    slips = {code for code, pdf in pages.items() if "May we telephone you?" in running_text(pdf)}
    assert slips == {"L8", "L8 again", "L11"}
    apology = running_text(pages["L9+L10"])
    assert (
        "We should have asked you that morning whether you were happy with everything, and we did not."
        in apology
    )
    assert "photograph all four of you again, with our compliments. There is nothing to pay" in apology
    assert "Saturday 5 December 2026 at 10.30 am, in the morning, with Daniel Reed" in apology
    assert "Tuesday 8 December 2026 at 7.30 pm, in the evening" in apology
    assert "the door will be open from 7.15 pm" in apology
    assert "ready by Tuesday 5 January 2027" in apology
    assert "07700 900100" in apology
    assert "for telling us that your first portraits were not right" in running_text(pages["L11"])
    assert "Wednesday 11 November 2026; if your reply is already in the post" in running_text(
        pages["L8 again"]
    )
    for code, pdf in pages.items():
        times_are_as_agreed(code, running_text(pdf))


def times_are_as_agreed(code: str, said: str) -> None:
    """R9 over a whole letter: each date with a time, and no time that is not one of its forms."""
    spaced = re.sub(r"(?<=\d) (?=am\b|pm\b|noon\b)", "\u00a0", said)
    for match in re.finditer(r"day \d{1,2} [A-Z][a-z]+ \d{4} at ", spaced):
        start = spaced.rindex(" ", 0, match.start()) + 1
        assert R9.match(spaced, start), (code, spaced[start : start + 60])
        after = spaced[R9.match(spaced, start).end() :]  # type: ignore[union-attr]  # asserted above
        assert re.match(r", in the (morning|afternoon|evening)", after), (code, after[:40])
    for match in A_TIME.finditer(spaced):
        assert re.fullmatch(r"((1[0-2]|[1-9])(\.[0-5]\d)?\u00a0(am|pm)|12\u00a0noon)", match.group()), (
            code,
            match,
        )
        assert not match.group().startswith(("12\u00a0am", "12\u00a0pm")), code


def test_when_the_question_was_asked_that_day_the_apology_does_not_say_otherwise(store: Store) -> None:
    told = fringe(store, asked=True)
    concern(store, told)
    words = drafted(store).words
    assert "It can be hard to say so on the day" in words.error
    assert "we did not" not in words.error
    assert words.closing == ""


def test_the_apology_goes_to_the_one_who_is_unhappy_and_nobody_else(store: Store) -> None:
    told = fringe(store)
    couple = make.letters.with_mr_ashworth(store, told)
    assert couple == "Mrs and Mr Ashworth"
    concern(store, told)
    pdf = store.ask(letters.draft_page, drafted(store).letter.id)
    shown = running_text(pdf)
    assert "Mrs C Ashworth" in shown
    assert "Dear Mrs Ashworth" in shown
    assert "Mr Ashworth" not in shown


NAMES = {
    "Hebrew": "מזרחי",
    "Arabic": "الأنصاري",
    "Devanagari": "श्रीनिवासन",
    "Greek": "Παπαδοπούλου",
    "Cyrillic": "Щербакова",
    "Latin": "Łukasiewicz-O’Brien",
}


def test_names_of_six_scripts_are_printed_and_kept(sqlite_store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(sqlite_store)
    homes = [
        HouseholdDraft(
            people=(PersonDraft("", name, "Mrs"),), address1="1 Lane", post_town="Ash", postcode="SN6 7AA"
        )
        for name in NAMES.values()
    ]
    presented(sqlite_store, staff.helen, homes)
    with clock.standing_at(MORNING):
        report = letters.issue_to_folder(sqlite_store, staff.priya, DUE, tmp_path)
    assert report.left_out == []
    assert len(report.issued) == len(NAMES)
    for each in report.issued:
        address = [
            glyph
            for glyph in glyphs(sqlite_store.ask(letters.kept_page, each.letter_id))
            if 58 < glyph.top < 82
        ]
        assert all(within(glyph, 25, 58, 185.1, 82) for glyph in address)


def test_six_lines_long_names_and_large_print_still_fit_their_windows(
    sqlite_store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(sqlite_store)
    home = HouseholdDraft(
        people=(PersonDraft("Wilhelmina", "Featherstonehaugh-Cholmondeley", "Mrs"),),
        address1="Flat 14b, Étage 3",
        address2="Old Maltings Court",
        address3="Upper Piddletrenthide",
        post_town="Marlborough-on-the-Hill",
        postcode="SN6 7AA",
        large_print=True,
    )
    presented(sqlite_store, staff.helen, [home])
    with clock.standing_at(MORNING):
        (each,) = letters.issue_to_folder(sqlite_store, staff.priya, DUE, tmp_path).issued
    pdf = sqlite_store.ask(letters.kept_page, each.letter_id)
    assert page_count(pdf) == 2
    window = [glyph for glyph in glyphs(pdf) if glyph.right > 8 and glyph.left < 113 and 44 < glyph.top < 92]
    assert all(within(glyph, 25, 58, 98, 82) for glyph in window)
    slip = [glyph for glyph in glyphs(pdf, 1) if glyph.bottom > 210]
    assert all(glyph.top > 210 for glyph in slip)
    assert "Howdoyoufeelaboutyourportraits" in "".join(glyph.text for glyph in slip)


ISSUED, DRAWN, AT_ONCE = 24, 200, 8


def canaries(count: int) -> list[HouseholdDraft]:
    """Families none of whose words any other has."""
    return [
        HouseholdDraft(
            people=(PersonDraft("A", f"Sur{number}x", "Mrs"),),
            address1=f"Lane{number}x",
            post_town="Ash",
            postcode="SN6 7AA",
        )
        for number in range(count)
    ]


def whose_words(pdf: bytes) -> set[int]:
    """The families that a letter has words of."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage().get_text_bounded().lower()
    finally:
        document.close()
    found = re.findall(r"\b(sur|lane|place)(\d+)x\b", text)
    assert {kind for kind, _ in found} == {"sur", "lane", "place"}
    return {int(number) for _, number in found}


def test_no_issued_letter_has_a_word_of_another_family(sqlite_store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(sqlite_store)
    presented(sqlite_store, staff.helen, canaries(ISSUED), place=lambda number: f"above the Place{number}x")
    with clock.standing_at(MORNING):
        report = letters.issue_to_folder(sqlite_store, staff.priya, DUE, tmp_path)
    assert len(report.issued) == ISSUED
    for each in report.issued:
        (number,) = whose_words((tmp_path / each.file).read_bytes())
        assert each.household == f"A Sur{number}x"
        assert each.file == f"{each.number}-sur{number}x.pdf"


def test_letters_drawn_side_by_side_never_share_a_word(sqlite_store: Store) -> None:
    staff = marsh_and_reed(sqlite_store)

    def register(db: Session, by: Actor) -> list[int]:
        return [clients.register(db, by, draft) for draft in canaries(DRAWN)]

    homes = sqlite_store.do(register, by=staff.priya)

    def drawn(number: int) -> bytes:
        occasion = Occasion(
            code="L8",
            household_id=HouseholdId(homes[number]),
            occasion=f"presentation:{number}",
            copy=1,
            edition=1,
            due_on=DUE,
            held_on=date(2026, 10, 14),
            hanging_place=f"above the Place{number}x",
        )
        return sqlite_store.ask(letters.preview, occasion, DUE)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number, pdf in enumerate(pool.map(drawn, range(DRAWN))):
            assert whose_words(pdf) == {number}


HANGING = {
    "above the fireplace, lounge": "above the fireplace",
    "Above the fireplace": "above the fireplace",
    "hall": "in the hall",
    "landing": "on the landing",
    "the dining room": "in the dining room",
    "for their grandmother": "on your wall",
    "": "on your wall",
}


@pytest.mark.parametrize(("place", "said"), HANGING.items())
def test_a_hanging_place_is_only_said_where_the_sentence_can_bear_it(place: str, said: str) -> None:
    from studio.letters.texts import hanging

    assert hanging(place) == said


BAD = (
    "Your session is on Saturday 4 December 2026 at 10.30 am, in the morning.",
    "Your session is on Saturday 5 December 2026 at 10.30.",
    "We open at 7.30 then.",
    "We open at 19:30.",
    "Come at 12 pm.",
    "Come at 7.30pm.",
    "See you at 3 o'clock.",
)
GOOD = (
    "Your session is on Saturday 5 December 2026 at 10.30 am, in the morning.",
    "The door is open from 12 noon, Tuesday to Friday, 10 am to 4 pm.",
    "A picture 30 inches wide by 24 inches high; it hangs at 2.10 metres. Ring 01632 960101.",
)


@pytest.mark.parametrize(("text", "wrong"), [*product(BAD, [True]), *product(GOOD, [False])])
def test_a_time_that_could_be_misread_stops_a_letter(text: str, wrong: bool) -> None:
    from studio.letters.checks import time_problems

    assert bool(time_problems(text)) is wrong, time_problems(text)


TONE = {
    "Thank you. I am sorry, but you moved.": "but",
    "Thank you. I am sorry. However, it was late.": "However",
    "Thank you. We are sorry if you were upset.": "sorry if",
    "Thank you. We are sorry for any inconvenience.": "inconvenience",
    "Thank you. As you know, hair settles.": "As you know",
    "Thank you. I am sorry. Here is £20 for you.": "£2",
    "I am sorry about it.": "thank her first",
}


@pytest.mark.parametrize(("text", "pointed_at"), TONE.items())
def test_the_tone_is_pointed_at_and_may_be_kept(text: str, pointed_at: str) -> None:
    from studio.letters.tone import remarks

    assert any(pointed_at in remark.says for remark in remarks(text)), remarks(text)


def test_her_own_words_and_however_small_are_let_be() -> None:
    from studio.letters.tone import remarks

    assert (
        remarks("Thank you. You said: “but unfortunately £20”. I am sorry. However small it is, tell us.")
        == []
    )


LONG = tuple(
    PersonDraft(first, "Featherstonehaugh-Cholmondeley", title)
    for first, title in (
        ("Wilhelmina", "Mrs"), ("Bartholomew", "Mr"), ("Anastasia-Rose", ""), ("Maximilian", ""), ("Éléonore", ""),
    )
)  # fmt: skip
HOMES = {
    "as most": HouseholdDraft(
        people=(PersonDraft("Claire", "Ashworth", "Mrs"), PersonDraft("Mark", "Ashworth", "")),
        address1="14 Orchard Lane", post_town="Highworth", postcode="SN6 7AA",
    ),
    "long": HouseholdDraft(
        people=LONG, address1="Flat 14b, Étage 3", address2="Old Maltings Court", address3="Upper Piddletrenthide",
        post_town="Marlborough-on-the-Hill", postcode="SN6 7AA",
    ),
    "large": HouseholdDraft(
        people=LONG, address1="Flat 14b, Étage 3", address2="Old Maltings Court", address3="Upper Piddletrenthide",
        post_town="Marlborough-on-the-Hill", postcode="SN6 7AA", large_print=True,
    ),
}  # fmt: skip


def letters_to_come(store: Store, folder: Path, home: HouseholdDraft) -> dict[str, bytes]:
    """L1, L2, L3 and L13 of one family, each on its day, and what L1 and L3 become when the time moves."""
    staff = marsh_and_reed(store)
    wall = datetime(2026, 10, 3, 10, 30)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = HouseholdId(store.do(clients.register, home, by=staff.priya))
    session_id = make.sessions.booked(store, staff, family, wall - timedelta(days=1))
    pages: dict[str, bytes] = {}

    def issue(on: datetime, mark: str = "") -> None:
        with clock.standing_at(on):
            report = letters.issue_to_folder(store, staff.priya, on.date(), folder)
            assert report.left_out == []
            store.do(
                letters.mark_posted,
                tuple(each.letter_id for each in report.issued),
                on.date(),
                by=staff.priya,
            )
        for each in report.issued:
            pages[each.code + mark] = store.ask(letters.kept_page, each.letter_id)

    issue(datetime(2026, 9, 2, 11))
    with clock.standing_at(datetime(2026, 9, 3, 9)):
        store.do(sessions.move, session_id, sessions.MoveDraft(wall=wall), by=staff.priya)
    issue(datetime(2026, 9, 3, 11), " moved")
    issue(datetime(2026, 9, 24, 11))
    viewing_id = make.sessions.completed(store, staff.daniel, session_id, datetime(2026, 10, 3, 12))
    late = viewings_draft(store, staff)
    with clock.standing_at(datetime(2026, 10, 3, 12, 10)):
        store.do(viewings.book, viewing_id, late, by=staff.priya)
    issue(datetime(2026, 10, 6, 11))
    with clock.standing_at(datetime(2026, 10, 7, 9)):
        moved = sessions.MoveDraft(wall=datetime(2026, 10, 15, 15))
        store.do(viewings.move, viewing_id, moved, by=staff.priya)
    issue(datetime(2026, 10, 7, 11), " moved")
    told_us(store, staff, family, datetime(2026, 10, 7, 14), channel=care.Channel.EMAIL)
    issue(datetime(2026, 10, 8, 11))
    return pages


def viewings_draft(store: Store, staff: Staff) -> viewings.ViewingDraft:
    """An evening out of hours, with somebody to open up."""
    opener = StaffId(staff.helen.staff_id)
    return make.viewings.draft(store, staff, datetime(2026, 10, 14, 19, 30), opener_id=opener)


@pytest.mark.parametrize("home", HOMES)
def test_the_letters_to_come_stand_in_their_zones_and_say_what_they_must(
    sqlite_store: Store, tmp_path: Path, home: str
) -> None:
    pages = letters_to_come(sqlite_store, tmp_path, HOMES[home])
    assert set(pages) == {"L1", "L1 moved", "L2", "L3", "L3 moved", "L13"}
    for code, pdf in pages.items():
        assert page_count(pdf) == 1, code
        for glyph in glyphs(pdf):
            head, address = within(glyph, 25, 10, 185.1, 42), within(glyph, 25, 58, 98, 82)
            aside, body = within(glyph, 118, 58, 185.1, 82), within(glyph, 25, 96, 185.1, 292)
            assert head or address or aside or body, (code, glyph)
        said = running_text(pdf)
        assert "What happens next." in said, code
        assert "{" not in said, code
        times_are_as_agreed(code, said)
        assert tone_of(code, said) == [], code
        if code != "L13":
            assert "07700 900100" in said, code
    assert "7.30 pm, in the evening" in running_text(pages["L3"])
    assert "There is no need to decide that evening" in running_text(pages["L3"])
    for code in ("L1", "L1 moved"):
        assert "We promise" in running_text(pages[code])
        assert "We ask" in running_text(pages[code])
    last = [page_count(pdf) - 1 for pdf in pages.values()]
    for pdf, page in zip(pages.values(), last, strict=True):
        assert len(text_lines(pdf, page)) > 5, "a greeting is not left alone on its page"


def tone_of(code: str, said: str) -> list[str]:
    """What the lint of DOMAIN 3.5 points at; a confirmation names its fee, and that is no offer."""
    from studio.letters.tone import remarks

    return [each.says for each in remarks(said, code)]


@pytest.mark.parametrize("script", NAMES)
def test_confirmations_are_printed_for_names_of_six_scripts(
    sqlite_store: Store, tmp_path: Path, script: str
) -> None:
    staff = marsh_and_reed(sqlite_store)
    person = PersonDraft(NAMES[script], NAMES[script], "Mrs")
    home = HouseholdDraft(people=(person,), address1="1 Lane", post_town="Ash", postcode="SN6 7AA")
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = HouseholdId(sqlite_store.do(clients.register, home, by=staff.priya))
    make.sessions.booked(sqlite_store, staff, family, datetime(2026, 10, 3, 10, 30))
    with clock.standing_at(datetime(2026, 9, 2, 11)):
        report = letters.issue_to_folder(sqlite_store, staff.priya, date(2026, 9, 2), tmp_path)
    assert (report.left_out, len(report.issued)) == ([], 1)
