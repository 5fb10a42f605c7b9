"""Lists with headings (CSV), of programs we know and of systems nobody has heard of."""

from datetime import date
from pathlib import Path

import pytest

from studio.contacts.parsing import parse
from studio.contacts.rows import Contact, ContactFile, Labelled, PostalAddress

FILES = Path(__file__).parents[2] / "data" / "contacts"
NAMES_NOBODY = "This row has no name, telephone or e-mail, so there is nobody to make."
NO_HEADING = "None of the headings of this list says which column holds a name, a telephone or an e-mail."


def listed(*lines: str) -> ContactFile:
    return parse("\n".join(lines).encode(), "list.csv")


def only(*lines: str) -> Contact:
    found = listed(*lines)
    assert (len(found.people), len(found.refused)) == (1, 0)
    return found.people[0]


def test_a_list_of_google_is_read_in_full() -> None:
    claire = only(
        "\ufeffFirst Name,Middle Name,Last Name,Name Prefix,Organization Name,Birthday,Notes,Labels,E-mail 1 - Label,"
        "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
        "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
        "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address",
        'Claire,Jane,Ashworth,Mrs,,1984-05-06,"Two boys\nand a dog",* myContacts,* Home,claire@example.com,Work,'
        'c@example.com ::: d@example.com,Mobile,07700 900123 ::: 07700 900124,Home,"14 High Street\nBristol\nBS1 4DJ",'
        "14 High Street,Bristol,,Avon,BS1 4DJ,United Kingdom,Flat 2",
    )
    assert (claire.prefix, claire.first, claire.middle, claire.last) == ("Mrs", "Claire", "Jane", "Ashworth")
    assert claire.name == "Mrs Claire Ashworth"
    assert claire.emails == (
        Labelled("home", "claire@example.com"), Labelled("work", "c@example.com"), Labelled("work", "d@example.com"),
    )  # fmt: skip
    assert claire.telephones == (Labelled("mobile", "07700 900123"), Labelled("mobile", "07700 900124"))
    assert claire.addresses == (
        PostalAddress("home", ("14 High Street", "Flat 2"), "Bristol", "Avon", "BS1 4DJ", "United Kingdom"),
    )
    assert (claire.birthday, claire.notes) == (date(1984, 5, 6), "Two boys\nand a dog")


def test_a_list_of_google_before_2024_is_read() -> None:
    mark = only(
        "Name,Given Name,Additional Name,Family Name,Name Prefix,Birthday,E-mail 1 - Type,E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value",
        "Mark Ashworth,Mark,,Ashworth,,--05-06,* ,mark@example.com,Mobile,07700 900125",
    )
    assert (mark.name, mark.first, mark.last) == ("Mark Ashworth", "Mark", "Ashworth")
    assert (mark.emails, mark.telephones) == (
        (Labelled("", "mark@example.com"),), (Labelled("mobile", "07700 900125"),),
    )  # fmt: skip
    assert mark.remarks == ("The birthday is 6 May; the year is not known.",)


def test_a_list_of_outlook_is_read_home_before_work() -> None:
    ann = only(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Street,Business Street 2,"
        "Business City,"
        "Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home Postal Code,"
        "Business Phone,Home Phone,Home Phone 2,Mobile Phone,"
        "Business Fax,Birthday,E-mail Address,E-mail 2 Address,Notes",
        "Dr,Ann,,Lee,,Lee & Co,Baker,1 Mill Lane,Unit 3,Leeds,,LS1 1AA,England,2 Hill Road,York,YO1 7HH,"
        "0113 4960100,01632 960126,01632 960127,07700 900126,0113 4960101,0/0/00,ann@example.com,lee@example.com,",
    )
    assert (ann.prefix, ann.name, ann.organisation) == ("Dr", "Dr Ann Lee", "Lee & Co")
    assert [address.label for address in ann.addresses] == ["home", "work"]
    assert ann.addresses[1].lines == ("1 Mill Lane", "Unit 3")
    assert sorted(telephone.label for telephone in ann.telephones) == [
        "fax",
        "home",
        "home",
        "mobile",
        "work",
    ]
    assert [email.typed for email in ann.emails] == ["ann@example.com", "lee@example.com"]
    assert (ann.birthday, ann.remarks) == (None, ())


