"""The same contact, read again from whichever file, is known by its fingerprint; another one is another."""

import pytest

from studio.contacts.parsing import parse


def key(text: str) -> str:
    people = parse(text.encode(), "x").people
    assert len(people) == 1
    return people[0].fingerprint


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", *lines, "END:VCARD"])


ANN = card(
    "N:Lee;Ann;;Mrs;",
    "FN:Ann Lee",
    "TEL;CELL:07700 900123",
    "EMAIL:ann@example.com",
    "ADR;HOME:;;14 High Street;Bristol;;BS1 4DJ;UK",
)

SPREADSHEET = """First Name,Last Name,Title,Mobile,Email,Street,City,Postcode
Ann,Lee,Mrs,0044 7700 900123,ann@example.com,14 High Street,Bristol,BS1 4DJ"""


@pytest.mark.parametrize(
    "again",
    [
        ANN,
        card(
            "EMAIL;TYPE=work:Ann@Example.com",
            "FN:Mrs Ann Lee",
            "N:LEE;Ann;;Mrs.;",
            "TEL:+44 7700 900123",
            "ADR:;;14 High Street\\,;Bristol;;bs14dj;",
            "UID:1",
            "NOTE:new",
        ),
        SPREADSHEET,
    ],
)
def test_the_same_person_written_otherwise_is_the_same(again: str) -> None:
    assert key(again) == key(ANN)


@pytest.mark.parametrize(
    "other",
    [
        ANN.replace("Ann", "Zoe"),
        ANN.replace("Mrs", "Mr"),
        ANN.replace("900123", "900124"),
        ANN.replace("14 High", "15 High"),
        ANN.replace("ann@", "ben@"),
        ANN.replace(";;Mrs;", ";J;Mrs;"),
        ANN.replace("N:Lee;Ann;;Mrs;", "N:Lee;Ann;;Mrs;Jr."),
    ],
)
def test_whoever_differs_in_anything_is_somebody_else(other: str) -> None:
    assert key(other) != key(ANN)


def test_two_equal_cards_of_one_file_are_both_counted() -> None:
    found = parse((ANN + "\n" + ANN).encode(), "twice.vcf")
    assert (found.contacts, len({person.fingerprint for person in found.people})) == (2, 1)


def test_one_uid_on_two_people_does_not_make_them_one() -> None:
    found = parse((card("FN:Ann", "UID:7") + "\n" + card("FN:Ben", "UID:7")).encode(), "uids.vcf")
    assert len({person.fingerprint for person in found.people}) == 2
    assert [person.uid for person in found.people] == ["7", "7"]
