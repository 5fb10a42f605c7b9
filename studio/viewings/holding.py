"""How a viewing ends: held, and what came of thinking it over."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock, pictures, promises, sessions, written
from studio.actor import Actor
from studio.errors import Refused
from studio.rights import verb
from studio.sessions.model import Comfort
from studio.viewings.choosing import keep_loved, loved, require_choosing
from studio.viewings.drafts import LONGEST_NOTE, HeldDraft
from studio.viewings.model import Outcome, ViewingId, ViewingState
from studio.viewings.service import AHEAD, enter, found, has_begun, require_begun


@verb("viewings.note_comfort")
def note_comfort(db: Session, by: Actor, viewing_id: ViewingId, comfort: Comfort, words: str = "") -> None:
    """The answer to the comfort question, as it is given before the first picture; holding it finds it there.

    Raises Refused at "comfort_words" when they are unsure and their words are missing.
    """
    viewing = require_choosing(db, viewing_id)
    said = written.passage(words, LONGEST_NOTE).text
    if comfort is not Comfort.FINE and not said:
        raise Refused("Please write it in their words, or why it was not asked.", "comfort_words")
    viewing.comfort, viewing.comfort_words = comfort, said
    db.flush()


@verb("viewings.hold")
def hold(db: Session, by: Actor, viewing_id: ViewingId, draft: HeldDraft, version: int | None = None) -> None:
    """A viewing was held: what they saw and chose, how they felt, and how it ended."""
    draft.check()
    viewing = found(db, viewing_id, version)
    require_begun(db, viewing)
    if sessions.session(db, viewing.session_id).state in AHEAD:
        raise Refused("Their session is not completed yet. Please write down first how it went.")
    today = clock.today(business.studio(db).zone)
    if (
        draft.outcome is Outcome.THINKING
        and draft.next_contact_on is not None
        and draft.next_contact_on <= today
    ):
        raise Refused("Please agree a day to come.", "next_contact_on")
    enter(viewing, ViewingState.HELD)
    viewing.outcome, viewing.outcome_reason = draft.outcome, draft.reason.strip()
    viewing.comfort, viewing.comfort_words = draft.comfort, draft.comfort_words.strip()
    viewing.images_shown, viewing.mood = draft.images_shown, draft.mood.strip()
    viewing.next_contact_on = draft.next_contact_on if draft.outcome is Outcome.THINKING else None
    viewing.held_at = clock.now()
    db.flush()
    keep_loved(db, viewing_id, draft.chosen)
    if viewing.next_contact_on is not None:
        promises.make(
            db,
            by,
            promises.PromiseDraft(
                household_id=viewing.household_id,
                text="Ring once about the pictures they are thinking over",
                kind=promises.PromiseKind.CALL_BACK,
                due=viewing.next_contact_on,
                source=_source(viewing_id),
            ),
        )


@verb("viewings.thought_over")
def thought_over(db: Session, by: Actor, viewing_id: ViewingId, outcome: Outcome, reason: str = "") -> None:
    """What came of thinking it over: the one gentle call was made, and they ordered or did not."""
    viewing = found(db, viewing_id)
    if viewing.outcome is not Outcome.THINKING:
        raise Refused("They are not thinking it over.")
    if outcome is Outcome.THINKING and viewing.chased_at is not None:
        raise Refused("We have asked once already; the rest is theirs.")
    promises.keep(db, by, _source(viewing_id))
    if outcome is Outcome.THINKING:
        viewing.chased_at = clock.now()
        return
    viewing.chased_at = viewing.chased_at or clock.now()
    viewing.outcome, viewing.outcome_reason = outcome, reason.strip()[:400]


def ordered(db: Session, by: Actor, viewing_id: ViewingId) -> None:
    """An order has come of it, that evening or later: nobody rings to ask any more. A part of placing an order.

    An evening in the viewing room ends with it: what they love is what they chose. One that is still to come stays
    booked.
    """
    viewing = found(db, viewing_id)
    if viewing.state is ViewingState.BOOKED and has_begun(db, viewing) and loved(db, viewing_id):
        enter(viewing, ViewingState.HELD)
        viewing.outcome, viewing.held_at = Outcome.ORDERED, clock.now()
        viewing.images_shown = pictures.count(db, viewing.session_id)
        keep_loved(db, viewing_id)
    if viewing.state is ViewingState.HELD:
        viewing.outcome = Outcome.ORDERED
        promises.release(db, by, _source(viewing_id), "They have ordered.")


def _source(viewing_id: ViewingId) -> str:
    """What the call after thinking it over was promised in."""
    return f"viewing:{viewing_id}"
