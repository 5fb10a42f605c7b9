"""What changes about households: registered, amended, letters let go again after a death."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.clients import former, homes, naming, queries, tokens
from studio.clients.drafts import HouseholdDraft, PersonDraft, tidy
from studio.clients.model import (
    NAME_LENGTH,
    EmailAddress,
    Household,
    HouseholdId,
    HouseholdStatus,
    Person,
    PersonId,
    PersonStatus,
    Telephone,
)
from studio.db import search
from studio.errors import Conflict, Missing, Refused
from studio.reaching import EMAIL_LENGTH, email, telephone
from studio.rights import verb
from studio.words import say

FIELDS = (
    "filing_name", "addressee", "salutation", "address1", "address2", "address3", "post_town", "postcode", "country",
    "segment", "source", "referred_by_id", "channel", "best_time", "spell_out_times", "large_print", "language",
    "advice", "mailing", "hospitality", "notes", "status",
)  # fmt: skip
PERSON_FIELDS = ("title", "first", "last", "role", "under_18", "born", "status")


@verb("clients.register")
def register(db: Session, by: Actor, draft: HouseholdDraft) -> HouseholdId:
    """A new household with its people and how to reach them; a name is all that is needed.

    Raises Refused at the first field that cannot be kept.
    """
    today = clock.today()
    kept = proposed(_accepted(draft))
    _require_sender(db, kept, None)
    since = kept.since or today
    household = Household(
        **{name: getattr(kept, name) for name in FIELDS},
        filed_under=filed_under(kept.filing_name),
        since=since,
        amended_at=clock.now(),
        letters_held=any(person.status is PersonStatus.DECEASED for person in kept.people),
    )
    db.add(household)
    db.flush()
    _write_people(db, household.id, [], kept)
    tokens.index(db, household.id, kept, today)
    return household.id


@verb("clients.amend")
def amend(db: Session, by: Actor, household_id: HouseholdId, draft: HouseholdDraft) -> HouseholdId:
    """Write a household anew from its form: people and numbers that are no longer in the draft go.

    Raises Conflict when someone else amended it since the form was opened, with both versions; Refused for a
    person who sat for a session and so cannot be removed; Missing.
    """
    household = _held(db, household_id)
    kept = proposed(_accepted(draft))
    _require_sender(db, kept, household_id)
    if draft.version is not None and draft.version != household.version:
        raise _conflict(household, kept)
    people = list(db.scalars(queries.PEOPLE_RECORDS, {"household_id": household_id}))
    before = {person.id: person.status for person in people}
    if any(
        each.status is PersonStatus.DECEASED
        and before.get(each.id or PersonId(0)) is not PersonStatus.DECEASED
        for each in kept.people
    ):
        household.letters_held = True
    for name in FIELDS:
        setattr(household, name, getattr(kept, name))
    household.filed_under = filed_under(kept.filing_name)
    household.since = kept.since or household.since
    household.amended_at = clock.now()
    _write_people(db, household_id, people, kept)
    homes.tell_other_homes(db, people)
    tokens.index(db, household_id, kept, clock.today())
    former.index(db, household_id)
    return household_id


@verb("clients.let_letters_go")
def let_letters_go(db: Session, by: Actor, household_id: HouseholdId) -> HouseholdId:
    """Someone has looked after a death: automatic letters may go to this household again."""
    household = _held(db, household_id)
    household.letters_held = False
    household.amended_at = clock.now()
    return household_id


def filed_under(filing_name: str) -> str:
    """The filing name folded, for order and prefix."""
    return search.fold(filing_name)[:NAME_LENGTH]


def proposed(draft: HouseholdDraft) -> HouseholdDraft:
    """The draft with filing name, addressee and salutation proposed from its people where they were left empty."""
    today = clock.today()
    people = draft.people or (PersonDraft(last=draft.filing_name),)
    return replace(
        draft,
        people=people,
        filing_name=draft.filing_name or naming.filing_name(people)[:NAME_LENGTH],
        addressee=draft.addressee or naming.addressee(people, today, draft.language),
        salutation=draft.salutation or naming.salutation(people, today),
    )


def _accepted(draft: HouseholdDraft) -> HouseholdDraft:
    for field, sentence in draft.problems().items():
        raise Refused(sentence, field)
    return tidy(draft)


def _held(db: Session, household_id: HouseholdId) -> Household:
    household = db.get(Household, household_id)
    if household is None or household.status is HouseholdStatus.ERASED:
        raise Missing(say("This client is no longer in the records."))
    if household.merged_into_id is not None:
        raise Refused(say("This client was merged with another meanwhile. Please find them again."))
    return household


def _require_sender(db: Session, draft: HouseholdDraft, household_id: HouseholdId | None) -> None:
    sender = draft.referred_by_id
    if sender is None:
        return
    if sender == household_id:
        raise Refused(say("A household cannot have sent itself."), "referred_by_id")
    sent_by = db.get(Household, sender)
    if sent_by is None or sent_by.merged_into_id is not None:
        raise Refused(say("Whoever sent them is no longer in the records."), "referred_by_id")


def _write_people(
    db: Session, household_id: HouseholdId, people: list[Person], draft: HouseholdDraft
) -> None:
    """People first, then their numbers; whoever is gone from the draft goes last, and only if nothing needs them."""
    known = {person.id: person for person in people}
    kept: list[Person] = []
    for position, each in enumerate(draft.people):
        person = known.pop(each.id, None) if each.id is not None else None
        if person is None:
            person = Person(household_id=household_id)
            db.add(person)
        surname = person.last if each.id is not None else ""
        for name in PERSON_FIELDS:
            setattr(person, name, getattr(each, name))
        if surname:
            former.remember(db, person, surname)
        person.position = position
        kept.append(person)
    db.flush()
    ids = [person.id for person in kept]
    _write_telephones(db, household_id, ids, draft)
    _write_emails(db, household_id, ids, draft)
    for gone in known.values():
        _remove(db, gone)


def _write_telephones(
    db: Session, household_id: HouseholdId, ids: list[PersonId], draft: HouseholdDraft
) -> None:
    rows = {row.typed: row for row in db.scalars(_TELEPHONES, {"household_id": household_id})}
    for position, each in enumerate(draft.telephones):
        row = rows.pop(each.typed, None) or Telephone(household_id=household_id, typed=each.typed)
        row.label, row.position = each.label, position
        row.digits = telephone(each.typed).digits
        row.person_id = None if each.person is None else ids[each.person]
        db.add(row)
    for row in rows.values():
        db.delete(row)
    db.flush()


def _write_emails(db: Session, household_id: HouseholdId, ids: list[PersonId], draft: HouseholdDraft) -> None:
    rows = {row.typed: row for row in db.scalars(_EMAILS, {"household_id": household_id})}
    for position, each in enumerate(draft.emails):
        read = email(each.typed)
        row = rows.pop(read.typed, None) or EmailAddress(household_id=household_id, typed=read.typed)
        row.key = read.key[:EMAIL_LENGTH]
        row.position = position
        row.person_id = None if each.person is None else ids[each.person]
        db.add(row)
    for row in rows.values():
        db.delete(row)
    db.flush()


def _remove(db: Session, person: Person) -> None:
    """The database knows who is still needed: sitters of a session, the person a concern or a letter is about."""
    name = naming.short_name(person)
    homes.leave_alone(db, person)
    former.forget_those_of(db, person)
    db.delete(person)
    try:
        db.flush()
    except IntegrityError as needed:
        raise Refused(
            say(
                "{name} is part of a session, a concern or a letter, so {name} stays. "
                "Someone who has died can be marked so.",
                name=name,
            ),
            "people",
        ) from needed


def _conflict(household: Household, mine: HouseholdDraft) -> Conflict:
    """Both versions of what differs, so that nothing is overwritten unseen (RR10)."""
    differs = [name for name in FIELDS if getattr(household, name) != getattr(mine, name)]
    return Conflict(
        say(
            "Someone else amended this client while you were typing. Please open it again and add your changes."
        ),
        mine={name: str(getattr(mine, name) or "") for name in differs},
        theirs={name: str(getattr(household, name) or "") for name in differs},
    )


_TELEPHONES = select(Telephone).where(Telephone.household_id == bindparam("household_id"))
_EMAILS = select(EmailAddress).where(EmailAddress.household_id == bindparam("household_id"))
