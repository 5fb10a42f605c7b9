"""What care tells the screens: its moments in a family's story, who is waiting, and the next step."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock, sessions
from studio.care.asking_after import to_ask_after
from studio.care.clocks import Waiting
from studio.care.goodwill import unseen
from studio.care.model import OPEN, ConcernState, OfferKind, OfferOutcome
from studio.care.queries import concerns_of_household, open_concerns
from studio.care.reshoot_queries import reshoot_of_concern
from studio.care.round_words import AGREED, gentle_call, round_words, waits_for_her
from studio.care.rows import ConcernRow, OfferRow, OpenConcern
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_date, screen_time
from studio.story import Badge, Event, NextStep, Opens, Owed, Tone
from studio.words import counted

ICON = "heart-handshake"
SHORT = 180
AFTER_THE_ROUND = 90
"""The rank of a case whose second round is under way: its session, viewing or order says what comes next."""


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Each concern as it was told, and how it ended."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    told: list[Event] = []
    for row in concerns_of_household(db, household_id):
        opens = Opens("concern", row.id)
        told.append(
            Event(
                at=row.received_at,
                when=screen_time(clock.to_wall(row.received_at, zone), today),
                title=_title(row),
                detail=f"“{shortened(row.story)}”",
                tone=Tone.CONCERN,
                icon="phone-call",
                opens=opens,
                badges=_badges(row),
                quoted=True,
            )
        )
        if row.happy_words:
            happy_at = dict(row.stamps)[ConcernState.HAPPY] or row.received_at
            told.append(
                Event(
                    at=happy_at,
                    when=screen_time(clock.to_wall(happy_at, zone), today),
                    title=f"{row.person} told us that it is right now",
                    detail=f"“{shortened(row.happy_words)}”",
                    tone=Tone.GOOD,
                    icon=ICON,
                    opens=opens,
                    quoted=True,
                )
            )
    return told


def _title(row: ConcernRow) -> str:
    return f"{row.person} is not happy: {row.in_short}" if row.in_short else f"{row.person} is not happy"


def shortened(words: str, most: int = SHORT) -> str:
    """The beginning of what was said, on one line, for a list; the case has every word."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    kept = line[:most].rsplit(" ", 1)[0].rstrip(".,;:")
    return f"{kept} …"


def _badges(row: ConcernRow) -> tuple[Badge, ...]:
    badges = []
    if row.response_minutes is not None:
        words = (
            "answered at once"
            if row.response_minutes == 0
            else f"answered in {_minutes(row.response_minutes)}"
        )
        badges.append(Badge(words, Tone.GOOD if row.waiting is Waiting.FINE else Tone.DUE))
    accepted = [offer for offer in row.offers if offer.outcome is OfferOutcome.ACCEPTED]
    if accepted:
        badges.append(Badge(f"{offer_words(accepted[-1])} accepted", Tone.CONCERN))
    badges.append(Badge(row.state.value, Tone.GOOD if row.state is ConcernState.HAPPY else Tone.PLAIN))
    return tuple(badges)


def offer_words(offer: OfferRow) -> str:
    """An offer as it is called: its own words where it has some."""
    return offer.words if offer.kind is OfferKind.OTHER else offer.kind.value


def _minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return counted(rest, "minute")
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def owed(db: Session, today: date) -> list[Owed]:
    """Everyone who is waiting for us to answer or to act, the longest waiting first; never dropped, never snoozed.

    Who has accepted a reshoot and waits to choose a day is asked gently, twice, and then left in peace. What was put
    right is asked after, until there is a word.
    """
    zone = business.studio(db).zone
    lines = []
    for row in open_concerns(db):
        asked = waits_for_her(db, row) if not row.owner_now else None
        if asked is not None and asked.is_quiet:
            continue  # both gentle contacts were made; the case stays in the list of Care, and the reshoot hers
        if asked is not None and asked.due is not None and asked.due <= today:
            lines.append(gentle_call(db, row, asked))
            continue
        told = clock.to_wall(row.received_at, zone)
        parts = (
            row.owner_now.capitalize(),
            f"with {row.owner}",
            f"“{shortened(row.in_short or row.story, 90)}”",
            f"told us {screen_date(told.date(), today)} at {clock_time(told)}",
        )
        lines.append(
            Owed(
                due=told.date(),
                title=f"{row.person}: {next_words(db, row, today)}",
                detail=" · ".join(part for part in parts if part),
                badge=Badge(
                    "owner now" if row.owner_now else waiting_words(row.working_minutes, short=True), row.tone
                ),
                icon=ICON if row.answered else "phone-call",
                opens=Opens("concern", row.id),
                household_id=row.household_id,
                overdue=row.tone is Tone.CONCERN,
                at=row.call_back_at or row.received_at,
                who=row.owner,
            )
        )
    return [*lines, *to_ask_after(db, today), *_given_over_the_limit(db)]


