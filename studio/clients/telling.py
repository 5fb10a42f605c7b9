"""What a household has to tell a screen: how it came to us, what is still to be asked, what waits for a look."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients import merges, queries
from studio.clients.model import Household, HouseholdId, HouseholdStatus, ImportedContact, Source, Telephone
from studio.dates import screen_date
from studio.story import Badge, Event, NextStep, Opens, Owed, Tone
from studio.words import say

CHASED_FOR = 60
"""Days after registering in which Today asks for what is missing."""

_IMPORTED = (
    select(ImportedContact.file, ImportedContact.at)
    .where(ImportedContact.household_id == bindparam("household_id"))
    .order_by(ImportedContact.at)
    .limit(1)
)
_HELD = (
    select(Household.id)
    .where(
        Household.letters_held,
        Household.status == HouseholdStatus.ACTIVE,
        Household.merged_into_id.is_(None),
    )
    .limit(20)
)
_INCOMPLETE = (
    select(Household.id, Household.since)
    .where(
        Household.since >= bindparam("since"),
        Household.status == HouseholdStatus.ACTIVE,
        Household.merged_into_id.is_(None),
        (Household.address1 == "")
        | ((Household.post_town == "") & (Household.postcode == ""))
        | ~select(Telephone.id).where(Telephone.household_id == Household.id).exists(),
        ~select(ImportedContact.fingerprint).where(ImportedContact.household_id == Household.id).exists(),
    )
    .order_by(Household.since, Household.id)
    .limit(20)
)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """How the household came to us, and which of its records were made one: the moments that are its own."""
    row = queries.household(db, household_id, clock.today())
    imported = db.execute(_IMPORTED, {"household_id": household_id}).one_or_none()
    begins, _ = clock.day_in_utc(row.since)
    title = say("First in touch")
    detail = _came_by(row.source, row.referred_by)
    at = begins
    if imported is not None:
        at = imported.at
        title, detail = say("Taken in from a contacts file"), imported.file
    came = Event(
        at=at,
        when=screen_date(clock.to_wall(at).date(), row.on),
        title=title,
        detail=detail,
        tone=Tone.PLAIN,
        icon="user-plus",
        opens=Opens("household", household_id),
    )
    return [came, *(_merged(each, row.on) for each in merges.merges_into(db, row.id))]


def _merged(merge: merges.MergeRow, today: date) -> Event:
    return Event(
        at=merge.at,
        when=screen_date(clock.to_wall(merge.at).date(), today),
        title=say("Made one with another record of theirs"),
        detail=merge.name if merge.why_not else say("{name}. This can be undone.", name=merge.name),
        tone=Tone.PLAIN,
        icon="users",
        opens=Opens("merge", merge.id),
    )


def _came_by(source: Source, sender: str) -> str:
    if sender:
        return say("Recommended by {name}.", name=sender)
    return {
        Source.NOT_KNOWN: "",
        Source.REFERRAL: say("Someone recommended us."),
        Source.REPEAT: say("They had been here before."),
        Source.WALK_IN: say("They walked in."),
        Source.WEBSITE: say("They found us on our website."),
        Source.EVENT: say("They met us at an event."),
        Source.PARTNER: say("A partner sent them."),
    }[source]


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """A look after a death comes first; what is still missing comes last and stops nothing."""
    row = queries.household(db, household_id, today)
    if row.letters_held:
        return NextStep(
            rank=5,
            title=say("Letters to this household are stopped"),
            detail=say("Someone here has died. Please look before anything is sent."),
            button=say("Look"),
            wish="amend_client",
            with_=(("household_id", household_id),),
            tone=Tone.CONCERN,
        )
    if not row.missing or row.status is not HouseholdStatus.ACTIVE:
        return None
    what = row.missing[0]
    asks = {
        "telephone": (
            say("Ask how to reach them"),
            say("There is no telephone number or e-mail address yet."),
        ),
        "address": (
            say("Ask for their address") if row.address.is_empty else say("Their address needs its town"),
            say("Letters and finished portraits need it; a booking does not."),
        ),
    }
    title, detail = asks[what]
    return NextStep(
        rank=900,
        title=title,
        detail=detail,
        button=say("Add it"),
        wish="amend_client",
        with_=(("household_id", household_id),),
        tone=Tone.DUE,
    )


def owed(db: Session, today: date) -> list[Owed]:
    """Households waiting for a look after a death, and new ones whose number or address is still missing."""
    held = [(household_id, True, today) for (household_id,) in db.execute(_HELD)]
    since = today - timedelta(days=CHASED_FOR)
    new = [(row.id, False, row.since) for row in db.execute(_INCOMPLETE, {"since": since})]
    names = queries.names_of(db, [each[0] for each in (*held, *new)])
    lines = []
    for household_id, is_held, day in (*held, *new):
        lines.append(
            Owed(
                due=day,
                title=names[household_id],
                detail=say("Someone here has died; letters wait until you have looked.")
                if is_held
                else say("Telephone or address still to be asked."),
                badge=Badge(say("letters stopped"), Tone.CONCERN)
                if is_held
                else Badge(say("to complete"), Tone.DUE),
                icon="ban" if is_held else "user-plus",
                opens=Opens("household", household_id),
                household_id=household_id,
            )
        )
    return lines
