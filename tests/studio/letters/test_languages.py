"""Letters in the language of whoever reads them: dates, times, greetings, phrases, and what happens without one."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from studio import business, clients, clock, letters
from studio.actor import Role
from studio.clients import HouseholdId, PersonId
from studio.db import Store
from studio.documents import Letterhead, lay_out, page_count, render
from studio.languages import NAMES, WRITTEN
from studio.letters.checks import problems
from studio.letters.kinds import KINDS
from studio.letters.languages import LANGUAGES, Language, is_written, language
from studio.letters.snapshot import Snapshot
from studio.letters.wording import FOLDER, shipped
from studio.money import Money
from tests import make
from tests.make.business import marsh_and_reed
from tests.make.letters import DUE, concern, drafted, family, fringe, presented, said
from tests.studio.documents.reading import glyphs, text_lines

R9 = re.compile(
    r"^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [1-9]\d? [A-Z][a-z]+ \d{4} at "
    r"((1[0-2]|[1-9])(\.[0-5]\d)?\u00a0(am|pm)|12\u00a0noon)$"
)
EVENING = datetime(2026, 12, 8, 19, 30)
MORNING = datetime(2026, 12, 5, 10, 30)
DOOR = timedelta(minutes=15)
NAMED = sorted(path.stem for path in (FOLDER / "en-GB").glob("L*.txt"))
_WORDS = "the and you your with for our are have from that this please ring will is it be of to at by"
ENGLISH = frozenset(re.findall(r"\w+", _WORDS))
HEAD = Letterhead("Marsh & Reed Portraits", ("4 Mill Lane, Ingatestone", "01277 555 0100"))


def test_each_language_writes_days_and_times_in_its_own_way_and_knows_them_again() -> None:
    written = {code: each.appointment(EVENING).replace("\u00a0", " ") for code, each in LANGUAGES.items()}
    assert written == {
        "en-GB": "Tuesday 8 December 2026 at 7.30 pm",
        "en-US": "Tuesday, December 8, 2026 at 7:30 pm",
        "de": "Dienstag, 8. Dezember 2026 um 19.30 Uhr",
        "fr": "mardi 8 décembre 2026 à 19 h 30",
    }
    for tongue in LANGUAGES.values():
        for days in range(0, 400, 7):
            wall = EVENING + timedelta(days=days, minutes=85 * (days % 9))
            found = tongue.timed.fullmatch(tongue.appointment(wall))
            assert found is not None, tongue.appointment(wall)
            assert tongue.day_of(found) == wall.date()
            sentence = f"{tongue.appointment(wall)}, {tongue.part_of_day(wall)}."
            assert tongue.time_problems(sentence) == [], sentence
        if tongue.code == "en-GB":
            assert R9.match(tongue.appointment(EVENING))
        right = tongue.date_in_full(date(2026, 12, 8))
        wrong = right.replace(tongue.names.weekdays[1], tongue.names.weekdays[4])
        assert tongue.time_problems(wrong) == [f"{wrong} is a {tongue.names.weekdays[1]}."]
        assert tongue.time_problems(
            right.replace("8", "31").replace(tongue.names.months[11], tongue.names.months[10])
        )


@pytest.mark.parametrize(
    ("code", "slips"),
    [
        ("en-GB", ("at 7.30.", "7:30 pm", "19:30", "12 pm", "at 7,")),
        ("en-US", ("at 7.30.", "7.30 pm", "19:30", "12 pm", "7 p.m.")),
        ("de", ("um 7.30.", "19:30 Uhr", "19:30", "7 pm", "19 Uhr 30", "um 7,", "0 Uhr")),
        ("fr", ("à 7.30.", "19h30", "19:30", "7 pm", "à 7,", "0 h")),
    ],
)
def test_a_time_written_otherwise_is_asked_about(code: str, slips: tuple[str, ...]) -> None:
    for slip in slips:
        assert language(code).time_problems(f"… {slip} …".replace(". …", ".").replace(", …", ", ")), slip


def test_amounts_are_in_the_currency_of_the_studio() -> None:
    shown = {code: each.money(Money(-1_555_05)).replace("\u00a0", " ") for code, each in LANGUAGES.items()}
    assert shown == {"en-GB": "-£1,555.05", "en-US": "-£1,555.05", "de": "-1.555,05 £", "fr": "-1 555,05 £"}
    try:
        business.make_home(("Europe/Zurich", "CHF"))
        assert language("de").money(Money(60_00)) == "60,00\u00a0CHF"
    finally:
        business.make_home(("Europe/London", "GBP"))


def test_what_the_studio_typed_stands_only_where_it_can_be_read() -> None:
    hours = "Tuesday to Friday, 9.30 am to 5 pm"
    assert language("en-GB").typed_or_not(hours, "en-GB") == hours
    assert language("en-US").typed_or_not("Tuesday to Friday", "en-GB") == "Tuesday to Friday"
    assert language("en-US").typed_or_not(hours, "en-GB") == "", "9.30 am is not how it is written there"
    assert language("de").typed_or_not(hours, "en-GB") == ""
    assert language("fr").typed("We open at 9.", "en-GB") == "«\u00a0We open at 9.\u00a0»"
    assert language("de").typed("Wir öffnen um 9 Uhr.", "de") == "Wir öffnen um 9 Uhr."


def test_each_greets_as_people_are_greeted_there() -> None:
    german, french = language("de"), language("fr-CH")
    greeted = {
        "Mrs Ashworth": ("Sehr geehrte Frau Ashworth", "Madame"),
        "Mr and Mrs Ashworth": (
            "Sehr geehrter Herr Ashworth, sehr geehrte Frau Ashworth",
            "Madame, Monsieur",
        ),
        "Mr Khan and Ms Ellis": ("Sehr geehrter Herr Khan, sehr geehrte Frau Ellis", "Madame, Monsieur"),
        "Claire": ("Guten Tag Claire", "Bonjour Claire"),
        "Claire and Mark": ("Guten Tag Claire und Mark", "Bonjour Claire et Mark"),
        "Dr Ellis": ("Guten Tag Dr. Ellis", "Bonjour Dr. Ellis"),
        "Mx Rowe": ("Guten Tag Rowe", "Bonjour Rowe"),
        "Frau Dr. Schäfer": ("Sehr geehrte Frau Dr. Schäfer", "Madame"),
        "the Ashworth family": ("Sehr geehrte Familie Ashworth", "Chère famille Ashworth"),
        "Sir or Madam": ("Sehr geehrte Damen und Herren", "Madame, Monsieur"),
        "the lady of the house": ("Sehr geehrte Damen und Herren", "Madame, Monsieur"),
        "Ms Ellis and Ms Rowe": ("Sehr geehrte Frau Ellis, sehr geehrte Frau Rowe", "Mesdames"),
    }
    assert {each: (german.salutation(each), french.salutation(each)) for each in greeted} == greeted
    assert language("en-US").salutation("Mrs Ashworth") == "Mrs Ashworth"
    places = {
        "above the fireplace, lounge": ("über dem Kamin", "über Ihrem Kamin", "au-dessus de la cheminée"),
        "over our sofa": ("über dem Sofa", "über Ihrem Sofa", "au-dessus du canapé"),
        "hall": ("in der Diele", "in Ihrer Diele", "dans l’entrée"),
        "study": ("im Arbeitszimmer", "in Ihrem Arbeitszimmer", "dans le bureau"),
        "where the clock was": ("an Ihrer Wand", "", "sur votre mur"),
    }
    for place, (where, own, there) in places.items():
        assert (german.hanging(place), german.of_your_own(place), french.hanging(place)) == (
            where,
            own,
            there,
        )


def facts(said: Language) -> dict[str, str]:
    """What stands in every field of every letter, each put into words by the language."""
    story = "Meine Haare. / Mes cheveux."
    fee = said.fee(Money(45_00), Money(60_00), Money(20_00), Money(25_00), "")
    return {
        "salutation": said.salutation("Mrs Ashworth and Mr Ashworth-Featherstonehaugh"),
        "portraits": said.your_portraits("Family portrait"),
        "meeting": said.meeting(4, again=True),
        "appointment": said.session_told(MORNING, 90, "Daniel Reed", MORNING - DOOR, "Helen Marsh"),
        "who": said.listed(["Claire", "Mark", "Ellie", "Tom"]),
        "fee": f"{fee} {said.voucher(Money(1))} {said.fee_again(Money(45_00), Money(60_00), None, promised=True)}",
        "preparation": f"{said.wear} {said.haircut}",
        "whole": said.the_whole(75),
        "day_phone": "07700 900100",
        "hair": f"{said.this_week} {said.looks}",
        "at_home": said.with_list,
        "session_day": said.date_in_full(MORNING.date()),
        "all_of_you": said.all_of_you(4),
        "drinks": said.drinks("", at_home=False),
        "that_time": said.that_time(EVENING),
        "order": "O-00012",
        "cause": said.cause("The glass came broken.", waiting=False, own=False),
        "old_date": said.date_in_full(date(2026, 10, 14)),
        "new_date": said.date_in_full(date(2026, 10, 28)),
        "pictures": said.pictures(["0147", "0148", "0151"]),
        "choices": said.choices(3, waiting=True),
        "next": said.meanwhile(waiting=True),
        "ring_me_on": said.number_and_hours("01632 960101", ""),
        "coming": f"{said.free_times([MORNING, EVENING])} {said.handing_over(EVENING, 'Helen Marsh', EVENING - DOOR)}",
        "thanks": said.thanks_for_telling("reply slip", DUE, by_another=False),
        "hope": said.hope("above the fireplace"),
        "owner": "Helen Marsh",
        "how_long": said.since(date(2026, 9, 1), DUE),
        "hanging_place": said.hanging("in the hall"),
        "first_letter_on": said.date_in_full(DUE),
        "apology": " ".join(
            (
                said.error(story, MORNING, not_asked=True),
                said.her_time(twice=True),
                said.her_journey(twice=True),
                said.at_home("above the fireplace"),
            )
        ),
        "appointments": " ".join(
            (
                said.session_again(MORNING, "Daniel Reed", MORNING - DOOR),
                said.viewing_again(EVENING, EVENING - DOOR),
                said.ready_by(date(2027, 1, 5)),
            )
        ),
        "closing": f"{said.not_asked_closing} {said.own_number('01632 960101')}",
        "doing": said.doing("complimentary reshoot"),
        "by_when": said.by_when(date(2026, 12, 1)),
        "owner_direct": "01632 960101",
        "ago": said.ago(24),
        "received": said.received("letter", DUE),
        "reply_by": said.date_in_full(date(2026, 12, 1)),
        "ring": "01632 960101",
        "told_day": said.date_in_full(DUE),
        "from_day": said.date_in_full(DUE),
        "change": said.quoted("We ask everyone about their hair first."),
    }


def page(name: str, said: Language, *, large: bool = False) -> Snapshot:
    """One letter as it would be printed."""
    code = name.removesuffix("-again").removesuffix("-moved").replace("L9-L10", "L9+L10")
    kind = KINDS[code]
    worded = shipped(name, said.code)
    values = facts(said)
    if name == "L7":
        values["thanks"] = said.thanks_for_portraits(4, DUE, again=True)
    if name.startswith("L6"):
        values["next"] = (
            f"{said.set_out(booked=True)} {said.left_to_pay(Money(1_555_00))} {said.another_time('07700 900100')}"
        )
    if name.startswith("L3"):
        values["appointment"] = said.viewing_told(EVENING, 120, "Helen Marsh", EVENING - DOOR)
        values["all_of_you"] = said.you_all(4)
        values["who"] = said.who_comes(said.listed(["Claire", "Mark"]))
    return Snapshot(
        code=code, copy=1, edition=1, occasion="", household_id=HouseholdId(1), person_id=PersonId(1),
        number="L-000412", on=DUE, address=("Mrs C Ashworth", "12 Orchard Road", "INGATESTONE", "CM4 0ZZ"),
        paragraphs=worded.template.fill(values), signed_by="Helen Marsh", signed_as=said.roles[Role.OWNER],
        letterhead=HEAD, slip=kind.slip, large_print=large, template=worded.sha256, written={}, language=said.code,
    )  # fmt: skip


def test_every_letter_is_there_in_every_language_whole_on_its_page_and_in_no_other() -> None:
    assert set(LANGUAGES) == set(WRITTEN)
    assert set(LANGUAGES) <= set(NAMES)
    for tongue in LANGUAGES.values():
        assert set(tongue.names_of_letters) == set(KINDS)
        for name in NAMED:
            worded = shipped(name, tongue.code)
            assert worded.template.fields == shipped(name).template.fields, (tongue.code, name)
            letter = page(name, tongue)
            assert problems(letter) == [], (tongue.code, name)
            paper = letter.paper()
            assert len(lay_out(paper)) == 1, (tongue.code, name)
            around = (*paper.aside, tongue.ending, tongue.tear, paper.numbered, letter.signed_as, paper.slip)
            mail = tongue.mail(letter.code, "L-1", "01632", along=True)
            around += (*mail, tongue.subject(letter.code, "Rowe", "L-1"))
            shown = re.sub(r"„[^“]*“|«[^»]*»", "", " ".join((letter.text, *map(str, around))))
            assert "{{" not in shown
            if tongue.code in ("de", "fr"):
                words = {each.casefold() for each in re.findall(r"[^\W\d_]+", shown)}
                assert not words & ENGLISH, (tongue.code, name, words & ENGLISH)


def test_long_german_words_stay_in_their_zones_in_large_print_too() -> None:
    for name in ("L1", "L8"):
        for large in (False, True):
            pdf = render(page(name, language("de"), large=large).paper())
            assert page_count(pdf) <= (2 if large else 1)
            assert b"/Lang (de)" in pdf  # so that it is read aloud in its own language
            for each in glyphs(pdf):
                assert each.left >= 25, (name, each)
                assert each.right <= 185.1, (name, each)
                assert each.bottom <= 292, (name, each)
                assert not 44 < each.bottom < 57, (name, each)


def test_a_family_is_written_to_in_its_language_and_its_apology_is_drafted_in_it(
    store: Store, tmp_path: Path
) -> None:
    told = fringe(store)
    with clock.standing_at(datetime(2026, 10, 20, 9)):
        wishes = store.ask(clients.household, told.household_id).as_draft()
        store.do(clients.amend, told.household_id, replace(wishes, language="de"), by=told.staff.priya)
        assert store.ask(clients.household, told.household_id).language == "de"
    with clock.standing_at(datetime(2026, 11, 11, 9)):
        (first,) = letters.issue_to_folder(store, told.staff.helen, DUE, tmp_path).issued
    words = said(store, first.letter_id)
    assert "Sehr geehrte Frau" in words
    assert "wie sie über dem Kamin wirken" in words
    assert "Mittwoch, 11. November 2026" in words
    assert "Helen Marsh, Studioleitung" in words
    assert "Dürfen wir Sie anrufen?" in words
    concern(store, told)
    row = drafted(store)
    assert f"Sie haben gesagt: „{make.letters.HER_WORDS}“" in row.words.error
    assert "Es tut mir leid. Wir hätten Sie an jenem Vormittag fragen sollen" in row.words.error
    assert row.words.journey.startswith("Sie haben jedes Mal den Weg")
    store.do(letters.mark_checked, row.letter.id, row.letter.version, by=told.staff.daniel)
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        issued = letters.issue_to_folder(store, told.staff.helen, date(2026, 11, 25), tmp_path).issued
    apology = said(store, issued[-1].letter_id)
    assert "Dienstag, 8. Dezember 2026 um 19.30 Uhr, am Abend" in apology
    assert "Wir würden Sie alle vier sehr gern noch einmal fotografieren" in apology


def test_a_language_that_nobody_here_writes_keeps_no_letter_back_and_the_list_says_so(store: Store) -> None:
    staff = marsh_and_reed(store)
    codes = ["pl", "xx-unknown", "de-AT", "", "fr"]
    homes = presented(
        store, staff.helen, [family(number, language=code) for number, code in enumerate(codes)]
    )
    assert not is_written("pl")
    with clock.standing_at(datetime(2026, 11, 11, 9)):
        due = store.ask(letters.due, DUE)
    remarks = {row.occasion.household_id: " ".join(row.remarks) for row in due.ready if row.code == "L8"}
    assert set(remarks) == set(homes)
    assert (
        "They wish for Polish, in which this letter is not written; it goes in English." in remarks[homes[0]]
    )
    assert "xx-unknown" in remarks[homes[1]]
    assert not any("They wish for" in remarks[home] for home in homes[2:])
    studio = store.ask(business.studio)
    kept = {name: getattr(studio, name) for name in business.StudioDetails.__dataclass_fields__}
    details = business.StudioDetails(
        **{**kept, "language": "fr", "owner_hours": "du mardi au samedi, de 10 h à 16 h"}
    )
    store.do(business.amend_studio, details, studio.version, by=staff.helen)
    with clock.standing_at(datetime(2026, 11, 11, 9)):
        due = store.ask(letters.due, DUE)
        (row,) = [row for row in due.ready if row.occasion.household_id == homes[3]]
        pdf = store.ask(letters.preview, row.occasion, DUE)
        told = {each.occasion.household_id: " ".join(each.remarks) for each in due.ready}
    shown = " ".join(text_lines(pdf, 0))
    assert "mercredi 11 novembre 2026" in shown
    assert "Helen Marsh, direction du studio" in shown
    assert "it goes in French" in told[homes[0]]