def _given_over_the_limit(db: Session) -> list[Owed]:
    """What was honoured over a limit in cases that are put right, until an owner has seen it."""
    currency = business.studio(db).currency
    return [
        Owed(
            due=clock.to_wall(row.made_at).date(),
            title=f"{row.person}: {row.what}, worth {row.worth.show(currency)}",
            detail=f"Given by {row.made_by}, whose limit is {row.limit.show(currency)} · it is honoured · "
            f"case {row.number}",
            badge=Badge("owner now", Tone.CONCERN),
            icon=ICON,
            opens=Opens("concern", row.concern_id),
            household_id=row.household_id,
            overdue=False,
            at=row.made_at,
            who=row.made_by,
        )
        for row in unseen(db)
        if row.state not in OPEN
    ]


_NEXT = {
    ConcernState.RECEIVED: "ring back and listen",
    ConcernState.HEARD: "offer to put it right",
    ConcernState.CHECKING: "ring back as promised",
    ConcernState.OFFERED: "waiting for the answer to our offer",
    ConcernState.AGREED: "do what was agreed",
    ConcernState.IN_HAND: "in hand",
}


def next_words(db: Session, row: OpenConcern, today: date) -> str:
    """What someone is waiting for, in a few words; of a reshoot, how far its second round is."""
    if row.call_back_at is not None:
        back = clock.to_wall(row.call_back_at, business.studio(db).zone)
        return f"ring back by {screen_time(back, today)}"
    if not row.answered:
        return "ring back"
    reshoot = reshoot_of_concern(db, row.id) if row.state in AGREED else None
    if reshoot is None or reshoot.accepted_at is None:
        return _NEXT.get(row.state, row.state.value)
    return round_words(db, reshoot, today)


def waiting_words(minutes: int, *, short: bool = False) -> str:
    """How long someone has waited in working time: ``41 working hours``; ``41 h`` where there is little room."""
    return business.in_working_time(minutes, short=short)


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """What a family with an open concern is waiting for; nothing comes before it until its reshoot begins.

    From the day of the reshoot on, its session, viewing and order say what to do next, as the first time.
    """
    waiting = open_concerns(db, household_id)
    if not waiting:
        return None
    row = waiting[0]
    asked = waits_for_her(db, row)
    if asked is not None and asked.is_quiet:
        return NextStep(
            rank=AFTER_THE_ROUND,
            title="Their complimentary reshoot is theirs on any day",
            detail=f"{row.person} has accepted it. We have asked twice, and do not ask again by ourselves.",
            button="Book the reshoot",
            wish="reshoot",
            with_=(("household_id", household_id), ("concern_id", row.id)),
            tone=Tone.PLAIN,
        )
    zone = business.studio(db).zone
    told = screen_date(clock.to_wall(row.received_at, zone).date(), today)
    detail = f"{row.person} told us on {told}: “{row.in_short or shortened(row.story, 110)}”."
    reshoot = reshoot_of_concern(db, row.id) if row.state in AGREED else None
    rank = 0
    if reshoot is not None and reshoot.session_id is not None:
        detail += " Nothing to pay, the whole process again."
        begun = sessions.session(db, reshoot.session_id).wall.date() <= today
        rank = AFTER_THE_ROUND if begun and row.answered and not row.call_back_at else 0
    return NextStep(
        rank=rank,
        title=f"Next: {next_words(db, row, today)}",
        detail=detail,
        button="Open the case",
        wish="open_case",
        with_=(("concern_id", row.id),),
        tone=Tone.CONCERN,
    )
