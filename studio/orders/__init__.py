"""Orders: what a family chose to have made, at what price and by when, until it hangs on their wall.

An order is put together as a draft (``begin``, ``save_draft``), priced from the list of the day with each price
frozen on its line, and placed (``confirm``, or ``place`` in one act): then it has its number, its revision is
frozen, its page (L4) is drawn and kept, and the day is promised (R22). Nothing placed is ever edited: a change is
the next revision (``revise``, or ``amend`` in one act), printed and signed again. ``sign``, ``start_production``
and ``ready`` are the bench's steps; ``book_presentation`` and ``hold_presentation`` hand the pictures over;
``close`` ends it once nothing is owed. Money is ``take_payment`` and, for the owner, ``refund``. An order for a
complimentary reshoot's pictures brings the credit of those it replaces (R6), by the act that places it; how much
more it came to (``uplift``, R7) is the owner's alone to see. ``sizes_for`` reads a size as it is typed.
"""

from studio.catalogue.wording import in_inches, rate_in_words
from studio.orders.changing import ConsentRow, RevisionChanges, consent, history, taken_out
from studio.orders.cheques import ChequeRow, cheque_came_back, cheques_here, pay_in_cheques
from studio.orders.closing import close
from studio.orders.differences import Kind as ChangeKind
from studio.orders.differences import LineChange, made_differently
from studio.orders.discounting import hear_discount, limit_discounts
from studio.orders.discounting import limits as discount_limits
from studio.orders.drafts import (
    ConfirmDraft,
    ConsentDraft,
    HandedOverDraft,
    LineDraft,
    OrderDraft,
    PaymentDraft,
    PresentationDraft,
    RefundDraft,
    read_discount,
)
from studio.orders.invoicing import InvoiceRow, charged, invoice_pdf, invoices_of, issue_invoice
from studio.orders.lines import Offer, split_free
from studio.orders.listing import UNDER_WAY, listing
from studio.orders.model import (
    ConsentWay,
    LineId,
    OrderId,
    OrderKind,
    OrderState,
    PaymentId,
    PresentationId,
    PresentationState,
    RevisionState,
    Surplus,
)
from studio.orders.money_keeping import plan_pdf, print_plan, print_receipt, receipt_pdf
from studio.orders.money_model import Every, InvoiceId, InvoiceKind, Kept, PlanId
from studio.orders.paying import put_payment_right, refund, refund_kept_credit, take_payment
from studio.orders.picturing import make_ready as make_pictures_ready
from studio.orders.planning import (
    InstalmentRow,
    PlanDraft,
    PlanRow,
    end_plan,
    make_plan,
    plan_again,
    plan_of,
    plans_of,
    proposed,
)
from studio.orders.presenting import (
    book_presentation,
    cancel_presentation,
    hold_presentation,
    move_presentation,
    presentation_back,
    presentation_no_show,
)
from studio.orders.production import cancel, make_again, ready, require_cancellable, sign, start_production
from studio.orders.proposing import Proposed, as_last_time, lines_from_wall
from studio.orders.queries import (
    balance,
    first_order,
    kept_credit,
    of_household,
    of_session,
    order,
    order_numbered,
    paper,
    presentation,
    presentation_at,
    presentations_held,
    presentations_of,
    read_household,
    replaceable,
    standing_for,
    uplift,
)
from studio.orders.quoting import offer_for, quote
from studio.orders.replacing import replace_otherwise, replaced_of
from studio.orders.rows import (
    LineRow,
    OrderListRow,
    OrderRow,
    PaymentRow,
    PresentationHeldRow,
    PresentationRow,
    QuoteRow,
    RevisionRow,
    TaxRow,
)
from studio.orders.service import amend, begin, confirm, drop_revision, place, place_draft, revise, save_draft
from studio.orders.sizes import SizeFound, sizes_for
from studio.orders.telling import next_step, owed, story
from studio.orders.wording import framing_in_words, line_in_words
from studio.sessions.model import Method
from studio.viewings.model import Place

__all__ = [
    "UNDER_WAY",
    "ChangeKind",
    "ChequeRow",
    "ConfirmDraft",
    "ConsentDraft",
    "ConsentRow",
    "ConsentWay",
    "Every",
    "HandedOverDraft",
    "InstalmentRow",
    "InvoiceId",
    "InvoiceKind",
    "InvoiceRow",
    "Kept",
    "LineChange",
    "LineDraft",
    "LineId",
    "LineRow",
    "Method",
    "Offer",
    "OrderDraft",
    "OrderId",
    "OrderKind",
    "OrderListRow",
    "OrderRow",
    "OrderState",
    "PaymentDraft",
    "PaymentId",
    "PaymentRow",
    "Place",
    "PlanDraft",
    "PlanId",
    "PlanRow",
    "PresentationDraft",
    "PresentationHeldRow",
    "PresentationId",
    "PresentationRow",
    "PresentationState",
    "Proposed",
    "QuoteRow",
    "RefundDraft",
    "RevisionChanges",
    "RevisionRow",
    "RevisionState",
    "SizeFound",
    "Surplus",
    "TaxRow",
    "amend",
    "as_last_time",
    "balance",
    "begin",
    "book_presentation",
    "cancel",
    "cancel_presentation",
    "charged",
    "cheque_came_back",
    "cheques_here",
    "close",
    "confirm",
    "consent",
    "discount_limits",
    "drop_revision",
    "end_plan",
    "first_order",
    "framing_in_words",
    "hear_discount",
    "history",
    "hold_presentation",
    "in_inches",
    "invoice_pdf",
    "invoices_of",
    "issue_invoice",
    "kept_credit",
    "limit_discounts",
    "line_in_words",
    "lines_from_wall",
    "listing",
    "made_differently",
    "make_again",
    "make_pictures_ready",
    "make_plan",
    "move_presentation",
    "next_step",
    "of_household",
    "of_session",
    "offer_for",
    "order",
    "order_numbered",
    "owed",
    "paper",
    "pay_in_cheques",
    "place",
    "place_draft",
    "plan_again",
    "plan_of",
    "plan_pdf",
    "plans_of",
    "presentation",
    "presentation_at",
    "presentation_back",
    "presentation_no_show",
    "presentations_held",
    "presentations_of",
    "print_plan",
    "print_receipt",
    "proposed",
    "put_payment_right",
    "quote",
    "rate_in_words",
    "read_discount",
    "read_household",
    "ready",
    "receipt_pdf",
    "refund",
    "refund_kept_credit",
    "replace_otherwise",
    "replaceable",
    "replaced_of",
    "require_cancellable",
    "revise",
    "save_draft",
    "sign",
    "sizes_for",
    "split_free",
    "standing_for",
    "start_production",
    "story",
    "take_payment",
    "taken_out",
    "uplift",
]  # fmt: skip
