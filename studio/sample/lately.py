"""Families of whom something has to be known before a letter goes to them: their language, a year gone by, a death, a
move between the order and the day it goes home.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from studio import clients, diary, sessions
from studio.clients import HouseholdDraft, HouseholdId, PersonStatus
from studio.sample import care_people as people
from studio.sample.courses import Course
from studio.sample.desk import booked, days_ago, registered, time_ahead
from studio.sample.finding import find_collection, find_session
from studio.sample.making import Sitting
from studio.sample.sitting import sitting
from studio.sample.stage import Stage
from studio.sample.three_rounds import three_rounds
from studio.sample.times import at

A_YEAR_LESS_THIRTY = timedelta(days=340)
"""So long ago that the invitation to come again falls due just now."""


def writes_german(stage: Stage) -> Iterator[datetime]:
    """Their portraits went home four weeks ago; they are asked how they like them in German."""
    random = stage.random("writes German")
    on = stage.book.open_day(stage.until - timedelta(days=28), before=True)
    course = Course(
        comes_for="Family portrait",
        session_on=on - timedelta(days=50),
        viewing_gap=3,
        evening=False,
        pieces=3,
    )
    found, collection = find_session(stage, random, course), find_collection(stage, random, on, on)
    assert found is not None
    yield stage.working_moment(random, found.wall.date() - timedelta(days=course.lead_days + 1), before=True)
    family = registered(stage, people.WEBERS)
    yield from sitting(Sitting(stage, random, family), course, found, None, collection)


def writes_french(stage: Stage) -> Iterator[datetime]:
    """Booked the day before yesterday; the confirmation goes to her in French."""
    found = time_ahead(stage, "writes French", "Family portrait", 12)
    yield at(days_ago(stage, 2), 660)
    family = registered(stage, people.MOREAUS)
    session_id = booked(stage, family, "Family portrait", found, preparation="Éloïse plays the cello")
    stage.do(diary.tell, stage.store.ask(sessions.session, session_id).appointment_id, by=stage.people.priya)


def comes_each_year(stage: Stage) -> Iterator[datetime]:
    """Kit was one then, and will be two: they are invited to come again."""
    random = stage.random("comes each year")
    day = stage.until - A_YEAR_LESS_THIRTY
    course = Course(comes_for="Baby or toddler", session_on=day, pieces=2, evening=False, late_days=-3)
    found = find_session(stage, random, course)
    assert found is not None
    yield max(
        stage.working_moment(random, day - timedelta(days=23)), at(stage.book.open_day(stage.opens), 597)
    )
    family = registered(stage, people.TREVANIONS)
    yield from sitting(Sitting(stage, random, family), course, found, None, None)


def one_has_died(stage: Stage) -> Iterator[datetime]:
    """He did not see it finished. Nothing goes to her by itself until somebody has looked at her page."""
    told = yield from _ready(stage, people.GARFIELDS, "one has died", "Couple")
    yield at(days_ago(stage, 1), 680)
    row = stage.store.ask(clients.household, told)
    hers, his = row.as_draft().people
    bereaved = replace(row.as_draft(), people=(hers, replace(his, status=PersonStatus.DECEASED)))
    stage.do(clients.amend, told, bereaved, by=stage.people.priya)


def lives_elsewhere_by_then(stage: Stage) -> Iterator[datetime]:
    """Ordered from one house, to be hung in the next: what is written now goes to the new address."""
    told = yield from _ready(stage, people.NAKAMURAS, "lives elsewhere by then", "Family portrait")
    yield at(days_ago(stage, 1), 710)
    draft = stage.store.ask(clients.household, told).as_draft()
    moved = replace(
        draft, address1="Hollow Farm", address2="Long Lane", post_town="Highworth", postcode="SN6 7LL"
    )
    stage.do(clients.amend, told, moved, by=stage.people.gwen)


def _ready(
    stage: Stage, draft: HouseholdDraft, about: str, comes_for: str
) -> Generator[datetime, None, HouseholdId]:
    """Their pictures are finished and still here."""
    random = stage.random(about)
    home_on = stage.book.open_day(stage.until + timedelta(days=9))
    course = Course(
        comes_for=comes_for, session_on=home_on - timedelta(days=49), viewing_gap=3, evening=False, pieces=2,
        stops="ready", late_days=-6,
    )  # fmt: skip
    found = find_session(stage, random, course)
    assert found is not None
    yield stage.working_moment(random, found.wall.date() - timedelta(days=course.lead_days + 1), before=True)
    family = registered(stage, draft)
    yield from sitting(Sitting(stage, random, family), course, found, None, None)
    return family


STORIES = (three_rounds, writes_german, writes_french, comes_each_year, one_has_died, lives_elsewhere_by_then)
