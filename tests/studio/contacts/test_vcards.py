"""vCards, as telephones and programs wrote them."""

from datetime import date
from pathlib import Path

import pytest

from studio.contacts.parsing import parse
from studio.contacts.rows import Contact, ContactFile, Labelled, PostalAddress

FILES = Path(__file__).parents[2] / "data" / "contacts"

# What the makers' own test suites wrote into each file: cards, and how many of them name nobody.
CARDS = {
    "android-vcard/v21_adr_multiple_line.vcf": (1, 0),
    "android-vcard/v21_android_custom_prop.vcf": (1, 1),
    "android-vcard/v21_complicated.vcf": (1, 0),
    "android-vcard/v21_im.vcf": (1, 0),
    "android-vcard/v21_pref_handling.vcf": (1, 0),
    "android-vcard/v30_comma_separated.vcf": (1, 0),
    "android-vcard/v40_sip.vcf": (1, 0),
    "ez-vcard/John_Doe_ANDROID.vcf": (6, 0),
    "ez-vcard/John_Doe_GMAIL.vcf": (1, 0),
    "ez-vcard/fullcontact.vcf": (1, 0),
    "ez-vcard/gmail-list.vcf": (3, 0),
    "ez-vcard/issue114.vcf": (1, 0),
    "ez-vcard/outlook-2003.vcf": (1, 0),
    "ez-vcard/rfc6350-example.vcf": (1, 0),
    "ical4j-vcard/4b62872a-849-0.vcf": (1, 0),
    "ical4j-vcard/valid_vcard-group.vcf": (1, 1),
    "ical4j-vcard/valid_vcard-lowercase.vcf": (1, 0),
    "ical4j-vcard/vcard-rfc2426.vcf": (2, 0),
}


def parsed(name: str) -> ContactFile:
    return parse((FILES / name).read_bytes(), name)


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def only(data: bytes) -> Contact:
    found = parse(data, "one.vcf")
    assert (len(found.people), len(found.refused)) == (1, 0)
    return found.people[0]


@pytest.mark.parametrize("name", CARDS)
def test_every_card_of_a_file_is_a_contact_or_refused(name: str) -> None:
    found = parsed(name)
    assert (found.format, found.contacts, len(found.refused)) == ("vcard", *CARDS[name])


def test_no_copied_file_is_forgotten() -> None:
    assert {str(file.relative_to(FILES).as_posix()) for file in FILES.rglob("*.vcf")} == set(CARDS)


def test_a_card_of_outlook_2003_is_read_in_full() -> None:
    john = parsed("ez-vcard/outlook-2003.vcf").people[0]
    assert (john.prefix, john.first, john.last, john.suffix, john.name) == (
        "Mr.",
        "John",
        "Doe",
        "III",
        "John Doe III",
    )
    assert john.organisation == "Company, The"
    assert john.emails == (Labelled("", "jdoe@hotmail.com"),)
    assert john.address == PostalAddress(
        "work", ("TheOffice", "123 Main St"), "Austin", "TX", "12345", "United States of America"
    )
    assert john.birthday == date(1980, 3, 21)
    assert john.notes == "This is the note field!!\nSecond line\n\nThird line is empty"


def test_quoted_printable_is_joined_and_decoded_before_it_is_taken_apart() -> None:
    people = parsed("ez-vcard/John_Doe_ANDROID.vcf").people
    assert [person.name for person in people[:2]] == ["john.doe@company.com", "jane.doe@company.com"]
    assert people[4].first == "Ñ Ñ Ñ"
    assert people[4].telephones[1:] == (Labelled("work", "123456"), Labelled("fax", "123456"))


def test_an_address_broken_over_lines_without_folding_is_kept_whole() -> None:
    home = parsed("android-vcard/v21_adr_multiple_line.vcf").people[0].addresses[1]
    assert home.lines == ("Hermann v. Brevern", "9999999", "Packstation 999")


def test_lower_case_and_eight_bit_letters_are_read() -> None:
    franz = parsed("ical4j-vcard/4b62872a-849-0.vcf").people[0]
    assert (franz.name, franz.address.town if franz.address else "") == ("Herr Franz Branntwein", "Köln")


