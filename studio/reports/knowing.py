"""What to know of an appointment before the door opens: who comes, what they drink, what worries them, what to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from studio import care, clients, orders, sessions, viewings
from studio.clients import HouseholdRow, PersonRow, PersonStatus
from studio.clients.warnings import warnings_of
from studio.dates import NO_BREAK, date_in_full
from studio.diary import AppointmentRow
from studio.documents import Fact
from studio.sessions import Comfort, SessionRow
from studio.viewings import ViewingRow

LONGEST_WORDS = 1_200
"""Of a story or a note; the rest is on the screen."""
LONGEST_NAME = 48
"""Up to so many letters a name and what stands beside it share a line."""


class Known(NamedTuple):
    """What a sheet says of one appointment."""

    kind: str
    facts: tuple[Fact, ...]
    shots: tuple[tuple[str, bool], ...] = ()


def known(db: Session, row: AppointmentRow, on: date) -> Known | None:
    """All of it as of a day; None for an appointment that is with nobody we know."""
    if row.household_id is None:
        return None
    household = clients.household(db, row.household_id, on)
    shared = (*_told_first(db, household), *_hospitality(household))
    session = sessions.of_appointment(db, row.id)
    if session is not None:
        return Known(
            _session_kind(session), tuple(_of_session(db, session, household, shared)), _shots(db, session)
        )
    viewing = viewings.of_appointment(db, row.id)
    if viewing is not None:
        return Known("Viewing", tuple(_of_viewing(db, viewing, household, shared)))
    presentation = orders.presentation_at(db, row.id)
    if presentation is not None:
        order = orders.order(db, presentation.order_id)
        coming = presentation.attendees or _names(household.people)
        facts = (Fact("Who comes", coming), Fact("Order", order.number or "draft"), *shared)
        return Known("Collection", (*facts, *_telephone(household)))
    return Known("", (Fact("Who comes", _names(household.people)), *shared, *_telephone(household)))


def _session_kind(session: SessionRow) -> str:
    words = "Complimentary reshoot" if session.kind is sessions.SessionKind.RESHOOT else session.type_name
    return f"{words}, only held" if session.state is sessions.SessionState.PROVISIONAL else words


def _of_session(
    db: Session, session: SessionRow, household: HouseholdRow, shared: tuple[Fact, ...]
) -> Iterator[Fact]:
    coming = [person for person in household.people if person.id in session.people]
    yield Fact("Who comes", _names(coming) or "nobody named yet")
    told = tuple(_reshoot(db, session))
    yield from told
    yield from shared
    if session.preparation and session.preparation not in {fact.words for fact in told}:
        yield Fact("Beforehand", _short(session.preparation))
    yield from _comfort(db, session)
    yield from _telephone(household)


def _of_viewing(
    db: Session, viewing: ViewingRow, household: HouseholdRow, shared: tuple[Fact, ...]
) -> Iterator[Fact]:
    session = sessions.session(db, viewing.session_id)
    yield Fact("Who comes", viewing.attendees or _names(household.people))
    taken = f", {session.images_taken} pictures" if session.images_taken is not None else ""
    yield Fact("Pictures of", f"{session.type_name} on {date_in_full(session.wall.date())}{taken}")
    yield from shared
    if viewing.hospitality and viewing.hospitality.strip() != household.hospitality.strip():
        yield Fact("To drink", _short(viewing.hospitality))
    yield from _reshoot(db, session)
    if session.comfort is Comfort.UNSURE:
        yield Fact("Unsure of", f"“{_short(session.comfort_words)}”", hers=True)
    yield from _telephone(household)


def _told_first(db: Session, household: HouseholdRow) -> Iterator[Fact]:
    badges = warnings_of(db, [household.id]).get(household.id, ())
    if badges:
        said = "; ".join(badge.text for badge in badges)
        yield Fact("Mind", f"{said[0].upper()}{said[1:]}.")


def _hospitality(household: HouseholdRow) -> Iterator[Fact]:
    if household.hospitality.strip():
        yield Fact("Make welcome", _short(household.hospitality))


def _reshoot(db: Session, session: SessionRow) -> Iterator[Fact]:
    """What was said of the first pictures, in their words, so that nobody asks a third time."""
    reshoot = care.reshoot_of_session(db, session.id)
    if reshoot is None:
        return
    concern = care.concern(db, reshoot.concern_id)
    yield Fact("In their words", f"“{_short(concern.story)}”", hers=True)
    if reshoot.change.strip() != concern.story.strip():
        yield Fact("To change", _short("; ".join(reshoot.changes)), hers=True)
    if reshoot.keep:
        yield Fact("To keep", _short("; ".join(reshoot.keeps)), hers=True)


def _comfort(db: Session, session: SessionRow) -> Iterator[Fact]:
    """What somebody was unsure of when they were last here."""
    before = next(
        (
            each
            for each in sessions.of_household(db, session.household_id)
            if each.id != session.id and each.wall < session.wall and each.comfort is Comfort.UNSURE
        ),
        None,
    )
    if before is not None:
        yield Fact("Last time", f"Unsure of: “{_short(before.comfort_words)}”", hers=True)


def _telephone(household: HouseholdRow) -> Iterator[Fact]:
    numbers = sorted(household.telephones, key=lambda each: each.label != "mobile")[:2]
    if numbers:
        yield Fact("Telephone", ", ".join(each.typed for each in numbers))


def _shots(db: Session, session: SessionRow) -> tuple[tuple[str, bool], ...]:
    return tuple((shot.text, shot.is_done) for shot in sessions.shots_of(db, session.id) if not shot.off_list)


def _names(people: Iterable[PersonRow]) -> str:
    """``Claire Ashworth (parent), Ellie Ashworth (child, 16)``: the living, with the ages of those under 18."""
    return ", ".join(_name(person) for person in people if person.status is PersonStatus.ACTIVE)


def _name(person: PersonRow) -> str:
    role = "" if person.role is clients.PersonRole.OTHER else person.role.value
    age = ""
    if person.under_18:
        age = str(person.age) if person.age is not None else "under 18"
    beside = ", ".join(part for part in (role, age) if part)
    said = f"{person.name} ({beside})" if beside else person.name
    return said.replace(" ", NO_BREAK) if len(said) <= LONGEST_NAME else said


def _short(words: str) -> str:
    text = words.strip()
    return text if len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS].rstrip()} …"
