"""The till: the day's money counted, gift vouchers sold, statements for families.

Whatever was taken or given back, for an order, a session fee or a gift voucher, is a row where it belongs; the count
of a day (``to_count``, ``count_the_day``) takes in each row once, sets what is there beside what should be, and stays
as it was written. A voucher is sold here (``sell_voucher``) and used where something is paid for. ``make_statement``
says on one page how a family stands with us.
"""

from studio.till.counting import (
    PIECES,
    CountDraft,
    CountRow,
    ToCount,
    count_pdf,
    count_the_day,
    counts,
    expected_of,
    to_count,
)
from studio.till.model import CountId, MoneyOf, StatementId
from studio.till.money_rows import MoneyRow, days_not_counted, not_counted, of_count
from studio.till.selling import (
    SoldRow,
    VoucherDraft,
    give_voucher_to,
    put_sale_right,
    sell_voucher,
    sold,
    voucher_pdf,
)
from studio.till.statements import make_statement, statement_pdf
from studio.till.telling import owed, story

__all__ = [
    "PIECES", "CountDraft", "CountId", "CountRow", "MoneyOf", "MoneyRow", "SoldRow", "StatementId", "ToCount",
    "VoucherDraft", "count_pdf", "count_the_day", "counts", "days_not_counted", "expected_of", "give_voucher_to",
    "make_statement", "not_counted", "of_count", "owed", "put_sale_right", "sell_voucher", "sold", "statement_pdf",
    "story", "to_count", "voucher_pdf",
]  # fmt: skip
