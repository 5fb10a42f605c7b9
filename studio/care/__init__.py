"""Care is what happens when someone is not happy: she is believed, answered the same day, and it ends when she says so.

A concern belongs to one person and begins with her story in her own words. What she would like is asked before
anything is offered; everyone here may offer a complimentary reshoot, which is free, books its session and viewing in
the same gesture, and runs through the whole process again. There is no state that says no, nothing is ever dropped,
and all rounds can be seen beside each other. A case that is put right is asked after: with her words it is happy; when
no reply came it says so, which is neither happy nor dropped, and one step opens it again.
"""

from studio.care.as_before import AsBefore, as_before, chosen_of
from studio.care.brief import brief_name, reshoot_brief
from studio.care.clocks import GOAL_MINUTES, FirstAnswer, Waiting, first_answer, latest_call_back, nth
from studio.care.cost import CostLine, CostRow, true_cost
from studio.care.drafts import ConcernDraft, Described, MarkDraft, OfferDraft, ReshootDraft, SecondRound
from studio.care.first_order import (
    LeftOver,
    PieceFate,
    decide_first_order,
    decide_piece,
    hand_over,
    take_back,
)
from studio.care.first_order_model import Fate, FirstPieceId
from studio.care.first_pieces import (
    FirstOrder,
    FirstPieceRow,
    NewPiece,
    coming_back,
    fates_of_order,
    first_order,
    in_place_of,
)
from studio.care.gentle import Gentle, gentle, revive_reshoot
from studio.care.goodwill import GOODWILL, limit_of, see_goodwill, unseen
from studio.care.leaving import staff_leaves
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
from studio.care.offers import answer_offer, keep_offer, offer
from studio.care.pairing import paired
from studio.care.proposing import Lists, proposed
from studio.care.queries import (
    concern,
    concerns_about,
    concerns_of_household,
    has_open_concern,
    households_with_open_concerns,
    latest_concerns,
    open_concern_of,
    open_concerns,
    settled_concerns,
)
from studio.care.reshoot_queries import (
    ShownPicture,
    pictures_of_reshoot,
    reshoot,
    reshoot_of_concern,
    reshoot_of_session,
    reshoots_of_concern,
    reshoots_of_household,
)
from studio.care.rounds import chain_of, rounds
from studio.care.rows import (
    ConcernRow,
    MarkedRow,
    OfferRow,
    OpenConcern,
    OverLimit,
    QuietRow,
    ReshootRow,
    Round,
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
    hear,
    no_reply,
    reopen,
    resolve,
    respond,
    take_in_hand,
    withdraw,
)
from studio.care.setting import LONGEST_OPENING, OPENING, opening, set_opening
from studio.care.stages import Stage, stage_of
from studio.care.taking_down import log_concern
from studio.care.telling import next_step, next_words, offer_words, owed, shortened, story, waiting_words
from studio.care.undertakings import in_writing

__all__ = [
    "GOAL_MINUTES", "GOODWILL", "LONGEST_OPENING", "OPENING", "About", "AsBefore", "Aspect", "Cause", "Channel",
    "ConcernDraft", "ConcernId", "ConcernRow", "ConcernState", "CostLine", "CostRow", "Described", "Fate",
    "FirstAnswer", "FirstOrder", "FirstPieceId", "FirstPieceRow", "Gentle", "LeftOver", "Lists", "MarkDraft",
    "MarkId", "MarkedRow", "NewPiece", "OfferDraft", "OfferId", "OfferKind", "OfferOutcome", "OfferRow",
    "OpenConcern", "OverLimit", "PieceFate", "QuietRow", "Reached", "ReshootDraft", "ReshootId", "ReshootRow",
    "Round", "RoundStep", "Rounds", "SecondRound", "ShownPicture", "Stage", "StepRow", "Waiting", "acknowledge",
    "answer_offer", "answer_question", "apologise", "as_before", "aspect_of", "assign", "begin_reshoot_order",
    "book_reshoot", "brief_name", "chain_of", "check_back", "chosen_of", "coming_back", "concern",
    "concerns_about", "concerns_of_household", "confirm_happy", "decide_first_order", "decide_piece",
    "describe", "fates_of_order", "first_answer", "first_order", "found_out", "gentle", "hand_over",
    "has_open_concern", "hear", "households_with_open_concerns", "in_place_of", "in_writing", "keep_offer",
    "latest_call_back", "latest_concerns", "limit_of", "log_concern", "mark", "marked", "next_step",
    "next_words", "no_reply", "nth", "offer", "offer_words", "open_concern_of", "open_concerns", "opening",
    "owed", "paired", "pictures_of_reshoot", "proposed", "reopen", "reshoot", "reshoot_brief",
    "reshoot_of_concern", "reshoot_of_session", "reshoots_of_concern", "reshoots_of_household", "resolve",
    "respond", "revive_reshoot", "rounds", "see_goodwill", "set_opening", "settled_concerns", "shortened",
    "staff_leaves", "stage_of", "story", "take_back", "take_in_hand", "true_cost", "unmark", "unseen",
    "waiting_words", "withdraw",
]  # fmt: skip