def test_a_birthday_without_a_year_is_a_remark_and_no_date() -> None:
    simon = parsed("ez-vcard/rfc6350-example.vcf").people[0]
    assert simon.birthday is None
    assert simon.remarks == ("The birthday is 3 February; the year is not known.",)
    assert simon.telephones[0] == Labelled("work", "+1-418-656-9254 ext 102")


def test_apple_labels_are_read_from_the_group() -> None:
    claire = only(
        card(
            "N:Ashworth;Claire;;Mrs;", "FN:Mrs Claire Ashworth", "item1.TEL:01632 960123",
            "item1.X-ABLabel:_$!<Mobile>!$_", "item2.EMAIL;type=INTERNET:claire@example.com",
            "item2.X-ABLabel:School run", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15",
        )
    )  # fmt: skip
    assert claire.telephones == (Labelled("mobile", "01632 960123"),)
    assert claire.emails == (Labelled("School run", "claire@example.com"),)
    assert claire.remarks == ("The birthday is 15 March; the year is not known.",)


def test_the_preferred_address_comes_first_then_home() -> None:
    person = only(
        card("FN:Ann Lee", "ADR;TYPE=WORK:;;1 Mill Lane;Leeds;;;", "ADR;TYPE=HOME:;;2 Hill Road;York;;;",
             "ADR;TYPE=OTHER,PREF:;;3 Sea View;Hull;;;")
    )  # fmt: skip
    assert [address.town for address in person.addresses] == ["Hull", "York", "Leeds"]


@pytest.mark.parametrize(
    "name",
    ["Smith <tom@example.com>", "<b>Smith</b>", "O'Brien", "=cmd()", "{{7*7}}", "Null", "שרה כהן", "محمد العلي", "%s",
     "Zoë", "👨‍👩‍👧", "-"],
)  # fmt: skip
def test_a_name_is_kept_as_it_was_written(name: str) -> None:
    assert only(card(f"FN:{name}")).name == name
    assert only(card(f"N:{name};Tom")).last == name


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("Claire Ashworth", "Claire", "Ashworth"), ("Ashworth, Claire", "Claire", "Ashworth"), ("Zoe", "", "Zoe"),
     ("Ludwig van Beethoven", "Ludwig", "van Beethoven"), ("Mrs C Ashworth", "C", "Ashworth"),
     ("Smith <tom@example.com>", "", "Smith <tom@example.com>"), ("Mum and Dad", "", "Mum and Dad")],
)  # fmt: skip
def test_a_name_in_one_piece_is_taken_apart_where_that_is_safe(written: str, first: str, last: str) -> None:
    person = only(card("FN:" + written.replace(",", "\\,")))
    assert (person.first, person.last) == (first, last)


def test_a_firm_keeps_its_name_and_is_nobody_in_person() -> None:
    firm = only(card("FN:Karlsruhe Travel", "ORG:Karlsruhe Travel;Sales", "N:;;;;"))
    assert (firm.name, firm.organisation, firm.first, firm.last) == (
        "Karlsruhe Travel",
        "Karlsruhe Travel",
        "",
        "",
    )


def test_a_group_of_contacts_is_refused_as_one() -> None:
    found = parse(card("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group"), "g.vcf")
    assert [refused.reason for refused in found.refused] == [
        "This card is a list of other contacts, not a person."
    ]


def test_a_card_of_nobody_is_refused_with_its_place() -> None:
    refused = parse(card("FN:Ann") + card("URL:http://example.com"), "two.vcf").refused[0]
    assert refused.at == "card 2, line 5"
    assert refused.reason == "This card has no name, telephone or e-mail, so there is nobody to make."


