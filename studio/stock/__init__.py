"""Stock: the mouldings on the rack, by the metre, and what they are promised to.

What is there is the sum of what was delivered, counted, used and wasted; nothing of it is ever written over. A
confirmed order reserves what its frames need (``reserve``), framing uses it (``use``), and what is free is what is
there less what is reserved. The bench is never refused: a length that the books do not have is a question to count
(``owed``), not a no (R18). Too little free is a wait of so many working days (``wait_days``), until the day the
supplier named (``out_until``), the delivery that is expected, or the moulding's usual time. What runs low is proposed
to be ordered, supplier by supplier (``to_order``).
"""

from studio.stock.cutting import cut_length, in_metres
from studio.stock.drafts import CountDraft, CountedDraft, DeliveryDraft, ExpectedDraft
from studio.stock.model import ExpectedId, MoveKind, NeedId, OutUntil, ShortageId, StockNeed
from studio.stock.queries import (
    expected,
    free,
    is_kept,
    moves_of,
    needs_of,
    on_hand,
    out_until,
    rack,
    reserved_for,
    shortages,
    to_order,
    wait_days,
    was_cut,
)
from studio.stock.rows import ExpectedRow, MoveRow, NeedRow, StockRow, ToOrder, ToOrderLine
from studio.stock.service import (
    back_in,
    called_off,
    count,
    count_rack,
    deliver,
    expect,
    expect_later,
    met,
    need,
    out_of_stock,
    release,
    reserve,
    use,
    waste,
)
from studio.stock.telling import owed

__all__ = [
    "CountDraft", "CountedDraft", "DeliveryDraft", "ExpectedDraft", "ExpectedId", "ExpectedRow", "MoveKind", "MoveRow",
    "NeedId", "NeedRow", "OutUntil", "ShortageId", "StockNeed", "StockRow", "ToOrder", "ToOrderLine", "back_in",
    "called_off", "count", "count_rack", "cut_length", "deliver", "expect", "expect_later", "expected", "free",
    "in_metres", "is_kept", "met", "moves_of", "need", "needs_of", "on_hand", "out_of_stock", "out_until", "owed",
    "rack", "release", "reserve", "reserved_for", "shortages", "to_order", "use", "wait_days", "was_cut", "waste",
]  # fmt: skip
