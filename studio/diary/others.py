"""Other appointments: lunch, maintenance, a holiday, a meeting; one gesture, however many days, people and rooms.

Whole days are one appointment a day, from six in the morning to ten at night or as the studio's hours need it, so that
every search for what overlaps keeps its bound below. The days of one gesture are one series.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor
from studio.business.model import Room, Staff
from studio.dates import screen_date
from studio.diary.clashes import clashes
from studio.diary.drafts import LONGEST_TITLE, AppointmentDraft, ClashQuestion, OtherDraft
from studio.diary.holding import also_of, let_go
from studio.diary.model import LONGEST_MINUTES, Appointment, AppointmentId, AppointmentKind, OtherKind
from studio.diary.queries import other_words
from studio.diary.rows import Clash, Taken
from studio.diary.service import arrange, cancel, found, locked, place
from studio.errors import Conflict, Refused
from studio.rights import verb

_EARLY = 6 * 60
"""Minute of the day at which a whole day begins, unless the studio opens before it."""
_TOLD = 3
"""Clashes of a series that are told one by one."""


@verb("diary.arrange_other")
def arrange_other(db: Session, by: Actor, draft: OtherDraft) -> list[AppointmentId]:
    """Put an other appointment in the diary, on each of its days; answers them in order.

    Raises Refused naming the field, and for a clash who has what, where and until when, of each day that clashes.
    """
    draft.check()
    days = draft.days()
    _require_known(db, draft)
    _require_all_free(db, draft, days, frozenset())
    made: list[AppointmentId] = []
    for day in days:
        series_id = made[0] if made else None
        made.append(arrange(db, by, _of_day(db, draft, day, series_id)))
    if len(made) > 1:
        db.get_one(Appointment, made[0]).series_id = made[0]
        db.flush()
    return made


@verb("diary.amend_other")
def amend_other(
    db: Session,
    by: Actor,
    appointment_id: AppointmentId,
    draft: OtherDraft,
    version: int | None = None,
    *,
    only_this: bool = False,
) -> list[AppointmentId]:
    """Amend an other appointment, and with it the days of its series that are to come, or ``only_this`` day of it.

    Days that are left out are called off, new ones are added, the others keep their place. Raises Refused as
    ``arrange_other`` does, and Conflict when another desk changed it since it was shown.
    """
    draft.check()
    asked = _require_other(db, appointment_id, version)
    present = {each.wall.date(): each for each in ([asked] if only_this else _to_come(db, asked))}
    days = draft.days()
    _require_known(db, draft)
    _require_all_free(db, draft, days, frozenset(each.id for each in present.values()))
    let_go(db, [each.id for each in present.values()])
    for day, each in present.items():
        if day not in days:
            cancel(db, by, each.id, "not on this day any more")
    kept = [each.id for day, each in present.items() if day in days]
    series_id = None if only_this or len(days) == 1 else (asked.series_id or min(kept, default=asked.id))
    if only_this:
        asked.series_id = None
    return [
        _amended(db, by, present[day], _of_day(db, draft, day, series_id))
        if day in present
        else arrange(db, by, _of_day(db, draft, day, series_id))
        for day in days
    ]


@verb("diary.call_off_other")
def call_off_other(
    db: Session,
    by: Actor,
    appointment_id: AppointmentId,
    reason: str,
    version: int | None = None,
    *,
    only_this: bool = False,
) -> int:
    """Call off an other appointment, and with it the days of its series that are not over; answers how many days.

    Raises Refused without a reason and Conflict when another desk changed it since it was shown.
    """
    said = written.one_line(reason, 400).text
    if not said:
        raise Refused("Please say why it is called off.", "reason")
    asked = _require_other(db, appointment_id, version)
    days = [asked] if only_this else _to_come(db, asked)
    if not days:
        raise Refused("That is over, so it stays as it was.")
    for each in days:
        cancel(db, by, each.id, said)
    return len(days)


def series(db: Session, appointment_id: AppointmentId) -> OtherDraft:
    """An other appointment as it was put in the diary, with all its days to come: what a form opens with to amend it.

    Raises Missing, and Refused for an appointment with a client.
    """
    asked = found(db, appointment_id)
    if asked.kind is not AppointmentKind.OTHER:
        raise Refused("This appointment is with a client. Please open what it is for.")
    days = _to_come(db, asked) or [asked]
    dates = [each.wall.date() for each in days]
    weekdays = tuple(sorted({day.weekday() for day in dates}))
    whole = (dates[-1] - dates[0]).days + 1 == len(dates)
    rooms, people = also_of(db, asked.id)
    return OtherDraft(
        other=asked.other or OtherKind.OTHER,
        title=asked.title,
        wall=datetime.combine(dates[0], asked.wall.time()),
        minutes=asked.minutes,
        whole_day=asked.whole_day,
        last_day=dates[-1] if len(dates) > 1 else None,
        weekdays=() if whole else weekdays,
        people=(*([asked.staff_id] if asked.staff_id is not None else []), *people),
        rooms=(*([asked.room_id] if asked.room_id is not None else []), *rooms),
        fold=asked.fold,
        opener_id=asked.opener_id,
    )


def _require_other(db: Session, appointment_id: AppointmentId, version: int | None) -> Appointment:
    asked = locked(db, appointment_id)
    if asked.kind is not AppointmentKind.OTHER:
        raise Refused("This appointment is with a client. Please open what it is for.")
    if version is not None and asked.version != version:
        raise Conflict(
            business.just_changed(asked.title),
            theirs={"When": screen_date(asked.wall.date()), "What": asked.title},
        )
    if asked.cancelled_at is not None:
        raise Refused("This is called off already.")
    return asked


def _to_come(db: Session, asked: Appointment) -> list[Appointment]:
    """The days of its series that are not over yet; itself alone when it is no series."""
    if asked.series_id is None:
        return [asked]
    days = select(Appointment).where(
        Appointment.series_id == asked.series_id,
        Appointment.cancelled_at.is_(None),
        Appointment.ends_at > clock.now(),
    )
    return list(db.scalars(days.order_by(Appointment.starts_at)))


def _amended(db: Session, by: Actor, present: Appointment, draft: AppointmentDraft) -> AppointmentId:
    place(db, by, present, draft)
    return present.id


def _of_day(db: Session, draft: OtherDraft, day: date, series_id: AppointmentId | None) -> AppointmentDraft:
    """The appointment of one day."""
    wall, minutes = span_of(business.hours(db), draft, day)
    return AppointmentDraft(
        kind=AppointmentKind.OTHER,
        title=written.one_line(draft.title, LONGEST_TITLE).text or other_words(draft.other),
        wall=wall,
        minutes=minutes,
        room_id=next(iter(draft.rooms), None),
        staff_id=next(iter(draft.people), None),
        fold=draft.fold,
        opener_id=draft.opener_id,
        other=draft.other,
        whole_day=draft.whole_day,
        series_id=series_id,
        also_rooms=draft.rooms[1:],
        also_people=draft.people[1:],
    )


def span_of(hours: business.Hours, draft: OtherDraft, day: date) -> tuple[datetime, int]:
    """When an other appointment begins on a day and how many minutes it takes; a whole day covers all its hours."""
    if not draft.whole_day:
        return datetime.combine(day, draft.wall.time()), draft.minutes
    opening = hours.of_day(day)
    begins = _EARLY
    if opening is not None:
        closes = max(opening.closes, opening.late_until or 0)
        begins = min(max(begins, closes - LONGEST_MINUTES), opening.opens)
    return datetime.combine(day, time()) + timedelta(minutes=begins), LONGEST_MINUTES


def _require_known(db: Session, draft: OtherDraft) -> None:
    """Everyone works here and every room is in use."""
    if len(set(draft.people)) < len(draft.people) or len(set(draft.rooms)) < len(draft.rooms):
        raise Refused("Someone or some room is named twice.", "people")
    working = set(db.scalars(select(Staff.id).where(Staff.active.is_(True))))
    if not set(draft.people) <= working:
        raise Refused("Please choose people who work here.", "people")
    if not set(draft.rooms) <= set(db.scalars(select(Room.id).where(Room.active.is_(True)))):
        raise Refused("Please choose a room that is in use.", "rooms")


def _require_all_free(
    db: Session, draft: OtherDraft, days: tuple[date, ...], own: frozenset[AppointmentId]
) -> None:
    """Everything that clashes on any of the days is told at once: a holiday is planned around all of it."""
    found = [each for each in series_clashes(db, draft, days) if each.appointment_id not in own]
    if not found:
        return
    told = [f"{screen_date(each.starts.date())}: {each.sentence}" for each in found[:_TOLD]]
    more = f" And {len(found) - _TOLD:,} more." if len(found) > _TOLD else ""
    held = f" {found[0].way_out}" if len(found) == 1 and found[0].provisional else ""
    raise Taken(f"{' '.join(told)}{more}{held}", found[0])


def series_clashes(db: Session, draft: OtherDraft, days: tuple[date, ...] | None = None) -> list[Clash]:
    """Each appointment in the way of an other appointment, of any of its days, once; for a form that is being typed."""
    hours = business.hours(db)
    found: dict[AppointmentId, Clash] = {}
    for day in draft.days() if days is None else days:
        wall, minutes = span_of(hours, draft, day)
        question = ClashQuestion(
            wall=wall, minutes=minutes, fold=draft.fold, also_rooms=draft.rooms, also_people=draft.people
        )
        for each in clashes(db, question):
            found.setdefault(each.appointment_id, each)
    return list(found.values())
