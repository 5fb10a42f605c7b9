"""What letters have to tell a screen: what went out and came back, what waits for paper, for a reader or for a look."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.clients.model import HouseholdId
from studio.dates import screen_date, screen_time
from studio.letters import falling, occasions
from studio.letters.calls import calls_to_make
from studio.letters.kinds import KINDS
from studio.letters.mailing import in_mail
from studio.letters.model import LetterState
from studio.letters.queries import LetterRow, drafts, may_have_printed, of_household, waiting_for_post
from studio.letters.slip_queries import slips_of_household
from studio.letters.slip_telling import slip_story, slips_owed
from studio.letters.spoiling import not_to_be_posted
from studio.story import Badge, Duty, Event, NextStep, Opens, Owed, Tone
from studio.words import counted, say


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Every letter of a household: drafted or printed, posted, answered, come back."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    slips = slip_story(db, household_id, zone)
    told_by_slip = {row.letter_id for row in slips_of_household(db, household_id)}
    rows = of_household(db, household_id)
    return [event for row in rows for event in _events(row, zone, today, row.id in told_by_slip)] + slips


def _events(row: LetterRow, zone: str, today: date, told_by_slip: bool = False) -> list[Event]:
    name = row.name if row.copy == 1 else f"{row.name}, second copy"
    badge = {
        LetterState.CANCELLED: Badge("called off", Tone.PLAIN),
        LetterState.SUPERSEDED: Badge("replaced", Tone.PLAIN),
        LetterState.ANSWERED: Badge("answered", Tone.GOOD),
        LetterState.RETURNED: Badge("came back", Tone.DUE),
    }.get(row.state)
    badges = (badge,) if badge else ()
    if row.issued_at is None:
        return []
    wall = clock.to_wall(row.issued_at, zone)
    went = _went(row, today)
    events = [
        Event(
            at=row.issued_at,
            when=screen_date(wall.date(), today),
            title=f"{name} {row.number}",
            detail=f"To {row.person}, {went}." if went else f"To {row.person}.",
            tone=Tone.LETTER,
            icon="mail",
            opens=Opens("letter", row.id),
            badges=badges,
        )
    ]
    if row.answered_on is not None and not told_by_slip:
        events.append(
            _later(row, row.answered_on, f"Answered {row.number}", "message-circle-reply", zone, today)
        )
    if row.returned_on is not None:
        events.append(
            _later(row, row.returned_on, f"{row.number} came back undelivered", "undo-2", zone, today)
        )
    return events


def _went(row: LetterRow, today: date) -> str:
    """How it left the house, why it did not, or where it lies."""
    if row.state in (LetterState.CANCELLED, LetterState.SUPERSEDED):
        return row.cancelled_reason
    if row.state is LetterState.HANDED_OVER:
        return "handed over"
    if row.state is LetterState.IN_MAIL:
        return "in the mail program, not known to be sent"
    if not row.posted_on:
        return "printed, not posted yet"
    by = "sent by e-mail" if row.state is LetterState.SENT else "posted"
    return f"{by} {screen_date(row.posted_on, today)}"


def _later(row: LetterRow, day: date, title: str, icon: str, zone: str, today: date) -> Event:
    return Event(
        at=clock.to_utc(datetime.combine(day, time(12)), zone, 0),
        when=screen_date(day, today),
        title=title,
        detail="",
        tone=Tone.LETTER,
        icon=icon,
        opens=Opens("letter", row.id),
    )


def owed(db: Session, today: date) -> list[Owed]:
    """Pages to look for in the tray, apologies to read, letters due, e-mails to send, calls, and what is not posted."""
    return [
        *_doubtful(db, today),
        *_drafted(db, today),
        *_due(db, today),
        *_mailed(db),
        *_calls(db, today),
        *slips_owed(db, today),
        *_spoilt(db, today),
        *_unposted(db),
    ]


def _doubtful(db: Session, today: date) -> list[Owed]:
    doubtful = may_have_printed(db)
    if not doubtful:
        return []
    title = say("{letters} may have printed", letters=counted(len(doubtful), "letter"))
    return [_line(today, title, say("Please look in the tray."), "check", Tone.CONCERN, "printer")]


def _drafted(db: Session, today: date) -> list[Owed]:
    """Apologies that wait for a second reader, or for paper."""
    lines = []
    for row in drafts(db):
        reader = not _is_read(db, row)
        lines.append(
            Owed(
                due=row.due_on,
                title=row.household,
                detail=say("{letter} to {person}", letter=row.name, person=row.person)
                + (say(", to be read by a second person.") if reader else say(", ready to print.")),
                badge=Badge(say("to read") if reader else say("to print"), Tone.DUE),
                icon="mail",
                opens=Opens("letter", row.id),
                household_id=row.household_id,
                overdue=row.due_on < today,
                duty=Duty.SIGNING,
            )
        )
    return lines


def _is_read(db: Session, row: LetterRow) -> bool:
    """Whether it can go to the printer; where somebody works alone, nobody else is there to read it (R15)."""
    return row.state is LetterState.CHECKED or len(business.staff(db)) < 2


def _due(db: Session, today: date) -> list[Owed]:
    """What is due, in one line: the page of letters has them one by one."""
    waiting = [
        each for each in falling.falling_due(db, today) if not each.kind.is_drafted and not each.cancelled
    ]
    if not waiting:
        return []
    follow_up = all(each.kind.slip for each in waiting)
    letters = counted(len(waiting), "follow-up letter" if follow_up else "letter")
    title = say("{letters} to print", letters=letters) if follow_up else say("{letters} due", letters=letters)
    first = min(each.due_on for each in waiting)
    detail = say("The oldest was due {day}.", day=screen_date(first, today))
    return [_line(first, title, detail, "due", Tone.DUE, "mail", first < today)]


def _mailed(db: Session) -> list[Owed]:
    mailed = in_mail(db)
    if not mailed:
        return []
    title = say("{letters} in the mail program", letters=counted(len(mailed), "letter"))
    day = clock.to_wall(mailed[0].drafted_at).date()
    return [_line(day, title, say("Were they sent? Please tick them."), "to send", Tone.DUE, "mail")]


def _spoilt(db: Session, today: date) -> list[Owed]:
    """What lies printed and must not leave the house: they called, died or moved since."""
    found = not_to_be_posted(db)
    if not found:
        return []
    title = say("{letters} not to be posted", letters=counted(len(found), "letter"))
    detail = say("Something has changed since; please take them out of the post.")
    return [_line(today, title, detail, "check", Tone.CONCERN, "mail")]


def _unposted(db: Session) -> list[Owed]:
    unposted, printed = waiting_for_post(db)
    if printed is None:
        return []
    title = say("{letters} printed, not posted", letters=counted(unposted, "letter"))
    day = clock.to_wall(printed).date()
    return [_line(day, title, say("Tick them when they are in the post."), "to post", Tone.DUE, "send")]


def _calls(db: Session, today: date) -> list[Owed]:
    """Whom to ring because their time was agreed too near for the post."""
    found = calls_to_make(db, today)
    names = clients.names_of(db, sorted({each.household_id for each, _ in found})) if found else {}
    lines = []
    for each, tried in found:
        what = say("session") if each.occasion.startswith("session:") else say("viewing")
        when = screen_time(each.wall, today)
        lines.append(
            Owed(
                due=each.since,
                title=say(
                    "Ring {family} about their {what}", family=names.get(each.household_id, ""), what=what
                ),
                detail=say("{when}, too near for the post", when=when)
                + (say(", tried already") if tried else ""),
                badge=Badge(say("to ring"), Tone.DUE),
                icon="phone",
                opens=Opens(
                    f"call_{'session' if each.occasion.startswith('session:') else 'viewing'}", each.number
                ),
                household_id=each.household_id,
                overdue=each.since < today,
                duty=Duty.CALLS,
            )
        )
    return lines


def _line(
    due: date, title: str, detail: str, badge: str, tone: Tone, icon: str, overdue: bool = False
) -> Owed:
    return Owed(
        due=due,
        title=title,
        detail=detail,
        badge=Badge(say(badge), tone),
        icon=icon,
        opens=Opens("letters_due", 0),
        household_id=None,
        overdue=overdue,
    )


def _next_title(row: LetterRow, *, read: bool) -> str:
    if KINDS[row.code].by_hand:
        return say("Print her apology") if read else say("Read the apology")
    letter = row.name[0].lower() + row.name[1:]
    return say("Print the {letter}", letter=letter) if read else say("Read the {letter}", letter=letter)


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """An apology of theirs that waits for its reader or for paper."""
    for row in sorted(of_household(db, household_id), key=lambda each: each.due_on):
        if row.state not in occasions.UNISSUED or not KINDS[row.code].is_drafted:
            continue
        read = _is_read(db, row)
        return NextStep(
            rank=40,
            title=_next_title(row, read=read),
            detail=say("To {person}, due {day}.", person=row.person, day=screen_date(row.due_on, today)),
            button=say("Open the letter"),
            wish="open_letter",
            with_=(("letter_id", row.id),),
            tone=Tone.LETTER,
        )
    return None
