"""Spelling, tone and facts by their words alone (R15, DOMAIN 3.5): no studio is needed to ask them."""

from datetime import date
from pathlib import Path

import pytest

from studio.letters import spelling, tone, wordings
from studio.letters.facts import amounts_in, dates_in, names_in
from studio.letters.kinds import KINDS
from studio.letters.wording import FOLDER, shipped
from studio.letters.wordings_fields import as_kept, as_shown, examples, fields_of


def test_words_are_looked_up_in_the_dictionary_of_their_language() -> None:
    text = "We organise a colour reshoot, we’d love it; ring 01632 960100 or write to helen@reed.example at 7.30 pm."
    assert spelling.unknown(text, "en-GB") == []
    assert spelling.unknown(text, "en-US") == ["organise", "colour"]
    assert spelling.unknown("We organize the portait of Ellie-May’s moulding", "en-GB") == [
        "organize",
        "portait",
    ]
    assert spelling.unknown("J’ai reçu l’épreuve et qu’elle est trés belle", "fr") == ["trés"]
    assert "portrait" in spelling.suggestions("portait", "en-GB")


def test_names_places_and_taught_words_are_excused_in_any_case_and_in_parts() -> None:
    names = spelling.name_words("Mrs C Featherstonehaugh-Cholmondeley", "O’Rourke", "12 Blackmoreham Rd")
    text = "Mrs Featherstonehaugh’s picture, Cholmondeley, O’ROURKE and Blackmoreham, and נעמה too"
    assert spelling.unknown(text, "en-GB", names) == []
    assert spelling.unknown(text, "en-GB") == [
        "Featherstonehaugh's",
        "Cholmondeley",
        "Blackmoreham",
    ]


def test_a_language_without_a_dictionary_is_told_and_nothing_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A computer with no dictionary of the system's, and one whose German dictionary is damaged.
    monkeypatch.setattr(spelling, "folders", lambda: (tmp_path,))
    assert spelling.unknown("Wirr und wahr", "cy") == []
    assert (
        spelling.missing("cy")
        == "There is no dictionary for Welsh on this computer, so spelling is not checked."
    )
    (tmp_path / "gd.aff").write_bytes(b"\xff\x00SET nothing\n")
    (tmp_path / "gd.dic").write_bytes(b"not a number\n\xff")
    assert spelling.found("gd") is not None
    spelling.unknown("Chan eil", "gd")


@pytest.mark.parametrize(
    ("code", "text", "rules"),
    [
        ("L9", "Thank you. You said: “but £20 off, unfortunately”. I am sorry. However small, tell us.", []),
        ("L9", "I am sorry if you felt hurt, but as you know our policy asks for proof.",
         ["sorry if", "as you know", "policy", "blame", "but", "thank first", "her words"]),
        ("L7", "Thank you. Our new products: 20 % discount if you book now.", ["selling"]),
        ("L1", "Thank you. The fee is £60.00.", []),
        ("L8", "We are sorry for any inconvenience. Ring us on 5 December.", ["inconvenience", "date"]),
        ("L13", "Valued customer, please be advised.", ["phrase"]),
        ("L5", "The giclée is in its rebate.", ["trade word"]),
    ],
)  # fmt: skip
def test_the_tone_is_remarked_upon_letter_by_letter(code: str, text: str, rules: list[str]) -> None:
    assert [each.rule for each in tone.remarks(text, code)] == rules


def test_the_tone_knows_german_and_french_and_the_number_of_whoever_signs() -> None:
    german = tone.remarks(
        "Danke. Es tut mir leid, falls Sie warten mussten. Leider „aber“ Rabatt.", "L9", "de"
    )
    assert [each.rule for each in german] == ["sorry if", "selling", "but"]
    assert [each.rule for each in tone.remarks("Merci. Une remise de 20 €.", "L8", "fr")] == ["selling"]
    assert [each.rule for each in tone.remarks("Thank you.", "L8", number="01632 960101")] == ["number"]


