"""The brief of a reshoot: one page for the photographer, with her words first and the comfort question next (R20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy.orm import Session

from studio import business, clients, clock, pictures, sessions, viewings
from studio.actor import Actor
from studio.care.as_before import chosen_of
from studio.care.marks import marked
from studio.care.model import ReshootId
from studio.care.proposing import proposed
from studio.care.queries import concern
from studio.care.reshoot_queries import ShownPicture, pictures_of_reshoot
from studio.care.reshoot_queries import reshoot as reshoot_row
from studio.care.rounds import order_before
from studio.care.rows import ConcernRow, ReshootRow
from studio.clients import HouseholdRow, PersonRow
from studio.dates import appointment_in_full, date_in_full, screen_time
from studio.documents import (
    Block,
    DeskPaper,
    Entry,
    Fact,
    Said,
    SmallPicture,
    SmallPictures,
    TwoLists,
    render_desk,
)
from studio.errors import Trouble
from studio.files import file_name
from studio.orders import LineRow
from studio.sessions import Comfort, SessionRow
from studio.words import counted, listed

QUESTION = "“Is there anything about how you look today you are unsure of?”"
LONGEST_WORDS = 900
"""Of her story; every word of it is in the case."""
LONGEST_MARK = 60
MOST_WALLS = 3


def reshoot_brief(db: Session, by: Actor, reshoot_id: ReshootId) -> bytes:
    """The brief as a PDF, drawn from the records as they are, with her own family's pictures. Raises Missing."""
    reshoot = reshoot_row(db, reshoot_id)
    case = concern(db, reshoot.concern_id)
    household = clients.household(db, case.household_id)
    session = sessions.session(db, reshoot.session_id) if reshoot.session_id is not None else None
    original = sessions.session(db, reshoot.original_session_id)
    studio = business.studio(db)
    printed = screen_time(clock.wall_now(studio.zone))
    return render_desk(
        DeskPaper(
            title=f"{household.name}: reshoot brief",
            sentence=_sentence(reshoot, session),
            body=tuple(_body(db, reshoot, case, household, session, original)),
            head=f"{studio.name} · case {case.number}, round {reshoot.round}, printed {printed} for {by.name}",
            foot="For the studio only. Please shred it when the session is over.",
        )
    )


def brief_name(number: str) -> str:
    """What the file of a brief is called, safe on every system."""
    return file_name("reshoot-brief", number, "pdf")


def _sentence(reshoot: ReshootRow, session: SessionRow | None) -> str:
    round_words = f"Round {reshoot.round}, with our compliments."
    if session is None or session.state is sessions.SessionState.CANCELLED:
        return f"{round_words} The session is not in the diary yet."
    who = f" with {session.photographer}" if session.photographer else ""
    where = f" in {session.room}" if session.room else ""
    return f"{round_words} {appointment_in_full(session.wall)}, {session.minutes} minutes{who}{where}."


def _body(
    db: Session,
    reshoot: ReshootRow,
    case: ConcernRow,
    household: HouseholdRow,
    session: SessionRow | None,
    original: SessionRow,
) -> Iterator[Block]:
    yield Said(f"“{_short(case.story)}”")
    last = _last_time(original)
    yield Entry(
        when="First of all",
        beside=(),
        title=QUESTION,
        kind="Before the first frame",
        facts=(Fact("Last time", last),) if last else (),
        note_lines=1,
    )
    marks = marked(db, case.id)
    changes = reshoot.changes
    if reshoot.change.strip() == case.story.strip():
        changes = proposed(case.story, marks).change
    yield TwoLists("Change", changes, "Keep", reshoot.keeps)
    shown = pictures_of_reshoot(db, reshoot.id)
    told: dict[int, list[str]] = defaultdict(list)
    for mark in marks:
        if mark.picture_id is not None:
            told[mark.picture_id].append(mark.words or mark.aspect.value)
    for picture_id, note in _notes(db, original).items():
        told[picture_id].append(note)
    yield SmallPictures(_pictures(shown, False, told), _pictures(shown, True, told))
    yield _the_day(db, reshoot, household, session, original, case.wish)


