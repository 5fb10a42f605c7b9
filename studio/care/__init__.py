"""Care is what happens when someone is not happy: she is believed, answered the same day, and it ends when she says so.

A concern belongs to one person and begins with her story in her own words. What she would like is asked before
anything is offered; everyone here may offer a complimentary reshoot, which is free, books its session and viewing in
the same gesture, and runs through the whole process again. There is no state that says no, nothing is ever dropped,
and both rounds can be seen beside each other.
"""

from studio.care.clocks import GOAL_MINUTES, FirstAnswer, Waiting, first_answer, latest_call_back
from studio.care.drafts import ConcernDraft, MarkDraft, OfferDraft, ReshootDraft, SecondRound
from studio.care.marks import aspect_of, mark, marked, unmark
from studio.care.model import (
    About,
    Aspect,
    Cause,
    Channel,
    ConcernId,
    ConcernState,
    MarkId,
    OfferId,
    OfferKind,
    OfferOutcome,
    Reached,
    ReshootId,
)
from studio.care.offers import answer_offer, offer
from studio.care.queries import (
    concern,
    concerns_about,
    concerns_of_household,
    has_open_concern,
    households_with_open_concerns,
    latest_concerns,
    open_concern_of,
    open_concerns,
    reshoot_of_concern,
    reshoot_of_session,
    reshoots_of_concern,
    settled_concerns,
)
from studio.care.rounds import rounds
from studio.care.rows import (
    ConcernRow,
    MarkedRow,
    OfferRow,
    OpenConcern,
    QuietRow,
    ReshootRow,
    Rounds,
    RoundStep,
    StepRow,
)
from studio.care.second_round import begin_reshoot_order, book_reshoot
from studio.care.service import (
    acknowledge,
    answer_question,
    apologise,
    assign,
    check_back,
    confirm_happy,
    describe,
    found_out,
    reopen,
    resolve,
    respond,
    take_in_hand,
    withdraw,
)
from studio.care.taking_down import log_concern
from studio.care.telling import next_step, next_words, offer_words, owed, shortened, story, waiting_words

__all__ = [
    "GOAL_MINUTES", "About", "Aspect", "Cause", "Channel", "ConcernDraft", "ConcernId", "ConcernRow",
    "ConcernState", "FirstAnswer", "MarkDraft", "MarkId", "MarkedRow", "OfferDraft", "OfferId", "OfferKind",
    "OfferOutcome", "OfferRow", "OpenConcern", "QuietRow", "Reached", "ReshootDraft", "ReshootId", "ReshootRow",
    "RoundStep", "Rounds", "SecondRound", "StepRow", "Waiting", "acknowledge", "answer_offer", "answer_question",
    "apologise", "aspect_of", "assign", "begin_reshoot_order", "book_reshoot", "check_back", "concern",
    "concerns_about", "concerns_of_household", "confirm_happy", "describe", "first_answer", "found_out",
    "has_open_concern", "households_with_open_concerns", "latest_call_back", "latest_concerns", "log_concern",
    "mark", "marked", "next_step", "next_words", "offer", "offer_words", "open_concern_of", "open_concerns", "owed",
    "reopen", "reshoot_of_concern", "reshoot_of_session", "reshoots_of_concern", "resolve", "respond", "rounds",
    "settled_concerns", "shortened", "story", "take_in_hand", "unmark", "waiting_words", "withdraw",
]  # fmt: skip