def test_a_list_in_the_manner_of_apple_is_read() -> None:
    tom = only(
        "First name,Last name,Company,Phone (mobile),iPhone,E-mail (home),Home Address,Birthday,Note",
        'Tom,Small,,07700 900127,07700 900128,tom@example.com,"5 Sea View, Hove, BN3 1AA",3 April 1990,Left handed',
    )
    assert [telephone.label for telephone in tom.telephones] == ["mobile", "mobile"]
    assert tom.address == PostalAddress("home", ("5 Sea View",), "Hove", "", "BN3 1AA", "")
    assert (tom.birthday, tom.notes) == (date(1990, 4, 3), "Left handed")


def test_a_list_of_thunderbird_is_read() -> None:
    jane = only(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Fax Number,"
        "Mobile Number,Home Address,Home Address 2,Home City,Home ZipCode,Birth Year,Birth Month,Birth Day,Notes",
        "Jane,Doe,Jane Doe,,jane@example.com,j@example.com,,"
        "01632 960128,,,1 Low Road,Clifton,Bristol,BS8 1AA,1975,8,20",
    )
    assert jane.address == PostalAddress("home", ("1 Low Road", "Clifton"), "Bristol", "", "BS8 1AA", "")
    assert (jane.birthday, len(jane.emails)) == (date(1975, 8, 20), 2)


def test_customers_of_another_shop_are_read() -> None:
    found = parse((FILES / "chinook" / "Customer.csv").read_bytes(), "Customer.csv")
    assert (found.format, found.contacts, len(found.people)) == ("csv", 59, 59)
    luis = found.people[0]
    assert (luis.first, luis.last, luis.at) == ("Luís", "Gonçalves", "row 1, line 2")
    assert luis.address == PostalAddress(
        "", ("Av. Brigadeiro Faria Lima, 2170",), "São José dos Campos", "SP", "12227-000", "Brazil"
    )


def test_what_somebody_does_is_not_how_he_is_addressed() -> None:
    found = parse((FILES / "chinook" / "Employee.csv").read_bytes(), "Employee.csv")
    assert {person.prefix for person in found.people} == {""}
    assert found.people[0].birthday == date(1962, 2, 18)


