"""Promises: what the studio said it would do for a family, by when, and at what price.

A promise is made with whatever it was written in (``source``, such as ``order:17``) and settled by that name: kept,
kept late, or released by the client. One that is still open the morning after its day is broken; nobody sets that,
it follows from the date, and a new date does not undo it. Promised prices outlive price lists (R11), and what staff
have said is honoured (R14).
"""

from studio.promises.drafts import PromiseDraft
from studio.promises.model import PromiseFor, PromiseId, PromiseKind, PromiseState
from studio.promises.queries import (
    PromiseRow,
    broken,
    of_household,
    of_source,
    open_from,
    opened_by,
    owed,
    story,
)
from studio.promises.service import keep, make, move, release
from studio.promises.using import OpenWorth, open_worth, stand_open_again, stand_open_for, use, worth_of

__all__ = [
    "OpenWorth",
    "PromiseDraft",
    "PromiseFor",
    "PromiseId",
    "PromiseKind",
    "PromiseRow",
    "PromiseState",
    "broken",
    "keep",
    "make",
    "move",
    "of_household",
    "of_source",
    "open_from",
    "open_worth",
    "opened_by",
    "owed",
    "release",
    "stand_open_again",
    "stand_open_for",
    "story",
    "use",
    "worth_of",
]
