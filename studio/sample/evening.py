"""The evening in the viewing room: pictures from the card, what they love, and what hangs above their fireplace."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from studio import catalogue, clients, clock, pictures, viewings, walls
from studio.actor import Actor
from studio.catalogue import Framing
from studio.clients import HouseholdId
from studio.pictures import PictureRow
from studio.sample import drawing
from studio.sample.stage import Stage
from studio.sample.times import Time
from studio.sessions import SessionId
from studio.viewings import Mark, ViewingId
from studio.walls import ROOMS, HangingDraft

FIREPLACE = ROOMS[0]
_BESIDE = ((2100.0, 690.0), (560.0, 800.0), (3640.0, 800.0))
"""Where they hang: above the fireplace, and to either side of it."""
NOTES = ("from her left side", "the one for his mother", "all of them laughing", "a little lighter, please")


def take_in(
    stage: Stage,
    household_id: HouseholdId,
    session_id: SessionId,
    found: Time,
    count: int,
    *,
    beside: bool = False,
) -> None:
    """The card of a session is read in, as long as pictures are wanted of some sessions more; ``beside`` those counted,
    of the one or two about which somebody is not happy.
    """
    if not count or stage.photographs <= 0:
        return
    if not beside:
        stage.photographs -= 1
    random = stage.random("photographs", session_id)
    people = len(stage.store.ask(clients.people_of, household_id))
    with tempfile.TemporaryDirectory() as folder:
        drawing.shoot(
            Path(folder), random, count, min(people, 6), found.wall, stage.random("faces", household_id)
        )
        by = stage.people.of(found.staff_id)
        pictures.take_in(stage.store, by, session_id, pictures.look_over(folder))


def choose(
    stage: Stage, random: Random, viewing_id: ViewingId, wanted: int, by: Actor, *, framed: bool
) -> bool:
    """What they love, perhaps and not; what they said of two; and the wall. False when there are no pictures."""
    session_id = stage.store.ask(viewings.viewing, viewing_id).session_id
    rows = stage.store.ask(pictures.of_session, session_id)
    if not rows:
        return False
    liked = random.sample(rows, min(len(rows), wanted + 6))
    loved = sorted(liked[:wanted], key=lambda row: row.width < row.height)
    marks = [(row, Mark.LOVE) for row in loved]
    marks += [(row, Mark.PERHAPS) for row in liked[wanted : wanted + 3]]
    marks += [(row, Mark.NO) for row in liked[wanted + 3 :]]
    for row, mark in marks:
        stage.do(viewings.mark, viewing_id, row.id, mark, by=by)
    for row, words in zip(loved, random.sample(NOTES, 2), strict=False):
        stage.do(viewings.note_picture, viewing_id, row.id, words, by=by)
    if framed:
        _hang(stage, random, viewing_id, loved[: len(_BESIDE)], by)
    return True


def _hang(stage: Stage, random: Random, viewing_id: ViewingId, loved: list[PictureRow], by: Actor) -> None:
    edition = stage.store.ask(catalogue.edition_on, clock.today())
    framed = [row for row in edition.prices if row.framing is Framing.FRAMED]
    sizes = {(row.width_in, row.height_in): row.id for row in framed}
    moulding = random.choice(edition.mouldings[:4])
    wall_id = None
    for place, (row, (x_mm, y_mm)) in enumerate(zip(loved, _BESIDE, strict=False)):
        price_id = sizes[(30, 24) if place == 0 else (10, 8)]
        draft = HangingDraft(
            wall_id=wall_id, room=FIREPLACE.key, picture_id=row.id, price_id=price_id, x_mm=x_mm, y_mm=y_mm,
            turned=walls.lies(edition.price(price_id), row.height > row.width), place=FIREPLACE.place,
        )  # fmt: skip
        draft = walls.new_hanging(edition, draft)
        if place == 0:
            draft = walls.as_offered(edition, replace(draft, moulding_id=moulding.id), price_id)
        stage.do(walls.hang, viewing_id, draft, by=by)
        wall_id = stage.store.ask(walls.hung, viewing_id)[-1].wall_id
    hung = stage.store.ask(walls.hung, viewing_id)
    shown = {row.id: pictures.small(row, 240) for row in loved}
    colours: dict[int | None, str] = {row.id: row.colour for row in edition.mouldings}
    assert wall_id is not None
    stage.do(walls.keep_picture, wall_id, drawing.wall(FIREPLACE, hung, shown, colours), viewing_id, by=by)
