"""What a page would like to happen; the frame knows who answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from studio.story import Opens

_NOTHING: Final[dict[str, object]] = {}


class Wish(NamedTuple):
    """A verb of ``ui/gestures.py`` and what it is about: ``Wish("open_client", {"household_id": 7})``."""

    verb: str
    with_: Mapping[str, object] = _NOTHING


_OPENING = {
    "household": ("open_client", "household_id"),
    "session": ("open_session", "session_id"),
    "viewing": ("open_viewing", "viewing_id"),
    "viewing_to_book": ("arrange_viewing", "viewing_id"),
    "order": ("open_order", "order_id"),
    "till": ("open_till", "till_id"),
    "making": ("making", "order_id"),
    "purchase": ("take_parcel", "purchase_id"),
    "presentation": ("open_presentation", "presentation_id"),
    "letter": ("open_letter", "letter_id"),
    "letters_due": ("open_letters_due", "letter_id"),
    "concern": ("open_case", "concern_id"),
    "enquiry": ("open_enquiry", "enquiry_id"),
    "message": ("open_message", "message_id"),
    "promise": ("open_promise", "promise_id"),
    "appointment": ("open_appointment", "appointment_id"),
    "waiting": ("waiting_list", "waiting_id"),
    "merge": ("undo_merge", "merge_id"),
    "stock": ("stock", "moulding_id"),
    "custody": ("custody", "custody_id"),
    "order_call": ("delay_calls", "order_id"),
    "order_collect": ("collect", "order_id"),
    "call_session": ("ring", "session_id"),
    "call_viewing": ("ring", "viewing_id"),
    "slip": ("open_slip", "slip_id"),
    "call_slip": ("call_slip", "slip_id"),
    "happy_slip": ("note_happy", "slip_id"),
}


def opening(opens: Opens) -> Wish:
    """The wish to open what a line is about."""
    verb, about = _OPENING[opens.kind]
    return Wish(verb, {about: opens.id})
