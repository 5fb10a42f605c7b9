"""Families of the last months as the desk took them down: other languages, three sittings, a death, a move."""

from __future__ import annotations

from datetime import date

from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    Mailing,
    PersonDraft,
    PersonRole,
    PreferredChannel,
    Segment,
    Source,
    TelephoneDraft,
)

HEPWORTHS = HouseholdDraft(
    people=(
        PersonDraft("Olivia", "Hepworth", "Mrs", PersonRole.PARENT),
        PersonDraft("Sam", "Hepworth", "Mr", PersonRole.PARENT),
        PersonDraft("Ned", "Hepworth", "", PersonRole.CHILD, born=date(2018, 11, 2)),
    ),
    telephones=(TelephoneDraft("07700 900741", "mobile", 0), TelephoneDraft("01632 960742", "home")),
    emails=(EmailDraft("olivia.hepworth@example.com", 0),),
    address1="8 Weir Cottages",
    address2="Mill Race",
    post_town="Stourbrook",
    postcode="ML8 2WR",
    channel=PreferredChannel.POST,
    source=Source.REFERRAL,
    best_time="after 6 pm",
    hospitality="Tea with lemon; Ned likes the red cup",
)
WEBERS = HouseholdDraft(
    people=(
        PersonDraft("Annegret", "Weber", "Frau", PersonRole.PARENT),
        PersonDraft("Jürgen", "Weber", "Herr", PersonRole.PARENT),
        PersonDraft("Lotte", "Weber", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900743", "mobile", 0),),
    address1="3 Glebe Gardens",
    post_town="Marlford",
    postcode="ML1 6GB",
    channel=PreferredChannel.POST,
    source=Source.WEBSITE,
    language="de",
)
MOREAUS = HouseholdDraft(
    people=(
        PersonDraft("Hélène", "Moreau", "Mme", PersonRole.PARENT),
        PersonDraft("Éloïse", "Moreau", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900744", "mobile", 0),),
    address1="Flat 4, The Granary",
    post_town="Thornbeck",
    postcode="ML5 1GR",
    channel=PreferredChannel.POST,
    source=Source.REFERRAL,
    language="fr",
)
TREVANIONS = HouseholdDraft(
    people=(
        PersonDraft("Demelza", "Trevanion", "Ms", PersonRole.PARENT),
        PersonDraft("Kit", "Trevanion", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900745", "mobile", 0),),
    address1="The Net Loft",
    address2="Harbour Steps",
    post_town="Wick Magna",
    postcode="ML6 4NL",
    channel=PreferredChannel.POST,
    mailing=Mailing.POST,
    source=Source.EVENT,
)
GARFIELDS = HouseholdDraft(
    people=(
        PersonDraft("Beatrice", "Garfield", "Mrs", PersonRole.PARTNER),
        PersonDraft("Leonard", "Garfield", "Mr", PersonRole.PARTNER),
    ),
    telephones=(TelephoneDraft("01632 960746", "home", 0),),
    address1="22 Chapel Row",
    post_town="Ashcombe",
    postcode="ML9 2CR",
    channel=PreferredChannel.POST,
    segment=Segment.COUPLE,
    source=Source.REPEAT,
    large_print=True,
)
NAKAMURAS = HouseholdDraft(
    people=(
        PersonDraft("Emi", "Nakamura", "Dr", PersonRole.PARENT),
        PersonDraft("Rupert", "Nakamura-Holt", "Mr", PersonRole.PARENT),
        PersonDraft("Iris", "Nakamura-Holt", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900747", "mobile", 0),),
    address1="1a Station Approach",
    post_town="Oxney",
    postcode="ML4 1SA",
    channel=PreferredChannel.POST,
    source=Source.WEBSITE,
)
