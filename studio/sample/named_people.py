"""The families of the named stories as the desk took them down, and what three of them said."""

from __future__ import annotations

from studio import care
from studio.care import ConcernDraft
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    Segment,
    Source,
    TelephoneDraft,
)

HARDINGS = HouseholdDraft(
    people=(
        PersonDraft("Rosalind", "Harding", "Mrs", PersonRole.PARENT),
        PersonDraft("Philip", "Harding", "Mr", PersonRole.PARENT),
        PersonDraft("Edith", "Harding", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("01632 960441", "home", 0),),
    address1="The Old Bakery",
    address2="2 Bridge Street",
    post_town="Oxney",
    postcode="ML4 7HB",
    source=Source.REPEAT,
)
ALLENBYS = HouseholdDraft(
    people=(
        PersonDraft("Miriam", "Allenby", "Mrs", PersonRole.PARENT),
        PersonDraft("Jonathan", "Allenby", "Mr", PersonRole.PARENT),
        PersonDraft("Max", "Allenby", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900212", "mobile", 0),),
    address1="31 Kiln Close",
    post_town="Thornbeck",
    postcode="ML5 2RD",
    source=Source.REFERRAL,
    hospitality="No dairy for Miriam",
)
SOUTHWELLS = HouseholdDraft(
    people=(
        PersonDraft("Harriet", "Southwell", "Ms", PersonRole.PARENT),
        PersonDraft("Ivy", "Southwell", "", PersonRole.CHILD, under_18=True),
    ),
    telephones=(TelephoneDraft("07700 900318", "mobile", 0),),
    address1="5 Yew Tree Close",
    post_town="Wick Magna",
    postcode="ML6 9PL",
    source=Source.WALK_IN,
)
LOCKWOODS = HouseholdDraft(
    people=(
        PersonDraft("Frances", "Lockwood", "Dr", PersonRole.PARTNER),
        PersonDraft("Hugh", "Lockwood", "Mr", PersonRole.PARTNER),
    ),
    telephones=(TelephoneDraft("01632 960555", "home", 0),),
    emails=(EmailDraft("frances.lockwood@example.com", 0),),
    address1="Upper Mill",
    address2="Quarry Hill",
    post_town="Ashcombe",
    postcode="ML9 1UX",
    segment=Segment.COUPLE,
    source=Source.EVENT,
)

PLATE = ConcernDraft(
    household_id=HouseholdId(0),
    person_id=None,
    story="I said no dairy when we booked and again on the step, and everything on the plate was buttered.",
    in_short="nothing on the plate for her",
    about=care.About.VIEWING,
    channel=care.Channel.IN_PERSON,
    aspect=care.Aspect.WELCOME,
    cause=care.Cause.COMMUNICATION,
    wish="not to be the difficult one in front of the children",
)
CHAIR = ConcernDraft(
    household_id=HouseholdId(0),
    person_id=None,
    story="There is a loose screw under the arm of the tall chair. It caught my sleeve. If Ivy had sat there it would "
    "have been her hand.",
    in_short="a sharp edge on the chair",
    about=care.About.SESSION,
    aspect=care.Aspect.WELCOME,
    cause=care.Cause.MATERIAL,
    wish="to know that no child sits on it again",
    question="How long has it been like that?",
    first_aid="The chair was taken out of the studio at once; her sleeve was sponged as well as we could.",
    others_at_risk=True,
)
THREE_TIMES = (
    ("the mount was crooked", "The picture sits crooked in its mount; it is the first thing you see.", 130),
    ("scratched glass", "It came back straight, and with a scratch across the glass.", 80),
    (
        "the hook came away",
        "And now the hook has come out of the back. It is the third time I am ringing about it.",
        3,
    ),
)
