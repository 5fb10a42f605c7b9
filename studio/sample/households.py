"""Families as they are: parents who live apart, a client taken down twice, one who has moved, one who wants no word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from studio import clients, letters, messages
from studio.clients import HouseholdDraft, HouseholdId, HouseholdStatus
from studio.messages import Channel, MessageDraft
from studio.money import Money
from studio.sample import desk_people as people
from studio.sample.courses import Course
from studio.sample.desk import booked, days_ago, first_person, registered, time_ahead
from studio.sample.finding import find_session
from studio.sample.making import Sitting
from studio.sample.sitting import sitting
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.sessions import Method, TakeDraft


def two_homes(stage: Stage) -> Iterator[datetime]:
    """Isla lives with her mother and with her father. Her mother's confirmation lies in the mail program."""
    found = time_ahead(stage, "two homes", "Family portrait", 6)
    yield at(days_ago(stage, 3), 655)
    mother = registered(stage, people.CARMICHAELS)
    father = registered(stage, people.DUNNES)
    isla = stage.store.ask(clients.people_of, mother)[1].id
    stage.do(clients.add_home, isla, father, by=stage.people.priya)
    paid = TakeDraft(Money(30_00), Method.CARD)
    yield at(days_ago(stage, 1), 690)
    booked(stage, mother, "Family portrait", found, preparation="Isla brings her violin", take=paid)
    yield at(days_ago(stage, 1), 700)
    today = days_ago(stage, 1)
    for each in stage.store.ask(letters.due, today).ready:
        if each.occasion.household_id == mother and each.code == "L1":
            address = people.CARMICHAELS.emails[0].typed
            stage.do(letters.issue_by_mail, each.occasion, today, address, by=stage.people.priya)


def written_down_twice(stage: Stage) -> Iterator[datetime]:
    """She came by yesterday, and whoever was at the desk took her down once more: a pair to look at."""
    yield at(days_ago(stage, 1), 1005)
    registered(stage, people.FAIRBROTHER_AGAIN)


def made_one(stage: Stage) -> Iterator[datetime]:
    """She had asked on the website before she came in; the two records were made one last week."""
    found = time_ahead(stage, "made one", "Family portrait", 17)
    yield at(days_ago(stage, 13), 640)
    before = registered(stage, people.CASTELLANOS_BEFORE)
    words = "We would like something for the hall, with the light from the side."
    stage.do(messages.log, _of(stage, before, words, "It was answered at the desk"), by=stage.people.gwen)
    yield at(days_ago(stage, 6), 890)
    family = registered(stage, people.CASTELLANOS)
    booked(stage, family, "Family portrait", found)
    yield at(days_ago(stage, 5), 580)
    seen = stage.store.ask(clients.preview_merge, family, before)
    stage.do(clients.merge, seen.draft(), by=stage.people.helen)


def lives_elsewhere_now(stage: Stage) -> Iterator[datetime]:
    """Photographed last spring; a letter came back, and they have moved to the sea."""
    random = stage.random("lives elsewhere now")
    day = max(stage.until - timedelta(days=230), stage.opens + timedelta(days=14))
    course = Course(comes_for="Couple", session_on=day, pieces=2, evening=False, late_days=-3)
    found = find_session(stage, random, course)
    assert found is not None
    yield max(
        stage.working_moment(random, day - timedelta(days=23)), at(stage.book.open_day(stage.opens), 595)
    )
    family = registered(stage, people.THACKERAYS)
    yield from sitting(Sitting(stage, random, family), course, found, None, None)
    yield stage.working_moment(random, stage.until - timedelta(days=25))
    _amended(stage, family, status=HouseholdStatus.MOVED, notes="Moved to the coast; no address yet.")


def wants_no_word(stage: Stage) -> Iterator[datetime]:
    """He asked to be left alone, and is."""
    yield at(days_ago(stage, 60), 605)
    family = registered(stage, people.VOSS)
    yield at(days_ago(stage, 38), 845)
    words = "Please take me off every list you have. I will ring if I need something."
    stage.do(messages.log, _of(stage, family, words, "He wants no word from us"), by=stage.people.priya)
    _amended(stage, family, status=HouseholdStatus.DO_NOT_CONTACT)


def _of(stage: Stage, family: HouseholdId, text: str, because: str) -> MessageDraft:
    """Something said in writing that asks for no reply."""
    return MessageDraft(
        text=text,
        channel=Channel.EMAIL,
        household_id=family,
        person_id=first_person(stage, family),
        needs_reply=False,
        no_reply_because=because,
    )


def _amended(stage: Stage, family: HouseholdId, **what: object) -> None:
    draft: HouseholdDraft = stage.store.ask(clients.household, family).as_draft()
    stage.do(clients.amend, family, replace(draft, **what), by=stage.people.priya)  # type: ignore[arg-type]  # by name


STORIES = (two_homes, written_down_twice, made_one, lives_elsewhere_now, wants_no_word)
FAMILIES = 7
"""How many are taken down in these: parents who live apart are two, and so is whoever is made one."""
