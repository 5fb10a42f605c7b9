"""The families of the front desk's stories as they were taken down: who waits, who moved, whose parents live apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    Mailing,
    PersonDraft,
    PersonRole,
    Segment,
    Source,
    TelephoneDraft,
)

PARENT, CHILD = PersonRole.PARENT, PersonRole.CHILD

BRENNANS = HouseholdDraft(
    people=(
        PersonDraft("Siobhan", "Brennan", "Mrs", PARENT),
        PersonDraft("Declan", "Brennan", "Mr", PARENT),
        PersonDraft("Orla", "Brennan", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900604", "mobile", 0),),
    address1="12 Weavers Row",
    post_town="Thornbeck",
    postcode="ML5 1BD",
    source=Source.REFERRAL,
    large_print=True,
    hospitality="Siobhan reads large print best",
)
KOWALCZYKS = HouseholdDraft(
    people=(
        PersonDraft("Agnieszka", "Kowalczyk", "Ms", PARENT),
        PersonDraft("Leon", "Kowalczyk", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900605", "mobile", 0),),
    address1="3 Station Terrace",
    post_town="Oxney",
    postcode="ML4 2LN",
    source=Source.WEBSITE,
    best_time="after 5 pm",
)
ODUYAS = HouseholdDraft(
    people=(
        PersonDraft("Temi", "Oduya", "Mrs", PARENT),
        PersonDraft("Femi", "Oduya", "Mr", PARENT),
        PersonDraft("Kemi", "Oduya", "", CHILD, under_18=True),
        PersonDraft("Bisi", "Oduya", "Mrs", PersonRole.GRANDPARENT),
    ),
    telephones=(TelephoneDraft("07700 900606", "mobile", 0), TelephoneDraft("01632 960600", "home")),
    address1="27 Linden Avenue",
    post_town="Marlford",
    postcode="ML1 8TR",
    source=Source.REFERRAL,
    hospitality="A chair with arms for her mother",
)
FAIRBROTHERS = HouseholdDraft(
    people=(
        PersonDraft("Deborah", "Fairbrother", "Mrs", PARENT),
        PersonDraft("Alan", "Fairbrother", "Mr", PARENT),
        PersonDraft("Jude", "Fairbrother", "", CHILD, under_18=True),
        PersonDraft("Esther", "Fairbrother", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900607", "mobile", 0),),
    address1="8 Tanners Yard",
    post_town="Wick Magna",
    postcode="ML6 3AJ",
    source=Source.EVENT,
    spell_out_times=True,
    mailing=Mailing.POST,
)
FAIRBROTHER_AGAIN = HouseholdDraft(
    people=(PersonDraft("Debora", "Fairbrother", "", PARENT),),
    telephones=(TelephoneDraft("07700 900607", "mobile", 0),),
    source=Source.WALK_IN,
    notes="Came by about the school blazers; said she had been before.",
)
SANDHUS = HouseholdDraft(
    people=(
        PersonDraft("Jasleen", "Sandhu", "Mrs", PARENT),
        PersonDraft("Arjan", "Sandhu", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900608", "mobile", 0),),
    source=Source.REFERRAL,
    best_time="mornings",
)
PIKES = HouseholdDraft(
    people=(
        PersonDraft("Rowena", "Pike", "Mrs", PARENT),
        PersonDraft("Gareth", "Pike", "Mr", PARENT),
        PersonDraft("Nell", "Pike", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900609", "mobile", 0),),
    address1="1 Ferry Cottages",
    post_town="Stourbrook",
    postcode="ML8 6PE",
    source=Source.WEBSITE,
)
HENSLEYS = HouseholdDraft(
    people=(
        PersonDraft("Nora", "Hensley", "Mrs", PARENT),
        PersonDraft("Edwin", "Hensley", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900610", "mobile", 0),),
    emails=(EmailDraft("nora.whitlock@example.com", 0),),
    address1="19 Castle Street",
    post_town="Marlford",
    postcode="ML1 2DW",
    source=Source.PARTNER,
)
CARMICHAELS = HouseholdDraft(
    people=(
        PersonDraft("Fiona", "Carmichael", "Ms", PARENT),
        PersonDraft("Isla", "Dunne", "", CHILD, born=date(2018, 4, 9)),
    ),
    telephones=(TelephoneDraft("07700 900611", "mobile", 0),),
    emails=(EmailDraft("fiona.carmichael@example.com", 0),),
    address1="Flat 5, Quay House",
    post_town="Ashcombe",
    postcode="ML9 4QH",
    source=Source.WEBSITE,
    mailing=Mailing.EMAIL,
    notes="Isla lives here and with her father. Each parent is written to alone.",
)
DUNNES = HouseholdDraft(
    people=(PersonDraft("Martin", "Dunne", "Mr", PARENT),),
    telephones=(TelephoneDraft("07700 900612", "mobile", 0),),
    address1="44 Mill Lane",
    post_town="Ashcombe",
    postcode="ML9 7RS",
    source=Source.REFERRAL,
)
ROSENS = HouseholdDraft(
    people=(
        PersonDraft("Judith", "Rosen", "Mrs", PARENT),
        PersonDraft("Daniel", "Rosen", "Mr", PARENT),
        PersonDraft("Noah", "Rosen", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900613", "mobile", 0),),
    address1="2 Chapel Row",
    post_town="Oxney",
    postcode="ML4 9CR",
    source=Source.REFERRAL,
)
THACKERAYS = HouseholdDraft(
    people=(
        PersonDraft("Winifred", "Thackeray", "Mrs"),
        PersonDraft("Bernard", "Thackeray", "Mr"),
    ),
    telephones=(TelephoneDraft("01632 960601", "home", 0),),
    address1="Orchard End",
    post_town="Thornbeck",
    postcode="ML5 8OE",
    segment=Segment.COUPLE,
    source=Source.EVENT,
)
VOSS = HouseholdDraft(
    people=(PersonDraft("Conrad", "Voss", "Mr"),),
    telephones=(TelephoneDraft("07700 900614", "mobile", 0),),
    address1="70 London Road",
    post_town="Marlford",
    postcode="ML1 5LR",
    segment=Segment.HEADSHOT,
    source=Source.WEBSITE,
)
CASTELLANOS = HouseholdDraft(
    people=(
        PersonDraft("Marisol", "Castellano", "Mrs", PARENT),
        PersonDraft("Ignacio", "Castellano", "", CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900615", "mobile", 0),),
    source=Source.WALK_IN,
)
CASTELLANOS_BEFORE = replace(
    CASTELLANOS,
    people=(PersonDraft("Marisol", "Castellanos", "", PARENT),),
    emails=(EmailDraft("marisol.castellano@example.com", 0),),
    address1="16 Saffron Hill",
    post_town="Stourbrook",
    postcode="ML8 1SH",
    source=Source.WEBSITE,
    hospitality="Coffee, black",
)
