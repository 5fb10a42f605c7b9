"""What the casebook tells a family's story: that a practice changed because of what one of them said."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.care.model import Concern
from studio.casebook.model import PracticeChange
from studio.clients.model import HouseholdId
from studio.dates import screen_time
from studio.story import Badge, Event, Opens, Tone


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """What we do differently because of them."""
    query = (
        select(PracticeChange)
        .join(Concern, Concern.id == PracticeChange.concern_id)
        .where(Concern.household_id == household_id)
        .order_by(PracticeChange.id)
    )
    found = list(db.scalars(query))
    zone = business.studio(db).zone if found else ""
    today = clock.today(zone) if found else None
    return [
        Event(
            at=change.effective_at,
            when=screen_time(clock.to_wall(change.effective_at, zone), today) if today else "",
            title="We work differently because of them",
            detail=change.text,
            tone=Tone.GOOD,
            icon="megaphone",
            opens=Opens("concern", change.concern_id),
            badges=(Badge("because of them", Tone.GOOD),),
        )
        for change in found
    ]
