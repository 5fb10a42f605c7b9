"""Families as the desk would take them down: who they are, how they are reached, what they wish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from studio.clients import (
    Advice,
    EmailDraft,
    HouseholdDraft,
    Mailing,
    PersonDraft,
    PersonRole,
    PreferredChannel,
    Segment,
    Source,
    TelephoneDraft,
    addressee,
)
from studio.db.search import fold
from studio.sample import names

HOSPITALITY = (
    "Tea, no sugar", "Coffee, oat milk", "Grandmother needs a chair with arms", "No nuts for the little one", "",
    "Squash for the children", "Step-free from the yard door, please", "", "", "Decaffeinated coffee",
)  # fmt: skip
LONGEST_ADDRESSEE = 36
"""Characters that fit the window of an envelope whatever they are."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One family to be: its record as the desk takes it down, and the kind of session it comes for."""

    draft: HouseholdDraft
    comes_for: str


def cast(random: Random, number: int, on: date, *, families_only: bool = False) -> Cast:
    """A family that rings on a day; the number keeps telephone numbers apart as long as there are some."""
    surname, grown, young, titled = _names(random, number)
    segment, comes_for = (Segment.FAMILY, "Family portrait") if families_only else _segment(random)
    people = _people(random, surname, grown, young, segment, on, titled)
    if len(addressee(people, on)) > LONGEST_ADDRESSEE:
        people = [
            replace(each, last=surname, title=each.title if each is people[0] else "") for each in people
        ]
    ways = [TelephoneDraft(f"07700 900{(number * 37 + 11) % 1000:03}", "mobile", 0)]
    if random.random() < 0.45:
        ways.append(TelephoneDraft(f"01632 960{(number * 53 + 200) % 1000:03}", "home"))
    town, area = random.choice(names.TOWNS)
    inward = f"{random.randint(1, 9)}{random.choice(names.INWARD)}{random.choice(names.INWARD)}"
    draft = HouseholdDraft(
        people=tuple(people),
        telephones=tuple(ways),
        emails=_emails(random, number, people[0]),
        address1=f"{random.randint(1, 148)} {random.choice(names.LANES)}",
        address2="Garden Flat" if random.random() < 0.04 else "",
        post_town=town,
        postcode=f"{area} {inward}",
        segment=segment,
        source=random.choices(
            (Source.WEBSITE, Source.REFERRAL, Source.WALK_IN, Source.EVENT, Source.PARTNER, Source.NOT_KNOWN),
            (34, 28, 14, 8, 4, 12),
        )[0],
        best_time=random.choice(("", "", "", "after 4 pm", "mornings", "not at school time")),
        spell_out_times=random.random() < 0.05,
        large_print=random.random() < 0.04,
        advice=Advice.IF_ASKED if random.random() < 0.15 else Advice.WELCOME,
        mailing=random.choices(tuple(Mailing), (30, 15, 20, 35))[0],
        hospitality=random.choice(HOSPITALITY),
    )
    draft = replace(draft, channel=_channel(number, draft.mailing))
    return Cast(draft, comes_for)


def _channel(number: int, news: Mailing) -> PreferredChannel:
    """Whoever has news by e-mail has letters so; of the others a few would rather be rung."""
    if news is Mailing.EMAIL:
        return PreferredChannel.EMAIL
    wishes = {4: PreferredChannel.TELEPHONE, 7: PreferredChannel.TEXT, 9: PreferredChannel.POST}
    return wishes.get(number % 16, PreferredChannel.ANY)


def _names(random: Random, number: int) -> tuple[str, tuple[str, str], list[str], bool]:
    if number % 41 == 17:
        surname, first = names.SCRIPTS[number // 41 % len(names.SCRIPTS)]
        return surname, (first[0], first[1]), list(first[2:]), False
    if random.random() < 0.22:
        surname, first = names.AFAR[number * 7 % len(names.AFAR)]
        return surname, (first[0], first[1]), list(first[2:]), True
    grown = (random.choice(names.MOTHERS), random.choice(names.FATHERS))
    return random.choice(names.SURNAMES), grown, random.sample(names.CHILDREN, 4), True


def _segment(random: Random) -> tuple[Segment, str]:
    return random.choices(
        (
            (Segment.FAMILY, "Family portrait"),
            (Segment.COUPLE, "Couple"),
            (Segment.INDIVIDUAL, "Portrait of one"),
            (Segment.HEADSHOT, "Headshot"),
            (Segment.PET, "With a pet"),
            (Segment.FAMILY, "Baby or toddler"),
        ),
        (58, 10, 9, 8, 5, 10),
    )[0]


def _people(
    random: Random,
    surname: str,
    grown: tuple[str, str],
    young: list[str],
    segment: Segment,
    on: date,
    titled: bool,
) -> list[PersonDraft]:
    hers, his = grown
    title = random.choices(("Mrs", "Ms", "Miss", "Dr"), (60, 25, 9, 6))[0] if titled else ""
    first = PersonDraft(
        hers, surname, title, PersonRole.PARENT if segment is Segment.FAMILY else PersonRole.OTHER
    )
    if segment in (Segment.INDIVIDUAL, Segment.HEADSHOT):
        return [first] if random.random() < 0.5 else [PersonDraft(his, surname, "Mr" if titled else "")]
    other_name = surname if random.random() < 0.85 or not titled else random.choice(names.SURNAMES)
    other = PersonDraft(his, other_name, "Mr" if titled and random.random() < 0.6 else "", first.role)
    if segment is not Segment.FAMILY:
        return [first, other] if random.random() < 0.8 else [first]
    people = [first, other] if random.random() < 0.86 else [first]
    count = min(random.choices((1, 2, 3), (35, 48, 17))[0], len(young))
    for child in young[:count]:
        born = on - timedelta(days=random.randint(200, 16 * 365))
        known = random.random() < 0.7
        people.append(PersonDraft(child, surname, "", PersonRole.CHILD, not known, born if known else None))
    if random.random() < 0.08:
        grandmother = random.choice(("Joan", "Maureen", "Sheila", "Dorothy", "Pamela"))
        people.append(PersonDraft(grandmother, surname, "", PersonRole.GRANDPARENT))
    return people


def _emails(random: Random, number: int, person: PersonDraft) -> tuple[EmailDraft, ...]:
    if random.random() < 0.25:
        return ()
    plain = "".join(
        letter for letter in fold(f"{person.first}.{person.last}") if letter.isascii() and letter not in " '"
    )
    name = plain.strip(".-") or "family"
    return (EmailDraft(f"{name}{number}@example.com", 0),)
