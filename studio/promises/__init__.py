"""Promises: what the studio said it would do for a family, by when, and at what price.

A promise is made with whatever it was written in (``source``, such as ``order:17``) and settled by that name: kept,
kept late, or released by the client. One that is still open the morning after its day is broken; nobody sets that,
it follows from the date, and a new date does not undo it. Promised prices outlive price lists (R11), and what staff
have said is honoured (R14): a price, a discount or a voucher is good until its day and waits for the client after it.
The register settles one that was made by word of mouth; the owner hears of each that was not kept in time (R13).
"""

from studio.promises.drafts import LONGEST_TEXT, MoveDraft, PromiseDraft
from studio.promises.model import UNTIL, PromiseFor, PromiseId, PromiseKind, PromiseState, VoucherId
from studio.promises.queries import (
    PromiseRow,
    broken,
    itself,
    of_household,
    of_source,
    open_from,
    opened_by,
    settled_elsewhere,
)
from studio.promises.register import (
    MOST_LISTED,
    Counts,
    MoveRow,
    Registered,
    Standing,
    at_old_prices,
    counts,
    kept_on,
    moves,
    promise,
    register,
    to_be_heard,
)
from studio.promises.service import keep, make, move, release
from studio.promises.settling import agree_another_day, hear, honour, let_go
from studio.promises.telling import owed, story
from studio.promises.using import OpenWorth, open_worth, stand_open_again, stand_open_for, use, worth_of
from studio.promises.vouchers import (
    VoucherRow,
    end_voucher,
    give_voucher_to,
    make_voucher,
    own_vouchers,
    read_code,
    spend_own_vouchers,
    spend_voucher,
    voucher,
    voucher_back,
    voucher_with_code,
    vouchers,
)

__all__ = [
    "LONGEST_TEXT",
    "MOST_LISTED",
    "UNTIL",
    "Counts",
    "MoveDraft",
    "MoveRow",
    "OpenWorth",
    "PromiseDraft",
    "PromiseFor",
    "PromiseId",
    "PromiseKind",
    "PromiseRow",
    "PromiseState",
    "Registered",
    "Standing",
    "VoucherId",
    "VoucherRow",
    "agree_another_day",
    "at_old_prices",
    "broken",
    "counts",
    "end_voucher",
    "give_voucher_to",
    "hear",
    "honour",
    "itself",
    "keep",
    "kept_on",
    "let_go",
    "make",
    "make_voucher",
    "move",
    "moves",
    "of_household",
    "of_source",
    "open_from",
    "open_worth",
    "opened_by",
    "owed",
    "own_vouchers",
    "promise",
    "read_code",
    "register",
    "release",
    "settled_elsewhere",
    "spend_own_vouchers",
    "spend_voucher",
    "stand_open_again",
    "stand_open_for",
    "story",
    "to_be_heard",
    "use",
    "voucher",
    "voucher_back",
    "voucher_with_code",
    "vouchers",
    "worth_of",
]  # fmt: skip
