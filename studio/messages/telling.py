"""What messages tell a screen: their place in a family's story, who waits for a reply, and the next step."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock
from studio.business import Waiting
from studio.clients.model import HouseholdId
from studio.dates import screen_date, screen_time
from studio.messages import queries
from studio.messages.model import Channel, MessageState
from studio.messages.queries import MessageRow
from studio.story import Badge, Event, NextStep, Opens, Owed, Tone

ICONS = {
    Channel.TELEPHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.VISIT: "door-open",
    Channel.LETTER: "file-text",
    Channel.TEXT: "message-circle-reply",
}
_CAME = {
    Channel.TELEPHONE: "{who} rang",
    Channel.EMAIL: "E-mail from {who}",
    Channel.VISIT: "{who} came in",
    Channel.LETTER: "Letter from {who}",
    Channel.TEXT: "Text message from {who}",
}
_WENT = {
    Channel.TELEPHONE: "{us} rang {who}",
    Channel.EMAIL: "{us} wrote to {who}",
    Channel.VISIT: "{us} spoke to {who}",
    Channel.LETTER: "{us} wrote to {who}",
    Channel.TEXT: "{us} sent {who} a text message",
}
_TONES = {Waiting.FINE: Tone.PLAIN, Waiting.PAST_GOAL: Tone.DUE, Waiting.PAST_LIMIT: Tone.CONCERN}
_SHORT = 110
_RANK = 3
"""After a concern, before everything else that is next for a family."""


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Everything said between a family and the studio; their own words are quoted."""
    rows = queries.of_household(db, household_id)
    today = clock.today(business.studio(db).zone) if rows else None
    return [
        Event(
            at=row.at,
            when=screen_date(row.wall.date(), today),
            title=in_words(row),
            detail=row.text,
            tone=tone(row) if row.is_open else Tone.PLAIN,
            icon=ICONS[row.channel],
            opens=Opens("message", row.id),
            badges=(badge(row),) if row.state is not MessageState.SENT else (),
            quoted=not row.is_ours,
        )
        for row in rows
    ]


def in_words(row: MessageRow) -> str:
    """What happened: "Claire Ashworth rang", "Priya wrote to Claire Ashworth"."""
    said = _WENT if row.is_ours else _CAME
    words = said[row.channel].format(who=row.who, us=row.taken_by.split()[0] if row.taken_by else "We")
    return words[:1].upper() + words[1:]


def tone(row: MessageRow) -> Tone:
    """Quiet within two working hours, amber after, red past the close of the next working day (R12)."""
    return _TONES[row.waiting]


def badge(row: MessageRow) -> Badge:
    """How a message stands, in a word or two."""
    if not row.is_open:
        return Badge(str(row.state), Tone.GOOD if row.state is MessageState.ANSWERED else Tone.PLAIN)
    waited = business.in_working_time(row.working_minutes, short=True)
    return Badge(waited if row.working_minutes else "in time", tone(row))  # said since we closed


def owed(db: Session, today: date) -> list[Owed]:
    """Who waits for our reply, the longest waiting first, and the replies that are written but not sent."""
    lines = [_waits(row, today) for row in queries.unanswered(db)]
    for row in queries.drafted(db):
        lines.append(
            Owed(
                due=row.wall.date(),
                title=f"Send the reply to {row.who}",
                detail=f"Written by {row.taken_by} {screen_time(row.wall, today)}; not sent yet",
                badge=Badge("to send", Tone.DUE),
                icon="send",
                opens=Opens("message", row.id),
                household_id=row.household_id,
                at=row.at,
                who=row.taken_by,
            )
        )
    return lines


def _waits(row: MessageRow, today: date) -> Owed:
    acknowledged = f"acknowledged by {row.acknowledged_by}" if row.acknowledged_by else ""
    theirs = row.family if row.family and row.family != row.who else row.reach
    parts = (f"“{shortened(row.text)}”", str(row.channel), screen_time(row.wall, today), theirs, acknowledged)
    return Owed(
        due=row.wall.date(),
        title=f"Answer {row.who}" + (f" (for {row.for_whom})" if row.for_whom else ""),
        detail=" · ".join(part for part in parts if part),
        badge=badge(row),
        icon="message-circle-reply",
        opens=Opens("message", row.id),
        household_id=row.household_id,
        overdue=row.waiting is Waiting.PAST_LIMIT,
        at=row.at,
        who=row.for_whom or row.taken_by,
    )


def shortened(text: str, at_most: int = _SHORT) -> str:
    """The beginning of what was said, on one line and cut between two words."""
    said = " ".join(text.split())
    if len(said) <= at_most:
        return said
    kept = said[: at_most - 2].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{kept} …"


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """A reply that a family waits for."""
    waiting = queries.unanswered(db, household_id)
    if not waiting:
        return None
    row = waiting[0]
    return NextStep(
        rank=_RANK,
        title=f"Next: answer {row.who}",
        detail=f"{in_words(row)}, {screen_time(row.wall, today)}: “{shortened(row.text)}”",
        button="Answer",
        wish="open_message",
        with_=(("message_id", row.id),),
        tone=Tone.CONCERN if row.waiting is Waiting.PAST_LIMIT else Tone.DUE,
    )
