"""What the page of enquiries and its forms ask for, each in one read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from studio import business, catalogue, clock, enquiries
from studio.business import Hours
from studio.catalogue import SessionTypeRow
from studio.dates import clock_time, screen_date
from studio.enquiries import ClosedEnquiries, EnquiryId, EnquiryRow, EnquiryState
from studio.story import Badge, Tone
from studio.words import counted, listed

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One enquiry of the list: when they asked and how it stands, in words."""

    row: EnquiryRow
    asked: str
    standing: Badge

    @property
    def id(self) -> EnquiryId:
        """By which the table knows it."""
        return self.row.id


@dataclass(frozen=True)
class WholeEnquiries:
    """Those of which something can still become, and what became of the others lately."""

    waiting: tuple[Line, ...]
    settled: tuple[Line, ...]
    lately: ClosedEnquiries
    today: date

    @property
    def sentence(self) -> str:
        """``2 people wait for our call. 1 said not now.``"""
        states = [line.row.state for line in self.waiting]
        new, spoken, later = (
            states.count(each) for each in (EnquiryState.NEW, EnquiryState.CONTACTED, EnquiryState.NOT_NOW)
        )
        parts = []
        if new:
            parts.append(f"{counted(new, 'person waits', 'people wait')} for our call.")
        if spoken:
            parts.append(f"With {spoken} we have spoken.")
        if later:
            parts.append(f"{later} said not now.")
        return " ".join(parts) or "Nobody waits for our call."

    @property
    def lately_in_words(self) -> str:
        """``In the last 30 days 4 of 7 booked; lost: price 2, no answer 1.``"""
        closed = self.lately.closed
        if not closed:
            return "Nothing was settled in the last 30 days."
        why = [f"{because} {many}" for because, many in self.lately.lost.items()]
        lost = f"; lost: {listed(why)}" if why else ""
        return f"In the last 30 days {self.lately.booked} of {closed} booked{lost}."


def whole_enquiries(db: Any) -> WholeEnquiries:
    """The list as it stands now."""
    hours = business.hours(db)
    today = clock.today(hours.zone)
    waiting = sorted(enquiries.open_enquiries(db), key=_pressing)
    return WholeEnquiries(
        tuple(_line(row, hours, today) for row in waiting),
        tuple(_line(row, hours, today) for row in enquiries.settled_lately(db)),
        enquiries.closed_between(db, today - LATELY, today),
        today,
    )


def _pressing(row: EnquiryRow) -> tuple[bool, date, Any]:
    """Who has never been rung comes first, then by the day on which we ring again."""
    return (row.state is not EnquiryState.NEW, row.ring_on or date.min, row.received_at)


def _line(row: EnquiryRow, hours: Hours, today: date) -> Line:
    wall = clock.to_wall(row.received_at, hours.zone)
    asked = clock_time(wall) if wall.date() == today else screen_date(wall.date(), today)
    return Line(row, asked, standing(row, hours, today))


def standing(row: EnquiryRow, hours: Hours, today: date) -> Badge:
    """How an enquiry stands, in a few words."""
    if row.state is EnquiryState.NEW:
        return enquiries.waiting_words(row, hours, clock.now())
    if row.state is EnquiryState.BOOKED:
        return Badge("booked", Tone.GOOD)
    if row.state is EnquiryState.LOST:
        return Badge(str(row.lost_because), Tone.PLAIN)
    if row.ring_on is None:
        return Badge(str(row.state), Tone.PLAIN)
    due = row.ring_on <= today
    return Badge(f"ring {screen_date(row.ring_on, today)}", Tone.DUE if due else Tone.PLAIN)


@dataclass(frozen=True)
class EnquiryFacts:
    """What the form and the sheet of an enquiry show."""

    today: date
    zone: str
    types: Sequence[SessionTypeRow]
    enquiry: EnquiryRow | None
    standing: Badge | None


def enquiry_facts(db: Any, enquiry_id: EnquiryId | None = None) -> EnquiryFacts:
    """For a new enquiry, or one that is here; raises Missing."""
    hours = business.hours(db)
    today = clock.today(hours.zone)
    row = enquiries.enquiry(db, enquiry_id) if enquiry_id is not None else None
    return EnquiryFacts(
        today=today,
        zone=hours.zone,
        types=catalogue.session_types(db),
        enquiry=row,
        standing=standing(row, hours, today) if row is not None else None,
    )
