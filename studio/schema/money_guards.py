"""What the database refuses about money: more given back than was taken, an edit of what was given out."""

from __future__ import annotations

from studio.schema.guarding import Guard, changes, frozen

_CLOSED = "EXISTS (SELECT 1 FROM portrait_order o WHERE o.id = NEW.order_id AND o.state = 'closed')"
_MORE_THAN_TAKEN = (
    "(NEW.amount < 0 AND NEW.amount + (SELECT COALESCE(SUM(p.amount), 0) FROM payment p "
    "WHERE p.order_id = NEW.order_id) < 0)"
)

_CHEQUE_BACK = (
    "EXISTS (SELECT 1 FROM cheque_news c JOIN payment p ON p.id = c.payment_id "
    "WHERE p.order_id = NEW.order_id AND c.step = 'came back')"
)
_NOT_THE_OPPOSITE = (
    "(NEW.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.id = NEW.undoes_id "
    "AND p.undoes_id IS NULL AND p.order_id = NEW.order_id AND p.amount = -NEW.amount AND p.method = NEW.method))"
)
_PAGES_OF_MONEY = (
    "invoice_paper", "receipt_paper", "plan_paper", "voucher_paper", "count_paper", "statement",
)  # fmt: skip


def _kept_pages() -> list[Guard]:
    """A page about money that was given out is never removed and never changed; only erasure may empty it."""
    guards = [Guard(table, "DELETE", "1 = 1", "A kept page is never removed.") for table in _PAGES_OF_MONEY]
    emptied = "length(OLD.pdf) > 0 AND length(NEW.pdf) > 0 AND "
    changed = changes("pdf", "snapshot", "sha256")
    guards += [
        Guard(table, "UPDATE", emptied + changed, "A kept page is never changed.")
        for table in _PAGES_OF_MONEY
    ]
    return guards


GUARDS: tuple[Guard, ...] = (
    *_kept_pages(),
    Guard(
        "payment",
        "INSERT",
        "(NEW.amount > 0 AND " + _CLOSED + f" AND NOT {_CHEQUE_BACK})"
        f" OR (NEW.undoes_id IS NULL AND {_MORE_THAN_TAKEN}) OR {_NOT_THE_OPPOSITE}",
        "More was never taken for this order, or it is closed.",
    ),
    Guard("voucher_sale", "UPDATE", frozen("voucher_sale", "1 = 1"), "A sale is kept as it was written."),
    Guard("voucher_sale", "DELETE", "1 = 1", "A sale is never removed. Please put it right."),
    Guard("voucher", "UPDATE", changes("code", "worth"), "A gift voucher keeps its code and its worth."),
    Guard("voucher", "DELETE", "1 = 1", "A gift voucher is never removed."),
)