def test_dates_amounts_and_names_are_found_in_what_was_typed() -> None:
    text = (
        "On Tuesday 24 November 2026, 5 December, and Tuesday, December 8, 2026; never on 31 February 2026."
    )
    days = [(each.day, each.without_year) for each in dates_in(text, "en-GB")]
    assert days == [(date(2026, 11, 24), False), (date(2024, 12, 5), True), (date(2026, 12, 8), False)]
    assert [each.day for each in dates_in("Dienstag, 8. Dezember 2026", "de")] == [date(2026, 12, 8)]
    assert [each.day for each in dates_in("le mardi 8 décembre 2026", "fr")] == [date(2026, 12, 8)]
    amounts = [each.pence for each in amounts_in("£1,555.00, £60, 1.234,50 € and $5.5")]
    assert amounts == [155_500, 6_000, 123_450, 550]
    known = spelling.name_words("Claire Ashworth", "Helen Marsh")
    said = names_in(
        "Dear Mrs Ashworth, we told Mrs Ashwood and Claire that Daniel came to London.", "en-GB", known
    )
    assert [each.words for each in said] == ["Mrs Ashwood", "Daniel", "London"]


@pytest.mark.parametrize("language", ["en-GB", "en-US", "de", "fr"])
def test_every_shipped_wording_passes_its_own_checks(language: str) -> None:
    known = {name: kind for name, kind, _ in wordings.names()}
    for file in sorted((FOLDER / language).glob("L*.txt")):
        name, text = file.stem, file.read_text("utf-8")
        assert wordings.faults(text, name, language) == [], name
        assert spelling.unknown(wordings.FIELD.sub(" … ", text), language) == [], name
        assert not wordings.lost_next(text, name, language)
        if not known[name].by_hand:
            assert tone.remarks(text, known[name].code, language) == [], name


def test_every_field_has_a_plain_name_an_example_and_stands_in_the_editor_by_it() -> None:
    for name, kind, _ in wordings.names():
        text = shipped(name).text
        fields = fields_of(name)
        assert all(field.plain != field.name and field.example for field in fields), (name, fields)
        assert len({field.plain for field in fields}) == len(fields), name
        shown = as_shown(text, name)
        assert "{" not in shown
        assert as_kept(shown, name) == text
        assert shipped(name).template.fill(examples(name))
        assert kind.code in KINDS


HOSTILE = {
    "{{7*7}}": "“{{7*7}}” is not a field",
    "{{salutation.__class__.__mro__}}": "is not a field",
    "{% for x in household %}": "is not a field",
    "{{Salutation}}": "is not a field",
    "{{fee}}": "There is no field “fee”",
    "‹her shoe size›": "is not a field",
    "**never closed": "The emphasis that begins at “never closed” is not closed.",
    "It is on Monday 8 December 2026 at 7.30\u00a0pm.": "is a Tuesday",
    "Come at 7:30": "could be misread",
    "𒀀": "None of our faces can print",
}


@pytest.mark.parametrize("added", HOSTILE)
def test_what_is_no_field_and_what_would_be_misread_is_refused_by_name(added: str) -> None:
    text = f"{shipped('L8').text}\n\n{added}"
    assert [HOSTILE[added] in fault.says for fault in wordings.faults(text, "L8", "en-GB")] == [True]


def test_what_only_looks_hostile_is_data_and_too_much_is_told_by_its_length() -> None:
    ours = shipped("L8").text
    assert (
        wordings.faults(f"{ours}\n\n<img src=file:///etc/passwd> %s ${{}}".replace("${}", ""), "L8", "en-GB")
        == []
    )
    for much in (ours + "x" * 1_000_000, "{{salutation}} " * 70_000):
        (fault,) = wordings.faults(much, "L8", "en-GB")
        assert "a letter is one page" in fault.says
    (fault,) = wordings.faults(ours.replace("{{salutation}}", "Madam"), "L8", "en-GB")
    assert fault.says == "The letter needs “how we greet them”; please put it in again."
    assert wordings.faults("  ", "L8", "en-GB")[0].says.startswith("Please write something")
    assert wordings.lost_next(ours.replace("What happens next", "And then"), "L8", "en-GB")


def test_two_versions_are_compared_word_by_word() -> None:
    said = wordings.compared("We love it now.", "We like it now, too.")
    assert "".join(words for kind, words in said if kind != "new") == "We love it now."
    assert ("gone", "love") in said
    assert ("new", "like") in said
