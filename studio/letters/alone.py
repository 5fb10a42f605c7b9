"""The apology without a reshoot (L9): her words, what it cost her, what we do about it and by when.

What we do is proposed from what she accepted, the day from what was promised with it. An accepted reshoot that is not
in the diary yet is said here, and its invitation (L10) follows once both its days are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from studio import clock
from studio.care import About, ConcernId, OfferKind, OfferOutcome, OfferRow
from studio.errors import Refused
from studio.letters import reshoots
from studio.letters.drafts import ApologyWords
from studio.letters.reshoots import Heard
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.promises.model import Promise, PromiseState

_NOT_OF_PICTURES = (About.VIEWING, About.LETTER, About.CONDUCT)
"""What is not right is none of the pictures, so none of them is said to displease her at home."""
WITHIN = 5
"""Working days in which it is done where nothing else was promised, as in R12."""


def fields(
    db: Session, concern_id: ConcernId, words: ApologyWords, around: Surroundings
) -> Mapping[str, str]:
    """What L9 says: written by hand from the draft, the day as it stands there. Raises Refused while a slot is open."""
    for slot, says in words.alone_problems().items():
        raise Refused(says, slot)
    day = words.day
    if day is None or day < clock.today(around.studio.zone):
        raise Refused("The day named in the apology has gone by. Please name another.", "by_when")
    return {
        "thanks": reshoots.thanks(reshoots.heard(db, around, concern_id), around.language),
        "apology": sentences(words.error, words.time, words.journey, words.inconvenience),
        "doing": words.doing,
        "by_when": around.language.by_when(day),
        "closing": sentences(words.closing, around.language.own_number(around.own_number)),
    }


def proposed(db: Session, facts: Heard, around: Surroundings) -> ApologyWords:
    """A draft to write over: her words, and what she accepted."""
    said = around.language
    of_pictures = facts.concern.about not in _NOT_OF_PICTURES
    inconvenience = said.at_home(facts.hanging_place) if of_pictures else ""
    came = facts.first is not None
    spared = [
        *(() if came else ("time", "journey")),
        *(() if inconvenience else ("inconvenience",)),
    ]
    day = promised_day(db, facts.concern.id) or around.hours.add_working_days(
        clock.today(around.studio.zone), WITHIN
    )
    accepted = (each for each in facts.concern.offers if each.outcome is OfferOutcome.ACCEPTED)
    return ApologyWords(
        error=reshoots.proposed_error(facts, said),
        time=said.her_time(twice=facts.saw_pictures) if came else "",
        journey=said.her_journey(twice=facts.saw_pictures) if came else "",
        inconvenience=inconvenience,
        doing=sentences(*(doing(each, around) for each in accepted)),
        by_when=max(day, around.hours.add_working_days(clock.today(around.studio.zone), 1)).isoformat(),
        does_not_apply=tuple(spared),
    )  # fmt: skip


def promised_day(db: Session, concern_id: ConcernId) -> date | None:
    """The last day that was promised in this case and is still open."""
    where = f"concern:{concern_id}"
    query = select(Promise.due).where(
        or_(Promise.source == where, Promise.source.startswith(f"{where}:")),
        Promise.state == PromiseState.MADE,
    )
    return max(db.scalars(query), default=None)


def doing(offer: OfferRow, around: Surroundings) -> str:
    """What we do, by what she accepted; anything in other words as it was worded to her."""
    said = " ".join(offer.words.split())
    if offer.kind is OfferKind.OTHER:
        said = around.language.typed(said, around.studio.language)
        return said if said.endswith((".", "!", "?")) or not said else f"{said}."
    return around.language.doing(offer.kind.value)