def _pictures(
    shown: tuple[ShownPicture, ...], keep: bool, told: dict[int, list[str]]
) -> tuple[SmallPicture, ...]:
    """Those to change are marked, with what was said of each; those to keep stand as they are."""
    small = []
    for each in shown:
        if each.keep is keep:
            words = "; ".join(told.get(each.picture.id, ()))
            words = words if len(words) <= LONGEST_MARK else f"{words[:LONGEST_MARK].rstrip()} …"
            small.append(SmallPicture(_small(each), each.picture.ref, words, marked=not keep))
    return tuple(small)


def _small(each: ShownPicture) -> bytes | None:
    """A picture whose file is away leaves its place empty, with its reference below it."""
    try:
        return pictures.thumbnail(each.picture)
    except Trouble:
        return None


def _the_day(
    db: Session,
    reshoot: ReshootRow,
    household: HouseholdRow,
    session: SessionRow | None,
    original: SessionRow,
    wish: str,
) -> Entry:
    here = session or original
    coming = [person for person in household.people if person.id in here.people]
    left_out = [
        person.short_name
        for person in household.people
        if person.id in original.people and person.id not in here.people
    ]
    new = [person.short_name for person in coming if person.id not in original.people]
    facts = (
        ("Would like", f"“{_short(wish)}”" if wish else ""),
        ("Not this time", listed(left_out)),
        ("New", listed(new)),
        ("Wall size", "; ".join(_walls(db, reshoot))),
        ("They chose", " · ".join(chosen_of(db, original.id))),
        ("Before", _before(original)),
        ("Make welcome", " ".join(household.hospitality.split())),
    )
    shots = sessions.shots_of(db, here.id)
    return Entry(
        when="Who and what",
        beside=(),
        title=listed([_named(person) for person in coming]) or "Nobody is named yet",
        kind="",
        facts=tuple(Fact(label, words) for label, words in facts if words),
        ticks=tuple((shot.text, shot.is_done and here is session) for shot in shots),
        ticks_label="To take",
    )


def _named(person: PersonRow) -> str:
    if not person.under_18 or person.age is None:
        return person.short_name
    return f"{person.short_name} ({person.age or 'under 1'})"


def _last_time(original: SessionRow) -> str:
    if original.comfort is Comfort.UNSURE:
        return f"unsure: “{original.comfort_words}”"
    if original.comfort is Comfort.NOT_ASKED:
        return "it was not asked"
    return "they said that all was fine" if original.comfort is Comfort.FINE else ""


def _before(original: SessionRow) -> str:
    taken = f", {counted(original.images_taken, 'picture')}" if original.images_taken is not None else ""
    who = f" with {original.photographer}" if original.photographer else ""
    return f"{date_in_full(original.wall.date())}{who}{taken}"


def _walls(db: Session, reshoot: ReshootRow) -> list[str]:
    """What hangs, the largest first: its size and its place."""
    ordered = order_before(db, reshoot)
    lines = sorted(ordered.lines, key=_area, reverse=True) if ordered is not None else []
    return [
        ", ".join(
            part for part in (f"{line.width_in} by {line.height_in} inches", line.hanging_place) if part
        )
        for line in lines[:MOST_WALLS]
        if line.hanging_place or line is lines[0]
    ]


def _area(line: LineRow) -> int:
    return line.width_in * line.height_in


def _notes(db: Session, original: SessionRow) -> dict[int, str]:
    """What was noted of a picture when they chose."""
    viewing = viewings.of_session(db, original.id)
    rows = viewings.choices(db, viewing.id) if viewing is not None else ()
    return {row.picture_id: row.note for row in rows if row.note}


def _short(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= LONGEST_WORDS:
        return line
    return f"{line[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"
