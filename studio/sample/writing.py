"""Writing the sample studio into empty records: the stage, every story on it, and the records left whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from studio import business, clock, schema
from studio.clients.model import Household
from studio.db import Store
from studio.db.engine import file_of, is_server
from studio.errors import Refused
from studio.orders.model import Order
from studio.progress import Progress
from studio.sample import (
    accounts_now,
    apologies,
    asking,
    bulk,
    desk,
    households,
    just_now,
    lately,
    learning,
    named,
    rack,
    returning,
    seasons,
    spoken,
)  # fmt: skip
from studio.sample.fringe import Fringe
from studio.sample.house import House
from studio.sample.post import Post
from studio.sample.stage import Stage, Story, open_studio
from studio.sessions.model import PortraitSession

DESK = "Front desk"
MOST_TOLD = 1_000
"""As many families are told through the services; of more than that the rest is written in bulk."""
TOLD_BESIDE = 60
YEARS_TOLD = 2
DESK_FROM = 40
"""From so many families on there are those with whom the front desk is busy just now."""
SHARE_JUST_NOW = 0.75
"""How much of a small sample is here just now, so that Today is full."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the sample came to."""

    families: int
    sessions: int
    orders: int


def write(
    target: str | Path,
    *,
    families: int = 60,
    years: int = 2,
    seed: int = 1,
    until: date | None = None,
    photographs: int = 0,
    progress: Progress | None = None,
) -> Made:
    """Write a sample studio into empty records; the same seed and day write the same studio.

    ``until`` (today by default) is the day on whose morning its past ends, ``photographs`` of how many of
    the last sessions the pictures are drawn and taken in, beside the records. Raises Refused when the records hold a
    studio already; a file that was made for it goes again when the writing is stopped.
    """
    fresh = not is_server(target) and not file_of(target).exists()
    store = schema.open_store(target, desk=DESK)
    try:
        if store.ask(business.is_open_for_business):
            raise Refused(
                "There is a studio in these records already. Please choose an empty place for the sample."
            )
        made = _written(
            store, families, years, seed, until or clock.today(), photographs, progress or Progress()
        )
        store.close()
    except BaseException:
        store.close()
        if fresh:
            _remove(file_of(target))
        raise
    return made


def _written(
    store: Store, families: int, years: int, seed: int, until: date, photographs: int, progress: Progress
) -> Made:
    _hurry(store)
    before = clock.standing()
    try:
        in_bulk = families > MOST_TOLD
        stage = open_studio(store, seed, years, until)
        stage.photographs = photographs
        if in_bulk:
            bulk.write(stage, families - TOLD_BESIDE, progress)
        stage.tell_from = max(stage.opens, _years_before(until, YEARS_TOLD)) if in_bulk else stage.opens
        stage.play(stories(stage, TOLD_BESIDE if in_bulk else families), progress)
    finally:
        clock.set_to(before)
    _settle(store)
    return store.ask(_made)


def _years_before(until: date, years: int) -> date:
    return date(until.year - years, until.month, min(until.day, 28))


def stories(stage: Stage, families: int) -> list[Story]:
    """Every story of the sample: the house, the fringe, the named ones, who is here just now, all others, the post.

    The house and the named ones come first, for they know their times; everyone else takes what is free.
    """
    told: list[Story] = [Fringe(stage).story()]
    told += [story(stage) for story in named.STORIES[: max(0, families - 1)]]
    first, left = len(told), families - len(told)
    if families >= DESK_FROM:
        told += [story(stage) for story in (*lately.STORIES, *desk.STORIES, *households.STORIES)]
        left -= len(lately.STORIES) + len(desk.STORIES) + households.FAMILIES
    now = min(left, len(just_now.NOW), round(families * SHARE_JUST_NOW))
    told += [just_now.here_now(stage, first + place, place) for place in range(now)]
    told += [seasons.ordinary(stage, first + now + place) for place in range(left - now)]
    beside: tuple[Story, ...] = (
        Post(stage).story(),
        returning.story(stage, families),
        spoken.story(stage),
        asking.story(stage),
    )
    if families >= DESK_FROM:
        beside += (rack.story(stage), accounts_now.vouchers(stage), accounts_now.counts(stage))
        beside += (apologies.story(stage), learning.story(stage))
    return [House(stage).story(), *told, *beside]


def _hurry(store: Store) -> None:
    """A sample lost by a power cut is made again, so it need not be safe on the disk gesture by gesture."""
    pragma = "SET synchronous_commit = off" if is_server(store.target) else "PRAGMA synchronous = OFF"

    @event.listens_for(store.engine, "connect")
    def _hurried(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(pragma)
        cursor.close()

    store.engine.dispose()


def _settle(store: Store) -> None:
    """The finished sample is put safely on the disk, and the database learns what it holds."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _made(db: Session) -> Made:
    counts = (
        db.scalar(select(func.count()).select_from(table)) or 0
        for table in (Household, PortraitSession, Order)
    )
    return Made(*counts)