@pytest.mark.parametrize(
    "data",
    [b"BEGIN:VCARD\nFN:Ann Lee\nTEL:01632 960123", b"begin:vcard \nfn:Ann Lee\ntel:01632 960123\nend:vcard ",
     b"\xef\xbb\xbfBEGIN:VCARD\r\r\nFN:Ann Lee\r\r\nTEL:01632 960123\r\r\nEND:VCARD",
     b"BEGIN:VCARD\rFN:Ann Lee\rTEL:01632 960123\rEND:VCARD\r",
     b"BEGIN:VCARD\nFN:Ann\n  Lee\nTEL:01632\n  960123\nPHOTO;BASE64:\n  QUJD\n  QUJD\n\nEND:VCARD",
     "BEGIN:VCARD\nFN:Ann Lee\nTEL:01632 960123\nEND:VCARD".encode("utf-16"),
     "BEGIN:VCARD\nFN:Ann Lee\nTEL:01632 960123\nEND:VCARD".encode("utf-16-be"),
     b'BEGIN:VCARD\nFN ;X=";:Ann Lee\nTEL;"":01632 960123\nEND:VCARD',
     b"BEGIN:VCARD\nFN:A\x00nn Lee\nTEL:\x0001632 960123\nEND:VCARD",
     b"junk before\n\nBEGIN:VCARD\nFN:Ann Lee\nnonsense\n;:\n:\nTEL:01632 960123\nEND:VCARD\njunk after"],
)  # fmt: skip
def test_a_card_badly_written_is_still_read(data: bytes) -> None:
    ann = only(data)
    assert ann.name.replace("nonsense", "").strip() == "Ann Lee"
    assert ann.telephones == (Labelled("", "01632 960123"),)


@pytest.mark.parametrize(
    ("line", "name"),
    [(b"FN:Zo\xeb", "Zoë"), (b"FN;CHARSET=UTF-8:Zo\xc3\xab", "Zoë"), (b"FN;CHARSET=windows-1250:Krak\xf3w", "Kraków"),
     (b"FN;CHARSET=klingon:Zo\xc3\xab", "Zoë"), (b"FN;CHARSET=us-ascii:Zo\xeb", "Zoë"),
     (b"FN;CHARSET=SHIFT_JIS:\x88\xc0\x93\xa1", "安藤"), (b"FN;CHARSET=unicode_escape:\\x41", "\\x41"),
     (b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB", "Zoë"), (b"FN;QUOTED-PRINTABLE:Zo=C3=\n=AB", "Zoë"),
     (b"FN:Zo\xc3\n \xab", "Zoë"), (b"FN:Zo\xc3\xab \xed\xa0\x80x", "Zoë x")],
)  # fmt: skip
def test_letters_are_read_whatever_the_card_says_of_them(line: bytes, name: str) -> None:
    assert only(b"BEGIN:VCARD\n" + line + b"\nEND:VCARD").name == name


def test_a_card_inside_a_card_is_no_contact_of_its_own() -> None:
    for agent in (
        "AGENT:BEGIN:VCARD\r\n FN:Agent\r\n END:VCARD",
        "AGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\nEND:VCARD",
    ):
        boss = only(card("FN:Ann Lee", agent, "TEL:01632 960123"))
        assert (boss.name, len(boss.telephones)) == ("Ann Lee", 1)
        assert boss.remarks == ("The card carries a second card inside, which was left out.",)


def test_a_card_without_an_end_costs_no_other_card() -> None:
    found = parse(b"BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\nBEGIN:VCARD\nFN:Cat", "cut.vcf")
    assert [person.name for person in found.people] == ["Ann", "Ben", "Cat"]
    assert found.people[2].remarks == ("The card has no end; the file may have been cut short.",)


def test_two_addresses_in_one_line_become_two() -> None:
    person = only(card("FN:Ann", "EMAIL:mailto:Tom <tom@example.com>, ann@example.com"))
    assert [email.typed for email in person.emails] == ["tom@example.com", "ann@example.com"]


def test_what_is_too_long_is_cut_and_said() -> None:
    person = only(card("FN:" + "x" * 5000, "NOTE:" + "y" * 50_000))
    assert (len(person.name), len(person.notes)) == (240, 10_000)
    assert person.remarks == ("Too long, and cut: a name.", "Too long, and cut: the notes.")