def test_short_rows_and_unknown_columns_are_read() -> None:
    found = parse((FILES / "google-shared-contacts" / "outlook.csv").read_bytes(), "outlook.csv")
    assert [person.name for person in found.people] == ["Adam Glacius", "Daniel Ireland", "Duncan Amey"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_separator_character_set_and_line_end_will_do(separator: str, encoding: str, ends: str) -> None:
    text = ends.join([f"Surname{separator}E-mail", f"Müller-Größe{separator}m@example.com", ""])
    found = parse(text.encode(encoding), "list")
    assert [(person.last, person.emails[0].typed) for person in found.people] == [
        ("Müller-Größe", "m@example.com")
    ]


def test_one_damaged_letter_does_not_spoil_the_others() -> None:
    data = "Surname\nMüller\nGröße\nZoë\n".encode() + b"Caf\xff\n"
    assert [person.last for person in parse(data, "x.csv").people] == ["Müller", "Größe", "Zoë", "Caf"]


def test_the_separator_named_by_a_spreadsheet_is_believed() -> None:
    assert only("sep=;", "Name;Notes, long", "Ann Lee;a").name == "Ann Lee"


@pytest.mark.parametrize(
    ("cell", "name"),
    [("'=cmd()", "=cmd()"), ("'+44", "+44"), ("'@x", "@x"), ("'-", "-"), ("=cmd()", "=cmd()"), ("'Tis", "'Tis"),
     ("O'Brien", "O'Brien"), ('"Smith <tom@example.com>"', "Smith <tom@example.com>"), ("<b>", "<b>"), ("Null", "Null"),
     ("{{7*7}}", "{{7*7}}"), ("שרה", "שרה"), ('"Tom ""Tiger"" Lee"', 'Tom "Tiger" Lee'), ('5" Tom', '5" Tom')],
)  # fmt: skip
def test_a_name_is_kept_and_the_guard_of_an_export_undone(cell: str, name: str) -> None:
    assert only("Surname,Phone", f"{cell},01632 960123").last == name


def test_a_quotation_mark_left_open_costs_one_row_only() -> None:
    found = listed("Name,Phone", "Ann,1", '"Ben,2', "Cat,3", "Dan,4")
    assert [person.name for person in found.people] == ["Ann", "Cat", "Dan"]
    assert [(refused.at, refused.reason) for refused in found.refused] == [
        ("row 2, line 3", "A quotation mark in this row is never closed, so its end cannot be told.")
    ]


def test_line_ends_in_cells_do_not_shift_the_line_numbers() -> None:
    found = listed("Name,Notes", '"Ann","one', 'two"', ",only a note", "Ben,")
    assert [person.at for person in found.people] == ["row 1, line 2", "row 3, line 5"]
    assert [(refused.at, refused.reason) for refused in found.refused] == [("row 2, line 4", NAMES_NOBODY)]


def test_more_cells_than_headings_are_said_and_empty_rows_are_no_rows() -> None:
    found = listed("Name,Phone", "Ann,1,what,is,this", ",", "", "Ben,2,,")
    assert [len(person.remarks) for person in found.people] == [1, 0]
    assert found.contacts == 2


def test_a_heading_given_twice_counts_twice() -> None:
    ann = only("Name,Email,Email,Name", "Ann,a@example.com,b@example.com,Ben")
    assert (ann.name, [email.typed for email in ann.emails]) == ("Ann", ["a@example.com", "b@example.com"])


def test_a_list_without_headings_is_understood_by_what_it_holds() -> None:
    found = listed("Ann Lee,ann@example.com,01632 960123", "Ben Small,ben@example.com,01632 960124")
    assert [(person.name, person.at) for person in found.people] == [
        ("Ann Lee", "row 1, line 1"), ("Ben Small", "row 2, line 2"),
    ]  # fmt: skip
    assert found.people[1].telephones == (Labelled("", "01632 960124"),)


def test_a_list_of_something_else_is_refused_row_by_row() -> None:
    found = listed("a,b,c", "1,2,3", '"Once upon', 'a time",5,6', "7,8,9")
    assert (found.contacts, {refused.reason for refused in found.refused}) == (3, {NO_HEADING})


@pytest.mark.parametrize(
    ("written", "born"),
    [("1984-05-06", date(1984, 5, 6)), ("19840506", date(1984, 5, 6)), ("25/12/1984", date(1984, 12, 25)),
     ("12/25/1984", date(1984, 12, 25)), ("06.05.1984", date(1984, 5, 6)), ("6 May 1984", date(1984, 5, 6)),
     ("May 6th, 1984", date(1984, 5, 6)), ("1984-05-06 00:00:00", date(1984, 5, 6)), ("29/02/2000", date(2000, 2, 29)),
     ("05/05/1984", date(1984, 5, 5))],
)  # fmt: skip
def test_a_birthday_written_plainly_is_read(written: str, born: date) -> None:
    ann = only("Name,Birthday", f'Ann,"{written}"')
    assert (ann.birthday, ann.remarks) == (born, ())


@pytest.mark.parametrize(
    "written",
    [
        "03/04/1984",
        "3/4/84",
        "29/02/2001",
        "1899-12-31",
        "2999-01-01",
        "spring 1984",
        "1984-13-01",
        "x" * 9000,
    ],
)
def test_a_birthday_in_doubt_is_asked_not_guessed(written: str) -> None:
    ann = only("Name,Birthday", f"Ann,{written}")
    assert ann.birthday is None
    assert len(ann.remarks) == 1


def test_the_other_dates_of_a_list_tell_how_its_dates_are_meant() -> None:
    found = listed("Name,Birthday", "Ann,03/04/1984", "Ben,25/12/1990")
    assert found.people[0].birthday == date(1984, 4, 3)
    found = listed("Name,Birthday", "Ann,03/04/1984", "Ben,12/25/1990")
    assert found.people[0].birthday == date(1984, 3, 4)
