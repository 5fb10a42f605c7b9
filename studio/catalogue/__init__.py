"""What the studio offers: kinds of session with their length and fee, and what pictures cost from which day.

Price lists follow one another by the day they start. A list that has begun is never edited, because orders and
promises lean on it (R11); the next list takes its place, and may do so the same day. ``start_studio`` opens a new
studio together with something to book and something to sell.
"""

from studio.catalogue.drafts import PriceDraft, PriceListDraft, SessionTypeDraft
from studio.catalogue.model import PriceId, PriceListId, SessionTypeId
from studio.catalogue.paper import PriceListPaper, draw_price_list, price_list_in_force, price_list_paper
from studio.catalogue.queries import (
    PriceListRow,
    PriceRow,
    SessionTypeRow,
    price,
    price_list_on,
    price_lists,
    prices_of,
    prices_on,
    session_type,
    session_types,
)
from studio.catalogue.service import (
    FIRST_PRICES,
    FIRST_TYPES,
    add_price_list,
    add_session_type,
    amend_session_type,
    start_studio,
    withdraw_price_list,
)

__all__ = [
    "FIRST_PRICES",
    "FIRST_TYPES",
    "PriceDraft",
    "PriceId",
    "PriceListDraft",
    "PriceListId",
    "PriceListPaper",
    "PriceListRow",
    "PriceRow",
    "SessionTypeDraft",
    "SessionTypeId",
    "SessionTypeRow",
    "add_price_list",
    "add_session_type",
    "amend_session_type",
    "draw_price_list",
    "price",
    "price_list_in_force",
    "price_list_on",
    "price_list_paper",
    "price_lists",
    "prices_of",
    "prices_on",
    "session_type",
    "session_types",
    "start_studio",
    "withdraw_price_list",
]
